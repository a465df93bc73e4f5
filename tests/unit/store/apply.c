#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A region with two municipalities in a county. */
struct ground {
    struct store *store;
    int64_t county, moss, rygge, region;
};

static struct ground make_ground(void)
{
    struct ground ground = {.store = desk_open()};

    ground.county = desk_add(ground.store, "county", "number", "01", "name", "Østfold", NULL);
    ground.moss = desk_add(ground.store, "municipality", "number", "0104", "name", "Moss", "county",
                           desk_text(ground.county), NULL);
    ground.rygge = desk_add(ground.store, "municipality", "number", "0136", "name", "Rygge", NULL);
    ground.region = desk_add(ground.store, "region", "name", "Mosseregionen", NULL);
    return ground;
}

static struct change *plan(struct change_set *set, enum change_kind kind, const char *entity, int64_t id,
                           int64_t version)
{
    return change_set_add(set, kind, entity_find(entity), id, version);
}

Test(apply, an_added_record_is_journaled_field_by_field)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t id = store_new_id(ground.store);

    desk_assign(plan(&set, CHANGE_ADD, "arrangement", id, 0), "name", "Landbrukskontor", "region",
                desk_text(ground.region), "stated_participants", "3", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_ADD, &set, &result), STATUS_OK);
    cr_assert_gt(result.operation, 0);
    cr_assert_str_eq(desk_value(ground.store, "arrangement", id, "name"), "Landbrukskontor");
    cr_assert_str_eq(desk_value(ground.store, "arrangement", id, "version"), "1");
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM journal_change WHERE sequence = 5"), 4);
    cr_assert_eq(desk_number(ground.store, "SELECT after FROM journal_change WHERE field = 'stated_participants'"), 3);
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM journal_entry WHERE user = 'kari' AND verb = 'add' "
                                           "AND entity = 'arrangement' AND called = 'Landbrukskontor' "
                                           "AND changes = 1 AND record IS NOT NULL"), 1);
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, a_set_that_changes_nothing_writes_nothing)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t entries = desk_number(ground.store, "SELECT count(*) FROM journal_entry");

    desk_assign(plan(&set, CHANGE_SET, "region", ground.region, 0), "name", "Mosseregionen", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_SET, &set, &result), STATUS_OK);
    cr_assert_eq(result.operation, 0);
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM journal_entry"), entries);
    cr_assert_str_eq(desk_value(ground.store, "region", ground.region, "version"), "1");
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, a_field_that_a_colleague_changed_meanwhile_is_a_conflict_and_nothing_is_written)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};

    desk_set(ground.store, "ola", "region", ground.region, "short_name", "MR");
    desk_assign(plan(&set, CHANGE_SET, "region", ground.region, 1), "short_name", "Mosse", "note", "fire kommuner",
                NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_SET, &set, &result), STATUS_CONFLICT);
    cr_assert_eq(result.conflicts.count, 1);
    cr_assert_str_eq(result.conflicts.items[0].who, "ola");
    cr_assert_str_eq(result.conflicts.items[0].theirs.text, "MR");
    cr_assert_str_eq(result.conflicts.items[0].mine.text, "Mosse");
    cr_assert_eq(result.conflicts.items[0].before.kind, VALUE_NONE);
    cr_assert_str_eq(desk_value(ground.store, "region", ground.region, "note"), "");
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, fields_that_nobody_else_touched_are_written_over_a_newer_version)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};

    desk_set(ground.store, "ola", "region", ground.region, "short_name", "MR");
    desk_set(ground.store, "ola", "region", ground.region, "self_designation", "Rådet");
    desk_set(ground.store, "ola", "region", ground.region, "self_designation", "");
    desk_assign(plan(&set, CHANGE_SET, "region", ground.region, 1), "note", "fire kommuner", "short_name", "MR",
                "self_designation", "Regionrådet", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_SET, &set, &result), STATUS_OK);
    cr_assert_str_eq(desk_value(ground.store, "region", ground.region, "note"), "fire kommuner");
    cr_assert_str_eq(desk_value(ground.store, "region", ground.region, "self_designation"), "Regionrådet",
                     "changed and changed back is as it was looked at");
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM journal_change c JOIN journal_entry e USING (sequence)"
                                           " WHERE e.user = 'kari' AND c.field = 'short_name'"), 0);
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, a_record_removed_meanwhile_is_a_conflict_of_the_whole_record)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};

    desk_remove(ground.store, "ola", "region", ground.region);
    desk_assign(plan(&set, CHANGE_SET, "region", ground.region, 1), "note", "fire kommuner", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_SET, &set, &result), STATUS_CONFLICT);
    cr_assert_eq(result.conflicts.items[0].field, -1);
    cr_assert_str_eq(result.conflicts.items[0].who, "ola");
    desk_assign(plan(&set, CHANGE_SET, "region", ground.region, 2), "note", "fire kommuner", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_SET, &set, &result), STATUS_DATA);
    cr_assert_str_eq(result.problems.items[0].rule, "removed");
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, removing_what_a_colleague_changed_meanwhile_is_a_conflict_of_the_whole_record)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};

    desk_set(ground.store, "ola", "region", ground.region, "short_name", "MR");
    plan(&set, CHANGE_REMOVE, "region", ground.region, 1);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_REMOVE, &set, &result), STATUS_CONFLICT);
    cr_assert_eq(result.conflicts.count, 1);
    cr_expect_eq(result.conflicts.items[0].field, -1);
    cr_expect(result.conflicts.items[0].removing);
    cr_expect_str_eq(result.conflicts.items[0].who, "ola");
    cr_expect_not_null(result.conflicts.items[0].when);
    cr_expect_str_eq(desk_value(ground.store, "region", ground.region, "short_name"), "MR", "it stands");
    plan(&set, CHANGE_REMOVE, "region", ground.region, 2);
    cr_expect_eq(desk_apply(ground.store, "kari", JOURNAL_REMOVE, &set, &result), STATUS_OK);
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, what_was_changed_and_changed_back_meanwhile_is_removed)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};

    desk_set(ground.store, "ola", "region", ground.region, "short_name", "MR");
    desk_set(ground.store, "ola", "region", ground.region, "short_name", "");
    plan(&set, CHANGE_REMOVE, "region", ground.region, 1);
    cr_expect_eq(desk_apply(ground.store, "kari", JOURNAL_REMOVE, &set, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(ground.store, "region", ground.region, "name"), "(removed)");
    apply_result_clear(&result);
    store_close(&ground.store);
}

