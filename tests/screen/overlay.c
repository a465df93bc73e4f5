#include "tests/support/screen.h"

#include "samreg/tui/ask.h"
#include "samreg/tui/bar.h"
#include "samreg/tui/compare.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/pager.h"
#include "samreg/tui/pick.h"
#include "samreg/tui/popup.h"
#include "samreg/tui/prompt.h"
#include "samreg/tui/redraw.h"
#include "samreg/tui/terminal.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static void fill_municipalities(struct pick *pick)
{
    pick_init(pick, "Kommune", "Søk: ");
    pick->empty = strdup("Ingen treff");
    pick_add(pick, 1714, "Stjørdal", "1714 Nord-Trøndelag", NULL);
    pick_add(pick, 1663, "Malvik", "1663 Sør-Trøndelag", NULL);
    pick_add(pick, 1664, "Selbu", "1664 Sør-Trøndelag", NULL);
    pick_add(pick, 1717, "Frosta", "1717 Nord-Trøndelag", "liten");
    pick_ready(pick);
}

static void type(struct pick *pick, const char *letters)
{
    for (; *letters != '\0'; letters++)
        pick_key(pick, (struct key){(unsigned char)*letters, 0});
}

Test(pick, typing_narrows_and_enter_chooses)
{
    struct pick pick;
    screen_start(12, 60);
    fill_municipalities(&pick);
    pick_draw(&pick, terminal_area());
    screen_is("\n"
              "\n"
              "             ┌ Kommune ───────────────────────┐\n"
              "             │ Søk:                           │\n"
              "             │ >Stjørdal  1714 Nord-Trøndelag │\n"
              "             │  Malvik    1663 Sør-Trøndelag  │\n"
              "             │  Selbu     1664 Sør-Trøndelag  │\n"
              "             │  Frosta    1717 Nord-Trøndelag │\n"
              "             └────────────────────────────────┘\n");
    screen_cursor_is(3, 20);
    type(&pick, "stj");
    pick_draw(&pick, terminal_area());
    screen_is("\n"
              "\n"
              "             ┌ Kommune ───────────────────────┐\n"
              "             │ Søk: stj                       │\n"
              "             │ >Stjørdal  1714 Nord-Trøndelag │\n"
              "             │                                │\n"
              "             │                                │\n"
              "             │                                │\n"
              "             └────────────────────────────────┘\n");
    cr_expect_eq(pick_key(&pick, screen_key("Enter")), PICK_CHOSEN);
    cr_expect_eq(pick_chosen(&pick)->id, 1714);
    type(&pick, "xx");
    pick_draw(&pick, terminal_area());
    screen_is("\n"
              "\n"
              "             ┌ Kommune ───────────────────────┐\n"
              "             │ Søk: stjxx                     │\n"
              "             │ Ingen treff                    │\n"
              "             │                                │\n"
              "             │                                │\n"
              "             │                                │\n"
              "             └────────────────────────────────┘\n");
    cr_expect_eq(pick_key(&pick, screen_key("Enter")), PICK_STAYED);
    pick.free_text = true;
    cr_expect_eq(pick_key(&pick, screen_key("Enter")), PICK_FREE);
    cr_expect_eq(pick_key(&pick, screen_key("Esc")), PICK_CANCELLED);
    pick_clear(&pick);
    screen_stop();
}

Test(pick, numbers_words_and_arrows_find_too)
{
    struct pick pick;
    screen_start(12, 60);
    fill_municipalities(&pick);
    type(&pick, "trondelag 166");
    cr_expect_eq(pick.shown_count, 2);
    pick_key(&pick, screen_key("Down"));
    pick_draw(&pick, terminal_area());
    cr_expect_eq(pick_chosen(&pick)->id, 1664);
    screen_cursor_is(5, 16);
    pick_key(&pick, screen_key("Ctrl+U"));
    type(&pick, "LITEN");
    cr_expect_eq(pick_chosen(&pick)->id, 1717);
    pick_key(&pick, screen_key("Ctrl+U"));
    pick_select(&pick, 1663);
    cr_expect_eq(pick_chosen(&pick)->id, 1663);
    pick_clear(&pick);
    screen_stop();
}

