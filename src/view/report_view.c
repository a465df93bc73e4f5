/* A report on the screen. The table that is shown is run when no key waits, and anew when the day, the language or the
 * register changes; the records behind a figure open with Enter. */
#include "samreg/view/report_view.h"

#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/tui/draw.h"
#include "samreg/view/picker.h"
#include "samreg/view/screens.h"

#include <stdlib.h>
#include <string.h>

static struct report_view *of(struct view *view)
{
    return (struct report_view *)view;
}

struct report_section *report_view_section(const struct report_view *report_view)
{
    struct report_section *section = report_view->section < report_view->result.count
                                         ? &report_view->result.sections[report_view->section]
                                         : NULL;

    return section != NULL && reports_has_run(section) ? section : NULL;
}

static void clear_report_view(struct view *view)
{
    struct report_view *report_view = of(view);

    report_table_clear(report_view);
    filter_line_clear(&report_view->line);
    report_result_clear(&report_view->result);
    report_clear(&report_view->report);
    free(report_view->map_county);
    pairs_free(report_view->pairs, report_view->pair_count);
    error_clear(&report_view->error);
}

static void report_title(const struct view *view, struct str *out)
{
    const struct report_view *report_view = (const struct report_view *)view;
    size_t rows = report_view->shown.count - report_view->shown.totals_shown;
    char number[NUMBER_TEXT];

    str_add(out, report_text(&report_view->report.title, app_language(shell_app(view->shell))));
    if (report_view_section(report_view) != NULL)
        str_addf(out, "  %s", number_say((int64_t)rows, number));
    if (filter_line_is_narrowed(&report_view->line))
        str_addf(out, "  /%s", report_view->line.text);
}

/* ---- Running ---- */

static bool report_work(struct view *view)
{
    return report_view_run(of(view));
}

static bool goes_to_table(enum action_id action)
{
    return action == ACTION_NEXT_TABLE || action == ACTION_PREVIOUS_TABLE || action == ACTION_TABLES;
}

/* What is done to the figures of the table that is shown. */
static bool is_of_figures(enum action_id action)
{
    switch ((int)action) {
    case ACTION_OPEN:
    case ACTION_FILTER:
    case ACTION_FACETS:
    case ACTION_MARK:
    case ACTION_MARK_ALL:
    case ACTION_SORT_LEFT:
    case ACTION_SORT_RIGHT:
    case ACTION_SORT_TURN:
    case ACTION_CHART:
    case ACTION_OPEN_MAP:
    case ACTION_EXPORT:
    case ACTION_COPY_OUT:
        return true;
    default:
        return false;
    }
}

/* Keys mean the figures that they would mean typed slowly. */
static bool report_busy(const struct view *view)
{
    return report_view_must_run((const struct report_view *)view);
}

/* To go to another table it is enough to know which there are. */
static bool depends_on_figures(const struct view *view, enum action_id action)
{
    return is_of_figures(action) || (goes_to_table(action) && ((const struct report_view *)view)->stale);
}

static void refresh_report(struct view *view)
{
    of(view)->stale = true;
}

static void draw_report(struct view *view, struct area area)
{
    report_draw(of(view), area);
}

/* ---- Keys ---- */

static void say(struct report_view *report_view, const char *msgid)
{
    shell_tell(report_view->view.shell, STYLE_NORMAL, msgid, NULL);
}

/* Whether a figure counts records, and there are none. */
static bool counts_none(const struct report_behind *behind, const struct value *value)
{
    return !behind->has_less && value->kind == VALUE_INTEGER && value->integer == 0 &&
           (behind->measuring.measure == REPORT_COUNT || behind->measuring.measure == REPORT_DISTINCT);
}

