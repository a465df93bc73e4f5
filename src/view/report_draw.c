/* A report on the screen: what it is about, its table, its chart, and what is to be known about its figures. */
#include "samreg/view/report_view.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/model/field.h"
#include "samreg/tui/draw.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* From this width on table and chart stand side by side; from this height on all notes are shown. */
enum { WIDE = 110, ROOMY = 30, FOLDED = 2, CHART_COLUMNS = 48, CHART_ROWS = 8, BETWEEN = 3, GUTTER = 2 };

/* ---- Chart ---- */

static enum chart_kind kind_of(enum report_chart_kind kind)
{
    switch (kind) {
    case REPORT_CHART_STACKED:
        return CHART_STACKED;
    case REPORT_CHART_SHARES:
        return CHART_SHARES;
    case REPORT_CHART_SERIES:
        return CHART_SERIES;
    case REPORT_CHART_NONE:
    case REPORT_CHART_BARS:
        break;
    }
    return CHART_BARS;
}

static void add_chart_row(struct report_view *report_view, const struct report_bars *bars,
                          const struct report_chart_row *row)
{
    struct chart *chart = &report_view->chart;

    chart_add_row(chart, row->label);
    for (size_t part = 0; part < bars->part_count; part++) {
        const struct report_chart_figure *figure = &row->figures[part];

        if (figure->known)
            chart_set(chart, part, figure->amount, figure->text);
        else
            chart_set_unknown(chart, part, shell_text(report_view->view.shell, N_("(not recorded)")));
    }
    if (row->sum != NULL)
        chart_set_sum(chart, row->sum);
}

void report_draw_make_chart(struct report_view *report_view)
{
    struct report_bars bars;

    chart_clear(&report_view->chart);
    free(report_view->chart_rows);
    report_view->chart_rows = NULL;
    report_view->has_chart = report_chart_make(report_view_section(report_view), report_view->shown.rows,
                                               report_view->shown.count,
                                               app_language(shell_app(report_view->view.shell)), &bars);
    if (!report_view->has_chart)
        return;
    chart_init(&report_view->chart, kind_of(bars.kind), bars.title);
    report_view->chart_rows = memory_new_array(bars.count, sizeof *report_view->chart_rows);
    report_view->chart_column_count = bars.part_count;
    for (size_t part = 0; part < bars.part_count; part++) {
        chart_add_part(&report_view->chart, bars.names[part]);
        report_view->chart_columns[part] = bars.columns[part];
    }
    for (size_t i = 0; i < bars.count; i++) {
        add_chart_row(report_view, &bars, &bars.rows[i]);
        report_view->chart_rows[i] = bars.rows[i].row;
    }
    report_chart_clear(&bars);
}

/* The bar of the row under the cursor is shown strong. */
static void draw_chart(struct report_view *report_view, struct area area)
{
    struct chart *chart = &report_view->chart;
    size_t row = SIZE_MAX;

    (void)report_table_row(report_view, &row);
    chart->selected = SIZE_MAX;
    for (size_t i = 0; i < chart->count; i++)
        chart->selected = report_view->chart_rows[i] == row ? i : chart->selected;
    chart_draw(chart, area);
}

/* ---- Table ---- */

static void give_cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    const struct report_view *report_view = context;
    const struct report_section *section = report_view_section(report_view);
    size_t place = report_view->shown.rows[row];

    table_view_cell(&report_view->shown, place, report_view->drawn[column], out);
    if (place >= section->table.row_count - section->totals) {
        *style = STYLE_STRONG;
        if (column == 0 && out->length == 0)
            str_add(out, shell_text(report_view->view.shell, N_("In all")));
    }
}

static bool is_marked(void *context, size_t row)
{
    const struct report_view *report_view = context;

    return report_view->marked[report_view->shown.rows[row]];
}

/* How far behind the beginning of its cell the text under the cursor begins. */
static int text_begins(const struct report_view *report_view, enum draw_align align, int width)
{
    struct str text = {0};
    int columns;
    size_t row;

    if (align != DRAW_RIGHT || !report_table_row(report_view, &row))
        return 0;
    table_view_cell(&report_view->shown, row, report_view->column, &text);
    columns = text_width(str_peek(&text));
    str_clear(&text);
    return columns > 0 && columns < width ? width - columns : 0;
}

/* The bar lies on the row, the cursor on the cell. */
static void draw_cursor_cell(struct report_view *report_view, struct area area, const struct list_column *columns)
{
    int widths[LIST_COLUMNS];
    size_t place = 0;
    int y = 1 + (int)(report_view->list.cursor - report_view->list.top);
    int x = GUTTER;

    if (report_view->shown.count == 0) {
        draw_cursor(area, 1, 0);
        return;
    }
    list_layout(columns, report_view->fitted, area.width - GUTTER, widths);
    while (place + 1 < report_view->fitted && report_view->drawn[place] != report_view->column)
        place++;
    for (size_t i = 0; i < place; i++)
        x += widths[i] > 0 ? widths[i] + 1 : 0;
    draw_restyle(area, y, x, widths[place], STYLE_SELECTED);
    draw_cursor(area, y, x + text_begins(report_view, columns[place].align, widths[place]));
}

