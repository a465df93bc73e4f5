#include "samreg/tui/tiles.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>

/* A tile with the blank column in front of it, where the cursor's sign stands. */
enum { NARROWEST = 8, WIDEST = 15, TALLEST = 3, SHORTEST_NAME = 3, MORE = 8 };

void tiles_clear(struct tiles *tiles)
{
    for (size_t i = 0; i < tiles->count; i++) {
        free(tiles->tiles[i].name);
        free(tiles->tiles[i].value);
    }
    for (int i = 0; i < TILES_CLASSES; i++)
        free(tiles->legend[i]);
    free(tiles->unknown);
    free(tiles->absent);
    free(tiles->tiles);
    *tiles = (struct tiles){0};
}

void tiles_add(struct tiles *tiles, int row, int column, const char *name, const char *value, int class_number)
{
    assert(row >= 0 && column >= 0 && class_number >= TILES_ABSENT && class_number < TILES_CLASSES);
    tiles->tiles = array_room(tiles->tiles, tiles->count, &tiles->capacity, sizeof *tiles->tiles);
    tiles->tiles[tiles->count++] =
        (struct tiles_tile){row, column, memory_copy_text(name), memory_copy_text(value), class_number};
    tiles->rows = row >= tiles->rows ? row + 1 : tiles->rows;
    tiles->columns = column >= tiles->columns ? column + 1 : tiles->columns;
}

void tiles_set_legend(struct tiles *tiles, int class_number, const char *text)
{
    char **legend = class_number == TILES_UNKNOWN  ? &tiles->unknown
                    : class_number == TILES_ABSENT ? &tiles->absent
                                                   : &tiles->legend[class_number];
    free(*legend);
    *legend = memory_copy_text(text);
}

/* The pattern of a class as the terminal can show it, one column wide; a blank for what has none. */
static const char *sign_of(int class_number)
{
    static const char *const signs[TILES_CLASSES] = {"·", "░", "▒", "▓", "█"};
    static const char *const ascii[TILES_CLASSES] = {".", ":", "+", "x", "#"};
    if (class_number < 0)
        return " ";
    return (terminal_is_ascii() ? ascii : signs)[class_number];
}

/* From blue to yellow, which eyes that do not tell red from green tell apart; the pattern tells the order. */
static enum style style_of(int class_number)
{
    static const enum style styles[TILES_CLASSES] = {STYLE_SERIES_1, STYLE_SERIES_1, STYLE_SERIES_1, STYLE_SERIES_2,
                                                     STYLE_SERIES_2};
    return class_number < 0 ? STYLE_DIM : styles[class_number];
}

size_t tiles_step(const struct tiles *tiles, size_t from, int down, int right)
{
    size_t best = from;
    int least = INT_MAX;
    for (size_t i = 0; i < tiles->count; i++) {
        int rows = tiles->tiles[i].row - tiles->tiles[from].row;
        int columns = tiles->tiles[i].column - tiles->tiles[from].column;
        int ahead = rows * down + columns * right;
        int far = ahead + 2 * abs(down != 0 ? columns : rows);
        if (ahead > 0 && far < least) {
            best = i;
            least = far;
        }
    }
    return best;
}

bool tiles_key(struct tiles *tiles, struct key key)
{
    if (key.modifiers != 0 || tiles->count == 0)
        return false;
    switch (key.code) {
    case KEY_CODE_UP:
        tiles->cursor = tiles_step(tiles, tiles->cursor, -1, 0);
        return true;
    case KEY_CODE_DOWN:
        tiles->cursor = tiles_step(tiles, tiles->cursor, 1, 0);
        return true;
    case KEY_CODE_LEFT:
        tiles->cursor = tiles_step(tiles, tiles->cursor, 0, -1);
        return true;
    case KEY_CODE_RIGHT:
        tiles->cursor = tiles_step(tiles, tiles->cursor, 0, 1);
        return true;
    case KEY_CODE_HOME:
        tiles->cursor = 0;
        return true;
    case KEY_CODE_END:
        tiles->cursor = tiles->count - 1;
        return true;
    default:
        return false;
    }
}

/* What one call of tiles_draw() works with. */
struct drawing {
    struct tiles *tiles;
    struct area area; /* of the tiles */
    int height, width; /* of one tile, its blank column included */
    struct str text;
};

/* The part of `whole` that each of `count` gets, between two bounds. */
static int share(int whole, int count, int least, int most)
{
    int size = count > 0 ? whole / count : whole;
    return size < least ? least : size > most ? most : size;
}

/* How narrow a tile may be: where everything stands on one line, name and number must both be of use. */
static int narrowest(const struct drawing *d)
{
    int least = NARROWEST;
    for (size_t i = 0; i < d->tiles->count && d->height == 1; i++) {
        int width = 1 + SHORTEST_NAME + 1 + text_width(d->tiles->tiles[i].value) + 1;
        least = width > least ? width : least;
    }
    return least < WIDEST ? least : WIDEST;
}

/* The first row or column to draw, so that the one of the cursor is among the `fit` that there is room for. */
static int scrolled(int first, int cursor, int fit, int count)
{
    fit = fit > 0 ? fit : 1;
    if (cursor < first)
        first = cursor;
    if (cursor >= first + fit)
        first = cursor - fit + 1;
    if (first + fit > count)
        first = count > fit ? count - fit : 0;
    return first;
}

static void add_pattern(struct drawing *d, int class_number, int columns)
{
    for (int i = 0; i < columns; i++)
        str_add(&d->text, sign_of(class_number));
}

