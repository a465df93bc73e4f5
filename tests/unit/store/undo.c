#include "samreg/store/internal.h"
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Two regions and three municipalities to refer to. */
static void make_ground(struct store *store, int64_t regions[2], int64_t municipalities[3])
{
    regions[0] = desk_add(store, "region", "name", "Mosseregionen", NULL);
    regions[1] = desk_add(store, "region", "name", "Fosen", NULL);
    municipalities[0] = desk_add(store, "municipality", "number", "0104", "name", "Moss", NULL);
    municipalities[1] = desk_add(store, "municipality", "number", "0136", "name", "Rygge", NULL);
    municipalities[2] = desk_add(store, "municipality", "number", "0135", "name", "Råde", NULL);
}

Test(undo, takes_back_this_users_newest_change_and_redo_brings_it_back)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    int64_t id = desk_add(store, "region", "name", "Fosen", NULL);

    desk_set(store, "kari", "region", id, "short_name", "FR");
    desk_set(store, "ola", "region", id, "note", "seks kommuner");
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    cr_assert_gt(result.operation, 0);
    cr_assert_str_eq(desk_value(store, "region", id, "short_name"), "");
    cr_assert_str_eq(desk_value(store, "region", id, "note"), "seks kommuner");
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_DATA, "nothing is left");
    cr_assert_eq(desk_redo(store, "kari", &result), STATUS_OK);
    cr_assert_str_eq(desk_value(store, "region", id, "short_name"), "FR");
    cr_assert_eq(desk_redo(store, "kari", &result), STATUS_DATA);
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK, "what was redone can be undone again");
    cr_assert_str_eq(desk_value(store, "region", id, "short_name"), "");
    apply_result_clear(&result);
    store_close(&store);
}

Test(undo, redo_lapses_at_the_users_next_change_but_not_at_a_colleagues)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    int64_t id = desk_add(store, "region", "name", "Fosen", NULL);

    desk_set(store, "kari", "region", id, "short_name", "FR");
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    desk_set(store, "ola", "region", id, "note", "seks kommuner");
    cr_assert_eq(desk_redo(store, "kari", &result), STATUS_OK);
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    desk_set(store, "kari", "region", id, "note", "åtte kommuner");
    cr_assert_eq(desk_redo(store, "kari", &result), STATUS_DATA);
    cr_assert_str_eq(desk_value(store, "region", id, "short_name"), "");
    apply_result_clear(&result);
    store_close(&store);
}

Test(undo, leaves_a_field_that_a_colleague_has_changed_since_and_says_who)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t id = desk_add(store, "region", "name", "Fosen", NULL);

    desk_assign(change_set_add(&set, CHANGE_SET, entity_find("region"), id, 0), "short_name", "FR", "note", "seks",
                NULL);
    cr_assert_eq(desk_apply(store, "kari", JOURNAL_SET, &set, &result), STATUS_OK);
    desk_set(store, "ola", "region", id, "note", "åtte");
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK, "the rest is done");
    cr_assert_str_eq(desk_value(store, "region", id, "short_name"), "");
    cr_assert_str_eq(desk_value(store, "region", id, "note"), "åtte");
    cr_assert_eq(result.conflicts.count, 1);
    const struct conflict *conflict = &result.conflicts.items[0];
    cr_assert_str_eq(conflict->entity->fields[conflict->field].name, "note");
    cr_assert_str_eq(conflict->who, "ola");
    cr_assert_not_null(conflict->when);
    cr_assert_str_eq(conflict->theirs.text, "åtte");
    cr_assert_eq(conflict->mine.kind, VALUE_NONE);
    apply_result_clear(&result);
    store_close(&store);
}

Test(undo, does_nothing_where_nothing_can_be_put_back)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    int64_t id = desk_add(store, "region", "name", "Fosen", NULL);

    desk_set(store, "kari", "region", id, "note", "seks");
    desk_set(store, "ola", "region", id, "note", "åtte");
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_CONFLICT);
    cr_assert_eq(result.operation, 0);
    cr_assert_eq(desk_number(store, "SELECT count(*) FROM journal_entry WHERE verb = 'undo'"), 0);
    apply_result_clear(&result);
    store_close(&store);
}

