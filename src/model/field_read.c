/* The reading half of field.h: from what people type or files hold to a field's value. */
#include "samreg/model/field.h"

#include "samreg/base/collate.h"
#include "samreg/base/number.h"
#include "samreg/base/text.h"
#include "samreg/model/field_name.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* As much of what was given as a message repeats, in code points. */
enum { QUOTED = 40 };

static enum status refuse(const struct field *field, const char *text, const char *msgid, struct error *error)
{
    size_t length = strlen(text), at = 0;
    uint32_t code_point;
    for (int count = 0; at < length && count < QUOTED; count++)
        at += text_decode(text + at, length - at, &code_point);
    struct str quoted = {0};
    str_add_bytes(&quoted, text, at);
    if (at < length)
        str_add(&quoted, "…");
    enum status status = error_set(error, STATUS_DATA, msgid, field->label, str_peek(&quoted), NULL);
    str_clear(&quoted);
    return status;
}

static enum status read_number(const struct field *field, const char *text, struct value *value, struct error *error)
{
    bool whole = field->type == FIELD_INTEGER;
    int64_t number = 0;
    switch (number_parse(text, whole ? 0 : 2, &number)) {
    case NUMBER_OK:
        value_set_integer(value, number);
        return STATUS_OK;
    case NUMBER_AMBIGUOUS:
        return refuse(field, text,
                      N_("%t1: “%2” can be read in two ways. Write a thousand as 1000 or 1 000, and decimals "
                         "with a comma."),
                      error);
    case NUMBER_TOO_PRECISE:
        if (!whole)
            return refuse(field, text, N_("%t1: “%2” has more than two decimals."), error);
        return refuse(field, text, N_("%t1: “%2” is not a whole number."), error);
    case NUMBER_TOO_LARGE:
        return refuse(field, text, N_("%t1: “%2” is too large a number."), error);
    case NUMBER_NOT_A_NUMBER:
        break;
    }
    if (whole)
        return refuse(field, text, N_("%t1: “%2” is not a number. Write it like 29588."), error);
    return refuse(field, text, N_("%t1: “%2” is not a number. Write it like 29588 or 139,5."), error);
}

static enum status read_year(const struct field *field, const char *text, struct value *value, struct error *error)
{
    int64_t year = 0;
    if (strlen(text) != 4 || strspn(text, "0123456789") != 4 || number_parse_data(text, 0, &year) != NUMBER_OK)
        return refuse(field, text, N_("%t1: “%2” is not a year. Write it with four digits, like 2009."), error);
    value_set_integer(value, year);
    return STATUS_OK;
}

static enum status read_share(const struct field *field, const char *text, struct value *value, struct error *error)
{
    struct share share = {0};
    switch (share_parse(text, &share)) {
    case NUMBER_OK:
        break;
    case NUMBER_AMBIGUOUS:
        return refuse(field, text, N_("%t1: “%2” can be read in two ways. Write a share like 1/3 or 36,5 %%."), error);
    case NUMBER_TOO_PRECISE:
    case NUMBER_TOO_LARGE:
        return refuse(field, text, N_("%t1: “%2” has more digits than a share can keep."), error);
    case NUMBER_NOT_A_NUMBER:
        return refuse(field, text, N_("%t1: “%2” is not a share. Write it like 1/3 or 36,5 %%."), error);
    }
    struct str stored = {0};
    share_format_data(share, &stored);
    value_put_text(value, str_take(&stored));
    return STATUS_OK;
}

static enum status read_date(const struct field *field, const char *text, const struct field_reading *reading,
                             struct value *value, struct error *error)
{
    struct date date = {0};
    switch (reading->typed ? date_parse(text, reading->today, &date)
                           : date_parse_full(text, reading->today, &date)) {
    case DATE_OK:
        break;
    case DATE_NO_SUCH_DAY:
        return refuse(field, text, N_("%t1: there is no such day as “%2”."), error);
    case DATE_AMBIGUOUS:
        return refuse(field, text, N_("%t1: “%2” can be read in two ways. Write it like 05.06.2009 or 2009-06-05."),
                      error);
    case DATE_NOT_A_DATE:
        return refuse(field, text, N_("%t1: “%2” is not a date. Write it like 2009, 2009-06 or 05.06.2009."), error);
    }
    if (field->type == FIELD_END && reading->style == FIELD_SCREEN)
        date = date_end_after(date);
    if (!date_is_set(date)) /* the last day of the calendar has none behind it */
        return refuse(field, text, N_("%t1: there is no such day as “%2”."), error);
    char stored[DATE_TEXT];
    value_set_text(value, date_format_iso(date, stored));
    return STATUS_OK;
}

