#include "samreg/model/value.h"

#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

void value_clear(struct value *value)
{
    free(value->text);
    *value = (struct value){0};
}

void value_copy(struct value *to, const struct value *from)
{
    if (to == from)
        return;
    value_clear(to);
    *to = *from;
    to->text = memory_copy_text(from->text);
}

void value_set_integer(struct value *value, int64_t integer)
{
    value_clear(value);
    value->kind = VALUE_INTEGER;
    value->integer = integer;
}

void value_set_text(struct value *value, const char *text)
{
    value_put_text(value, memory_copy_text(text));
}

void value_put_text(struct value *value, char *text)
{
    value_clear(value);
    if (text && *text != '\0') {
        value->kind = VALUE_TEXT;
        value->text = text;
    } else {
        free(text);
    }
}

void value_set_reference(struct value *value, int64_t id, const char *label)
{
    char *text = memory_copy_text(label); /* copied first: the label may be the value's own text */
    value_clear(value);
    value->kind = VALUE_REFERENCE;
    value->integer = id;
    value->text = text;
}

bool value_equal(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case VALUE_NONE:
        return true;
    case VALUE_TEXT:
        return strcmp(a->text, b->text) == 0;
    case VALUE_INTEGER:
    case VALUE_REFERENCE:
        return a->integer == b->integer;
    }
    return false;
}
