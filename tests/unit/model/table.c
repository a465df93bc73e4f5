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
