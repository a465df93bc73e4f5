/* Where the municipalities of a map stand: a tile each, placed by neighbourhood (db/maps/README.md), or a plain grid
 * where no map has them. */
#ifndef SAMREG_MODEL_TILE_MAP_H
#define SAMREG_MODEL_TILE_MAP_H

#include <stdbool.h>
#include <stddef.h>

/* Where one of the municipalities stands; rows from the north, columns from the west, both from 0. */
struct tile {
    int row, column;
};

/* All zeroes is empty. */
struct tile_layout {
    struct tile *tiles; /* owned; in the order of the municipalities asked for */
    size_t count;
    int rows, columns; /* of the rectangle that holds them all; its first row and column are not empty */
    bool mapped;       /* by neighbourhood; otherwise in the order they came in */
};

void tile_layout_clear(struct tile_layout *layout);

/* Places municipalities by a map, `map` being the text of a file of db/maps/ with a zero byte at its end. False,
 * leaving `layout` (empty) alone, when one of the numbers is not on the map, stands there in one cell with another of
 * them, or `count` is 0. */
bool tile_layout_place(struct tile_layout *layout, const char *map, const char *const *numbers, size_t count);

/* Places `count` tiles line by line in as few rows as `columns` (1 or more) allow, in the order they came in. */
void tile_layout_fill(struct tile_layout *layout, size_t count, int columns);

/* Into how many classes of equal range amounts are put for colouring. */
enum { TILE_CLASSES = 5 };

/* The class of an amount, from 0 for the lowest to TILE_CLASSES-1, among amounts from `least` to `most`. When all are
 * equal they are one class: the highest, but for nothing the lowest. */
int tile_class(double amount, double least, double most);

#endif