/* Applies one change as kari and returns the rule that it breaks. */
static const char *rule_broken(struct store *store, struct change_set *set)
{
    static char rule[40];
    struct apply_result result = {0};

    cr_assert_eq(desk_apply(store, "kari", JOURNAL_ADD, set, &result), STATUS_DATA);
    snprintf(rule, sizeof rule, "%s", result.problems.items[0].rule);
    apply_result_clear(&result);
    return rule;
}

Test(apply, references_to_nothing_and_to_removed_records_are_refused)
{
    struct ground ground = make_ground();
    struct change_set set = {0};

    desk_assign(plan(&set, CHANGE_ADD, "arrangement", 77, 0), "name", "Skatt", "region", "4711", NULL);
    cr_assert_str_eq(rule_broken(ground.store, &set), "reference");
    desk_remove(ground.store, "ola", "region", ground.region);
    desk_assign(plan(&set, CHANGE_ADD, "arrangement", 77, 0), "name", "Skatt", "region", desk_text(ground.region),
                NULL);
    cr_assert_str_eq(rule_broken(ground.store, &set), "reference");
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM arrangement"), 0);
    desk_assign(plan(&set, CHANGE_SET, "arrangement", 4711, 0), "name", "Skatt", NULL);
    cr_assert_str_eq(rule_broken(ground.store, &set), "missing");
    store_close(&ground.store);
}

