#include "samreg/tui/chart.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

enum { LABEL_LEAST = 8, LABEL_MOST = 30, SERIES_ROWS = 4 };

void chart_init(struct chart *chart, enum chart_kind kind, const char *title)
{
    *chart = (struct chart){.kind = kind, .selected = (size_t)-1};
    chart->title = title != NULL ? memory_copy_text(title) : NULL;
}

void chart_clear(struct chart *chart)
{
    for (size_t i = 0; i < chart->count; i++) {
        free(chart->rows[i].label);
        free(chart->rows[i].sum);
        for (size_t part = 0; part < CHART_PARTS; part++)
            free(chart->rows[i].figures[part].text);
    }
    for (size_t part = 0; part < chart->part_count; part++)
        free(chart->names[part]);
    free(chart->rows);
    free(chart->title);
    *chart = (struct chart){0};
}

void chart_add_part(struct chart *chart, const char *name)
{
    assert(chart->part_count < CHART_PARTS && chart->count == 0);
    chart->names[chart->part_count++] = memory_copy_text(name);
}

void chart_add_row(struct chart *chart, const char *label)
{
    chart->rows = array_room(chart->rows, chart->count, &chart->capacity, sizeof *chart->rows);
    chart->rows[chart->count++] = (struct chart_row){.label = memory_copy_text(label)};
}

static void set_figure(struct chart *chart, size_t part, bool known, double amount, const char *text)
{
    assert(chart->count > 0 && part < chart->part_count && isfinite(amount));
    struct chart_figure *figure = &chart->rows[chart->count - 1].figures[part];
    free(figure->text);
    *figure = (struct chart_figure){known, amount, memory_copy_text(text)};
}

void chart_set(struct chart *chart, size_t part, double amount, const char *text)
{
    set_figure(chart, part, true, amount, text);
}

void chart_set_unknown(struct chart *chart, size_t part, const char *text)
{
    set_figure(chart, part, false, 0, text);
}

void chart_set_sum(struct chart *chart, const char *text)
{
    assert(chart->count > 0);
    free(chart->rows[chart->count - 1].sum);
    chart->rows[chart->count - 1].sum = memory_copy_text(text);
}

const char *chart_sign(size_t part)
{
    static const char *const signs[CHART_PARTS] = {"█", "▒", "░", "▓", "=", "+", "o", "x"};
    static const char *const ascii[CHART_PARTS] = {"#", "-", ".", "%", "=", "+", "o", "x"};
    return (terminal_is_ascii() ? ascii : signs)[part % CHART_PARTS];
}

static enum style style_of_part(size_t part)
{
    return (enum style)(STYLE_SERIES_1 + part % (STYLE_SERIES_6 - STYLE_SERIES_1 + 1));
}

/* The part that has most left over from its share, not counting those that have got theirs. */
static size_t next_to_get(const double *amounts, size_t count, double total, int room, const int *cells)
{
    size_t best = count;
    double most = 0;
    for (size_t i = 0; i < count; i++) {
        double left = amounts[i] / total * room - cells[i];
        if (amounts[i] > 0 && (best == count || left > most)) {
            best = i;
            most = left;
        }
    }
    return best;
}

void chart_divide(const double *amounts, size_t count, int room, int *cells)
{
    double total = 0;
    int used = 0;
    for (size_t i = 0; i < count; i++) {
        cells[i] = 0;
        total += amounts[i] > 0 ? amounts[i] : 0;
    }
    for (size_t i = 0; i < count && used < room; i++) {
        if (amounts[i] > 0) {
            cells[i] = 1;
            used++;
        }
    }
    while (total > 0 && used < room) {
        size_t next = next_to_get(amounts, count, total, room, cells);
        assert(next < count);
        cells[next]++;
        used++;
    }
}

/* What one call of chart_draw() works with. */
struct drawing {
    struct chart *chart;
    struct area area;    /* of the rows: title and legend are drawn already */
    int label;           /* columns of the labels, without the blank behind them */
    int number;          /* columns of the widest number */
    double least, most;  /* of all figures, zero among them */
    double greatest;     /* of all sums of a row */
    int sum;             /* columns of the widest text of a sum */
    struct str text;
};

