#include "samreg/model/grid.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A quarter turn clockwise takes (right, up) to (up, last - right). */
static const struct grid_lie lies[GRID_ORIENTATIONS] = {
    [GRID_UPRIGHT] = {"upright", false, false, false, GRID_UPRIGHT, GRID_TURNED_RIGHT, GRID_MIRRORED},
    [GRID_TURNED_RIGHT] = {"turned_right", true, false, true, GRID_TURNED_LEFT, GRID_UPSIDE_DOWN,
                           GRID_MIRRORED_TURNED_LEFT},
    [GRID_UPSIDE_DOWN] = {"upside_down", false, true, true, GRID_UPSIDE_DOWN, GRID_TURNED_LEFT,
                          GRID_MIRRORED_UPSIDE_DOWN},
    [GRID_TURNED_LEFT] = {"turned_left", true, true, false, GRID_TURNED_RIGHT, GRID_UPRIGHT,
                          GRID_MIRRORED_TURNED_RIGHT},
    [GRID_MIRRORED] = {"mirrored", false, true, false, GRID_MIRRORED, GRID_MIRRORED_TURNED_RIGHT, GRID_UPRIGHT},
    [GRID_MIRRORED_TURNED_RIGHT] = {"mirrored_turned_right", true, false, false, GRID_MIRRORED_TURNED_RIGHT,
                                    GRID_MIRRORED_UPSIDE_DOWN, GRID_TURNED_LEFT},
    [GRID_MIRRORED_UPSIDE_DOWN] = {"mirrored_upside_down", false, false, true, GRID_MIRRORED_UPSIDE_DOWN,
                                   GRID_MIRRORED_TURNED_LEFT, GRID_UPSIDE_DOWN},
    [GRID_MIRRORED_TURNED_LEFT] = {"mirrored_turned_left", true, true, true, GRID_MIRRORED_TURNED_LEFT, GRID_MIRRORED,
                                   GRID_TURNED_RIGHT},
};

static int clamp(int value, int last)
{
    return value < 0 ? 0 : value > last ? last : value;
}

static bool is_position(struct grid_point point)
{
    return point.x >= 0 && point.x <= GRID_LAST && point.y >= 0 && point.y <= GRID_LAST;
}

const struct grid_lie *grid_peek_lie(enum grid_orientation orientation)
{
    assert(orientation < GRID_ORIENTATIONS);
    return &lies[orientation];
}

enum grid_orientation grid_orientation_named(const char *name)
{
    for (int i = 0; name && i < GRID_ORIENTATIONS; i++)
        if (strcmp(grid_peek_lie((enum grid_orientation)i)->name, name) == 0)
            return (enum grid_orientation)i;
    return GRID_UPRIGHT;
}

struct grid_seen grid_see(enum grid_orientation orientation, struct grid_point point)
{
    const struct grid_lie *lie = grid_peek_lie(orientation);
    struct grid_seen seen = {lie->swapped ? point.y : point.x, lie->swapped ? point.x : point.y};

    assert(is_position(point));
    if (lie->right_is_low)
        seen.right = GRID_LAST - seen.right;
    if (lie->up_is_low)
        seen.up = GRID_LAST - seen.up;
    return seen;
}

struct grid_point grid_find_seen(enum grid_orientation orientation, struct grid_seen seen)
{
    /* Seen again the opposite way: x and y are then what lies to the right and upwards. */
    struct grid_seen found = grid_see(grid_peek_lie(orientation)->inverse, (struct grid_point){seen.right, seen.up});

    return (struct grid_point){found.right, found.up};
}

int grid_to_cell(int value, int cells)
{
    assert(value >= 0 && value <= GRID_LAST && cells > 0);
    /* The middle of the value among the 1001 values, in halves: so a picture and its mirror image agree. */
    return (int)((2LL * value + 1) * cells / (2 * (GRID_LAST + 1)));
}

struct grid_cell grid_plot_cell(const struct grid_plot *plot, struct grid_point point)
{
    struct grid_seen seen = grid_see(plot->orientation, point);

    return (struct grid_cell){grid_to_cell(seen.right, plot->columns), grid_to_cell(GRID_LAST - seen.up, plot->rows)};
}