Test(apply, a_taken_natural_key_is_refused_with_the_name_of_the_other)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};

    desk_assign(plan(&set, CHANGE_ADD, "municipality", 77, 0), "number", "0104", "name", "Våler", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_ADD, &set, &result), STATUS_DATA);
    char *text = message_text(&result.problems.items[0].message, LANGUAGE_ENGLISH);
    cr_assert_str_eq(text, "Municipality “0104 Moss” is already in the register. Change that one, or give this one "
                           "another Number.");
    free(text);
    desk_assign(plan(&set, CHANGE_SET, "municipality", ground.rygge, 0), "number", "0104", NULL);
    cr_assert_str_eq(rule_broken(ground.store, &set), "key");
    desk_remove(ground.store, "ola", "municipality", ground.rygge);
    desk_assign(plan(&set, CHANGE_ADD, "municipality", 78, 0), "number", "0136", "name", "Nye Rygge", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_ADD, &set, &result), STATUS_OK,
                 "the number of a removed one is free");
    plan(&set, CHANGE_RESTORE, "municipality", ground.rygge, 0);
    cr_assert_str_eq(rule_broken(ground.store, &set), "key");
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, empty_parts_of_a_natural_key_count_as_equal)
{
    struct ground ground = make_ground();
    struct change_set set = {0};

    desk_add(ground.store, "arrangement", "name", "Skatt", NULL);
    desk_add(ground.store, "arrangement", "name", "Skatt", "region", desk_text(ground.region), NULL);
    desk_assign(plan(&set, CHANGE_ADD, "arrangement", 77, 0), "name", "Skatt", NULL);
    cr_assert_str_eq(rule_broken(ground.store, &set), "key");
    store_close(&ground.store);
}

Test(apply, records_of_one_set_may_refer_to_each_other_in_any_order)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t part = store_new_id(ground.store), id = store_new_id(ground.store);

    desk_assign(plan(&set, CHANGE_ADD, "participation", part, 0), "arrangement", desk_text(id), "municipality",
                desk_text(ground.moss), NULL);
    desk_assign(plan(&set, CHANGE_ADD, "arrangement", id, 0), "name", "Skatt", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_ADD, &set, &result), STATUS_OK);
    cr_assert(strstr(desk_value(ground.store, "participation", part, "fold"), "  skatt"));
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM arrangement a JOIN participation p "
                                           "ON p.sort_key > a.sort_key AND p.sort_key < a.sort_key || 'zzz'"), 1);
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, removing_takes_along_what_belongs_to_it_and_restoring_brings_that_back)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t id = desk_add(ground.store, "arrangement", "name", "Skatt", NULL);
    int64_t early = desk_add(ground.store, "participation", "arrangement", desk_text(id), "municipality",
                             desk_text(ground.moss), NULL);
    int64_t late = desk_add(ground.store, "participation", "arrangement", desk_text(id), "municipality",
                            desk_text(ground.rygge), NULL);

    desk_remove(ground.store, "kari", "participation", early);
    desk_remove(ground.store, "kari", "arrangement", id);
    cr_assert_str_eq(desk_value(ground.store, "participation", late, "role"), "(removed)");
    plan(&set, CHANGE_RESTORE, "arrangement", id, 0);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_RESTORE, &set, &result), STATUS_OK);
    cr_assert_str_eq(desk_value(ground.store, "participation", late, "role"), "");
    cr_assert_str_eq(desk_value(ground.store, "participation", early, "role"), "(removed)",
                     "what was removed before stays so");
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, removing_what_others_refer_to_is_refused_and_names_them)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};

    desk_add(ground.store, "arrangement", "name", "Skatt", "region", desk_text(ground.region), NULL);
    plan(&set, CHANGE_REMOVE, "region", ground.region, 0);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_REMOVE, &set, &result), STATUS_DATA);
    cr_assert_str_eq(result.problems.items[0].rule, "referred");
    char *text = message_text(&result.problems.items[0].message, LANGUAGE_ENGLISH);
    cr_assert_str_eq(text, "“Mosseregionen” cannot be removed: Skatt refers to it. Change or remove that first.");
    free(text);
    cr_assert_str_eq(desk_value(ground.store, "region", ground.region, "name"), "Mosseregionen");
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, a_changed_name_reaches_the_records_that_show_it)
{
    struct ground ground = make_ground();
    int64_t id = desk_add(ground.store, "arrangement", "name", "Skatt", NULL);
    int64_t part = desk_add(ground.store, "participation", "arrangement", desk_text(id), "municipality",
                            desk_text(ground.moss), NULL);

    desk_add(ground.store, "arrangement_state", "arrangement", desk_text(id), "seat", desk_text(ground.moss), NULL);
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM search_arrangement WHERE fold MATCH '\"  moss\"'"), 1);
    desk_set(ground.store, "kari", "municipality", ground.moss, "name", "Nye Moss");
    desk_set(ground.store, "kari", "arrangement", id, "name", "Øre");
    cr_assert(strstr(desk_value(ground.store, "participation", part, "fold"), "  nye  moss"));
    cr_assert(strstr(desk_value(ground.store, "participation", part, "fold"), "  ore"));
    cr_assert(strstr(desk_value(ground.store, "arrangement", id, "fold"), "  nye  moss"));
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM search_arrangement WHERE fold MATCH '\"  nye\"'"), 1);
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM search_arrangement WHERE fold MATCH '\"  sk\"'"), 0);
    struct problems problems = {0};
    cr_assert_eq(store_verify(ground.store, NULL, &problems, NULL), STATUS_OK);
    cr_assert_eq(problems.count, 0);
    problems_clear(&problems);
    store_close(&ground.store);
}