/* The place of the choice meant by folded text: by its code, its name in the language asked for, its name in any
 * language; or -1. */
static int find_choice(const struct choice *choices, const char *folded, enum language language)
{
    for (int i = 0; choices[i].code; i++)
        if (field_name_folds_to(choices[i].code, folded))
            return i;
    for (int i = 0; choices[i].code; i++)
        if (field_name_folds_to(text_in(language, choices[i].label), folded))
            return i;
    for (int other = 0; other < LANGUAGE_COUNT; other++)
        for (int i = 0; choices[i].code; i++)
            if (field_name_folds_to(text_in((enum language)other, choices[i].label), folded))
                return i;
    return -1;
}

static enum status refuse_choice(const struct field *field, const char *text, struct error *error)
{
    struct error said = {0};
    enum status status = refuse(field, text, N_("%t1: “%2” is not one of: %3."), &said);
    struct str codes = {0};
    field_write_codes(field, &codes);
    if (error)
        error_set(error, status, said.message.msgid, said.message.arguments[0], said.message.arguments[1],
                  str_peek(&codes), NULL);
    str_clear(&codes);
    error_clear(&said);
    return status;
}

static enum status read_choice(const struct field *field, const char *text, const struct field_reading *reading,
                               struct value *value, struct error *error)
{
    /* How other programs write yes and no. */
    static const struct choice truths[] = {{"false", "0"}, {"true", "1"}, {NULL, NULL}};
    const struct choice *choices = field_choices(field);
    struct str folded = {0};
    collate_fold(text, &folded);
    int index = find_choice(choices, str_peek(&folded), reading->language);
    if (index < 0 && field->type == FIELD_YES_NO)
        index = find_choice(truths, str_peek(&folded), reading->language);
    str_clear(&folded);
    if (index < 0)
        return refuse_choice(field, text, error);
    if (field->type == FIELD_YES_NO)
        value_set_integer(value, index);
    else
        value_set_text(value, choices[index].code);
    return STATUS_OK;
}

static enum status read_organisation(const struct field *field, const char *text, struct value *value,
                                     struct error *error)
{
    char digits[10];
    int expected;
    if (organisation_parse(text, digits, &expected) == ORGANISATION_NOT_NINE)
        return refuse(field, text, N_("%t1: “%2” is not an organisation number: it has nine digits."), error);
    value_set_text(value, digits);
    return STATUS_OK;
}

/* Reads tidied text that is not empty. */
static enum status read_tidied(const struct field *field, const char *text, const struct field_reading *reading,
                               struct value *value, struct error *error)
{
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
        value_set_text(value, text);
        return STATUS_OK;
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
        return read_number(field, text, value, error);
    case FIELD_SHARE:
        return read_share(field, text, value, error);
    case FIELD_DATE:
    case FIELD_END:
        return read_date(field, text, reading, value, error);
    case FIELD_YEAR:
        return read_year(field, text, value, error);
    case FIELD_YES_NO:
    case FIELD_CHOICE:
        return read_choice(field, text, reading, value, error);
    case FIELD_ORGANISATION:
        return read_organisation(field, text, value, error);
    case FIELD_REFERENCE:
        break;
    }
    return STATUS_INTERNAL; /* not reached: field_read() asserts it */
}

enum status field_read(const struct field *field, const char *text, const struct field_reading *reading,
                       struct value *value, struct error *error)
{
    assert(field->type != FIELD_REFERENCE);
    size_t length = strlen(text), valid = text_valid_length(text, length);
    if (valid != length) {
        struct str byte = {0};
        str_addf(&byte, "%zu", valid + 1);
        enum status status = error_set(error, STATUS_DATA, N_("%t1: byte %2 of the text is not valid UTF-8."),
                                       field->label, str_peek(&byte), NULL);
        str_clear(&byte);
        return status;
    }
    struct value read = {0};
    char *tidied = field->type == FIELD_LONG_TEXT ? text_tidy_lines(text, length) : text_tidy(text, length);
    enum status status = *tidied ? read_tidied(field, tidied, reading, &read, error) : STATUS_OK;
    if (status == STATUS_OK)
        status = field_check(field, &read, error);
    if (status == STATUS_OK) {
        value_clear(value);
        *value = read;
    } else {
        value_clear(&read);
    }
    free(tidied);
    return status;
}
