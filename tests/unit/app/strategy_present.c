/* What is presented of a strategy process, and two who facilitate it at a time. */
#include "samreg/app/strategy.h"

#include "samreg/app/register.h"
#include "hall.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

Test(strategy_present, what_is_presented_is_read_back)
{
    struct hall hall = hall_open();
    struct presentation presentation = {0};
    struct presentation read = {0};
    struct presentation_facilitator before = {0};
    int64_t sequence = 0;
    bool found = true;

    session_expect_ok(strategy_presentation(hall.app, 0, &read, &found, &sequence, &hall.error), &hall.error);
    cr_expect_not(found);
    cr_expect_eq(sequence, hall.process.sequence);
    presentation_init(&presentation, hall.process.id, GRID_TURNED_LEFT);
    presentation.round = hall.first;
    presentation.selected = hall.selbu;
    presentation.nudge = (struct presentation_nudge){
        .under_way = true, .round = hall.first, .municipality = hall.selbu, .point = {370, 690}};
    presentation.revealed = 3;
    presentation_timer_set(&presentation.timer, 90000);
    session_expect_ok(strategy_present(hall.app, &presentation, NULL, &before, &hall.error), &hall.error);
    cr_expect_eq(before.session, 0);
    session_expect_ok(strategy_presentation(hall.app, 0, &read, &found, &sequence, &hall.error), &hall.error);
    cr_assert(found);
    cr_expect_eq(sequence, hall.process.sequence, "it is in no journal");
    cr_expect_eq(read.process, hall.process.id);
    cr_expect_eq(read.orientation, GRID_TURNED_LEFT);
    cr_expect_eq(read.nudge.point.y, 690);
    cr_expect_eq(read.revealed, 3);
    cr_expect_eq(read.timer.left, 90000);
    cr_expect_str_eq(read.facilitator.user, app_user(hall.app));
    cr_expect_not(strategy_is_facilitated(hall.app, &read.facilitator), "it is this session itself");
    strategy_leave(hall.app, hall.process.id);
    session_expect_ok(strategy_presentation(hall.app, hall.process.id, &read, &found, NULL, &hall.error), &hall.error);
    cr_expect_eq(read.facilitator.session, 0);
    cr_expect_eq(read.nudge.point.y, 690, "followers keep what they show");
    presentation_clear(&presentation);
    presentation_clear(&read);
    hall_close(&hall);
}

/* ---- Two at a time ---- */

/* A register in a file, and two who have it open. */
struct pair_of_sessions {
    struct conf conf;
    char folder[64], file[96];
    struct app *kari, *ola;
    int64_t process;
};

static void open_two(struct pair_of_sessions *two)
{
    struct app_options options = {.program = "test", .language = LANGUAGE_BOKMAL};
    struct error error = {0};

    snprintf(two->folder, sizeof two->folder, "/tmp/samreg-test-XXXXXX");
    cr_assert_not_null(mkdtemp(two->folder));
    snprintf(two->file, sizeof two->file, "%s/register.db", two->folder);
    conf_init(&two->conf);
    two->kari = app_new(&two->conf, &options);
    two->ola = app_new(&two->conf, &options);
    session_expect_ok(register_create(two->kari, two->file, true, &error), &error);
    session_expect_ok(app_open(two->ola, two->file, &error), &error);
    session_expect_ok(strategy_find(two->kari, NULL, &two->process, &error), &error);
}

static void close_two(struct pair_of_sessions *two)
{
    char journal[128];

    app_free(&two->kari);
    app_free(&two->ola);
    conf_clear(&two->conf);
    snprintf(journal, sizeof journal, "%s-journal", two->file);
    unlink(journal);
    unlink(two->file);
    cr_expect_eq(rmdir(two->folder), 0);
}

Test(strategy_present, two_who_facilitate_are_told_of_each_other)
{
    struct pair_of_sessions two = {0};
    struct presentation of_kari = {0};
    struct presentation of_ola = {0};
    struct presentation_facilitator before = {0};
    struct error error = {0};
    bool found = false;

    open_two(&two);
    presentation_init(&of_kari, two.process, GRID_UPRIGHT);
    presentation_init(&of_ola, two.process, GRID_UPRIGHT);
    session_expect_ok(strategy_present(two.kari, &of_kari, NULL, &before, &error), &error);
    cr_expect_eq(before.session, 0, "nobody was before");
    session_expect_ok(strategy_present(two.ola, &of_ola, NULL, &before, &error), &error);
    cr_expect_eq(before.session, of_kari.facilitator.session);
    cr_expect_str_eq(before.user, app_user(two.kari));
    cr_expect_str_eq(before.since, of_kari.facilitator.since);
    session_expect_ok(strategy_present(two.ola, &of_ola, NULL, &before, &error), &error);
    cr_expect_eq(before.session, 0, "who was told is not told again");
    session_expect_ok(strategy_presentation(two.kari, two.process, &of_kari, &found, NULL, &error), &error);
    cr_expect(strategy_is_facilitated(two.kari, &of_kari.facilitator), "the first one sees the second");
    strategy_leave(two.ola, two.process);
    session_expect_ok(strategy_presentation(two.kari, two.process, &of_kari, &found, NULL, &error), &error);
    cr_expect_not(strategy_is_facilitated(two.kari, &of_kari.facilitator));
    presentation_clear(&of_kari);
    presentation_clear(&of_ola);
    close_two(&two);
}

Test(strategy_present, a_facilitator_whose_program_is_gone_is_nobody)
{
    struct hall hall = hall_open();
    struct presentation_facilitator gone = {.session = 17, .pid = INT32_MAX};

    cr_expect_not(strategy_is_facilitated(hall.app, &gone));
    gone.pid = getpid();
    cr_expect(strategy_is_facilitated(hall.app, &gone), "another session of a program that runs");
    hall_close(&hall);
}

Test(strategy_present, a_colleagues_move_is_told_with_name_and_time)
{
    struct pair_of_sessions two = {0};
    struct strategy_process process = {0};
    struct error error = {0};

    int64_t round = 0;

    open_two(&two);
    session_expect_ok(strategy_read(two.kari, two.process, &process, &error), &error);
    session_expect_ok(strategy_new_round(two.kari, &process, process.rounds[1].id, NULL, &round, &error), &error);
    session_expect_ok(strategy_read(two.kari, two.process, &process, &error), &error);
    const struct strategy_position *selbu =
        strategy_position_get(&process, round, 0, session_find(two.kari, ENTITY_MUNICIPALITY, "1664"));
    struct strategy_marker marker = {
        .round = selbu->round, .municipality = selbu->municipality, .looked_at = selbu->version};
    session_expect_ok(strategy_move(two.ola, &process, &marker, (struct grid_point){10, 20}, STRATEGY_BASIS_NONE, NULL,
                                    &error),
                      &error);
    cr_expect_eq(strategy_move(two.kari, &process, &marker, (struct grid_point){900, 20}, STRATEGY_BASIS_NONE, NULL,
                               &error),
                 STATUS_CONFLICT);
    cr_expect_str_eq(error.message.arguments[0], app_user(two.ola));
    cr_expect_str_eq(error.message.arguments[2], "10, 20");
    cr_expect_eq(strlen(error.message.arguments[3]), strlen("01.12.2009 10:00"));
    session_says(&error, "Nothing of yours was written.");
    strategy_process_clear(&process);
    close_two(&two);
}
