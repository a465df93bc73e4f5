#include "samreg/tui/edit_text.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static enum edit_result press(struct edit_text *text, const char *keys)
{
    enum edit_result result = EDIT_IGNORED;
    char word[32];
    for (int read = 0; sscanf(keys, " %31s%n", word, &read) == 1; keys += read) {
        struct key key = {0};
        cr_assert(key_parse(word, &key), "%s", word);
        result = edit_text_key(text, key);
    }
    return result;
}

static void expect_place(const struct edit_text *text, int row, int column)
{
    int at_row = -1;
    int at_column = -1;
    edit_text_position(text, &at_row, &at_column);
    cr_expect(at_row == row && at_column == column, "row %d, column %d", at_row, at_column);
}

Test(edit_text, wraps_at_words_and_keeps_line_ends)
{
    struct edit_text text;
    edit_text_init(&text, 0);
    cr_expect_eq(edit_text_rows(&text), 1);
    edit_text_resize(&text, 3, 10);
    edit_text_set(&text, "Felles kontor\n\nlandbrukskontoret i Moss\n");
    /* "Felles " "kontor" "" "landbruksk" "ontoret i " "Moss" "" */
    cr_expect_eq(edit_text_rows(&text), 7);
    press(&text, "Down Down Down End");
    expect_place(&text, 3, 9);
    press(&text, "Ctrl+End");
    expect_place(&text, 6, 0);
    edit_text_clear(&text);
}

Test(edit_text, up_and_down_keep_the_column_and_leave_at_the_edges)
{
    struct edit_text text;
    edit_text_init(&text, 0);
    edit_text_resize(&text, 3, 20);
    edit_text_set(&text, "lang linje\nab\nlang linje");
    cr_expect_eq(press(&text, "Up"), EDIT_IGNORED);
    press(&text, "End Down");
    expect_place(&text, 1, 2);
    press(&text, "Down");
    expect_place(&text, 2, 10);
    cr_expect_eq(press(&text, "Down"), EDIT_IGNORED);
    press(&text, "Left Up");
    expect_place(&text, 1, 2);
    cr_expect_eq(press(&text, "PgUp"), EDIT_MOVED);
    expect_place(&text, 0, 9);
    edit_text_clear(&text);
}

Test(edit_text, enter_breaks_the_line_and_the_cursor_stays_on_its_letter)
{
    struct edit_text text;
    edit_text_init(&text, 0);
    edit_text_resize(&text, 3, 40);
    edit_text_set(&text, "en to");
    press(&text, "Right Right Enter");
    cr_expect_str_eq(edit_text_peek(&text), "en\n to");
    expect_place(&text, 1, 0);
    edit_text_paste(&text, "x\r\ny\tz", 6);
    cr_expect_str_eq(edit_text_peek(&text), "en\nx\ny z to");
    expect_place(&text, 2, 3);
    edit_text_resize(&text, 3, 2);
    cr_expect_eq(edit_text_cut_rest(&text), EDIT_CHANGED);
    cr_expect_str_eq(edit_text_peek(&text), "en\nx\ny z");
    edit_text_clear(&text);
}

Test(edit_text, every_width_shows_every_letter_once)
{
    struct edit_text text;
    edit_text_init(&text, 0);
    edit_text_set(&text, "Å bli enige om é felles\n\n  kontor漢字   for landbruk ");
    for (int width = 1; width < 40; width++) {
        edit_text_resize(&text, 4, width);
        press(&text, "Ctrl+Home");
        size_t steps = 0;
        int last_row = 0;
        for (size_t before = 1; before != text.cursor || steps == 0; steps++) {
            before = text.cursor;
            int row = 0;
            int column = 0;
            edit_text_position(&text, &row, &column);
            cr_assert(row == last_row || row == last_row + 1, "width %d", width);
            last_row = row;
            press(&text, "Right");
        }
        cr_expect_eq(text.cursor, text.text.length);
    }
    edit_text_clear(&text);
}