/* Name, number and pattern on one line. */
static void draw_line(struct area place, const struct tiles_tile *tile, enum style name)
{
    int value = text_width(tile->value);
    int room = place.width - value - 2;
    room = room > 1 ? room : 1;
    draw_cell(place, 0, 0, room, tile->name, DRAW_LEFT, name);
    draw_text(place, 0, room, " ", name);
    draw_text(place, 0, room + 1, tile->value, name == STYLE_SELECTED ? name : STYLE_NORMAL);
    draw_text(place, 0, room + 1 + value, sign_of(tile->class), style_of(tile->class));
}

/* The name above the number, and the pattern wherever there is room. */
static void draw_block(struct drawing *d, struct area place, const struct tiles_tile *tile, enum style name)
{
    int value = text_width(tile->value);
    draw_cell(place, 0, 0, place.width, tile->name, DRAW_LEFT, name);
    for (int y = 1; y < place.height; y++) {
        int x = y == 1 && value > 0 ? value + 1 : 0;
        str_reset(&d->text);
        add_pattern(d, tile->class, place.width - x);
        draw_text(place, y, x, str_peek(&d->text), style_of(tile->class));
    }
    draw_text(place, 1, 0, tile->value, STYLE_NORMAL);
}

static void draw_tile(struct drawing *d, size_t i)
{
    const struct tiles_tile *tile = &d->tiles->tiles[i];
    int y = (tile->row - d->tiles->top) * d->height;
    int x = (tile->column - d->tiles->left) * d->width;
    if (y < 0 || x < 0 || y + d->height > d->area.height || x + d->width > d->area.width)
        return;
    bool cursor = i == d->tiles->cursor;
    enum style name = cursor ? STYLE_SELECTED : STYLE_NORMAL;
    struct area place = {d->area.y + y, d->area.x + x + 1, d->height, d->width - 1};
    draw_text(d->area, y, x, cursor ? ">" : " ", name);
    if (d->height == 1)
        draw_line(place, tile, name);
    else
        draw_block(d, place, tile, name);
    if (cursor)
        draw_cursor(place, 0, 0);
}

/* Where tiles are that do not fit, at the right end of a row: "▲ ▼ < >". */
static void draw_more(struct drawing *d, struct area row)
{
    const struct tiles *tiles = d->tiles;
    str_reset(&d->text);
    if (tiles->top > 0)
        str_addf(&d->text, " %s", draw_sort_sign(false));
    if ((tiles->rows - tiles->top) * d->height > d->area.height)
        str_addf(&d->text, " %s", draw_sort_sign(true));
    if (tiles->left > 0)
        str_add(&d->text, " <");
    if ((tiles->columns - tiles->left) * d->width > d->area.width)
        str_add(&d->text, " >");
    int width = text_width(str_peek(&d->text));
    draw_text(row, 0, row.width - width, str_peek(&d->text), STYLE_STRONG);
}

/* What stands in the legend at a place: the classes, then what has none. Its text, NULL for nothing. */
static const char *legend_at(const struct tiles *tiles, int place, int *class_number)
{
    *class_number = place < TILES_CLASSES ? place : place == TILES_CLASSES ? TILES_UNKNOWN : TILES_ABSENT;
    return place < TILES_CLASSES ? tiles->legend[place] : place == TILES_CLASSES ? tiles->unknown : tiles->absent;
}

/* Goes through the legend, `columns` wide, and draws it where `area` is given. Returns its rows. */
static int lay_legend(const struct tiles *tiles, int columns, const struct area *area)
{
    int x = 1;
    int y = 0;
    for (int i = 0; i < TILES_CLASSES + 2; i++) {
        int class_number;
        const char *text = legend_at(tiles, i, &class_number);
        int sign = class_number < 0 ? 0 : 2; /* its pattern and a blank */
        int width = text != NULL ? sign + text_width(text) : 0;
        if (text == NULL)
            continue;
        if (x > 1 && x + width > columns) {
            x = 1;
            y++;
        }
        if (area != NULL) {
            draw_text(*area, y, x, sign > 0 ? sign_of(class_number) : "", style_of(class_number));
            draw_text(*area, y, x + sign, text, STYLE_NORMAL);
        }
        x += width + 2;
    }
    return y + 1;
}

/* How wide the legend may be: where tiles do not fit, the signs that say so stand at its right. */
static int legend_columns(const struct tiles *tiles, struct area area)
{
    bool fits = tiles->rows < area.height && tiles->columns * NARROWEST <= area.width;
    return fits ? area.width : area.width - MORE;
}

void tiles_draw(struct tiles *tiles, struct area area)
{
    struct drawing d = {.tiles = tiles, .area = area};
    draw_fill(area, STYLE_NORMAL);
    int columns = legend_columns(tiles, area);
    int rows = lay_legend(tiles, columns, NULL);
    int most = area.height / 3 > 1 ? area.height / 3 : 1;
    struct area legend = area_take_bottom(&d.area, rows < most ? rows : most);
    if (tiles->count == 0 || area_is_empty(d.area))
        return;
    d.height = share(d.area.height, tiles->rows, 1, TALLEST);
    d.width = share(d.area.width, tiles->columns, narrowest(&d), WIDEST);
    const struct tiles_tile *cursor = &tiles->tiles[tiles->cursor];
    tiles->top = scrolled(tiles->top, cursor->row, d.area.height / d.height, tiles->rows);
    tiles->left = scrolled(tiles->left, cursor->column, d.area.width / d.width, tiles->columns);
    for (size_t i = 0; i < tiles->count; i++)
        draw_tile(&d, i);
    (void)lay_legend(tiles, columns, &legend);
    draw_more(&d, area_take_top(&legend, 1));
    str_clear(&d.text);
}