/* A table without rows says so, below its head and its totals. */
static void draw_why_empty(const struct report_view *report_view, struct area area)
{
    int y = 1 + (int)report_view->shown.count;

    if (report_view->shown.count == report_view->shown.totals_shown && y < area.height) {
        draw_cell(area, y, GUTTER, area.width - GUTTER,
                  shell_text(report_view->view.shell, report_table_why_empty(report_view)), DRAW_LEFT, STYLE_DIM);
    }
}

static void draw_table(struct report_view *report_view, struct area area)
{
    const struct table *table = &report_view_section(report_view)->table;
    struct list_source source = {report_view, give_cell, is_marked};
    struct list_column columns[LIST_COLUMNS];

    report_columns_fit(report_view, area.width - GUTTER);
    for (size_t i = 0; i < report_view->fitted; i++) {
        size_t column = report_view->drawn[i];

        columns[i] = (struct list_column){
            .title = table->columns[column].heading,
            .width = report_view->drawn_widths[i],
            .priority = (int)i,
            .align = field_is_number(table->columns[column].field) ? DRAW_RIGHT : DRAW_LEFT,
        };
    }
    report_view->list.sorted = -1;
    for (size_t i = 0; i < report_view->fitted; i++) {
        if (report_view->sorted == (int)report_view->drawn[i])
            report_view->list.sorted = (int)i;
    }
    report_view->list.descending = report_view->descending;
    list_touch(&report_view->list); /* the cell under the cursor is drawn over the row */
    list_draw(&report_view->list, area, columns, report_view->fitted, &source, false);
    draw_cursor_cell(report_view, area, columns);
    draw_why_empty(report_view, area);
}

/* ---- What stands around ---- */

static void write_parameter(const struct report_view *report_view, enum report_parameter parameter, struct str *out)
{
    const struct value *value = &report_view->result.arguments.values[parameter];

    if (value->kind != VALUE_NONE && report_takes(&report_view->report, parameter)) {
        char *text = reports_argument_text(parameter, value);

        str_addf(out, "%s%s: %s", out->length > 0 ? " · " : "",
                 shell_text(report_view->view.shell, report_parameter_field(parameter)->label), text);
        free(text);
    }
}

/* Which of its tables it is, and what the report is about: each parameter that it was run with; last the definition,
 * which the notes name too, where the line is short. */
static void write_parameters(const struct report_view *report_view, struct str *out)
{
    const struct report_result *result = &report_view->result;
    struct shell *shell = report_view->view.shell;

    if (result->count > 1) {
        str_addf(out, "%zu/%zu %s", report_view->section + 1, result->count,
                 report_text(&result->sections[report_view->section].report.title, app_language(shell_app(shell))));
    }
    for (int i = 0; i < REPORT_PARAMETER_COUNT; i++) {
        if (i != REPORT_AS_OF && i != REPORT_DEFINITION) { /* the day stands in the title line */
            write_parameter(report_view, (enum report_parameter)i, out);
        }
    }
    write_parameter(report_view, REPORT_DEFINITION, out);
}

/* The notes of the table: the definition in force, what is uncertain or not recorded. A line each. */
static void write_notes(const struct report_section *section, struct str *out)
{
    for (size_t i = 0; i < section->note_count; i++)
        str_addf(out, "%s%s", i > 0 ? "\n" : "", section->notes[i]);
}

bool report_draw_is_unfolded(const struct report_view *report_view)
{
    return report_view->notes_chosen ? report_view->unfolded : report_view->drawn_rows >= ROOMY;
}

static bool take_first_line(void *context, const char *bytes, size_t length)
{
    const char **end = context;

    *end = bytes + length;
    return false;
}

/* The first of the notes as far as two lines have room, which is how many records are uncertain or unstated, and the
 * key that shows the rest. */
static void draw_folded_notes(const struct report_view *report_view, const char *notes, struct area area)
{
    struct shell *shell = report_view->view.shell;
    struct area row = area_take_bottom(&area, 1);
    struct str key = {0};
    const char *rest = notes;
    int width;

    str_addf(&key, " %s %s", shell_key_of(shell, ACTION_UNFOLD), shell_text(shell, N_("all of it")));
    width = text_width(str_peek(&key));
    text_wrap(notes, area.width, take_first_line, &rest);
    if (area.height > 0) {
        char *first = memory_copy_bytes(notes, (size_t)(rest - notes));

        draw_cell(area, 0, 0, area.width, first, DRAW_LEFT, STYLE_DIM);
        free(first);
        rest += strspn(rest, " \n");
    } else {
        rest = notes;
    }
    draw_fill(row, STYLE_NORMAL);
    draw_cell(row, 0, 0, row.width - width, rest, DRAW_LEFT, STYLE_DIM);
    draw_cell(row, 0, row.width - width, width, str_peek(&key), DRAW_RIGHT, STYLE_LABEL);
    str_clear(&key);
}

