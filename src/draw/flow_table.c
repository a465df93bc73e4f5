/* Tables on pages: columns as wide as they need, numbers to the right, thin rules, the heading on every page. */
#include "samreg/base/memory.h"
#include "samreg/draw/flow.h"
#include "samreg/draw/letters.h"
#include "samreg/draw/surface.h"
#include "samreg/publish/publish.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SIZE 8.5         /* of letters, where there is room */
#define SMALL 6.0        /* down to here rather than a page across */
#define SMALLEST 5.0
#define SQUEEZED 7.0     /* down to here rather than a few rows on the next page */
#define LEADING 1.3      /* of the size */
#define GAP 1.25         /* between columns, of the size; small letters stand closer */
#define SMALL_GAP 0.75
#define HEADING 0.94     /* headings to what stands below them */
#define PADDING 0.32     /* above and below a row, of the size */
#define LONGEST_WORD 110.0
#define COMFORTABLE 74.0 /* a text that has as much is not worth a page across */
#define MOST_OVER 0.2     /* of the room: a table higher than it by no more is squeezed into it */
#define MARGINS (2 * FLOW_MARGIN)
#define BEFORE 8.0
#define AFTER 10.0

enum {
    FIRST = 2,     /* rows that a table begins and ends with on a page */
    TOGETHER = 10, /* a table of no more is not parted */
    MEASURED = 120 /* a table of more rows is higher than any page */
};

static const struct flow_type caption_type = {9.5, 14, true, PICTURE_INK};

/* A column while widths are looked for. */
struct column {
    double natural;  /* what the widest cell takes on one line */
    double pleasant; /* what a text should have, so that it is not many short lines */
    double least;    /* what it must have */
    double width;
    bool right;
};

/* A table with its columns at one size of letters. */
struct grid {
    const struct document_block *block;
    const struct table *table;
    enum language language;
    struct column *columns;
    double size;
    struct flow_type plain, strong, heading;
};

/* ---- Widths ---- */

static char *cell_text(const struct grid *grid, size_t row, size_t column)
{
    const struct table *table = grid->table;
    struct str out = {0};

    publish_add_cell(&table->columns[column], &table->cells[row * table->column_count + column], FIELD_SCREEN,
                     grid->language, &out);
    return str_take(&out);
}

/* The widest piece of a text between the signs given. */
static double widest_piece(const char *text, const char *between, double size, bool bold)
{
    double widest = 0;

    for (;;) {
        size_t length = strcspn(text, between);
        char *piece = memory_copy_bytes(text, length);

        widest = fmax(widest, letters_width(piece, size, bold));
        free(piece);
        if (!text[length])
            return widest;
        text += length + 1;
    }
}

/* Numbers, dates and the like stay on one line. */
static bool is_whole(const struct field *field)
{
    return field_is_number(field) || field->type == FIELD_DATE || field->type == FIELD_END ||
           field->type == FIELD_YEAR || field->type == FIELD_ORGANISATION;
}

static void measure_column(struct grid *grid, size_t number)
{
    const struct table_column *column = &grid->table->columns[number];
    double heading = widest_piece(column->heading, "\n", grid->heading.size, true);
    double word = widest_piece(column->heading, " \n", grid->heading.size, true);
    struct column *out = &grid->columns[number];

    *out = (struct column){
        .natural = fmax(word, fmin(heading, 70)), .least = word, .right = field_is_number(column->field)};
    for (size_t row = 0; row < grid->table->row_count; row++) {
        bool is_sum = row + grid->block->totals >= grid->table->row_count;
        char *text = cell_text(grid, row, number);
        double line = widest_piece(text, "\n", grid->size, is_sum);

        out->natural = fmax(out->natural, line);
        out->pleasant = fmax(out->pleasant, fmin(line, COMFORTABLE));
        /* A cell narrower than what must be given to another anyway need not be looked at. */
        if (is_whole(column->field))
            out->least = fmax(out->least, line);
        else if (line > out->least)
            out->least = fmax(out->least, fmin(LONGEST_WORD, widest_piece(text, " \n", grid->size, is_sum)));
        free(text);
    }
}

/* What stays free between two columns. */
static double gap(const struct grid *grid)
{
    double more = fmin(fmax(grid->size - SMALL, 0) / (SIZE - SMALL), 1);

    return grid->size * (SMALL_GAP + more * (GAP - SMALL_GAP));
}

static double sum_widths(const struct grid *grid)
{
    double sum = gap(grid) * (double)(grid->table->column_count - 1);

    for (size_t i = 0; i < grid->table->column_count; i++)
        sum += grid->columns[i].width;
    return sum;
}

