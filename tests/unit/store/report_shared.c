/* Which shared tables are made again, and when they are kept. */
#include "samreg/store/report_shared.h"

#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A register in a file with two municipalities, the reports' arguments, and the tables that were made. */
static struct shop {
    char folder[40], path[80];
    struct store *store;
    int64_t moss;
    struct report_arguments arguments;
    int made, pairs; /* statements that made a table, or one of pairs */
} shop;

static int count_making(unsigned kind, void *context, void *statement, void *unused)
{
    const char *sql = sqlite3_sql(statement);

    (void)kind;
    (void)context;
    (void)unused;
    shop.made += strncmp(sql, "CREATE", strlen("CREATE")) == 0;
    shop.pairs += strncmp(sql, "CREATE VIRTUAL", strlen("CREATE VIRTUAL")) == 0;
    return 0;
}

static void open_shop(void)
{
    shop = (struct shop){.folder = "/tmp/samreg-shared-XXXXXX"};
    cr_assert(mkdtemp(shop.folder));
    snprintf(shop.path, sizeof shop.path, "%s/register.db", shop.folder);
    cr_assert_eq(store_create(shop.path, &shop.store, NULL), STATUS_OK);
    shop.moss = desk_add(shop.store, "municipality", "number", "0104", "name", "Moss", NULL);
    desk_add(shop.store, "municipality", "number", "0105", "name", "Sarpsborg", NULL);
    sqlite3_trace_v2(shop.store->db, SQLITE_TRACE_STMT, count_making, NULL);
    value_set_text(&shop.arguments.values[REPORT_AS_OF], "2009-12-01");
    value_set_reference(&shop.arguments.values[REPORT_DEFINITION], 1, NULL);
}

static void close_shop(void)
{
    char journal[100];

    report_arguments_clear(&shop.arguments);
    store_close(&shop.store);
    snprintf(journal, sizeof journal, "%s-journal", shop.path);
    unlink(journal);
    unlink(shop.path);
    cr_assert_eq(rmdir(shop.folder), 0, "something is left in %s", shop.folder);
}

TestSuite(store_report_shared, .init = open_shop, .fini = close_shop);

/* Runs the report by itself; returns how many tables were made for it. Its first cell is `first`, if not NULL. */
static int run(const char *name, const char *first)
{
    struct store_reports *reports = NULL;
    struct report_section section;
    struct error error = {0};

    shop.made = 0;
    shop.pairs = 0;
    cr_assert_eq(store_reports_begin(shop.store, NULL, &reports, NULL), STATUS_OK);
    cr_assert_eq(store_reports_run(reports, name, &shop.arguments, &section, &error), STATUS_OK, "%s: %s", name,
                 error_text(&error, LANGUAGE_ENGLISH));
    store_reports_end(&reports);
    store_assert_idle(shop.store);
    cr_assert_gt(section.table.row_count, 0);
    if (first)
        cr_expect_str_eq(section.table.cells[0].text, first);
    report_section_clear(&section);
    return shop.made;
}

/* Reads all municipalities with their parts (a table of pairs): what is kept must be there, too. */
static int run_counts(void)
{
    return run("counts", "0104 Moss");
}

Test(store_report_shared, tables_are_kept_while_the_register_is_as_it_was)
{
    cr_expect_gt(run_counts(), 5);
    cr_expect_gt(shop.pairs, 0);
    cr_expect_eq(run_counts(), 0);
    cr_expect_eq(run_counts(), 0);
}

Test(store_report_shared, what_does_not_depend_on_another_value_is_kept)
{
    int all = run_counts();

    value_set_reference(&shop.arguments.values[REPORT_MUNICIPALITY], shop.moss, NULL);
    int some = run_counts();
    cr_expect_gt(some, 0);
    cr_expect_lt(some, all);
    cr_expect_eq(shop.pairs, 0, "who takes part in what is the same");
}

Test(store_report_shared, no_lock_is_held_and_readers_of_a_file_that_cannot_be_written_keep_tables_too)
{
    store_close(&shop.store);
    cr_assert_eq(store_open(shop.path, STORE_READ_ONLY, &shop.store, NULL), STATUS_OK);
    sqlite3_trace_v2(shop.store->db, SQLITE_TRACE_STMT, count_making, NULL);
    cr_expect_gt(run_counts(), 0);
    cr_expect_eq(sqlite3_txn_state(shop.store->db, "main"), SQLITE_TXN_NONE);
    cr_expect_eq(run_counts(), 0);
}

