/* What a facilitator does to markers, and what is refused. */
#include "samreg/app/strategy.h"

#include "samreg/app/changes.h"
#include "samreg/app/strategy_internal.h"
#include "hall.h"

#include <criterion/criterion.h>
#include <stdlib.h>

Test(strategy_verbs, a_move_is_one_entry_in_words_and_is_undone)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);
    char *words;

    hall_expect_at(&hall, round, hall.selbu, 374, 680);
    session_expect_ok(strategy_move(hall.app, &hall.process, &marker, (struct grid_point){950, 50}, STRATEGY_BASIS_NONE,
                                    "Etter drøfting.", &hall.error),
                      &hall.error);
    hall_read(&hall);
    hall_expect_at(&hall, round, hall.selbu, 950, 50);
    words = hall_newest_entry(&hall);
    cr_expect_str_eq(words, "flyttet: Selbu, Runde 3, Strategiprosess Værnesregionen (Plassering)");
    free(words);
    cr_expect_str_eq(strategy_position_get(&hall.process, round, 0, hall.selbu)->alternative, "Tjenestesenter");
    hall_undo(&hall);
    hall_expect_at(&hall, round, hall.selbu, 374, 680);
    cr_expect_null(strategy_position_get(&hall.process, round, 0, hall.selbu)->note);
    hall_close(&hall);
}

Test(strategy_verbs, the_later_move_of_a_marker_asks)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker mine = hall_see(&hall, round, hall.selbu);
    struct strategy_marker theirs = mine;

    session_expect_ok(strategy_move(hall.app, &hall.process, &theirs, (struct grid_point){100, 200},
                                    STRATEGY_BASIS_NONE, NULL, &hall.error),
                      &hall.error);
    cr_expect_eq(strategy_move(hall.app, &hall.process, &mine, (struct grid_point){900, 800}, STRATEGY_BASIS_NONE, NULL,
                               &hall.error),
                 STATUS_CONFLICT);
    session_says(&hall.error, "has moved Selbu meanwhile, to 100, 200 (");
    hall_read(&hall);
    hall_expect_at(&hall, round, hall.selbu, 100, 200);
    mine.anyway = true;
    session_expect_ok(strategy_move(hall.app, &hall.process, &mine, (struct grid_point){900, 800}, STRATEGY_BASIS_NONE,
                                    NULL, &hall.error),
                      &hall.error);
    hall_read(&hall);
    hall_expect_at(&hall, round, hall.selbu, 900, 800);
    hall_close(&hall);
}

Test(strategy_verbs, two_who_place_the_same_marker_meet_too)
{
    struct hall hall = hall_open();
    int64_t round = 0;
    struct strategy_marker marker = {.municipality = hall.selbu};

    session_expect_ok(strategy_new_round(hall.app, &hall.process, 0, "Tom", &round, &hall.error), &hall.error);
    hall_read(&hall);
    marker.round = round;
    session_expect_ok(strategy_move(hall.app, &hall.process, &marker, (struct grid_point){100, 200},
                                    STRATEGY_BASIS_NONE, NULL, &hall.error),
                      &hall.error);
    cr_expect_eq(strategy_move(hall.app, &hall.process, &marker, (struct grid_point){300, 200}, STRATEGY_BASIS_NONE,
                               NULL, &hall.error),
                 STATUS_CONFLICT);
    error_clear(&hall.error);
    hall_close(&hall);
}

Test(strategy_verbs, words_of_others_do_not_stop_a_move)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);

    session_expect_ok(strategy_explain(hall.app, &hall.process, &marker, "Ombestemt.", &hall.error), &hall.error);
    session_expect_ok(strategy_set_label(hall.app, &hall.process, &marker, true, -40, 60, &hall.error), &hall.error);
    session_expect_ok(strategy_move(hall.app, &hall.process, &marker, (struct grid_point){100, 200},
                                    STRATEGY_BASIS_NONE, NULL, &hall.error),
                      &hall.error);
    hall_read(&hall);
    hall_expect_at(&hall, round, hall.selbu, 100, 200);
    const struct strategy_position *position = strategy_position_get(&hall.process, round, 0, hall.selbu);
    cr_expect(position->label_set);
    cr_expect_eq(position->label_dx, -40);
    cr_expect_eq(position->label_dy, 60);
    cr_expect_str_eq(position->note, "Ombestemt.");
    hall_close(&hall);
}

