#include "samreg/app/edit.h"

#include "samreg/app/changes.h"
#include "session.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static int field(enum entity_id kind, const char *name)
{
    return entity_field_index(entity_get(kind), name);
}

static void set(struct edit *edit, const char *name, const char *text)
{
    struct error error = {0};

    session_expect_ok(edit_set(edit, entity_field_index(edit_entity(edit), name), text, FIELD_SCREEN, &error), &error);
}

static void set_row(struct edit *edit, enum entity_id kind, size_t row, const char *name, const char *text)
{
    struct error error = {0};

    session_expect_ok(edit_set_row(edit, entity_get(kind), row, field(kind, name), text, FIELD_SCREEN, &error), &error);
}

static int64_t save(struct edit *edit, const struct edit_saving *saving)
{
    struct apply_result result = {0};
    struct error error = {0};
    int64_t id = 0;

    session_expect_ok(edit_save(edit, saving, &result, &id, &error), &error);
    apply_result_clear(&result);
    return id;
}

/* A new arrangement with three participants. */
static int64_t add_archive(struct app *app)
{
    static const char *const participants[] = {"Selbu", "1665", "malvik"};
    struct edit_saving saving = {.accept_warnings = true};
    struct error error = {0};
    struct edit *edit = NULL;
    int64_t id;

    session_expect_ok(edit_new(app, entity_get(ENTITY_ARRANGEMENT), entity_get(ENTITY_REGION),
                               session_find(app, ENTITY_REGION, "Værnesregionen"), &edit, &error),
                      &error);
    set(edit, "name", "Arkivdepot");
    set(edit, "effective", "5.6.2009");
    set(edit, "legal_form", "P27");
    set(edit, "annual_cost", "1 200 000,50");
    for (size_t i = 0; i < 3; i++) {
        size_t row = edit_add_row(edit, entity_get(ENTITY_PARTICIPATION));

        set_row(edit, ENTITY_PARTICIPATION, row, "municipality", participants[i]);
    }
    (void)edit_add_row(edit, entity_get(ENTITY_PARTICIPATION)); /* an empty row at the end, as forms have it */
    id = save(edit, &saving);
    edit_free(&edit);
    return id;
}

static struct record fetch(struct app *app, enum entity_id kind, int64_t id)
{
    struct record record = {0};
    struct error error = {0};

    session_expect_ok(app_fetch(app, entity_get(kind), id, &record, &error), &error);
    return record;
}

Test(edit, saves_a_record_with_its_rows_and_state_in_one_entry)
{
    struct app *app = session_open();
    int64_t id = add_archive(app);
    struct record record = fetch(app, ENTITY_ARRANGEMENT, id);
    struct journal_page page = {0};
    struct journal_query query = {.limit = 1};
    struct error error = {0};

    cr_expect_str_eq(record_value(&record, "region")->text, "Værnesregionen");
    cr_expect_str_eq(record_value(&record, "effective")->text, "2009-06-05");
    cr_expect(strncmp(record_value(&record, "legal_form")->text, "P27", 3) == 0);
    cr_expect_eq(record_value(&record, "annual_cost")->integer, 120000050);
    session_expect_ok(changes_history(app, &query, &page, &error), &error);
    cr_assert_eq(page.entry_count, 1);
    cr_expect_eq(page.entries[0].verb, JOURNAL_ADD);
    cr_expect_str_eq(page.entries[0].called, "Arkivdepot");
    cr_expect_eq(page.entries[0].changes, 6, "the arrangement, its state, its year and three participants: %lld",
                 (long long)page.entries[0].changes);
    journal_page_clear(&page);
    record_clear(&record);
    session_close(&app);
}

