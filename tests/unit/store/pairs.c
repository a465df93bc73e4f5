#include "samreg/store/pairs.h"

#include "tests/unit/store/shelf.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static struct shelf shelf;

/* A table of pairs with three rows, of which one was inserted in two pieces. */
static void open_shelf(void)
{
    shelf_open(&shelf);
    cr_assert_eq(store_begin(shelf.store, STORE_READING, NULL), STATUS_OK);
    cr_assert_eq(db_exec(shelf.store,
                         "CREATE VIRTUAL TABLE temp.part USING pairs(arrangement, municipality, marks);"
                         "INSERT INTO part VALUES (30, 1, 1), (10, 3, 2), (30, 2, 4), (10, 3, 8)",
                         NULL),
                 STATUS_OK);
}

static void close_shelf(void)
{
    store_rollback(shelf.store);
    shelf_close(&shelf);
}

TestSuite(store_pairs, .init = open_shelf, .fini = close_shelf);

/* What the query gives in one column and row. */
static void expect_given(const char *sql, const char *expected)
{
    struct statement *statement = NULL;
    char *text = NULL;

    cr_assert_eq(db_prepare(shelf.store, sql, &statement, NULL), STATUS_OK, "%s", sql);
    cr_assert_eq(db_read_text(&statement, &text, NULL, NULL), STATUS_OK, "%s", sql);
    cr_expect_str_eq(text ? text : "nothing", expected, "%s", sql);
    free(text);
}

#define LISTED "SELECT group_concat(arrangement || '-' || municipality || ':' || marks, ' ') FROM "

/* How often the plan of the query sorts. */
static void expect_sorting(const char *sql, const char *expected)
{
    struct statement *statement = NULL;
    struct str explained = {0};
    bool row = false, sorts = false;

    str_addf(&explained, "EXPLAIN QUERY PLAN %s", sql);
    cr_assert_eq(db_prepare(shelf.store, str_peek(&explained), &statement, NULL), STATUS_OK);
    while (db_step(statement, &row, NULL) == STATUS_OK && row)
        sorts = sorts || strstr(db_text(statement, 3), "TEMP B-TREE") != NULL;
    db_done(&statement);
    str_clear(&explained);
    cr_expect_str_eq(sorts ? "sorts" : "in order", expected, "%s", sql);
}

Test(store_pairs, a_pair_is_there_once_with_all_its_marks)
{
    expect_given(LISTED "part", "10-3:10 30-1:1 30-2:4");
    expect_given("SELECT count(*) FROM part", "3");
}

Test(store_pairs, rows_come_by_either_number_without_sorting)
{
    expect_given(LISTED "(SELECT * FROM part ORDER BY municipality)", "30-1:1 30-2:4 10-3:10");
    expect_given(LISTED "(SELECT * FROM part ORDER BY municipality DESC)", "10-3:10 30-2:4 30-1:1");
    expect_given(LISTED "(SELECT * FROM part ORDER BY marks DESC)", "10-3:10 30-2:4 30-1:1");
    expect_sorting("SELECT * FROM part ORDER BY arrangement, municipality", "in order");
    expect_sorting("SELECT * FROM part ORDER BY municipality, arrangement", "in order");
    expect_sorting("SELECT municipality, count(*) FROM part GROUP BY municipality", "in order");
    expect_sorting("SELECT * FROM part WHERE arrangement = 30 ORDER BY municipality", "in order");
    expect_sorting("SELECT * FROM part WHERE municipality = 3 ORDER BY municipality, arrangement", "in order");
    expect_sorting("SELECT * FROM part ORDER BY marks", "sorts");
    expect_sorting("SELECT * FROM part ORDER BY arrangement DESC", "sorts");
    expect_sorting("SELECT * FROM part ORDER BY arrangement, marks", "sorts");
}

Test(store_pairs, one_of_the_numbers_or_both_find_rows)
{
    expect_given(LISTED "part WHERE arrangement = 30", "30-1:1 30-2:4");
    expect_given(LISTED "part WHERE municipality = 3", "10-3:10");
    expect_given(LISTED "part WHERE arrangement = 30 AND municipality = 2", "30-2:4");
    expect_given(LISTED "part WHERE arrangement = 30 AND municipality = 3", "nothing");
    expect_given(LISTED "part WHERE arrangement = 20", "nothing");
    expect_given(LISTED "part WHERE arrangement = 30.0", "30-1:1 30-2:4");
    expect_given(LISTED "part WHERE arrangement = '30'", "30-1:1 30-2:4");
    expect_given(LISTED "part WHERE arrangement = 30.5", "nothing");
    expect_given(LISTED "part WHERE arrangement = NULL", "nothing");
    expect_given(LISTED "part WHERE arrangement IN (10, 30) AND marks & 4", "30-2:4");
    expect_given("SELECT count(*) FROM part AS a JOIN part AS b ON b.arrangement = a.arrangement"
                 " AND b.municipality <> a.municipality", "2");
}

Test(store_pairs, what_is_inserted_after_a_reading_is_found)
{
    expect_given(LISTED "part WHERE municipality = 3", "10-3:10");
    cr_assert_eq(db_exec(shelf.store, "INSERT INTO part VALUES (5, 3, 1), (10, 3, 1)", NULL), STATUS_OK);
    expect_given(LISTED "part WHERE municipality = 3", "5-3:1 10-3:11");
    cr_assert_eq(db_exec(shelf.store, "INSERT INTO part SELECT arrangement + 1, municipality, marks FROM part", NULL),
                 STATUS_OK);
    expect_given("SELECT count(*) FROM part", "8");
}

