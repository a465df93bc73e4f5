#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdlib.h>

static const struct date day = {2009, 12, 1};

Test(history, tells_who_changed_which_field_from_what_to_what)
{
    struct store *store = desk_open();
    struct journal_query query = {0};
    struct journal_page page = {0};
    int64_t moss = desk_add(store, "municipality", "number", "0104", "name", "Moss", NULL);
    int64_t id = desk_add(store, "region", "name", "Mosseregionen", NULL);

    desk_set(store, "kari", "region", id, "seat", desk_text(moss));
    cr_assert_eq(store_journal(store, &query, true, day, &page, NULL), STATUS_OK);
    cr_assert_eq(page.entry_count, 3);
    const struct journal_entry *entry = &page.entries[0];
    cr_assert_str_eq(entry->user, "kari");
    cr_assert_str_eq(entry->host, "desk");
    cr_assert_eq(entry->verb, JOURNAL_SET);
    cr_assert_eq(entry->entity, entity_find("region"));
    cr_assert_eq(entry->record, id);
    cr_assert_str_eq(entry->called, "Mosseregionen");
    cr_assert_eq(entry->changes, 1);
    const struct journal_change *change = &page.changes[0];
    cr_assert_eq(change->operation, entry->operation);
    cr_assert_eq(change->kind, JOURNAL_FIELD);
    cr_assert_str_eq(change->field->name, "seat");
    cr_assert_eq(change->before.kind, VALUE_NONE);
    cr_assert_eq(change->after.integer, moss);
    cr_assert_str_eq(change->after.text, "0104 Moss");
    cr_assert_eq(page.changes[1].kind, JOURNAL_MADE);
    journal_page_clear(&page);
    store_close(&store);
}

static size_t count_entries(struct store *store, const struct journal_query *query)
{
    struct journal_page page = {0};

    cr_assert_eq(store_journal(store, query, false, day, &page, NULL), STATUS_OK);
    size_t count = page.entry_count;
    cr_assert_eq(page.change_count, 0);
    journal_page_clear(&page);
    store_assert_idle(store);
    return count;
}

Test(history, of_a_record_holds_what_happened_to_what_belongs_to_it)
{
    struct store *store = desk_open();
    int64_t region = desk_add(store, "region", "name", "Mosseregionen", NULL);
    int64_t other = desk_add(store, "region", "name", "Fosen", NULL);
    int64_t body = desk_add(store, "body", "region", desk_text(region), "name", "Rådet", NULL);
    int64_t member = desk_add(store, "body_member", "body", desk_text(body), "role", "ordfører", NULL);

    desk_set(store, "kari", "body_member", member, "count", "4");
    desk_remove(store, "kari", "body_member", member);
    desk_set(store, "kari", "region", other, "note", "seks");
    cr_assert_eq(count_entries(store, &(struct journal_query){.entity = entity_find("region"), .id = region}), 5);
    cr_assert_eq(count_entries(store, &(struct journal_query){.entity = entity_find("body"), .id = body}), 4);
    cr_assert_eq(count_entries(store, &(struct journal_query){.entity = entity_find("region"), .id = other}), 2);
    store_close(&store);
}

Test(history, can_be_narrowed_by_user_time_and_operation_and_read_on)
{
    struct store *store = desk_open();
    int64_t id = desk_add(store, "region", "name", "Fosen", NULL);
    struct journal_page page = {0};

    desk_set(store, "kari", "region", id, "note", "1");
    desk_set(store, "ola", "region", id, "note", "2");
    desk_set(store, "kari", "region", id, "note", "3");
    cr_assert_eq(count_entries(store, &(struct journal_query){.user = "kari"}), 2);
    cr_assert_eq(count_entries(store, &(struct journal_query){.since = "2000-01-01"}), 4);
    cr_assert_eq(count_entries(store, &(struct journal_query){.since = "9000-01-01"}), 0);
    cr_assert_eq(count_entries(store, &(struct journal_query){.limit = 3}), 3);
    cr_assert_eq(store_journal(store, &(struct journal_query){.limit = 2}, false, day, &page, NULL), STATUS_OK);
    cr_assert_eq(count_entries(store, &(struct journal_query){.before = page.entries[1].sequence}), 2);
    cr_assert_eq(count_entries(store, &(struct journal_query){.operation = page.entries[1].operation}), 1);
    journal_page_clear(&page);
    store_close(&store);
}

/* One entry that makes `count` regions named by their number and sets a note on the one of that place. */
static int64_t make_many(struct store *store, int count, int noted)
{
    struct change_set set = {0};
    struct apply_result result = {0};
    int64_t id = 0;

    for (int i = 0; i < count; i++) {
        int64_t fresh = store_new_id(store);
        desk_assign(change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_REGION), fresh, 0), "name", desk_text(i + 1),
                    NULL);
        id = i == noted ? fresh : id;
    }
    desk_assign(change_set_add(&set, CHANGE_SET, entity_get(ENTITY_REGION), id, 0), "note", "merket", NULL);
    cr_assert_eq(desk_apply(store, "kari", JOURNAL_IMPORT, &set, &result), STATUS_OK);
    apply_result_clear(&result);
    return id;
}

/* An entry of a million rows is not read for the few that are shown, and says how many there are. */
Test(history, of_a_long_entry_holds_as_much_as_was_asked_for)
{
    struct store *store = desk_open();
    struct journal_query query = {.most_changes = 20};
    struct journal_page page = {0};
    int64_t id = make_many(store, 40, 30);

    cr_assert_eq(store_journal(store, &query, true, day, &page, NULL), STATUS_OK);
    cr_expect_eq(page.change_count, 20);
    cr_expect_eq(page.entries[0].left, 81 - 20);
    query.entity = entity_get(ENTITY_REGION);
    query.id = id;
    cr_assert_eq(store_journal(store, &query, true, day, &page, NULL), STATUS_OK);
    cr_assert_eq(page.change_count, 3);
    cr_expect_eq(page.changes[0].kind, JOURNAL_MADE);
    cr_expect_str_eq(page.changes[1].field->name, "name");
    cr_expect_str_eq(page.changes[2].field->name, "note");
    cr_expect_eq(page.changes[2].id, id);
    cr_expect_eq(page.entries[0].left, 81 - 3);
    query.most_changes = 81;
    cr_assert_eq(store_journal(store, &query, true, day, &page, NULL), STATUS_OK);
    cr_expect_eq(page.change_count, 81);
    cr_expect_eq(page.entries[0].left, 0);
    journal_page_clear(&page);
    store_close(&store);
}
