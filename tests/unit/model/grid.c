#include "samreg/model/grid.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct grid_point some[] = {{0, 0},     {1000, 0},  {0, 1000}, {1000, 1000}, {500, 500},
                                         {123, 877}, {499, 501}, {10, 300}, {750, 250},   {999, 1}};

#define LENGTH(table) (sizeof(table) / sizeof *(table))

static void expect_point(struct grid_point point, int x, int y)
{
    cr_expect(point.x == x && point.y == y, "%d, %d instead of %d, %d", point.x, point.y, x, y);
}

static void expect_seen(struct grid_seen seen, int right, int up)
{
    cr_expect(seen.right == right && seen.up == up, "%d, %d instead of %d, %d", seen.right, seen.up, right, up);
}

Test(grid, lies_with_joint_solutions_right_and_commitment_up)
{
    expect_seen(grid_see(GRID_UPRIGHT, (struct grid_point){900, 100}), 900, 100);
    expect_seen(grid_see(GRID_TURNED_RIGHT, (struct grid_point){900, 100}), 100, 100);
    expect_seen(grid_see(GRID_UPSIDE_DOWN, (struct grid_point){900, 100}), 100, 900);
    expect_seen(grid_see(GRID_TURNED_LEFT, (struct grid_point){900, 100}), 900, 900);
    expect_seen(grid_see(GRID_MIRRORED, (struct grid_point){900, 300}), 100, 300);
    expect_seen(grid_see(GRID_MIRRORED_TURNED_RIGHT, (struct grid_point){900, 300}), 300, 900);
}

Test(grid, has_eight_orientations_that_differ)
{
    struct grid_point corner = {200, 100};

    for (enum grid_orientation a = 0; a < GRID_ORIENTATIONS; a++)
        for (enum grid_orientation b = 0; b < a; b++) {
            struct grid_seen one = grid_see(a, corner), other = grid_see(b, corner);

            cr_expect(one.right != other.right || one.up != other.up, "%d and %d", a, b);
            cr_expect_str_neq(grid_peek_lie(a)->name, grid_peek_lie(b)->name);
        }
}

Test(grid, finds_in_every_orientation_what_it_shows)
{
    for (enum grid_orientation orientation = 0; orientation < GRID_ORIENTATIONS; orientation++)
        for (size_t i = 0; i < LENGTH(some); i++) {
            struct grid_point found = grid_find_seen(orientation, grid_see(orientation, some[i]));
            enum grid_orientation inverse = grid_peek_lie(orientation)->inverse;

            expect_point(found, some[i].x, some[i].y);
            cr_expect_eq(grid_peek_lie(inverse)->inverse, orientation);
        }
}

Test(grid, turns_clockwise_and_mirrors_left_to_right)
{
    for (enum grid_orientation orientation = 0; orientation < GRID_ORIENTATIONS; orientation++)
        for (size_t i = 0; i < LENGTH(some); i++) {
            const struct grid_lie *lie = grid_peek_lie(orientation);
            struct grid_seen seen = grid_see(orientation, some[i]);

            expect_seen(grid_see(lie->turned, some[i]), seen.up, GRID_LAST - seen.right);
            expect_seen(grid_see(lie->mirrored, some[i]), GRID_LAST - seen.right, seen.up);
        }
}

Test(grid, divides_an_axis_evenly_into_cells)
{
    cr_expect_eq(grid_to_cell(0, 10), 0);
    cr_expect_eq(grid_to_cell(1000, 10), 9);
    cr_expect_eq(grid_to_cell(500, 59), 29);
    cr_expect_eq(grid_to_cell(550, 10), 5);
    for (int cells = 1; cells <= 200; cells++) {
        int before = 0;

        for (int value = 0; value <= GRID_LAST; value++) {
            int cell = grid_to_cell(value, cells);

            cr_assert(cell >= before && cell <= before + 1 && cell < cells, "%d in %d cells", value, cells);
            cr_assert_eq(grid_to_cell(value, 2 * cells) / 2, cell, "the half of %d in %d cells", value, cells);
            before = cell;
        }
        cr_assert_eq(before, cells - 1);
    }
}

