#include "samreg/model/table.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>

Test(table, rows_keep_their_cells_while_it_grows)
{
    static const struct field number = {.name = "number", .type = FIELD_INTEGER}, name = {.name = "name"};
    struct table table = {.title = memory_copy_text("Regions")};
    table_add_column(&table, &number, "number", "Number");
    table_add_column(&table, &name, "name", "Name");
    for (int i = 0; i < 100; i++) {
        struct value *cells = table_add_row(&table);
        cr_assert_eq(cells[1].kind, VALUE_NONE);
        value_set_integer(&cells[0], i);
        if (i % 2)
            value_set_text(&cells[1], "odd");
    }
    cr_assert_eq(table.row_count, 100);
    for (size_t i = 0; i < 100; i++) {
        cr_expect_eq(table.cells[i * 2].integer, (int64_t)i);
        cr_expect_eq(table.cells[i * 2 + 1].kind, i % 2 ? VALUE_TEXT : VALUE_NONE);
    }
    cr_expect_str_eq(table.columns[1].heading, "Name");
    cr_expect_eq(table.columns[0].field, &number);
    table_clear(&table);
    cr_expect_null(table.columns);
    cr_expect_null(table.title);
}

Test(table, decimals_stand_under_each_other_where_most_numbers_have_some)
{
    static const struct field area = {.name = "area", .type = FIELD_AREA};
    static const struct field count = {.name = "count", .type = FIELD_INTEGER};
    static const int64_t cells[][4] = {
        {5800, 5800, 2083, 5}, {47220, 100, 10000, 7}, {0, 2950, 1250, 9}, {1330, 700, 0, 1}};
    struct table table = {0};

    for (int i = 0; i < 3; i++)
        table_add_column(&table, &area, "area", "Area");
    table_add_column(&table, &count, "count", "Count");
    for (size_t row = 0; row < 4; row++) {
        struct value *values = table_add_row(&table);

        for (size_t i = 0; i < 4; i++)
            value_set_integer(&values[i], cells[row][i]);
    }
    value_clear(&table_add_row(&table)[0]);
    table_align_decimals(&table);
    cr_expect_eq(table.columns[0].decimals, 1, "tenths are enough");
    cr_expect_eq(table.columns[1].decimals, 0, "most are whole");
    cr_expect_eq(table.columns[2].decimals, 2);
    cr_expect_eq(table.columns[3].decimals, 0, "no hundredths");
    table_clear(&table);
}

Test(table, decimals_are_alike_in_the_rows_of_one_unit)
{
    static const struct field text = {.name = "unit", .type = FIELD_TEXT};
    static const struct field decimal = {.name = "value", .type = FIELD_DECIMAL};
    static const struct {
        const char *unit;
        int64_t first, second;
        int decimals;
    } rows[] = {{"%", 7200, 2083, 2}, {NULL, 2500, 2400, 0}, {"km²", 47220, 100, 1}, {"%", 10000, 0, 2}};
    struct table table = {0};

    table_add_column(&table, &text, "unit", "Unit");
    table_add_column(&table, &decimal, "first", "First");
    table_add_column(&table, &decimal, "second", "Second");
    for (size_t row = 0; row < 4; row++) {
        struct value *values = table_add_row(&table);

        value_set_text(&values[0], rows[row].unit != NULL ? rows[row].unit : "");
        value_set_integer(&values[1], rows[row].first);
        value_set_integer(&values[2], rows[row].second);
    }
    table_align_decimals(&table);
    for (size_t row = 0; row < 4; row++) {
        cr_expect_eq(table.cells[row * 3 + 1].decimals, rows[row].decimals, "row %zu", row);
        cr_expect_eq(table.cells[row * 3 + 2].decimals, rows[row].decimals, "row %zu", row);
        cr_expect_eq(table.cells[row * 3].decimals, 0, "a text has none");
    }
    table_clear(&table);
}
