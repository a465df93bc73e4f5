/* Drawing the table with heads on two sides. */
#include "samreg/tui/crosstab.h"

#include "samreg/base/text.h"
#include "samreg/tui/draw.h"

#include <assert.h>
#include <string.h>

enum { LEAST_ROWS = 3 }; /* rows of cells that heads and sums leave */

/* What one call of crosstab_draw() works with. */
struct drawing {
    struct crosstab *crosstab;
    const struct crosstab_source *source;
    struct area area;
    int head, row_head, sum; /* rows and columns that they get */
    int cells;               /* the first column of the cells */
    bool has_sums;           /* below */
    struct crosstab_block marked;
    struct str text;
};

/* Divides the area. */
static void lay_out(struct drawing *d)
{
    struct crosstab *crosstab = d->crosstab;
    int height = d->area.height;

    d->has_sums = height > LEAST_ROWS + 1;
    height -= d->has_sums;
    d->head = crosstab->head_height;
    if (d->head > height - LEAST_ROWS)
        d->head = height - LEAST_ROWS > 0 ? height - LEAST_ROWS : 0;
    d->row_head = crosstab->row_head_width;
    d->sum = crosstab->sum_width;
    d->cells = d->row_head + d->sum + 1;
    crosstab->page_rows = height - d->head > 0 ? height - d->head : 1;
    crosstab->page_columns =
        d->area.width - d->cells >= crosstab->cell_width ? (d->area.width - d->cells) / crosstab->cell_width : 1;
}

static int x_of(const struct drawing *d, size_t column)
{
    return d->cells + (int)(column - d->crosstab->left) * d->crosstab->cell_width;
}

/* One behind the last column shown. */
static size_t end_of_columns(const struct drawing *d)
{
    size_t end = d->crosstab->left + (size_t)d->crosstab->page_columns;

    return end < d->crosstab->columns ? end : d->crosstab->columns;
}

/* Writes a text downwards, its end at the bottom; what is longer than there is room for is cut. */
static void draw_downwards(const struct drawing *d, int x, const char *text, enum style style)
{
    size_t length = strlen(text), at = 0;
    int count = 0;

    for (size_t i = 0; i < length && count < d->head; count++)
        i = text_next_cluster(text, length, i);
    for (int y = 0; y < d->head; y++) {
        struct str letter = {0};
        if (y >= d->head - count) {
            size_t next = text_next_cluster(text, length, at);
            str_add_bytes(&letter, text + at, next - at);
            at = next;
        }
        draw_cell(d->area, y, x, d->crosstab->cell_width, str_peek(&letter), DRAW_LEFT, style);
        str_clear(&letter);
    }
}

static void draw_column_head(struct drawing *d, size_t column)
{
    enum style style = STYLE_HEADING;
    int width = d->crosstab->cell_width;

    str_reset(&d->text);
    d->source->column_head(d->source->context, column, &d->text, &style);
    if (d->head > 1)
        draw_downwards(d, x_of(d, column), str_peek(&d->text), style);
    else if (d->head == 1)
        draw_cell(d->area, 0, x_of(d, column), width, str_peek(&d->text), DRAW_LEFT, style);
    if (column == d->crosstab->column && d->head > 0) /* the letter nearest to the cells tells where the cursor is */
        draw_restyle(d->area, d->head - 1, x_of(d, column), width > 2 ? width - 1 : 1, STYLE_SELECTED_INACTIVE);
}

static void draw_heads(struct drawing *d)
{
    int end = x_of(d, end_of_columns(d));

    for (int y = 0; y < d->head; y++) {
        bool last = y == d->head - 1;
        draw_cell(d->area, y, 0, d->cells, "", DRAW_LEFT, STYLE_HEADING);
        draw_cell(d->area, y, end, d->area.width - end, "", DRAW_LEFT, STYLE_HEADING);
        draw_cell(d->area, y, 1, d->row_head - 2, last ? d->source->corner : "", DRAW_LEFT, STYLE_HEADING);
        draw_cell(d->area, y, d->row_head, d->sum, last ? d->source->sum : "", DRAW_RIGHT, STYLE_HEADING);
    }
    for (size_t column = d->crosstab->left; column < end_of_columns(d); column++)
        draw_column_head(d, column);
}

static void draw_sums(struct drawing *d)
{
    int y = d->area.height - 1;

    if (!d->has_sums)
        return;
    draw_cell(d->area, y, 0, d->area.width, "", DRAW_LEFT, STYLE_HEADING);
    draw_cell(d->area, y, 1, d->row_head - 2, d->source->sum, DRAW_LEFT, STYLE_HEADING);
    for (size_t column = d->crosstab->left; column < end_of_columns(d); column++) {
        enum style style = STYLE_HEADING;
        str_reset(&d->text);
        d->source->column_sum(d->source->context, column, &d->text, &style);
        draw_cell(d->area, y, x_of(d, column), d->crosstab->cell_width, str_peek(&d->text), DRAW_LEFT, style);
    }
}

static bool is_marked(const struct drawing *d, size_t row, size_t column)
{
    return row >= d->marked.row && row < d->marked.row_end && column >= d->marked.column &&
           column < d->marked.column_end;
}

/* Lays the cursor or a mark over the cell. */
static void draw_over_cell(const struct drawing *d, int y, size_t row, size_t column)
{
    const struct crosstab *crosstab = d->crosstab;
    int width = crosstab->cell_width > 2 ? crosstab->cell_width - 1 : crosstab->cell_width;

    if (row == crosstab->row && column == crosstab->column)
        draw_restyle(d->area, y, x_of(d, column), width, STYLE_SELECTED);
    else if (crosstab->marks != CROSSTAB_NO_MARKS && is_marked(d, row, column))
        draw_restyle(d->area, y, x_of(d, column), width, STYLE_SELECTED_INACTIVE);
}

