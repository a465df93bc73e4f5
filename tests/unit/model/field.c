#include "samreg/model/field.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define HARD "\xc2\xa0" /* no-break space */

static const struct choice forms[] = {
    {"IKS", "inter-municipal company"}, {"host", "host"}, {"ål_1", "Ål"}, {NULL, NULL}};

static struct field field_of(enum field_type type, int64_t limit)
{
    return (struct field){.name = "field",
                          .label = "Field",
                          .type = type,
                          .limit = limit,
                          .choices = type == FIELD_CHOICE ? forms : NULL};
}

static struct field_reading reading_in(enum field_style style)
{
    return (struct field_reading){.style = style, .today = {2009, 12, 1}, .language = LANGUAGE_BOKMAL};
}

/* A value as "i:5" or "t:text", "" when nothing is recorded. */
static char *tell(const struct value *value)
{
    struct str told = {0};
    if (value->kind == VALUE_INTEGER)
        str_addf(&told, "i:%lld", (long long)value->integer);
    else if (value->kind == VALUE_TEXT)
        str_addf(&told, "t:%s", value->text);
    return str_take(&told);
}

/* Reading `text` gives `told`, and writing that gives `screen` and `data`. */
struct reading_case {
    enum field_type type;
    enum field_style style;
    const char *text, *told, *screen, *data;
};

static void expect_reading(const struct reading_case *c)
{
    struct field field = field_of(c->type, 0);
    struct field_reading reading = reading_in(c->style);
    struct value value = {0};
    struct error error = {0};
    enum status status = field_read(&field, c->text, &reading, &value, &error);
    char *said = error_text(&error, LANGUAGE_ENGLISH), *told = tell(&value);
    cr_expect_eq(status, STATUS_OK, "“%s”: %s", c->text, said);
    cr_expect_str_eq(told, c->told, "“%s”", c->text);
    struct str screen = {0}, data = {0};
    field_write(&field, &value, FIELD_SCREEN, &screen);
    field_write(&field, &value, FIELD_DATA, &data);
    cr_expect_str_eq(str_peek(&screen), c->screen, "“%s”", c->text);
    cr_expect_str_eq(str_peek(&data), c->data, "“%s”", c->text);
    cr_expect_eq(field_check(&field, &value, NULL), STATUS_OK, "“%s”", c->text);
    free(said);
    free(told);
    str_clear(&screen);
    str_clear(&data);
    value_clear(&value);
    error_clear(&error);
}

