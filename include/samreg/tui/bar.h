/* The lines at the screen's edge: title, message, keys. */
#ifndef SAMREG_TUI_BAR_H
#define SAMREG_TUI_BAR_H

#include "samreg/tui/area.h"
#include "samreg/tui/key.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

/* A key and the word for what it does. */
struct bar_key {
    struct key key;
    const char *word; /* in the user's language; lent */
    int priority;     /* where not all fit, the highest number goes first, of equals the last one */
};

/* Draws keys and words in the first row of the area, in order, as many as fit whole: "F1 Help  F2 Edit". */
void bar_draw_keys(struct area area, const struct bar_key *keys, size_t count);

/* What the title line says. Any may be NULL or empty. */
struct bar_title {
    const char *program; /* at the left */
    const char *name;    /* behind it: what the program has open */
    const char *screen;  /* what the screen is, before what follows */
    const char *state;   /* at the right: what must not be overlooked */
    const char *user;    /* at its end */
};

/* Draws the title line. Where room is short the name is cut and then left out, then the user, then the program; the
 * screen is cut only when nothing else is left to give but the state. */
void bar_draw_title(struct area area, const struct bar_title *title);

/* How many rows a message of this style needs in `width` columns; at least 1, and 1 for NULL. */
int bar_message_rows(int width, enum style style, const char *text);

/* Draws a message over the area, wrapped, its last row cut with an ellipsis; NULL blanks it. Errors and warnings begin
 * with a sign ("!"). */
void bar_draw_message(struct area area, enum style style, const char *text);

#endif
