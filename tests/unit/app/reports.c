/* Every report of the built-in set: it runs, and the records that are opened behind each of its figures measure what
 * the figure says. What the figures are is held against a second count in the tests of the reports themselves. */
#include "tests/unit/app/session.h"

#include "samreg/app/internal.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* What a figure says of the records behind it; false when it says nothing that can be measured. */
static bool figure_measure(const struct report_behind *behind, const struct value *value, int64_t *measure)
{
    if (behind->measure == REPORT_OPENS)
        return false;
    *measure = value->kind == VALUE_TEXT ? strtoll(value->text, NULL, 10) : value->integer;
    return true;
}

static void hold_figure(struct app *app, const struct report_section *section, size_t row, size_t column)
{
    const struct table *table = &section->table;
    struct report_behind behind;
    struct error error = {0};
    int64_t said = 0, measured = 0;

    if (!report_section_behind(section, row, column, &behind))
        return;
    enum status status = reports_measure(app, &behind, &measured, &error);
    char *words = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(status == STATUS_OK, "%s, %s: “%s”: %s", section->report.name, table->columns[column].name, behind.filter,
              words);
    if (status == STATUS_OK && figure_measure(&behind, &table->cells[row * table->column_count + column], &said))
        cr_expect(said == measured, "%s, row %zu of %zu, %s: the figure says %lld, the records behind it %lld: %s “%s”",
                  section->report.name, row + 1, table->row_count, table->columns[column].name, (long long)said,
                  (long long)measured, behind.entity->name, behind.filter);
    free(words);
    error_clear(&error);
    report_behind_clear(&behind);
}

/* Some rows of a long table do, the first and the last among them. */
static void hold_figures(struct app *app, const struct report_section *section)
{
    enum { ROWS = 25 };
    const struct table *table = &section->table;
    size_t step = table->row_count / ROWS + 1;

    for (size_t row = 0; row < table->row_count; row += row + step < table->row_count || row + 1 == table->row_count
                                                            ? step : table->row_count - 1 - row)
        for (size_t column = 0; column < table->column_count; column++)
            hold_figure(app, section, row, column);
}

/* Runs a report with parameters ("county=16 with=17") and hands its result to the caller. */
static void run(struct app *app, const char *name, const char *parameters, struct report_result *result)
{
    struct report report;
    struct report_arguments arguments = {0};
    struct pair pairs[8] = {{0}};
    struct error error = {0};
    size_t count = 0;
    char *text = memory_copy_text(parameters);

    session_expect_ok(reports_find(name, &report, &error), &error);
    for (char *rest = text, *piece; (piece = strsep(&rest, " ")) != NULL;)
        count += *piece != '\0' && pair_split(piece, &pairs[count]);
    session_expect_ok(reports_read(app, &report, pairs, count, &arguments, &error), &error);
    session_expect_ok(reports_run(app, &report, &arguments, NULL, result, &error), &error);
    app_assert_idle(app);
    for (size_t i = 0; i < count; i++) {
        free(pairs[i].name);
        free(pairs[i].value);
    }
    report_arguments_clear(&arguments);
    report_clear(&report);
    free(text);
}

/* What a report cannot do without, in the demonstration register. */
static const char *needed(const struct report *report)
{
    if (report->required[REPORT_MUNICIPALITY])
        return "municipality=0104";
    if (report->required[REPORT_SECTOR])
        return "sector=health";
    if (report->required[REPORT_WITH])
        return "county=16 with=17";
    return "";
}

static void hold_all(struct app *app)
{
    char **names = report_names();

    cr_assert(names[0]);
    for (size_t i = 0; names[i]; i++) {
        struct report report;
        struct report_result result = {0};
        struct error error = {0};
        session_expect_ok(report_load(names[i], &report, &error), &error);
        run(app, names[i], needed(&report), &result);
        cr_expect(result.count > 0 && result.title[0]);
        for (size_t section = 0; section < result.count; section++)
            hold_figures(app, &result.sections[section]);
        report_result_clear(&result);
        report_clear(&report);
    }
    free(names);
}

Test(reports, open_the_records_behind_every_figure_of_the_demonstration_register)
{
    struct app *app = session_open();

    hold_all(app);
    app_set_as_of(app, (struct date){2021, 6, 1});
    hold_all(app);
    session_close(&app);
}