Test(pick, what_is_called_so_comes_before_what_only_speaks_of_it)
{
    struct pick pick;
    screen_start(12, 60);
    pick_init(&pick, NULL, NULL);
    pick_add(&pick, 1, "Status report", "status", "counts and costs");
    pick_add(&pick, 2, "Discounts", "off", NULL);
    pick_add(&pick, 3, "The count of votes", "votes", NULL);
    pick_add(&pick, 4, "How many of each", "counts", NULL);
    pick_add(&pick, 5, "Counting definition", "defined", NULL);
    pick_add(&pick, 6, "Count", "one", NULL);
    pick_ready(&pick);
    cr_expect_eq(pick_chosen(&pick)->id, 1, "as they were added, before anything is typed");
    type(&pick, "count");
    pick_draw(&pick, terminal_area());
    screen_is("\n"
              "             ┌────────────────────────────────┐\n"
              "             │ count                          │\n"
              "             │ >Count                 one     │\n"
              "             │  Counting definition   defined │\n"
              "             │  How many of each      counts  │\n"
              "             │  The count of votes    votes   │\n"
              "             │  Discounts             off     │\n"
              "             │  Status report         status  │\n"
              "             └────────────────────────────────┘\n");
    type(&pick, " one");
    cr_expect_eq(pick.shown_count, 1);
    cr_expect_eq(pick_chosen(&pick)->id, 6, "text and detail may be typed together");
    pick_clear(&pick);
    screen_stop();
}

static void fill_numbers(struct pick *pick, int count)
{
    char text[16];
    pick_clear_rows(pick);
    for (int i = 1; i <= count; i++) {
        snprintf(text, sizeof text, "Row %d", i);
        pick_add(pick, i, text, NULL, NULL);
    }
    pick_ready(pick);
}

Test(pick, more_rows_than_fit_are_counted_and_every_key_goes_there)
{
    struct pick pick;
    screen_start(9, 50);
    pick_init(&pick, "Rows", NULL);
    fill_numbers(&pick, 30);
    pick_draw(&pick, terminal_area());
    screen_is("\n"
              "        ┌ Rows ──────────────────── 1/30 ┐\n"
              "        │                                │\n"
              "        │ >Row 1                         █\n"
              "        │  Row 2                         │\n"
              "        │  Row 3                         │\n"
              "        │  Row 4                         │\n"
              "        └────────────────────────────────┘\n");
    cr_expect_eq(pick_key(&pick, screen_key("Up")), PICK_STAYED);
    cr_expect_eq(pick_chosen(&pick)->id, 30, "up from the first is the last");
    pick_draw(&pick, terminal_area());
    screen_is("\n"
              "        ┌ Rows ─────────────────── 30/30 ┐\n"
              "        │                                │\n"
              "        │  Row 27                        │\n"
              "        │  Row 28                        │\n"
              "        │  Row 29                        │\n"
              "        │ >Row 30                        █\n"
              "        └────────────────────────────────┘\n");
    pick_key(&pick, screen_key("Down"));
    cr_expect_eq(pick_chosen(&pick)->id, 1);
    pick_key(&pick, screen_key("End"));
    cr_expect_eq(pick_chosen(&pick)->id, 30);
    pick_key(&pick, screen_key("Home"));
    cr_expect_eq(pick_chosen(&pick)->id, 1);
    pick_key(&pick, screen_key("PgDn"));
    cr_expect_gt(pick_chosen(&pick)->id, 3);
    type(&pick, "2");
    pick_key(&pick, screen_key("Home"));
    type(&pick, "1");
    cr_expect_str_eq(edit_line_peek(&pick.typed), "12", "while one types they edit");
    cr_expect_eq(pick_chosen(&pick)->id, 12);
    pick_clear(&pick);
    screen_stop();
}

