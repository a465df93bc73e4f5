/* The chart of a report as a picture. */
#include "samreg/app/report_picture.h"

#include "samreg/app/report_chart.h"
#include "samreg/app/report_page.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    ROW_LEAST = 20,   /* units that a bar takes at least and at most, with the room between */
    ROW_MOST = 72,
    TEXT_MOST = 34,
    PART_LEAST = 16,  /* a bar of a group */
    LABEL_MOST = 640, /* units for the names of the bars */
    LEGEND_ROW = 56,
    GAP = 14,
    HEAD = 180,       /* what title and notes take at most, when the room for bars is guessed */
    COLUMNS_HEIGHT = 620,
    COMPACT_WIDTH = 1280, /* of a chart in a document: its small text is as large there as that of tables */
    COMPACT_ROW = 36,
    COMPACT_COLUMNS = 340,
    HIGHEST = 2400    /* units for the bars of the highest picture: more could not be read on a page or a slide */
};

/* A chart being drawn. */
struct drawing {
    struct report_page page;
    const struct report_bars *bars;
    size_t count;   /* rows drawn */
    int row, size;  /* units of a row; of its text */
    int edge;       /* what stays free on both sides */
    int left, right;/* where bars may begin and end */
    double most, greatest, least; /* of all figures; of all sums; below zero */
};

static double known_amount(const struct report_chart_figure *figure)
{
    return figure->known ? figure->amount : 0;
}

static double sum_of(const struct report_bars *bars, size_t row)
{
    double sum = 0;

    for (size_t part = 0; part < bars->part_count; part++)
        sum += known_amount(&bars->rows[row].figures[part]) > 0 ? bars->rows[row].figures[part].amount : 0;
    return sum;
}

static void measure(struct drawing *d)
{
    int label = 0;
    int number = 0;

    for (size_t i = 0; i < d->count; i++) {
        const struct report_chart_row *row = &d->bars->rows[i];
        int width = picture_text_width(row->label, d->size, false);

        label = width > label ? width : label;
        d->greatest = sum_of(d->bars, i) > d->greatest ? sum_of(d->bars, i) : d->greatest;
        for (size_t part = 0; part < d->bars->part_count; part++) {
            double amount = known_amount(&row->figures[part]);

            width = picture_text_width(row->figures[part].text, d->size, false);
            number = width > number ? width : number;
            d->most = amount > d->most ? amount : d->most;
            d->least = amount < d->least ? amount : d->least;
        }
        width = row->sum != NULL ? picture_text_width(row->sum, d->size, false) : 0;
        number = width > number ? width : number;
    }
    d->left = d->edge + (label < LABEL_MOST ? label : LABEL_MOST) + GAP;
    d->right = d->page.picture->width - d->edge - number - GAP;
}

/* The name of a bar, its baseline in the middle of the height from `y` on. */
static void draw_label(struct drawing *d, int y, int height, size_t row)
{
    char *label = picture_text_cut(d->bars->rows[row].label, d->size, false, LABEL_MOST);

    picture_add_text(d->page.picture,
                     (struct picture_text){.x = d->left - GAP, .y = y + height / 2 + d->size / 3, .size = d->size,
                                           .anchor = PICTURE_END, .role = "label"},
                     label);
    free(label);
}

static void draw_number(struct drawing *d, int x, int y, int height, enum picture_anchor anchor, const char *text)
{
    picture_add_text(d->page.picture,
                     (struct picture_text){.x = x, .y = y + height / 2 + d->size / 3, .size = d->size,
                                           .anchor = anchor, .halo = true, .role = "number"},
                     text);
}

static void draw_box(struct drawing *d, int x, int y, int width, int height, size_t part)
{
    if (width > 0 && height > 0) {
        picture_add_box(d->page.picture,
                        (struct picture_box){.x = x, .y = y, .width = width, .height = height,
                                             .fill = picture_series(part), .pattern = picture_pattern(part)});
    }
}

/* Units that an amount takes of `room` when `whole` takes it all; what is not zero is seen. */
static int units_of(double amount, double whole, int room)
{
    int units = whole > 0 ? (int)lround(fabs(amount) / whole * room) : 0;

    return units == 0 && (amount < 0 || amount > 0) ? 1 : units;
}

