/* A CSV file read into cells: its dialect is found out here, what the cells mean is not (columns.h). */
#ifndef SAMREG_TRANSFER_SHEET_H
#define SAMREG_TRANSFER_SHEET_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* One row: where it begins in the file, and its cells. */
struct sheet_row {
    size_t line;  /* from 1 */
    size_t first; /* place of its first cell in `cells` */
    size_t count;
};

/* The cells of a file. All zeroes is empty. Rows whose cells are all blank are left out; row 0 is the headings. */
struct sheet {
    char separator;          /* ; , tab or | */
    struct sheet_row *rows;
    size_t row_count, row_capacity;
    size_t *cells;           /* offsets in `text` */
    size_t cell_count, cell_capacity;
    struct str text;         /* valid UTF-8, a zero byte behind each cell */
};

void sheet_clear(struct sheet *sheet);

/* Reads a file (any bytes) into the sheet (all zeroes). Guards before what spreadsheets take for formulas are taken
 * off, except in files set apart by commas. STATUS_DATA with line, and column or byte: broken characters, a quote that
 * is not closed or stands inside an unquoted cell, no row at all. The sheet is empty then. */
enum status sheet_read(const char *bytes, size_t size, struct sheet *sheet, struct error *error) WARN_UNUSED;

/* The cell's text, blanks around it and all; "" where the row is too short. Lent by the sheet. */
const char *sheet_cell(const struct sheet *sheet, size_t row, size_t column);

/* Whether the row has as many cells as there are headings; empty ones too many do not count. */
bool sheet_is_whole(const struct sheet *sheet, size_t row);

#endif