Test(edit, undo_takes_all_of_it_back_and_redo_brings_it_again)
{
    struct app *app = session_open();
    int64_t id = add_archive(app);
    struct apply_result result = {0};
    struct journal_entry entry = {0};
    struct error error = {0};
    struct record record;

    session_expect_ok(changes_undo(app, 0, &result, &entry, &error), &error);
    cr_expect_str_eq(entry.called, "Arkivdepot");
    journal_entry_clear(&entry);
    apply_result_clear(&result);
    record = fetch(app, ENTITY_ARRANGEMENT, id);
    cr_expect(record.removed);
    record_clear(&record);
    session_expect_ok(changes_redo(app, 0, &result, &entry, &error), &error);
    cr_expect_eq(entry.verb, JOURNAL_ADD);
    cr_expect_str_eq(entry.called, "Arkivdepot");
    journal_entry_clear(&entry);
    apply_result_clear(&result);
    record = fetch(app, ENTITY_ARRANGEMENT, id);
    cr_expect_not(record.removed);
    cr_expect_eq(record_value(&record, "annual_cost")->integer, 120000050);
    record_clear(&record);
    session_close(&app);
}

Test(edit, a_wrong_text_stops_the_save_and_is_said)
{
    struct app *app = session_open();
    struct apply_result result = {0};
    struct edit_saving saving = {0};
    struct edit *edit = NULL;
    struct error error = {0};

    session_expect_ok(edit_new(app, entity_get(ENTITY_ARRANGEMENT), NULL, 0, &edit, &error), &error);
    set(edit, "name", "Brann");
    cr_expect_eq(edit_set(edit, field(ENTITY_ARRANGEMENT, "effective"), "30.2.2009", FIELD_SCREEN, &error),
                 STATUS_DATA);
    session_says(&error, "30.2.2009");
    cr_expect_eq(edit_save(edit, &saving, &result, NULL, &error), STATUS_DATA);
    session_says(&error, "30.2.2009");
    cr_expect(edit_is_new(edit), "nothing was saved");
    set(edit, "effective", "28.2.2009");
    apply_result_clear(&result);
    cr_expect_neq(save(edit, &(struct edit_saving){.accept_warnings = true}), 0);
    edit_free(&edit);
    session_close(&app);
}

Test(edit, part_of_a_name_will_do_where_only_one_record_has_it)
{
    struct app *app = session_open();
    struct edit *edit = NULL;
    struct error error = {0};
    int seat = field(ENTITY_ARRANGEMENT, "seat");

    session_expect_ok(edit_new(app, entity_get(ENTITY_ARRANGEMENT), NULL, 0, &edit, &error), &error);
    set(edit, "seat", "stjør");
    cr_expect_str_eq(record_value(edit_record(edit), "seat")->text, "1714 Stjørdal");
    cr_expect_eq(edit_set(edit, seat, "mal", FIELD_SCREEN, &error), STATUS_DATA, "Malvik and Målselv");
    session_says(&error, "Malvik");
    cr_expect_eq(edit_set(edit, seat, "stjør", FIELD_DATA, &error), STATUS_DATA, "files name things in full");
    error_clear(&error);
    edit_free(&edit);
    session_close(&app);
}

Test(edit, a_name_that_is_taken_is_the_only_thing_said)
{
    struct app *app = session_open();
    struct edit *edit = NULL;
    struct apply_result result = {0};
    struct error error = {0};
    size_t row;

    session_expect_ok(edit_new(app, entity_get(ENTITY_ARRANGEMENT), entity_get(ENTITY_REGION),
                               session_find(app, ENTITY_REGION, "Værnesregionen"), &edit, &error),
                      &error);
    set(edit, "name", "Barnevern");
    row = edit_add_row(edit, entity_get(ENTITY_PARTICIPATION));
    set_row(edit, ENTITY_PARTICIPATION, row, "municipality", "1664");
    cr_expect_eq(edit_save(edit, &(struct edit_saving){.accept_warnings = true}, &result, NULL, &error), STATUS_DATA);
    error_clear(&error);
    cr_expect_eq(problems_errors(&result.problems), 1);
    cr_expect_str_eq(result.problems.items[0].rule, "key");
    apply_result_clear(&result);
    edit_free(&edit);
    session_close(&app);
}

