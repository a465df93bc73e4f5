#include "samreg/draw/grid.h"

#include "samreg/base/memory.h"
#include "samreg/draw/letters.h"
#include "samreg/draw/surface.h"
#include "samreg/publish/publish.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define LEADING 1.3      /* of the size */
#define GAP 1.25         /* between columns, of the size; small letters stand closer */
#define SMALL_GAP 0.65
#define HEADING_LINE 70.0 /* a heading may have as much for one line, if no cell needs it */
#define LONGEST_WORD 110.0
#define MOST_LEAST 155.0 /* so that the keys and another column have room on any page */
#define NAME 100.0       /* a text that takes as much is read at a glance while it stands on one line */
#define COMFORTABLE 74.0 /* one that has as much is not many short lines */
#define ENOUGH 52.0      /* nor is one that has as much worth a page across */
#define MARGINS (2 * FLOW_MARGIN)

enum { MOST_KEYS = 2 }; /* columns that are repeated with each part of a table */

void grid_list_clear(struct grid_list *list)
{
    for (size_t i = 0; i < list->count; i++)
        free(list->items[i].columns);
    free(list->items);
    *list = (struct grid_list){0};
}

char *grid_cell(const struct grid *grid, size_t row, size_t column)
{
    const struct table *table = grid->table;
    size_t number = grid->columns[column].number;
    struct str out = {0};

    publish_add_cell(&table->columns[number], table_cell(table, row, number), FIELD_SCREEN, grid->language, &out);
    return str_take(&out);
}

/* ---- Measuring ---- */

/* The widest piece of a text between the signs given, in ems. */
static double widest_piece(const char *text, const char *between, bool bold)
{
    double widest = 0;

    for (;;) {
        size_t length = strcspn(text, between);
        char *piece = memory_copy_bytes(text, length);

        widest = fmax(widest, letters_width(piece, 1, bold));
        free(piece);
        if (!text[length])
            return widest;
        text += length + 1;
    }
}

static bool is_whole(const struct field *field)
{
    return field_is_number(field) || field->type == FIELD_DATE || field->type == FIELD_END ||
           field->type == FIELD_YEAR || field->type == FIELD_ORGANISATION;
}

static void measure_column(const struct grid *grid, size_t column)
{
    struct grid_column *out = &grid->columns[column];
    const struct table_column *from = &grid->table->columns[out->number];
    struct grid_measure *measure = &out->measure;

    out->right = field_is_number(from->field);
    measure->whole = is_whole(from->field);
    measure->heading = widest_piece(from->heading, "\n", true);
    measure->heading_word = widest_piece(from->heading, " \n", true);
    for (size_t row = 0; row < grid->table->row_count; row++) {
        bool is_sum = row + grid->block->totals >= grid->table->row_count;
        char *text = grid_cell(grid, row, column);
        double line = widest_piece(text, "\n", is_sum);

        measure->line = fmax(measure->line, line);
        /* A cell narrower than the widest word so far need not be looked at. */
        if (!measure->whole && line > measure->word)
            measure->word = fmax(measure->word, widest_piece(text, " \n", is_sum));
        free(text);
    }
}

static void begin_grid(struct grid *grid, const struct document_block *block, enum language language)
{
    size_t count = block->table.column_count;

    *grid = (struct grid){.block = block, .table = &block->table, .language = language, .count = count,
                          .columns = memory_new_array(count, sizeof *grid->columns)};
    for (size_t i = 0; i < count; i++) {
        grid->columns[i].number = i;
        measure_column(grid, i);
    }
}

/* ---- Widths ---- */

double grid_gap(const struct grid *grid)
{
    double more = fmin(fmax(grid->letters.size - GRID_SMALLEST, 0) / (GRID_SIZE - GRID_SMALLEST), 1);

    return grid->letters.size * (SMALL_GAP + more * (GAP - SMALL_GAP));
}

double grid_width(const struct grid *grid)
{
    double sum = grid_gap(grid) * (double)(grid->count - 1);

    for (size_t i = 0; i < grid->count; i++)
        sum += grid->columns[i].width;
    return sum;
}

/* Narrows a column somewhat: the widest that has more than is pleasant, else any that has more than it must. `over` is
 * what is too much. Returns false when none can give way. */
static bool narrow_one(struct grid *grid, double over)
{
    struct grid_column *widest = NULL;
    double floor = 0;

    for (size_t i = 0; i < grid->count; i++) {
        struct grid_column *column = &grid->columns[i];
        double most = fmax(column->least, column->pleasant);

        if (column->width > most && (!widest || column->width > widest->width)) {
            widest = column;
            floor = most;
        }
    }
    for (size_t i = 0; i < grid->count && !widest; i++) {
        if (grid->columns[i].width > grid->columns[i].least) {
            widest = &grid->columns[i];
            floor = widest->least;
        }
    }
    if (widest)
        widest->width = fmax(floor, fmin(widest->width - 1, widest->width - over / 8));
    return widest != NULL;
}

/* Narrows the widest columns until all fit. Returns false when they do not, as narrow as they may be. */
static bool fit_columns(struct grid *grid, double room)
{
    double sum;

    for (size_t i = 0; i < grid->count; i++)
        grid->columns[i].width = grid->columns[i].least;
    if (grid_width(grid) > room)
        return false;
    for (size_t i = 0; i < grid->count; i++)
        grid->columns[i].width = grid->columns[i].natural;
    while ((sum = grid_width(grid)) > room) {
        if (!narrow_one(grid, sum - room))
            return false;
    }
    return true;
}