Test(store_report_shared, what_the_store_writes_makes_all_anew)
{
    int all = run_counts();

    desk_set(shop.store, "kari", "municipality", shop.moss, "name", "Mosse");
    cr_expect_eq(run("counts", "0104 Mosse"), all);
}

Test(store_report_shared, what_others_write_makes_all_anew)
{
    struct store *other = NULL;
    int all = run_counts();

    cr_assert_eq(store_open(shop.path, 0, &other, NULL), STATUS_OK);
    desk_set(other, "ola", "municipality", shop.moss, "name", "Mosse");
    cr_expect_eq(run("counts", "0104 Mosse"), all);
    cr_expect_eq(run("counts", "0104 Mosse"), 0);
    cr_assert_eq(store_begin(other, STORE_WRITING, NULL), STATUS_OK);
    cr_assert_eq(db_exec(other, "CREATE TABLE strange (id INTEGER)", NULL), STATUS_OK);
    cr_assert_eq(store_commit(other, NULL), STATUS_OK);
    cr_expect_eq(run("counts", "0104 Mosse"), all, "also when the schema is another");
    store_close(&other);
}

Test(store_report_shared, another_language_makes_all_anew)
{
    int all = run_counts();

    store_set_language(shop.store, LANGUAGE_ENGLISH);
    cr_expect_eq(run_counts(), all);
    store_set_language(shop.store, LANGUAGE_BOKMAL);
    cr_expect_eq(run_counts(), all);
}

/* Tables of pairs lose their rows when other tables of the connection are taken back. */
Test(store_report_shared, temporary_tables_that_are_taken_back_make_all_anew)
{
    int all = run_counts();

    cr_assert_eq(store_begin(shop.store, STORE_READING, NULL), STATUS_OK);
    cr_assert_eq(db_exec(shop.store, "CREATE TEMP TABLE looked_at (id INTEGER)", NULL), STATUS_OK);
    store_rollback(shop.store);
    cr_expect_eq(run_counts(), all);
    cr_assert_eq(store_begin(shop.store, STORE_READING, NULL), STATUS_OK);
    store_rollback(shop.store);
    cr_expect_eq(run_counts(), 0, "a mere reading changes nothing");
}

static bool stop_now(void *context)
{
    int *left = context;

    return (*left)-- <= 0;
}

Test(store_report_shared, nothing_is_kept_of_what_was_stopped)
{
    int all = run_counts(), left = 0;
    const struct stop stop = {.wanted = stop_now, .context = &left};
    struct store_reports *reports = NULL;
    struct report_section section;

    value_set_text(&shop.arguments.values[REPORT_AS_OF], "2010-12-01");
    cr_assert_eq(store_reports_begin(shop.store, &stop, &reports, NULL), STATUS_OK);
    cr_assert_eq(db_exec(shop.store,
                         "CREATE TEMP TABLE now_long AS WITH RECURSIVE n (i) AS"
                         " (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n LIMIT 1000000",
                         NULL),
                 STATUS_STOPPED);
    cr_expect_eq(store_reports_run(reports, "nothing", &shop.arguments, &section, NULL), STATUS_DATA);
    store_reports_end(&reports);
    store_assert_idle(shop.store);
    value_set_text(&shop.arguments.values[REPORT_AS_OF], "2009-12-01");
    cr_expect_eq(run_counts(), all);
    cr_expect_eq(run_counts(), 0);
}

/* ---- The other day ---- */

/* Arrangements with identifiers from 11: the same on both days; begun, ended, with another form, with figures of
 * another year, and with a seat that has merged between them; one that is neither dated nor has a form. */