Test(pick, it_never_shrinks_while_it_is_open)
{
    struct pick pick;
    struct str before = {0};
    struct str after = {0};
    screen_start(12, 60);
    pick_init(&pick, "Rows", NULL);
    pick.owner_filters = true;
    fill_numbers(&pick, 6);
    pick_draw(&pick, terminal_area());
    draw_read_text((struct area){0, 0, 3, 60}, &before);
    fill_numbers(&pick, 0);
    pick_draw(&pick, terminal_area());
    draw_read_text((struct area){0, 0, 3, 60}, &after);
    cr_expect_str_eq(str_peek(&after), str_peek(&before));
    str_clear(&before);
    str_clear(&after);
    pick_clear(&pick);
    screen_stop();
}

Test(overlay, what_one_uncovers_is_told)
{
    struct area screen = {0, 0, 12, 60};
    screen_start(12, 60);
    draw_begin();
    cr_expect_not(draw_uncovered());
    (void)popup_draw_frame(screen, 2, 20, NULL, NULL);
    cr_expect_not(draw_uncovered(), "one came");
    draw_begin();
    (void)popup_draw_frame(screen, 4, 30, NULL, NULL);
    cr_expect_not(draw_uncovered(), "it grew");
    draw_begin();
    (void)popup_draw_frame(screen, 4, 30, NULL, NULL);
    cr_expect_not(draw_uncovered(), "it stayed");
    draw_begin();
    (void)popup_draw_frame(screen, 4, 20, NULL, NULL);
    cr_expect(draw_uncovered(), "it shrank");
    draw_begin();
    cr_expect(draw_uncovered(), "it went");
    draw_begin();
    cr_expect_not(draw_uncovered());
    screen_stop();
}

/* Draws a letter, and leaves what it is told to leave. */
static void draw_letter(void *context)
{
    (void)draw_text(terminal_area(), 1, 2, context, STYLE_NORMAL);
    draw_cursor(terminal_area(), 1, 2);
}

Test(redraw, rubbish_left_behind_is_found_and_gone)
{
    struct str difference = {0};
    screen_start(4, 20);
    draw_letter("a");
    cr_expect(redraw_compare(draw_letter, "a", &difference));
    (void)draw_text(terminal_area(), 2, 5, "x", STYLE_NORMAL);
    cr_expect_not(redraw_compare(draw_letter, "a", &difference));
    cr_expect_str_eq(str_peek(&difference), "row 2 stood as |     x| and is ||");
    screen_is("\n  a\n");
    str_reset(&difference);
    draw_restyle(terminal_area(), 1, 2, 1, STYLE_TITLE);
    cr_expect_not(redraw_compare(draw_letter, "a", &difference), "a style is seen as well");
    str_clear(&difference);
    screen_stop();
}

Test(ask, letters_arrows_and_enter_answer)
{
    struct ask ask;
    screen_start(12, 60);
    ask_init(&ask, "Lukke skjemaet?", "3 felt er endret og ikke lagret.", STYLE_NORMAL);
    ask_add(&ask, 'b', "Bli");
    ask_add(&ask, 'l', "Lagre");
    ask_add(&ask, 'f', "Forkast");
    ask_draw(&ask, terminal_area());
    screen_is("\n"
              "\n"
              "\n"
              "            ┌ Lukke skjemaet? ─────────────────┐\n"
              "            │ 3 felt er endret og ikke lagret. │\n"
              "            │                                  │\n"
              "            │ > Bli <  [ Lagre ]  [ Forkast ]  │\n"
              "            └──────────────────────────────────┘\n");
    screen_cursor_is(6, 16);
    cr_expect_eq(ask_key(&ask, screen_key("x")), ASK_IGNORED);
    cr_expect_eq(ask_key(&ask, screen_key("Left")), ASK_STAYED);
    cr_expect_eq(ask_key(&ask, screen_key("Enter")), ASK_ANSWERED);
    cr_expect_eq(ask.chosen, 2);
    cr_expect_eq(ask_key(&ask, screen_key("L")), ASK_ANSWERED);
    cr_expect_eq(ask.chosen, 1);
    cr_expect_eq(ask_key(&ask, screen_key("Ctrl+G")), ASK_CANCELLED);
    ask_clear(&ask);
    screen_stop();
}

