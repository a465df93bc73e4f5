/* What the files of the participation matrix share: matrix_view.c (the view, and what it reads), matrix_draw.c (what
 * stands where), matrix_act.c (what can be done), matrix_edit.c (setting roles, and the questions that come with
 * it), matrix_files.c (exports). */
#ifndef SAMREG_VIEW_MATRIX_VIEW_H
#define SAMREG_VIEW_MATRIX_VIEW_H

#include "samreg/app/matrix.h"
#include "samreg/tui/crosstab.h"
#include "samreg/view/filter_line.h"
#include "samreg/view/shell.h"

/* A cell by its records: places change when the matrix is read anew. */
struct matrix_spot {
    int64_t arrangement; /* 0: the head of `group` */
    int group;
    int64_t municipality;
};

/* A change that waits for an answer. */
struct matrix_waiting {
    struct matrix_spot *spots; /* owned */
    size_t count;
    struct matrix_change change;
};

struct matrix_view {
    struct view view;
    enum matrix_area area;
    int64_t area_id;
    char *area_name;        /* of the region or county; NULL for all */
    struct filter_line line;
    struct matrix_spot stood_on; /* while a filter is typed: the cell to go back to */
    struct filter filter;
    enum matrix_grouping grouping;
    bool turned, filled;
    struct matrix matrix;
    struct matrix_shown shown;
    struct crosstab table;
    struct area measured;          /* what the table's widths were measured for ... */
    unsigned long measured_for;    /* ... and its revision then; 0: never */
    struct matrix_spot wanted; /* where the cursor shall be after the next read; all zeroes: where it is */
    bool stale;                /* to be read anew */
    bool begun;                /* what is shown are the first arrangements alone; the others are being read */
    bool role_is_known;        /* one was set in this view: `role` */
    enum matrix_role role;
    struct matrix_waiting waiting;
};

/* The line of arrangements and the column of the matrix at a cell of the table. False when there are no cells. */
bool matrix_view_at(const struct matrix_view *matrix_view, size_t row, size_t column, const struct matrix_line **line,
                    size_t *municipality);

/* The arrangement and municipality at the cursor; false on the head of a group and where there are no cells. */
bool matrix_view_here(const struct matrix_view *matrix_view, struct matrix_place *place);

/* Reads the matrix anew when it is stale; the cursor and the marks stay on their records. Where nothing is shown yet it
 * begins with as many arrangements as a screen shows, and stays stale when there are more. False when a key waits. */
bool matrix_view_read(struct matrix_view *matrix_view);

/* Orders and chooses what is shown; the cursor stays on its records. */
void matrix_view_arrange(struct matrix_view *matrix_view, enum matrix_grouping grouping, bool filled, bool turned);

/* The records of a cell of the table; all zeroes where there is none. */
struct matrix_spot matrix_view_spot(const struct matrix_view *matrix_view, size_t row, size_t column);

/* Puts the cursor on the records, as far as they are shown. */
void matrix_view_go(struct matrix_view *matrix_view, const struct matrix_spot *spot);

/* Makes it a matrix of another area. */
void matrix_view_set_area(struct matrix_view *matrix_view, enum matrix_area area, int64_t id);

/* --- matrix_act.c --- */

/* Does an action, and why one cannot be done just now: as in view_ops. */
bool matrix_act(struct view *view, enum action_id action);
const char *matrix_refuse(const struct view *view, enum action_id action);

/* --- matrix_draw.c --- */

/* Draws the table, and below it the cursor's cell in words and the letters of the roles. */
void matrix_draw(struct matrix_view *matrix_view, struct area area);

/* --- matrix_edit.c --- */

/* Gives the marked cells a role, or the one that follows that of the cursor's cell. */
void matrix_edit_role(struct matrix_view *matrix_view, enum matrix_role role);
void matrix_edit_next_role(struct matrix_view *matrix_view);

/* Makes the participations in the marked cells uncertain, or certain when they all are uncertain. */
void matrix_edit_certainty(struct matrix_view *matrix_view);

/* Asks how the participations in the marked cells come to an end, and does it. */
void matrix_edit_clear(struct matrix_view *matrix_view);

/* Frees a change that waits, and waits no more. */
void matrix_edit_forget(struct matrix_view *matrix_view);

/* --- matrix_files.c --- */

/* Asks for a format and writes what is shown to a file; sends it to the terminal's clipboard. */
void matrix_files_export(struct matrix_view *matrix_view);
void matrix_files_copy_out(const struct matrix_view *matrix_view);

#endif