#define BETWEEN \
    "INSERT INTO counting_definition (id, version, counts_unstated) VALUES (1, 1, 0);" \
    "INSERT INTO legal_form (id, version, code, name) VALUES (1, 1, 'IKS', 'IKS'), (2, 1, 'AS', 'AS');" \
    "INSERT INTO counting_form (id, version, definition, legal_form) VALUES (1, 1, 1, 1);" \
    "INSERT INTO municipality (id, version, number, name, valid_to) VALUES (1, 1, '1503', 'Kristiansund', '2008')," \
    " (2, 1, '1505', 'Kristiansund', NULL);" \
    "INSERT INTO municipality_successor (id, version, municipality, successor, date) VALUES (1, 1, 1, 2, '2008');" \
    "INSERT INTO arrangement (id, version, name, effective, ended) VALUES (11, 1, 'a', '2001', '2019')," \
    " (12, 1, 'b', '2008-06', NULL), (13, 1, 'c', '2001', '2009'), (14, 1, 'd', '2001', NULL)," \
    " (15, 1, 'e', '2001', NULL), (16, 1, 'f', '2001', NULL), (17, 1, 'g', NULL, NULL);" \
    "INSERT INTO arrangement_state (id, version, arrangement, legal_form, seat, valid_from, valid_to) VALUES" \
    " (11, 1, 11, 1, 2, NULL, NULL), (12, 1, 12, 1, 2, '2001', NULL), (13, 1, 13, 1, 2, '2001', NULL)," \
    " (14, 1, 14, 2, 2, '2001', '2008-06'), (24, 1, 14, 1, 2, '2008-06', NULL), (15, 1, 15, 1, 2, '2001', NULL)," \
    " (16, 1, 16, 1, 1, '2001', NULL);" \
    "INSERT INTO arrangement_year (id, version, arrangement, year, annual_cost) VALUES (1, 1, 11, 2005, 100)," \
    " (2, 1, 15, 2005, 200), (3, 1, 15, 2008, 300)"

/* How many rows one has that the other has not. */
#define DIFFERENT(one, other) \
    "SELECT count(*) FROM (SELECT * FROM temp." one " EXCEPT SELECT * FROM temp." other ")"

static void run_script(enum store_transaction kind, const char *sql)
{
    struct error error = {0};

    cr_assert_eq(store_begin(shop.store, kind, NULL), STATUS_OK);
    cr_assert_eq(db_exec(shop.store, sql, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    cr_assert_eq(store_commit(shop.store, NULL), STATUS_OK);
}

/* Compares the day with the other one: its tables of the other day are those that a report of that day makes, and only
 * `unsteady` of the arrangements were asked for twice. */
static void expect_other_day(const char *day, const char *other, int unsteady)
{
    value_clear(&shop.arguments.values[REPORT_WITH]);
    value_set_text(&shop.arguments.values[REPORT_AS_OF], other);
    run("counts", NULL);
    run_script(STORE_READING,
               "DROP TABLE IF EXISTS temp.kept; DROP TABLE IF EXISTS temp.kept_counting;"
               "CREATE TEMP TABLE kept AS SELECT * FROM now_arrangements;"
               "CREATE TEMP TABLE kept_counting AS SELECT * FROM now_counting");
    value_set_text(&shop.arguments.values[REPORT_AS_OF], day);
    value_set_text(&shop.arguments.values[REPORT_WITH], other);
    run("compare", NULL);
    cr_expect_eq(desk_number(shop.store, DIFFERENT("kept", "then_arrangements")), 0, "%s", day);
    cr_expect_eq(desk_number(shop.store, DIFFERENT("then_arrangements", "kept")), 0, "%s", day);
    cr_expect_eq(desk_number(shop.store, DIFFERENT("kept_counting", "then_counting")), 0, "%s", day);
    cr_expect_eq(desk_number(shop.store, DIFFERENT("then_counting", "kept_counting")), 0, "%s", day);
    cr_expect_gt(desk_number(shop.store, DIFFERENT("kept", "now_arrangements")), 0, "%s", day);
    cr_expect_eq(desk_number(shop.store, "SELECT count(*) FROM temp.now_unsteady"), unsteady, "%s", day);
}

Test(store_report_shared, the_other_day_is_made_of_the_day_and_of_what_differs)
{
    run_script(STORE_WRITING, BETWEEN);
    expect_other_day("2009-12-01", "2007-12-01", 5);
    expect_other_day("2007-12-01", "2009-12-01", 5);
    expect_other_day("2009-12-01", "2008-12-01", 1);
}