static void set_letters(struct grid *grid, const struct grid_letters *letters)
{
    double size = letters->size;
    double em = letters->narrow ? size * LETTERS_NARROW : size;

    grid->letters = *letters;
    grid->plain = (struct flow_type){size, size * LEADING, false, letters->narrow, PICTURE_INK};
    grid->strong = (struct flow_type){size, size * LEADING, true, letters->narrow, PICTURE_INK};
    grid->heading = grid->strong;
    for (size_t i = 0; i < grid->count; i++) {
        struct grid_column *column = &grid->columns[i];
        const struct grid_measure *measure = &column->measure;
        double word = measure->heading_word * em;
        double line = measure->line * em;

        column->natural = fmax(fmax(word, line), fmin(measure->heading * em, HEADING_LINE));
        column->pleasant = line <= letters->whole ? line : fmin(line, letters->pleasant);
        column->least = fmin(MOST_LEAST, fmax(word, measure->whole ? line : fmin(measure->word * em, LONGEST_WORD)));
    }
}

bool grid_set_letters(struct grid *grid, const struct grid_letters *letters, double room)
{
    set_letters(grid, letters);
    return fit_columns(grid, room);
}

/* Letters from those that take most room to those that take least: a name has rather small letters than two lines, a
 * text rather small ones than many short lines, and at last such lines rather than a page across. */
static const struct grid_letters choices[] = {
    {GRID_SIZE, false, NAME, COMFORTABLE},
    {8, false, NAME, COMFORTABLE},
    {GRID_SMALLEST, false, NAME, COMFORTABLE},
    {GRID_SIZE, false, 0, COMFORTABLE},
    {8, false, 0, COMFORTABLE},
    {GRID_SMALLEST, false, 0, COMFORTABLE},
    {8, true, 0, COMFORTABLE},
    {GRID_SMALLEST, true, 0, COMFORTABLE},
    {GRID_SMALLEST, true, 0, ENOUGH},
};
enum { CHOICES = sizeof choices / sizeof *choices };

/* Looks for letters in which all columns fit and every text has what is pleasant. */
static bool fit_comfortably(struct grid *grid, double room)
{
    for (size_t i = 0; i < CHOICES; i++) {
        bool fit = grid_set_letters(grid, &choices[i], room);

        for (size_t column = 0; fit && column < grid->count; column++)
            fit = grid->columns[column].width >= grid->columns[column].pleasant;
        if (fit)
            return true;
    }
    return false;
}

/* Gives the columns widths that fit, which they do in the letters that take least room. */
static void choose_widths(struct grid *grid, double room)
{
    bool fit = fit_comfortably(grid, room);

    for (size_t i = 0; i < CHOICES && !fit; i++)
        fit = grid_set_letters(grid, &choices[i], room);
}

bool grid_fits_upright(const struct document_block *block, enum language language)
{
    struct grid grid;
    bool fits;

    begin_grid(&grid, block, language);
    fits = fit_comfortably(&grid, SURFACE_A4_SHORT - MARGINS);
    free(grid.columns);
    return fits;
}

/* ---- Parts ---- */

static bool is_said_again(const struct grid *grid, size_t row, size_t keys)
{
    bool same = true;

    for (size_t i = 0; i < keys && same; i++) {
        char *text = grid_cell(grid, row, i), *before = grid_cell(grid, row - 1, i);

        same = strcmp(text, before) == 0;
        free(text);
        free(before);
    }
    return same;
}

/* How many of the first columns tell the rows apart, as far as one sees from one row to the next; at least one. */
static size_t count_keys(const struct grid *grid)
{
    size_t keys = 1;

    for (size_t row = 1; row < grid->table->row_count && keys < MOST_KEYS; row++)
        keys += is_said_again(grid, row, keys);
    return keys < grid->count ? keys : 1;
}

/* The keys of the whole with its columns from `from` up to `end`. */
static struct grid take_columns(const struct grid *whole, size_t keys, size_t from, size_t end)
{
    struct grid part = *whole;

    part.count = keys + end - from;
    part.columns = memory_new_array(part.count, sizeof *part.columns);
    memcpy(part.columns, whole->columns, keys * sizeof *part.columns);
    memcpy(part.columns + keys, whole->columns + from, (end - from) * sizeof *part.columns);
    return part;
}

/* Where a part ends that begins with the column `from`: as many as fit beside the keys in the smallest letters, one at
 * least. */
static size_t part_end(struct grid *whole, size_t keys, size_t from, double room)
{
    double taken = 0;
    size_t end = from;

    set_letters(whole, &choices[CHOICES - 1]);
    for (size_t i = 0; i < keys; i++)
        taken += whole->columns[i].least + grid_gap(whole);
    while (end < whole->count && (end == from || taken + whole->columns[end].least <= room))
        taken += whole->columns[end++].least + grid_gap(whole);
    return end;
}

/* Adds a part of the whole; the columns `from` up to `end` beside the keys. */
static void add_part(const struct grid *whole, size_t keys, size_t from, size_t end, double room,
                     struct grid_list *list)
{
    struct grid part = take_columns(whole, keys, from, end);

    choose_widths(&part, room);
    list->items = memory_resize(list->items, list->count + 1, sizeof *list->items);
    list->items[list->count++] = part;
}

void grid_make(const struct document_block *block, bool across, enum language language, struct grid_list *list)
{
    double room = (across ? SURFACE_A4_LONG : SURFACE_A4_SHORT) - MARGINS;
    struct grid whole;
    size_t keys;

    begin_grid(&whole, block, language);
    *list = (struct grid_list){0};
    if (part_end(&whole, 0, 0, room) == whole.count) {
        add_part(&whole, 0, 0, whole.count, room, list);
    } else {
        keys = count_keys(&whole);
        for (size_t from = keys, end; from < whole.count; from = end) {
            end = part_end(&whole, keys, from, room);
            add_part(&whole, keys, from, end, room, list);
        }
    }
    free(whole.columns);
}
