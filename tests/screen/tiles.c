#include "tests/support/screen.h"

#include "samreg/tui/terminal.h"
#include "samreg/tui/tiles.h"

#include <criterion/criterion.h>

/* Five municipalities in a cross, the middle one not known. */
static void begin(struct tiles *tiles)
{
    *tiles = (struct tiles){0};
    tiles_add(tiles, 0, 1, "Frosta", "0", 0);
    tiles_add(tiles, 1, 0, "Trondheim", "1 200", 4);
    tiles_add(tiles, 1, 1, "Malvik", "–", TILES_UNKNOWN);
    tiles_add(tiles, 1, 2, "Stjørdal", "700", 2);
    tiles_add(tiles, 2, 1, "Midtre Gauldal", "300", 1);
    tiles_set_legend(tiles, 0, "0-240");
    tiles_set_legend(tiles, 1, "240-480");
    tiles_set_legend(tiles, 2, "480-720");
    tiles_set_legend(tiles, 4, "960-1 200");
    tiles_set_legend(tiles, TILES_UNKNOWN, "– ikke oppgitt");
}

Test(tiles_screen, tiles_have_name_number_and_pattern)
{
    struct tiles tiles;
    screen_start(10, 60);
    begin(&tiles);
    tiles.cursor = 3;
    tiles_draw(&tiles, terminal_area());
    screen_is("                Frosta\n"
              "                0 ············\n"
              "                ··············\n"
              " Trondheim      Malvik        >Stjørdal\n"
              " 1 200 ████████ –              700 ▒▒▒▒▒▒▒▒▒▒\n"
              " ██████████████                ▒▒▒▒▒▒▒▒▒▒▒▒▒▒\n"
              "                Midtre Gauldal\n"
              "                300 ░░░░░░░░░░\n"
              "                ░░░░░░░░░░░░░░\n"
              " · 0-240  ░ 240-480  ▒ 480-720  █ 960-1 200  – ikke oppgitt\n");
    screen_styles_are(terminal_area(), "\n"
                                       "..................111111111111\n"
                                       "................11111111111111\n"
                                       "..............................SSSSSSSSSSSSSSS\n"
                                       ".......22222222...dddddddddddd.....1111111111\n"
                                       ".22222222222222.dddddddddddddd.11111111111111\n"
                                       "\n"
                                       "....................1111111111\n"
                                       "................11111111111111\n"
                                       ".1........1..........1..........2\n");
    screen_cursor_is(3, 31);
    tiles_clear(&tiles);
    screen_stop();
}

Test(tiles_screen, low_screens_have_a_line_a_tile_and_ascii_its_own_patterns)
{
    struct tiles tiles;
    screen_start_ascii(5, 60);
    begin(&tiles);
    tiles_draw(&tiles, terminal_area());
    screen_is("               >Frosta      0.\n"
              " Trondh~ 1 200# Malvik      –  Stjørdal  700+\n"
              "                Midtre G~ 300:\n"
              "\n"
              " . 0-240  : 240-480  + 480-720  # 960-1 200  – ikke oppgitt\n");
    tiles_clear(&tiles);
    screen_stop();
}

Test(tiles_screen, classes_are_told_apart_without_colour)
{
    struct tiles tiles;
    screen_start_mono(7, 60);
    begin(&tiles);
    tiles_draw(&tiles, terminal_area());
    screen_is("               >Frosta\n"
              "                0 ············\n"
              " Trondheim      Malvik         Stjørdal\n"
              " 1 200 ████████ –              700 ▒▒▒▒▒▒▒▒▒▒\n"
              "                Midtre Gauldal\n"
              "                300 ░░░░░░░░░░\n"
              " · 0-240  ░ 240-480  ▒ 480-720  █ 960-1 200  – ikke oppgitt\n");
    tiles_clear(&tiles);
    screen_stop();
}

Test(tiles_screen, who_is_told_nothing_about_has_a_tile_without_a_pattern)
{
    struct tiles tiles = {0};
    screen_start(5, 60);
    tiles_add(&tiles, 0, 0, "Frosta", "2", 4);
    tiles_add(&tiles, 0, 1, "Leksvik", "", TILES_ABSENT);
    tiles_set_legend(&tiles, 4, "2");
    tiles_set_legend(&tiles, TILES_ABSENT, "tom: ikke i tabellen");
    tiles_draw(&tiles, terminal_area());
    screen_is(">Frosta         Leksvik\n"
              " 2 ████████████\n"
              " ██████████████\n"
              "\n"
              " █ 2  tom: ikke i tabellen\n");
    tiles_clear(&tiles);
    screen_stop();
}

Test(tiles_screen, what_does_not_fit_is_scrolled_to)
{
    struct tiles tiles;
    screen_start(3, 17);
    begin(&tiles);
    tiles_draw(&tiles, terminal_area());
    screen_is(">Frosta  0·\n"
              " Malvik  –\n"
              " · 0-240    ▼ < >\n");
    cr_expect(tiles_key(&tiles, screen_key("End")));
    tiles_draw(&tiles, terminal_area());
    screen_is(" Malvik  –\n"
              ">Midt… 300░\n"
              " · 0-240    ▲ < >\n");
    cr_expect(tiles_key(&tiles, screen_key("Right")));
    tiles_draw(&tiles, terminal_area());
    screen_is(">Stjø… 700▒\n"
              "\n"
              " · 0-240      ▲ <\n");
    tiles_draw(&tiles, (struct area){0, 0, 0, 0});
    tiles_draw(&tiles, (struct area){0, 0, 2, 3});
    tiles_clear(&tiles);
    screen_stop();
}
