/* What a plot of the strategy grid shows, and how it is laid out on a screen: the model's geometry (grid.h, labels.h)
 * brought together with the toolkit's canvas (plot.h). The facilitator's screen and the second screen draw the same
 * scene, each in its own size.
 *
 * From the top: a frame with the upper end of the standing axis in its upper border, the lower end in its lower one;
 * the ends of the lying axis below; the legend of shortened names, where there are any. Every item has its name or
 * stands in the legend. Names stay where they were as long as they can (labels.h). */
#ifndef SAMREG_VIEW_SCENE_H
#define SAMREG_VIEW_SCENE_H

#include "samreg/model/grid.h"
#include "samreg/model/labels.h"
#include "samreg/tui/area.h"
#include "samreg/tui/plot.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Texts in a scene are lent. */
struct scene_axis {
    const char *name, *low, *high;
};

/* Something on the plot: a marker with its name. */
struct scene_item {
    int64_t id;
    const char *name;
    struct plot_look look;
    struct grid_point point;
    bool voted;              /* no marker stands there: the point is the middle of the votes, and a cross */
    bool trail;              /* it comes from elsewhere: draw a hollow marker there, and the way */
    struct grid_point from;
    bool selected;           /* drawn so that it is found at once; its name is written in full */
    bool label_set;          /* its name was placed by hand, so far from it along the axes: */
    int label_dx, label_dy;  /* -1000 to 1000 */
    bool gliding;            /* its marker is drawn on the way, here; all else as if it stood at its point: */
    struct grid_point at;
    char *written;           /* owned; the name as it is written, NULL: as it is (scene_doubt()) */
    struct grid_point *votes; /* owned; votes to show */
    size_t vote_count;
};

/* All zeroes is an empty scene. What stands behind `legend_rows` is kept from one drawing to the next. */
struct scene {
    enum grid_orientation orientation;
    struct scene_axis x, y;
    const char *quadrants[GRID_QUADRANTS]; /* NULL: not named */
    struct scene_item *items;              /* owned; sorted as names are */
    size_t count, capacity;
    bool names_hidden;
    int legend_rows;      /* rows that the legend took at the last drawing */
    struct labels labels; /* of the last drawing */
    struct area inside;   /* the cells that positions lie in, on the screen */
};

void scene_clear(struct scene *scene);

/* Takes all items off; the layout of before is kept for those that come back. */
void scene_empty(struct scene *scene);

/* Adds an item with these first members; the rest is the caller's to set, until the next one is added. */
struct scene_item *scene_add(struct scene *scene, int64_t id, const char *name, struct plot_look look,
                             struct grid_point point);

/* Draws the scene. With `cursor` the terminal's cursor is put on the selected item, when there is one. */
void scene_draw(struct scene *scene, struct area area, bool cursor);

/* Writes the item's name in brackets: where it stands is not as sure as the others. */
void scene_doubt(struct scene_item *item);

/* Where the scene was drawn last: the geometry of its cells. */
struct grid_plot scene_grid(const struct scene *scene);

#endif
