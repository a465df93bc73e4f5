#include "samreg/base/str.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 32 };

/* Makes room for `more` bytes and the zero byte behind them. */
static void make_room(struct str *str, size_t more)
{
    size_t needed;
    size_t capacity = str->capacity > 0 ? str->capacity : FIRST_CAPACITY;

    if (__builtin_add_overflow(str->length, more, &needed) || needed >= SIZE_MAX / 2)
        needed = SIZE_MAX - 1; /* more than there can be: memory_resize() ends the program in order */
    if (needed < str->capacity)
        return;
    while (capacity <= needed)
        capacity = capacity <= SIZE_MAX / 2 ? capacity * 2 : SIZE_MAX;
    str->text = memory_resize(str->text, capacity, 1);
    str->capacity = capacity;
}

void str_clear(struct str *str)
{
    free(str->text);
    *str = (struct str){0};
}

void str_reset(struct str *str)
{
    str->length = 0;
    if (str->text)
        str->text[0] = '\0';
}

void str_add(struct str *str, const char *text)
{
    if (text)
        str_add_bytes(str, text, strlen(text));
}

void str_add_bytes(struct str *str, const char *bytes, size_t length)
{
    make_room(str, length);
    if (length > 0)
        memcpy(str->text + str->length, bytes, length);
    str->length += length;
    str->text[str->length] = '\0';
}

void str_add_char(struct str *str, char byte)
{
    make_room(str, 1);
    str->text[str->length++] = byte;
    str->text[str->length] = '\0';
}

void str_addf(struct str *str, const char *format, ...)
{
    va_list arguments;
    int length;

    make_room(str, 0);
    va_start(arguments, format);
    length = vsnprintf(str->text + str->length, str->capacity - str->length, format, arguments);
    va_end(arguments);
    assert(length >= 0);
    if ((size_t)length >= str->capacity - str->length) {
        make_room(str, (size_t)length);
        va_start(arguments, format);
        vsnprintf(str->text + str->length, str->capacity - str->length, format, arguments);
        va_end(arguments);
    }
    str->length += (size_t)length;
}

const char *str_peek(const struct str *str)
{
    return str->text ? str->text : "";
}

char *str_take(struct str *str)
{
    char *text = str->text ? str->text : memory_copy_bytes("", 0);

    *str = (struct str){0};
    return text;
}
