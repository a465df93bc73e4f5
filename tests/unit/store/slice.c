#include "samreg/store/reading.h"
#include "tests/unit/store/shelf.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct shelf shelf;

static void open_shelf(void)
{
    shelf_open(&shelf);
}

static void close_shelf(void)
{
    shelf_close(&shelf);
}

TestSuite(slice, .init = open_shelf, .fini = close_shelf);

Test(slice, lists_in_norwegian_order_what_holds_as_of_the_day)
{
    shelf_expect(&shelf, "municipality", "", NULL, "5011 Hemne, 1663 Malvik, 1714 Stjørdal, 0137 Våler, 0426 Våler");
    shelf_expect(&shelf, "arrangement", "", NULL, "Barnevern, Barnevern, Ørland legevakt, Ås IKT-plattform");
}

Test(slice, lets_a_period_end_before_its_last_day_and_begin_on_its_first)
{
    shelf.day = (struct date){2020, 1, 1};
    shelf_expect(&shelf, "municipality", "", NULL, "5055 Heim, 1663 Malvik, 5059 Orkland, 5035 Stjørdal");
    shelf.day = (struct date){2019, 12, 31};
    shelf_expect(&shelf, "municipality", "", NULL, "5011 Hemne, 1663 Malvik, 5035 Stjørdal, 0137 Våler, 0426 Våler");
}

Test(slice, shows_all_dates_and_removed_records_when_asked)
{
    struct selection selection;
    shelf_select(&shelf, "arrangement", "", NULL, &selection);
    selection.all_dates = true;
    char *list = shelf_list(&shelf, &selection, 2, STORE_FORWARD);
    cr_expect_str_eq(list, "Alarmsentral, Barnevern, Barnevern, Ørland legevakt, Ås IKT-plattform");
    free(list);
    desk_remove(shelf.store, "kari", "arrangement", shelf.emergency);
    selection.removed = true;
    list = shelf_list(&shelf, &selection, 2, STORE_BACKWARD);
    cr_expect_str_eq(list, "Ørland legevakt");
    free(list);
    selection_clear(&selection);
}

Test(slice, lists_what_belongs_to_a_record)
{
    struct selection selection;
    shelf_select(&shelf, "participation", "", NULL, &selection);
    selection.parent = shelf.child_care;
    char *list = shelf_list(&shelf, &selection, 1, STORE_FORWARD);
    cr_expect_str_eq(list, "Barnevern · 1714 Stjørdal");
    free(list);
    selection.all_dates = true;
    list = shelf_list(&shelf, &selection, 1, STORE_FORWARD);
    cr_expect_str_eq(list, "Barnevern · 1663 Malvik, Barnevern · 1714 Stjørdal");
    free(list);
    selection_clear(&selection);
}

Test(slice, sorts_by_any_field_with_nothing_recorded_last)
{
    shelf_expect(&shelf, "arrangement", "", "stated_participants",
                 "Barnevern, Ås IKT-plattform, Barnevern, Ørland legevakt");
    shelf_expect(&shelf, "arrangement", "", "-stated_participants",
                 "Ås IKT-plattform, Barnevern, Barnevern, Ørland legevakt");
    shelf_expect(&shelf, "municipality", "", "-number",
                 "5011 Hemne, 1714 Stjørdal, 1663 Malvik, 0426 Våler, 0137 Våler");
    shelf_expect(&shelf, "municipality", "", "county",
                 "0137 Våler, 0426 Våler, 1714 Stjørdal, 5011 Hemne, 1663 Malvik");
}

Test(slice, sorts_choices_in_the_order_of_their_list)
{
    /* idea, decided, operating, operating: not the English alphabet. */
    shelf_expect(&shelf, "arrangement", "", "status", "Ørland legevakt, Barnevern, Barnevern, Ås IKT-plattform");
}

Test(slice, sorts_by_the_state_and_year_as_of_the_day)
{
    shelf_expect(&shelf, "arrangement", "", "annual_cost",
                 "Ås IKT-plattform, Barnevern, Barnevern, Ørland legevakt");
    shelf_expect(&shelf, "arrangement", "!ørland !ås", "legal_form", "Barnevern, Barnevern");
}

