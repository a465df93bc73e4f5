#include "tests/support/screen.h"

#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <criterion/criterion.h>

Test(draw, text_is_cut_padded_and_cleaned)
{
    screen_start(6, 24);
    struct area area = {1, 2, 4, 10};
    draw_text(area, 0, 0, "Værnesregionen", STYLE_NORMAL);
    draw_cell(area, 1, 0, 10, "Værnesregionen", DRAW_LEFT, STYLE_ERROR);
    draw_cell(area, 2, 0, 10, "29 588", DRAW_RIGHT, STYLE_NORMAL);
    draw_text(area, 3, 0, "a\033[2Jb\n\xff", STYLE_NORMAL);
    screen_is("\n"
              "  Værnesregi\n"
              "  Værnesreg…\n"
              "      29 588\n"
              "  a�[2Jb��\n");
    screen_styles_are(((struct area){2, 0, 1, 24}), "..EEEEEEEEEE\n");
    screen_stop();
}

Test(draw, everything_is_clipped_to_area_and_screen)
{
    screen_start(3, 8);
    struct area wide = {1, -4, 1, 40};
    draw_text(wide, 0, 0, "0123456789abcdefgh", STYLE_NORMAL);
    draw_text(wide, 1, 0, "below", STYLE_NORMAL);
    draw_text(wide, -1, 0, "above", STYLE_NORMAL);
    draw_text((struct area){0, 6, 1, 5}, 0, 0, "漢字", STYLE_NORMAL);
    draw_text((struct area){2, 6, 1, 1}, 0, 0, "漢", STYLE_NORMAL);
    draw_text((struct area){0, -1, 1, 6}, 0, 0, "漢字", STYLE_NORMAL);
    screen_is(" 字   漢\n"
              "456789ab\n");
    draw_fill((struct area){-5, -5, 50, 50}, STYLE_NORMAL);
    screen_is("");
    screen_stop();
}

Test(draw, panes_join_their_borders)
{
    screen_start(7, 44);
    struct draw_pane panes[] = {
        {.area = {0, 0, 5, 14}, .title = "Regioner"},
        {.area = {0, 13, 5, 31}, .title = "Ordninger", .counter = "12 av 47", .active = true},
        {.area = {4, 0, 3, 44}},
    };
    draw_panes(panes, 3);
    screen_is("┌ Regioner ──┬ Ordninger ──────── 12 av 47 ┐\n"
              "│            │                             │\n"
              "│            │                             │\n"
              "│            │                             │\n"
              "├────────────┴─────────────────────────────┤\n"
              "│                                          │\n"
              "└──────────────────────────────────────────┘\n");
    screen_styles_are(((struct area){0, 10, 5, 6}), "---===\n"
                                                    "...=\n"
                                                    "...=\n"
                                                    "...=\n"
                                                    "---===\n");
    screen_stop();
}

Test(draw, ascii_has_a_sign_for_everything)
{
    screen_start_ascii(4, 20);
    draw_box((struct area){0, 0, 3, 20}, "Regioner", STYLE_BORDER);
    draw_cell((struct area){1, 1, 1, 18}, 0, 0, 8, "Værnesregionen", DRAW_LEFT, STYLE_NORMAL);
    draw_text((struct area){3, 0, 1, 20}, 0, 0, draw_sort_sign(true), STYLE_NORMAL);
    screen_is("+ Regioner --------+\n"
              "|Værnesr~          |\n"
              "+------------------+\n"
              "v\n");
    screen_stop();
}

Test(draw, the_cursor_is_kept_on_the_screen)
{
    screen_start(5, 10);
    draw_cursor((struct area){2, 3, 1, 5}, 0, 1);
    screen_cursor_is(2, 4);
    draw_cursor((struct area){20, 30, 1, 5}, 0, 1);
    screen_cursor_is(4, 9);
    terminal_resize_test(2, 3);
    screen_cursor_is(1, 2);
    screen_stop();
}

Test(draw, mono_tells_roles_apart_without_colours)
{
    screen_start_mono(2, 10);
    draw_text(terminal_area(), 0, 0, "E", STYLE_ERROR);
    draw_text(terminal_area(), 0, 1, "S", STYLE_SELECTED);
    draw_text(terminal_area(), 0, 2, "f", STYLE_FIELD);
    screen_styles_are(((struct area){0, 0, 1, 5}), "ESs\n");
    cr_expect_eq(terminal_facts()->colours, 0);
    screen_stop();
}