Test(ask, a_notice_wraps_scrolls_and_ends_with_enter)
{
    struct ask ask;
    screen_start(7, 40);
    ask_init(&ask, "Feil",
             "Filen kan ikke åpnes.\n\nDen er laget av en nyere versjon av samreg. Oppdater programmet, eller be om "
             "en kopi som denne versjonen kan lese.",
             STYLE_ERROR);
    ask_draw(&ask, terminal_area());
    screen_is("┌ Feil ────────────────────────────────┐\n"
              "│ Filen kan ikke åpnes.                █\n"
              "│                                      █\n"
              "│ Den er laget av en nyere versjon av  █\n"
              "│ samreg. Oppdater programmet, eller   █\n"
              "│ be om en kopi som denne versjonen    │\n"
              "└──────────────────────────────────────┘\n");
    cr_expect_eq(ask_key(&ask, screen_key("PgDn")), ASK_STAYED);
    ask_draw(&ask, terminal_area());
    screen_is("┌ Feil ────────────────────────────────┐\n"
              "│                                      │\n"
              "│ Den er laget av en nyere versjon av  █\n"
              "│ samreg. Oppdater programmet, eller   █\n"
              "│ be om en kopi som denne versjonen    █\n"
              "│ kan lese.                            █\n"
              "└──────────────────────────────────────┘\n");
    cr_expect_eq(ask_key(&ask, screen_key("Enter")), ASK_CANCELLED);
    ask_clear(&ask);
    screen_stop();
}

Test(prompt, shows_where_the_text_is_wrong)
{
    struct prompt prompt;
    screen_start(2, 50);
    prompt_init(&prompt, "Filter: ", "region=Fosen og");
    prompt_set_error(&prompt, "Etter «og» mangler et vilkår.", 13);
    struct area screen = terminal_area();
    struct area error = area_take_top(&screen, 1);
    prompt_draw(&prompt, screen, error);
    screen_is(" ! Etter «og» mangler et vilkår.\n"
              "Filter: region=Fosen og\n");
    screen_cursor_is(1, 21);
    cr_expect_eq(prompt_key(&prompt, screen_key("Left")), PROMPT_STAYED);
    cr_expect_eq(prompt_key(&prompt, screen_key("Del")), PROMPT_CHANGED);
    cr_expect_null(prompt.error);
    cr_expect_eq(prompt_key(&prompt, screen_key("Enter")), PROMPT_DONE);
    cr_expect_eq(prompt_key(&prompt, screen_key("F3")), PROMPT_CANCELLED);
    cr_expect_eq(prompt_key(&prompt, screen_key("F2")), PROMPT_IGNORED);
    prompt_clear(&prompt);
    screen_stop();
}

Test(prompt, typing_replaces_a_selected_text)
{
    struct prompt prompt;
    screen_start(2, 30);
    prompt_init(&prompt, "Dato: ", "01.12.2009");
    prompt.selected = true;
    struct area screen = terminal_area();
    struct area error = area_take_top(&screen, 1);
    prompt_draw(&prompt, screen, error);
    screen_styles_are(((struct area){1, 4, 1, 6}), "BBSSSS\n");
    cr_expect_eq(prompt_key(&prompt, screen_key("2")), PROMPT_CHANGED);
    cr_expect_eq(prompt_key(&prompt, screen_key("3")), PROMPT_CHANGED);
    cr_expect_str_eq(prompt_peek(&prompt), "23");
    prompt.selected = true;
    cr_expect_eq(prompt_key(&prompt, screen_key("Left")), PROMPT_STAYED);
    cr_expect_eq(prompt_key(&prompt, screen_key("1")), PROMPT_CHANGED);
    cr_expect_str_eq(prompt_peek(&prompt), "213");
    prompt.selected = true;
    cr_expect_eq(prompt_paste(&prompt, "2005", 4), PROMPT_CHANGED);
    cr_expect_str_eq(prompt_peek(&prompt), "2005");
    prompt_clear(&prompt);
    screen_stop();
}

