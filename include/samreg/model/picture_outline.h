/* The outlines of what a picture names only: symbols, heads of arrows, patterns. For those who draw pictures, so that
 * they draw the same. */
#ifndef SAMREG_MODEL_PICTURE_OUTLINE_H
#define SAMREG_MODEL_PICTURE_OUTLINE_H

#include "samreg/model/picture.h"

/* A place between the units. */
struct picture_spot {
    double x, y;
};

/* The most corners of a symbol. */
enum { PICTURE_CORNERS = 12 };

/* Writes the corners of the marker's symbol, around its middle, and returns how many; 0 for a circle. */
size_t picture_symbol_outline(const struct picture_marker *marker, struct picture_spot corners[PICTURE_CORNERS]);

/* How thick the line around a hollow marker is, and the rim of a ringed one. */
double picture_marker_line(const struct picture_marker *marker);
double picture_marker_rim(const struct picture_marker *marker);

/* Writes how long the pieces of a broken line and the gaps between them are; false for an unbroken one. */
bool picture_dash_lengths(enum picture_dash dash, double thickness, double lengths[2]);

/* Writes the corners of the head of an arrow that comes from `from` and points at `to`, and where its line ends so that
 * it does not show before the tip. */
void picture_arrow_head(struct picture_point from, struct picture_point to, int thickness,
                        struct picture_spot corners[3], struct picture_spot *line_end);

/* One stroke of a pattern, on a tile of PICTURE_TILE by PICTURE_TILE units that repeats from the picture's upper left
 * corner; strokes may reach beyond their tile. A stroke without length is a dot. Ends are round. */
struct picture_stroke {
    int x1, y1, x2, y2;
};
enum { PICTURE_TILE = 12, PICTURE_STROKE = 2 };

/* The strokes of a pattern, each PICTURE_STROKE thick; none for PICTURE_SOLID. Lent for ever. */
const struct picture_stroke *picture_pattern_strokes(enum picture_pattern pattern, size_t *count);

/* The ink of the strokes upon a fill. */
enum picture_ink picture_pattern_ink(enum picture_ink fill);

#endif