/* Takes the notes' rows off the bottom, half of the screen at most, and draws them; folded they take
 * FOLDED. */
static void draw_notes(const struct report_view *report_view, struct area *area)
{
    struct str notes = {0};

    write_notes(report_view_section(report_view), &notes);
    if (notes.length > 0 && area->width > 0) {
        int rows = draw_wrapped_rows(str_peek(&notes), area->width);
        int most = area->height / 2;

        if (rows > FOLDED && !report_draw_is_unfolded(report_view)) {
            draw_folded_notes(report_view, str_peek(&notes), area_take_bottom(area, FOLDED));
        } else { /* help has them whole */
            draw_wrapped(area_take_bottom(area, rows < most ? rows : most), str_peek(&notes), STYLE_DIM);
        }
    }
    str_clear(&notes);
}

static enum report_mode mode_for(const struct report_view *report_view, struct area area)
{
    if (!report_view->has_chart)
        return REPORT_TABLE_ALONE;
    if (!report_view->mode_chosen) {
        bool one = app_conf(shell_app(report_view->view.shell))->accessible; /* one thing on the screen at a time */

        return area.width >= WIDE && !one ? REPORT_BOTH : REPORT_TABLE_ALONE;
    }
    return report_view->mode;
}

/* A line, so that the chart's heading is not read as one more column. */
static void draw_between(struct area area)
{
    draw_fill(area, STYLE_NORMAL);
    for (int y = 0; y < area.height; y++)
        draw_text(area, y, 1, draw_line_sign(DRAW_ARM_UP | DRAW_ARM_DOWN), STYLE_BORDER);
}

/* Table and chart: beside one another where the screen is wide, else below. */
static void draw_both(struct report_view *report_view, struct area area)
{
    struct area chart;

    if (area.width >= WIDE) {
        struct area table = area_take_left(&area, area.width - CHART_COLUMNS - BETWEEN);

        draw_between(area_take_left(&area, BETWEEN));
        draw_chart(report_view, area);
        draw_table(report_view, table);
        return;
    }
    chart = area_take_bottom(&area, area.height / 2 > CHART_ROWS ? area.height / 2 : CHART_ROWS);
    draw_chart(report_view, chart);
    draw_table(report_view, area);
}

static void draw_body(struct report_view *report_view, struct area area)
{
    switch (mode_for(report_view, area)) {
    case REPORT_BOTH:
        draw_both(report_view, area);
        break;
    case REPORT_CHART_ALONE:
        draw_chart(report_view, area);
        draw_cursor(area, 0, 0);
        break;
    case REPORT_TABLE_ALONE:
    case REPORT_MODES:
        draw_table(report_view, area);
        break;
    }
}

/* What must still be given, and how, in the words of the screen. */
static char *ask_for(struct shell *shell, const struct field *missing)
{
    char *fills = memory_copy_text(shell_key_of(shell, ACTION_PARAMETERS));
    struct message message = {0};
    char *words;

    message_set(&message, N_("This report needs “%t1”. %2 opens the form where it is filled in, %3 leads back."),
                missing->label, fills, shell_key_of(shell, ACTION_BACK), NULL);
    words = message_text(&message, app_language(shell_app(shell)));
    message_clear(&message);
    free(fills);
    return words;
}

/* What stands in place of a table. */
static void draw_words(const struct report_view *report_view, struct area area)
{
    struct shell *shell = report_view->view.shell;
    const struct field *missing = report_view_missing(report_view);
    bool failed = report_view->error.status != STATUS_OK;
    char *words = missing != NULL ? ask_for(shell, missing)
                  : failed        ? error_text(&report_view->error, app_language(shell_app(shell)))
                                  : memory_copy_text(shell_text(shell, N_("working …")));

    draw_fill(area, STYLE_NORMAL);
    draw_wrapped(area, words, missing != NULL ? STYLE_NORMAL : failed ? STYLE_ERROR : STYLE_DIM);
    draw_cursor(area, 0, 0);
    free(words);
}

void report_draw(struct report_view *report_view, struct area area)
{
    const struct report_section *section = report_view_section(report_view);
    struct str about = {0};

    report_view->drawn_rows = area.height;
    write_parameters(report_view, &about);
    if (about.length > 0 || section != NULL)
        draw_cell(area_take_top(&area, 1), 0, 0, area.width, str_peek(&about), DRAW_LEFT, STYLE_LABEL);
    if (section == NULL) {
        draw_words(report_view, area);
    } else {
        draw_notes(report_view, &area);
        draw_body(report_view, area);
    }
    str_clear(&about);
}