void report_view_open(struct report_view *report_view, size_t row, size_t column)
{
    const struct report_section *section = report_view_section(report_view);
    const struct value *value = table_cell(&section->table, row, column);
    const struct field *field = section->table.columns[column].field;
    struct report_behind behind = {0};

    if (report_section_behind(section, row, column, &behind)) {
        if (counts_none(&behind, value))
            say(report_view, N_("The figure is 0: there is no record behind it."));
        else
            records_open_behind(report_view->view.shell, &behind);
        report_behind_clear(&behind);
    } else if (field->type == FIELD_REFERENCE && value->kind == VALUE_REFERENCE) {
        record_open(report_view->view.shell, entity_get(field->target), value->integer);
    } else if (value->kind == VALUE_NONE) {
        say(report_view, N_("It is not known, so no records stand behind it."));
    } else {
        say(report_view, N_("No records stand behind this cell. Left and Right go to the next figure."));
    }
}

/* Whether the chart is all that is shown. */
static bool is_chart_alone(const struct report_view *report_view)
{
    return report_view->has_chart && report_view->mode_chosen && report_view->mode == REPORT_CHART_ALONE;
}

/* The column that Enter means. Of the chart it is one that is drawn: the cursor's, else the first one. */
static size_t find_meant_column(const struct report_view *report_view)
{
    if (!is_chart_alone(report_view))
        return report_view->column;
    for (size_t i = 0; i < report_view->chart_column_count; i++) {
        if (report_view->chart_columns[i] == report_view->column)
            return report_view->column;
    }
    return report_view->chart_columns[0];
}

static void open_cell(struct report_view *report_view)
{
    size_t row;

    if (report_table_row(report_view, &row))
        report_view_open(report_view, row, find_meant_column(report_view));
    else
        say(report_view, report_table_why_empty(report_view));
}

/* Left and Right go from column to column. */
static bool move_column(struct report_view *report_view, struct key key)
{
    size_t count = report_view_section(report_view)->table.column_count;

    if (key.modifiers != 0 || (key.code != KEY_CODE_LEFT && key.code != KEY_CODE_RIGHT))
        return false;
    if (key.code == KEY_CODE_LEFT && report_view->column > 0)
        report_view->column--;
    else if (key.code == KEY_CODE_RIGHT && report_view->column + 1 < count)
        report_view->column++;
    return true;
}

static bool report_key(struct view *view, struct key key)
{
    struct report_view *report_view = of(view);

    if (report_view_section(report_view) == NULL)
        return false;
    if (move_column(report_view, key))
        return true;
    switch (list_key(&report_view->list, key)) {
    case LIST_CHOSEN:
        open_cell(report_view);
        return true;
    case LIST_MARK:
        report_table_mark(report_view);
        return true;
    case LIST_MOVED:
        return true;
    case LIST_IGNORED:
        break;
    }
    return false;
}

static void next_mode(struct report_view *report_view)
{
    report_view->mode = report_view->mode_chosen
                            ? (enum report_mode)((report_view->mode + 1) % REPORT_MODES)
                            : REPORT_CHART_ALONE;
    report_view->mode_chosen = true;
}

/* Shows another table, which is run when it is due. */
static void go_to_section(struct report_view *report_view, size_t section)
{
    error_clear(&report_view->error);
    report_table_begin(report_view, section);
}

static void next_section(struct report_view *report_view, size_t step)
{
    go_to_section(report_view, (report_view->section + step) % report_view->result.count);
}

/* ---- The tables of the report ---- */

struct tables {
    struct picker picker;
    struct report_view *report_view;
};

static void table_chosen(struct picker *picker, const struct pick_row *row)
{
    struct report_view *report_view = ((struct tables *)picker)->report_view;

    if ((size_t)row->id < report_view->result.count)
        go_to_section(report_view, (size_t)row->id);
}

