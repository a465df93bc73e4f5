#include "samreg/model/table.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>

void table_clear(struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        free(table->columns[i].name);
        free(table->columns[i].heading);
    }
    for (size_t i = 0; i < table->row_count * table->column_count; i++)
        value_clear(&table->cells[i]);
    free(table->title);
    free(table->columns);
    free(table->cells);
    *table = (struct table){0};
}

void table_add_column(struct table *table, const struct field *field, const char *name, const char *heading)
{
    assert(table->row_count == 0 && field && name && heading);
    table->columns = array_room(table->columns, table->column_count, &table->column_capacity, sizeof *table->columns);
    table->columns[table->column_count++] =
        (struct table_column){.field = field, .name = memory_copy_text(name), .heading = memory_copy_text(heading)};
}

struct value *table_add_row(struct table *table)
{
    assert(table->column_count > 0);
    if (table->row_count == table->row_capacity) {
        size_t rows = table->row_capacity ? table->row_capacity * 2 : 16;
        table->cells = memory_resize(table->cells, rows * table->column_count, sizeof *table->cells);
        table->row_capacity = rows;
    }
    struct value *row = &table->cells[table->row_count++ * table->column_count];
    for (size_t i = 0; i < table->column_count; i++)
        row[i] = (struct value){0};
    return row;
}
