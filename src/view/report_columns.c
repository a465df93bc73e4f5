/* Which columns of a report's table stand on the screen: the cursor's, and those that tell the rows apart. */
#include "samreg/view/report_view.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/model/field.h"

#include <stdlib.h>
#include <string.h>

/* A column wishes for no more than WIDEST; of its heading as much as is needed to know it again. Where not all fits, a
 * column that stays gets NAME or three tenths of the screen, and is of no use with less than NARROWEST; a text behind
 * the figures is of use cut to NAME. */
enum { WIDEST = 40, HEADING = 14, NAME = 18, NARROWEST = 6, MEASURED = 500 };

enum { SIGN = 2 }; /* the sign of the order beside a heading */

static const struct table *table_of(const struct report_view *report_view)
{
    return &report_view_section(report_view)->table;
}

size_t report_columns_first_figure(const struct table *table)
{
    for (size_t i = 1; i < table->column_count; i++) {
        if (field_is_number(table->columns[i].field))
            return i;
    }
    return table->column_count > 1 ? 1 : 0;
}

/* ---- What is known of the table once and for all ---- */

static int least(int one, int other)
{
    return one < other ? one : other;
}

static int most(int one, int other)
{
    return one > other ? one : other;
}

/* The longest value of a column; of a long table's rows some will do. */
static int measure_values(const struct report_view *report_view, size_t column)
{
    size_t rows = table_of(report_view)->row_count;
    struct str text = {0};
    int widest = 0;

    for (size_t row = 0; row < rows; row += row < MEASURED ? 1 : rows / MEASURED + 1) {
        str_reset(&text);
        table_view_cell(&report_view->shown, row, column, &text);
        widest = most(widest, text_width(str_peek(&text)));
    }
    str_clear(&text);
    return widest;
}

/* What each column takes in full, and what it wishes for. */
static void measure_widths(struct report_view *report_view)
{
    const struct table *table = table_of(report_view);

    report_view->widths = memory_new_array(table->column_count, sizeof *report_view->widths);
    report_view->headings = memory_new_array(table->column_count, sizeof *report_view->headings);
    report_view->values = memory_new_array(table->column_count, sizeof *report_view->values);
    for (size_t i = 0; i < table->column_count; i++) {
        report_view->headings[i] = text_width(table->columns[i].heading) + SIGN;
        report_view->values[i] = measure_values(report_view, i);
        report_view->widths[i] = least(most(report_view->values[i], least(report_view->headings[i], HEADING)), WIDEST);
    }
}

/* For each row but the first, as bits, in which of the columns before the figures it differs from the one above it; new
 * array. */
static unsigned *compare_rows(const struct report_view *report_view, size_t rows)
{
    unsigned *differs = memory_new_array(rows + 1, sizeof *differs);
    struct str texts[2] = {0};

    for (size_t column = 0; column < report_view->lead_count; column++) {
        for (size_t row = 0; row < rows; row++) {
            struct str *text = &texts[row % 2];

            str_reset(text);
            table_view_cell(&report_view->shown, row, column, text);
            if (row > 0 && strcmp(str_peek(&texts[0]), str_peek(&texts[1])) != 0)
                differs[row] |= 1U << column;
        }
    }
    str_clear(&texts[0]);
    str_clear(&texts[1]);
    return differs;
}

/* In how many rows a column differs from the one above where none of the columns `held` does. */
static size_t count_told(const unsigned *differs, size_t rows, unsigned held, size_t column)
{
    size_t count = 0;

    for (size_t row = 1; row < rows; row++)
        count += (differs[row] & held) == 0 && (differs[row] & 1U << column) != 0;
    return count;
}

/* How much it is worth to see a column beside those `held`: what counts first is how many rows it tells that are alike
 * in them. One that tells none of these is worth something where it changes every few rows. */
static size_t rank_column(const unsigned *differs, size_t rows, unsigned held, size_t column)
{
    enum { OFTEN = 10 };
    size_t told = count_told(differs, rows, held, column);
    size_t alone = count_told(differs, rows, 0, column);

    return told > 0 || alone * OFTEN >= rows ? told * (MEASURED + 1) + alone : 0;
}

