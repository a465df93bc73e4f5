/* Rectangles of the screen, and how they are divided. Pure arithmetic. */
#ifndef SAMREG_TUI_AREA_H
#define SAMREG_TUI_AREA_H

#include <stdbool.h>

/* A rectangle in cells. `y` and `x` count from 0 at the screen's upper left corner. Height and width are 0 or more;
 * an area may lie partly or wholly outside the screen: drawing clips. */
struct area {
    int y;
    int x;
    int height;
    int width;
};

/* True when nothing can be drawn in the area. */
bool area_is_empty(struct area area);

/* True when the two are the same rectangle. */
bool area_equal(struct area a, struct area b);

/* The part that two areas have in common; an empty area when none. */
struct area area_common(struct area a, struct area b);

/* The area without its outermost cells: what a box leaves for its content. Never negative in size. */
struct area area_inside(struct area area);

/* Cuts `height` rows off the top / the bottom of `*area` (as many as there are) and returns them; `*area` keeps the
 * rest. */
struct area area_take_top(struct area *area, int height);
struct area area_take_bottom(struct area *area, int height);

/* Cuts `width` columns off the left of `*area` (as many as there are) and returns them; `*area` keeps the rest. */
struct area area_take_left(struct area *area, int width);

/* An area of the size asked for in the middle of `around`, made smaller where it does not fit. */
struct area area_centre(struct area around, int height, int width);

#endif
