#include "samreg/view/strategy_shown.h"

#include "samreg/base/str.h"

#include <criterion/criterion.h>

/* Three members in two rounds: all stand in the first, two in the second, where the third was skipped. */
static struct strategy_member members[] = {
    {.id = 1, .name = (char[]){"Frosta"}},
    {.id = 2, .name = (char[]){"Malvik"}},
    {.id = 3, .name = (char[]){"Selbu"}},
};
static struct strategy_round rounds[] = {
    {.id = 11, .number = 1, .name = (char[]){"Tidlig"}, .closed = true},
    {.id = 12, .number = 2, .name = (char[]){"Sent"}},
};
static struct strategy_position positions[] = {
    {.id = 21, .round = 11, .municipality = 1, .placed = true, .point = {100, 100}},
    {.id = 22, .round = 11, .municipality = 2, .placed = true, .point = {200, 800}},
    {.id = 23, .round = 11, .municipality = 3, .placed = true, .point = {900, 900}},
    {.id = 24, .round = 12, .municipality = 1, .placed = true, .point = {100, 100}},
    {.id = 25, .round = 12, .municipality = 2, .placed = true, .point = {700, 800}},
    {.id = 26, .round = 12, .municipality = 3, .skipped = true},
};

static struct strategy_process process;
static struct presentation presentation;
static struct strategy_shown shown;

static void begin(void)
{
    process = (struct strategy_process){
        .id = 5,
        .name = (char[]){"Strategi"},
        .rounds = rounds,
        .round_count = 2,
        .members = members,
        .member_count = 3,
        .positions = positions,
        .position_count = 6,
    };
    presentation_init(&presentation, 5, GRID_UPRIGHT);
    shown = (struct strategy_shown){&process, &presentation, LANGUAGE_ENGLISH, STRATEGY_ROOM};
}

static void end(void)
{
    presentation_clear(&presentation);
}

TestSuite(strategy_shown, .init = begin, .fini = end);

/* What one of the functions that append says. */
static void expect_words(void (*words)(const struct strategy_shown *shown, struct str *out), const char *expected)
{
    struct str out = {0};

    words(&shown, &out);
    cr_expect_str_eq(str_peek(&out), expected);
    str_clear(&out);
}

Test(strategy_shown, the_last_round_is_shown_and_compared_with_the_one_before)
{
    cr_expect_eq(strategy_shown_round(&shown), &rounds[1]);
    cr_expect_eq(strategy_shown_compared(&shown), &rounds[0]);
    expect_words(strategy_shown_heading, "Round 2 of 2: Sent");
    presentation.round = 11;
    cr_expect_null(strategy_shown_compared(&shown));
    expect_words(strategy_shown_heading, "Round 1 of 2 (closed): Tidlig");
    presentation.compare = 12;
    cr_expect_eq(strategy_shown_compared(&shown), &rounds[1]);
    process.round_count = 0;
    expect_words(strategy_shown_heading, "No round yet");
}

static void say_whole(const struct strategy_shown *seen, struct str *out)
{
    strategy_shown_illustration(seen, true, out);
}

Test(strategy_shown, illustrations_are_counted_among_those_that_are_told_of)
{
    struct scene scene = {0};

    expect_words(say_whole, "");
    positions[3].basis = STRATEGY_ILLUSTRATION;
    expect_words(say_whole, "ILLUSTRATION: 1 of 2, in brackets; stated by nobody");
    strategy_shown_fill(&shown, &scene);
    cr_expect_str_eq(scene.items[0].written, "(Frosta)");
    cr_expect_null(scene.items[1].written);
    presentation.revealed = 1;
    expect_words(say_whole, "ILLUSTRATION: stated by nobody");
    presentation.revealed = 0;
    expect_words(say_whole, "");
    presentation.revealed = PRESENTATION_ALL;
    positions[4].basis = STRATEGY_ILLUSTRATION;
    strategy_shown_fill(&shown, &scene);
    cr_expect_null(scene.items[0].written);
    positions[3].basis = positions[4].basis = STRATEGY_BASIS_NONE;
    scene_clear(&scene);
}

Test(strategy_shown, a_round_is_counted_by_its_place_and_its_bare_name_is_not_said_twice)
{
    struct strategy_round others[] = {
        {.id = 11, .number = 1, .name = (char[]){"Runde 1"}},
        {.id = 12, .number = 7, .name = (char[]){"Sent"}},
    };

    process.rounds = others;
    expect_words(strategy_shown_heading, "Round 7 (2 of 2): Sent");
    presentation.round = 11;
    expect_words(strategy_shown_heading, "Round 1 of 2");
    others[0].name = (char[]){"Round 1"};
    shown.language = LANGUAGE_BOKMAL;
    expect_words(strategy_shown_heading, "Runde 1 av 2");
}

