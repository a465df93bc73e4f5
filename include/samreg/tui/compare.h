/* An overlay with two values side by side for each of several fields, and a choice per field: conflicts between
 * colleagues. */
#ifndef SAMREG_TUI_COMPARE_H
#define SAMREG_TUI_COMPARE_H

#include "samreg/tui/area.h"
#include "samreg/tui/key.h"

#include <stdbool.h>
#include <stddef.h>

struct compare_row {
    int id;      /* the owner's number */
    char *label; /* owned */
    char *left;  /* owned: my value */
    char *right; /* owned: their value */
    bool take_right;
};

enum compare_result {
    COMPARE_IGNORED,
    COMPARE_STAYED,
    COMPARE_DONE,     /* Ctrl+S, or Enter on the last row: the choices stand in the rows */
    COMPARE_CANCELLED /* Esc, F3, Ctrl+G: back to the form, nothing chosen */
};

/* All zeroes is an empty comparison. */
struct compare {
    char *title;              /* owned */
    char *text;               /* owned; who and when, shown above */
    char *left_title;         /* owned */
    char *right_title;        /* owned */
    struct compare_row *rows; /* owned */
    size_t count;
    size_t capacity;
    size_t cursor;
    size_t top;
    size_t page; /* rows shown at the last drawing */
};

/* Makes an empty comparison; all texts are copied. */
void compare_init(struct compare *compare, const char *title, const char *text, const char *left_title,
                  const char *right_title);

/* Frees what it holds. */
void compare_clear(struct compare *compare);

/* Adds a row; the left value is chosen. */
void compare_add(struct compare *compare, int id, const char *label, const char *left, const char *right);

/* Up, Down, PgUp, PgDn, Home, End move; Left, Right choose, Space and Tab change the choice; Enter goes to the next
 * row, on the last one it is done. */
enum compare_result compare_key(struct compare *compare, struct key key);

/* Draws the overlay in the middle of `screen`: a row per field, the chosen value marked with `>` and shown strong; the
 * cursor's row in full below. */
void compare_draw(struct compare *compare, struct area screen);

#endif
