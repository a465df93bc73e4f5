#include "tests/support/screen.h"

#include "samreg/tui/draw.h"
#include "samreg/tui/form.h"
#include "samreg/tui/terminal.h"

#include <criterion/criterion.h>

enum { NAME, REGION, STATUS, PURPOSE, DECIDED, STEWARD, PARTICIPANTS };

static void fill(struct form *form)
{
    static const char *const titles[] = {"Kommune", "Rolle", "Andel"};
    static const int widths[] = {0, 14, 8};
    *form = (struct form){0};
    form_add(form, FORM_LINE, NAME, "Navn", "Barnevern", 80);
    form_add(form, FORM_CHOICE, STATUS, "Status", "i drift", 0);
    form_add(form, FORM_LINE, DECIDED, "Vedtatt", "2003-01", 10);
    form_add(form, FORM_STATIC, REGION, "Region", "Værnesregionen", 0);
    form_add(form, FORM_TEXT, PURPOSE, "Formål", "Felles barnevern for fire kommuner.", 0);
    size_t table = form_add_table(form, PARTICIPANTS, "Deltakere", titles, widths, 3);
    form_add(form, FORM_HEADING, 0, "Oppfølging", NULL, 0);
    form_add(form, FORM_LINE, STEWARD, "Ansvarlig", "", 40);
    form->items[form_find(form, NAME)].required = true;
    form->required_word = "(må)";
    form->items[form_find(form, DECIDED)].width = 12;
    size_t row = form_add_row(form, table, 1, 40);
    form_set_value(form, row, "1714 Stjørdal");
    form_set_value(form, row + 1, "vert");
    form_add_row(form, table, 2, 40);
}

Test(form_screen, at_80_columns_messages_stand_beside_their_fields)
{
    struct form form;
    screen_start(24, 80);
    fill(&form);
    form_set_message(&form, form_find(&form, DECIDED), FORM_ERROR, "Datoen ligger etter den siste dagen.");
    form_set_message(&form, form_find(&form, NAME), FORM_HINT, "Som i vedtaket.");
    form_key(&form, screen_key("s"));
    form_draw(&form, terminal_area(), true);
    screen_is("*Navn (må) Barneverns\n"
              "           Som i vedtaket.\n"
              " Status    i drift                                                            ▼\n"
              " Vedtatt   2003-01      ! Datoen ligger etter den siste dagen.\n"
              " Region    Værnesregionen\n"
              " Formål    Felles barnevern for fire kommuner.\n"
              "\n"
              "\n"
              "\n"
              "Deltakere\n"
              "  Kommune                                              Rolle          Andel\n"
              " *1714 Stjørdal                                       *vert\n"
              "\n"
              "\n"
              "Oppfølging\n"
              " Ansvarlig\n");
    screen_styles_are(((struct area){0, 0, 8, 40}), "Cllllddddd.FFFFFFFFFFFFFFFFFFFFFFFFFFFFF\n"
                                                    "...........ddddddddddddddddddddddddddddd\n"
                                                    ".llllll....fffffffffffffffffffffffffffff\n"
                                                    ".lllllll...ffffffffffff.EEEEEEEEEEEEEEEE\n"
                                                    ".llllll\n"
                                                    ".llllll....fffffffffffffffffffffffffffff\n"
                                                    "...........fffffffffffffffffffffffffffff\n"
                                                    "...........fffffffffffffffffffffffffffff\n");
    screen_cursor_is(0, 21);
    form_clear(&form);
    screen_stop();
}

Test(form_screen, at_120_columns_there_are_two_columns)
{
    struct form form;
    screen_start(40, 120);
    fill(&form);
    form_focus(&form, form_find(&form, STEWARD));
    form_draw(&form, terminal_area(), true);
    screen_is(" Navn (må) Barnevern                                          Vedtatt   2003-01\n"
              " Status    i drift                                       ▼    Region    Værnesregionen\n"
              " Formål    Felles barnevern for fire kommuner.\n"
              "\n"
              "\n"
              "\n"
              "Deltakere\n"
              "  Kommune                                                                                      Rolle    "
              "      Andel\n"
              " *1714 Stjørdal                                                                               *vert\n"
              "\n"
              "\n"
              "Oppfølging\n"
              " Ansvarlig\n");
    form_clear(&form);
    screen_stop();
}

