/* The two kinds of CSV: exact for reading back, and safe for spreadsheets. */
#include "samreg/publish/publish.h"

#include "samreg/base/formula.h"
#include "samreg/publish/writer.h"

#include <string.h>

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define LINE_END "\r\n"

/* ---- The plain profile ---- */

/* Quoted where a reader would otherwise take it apart, strip it, or (a lone empty cell) skip it as an empty line. */
static bool needs_quotes(const struct publish *publish, const char *text, size_t length)
{
    if (length == 0)
        return publish->shape->column_count == 1;
    return strpbrk(text, ",\"\r\n\t") || text[0] == ' ' || text[length - 1] == ' ';
}

static void add_quoted(const char *text, size_t length, struct str *out)
{
    struct str valid = {0};

    publish_add_valid(text, length, &valid);
    str_add_char(out, '"');
    for (size_t i = 0; i < valid.length; i++) {
        if (valid.text[i] == '"')
            str_add_char(out, '"');
        str_add_char(out, valid.text[i]);
    }
    str_add_char(out, '"');
    str_clear(&valid);
}

static void add_plain(struct publish *publish, size_t column, const char *text)
{
    size_t length = strlen(text);

    if (column > 0)
        str_add_char(&publish->out, ',');
    if (needs_quotes(publish, text, length))
        add_quoted(text, length, &publish->out);
    else
        publish_add_valid(text, length, &publish->out);
}

static void begin_plain(struct publish *publish)
{
    for (size_t i = 0; i < publish->shape->column_count; i++)
        add_plain(publish, i, publish->shape->columns[i].name);
    str_add(&publish->out, LINE_END);
}

static void row_plain(struct publish *publish, const struct value *cells)
{
    for (size_t i = 0; i < publish->shape->column_count; i++) {
        publish_set_cell(publish, i, &cells[i], FIELD_DATA);
        add_plain(publish, i, str_peek(&publish->cell));
    }
    str_add(&publish->out, LINE_END);
}

static void end_nothing(struct publish *publish)
{
    (void)publish;
}

const struct publish_ops publish_csv = {.begin = begin_plain, .row = row_plain, .end = end_nothing};

/* ---- For spreadsheets ---- */

static void add_guarded(struct publish *publish, size_t column, const char *text, bool number)
{
    static const char guard[] = {FORMULA_GUARD, '\0'};
    struct str guarded = {0};

    str_add(&guarded, !number && formula_is_suspect(text, strlen(text)) ? guard : "");
    str_add(&guarded, text);
    if (column > 0)
        str_add_char(&publish->out, ';');
    add_quoted(str_peek(&guarded), guarded.length, &publish->out);
    str_clear(&guarded);
}

static void begin_spreadsheet(struct publish *publish)
{
    str_add(&publish->out, BYTE_ORDER_MARK);
    for (size_t i = 0; i < publish->shape->column_count; i++)
        add_guarded(publish, i, publish->shape->columns[i].heading, false);
    str_add(&publish->out, LINE_END);
}

/* A number as a Norwegian spreadsheet reads it: decimal comma, no groups. */
static void set_number(struct publish *publish, size_t column, const struct value *value)
{
    char *point;

    publish_set_cell(publish, column, value, FIELD_DATA);
    point = publish->cell.length > 0 ? memchr(publish->cell.text, '.', publish->cell.length) : NULL;
    if (point)
        *point = ',';
}

static void row_spreadsheet(struct publish *publish, const struct value *cells)
{
    for (size_t i = 0; i < publish->shape->column_count; i++) {
        bool number = cells[i].kind == VALUE_INTEGER && field_is_number(publish->shape->columns[i].field);

        if (number)
            set_number(publish, i, &cells[i]);
        else
            publish_set_cell(publish, i, &cells[i], FIELD_SCREEN);
        add_guarded(publish, i, str_peek(&publish->cell), number);
    }
    str_add(&publish->out, LINE_END);
}

const struct publish_ops publish_spreadsheet = {
    .begin = begin_spreadsheet, .row = row_spreadsheet, .end = end_nothing};
