/* Boxes and leader lines of labels on a plot, in whole units: cells on a terminal, points in a picture. x grows to the
 * right and y downwards; coordinates stay within a hundred thousand. */
#ifndef SAMREG_MODEL_LABEL_SHAPE_H
#define SAMREG_MODEL_LABEL_SHAPE_H

#include <stdbool.h>

struct label_box {
    int x, y; /* the upper left corner */
    int width, height;
};

/* Whether two boxes overlap or stand closer than the gaps: on both axes less than the gap lies between them. With gaps
 * of 0: whether they overlap. */
bool label_box_meets(struct label_box a, struct label_box b, int gap_x, int gap_y);

/* Whether a box lies wholly in an area. */
bool label_box_within(struct label_box box, struct label_box area);

/* How far two boxes lie from each other, squared: what is free between them to the side times `scale_x` and up or down
 * times `scale_y`; 0 where they touch or overlap. */
long long label_box_distance(struct label_box a, struct label_box b, int scale_x, int scale_y);

/* A leader: a straight line from a marker to its label. In half units, so that the middle of a cell has coordinates:
 * cell 3 reaches from 6 to 8, and its middle is 7. */
struct label_line {
    int x1, y1; /* the middle of the marker */
    int x2, y2; /* just before the label, half a gap away and at least half a unit */
};

/* The leader between a marker and a label that do not overlap. It ends beside the label at half its height, or above or
 * below the label where that lies straight over or under the marker's middle. */
struct label_line label_line_between(struct label_box marker, struct label_box label, int gap_x, int gap_y);

/* Whether a line touches or crosses a box. */
bool label_line_meets(struct label_line line, struct label_box box);

/* Whether two lines touch or cross. */
bool label_line_crosses(struct label_line a, struct label_line b);

/* Calls `cell` for the cells that draw the line on a terminal, from the one behind the marker's middle to the one
 * before the label. Each touches the line. */
void label_line_walk(struct label_line line, void (*cell)(void *context, int x, int y), void *context);

#endif
