#include "samreg/tui/chart.h"

#include <criterion/criterion.h>

static void expect_division(const double *amounts, size_t count, int room, const int *expected)
{
    int cells[CHART_PARTS];

    chart_divide(amounts, count, room, cells);
    for (size_t i = 0; i < count; i++)
        cr_expect_eq(cells[i], expected[i], "part %zu of %d got %d", i, room, cells[i]);
}

Test(chart, cells_are_divided_in_proportion_and_all_used)
{
    expect_division((const double[]){1, 1, 2}, 3, 40, (const int[]){10, 10, 20});
    expect_division((const double[]){1, 1, 1}, 3, 40, (const int[]){14, 13, 13});
}

Test(chart, what_is_small_is_seen_and_what_is_not_there_is_not)
{
    expect_division((const double[]){1, 1000, 0}, 3, 40, (const int[]){1, 39, 0});
    expect_division((const double[]){1, 1000, -5}, 3, 40, (const int[]){1, 39, 0});
}

Test(chart, nothing_gets_nothing)
{
    expect_division((const double[]){0, 0}, 2, 40, (const int[]){0, 0});
    expect_division((const double[]){5, 5}, 2, 0, (const int[]){0, 0});
    expect_division((const double[]){5, 5, 5}, 3, 2, (const int[]){1, 1, 0});
}
