/* Rounds, votes and notes of a strategy process, and new processes. */
#include "samreg/app/strategy.h"

#include "hall.h"
#include "samreg/app/internal.h"
#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <stdlib.h>

Test(strategy_rounds, a_closed_round_never_changes_and_undo_opens_it)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);
    struct grid_point point = {1, 2};

    session_expect_ok(strategy_close_round(hall.app, &hall.process, round, &hall.error), &hall.error);
    hall_read(&hall);
    cr_expect(strategy_round_get(&hall.process, round)->closed);
    cr_expect_eq(strategy_move(hall.app, &hall.process, &marker, point, STRATEGY_BASIS_NONE, NULL, &hall.error),
                 STATUS_DATA);
    session_says(&hall.error, "is closed, and a closed round never changes");
    cr_expect_eq(strategy_skip(hall.app, &hall.process, &marker, true, &hall.error), STATUS_DATA);
    session_says(&hall.error, "is closed");
    cr_expect_eq(strategy_vote(hall.app, &hall.process, &marker, "1", point, &hall.error), STATUS_DATA);
    session_says(&hall.error, "is closed");
    cr_expect_eq(strategy_decide(hall.app, &hall.process, round, "Nei.", &hall.error), STATUS_DATA);
    session_says(&hall.error, "is closed");
    session_expect_ok(strategy_add_note(hall.app, &hall.process, STRATEGY_PARKED, round, 0, "Hva med 110-sentralen?",
                                        &hall.error),
                      &hall.error);
    hall_undo(&hall);
    hall_undo(&hall);
    cr_expect_not(strategy_round_get(&hall.process, round)->closed);
    session_expect_ok(strategy_move(hall.app, &hall.process, &marker, point, STRATEGY_BASIS_NONE, NULL, &hall.error),
                      &hall.error);
    hall_close(&hall);
}

Test(strategy_rounds, votes_are_counted_until_they_are_revealed)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);
    struct grid_point points[3];

    session_expect_ok(strategy_vote(hall.app, &hall.process, &marker, "Ordføreren", (struct grid_point){100, 900},
                                    &hall.error),
                      &hall.error);
    session_expect_ok(strategy_vote(hall.app, &hall.process, &marker, "Rådmannen", (struct grid_point){300, 700},
                                    &hall.error),
                      &hall.error);
    cr_expect_eq(strategy_vote(hall.app, &hall.process, &marker, "Ordføreren", (struct grid_point){200, 800},
                               &hall.error),
                 STATUS_CONFLICT);
    session_says(&hall.error, "“Ordføreren” has voted about Selbu already.");
    marker.anyway = true;
    session_expect_ok(strategy_vote(hall.app, &hall.process, &marker, "Ordføreren", (struct grid_point){200, 800},
                                    &hall.error),
                      &hall.error);
    hall_read(&hall);
    cr_expect_eq(strategy_vote_count(&hall.process, round, 0, hall.selbu), 2);
    cr_expect_eq(strategy_vote_count(&hall.process, round, 0, 0), 2);
    cr_expect_eq(strategy_vote_points(&hall.process, round, 0, hall.selbu, points, 3), 0);
    cr_expect_null(hall.process.votes[0].voter);
    cr_expect_not(strategy_round_get(&hall.process, round)->seen);
    session_expect_ok(strategy_reveal_votes(hall.app, &hall.process, round, &hall.error), &hall.error);
    hall_read(&hall);
    cr_expect_eq(strategy_vote_points(&hall.process, round, 0, hall.selbu, points, 3), 2);
    cr_expect_eq(points[0].x + points[1].x, 500);
    cr_expect_eq(strategy_vote(hall.app, &hall.process, &marker, "Tredje", points[0], &hall.error), STATUS_DATA);
    session_says(&hall.error, "have been revealed");
    error_clear(&hall.error);
    hall_undo(&hall);
    hall_read(&hall);
    cr_expect_eq(strategy_vote_points(&hall.process, round, 0, hall.selbu, points, 3), 0, "hidden again");
    cr_expect(strategy_round_get(&hall.process, round)->seen, "and seen all the same");
    cr_expect_eq(strategy_vote(hall.app, &hall.process, &marker, "Tredje", points[0], &hall.error), STATUS_DATA);
    session_says(&hall.error, "have been revealed, so that none can be given");
    hall_close(&hall);
}