Test(slice, sorts_by_several_fields)
{
    struct selection selection;
    shelf_select(&shelf, "arrangement", "", "-comprehensive", &selection);
    selection.sorts[1] = (struct sort_term){entity_field_index(selection.entity, "effective"), true};
    selection.sort_count = 2;
    for (size_t size = 1; size < 5; size++) {
        char *forward = shelf_list(&shelf, &selection, size, STORE_FORWARD);
        char *backward = shelf_list(&shelf, &selection, size, STORE_BACKWARD);
        cr_expect_str_eq(forward, "Ås IKT-plattform, Barnevern, Barnevern, Ørland legevakt");
        cr_expect_str_eq(backward, forward);
        free(forward);
        free(backward);
    }
    selection_clear(&selection);
}

Test(slice, gives_whole_records_with_names_and_the_state_of_the_day)
{
    struct record record = {0};
    const struct entity *arrangement = entity_get(ENTITY_ARRANGEMENT);
    cr_assert_eq(store_fetch(shelf.store, arrangement, shelf.child_care, shelf.day, &record, NULL), STATUS_OK);
    cr_expect_str_eq(record_value(&record, "region")->text, "Værnesregionen");
    cr_expect_str_eq(record_value(&record, "legal_form")->text, "IKS Interkommunalt selskap");
    cr_expect_str_eq(record_value(&record, "seat")->text, "1714 Stjørdal");
    cr_expect_eq(record_value(&record, "annual_cost")->integer, 100000000);
    cr_expect_eq(record_value(&record, "full_time_equivalents")->kind, VALUE_NONE);
    struct date early = {2007, 12, 31};
    cr_assert_eq(store_fetch(shelf.store, arrangement, shelf.child_care, early, &record, NULL), STATUS_OK);
    cr_expect_str_eq(record_value(&record, "legal_form")->text, "AVTALE Avtalebasert samarbeid");
    cr_expect_eq(record_value(&record, "seat")->kind, VALUE_NONE);
    record_clear(&record);
}

Test(slice, says_that_there_is_no_such_record)
{
    struct record record = {0};
    struct error error = {0};
    cr_expect_eq(store_fetch(shelf.store, entity_get(ENTITY_REGION), 4711, shelf.day, &record, &error), STATUS_DATA);
    cr_expect_null(record.entity);
    char *text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(strstr(text, "4711") != NULL, "%s", text);
    free(text);
    error_clear(&error);
}

Test(slice, knows_what_kind_of_record_an_identifier_is)
{
    const struct entity *entity = NULL;
    cr_expect_eq(store_kind_of(shelf.store, shelf.vaernes, &entity, NULL), STATUS_OK);
    cr_expect_eq(entity, entity_get(ENTITY_REGION));
    cr_expect_eq(store_kind_of(shelf.store, 4711, &entity, NULL), STATUS_DATA);
}

Test(slice, begins_at_a_record)
{
    static const char *const sorts[] = {NULL, "-stated_participants", "effective"};
    for (size_t i = 0; i < 3; i++) {
        struct selection selection;
        struct slice slice = {0}, before = {0}, all = {0};
        struct place *place = NULL;
        bool found = false;
        int64_t rank = -1;
        shelf_select(&shelf, "arrangement", "", sorts[i], &selection);
        cr_assert_eq(store_slice(shelf.store, &selection, NULL, STORE_FORWARD, 10, NULL, &all, NULL), STATUS_OK);
        for (size_t row = 0; row < all.count; row++) {
            int64_t id = all.rows[row].id;
            cr_assert_eq(store_place_of(shelf.store, &selection, id, &place, &found, NULL), STATUS_OK);
            cr_expect(found);
            cr_assert_eq(store_slice(shelf.store, &selection, place, STORE_FORWARD, 10, NULL, &slice, NULL), STATUS_OK);
            cr_expect_eq(slice.count, all.count - row);
            cr_expect_eq(slice.rows[0].id, id);
            cr_expect_eq(slice.at_begin, row == 0);
            cr_assert_eq(store_slice(shelf.store, &selection, place, STORE_BACKWARD, 10, NULL, &before, NULL),
                         STATUS_OK);
            cr_expect_eq(before.count, row);
            cr_expect(!before.at_end);
            cr_assert_eq(store_rank(shelf.store, &selection, place, NULL, &rank, NULL), STATUS_OK);
            cr_expect_eq(rank, (int64_t)row);
            cr_assert_eq(store_rank(shelf.store, &selection, slice.places[0], NULL, &rank, NULL), STATUS_OK);
            cr_expect_eq(rank, (int64_t)row + 1);
            place_free(&place);
        }
        slice_clear(&all);
        slice_clear(&slice);
        slice_clear(&before);
        selection_clear(&selection);
    }
}