Test(undo, a_made_record_becomes_removed_unless_a_colleague_has_built_on_it)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t regions[2], municipalities[3], id = store_new_id(store);

    make_ground(store, regions, municipalities);
    desk_assign(change_set_add(&set, CHANGE_ADD, entity_find("arrangement"), id, 0), "name", "Skatt", NULL);
    cr_assert_eq(desk_apply(store, "kari", JOURNAL_ADD, &set, &result), STATUS_OK);
    int64_t part = store_new_id(store);
    desk_assign(change_set_add(&set, CHANGE_ADD, entity_find("participation"), part, 0), "arrangement", desk_text(id),
                "municipality", desk_text(municipalities[0]), NULL);
    cr_assert_eq(desk_apply(store, "ola", JOURNAL_ADD, &set, &result), STATUS_OK);
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_CONFLICT);
    cr_assert_eq(result.conflicts.items[0].id, part);
    cr_assert_str_eq(result.conflicts.items[0].who, "ola");
    cr_assert_eq(desk_undo(store, "ola", 0, &result), STATUS_OK);
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    cr_assert_str_eq(desk_value(store, "arrangement", id, "name"), "(removed)");
    apply_result_clear(&result);
    store_close(&store);
}

Test(undo, brings_back_a_removed_record_with_all_that_belongs_to_it)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    int64_t regions[2], municipalities[3];

    make_ground(store, regions, municipalities);
    int64_t id = desk_add(store, "arrangement", "name", "Skatt", NULL);
    desk_add(store, "participation", "arrangement", desk_text(id), "municipality", desk_text(municipalities[0]), NULL);
    desk_add(store, "participation", "arrangement", desk_text(id), "municipality", desk_text(municipalities[1]), NULL);
    char *before = desk_dump(store);
    desk_remove(store, "kari", "arrangement", id);
    cr_assert_eq(desk_number(store, "SELECT count(*) FROM participation WHERE removed = 0"), 0);
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    char *after = desk_dump(store);
    cr_assert_str_eq(after, before);
    free(before);
    free(after);
    apply_result_clear(&result);
    store_close(&store);
}

Test(undo, of_an_unknown_entry_and_of_one_taken_back_is_refused)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    int64_t id = desk_add(store, "region", "name", "Fosen", NULL);

    cr_assert_eq(desk_undo(store, "kari", 12345, &result), STATUS_DATA);
    desk_set(store, "ola", "region", id, "note", "seks");
    int64_t operation = desk_number(store, "SELECT operation FROM journal_entry WHERE user = 'ola'");
    cr_assert_eq(desk_undo(store, "kari", operation, &result), STATUS_OK, "any entry can be taken back");
    cr_assert_eq(desk_undo(store, "kari", operation, &result), STATUS_DATA);
    apply_result_clear(&result);
    store_close(&store);
}

/* ---- Any changes by three users, all taken back ---- */

enum { RUNS = 12, STEPS = 60, KEPT = 12 };

