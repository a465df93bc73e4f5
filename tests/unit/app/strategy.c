/* Strategy processes: finding one, and reading it whole. */
#include "samreg/app/strategy.h"

#include "samreg/app/changes.h"
#include "samreg/app/records.h"
#include "samreg/app/strategy_internal.h"
#include "hall.h"

#include <criterion/criterion.h>
#include <string.h>

Test(strategy, reads_a_process_whole)
{
    struct hall hall = hall_open();
    const struct strategy_process *process = &hall.process;

    cr_expect_str_eq(process->x_low, "Gjøre mest mulig selv");
    cr_expect_str_eq(process->alternatives[GRID_HIGH_HIGH].name, "Regional partner");
    cr_expect_eq(process->area_count, 4);
    cr_expect_eq(process->round_count, 2);
    cr_expect_eq(process->rounds[0].area_count, 3);
    cr_expect(process->rounds[0].closed && process->rounds[1].closed, "what a document reports never changes");
    cr_expect_eq(process->position_count, 12);
    cr_assert_eq(process->member_count, 6);
    cr_expect_str_eq(process->members[0].name, "Frosta");
    cr_expect_str_eq(process->members[5].name, "Tydal");
    cr_expect_str_eq(process->members[4].short_name, "Stj.");
    cr_expect(strstr(process->rounds[0].source, "lysark 9"));
    size_t placed = 0;
    cr_expect_eq(strategy_count_illustrations(process, hall.first, 0, &placed), 6);
    cr_expect_eq(strategy_count_illustrations(process, hall.first, process->areas[0].id, &placed), 0);
    hall_expect_at(&hall, hall.first, hall.selbu, 583, 809);
    hall_close(&hall);
}

/* Puts the municipality of that number on the grid, as a member of no region. */
/* Makes the municipality a member of the process' region. */
static void let_in(struct hall *hall, int64_t municipality)
{
    struct change_set set = {0};
    struct change *change = change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_MEMBERSHIP), municipality, 0);

    strategy_assign_reference(change, "region", hall->process.region_id);
    strategy_assign_reference(change, "municipality", municipality);
    strategy_assign_text(change, "role", "associate");
    session_expect_ok(strategy_write(hall->app, &set, JOURNAL_ADD, NULL, &hall->error), &hall->error);
}

static void place_number(struct hall *hall, int64_t round, const char *number)
{
    struct strategy_marker marker = {.round = round};
    struct grid_point point = {100, 100};

    session_expect_ok(app_resolve(hall->app, entity_get(ENTITY_MUNICIPALITY), number, &marker.municipality, NULL,
                                  &hall->error),
                      &hall->error);
    cr_expect_eq(strategy_move(hall->app, &hall->process, &marker, point, STRATEGY_STATED, NULL, &hall->error),
                 STATUS_DATA);
    session_says(&hall->error, "is no member of Værnesregionen");
    let_in(hall, marker.municipality);
    session_expect_ok(strategy_move(hall->app, &hall->process, &marker, point, STRATEGY_STATED, NULL, &hall->error),
                      &hall->error);
    hall_read(hall);
}

Test(strategy, two_of_one_name_are_told_apart_by_their_numbers)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);

    place_number(&hall, round, "1818");
    cr_expect_str_eq(hall.process.members[1].name, "Herøy");
    place_number(&hall, round, "1515");
    cr_expect_str_eq(hall.process.members[0].name, "Frosta");
    cr_expect_str_eq(hall.process.members[1].name, "Herøy (1515)");
    cr_expect_str_eq(hall.process.members[2].name, "Herøy (1818)");
    hall_close(&hall);
}

