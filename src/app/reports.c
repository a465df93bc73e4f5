#include "samreg/app/reports.h"

#include "samreg/app/internal.h"
#include "samreg/app/records.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/model/field_name.h"
#include "samreg/store/read.h"
#include "samreg/store/report.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The definition that holds where nothing else was said: that of the survey the register comes from. */
#define DEFAULT_DEFINITION "survey-2009"

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
    if (status != STATUS_OK) {
        reports_free(reports, *count);
    }
    return status;
}

void reports_free(struct report **reports, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        report_clear(&(*reports)[i]);
    }
    free(*reports);
    *reports = NULL;
}

static bool is_called(const struct report *report, const char *folded)
{
    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        if (field_name_folds_to(report_text(&report->title, (enum language)language), folded)) {
            return true;
        }
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
        if (status == STATUS_OK && !found) {
            report_clear(report);
        }
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

/* ---- Parameters ---- */

/* A report's parameters being read. */
struct reading {
    struct app *app;
    const struct report *report;
    struct report_arguments *arguments;
    struct date day; /* what records are looked for as of */
};

static enum status refuse_parameter(const struct report *report, const char *name, struct error *error)
{
    const char *names[REPORT_PARAMETER_COUNT + 1] = {NULL};
    struct str list = {0};
    enum status status;

    for (size_t i = 0; i < report->parameter_count; i++) {
        names[i] = report_parameter_field(report->parameters[i])->name;
        str_add(&list, i > 0 ? ", " : "");
        str_add(&list, names[i]);
    }
    const char *nearest = name_nearest(names, name);
    status = nearest != NULL
                 ? error_set(error, STATUS_USAGE, N_("The report %1 has no parameter “%2”; did you mean “%3”?"),
                             report->name, name, nearest, NULL)
                 : error_set(error, STATUS_USAGE, N_("The report %1 has no parameter “%2”; it takes %3."), report->name,
                             name, str_peek(&list), NULL);
    str_clear(&list);
    return status;
}

static enum status read_date(const struct reading *reading, enum report_parameter parameter, const char *text,
                             struct error *error)
{
    struct field_reading how = app_reading(reading->app, FIELD_DATA);
    struct value *value = &reading->arguments->values[parameter];
    struct date date = {0};
    char iso[DATE_TEXT];
    enum status status = field_read(report_parameter_field(REPORT_AS_OF), text, &how, value, error);

    if (status != STATUS_OK || value->kind != VALUE_TEXT || date_parse_iso(value->text, &date) != DATE_OK) {
        return status;
    }
    /* A month or a year is its last day, but as the beginning of what is told of its first. */
    date = parameter == REPORT_FROM ? date_first_day(date) : date_last_day(date);
    value_set_text(value, date_format_iso(date, iso));
    return STATUS_OK;
}

static enum status set_record(const struct reading *reading, enum report_parameter parameter,
                              const struct entity *entity, int64_t id, struct error *error)
{
    char *called = NULL;
    enum status status = STATUS_OK;

    if (entity->id == ENTITY_MUNICIPALITY) {
        status = store_succeeded(reading->app->store, id, reading->day, &id, error);
    }
    if (status == STATUS_OK) {
        status = store_called(reading->app->store, entity, id, reading->day, &called, error);
    }
    if (status == STATUS_OK) {
        value_set_reference(&reading->arguments->values[parameter], id, called);
    }
    free(called);
    return status;
}

static enum status read_record(const struct reading *reading, enum report_parameter parameter, enum entity_id kind,
                               const char *text, struct error *error)
{
    const struct entity *entity = entity_get(kind);
    int64_t id = 0;
    enum status status = store_resolve(reading->app->store, entity, text, reading->day, &id, NULL, error);

    return status == STATUS_OK ? set_record(reading, parameter, entity, id, error) : status;
}

/* What stands beside the first: of the kind of the one that was given. */
static enum status read_with(const struct reading *reading, const char *text, struct error *error)
{
    static const enum report_parameter kinds[] = {REPORT_COUNTY, REPORT_REGION, REPORT_MUNICIPALITY};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (reading->arguments->values[kinds[i]].kind == VALUE_REFERENCE) {
            return read_record(reading, REPORT_WITH, report_parameter_field(kinds[i])->target, text, error);
        }
    }
    return read_date(reading, REPORT_WITH, text, error);
}

