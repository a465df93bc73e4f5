/* Overlays that say something and wait for one of a few answers. */
#ifndef SAMREG_TUI_ASK_H
#define SAMREG_TUI_ASK_H

#include "samreg/tui/area.h"
#include "samreg/tui/key.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

enum { ASK_ANSWERS = 4 };

/* One answer: pressing its letter (either case) or choosing it with the arrows and Enter gives it. */
struct ask_answer {
    char letter; /* lower case ASCII letter; 0 for none */
    char *words; /* owned; in the user's language. The letter's first place in it is shown strong */
};

enum ask_result {
    ASK_IGNORED, /* the key means nothing here; nothing else gets it */
    ASK_STAYED,
    ASK_ANSWERED, /* `chosen` is the answer's index */
    ASK_CANCELLED /* Esc, F3, Ctrl+G: the answer that changes nothing */
};

/* All zeroes is an empty question. A question with no answers is a notice: Enter, Space and Esc all end it as
 * ASK_CANCELLED. */
struct ask {
    char *title;      /* owned; NULL for none */
    char *text;       /* owned; wrapped, line feeds kept */
    enum style style; /* of the text: STYLE_NORMAL, STYLE_WARNING, STYLE_ERROR */
    struct ask_answer answers[ASK_ANSWERS];
    size_t count;
    size_t chosen;
    int top;  /* first row of the text shown */
    int page; /* rows of text shown at the last drawing */
    int rows; /* rows of the whole text at the last drawing */
};

/* Makes a question; title and text are copied. Clear it with ask_clear(). */
void ask_init(struct ask *ask, const char *title, const char *text, enum style style);

/* Frees what the question holds. */
void ask_clear(struct ask *ask);

/* Adds an answer (words copied). The first one added is chosen at the start: let it be the harmless one. Asserts that
 * there is room. */
void ask_add(struct ask *ask, char letter, const char *words);

/* Letters answer; Left, Right, Tab, Shift+Tab choose; Enter answers as chosen; Up, Down, PgUp, PgDn scroll the text. */
enum ask_result ask_key(struct ask *ask, struct key key);

/* Draws the overlay in the middle of `screen`, the terminal's cursor on the chosen answer. */
void ask_draw(struct ask *ask, struct area screen);

#endif