/* Narrows the widest columns until all fit. Returns false when they do not. */
static bool fit_columns(struct grid *grid, double room)
{
    double sum;

    for (size_t i = 0; i < grid->table->column_count; i++)
        grid->columns[i].width = grid->columns[i].natural;
    while ((sum = sum_widths(grid)) > room) {
        struct column *widest = NULL;

        for (size_t i = 0; i < grid->table->column_count; i++) {
            struct column *column = &grid->columns[i];

            if (column->width > fmax(column->least, column->pleasant) &&
                (!widest || column->width > widest->width))
                widest = column;
        }
        for (size_t i = 0; !widest && i < grid->table->column_count; i++) {
            if (grid->columns[i].width > grid->columns[i].least)
                widest = &grid->columns[i];
        }
        if (!widest)
            return false;
        widest->width = fmax(widest->least, fmin(widest->width - 1, widest->width - (sum - room) / 8));
    }
    return true;
}

static void set_size(struct grid *grid, double size)
{
    grid->size = size;
    grid->plain = (struct flow_type){size, size * LEADING, false, PICTURE_INK};
    grid->strong = (struct flow_type){size, size * LEADING, true, PICTURE_INK};
    grid->heading = (struct flow_type){size * HEADING, size * LEADING, true, PICTURE_INK};
    for (size_t i = 0; i < grid->table->column_count; i++)
        measure_column(grid, i);
}

/* Whether every text has its whole line, or at least as much as is pleasant to read. */
static bool is_comfortable(const struct grid *grid)
{
    for (size_t i = 0; i < grid->table->column_count; i++) {
        if (grid->columns[i].width < grid->columns[i].pleasant)
            return false;
    }
    return true;
}

/* Looks for widths that fit and are pleasant, with somewhat smaller letters where it must be. */
static bool fit_comfortably(struct grid *grid, double room)
{
    bool fit = fit_columns(grid, room) && is_comfortable(grid);

    for (double size = SIZE - 0.5; !fit && size >= SMALL; size -= 0.5) {
        set_size(grid, size);
        fit = fit_columns(grid, room) && is_comfortable(grid);
    }
    return fit;
}

/* Gives the columns widths that fill at most the room: with somewhat smaller letters rather than many short lines, with
 * small ones where they must, and at last with words that are cut. */
static void choose_widths(struct grid *grid, double room)
{
    bool fit = fit_comfortably(grid, room);

    for (double size = SIZE; !fit && size >= SMALLEST; size -= 1) {
        set_size(grid, size);
        fit = fit_columns(grid, room);
    }
    if (!fit) {
        double gaps = gap(grid) * (double)(grid->table->column_count - 1);
        double share = fmax(room - gaps, 1) / fmax(sum_widths(grid) - gaps, 1);

        for (size_t i = 0; i < grid->table->column_count; i++)
            grid->columns[i].width *= share;
    }
}

static void begin_grid(struct grid *grid, const struct document_block *block, enum language language)
{
    *grid = (struct grid){.block = block, .table = &block->table, .language = language,
                          .columns = memory_new_array(block->table.column_count, sizeof *grid->columns)};
    set_size(grid, SIZE);
}

bool flow_table_is_wide(const struct document_block *block, enum language language)
{
    struct grid grid;
    bool fit;

    begin_grid(&grid, block, language);
    fit = fit_comfortably(&grid, SURFACE_A4_SHORT - MARGINS);
    free(grid.columns);
    return !fit;
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
    row->cells = memory_new_array(grid->table->column_count, sizeof *row->cells);
    row->lines = 1;
    for (size_t i = 0; i < grid->table->column_count; i++) {
        char *words = text(grid, number, i);

        flow_break(words, type, grid->columns[i].width, &row->cells[i]);
        row->lines = row->cells[i].count > row->lines ? row->cells[i].count : row->lines;
        free(words);
    }
}

static char *heading_text(const struct grid *grid, size_t row, size_t column)
{
    (void)row;
    return memory_copy_text(grid->table->columns[column].heading);
}

static void clear_row(const struct grid *grid, struct row *row)
{
    for (size_t i = 0; i < grid->table->column_count; i++)
        flow_lines_clear(&row->cells[i]);
    free(row->cells);
}

static double row_height(const struct grid *grid, size_t lines)
{
    return (double)lines * grid->plain.leading + 2 * PADDING * grid->size;
}

/* Sets the lines of a row from `from` on, as many as told; those of a heading stand on the rule below them. */
static void set_lines(struct flow *flow, const struct grid *grid, const struct row *row, size_t from, size_t count,
                      const struct flow_type *type, bool is_heading)
{
    double x = flow->left;

    flow_begin(flow, "TR");
    for (size_t i = 0; i < grid->table->column_count; i++) {
        const struct column *column = &grid->columns[i];
        const struct flow_lines *lines = &row->cells[i];
        const char *tag = is_heading || (i == 0 && !column->right) ? "TH" : "TD";
        size_t skip = is_heading ? count - lines->count : 0;

        flow_begin(flow, tag);
        for (size_t line = from; line < lines->count && line < from + count; line++)
            flow_text(flow, type, column->right ? x + column->width : x,
                      flow->y + PADDING * grid->size + (double)(line - from + skip + 1) * type->leading -
                          0.36 * type->size,
                      column->right ? PICTURE_END : PICTURE_START, lines->items[line]);
        flow_end(flow, tag);
        x += column->width + gap(grid);
    }
    flow_end(flow, "TR");
    flow->y += row_height(grid, count);
}