Test(compare, each_field_has_a_choice)
{
    struct compare compare;
    screen_start(14, 80);
    compare_init(&compare, "Endret av en annen", "Kari endret ordningen kl. 10:42.", "Min", "Karis");
    compare_add(&compare, 1, "Navn", "Barnevern", "Barneverntjenesten");
    compare_add(&compare, 2, "Vedtatt", "", "2003-01");
    compare_draw(&compare, terminal_area());
    screen_is("\n"
              "\n"
              "┌ Endret av en annen ──────────────────────────────────────────────────────────┐\n"
              "│ Kari endret ordningen kl. 10:42.                                             │\n"
              "│                                                                              │\n"
              "│         Min                               Karis                              │\n"
              "│ Navn    > Barnevern                         Barneverntjenesten               │\n"
              "│ Vedtatt > ·                                 2003-01                          │\n"
              "│                                                                              │\n"
              "│ Min: Barnevern                                                               │\n"
              "│ Karis: Barneverntjenesten                                                    │\n"
              "└──────────────────────────────────────────────────────────────────────────────┘\n");
    cr_expect_eq(compare_key(&compare, screen_key("Down")), COMPARE_STAYED);
    cr_expect_eq(compare_key(&compare, screen_key("Right")), COMPARE_STAYED);
    compare_draw(&compare, terminal_area());
    screen_is("\n"
              "\n"
              "┌ Endret av en annen ──────────────────────────────────────────────────────────┐\n"
              "│ Kari endret ordningen kl. 10:42.                                             │\n"
              "│                                                                              │\n"
              "│         Min                               Karis                              │\n"
              "│ Navn    > Barnevern                         Barneverntjenesten               │\n"
              "│ Vedtatt   ·                               > 2003-01                          │\n"
              "│                                                                              │\n"
              "│ Min:                                                                         │\n"
              "│ Karis: 2003-01                                                               │\n"
              "└──────────────────────────────────────────────────────────────────────────────┘\n");
    cr_expect_eq(compare_key(&compare, screen_key("Enter")), COMPARE_DONE);
    cr_expect_not(compare.rows[0].take_right);
    cr_expect(compare.rows[1].take_right);
    cr_expect_eq(compare_key(&compare, screen_key("Esc")), COMPARE_CANCELLED);
    compare_clear(&compare);
    screen_stop();
}

Test(pager, wraps_scrolls_and_finds)
{
    struct pager pager;
    screen_start(6, 30);
    pager_init(&pager, "Søk: ");
    pager_add(&pager, "Ordninger", 0, STYLE_HEADING);
    pager_add(&pager, "", 0, STYLE_NORMAL);
    pager_add(&pager, "F6     Ny ordning i regionen som er valgt i ruten til venstre", 7, STYLE_NORMAL);
    for (int i = 0; i < 20; i++)
        pager_add(&pager, i == 17 ? "Rørosregionen" : "en linje", 0, STYLE_NORMAL);
    pager_draw(&pager, terminal_area());
    screen_is("Ordninger                    █\n"
              "\n"
              "F6     Ny ordning i regionen\n"
              "       som er valgt i ruten\n"
              "       til venstre\n"
              "en linje\n");
    pager_key(&pager, screen_key("/"));
    cr_expect(pager_is_typing(&pager));
    pager_paste(&pager, "roros", 5);
    pager_draw(&pager, terminal_area());
    screen_is("Ordninger                    █\n"
              "\n"
              "F6     Ny ordning i regionen\n"
              "       som er valgt i ruten\n"
              "       til venstre\n"
              "Søk: roros\n");
    cr_expect_eq(pager_key(&pager, screen_key("Enter")), PAGER_STAYED);
    pager_draw(&pager, terminal_area());
    screen_is("en linje\n"
              "en linje\n"
              "en linje\n"
              "Rørosregionen\n"
              "en linje\n"
              "en linje                     █\n");
    cr_expect_eq(pager_key(&pager, screen_key("q")), PAGER_IGNORED);
    pager_key(&pager, screen_key("/"));
    pager_paste(&pager, "finnes ikke", 11);
    cr_expect_eq(pager_key(&pager, screen_key("Enter")), PAGER_NOT_FOUND);
    pager_clear(&pager);
    screen_stop();
}