Test(apply, a_warning_asks_once_and_is_kept_with_the_entry)
{
    struct ground ground = make_ground();
    struct apply_options accepting = {.accept_warnings = true};
    struct journal_entry entry = {.verb = JOURNAL_SET};
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t id = desk_add(ground.store, "arrangement", "name", "Skatt", NULL);

    desk_assign(plan(&set, CHANGE_SET, "arrangement", id, 0), "stated_participants", "1", NULL);
    cr_assert_eq(store_apply(ground.store, &set, &entry, NULL, &result, NULL), STATUS_WARNED);
    cr_assert_str_eq(desk_value(ground.store, "arrangement", id, "stated_participants"), "");
    apply_result_clear(&result);
    cr_assert_eq(store_apply(ground.store, &set, &entry, &accepting, &result, NULL), STATUS_OK);
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM journal_entry WHERE note LIKE 'It takes two%'"
                                           " OR note LIKE 'Det %'"), 1);
    change_set_clear(&set);
    desk_assign(plan(&set, CHANGE_SET, "arrangement", id, 0), "note", "ikke sikkert", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_SET, &set, &result), STATUS_OK, "it was answered before");
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, what_was_answered_before_is_not_noted_again)
{
    struct ground ground = make_ground();
    struct apply_options accepting = {.accept_warnings = true};
    struct journal_entry entry = {.verb = JOURNAL_SET};
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t id = desk_add(ground.store, "arrangement", "name", "Skatt", "status", "operating", "ended", "2008-01-01",
                          NULL);

    desk_assign(plan(&set, CHANGE_SET, "arrangement", id, 0), "note", "ikke sikkert", NULL);
    cr_assert_eq(store_apply(ground.store, &set, &entry, &accepting, &result, NULL), STATUS_OK);
    cr_expect_eq(result.problems.count, 0);
    cr_expect_eq(desk_number(ground.store, "SELECT count(*) FROM journal_entry WHERE note IS NOT NULL"), 0);
    apply_result_clear(&result);
    change_set_clear(&set);
    store_close(&ground.store);
}

Test(apply, check_files_run_over_what_a_change_belongs_to)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t form = desk_add(ground.store, "legal_form", "code", "VK_ADM", "name", "Vertskommune", "needs_host", "1",
                            NULL);
    int64_t id = desk_add(ground.store, "arrangement", "name", "Skatt", NULL);

    desk_add(ground.store, "arrangement_state", "arrangement", desk_text(id), "legal_form", desk_text(form), NULL);
    desk_assign(plan(&set, CHANGE_ADD, "participation", 77, 0), "arrangement", desk_text(id), "municipality",
                desk_text(ground.moss), NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_ADD, &set, &result), STATUS_WARNED);
    char *rules = desk_rules(&result.problems);
    cr_assert_str_eq(rules, "host_missing");
    free(rules);
    desk_assign(plan(&set, CHANGE_ADD, "participation", 77, 0), "arrangement", desk_text(id), "municipality",
                desk_text(ground.moss), "role", "host", NULL);
    desk_assign(plan(&set, CHANGE_ADD, "participation", 78, 0), "arrangement", desk_text(id), "municipality",
                desk_text(ground.moss), NULL);
    cr_assert_str_eq(rule_broken(ground.store, &set), "participant_twice");
    apply_result_clear(&result);
    store_close(&ground.store);
}

