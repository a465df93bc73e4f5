#include "samreg/transfer/sheet.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static enum status read_text(const char *text, struct sheet *sheet, struct error *error)
{
    *sheet = (struct sheet){0};
    return sheet_read(text, strlen(text), sheet, error);
}

static void expect_cell(const char *text, size_t row, size_t column, const char *expected)
{
    struct sheet sheet;

    cr_assert_eq(read_text(text, &sheet, NULL), STATUS_OK, "%s", text);
    cr_assert_gt(sheet.row_count, row, "%s", text);
    cr_expect_str_eq(sheet_cell(&sheet, row, column), expected);
    sheet_clear(&sheet);
}

static void expect_refused(const char *bytes, size_t size, const char *expected)
{
    struct sheet sheet = {0};
    struct error error = {0};
    char *said;

    cr_assert_eq(sheet_read(bytes, size, &sheet, &error), STATUS_DATA, "%s", expected);
    said = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(strstr(said, expected), "says: %s\nnot:  %s", said, expected);
    cr_expect_eq(sheet.row_count, 0);
    free(said);
    error_clear(&error);
}

Test(sheet, separators_are_found)
{
    expect_cell("a;b\n1;2\n", 1, 1, "2");
    expect_cell("a,b\n1,2\n", 1, 1, "2");
    expect_cell("a\tb\n1\t2\n", 1, 1, "2");
    expect_cell("a|b\n1|2\n", 1, 1, "2");
    expect_cell("name;cost\nA, B og C;1,5\nD;2,5\n", 1, 1, "1,5");
    expect_cell("\"a,b,c\";d\n\"1,2\";3\n", 1, 1, "3");
    expect_cell("sep=,\na;x,b\n1;x,2\n", 1, 1, "2");
    expect_cell("name\nMoss\n", 1, 0, "Moss");
}

Test(sheet, quotes_hold_separators_quotes_and_line_ends)
{
    expect_cell("a;b\r\n\"x;\"\"y\"\"\r\nz\";2\r\n", 1, 0, "x;\"y\"\r\nz");
    expect_cell("a;b\n\"x\ny\";2\n3;4\n", 2, 1, "4");
}

Test(sheet, rows_know_the_line_they_begin_on)
{
    struct sheet sheet;

    cr_assert_eq(read_text("a;b\n\n\"x\n\ny\";2\n;\n3;4", &sheet, NULL), STATUS_OK);
    cr_assert_eq(sheet.row_count, 3);
    cr_expect_eq(sheet.rows[0].line, 1);
    cr_expect_eq(sheet.rows[1].line, 3);
    cr_expect_eq(sheet.rows[2].line, 7);
    cr_expect_str_eq(sheet_cell(&sheet, 2, 1), "4");
    sheet_clear(&sheet);
}

Test(sheet, every_kind_of_line_end_is_one)
{
    expect_cell("a;b\r1;2\r3;4\r", 2, 0, "3");
    expect_cell("a;b\r\n1;2\r\n3;4", 2, 0, "3");
}

Test(sheet, characters_are_read_in_every_usual_encoding)
{
    static const char utf16le[] = "\xff\xfe" "a\0;\0b\0\n\0\xf8\0;\0" "2\0";
    static const char utf16be[] = "\xfe\xff\0a\0;\0b\0\n\0\xf8\0;\0" "2";
    struct sheet sheet = {0};

    expect_cell("a;b\n\xf8;2\n", 1, 0, "ø");
    expect_cell("a;b\n\x80;2\n", 1, 0, "€");
    expect_cell("\xef\xbb\xbf" "a;b\nø;2\n", 0, 0, "a");
    cr_assert_eq(sheet_read(utf16le, sizeof utf16le - 1, &sheet, NULL), STATUS_OK);
    cr_expect_str_eq(sheet_cell(&sheet, 1, 0), "ø");
    sheet_clear(&sheet);
    cr_assert_eq(sheet_read(utf16be, sizeof utf16be - 1, &sheet, NULL), STATUS_OK);
    cr_expect_str_eq(sheet_cell(&sheet, 1, 0), "ø");
    sheet_clear(&sheet);
}

Test(sheet, broken_characters_are_refused_with_line_and_byte)
{
    static const char broken[] = "a;b\nøæå;2\nx\xff;3\n";
    static const char marked[] = "\xef\xbb\xbf" "a;b\n\xf8;3\n";
    static const char zero[] = "a;b\n1\0;3\n";
    static const char neither[] = "a;b\n1;\x81\n";
    static const char half[] = "\xff\xfe" "a\0b";

    expect_refused(broken, sizeof broken - 1, "Line 3: byte 2 is not valid UTF-8.");
    expect_refused(marked, sizeof marked - 1, "Line 2: byte 1 is not valid UTF-8.");
    expect_refused(zero, sizeof zero - 1, "Line 2: a zero byte stands here (byte 2)");
    expect_refused(neither, sizeof neither - 1, "Line 2: byte 3 is neither UTF-8 nor Windows-1252.");
    expect_refused(half, sizeof half - 1, "not whole UTF-16");
}

Test(sheet, broken_quotes_are_refused_with_their_place)
{
    static const char stray[] = "a;b\n1;2\nx\"y;3\n";
    static const char behind[] = "a;b\n\"1\"2;3\n";
    static const char open[] = "a;b\n1;2\n\"x;3\n4;5\n";

    expect_refused(stray, sizeof stray - 1, "Line 3, character 2: a quote stands where none may.");
    expect_refused(behind, sizeof behind - 1, "Line 2, character 4");
    expect_refused(open, sizeof open - 1, "line 3 has a quote in column");
}

Test(sheet, a_file_without_rows_is_refused)
{
    expect_refused("", 0, "The file is empty.");
    expect_refused("\n ;\n", 4, "The file is empty.");
    expect_refused("\xef\xbb\xbf", 3, "The file is empty.");
}

Test(sheet, guards_are_taken_off_where_spreadsheets_need_them)
{
    expect_cell("a;b\n'=1;2\n", 1, 0, "=1");
    expect_cell("a;b\n''x;2\n", 1, 0, "'x");
    expect_cell("a;b\n's-Gravenhage;2\n", 1, 0, "'s-Gravenhage");
    expect_cell("a,b\n'=1,2\n", 1, 0, "'=1");
}

Test(sheet, rows_that_are_short_or_long_are_told_from_whole_ones)
{
    struct sheet sheet;

    cr_assert_eq(read_text("a;b\n1;2\n1\n1;2;\n1;2;3\n", &sheet, NULL), STATUS_OK);
    cr_expect(sheet_is_whole(&sheet, 1));
    cr_expect_not(sheet_is_whole(&sheet, 2));
    cr_expect_str_eq(sheet_cell(&sheet, 2, 1), "");
    cr_expect(sheet_is_whole(&sheet, 3));
    cr_expect_not(sheet_is_whole(&sheet, 4));
    sheet_clear(&sheet);
}
