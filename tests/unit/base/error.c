#include "samreg/base/error.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

static void expect_text(const struct message *message, enum language language, const char *expected)
{
    char *text = message_text(message, language);

    cr_expect_str_eq(text, expected);
    free(text);
}

Test(error, arguments_take_their_places)
{
    static const struct {
        const char *msgid;
        const char *expected;
    } cases[] = {
        {"%1 is not %2", "Våler is not Moss"},
        {"%2 before %1, %1", "Moss before Våler, Våler"},
        {"100 %% of %1", "100 % of Våler"},
        {"%3 is left out", " is left out"},
        {"%t1 stands as it is when no catalogue knows it", "Våler stands as it is when no catalogue knows it"},
        {"%x %0 %7 %t %t7 stay", "%x %0 %7 %t %t7 stay"},
        {"at the end %", "at the end %"},
        {"%", "%"},
        {"%%1", "%1"},
        {"%1%2", "VålerMoss"},
        {"", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct message message = {0};

        message_set(&message, cases[i].msgid, "Våler", "Moss", NULL);
        for (int language = 0; language < LANGUAGE_COUNT; language++)
            expect_text(&message, (enum language)language, cases[i].expected);
        message_clear(&message);
    }
}

Test(error, an_argument_is_not_read_for_places)
{
    struct message message = {0};

    message_set(&message, "%1 and %2", "%2", "%%", NULL);
    expect_text(&message, LANGUAGE_ENGLISH, "%2 and %%");
    message_clear(&message);
}

Test(error, six_arguments_fit)
{
    struct message message = {0};

    message_set(&message, "%6%5%4%3%2%1", "a", "b", "c", "d", "e", "f", NULL);
    expect_text(&message, LANGUAGE_ENGLISH, "fedcba");
    message_clear(&message);
}

Test(error, a_message_and_its_argument_are_said_in_each_language)
{
    struct message message = {0};

    message_set(&message, "The file %1 cannot be read: %t2. Check its name and your right to read it.", "a.csv",
                error_reason(ENOSPC), NULL);
    expect_text(&message, LANGUAGE_ENGLISH,
                "The file a.csv cannot be read: the disk is full. Check its name and your right to read it.");
    expect_text(&message, LANGUAGE_BOKMAL,
                "Filen a.csv kan ikke leses: disken er full. Kontroller navnet og at du har rett til å lese den.");
    message_clear(&message);
}

Test(error, an_empty_message_is_no_text)
{
    struct message message = {0};

    expect_text(&message, LANGUAGE_BOKMAL, "");
    message_clear(&message);
}

Test(error, a_copy_is_independent_and_may_replace_itself)
{
    struct message from = {0}, to = {0};

    message_set(&from, "%1", "Selbu", NULL);
    message_set(&to, "%1 %2", "Tydal", "Meråker", NULL);
    message_copy(&to, &from);
    message_clear(&from);
    expect_text(&to, LANGUAGE_ENGLISH, "Selbu");
    message_copy(&to, &to);
    message_set(&to, "again %1", to.arguments[0], NULL);
    expect_text(&to, LANGUAGE_ENGLISH, "again Selbu");
    message_clear(&to);
    cr_expect_null(to.msgid);
}

Test(error, set_returns_the_status_and_clear_forgets)
{
    struct error error = {0};
    char *text;

    cr_expect_eq(error_set(NULL, STATUS_BUSY, "%1", "x", NULL), STATUS_BUSY);
    cr_expect_eq(error_set(&error, STATUS_DATA, "first %1", "x", NULL), STATUS_DATA);
    cr_expect_eq(error_set(&error, STATUS_IO, "second", NULL), STATUS_IO);
    cr_expect_eq(error.status, STATUS_IO);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(text, "second");
    free(text);
    error_clear(&error);
    cr_expect_eq(error.status, STATUS_OK);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(text, "");
    free(text);
}

Test(error, every_status_has_the_exit_code_of_the_manual)
{
    static const int codes[] = {
        [STATUS_OK] = 0,          [STATUS_FOUND] = 1,          [STATUS_USAGE] = 64,   [STATUS_DATA] = 65,
        [STATUS_NO_INPUT] = 66,   [STATUS_UNAVAILABLE] = 69,   [STATUS_INTERNAL] = 70, [STATUS_CANNOT_CREATE] = 73,
        [STATUS_IO] = 74,         [STATUS_BUSY] = 75,          [STATUS_NOT_ALLOWED] = 77, [STATUS_CONFIG] = 78,
        [STATUS_CONFLICT] = 65,   [STATUS_WARNED] = 65,        [STATUS_STOPPED] = 75,
    };

    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++)
        cr_expect_eq(status_exit_code((enum status)i), codes[i], "status %zu", i);
}

Test(error, reasons_are_known_or_the_systems_own)
{
    cr_expect_str_eq(error_reason(ENOSPC), "the disk is full");
    cr_expect_str_eq(error_reason(EROFS), "the file system is read-only");
    cr_expect_str_eq(error_reason(ECHILD), strerror(ECHILD));
}
