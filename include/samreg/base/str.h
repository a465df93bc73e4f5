/* A growable string of bytes, always ended by a zero byte. */
#ifndef SAMREG_BASE_STR_H
#define SAMREG_BASE_STR_H

#include <stdarg.h>
#include <stddef.h>

/* All zeroes is an empty string whose `text` is NULL; after the first add `text` is never NULL. */
struct str {
    char *text;
    size_t length;
    size_t capacity;
};

/* Makes the string empty, freeing its memory. */
void str_clear(struct str *str);

/* Makes the string empty, keeping its memory for the next use. */
void str_reset(struct str *str);

/* Appends `text` (NULL appends nothing). */
void str_add(struct str *str, const char *text);

/* Appends `length` bytes. */
void str_add_bytes(struct str *str, const char *bytes, size_t length);

/* Appends one byte. */
void str_add_char(struct str *str, char byte);

/* Appends formatted text as printf() does; always in the "C" numeric locale. */
void str_addf(struct str *str, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The bytes so far; "" when nothing was added. Lent: valid until the next change. */
const char *str_peek(const struct str *str);

/* Hands the bytes over and leaves the string empty. Never NULL; the caller frees. */
char *str_take(struct str *str);

#endif
