/* The canvas of plots and the big letters, as cells. */
#include "samreg/base/text.h"
#include "samreg/tui/big_text.h"
#include "samreg/tui/plot.h"
#include "samreg/tui/terminal.h"
#include "tests/support/screen.h"

#include <criterion/criterion.h>

Test(plot, halves_join_lines_cross_and_texts_keep_their_distance)
{
    struct plot plot = {0};

    screen_start(7, 17);
    plot_begin(&plot, terminal_area());
    plot_frame(&plot, terminal_area(), STYLE_BORDER);
    plot_line(&plot, 2, 1, 5, 7, STYLE_SERIES_1);
    plot_half(&plot, 9, 2, STYLE_SERIES_2);
    plot_half(&plot, 8, 2, STYLE_SERIES_2);
    plot_cross(&plot, 4, 10, 14, 12, 2, 5, STYLE_SERIES_3);
    plot_arrow(&plot, 5, 10, 2, 14, STYLE_SERIES_4);
    plot_marker(&plot, 5, 5, PLOT_DIAMOND, true, STYLE_SERIES_5);
    plot_marker(&plot, 5, 6, PLOT_DIAMOND, false, STYLE_SERIES_5);
    plot_text(&plot, 1, 4, "Ås", STYLE_STRONG);
    plot_dot(&plot, 5, 5, STYLE_DIM);
    plot_dot(&plot, 5, 7, STYLE_DIM);
    plot_marker(&plot, 40, 2, PLOT_CIRCLE, true, STYLE_NORMAL);
    plot_half(&plot, -1, 2, STYLE_NORMAL);
    plot_show(&plot);
    screen_is("┌───────┬───────┐\n"
              "│▀  Ås  │   ▄↗▀ │\n"
              "│    ▀ ▄│ ▄ ┃   │\n"
              "├───────┼───┃───┤\n"
              "│ █     │ ━━╋━━ │\n"
              "│    ◆◇·│   ┃   │\n"
              "└───────┴───────┘\n");
    screen_styles_are(terminal_area(), "-----------------\n"
                                       "-1..BB..-...444.-\n"
                                       "-....1.1-.4.3...-\n"
                                       "------------3----\n"
                                       "-.2.....-.33333.-\n"
                                       "-....55d-...3...-\n"
                                       "-----------------\n");
    plot_clear(&plot);
    screen_stop();
}

Test(plot, shapes_repeat_after_eight_at_the_earliest)
{
    for (size_t i = 0; i < PLOT_SHAPES; i++) {
        for (size_t j = 0; j < i; j++) {
            cr_expect_neq(plot_look(i + 3).shape, plot_look(j + 3).shape);
            cr_expect_str_neq(plot_sign((enum plot_shape)i, true), plot_sign((enum plot_shape)j, true));
            cr_expect_str_neq(plot_sign((enum plot_shape)i, false), plot_sign((enum plot_shape)j, false));
        }
        cr_expect_eq(text_width(plot_sign((enum plot_shape)i, true)), 1);
        cr_expect_eq(text_width(plot_sign((enum plot_shape)i, false)), 1);
    }
    cr_expect_eq((int)PLOT_SHAPES, 8);
}

Test(plot, the_first_40_of_a_list_look_different)
{
    for (size_t i = 0; i < (size_t)PLOT_SHAPES * PLOT_COLOURS; i++) {
        for (size_t j = 0; j < i; j++) {
            struct plot_look a = plot_look(i);
            struct plot_look b = plot_look(j);

            cr_expect(a.shape != b.shape || a.style != b.style, "%zu and %zu", i, j);
        }
    }
}

Test(plot, nothing_is_drawn_on_nothing)
{
    struct plot plot = {0};

    screen_start(3, 8);
    plot_begin(&plot, (struct area){0, 0, 0, 0});
    plot_frame(&plot, (struct area){0, 0, 1, 1}, STYLE_BORDER);
    plot_line(&plot, 0, 0, 9, 9, STYLE_NORMAL);
    plot_text(&plot, 0, 0, "x", STYLE_NORMAL);
    plot_show(&plot);
    screen_is("");
    plot_clear(&plot);
    screen_stop();
}

Test(big_text, letters_are_three_rows_high)
{
    screen_start(3, 60);
    cr_expect_eq(big_text_width("Strategi", BIG_TEXT_SMALL), 40);
    big_text_draw(terminal_area(), 0, 0, "Strategi ÆØÅ", BIG_TEXT_SMALL, STYLE_STRONG);
    screen_is("▄▀▀▀ ▀▀█▀▀ █▀▀▄ ▄▀▀▄ ▀▀█▀▀ █▀▀▀ ▄▀▀▀ ▀█▀    ▄▀█▀▀ ▄▀▀▄▀  ██\n"
              " ▀▀▄   █   █▀█  █▀▀█   █   █▀▀  █ ▀█  █     █▀█▀▀ █▄▀▀▄ █▄▄█\n"
              "▀▀▀    ▀   ▀  ▀ ▀  ▀   ▀   ▀▀▀▀  ▀▀▀ ▀▀▀    ▀ ▀▀▀ ▀ ▀▀  ▀  ▀\n");
    screen_stop();
}

Test(big_text, digits_are_five_rows_high)
{
    screen_start(5, 60);
    big_text_draw(terminal_area(), 0, 1, "04:30", BIG_TEXT_LARGE, STYLE_NORMAL);
    screen_is("   ████    ██    ██      ██████      ████\n"
              " ██    ██  ██    ██  ██        ██  ██    ██\n"
              " ██    ██  ████████        ████    ██    ██\n"
              " ██    ██        ██  ██        ██  ██    ██\n"
              "   ████          ██      ██████      ████\n");
    screen_stop();
}

Test(big_text, in_ascii_too)
{
    screen_start_ascii(5, 30);
    cr_expect_eq(big_text_width("12:05", BIG_TEXT_SMALL), 0);
    big_text_draw(terminal_area(), 0, 0, "12:05", BIG_TEXT_LARGE, STYLE_NORMAL);
    screen_is(" #  ###     ##  ####\n"
              "##     # # #  # #\n"
              " #   ##    #  # ###\n"
              " #  #    # #  #    #\n"
              "### ####    ##  ###\n");
    screen_stop();
}

Test(big_text, what_has_no_big_form_or_no_room_is_told)
{
    cr_expect_eq(big_text_width("Đuro", BIG_TEXT_SMALL), 0);
    cr_expect_eq(big_text_width("\xff", BIG_TEXT_SMALL), 0);
    cr_expect_eq(big_text_width("", BIG_TEXT_LARGE), 0);
    cr_expect_eq(big_text_fit("04:30", 5, 80), BIG_TEXT_LARGE);
    cr_expect_eq(big_text_fit("04:30", 4, 80), BIG_TEXT_SMALL);
    cr_expect_eq(big_text_fit("04:30", 5, 30), BIG_TEXT_SMALL);
    cr_expect_eq(big_text_fit("04:30", 5, 10), 0);
    cr_expect_eq(big_text_fit("04:30", 2, 80), 0);
}