/* Bars side by side, below zero to the left. */
static void draw_bars_of(struct drawing *d, int y, size_t row)
{
    const struct report_bars *bars = d->bars;
    int height = (d->row - d->row / 4) / (int)bars->part_count;
    int zero = d->left + (d->least < 0 ? units_of(d->least, d->most - d->least, d->right - d->left) : 0);

    draw_label(d, y, height * (int)bars->part_count, row);
    for (size_t part = 0; part < bars->part_count; part++) {
        const struct report_chart_figure *figure = &bars->rows[row].figures[part];
        double amount = known_amount(figure);
        int width = units_of(amount, d->most - d->least, d->right - d->left);
        int top = y + (int)part * height;

        draw_box(d, amount < 0 ? zero - width : zero, top, width, height, part);
        draw_number(d, zero + (amount > 0 ? width : 0) + GAP / 2, top, height, PICTURE_START,
                    figure->known ? figure->text : REPORT_CHART_UNKNOWN);
    }
}

/* One bar divided by its figures: of full length, or as long as their sum. */
static void draw_divided(struct drawing *d, int y, size_t row)
{
    const struct report_chart_row *made = &d->bars->rows[row];
    bool stacked = d->bars->kind == REPORT_CHART_STACKED;
    double sum = sum_of(d->bars, row);
    int height = d->row - d->row / 4;
    int room = stacked ? units_of(sum, d->greatest, d->right - d->left) : d->right - d->left;
    int x = d->left;

    draw_label(d, y, height, row);
    for (size_t part = 0; part < d->bars->part_count && sum > 0; part++) {
        double amount = known_amount(&made->figures[part]);
        int width = amount > 0 ? units_of(amount, sum, room) : 0;

        draw_box(d, x, y, width, height, part);
        if (picture_text_width(made->figures[part].text, d->size, false) + GAP <= width)
            draw_number(d, x + width / 2, y, height, PICTURE_MIDDLE, made->figures[part].text);
        x += width;
    }
    draw_number(d, x + GAP / 2, y, height, PICTURE_START, made->sum != NULL ? made->sum : REPORT_CHART_UNKNOWN);
}

/* Columns along the years. */
static void draw_columns(struct drawing *d)
{
    const struct report_bars *bars = d->bars;
    int bottom = d->page.bottom - 3 * d->size;
    int height = bottom - d->page.top - 2 * d->size;
    int step = (d->page.picture->width - 2 * d->edge) / (int)(d->count > 0 ? d->count : 1);
    int width = (step - step / 4) / (int)bars->part_count;

    picture_add_line(d->page.picture, (struct picture_line){.x1 = d->edge, .y1 = bottom,
                                                            .x2 = d->page.picture->width - d->edge, .y2 = bottom});
    for (size_t i = 0; i < d->count; i++) {
        int x = REPORT_PAGE_EDGE + (int)i * step + step / 8;

        for (size_t part = 0; part < bars->part_count; part++) {
            const struct report_chart_figure *figure = &bars->rows[i].figures[part];
            int up = known_amount(figure) > 0 ? units_of(figure->amount, d->most, height) : 0;

            draw_box(d, x + (int)part * width, bottom - up, width, up, part);
            draw_number(d, x + (int)part * width + width / 2, bottom - up - 2 * d->size, 2 * d->size, PICTURE_MIDDLE,
                        figure->known ? figure->text : REPORT_CHART_UNKNOWN);
        }
        picture_add_text(d->page.picture,
                         (struct picture_text){.x = x + (step - step / 4) / 2, .y = bottom + d->size + GAP / 2,
                                               .size = d->size, .anchor = PICTURE_MIDDLE, .role = "label"},
                         bars->rows[i].label);
    }
}

static void draw_rows(struct drawing *d)
{
    for (size_t i = 0; i < d->count; i++) {
        int y = d->page.top + (int)i * d->row;

        if (d->bars->kind == REPORT_CHART_STACKED || d->bars->kind == REPORT_CHART_SHARES)
            draw_divided(d, y, i);
        else
            draw_bars_of(d, y, i);
    }
}

