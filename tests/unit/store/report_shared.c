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

/* Runs the report by itself; returns how many tables were made for it. The first cell is `first`. */
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
