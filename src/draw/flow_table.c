/* Tables on pages: numbers to the right, thin rules, the heading on every page. Which columns stand where says the
 * grid. */
#include "samreg/draw/flow.h"

#include "samreg/base/memory.h"
#include "samreg/draw/grid.h"

#include <math.h>
#include <stdlib.h>

#define MOST_OVER 0.2     /* of the room: a table higher than it by no more is squeezed into it */
#define STEP 0.25         /* by which letters get smaller then */
#define BEFORE 8.0
#define BETWEEN 14.0      /* two parts of a table */
#define AFTER 10.0

enum {
    FIRST = 2,     /* rows that a table begins and ends with on a page */
    TOGETHER = 10, /* a table of no more is not parted */
    MEASURED = 120 /* a table of more rows is higher than any page */
};

static const struct flow_type caption_type = {9.5, 14, .bold = true, .ink = PICTURE_INK};
static const struct flow_type more_type = {8, 11.2, .ink = PICTURE_FAINT};

bool flow_table_is_wide(const struct document_block *block, enum language language)
{
    return !grid_fits_upright(block, language);
}

/* ---- Rows ---- */

/* A row in lines: those of each column. */
struct row {
    struct flow_lines *cells;
    size_t lines; /* of the highest */
};

static void break_row(const struct grid *grid, struct row *row, const struct flow_type *type, char *(*text)(
                          const struct grid *grid, size_t row, size_t column), size_t number)
{
    row->cells = memory_new_array(grid->count, sizeof *row->cells);
    row->lines = 1;
    for (size_t i = 0; i < grid->count; i++) {
        char *words = text(grid, number, i);

        flow_break(words, type, grid->columns[i].width, &row->cells[i]);
        row->lines = row->cells[i].count > row->lines ? row->cells[i].count : row->lines;
        free(words);
    }
}

static char *heading_text(const struct grid *grid, size_t row, size_t column)
{
    (void)row;
    return memory_copy_text(grid->table->columns[grid->columns[column].number].heading);
}

static void clear_row(const struct grid *grid, struct row *row)
{
    for (size_t i = 0; i < grid->count; i++)
        flow_lines_clear(&row->cells[i]);
    free(row->cells);
}

static double row_height(const struct grid *grid, size_t lines)
{
    return (double)lines * grid->plain.leading + 2 * GRID_PADDING * grid->letters.size;
}

enum kind_of_row { PLAIN_ROW, HEADING, HEADING_AGAIN };

static void begin_tag(struct flow *flow, enum kind_of_row kind, const char *tag)
{
    if (kind != HEADING_AGAIN)
        flow_begin(flow, tag);
}

static void end_tag(struct flow *flow, enum kind_of_row kind, const char *tag)
{
    if (kind != HEADING_AGAIN)
        flow_end(flow, tag);
}

/* Sets the lines of a row from `from` on, as many as told; those of a heading stand on the rule below them. A heading
 * that is there again is for the eye alone. */
static void set_lines(struct flow *flow, const struct grid *grid, const struct row *row, size_t from, size_t count,
                      const struct flow_type *type, enum kind_of_row kind)
{
    double x = flow->left;

    begin_tag(flow, kind, "TR");
    for (size_t i = 0; i < grid->count; i++) {
        const struct grid_column *column = &grid->columns[i];
        const struct flow_lines *lines = &row->cells[i];
        const char *tag = kind != PLAIN_ROW || (i == 0 && !column->right) ? "TH" : "TD";
        size_t skip = kind != PLAIN_ROW ? count - lines->count : 0;

        begin_tag(flow, kind, tag);
        for (size_t line = from; line < lines->count && line < from + count; line++)
            flow_text(flow, type, column->right ? x + column->width : x,
                      flow->y + GRID_PADDING * grid->letters.size + (double)(line - from + skip + 1) * type->leading -
                          0.36 * type->size,
                      column->right ? PICTURE_END : PICTURE_START, lines->items[line]);
        end_tag(flow, kind, tag);
        x += column->width + grid_gap(grid);
    }
    end_tag(flow, kind, "TR");
    flow->y += row_height(grid, count);
}

