#include "samreg/tui/form.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME = 1, STATUS, PURPOSE, NOTICE, MEMBERS, STEWARD };

static enum form_result press(struct form *form, const char *keys)
{
    enum form_result result = FORM_IGNORED;
    char word[32];
    for (int read = 0; sscanf(keys, " %31s%n", word, &read) == 1; keys += read) {
        struct key key = {0};
        cr_assert(key_parse(word, &key), "%s", word);
        result = form_key(form, key);
    }
    return result;
}

static void fill(struct form *form)
{
    *form = (struct form){0};
    form_add(form, FORM_HEADING, 0, "Ordning", NULL, 0);
    form_add(form, FORM_LINE, NAME, "Navn", "Barnevern", 40);
    form_add(form, FORM_CHOICE, STATUS, "Status", "i drift", 0);
    form_add(form, FORM_TEXT, PURPOSE, "Formål", "", 500);
    form_add(form, FORM_LINE, NOTICE, "Oppsigelse", "12", 3);
}

Test(form, the_focus_goes_through_the_fields_and_stops_at_the_ends)
{
    struct form form;
    fill(&form);
    cr_expect_eq(form.focus, form_find(&form, NAME));
    cr_expect_eq(press(&form, "Up"), FORM_STAYED);
    cr_expect_eq(press(&form, "Enter"), FORM_MOVED);
    cr_expect_eq(form.left, form_find(&form, NAME));
    cr_expect_eq(form.focus, form_find(&form, STATUS));
    cr_expect_eq(press(&form, "Tab"), FORM_MOVED);
    cr_expect_eq(form.focus, form_find(&form, PURPOSE));
    cr_expect_eq(press(&form, "Down"), FORM_MOVED);
    cr_expect_eq(form.focus, form_find(&form, NOTICE));
    cr_expect_eq(press(&form, "Down"), FORM_STAYED);
    cr_expect_eq(press(&form, "Tab"), FORM_STAYED);
    cr_expect_eq(press(&form, "Shift+Tab Up Up"), FORM_MOVED);
    cr_expect_eq(form.focus, form_find(&form, NAME));
    cr_expect_eq(press(&form, "Ctrl+End"), FORM_MOVED);
    cr_expect_eq(press(&form, "Enter"), FORM_SUBMIT);
    form_clear(&form);
}

Test(form, typing_changes_the_field_and_nothing_else)
{
    struct form form;
    fill(&form);
    cr_expect_not(form_is_changed(&form));
    cr_expect_eq(press(&form, "End s"), FORM_CHANGED);
    cr_expect_str_eq(form_value(&form, form.focus), "Barneverns");
    cr_expect(form_is_changed(&form));
    cr_expect_eq(press(&form, "Backspace"), FORM_CHANGED);
    cr_expect_not(form_is_changed(&form));
    cr_expect_eq(press(&form, "F2"), FORM_IGNORED);
    cr_expect_eq(press(&form, "Esc"), FORM_IGNORED);
    cr_expect_eq(press(&form, "Ctrl+S"), FORM_IGNORED);
    press(&form, "Ctrl+End End");
    cr_expect_eq(press(&form, "3 4"), FORM_FULL);
    cr_expect_str_eq(form_value(&form, form.focus), "123");
    form_clear(&form);
}

Test(form, an_error_never_keeps_the_focus)
{
    struct form form;
    fill(&form);
    size_t name = form_find(&form, NAME);
    form_set_message(&form, name, FORM_ERROR, "Navnet mangler.");
    cr_expect_eq(form_first_error(&form, 0), name);
    cr_expect_eq(press(&form, "Down"), FORM_MOVED);
    cr_expect_eq(form_first_error(&form, name + 1), form.count);
    form_set_message(&form, name, FORM_WARNING, "Navnet finnes.");
    cr_expect_eq(form_first_error(&form, 0), form.count);
    form_clear(&form);
}