/* What a facilitator does to let somebody in is undone on the grid, what others record in the region is not. */
Test(strategy, a_guest_is_let_in_on_the_day_of_the_process_and_taken_back)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    int64_t begun = 0, operation = 0, levanger = 0, undone = 0;
    struct apply_result result = {0};
    struct date from = {0};

    session_expect_ok(strategy_undoable(hall.app, &hall.process, false, &begun, &hall.error), &hall.error);
    session_expect_ok(app_resolve(hall.app, entity_get(ENTITY_MUNICIPALITY), "1719", &levanger, NULL, &hall.error),
                      &hall.error);
    session_expect_ok(strategy_let_in(hall.app, &hall.process, levanger, &from, &hall.error), &hall.error);
    cr_expect(from.year == 2009 && from.month == 12 && from.day == 1);
    hall_read(&hall);
    cr_expect_eq(hall.process.member_count, 7);
    cr_expect(strategy_takes_part(&hall.process, round, strategy_member_get(&hall.process, levanger)));
    session_expect_ok(strategy_undoable(hall.app, &hall.process, false, &operation, &hall.error), &hall.error);
    cr_expect_neq(operation, begun);
    cr_expect_eq(strategy_undoable(hall.app, &hall.process, true, &undone, &hall.error), STATUS_DATA, "it is no vote");
    error_clear(&hall.error);
    session_expect_ok(changes_undo(hall.app, operation, &result, NULL, &hall.error), &hall.error);
    apply_result_clear(&result);
    hall_read(&hall);
    cr_expect_eq(hall.process.member_count, 6);
    session_expect_ok(strategy_redoable(hall.app, &hall.process, false, &operation, &undone, &hall.error),
                      &hall.error);
    cr_expect_neq(undone, 0);
    session_expect_ok(strategy_undoable(hall.app, &hall.process, false, &operation, &hall.error), &hall.error);
    cr_expect_eq(operation, begun);
    let_in(&hall, levanger);
    session_expect_ok(strategy_undoable(hall.app, &hall.process, false, &operation, &hall.error), &hall.error);
    cr_expect_eq(operation, begun, "that was not done on the grid");
    hall_close(&hall);
}

Test(strategy, finds_process_round_and_area_by_what_is_typed)
{
    struct hall hall = hall_open();
    int64_t id = 0;

    session_expect_ok(strategy_find(hall.app, NULL, &id, &hall.error), &hall.error);
    cr_expect_eq(id, hall.process.id);
    session_expect_ok(strategy_find_round(&hall.process, "1", &id, &hall.error), &hall.error);
    cr_expect_eq(id, hall.first);
    session_expect_ok(strategy_find_round(&hall.process, "siste", &id, &hall.error), &hall.error);
    cr_expect_eq(id, hall.second);
    session_expect_ok(strategy_find_round(&hall.process, NULL, &id, &hall.error), &hall.error);
    cr_expect_eq(id, hall.second);
    cr_expect_eq(strategy_find_round(&hall.process, "7", &id, &hall.error), STATUS_DATA);
    session_says(&hall.error, "Its rounds are: 1 Tidlig i prosessen, 2 Etter siste strategisamling.");
    session_expect_ok(strategy_find_area(&hall.process, "helse", &id, &hall.error), &hall.error);
    cr_expect_eq(id, hall.process.areas[2].id);
    session_expect_ok(strategy_find_area(&hall.process, "", &id, &hall.error), &hall.error);
    cr_expect_eq(id, 0);
    cr_expect_eq(strategy_find_area(&hall.process, "vei", &id, &hall.error), STATUS_DATA);
    session_says(&hall.error, "Its areas are: Interessepolitikk, Regional utvikling");
    hall_close(&hall);
}

Test(strategy, is_read_again_when_something_was_written_or_the_day_is_another)
{
    struct hall hall = hall_open();
    struct strategy_process *process = &hall.process;

    for (int i = 0; i < 4; i++) { /* the same; more in the journal; not known; another day */
        process->day.year -= i == 3;
        process->rounds[0].number = -1; /* as no reading finds it */
        int64_t sequence = i == 2 ? 0 : process->sequence + (i == 1);
        session_expect_ok(strategy_read_again(hall.app, sequence, process, &hall.error), &hall.error);
        cr_expect_eq(process->rounds[0].number, i == 0 ? -1 : 1, "%d", i);
    }
    hall_close(&hall);
}

Test(strategy, a_presented_process_that_was_removed_is_not_found_again)
{
    struct hall hall = hall_open();
    struct presentation presentation = {0};
    struct presentation_facilitator before = {0};
    struct apply_result result = {0};
    int64_t made = 0;
    int64_t found = 0;

    session_expect_ok(strategy_new(hall.app, "risk", "En annen", 0, &made, &hall.error), &hall.error);
    presentation_init(&presentation, made, GRID_UPRIGHT);
    session_expect_ok(strategy_present(hall.app, &presentation, NULL, &before, &hall.error), &hall.error);
    session_expect_ok(strategy_find(hall.app, NULL, &found, &hall.error), &hall.error);
    cr_expect_eq(found, made);
    session_expect_ok(changes_remove(hall.app, entity_get(ENTITY_STRATEGY_PROCESS), &made, 1, &result, &hall.error),
                      &hall.error);
    session_expect_ok(strategy_find(hall.app, NULL, &found, &hall.error), &hall.error);
    cr_expect_eq(found, hall.process.id);
    apply_result_clear(&result);
    presentation_clear(&presentation);
    hall_close(&hall);
}