Test(field, reads_and_writes_every_type)
{
    static const struct reading_case cases[] = {
        {FIELD_TEXT, FIELD_SCREEN, "  Værnes \t regionen ", "t:Værnes regionen", "Værnes regionen", "Værnes regionen"},
        {FIELD_TEXT, FIELD_SCREEN, "A\xcc\x8al", "t:\xc3\x85l", "Ål", "Ål"},
        {FIELD_LONG_TEXT, FIELD_SCREEN, "one  \r\ntwo\n", "t:one\ntwo", "one\ntwo", "one\ntwo"},
        {FIELD_INTEGER, FIELD_SCREEN, "29 588", "i:29588", "29" HARD "588", "29588"},
        {FIELD_INTEGER, FIELD_DATA, "0", "i:0", "0", "0"},
        {FIELD_DECIMAL, FIELD_SCREEN, "4,5", "i:450", "4,50", "4.5"},
        {FIELD_DECIMAL, FIELD_DATA, "4.5", "i:450", "4,50", "4.5"},
        {FIELD_MONEY, FIELD_SCREEN, "1 234 567,50", "i:123456750", "1" HARD "234" HARD "567,50", "1234567.5"},
        {FIELD_MONEY, FIELD_SCREEN, "-20", "i:-2000", "-20", "-20"},
        {FIELD_AREA, FIELD_SCREEN, "472,2", "i:47220", "472,20", "472.2"},
        {FIELD_SHARE, FIELD_SCREEN, "36,5 %", "t:365/1000", "36,5" HARD "%", "365/1000"},
        {FIELD_SHARE, FIELD_DATA, "1/3", "t:1/3", "1/3", "1/3"},
        {FIELD_SHARE, FIELD_DATA, "1", "t:1/1", "1/1", "1/1"},
        {FIELD_DATE, FIELD_SCREEN, "5.6.2009", "t:2009-06-05", "05.06.2009", "2009-06-05"},
        {FIELD_DATE, FIELD_SCREEN, "5.6", "t:2009-06-05", "05.06.2009", "2009-06-05"},
        {FIELD_DATE, FIELD_DATA, "06.2009", "t:2009-06", "06.2009", "2009-06"},
        {FIELD_DATE, FIELD_DATA, "2009", "t:2009", "2009", "2009"},
        {FIELD_DATE, FIELD_SCREEN, "i dag", "t:2009-12-01", "01.12.2009", "2009-12-01"},
        {FIELD_END, FIELD_SCREEN, "31.12.2009", "t:2010-01-01", "31.12.2009", "2010-01-01"},
        {FIELD_END, FIELD_SCREEN, "2009", "t:2010", "2009", "2010"},
        {FIELD_END, FIELD_DATA, "2010-01-01", "t:2010-01-01", "31.12.2009", "2010-01-01"},
        {FIELD_END, FIELD_SCREEN, "2200", "t:2201", "2200", "2201"},
        {FIELD_YEAR, FIELD_SCREEN, " 2009 ", "i:2009", "2009", "2009"},
        {FIELD_YES_NO, FIELD_DATA, "yes", "i:1", "yes", "yes"},
        {FIELD_YES_NO, FIELD_SCREEN, "NO", "i:0", "no", "no"},
        {FIELD_YES_NO, FIELD_DATA, "true", "i:1", "yes", "yes"},
        {FIELD_YES_NO, FIELD_DATA, "0", "i:0", "no", "no"},
        {FIELD_CHOICE, FIELD_DATA, "IKS", "t:IKS", "inter-municipal company", "IKS"},
        {FIELD_CHOICE, FIELD_SCREEN, "Inter-Municipal Company", "t:IKS", "inter-municipal company", "IKS"},
        {FIELD_CHOICE, FIELD_SCREEN, "ÅL", "t:ål_1", "Ål", "ål_1"},
        {FIELD_ORGANISATION, FIELD_SCREEN, "NO 123 456 785 MVA", "t:123456785", "123" HARD "456" HARD "785",
         "123456785"},
        {FIELD_ORGANISATION, FIELD_DATA, "123456789", "t:123456789", "123" HARD "456" HARD "789", "123456789"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_reading(&cases[i]);
}

Test(field, blank_text_is_nothing_recorded)
{
    for (int type = FIELD_TEXT; type <= FIELD_ORGANISATION; type++) {
        if (type == FIELD_REFERENCE)
            continue;
        struct field field = field_of((enum field_type)type, 0);
        struct field_reading reading = reading_in(FIELD_SCREEN);
        struct value value = {.kind = VALUE_TEXT, .text = memory_copy_text("before")};
        cr_expect_eq(field_read(&field, " \t" HARD "\n", &reading, &value, NULL), STATUS_OK, "type %d", type);
        cr_expect_eq(value.kind, VALUE_NONE, "type %d", type);
        struct str out = {0};
        field_write(&field, &value, FIELD_SCREEN, &out);
        cr_expect_eq(out.length, 0);
        value_clear(&value);
    }
}

/* Reading `text` fails and says `sentence`. */
struct refusal_case {
    enum field_type type;
    int64_t limit;
    enum field_style style;
    const char *text, *sentence;
};

static void expect_refusal(const struct refusal_case *c)
{
    struct field field = field_of(c->type, c->limit);
    struct field_reading reading = reading_in(c->style);
    struct value value = {.kind = VALUE_TEXT, .text = memory_copy_text("before")};
    struct error error = {0};
    cr_expect_eq(field_read(&field, c->text, &reading, &value, &error), STATUS_DATA, "“%s”", c->text);
    cr_expect_eq(error.status, STATUS_DATA);
    char *said = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(said, c->sentence, "“%s”", c->text);
    cr_expect_str_eq(value.text, "before", "“%s” changed the value", c->text);
    free(said);
    value_clear(&value);
    error_clear(&error);
}

#define TWO_WAYS " can be read in two ways. Write a thousand as 1000 or 1 000, and decimals with a comma."

Test(field, refuses_with_what_was_given_and_expected)
{
    static const struct refusal_case cases[] = {
        {FIELD_TEXT, 3, FIELD_SCREEN, "ærøå", "Field: the text is 4 characters long; at most 3 fit."},
        {FIELD_TEXT, 0, FIELD_SCREEN, "ab\xff", "Field: byte 3 of the text is not valid UTF-8."},
        {FIELD_INTEGER, 0, FIELD_SCREEN, "many", "Field: “many” is not a number. Write it like 29588."},
        {FIELD_INTEGER, 0, FIELD_SCREEN, "1.000", "Field: “1.000”" TWO_WAYS},
        {FIELD_INTEGER, 0, FIELD_DATA, "1.000", "Field: “1.000”" TWO_WAYS},
        {FIELD_MONEY, 0, FIELD_DATA, "1.000", "Field: “1.000”" TWO_WAYS},
        {FIELD_INTEGER, 0, FIELD_SCREEN, "4,5", "Field: “4,5” is not a whole number."},
        {FIELD_INTEGER, 1000, FIELD_SCREEN, "1001", "Field: the number is too large; at most 1000."},
        {FIELD_INTEGER, 0, FIELD_SCREEN, "-1", "Field: the number must not be below zero."},
        {FIELD_INTEGER, 0, FIELD_SCREEN, "99999999999999999999",
         "Field: “99999999999999999999” is too large a number."},
        {FIELD_DECIMAL, 450, FIELD_SCREEN, "4,51", "Field: the number is too large; at most 4,50."},
        {FIELD_DECIMAL, 0, FIELD_SCREEN, "4,513", "Field: “4,513” has more than two decimals."},
        {FIELD_AREA, 0, FIELD_SCREEN, "wide", "Field: “wide” is not a number. Write it like 29588 or 139,5."},
        {FIELD_SHARE, 0, FIELD_SCREEN, "36,5",
         "Field: “36,5” can be read in two ways. Write a share like 1/3 or 36,5 %."},
        {FIELD_SHARE, 0, FIELD_SCREEN, "half", "Field: “half” is not a share. Write it like 1/3 or 36,5 %."},
        {FIELD_SHARE, 0, FIELD_SCREEN, "3/2", "Field: a share is at most the whole (1/1 or 100 %)."},
        {FIELD_SHARE, 0, FIELD_SCREEN, "1/9999999999", "Field: “1/9999999999” has more digits than a share can keep."},
        {FIELD_DATE, 0, FIELD_SCREEN, "soon",
         "Field: “soon” is not a date. Write it like 2009, 2009-06 or 05.06.2009."},
        {FIELD_DATE, 0, FIELD_SCREEN, "30.2.2009", "Field: there is no such day as “30.2.2009”."},
        {FIELD_DATE, 0, FIELD_DATA, "1/2/2009",
         "Field: “1/2/2009” can be read in two ways. Write it like 05.06.2009 or 2009-06-05."},
        {FIELD_DATE, 0, FIELD_SCREEN, "0209", "Field: the year must lie between 1800 and 2200."},
        {FIELD_END, 0, FIELD_SCREEN, "9999", "Field: there is no such day as “9999”."},
        {FIELD_YEAR, 0, FIELD_SCREEN, "09", "Field: “09” is not a year. Write it with four digits, like 2009."},
        {FIELD_YEAR, 0, FIELD_SCREEN, "2201", "Field: the year must lie between 1800 and 2200."},
        {FIELD_YES_NO, 0, FIELD_SCREEN, "maybe", "Field: “maybe” is not one of: no, yes."},
        {FIELD_CHOICE, 0, FIELD_SCREEN, "AS", "Field: “AS” is not one of: IKS, host, ål_1."},
        {FIELD_CHOICE, 0, FIELD_SCREEN, "--", "Field: “--” is not one of: IKS, host, ål_1."},
        {FIELD_ORGANISATION, 0, FIELD_SCREEN, "12345",
         "Field: “12345” is not an organisation number: it has nine digits."},
        {FIELD_INTEGER, 0, FIELD_SCREEN, "a very long text that a message does not repeat as a whole",
         "Field: “a very long text that a message does not…” is not a number. Write it like 29588."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_refusal(&cases[i]);
}

Test(field, refusal_does_not_need_an_error)
{
    struct field field = field_of(FIELD_CHOICE, 0);
    struct field_reading reading = reading_in(FIELD_DATA);
    struct value value = {0};
    cr_expect_eq(field_read(&field, "AS", &reading, &value, NULL), STATUS_DATA);
    cr_expect_eq(field_read(&field, "\x80", &reading, &value, NULL), STATUS_DATA);
}

Test(field, check_refuses_what_reading_never_gives)
{
    const struct {
        enum field_type type;
        struct value value;
    } cases[] = {
        {FIELD_TEXT, {.kind = VALUE_INTEGER, .integer = 1}},
        {FIELD_TEXT, {.kind = VALUE_TEXT, .text = (char[]){"\xff"}}},
        {FIELD_INTEGER, {.kind = VALUE_TEXT, .text = (char[]){"1"}}},
        {FIELD_INTEGER, {.kind = VALUE_INTEGER, .integer = INT64_MAX}},
        {FIELD_MONEY, {.kind = VALUE_INTEGER, .integer = INT64_MIN}},
        {FIELD_DATE, {.kind = VALUE_TEXT, .text = (char[]){"5.6.2009"}}},
        {FIELD_DATE, {.kind = VALUE_TEXT, .text = (char[]){"2009-02-30"}}},
        {FIELD_SHARE, {.kind = VALUE_TEXT, .text = (char[]){"half"}}},
        {FIELD_YES_NO, {.kind = VALUE_INTEGER, .integer = 2}},
        {FIELD_CHOICE, {.kind = VALUE_TEXT, .text = (char[]){"AS"}}},
        {FIELD_REFERENCE, {.kind = VALUE_INTEGER, .integer = 1}},
        {FIELD_REFERENCE, {.kind = VALUE_REFERENCE, .integer = 0}},
        {FIELD_ORGANISATION, {.kind = VALUE_TEXT, .text = (char[]){"NO123456785"}}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct field field = field_of(cases[i].type, 0);
        struct error error = {0};
        cr_expect_eq(field_check(&field, &cases[i].value, &error), STATUS_DATA, "case %zu", i);
        cr_expect_eq(error.status, STATUS_DATA, "case %zu", i);
        error_clear(&error);
    }
}

Test(field, unknown_stored_values_are_shown_as_they_are)
{
    static const struct {
        enum field_type type;
        const char *text;
    } cases[] = {{FIELD_CHOICE, "newer"}, {FIELD_DATE, "whenever"}, {FIELD_SHARE, "half"}, {FIELD_INTEGER, "many"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct field field = field_of(cases[i].type, 0);
        struct value value = {0};
        struct str out = {0};
        value_set_text(&value, cases[i].text);
        field_write(&field, &value, FIELD_SCREEN, &out);
        cr_expect_str_eq(str_peek(&out), cases[i].text);
        str_clear(&out);
        value_clear(&value);
    }
}

Test(field, reference_is_written_as_it_is_called)
{
    struct field field = field_of(FIELD_REFERENCE, 0);
    struct value value = {0};
    struct str out = {0};
    value_set_reference(&value, 7, "1714 Stjørdal");
    field_write(&field, &value, FIELD_SCREEN, &out);
    field_write(&field, &value, FIELD_DATA, &out);
    cr_expect_str_eq(str_peek(&out), "1714 Stjørdal1714 Stjørdal");
    str_clear(&out);
    value_clear(&value);
}

Test(field, types_know_what_they_are)
{
    for (int type = FIELD_TEXT; type <= FIELD_ORGANISATION; type++) {
        struct field field = field_of((enum field_type)type, 0);
        bool msgid = type == FIELD_CHOICE || type == FIELD_YES_NO;
        cr_expect_eq(field_writes_msgid(&field), msgid, "type %d", type);
        cr_expect_eq(field_choices(&field) != NULL, msgid, "type %d", type);
        cr_expect_eq(field_is_number(&field), type >= FIELD_INTEGER && type <= FIELD_SHARE, "type %d", type);
        cr_expect_eq(field_adds_up(&field), field_is_number(&field) && type != FIELD_SHARE, "type %d", type);
    }
}
