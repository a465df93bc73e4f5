/* Charts made of characters: bars, stacked bars, shares of a whole, and series over time, with their numbers on them.
 * What colour tells, a pattern tells too. */
#ifndef SAMREG_TUI_CHART_H
#define SAMREG_TUI_CHART_H

#include "samreg/tui/area.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

enum chart_kind {
    CHART_BARS,   /* a bar for each figure, from left to right; its number stands behind it */
    CHART_STACKED, /* one bar for each row, made of the row's figures; their sum stands behind it */
    CHART_SHARES, /* one bar of full length for each row, divided by the row's figures; numbers stand in the parts */
    CHART_SERIES  /* a column for each figure, rows (years) from left to right, its number on top; drawn as bars where
                   * the columns have no room for that */
};

/* The most figures of a row: as many patterns as can be told apart. */
enum { CHART_PARTS = 8 };

/* One number. Negative ones are drawn to the left of zero in bars, and not at all where they would be parts
 * of one. */
struct chart_figure {
    bool known;    /* otherwise `text` says why not, and nothing is drawn */
    double amount; /* finite */
    char *text;    /* owned; the number as it is shown */
};

struct chart_row {
    char *label;
    struct chart_figure figures[CHART_PARTS];
    char *sum; /* owned; behind a stacked bar; NULL for nothing */
};

/* All zeroes is a bar chart of nothing. */
struct chart {
    enum chart_kind kind;
    char *title; /* owned; NULL for none */
    char *names[CHART_PARTS]; /* owned; of the figures of every row, for the legend, which is drawn from two on */
    size_t part_count;
    struct chart_row *rows; /* owned */
    size_t count, capacity;
    size_t selected; /* the row shown strong and scrolled to; `count` or more: none */
    size_t top;      /* first row drawn */
};

/* Makes an empty chart; the title is copied (NULL for none). No row is selected. */
void chart_init(struct chart *chart, enum chart_kind kind, const char *title);
void chart_clear(struct chart *chart);

/* Adds a figure that every row has; before the first row. The name is copied. Asserts that there is room. */
void chart_add_part(struct chart *chart, const char *name);

/* Adds a row whose figures are not known and say nothing; the label is copied. */
void chart_add_row(struct chart *chart, const char *label);

/* Sets a figure of the row added last / says why it is not known. The text is copied. */
void chart_set(struct chart *chart, size_t part, double amount, const char *text);
void chart_set_unknown(struct chart *chart, size_t part, const char *text);

/* Sets what stands behind the stacked bar of the row added last. The text is copied. */
void chart_set_sum(struct chart *chart, const char *text);

/* The pattern of a part as the terminal can show it, one column wide, and its role. */
const char *chart_sign(size_t part);

/* How many of `room` cells each of the amounts gets, in proportion, at least one for each that is above 0 as long as
 * there is room, `room` in all. With nothing above 0 all get none. For chart_draw() and tests. */
void chart_divide(const double *amounts, size_t count, int room, int *cells);

/* Draws the chart over the whole area: title, legend (with the figures of the selected row), rows; what does not fit
 * is reached by selecting another row. The terminal's cursor is left alone. */
void chart_draw(struct chart *chart, struct area area);

#endif