/* Whoever knows the way types on before the text is there. */
Test(pager, keys_before_the_first_drawing_go_where_they_say)
{
    struct pager pager;

    screen_start(6, 30);
    pager_init(&pager, "Søk: ");
    for (int i = 1; i <= 20; i++)
        pager_add(&pager, i == 10 ? "Rørosregionen" : i == 20 ? "siste" : "en linje", 0, STYLE_NORMAL);
    pager_key(&pager, screen_key("End"));
    pager_draw(&pager, terminal_area());
    screen_is("en linje\n"
              "en linje\n"
              "en linje\n"
              "en linje\n"
              "en linje\n"
              "siste                        █\n");
    pager_add(&pager, "lagt til", 0, STYLE_NORMAL);
    pager_key(&pager, screen_key("/"));
    pager_paste(&pager, "roros", 5);
    cr_expect_eq(pager_key(&pager, screen_key("Enter")), PAGER_STAYED);
    pager_draw(&pager, terminal_area());
    cr_expect_str_eq(pager.lines[pager.rows[pager.top].line].text, "Rørosregionen");
    pager_clear(&pager);
    screen_stop();
}

static const struct bar_key keys[] = {
    {{KEY_CODE_F1, 0}, "Hjelp", 0},  {{KEY_CODE_F1 + 1, 0}, "Endre", 1},
    {{KEY_CODE_F1 + 5, 0}, "Ny", 1}, {{KEY_CODE_F1 + 7, 0}, "Fjern", 3},
    {{'/', 0}, "Filter", 2},         {{'z', KEY_CTRL}, "Angre", 2},
};

static void draw_title(struct area area)
{
    bar_draw_title(area, &(struct bar_title){.program = "samreg",
                                             .name = "Demonstrasjon 2009",
                                             .screen = "Kommuner",
                                             .state = "per 2009-12-01",
                                             .user = "sekretariat"});
}

Test(bar, the_title_keeps_what_the_screen_is)
{
    screen_start(1, 80);
    draw_title(terminal_area());
    screen_is(" samreg  Demonstrasjon 2009              Kommuner   per 2009-12-01  sekretariat\n");
    terminal_resize_test(1, 60);
    draw_title(terminal_area());
    screen_is(" samreg  Demonstr…   Kommuner   per 2009-12-01  sekretariat\n");
    terminal_resize_test(1, 50);
    draw_title(terminal_area());
    screen_is(" samreg    Kommuner   per 2009-12-01  sekretariat\n");
    terminal_resize_test(1, 43);
    draw_title(terminal_area());
    screen_is(" samreg   Kommuner   per 2009-12-01  sekr…\n");
    terminal_resize_test(1, 35);
    draw_title(terminal_area());
    screen_is("         Kommuner   per 2009-12-01\n");
    terminal_resize_test(1, 25);
    draw_title(terminal_area());
    screen_is(" Kommu…   per 2009-12-01\n");
    terminal_resize_test(1, 10);
    draw_title(terminal_area());
    screen_is(" per 200…\n");
    screen_stop();
}

