#include "samreg/app/reports.h"

#include "samreg/app/internal.h"
#include "samreg/app/reports_internal.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/model/field_name.h"
#include "samreg/store/report.h"

#include <stdlib.h>
#include <string.h>

/* ---- Finding ---- */

enum status reports_list(struct report **reports, size_t *count, struct error *error)
{
    char **names = report_names();
    size_t capacity = 0;
    enum status status = STATUS_OK;

    *reports = NULL;
    *count = 0;
    for (size_t i = 0; status == STATUS_OK && names[i] != NULL; i++) {
        struct report report;

        status = report_load(names[i], &report, error);
        if (status == STATUS_OK && report.unlisted) {
            report_clear(&report);
        } else if (status == STATUS_OK) {
            *reports = array_room(*reports, *count, &capacity, sizeof **reports);
            (*reports)[(*count)++] = report;
        }
    }
    free(names);
    if (status != STATUS_OK)
        reports_free(reports, *count);
    return status;
}

void reports_free(struct report **reports, size_t count)
{
    for (size_t i = 0; i < count; i++)
        report_clear(&(*reports)[i]);
    free(*reports);
    *reports = NULL;
}

static bool is_called(const struct report *report, const char *folded)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (field_name_folds_to(report_text(&report->title, (enum language)language), folded))
            return true;
    }
    return field_name_folds_to(report->name, folded);
}

enum status reports_find(const char *name, struct report *report, struct error *error)
{
    struct str folded = {0};
    char **names = report_names();
    enum status status = STATUS_OK;
    bool found = false;

    collate_fold(name, &folded);
    for (size_t i = 0; status == STATUS_OK && !found && names[i] != NULL; i++) {
        status = report_load(names[i], report, error);
        found = status == STATUS_OK && (strcmp(report->name, name) == 0 || is_called(report, str_peek(&folded)));
        if (status == STATUS_OK && !found)
            report_clear(report);
    }
    if (status == STATUS_OK && !found) {
        const char *nearest = name_nearest((const char *const *)names, name);

        status = nearest != NULL
                     ? error_set(error, STATUS_USAGE, N_("There is no report “%1”; did you mean “%2”?"), name, nearest,
                                 NULL)
                     : error_set(error, STATUS_USAGE,
                                 N_("There is no report “%1”; “samreg report” lists what there is."), name, NULL);
    }
    str_clear(&folded);
    free(names);
    return status;
}

/* ---- Planning ---- */

void report_result_clear(struct report_result *result)
{
    for (size_t i = 0; i < result->count; i++)
        report_section_clear(&result->sections[i]);
    free(result->sections);
    free(result->title);
    report_arguments_clear(&result->arguments);
    *result = (struct report_result){0};
}

/* The parts of a composed report as they are run: loaded, each with its own arguments as text. */
struct parts {
    struct report *reports;
    const char **own; /* lent by the whole */
    size_t count, capacity;
};

static void clear_parts(struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++)
        report_clear(&parts->reports[i]);
    free(parts->reports);
    free(parts->own);
}

/* Whether what the report must be given is there. */
static bool has_required(const struct report *report, const struct report_arguments *arguments)
{
    for (size_t i = 0; i < report->parameter_count; i++) {
        enum report_parameter parameter = report->parameters[i];

        if (report->required[parameter] && arguments->values[parameter].kind == VALUE_NONE)
            return false;
    }
    return true;
}

static enum status add_part(struct parts *parts, const char *name, const char *own, struct error *error)
{
    size_t capacity = parts->capacity;
    enum status status;

    parts->reports = array_room(parts->reports, parts->count, &capacity, sizeof *parts->reports);
    parts->own = array_room(parts->own, parts->count, &parts->capacity, sizeof *parts->own);
    status = report_load(name, &parts->reports[parts->count], error);
    if (status == STATUS_OK)
        parts->own[parts->count++] = own;
    return status;
}

/* Adds every report that lists show and that has what it must be given, but the whole itself. */
static enum status add_all(struct parts *parts, const struct report *whole, const struct report_arguments *arguments,
                           struct error *error)
{
    char **names = report_names();
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && names[i] != NULL; i++) {
        if (strcmp(names[i], whole->name) == 0)
            continue;
        status = add_part(parts, names[i], "", error);
        if (status == STATUS_OK) {
            struct report *part = &parts->reports[parts->count - 1];

            if (part->unlisted || !has_required(part, arguments)) {
                report_clear(part);
                parts->count--;
            }
        }
    }
    free(names);
    return status;
}

static enum status load_parts(const struct report *whole, const struct report_arguments *arguments,
                              struct parts *parts, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < whole->part_count; i++) {
        const struct report_part *part = &whole->parts[i];

        status = strcmp(part->name, REPORT_ALL) == 0 ? add_all(parts, whole, arguments, error)
                                                     : add_part(parts, part->name, part->arguments, error);
    }
    return status;
}

/* Takes "NAME=VALUE NAME=VALUE" apart. */
static void split_pairs(const char *text, struct pair **pairs, size_t *count)
{
    size_t capacity = 0;

    while (*(text += strspn(text, " ")) != '\0') {
        size_t length = strcspn(text, " ");
        char *piece = memory_copy_bytes(text, length);

        *pairs = array_room(*pairs, *count, &capacity, sizeof **pairs);
        *count += pair_split(piece, &(*pairs)[*count]);
        free(piece);
        text += length;
    }
}

