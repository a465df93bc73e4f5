/* The columns of a table on paper: how wide each is, how large the letters are, and, where a table is too wide for a
 * page, which of its columns stand together. No letter is smaller than GRID_SMALLEST: what does not fit breaks its
 * lines, then is set in narrow letters, then stands across, then in parts below each other, each with the first column
 * again. */
#ifndef SAMREG_DRAW_GRID_H
#define SAMREG_DRAW_GRID_H

#include "samreg/draw/flow.h"

#define GRID_SIZE 8.5     /* of letters, where there is room */
#define GRID_SMALLEST 7.5 /* what can be read on paper */
#define GRID_PADDING 0.32 /* above and below a row, of the size */

/* What a column holds at its widest, in ems of its letters: heading and cells, whole lines and single words. */
struct grid_measure {
    double heading, heading_word, line, word;
    bool whole; /* numbers, dates and the like: they stay on one line */
};

/* What a grid is set in. */
struct grid_letters {
    double size;     /* not below GRID_SMALLEST */
    bool narrow;     /* LETTERS_NARROW */
    double whole;    /* a text that takes no more, such as a name, should stand on one line */
    double pleasant; /* room that any other should have, so that it is not many short lines */
};

/* A column of a grid. */
struct grid_column {
    size_t number;   /* of the table's column */
    struct grid_measure measure;
    double natural;  /* what the widest cell takes on one line */
    double pleasant; /* what a text should have */
    double least;    /* what it must have */
    double width;
    bool right;      /* its text stands at the right */
};

/* Some or all columns of a table in the same letters. */
struct grid {
    const struct document_block *block; /* lent */
    const struct table *table;
    enum language language;
    struct grid_column *columns; /* owned */
    size_t count;
    struct grid_letters letters;
    struct flow_type plain, strong, heading;
};

/* A table on paper: one grid, or several where it stands in parts. */
struct grid_list {
    struct grid *items; /* owned */
    size_t count;
};
void grid_list_clear(struct grid_list *list);

/* Whether all columns fit the width of an upright page, every text with its whole line or as much as is pleasant to
 * read. */
bool grid_fits_upright(const struct document_block *block, enum language language);

/* The columns of a block that stands on a page, with widths that fill at most its room: with somewhat smaller or narrow
 * letters rather than many short lines; in parts where the smallest do not do; a word that is much too long is cut. */
void grid_make(const struct document_block *block, bool across, enum language language, struct grid_list *list);

/* Sets the letters; returns whether the columns fit the room, with widths set when they do. */
bool grid_set_letters(struct grid *grid, const struct grid_letters *letters, double room);

/* The text of a cell; new string. */
char *grid_cell(const struct grid *grid, size_t row, size_t column);

/* The width of the whole grid, and what stays free between two of its columns. */
double grid_width(const struct grid *grid);
double grid_gap(const struct grid *grid);

#endif
