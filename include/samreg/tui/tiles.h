/* A map of tiles: one for each place, with its name and a number, coloured by class and filled with the class's
 * pattern, so that it reads without colour. */
#ifndef SAMREG_TUI_TILES_H
#define SAMREG_TUI_TILES_H

#include "samreg/tui/area.h"
#include "samreg/tui/key.h"

#include <stdbool.h>
#include <stddef.h>

/* The classes that can be told apart; a tile whose number is not known has TILES_UNKNOWN, one that nothing is told
 * about TILES_ABSENT: they have no pattern, and what the user gives as their value, which the legend explains. */
enum { TILES_CLASSES = 5, TILES_UNKNOWN = -1, TILES_ABSENT = -2 };

struct tiles_tile {
    int row, column; /* no two tiles share both */
    char *name;      /* owned; cut where the tile is narrower */
    char *value;     /* owned; the number as it is shown */
    int class;       /* 0 to TILES_CLASSES-1, lowest first, TILES_UNKNOWN or TILES_ABSENT */
};

/* All zeroes is an empty map. */
struct tiles {
    struct tiles_tile *tiles; /* owned */
    size_t count, capacity;
    int rows, columns;        /* grow with the tiles */
    char *legend[TILES_CLASSES]; /* owned; what each class stands for; NULL: no tile has it */
    char *unknown, *absent;   /* owned; what is said of those without a class; NULL: there are none */
    size_t cursor;
    int top, left;            /* row and column of the tiles drawn first */
};

void tiles_clear(struct tiles *tiles);

/* Adds a tile; the texts are copied. */
void tiles_add(struct tiles *tiles, int row, int column, const char *name, const char *value, int class_number);

/* Says what a class stands for, or of TILES_UNKNOWN and TILES_ABSENT, whose legend has no sign but the text's own, what
 * their tiles look like and why; copied. */
void tiles_set_legend(struct tiles *tiles, int class_number, const char *text);

/* Arrows go to the nearest tile in that direction, Home and End to the first and the last one added. False for any
 * other key. */
bool tiles_key(struct tiles *tiles, struct key key);

/* The tile that an arrow leads to from another: of those that lie further in the direction (`down`, `right`), one of
 * which is -1 or 1 and the other 0, the one least far away, sideways counting double. `from` when there is none. */
size_t tiles_step(const struct tiles *tiles, size_t from, int down, int right);

/* Draws the map, as large as fits and at least one line and eight columns a tile, scrolled to the cursor where that is
 * too large, and the legend below it. The terminal's cursor goes to the name of the tile it is on. */
void tiles_draw(struct tiles *tiles, struct area area);

#endif