/* Gives a part what was given to the whole, as far as it takes it, and what is its own. */
static enum status hand_on(struct app *app, const struct report *part, const char *own,
                           const struct report_arguments *given, struct report_arguments *arguments,
                           struct error *error)
{
    struct pair *pairs = NULL;
    size_t count = 0;
    enum status status;

    for (size_t i = 0; i < part->parameter_count; i++)
        value_copy(&arguments->values[part->parameters[i]], &given->values[part->parameters[i]]);
    if (report_takes(part, REPORT_AS_OF) && given->values[REPORT_TO].kind != VALUE_NONE)
        value_copy(&arguments->values[REPORT_AS_OF], &given->values[REPORT_TO]);
    if (report_takes(part, REPORT_TO) && given->values[REPORT_AS_OF].kind != VALUE_NONE)
        value_copy(&arguments->values[REPORT_TO], &given->values[REPORT_AS_OF]);
    split_pairs(own, &pairs, &count);
    status = reports_fill_in(app, part, pairs, count, arguments, error);
    pairs_free(pairs, count);
    return status;
}

static enum status plan_report(struct app *app, const struct report *report, const struct report_arguments *arguments,
                               size_t depth, struct report_result *result, struct error *error);

/* Plans the parts of a composed report; the first section of one within another begins its chapter. */
static enum status plan_parts(struct app *app, const struct report *whole, const struct report_arguments *arguments,
                              size_t depth, struct report_result *result, struct error *error)
{
    struct parts parts = {0};
    size_t first = result->count;
    enum status status = load_parts(whole, arguments, &parts, error);

    for (size_t i = 0; status == STATUS_OK && i < parts.count; i++) {
        struct report_arguments own = {0};

        status = hand_on(app, &parts.reports[i], parts.own[i], arguments, &own, error);
        if (status == STATUS_OK)
            status = plan_report(app, &parts.reports[i], &own, depth + 1, result, error);
        report_arguments_clear(&own);
    }
    if (status == STATUS_OK && depth > 0 && result->count > first) {
        struct report_section *section = &result->sections[first];

        free(section->chapter);
        section->chapter = memory_copy_text(report_text(&whole->title, app->language));
    }
    clear_parts(&parts);
    return status;
}

/* A report becomes sections `depth` composed reports deep. */
static enum status plan_report(struct app *app, const struct report *report, const struct report_arguments *arguments,
                               size_t depth, struct report_result *result, struct error *error)
{
    struct report_section *section;
    enum status status;

    if (report->part_count > 0)
        return plan_parts(app, report, arguments, depth, result, error);
    result->sections = array_room(result->sections, result->count, &result->capacity, sizeof *result->sections);
    section = &result->sections[result->count];
    *section = (struct report_section){.depth = depth};
    status = report_load(report->name, &section->report, error);
    if (status == STATUS_OK) {
        report_arguments_copy(&section->arguments, arguments);
        result->count++;
    }
    return status;
}

enum status reports_plan(struct app *app, const struct report *report, const struct report_arguments *arguments,
                         struct report_result *result, struct error *error)
{
    enum status status;

    *result = (struct report_result){.title = memory_copy_text(report_text(&report->title, app->language))};
    report_arguments_copy(&result->arguments, arguments);
    status = plan_report(app, report, arguments, 0, result, error);
    if (status != STATUS_OK)
        report_result_clear(result);
    return status;
}

/* ---- Running ---- */

bool reports_has_run(const struct report_section *section)
{
    return section->table.column_count > 0;
}

static enum status run_section(struct store_reports *reports, struct report_section *planned, struct error *error)
{
    struct report_section section = {0};
    enum status status = store_reports_run(reports, planned->report.name, &planned->arguments, &section, error);

    if (status != STATUS_OK)
        return status;
    table_align_decimals(&section.table);
    section.chapter = planned->chapter;
    section.depth = planned->depth;
    planned->chapter = NULL;
    report_section_clear(planned);
    *planned = section;
    return STATUS_OK;
}

enum status reports_run_section(struct app *app, struct report_section *section, struct error *error)
{
    struct store_reports *reports = NULL;
    enum status status = store_reports_begin(app->store, &app->stop, &reports, error);

    if (status == STATUS_OK) {
        status = run_section(reports, section, error);
        store_reports_end(&reports);
    }
    return status;
}

static void tell_progress(const struct report_progress *progress, size_t done, size_t of)
{
    if (progress != NULL)
        progress->tell(progress->context, done, of);
}

enum status reports_run(struct app *app, const struct report *report, const struct report_arguments *arguments,
                        const struct report_progress *progress, struct report_result *result, struct error *error)
{
    struct store_reports *reports = NULL;
    enum status status = store_reports_begin(app->store, &app->stop, &reports, error);

    *result = (struct report_result){0};
    if (status != STATUS_OK)
        return status;
    status = reports_plan(app, report, arguments, result, error);
    for (size_t i = 0; status == STATUS_OK && i < result->count; i++) {
        tell_progress(progress, i, result->count);
        status = run_section(reports, &result->sections[i], error);
    }
    store_reports_end(&reports);
    if (status == STATUS_OK)
        tell_progress(progress, result->count, result->count);
    else
        report_result_clear(result);
    return status;
}