static void draw_cells(struct drawing *d, int y, size_t row)
{
    enum style style = STYLE_DIM;
    bool noted = false;

    if (d->source->note) {
        str_reset(&d->text);
        d->source->note(d->source->context, row, &d->text, &style);
        noted = d->text.length > 0;
    }
    draw_cell(d->area, y, d->cells, d->area.width - d->cells, noted ? str_peek(&d->text) : "", DRAW_LEFT,
              noted ? style : STYLE_NORMAL);
    for (size_t column = d->crosstab->left; column < end_of_columns(d); column++) {
        style = STYLE_NORMAL;
        str_reset(&d->text);
        if (!noted)
            d->source->cell(d->source->context, row, column, &d->text, &style);
        if (d->text.length > 0)
            draw_cell(d->area, y, x_of(d, column), d->crosstab->cell_width, str_peek(&d->text), DRAW_LEFT, style);
        draw_over_cell(d, y, row, column);
    }
}

static void draw_row(struct drawing *d, size_t row)
{
    int y = d->head + (int)(row - d->crosstab->top);
    bool here = row == d->crosstab->row;
    enum style style = STYLE_NORMAL;

    if (row >= d->crosstab->rows) {
        draw_cell(d->area, y, 0, d->area.width, "", DRAW_LEFT, STYLE_NORMAL);
        return;
    }
    str_reset(&d->text);
    d->source->row_head(d->source->context, row, &d->text, &style);
    draw_cell(d->area, y, 0, 1, here ? ">" : "", DRAW_LEFT, here ? STYLE_SELECTED : STYLE_NORMAL);
    draw_cell(d->area, y, 1, d->row_head - 2, str_peek(&d->text), DRAW_LEFT, style);
    draw_cell(d->area, y, d->row_head - 1, 1, "", DRAW_LEFT, STYLE_NORMAL);
    str_reset(&d->text);
    style = STYLE_NORMAL;
    d->source->row_sum(d->source->context, row, &d->text, &style);
    draw_cell(d->area, y, d->row_head, d->sum, str_peek(&d->text), DRAW_RIGHT, style);
    draw_cell(d->area, y, d->row_head + d->sum, 1, "", DRAW_LEFT, STYLE_NORMAL);
    draw_cells(d, y, row);
}

/* Whether what stands on the screen differs in no more than where the cursor is, and what it is scrolled to. */
static bool only_moved(const struct drawing *d)
{
    const struct crosstab *crosstab = d->crosstab;
    const struct crosstab_drawn *drawn = &crosstab->drawn;

    return drawn->valid && drawn->generation == draw_generation() && drawn->revision == crosstab->revision &&
           area_equal(drawn->area, d->area) && drawn->marks == CROSSTAB_NO_MARKS &&
           crosstab->marks == CROSSTAB_NO_MARKS && crosstab->rows > 0 && crosstab->columns > 0;
}

static void draw_rows(struct drawing *d)
{
    for (int i = 0; i < d->crosstab->page_rows; i++)
        draw_row(d, d->crosstab->top + (size_t)i);
}

static void draw_whole(struct drawing *d)
{
    draw_heads(d);
    draw_rows(d);
    draw_sums(d);
}

/* The same columns: their heads and sums stand already. */
static void draw_move(struct drawing *d)
{
    const struct crosstab_drawn *drawn = &d->crosstab->drawn;

    if (drawn->column != d->crosstab->column) {
        draw_column_head(d, drawn->column);
        draw_column_head(d, d->crosstab->column);
    }
    if (drawn->top != d->crosstab->top) {
        draw_rows(d);
    } else if (drawn->row != d->crosstab->row || drawn->column != d->crosstab->column) {
        draw_row(d, drawn->row);
        draw_row(d, d->crosstab->row);
    }
}

/* Before the first drawing nobody knew how much there is room for: what stands before the cursor is shown too. */
static void centre(struct crosstab *crosstab)
{
    size_t rows = (size_t)crosstab->page_rows, columns = (size_t)crosstab->page_columns;

    crosstab->top = crosstab->row < rows ? 0 : crosstab->row - rows / 2;
    crosstab->left = crosstab->column < columns ? 0 : crosstab->column - columns / 2;
}

void crosstab_draw(struct crosstab *crosstab, struct area area, const struct crosstab_source *source)
{
    struct drawing d = {.crosstab = crosstab, .source = source, .area = area};

    assert(crosstab->cell_width >= 2);
    if (area_is_empty(area))
        return;
    lay_out(&d);
    if (!crosstab->drawn.valid)
        centre(crosstab);
    crosstab_show_cursor(crosstab);
    d.marked = crosstab_marked(crosstab);
    if (only_moved(&d) && crosstab->drawn.left == crosstab->left)
        draw_move(&d);
    else
        draw_whole(&d);
    str_clear(&d.text);
    crosstab->drawn = (struct crosstab_drawn){crosstab->revision, draw_generation(), area, crosstab->row,
                                              crosstab->column, crosstab->top, crosstab->left, crosstab->marks, true};
    if (crosstab->columns > 0)
        draw_cursor(area, d.head + (int)(crosstab->row - crosstab->top), x_of(&d, crosstab->column));
    else
        draw_cursor(area, d.head, 1);
}