/* Adds to the columns that tell rows apart, one after the other, the one that is worth most beside them. */
static void find_telling(struct report_view *report_view)
{
    const struct report_section *section = report_view_section(report_view);
    size_t rows = section->table.row_count - section->totals;
    unsigned held = 0;
    unsigned *differs;

    rows = rows < MEASURED ? rows : MEASURED;
    differs = compare_rows(report_view, rows);
    report_view->telling_count = 0;
    for (bool found = true; found;) {
        size_t best = 0;
        size_t most = 0;

        for (size_t column = 0; column < report_view->lead_count; column++) {
            size_t rank = (held & 1U << column) == 0 ? rank_column(differs, rows, held, column) : 0;

            if (rank > most) {
                best = column;
                most = rank;
            }
        }
        found = most > 0;
        if (found) {
            report_view->telling[report_view->telling_count++] = best;
            held |= 1U << best;
        }
    }
    free(differs);
}

void report_columns_measure(struct report_view *report_view)
{
    size_t figure = report_columns_first_figure(table_of(report_view));

    report_view->lead_count = figure < LIST_COLUMNS ? figure : LIST_COLUMNS;
    report_view->lead_count = report_view->lead_count > 0 ? report_view->lead_count : 1;
    measure_widths(report_view);
    find_telling(report_view);
    if (report_view->telling_count == 0) { /* one row, or none: its name */
        report_view->telling[report_view->telling_count++] = 0;
    }
}

/* ---- What stands in a width ---- */

/* The columns as they are fitted into a width: how wide each of those before the figures is, and which of them stay
 * when one scrolls. */
struct fit {
    int width;
    int lead[LIST_COLUMNS];
    bool stays[LIST_COLUMNS];
};

/* The room for what stands before the figures and stays: what they leave of the width, if need be six tenths of it, so
 * that a few of them can be held against each other; but beside the widest one. */
static int room_beside_figures(const struct report_view *report_view, int width)
{
    const struct table *table = table_of(report_view);
    int widest = NARROWEST;
    int all = 0;

    for (size_t i = report_view->lead_count; i < table->column_count; i++) {
        if (field_is_number(table->columns[i].field)) {
            widest = most(widest, report_view->widths[i]);
            all += report_view->widths[i] + 1;
        }
    }
    return least(width - widest, most(width - all, width * 6 / 10));
}

static void choose_staying(const struct report_view *report_view, struct fit *fit)
{
    int name = most(fit->width * 3 / 10, NAME);
    int room = room_beside_figures(report_view, fit->width);
    int all = 0;

    for (size_t i = 0; i < report_view->lead_count; i++) {
        fit->lead[i] = least(report_view->widths[i], name);
        all += fit->lead[i] + 1;
    }
    for (size_t i = 0; i < report_view->lead_count && all <= room; i++)
        fit->stays[i] = true;
    for (size_t i = 0; i < report_view->telling_count && all > room; i++) {
        size_t column = report_view->telling[i];
        int gets = least(fit->lead[column], room - 1);

        if (gets >= NARROWEST || gets == fit->lead[column]) {
            fit->stays[column] = true;
            fit->lead[column] = gets;
            room -= gets + 1;
        }
    }
}

static bool stays(const struct report_view *report_view, const struct fit *fit, size_t column)
{
    return column < report_view->lead_count && fit->stays[column];
}

/* Whether a column may stand with less room than it wishes for: the one from which the table scrolls, and a text behind
 * the figures that the cursor is not on. */
static bool may_be_cut(const struct report_view *report_view, size_t column, int room)
{
    return column == report_view->left ||
           (column >= report_view->lead_count && column != report_view->column && room >= NAME &&
               !field_is_number(table_of(report_view)->columns[column].field));
}

/* Puts a column behind those that stand already, at least the one from which the table scrolls; false when there is no
 * room. */
static bool put_column(struct report_view *report_view, const struct fit *fit, size_t column, int *used)
{
    int wish = column < report_view->lead_count ? fit->lead[column] : report_view->widths[column];
    int room = fit->width - *used;

    if (report_view->fitted == LIST_COLUMNS || (wish > room && !may_be_cut(report_view, column, room)))
        return false;
    wish = wish < room || room < 1 ? wish : room;
    report_view->drawn[report_view->fitted] = column;
    report_view->drawn_widths[report_view->fitted++] = wish;
    *used += wish + 1;
    return true;
}

