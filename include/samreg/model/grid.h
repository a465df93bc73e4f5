/* The geometry of the strategy grid: positions, pictures of them, quadrants, distances. Integers only.
 *
 * A position has two axes of 0 to 1000. x is the level of ambition (0: do as much as possible oneself; 1000: seek joint
 * solutions), y the degree of commitment (0: practical and pragmatic; 1000: a binding regional alliance); a process
 * with other axes has its own names for the same numbers. How the picture lies is data, and never changes a position:
 * which axis lay and which end was up in 2009 is not in the sources (domain.md 0.6).
 *
 * What is seen has `right` and `up`, 0 to 1000 too: 0, 0 is the lower left corner of the picture. In cells, column 0 is
 * on the left and row 0 on top. */
#ifndef SAMREG_MODEL_GRID_H
#define SAMREG_MODEL_GRID_H

#include <stdbool.h>
#include <stddef.h>

enum {
    GRID_LAST = 1000,  /* the high end of an axis; the low end is 0 */
    GRID_MIDDLE = 500, /* the border between two quadrants */
    GRID_FINE = 10,    /* how far an arrow nudges */
    GRID_COARSE = 50,  /* and a coarse one */
    GRID_TRAIL = 30    /* a move of more than this on an axis gets a trail (ux.md 4.3) */
};

struct grid_point {
    int x, y; /* 0 to GRID_LAST */
};

struct grid_seen {
    int right, up; /* of a position 0 to GRID_LAST, of a direction -1, 0 or 1 */
};

/* How the picture lies. "Turned" is clockwise; the mirrored ones are mirrored left to right first, then turned. */
enum grid_orientation {
    GRID_UPRIGHT, /* x to the right, y upwards: the default */
    GRID_TURNED_RIGHT,
    GRID_UPSIDE_DOWN,
    GRID_TURNED_LEFT,
    GRID_MIRRORED,
    GRID_MIRRORED_TURNED_RIGHT,
    GRID_MIRRORED_UPSIDE_DOWN,
    GRID_MIRRORED_TURNED_LEFT,
    GRID_ORIENTATIONS
};

/* What an orientation does: to the right is x, or y where they change places; then each is reversed or not. */
struct grid_lie {
    const char *name; /* as it is stored: "upright", "mirrored_turned_left" */
    bool swapped;     /* y lies, and x stands */
    bool right_is_low, up_is_low;
    enum grid_orientation inverse;  /* what takes the picture back to upright */
    enum grid_orientation turned;   /* what becomes of it when it is turned a quarter clockwise, */
    enum grid_orientation mirrored; /* and when it is mirrored left to right */
};

/* The orientation's row of the table. Lent for ever. */
const struct grid_lie *grid_peek_lie(enum grid_orientation orientation);

/* The orientation of that name; GRID_UPRIGHT where there is none, or `name` is NULL. */
enum grid_orientation grid_orientation_named(const char *name);

/* Where a position is seen. */
struct grid_seen grid_see(enum grid_orientation orientation, struct grid_point point);

/* Which position is seen there: the inverse of grid_see(). */
struct grid_point grid_find_seen(enum grid_orientation orientation, struct grid_seen seen);

/* Which of `cells` (at least 1) equal cells along an axis a value from 0 to GRID_LAST lies in, counted from the low
 * end. Twice as many cells are their halves: the half cell divided by two is the cell. */
int grid_to_cell(int value, int cells);

/* A plot of so many cells, each at least 1, and how it lies. On a terminal that draws half blocks, ask once more with
 * twice as many rows; for a picture the cells are its points. */
struct grid_plot {
    int columns, rows;
    enum grid_orientation orientation;
};

struct grid_cell {
    int column, row; /* from the upper left corner */
};

/* The cell a position is drawn in. */
struct grid_cell grid_plot_cell(const struct grid_plot *plot, struct grid_point point);

/* The position for two typed digits, 0 to 9, as seen: to the right first, then up. It is the middle of that tenth: 0 is
 * 50, 9 is 950. So no typed position is on a border. */
struct grid_point grid_from_digits(enum grid_orientation orientation, int right, int up);

/* The position moved as seen, by `steps.right` and `steps.up` times `size` (GRID_FINE or GRID_COARSE), stopped at the
 * ends of the axes. */
struct grid_point grid_nudge(enum grid_orientation orientation, struct grid_point point, struct grid_seen steps,
                             int size);

/* Which alternative a position means, by its quadrant: x first, then y. The alternative of each in the default axes
 * follows from the definitions (domain.md 6.2). Exactly GRID_MIDDLE on either axis is on the border. */
enum grid_quadrant {
    GRID_LOW_LOW,   /* sjølberging */
    GRID_HIGH_LOW,  /* tjenestesenter */
    GRID_LOW_HIGH,  /* spesialisering */
    GRID_HIGH_HIGH, /* regional partner */
    GRID_QUADRANTS,
    GRID_BORDER = GRID_QUADRANTS
};

/* The quadrant, or GRID_BORDER. */
enum grid_quadrant grid_quadrant(struct grid_point point);

/* Whether the position lies in the quadrant or on its border: one position touches one, two or all four. */
bool grid_touches(struct grid_point point, enum grid_quadrant quadrant);

/* The middle of a quadrant (not GRID_BORDER): where its name stands. */
struct grid_point grid_quadrant_middle(enum grid_quadrant quadrant);

/* How far apart two positions are, in thousandths of the grid's diagonal, rounded: 0 to 1000. */
int grid_distance(struct grid_point a, struct grid_point b);

/* What a move from one round to another means for the alternative. */
enum grid_crossing {
    GRID_STAYED,     /* in its quadrant, or on the border */
    GRID_CROSSED,    /* from one quadrant into another */
    GRID_TO_BORDER,  /* left a quadrant, and is in no other */
    GRID_FROM_BORDER /* was in no quadrant, and is in one now */
};

/* What the move means. */
enum grid_crossing grid_crossing(struct grid_point from, struct grid_point to);

/* The direction of the arrow for a move, as seen: the nearest of eight, each of `right` and `up` -1, 0 or 1. 0, 0 when
 * the move is at most GRID_TRAIL on both axes and gets no trail. */
struct grid_seen grid_heading(enum grid_orientation orientation, struct grid_point from, struct grid_point to);

#endif