Test(form, a_choice_is_opened_by_typing_and_emptied_by_del)
{
    struct form form;
    fill(&form);
    press(&form, "Down");
    cr_expect_not(form_is_typing(&form));
    cr_expect_eq(press(&form, "p"), FORM_CHOOSE);
    cr_expect(key_equal(form.typed, (struct key){'p', 0}));
    cr_expect_eq(press(&form, "Space"), FORM_CHOOSE);
    cr_expect_eq(form.typed.code, KEY_CODE_NONE);
    cr_expect_eq(press(&form, "Del"), FORM_CHANGED);
    cr_expect_str_eq(form_value(&form, form.focus), "");
    cr_expect_eq(press(&form, "F4"), FORM_IGNORED);
    form_set_value(&form, form.focus, "planlagt");
    cr_expect(form_item_is_changed(&form, form.focus));
    form_set_original(&form, form.focus, "planlagt");
    cr_expect_not(form_item_is_changed(&form, form.focus));
    form_clear(&form);
}

Test(form, field_exit_clears_the_rest_and_goes_on)
{
    struct form form;
    fill(&form);
    press(&form, "Home Right Right Right Right");
    cr_expect_eq(press(&form, "Ctrl+K"), FORM_MOVED);
    cr_expect_str_eq(form_value(&form, form_find(&form, NAME)), "Barn");
    press(&form, "Ctrl+End Home");
    cr_expect_eq(press(&form, "Ctrl+K"), FORM_CHANGED);
    cr_expect_str_eq(form_value(&form, form_find(&form, NOTICE)), "");
    form_clear(&form);
}

Test(form, a_read_only_field_refuses_changes_and_lets_pass)
{
    struct form form;
    fill(&form);
    form.items[form.focus].read_only = true;
    cr_expect_eq(press(&form, "x"), FORM_REFUSED);
    cr_expect_eq(press(&form, "Backspace"), FORM_REFUSED);
    cr_expect_eq(form_paste(&form, "x", 1), FORM_REFUSED);
    cr_expect_eq(press(&form, "Home"), FORM_STAYED);
    cr_expect_eq(press(&form, "Ctrl+K"), FORM_MOVED);
    cr_expect_str_eq(form_value(&form, form_find(&form, NAME)), "Barnevern");
    form_clear(&form);
}

Test(form, a_long_text_keeps_enter_and_arrows_until_its_edge)
{
    struct form form;
    fill(&form);
    form_focus(&form, form_find(&form, PURPOSE));
    press(&form, "a Enter b");
    cr_expect_str_eq(form_value(&form, form.focus), "a\nb");
    cr_expect_eq(press(&form, "Up"), FORM_STAYED);
    cr_expect_eq(press(&form, "Up"), FORM_MOVED);
    cr_expect_eq(form.focus, form_find(&form, STATUS));
    form_clear(&form);
}

/* A form with a table of two columns between two fields; rows 10 and 11. */
static size_t fill_table(struct form *form)
{
    static const char *const titles[] = {"Kommune", "Andel"};
    static const int widths[] = {0, 8};
    *form = (struct form){0};
    form_add(form, FORM_LINE, NAME, "Navn", "", 40);
    size_t table = form_add_table(form, MEMBERS, "Deltakere", titles, widths, 2);
    form_add(form, FORM_LINE, STEWARD, "Ansvarlig", "", 40);
    form_add_row(form, table, 10, 40);
    form_add_row(form, table, 11, 40);
    return table;
}

Test(form, a_table_is_filled_cell_by_cell)
{
    struct form form;
    size_t table = fill_table(&form);
    cr_expect_eq(form.focus, 0);
    press(&form, "Enter");
    cr_expect_eq(form.focus, form_find_cell(&form, table, 10, 0));
    press(&form, "M Enter");
    cr_expect_eq(form.focus, form_find_cell(&form, table, 10, 1));
    press(&form, "Down");
    cr_expect_eq(form.focus, form_find_cell(&form, table, 11, 1));
    /* The last row is empty: the table is left. */
    cr_expect_eq(press(&form, "Enter"), FORM_MOVED);
    cr_expect_eq(form.focus, form_find(&form, STEWARD));
    cr_expect_eq(press(&form, "Up"), FORM_MOVED);
    cr_expect_eq(form.focus, form_find_cell(&form, table, 11, 1));
    press(&form, "5");
    cr_expect_eq(press(&form, "Enter"), FORM_ADD_ROW);
    form_add_row(&form, table, 12, 40);
    cr_expect_eq(press(&form, "Tab"), FORM_MOVED);
    cr_expect_eq(form.focus, form_find_cell(&form, table, 12, 0));
    cr_expect_eq(press(&form, "Up Up Up"), FORM_MOVED);
    cr_expect_eq(form.focus, 0);
    form_clear(&form);
}