/* Says of a round that a source reports it. */
static void give_source(struct hall *hall, int64_t round)
{
    struct change_set set = {0};
    struct change *change = change_set_add(&set, CHANGE_SET, entity_get(ENTITY_STRATEGY_ROUND), round, 0);

    strategy_assign_reference(change, "source", session_find(hall->app, ENTITY_SOURCE, "001"));
    session_expect_ok(strategy_write(hall->app, &set, JOURNAL_SET, NULL, &hall->error), &hall->error);
    hall_read(hall);
}

Test(strategy_verbs, an_illustration_of_a_source_stays_one)
{
    struct hall hall = hall_open();
    int64_t reported = hall_begin_round(&hall);
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker old = hall_see(&hall, reported, hall.selbu);
    struct strategy_marker new = hall_see(&hall, round, hall.selbu);

    give_source(&hall, reported);
    session_expect_ok(strategy_move(hall.app, &hall.process, &old, (struct grid_point){1, 2}, STRATEGY_BASIS_NONE, NULL,
                                    &hall.error),
                      &hall.error);
    session_expect_ok(strategy_move(hall.app, &hall.process, &new, (struct grid_point){1, 2}, STRATEGY_BASIS_NONE, NULL,
                                    &hall.error),
                      &hall.error);
    hall_read(&hall);
    cr_expect_eq(strategy_position_get(&hall.process, reported, 0, hall.selbu)->basis, STRATEGY_ILLUSTRATION);
    cr_expect_eq(strategy_position_get(&hall.process, round, 0, hall.selbu)->basis, STRATEGY_AGREED);
    hall_close(&hall);
}

Test(strategy_verbs, a_marker_is_skipped_and_taken_off)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);

    session_expect_ok(strategy_skip(hall.app, &hall.process, &marker, true, &hall.error), &hall.error);
    hall_read(&hall);
    cr_expect(strategy_position_get(&hall.process, round, 0, hall.selbu)->skipped);
    cr_expect_not(strategy_position_get(&hall.process, round, 0, hall.selbu)->placed);
    marker = hall_see(&hall, round, hall.selbu);
    session_expect_ok(strategy_take_off(hall.app, &hall.process, &marker, &hall.error), &hall.error);
    hall_read(&hall);
    cr_expect_null(strategy_position_get(&hall.process, round, 0, hall.selbu));
    hall_undo(&hall);
    cr_expect(strategy_position_get(&hall.process, round, 0, hall.selbu)->skipped);
    hall_close(&hall);
}

Test(strategy_verbs, a_point_outside_the_axes_is_refused)
{
    struct hall hall = hall_open();
    struct strategy_marker marker = hall_see(&hall, hall.second, hall.selbu);

    cr_expect_eq(strategy_move(hall.app, &hall.process, &marker, (struct grid_point){1001, 2}, STRATEGY_BASIS_NONE,
                               NULL, &hall.error),
                 STATUS_DATA);
    session_says(&hall.error, "1001, 2 lies outside the axes: both go from 0 to 1000.");
    marker = (struct strategy_marker){.round = hall.second, .municipality = 17};
    cr_expect_eq(strategy_move(hall.app, &hall.process, &marker, (struct grid_point){1, 2}, STRATEGY_BASIS_NONE, NULL,
                               &hall.error),
                 STATUS_DATA);
    error_clear(&hall.error);
    hall_close(&hall);
}

Test(strategy_verbs, a_move_is_told_without_what_it_did_not_change)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);
    struct journal_query query = {.limit = 1};
    struct journal_page page = {0};

    session_expect_ok(strategy_move(hall.app, &hall.process, &marker, (struct grid_point){380, 680}, STRATEGY_STATED,
                                    NULL, &hall.error),
                      &hall.error);
    session_expect_ok(changes_history(hall.app, &query, &page, &hall.error), &hall.error);
    cr_assert_eq(page.change_count, 2);
    cr_expect_str_eq(page.changes[0].field->name, "basis");
    cr_expect_str_eq(page.changes[1].field->name, "x");
    journal_page_clear(&page);
    hall_close(&hall);
}