static enum status read_size(const struct reading *reading, const char *text, struct error *error)
{
    int64_t smallest, largest;

    if (!report_size_parse(text, &smallest, &largest)) {
        return error_set(error, STATUS_DATA,
                         N_("“%1” is no size; give the number of inhabitants as 2000-4999, 20000- or -1999."), text,
                         NULL);
    }
    value_set_text(&reading->arguments->values[REPORT_SIZE], text);
    return STATUS_OK;
}

static enum status read_value(const struct reading *reading, enum report_parameter parameter, const char *text,
                              struct error *error)
{
    const struct field *field = report_parameter_field(parameter);

    if (parameter == REPORT_WITH) {
        return read_with(reading, text, error);
    }
    if (parameter == REPORT_SIZE) {
        return read_size(reading, text, error);
    }
    return field->type == FIELD_DATE ? read_date(reading, parameter, text, error)
                                     : read_record(reading, parameter, field->target, text, error);
}

/* Days are read first, for records are looked for as of one; what is compared with last. */
static int turn_of(enum report_parameter parameter)
{
    return parameter == REPORT_WITH ? 2 : report_parameter_field(parameter)->type != FIELD_DATE;
}

static enum status check_names(const struct report *report, const struct pair *pairs, size_t count,
                               struct error *error)
{
    bool given[REPORT_PARAMETER_COUNT] = {false};

    for (size_t i = 0; i < count; i++) {
        enum report_parameter parameter;

        if (!report_parameter_find(pairs[i].name, &parameter) || !report_takes(report, parameter)) {
            return refuse_parameter(report, pairs[i].name, error);
        }
        if (given[parameter]) {
            return error_set(error, STATUS_USAGE, N_("The parameter “%1” is given twice."), pairs[i].name, NULL);
        }
        given[parameter] = pairs[i].value[0] != '\0';
    }
    for (size_t i = 0; i < report->parameter_count; i++) {
        enum report_parameter parameter = report->parameters[i];

        if (report->required[parameter] && !given[parameter]) {
            return error_set(error, STATUS_USAGE, N_("The report %1 needs a value for %2, for instance “%2=…”."),
                             report->name, report_parameter_field(parameter)->name, NULL);
        }
    }
    return STATUS_OK;
}

static void set_date(struct value *value, struct date date)
{
    char iso[DATE_TEXT];

    value_set_text(value, date_format_iso(date, iso));
}

/* The days that were not given. */
static void fill_in_days(struct reading *reading)
{
    struct value *values = reading->arguments->values;
    bool told = report_takes(reading->report, REPORT_TO);

    if (values[told ? REPORT_TO : REPORT_AS_OF].kind == VALUE_NONE) {
        set_date(&values[told ? REPORT_TO : REPORT_AS_OF], app_as_of(reading->app));
    }
    reading->day = report_day(reading->arguments);
    if (told && values[REPORT_FROM].kind == VALUE_NONE) {
        struct date from = reading->day;

        from.year -= from.year > 1;
        from.day -= from.month == 2 && from.day == 29;
        set_date(&values[REPORT_FROM], from);
    }
}

static enum status fill_in_definition(const struct reading *reading, struct error *error)
{
    char *setting = NULL;
    enum status status;

    if (reading->arguments->values[REPORT_DEFINITION].kind != VALUE_NONE) {
        return STATUS_OK;
    }
    status = store_setting(reading->app->store, "counting_definition", &setting, error);
    if (status == STATUS_OK) {
        status = read_record(reading, REPORT_DEFINITION, ENTITY_COUNTING_DEFINITION,
                             setting != NULL ? setting : DEFAULT_DEFINITION, error);
    }
    free(setting);
    return status;
}

/* Reads the pairs into arguments that may hold something already. */
static enum status read_pairs(struct app *app, const struct report *report, const struct pair *pairs, size_t count,
                              struct report_arguments *arguments, struct error *error)
{
    struct reading reading = {.app = app, .report = report, .arguments = arguments};
    enum status status = STATUS_OK;