static void list_tables(struct report_view *report_view)
{
    struct tables *tables = memory_new(sizeof *tables);
    enum language language = app_language(shell_app(report_view->view.shell));

    tables->picker.chosen = table_chosen;
    tables->report_view = report_view;
    picker_open(report_view->view.shell, &tables->picker, N_("Tables"), NULL, N_("No table is called that."), NULL);
    for (size_t i = 0; i < report_view->result.count; i++) {
        const struct report *report = &report_view->result.sections[i].report;

        pick_add(&tables->picker.pick, (long long)i, report_text(&report->title, language), report->name, NULL);
    }
    pick_ready(&tables->picker.pick);
    pick_select(&tables->picker.pick, (long long)report_view->section);
}

static bool act_on_table(struct report_view *report_view, enum action_id action)
{
    switch ((int)action) {
    case ACTION_FILTER:
        filter_line_ask(&report_view->line);
        return true;
    case ACTION_BACK:
        return filter_line_drop(&report_view->line);
    case ACTION_FACETS:
        report_table_count_values(report_view);
        return true;
    case ACTION_MARK_ALL:
        report_table_mark_all(report_view);
        return true;
    case ACTION_SORT_LEFT:
        report_table_sort(report_view, -1);
        return true;
    case ACTION_SORT_RIGHT:
        report_table_sort(report_view, 1);
        return true;
    case ACTION_SORT_TURN:
        report_table_turn(report_view);
        return true;
    case ACTION_TABLES:
        list_tables(report_view);
        return true;
    case ACTION_NEXT_TABLE:
        next_section(report_view, 1);
        return true;
    case ACTION_PREVIOUS_TABLE:
        next_section(report_view, report_view->result.count - 1);
        return true;
    case ACTION_CHART:
        next_mode(report_view);
        return true;
    default:
        return false;
    }
}

static bool report_act(struct view *view, enum action_id action)
{
    struct report_view *report_view = of(view);

    switch ((int)action) {
    case ACTION_OPEN:
        if (report_view_missing(report_view) != NULL)
            report_form_open(report_view);
        else
            open_cell(report_view);
        return true;
    case ACTION_PARAMETERS:
        report_form_open(report_view);
        return true;
    case ACTION_UNFOLD:
        report_view->unfolded = !report_draw_is_unfolded(report_view);
        report_view->notes_chosen = true;
        draw_invalidate();
        return true;
    case ACTION_OPEN_MAP:
        map_open(report_view);
        return true;
    case ACTION_EXPORT:
        report_files_export(report_view);
        return true;
    case ACTION_COPY_OUT:
        report_files_copy_out(report_view);
        return true;
    default:
        return act_on_table(report_view, action);
    }
}

static const char *report_refuse(const struct view *view, enum action_id action)
{
    const struct report_view *report_view = (const struct report_view *)view;
    const struct report_section *section = report_view_section(report_view);

    if (action == ACTION_OPEN && report_view_missing(report_view) != NULL) {
        return NULL; /* it opens the parameters */
    }
    if ((is_of_figures(action) && section == NULL) || (goes_to_table(action) && report_view->result.count == 0))
        return N_("There are no figures yet. Set what the report is about.");
    if (action == ACTION_CHART && !report_view->has_chart)
        return N_("This table has no chart.");
    if (action == ACTION_OPEN_MAP && !report_chart_has_municipality(section))
        return N_("This table has no municipalities to show on a map.");
    if (goes_to_table(action) && report_view->result.count < 2)
        return N_("This report has no other table.");
    return NULL;
}

static void report_help(const struct view *view, struct str *out)
{
    const struct report_view *report_view = (const struct report_view *)view;
    const struct report_section *section = report_view_section(report_view);
    const struct report *report = section != NULL ? &section->report : &report_view->report;
    enum language language = app_language(shell_app(view->shell));

    str_addf(out, "%s\n%s\n\n", report_text(&report->title, language), report_text(&report->help, language));
    for (size_t i = 0; section != NULL && i < section->note_count; i++)
        str_addf(out, "%s\n\n", section->notes[i]);
    str_add(out, shell_text(view->shell, N_("Left and Right go from column to column, Enter opens the records behind a "
                                            "figure. Columns for the filter:")));
    for (size_t i = 0; section != NULL && i < section->table.column_count; i++)
        str_addf(out, "\n  %s: %s", section->table.columns[i].name, section->table.columns[i].heading);
}

