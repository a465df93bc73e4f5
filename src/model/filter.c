#include "samreg/model/filter.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"

#include <stdlib.h>
#include <string.h>

static void clear_value(struct filter_value *value)
{
    value_clear(&value->value);
    free(value->folded);
}

static void clear_term(struct filter_term *term)
{
    for (size_t i = 0; i < term->value_count; i++)
        clear_value(&term->values[i]);
    free(term->values);
    free(term->word);
}

void filter_clear(struct filter *filter)
{
    for (size_t i = 0; i < filter->count; i++)
        clear_term(&filter->terms[i]);
    free(filter->terms);
    *filter = (struct filter){0};
}

static void copy_term(struct filter_term *to, const struct filter_term *from)
{
    *to = *from;
    to->word = memory_copy_text(from->word);
    to->values = memory_new_array(from->value_count, sizeof *to->values);
    for (size_t i = 0; i < from->value_count; i++) {
        to->values[i].kind = from->values[i].kind;
        value_copy(&to->values[i].value, &from->values[i].value);
        to->values[i].folded = memory_copy_text(from->values[i].folded);
    }
}

/* Whether the term asks the field itself for one value that no other value equals. */
static bool asks_for_one(const struct filter_term *term, const struct field *field)
{
    bool exact = field->type == FIELD_CHOICE || field->type == FIELD_YES_NO;

    return term->step_count == 0 && term->field == field &&
           (term->values[0].kind == FILTER_VALUE_NONE || (exact && term->values[0].kind == FILTER_VALUE));
}

/* Whether the term asks for what the field refers to by its identifier. */
static bool asks_for_record(const struct filter_term *term, const struct field *field)
{
    return term->step_count == 1 && !term->steps[0].back && term->steps[0].field == field && !term->field;
}

bool filter_fixes(const struct filter *filter, const struct field *field)
{
    for (size_t i = 0; i < filter->count; i++) {
        const struct filter_term *term = &filter->terms[i];

        if (!term->word && !term->child && !term->negated && term->op == FILTER_IS && term->value_count == 1 &&
            (asks_for_one(term, field) || asks_for_record(term, field)))
            return true;
    }
    return false;
}

void filter_copy(struct filter *to, const struct filter *from)
{
    if (to == from)
        return;
    filter_clear(to);
    if (from->count == 0)
        return;
    to->terms = memory_new_array(from->count, sizeof *to->terms);
    to->count = from->count;
    for (size_t i = 0; i < from->count; i++)
        copy_term(&to->terms[i], &from->terms[i]);
}

/* Whether the text reads as itself without quotes. */
static bool is_plain(const char *text)
{
    size_t length = strlen(text);
    if (length == 0 || strcmp(text, "none") == 0 || strcmp(text, "any") == 0)
        return false;
    for (size_t i = 0; i < length; i++)
        if (strchr("\",\\", text[i]) || text_blank_at(text + i, length - i) > 0)
            return false;
    return true;
}

void filter_write_value(const char *value, struct str *out)
{
    if (!value || is_plain(value)) {
        str_add(out, value ? value : "none");
        return;
    }
    str_add_char(out, '"');
    for (; *value; value++) {
        if (*value == '"' || *value == '\\')
            str_add_char(out, '\\');
        str_add_char(out, *value);
    }
    str_add_char(out, '"');
}

void filter_write_term(const char *field, const char *value, struct str *out)
{
    if (out->length > 0)
        str_add_char(out, ' ');
    str_add(out, field);
    str_add_char(out, ':');
    filter_write_value(value, out);
}