/* Says what the sign of a figure that is not recorded means, where one is: behind the names, or at the other end. */
static void draw_unknown(struct drawing *d, int x, int y, enum picture_anchor anchor)
{
    bool any = false;

    for (size_t i = 0; i < d->count; i++) {
        for (size_t part = 0; part < d->bars->part_count; part++)
            any = any || !d->bars->rows[i].figures[part].known;
    }
    if (any) {
        char *words = report_chart_explain_unknown(app_language(d->page.app));

        picture_add_text(d->page.picture,
                         (struct picture_text){.x = x, .y = y, .size = REPORT_PAGE_SMALL, .anchor = anchor,
                                               .role = "legend"},
                         words);
        free(words);
    }
}

static void draw_legend(struct drawing *d)
{
    int x = d->edge;

    if (d->bars->part_count == 1) { /* what the bars count */
        picture_add_text(d->page.picture,
                         (struct picture_text){.x = d->left, .y = d->page.top + GAP / 2, .size = REPORT_PAGE_SMALL,
                                               .bold = true, .role = "axis"},
                         d->bars->names[0]);
        draw_unknown(d, d->page.picture->width - d->edge, d->page.top + GAP / 2, PICTURE_END);
        d->page.top += LEGEND_ROW / 2;
        return;
    }
    for (size_t part = 0; part < d->bars->part_count; part++) {
        x = report_page_legend(&d->page, x, d->page.top - GAP, picture_series(part), picture_pattern(part),
                               d->bars->names[part]);
    }
    draw_unknown(d, x, d->page.top - GAP + REPORT_PAGE_SMALL, PICTURE_START);
    d->page.top += LEGEND_ROW - GAP;
}

/* The bars that are not drawn for want of room. */
static void say_left_out(struct drawing *d)
{
    struct message message = {0};
    char number[24];
    char *words;

    if (d->count == d->bars->count)
        return;
    snprintf(number, sizeof number, "%zu", d->bars->count - d->count);
    message_set(&message, N_("%1 more rows have no room here; the table has them."), number, NULL);
    words = message_text(&message, app_language(d->page.app));
    picture_add_text(d->page.picture,
                     (struct picture_text){.x = d->left, .y = d->page.bottom - GAP, .size = REPORT_PAGE_SMALL,
                                           .role = "note"},
                     words);
    message_clear(&message);
    free(words);
}

/* What the chart shows, for who does not see it: the first figure of each of the first rows. */
static char *describe(const struct report_bars *bars, enum language language)
{
    enum { TOLD = 12 };
    struct str words = {0};

    str_addf(&words, "%s:", bars->names[0]);
    for (size_t i = 0; i < bars->count && i < TOLD; i++) {
        const struct report_chart_figure *figure = &bars->rows[i].figures[0];

        str_addf(&words, "%s %s %s", i > 0 ? "," : "", bars->rows[i].label,
                 figure->known ? figure->text : text_in(language, N_("not recorded")));
    }
    str_add(&words, bars->count > TOLD ? " …" : ".");
    return str_take(&words);
}

/* The height of a row, so that the rows fill the usual paper where they can. */
static int row_height(const struct report_bars *bars)
{
    int parts = bars->kind == REPORT_CHART_BARS ? (int)bars->part_count : 1;
    int least = parts > 1 ? parts * PART_LEAST + PART_LEAST / 2 : ROW_LEAST;
    int room = PICTURE_HEIGHT - 2 * HEAD - LEGEND_ROW;
    int row = bars->count > 0 ? room / (int)bars->count : ROW_MOST;
    int most = parts > 1 ? parts * ROW_MOST * 2 / 3 : ROW_MOST;

    return row < least ? least : row > most ? most : row;
}

static int text_size(const struct report_bars *bars, int row)
{
    int parts = bars->kind == REPORT_CHART_BARS ? (int)bars->part_count : 1;
    int size = row * 3 / 4 / parts * 9 / 10;

    return size < 14 ? 14 : size > TEXT_MOST ? TEXT_MOST : size;
}

/* A picture of nothing says so. */
static void say_empty(struct drawing *d)
{
    bool narrowed = d->page.section->filter != NULL && d->page.section->filter[0] != '\0';

    picture_add_text(d->page.picture,
                     (struct picture_text){.x = d->edge, .y = d->page.top + 2 * REPORT_PAGE_LEADING,
                                           .size = REPORT_PAGE_LEADING, .role = "note"},
                     text_in(app_language(d->page.app), reports_why_empty(narrowed)));
}

