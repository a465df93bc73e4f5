/* The pictures that reports give: the chart of each report that has one, and its figures on a map. */
#include "samreg/app/pictures.h"

#include "samreg/app/report_chart.h"
#include "samreg/app/report_picture.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static enum status run(struct app *app, const char *name, const struct pair *pairs, size_t count,
                       struct report_result *result, struct error *error)
{
    struct report report;
    struct report_arguments arguments = {0};
    enum status status = reports_find(name, &report, error);

    if (status != STATUS_OK)
        return status;
    status = reports_read(app, &report, pairs, count, &arguments, error);
    if (status == STATUS_OK)
        status = reports_run(app, &report, &arguments, NULL, result, error);
    report_arguments_clear(&arguments);
    report_clear(&report);
    return status;
}

enum status picture_report(struct app *app, const char *name, const struct pair parameters[], size_t count,
                           struct picture_list *list, struct error *error)
{
    struct report_result result = {0};
    enum status status = run(app, name, parameters, count, &result, error);

    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < result.count; i++) {
        struct picture picture = {0};

        if (report_picture_chart(app, &result.sections[i], NULL, 0, &picture))
            *picture_list_add(list) = picture;
    }
    if (list->count == 0)
        status = error_set(error, STATUS_USAGE, N_("The report %1 has no chart."), name, NULL);
    report_result_clear(&result);
    return status;
}

/* ---- The map ---- */

/* The column of the table that the text names: by its name or heading; without a text the first one. Only
 * columns of numbers count. SIZE_MAX when there is none. */
static size_t find_column(const struct table *table, const char *text)
{
    for (size_t i = 0; i < table->column_count; i++) {
        const struct table_column *column = &table->columns[i];

        if (field_is_number(column->field) &&
            (text == NULL || strcmp(column->name, text) == 0 || strcmp(column->heading, text) == 0))
            return i;
    }
    return SIZE_MAX;
}

/* Says which columns there are. */
static enum status refuse_column(const struct table *table, const char *text, struct error *error)
{
    struct str names = {0};
    enum status status;

    for (size_t i = 0; i < table->column_count; i++) {
        if (field_is_number(table->columns[i].field))
            str_addf(&names, "%s%s", names.length > 0 ? ", " : "", table->columns[i].name);
    }
    status = error_set(error, STATUS_USAGE, N_("The report has no column “%1” of figures, but %2."), text,
                       str_peek(&names), NULL);
    str_clear(&names);
    return status;
}

/* Whether a row is about a municipality. */
static bool is_of_municipalities(const struct report_section *section)
{
    for (size_t row = 0; row + section->totals < section->table.row_count; row++) {
        if (report_chart_has_municipality(section) &&
            report_chart_municipality(section, row)->kind == VALUE_REFERENCE)
            return true;
    }
    return false;
}

/* Draws the first table of the result that has municipalities. */
static enum status draw_map(struct app *app, const struct report_result *result, const char *name, const char *column,
                            struct picture_list *list, struct error *error)
{
    for (size_t i = 0; i < result->count; i++) {
        const struct report_section *section = &result->sections[i];
        size_t place = find_column(&section->table, column);
        struct picture picture = {0};

        if (place == SIZE_MAX && column != NULL && result->count == 1)
            return refuse_column(&section->table, column, error);
        if (place != SIZE_MAX && report_picture_map(app, section, NULL, 0, place, NULL, &picture)) {
            *picture_list_add(list) = picture;
            return STATUS_OK;
        }
        if (place != SIZE_MAX && is_of_municipalities(section)) {
            return error_set(error, STATUS_USAGE,
                             N_("So many municipalities cannot be read on one map. Choose a county, as county=16."),
                             NULL);
        }
    }
    for (size_t i = 0; i < result->count; i++) {
        if (report_chart_has_municipality(&result->sections[i])) {
            return error_set(error, STATUS_USAGE,
                             N_("No row of the report %1 names a municipality. Choose a county to have its map all the "
                                "same, as county=16."),
                             name, NULL);
        }
    }
    return error_set(error, STATUS_USAGE, N_("The report %1 tells nothing of municipalities that a map could show."),
                     name, NULL);
}

enum status picture_map(struct app *app, const struct pair parameters[], size_t count, struct picture_list *list,
                        struct error *error)
{
    const char *name = pair_find(parameters, count, "report");
    const char *column = pair_find(parameters, count, "column");
    struct pair *others = memory_new_array(count, sizeof *others);
    struct report_result result = {0};
    size_t other_count = 0;
    enum status status;

    for (size_t i = 0; i < count; i++) {
        if (strcmp(parameters[i].name, "report") != 0 && strcmp(parameters[i].name, "column") != 0) {
            others[other_count++] = parameters[i]; /* lent */
        }
    }
    name = name != NULL ? name : "counts";
    status = run(app, name, others, other_count, &result, error);
    if (status == STATUS_OK) {
        status = draw_map(app, &result, name, column, list, error);
        report_result_clear(&result);
    }
    free(others);
    return status;
}
