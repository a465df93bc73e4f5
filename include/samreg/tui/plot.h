/* The canvas of a plot: frame, lines finer than a cell, markers and texts, laid over one another and shown at once. It
 * knows cells and nothing else: which cell a position lies in (grid.h) and where names have room (labels.h) are the
 * model's, which the toolkit may not know, and views bring the two together (view/scene.h).
 *
 * Rows and columns count from the canvas's upper left corner. Half rows are twice as fine: half row 2*y is the upper
 * half of row y, 2*y+1 the lower. What lies outside is left out. Of two things in one cell the later one is seen, but
 * halves join, and so do the arms of lines. Every sign has a twin in ASCII. */
#ifndef SAMREG_TUI_PLOT_H
#define SAMREG_TUI_PLOT_H

#include "samreg/tui/area.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

/* Markers differ in shape as well as in colour: ● ■ ◆ ▲ ▼ ✚ ★ ►, hollow ○ □ ◇ △ ▽ ✛ ☆ ▻; in ASCII * # + A V % @ &,
 * hollow o. */
enum plot_shape {
    PLOT_CIRCLE, PLOT_SQUARE, PLOT_DIAMOND, PLOT_TRIANGLE, PLOT_WEDGE, PLOT_PLUS, PLOT_STAR, PLOT_POINTER,
    PLOT_SHAPES
};

/* They have the first colours of the series. */
enum { PLOT_COLOURS = 5 };

/* How something looks that has shape and colour. */
struct plot_look {
    enum plot_shape shape;
    enum style style;
};

/* The look of the item at a place in a list: unlike those of the PLOT_SHAPES * PLOT_COLOURS - 1 before it, and unlike
 * the PLOT_SHAPES - 1 before it in shape. */
struct plot_look plot_look(size_t place);

/* The sign of a shape, filled or hollow, for legends. Lives for ever. */
const char *plot_sign(enum plot_shape shape, bool filled);

struct plot_cell;
struct plot_text;

/* All zeroes is an empty canvas. */
struct plot {
    struct area area;
    struct plot_cell *cells; /* owned: area.height rows of area.width */
    struct plot_text *texts; /* owned; shown over the cells, in order */
    size_t text_count, text_capacity;
};

void plot_clear(struct plot *plot);

/* Makes the canvas as large as the area, with nothing on it. */
void plot_begin(struct plot *plot, struct area area);

/* A frame around `box` (in the canvas's cells), with a line across and a line down through its middle where it has an
 * odd number of rows or columns inside. */
void plot_frame(struct plot *plot, struct area box, enum style style);

/* A straight line of half cells, every other of them: a whole one would outshine markers and names. */
void plot_line(struct plot *plot, int half1, int x1, int half2, int x2, enum style style);

/* One half cell. */
void plot_half(struct plot *plot, int half, int x, enum style style);

/* A small dot in the cell, for leaders: only where nothing is. */
void plot_dot(struct plot *plot, int y, int x, enum style style);

/* A marker. */
void plot_marker(struct plot *plot, int y, int x, enum plot_shape shape, bool filled, enum style style);

/* The same with the head of an arrow, the nearest of eight, in the last cell before the end's. */
void plot_arrow(struct plot *plot, int half1, int x1, int half2, int x2, enum style style);

/* Heavy bars across `row` from column `left` to `right`, and down `column` from row `top` to `bottom`: a cross with its
 * middle where they meet. */
void plot_cross(struct plot *plot, int row, int left, int right, int column, int top, int bottom, enum style style);

/* A text, lent until the canvas is shown; lines end a cell before it and begin again a cell behind it. */
void plot_text(struct plot *plot, int y, int x, const char *text, enum style style);

/* Puts the canvas on the screen. */
void plot_show(const struct plot *plot);

#endif