/* Makes the session another user's. */
static void sit_down(struct hall *hall, const char *user)
{
    free(hall->app->user);
    hall->app->user = memory_copy_text(user);
}

Test(strategy_rounds, a_vote_that_another_user_gave_stays)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);
    struct grid_point point = {100, 900}, other = {1, 2}, told = {0};
    int64_t number = 1;

    sit_down(&hall, "ana");
    session_expect_ok(strategy_vote(hall.app, &hall.process, &marker, "1", point, &hall.error), &hall.error);
    sit_down(&hall, "ola");
    for (int i = 0; i < 2; i++) {
        marker.anyway = i == 1;
        cr_expect_eq(strategy_vote(hall.app, &hall.process, &marker, "1", other, &hall.error), STATUS_DATA);
        session_says(&hall.error, "“1” has voted about Selbu already, and another user gave that vote. Give this one "
                                  "in another name.");
    }
    session_expect_ok(strategy_free_voter(hall.app, &marker, &number, &hall.error), &hall.error);
    cr_expect_eq(number, 2);
    session_expect_ok(strategy_vote(hall.app, &hall.process, &marker, "2", other, &hall.error), &hall.error);
    sit_down(&hall, "ana");
    session_expect_ok(strategy_vote(hall.app, &hall.process, &marker, "1", (struct grid_point){300, 700}, &hall.error),
                      &hall.error);
    session_expect_ok(strategy_reveal_votes(hall.app, &hall.process, round, &hall.error), &hall.error);
    hall_read(&hall);
    struct grid_point points[2];
    cr_assert_eq(strategy_vote_points(&hall.process, round, 0, hall.selbu, points, 2), 2);
    told = points[0].x == 1 ? points[1] : points[0];
    cr_expect_eq(told.x, 300);
    hall_close(&hall);
}

Test(strategy_rounds, a_template_makes_a_process_with_a_first_round)
{
    struct hall hall = hall_open();
    struct strategy_process made = {0};
    int64_t region = session_find(hall.app, ENTITY_REGION, "Mosseregionen");
    int64_t id = 0;

    session_expect_ok(strategy_new(hall.app, NULL, "Moss 2026", region, &id, &hall.error), &hall.error);
    session_expect_ok(strategy_read(hall.app, id, &made, &hall.error), &hall.error);
    cr_expect_str_eq(made.x_low, hall.process.x_low);
    cr_expect_str_eq(made.alternatives[GRID_LOW_LOW].name, hall.process.alternatives[GRID_LOW_LOW].name);
    cr_expect_eq(made.round_count, 1);
    cr_expect_eq(made.member_count, 4);
    cr_expect_eq(strategy_new(hall.app, "vekst", "Annet", 0, &id, &hall.error), STATUS_DATA);
    session_says(&hall.error, "There are: commitment, effort, risk.");
    strategy_process_clear(&made);
    hall_close(&hall);
}

Test(strategy_rounds, a_note_stands_on_a_round_of_its_own_process)
{
    struct hall hall = hall_open();
    struct strategy_process other = {0};
    int64_t id = 0;

    session_expect_ok(strategy_new(hall.app, "risk", "En annen", 0, &id, &hall.error), &hall.error);
    session_expect_ok(strategy_read(hall.app, id, &other, &hall.error), &hall.error);
    cr_expect_eq(strategy_add_note(hall.app, &other, STRATEGY_NOTE, hall.first, 0, "Feil runde.", &hall.error),
                 STATUS_DATA);
    session_says(&hall.error, "is a round of another process than the note");
    strategy_process_clear(&other);
    hall_close(&hall);
}
