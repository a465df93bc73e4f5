/* Registers of older versions are brought up to date when they are opened. */
#include "samreg/base/embed.h"
#include "samreg/store/internal.h"
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char folder[64], file[96], backup[128], today[96];

static void make_folder(void)
{
    snprintf(folder, sizeof folder, "/tmp/samreg-test-XXXXXX");
    cr_assert_not_null(mkdtemp(folder));
    snprintf(file, sizeof file, "%s/register.db", folder);
    snprintf(today, sizeof today, "%s/today.db", folder);
    snprintf(backup, sizeof backup, "%s.version-1", file);
}

static void remove_folder(void)
{
    static const char *const names[] = {"register.db", "register.db-journal", "register.db.version-1",
                                        "register.db.version-1-2", "register.db.version-1-3", "today.db",
                                        "today.db-journal"};
    char path[128];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, names[i]);
        remove(path);
    }
    cr_expect_eq(rmdir(folder), 0, "the test left something in %s", folder);
}

TestSuite(migrate, .init = make_folder, .fini = remove_folder);

static int64_t read_number(const char *path, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;

    cr_assert_eq(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), SQLITE_OK, "%s", path);
    cr_assert_eq(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
    cr_assert_eq(sqlite3_step(statement), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

/* A register of today with a region that has been changed once. */
static int64_t make_today(void)
{
    struct store *store = NULL;

    cr_assert_eq(store_create(today, &store, NULL), STATUS_OK);
    int64_t id = desk_add(store, "region", "name", "Fosen", NULL);
    desk_set(store, "kari", "region", id, "note", "Åtte kommuner.");
    store_close(&store);
    return id;
}

/* Makes the file as version 1 made it, from the first migration alone, with the records and the journal of another. */
static void make_version_1(void)
{
    const struct embed_file *first = embed_get("db/migrations/0001-register.sql");
    struct str sql = {0};
    sqlite3 *db = NULL;

    cr_assert_not_null(first);
    str_add(&sql, "BEGIN;");
    str_add(&sql, (const char *)first->bytes);
    str_addf(&sql, "PRAGMA application_id = %d; PRAGMA user_version = 1; COMMIT; ATTACH '%s' AS other;",
             STORE_APPLICATION_ID, today);
    static const char *const tables[] = {"region", "source", "published_figure", "journal_entry", "journal_change"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        str_addf(&sql, "INSERT INTO main.%s SELECT * FROM other.%s;", tables[i], tables[i]);
    cr_assert_eq(sqlite3_open(file, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, str_peek(&sql), NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
    sqlite3_close(db);
    str_clear(&sql);
}

/* Runs SQL on the file, as it stands. */
static void run_on_file(const char *sql)
{
    sqlite3 *db = NULL;

    cr_assert_eq(sqlite3_open(file, &db), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(db));
    sqlite3_close(db);
}

Test(migrate, an_older_register_is_backed_up_and_brought_up_to_date)
{
    struct store *store = NULL;
    struct problems problems = {0};
    struct error error = {0};
    int64_t region = make_today();

    make_version_1();
    cr_assert_eq(read_number(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'position'"), 0);
    cr_assert_eq(store_open(file, 0, &store, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    cr_expect_eq(desk_number(store, "PRAGMA user_version"), store_newest_version());
    cr_assert_eq(store_verify(store, NULL, &problems, NULL), STATUS_OK);
    cr_expect_eq(problems.count, 0);
    cr_expect_str_eq(desk_value(store, "region", region, "note"), "Åtte kommuner.");
    desk_add(store, "strategy_process", "name", "Strategi", "region", desk_text(region), "x_name", "x", "x_low", "0",
             "x_high", "1", "y_name", "y", "y_low", "0", "y_high", "1", NULL);
    problems_clear(&problems);
    store_close(&store);
    cr_expect_eq(read_number(backup, "PRAGMA user_version"), 1);
    cr_expect_eq(read_number(backup, "SELECT count(*) FROM region"), 1);
    cr_expect_eq(read_number(backup, "SELECT count(*) FROM sqlite_schema WHERE name = 'position'"), 0);
}

/* What a published figure measures was words once: they become codes, in the journal too, and lists are in order. Other
 * words stay. */
Test(migrate, what_published_figures_measure_becomes_a_code)
{
    struct store *store = NULL;
    struct problems problems = {0};
    struct error error = {0};

    cr_assert_eq(store_create(today, &store, NULL), STATUS_OK);
    int64_t source = desk_add(store, "source", "code", "KILDE", "title", "Kartlegging", NULL);
    int64_t known = desk_add(store, "published_figure", "source", desk_text(source), "scope", "Fosen", "measure",
                             "arrangements", NULL);
    int64_t other = desk_add(store, "published_figure", "source", desk_text(source), "scope", "Fosen", "measure",
                             "other", NULL);
    desk_set(store, "kari", "published_figure", known, "measure", "companies");
    store_close(&store);
    make_version_1();
    run_on_file("UPDATE published_figure SET sort_key = 'words', fold = 'words', measure = iif(measure = 'other', "
                "'noe rart', 'selskaper');"
                "UPDATE journal_change SET before = 'ordninger' WHERE before = 'arrangements';"
                "UPDATE journal_change SET after = CASE after WHEN 'arrangements' THEN 'ordninger' WHEN 'companies' "
                "THEN 'selskaper' ELSE 'noe rart' END WHERE field = 'measure'");
    cr_assert_eq(store_open(file, 0, &store, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    cr_expect_str_eq(desk_value(store, "published_figure", known, "measure"), "companies");
    cr_expect_str_eq(desk_value(store, "published_figure", other, "measure"), "noe rart");
    cr_assert_eq(store_verify(store, NULL, &problems, NULL), STATUS_OK);
    cr_expect_eq(problems.count, 0);
    cr_expect_eq(desk_number(store, "SELECT count(*) FROM journal_change WHERE before = 'arrangements'"), 1);
    problems_clear(&problems);
    store_close(&store);
}

Test(migrate, a_migration_that_failed_leaves_the_register_as_it_was_and_can_be_run_again)
{
    struct store *store = NULL;
    char second[160];

    make_today();
    make_version_1();
    run_on_file("CREATE TABLE position (in_the_way)");
    cr_assert_neq(store_open(file, 0, &store, NULL), STATUS_OK);
    cr_expect_eq(read_number(file, "PRAGMA user_version"), 1);
    cr_expect_eq(read_number(file, "SELECT count(*) FROM sqlite_schema WHERE name = 'strategy_process'"), 0);
    cr_expect_eq(read_number(backup, "PRAGMA user_version"), 1);
    run_on_file("DROP TABLE position");
    cr_assert_eq(store_open(file, 0, &store, NULL), STATUS_OK);
    cr_expect_eq(desk_number(store, "PRAGMA user_version"), store_newest_version());
    store_close(&store);
    snprintf(second, sizeof second, "%s-2", backup);
    cr_expect_eq(read_number(second, "PRAGMA user_version"), 1);
    cr_expect_eq(read_number(second, "SELECT count(*) FROM sqlite_schema WHERE name = 'position'"), 0);
}

/* What a migrated register is made of is what a new one is made of. */
Test(migrate, an_older_register_becomes_like_a_new_one)
{
    static const char sum[] = "SELECT count(*) || group_concat(sql, ';') FROM (SELECT sql FROM sqlite_schema "
                              "WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name)";
    struct store *migrated = NULL, *new = NULL;
    struct statement *statement = NULL;
    char *old_schema = NULL, *new_schema = NULL;

    make_today();
    make_version_1();
    cr_assert_eq(store_open(file, 0, &migrated, NULL), STATUS_OK);
    cr_assert_eq(store_open(today, 0, &new, NULL), STATUS_OK);
    cr_assert_eq(db_prepare(migrated, sum, &statement, NULL), STATUS_OK);
    cr_assert_eq(db_read_text(&statement, &old_schema, NULL, NULL), STATUS_OK);
    cr_assert_eq(db_prepare(new, sum, &statement, NULL), STATUS_OK);
    cr_assert_eq(db_read_text(&statement, &new_schema, NULL, NULL), STATUS_OK);
    cr_expect_str_eq(old_schema, new_schema);
    free(old_schema);
    free(new_schema);
    store_close(&migrated);
    store_close(&new);
}

Test(migrate, an_older_register_is_not_changed_by_who_only_reads)
{
    struct store *store = NULL;
    struct error error = {0};

    make_today();
    make_version_1();
    cr_expect_eq(store_open(file, STORE_READ_ONLY, &store, &error), STATUS_UNAVAILABLE);
    char *text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(strstr(text, "older version"), "%s", text);
    cr_expect_eq(read_number(file, "PRAGMA user_version"), 1);
    cr_expect_neq(access(backup, F_OK), 0);
    free(text);
    error_clear(&error);
    store_close(&store);
}
