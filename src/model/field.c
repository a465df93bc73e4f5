#include "samreg/model/field.h"

#include "samreg/base/number.h"
#include "samreg/base/text.h"

#include <stdlib.h>
#include <string.h>

/* Hectares of a km², øre of a krone, hundredths: two decimals each. */
enum { DECIMALS = 2 };

static const struct choice no_and_yes[] = {{"no", N_("no")}, {"yes", N_("yes")}, {NULL, NULL}};

const struct choice *field_choices(const struct field *field)
{
    return field->type == FIELD_YES_NO ? no_and_yes : field->choices;
}

void field_write_codes(const struct field *field, struct str *out)
{
    const struct choice *choices = field_choices(field);
    for (size_t i = 0; choices[i].code; i++) {
        str_add(out, i > 0 ? ", " : "");
        str_add(out, choices[i].code);
    }
}

bool field_writes_msgid(const struct field *field)
{
    return field->type == FIELD_CHOICE || field->type == FIELD_YES_NO;
}

bool field_adds_up(const struct field *field)
{
    return field->type == FIELD_INTEGER || field->type == FIELD_DECIMAL || field->type == FIELD_MONEY ||
           field->type == FIELD_AREA;
}

bool field_is_number(const struct field *field)
{
    return field_adds_up(field) || field->type == FIELD_SHARE;
}

/* ---- Writing ---- */

bool field_has_decimals(const struct field *field)
{
    return field->type == FIELD_DECIMAL || field->type == FIELD_MONEY || field->type == FIELD_AREA;
}

static void write_integer(const struct field *field, int64_t integer, enum field_style style, struct str *out)
{
    bool decimal = field_has_decimals(field);

    if (field->type == FIELD_YES_NO && (integer == 0 || integer == 1))
        str_add(out, style == FIELD_SCREEN ? no_and_yes[integer].label : no_and_yes[integer].code);
    else if (style == FIELD_DATA || field->type == FIELD_YEAR)
        number_format_data(integer, decimal ? DECIMALS : 0, out);
    else
        number_format(integer, decimal ? DECIMALS : 0, out);
}

static void write_date(const struct field *field, const char *text, struct str *out)
{
    char buffer[DATE_TEXT];
    struct date date;
    if (date_parse_iso(text, &date) != DATE_OK)
        str_add(out, text);
    else
        str_add(out, date_format(field->type == FIELD_END ? date_end_through(date) : date, buffer));
}

static void write_share(const char *text, struct str *out)
{
    struct share share;
    if (share_parse(text, &share) == NUMBER_OK)
        share_format(share, out);
    else
        str_add(out, text);
}

/* Tenths of a per cent. Parts and whole may be larger than those of a share that people enter. */
static void write_percent(const char *text, enum field_style style, struct str *out)
{
    enum { PER_MILLE = 1000 };
    char *end;
    long long part = strtoll(text, &end, 10);
    long long whole = *end == '/' ? strtoll(end + 1, NULL, 10) : 0;
    long long scaled;

    if (whole <= 0 || __builtin_mul_overflow(part, 2 * PER_MILLE, &scaled)) {
        str_add(out, text);
        return;
    }
    long long tenths = (scaled + (part < 0 ? -whole : whole)) / (2 * whole);
    if (style != FIELD_SCREEN) {
        number_format_data(tenths, 1, out);
        return;
    }
    number_format_fixed(tenths, 1, 1, out);
    str_add(out, "\u00a0%");
}

static void write_choice(const struct field *field, const char *code, struct str *out)
{
    const struct choice *choice = field_choice(field, code);
    str_add(out, choice ? choice->label : code);
}

/* Texts that do not have the form of their type (a newer version may have written them) are shown as they are. */
static void write_text(const struct field *field, const char *text, struct str *out)
{
    switch (field->type) {
    case FIELD_DATE:
    case FIELD_END:
        write_date(field, text, out);
        break;
    case FIELD_SHARE:
        write_share(text, out);
        break;
    case FIELD_CHOICE:
        write_choice(field, text, out);
        break;
    case FIELD_ORGANISATION:
        organisation_format(text, out);
        break;
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_YEAR:
    case FIELD_YES_NO:
    case FIELD_REFERENCE:
        str_add(out, text);
        break;
    }
}

void field_write(const struct field *field, const struct value *value, enum field_style style, struct str *out)
{
    switch (value->kind) {
    case VALUE_NONE:
        break;
    case VALUE_INTEGER:
        write_integer(field, value->integer, style, out);
        break;
    case VALUE_TEXT:
        if (field->flags & FIELD_PERCENT)
            write_percent(value->text, style, out);
        else if (style == FIELD_SCREEN)
            write_text(field, value->text, out);
        else
            str_add(out, value->text);
        break;
    case VALUE_REFERENCE:
        str_add(out, value->text);
        break;
    }
}

