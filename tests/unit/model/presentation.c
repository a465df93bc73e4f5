#include "samreg/model/presentation.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>

Test(presentation, begins_with_everybody_there_and_no_alternative_named)
{
    struct presentation presentation;

    presentation_init(&presentation, 7, GRID_TURNED_RIGHT);
    cr_expect_eq(presentation.process, 7);
    cr_expect_eq(presentation.revealed, PRESENTATION_ALL);
    cr_expect_eq(presentation.orientation, GRID_TURNED_RIGHT);
    cr_expect(presentation.quadrants_hidden);
    cr_expect_not(presentation.names_hidden || presentation.blank || presentation.nudge.under_way);
    presentation_clear(&presentation);
}

Test(presentation, a_copy_stands_alone)
{
    struct presentation one, other = {0};

    presentation_init(&one, 7, GRID_UPRIGHT);
    one.facilitator.user = memory_copy_text("kari");
    presentation_copy(&other, &one);
    one.facilitator.user[0] = 'm';
    cr_expect_str_eq(other.facilitator.user, "kari");
    cr_expect_null(other.facilitator.host);
    presentation_copy(&other, &one);
    cr_expect_str_eq(other.facilitator.user, "mari");
    presentation_clear(&one);
    presentation_clear(&other);
}

Test(presentation, a_timer_runs_stands_still_and_ends_at_nothing)
{
    struct presentation_timer timer = {.shown = true};

    presentation_timer_set(&timer, 90000);
    cr_expect(timer.shown);
    cr_expect_eq(presentation_timer_left(&timer, 5000), 90000, "it has not begun");
    presentation_timer_start(&timer, 1000);
    cr_expect_eq(presentation_timer_left(&timer, 31000), 60000);
    presentation_timer_pause(&timer, 31000);
    cr_expect_eq(presentation_timer_left(&timer, 99000), 60000);
    presentation_timer_start(&timer, 100000);
    cr_expect_eq(presentation_timer_left(&timer, 160000), 0);
    cr_expect_eq(presentation_timer_left(&timer, 999000), 0);
    presentation_timer_pause(&timer, 999000);
    cr_expect_eq(presentation_timer_left(&timer, 0), 0);
}

/* ---- Two screens ---- */

static struct presentation shown(int64_t round)
{
    struct presentation presentation;

    presentation_init(&presentation, 7, GRID_UPRIGHT);
    presentation.round = round;
    return presentation;
}

static void set_out(struct presentation *presentation, int64_t municipality, int x)
{
    presentation->nudge = (struct presentation_nudge){
        .under_way = true, .round = 3, .municipality = municipality, .point = {x, 500}};
}

Test(presentation, each_of_two_screens_keeps_what_it_has_changed)
{
    struct presentation base = shown(3), mine = shown(3), theirs = shown(3);

    mine.names_hidden = true;
    mine.revealed = 2;
    theirs.blank = true;
    theirs.round = 2;
    theirs.serial = 12;
    presentation_timer_set(&theirs.timer, 60000);
    presentation_merge(&mine, &base, &theirs);
    cr_expect(mine.names_hidden && mine.blank);
    cr_expect_eq(mine.revealed, 2);
    cr_expect_eq(mine.round, 2);
    cr_expect_eq(mine.timer.left, 60000);
    cr_expect_eq(mine.serial, 12);
}

Test(presentation, round_and_area_go_together)
{
    struct presentation base = shown(3), mine = shown(3), theirs = shown(2);

    mine.area = 5;
    theirs.compare = 1;
    presentation_merge(&mine, &base, &theirs);
    cr_expect(mine.round == 3 && mine.area == 5 && mine.compare == 0);
}

Test(presentation, a_marker_that_arrives_takes_only_itself_off_the_wall)
{
    struct presentation base = shown(3), mine = shown(3), theirs = shown(3);

    set_out(&base, 1, 100);
    set_out(&theirs, 1, 100);
    presentation_merge(&mine, &base, &theirs);
    cr_expect_not(mine.nudge.under_way, "it is the one that was on its way here");
    set_out(&theirs, 2, 900);
    presentation_merge(&mine, &base, &theirs);
    cr_expect(mine.nudge.under_way && mine.nudge.municipality == 2, "another one's has set out since");
    mine = shown(3);
    set_out(&mine, 1, 110);
    presentation_merge(&mine, &base, &theirs);
    cr_expect_eq(mine.nudge.point.x, 110, "the one moved last is seen");
}