/* Those to the left that stay, and the ones from `left` on as far as there is room. Returns the column behind. */
static size_t put_columns(struct report_view *report_view, const struct fit *fit)
{
    size_t column = report_view->left;
    int used = 0;

    report_view->fitted = 0;
    for (size_t i = 0; i < report_view->left; i++) {
        if (stays(report_view, fit, i))
            (void)put_column(report_view, fit, i, &used);
    }
    while (column < table_of(report_view)->column_count && put_column(report_view, fit, column, &used))
        column++;
    return column;
}

/* Gives the room that is left over to the columns drawn, up to what each takes in full of `wanted`. */
static void widen(struct report_view *report_view, const int *wanted, int width)
{
    int spare = width + 1;

    for (size_t i = 0; i < report_view->fitted; i++)
        spare -= report_view->drawn_widths[i] + 1;
    for (size_t i = 0; i < report_view->fitted; i++) {
        int more = least(spare, wanted[report_view->drawn[i]] - report_view->drawn_widths[i]);

        if (more > 0) {
            report_view->drawn_widths[i] += more;
            spare -= more;
        }
    }
}

/* The room that a column drawn keeps for the sign of the order, while it is not sorted by. */
static int kept_for_sign(const struct report_view *report_view, size_t place)
{
    size_t column = report_view->drawn[place];
    int needs = most(report_view->values[column], report_view->headings[column] - SIGN);

    return report_view->sorted == (int)column ? 0 : most(report_view->drawn_widths[place] - needs, 0);
}

/* The room that a column of names gives up, whose values are cut anyway. */
static int spared_by_names(const struct report_view *report_view, size_t place)
{
    size_t column = report_view->drawn[place];
    bool cut = column < report_view->lead_count && report_view->drawn_widths[place] < report_view->values[column];

    return cut ? most(report_view->drawn_widths[place] - NAME, 0) : 0;
}

/* Gives the heading at `place` what it lacks, as far as the others have something to give. */
static void complete_heading(struct report_view *report_view, size_t place,
                             int (*spare)(const struct report_view *report_view, size_t place))
{
    int lacks = report_view->headings[report_view->drawn[place]] - SIGN - report_view->drawn_widths[place];

    for (size_t other = report_view->fitted; lacks > 0 && other-- > 0;) {
        int gives = other != place ? least(lacks, spare(report_view, other)) : 0;

        report_view->drawn_widths[other] -= gives;
        report_view->drawn_widths[place] += gives;
        lacks -= gives;
    }
}

/* Completes headings that lack a few letters, first with the room that others keep for the sign of the order. */
static void complete_headings(struct report_view *report_view)
{
    for (size_t i = 0; i < report_view->fitted; i++)
        complete_heading(report_view, i, kept_for_sign);
    for (size_t i = 0; i < report_view->fitted; i++)
        complete_heading(report_view, i, spared_by_names);
}

/* Puts all columns, each as wide as it wishes, where there is room for that. */
static bool put_whole(struct report_view *report_view, int width)
{
    const struct table *table = table_of(report_view);
    int whole = -1;

    for (size_t i = 0; i < table->column_count; i++)
        whole += 1 + report_view->widths[i];
    if (whole > width || table->column_count > LIST_COLUMNS)
        return false;
    report_view->left = 0;
    report_view->fitted = table->column_count;
    for (size_t i = 0; i < table->column_count; i++) {
        report_view->drawn[i] = i;
        report_view->drawn_widths[i] = report_view->widths[i];
    }
    return true;
}

/* Puts those that there is room for. */
static void put_some(struct report_view *report_view, int width)
{
    struct fit fit = {.width = width};

    choose_staying(report_view, &fit);
    if (report_view->column < report_view->left && !stays(report_view, &fit, report_view->column))
        report_view->left = report_view->column;
    while (put_columns(report_view, &fit) <= report_view->column) { /* as little as shows the cursor's column */
        report_view->left++;
    }
}

void report_columns_fit(struct report_view *report_view, int width)
{
    if (!put_whole(report_view, width))
        put_some(report_view, width);
    widen(report_view, report_view->headings, width);
    complete_headings(report_view);
    widen(report_view, report_view->values, width);
}