    for (int turn = 0; status == STATUS_OK && turn <= 2; turn++) {
        for (size_t i = 0; status == STATUS_OK && i < count; i++) {
            enum report_parameter parameter;

            if (report_parameter_find(pairs[i].name, &parameter) && turn_of(parameter) == turn &&
                pairs[i].value[0] != '\0') {
                status = read_value(&reading, parameter, pairs[i].value, error);
            }
        }
        if (status == STATUS_OK && turn == 0) {
            fill_in_days(&reading);
        }
    }
    return status == STATUS_OK ? fill_in_definition(&reading, error) : status;
}

enum status reports_read(struct app *app, const struct report *report, const struct pair *pairs, size_t count,
                         struct report_arguments *arguments, struct error *error)
{
    enum status status = check_names(report, pairs, count, error);

    if (status == STATUS_OK) {
        status = read_pairs(app, report, pairs, count, arguments, error);
    }
    if (status != STATUS_OK) {
        report_arguments_clear(arguments);
    }
    return status;
}

char *reports_argument_text(enum report_parameter parameter, const struct value *value)
{
    struct str text = {0};
    const struct field *field = report_parameter_field(parameter);

    if (parameter == REPORT_WITH && value->kind == VALUE_TEXT) {
        field = report_parameter_field(REPORT_AS_OF);
    }
    field_write(field, value, FIELD_SCREEN, &text);
    return str_take(&text);
}

/* ---- Running ---- */

/* A report at work. */
struct run {
    struct app *app;
    struct store_reports *reports;
    const struct report_progress *progress;
    struct report_result *result;
    size_t of; /* sections there will be */
};

void report_result_clear(struct report_result *result)
{
    for (size_t i = 0; i < result->count; i++) {
        report_section_clear(&result->sections[i]);
    }
    free(result->sections);
    free(result->title);
    report_arguments_clear(&result->arguments);
    *result = (struct report_result){0};
}

/* How many sections a report has in all. */
static enum status count_sections(const struct report *report, size_t *count, struct error *error)
{
    enum status status = STATUS_OK;

    *count += report->part_count == 0;
    for (size_t i = 0; status == STATUS_OK && i < report->part_count; i++) {
        struct report part;

        status = report_load(report->parts[i].name, &part, error);
        if (status == STATUS_OK) {
            status = count_sections(&part, count, error);
            report_clear(&part);
        }
    }
    return status;
}

static enum status run_section(struct run *run, const struct report *report, const struct report_arguments *arguments,
                               struct error *error)
{
    struct report_result *result = run->result;
    enum status status;

    if (run->progress != NULL) {
        run->progress->tell(run->progress->context, result->count, run->of);
    }
    result->sections = array_room(result->sections, result->count, &result->capacity, sizeof *result->sections);
    status = store_reports_run(run->reports, report->name, arguments, &result->sections[result->count], error);
    result->count += status == STATUS_OK;
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

static enum status run_report(struct run *run, const struct report *report, const struct report_arguments *arguments,
                              struct error *error);

/* Runs a part with what was given to the whole, as far as it takes it, and what is its own. */
static enum status run_part(struct run *run, const struct report_part *part, const struct report_arguments *arguments,
                            struct error *error)
{
    struct report_arguments own = {0};
    struct report report;
    struct pair *pairs = NULL;
    size_t count = 0;
    enum status status = report_load(part->name, &report, error);

    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < report.parameter_count; i++) {
        value_copy(&own.values[report.parameters[i]], &arguments->values[report.parameters[i]]);
    }
    if (report_takes(&report, REPORT_AS_OF) && arguments->values[REPORT_TO].kind != VALUE_NONE) {
        value_copy(&own.values[REPORT_AS_OF], &arguments->values[REPORT_TO]);
    }
    if (report_takes(&report, REPORT_TO) && arguments->values[REPORT_AS_OF].kind != VALUE_NONE) {
        value_copy(&own.values[REPORT_TO], &arguments->values[REPORT_AS_OF]);
    }
    split_pairs(part->arguments, &pairs, &count);
    status = read_pairs(run->app, &report, pairs, count, &own, error);
    if (status == STATUS_OK) {
        status = run_report(run, &report, &own, error);
    }
    pairs_free(pairs, count);
    report_arguments_clear(&own);
    report_clear(&report);
    return status;
}

