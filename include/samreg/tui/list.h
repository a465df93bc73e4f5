/* A table of rows with a cursor, of which the owner has only some loaded. The list holds positions, never data. */
#ifndef SAMREG_TUI_LIST_H
#define SAMREG_TUI_LIST_H

#include "samreg/base/str.h"
#include "samreg/tui/area.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/key.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

/* A column. Where the width does not suffice, columns first shrink from `width` to `minimum`, then go, lowest
 * priority first; room left over goes to the columns that grow, in equal parts. Columns stand one blank apart. */
struct list_column {
    const char *title; /* in the user's language; lent; NULL for none */
    int width;         /* columns wished for */
    int minimum;       /* columns it needs to be of use; 0 counts as `width` */
    int priority;      /* 0 stays longest; the highest number goes first, of equals the last one */
    enum draw_align align;
    bool grows;
    bool spills;       /* its text may take what the next column leaves free in the row */
};

/* The rows the owner has loaded. Row numbers are 0 to loaded-1 within them; the place in the whole list may be
 * unknown. */
struct list_rows {
    size_t loaded;
    bool more_before; /* there are rows before row 0 */
    bool more_after;  /* there are rows behind the last one */
    long long first;  /* place of row 0 in the whole list, from 0; -1: not known */
    long long count;  /* rows in the whole list; -1: not (yet) known */
};

/* How the list asks for what it draws. */
struct list_source {
    void *context;
    /* Appends the text of a cell to `out` (empty) and may change `*style`, which comes as STYLE_NORMAL or STYLE_MARKED.
     * On the cursor's row the style is the bar's whatever is set. */
    void (*cell)(void *context, size_t row, size_t column, struct str *out, enum style *style);
    /* True when the row is marked. NULL: the list has no marks. */
    bool (*is_marked)(void *context, size_t row);
};

/* What the owner should do after a key. */
enum list_result {
    LIST_IGNORED, /* not a key of the list */
    LIST_MOVED,   /* the cursor moved, or could not move further; also ask list_wants() */
    LIST_CHOSEN,  /* Enter on a row */
    LIST_MARK     /* Space on a row: mark or unmark it; the cursor has moved to the next one, `marked_row` is the row
                   * meant */
};

/* What the owner should load before drawing. */
enum list_want {
    LIST_WANT_NOTHING,
    LIST_WANT_BEFORE, /* rows before row 0 */
    LIST_WANT_AFTER,  /* rows behind the last */
    LIST_WANT_FIRST,  /* the first rows of the whole list in place of those loaded */
    LIST_WANT_LAST    /* the last rows of the whole list in place of those loaded */
};

enum { LIST_COLUMNS = 24 };

struct list {
    struct list_rows rows;
    size_t cursor;     /* row the cursor is on; meaningless when no row is loaded */
    size_t top;        /* first row shown */
    size_t marked_row; /* with LIST_MARK: the row to mark */
    int page;          /* rows of data shown at the last drawing; 1 before it */
    int sorted;        /* column with the sort sign; -1 for none */
    bool descending;   /* the sort sign's direction */
    bool has_heading;  /* a row of column titles stands above the rows */
    bool has_marks;    /* a column for `*` stands in front */

    /* The list's own. */
    long long wanted; /* rows still to go when rows were missing */
    enum list_want jump;
    unsigned long revision;
    struct list_drawn {
        unsigned long revision;
        unsigned long generation;
        struct area area;
        size_t cursor;
        size_t top;
        bool focus;
        bool valid;
    } drawn;
};

/* Makes a list without rows, with a heading, sorted by no column. Needs no clearing. */
void list_init(struct list *list);

/* Says which rows are loaded now. `shift` is added to the row numbers of cursor and top: the number of rows put in
 * front (positive) or dropped in front (negative). Afterwards everything is drawn again. A move that waited for the
 * rows goes on; then ask list_wants() again. */
void list_set_rows(struct list *list, const struct list_rows *rows, long long shift);

/* Puts the cursor on a row (a row beyond the end means the last), scrolling as little as needed. */
void list_go(struct list *list, size_t row);

/* Says that the rows' content changed (texts, marks, columns), though not their number. */
void list_touch(struct list *list);

/* What must be loaded so that the last key's move is done and the screen is full. Ask in a loop until
 * LIST_WANT_NOTHING: load, list_set_rows(). An owner that cannot load (nothing there after all) sets more_before or
 * more_after to false. */
enum list_want list_wants(const struct list *list);

/* Up, Down, PgUp, PgDn, Home, End, Enter, Space (when the list has marks). */
enum list_result list_key(struct list *list, struct key key);

/* The cursor's place in the whole list from 0, or -1 when not known or without rows. */
long long list_place(const struct list *list);

/* Draws heading and rows. Only rows that changed since the last drawing in the same place are drawn. With `focus`
 * the bar is STYLE_SELECTED and the terminal's cursor stands on the first letter of the cursor's row, behind the
 * `>`; without it the bar is STYLE_SELECTED_INACTIVE. `columns` has 1 to LIST_COLUMNS elements. Sets `page`; a list
 * whose page grew may want rows (list_wants()) after it. */
void list_draw(struct list *list, struct area area, const struct list_column *columns, size_t count,
               const struct list_source *source, bool focus);

/* The widths that the columns get in `width` cells: 0 for a column that has gone. What is left when all have what they
 * wish for goes to titles that are cut, then to the columns that grow. For list_draw(), tables and tests. */
void list_layout(const struct list_column *columns, size_t count, int width, int *widths);

#endif
