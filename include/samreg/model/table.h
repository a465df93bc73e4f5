/* Typed tables as data: what lists, reports and exports hand to publish. */
#ifndef SAMREG_MODEL_TABLE_H
#define SAMREG_MODEL_TABLE_H

#include "samreg/model/field.h"

/* One column. `field` says how values are written; JSON and CSV use `name`, people read `heading`. */
struct table_column {
    const struct field *field; /* lent; lives for ever (an entity's field, or a literal) */
    char *name;                /* owned */
    char *heading;             /* owned, already in the reader's language */
    int decimals;              /* so many does each number of hundredths show to people; 0: those that it has */
    bool sum;                  /* of a report: its rows add up, as its head says (report.h) */
};

/* Rows of values, one row after the other (table_cell()). All zeroes is an empty table. */
struct table {
    char *title;  /* owned; may be NULL */
    struct table_column *columns;
    size_t column_count, column_capacity;
    struct value *cells;
    size_t row_count, row_capacity;
};

void table_clear(struct table *table);

/* Adds a column (before any row); copies the texts. */
void table_add_column(struct table *table, const struct field *field, const char *name, const char *heading);

/* Adds a row of nothing recorded and lends its cells for filling in; valid until the next row. */
struct value *table_add_row(struct table *table);

/* The cell of a row and a column that are there, lent until the next row is added. */
struct value *table_cell(const struct table *table, size_t row, size_t column);

/* Sets the decimals of each column of hundredths to what its numbers need, so that they stand under each other. A
 * column most of whose numbers are whole, such as one of different measures, is left alone. In a table with a column
 * called `unit` the numbers of the rows of one unit get what they need, in all columns alike. */
void table_align_decimals(struct table *table);

#endif