static enum status run_report(struct run *run, const struct report *report, const struct report_arguments *arguments,
                              struct error *error)
{
    enum status status = STATUS_OK;

    if (report->part_count == 0) {
        return run_section(run, report, arguments, error);
    }
    for (size_t i = 0; status == STATUS_OK && i < report->part_count; i++) {
        status = run_part(run, &report->parts[i], arguments, error);
    }
    return status;
}

enum status reports_run(struct app *app, const struct report *report, const struct report_arguments *arguments,
                        const struct report_progress *progress, struct report_result *result, struct error *error)
{
    struct run run = {.app = app, .progress = progress, .result = result};
    enum status status;

    *result = (struct report_result){0};
    result->title = memory_copy_text(report_text(&report->title, app->language));
    report_arguments_copy(&result->arguments, arguments);
    status = count_sections(report, &run.of, error);
    if (status == STATUS_OK) {
        status = store_reports_begin(app->store, &app->stop, &run.reports, error);
    }
    if (status == STATUS_OK) {
        status = run_report(&run, report, arguments, error);
        store_reports_end(&run.reports);
    }
    if (status == STATUS_OK && progress != NULL) {
        progress->tell(progress->context, run.of, run.of);
    }
    if (status != STATUS_OK) {
        report_result_clear(result);
    }
    return status;
}

/* ---- What is behind a figure ---- */

enum status reports_select(struct app *app, const struct report_behind *behind, struct selection *selection,
                           struct error *error)
{
    selection_init(selection, behind->entity, behind->as_of);
    selection->all_dates = behind->all_dates;
    return app_filter(app, behind->entity, behind->filter, &selection->filter, error);
}

/* What is measured of the records so far. */
struct measuring {
    const struct report_behind *behind;
    size_t place; /* of the field */
    int64_t measure;
    char **seen;  /* the different values */
    size_t count, capacity;
};

static enum status measure_record(void *context, const struct record *row, struct error *error)
{
    struct measuring *measuring = context;
    const struct value *value = measuring->behind->field != NULL ? &row->values[measuring->place] : NULL;
    struct str text = {0};

    (void)error;
    if (measuring->behind->measure == REPORT_SUM) {
        measuring->measure += value->kind == VALUE_INTEGER ? value->integer : 0;
    } else if (measuring->behind->measure != REPORT_DISTINCT) {
        measuring->measure++;
    } else if (value->kind != VALUE_NONE) {
        /* A municipality by what it is called on the day: one and its successor are the same. */
        bool by_name = value->kind == VALUE_REFERENCE && measuring->behind->field->target == ENTITY_MUNICIPALITY;

        str_addf(&text, "%lld %s", by_name ? 0LL : (long long)value->integer,
                 by_name || value->kind == VALUE_TEXT ? value->text : "");
        measuring->seen =
            array_room(measuring->seen, measuring->count, &measuring->capacity, sizeof *measuring->seen);
        measuring->seen[measuring->count++] = str_take(&text);
    }
    return STATUS_OK;
}

static int compare_texts(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Counts what differs, and frees it. */
static void count_seen(struct measuring *measuring)
{
    if (measuring->count > 0) {
        qsort(measuring->seen, measuring->count, sizeof *measuring->seen, compare_texts);
    }
    for (size_t i = 0; i < measuring->count; i++) {
        measuring->measure += i == 0 || strcmp(measuring->seen[i - 1], measuring->seen[i]) != 0;
    }
    for (size_t i = 0; i < measuring->count; i++) {
        free(measuring->seen[i]);
    }
    free(measuring->seen);
}

enum status reports_measure(struct app *app, const struct report_behind *behind, int64_t *measure, struct error *error)
{
    struct measuring measuring = {.behind = behind};
    struct selection selection = {0};
    struct date as_of = app->as_of;
    enum status status = reports_select(app, behind, &selection, error);

    if (behind->field != NULL) {
        measuring.place = (size_t)entity_field_index(behind->entity, behind->field->name);
    }
    app->as_of = behind->as_of;
    if (status == STATUS_OK) {
        status = app_each(app, &selection, measure_record, &measuring, error);
    }
    app->as_of = as_of;
    count_seen(&measuring);
    if (status == STATUS_OK) {
        *measure = measuring.measure;
    }
    selection_clear(&selection);
    return status;
}
