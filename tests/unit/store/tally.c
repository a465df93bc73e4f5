#include "samreg/store/tally.h"

#include "tests/unit/store/shelf.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static struct shelf shelf;

static void open_shelf(void)
{
    shelf_open(&shelf);
}

static void close_shelf(void)
{
    shelf_close(&shelf);
}

TestSuite(store_tally, .init = open_shelf, .fini = close_shelf);

/* What the expression gives over rows of two values, "nothing" for NULL. */
static void expect_over(const char *rows, const char *expression, const char *expected)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    char *text = NULL;

    str_addf(&sql, "SELECT %s FROM (SELECT column1 AS a, column2 AS b FROM (VALUES %s)) WHERE b > 0", expression,
             rows);
    cr_assert_eq(db_prepare(shelf.store, str_peek(&sql), &statement, NULL), STATUS_OK, "%s", str_peek(&sql));
    cr_assert_eq(db_read_text(&statement, &text, NULL, NULL), STATUS_OK);
    cr_expect_str_eq(text ? text : "nothing", expected, "%s", str_peek(&sql));
    str_clear(&sql);
    free(text);
}

Test(store_tally, ids_stand_as_a_filter_takes_them)
{
    expect_over("(7, 1), (NULL, 1), (12, 1)", "ids(a)", "7,12");
    expect_over("(9223372036854775807, 1), (0, 1)", "ids(a)", "9223372036854775807,0");
    expect_over("(-9223372036854775808, 1), (-1, 1)", "ids(a)", "-9223372036854775808,-1");
    expect_over("(NULL, 1)", "ids(a)", "nothing");
    expect_over("(1, 0)", "ids(a)", "nothing");
}

Test(store_tally, any_of_has_the_bits_of_all)
{
    expect_over("(1, 1), (4, 1), (5, 1)", "any_of(a)", "5");
    expect_over("(NULL, 1), (8, 1)", "any_of(a)", "8");
    expect_over("(1, 0)", "any_of(a)", "0");
}

Test(store_tally, tally_counts_each_bit)
{
    expect_over("(1, 1), (5, 1), (4, 1), (6, 1)", "tally(a) ->> 0", "2");
    expect_over("(1, 1), (5, 1), (4, 1), (6, 1)", "tally(a) ->> 1", "1");
    expect_over("(1, 1), (5, 1), (4, 1), (6, 1)", "tally(a) ->> 2", "3");
    expect_over("(2147483648, 1), (-1, 1)", "tally(a) ->> 31", "2");
    expect_over("(1, 1)", "json_array_length(tally(a))", "32");
    expect_over("(1, 0)", "tally(a) ->> 0", "0");
}

Test(store_tally, listed_gives_texts_in_the_order_of_their_places)
{
    expect_over("('c', 3), ('a', 1), ('b', 2)", "listed(a, b)", "a, b, c");
    expect_over("('a', 1), ('b', 1), ('', 2)", "listed(a, b)", "a, b, ");
    expect_over("(NULL, 1), ('Ås', 2)", "listed(a, b)", "Ås");
    expect_over("(NULL, 1)", "listed(a, b)", "nothing");
    expect_over("('a', 0)", "listed(a, b)", "nothing");
    expect_over("('b', 2), ('a', 1), ('c', 3)", "listed(a, b) || '; ' || listed(a, -b)", "a, b, c; c, b, a");
}