static void set_heading(struct flow *flow, const struct grid *grid, const struct row *heading, enum kind_of_row kind)
{
    flow_begin(flow, "Table")->goes_on = kind == HEADING_AGAIN;
    set_lines(flow, grid, heading, 0, heading->lines, &grid->heading, kind);
    flow_rule(flow, flow->left, flow->y, grid_width(grid), 0.9, PICTURE_INK);
    flow->y += 1.5;
}

/* Goes on with the table on a new page. */
static void turn_page(struct flow *flow, const struct grid *grid, const struct row *heading)
{
    flow_end(flow, "Table");
    flow_new_page(flow, flow->across);
    set_heading(flow, grid, heading, HEADING_AGAIN);
}

/* A table being set. */
struct setting {
    struct flow *flow;
    const struct grid *grid;
    const struct row *heading;
    double tail; /* what follows the table and must not part from it */
};

static bool is_sum(const struct grid *grid, size_t number)
{
    return number + grid->block->totals >= grid->table->row_count;
}

/* The height of rows from `from` on, as many as told. */
static double rows_height(const struct grid *grid, size_t from, size_t count)
{
    double height = 0;

    for (size_t i = from; i < from + count; i++) {
        struct row row;

        break_row(grid, &row, is_sum(grid, i) ? &grid->strong : &grid->plain, grid_cell, i);
        height += row_height(grid, row.lines);
        clear_row(grid, &row);
    }
    return height;
}

/* The row from which on the table stays together with what follows it: its sums and two rows before them. */
static size_t last_part(const struct grid *grid)
{
    size_t kept = grid->block->totals + FIRST;

    return grid->table->row_count > kept ? grid->table->row_count - kept : 0;
}

/* The least room for a row: its height, and from the last part of the table on the rest of it. */
static double room_for(const struct setting *setting, size_t number, const struct row *row)
{
    const struct grid *grid = setting->grid;
    double alone = row_height(grid, row->lines);
    double rest;

    if (number != last_part(grid))
        return alone;
    rest = rows_height(grid, number, grid->table->row_count - number) + setting->tail;
    return rest < flow_room(setting->flow->across) / 2 ? rest : alone;
}

static void set_row(const struct setting *setting, size_t number)
{
    struct flow *flow = setting->flow;
    const struct grid *grid = setting->grid;
    const struct flow_type *type = is_sum(grid, number) ? &grid->strong : &grid->plain;
    struct row row;
    size_t done = 0;

    break_row(grid, &row, type, grid_cell, number);
    if (flow_left(flow) < room_for(setting, number, &row) && (number > 0 || flow_left(flow) < flow_room(false) / 2) &&
        row_height(grid, row.lines) + row_height(grid, setting->heading->lines) + 2 < flow_room(flow->across))
        turn_page(flow, grid, setting->heading);
    if (number > 0 && is_sum(grid, number) && !is_sum(grid, number - 1))
        flow_rule(flow, flow->left, flow->y - 0.4, grid_width(grid), 0.9, PICTURE_INK);
    /* A row that is higher than a page goes on over several. */
    while (done < row.lines) {
        double room = (flow_left(flow) - 2 * GRID_PADDING * grid->letters.size) / type->leading;
        size_t count = room < 1 ? 0 : room >= (double)(row.lines - done) ? row.lines - done : (size_t)room;

        if (count == 0) {
            turn_page(flow, grid, setting->heading);
            count = 1;
        }
        set_lines(flow, grid, &row, done, count, type, PLAIN_ROW);
        done += count;
    }
    flow_rule(flow, flow->left, flow->y, grid_width(grid), 0.35, PICTURE_GRID);
    clear_row(grid, &row);
}

/* ---- The whole ---- */