Test(bar, shows_the_keys_that_fit)
{
    screen_start(3, 80);
    struct area screen = terminal_area();
    draw_title(area_take_top(&screen, 1));
    bar_draw_message(area_take_top(&screen, 1), STYLE_WARNING, "Registeret er endret av Kari.");
    bar_draw_keys(screen, keys, sizeof keys / sizeof keys[0]);
    screen_is(" samreg  Demonstrasjon 2009              Kommuner   per 2009-12-01  sekretariat\n"
              " ! Registeret er endret av Kari.\n"
              " F1 Hjelp  F2 Endre  F6 Ny  F8 Fjern  / Filter  Ctrl+Z Angre\n");
    screen_styles_are(((struct area){1, 0, 2, 20}), "WWWWWWWWWWWWWWWWWWWW\n"
                                                    "bKKbbbbbbbbKKbbbbbbb\n");
    terminal_resize_test(3, 30);
    screen = terminal_area();
    draw_title(area_take_top(&screen, 1));
    bar_draw_message(area_take_top(&screen, 1), STYLE_NORMAL, NULL);
    bar_draw_keys(screen, keys, sizeof keys / sizeof keys[0]);
    screen_is("    Kommuner   per 2009-12-01\n"
              "\n"
              "F1 Hjelp  F2 Endre  F6 Ny\n");
    screen_stop();
}

Test(bar, a_long_message_takes_the_rows_it_needs)
{
    static const char text[] = "Filen regioner.csv kan ikke leses: linje 7 har for mange felt.";
    screen_start(3, 30);
    struct area screen = terminal_area();
    cr_expect_eq(bar_message_rows(30, STYLE_ERROR, text), 3);
    cr_expect_eq(bar_message_rows(80, STYLE_ERROR, text), 1);
    cr_expect_eq(bar_message_rows(80, STYLE_ERROR, NULL), 1);
    bar_draw_message(screen, STYLE_ERROR, text);
    screen_is(" ! Filen regioner.csv kan ikke\n"
              "   leses: linje 7 har for\n"
              "   mange felt.\n");
    bar_draw_message(area_take_top(&screen, 2), STYLE_NORMAL, text);
    screen_is(" Filen regioner.csv kan ikke\n"
              " leses: linje 7 har for mange…\n"
              "   mange felt.\n");
    screen_stop();
}

/* Draws everything once on the screen there is. */
static void draw_all(struct pick *pick, struct ask *ask, struct compare *compare, struct pager *pager)
{
    struct area screen = terminal_area();
    pager_draw(pager, screen);
    pick_draw(pick, screen);
    compare_draw(compare, screen);
    ask_draw(ask, screen);
    draw_title(screen);
    bar_draw_keys(area_take_bottom(&screen, 1), keys, sizeof keys / sizeof keys[0]);
    draw_flush();
}

Test(overlay, every_size_can_be_drawn)
{
    struct pick pick;
    struct ask ask;
    struct compare compare;
    struct pager pager;
    screen_start(24, 80);
    fill_municipalities(&pick);
    ask_init(&ask, "Lukke?", "3 felt er endret og ikke lagret.", STYLE_WARNING);
    ask_add(&ask, 'j', "Ja");
    ask_add(&ask, 'n', "Nei");
    compare_init(&compare, "Endret", "av Kari", "Min", "Karis");
    compare_add(&compare, 1, "Navn", "a", "b");
    pager_init(&pager, "Søk: ");
    pager_add(&pager, "en to tre fire fem seks", 3, STYLE_NORMAL);
    for (int height = 1; height < 30; height += height < 8 ? 1 : 5) {
        for (int width = 1; width < 130; width += width < 20 ? 1 : 9) {
            terminal_resize_test(height, width);
            draw_all(&pick, &ask, &compare, &pager);
        }
    }
    pick_clear(&pick);
    ask_clear(&ask);
    compare_clear(&compare);
    pager_clear(&pager);
    screen_stop();
}