Test(edit, a_new_period_keeps_the_old_form)
{
    struct app *app = session_open();
    int64_t id = add_archive(app);
    struct edit_saving saving = {.accept_warnings = true, .new_period = true, .from = {2009, 9, 1}};
    struct edit *edit = NULL;
    struct error error = {0};
    struct record record;

    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &edit, &error), &error);
    cr_expect_not(edit_asks_period(edit));
    set(edit, "legal_form", "IKS");
    cr_expect(edit_asks_period(edit));
    (void)save(edit, &saving);
    edit_free(&edit);
    record = fetch(app, ENTITY_ARRANGEMENT, id);
    cr_expect(strncmp(record_value(&record, "legal_form")->text, "IKS", 3) == 0);
    record_clear(&record);
    app_set_as_of(app, (struct date){2009, 8, 31});
    record = fetch(app, ENTITY_ARRANGEMENT, id);
    cr_expect(strncmp(record_value(&record, "legal_form")->text, "P27", 3) == 0, "it is %s",
              record_value(&record, "legal_form")->text);
    record_clear(&record);
    session_close(&app);
}

Test(edit, a_form_entered_before_a_later_one_ends_where_that_begins)
{
    struct app *app = session_open();
    struct edit_saving saving = {.accept_warnings = true, .new_period = true, .from = {2006, 1, 1}};
    int64_t id = add_archive(app); /* P27 from 5 June 2009 */
    struct edit *edit = NULL;
    struct error error = {0};
    struct record record;

    app_set_as_of(app, (struct date){2007, 1, 1});
    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &edit, &error), &error);
    set(edit, "effective", "2006");
    set(edit, "legal_form", "IKS");
    (void)save(edit, &saving);
    edit_free(&edit);
    record = fetch(app, ENTITY_ARRANGEMENT, id);
    cr_expect(strncmp(record_value(&record, "legal_form")->text, "IKS", 3) == 0);
    record_clear(&record);
    app_set_as_of(app, (struct date){2009, 12, 1});
    record = fetch(app, ENTITY_ARRANGEMENT, id);
    cr_expect(strncmp(record_value(&record, "legal_form")->text, "P27", 3) == 0);
    record_clear(&record);
    session_close(&app);
}

Test(edit, a_correction_leaves_one_period)
{
    struct app *app = session_open();
    int64_t id = add_archive(app);
    struct edit *edit = NULL;
    struct error error = {0};
    struct selection states;
    int64_t count = 0;

    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &edit, &error), &error);
    set(edit, "legal_form", "IKS");
    (void)save(edit, &(struct edit_saving){.accept_warnings = true});
    edit_free(&edit);
    selection_init(&states, entity_get(ENTITY_ARRANGEMENT_STATE), app_as_of(app));
    states.parent = id;
    states.all_dates = true;
    session_expect_ok(app_count(app, &states, &count, &error), &error);
    cr_expect_eq(count, 1);
    selection_clear(&states);
    session_close(&app);
}

/* The costs of an arrangement by year: "2009: 1200000.5, 2011: 3". */
static char *list_costs(struct app *app, int64_t id)
{
    struct selection years;
    struct slice slice = {0};
    struct error error = {0};
    struct str costs = {0};

    selection_init(&years, entity_get(ENTITY_ARRANGEMENT_YEAR), app_as_of(app));
    years.parent = id;
    session_expect_ok(app_slice(app, &years, NULL, APP_FORWARD, 10, &slice, &error), &error);
    for (size_t i = 0; i < slice.count; i++) {
        const struct field *cost = entity_field(slice.rows[i].entity, "annual_cost");

        str_addf(&costs, "%s%lld: ", i > 0 ? ", " : "", (long long)record_value(&slice.rows[i], "year")->integer);
        field_write(cost, record_value(&slice.rows[i], cost->name), FIELD_DATA, &costs);
    }
    slice_clear(&slice);
    selection_clear(&years);
    return str_take(&costs);
}