static double grid_width(const struct grid *grid)
{
    return sum_widths(grid);
}

static void set_heading(struct flow *flow, const struct grid *grid, const struct row *heading)
{
    flow_begin(flow, "Table");
    set_lines(flow, grid, heading, 0, heading->lines, &grid->heading, true);
    flow_rule(flow, flow->left, flow->y, grid_width(grid), 0.9, PICTURE_INK);
    flow->y += 1.5;
}

/* Goes on with the table on a new page. */
static void turn_page(struct flow *flow, const struct grid *grid, const struct row *heading)
{
    flow_end(flow, "Table");
    flow_new_page(flow, flow->across);
    set_heading(flow, grid, heading);
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

        break_row(grid, &row, is_sum(grid, i) ? &grid->strong : &grid->plain, cell_text, i);
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

    if (number != last_part(grid)) {
        return alone;
    }
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

    break_row(grid, &row, type, cell_text, number);
    if (flow_left(flow) < room_for(setting, number, &row) && (number > 0 || flow_left(flow) < flow_room(false) / 2) &&
        row_height(grid, row.lines) + row_height(grid, setting->heading->lines) + 2 < flow_room(flow->across))
        turn_page(flow, grid, setting->heading);
    if (number > 0 && is_sum(grid, number) && !is_sum(grid, number - 1))
        flow_rule(flow, flow->left, flow->y - 0.4, grid_width(grid), 0.9, PICTURE_INK);
    /* A row that is higher than a page goes on over several. */
    while (done < row.lines) {
        double room = (flow_left(flow) - 2 * PADDING * grid->size) / type->leading;
        size_t count = room < 1 ? 0 : room >= (double)(row.lines - done) ? row.lines - done : (size_t)room;

        if (count == 0) {
            turn_page(flow, grid, setting->heading);
            count = 1;
        }
        set_lines(flow, grid, &row, done, count, type, false);
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

/* Begins the grid of a block that stands on a page. */
static void begin_on_page(struct grid *grid, const struct document_block *block, bool across, enum language language)
{
    begin_grid(grid, block, language);
    choose_widths(grid, (across ? SURFACE_A4_LONG : SURFACE_A4_SHORT) - MARGINS);
}

double flow_table_least(const struct document_block *block, bool across, enum language language)
{
    size_t rows = block->table.row_count <= TOGETHER ? block->table.row_count : FIRST;
    struct grid grid;
    double height;

    begin_on_page(&grid, block, across, language);
    height = frame_height(&grid) + rows_height(&grid, 0, rows);
    free(grid.columns);
    return height;
}

double flow_table_height(const struct document_block *block, bool across, enum language language)
{
    struct grid grid;
    double height;

    if (block->table.row_count > MEASURED)
        return HUGE_VAL;
    begin_on_page(&grid, block, across, language);
    height = BEFORE + frame_height(&grid) + 1.5 + rows_height(&grid, 0, block->table.row_count) + AFTER;
    free(grid.columns);
    return height;
}

/* Sets the table in smaller letters where only a few rows of it would come on the next page. */
static void squeeze(const struct setting *setting, struct grid *grid)
{
    double left = flow_left(setting->flow) - setting->tail;
    double room = setting->flow->right - setting->flow->left;
    double size = grid->size;
    double height;

    if (grid->table->row_count > MEASURED)
        return;
    height = frame_height(grid) + rows_height(grid, 0, grid->table->row_count);
    if (height <= left || height > left * (1 + MOST_OVER))
        return;
    for (int quarters = 1; size - quarters * 0.25 >= SQUEEZED; quarters++) {
        set_size(grid, size - quarters * 0.25);
        if (fit_columns(grid, room) &&
            frame_height(grid) + rows_height(grid, 0, grid->table->row_count) <= left)
            return;
    }
    set_size(grid, size);
    choose_widths(grid, room);
}

void flow_table(struct flow *flow, const struct document_block *block, double tail)
{
    struct grid grid;
    struct row heading;
    struct setting setting = {.flow = flow, .grid = &grid, .heading = &heading, .tail = tail};

    begin_on_page(&grid, block, flow->across, flow->document->language);
    flow->y += flow_is_fresh(flow) ? 0 : BEFORE;
    squeeze(&setting, &grid);
    if (block->text) {
        flow_paragraph(flow, &caption_type, flow->right - flow->left, "Caption", block->text);
        flow->y += 2;
    }
    break_row(&grid, &heading, &grid.heading, heading_text, 0);
    set_heading(flow, &grid, &heading);
    for (size_t i = 0; i < block->table.row_count; i++)
        set_row(&setting, i);
    flow_end(flow, "Table");
    flow->y += AFTER;
    clear_row(&grid, &heading);
    free(grid.columns);
}