static const char *text_of(const struct chart_figure *figure)
{
    return figure->text != NULL ? figure->text : "";
}

/* What a figure counts as part of a whole. */
static double part_of_whole(const struct chart_figure *figure)
{
    return figure->known && figure->amount > 0 ? figure->amount : 0;
}

static double sum_of(const struct chart *chart, size_t row)
{
    double sum = 0;
    for (size_t part = 0; part < chart->part_count; part++)
        sum += part_of_whole(&chart->rows[row].figures[part]);
    return sum;
}

static void measure_figure(struct drawing *d, const struct chart_figure *figure)
{
    int number = text_width(text_of(figure));
    if (!figure->known) /* what stands in place of a number has the room of the bar */
        return;
    d->number = number > d->number ? number : d->number;
    d->least = figure->amount < d->least ? figure->amount : d->least;
    d->most = figure->amount > d->most ? figure->amount : d->most;
}

static void measure(struct drawing *d)
{
    const struct chart *chart = d->chart;
    int widest = 0;
    for (size_t i = 0; i < chart->count; i++) {
        int width = text_width(chart->rows[i].label);
        int sum = chart->rows[i].sum != NULL ? text_width(chart->rows[i].sum) : 0;
        widest = width > widest ? width : widest;
        d->sum = sum > d->sum ? sum : d->sum;
        d->greatest = sum_of(chart, i) > d->greatest ? sum_of(chart, i) : d->greatest;
        for (size_t part = 0; part < chart->part_count; part++)
            measure_figure(d, &chart->rows[i].figures[part]);
    }
    int most = d->area.width / 3;
    most = most > LABEL_MOST ? LABEL_MOST : most < LABEL_LEAST ? LABEL_LEAST : most;
    d->label = widest < most ? widest : most;
}

static bool is_selected(const struct drawing *d, size_t row)
{
    return row == d->chart->selected;
}

static void draw_label(struct drawing *d, int y, size_t row)
{
    bool selected = is_selected(d, row);
    draw_cell(d->area, y, 0, 1, selected ? ">" : "", DRAW_LEFT, selected ? STYLE_STRONG : STYLE_NORMAL);
    draw_cell(d->area, y, 1, d->label, d->chart->rows[row].label, DRAW_LEFT, selected ? STYLE_STRONG : STYLE_NORMAL);
}

/* Fills `width` cells with a part's pattern. */
static void draw_pattern(struct drawing *d, int y, int x, int width, size_t part)
{
    str_reset(&d->text);
    for (int i = 0; i < width; i++)
        str_add(&d->text, chart_sign(part));
    draw_text(d->area, y, x, str_peek(&d->text), style_of_part(part));
}

/* The cells that an amount takes of `room`; what is not zero is seen. */
static int cells_of(double amount, double whole, int room)
{
    int cells = whole > 0 ? (int)lround(fabs(amount) / whole * room) : 0;
    return cells == 0 && amount > 0.0 && room > 0 ? 1 : cells == 0 && amount < 0.0 && room > 0 ? 1 : cells;
}

/* One bar from the zero line, its number behind it. */
static void draw_bar(struct drawing *d, int y, int x, const struct chart_figure *figure, size_t part)
{
    int room = d->area.width - x - d->number - 1;
    room = room > 1 ? room : 1;
    double whole = d->most - d->least;
    int left = d->least < 0 ? cells_of(d->least, whole, room) : 0;
    int right = room - left;
    int end = x + left;
    if (figure->known && figure->amount < 0) {
        int cells = cells_of(figure->amount, -d->least, left);
        draw_pattern(d, y, x + left - cells, cells, part);
    } else if (figure->known) {
        int cells = d->most > 0 ? cells_of(figure->amount, d->most, right) : 0;
        draw_pattern(d, y, x + left, cells, part);
        end += cells;
    }
    bool bare = end == x; /* nothing was drawn: the number stands at the zero line */
    draw_text(d->area, y, bare ? x : end + 1, text_of(figure), figure->known ? STYLE_NORMAL : STYLE_DIM);
}

