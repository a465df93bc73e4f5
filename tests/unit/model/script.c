#include "samreg/model/script.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct script read_script(const char *text)
{
    struct script script = {0};
    struct error error = {0};
    enum status status = script_read(text, strlen(text), &script, &error);
    char *said = error_text(&error, LANGUAGE_ENGLISH);
    cr_assert_eq(status, STATUS_OK, "%s", said);
    free(said);
    return script;
}

static void expect_refusal(const char *bytes, size_t size, const char *sentence)
{
    struct script script;
    struct error error = {0};
    cr_expect_eq(script_read(bytes, size, &script, &error), STATUS_DATA, "%s", bytes);
    char *said = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(said, sentence);
    cr_expect_eq(script.count, 0);
    free(said);
    error_clear(&error);
}

Test(script, header_is_parted_from_the_statement)
{
    struct script script = read_script("-- name: participant-twice\r\n"
                                       "-- title.nb:  Deltaker to ganger  \n"
                                       "--\n"
                                       "-- message: %1 takes part\n"
                                       "--   in %2 twice.\n"
                                       "-- empty:\n"
                                       "\n"
                                       "SELECT 1; -- done: no\n");
    cr_expect_eq(script.count, 4);
    cr_expect_str_eq(script_get(&script, "name"), "participant-twice");
    cr_expect_str_eq(script_get(&script, "title.nb"), "Deltaker to ganger");
    cr_expect_str_eq(script_get(&script, "message"), "%1 takes part in %2 twice.");
    cr_expect_str_eq(script_get(&script, "empty"), "");
    cr_expect_null(script_get(&script, "done"));
    cr_expect_str_eq(script.sql, "SELECT 1; -- done: no\n");
    script_clear(&script);
    cr_expect_null(script.sql);
}

Test(script, keys_may_repeat_and_keep_their_order)
{
    struct script script = read_script("-- column: a\n-- kind: x\n-- column: b\n-- column:\n--  c\n");
    const char *const expected[] = {"a", "b", "c"};
    size_t found = 0;
    for (const struct script_line *line = NULL; (line = script_next(&script, "column", line)); found++) {
        cr_assert_lt(found, 3);
        cr_expect_str_eq(line->value, expected[found]);
    }
    cr_expect_eq(found, 3);
    cr_expect_str_eq(script.sql, "", "a header without a statement");
    script_clear(&script);
}

Test(script, header_ends_at_the_first_line_that_is_no_comment)
{
    struct script script = read_script("-- a: 1\nSELECT\n-- b: 2\n1");
    cr_expect_eq(script.count, 1);
    cr_expect_str_eq(script.sql, "SELECT\n-- b: 2\n1");
    script_clear(&script);
    script = read_script("");
    cr_expect_eq(script.count, 0);
    cr_expect_str_eq(script.sql, "");
    script_clear(&script);
    script = read_script("-- a: 1");
    cr_expect_str_eq(script_get(&script, "a"), "1");
    cr_expect_str_eq(script.sql, "");
    script_clear(&script);
}

#define EXPECTED ": “-- key: value”, or “--” with two blanks and more of the value, is expected."

Test(script, header_of_another_form_is_refused_with_its_line)
{
    static const struct {
        const char *text, *sentence;
    } cases[] = {
        {"-- a: 1\n-- just prose\n", "Line 2" EXPECTED},
        {"--   more\n", "Line 1" EXPECTED},
        {"--a: 1\n", "Line 1" EXPECTED},
        {"-- Key: 1\n", "Line 1" EXPECTED},
        {"-- : 1\n", "Line 1" EXPECTED},
        {"-- key", "Line 1" EXPECTED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_refusal(cases[i].text, strlen(cases[i].text), cases[i].sentence);
}

Test(script, bytes_that_are_no_text_are_refused_with_their_line)
{
    expect_refusal("-- a: 1\n\nSELECT '\xff'", 18, "Line 3: the text is not valid UTF-8.");
    expect_refusal("-- a: 1\nSE\0LECT", 15, "Line 2: a zero byte stands in the text.");
}
