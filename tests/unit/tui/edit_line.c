#include "samreg/tui/edit_line.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* Presses the keys named, with blanks between. */
static enum edit_result press(struct edit_line *line, const char *keys)
{
    enum edit_result result = EDIT_IGNORED;
    char word[32];
    for (int read = 0; sscanf(keys, " %31s%n", word, &read) == 1; keys += read) {
        struct key key = {0};
        cr_assert(key_parse(word, &key), "%s", word);
        result = edit_line_key(line, key);
    }
    return result;
}

Test(edit_line, types_moves_and_removes_by_clusters)
{
    struct edit_line line;
    edit_line_init(&line, 0);
    cr_expect_eq(press(&line, "R ø r å s"), EDIT_CHANGED);
    cr_expect_str_eq(edit_line_peek(&line), "Rørås");
    cr_expect_eq(press(&line, "Left Left Backspace"), EDIT_CHANGED);
    cr_expect_str_eq(edit_line_peek(&line), "Røås");
    cr_expect_eq(press(&line, "Home Del"), EDIT_CHANGED);
    cr_expect_str_eq(edit_line_peek(&line), "øås");
    cr_expect_eq(press(&line, "Home Backspace"), EDIT_MOVED);
    cr_expect_eq(press(&line, "End Del"), EDIT_MOVED);
    cr_expect_eq(line.cursor, strlen("øås"));
    cr_expect_eq(press(&line, "F2"), EDIT_IGNORED);
    cr_expect_eq(press(&line, "Enter"), EDIT_IGNORED);
    cr_expect_eq(press(&line, "Ctrl+Z"), EDIT_IGNORED);
    edit_line_clear(&line);
}

Test(edit_line, what_one_key_took_off_comes_back)
{
    static const char *const erasing[] = {"Ctrl+U", "Ctrl+W", "Home Ctrl+Del"};
    for (size_t i = 0; i < sizeof erasing / sizeof *erasing; i++) {
        struct edit_line line;
        edit_line_init(&line, 0);
        edit_line_set(&line, "Felles landbrukskontor");
        press(&line, erasing[i]);
        cr_expect_str_neq(edit_line_peek(&line), "Felles landbrukskontor");
        cr_expect_eq(press(&line, "Ctrl+Z"), EDIT_CHANGED);
        cr_expect_str_eq(edit_line_peek(&line), "Felles landbrukskontor");
        cr_expect_eq(press(&line, "Ctrl+Z"), EDIT_CHANGED);
        cr_expect_str_neq(edit_line_peek(&line), "Felles landbrukskontor");
        edit_line_clear(&line);
    }
    struct edit_line line;
    edit_line_init(&line, 0);
    edit_line_set(&line, "Rygge");
    line.cursor = 2;
    cr_expect_eq(edit_line_cut_rest(&line), EDIT_CHANGED);
    press(&line, "Ctrl+Z");
    cr_expect_str_eq(edit_line_peek(&line), "Rygge");
    cr_expect_eq(line.cursor, 2);
    edit_line_clear(&line);
}

Test(edit_line, words)
{
    struct edit_line line;
    edit_line_init(&line, 0);
    edit_line_set(&line, "Felles landbrukskontor i Rygge");
    press(&line, "Ctrl+Left Ctrl+Left");
    cr_expect_eq(line.cursor, strlen("Felles landbrukskontor "));
    press(&line, "Ctrl+W");
    cr_expect_str_eq(edit_line_peek(&line), "Felles i Rygge");
    press(&line, "Ctrl+U");
    cr_expect_str_eq(edit_line_peek(&line), "i Rygge");
    cr_expect_eq(press(&line, "Ctrl+U"), EDIT_MOVED);
    press(&line, "End");
    cr_expect_eq(edit_line_cut_rest(&line), EDIT_MOVED);
    press(&line, "Ctrl+Left");
    cr_expect_eq(edit_line_cut_rest(&line), EDIT_CHANGED);
    cr_expect_str_eq(edit_line_peek(&line), "i ");
    edit_line_clear(&line);
}

Test(edit_line, a_combining_mark_composes_with_the_letter_before_the_cursor)
{
    struct edit_line line;
    edit_line_init(&line, 0);
    edit_line_set(&line, "As");
    press(&line, "Left");
    edit_line_key(&line, (struct key){0x30a, 0});
    cr_expect_str_eq(edit_line_peek(&line), "Ås");
    press(&line, "a");
    cr_expect_str_eq(edit_line_peek(&line), "Åas");
    edit_line_paste(&line, "e\xcc\x81", 3);
    cr_expect_str_eq(edit_line_peek(&line), "Åaés");
    edit_line_clear(&line);
}

Test(edit_line, the_limit_counts_characters_and_takes_nothing_away)
{
    struct edit_line line;
    edit_line_init(&line, 5);
    cr_expect_eq(press(&line, "æ ø å æ ø"), EDIT_CHANGED);
    cr_expect_eq(press(&line, "x"), EDIT_FULL);
    cr_expect_str_eq(edit_line_peek(&line), "æøåæø");
    press(&line, "Backspace Backspace");
    cr_expect_eq(edit_line_paste(&line, "1234", 4), EDIT_FULL);
    cr_expect_str_eq(edit_line_peek(&line), "æøå12");
    edit_line_set(&line, "too long already");
    cr_expect_eq(press(&line, "x"), EDIT_FULL);
    cr_expect_str_eq(edit_line_peek(&line), "too long already");
    edit_line_clear(&line);
}

Test(edit_line, pasted_text_becomes_one_line)
{
    struct edit_line line;
    static const char pasted[] = "\n Moss \tkommune\r\n\x01og\xff Rygge\n";
    edit_line_init(&line, 0);
    cr_expect_eq(edit_line_paste(&line, pasted, sizeof pasted - 1), EDIT_CHANGED);
    cr_expect_str_eq(edit_line_peek(&line), "Moss kommune og Rygge");
    cr_expect_eq(edit_line_paste(&line, "\n\n", 2), EDIT_MOVED);
    edit_line_clear(&line);
}
