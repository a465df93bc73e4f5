/* What the files of the matrix's pictures share: matrix_picture.c (what fits on which page, and what stands around it),
 * matrix_sheet.c (heads, sums and cells of one page). */
#ifndef SAMREG_APP_MATRIX_SHEET_H
#define SAMREG_APP_MATRIX_SHEET_H

#include "samreg/app/matrix_picture.h"

/* Where things stand on the paper, in its units. */
enum {
    MARGIN = 60,
    TITLE_Y = 84, TITLE_SIZE = 40,
    LINE_Y = 124, LINE_SIZE = 24,
    BODY_Y = 150,         /* the heads above begin */
    LEAST_HEAD = 110, MOST_HEAD = 220, MOST_TURNED_HEAD = 400, /* their height; names of arrangements are long */
    FOOT_Y = PICTURE_HEIGHT - 36, FOOT_SIZE = 20,
    LEGEND_Y = FOOT_Y - 34, LEGEND_SIZE = 22,
    BODY_END = LEGEND_Y - 36,
    NAME_WIDTH = 480, SUM_WIDTH = 90, /* of the names, at least */
    CELLS_WIDTH = PICTURE_WIDTH - 2 * MARGIN - NAME_WIDTH - SUM_WIDTH,
    LEAST_HEIGHT = 26, MOST_HEIGHT = 52, /* of a row */
    LEAST_WIDTH = 32, MOST_WIDTH = 96,   /* of a column */
};

/* The matrix being drawn, and the part of it on the page at hand. */
struct matrix_sheet {
    const struct app *app;
    const struct matrix *matrix;
    const struct matrix_shown *shown;
    const struct matrix_caption *caption;
    enum matrix_grouping grouping;
    bool turned;
    size_t rows, columns;            /* as they lie on the paper: turned or not */
    int height, width;               /* of a row and of a column */
    int cells_x, cells_y;            /* where the cells begin, beside the names and below the heads */
    size_t page_rows, page_columns;  /* on a page, at most */
    size_t drawn_rows;               /* of `rows`: those that the pages there may be have room for */
    size_t row, row_end, column, column_end; /* on the page */
    size_t page, pages;
    struct picture *picture;
};

/* The size of letters in a field of that height. */
int matrix_sheet_letters(int height);

/* Appends the name at the left of a row, or with `above` that above a column: of an arrangement, a group with how many
 * it has, or a municipality. */
void matrix_sheet_write_head(const struct matrix_sheet *sheet, bool above, size_t place, struct str *out);

/* Adds the text to the page, cut to the width. */
void matrix_sheet_add_cut(const struct matrix_sheet *sheet, struct picture_text text, int width, const char *words);

/* Draws the rules, heads and cells of the page, and the sums below where it has the last row. */
void matrix_sheet_draw(const struct matrix_sheet *sheet);

#endif