Test(form_screen, on_small_screens_the_focus_is_scrolled_into_view)
{
    struct form form;
    screen_start(9, 60);
    fill(&form);
    form_set_message(&form, form_find(&form, STEWARD), FORM_WARNING, "Ingen heter dette.");
    form_draw(&form, terminal_area(), true);
    screen_is(" Navn (må) Barnevern                                       █\n"
              " Status    i drift                                        ▼█\n"
              " Vedtatt   2003-01                                         █\n"
              " Region    Værnesregionen                                  █\n"
              " Formål    Felles barnevern for fire kommuner.             █\n"
              "\n"
              "\n"
              "\n"
              "Deltakere\n");
    form_key(&form, screen_key("Ctrl+End"));
    form_draw(&form, terminal_area(), true);
    screen_is("\n"
              "Deltakere\n"
              "  Kommune                          Rolle          Andel\n"
              " *1714 Stjørdal                   *vert\n"
              "                                                           █\n"
              "                                                           █\n"
              "Oppfølging                                                 █\n"
              " Ansvarlig                                                 █\n"
              "           ! Ingen heter dette.                            █\n");
    form_key(&form, screen_key("PgUp"));
    form_draw(&form, terminal_area(), true);
    cr_expect_lt(form.focus, form_find(&form, STEWARD));
    form_key(&form, screen_key("Ctrl+Home"));
    form_draw(&form, terminal_area(), true);
    cr_expect_eq(form.top, 0);
    form_clear(&form);
    screen_stop();
}

Test(form_screen, a_change_of_size_loses_no_letter_and_no_focus)
{
    struct form form;
    screen_start(24, 80);
    fill(&form);
    form_focus(&form, form_find(&form, PURPOSE));
    form_paste(&form, "Først: ", 8);
    for (int height = 1; height <= 30; height += 3) {
        for (int width = 1; width <= 130; width += 7) {
            terminal_resize_test(height, width);
            form_draw(&form, terminal_area(), true);
            draw_flush();
        }
    }
    cr_expect_str_eq(form_value(&form, form.focus), "Først: Felles barnevern for fire kommuner.");
    cr_expect_eq(form.focus, form_find(&form, PURPOSE));
    form_clear(&form);
    screen_stop();
}

Test(form_screen, a_long_line_scrolls_with_its_cursor)
{
    struct form form = {0};
    screen_start(1, 30);
    form_add(&form, FORM_LINE, NAME, "Navn", "Værnesregionen interkommunale barnevern", 0);
    form_key(&form, screen_key("End"));
    form_draw(&form, terminal_area(), true);
    screen_is(" Navn   …kommunale barnevern\n");
    screen_cursor_is(0, 28);
    form_key(&form, screen_key("Home"));
    form_draw(&form, terminal_area(), true);
    screen_is(" Navn   Værnesregionen inter…\n");
    screen_cursor_is(0, 8);
    form_clear(&form);
    screen_stop();
}

Test(form_screen, a_row_struck_out_says_so_without_colours)
{
    struct form form;
    screen_start_mono(16, 60);
    fill(&form);
    size_t cell = form_find_cell(&form, form_find(&form, PARTICIPANTS), 1, 0);
    form_strike_row(&form, cell, true);
    form_set_message(&form, cell, FORM_HINT, "Tas ut når du lagrer.");
    form_draw(&form, terminal_area(), true);
    screen_area_is(((struct area){9, 0, 3, 60}), "  Kommune                          Rolle          Andel\n"
                                                  "- 1714 Stjørdal                   *vert\n"
                                                  "  Tas ut når du lagrer.\n");
    form_clear(&form);
    screen_stop();
}