Test(apply, a_dry_run_tells_all_and_leaves_nothing)
{
    struct ground ground = make_ground();
    struct apply_options options = {.dry_run = true};
    struct journal_entry entry = {.verb = JOURNAL_IMPORT};
    struct apply_result result = {0};
    struct change_set set = {0};
    char *before = desk_dump(ground.store);

    desk_assign(plan(&set, CHANGE_ADD, "arrangement", 77, 0), "name", "Skatt", NULL);
    cr_assert_eq(store_apply(ground.store, &set, &entry, &options, &result, NULL), STATUS_OK);
    store_assert_idle(ground.store);
    char *after = desk_dump(ground.store);
    cr_assert_str_eq(after, before);
    cr_assert_not(result.written);
    free(before);
    free(after);
    change_set_clear(&set);
    apply_result_clear(&result);
    store_close(&ground.store);
}

/* Wants to stop at the given question. */
static bool stop_at(void *context)
{
    int *left = context;

    return (*left)-- == 0;
}

Test(apply, stopping_at_any_question_writes_nothing)
{
    struct ground ground = make_ground();
    char *before = desk_dump(ground.store);
    enum status status = STATUS_STOPPED;
    int questions = 0;

    for (; status == STATUS_STOPPED; questions++) {
        int left = questions;
        struct apply_options options = {.stop = {stop_at, &left}};
        struct journal_entry entry = {.verb = JOURNAL_IMPORT};
        struct apply_result result = {0};
        struct change_set set = {0};
        char name[40];
        for (int i = 1; i <= 600; i++) {
            snprintf(name, sizeof name, "Ordning %d", i);
            desk_assign(plan(&set, CHANGE_ADD, "arrangement", i, 0), "name", name, NULL);
        }
        status = store_apply(ground.store, &set, &entry, &options, &result, NULL);
        store_assert_idle(ground.store);
        char *after = desk_dump(ground.store);
        if (status != STATUS_OK)
            cr_assert_str_eq(after, before);
        free(after);
        change_set_clear(&set);
        apply_result_clear(&result);
        if (questions > 20)
            questions += 20;
    }
    cr_assert_eq(status, STATUS_OK);
    cr_assert_gt(questions, 4);
    free(before);
    store_close(&ground.store);
}

/* Journal rows are written several at a time: whatever their number, none is lost and none comes twice. */
Test(apply, sets_of_every_size_are_journaled_in_full)
{
    for (int records = 1; records <= 20; records++) {
        struct store *store = desk_open();
        struct change_set set = {0};
        struct apply_result result = {0};
        for (int i = 0; i < records; i++)
            desk_assign(change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_REGION), 100 + i, 0), "name",
                        desk_text(i + 1), "short_name", "x", NULL);
        cr_assert_eq(desk_apply(store, "kari", JOURNAL_ADD, &set, &result), STATUS_OK);
        cr_expect_eq(desk_number(store, "SELECT count(*) FROM journal_change WHERE sequence = "
                                        "(SELECT max(sequence) FROM journal_entry)"), 3 * records);
        cr_expect_eq(desk_number(store, "SELECT max(place) FROM journal_change WHERE sequence = "
                                        "(SELECT max(sequence) FROM journal_entry)"), 3 * records);
        cr_expect_eq(desk_number(store, "SELECT count(*) FROM journal_change c JOIN region r ON r.id = c.record "
                                        "WHERE c.field = 'name' AND c.after = r.name AND c.before IS NULL"), records);
        apply_result_clear(&result);
        store_close(&store);
    }
}

/* A new record is found faultless when it is written; what comes later in the set may still spoil it. */
Test(apply, what_a_new_record_refers_to_must_be_there_in_the_end)
{
    struct store *store = desk_open();
    struct change_set set = {0};
    struct apply_result result = {0};
    int64_t region = desk_add(store, "region", "name", "Fosen", NULL);
    int64_t rissa = desk_add(store, "municipality", "number", "1624", "name", "Rissa", NULL);

    desk_assign(change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_MEMBERSHIP), 77, 0), "region", desk_text(region),
                "municipality", desk_text(rissa), NULL);
    change_set_add(&set, CHANGE_REMOVE, entity_get(ENTITY_MUNICIPALITY), rissa, 0);
    cr_assert_eq(desk_apply(store, "kari", JOURNAL_SET, &set, &result), STATUS_DATA);
    char *rules = desk_rules(&result.problems);
    cr_expect_str_eq(rules, "reference referred");
    free(rules);
    cr_expect_str_eq(desk_value(store, "municipality", rissa, "name"), "Rissa");
    apply_result_clear(&result);
    store_close(&store);
}
