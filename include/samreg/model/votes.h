/* What several votes, or the positions of a group, say together: middle, quartiles, split, spread (ux.md 4.5). Integers
 * only; never a mean of positions, which may lie where nobody stands. */
#ifndef SAMREG_MODEL_VOTES_H
#define SAMREG_MODEL_VOTES_H

#include "samreg/model/grid.h"

enum {
    VOTES_CROSS = 5,  /* from so many votes on a cross is drawn; below, every dot */
    VOTES_APART = 300 /* halves further apart than this on an axis are a split */
};

/* On each axis by itself. The halves are the lower and the upper half of the sorted values; of an odd number the one in
 * the middle belongs to neither. */
struct votes {
    size_t count;
    /* The median point: the value in the middle, or half way between the two in the middle, rounded up. */
    struct grid_point median;
    /* The lower and upper quartiles, in .x and .y: the medians of the halves. With one vote, that vote. */
    struct grid_point lower, upper;
    bool cross; /* draw median and cross (the quartiles); otherwise the dots */
    /* Split: more than VOTES_APART lie between the last of the lower half and the first of the upper half. So a
     * group that is spread evenly is not split, and neither is one with a few outliers. */
    bool split_x, split_y;
    int spread; /* votes_spread() of the same points */
};

/* Sums up `count` points (at least 1), in any order. */
struct votes votes_sum_up(const struct grid_point points[], size_t count);

/* The mean distance of the points from their median point, rounded, in hundredths of the grid's diagonal: 0 when all
 * stand together (or there are none). Two halves in opposite corners give 50. At most 100. */
int votes_spread(const struct grid_point points[], size_t count);

#endif