/* How many rows of the chart fit, and from which one on, so that the selected one is among them. */
static size_t scroll(struct chart *chart, size_t fit)
{
    fit = fit > 0 ? fit : 1;
    if (chart->selected < chart->count) {
        if (chart->selected < chart->top)
            chart->top = chart->selected;
        if (chart->selected >= chart->top + fit)
            chart->top = chart->selected - fit + 1;
    }
    if (chart->top + fit > chart->count)
        chart->top = chart->count > fit ? chart->count - fit : 0;
    return fit;
}

static void draw_bars(struct drawing *d)
{
    struct chart *chart = d->chart;
    int lines = chart->part_count > 0 ? (int)chart->part_count : 1;
    size_t fit = scroll(chart, (size_t)(d->area.height / lines));
    int x = 1 + d->label + 1;
    for (size_t i = 0; i < fit && chart->top + i < chart->count; i++) {
        size_t row = chart->top + i;
        int y = (int)i * lines;
        draw_label(d, y, row);
        for (size_t part = 0; part < chart->part_count; part++)
            draw_bar(d, y + (int)part, x, &chart->rows[row].figures[part], part);
    }
}

/* One part of a divided bar, its number in the middle where it has room. */
static void draw_share(struct drawing *d, int y, int x, int cells, const struct chart_figure *figure, size_t part)
{
    int width = text_width(text_of(figure));
    draw_pattern(d, y, x, cells, part);
    if (width + 2 <= cells) { /* a blank on either side parts it from the pattern */
        int at = x + (cells - width - 2) / 2;
        draw_cell(d->area, y, at, width + 2, text_of(figure), DRAW_CENTRE, STYLE_NORMAL);
    } else if (width <= cells) {
        draw_cell(d->area, y, x + (cells - width) / 2, width, text_of(figure), DRAW_LEFT, STYLE_NORMAL);
    }
}

/* A bar of `room` cells divided by the row's figures; what the first one says where there is nothing to divide. Returns
 * the column behind it. */
static int draw_divided(struct drawing *d, int y, size_t row, int room)
{
    const struct chart *chart = d->chart;
    double amounts[CHART_PARTS];
    int cells[CHART_PARTS];
    int x = 1 + d->label + 1;
    for (size_t part = 0; part < chart->part_count; part++)
        amounts[part] = part_of_whole(&chart->rows[row].figures[part]);
    chart_divide(amounts, chart->part_count, room > 0 ? room : 0, cells);
    for (size_t part = 0; part < chart->part_count; part++) {
        draw_share(d, y, x, cells[part], &chart->rows[row].figures[part], part);
        x += cells[part];
    }
    return x;
}

/* Shares of the whole, or bars as long as their sums. */
static void draw_parts(struct drawing *d)
{
    struct chart *chart = d->chart;
    bool stacked = chart->kind == CHART_STACKED;
    size_t fit = scroll(chart, (size_t)(d->area.height > 0 ? d->area.height : 0));
    int whole = d->area.width - 1 - d->label - 1 - (stacked && d->sum > 0 ? d->sum + 1 : 0);
    for (size_t i = 0; i < fit && chart->top + i < chart->count; i++) {
        size_t row = chart->top + i;
        double sum = sum_of(chart, row);
        int room = stacked ? cells_of(sum, d->greatest, whole) : whole;
        int end = draw_divided(d, (int)i, row, room);
        const char *behind = stacked ? chart->rows[row].sum : NULL;
        draw_label(d, (int)i, row);
        if (sum <= 0 && chart->part_count > 0)
            draw_text(d->area, (int)i, end, behind != NULL ? behind : text_of(&chart->rows[row].figures[0]), STYLE_DIM);
        else if (behind != NULL)
            draw_text(d->area, (int)i, end + 1, behind, STYLE_NORMAL);
    }
}