/* A small generator of its own, so that every machine walks the same way. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

struct walk {
    struct store *store;
    uint32_t random;
    int64_t regions[2], municipalities[3];
    int64_t arrangements[KEPT], participations[KEPT];
};

static const char *const users[] = {"kari", "ola", "per"};

static const char *any_name(struct walk *walk)
{
    static const char *const names[] = {"Skatt", "Regnskap", "Legevakt", "Barnevern", "Brann", "IKT"};

    return names[next_random(&walk->random) % 6];
}

static void plan_arrangement(struct walk *walk, struct change_set *set, int64_t *id)
{
    const char *region = desk_text(walk->regions[next_random(&walk->random) % 2]);

    if (!*id || next_random(&walk->random) % 8 == 0) {
        *id = store_new_id(walk->store);
        desk_assign(change_set_add(set, CHANGE_ADD, entity_find("arrangement"), *id, 0), "name", any_name(walk),
                    "region", region, "stated_participants", "4", NULL);
    } else if (next_random(&walk->random) % 5 == 0) {
        change_set_add(set, next_random(&walk->random) % 2 ? CHANGE_REMOVE : CHANGE_RESTORE,
                       entity_find("arrangement"), *id, 0);
    } else {
        desk_assign(change_set_add(set, CHANGE_SET, entity_find("arrangement"), *id, 0), "name", any_name(walk),
                    "region", next_random(&walk->random) % 3 ? region : "", "note", any_name(walk), NULL);
    }
}

static void plan_participation(struct walk *walk, struct change_set *set, int64_t *id)
{
    int64_t arrangement = walk->arrangements[next_random(&walk->random) % KEPT];
    const char *municipality = desk_text(walk->municipalities[next_random(&walk->random) % 3]);

    if (!*id && arrangement) {
        *id = store_new_id(walk->store);
        desk_assign(change_set_add(set, CHANGE_ADD, entity_find("participation"), *id, 0), "arrangement",
                    desk_text(arrangement), "municipality", municipality, NULL);
    } else if (*id && next_random(&walk->random) % 3 == 0) {
        change_set_add(set, CHANGE_REMOVE, entity_find("participation"), *id, 0);
        *id = 0;
    } else if (*id) {
        desk_assign(change_set_add(set, CHANGE_SET, entity_find("participation"), *id, 0), "municipality",
                    municipality, "share", "1/3", NULL);
    }
}

static void step(struct walk *walk)
{
    const char *user = users[next_random(&walk->random) % 3];
    struct apply_result result = {0};
    struct change_set set = {0};
    enum status status;

    switch (next_random(&walk->random) % 6) {
    case 0:
        status = desk_undo(walk->store, user, 0, &result);
        break;
    case 1:
        status = desk_redo(walk->store, user, &result);
        break;
    default:
        for (uint32_t i = next_random(&walk->random) % 3; i < 3; i++) {
            if (next_random(&walk->random) % 2)
                plan_arrangement(walk, &set, &walk->arrangements[next_random(&walk->random) % KEPT]);
            else
                plan_participation(walk, &set, &walk->participations[next_random(&walk->random) % KEPT]);
        }
        status = desk_apply(walk->store, user, JOURNAL_SET, &set, &result);
        break;
    }
    cr_assert(status == STATUS_OK || status == STATUS_DATA || status == STATUS_CONFLICT || status == STATUS_WARNED);
    apply_result_clear(&result);
}

/* Takes back every entry, newest first, whoever made it; taking back an undo makes the entry it took back stand. */
static void undo_all(struct store *store)
{
    int64_t sequence = desk_number(store, "SELECT max(sequence) FROM journal_entry");
    int64_t first = desk_number(store, "SELECT max(sequence) FROM journal_entry WHERE user = 'desk'");

    for (; sequence > first; sequence--) {
        struct apply_result result = {0};
        char sql[80];
        snprintf(sql, sizeof sql, "SELECT operation FROM journal_entry WHERE sequence = %lld", (long long)sequence);
        int64_t operation = desk_number(store, sql);
        cr_assert_eq(desk_undo(store, "per", operation, &result), STATUS_OK, "entry %lld", (long long)sequence);
        cr_assert_eq(result.conflicts.count, 0, "entry %lld", (long long)sequence);
        apply_result_clear(&result);
    }
}

Test(undo, all_of_any_changes_by_three_users_gives_the_register_back)
{
    for (uint32_t seed = 1; seed <= RUNS; seed++) {
        struct walk walk = {.store = desk_open(), .random = seed};
        make_ground(walk.store, walk.regions, walk.municipalities);
        char *before = desk_dump(walk.store);
        for (int i = 0; i < STEPS; i++)
            step(&walk);
        undo_all(walk.store);
        char *after = desk_dump(walk.store);
        cr_assert_str_eq(after, before, "seed %u", (unsigned)seed);
        free(before);
        free(after);
        store_close(&walk.store);
    }
}

/* Somebody else has written in the file: a change of a field that has no name. */
Test(undo, an_entry_that_does_not_say_what_it_changed_changes_nothing)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    int64_t id = desk_add(store, "region", "name", "Fosen", NULL);

    desk_set(store, "kari", "region", id, "note", "seks kommuner");
    sqlite3_commit_hook(store->db, NULL, NULL);
    cr_assert_eq(sqlite3_exec(store->db, "UPDATE journal_change SET field = NULL WHERE field = 'note'", NULL, NULL,
                              NULL),
                 SQLITE_OK);
    store_hook(store);
    cr_expect_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(store, "region", id, "note"), "seks kommuner");
    apply_result_clear(&result);
    store_close(&store);
}