Test(slice, begins_where_a_record_would_stand_that_is_not_in_it)
{
    struct selection selection;
    struct slice slice = {0};
    struct place *place = NULL;
    bool found = true;
    shelf_select(&shelf, "arrangement", "barnevern", NULL, &selection);
    cr_assert_eq(store_place_of(shelf.store, &selection, shelf.old, &place, &found, NULL), STATUS_OK);
    cr_expect_not(found);
    cr_assert_eq(store_slice(shelf.store, &selection, place, STORE_FORWARD, 10, NULL, &slice, NULL), STATUS_OK);
    cr_expect_eq(slice.count, 2);
    cr_expect(slice.at_begin);
    place_free(&place);
    slice_clear(&slice);
    cr_expect_eq(store_place_of(shelf.store, &selection, 4711, &place, &found, NULL), STATUS_DATA);
    selection_clear(&selection);
}

static bool always(void *context)
{
    (void)context;
    return true;
}

Test(slice, stops_when_asked)
{
    struct store *store = shelf.store;
    struct stop stop = {always, NULL};
    struct selection selection;
    int64_t count = -1;
    cr_assert_eq(store_begin(store, STORE_WRITING, NULL), STATUS_OK);
    cr_assert_eq(db_exec(store,
                         "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO"
                         " source (id, version, code, title, sort_key, fold) SELECT i, 1, 's' || i, 't', 's' || i, 'x'"
                         " FROM n",
                         NULL),
                 STATUS_OK);
    cr_assert_eq(store_commit(store, NULL), STATUS_OK);
    shelf_select(&shelf, "source", "", NULL, &selection);
    cr_expect_eq(store_count(store, &selection, &stop, &count, NULL), STATUS_STOPPED);
    cr_expect_eq(count, -1);
    store_assert_idle(store);
    cr_expect_eq(store_count(store, &selection, NULL, &count, NULL), STATUS_OK);
    cr_expect_eq(count, 20000);
    selection_clear(&selection);
}

/* ---- The way the rows are found ---- */

/* The plan of the statement that was prepared last for a list of the selection. New string. */
static char *plan_of(const struct selection *selection, const struct place *place)
{
    struct statement *statement = NULL;
    struct slice slice = {0};
    struct str sql = {0}, plan = {0};
    bool row = false;
    uint64_t last = 0;
    size_t newest = 0;
    cr_assert_eq(store_slice(shelf.store, selection, place, STORE_FORWARD, 10, NULL, &slice, NULL), STATUS_OK);
    for (size_t i = 0; i < shelf.store->statement_count; i++) {
        const struct statement *kept = shelf.store->statements[i];
        if (kept->used > last && strstr(kept->sql, "ORDER BY") && strstr(kept->sql, "LIMIT ?")) {
            last = kept->used;
            newest = i;
        }
    }
    str_addf(&sql, "EXPLAIN QUERY PLAN %s", shelf.store->statements[newest]->sql);
    cr_assert_eq(db_prepare(shelf.store, sql.text, &statement, NULL), STATUS_OK);
    while (db_step(statement, &row, NULL) == STATUS_OK && row)
        str_addf(&plan, "%s; ", db_text(statement, 3));
    db_done(&statement);
    str_clear(&sql);
    slice_clear(&slice);
    return str_take(&plan);
}

static void expect_plan(const char *entity, const char *filter, bool behind, const char *expected, bool sorts)
{
    struct selection selection;
    struct place *place = NULL;
    bool found;
    shelf_select(&shelf, entity, filter, NULL, &selection);
    if (behind)
        cr_assert_eq(store_place_of(shelf.store, &selection, shelf.child_care, &place, &found, NULL), STATUS_OK);
    char *plan = plan_of(&selection, place);
    cr_expect(strstr(plan, expected) != NULL, "[%s]: %s instead of %s", filter, plan, expected);
    cr_expect_eq(strstr(plan, "TEMP B-TREE FOR ORDER") != NULL, sorts, "[%s]: %s", filter, plan);
    free(plan);
    place_free(&place);
    selection_clear(&selection);
}

