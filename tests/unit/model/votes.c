#include "samreg/model/votes.h"

#include <criterion/criterion.h>

#define LENGTH(table) (sizeof(table) / sizeof *(table))

static void expect_point(struct grid_point point, int x, int y)
{
    cr_expect(point.x == x && point.y == y, "%d, %d instead of %d, %d", point.x, point.y, x, y);
}

Test(votes, of_one_are_that_one)
{
    struct grid_point one = {340, 760};
    struct votes votes = votes_sum_up(&one, 1);

    cr_expect_eq(votes.count, 1);
    expect_point(votes.median, 340, 760);
    expect_point(votes.lower, 340, 760);
    expect_point(votes.upper, 340, 760);
    cr_expect_eq(votes.spread, 0);
    cr_expect(!votes.cross && !votes.split_x && !votes.split_y);
}

Test(votes, have_their_middle_on_each_axis_by_itself)
{
    struct grid_point odd[] = {{900, 100}, {100, 300}, {300, 200}};
    struct grid_point even[] = {{900, 100}, {100, 300}, {301, 200}, {400, 205}};

    expect_point(votes_sum_up(odd, 3).median, 300, 200);
    expect_point(votes_sum_up(even, 4).median, 351, 203);
}

Test(votes, have_the_medians_of_their_halves_as_quartiles)
{
    struct grid_point seven[] = {{700, 0}, {100, 0}, {600, 0}, {200, 0}, {500, 0}, {300, 0}, {400, 0}};
    struct grid_point six[] = {{600, 0}, {100, 0}, {500, 0}, {200, 0}, {400, 0}, {300, 0}};
    struct votes votes = votes_sum_up(seven, 7);

    expect_point(votes.lower, 200, 0);
    expect_point(votes.upper, 600, 0);
    votes = votes_sum_up(six, 6);
    expect_point(votes.lower, 200, 0);
    expect_point(votes.upper, 500, 0);
    votes = votes_sum_up(six, 2);
    expect_point(votes.lower, 100, 0);
    expect_point(votes.upper, 600, 0);
}

Test(votes, get_a_cross_from_five_on)
{
    struct grid_point points[5] = {{1, 1}, {2, 2}, {3, 3}, {4, 4}, {5, 5}};

    cr_expect_not(votes_sum_up(points, 4).cross);
    cr_expect(votes_sum_up(points, 5).cross);
}

Test(votes, are_split_when_more_than_three_tenths_lie_between_the_halves)
{
    struct grid_point apart[] = {{100, 500}, {200, 510}, {501, 490}, {900, 505}};
    struct grid_point just_not[] = {{100, 500}, {200, 510}, {500, 490}, {900, 505}};
    struct grid_point standing[] = {{100, 0}, {100, 1000}};
    struct votes votes = votes_sum_up(apart, 4);

    cr_expect(votes.split_x && !votes.split_y);
    cr_expect_not(votes_sum_up(just_not, 4).split_x);
    votes = votes_sum_up(standing, 2);
    cr_expect(!votes.split_x && votes.split_y);
}

Test(votes, are_split_around_one_in_the_middle)
{
    struct grid_point points[] = {{100, 0}, {150, 0}, {500, 0}, {850, 0}, {900, 0}};

    cr_expect(votes_sum_up(points, LENGTH(points)).split_x);
}

Test(votes, are_not_split_by_an_even_spread_or_an_outlier)
{
    struct grid_point even[] = {{0, 0}, {200, 0}, {400, 0}, {600, 0}, {800, 0}, {1000, 0}};
    struct grid_point outlier[] = {{100, 0}, {110, 0}, {120, 0}, {130, 0}, {140, 0}, {1000, 0}};

    cr_expect_not(votes_sum_up(even, LENGTH(even)).split_x);
    cr_expect_not(votes_sum_up(outlier, LENGTH(outlier)).split_x);
}

Test(votes, spread_in_hundredths_of_the_diagonal)
{
    struct grid_point corners[] = {{0, 0}, {1000, 1000}};
    struct grid_point together[] = {{340, 200}, {340, 200}, {340, 200}};
    struct grid_point one_off[] = {{0, 0}, {0, 0}, {100, 100}};    /* a third of 10 */
    struct grid_point rounded_up[] = {{0, 0}, {0, 0}, {105, 105}}; /* a third of 10.5 */

    cr_expect_eq(votes_spread(corners, 2), 50);
    cr_expect_eq(votes_spread(together, 3), 0);
    cr_expect_eq(votes_spread(one_off, 3), 3);
    cr_expect_eq(votes_spread(rounded_up, 3), 4);
    cr_expect_eq(votes_spread(NULL, 0), 0);
    cr_expect_eq(votes_sum_up(corners, 2).spread, 50);
}

Test(votes, do_not_depend_on_their_order)
{
    struct grid_point points[] = {{10, 900}, {870, 30}, {500, 500}, {330, 470}, {120, 710}, {640, 80}};
    struct votes first = votes_sum_up(points, LENGTH(points));

    for (size_t turn = 0; turn < LENGTH(points); turn++) {
        struct grid_point moved = points[0];

        for (size_t i = 1; i < LENGTH(points); i++)
            points[i - 1] = points[i];
        points[LENGTH(points) - 1] = moved;
        struct votes votes = votes_sum_up(points, LENGTH(points));

        expect_point(votes.median, first.median.x, first.median.y);
        expect_point(votes.lower, first.lower.x, first.lower.y);
        expect_point(votes.upper, first.upper.x, first.upper.y);
        cr_expect_eq(votes.spread, first.spread);
    }
}