Test(form, enter_at_the_beginning_of_the_empty_last_row_leaves_the_table)
{
    struct form form;
    size_t table = fill_table(&form);
    form_focus(&form, form_find_cell(&form, table, 11, 0));
    cr_expect_eq(press(&form, "Enter"), FORM_MOVED);
    cr_expect_eq(form.focus, form_find(&form, STEWARD));
    /* In a row before the last one, or one with text in it, Enter goes on in the row. */
    form_focus(&form, form_find_cell(&form, table, 10, 0));
    press(&form, "Enter");
    cr_expect_eq(form.focus, form_find_cell(&form, table, 10, 1));
    form_focus(&form, form_find_cell(&form, table, 11, 0));
    press(&form, "M Enter");
    cr_expect_eq(form.focus, form_find_cell(&form, table, 11, 1));
    form_clear(&form);
}

Test(form, leaving_a_table_goes_to_the_table_behind_it)
{
    static const char *const titles[] = {"Oppgave"};
    static const int widths[] = {0};
    struct form form;
    size_t first = fill_table(&form);
    size_t second = form_add_table(&form, MEMBERS + 1, "Oppgaver", titles, widths, 1);
    form_add_row(&form, second, 20, 40);
    size_t third = form_add_table(&form, MEMBERS + 2, "Punkter", titles, widths, 1);
    form_add_row(&form, third, 30, 40);
    form_focus(&form, form_find_cell(&form, first, 11, 0));
    press(&form, "Enter");
    cr_expect_eq(form.focus, form_find(&form, STEWARD));
    form_focus(&form, form_find_cell(&form, second, 20, 0));
    press(&form, "Enter");
    cr_expect_eq(form.focus, form_find_cell(&form, third, 30, 0));
    form_clear(&form);
}

Test(form, a_row_struck_out_takes_no_changes_and_comes_back_as_it_was)
{
    struct form form;
    size_t table = fill_table(&form);
    size_t first = form_find_cell(&form, table, 10, 0);
    char *text = memory_copy_text(form_value(&form, first));
    form_focus(&form, first);
    form_strike_row(&form, form_find_cell(&form, table, 10, 1), true);
    cr_expect(form.items[first].struck);
    cr_expect_not(form.items[form_find_cell(&form, table, 11, 0)].struck);
    cr_expect_eq(press(&form, "x"), FORM_REFUSED);
    cr_expect_eq(press(&form, "Ctrl+U"), FORM_REFUSED);
    cr_expect_str_eq(form_value(&form, first), text);
    form_strike_row(&form, first, false);
    cr_expect_eq(press(&form, "x"), FORM_CHANGED);
    free(text);
    form_clear(&form);
}

Test(form, a_wide_form_has_two_columns)
{
    struct form form;
    fill(&form);
    form_layout(&form, 78);
    size_t name = form_find(&form, NAME);
    size_t status = form_find(&form, STATUS);
    cr_expect_eq(form.items[name].place.x, form.items[status].place.x);
    form_layout(&form, 118);
    cr_expect_eq(form.items[name].place.y, form.items[status].place.y);
    cr_expect_lt(form.items[name].place.x + form.items[name].place.width, form.items[status].place.x);
    form_clear(&form);
}

Test(form, every_width_can_be_laid_out)
{
    struct form form;
    size_t table = fill_table(&form);
    form_set_message(&form, form_find_cell(&form, table, 10, 0), FORM_ERROR, "Kommunen finnes ikke.");
    form_add(&form, FORM_TEXT, PURPOSE, "Formål", "en to tre fire", 0);
    for (int width = 0; width < 130; width++) {
        form_layout(&form, width);
        cr_expect_gt(form.height, 0);
    }
    form_clear(&form);
}