/* What is not a row: caption, heading, what stays free around. */
static double frame_height(const struct grid *grid)
{
    struct row row;
    double height;

    break_row(grid, &row, &grid->heading, heading_text, 0);
    height = row_height(grid, row.lines) + 10;
    clear_row(grid, &row);
    if (grid->block->text)
        height += flow_paragraph_height(&caption_type, grid_width(grid), grid->block->text) + 2;
    return height;
}

double flow_table_least(const struct document_block *block, bool across, enum language language)
{
    size_t rows = block->table.row_count <= TOGETHER ? block->table.row_count : FIRST;
    struct grid_list grids;
    double height;

    grid_make(block, across, language, &grids);
    height = frame_height(&grids.items[0]) + rows_height(&grids.items[0], 0, rows);
    grid_list_clear(&grids);
    return height;
}

double flow_table_height(const struct document_block *block, bool across, enum language language)
{
    struct grid_list grids;
    double height = BEFORE + AFTER;

    if (block->table.row_count > MEASURED)
        return HUGE_VAL;
    grid_make(block, across, language, &grids);
    for (size_t i = 0; i < grids.count; i++)
        height += frame_height(&grids.items[i]) + 1.5 + rows_height(&grids.items[i], 0, block->table.row_count) +
                  (i > 0 ? BETWEEN + more_type.leading : 0);
    grid_list_clear(&grids);
    return height;
}

/* Sets the table in smaller letters where only a few rows of it would come on the next page. */
static void squeeze(const struct flow *flow, double tail, struct grid *grid)
{
    double left = flow_left(flow) - tail;
    double room = flow->right - flow->left;
    struct grid_letters letters = grid->letters;
    double height;

    if (grid->table->row_count > MEASURED)
        return;
    height = frame_height(grid) + rows_height(grid, 0, grid->table->row_count);
    if (height <= left || height > left * (1 + MOST_OVER))
        return;
    for (struct grid_letters smaller = letters; smaller.size - STEP >= GRID_SMALLEST;) {
        smaller.size -= STEP;
        if (grid_set_letters(grid, &smaller, room) &&
            frame_height(grid) + rows_height(grid, 0, grid->table->row_count) <= left)
            return;
    }
    (void)grid_set_letters(grid, &letters, room);
}

/* Begins another part of a table, where its first rows have room, and says what it is. */
static void begin_part(struct flow *flow, const struct grid *grid)
{
    size_t rows = grid->table->row_count <= TOGETHER ? grid->table->row_count : FIRST;

    flow->y += BETWEEN;
    flow_need(flow, fmin(more_type.leading + frame_height(grid) + rows_height(grid, 0, rows), flow_room(flow->across)));
    flow_paragraph(flow, &more_type, flow->right - flow->left, "P",
                   text_in(flow->document->language, N_("The same rows, with further columns:")));
}

static void set_grid(struct flow *flow, const struct grid *grid, double tail)
{
    struct row heading;
    struct setting setting = {.flow = flow, .grid = grid, .heading = &heading, .tail = tail};

    break_row(grid, &heading, &grid->heading, heading_text, 0);
    set_heading(flow, grid, &heading, HEADING);
    for (size_t i = 0; i < grid->table->row_count; i++)
        set_row(&setting, i);
    flow_end(flow, "Table");
    clear_row(grid, &heading);
}

void flow_table(struct flow *flow, const struct document_block *block, double tail)
{
    struct grid_list grids;

    grid_make(block, flow->across, flow->document->language, &grids);
    flow->y += flow_is_fresh(flow) ? 0 : BEFORE;
    if (grids.count == 1)
        squeeze(flow, tail, &grids.items[0]);
    if (block->text) {
        flow_paragraph(flow, &caption_type, flow->right - flow->left, "Caption", block->text);
        flow->y += 2;
    }
    for (size_t i = 0; i < grids.count; i++) {
        if (i > 0)
            begin_part(flow, &grids.items[i]);
        set_grid(flow, &grids.items[i], i + 1 < grids.count ? 0 : tail);
    }
    flow->y += AFTER;
    grid_list_clear(&grids);
}