Test(strategy_shown, what_is_on_its_way_stands_where_it_is_moved_to)
{
    struct grid_point point = {0};

    cr_expect_not(strategy_shown_stands(&shown, &members[2], &point));
    cr_expect(strategy_shown_skipped(&shown, &members[2]));
    expect_words(strategy_shown_tally, "2 of 3 placed");
    presentation.selected = 2;
    presentation.nudge = (struct presentation_nudge){
        .under_way = true, .round = 12, .municipality = 3, .point = {10, 20}};
    cr_assert(strategy_shown_stands(&shown, &members[2], &point));
    cr_expect(point.x == 10 && point.y == 20);
    expect_words(strategy_shown_tally, "3 of 3 placed");
    presentation.round = 11;
    cr_expect(!strategy_shown_stands(&shown, &members[2], &point) || point.x != 10, "it stays in its round");
    presentation.round = 12;
    presentation.area = 99;
    cr_expect_not(strategy_shown_on_its_way(&shown, &members[2]), "and in its area");
    presentation.round = presentation.area = 0;
    presentation.nudge.under_way = false;
}

Test(strategy_shown, the_room_sees_only_who_has_been_revealed)
{
    struct scene scene = {0};

    presentation.revealed = 1;
    strategy_shown_fill(&shown, &scene);
    cr_assert_eq(scene.count, 1);
    cr_expect_eq(scene.items[0].id, 1);
    expect_words(strategy_shown_tally, "1 of 3 placed");
    shown.audience = STRATEGY_FACILITATOR;
    strategy_shown_fill(&shown, &scene);
    cr_expect_eq(scene.count, 2);
    scene_clear(&scene);
}

Test(strategy_shown, trails_of_none_of_one_and_of_all_that_have_moved)
{
    struct scene scene = {0};

    presentation.trails = PRESENTATION_ALL_TRAILS;
    strategy_shown_fill(&shown, &scene);
    cr_expect_not(scene.items[0].trail, "Frosta has not moved");
    cr_expect(scene.items[1].trail && scene.items[1].from.x == 200);
    presentation.trails = PRESENTATION_ONE_TRAIL;
    presentation.selected = 1;
    strategy_shown_fill(&shown, &scene);
    cr_expect_not(scene.items[1].trail);
    presentation.selected = 2;
    strategy_shown_fill(&shown, &scene);
    cr_expect(scene.items[1].trail);
    cr_expect_not(scene.items[1].selected, "in the room nothing stands out before it moves");
    scene_clear(&scene);
}

Test(strategy_shown, votes_are_counted_and_shown_when_they_are_told)
{
    struct strategy_vote votes[] = {
        {.id = 31, .round = 12, .municipality = 3, .told = true, .point = {100, 500}},
        {.id = 32, .round = 12, .municipality = 3, .told = true, .point = {900, 500}},
    };
    struct scene scene = {0};

    process.votes = votes;
    process.vote_count = 2;
    expect_words(strategy_shown_votes, "");
    presentation.votes_shown = true;
    expect_words(strategy_shown_votes, "Votes: 2");
    presentation.selected = 2;
    expect_words(strategy_shown_votes, "Votes: 2 · Malvik: 0");
    presentation.revealed = 1;
    expect_words(strategy_shown_votes, "Votes: 2");
    presentation.revealed = PRESENTATION_ALL;
    strategy_shown_fill(&shown, &scene);
    cr_expect_eq(scene.count, 2, "nothing of Selbu yet");
    rounds[1].revealed = true;
    expect_words(strategy_shown_votes, "Votes: 2 · split: Selbu");
    strategy_shown_fill(&shown, &scene);
    cr_assert_eq(scene.count, 3);
    cr_expect(scene.items[2].voted && scene.items[2].vote_count == 2 && scene.items[2].point.x == 500);
    votes[0].municipality = votes[1].municipality = 2;
    strategy_shown_fill(&shown, &scene);
    cr_assert_eq(scene.count, 3, "Malvik stands somewhere itself: its votes have its name too");
    cr_expect(scene.items[1].voted && scene.items[1].vote_count == 2 && scene.items[1].point.x == 500);
    cr_expect_str_eq(scene.items[1].name, "Malvik");
    cr_expect(!scene.items[2].voted && scene.items[2].vote_count == 0 && scene.items[2].id == 2);
    cr_expect_eq(scene.items[1].look.shape, scene.items[2].look.shape);
    votes[0].municipality = votes[1].municipality = 3;
    presentation.names_hidden = true;
    expect_words(strategy_shown_votes, "Votes: 2");
    presentation.names_hidden = false;
    presentation.revealed = 2;
    expect_words(strategy_shown_votes, "Votes: 2");
    rounds[1].revealed = false;
    scene_clear(&scene);
}

Test(strategy_shown, the_timer_counts_whole_seconds_down_and_wakes_when_the_next_begins)
{
    struct presentation_timer timer = {.shown = true, .running = true, .until = 1000000};
    struct str out = {0};

    strategy_shown_timer(&timer, 1000000 - 270000, &out);
    str_add(&out, " ");
    strategy_shown_timer(&timer, 1000000 - 1, &out);
    str_add(&out, " ");
    strategy_shown_timer(&timer, 1000000 + 5000, &out);
    cr_expect_str_eq(str_peek(&out), "04:30 00:01 00:00");
    str_clear(&out);
    cr_expect_eq(strategy_shown_wake(&timer, -1), -1, "long over");
    timer.until = INT64_MAX;
    cr_expect(strategy_shown_wake(&timer, -1) >= 1 && strategy_shown_wake(&timer, -1) <= 1000);
    cr_expect_eq(strategy_shown_wake(&timer, 0), 0, "it is past the time to try again");
    timer.running = false;
    cr_expect_eq(strategy_shown_wake(&timer, -1), -1);
}