Test(edit, the_cost_of_a_later_year_asks_before_it_takes_the_place_of_an_older)
{
    struct app *app = session_open();
    int64_t id = add_archive(app);
    struct edit_saving saving = {.accept_warnings = true, .new_period = true, .from = {2011, 12, 1}};
    struct edit *edit = NULL;
    struct error error = {0};
    char *costs;

    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &edit, &error), &error);
    set(edit, "annual_cost", "2");
    cr_expect_not(edit_asks_period(edit), "in its own year it is a correction");
    edit_free(&edit);
    app_set_as_of(app, (struct date){2011, 12, 1});
    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &edit, &error), &error);
    cr_expect_not(edit_asks_period(edit));
    set(edit, "annual_cost", "3");
    cr_expect(edit_asks_period(edit));
    (void)save(edit, &saving);
    set(edit, "annual_cost", "4");
    cr_expect_not(edit_asks_period(edit), "the new year is the day's");
    edit_free(&edit);
    costs = list_costs(app, id);
    cr_expect_str_eq(costs, "2009: 1200000.5, 2011: 3");
    free(costs);
    session_close(&app);
}

Test(edit, the_same_field_changed_by_two_is_never_silent)
{
    struct app *app = session_open();
    int64_t id = add_archive(app);
    struct edit *mine = NULL;
    struct edit *theirs = NULL;
    struct apply_result result = {0};
    struct error error = {0};
    struct record record;

    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &mine, &error), &error);
    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &theirs, &error), &error);
    set(theirs, "steward", "Arkivar");
    set(theirs, "notice", "Ett år");
    (void)save(theirs, &(struct edit_saving){.accept_warnings = true});
    set(mine, "steward", "Sekretær");
    set(mine, "cost_key", "Folketall");
    cr_assert_eq(edit_save(mine, &(struct edit_saving){.accept_warnings = true}, &result, NULL, &error),
                 STATUS_CONFLICT);
    error_clear(&error);
    cr_assert_eq(result.conflicts.count, 1);
    cr_expect_str_eq(result.conflicts.items[0].theirs.text, "Arkivar");
    cr_expect_str_eq(result.conflicts.items[0].mine.text, "Sekretær");
    edit_resolve(mine, &result.conflicts.items[0], false);
    apply_result_clear(&result);
    (void)save(mine, &(struct edit_saving){.accept_warnings = true});
    record = fetch(app, ENTITY_ARRANGEMENT, id);
    cr_expect_str_eq(record_value(&record, "steward")->text, "Sekretær");
    cr_expect_str_eq(record_value(&record, "notice")->text, "Ett år", "the other field of the other one stays");
    cr_expect_str_eq(record_value(&record, "cost_key")->text, "Folketall");
    record_clear(&record);
    edit_free(&mine);
    edit_free(&theirs);
    session_close(&app);
}

Test(edit, a_form_changed_by_two_is_a_conflict_too)
{
    struct app *app = session_open();
    int64_t id = add_archive(app);
    struct edit *mine = NULL;
    struct edit *theirs = NULL;
    struct apply_result result = {0};
    struct error error = {0};
    struct record record;

    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &mine, &error), &error);
    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &theirs, &error), &error);
    set(theirs, "annual_cost", "5");
    (void)save(theirs, &(struct edit_saving){.accept_warnings = true});
    set(mine, "annual_cost", "7");
    cr_assert_eq(edit_save(mine, &(struct edit_saving){.accept_warnings = true}, &result, NULL, &error),
                 STATUS_CONFLICT);
    error_clear(&error);
    cr_assert_eq(result.conflicts.count, 1);
    edit_resolve(mine, &result.conflicts.items[0], true);
    apply_result_clear(&result);
    (void)save(mine, &(struct edit_saving){.accept_warnings = true});
    record = fetch(app, ENTITY_ARRANGEMENT, id);
    cr_expect_eq(record_value(&record, "annual_cost")->integer, 500);
    record_clear(&record);
    edit_free(&mine);
    edit_free(&theirs);
    session_close(&app);
}