Test(grid, shows_a_mirrored_picture_mirrored)
{
    for (int cells = 1; cells <= 60; cells += 2)
        for (int value = 0; value <= GRID_LAST; value++)
            cr_assert(grid_to_cell(value, cells) == cells - 1 - grid_to_cell(GRID_LAST - value, cells) ||
                          (2 * value + 1) * cells % (2 * (GRID_LAST + 1)) == 0,
                      "%d in %d cells", value, cells);
}

Test(grid, plots_row_0_on_top)
{
    struct grid_plot plot = {58, 17, GRID_UPRIGHT};
    struct grid_cell cell = grid_plot_cell(&plot, (struct grid_point){0, 1000});

    cr_expect(cell.column == 0 && cell.row == 0);
    cell = grid_plot_cell(&plot, (struct grid_point){1000, 0});
    cr_expect(cell.column == 57 && cell.row == 16);
    plot.orientation = GRID_TURNED_RIGHT;
    cell = grid_plot_cell(&plot, (struct grid_point){1000, 0});
    cr_expect(cell.column == 0 && cell.row == 16);
}

Test(grid, takes_two_digits_to_the_middle_of_a_tenth)
{
    expect_point(grid_from_digits(GRID_UPRIGHT, 0, 9), 50, 950);
    expect_point(grid_from_digits(GRID_UPRIGHT, 4, 5), 450, 550);
    expect_point(grid_from_digits(GRID_UPSIDE_DOWN, 0, 9), 950, 50);
    for (enum grid_orientation orientation = 0; orientation < GRID_ORIENTATIONS; orientation++)
        for (int digit = 0; digit <= 9; digit++) {
            struct grid_point point = grid_from_digits(orientation, digit, 9 - digit);
            struct grid_seen seen = grid_see(orientation, point);

            cr_expect_neq(grid_quadrant(point), GRID_BORDER);
            cr_expect_eq(grid_to_cell(seen.right, 10), digit);
            cr_expect_eq(grid_to_cell(seen.up, 10), 9 - digit);
        }
}

Test(grid, nudges_as_seen_and_stops_at_the_ends)
{
    struct grid_seen right = {1, 0}, down = {0, -1};

    expect_point(grid_nudge(GRID_UPRIGHT, (struct grid_point){500, 500}, right, GRID_FINE), 510, 500);
    expect_point(grid_nudge(GRID_UPRIGHT, (struct grid_point){500, 500}, down, GRID_COARSE), 500, 450);
    expect_point(grid_nudge(GRID_MIRRORED, (struct grid_point){500, 500}, right, GRID_FINE), 490, 500);
    expect_point(grid_nudge(GRID_TURNED_RIGHT, (struct grid_point){500, 500}, right, GRID_FINE), 500, 510);
    expect_point(grid_nudge(GRID_UPRIGHT, (struct grid_point){995, 30}, right, GRID_FINE), 1000, 30);
    expect_point(grid_nudge(GRID_UPRIGHT, (struct grid_point){995, 30}, down, GRID_COARSE), 995, 0);
}

Test(grid, tells_the_quadrant_and_the_border)
{
    cr_expect_eq(grid_quadrant((struct grid_point){499, 499}), GRID_LOW_LOW);
    cr_expect_eq(grid_quadrant((struct grid_point){501, 499}), GRID_HIGH_LOW);
    cr_expect_eq(grid_quadrant((struct grid_point){499, 501}), GRID_LOW_HIGH);
    cr_expect_eq(grid_quadrant((struct grid_point){501, 501}), GRID_HIGH_HIGH);
    cr_expect_eq(grid_quadrant((struct grid_point){500, 100}), GRID_BORDER);
    cr_expect_eq(grid_quadrant((struct grid_point){100, 500}), GRID_BORDER);
    for (enum grid_quadrant quadrant = 0; quadrant < GRID_QUADRANTS; quadrant++)
        cr_expect_eq(grid_quadrant(grid_quadrant_middle(quadrant)), quadrant);
}