Test(slice, walks_the_sort_index_of_every_entity)
{
    for (int kind = ENTITY_NONE + 1; kind < ENTITY_COUNT; kind++) {
        const char *name = entity_get((enum entity_id)kind)->name;
        struct str expected = {0};
        str_addf(&expected, "SCAN t USING INDEX %s_sorted", name);
        expect_plan(name, "", false, expected.text, false);
        str_clear(&expected);
    }
}

Test(slice, goes_straight_to_a_place)
{
    expect_plan("arrangement", "", true, "SEARCH t USING INDEX arrangement_sorted (sort_key", false);
}

Test(slice, sorts_the_hits_of_a_rare_word)
{
    expect_plan("arrangement", "barnevern", false, "SEARCH t USING INDEX arrangement_doc (doc=?)", true);
}

Test(slice, narrows_by_region_without_sorting)
{
    expect_plan("arrangement", "region:Værnesregionen", false, "SEARCH t USING INDEX arrangement_region (region=?)",
                false);
}

Test(slice, begins_with_the_children_that_few_have)
{
    expect_plan("arrangement", "municipality:Malvik", false, "SEARCH t USING INTEGER PRIMARY KEY (rowid=?)", true);
}

/* Rows with and without the word "brann": `count` of each, those with it last in the order. */
static void add_many(int64_t without, int64_t with)
{
    struct store *store = shelf.store;
    struct statement *statement = NULL;
    cr_assert_eq(store_begin(store, STORE_WRITING, NULL), STATUS_OK);
    cr_assert_eq(db_prepare(store,
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1 + ?2) INSERT"
                            " INTO arrangement (id, version, name, sort_key, fold, doc) SELECT i, 1, 'x ' || i,"
                            " printf('%c%08d', CASE WHEN i > ?1 THEN 'y' ELSE 'x' END, i),"
                            " CASE WHEN i > ?1 THEN '  brann' ELSE '  vann' END, 1000 + i FROM n",
                            &statement, NULL),
                 STATUS_OK);
    db_bind_integer(statement, 1, without);
    db_bind_integer(statement, 2, with);
    cr_assert_eq(db_run(&statement, NULL), STATUS_OK);
    cr_assert_eq(db_exec(store,
                         "INSERT INTO search_arrangement (rowid, fold) SELECT doc, fold FROM arrangement"
                         " WHERE doc > 1000",
                         NULL),
                 STATUS_OK);
    cr_assert_eq(store_commit(store, NULL), STATUS_OK);
}

/* A walk that finds nothing for long is given up. */
Test(slice, sorts_many_hits_that_stand_far_behind)
{
    struct selection selection;
    struct slice slice = {0};
    struct place *place = NULL;
    add_many(20000, 3000);
    expect_plan("arrangement", "brann", false, "SEARCH t USING INDEX arrangement_doc (doc=?)", true);
    shelf_select(&shelf, "arrangement", "brann", NULL, &selection);
    for (int64_t expected = 20001; expected < 20009; expected += 4) {
        cr_assert_eq(store_slice(shelf.store, &selection, place, STORE_FORWARD, 4, NULL, &slice, NULL), STATUS_OK);
        cr_assert_eq(slice.count, 4);
        cr_expect_eq(slice.rows[0].id, expected);
        cr_expect_eq(slice.rows[3].id, expected + 3);
        cr_expect_eq(slice.at_begin, !place);
        place_free(&place);
        place = slice.places[3];
        slice.places[3] = NULL;
    }
    place_free(&place);
    slice_clear(&slice);
    selection_clear(&selection);
}

/* More than 2 000 hits: the index of words is left for the sort index. */
Test(slice, walks_the_order_for_a_frequent_word)
{
    struct store *store = shelf.store;
    add_many(0, 2001);
    expect_plan("arrangement", "brann", false, "SCAN t USING INDEX arrangement_sorted", false);
    expect_plan("arrangement", "brann barn", false, "SEARCH t USING INDEX arrangement_doc (doc=?)", true);
    struct selection selection;
    struct slice slice = {0};
    int64_t count = 0;
    shelf_select(&shelf, "arrangement", "brann", NULL, &selection);
    cr_assert_eq(store_slice(store, &selection, NULL, STORE_FORWARD, 3, NULL, &slice, NULL), STATUS_OK);
    cr_expect_eq(slice.count, 3);
    cr_expect_eq(slice.rows[2].id, 3);
    cr_expect_eq(store_count(store, &selection, NULL, &count, NULL), STATUS_OK);
    cr_expect_eq(count, 2001);
    slice_clear(&slice);
    selection_clear(&selection);
}
