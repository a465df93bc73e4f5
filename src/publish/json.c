/* JSON (RFC 8259): an array with one object a line. */
#include "samreg/publish/publish.h"

#include "samreg/base/text.h"
#include "samreg/publish/writer.h"

#include <string.h>

/* Appends the code point as \uXXXX; those escaped here all lie in the first plane. */
static void add_escape(uint32_t code_point, struct str *out)
{
    switch (code_point) {
    case '"':
        str_add(out, "\\\"");
        break;
    case '\\':
        str_add(out, "\\\\");
        break;
    case '\n':
        str_add(out, "\\n");
        break;
    case '\r':
        str_add(out, "\\r");
        break;
    case '\t':
        str_add(out, "\\t");
        break;
    default:
        str_addf(out, "\\u%04x", code_point);
        break;
    }
}

/* Beyond what the standard asks for: C1 controls, which a terminal would obey, and the line separators that JavaScript
 * trips over. */
static bool needs_escape(uint32_t code_point)
{
    return code_point < 0x20 || code_point == '"' || code_point == '\\' || (code_point >= 0x7f && code_point < 0xa0) ||
           code_point == 0x2028 || code_point == 0x2029;
}

static void add_string(const char *text, struct str *out)
{
    size_t length = strlen(text);
    size_t at = 0;

    str_add_char(out, '"');
    while (at < length) {
        uint32_t code_point = 0;
        size_t taken = text_decode(text + at, length - at, &code_point);

        if (taken == 0)
            str_add(out, "\ufffd");
        else if (needs_escape(code_point))
            add_escape(code_point, out);
        else
            str_add_bytes(out, text + at, taken);
        at += taken > 0 ? taken : 1;
    }
    str_add_char(out, '"');
}

static void begin_json(struct publish *publish)
{
    str_add_char(&publish->out, '[');
}

/* Whether JSON has the field's whole numbers as numbers. Identifiers are kept in text fields and stay strings: they are
 * larger than what JavaScript reads exactly. */
static bool writes_number(const struct field *field)
{
    return field->type == FIELD_YEAR || (field_is_number(field) && field->type != FIELD_SHARE);
}

static void add_value(struct publish *publish, size_t column, const struct value *value)
{
    const struct field *field = publish->shape->columns[column].field;

    publish_set_cell(publish, column, value, FIELD_DATA);
    if (value->kind == VALUE_NONE)
        str_add(&publish->out, "null");
    else if (value->kind == VALUE_INTEGER && field->type == FIELD_YES_NO)
        str_add(&publish->out, value->integer ? "true" : "false");
    else if ((value->kind == VALUE_INTEGER && writes_number(field)) || field->flags & FIELD_PERCENT)
        str_add(&publish->out, str_peek(&publish->cell));
    else
        add_string(str_peek(&publish->cell), &publish->out);
}

static void row_json(struct publish *publish, const struct value *cells)
{
    str_add(&publish->out, publish->rows > 0 ? ",\n  {" : "\n  {");
    for (size_t i = 0; i < publish->shape->column_count; i++) {
        str_add(&publish->out, i > 0 ? ", " : "");
        add_string(publish->shape->columns[i].name, &publish->out);
        str_add(&publish->out, ": ");
        add_value(publish, i, &cells[i]);
    }
    str_add_char(&publish->out, '}');
}

static void end_json(struct publish *publish)
{
    str_add(&publish->out, publish->rows > 0 ? "\n]\n" : "]\n");
}

const struct publish_ops publish_json = {.begin = begin_json, .row = row_json, .end = end_json};