Test(grid, knows_which_quadrants_a_border_touches)
{
    for (size_t i = 0; i < LENGTH(some); i++) {
        int touched = 0;

        for (enum grid_quadrant quadrant = 0; quadrant < GRID_QUADRANTS; quadrant++) {
            bool touches = grid_touches(some[i], quadrant);

            touched += touches;
            cr_expect(touches || grid_quadrant(some[i]) != quadrant);
        }
        cr_expect_eq(touched, some[i].x == 500 ? 4 : 1);
    }
    cr_expect(grid_touches((struct grid_point){500, 100}, GRID_LOW_LOW));
    cr_expect(grid_touches((struct grid_point){500, 100}, GRID_HIGH_LOW));
    cr_expect_not(grid_touches((struct grid_point){500, 100}, GRID_HIGH_HIGH));
}

Test(grid, measures_in_thousandths_of_the_diagonal)
{
    cr_expect_eq(grid_distance((struct grid_point){0, 0}, (struct grid_point){1000, 1000}), 1000);
    cr_expect_eq(grid_distance((struct grid_point){0, 1000}, (struct grid_point){1000, 0}), 1000);
    cr_expect_eq(grid_distance((struct grid_point){0, 0}, (struct grid_point){1000, 0}), 707);
    cr_expect_eq(grid_distance((struct grid_point){3, 4}, (struct grid_point){3, 4}), 0);
    cr_expect_eq(grid_distance((struct grid_point){3, 4}, (struct grid_point){3, 5}), 1); /* 0.71 */
    cr_expect_eq(grid_distance((struct grid_point){0, 0}, (struct grid_point){100, 100}), 100);
    /* The nearest: (2d - 1)^2 <= 2s < (2d + 1)^2, where s is the sum of the squares. */
    for (int x = 0; x <= GRID_LAST; x += 7)
        for (int y = 0; y <= GRID_LAST; y += 11) {
            int d = grid_distance((struct grid_point){x, 0}, (struct grid_point){0, y}), twice = 2 * (x * x + y * y);

            cr_assert((d == 0 || (2 * d - 1) * (2 * d - 1) <= twice) && twice < (2 * d + 1) * (2 * d + 1));
        }
}

Test(grid, tells_a_crossing_from_the_border)
{
    struct grid_point low = {400, 400}, high = {600, 400}, border = {500, 400}, other = {100, 500};

    cr_expect_eq(grid_crossing(low, high), GRID_CROSSED);
    cr_expect_eq(grid_crossing(low, (struct grid_point){1, 1}), GRID_STAYED);
    cr_expect_eq(grid_crossing(low, border), GRID_TO_BORDER);
    cr_expect_eq(grid_crossing(border, low), GRID_FROM_BORDER);
    cr_expect_eq(grid_crossing(border, other), GRID_STAYED);
}

Test(grid, points_the_arrow_of_a_move_the_nearest_of_eight_ways)
{
    struct grid_point middle = {500, 500};

    expect_seen(grid_heading(GRID_UPRIGHT, middle, (struct grid_point){530, 470}), 0, 0);
    expect_seen(grid_heading(GRID_UPRIGHT, middle, (struct grid_point){531, 500}), 1, 0);
    expect_seen(grid_heading(GRID_UPRIGHT, middle, (struct grid_point){600, 541}), 1, 0);
    expect_seen(grid_heading(GRID_UPRIGHT, middle, (struct grid_point){600, 542}), 1, 1);
    expect_seen(grid_heading(GRID_UPRIGHT, middle, (struct grid_point){459, 400}), 0, -1);
    expect_seen(grid_heading(GRID_UPRIGHT, middle, (struct grid_point){400, 400}), -1, -1);
    expect_seen(grid_heading(GRID_TURNED_RIGHT, middle, (struct grid_point){900, 500}), 0, -1);
    expect_seen(grid_heading(GRID_MIRRORED, middle, (struct grid_point){900, 900}), -1, 1);
}