struct grid_point grid_from_digits(enum grid_orientation orientation, int right, int up)
{
    enum { TENTH = GRID_LAST / 10 };

    assert(right >= 0 && right <= 9 && up >= 0 && up <= 9);
    return grid_find_seen(orientation, (struct grid_seen){right * TENTH + TENTH / 2, up * TENTH + TENTH / 2});
}

struct grid_point grid_nudge(enum grid_orientation orientation, struct grid_point point, struct grid_seen steps,
                             int size)
{
    struct grid_seen seen = grid_see(orientation, point);

    seen.right = clamp(seen.right + steps.right * size, GRID_LAST);
    seen.up = clamp(seen.up + steps.up * size, GRID_LAST);
    return grid_find_seen(orientation, seen);
}

enum grid_quadrant grid_quadrant(struct grid_point point)
{
    assert(is_position(point));
    if (point.x == GRID_MIDDLE || point.y == GRID_MIDDLE)
        return GRID_BORDER;
    if (point.y < GRID_MIDDLE)
        return point.x < GRID_MIDDLE ? GRID_LOW_LOW : GRID_HIGH_LOW;
    return point.x < GRID_MIDDLE ? GRID_LOW_HIGH : GRID_HIGH_HIGH;
}

static bool is_high_x(enum grid_quadrant quadrant)
{
    return quadrant == GRID_HIGH_LOW || quadrant == GRID_HIGH_HIGH;
}

static bool is_high_y(enum grid_quadrant quadrant)
{
    return quadrant == GRID_LOW_HIGH || quadrant == GRID_HIGH_HIGH;
}

bool grid_touches(struct grid_point point, enum grid_quadrant quadrant)
{
    assert(is_position(point) && quadrant < GRID_QUADRANTS);
    return (is_high_x(quadrant) ? point.x >= GRID_MIDDLE : point.x <= GRID_MIDDLE) &&
           (is_high_y(quadrant) ? point.y >= GRID_MIDDLE : point.y <= GRID_MIDDLE);
}

struct grid_point grid_quadrant_middle(enum grid_quadrant quadrant)
{
    enum { LOW = GRID_LAST / 4, HIGH = GRID_LAST - LOW };

    assert(quadrant < GRID_QUADRANTS);
    return (struct grid_point){is_high_x(quadrant) ? HIGH : LOW, is_high_y(quadrant) ? HIGH : LOW};
}

/* The whole part of the square root. */
static int root(int square)
{
    int low = 0, high = 46340; /* the largest whose square fits */

    while (low < high) {
        int middle = low + (high - low + 1) / 2;

        if (middle <= square / middle)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

int grid_distance(struct grid_point a, struct grid_point b)
{
    int x = a.x - b.x, y = a.y - b.y;

    assert(is_position(a) && is_position(b));
    /* The diagonal is 1000 times the root of 2, so the distance is the root of half the sum; rounded: half of one more
     * than twice that root. */
    return (root(2 * (x * x + y * y)) + 1) / 2;
}

enum grid_crossing grid_crossing(struct grid_point from, struct grid_point to)
{
    enum grid_quadrant before = grid_quadrant(from), after = grid_quadrant(to);

    if (before == after)
        return GRID_STAYED;
    if (after == GRID_BORDER)
        return GRID_TO_BORDER;
    return before == GRID_BORDER ? GRID_FROM_BORDER : GRID_CROSSED;
}

/* The sign of `value`, or 0 where it is so much smaller than `other` that the arrow is nearer to the other axis: below
 * the tangent of 22.5 degrees, 408/985. */
static int lean(int value, int other)
{
    if (abs(value) * 985 < abs(other) * 408)
        return 0;
    return (value > 0) - (value < 0);
}

struct grid_seen grid_heading(enum grid_orientation orientation, struct grid_point from, struct grid_point to)
{
    struct grid_seen a = grid_see(orientation, from), b = grid_see(orientation, to);
    int right = b.right - a.right, up = b.up - a.up;

    if (abs(right) <= GRID_TRAIL && abs(up) <= GRID_TRAIL)
        return (struct grid_seen){0, 0};
    return (struct grid_seen){lean(right, up), lean(up, right)};
}
