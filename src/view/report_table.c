/* The table of a report as it is looked at: filtered, sorted, marked. */
#include "samreg/view/report_view.h"

#include "samreg/base/memory.h"
#include "samreg/model/field.h"
#include "samreg/view/facets.h"
#include "samreg/view/marked.h"

#include <stdlib.h>
#include <string.h>

static const struct table *table_of(const struct report_view *report_view)
{
    return &report_view_section(report_view)->table;
}

static size_t body_count(const struct report_view *report_view)
{
    return report_view->shown.count - report_view->shown.totals_shown;
}

void report_table_clear(struct report_view *report_view)
{
    table_view_clear(&report_view->shown);
    free(report_view->marked);
    free(report_view->widths);
    free(report_view->headings);
    free(report_view->values);
    free(report_view->chart_rows);
    chart_clear(&report_view->chart);
    report_view->marked = NULL;
    report_view->widths = NULL;
    report_view->headings = NULL;
    report_view->values = NULL;
    report_view->chart_rows = NULL;
    report_view->mark_count = 0;
}

char *report_table_called(const struct report_view *report_view)
{
    struct str text = {0};
    size_t row;

    if (!report_table_row(report_view, &row))
        return NULL;
    table_view_cell(&report_view->shown, row, 0, &text);
    return str_take(&text);
}

void report_table_find(struct report_view *report_view, const char *called)
{
    struct str text = {0};

    for (size_t i = 0; i < report_view->shown.count; i++) {
        str_reset(&text);
        table_view_cell(&report_view->shown, report_view->shown.rows[i], 0, &text);
        if (strcmp(str_peek(&text), called) == 0) {
            list_go(&report_view->list, i);
            break;
        }
    }
    str_clear(&text);
}

void report_table_go(struct report_view *report_view, size_t row)
{
    for (size_t i = 0; i < report_view->shown.count; i++) {
        if (report_view->shown.rows[i] == row) {
            list_go(&report_view->list, i);
            return;
        }
    }
}

void report_table_begin(struct report_view *report_view, size_t section)
{
    struct report_section *shown;

    report_table_clear(report_view);
    report_view->section = section;
    filter_line_reset(&report_view->line);
    report_view->sorted = -1;
    report_view->descending = false;
    report_view->column = 0;
    report_view->left = 0;
    list_init(&report_view->list);
    report_view->list.has_marks = true;
    shown = report_view_section(report_view);
    if (shown == NULL)
        return;
    table_view_init(&report_view->shown, &shown->table, shown->totals,
                    app_language(shell_app(report_view->view.shell)));
    report_view->marked = memory_new_array(shown->table.row_count, sizeof *report_view->marked);
    report_view->column = report_columns_first_figure(&shown->table);
    report_columns_measure(report_view);
    report_table_show(report_view);
}

bool report_table_row(const struct report_view *report_view, size_t *row)
{
    if (report_view->list.cursor >= report_view->shown.count)
        return false;
    *row = report_view->shown.rows[report_view->list.cursor];
    return true;
}

const char *report_table_why_empty(const struct report_view *report_view)
{
    return reports_why_empty(report_view->line.text[0] != '\0');
}

/* Tells the list what is shown; the cursor stays on its row. */
static void tell_list(struct report_view *report_view, bool had, size_t stood_on)
{
    struct list_rows rows = {.loaded = report_view->shown.count,
                             .first = 0,
                             .count = (long long)report_view->shown.count};
    size_t cursor = 0;

    for (size_t i = 0; had && i < report_view->shown.count; i++)
        cursor = report_view->shown.rows[i] == stood_on ? i : cursor;
    list_set_rows(&report_view->list, &rows, 0);
    list_go(&report_view->list, cursor);
}

static bool read_filter(const struct report_view *report_view, const char *text, struct filter *filter,
                        struct error *error)
{
    struct field_reading reading = app_reading(shell_app(report_view->view.shell), FIELD_SCREEN);

    return table_view_filter(&report_view->shown, text, &reading, filter, error) == STATUS_OK;
}

/* Filters by the text and sorts; false when it is none. */
static bool show(struct report_view *report_view, const char *text, struct error *error)
{
    struct filter filter = {0};
    size_t row = 0;
    bool had = report_table_row(report_view, &row);

    if (!read_filter(report_view, text, &filter, error))
        return false;
    table_view_show(&report_view->shown, &filter, report_view->sorted, report_view->descending);
    filter_clear(&filter);
    tell_list(report_view, had, row);
    report_draw_make_chart(report_view);
    return true;
}

void report_table_show(struct report_view *report_view)
{
    struct error error = {0};

    (void)show(report_view, report_view->line.text, &error); /* it was read when it was set */
    error_clear(&error);
}

/* ---- The filter line ---- */

