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

/* How many decimals a number of hundredths has. */
static int decimals_of(int64_t hundredths)
{
    return hundredths % 10 != 0 ? 2 : hundredths % 100 != 0 ? 1 : 0;
}

void table_align_decimals(struct table *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        size_t whole = 0, parted = 0;
        int most = 0;

        if (!field_has_decimals(table->columns[i].field))
            continue;
        for (size_t row = 0; row < table->row_count; row++) {
            const struct value *value = &table->cells[row * table->column_count + i];
            int decimals = value->kind == VALUE_INTEGER ? decimals_of(value->integer) : 0;

            parted += decimals > 0;
            whole += decimals == 0 && value->kind == VALUE_INTEGER && value->integer != 0;
            most = decimals > most ? decimals : most;
        }
        table->columns[i].decimals = parted >= whole ? most : 0;
    }
}
