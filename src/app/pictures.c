#include "samreg/app/pictures.h"

#include "samreg/app/drawing.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/model/field_name.h"

#include <stdlib.h>
#include <string.h>

const struct picture_entry picture_entries[] = {
#define PICTURE(name, function, parameters, help) {name, function, parameters, help},
#include "samreg/app/pictures.def"
#undef PICTURE
    {NULL, NULL, NULL, NULL},
};

/* Whether a report or one of its parts has a chart. */
static bool has_chart(const struct report *report)
{
    bool found = report->chart.kind != REPORT_CHART_NONE;

    for (size_t i = 0; i < report->part_count && !found; i++) {
        struct report part;
        struct error error = {0};

        if (reports_find(report->parts[i].name, &part, &error) == STATUS_OK) {
            found = has_chart(&part);
            report_clear(&part);
        }
        error_clear(&error);
    }
    return found;
}

enum status pictures_list(struct picture_list_entry **entries, size_t *count, enum language language,
                          struct error *error)
{
    struct picture_list_entry *made = NULL;
    struct report *reports = NULL;
    size_t report_count = 0;
    size_t capacity = 0;
    enum status status = reports_list(&reports, &report_count, error);

    if (status != STATUS_OK)
        return status;
    *count = 0;
    for (const struct picture_entry *entry = picture_entries; entry->name != NULL; entry++) {
        made = array_room(made, *count, &capacity, sizeof *made);
        made[(*count)++] = (struct picture_list_entry){memory_copy_text(entry->name), entry->parameters,
                                                       memory_copy_text(text_in(language, entry->help))};
    }
    for (size_t i = 0; i < report_count; i++) {
        if (has_chart(&reports[i])) {
            made = array_room(made, *count, &capacity, sizeof *made);
            made[(*count)++] = (struct picture_list_entry){memory_copy_text(reports[i].name), "[PARAMETER=VALUE...]",
                                                           memory_copy_text(report_text(&reports[i].help, language))};
        }
    }
    reports_free(&reports, report_count);
    *entries = made;
    return STATUS_OK;
}

void pictures_list_free(struct picture_list_entry **entries, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free((*entries)[i].name);
        free((*entries)[i].help);
    }
    free(*entries);
    *entries = NULL;
}

/* Says that there is no such picture, and which one may be meant. */
static enum status refuse_name(const char *name, struct error *error)
{
    struct picture_list_entry *entries = NULL;
    const char **names;
    const char *nearest;
    size_t count = 0;
    enum status status = pictures_list(&entries, &count, LANGUAGE_ENGLISH, error);

    if (status != STATUS_OK)
        return status;
    names = memory_new_array(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = entries[i].name;
    nearest = name_nearest(names, name);
    status = nearest != NULL
                 ? error_set(error, STATUS_USAGE, N_("There is no picture “%1”. Did you mean %2?"), name, nearest, NULL)
                 : error_set(error, STATUS_USAGE, N_("There is no picture “%1”. “samreg picture” lists them."), name,
                             NULL);
    free(names);
    pictures_list_free(&entries, count);
    return status;
}

enum status picture_named(const char *name, struct picture_entry *entry, struct error *error)
{
    struct report report;
    struct error missing = {0};

    for (size_t i = 0; picture_entries[i].name != NULL; i++) {
        if (strcmp(picture_entries[i].name, name) == 0) {
            *entry = picture_entries[i];
            return STATUS_OK;
        }
    }
    if (reports_find(name, &report, &missing) == STATUS_OK) {
        bool found = strcmp(report.name, name) == 0 && has_chart(&report);

        report_clear(&report);
        if (found) {
            *entry = (struct picture_entry){.name = name, .parameters = "[PARAMETER=VALUE...]"};
            return STATUS_OK;
        }
    }
    error_clear(&missing);
    return refuse_name(name, error);
}

static bool is_among(const char *name, const char *const names[])
{
    for (size_t i = 0; names[i] != NULL; i++) {
        if (strcmp(names[i], name) == 0)
            return true;
    }
    return false;
}

static enum status refuse_parameter(const char *name, const char *const names[], struct error *error)
{
    const char *nearest = name_nearest(names, name);
    struct str all = {0};
    enum status status;

    for (size_t i = 0; names[i] != NULL; i++)
        str_addf(&all, "%s%s", i > 0 ? ", " : "", names[i]);
    if (nearest != NULL) {
        status = error_set(error, STATUS_USAGE, N_("There is no parameter “%1”. Did you mean %2?"), name, nearest,
                           NULL);
    } else if (all.length > 0) {
        status = error_set(error, STATUS_USAGE, N_("There is no parameter “%1”, but %2."), name, str_peek(&all), NULL);
    } else {
        status = error_set(error, STATUS_USAGE, N_("There is no parameter “%1”: this takes none."), name, NULL);
    }
    str_clear(&all);
    return status;
}

enum status picture_parameters(const struct pair parameters[], size_t count, const char *const names[],
                               struct error *error)
{
    for (size_t i = 0; i < count; i++) {
        if (!is_among(parameters[i].name, names))
            return refuse_parameter(parameters[i].name, names, error);
        if (pair_find(parameters, i, parameters[i].name) != NULL)
            return error_set(error, STATUS_USAGE, N_("The parameter “%1” is given twice."), parameters[i].name, NULL);
    }
    return STATUS_OK;
}

/* The path with a number before its ending. New string. */
static char *numbered(const char *path, size_t number)
{
    const char *dot = strrchr(path, '.');
    struct str out = {0};

    str_addf(&out, "%.*s-%zu%s", (int)(dot - path), path, number, dot);
    return str_take(&out);
}

static enum status write_each(const struct app *app, const struct picture_list *list, enum drawing_format format,
                              const char *path, void (*written)(void *context, const char *path), void *context,
                              struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; i < list->count && status == STATUS_OK; i++) {
        char *own = numbered(path, i + 1);

        status = drawing_pictures(app, &list->items[i], 1, format, own, error);
        if (status == STATUS_OK && written != NULL)
            written(context, own);
        free(own);
    }
    return status;
}

enum status picture_draw(struct app *app, const struct picture_entry *entry, const struct pair parameters[],
                         size_t count, const char *path, void (*written)(void *context, const char *path),
                         void *context, struct error *error)
{
    struct picture_list list = {0};
    enum drawing_format format = DRAWING_SVG;
    enum status status = drawing_format_of(path, &format, error);

    if (status == STATUS_OK) {
        status = entry->build != NULL ? entry->build(app, parameters, count, &list, error)
                                      : picture_report(app, entry->name, parameters, count, &list, error);
    }
    if (status == STATUS_OK && list.count > 1 && format != DRAWING_PDF) {
        status = write_each(app, &list, format, path, written, context, error);
    } else if (status == STATUS_OK) {
        status = drawing_pictures(app, list.items, list.count, format, path, error);
        if (status == STATUS_OK && written != NULL)
            written(context, path);
    }
    picture_list_clear(&list);
    return status;
}