/* The rest of what the statement reads, each row as "arrangement-municipality:marks ". */
static void expect_rest(struct statement *statement, const char *expected)
{
    struct str text = {0};
    bool row = false;

    while (db_step(statement, &row, NULL) == STATUS_OK && row)
        str_addf(&text, "%lld-%lld:%lld ", (long long)db_integer(statement, 0), (long long)db_integer(statement, 1),
                 (long long)db_integer(statement, 2));
    cr_expect_str_eq(str_peek(&text), expected);
    str_clear(&text);
}

#define MANY(first)                                                                                                    \
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"                                   \
    " INSERT INTO part SELECT i, " first ", 16 FROM n"

/* Many enough that the rows must move, with one reader in either order; then one more that reads what is new. */
Test(store_pairs, who_reads_goes_on_with_the_rows_there_were)
{
    struct statement *straight = NULL, *turned = NULL, *late = NULL;
    bool row = false;

    cr_assert_eq(db_prepare(shelf.store, "SELECT * FROM part ORDER BY arrangement", &straight, NULL), STATUS_OK);
    cr_assert_eq(db_prepare(shelf.store, "SELECT * FROM part ORDER BY municipality", &turned, NULL), STATUS_OK);
    cr_assert(db_step(straight, &row, NULL) == STATUS_OK && row);
    cr_assert(db_step(turned, &row, NULL) == STATUS_OK && row);
    cr_assert_eq(db_exec(shelf.store, MANY("3"), NULL), STATUS_OK);
    cr_assert_eq(db_prepare(shelf.store, "SELECT * FROM part WHERE municipality = 3 AND marks & 2", &late, NULL),
                 STATUS_OK);
    cr_assert(db_step(late, &row, NULL) == STATUS_OK && row);
    cr_assert_eq(db_exec(shelf.store, MANY("4"), NULL), STATUS_OK);
    cr_expect_eq(db_integer(straight, 1), 3);
    cr_expect_eq(db_integer(turned, 0), 30);
    cr_expect_eq(db_integer(late, 2), 26);
    expect_rest(straight, "30-1:1 30-2:4 ");
    db_done(&straight);
    expect_rest(turned, "30-2:4 10-3:10 ");
    db_done(&turned);
    expect_rest(late, "");
    db_done(&late);
    expect_given("SELECT count(*) FROM part", "2002");
}

Test(store_pairs, a_table_can_be_filled_from_what_it_lacks)
{
    cr_assert_eq(db_exec(shelf.store,
                         "INSERT INTO part SELECT a.arrangement, 9, 1 FROM part AS a WHERE NOT EXISTS "
                         "(SELECT 1 FROM part AS b WHERE b.arrangement = a.arrangement AND b.municipality = 2)",
                         NULL),
                 STATUS_OK);
    expect_given(LISTED "part", "10-3:10 10-9:1 30-1:1 30-2:4");
}

Test(store_pairs, an_empty_table_has_no_rows)
{
    cr_assert_eq(db_exec(shelf.store, "CREATE VIRTUAL TABLE temp.none USING pairs(a, b, c)", NULL), STATUS_OK);
    expect_given("SELECT count(*) FROM none", "0");
    expect_given("SELECT count(*) FROM none WHERE b = 1", "0");
}

static void expect_refused(const char *sql)
{
    cr_expect_neq(db_exec(shelf.store, sql, NULL), STATUS_OK, "%s", sql);
}

Test(store_pairs, rows_are_three_whole_numbers_that_stay)
{
    expect_refused("INSERT INTO part VALUES (1, NULL, 0)");
    expect_refused("INSERT INTO part VALUES (1, 2, 'many')");
    expect_refused("DELETE FROM part WHERE arrangement = 10");
    expect_refused("UPDATE part SET marks = 0");
    expect_given(LISTED "part", "10-3:10 30-1:1 30-2:4");
}

Test(store_pairs, a_table_has_three_columns)
{
    expect_refused("CREATE VIRTUAL TABLE temp.two USING pairs(a, b)");
    expect_refused("CREATE VIRTUAL TABLE temp.four USING pairs(a, b, c, d)");
}

Test(store_pairs, a_table_goes_when_it_is_dropped_and_with_its_transaction)
{
    cr_assert_eq(db_exec(shelf.store, "DROP TABLE temp.part", NULL), STATUS_OK);
    expect_given("SELECT count(*) FROM temp.sqlite_schema", "0");
    cr_assert_eq(db_exec(shelf.store, "CREATE VIRTUAL TABLE temp.part USING pairs(a, b, c);"
                                      "INSERT INTO part VALUES (1, 2, 3)",
                         NULL),
                 STATUS_OK);
    store_rollback(shelf.store);
    cr_assert_eq(store_begin(shelf.store, STORE_READING, NULL), STATUS_OK);
    expect_given("SELECT count(*) FROM temp.sqlite_schema", "0");
}

/* Somebody else has changed the schema, or another table was taken back. */
Test(store_pairs, a_table_that_has_lost_its_rows_says_so_and_can_be_dropped)
{
    cr_assert_eq(store_commit(shelf.store, NULL), STATUS_OK);
    cr_assert_eq(store_begin(shelf.store, STORE_READING, NULL), STATUS_OK);
    expect_given("SELECT count(*) FROM part", "3");
    cr_assert_eq(db_exec(shelf.store, "CREATE TEMP TABLE another (id INTEGER)", NULL), STATUS_OK);
    store_rollback(shelf.store);
    cr_assert_eq(store_begin(shelf.store, STORE_READING, NULL), STATUS_OK);
    expect_refused("SELECT count(*) FROM part");
    expect_refused("INSERT INTO part VALUES (1, 2, 3)");
    cr_expect_eq(db_exec(shelf.store, "DROP TABLE temp.part", NULL), STATUS_OK);
}
