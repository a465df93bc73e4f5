/* Strategy processes: reading one whole, what a facilitator does, and what is refused. */
#include "samreg/app/strategy.h"

#include "samreg/app/changes.h"
#include "samreg/app/register.h"
#include "samreg/app/records.h"
#include "samreg/app/strategy_internal.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "hall.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void expect_at(const struct hall *hall, int64_t round, int64_t municipality, int x, int y)
{
    struct grid_point point = {-1, -1};

    cr_expect(strategy_stands(&hall->process, round, 0, municipality, &point));
    cr_expect_eq(point.x, x, "x is %d", point.x);
    cr_expect_eq(point.y, y, "y is %d", point.y);
}

/* The newest entry of the journal in words, in bokmål. New string. */
static char *newest_entry(struct hall *hall)
{
    struct journal_query query = {.limit = 1};
    struct journal_page page = {0};
    struct str words = {0};

    session_expect_ok(changes_entries(hall->app, &query, &page, &hall->error), &hall->error);
    cr_assert_eq(page.entry_count, 1);
    words_entry(LANGUAGE_BOKMAL, &page.entries[0], &words);
    journal_page_clear(&page);
    return str_take(&words);
}

static void undo(struct hall *hall)
{
    struct apply_result result = {0};

    session_expect_ok(changes_undo(hall->app, 0, &result, NULL, &hall->error), &hall->error);
    cr_expect_eq(result.conflicts.count, 0);
    apply_result_clear(&result);
    hall_read(hall);
}

/* ---- Reading ---- */

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
    cr_expect(strategy_is_illustration(process, hall.first, 0));
    cr_expect_not(strategy_is_illustration(process, hall.first, process->areas[0].id));
    expect_at(&hall, hall.first, hall.selbu, 583, 809);
    hall_close(&hall);
}

/* Puts the municipality of that number on the grid, as a member of no region. */
static void place_number(struct hall *hall, int64_t round, const char *number)
{
    struct strategy_marker marker = {.round = round};
    struct grid_point point = {100, 100};

    session_expect_ok(app_resolve(hall->app, entity_get(ENTITY_MUNICIPALITY), number, &marker.municipality, NULL,
                                  &hall->error),
                      &hall->error);
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

/* ---- Moving ---- */

Test(strategy, a_move_is_one_entry_in_words_and_is_undone)
{
    struct hall hall = hall_open();
    int64_t round = hall_begin_round(&hall);
    struct strategy_marker marker = hall_see(&hall, round, hall.selbu);
    char *words;

    expect_at(&hall, round, hall.selbu, 374, 680);
    session_expect_ok(strategy_move(hall.app, &hall.process, &marker, (struct grid_point){950, 50}, STRATEGY_BASIS_NONE,
                                    "Etter drøfting.", &hall.error),
                      &hall.error);
    hall_read(&hall);
    expect_at(&hall, round, hall.selbu, 950, 50);
    words = newest_entry(&hall);
    cr_expect_str_eq(words, "flyttet: Selbu, runde 3, Strategiprosess Værnesregionen (Plassering)");
    free(words);
    cr_expect_str_eq(strategy_position_get(&hall.process, round, 0, hall.selbu)->alternative, "Tjenestesenter");
    undo(&hall);
    expect_at(&hall, round, hall.selbu, 374, 680);
    cr_expect_null(strategy_position_get(&hall.process, round, 0, hall.selbu)->note);
    hall_close(&hall);
}

Test(strategy, the_later_move_of_a_marker_asks)
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
    expect_at(&hall, round, hall.selbu, 100, 200);
    mine.anyway = true;
    session_expect_ok(strategy_move(hall.app, &hall.process, &mine, (struct grid_point){900, 800}, STRATEGY_BASIS_NONE,
                                    NULL, &hall.error),
                      &hall.error);
    hall_read(&hall);
    expect_at(&hall, round, hall.selbu, 900, 800);
    hall_close(&hall);
}

Test(strategy, two_who_place_the_same_marker_meet_too)
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

Test(strategy, words_of_others_do_not_stop_a_move)
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
    expect_at(&hall, round, hall.selbu, 100, 200);
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

Test(strategy, an_illustration_of_a_source_stays_one)
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

Test(strategy, a_marker_is_skipped_and_taken_off)
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
    undo(&hall);
    cr_expect(strategy_position_get(&hall.process, round, 0, hall.selbu)->skipped);
    hall_close(&hall);
}

/* ---- Rounds and votes ---- */

Test(strategy, a_closed_round_never_changes_and_undo_opens_it)
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
    undo(&hall);
    undo(&hall);
    cr_expect_not(strategy_round_get(&hall.process, round)->closed);
    session_expect_ok(strategy_move(hall.app, &hall.process, &marker, point, STRATEGY_BASIS_NONE, NULL, &hall.error),
                      &hall.error);
    hall_close(&hall);
}

Test(strategy, votes_are_counted_until_they_are_revealed)
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
    session_expect_ok(strategy_reveal_votes(hall.app, &hall.process, round, &hall.error), &hall.error);
    hall_read(&hall);
    cr_expect_eq(strategy_vote_points(&hall.process, round, 0, hall.selbu, points, 3), 2);
    cr_expect_eq(points[0].x + points[1].x, 500);
    cr_expect_eq(strategy_vote(hall.app, &hall.process, &marker, "Tredje", points[0], &hall.error), STATUS_DATA);
    session_says(&hall.error, "have been revealed");
    error_clear(&hall.error);
    undo(&hall);
    hall_read(&hall);
    cr_expect_eq(strategy_vote_points(&hall.process, round, 0, hall.selbu, points, 3), 0, "hidden again");
    cr_expect_eq(strategy_vote(hall.app, &hall.process, &marker, "Tredje", points[0], &hall.error), STATUS_DATA);
    session_says(&hall.error, "have been revealed, so that none can be given");
    hall_close(&hall);
}

Test(strategy, a_point_outside_the_axes_is_refused)
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

Test(strategy, a_template_makes_a_process_with_a_first_round)
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

Test(strategy, a_note_stands_on_a_round_of_its_own_process)
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

/* ---- The presentation ---- */

Test(strategy, what_is_presented_is_read_back)
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

Test(strategy, two_who_facilitate_are_told_of_each_other)
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

Test(strategy, a_facilitator_whose_program_is_gone_is_nobody)
{
    struct hall hall = hall_open();
    struct presentation_facilitator gone = {.session = 17, .pid = INT32_MAX};

    cr_expect_not(strategy_is_facilitated(hall.app, &gone));
    gone.pid = getpid();
    cr_expect(strategy_is_facilitated(hall.app, &gone), "another session of a program that runs");
    hall_close(&hall);
}

Test(strategy, a_colleagues_move_is_told_with_name_and_time)
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

Test(strategy, a_move_is_told_without_what_it_did_not_change)
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
