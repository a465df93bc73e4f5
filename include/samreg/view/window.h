/* A list on the screen with the part of a selection that it needs loaded: what every list of records is made of.
 * Rows are read in slices when no key waits, counts after rows, and the cursor stays on its record whatever is read
 * anew. */
#ifndef SAMREG_VIEW_WINDOW_H
#define SAMREG_VIEW_WINDOW_H

#include "samreg/app/records.h"
#include "samreg/tui/list.h"

#include <stdbool.h>

enum { WINDOW_COLUMNS = LIST_COLUMNS };

struct window {
    struct app *app;
    struct selection selection;
    struct date day;               /* the day it answers as of whatever the session's is; not set: the session's */
    struct list list;
    struct slice rows;             /* what is loaded; list.rows says where it stands */
    int fields[WINDOW_COLUMNS];    /* the fields shown, places in the entity */
    struct list_column columns[WINDOW_COLUMNS];
    size_t column_count;
    int64_t keep;                  /* the record that the cursor shall be on after the next load; 0: the first */
    size_t keep_offset;            /* how many rows below the top it stood */
    bool stale;                    /* the rows must be read anew */
    bool count_stale;              /* so must the count, and the first row's place */
    int64_t *marks;                /* identifiers marked, in rising order */
    size_t mark_count, mark_capacity;
    struct error error;            /* why nothing could be read; shown in place of the rows */
    const char *all;               /* msgid of a row before the first that stands for all of them (its record has no
                                    * identifier); NULL for none */
    int counted;                   /* the column that `decorate` fills with a number of its own; -1 for none */
    void (*decorate)(void *context, const struct record *row, size_t column, struct str *out, enum style *style);
    void *decorate_context;        /* `decorate` (or NULL) may change what a cell shows */
};

/* A window on an entity's records as of the session's day, with the entity's own columns. Nothing is read yet. */
void window_init(struct window *window, struct app *app, const struct entity *entity);
void window_clear(struct window *window);

/* Makes it a window on another selection (taken over; the one given is empty afterwards) with that entity's own
 * columns. */
void window_put_selection(struct window *window, struct selection *selection);

/* Puts another filter in, which is taken over; window_changed() comes when all has been changed. */
void window_put_filter(struct window *window, struct filter *filter);

/* Shows these fields (places in the entity) instead. */
void window_set_columns(struct window *window, const int *fields, size_t count);

/* Shows the entity's own columns again. */
void window_set_default_columns(struct window *window);

/* The selection was changed: everything is read anew; with `keep` the cursor stays on its record where that is still in
 * it. */
void window_changed(struct window *window, bool keep);

/* Puts the cursor on a record at the next load. */
void window_go(struct window *window, int64_t id);

/* Does one slice of what is left to do: rows first, then the count. True when something changed. Stops for a waiting
 * key and goes on at the next call. */
bool window_work(struct window *window);

/* Reads the first rows at once; for opening a screen with something on it. */
void window_load(struct window *window);

/* Reads anew what is out of date, and with `whole` also the rows that the cursor is on its way to. */
void window_settle(struct window *window, bool whole);

/* Moves, marks, chooses; see list_key(). */
enum list_result window_key(struct window *window, struct key key);

/* The record under the cursor, or NULL; on the row for all one without an identifier. Lent until the next load. */
const struct record *window_row(const struct window *window);

/* Whether a record is marked. Marks survive filtering and reading anew. */
bool window_is_marked(const struct window *window, int64_t id);

/* Marks these records in place of those marked; `ids` is copied. */
void window_mark_all(struct window *window, const int64_t *ids, size_t count);

/* Takes all marks away. */
void window_unmark_all(struct window *window);

/* Appends "12/47". */
void window_counter(const struct window *window, struct str *out);

/* Draws the rows loaded, or why there are none. */
void window_draw(struct window *window, struct area area, bool focus);

#endif