Test(edit, rows_are_taken_out_and_changed)
{
    struct app *app = session_open();
    int64_t id = add_archive(app);
    const struct entity *kind = entity_get(ENTITY_PARTICIPATION);
    struct edit *edit = NULL;
    struct error error = {0};
    struct edit_row *rows;
    size_t count;

    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &edit, &error), &error);
    rows = edit_rows(edit, kind, &count);
    cr_assert_eq(count, 3);
    cr_expect_str_eq(record_value(&rows[0].record, "municipality")->text, "1663 Malvik");
    edit_remove_row(edit, kind, 0, true);
    set_row(edit, ENTITY_PARTICIPATION, 1, "role", "vertskommune");
    cr_expect(edit_is_changed(edit));
    (void)save(edit, &(struct edit_saving){.accept_warnings = true});
    cr_expect_not(edit_is_changed(edit));
    rows = edit_rows(edit, kind, &count);
    cr_expect_eq(count, 2);
    cr_expect_str_eq(record_value(&rows[0].record, "role")->text, "host");
    edit_free(&edit);
    session_close(&app);
}

Test(edit, a_copy_is_new_with_rows_of_its_own)
{
    struct app *app = session_open();
    int64_t id = add_archive(app);
    struct edit *edit = NULL;
    struct error error = {0};
    size_t count;
    int64_t copy;

    session_expect_ok(edit_copy(app, entity_get(ENTITY_ARRANGEMENT), id, &edit, &error), &error);
    set(edit, "name", "Arkivdepot nord");
    copy = save(edit, &(struct edit_saving){.accept_warnings = true});
    cr_expect_neq(copy, id);
    (void)edit_rows(edit, entity_get(ENTITY_PARTICIPATION), &count);
    cr_expect_eq(count, 3);
    edit_free(&edit);
    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &edit, &error), &error);
    (void)edit_rows(edit, entity_get(ENTITY_PARTICIPATION), &count);
    cr_expect_eq(count, 3, "the original keeps its rows");
    edit_free(&edit);
    session_close(&app);
}

/* Takes a participant out of a form while a colleague changes it, and settles it so; how many are left. */
static size_t take_out_what_is_changed(struct app *app, bool take_theirs)
{
    const struct entity *kind = entity_get(ENTITY_PARTICIPATION);
    int64_t id = add_archive(app);
    struct edit *mine = NULL;
    struct edit *theirs = NULL;
    struct apply_result result = {0};
    struct error error = {0};
    size_t count;

    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &mine, &error), &error);
    session_expect_ok(edit_open(app, entity_get(ENTITY_ARRANGEMENT), id, &theirs, &error), &error);
    set_row(theirs, ENTITY_PARTICIPATION, 0, "role", "vertskommune");
    (void)save(theirs, &(struct edit_saving){.accept_warnings = true});
    edit_remove_row(mine, kind, 0, true);
    cr_assert_eq(edit_save(mine, &(struct edit_saving){.accept_warnings = true}, &result, NULL, &error),
                 STATUS_CONFLICT);
    error_clear(&error);
    cr_assert_eq(result.conflicts.count, 1);
    cr_expect(result.conflicts.items[0].removing);
    edit_resolve(mine, &result.conflicts.items[0], take_theirs);
    apply_result_clear(&result);
    (void)save(mine, &(struct edit_saving){.accept_warnings = true});
    (void)edit_rows(mine, kind, &count);
    edit_free(&mine);
    edit_free(&theirs);
    return count;
}

Test(edit, a_row_taken_out_while_another_changed_it_is_asked_about)
{
    struct app *app = session_open();

    cr_expect_eq(take_out_what_is_changed(app, true), 3, "it stays as the other left it");
    session_close(&app);
    app = session_open();
    cr_expect_eq(take_out_what_is_changed(app, false), 2, "it is removed after all");
    session_close(&app);
}