/* Columns that one row of a series takes, with the blank behind it. */
static int series_step(const struct drawing *d)
{
    int step = d->number * (int)d->chart->part_count;
    for (size_t i = 0; i < d->chart->count; i++) {
        int width = text_width(d->chart->rows[i].label);
        step = width > step ? width : step;
    }
    return step + 1;
}

/* One column standing on the last row but one, in halves of a cell, its number on top. */
static void draw_column(struct drawing *d, int x, const struct chart_figure *figure, size_t part)
{
    int base = d->area.height - 2;
    int halves = figure->known && d->most > 0 ? cells_of(figure->amount, d->most, base * 2) : 0;
    bool half = halves % 2 == 1 && !terminal_is_ascii();
    int full = half ? halves / 2 : (halves + 1) / 2;
    for (int i = 0; i < full; i++)
        draw_pattern(d, base - i, x, d->number, part);
    for (int i = 0; half && i < d->number; i++)
        draw_text(d->area, base - full, x + i, "▄", style_of_part(part));
    draw_cell(d->area, base - full - half, x, d->number, text_of(figure), DRAW_RIGHT,
              figure->known ? STYLE_NORMAL : STYLE_DIM);
}

static void draw_columns(struct drawing *d, int step)
{
    struct chart *chart = d->chart;
    size_t fit = scroll(chart, (size_t)(d->area.width / step));
    for (size_t i = 0; i < fit && chart->top + i < chart->count; i++) {
        size_t row = chart->top + i;
        int x = (int)i * step;
        for (size_t part = 0; part < chart->part_count; part++)
            draw_column(d, x + (int)part * d->number, &chart->rows[row].figures[part], part);
        draw_cell(d->area, d->area.height - 1, x, step - 1, chart->rows[row].label, DRAW_LEFT,
                  is_selected(d, row) ? STYLE_SELECTED_INACTIVE : STYLE_LABEL);
    }
}

static void draw_series(struct drawing *d)
{
    int step = series_step(d);
    bool fits = (int)d->chart->count * step - 1 <= d->area.width;
    if (fits && d->least >= 0 && d->area.height >= SERIES_ROWS)
        draw_columns(d, step);
    else
        draw_bars(d);
}

/* "█ AS  ▒ IKS", with the figures of the selected row; from the next line on when one is full. */
static void draw_legend(struct drawing *d)
{
    const struct chart *chart = d->chart;
    int x = 0;
    int y = 0;
    for (size_t part = 0; part < chart->part_count && d->area.height > 1; part++) {
        str_reset(&d->text);
        str_addf(&d->text, " %s", chart->names[part]);
        if (chart->selected < chart->count)
            str_addf(&d->text, " %s", text_of(&chart->rows[chart->selected].figures[part]));
        int width = 1 + text_width(str_peek(&d->text));
        if (x > 0 && x + width > d->area.width) {
            x = 0;
            y++;
        }
        if (y >= d->area.height - 1)
            break;
        draw_text(d->area, y, x, chart_sign(part), style_of_part(part));
        draw_cell(d->area, y, x + 1, width - 1 < d->area.width - x - 1 ? width - 1 : d->area.width - x - 1,
                  str_peek(&d->text), DRAW_LEFT, STYLE_NORMAL);
        x += width + 2;
    }
    (void)area_take_top(&d->area, y + 1);
}

void chart_draw(struct chart *chart, struct area area)
{
    struct drawing d = {.chart = chart, .area = area};
    draw_fill(area, STYLE_NORMAL);
    if (chart->title != NULL && area.height > 2)
        draw_cell(area_take_top(&d.area, 1), 0, 0, area.width, chart->title, DRAW_LEFT, STYLE_HEADING);
    if (chart->part_count > 1)
        draw_legend(&d);
    if (area_is_empty(d.area))
        return;
    measure(&d);
    switch (chart->kind) {
    case CHART_BARS:
        draw_bars(&d);
        break;
    case CHART_STACKED:
    case CHART_SHARES:
        draw_parts(&d);
        break;
    case CHART_SERIES:
        draw_series(&d);
        break;
    }
    str_clear(&d.text);
}