/* ---- Checking ---- */

/* The kind of value that a field of the type stores. */
static enum value_kind stored_kind(enum field_type type)
{
    switch (type) {
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_YEAR:
    case FIELD_YES_NO:
        return VALUE_INTEGER;
    case FIELD_REFERENCE:
        return VALUE_REFERENCE;
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_SHARE:
    case FIELD_DATE:
    case FIELD_END:
    case FIELD_CHOICE:
    case FIELD_ORGANISATION:
        break;
    }
    return VALUE_TEXT;
}

static enum status refuse_form(const struct field *field, struct error *error)
{
    return error_set(error, STATUS_DATA, N_("%t1: the value does not have the form that is stored there."),
                     field->label, NULL);
}

static enum status refuse_years(const struct field *field, struct error *error)
{
    struct str first = {0}, last = {0};
    number_format_data(FIELD_FIRST_YEAR, 0, &first);
    number_format_data(field->type == FIELD_YEAR ? field_limit(field) : FIELD_LAST_YEAR, 0, &last);
    enum status status = error_set(error, STATUS_DATA, N_("%t1: the year must lie between %2 and %3."), field->label,
                                   str_peek(&first), str_peek(&last), NULL);
    str_clear(&first);
    str_clear(&last);
    return status;
}

static enum status check_length(const struct field *field, const char *text, struct error *error)
{
    size_t length = strlen(text), count = text_count(text, length);
    if (text_valid_length(text, length) != length)
        return refuse_form(field, error);
    if ((int64_t)count <= field_limit(field))
        return STATUS_OK;
    struct str given = {0}, most = {0};
    str_addf(&given, "%zu", count);
    str_addf(&most, "%lld", (long long)field_limit(field));
    enum status status = error_set(error, STATUS_DATA, N_("%t1: the text is %2 characters long; at most %3 fit."),
                                   field->label, str_peek(&given), str_peek(&most), NULL);
    str_clear(&given);
    str_clear(&most);
    return status;
}

static enum status check_size(const struct field *field, int64_t integer, struct error *error)
{
    if (integer < 0 && field->type != FIELD_MONEY)
        return error_set(error, STATUS_DATA, N_("%t1: the number must not be below zero."), field->label, NULL);
    if (integer <= field_limit(field) && integer >= -field_limit(field))
        return STATUS_OK;
    struct str most = {0};
    write_integer(field, field_limit(field), FIELD_SCREEN, &most);
    enum status status = error_set(error, STATUS_DATA, N_("%t1: the number is too large; at most %2."), field->label,
                                   str_peek(&most), NULL);
    str_clear(&most);
    return status;
}

static enum status check_date(const struct field *field, const char *text, struct error *error)
{
    struct date date;
    if (date_parse_iso(text, &date) != DATE_OK)
        return refuse_form(field, error);
    if (field->type == FIELD_END)
        date = date_end_through(date);
    return date.year < FIELD_FIRST_YEAR || date.year > FIELD_LAST_YEAR ? refuse_years(field, error) : STATUS_OK;
}

static enum status check_share(const struct field *field, const char *text, struct error *error)
{
    struct share share;
    if (share_parse(text, &share) != NUMBER_OK)
        return refuse_form(field, error);
    if (share.numerator > share.denominator)
        return error_set(error, STATUS_DATA, N_("%t1: a share is at most the whole (1/1 or 100 %%)."), field->label,
                         NULL);
    return STATUS_OK;
}

static bool is_organisation(const char *text)
{
    char digits[10];
    int expected;
    return organisation_parse(text, digits, &expected) != ORGANISATION_NOT_NINE && strcmp(text, digits) == 0;
}

enum status field_check(const struct field *field, const struct value *value, struct error *error)
{
    if (value->kind == VALUE_NONE)
        return STATUS_OK;
    if (value->kind != stored_kind(field->type))
        return refuse_form(field, error);
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
        return check_length(field, value->text, error);
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
        return check_size(field, value->integer, error);
    case FIELD_SHARE:
        return check_share(field, value->text, error);
    case FIELD_DATE:
    case FIELD_END:
        return check_date(field, value->text, error);
    case FIELD_YEAR:
        return value->integer < FIELD_FIRST_YEAR || value->integer > field_limit(field) ? refuse_years(field, error)
                                                                                        : STATUS_OK;
    case FIELD_YES_NO:
        return value->integer == 0 || value->integer == 1 ? STATUS_OK : refuse_form(field, error);
    case FIELD_CHOICE:
        return field_choice(field, value->text) ? STATUS_OK : refuse_form(field, error);
    case FIELD_REFERENCE:
        return value->integer > 0 ? STATUS_OK : refuse_form(field, error);
    case FIELD_ORGANISATION:
        return is_organisation(value->text) ? STATUS_OK : refuse_form(field, error);
    }
    return refuse_form(field, error);
}
