#include "samreg/model/table.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

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

struct value *table_cell(const struct table *table, size_t row, size_t column)
{
    assert(row < table->row_count && column < table->column_count);
    return &table->cells[row * table->column_count + column];
}

/* How many decimals a number of hundredths has. */
static int decimals_of(int64_t hundredths)
{
    return hundredths % 10 != 0 ? 2 : hundredths % 100 != 0 ? 1 : 0;
}

static int most_decimals(int most, const struct value *value)
{
    int decimals = value->kind == VALUE_INTEGER ? decimals_of(value->integer) : 0;

    return decimals > most ? decimals : most;
}

static void align_column(struct table *table, size_t column)
{
    size_t whole = 0, parted = 0;
    int most = 0;

    for (size_t row = 0; row < table->row_count; row++) {
        const struct value *value = table_cell(table, row, column);
        int decimals = most_decimals(0, value);

        parted += decimals > 0;
        whole += decimals == 0 && value->kind == VALUE_INTEGER && value->integer != 0;
        most = decimals > most ? decimals : most;
    }
    table->columns[column].decimals = parted >= whole ? most : 0;
}

/* Where the unit of each row stands; column_count: nowhere. */
static size_t find_unit(const struct table *table)
{
    size_t column = 0;

    while (column < table->column_count && strcmp(table->columns[column].name, "unit") != 0)
        column++;
    return column;
}

/* The most decimals of a number in a row of the unit, whichever its column. */
static int decimals_of_unit(const struct table *table, size_t unit, const struct value *of)
{
    int most = 0;

    for (size_t row = 0; row < table->row_count; row++) {
        const struct value *cells = &table->cells[row * table->column_count];

        for (size_t i = 0; i < table->column_count && value_equal(&cells[unit], of); i++)
            most = field_has_decimals(table->columns[i].field) ? most_decimals(most, &cells[i]) : most;
    }
    return most;
}

static void align_units(struct table *table, size_t unit)
{
    for (size_t row = 0; row < table->row_count; row++) {
        struct value *cells = &table->cells[row * table->column_count];
        int decimals = decimals_of_unit(table, unit, &cells[unit]);

        for (size_t i = 0; i < table->column_count; i++)
            cells[i].decimals = field_has_decimals(table->columns[i].field) ? decimals : 0;
    }
}

void table_align_decimals(struct table *table)
{
    size_t unit = find_unit(table);

    if (unit < table->column_count) {
        align_units(table, unit);
        return;
    }
    for (size_t i = 0; i < table->column_count; i++) {
        if (field_has_decimals(table->columns[i].field))
            align_column(table, i);
    }
}
