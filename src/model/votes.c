#include "samreg/model/votes.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>

/* What one axis says. */
struct axis {
    int lower, median, upper;
    bool split;
};

static int compare_values(const void *a, const void *b)
{
    int one = *(const int *)a, other = *(const int *)b;

    return (one > other) - (one < other);
}

static int median_of(const int values[], size_t count)
{
    return (values[(count - 1) / 2] + values[count / 2] + 1) / 2;
}

/* Sorts the values. */
static struct axis sum_up_axis(int values[], size_t count)
{
    size_t half = count / 2;
    const int *second = values + count - half;
    struct axis axis;

    qsort(values, count, sizeof *values, compare_values);
    axis.median = median_of(values, count);
    axis.lower = half ? median_of(values, half) : axis.median;
    axis.upper = half ? median_of(second, half) : axis.median;
    axis.split = half && second[0] - values[half - 1] > VOTES_APART;
    return axis;
}

struct votes votes_sum_up(const struct grid_point points[], size_t count)
{
    int *values = memory_new_array(count, sizeof *values);
    struct axis x, y;

    assert(count > 0);
    for (size_t i = 0; i < count; i++)
        values[i] = points[i].x;
    x = sum_up_axis(values, count);
    for (size_t i = 0; i < count; i++)
        values[i] = points[i].y;
    y = sum_up_axis(values, count);
    free(values);

    struct votes votes = {.count = count,
                          .median = {x.median, y.median},
                          .lower = {x.lower, y.lower},
                          .upper = {x.upper, y.upper},
                          .cross = count >= VOTES_CROSS,
                          .split_x = x.split,
                          .split_y = y.split};
    long long sum = 0, hundredth = GRID_LAST / 100;

    for (size_t i = 0; i < count; i++)
        sum += grid_distance(points[i], votes.median);
    votes.spread = (int)((2 * sum / (long long)count + hundredth) / (2 * hundredth));
    return votes;
}

int votes_spread(const struct grid_point points[], size_t count)
{
    return count == 0 ? 0 : votes_sum_up(points, count).spread;
}
