/* Running the report on the screen: a table when it is shown, anew when what was read is out of date, without leaving
 * the place where one was. */
#include "samreg/view/report_view.h"

#include "samreg/base/memory.h"

#include <stdlib.h>

/* Where one was before the report is run anew. */
struct stand {
    size_t section, column;
    char *called, *line; /* NULL where nothing was shown */
    int sorted;
    bool descending;
};

static struct stand leave_stand(struct report_view *report_view)
{
    return (struct stand){report_view->section, report_view->column, report_table_called(report_view),
                          report_view_section(report_view) != NULL ? memory_copy_text(report_view->line.text) : NULL,
                          report_view->sorted, report_view->descending};
}

/* Goes back there, as far as the new result has it. */
static void take_stand(struct report_view *report_view, struct stand *stand)
{
    size_t section = stand->section < report_view->result.count ? stand->section : 0;
    struct report_section *shown;

    report_table_begin(report_view, section);
    shown = report_view_section(report_view);
    if (shown != NULL && stand->line != NULL) {
        struct error error = {0};

        report_view->sorted = stand->sorted < (int)shown->table.column_count ? stand->sorted : -1;
        report_view->descending = stand->descending;
        if (!filter_line_set(&report_view->line, stand->line, &error))
            error_clear(&error);
        report_table_show(report_view);
        report_view->column = stand->column < shown->table.column_count ? stand->column : report_view->column;
    }
    if (shown != NULL && stand->called != NULL)
        report_table_find(report_view, stand->called);
    free(stand->called);
    free(stand->line);
}

enum status report_view_read(struct report_view *report_view, struct report_result *result, struct error *error)
{
    struct app *app = shell_app(report_view->view.shell);
    struct report_arguments arguments = {0};
    enum status status = reports_read(app, &report_view->report, report_view->pairs, report_view->pair_count,
                                      &arguments, error);

    if (status == STATUS_OK)
        status = reports_run(app, &report_view->report, &arguments, NULL, result, error);
    report_arguments_clear(&arguments);
    return status;
}

/* Plans the report anew and runs the table that was shown, which stays until the new one is there. */
static enum status run_anew(struct report_view *report_view, struct report_result *result, struct error *error)
{
    struct app *app = shell_app(report_view->view.shell);
    struct report_arguments arguments = {0};
    enum status status = reports_read(app, &report_view->report, report_view->pairs, report_view->pair_count,
                                      &arguments, error);

    if (status == STATUS_OK)
        status = reports_plan(app, &report_view->report, &arguments, result, error);
    if (status == STATUS_OK && result->count > 0) {
        size_t place = report_view->section < result->count ? report_view->section : 0;

        status = reports_run_section(app, &result->sections[place], error);
        if (status != STATUS_OK)
            report_result_clear(result);
    }
    report_arguments_clear(&arguments);
    return status;
}

/* Puts the new result, or why there is none, in the place of the old one. */
static void take_result(struct report_view *report_view, struct report_result *result, struct error *error)
{
    struct stand stand = leave_stand(report_view);

    report_view->stale = false;
    report_table_clear(report_view);
    report_result_clear(&report_view->result);
    error_clear(&report_view->error);
    report_view->result = *result;
    report_view->error = *error;
    take_stand(report_view, &stand);
}

/* Runs the table that is to be shown and was not yet. */
static enum status run_shown(struct report_view *report_view, struct error *error)
{
    enum status status = reports_run_section(shell_app(report_view->view.shell),
                                             &report_view->result.sections[report_view->section], error);

    if (status == STATUS_OK) {
        report_table_begin(report_view, report_view->section);
    } else if (status != STATUS_STOPPED) {
        error_clear(&report_view->error);
        report_view->error = *error;
        *error = (struct error){0};
    }
    return status;
}

bool report_view_must_run(const struct report_view *report_view)
{
    return report_view->stale ||
           (report_view->result.count > 0 && report_view_section(report_view) == NULL &&
               report_view->error.status == STATUS_OK);
}

/* Runs one table, where there is one to run. A waiting key stops that, and it begins anew when the key has been dealt
 * with. */
bool report_view_run(struct report_view *report_view)
{
    struct report_result result = {0};
    struct error error = {0};
    enum status status;

    if (!report_view_must_run(report_view))
        return false;
    if (report_view->stale) {
        status = run_anew(report_view, &result, &error);
        if (status != STATUS_STOPPED)
            take_result(report_view, &result, &error);
    } else {
        status = run_shown(report_view, &error);
    }
    if (status == STATUS_STOPPED) {
        error_clear(&error);
        return false;
    }
    report_view->runs++;
    return true;
}
