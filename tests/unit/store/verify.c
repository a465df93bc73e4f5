#include "tests/unit/store/desk.h"

#include "samreg/store/internal.h"

#include <criterion/criterion.h>
#include <stdlib.h>

/* A register with something of most kinds, changed back and forth. */
static struct store *make_register(int64_t *arrangement, int64_t *moss)
{
    struct store *store = desk_open();
    struct apply_result result = {0};

    *moss = desk_add(store, "municipality", "number", "0104", "name", "Moss", NULL);
    int64_t region = desk_add(store, "region", "name", "Mosseregionen", NULL);
    *arrangement = desk_add(store, "arrangement", "name", "MOVAR", "region", desk_text(region), NULL);
    int64_t part = desk_add(store, "participation", "arrangement", desk_text(*arrangement), "municipality",
                            desk_text(*moss), "share", "1/3", NULL);
    desk_add(store, "arrangement_state", "arrangement", desk_text(*arrangement), "seat", desk_text(*moss), NULL);
    desk_set(store, "kari", "arrangement", *arrangement, "note", "vann og avløp");
    desk_set(store, "kari", "municipality", *moss, "name", "Moss by");
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    desk_set(store, "ola", "region", region, "name", "Mosseregionen IKS");
    desk_remove(store, "ola", "participation", part);
    apply_result_clear(&result);
    return store;
}

static char *verify(struct store *store)
{
    struct problems problems = {0};
    struct error error = {0};

    cr_assert_eq(store_verify(store, NULL, &problems, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    store_assert_idle(store);
    for (size_t i = 0; i < problems.count; i++) {
        char *text = message_text(&problems.items[i].message, LANGUAGE_ENGLISH);
        cr_log_info("%s", text);
        free(text);
    }
    char *rules = desk_rules(&problems);
    problems_clear(&problems);
    return rules;
}

/* Does what nobody should: changes the file beside the program. */
static void meddle(struct store *store, const char *sql)
{
    sqlite3_commit_hook(store->db, NULL, NULL);
    cr_assert_eq(sqlite3_exec(store->db, sql, NULL, NULL, NULL), SQLITE_OK, "%s", sqlite3_errmsg(store->db));
    store_hook(store);
}

static void expect(const char *sql, const char *rules)
{
    int64_t arrangement, moss;
    struct store *store = make_register(&arrangement, &moss);

    if (sql)
        meddle(store, sql);
    char *found = verify(store);
    cr_expect_str_eq(found, rules, "after %s: %s", sql, found);
    free(found);
    store_close(&store);
}

Test(verify, finds_nothing_wrong_with_a_register_the_program_has_written)
{
    expect(NULL, "");
}

Test(verify, finds_what_was_changed_outside_the_program)
{
    expect("UPDATE arrangement SET note = 'tull'", "journal");
    expect("UPDATE arrangement SET version = version + 1", "journal");
    expect("UPDATE participation SET removed = 0", "journal");
    expect("INSERT INTO setting (id, version, name, sort_key, fold) VALUES (7, 1, 'x', 'x', '')", "derived journal");
    expect("DELETE FROM arrangement_state", "derived journal");
    expect("UPDATE participation SET share = '1/2'", "journal");
    expect("UPDATE journal_change SET field = NULL WHERE field = 'note' AND version > 1", "journal");
}

Test(verify, finds_derived_data_that_does_not_fit)
{
    expect("UPDATE municipality SET sort_key = 'zz'", "derived");
    expect("UPDATE arrangement SET fold = '  movar'", "derived");
}

Test(verify, finds_a_reference_to_nothing)
{
    expect("PRAGMA foreign_keys = OFF; DELETE FROM journal_change; DELETE FROM participation; DELETE FROM region; "
           "PRAGMA foreign_keys = ON",
           "foreign_key journal derived journal journal");
}

/* A record that is changed once more after another of the set has come to show it. */
Test(verify, a_name_changed_within_one_set_is_found_everywhere)
{
    struct store *store = desk_open();
    struct change_set set = {0};
    struct apply_result result = {0};
    int64_t region = store_new_id(store), body = store_new_id(store);

    desk_assign(change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_REGION), region, 0), "name", "Fosen", NULL);
    desk_assign(change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_BODY), body, 0), "region", desk_text(region), "name",
                "Styre", "kind", "council", NULL);
    desk_assign(change_set_add(&set, CHANGE_SET, entity_get(ENTITY_REGION), region, 0), "name", "Innherred", NULL);
    cr_assert_eq(desk_apply(store, "kari", JOURNAL_ADD, &set, &result), STATUS_OK);
    apply_result_clear(&result);
    char *rules = verify(store);
    cr_expect_str_eq(rules, "");
    free(rules);
    store_close(&store);
}

static void expect_whole(struct store *store, const char *after)
{
    char *rules = verify(store);

    cr_expect_str_eq(rules, "", "after %s: %s", after, rules);
    free(rules);
}

static void seat_a_state(struct store *store, int64_t id, int64_t arrangement, int64_t moss)
{
    struct change_set set = {0};
    struct apply_result result = {0};

    desk_assign(change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_ARRANGEMENT_STATE), id, 0), "arrangement",
                desk_text(arrangement), "seat", desk_text(moss), NULL);
    cr_assert_eq(desk_apply(store, "kari", JOURNAL_ADD, &set, &result), STATUS_OK);
    apply_result_clear(&result);
}

/* What is found by the words of a state: the one that has it now, and the one that had it no longer. */
Test(verify, a_state_that_moves_takes_its_words_along)
{
    struct store *store = desk_open();
    int64_t moss = desk_add(store, "municipality", "number", "0104", "name", "Moss", NULL);
    int64_t one = desk_add(store, "arrangement", "name", "MOVAR", NULL);
    int64_t other = desk_add(store, "arrangement", "name", "Alarmsentral", NULL);
    int64_t state = store_new_id(store);

    seat_a_state(store, state, one, moss);
    desk_set(store, "kari", "arrangement_state", state, "arrangement", desk_text(other));
    expect_whole(store, "the move");
    store_close(&store);
}

/* Derived data of removed records is let be; all of it must be right again once they are there again. */
Test(verify, what_was_renamed_while_a_record_was_removed_is_right_when_it_comes_back)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t moss = desk_add(store, "municipality", "number", "0104", "name", "Moss", NULL);
    int64_t region = desk_add(store, "region", "name", "Mosseregionen", NULL);
    int64_t arrangement = desk_add(store, "arrangement", "name", "MOVAR", "region", desk_text(region), NULL);

    seat_a_state(store, store_new_id(store), arrangement, moss);
    desk_remove(store, "kari", "arrangement", arrangement);
    expect_whole(store, "removing");
    desk_set(store, "ola", "municipality", moss, "name", "Moss by");
    desk_set(store, "ola", "region", region, "name", "Østfold vest");
    expect_whole(store, "renaming");
    change_set_add(&set, CHANGE_RESTORE, entity_get(ENTITY_ARRANGEMENT), arrangement, 0);
    cr_assert_eq(desk_apply(store, "kari", JOURNAL_RESTORE, &set, &result), STATUS_OK);
    expect_whole(store, "restoring");
    cr_expect_eq(desk_number(store, "SELECT count(*) FROM arrangement WHERE fold LIKE '%by%' AND fold LIKE '%vest%'"),
                 1);
    apply_result_clear(&result);
    store_close(&store);
}