/* Back leads out of a filter first. */
static const char *report_label(const struct view *view, enum action_id action)
{
    bool drops = action == ACTION_BACK && filter_line_is_narrowed(&((const struct report_view *)view)->line);

    return drops ? N_("No filter") : NULL;
}

static const struct view_ops report_ops = {
    .place = ACTION_REPORT,
    .clear = clear_report_view,
    .title = report_title,
    .draw = draw_report,
    .busy = report_busy,
    .depends = depends_on_figures,
    .key = report_key,
    .act = report_act,
    .refuse = report_refuse,
    .label = report_label,
    .work = report_work,
    .refresh = refresh_report,
    .help = report_help,
};

/* What the next report is most likely about as well: the place, and what counts. A day or a size is of its report. */
static bool carries_over(enum report_parameter parameter)
{
    return parameter == REPORT_COUNTY || parameter == REPORT_REGION || parameter == REPORT_DEFINITION;
}

/* Keeps what the report was asked about for the next one. */
static void keep_places(const struct report_view *report_view)
{
    struct pair *kept = memory_new_array(report_view->pair_count, sizeof *kept);
    size_t count = 0;

    for (size_t i = 0; i < report_view->pair_count; i++) {
        enum report_parameter parameter;

        if (report_parameter_find(report_view->pairs[i].name, &parameter) && carries_over(parameter)) {
            kept[count++] = report_view->pairs[i]; /* lent */
        }
    }
    shell_keep_places(report_view->view.shell, kept, count);
    free(kept);
}

/* Begins with what the report before was asked about, as far as this one takes it. */
static void take_places(struct report_view *report_view)
{
    size_t count = 0;
    const struct pair *places = shell_places(report_view->view.shell, &count);

    report_view->pairs = memory_new_array(count, sizeof *report_view->pairs);
    for (size_t i = 0; i < count; i++) {
        enum report_parameter parameter;

        if (report_parameter_find(places[i].name, &parameter) && report_takes(&report_view->report, parameter)) {
            report_view->pairs[report_view->pair_count++] =
                (struct pair){memory_copy_text(places[i].name), memory_copy_text(places[i].value)};
        }
    }
}

void report_view_set(struct report_view *report_view, struct pair *pairs, size_t count)
{
    pairs_free(report_view->pairs, report_view->pair_count);
    report_view->pairs = pairs;
    report_view->pair_count = count;
    report_view->stale = true;
    keep_places(report_view);
}

const struct field *report_view_missing(const struct report_view *report_view)
{
    const struct report *report = &report_view->report;

    for (size_t i = 0; i < report->parameter_count; i++) {
        const struct field *field = report_parameter_field(report->parameters[i]);

        if (report->required[report->parameters[i]] &&
            pair_find(report_view->pairs, report_view->pair_count, field->name) == NULL)
            return field;
    }
    return NULL;
}

void report_open(struct shell *shell, const char *name)
{
    struct report_view *report_view = memory_new(sizeof *report_view);
    struct error error = {0};

    report_view->view.ops = &report_ops;
    report_view->view.shell = shell;
    report_view->sorted = -1;
    if (reports_find(name, &report_view->report, &error) != STATUS_OK) {
        shell_say_error(shell, &error);
        free(report_view);
        return;
    }
    list_init(&report_view->list);
    filter_line_init(&report_view->line, shell, &report_table_filter_ops, report_view);
    report_view->stale = true;
    take_places(report_view);
    shell_open(shell, &report_view->view);
    if (report_view_missing(report_view) != NULL)
        report_form_open(report_view);
}
