#include "samreg/store/internal.h"
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Test(db, keeps_prepared_statements)
{
    struct store *store = desk_open();
    struct statement *first = NULL, *second = NULL, *third = NULL;
    cr_assert_eq(db_prepare(store, "SELECT ?1", &first, NULL), STATUS_OK);
    cr_assert_eq(db_prepare(store, "SELECT ?1", &second, NULL), STATUS_OK);
    cr_expect_neq(first, second);
    struct statement *was = first;
    db_bind_integer(first, 1, 7);
    db_done(&first);
    cr_expect_null(first);
    cr_assert_eq(db_prepare(store, "SELECT ?1", &third, NULL), STATUS_OK);
    cr_expect_eq(third, was);
    /* Nothing stays bound. */
    bool row = false;
    cr_assert_eq(db_step(third, &row, NULL), STATUS_OK);
    cr_expect(row && db_is_null(third, 0));
    db_done(&second);
    db_done(&third);
    store_close(&store);
}

Test(db, gives_up_the_statement_unused_for_longest)
{
    struct store *store = desk_open();
    struct statement *statement = NULL, *lent = NULL;
    cr_assert_eq(db_prepare(store, "SELECT 'lent'", &lent, NULL), STATUS_OK);
    for (int i = 0; i < 3 * STORE_STATEMENTS; i++) {
        char sql[32];
        snprintf(sql, sizeof sql, "SELECT %d", i);
        cr_assert_eq(db_prepare(store, sql, &statement, NULL), STATUS_OK);
        db_done(&statement);
    }
    cr_expect_eq(store->statement_count, STORE_STATEMENTS);
    bool row = false;
    cr_expect_eq(db_step(lent, &row, NULL), STATUS_OK);
    cr_expect_str_eq(db_text(lent, 0), "lent");
    db_done(&lent);
    store_close(&store);
}

Test(db, carries_values_there_and_back)
{
    struct store *store = desk_open();
    struct statement *statement = NULL;
    struct value values[3] = {{0}}, read = {0};
    const struct field *region = entity_field(entity_get(ENTITY_ARRANGEMENT), "region");
    bool row = false;
    value_set_integer(&values[0], INT64_MIN);
    value_set_text(&values[1], "Værnes\n\xf0\x9f\x98\x80");
    value_set_reference(&values[2], INT64_MAX, "not bound");
    cr_assert_eq(db_prepare(store, "SELECT ?1, ?2, ?3, ?4", &statement, NULL), STATUS_OK);
    for (int i = 0; i < 3; i++)
        db_bind_value(statement, i + 1, &values[i]);
    cr_assert_eq(db_step(statement, &row, NULL), STATUS_OK);
    db_value(statement, 0, NULL, &read);
    cr_expect(value_equal(&read, &values[0]));
    db_value(statement, 1, NULL, &read);
    cr_expect(value_equal(&read, &values[1]));
    db_value(statement, 2, region, &read);
    cr_expect(value_equal(&read, &values[2]));
    cr_expect_null(read.text);
    db_value(statement, 3, NULL, &read);
    cr_expect_eq(read.kind, VALUE_NONE);
    db_done(&statement);
    for (int i = 0; i < 3; i++)
        value_clear(&values[i]);
    value_clear(&read);
    store_close(&store);
}

