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
    cr_expect_not(presentation.names_hidden || presentation.blank || presentation.nudged);
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