static bool check_filter(void *owner, const char *text, struct error *error)
{
    const struct report_view *report_view = owner;
    struct filter filter = {0};
    bool fine = report_view_section(report_view) == NULL || read_filter(report_view, text, &filter, error);

    filter_clear(&filter);
    return fine;
}

static bool narrow(void *owner, const char *text, struct error *error)
{
    return report_view_section(owner) != NULL && show(owner, text, error);
}

/* Who types means what is found. */
static void changed(void *owner)
{
    list_go(&((struct report_view *)owner)->list, 0);
}

static void leave(void *owner)
{
    struct report_view *report_view = owner;

    if (!report_table_row(report_view, &report_view->stood_on))
        report_view->stood_on = SIZE_MAX;
}

static void back(void *owner)
{
    report_table_go(owner, ((const struct report_view *)owner)->stood_on);
}

const struct filter_line_ops report_table_filter_ops = {
    .check = check_filter,
    .narrow = narrow,
    .changed = changed,
    .leave = leave,
    .back = back,
};

/* ---- Order ---- */

void report_table_sort(struct report_view *report_view, int step)
{
    int column = report_view->sorted + step;

    if (column < -1 || column >= (int)table_of(report_view)->column_count)
        return;
    report_view->sorted = column;
    report_view->descending = false;
    report_table_show(report_view);
}

/* Of a table in its own order the cursor's column is meant, the greatest first: who turns a table of figures looks for
 * those. */
void report_table_turn(struct report_view *report_view)
{
    if (report_view->sorted != (int)report_view->column) {
        report_view->sorted = (int)report_view->column;
        report_view->descending = true;
    } else {
        report_view->descending = !report_view->descending;
    }
    report_table_show(report_view);
}

/* ---- Facets ---- */

static void value_chosen(void *context, const char *term)
{
    struct report_view *report_view = context;
    char *line = facets_add_term(report_view->line.text, term);
    struct error error = {0};

    if (report_view_section(report_view) != NULL && !filter_line_set(&report_view->line, line, &error))
        shell_say_error(report_view->view.shell, &error);
    free(line);
}

void report_table_count_values(struct report_view *report_view)
{
    struct facets facets = {.field = &report_view->shown.fields[report_view->column]};

    facets.items = table_view_facets(&report_view->shown, report_view->column, &facets.count);
    facets_open(report_view->view.shell, &facets, value_chosen, report_view);
    table_view_facets_free(&facets.items, facets.count);
}

/* ---- Marks ---- */

/* The marked rows that are shown, totals aside; new array. */
static size_t *marked_rows(const struct report_view *report_view, size_t *count)
{
    size_t *rows = memory_new_array(body_count(report_view), sizeof *rows);

    *count = 0;
    for (size_t i = 0; i < body_count(report_view); i++) {
        if (report_view->marked[report_view->shown.rows[i]])
            rows[(*count)++] = report_view->shown.rows[i];
    }
    return rows;
}

/* Says how many rows are marked, and what they are together in the cursor's column: their sum where rows add up, else
 * the report's own total where all of them are marked. Of anything else, such as rates, there is no sum. */
static void say_marked(struct report_view *report_view)
{
    const struct table *table = table_of(report_view);
    const struct table_column *column = &table->columns[report_view->column];
    const struct report_section *section = report_view_section(report_view);
    struct marked_sum sum = {.field = column->field, .heading = column->heading};
    size_t count = 0;
    size_t *rows = marked_rows(report_view, &count);

    if (column->sum) {
        for (size_t i = 0; i < count; i++)
            marked_count(&sum, table_cell(table, rows[i], report_view->column), false);
    } else if (section->totals > 0 && count == table->row_count - section->totals && field_adds_up(column->field)) {
        marked_count(&sum, table_cell(table, count, report_view->column), false);
        sum.total = true;
    }
    marked_say(report_view->view.shell, count, &sum, column->sum || (sum.total && sum.known > 0) ? 1 : 0, NULL);
    free(rows);
}

static void set_mark(struct report_view *report_view, size_t row, bool marked)
{
    if (report_view->marked[row] != marked) {
        report_view->marked[row] = marked;
        report_view->mark_count += marked ? 1 : (size_t)-1;
    }
}

void report_table_mark(struct report_view *report_view)
{
    size_t place = report_view->list.marked_row;

    if (place < body_count(report_view)) { /* totals are none of the rows */
        size_t row = report_view->shown.rows[place];

        set_mark(report_view, row, !report_view->marked[row]);
    }
    say_marked(report_view);
}

void report_table_mark_all(struct report_view *report_view)
{
    bool marked = report_view->mark_count == 0;

    if (marked) {
        for (size_t i = 0; i < body_count(report_view); i++)
            set_mark(report_view, report_view->shown.rows[i], true);
    } else {
        memset(report_view->marked, 0, table_of(report_view)->row_count * sizeof *report_view->marked);
        report_view->mark_count = 0;
    }
    list_touch(&report_view->list);
    say_marked(report_view);
}
