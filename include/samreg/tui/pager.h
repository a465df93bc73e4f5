/* Text to read: styled lines, wrapped, scrolled, searched. */
#ifndef SAMREG_TUI_PAGER_H
#define SAMREG_TUI_PAGER_H

#include "samreg/base/str.h"
#include "samreg/tui/area.h"
#include "samreg/tui/edit_line.h"
#include "samreg/tui/key.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

enum pager_result {
    PAGER_IGNORED, /* not a key of the pager: the owner may have a command for it */
    PAGER_STAYED,
    PAGER_NOT_FOUND /* the searched words stand nowhere: say so */
};

struct pager_line {
    char *text; /* owned */
    int indent; /* columns that its wrapped rows are moved right, from the second row on */
    enum style style;
};

/* All zeroes is an empty pager. */
struct pager {
    struct pager_line *lines; /* owned */
    size_t count;
    size_t capacity;
    struct pager_place { /* owned; the rows that the lines wrap into at `width` */
        size_t line;
        size_t begin;
        size_t length;
    } * rows;
    size_t row_count;
    size_t row_capacity;
    int width;              /* the width that `rows` was made for; 0: make anew */
    size_t top;             /* first row shown */
    int page;               /* rows shown at the last drawing */
    bool searching;         /* a search is being typed */
    struct edit_line words; /* what is searched */
    char *search_label;     /* owned; stands before the words while they are typed */
    size_t found;           /* line last found; `count` when none */
};

/* Makes an empty pager; `search_label` is copied ("Search: " in the user's language). */
void pager_init(struct pager *pager, const char *search_label);

/* Frees everything. */
void pager_clear(struct pager *pager);

/* Adds a line (copied). An empty one is a blank row. */
void pager_add(struct pager *pager, const char *text, int indent, enum style style);

/* Up, Down, PgUp, PgDn, Space, Home, End scroll; `/` begins a search, Enter finds, Esc ends typing; `n` finds the next
 * one (not while typing). */
enum pager_result pager_key(struct pager *pager, struct key key);

/* Pastes into the words searched, while they are typed. */
void pager_paste(struct pager *pager, const char *text, size_t length);

/* True while a search is typed: characters are text then. */
bool pager_is_typing(const struct pager *pager);

/* Draws the text in the area, the terminal's cursor on the first row or on the line found. The last row holds the
 * search while it is typed. */
void pager_draw(struct pager *pager, struct area area);

#endif
