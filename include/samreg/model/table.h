/* Typed tables as data: what lists, reports and exports hand to publish. */
#ifndef SAMREG_MODEL_TABLE_H
#define SAMREG_MODEL_TABLE_H

#include "samreg/model/field.h"

/* One column. `field` says how values are written; JSON and CSV use `name`, people read `heading`. */
struct table_column {
    const struct field *field; /* lent; lives for ever (an entity's field, or a literal) */
    char *name;                /* owned */
    char *heading;             /* owned, already in the reader's language */
};

/* Rows of values; cells[row * column_count + column]. All zeroes is an empty table. */
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

#endif
