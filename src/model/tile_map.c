#include "samreg/model/tile_map.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

void tile_layout_clear(struct tile_layout *layout)
{
    free(layout->tiles);
    *layout = (struct tile_layout){0};
}

/* The place of a number of `length` bytes among those asked for; `count` when it is not. */
static size_t find_number(const char *text, size_t length, const char *const *numbers, size_t count)
{
    size_t i = 0;

    while (i < count && (strlen(numbers[i]) != length || memcmp(numbers[i], text, length) != 0))
        i++;
    return i;
}

/* Reads the map and notes where the numbers stand (row -1: nowhere). False when one cell has two of them. */
static bool find_tiles(const char *map, const char *const *numbers, size_t count, struct tile *tiles)
{
    struct tile at = {0, 0};
    bool taken = false;

    while (*map != '\0') {
        size_t length = strcspn(map, "/,\r\n");
        size_t found = length > 0 ? find_number(map, length, numbers, count) : count;

        if (found < count) {
            if (taken)
                return false;
            tiles[found] = at;
            taken = true;
        }
        map += length;
        if (*map == ',') {
            at.column++;
            taken = false;
        } else if (*map == '\n') {
            at = (struct tile){at.row + 1, 0};
            taken = false;
        }
        map += *map != '\0';
    }
    return true;
}

/* Moves the tiles into the corner and measures them. */
static void fit(struct tile_layout *layout)
{
    int top = INT_MAX;
    int left = INT_MAX;

    for (size_t i = 0; i < layout->count; i++) {
        top = layout->tiles[i].row < top ? layout->tiles[i].row : top;
        left = layout->tiles[i].column < left ? layout->tiles[i].column : left;
    }
    for (size_t i = 0; i < layout->count; i++) {
        struct tile *tile = &layout->tiles[i];

        tile->row -= top;
        tile->column -= left;
        layout->rows = tile->row >= layout->rows ? tile->row + 1 : layout->rows;
        layout->columns = tile->column >= layout->columns ? tile->column + 1 : layout->columns;
    }
}

bool tile_layout_place(struct tile_layout *layout, const char *map, const char *const *numbers, size_t count)
{
    struct tile *tiles = memory_new_array(count, sizeof *tiles);
    bool all = count > 0;

    for (size_t i = 0; i < count; i++)
        tiles[i].row = -1;
    all = all && find_tiles(map, numbers, count, tiles);
    for (size_t i = 0; all && i < count; i++)
        all = tiles[i].row >= 0;
    if (!all) {
        free(tiles);
        return false;
    }
    *layout = (struct tile_layout){.tiles = tiles, .count = count, .mapped = true};
    fit(layout);
    return true;
}

void tile_layout_fill(struct tile_layout *layout, size_t count, int columns)
{
    assert(columns > 0);
    *layout = (struct tile_layout){.tiles = memory_new_array(count, sizeof *layout->tiles), .count = count};
    for (size_t i = 0; i < count; i++)
        layout->tiles[i] = (struct tile){(int)i / columns, (int)i % columns};
    layout->rows = (int)(count + (size_t)columns - 1) / columns;
    layout->columns = (int)count < columns ? (int)count : columns;
}

int tile_class(double amount, double least, double most)
{
    int number;

    if (most <= least)
        return amount > 0 ? TILE_CLASSES - 1 : 0;
    number = (int)((amount - least) / (most - least) * TILE_CLASSES);
    return number < 0 ? 0 : number >= TILE_CLASSES ? TILE_CLASSES - 1 : number;
}