Test(db, says_what_the_codes_mean)
{
    static const struct {
        int code;
        enum status status;
        const char *says;
    } cases[] = {
        {SQLITE_FULL, STATUS_IO, "full"},
        {SQLITE_BUSY, STATUS_BUSY, "Somebody else is writing"},
        {SQLITE_BUSY_SNAPSHOT, STATUS_BUSY, "Somebody else is writing"},
        {SQLITE_READONLY_DIRECTORY, STATUS_NOT_ALLOWED, "may not write"},
        {SQLITE_READONLY_ROLLBACK, STATUS_NOT_ALLOWED, "in the middle of a change"},
        {SQLITE_CORRUPT_INDEX, STATUS_DATA, "damaged"},
        {SQLITE_NOTADB, STATUS_DATA, "not a samreg register"},
        {SQLITE_IOERR_FSYNC, STATUS_IO, "Reading or writing"},
        {SQLITE_IOERR_DELETE, STATUS_IO, "sticky"},
        {SQLITE_INTERRUPT, STATUS_STOPPED, "Stopped"},
        {SQLITE_CONSTRAINT_UNIQUE, STATUS_DATA, "already"},
        {SQLITE_MISUSE, STATUS_INTERNAL, "mistake"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct error error = {0};
        cr_expect_eq(db_fail_at("r.db", cases[i].code, "detail", &error), cases[i].status, "%d", cases[i].code);
        char *text = error_text(&error, LANGUAGE_ENGLISH);
        cr_expect(strstr(text, cases[i].says) != NULL, "%d: %s", cases[i].code, text);
        free(text);
        error_clear(&error);
    }
}

Test(db, answers_a_mistake_in_the_sql)
{
    struct store *store = desk_open();
    struct statement *statement = NULL;
    struct error error = {0};
    cr_expect_eq(db_prepare(store, "SELECT nothing", &statement, &error), STATUS_INTERNAL);
    cr_expect_null(statement);
    error_clear(&error);
    store_close(&store);
}

/* ---- Transactions ---- */

Test(transaction, leaves_no_trace_when_rolled_back)
{
    struct store *store = desk_open();
    cr_assert_eq(store_begin(store, STORE_WRITING, NULL), STATUS_OK);
    cr_expect_str_eq(strrchr(store->begun_file, '/'), "/db.c");
    cr_assert_eq(db_exec(store, "INSERT INTO setting (id, version, name) VALUES (1, 1, 'x')", NULL), STATUS_OK);
    store_rollback(store);
    store_assert_idle(store);
    cr_expect_eq(desk_number(store, "SELECT count(*) FROM setting"), 0);
    store_close(&store);
}

Test(transaction, takes_readers_in)
{
    struct store *store = desk_open();
    cr_assert_eq(store_begin(store, STORE_WRITING, NULL), STATUS_OK);
    cr_assert_eq(db_exec(store, "INSERT INTO setting (id, version, name) VALUES (1, 1, 'x')", NULL), STATUS_OK);
    cr_assert_eq(store_begin(store, STORE_READING, NULL), STATUS_OK);
    cr_expect_eq(store_end_reading(store, STATUS_FOUND), STATUS_FOUND);
    cr_assert_eq(store_commit(store, NULL), STATUS_OK);
    store_assert_idle(store);
    cr_expect_eq(desk_number(store, "SELECT count(*) FROM setting"), 1);
    store_close(&store);
}

Test(transaction, is_committed_by_nobody_else, .signal = SIGABRT)
{
    struct store *store = desk_open();
    cr_assert_eq(store_begin(store, STORE_WRITING, NULL), STATUS_OK);
    (void)!db_exec(store, "INSERT INTO setting (id, version, name) VALUES (1, 1, 'x'); COMMIT", NULL);
}

Test(transaction, is_noticed_when_it_is_left_open, .signal = SIGABRT)
{
    struct store *store = desk_open();
    cr_assert_eq(store_begin(store, STORE_READING, NULL), STATUS_OK);
    store_assert_idle(store);
}

Test(transaction, a_statement_left_open_is_noticed, .signal = SIGABRT)
{
    struct store *store = desk_open();
    struct statement *statement = NULL;
    cr_assert_eq(db_prepare(store, "SELECT 1", &statement, NULL), STATUS_OK);
    store_assert_idle(store);
}

Test(db, identifiers_of_many_rise_and_stay_in_their_parts)
{
    struct store *store = desk_open();
    int64_t before = 0;

    for (size_t i = 0; i < 1000; i++) {
        int64_t id = store_new_id_at(store, i, 1000);
        cr_assert_gt(id, before);
        cr_assert_gt(id, INT64_MAX / 1000 * (int64_t)i);
        cr_assert_leq(id, INT64_MAX / 1000 * (int64_t)(i + 1));
        before = id;
    }
    cr_expect_neq(store_new_id_at(store, 7, 1000), store_new_id_at(store, 7, 1000));
    cr_expect_gt(store_new_id_at(store, 0, 1), 0);
    store_close(&store);
}