static void draw_chart(struct drawing *d, bool upright)
{
    if (d->count == 0) {
        say_empty(d);
        return;
    }
    measure(d);
    draw_legend(d);
    if (upright)
        draw_columns(d);
    else
        draw_rows(d);
}

static void draw(const struct app *app, const struct report_section *section, const struct report_bars *bars,
                 struct picture *picture)
{
    struct drawing d = {.bars = bars, .count = bars->count, .edge = REPORT_PAGE_EDGE};
    bool upright = bars->kind == REPORT_CHART_SERIES && bars->count > 0;
    const char *title = report_text(&section->report.title, app_language(app));
    char *description = describe(bars, app_language(app));

    d.row = row_height(bars);
    d.size = upright ? REPORT_PAGE_SMALL : text_size(bars, d.row);
    d.count = bars->count * (size_t)d.row > HIGHEST && !upright ? (size_t)(HIGHEST / d.row) : bars->count;
    d.page = report_page_begin(app, section, title, description,
                               (upright ? COLUMNS_HEIGHT : (int)d.count * d.row) + 2 * LEGEND_ROW, picture);
    draw_chart(&d, upright);
    say_left_out(&d);
    report_page_end(&d.page);
    free(description);
}

/* The chart alone, for a page that says the rest. */
static void draw_compact(const struct app *app, const struct report_section *section, const struct report_bars *bars,
                         struct picture *picture)
{
    struct drawing d = {.bars = bars, .count = bars->count, .size = REPORT_PAGE_SMALL};
    bool upright = bars->kind == REPORT_CHART_SERIES;
    int parts = bars->kind == REPORT_CHART_BARS ? (int)bars->part_count : 1;
    char *description = describe(bars, app_language(app));

    d.row = parts > 1 ? parts * COMPACT_ROW * 3 / 4 + COMPACT_ROW / 4 : COMPACT_ROW;
    picture_begin(picture, app_language(app), report_text(&section->report.title, app_language(app)), description);
    picture->width = COMPACT_WIDTH;
    picture->height = LEGEND_ROW + GAP + (upright ? COMPACT_COLUMNS : (int)d.count * d.row);
    d.page = (struct report_page){
        .app = app, .section = section, .picture = picture, .top = 2 * GAP, .bottom = picture->height};
    draw_chart(&d, upright);
    free(description);
}

/* Whether two rows have the same figures. */
static bool is_alike(const struct report_bars *bars, size_t row, size_t other)
{
    for (size_t part = 0; part < bars->part_count; part++) {
        const struct report_chart_figure *one = &bars->rows[row].figures[part];
        const struct report_chart_figure *two = &bars->rows[other].figures[part];

        if (one->known != two->known || strcmp(one->text, two->text) != 0)
            return false;
    }
    return true;
}

/* Whether there is anything to compare: two figures that are known, one of them not zero, and rows that are not all
 * alike; one row compares with none. */
static bool has_amounts(const struct report_bars *bars)
{
    size_t known = 0;
    bool any = false;
    bool differ = false;

    for (size_t i = 0; i < bars->count; i++) {
        differ = differ || !is_alike(bars, 0, i);
        for (size_t part = 0; part < bars->part_count; part++) {
            double amount = known_amount(&bars->rows[i].figures[part]);

            known += bars->rows[i].figures[part].known;
            any = any || amount < 0 || amount > 0;
        }
    }
    return any && differ && known > 1;
}

bool report_picture_compact(const struct app *app, const struct report_section *section, struct picture *picture)
{
    struct report_bars bars;
    bool made = report_chart_make_whole(section, app_language(app), &bars);
    bool drawn = made && has_amounts(&bars) && bars.count <= REPORT_COMPACT_ROWS;

    if (drawn)
        draw_compact(app, section, &bars, picture);
    if (made)
        report_chart_clear(&bars);
    return drawn;
}

bool report_picture_chart(const struct app *app, const struct report_section *section, const size_t *rows, size_t count,
                          struct picture *picture)
{
    struct report_bars bars;
    bool made = rows != NULL ? report_chart_make(section, rows, count, app_language(app), &bars)
                             : report_chart_make_whole(section, app_language(app), &bars);

    if (made) {
        draw(app, section, &bars, picture);
        report_chart_clear(&bars);
    }
    return made;
}
