/* A table with heads on two sides that scrolls in both directions: names and sums on the left, names above, sums below,
 * and narrow cells between them, one of which the cursor is on. It holds positions, never data. */
#ifndef SAMREG_TUI_CROSSTAB_H
#define SAMREG_TUI_CROSSTAB_H

#include "samreg/base/str.h"
#include "samreg/tui/area.h"
#include "samreg/tui/key.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

/* How it asks for what it draws. Each appends to `out` (empty) and may change `*style`. */
struct crosstab_source {
    void *context;
    void (*cell)(void *context, size_t row, size_t column, struct str *out, enum style *style);
    void (*row_head)(void *context, size_t row, struct str *out, enum style *style);
    void (*row_sum)(void *context, size_t row, struct str *out, enum style *style);
    void (*column_head)(void *context, size_t column, struct str *out, enum style *style);
    void (*column_sum)(void *context, size_t column, struct str *out, enum style *style);
    /* What stands across the cells of a row in their place; nothing: the cells do. NULL: they always do. */
    void (*note)(void *context, size_t row, struct str *out, enum style *style);
    const char *corner; /* above the row heads; lent */
    const char *sum;    /* what the sums are called: above their column and before their row; lent */
};

enum crosstab_result {
    CROSSTAB_IGNORED, /* not a key of the table */
    CROSSTAB_MOVED,   /* the cursor moved, or could not move further */
    CROSSTAB_CHOSEN   /* Enter on a cell */
};

/* What is marked besides the cursor's cell. */
enum crosstab_marks {
    CROSSTAB_NO_MARKS,
    CROSSTAB_CELLS,  /* the rectangle between the anchor and the cursor */
    CROSSTAB_ROWS,   /* all cells of the rows between them */
    CROSSTAB_COLUMNS /* all cells of the columns between them */
};

/* A rectangle of cells, `end` not included. */
struct crosstab_block {
    size_t row, row_end, column, column_end;
};

struct crosstab {
    size_t rows, columns;
    size_t row, column; /* the cursor; meaningless without cells */
    size_t top, left;   /* the first row and column shown */
    enum crosstab_marks marks;
    size_t anchor_row, anchor_column;
    bool shifted;      /* the marks were begun with Shift: moving without it takes them away */
    int cell_width;    /* columns of a cell, 2 or more; what stands in it begins at the left */
    int row_head_width, sum_width;
    int head_height;   /* rows of the heads above; more than 1: they are written downwards, a letter a row */
    int page_rows, page_columns; /* shown at the last drawing; 1 before it */

    /* The table's own. */
    unsigned long revision;
    struct crosstab_drawn {
        unsigned long revision, generation;
        struct area area;
        size_t row, column, top, left;
        enum crosstab_marks marks;
        bool valid;
    } drawn;
};

/* Makes a table without cells. Needs no clearing. */
void crosstab_init(struct crosstab *crosstab);

/* Says how many rows and columns there are now; the cursor stays within them. Everything is drawn again. */
void crosstab_set_size(struct crosstab *crosstab, size_t rows, size_t columns);

/* Puts the cursor on a cell (beyond the end means the last one), scrolling as needed; marks are kept. */
void crosstab_go(struct crosstab *crosstab, size_t row, size_t column);

/* Scrolls so that the cursor is shown, and keeps it among the cells; drawing does it by itself. */
void crosstab_show_cursor(struct crosstab *crosstab);

/* Says that what the cells, heads or sums hold, or a measure of them, changed. */
void crosstab_touch(struct crosstab *crosstab);

/* Begins marks at the cursor; from then on moving extends them. CROSSTAB_NO_MARKS takes them away. */
void crosstab_mark(struct crosstab *crosstab, enum crosstab_marks marks);

/* The cells that are marked, or the cursor's. Empty without cells. */
struct crosstab_block crosstab_marked(const struct crosstab *crosstab);

/* Arrows, PgUp, PgDn; Home and End go to the first and the last column, Ctrl+Up and Ctrl+Down to the first and the
 * last row, Ctrl+Home and Ctrl+End to the corners; Ctrl+Left, Ctrl+Right, Shift+Tab and Tab go a page to the side; with
 * Shift the arrows mark; Enter chooses. */
enum crosstab_result crosstab_key(struct crosstab *crosstab, struct key key);

/* Draws heads, cells and sums, the terminal's cursor on its cell. Only what changed since the last drawing in the same
 * place is drawn. Scrolls to the side by half a page, so that walking there costs little. Where there is no room the
 * sums below go first, then rows of the heads. */
void crosstab_draw(struct crosstab *crosstab, struct area area, const struct crosstab_source *source);

#endif
