/* The parameters of a report, as people give them. */
#include "samreg/app/internal.h"
#include "samreg/app/reports_internal.h"
#include "samreg/model/field_name.h"
#include "samreg/store/read.h"

#include <stdlib.h>
#include <string.h>

/* The definition that holds where nothing else was said: that of the survey the register comes from. */
#define DEFAULT_DEFINITION "survey-2009"

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
    struct field field = report_parameter_day(parameter);
    char iso[DATE_TEXT];
    enum status status = field_read(&field, text, &how, value, error);

    if (status != STATUS_OK || value->kind != VALUE_TEXT || date_parse_iso(value->text, &date) != DATE_OK)
        return status;
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

    if (entity->id == ENTITY_MUNICIPALITY)
        status = store_succeeded(reading->app->store, id, reading->day, &id, error);
    if (status == STATUS_OK)
        status = store_called(reading->app->store, entity, id, reading->day, &called, error);
    if (status == STATUS_OK)
        value_set_reference(&reading->arguments->values[parameter], id, called);
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

bool reports_with_is_day(const struct app *app, const char *text, bool of_municipality)
{
    bool is_year = strlen(text) == 4 && strspn(text, "0123456789") == 4;
    struct date date;
    enum date_result result = date_parse(text, app_today(app), &date);

    return (result == DATE_OK || result == DATE_NO_SUCH_DAY) &&
           (strpbrk(text, "-.") != NULL || (is_year && !of_municipality));
}

/* What stands beside the first: a date, or of the kind of the one that was given. */
static enum status read_with(const struct reading *reading, const char *text, struct error *error)
{
    static const enum report_parameter kinds[] = {REPORT_COUNTY, REPORT_REGION, REPORT_MUNICIPALITY};
    const struct value *values = reading->arguments->values;
    bool of_municipality = values[REPORT_COUNTY].kind == VALUE_NONE && values[REPORT_REGION].kind == VALUE_NONE &&
                           values[REPORT_MUNICIPALITY].kind != VALUE_NONE;
    bool is_day = reports_with_is_day(reading->app, text, of_municipality);

    for (size_t i = 0; !is_day && i < sizeof kinds / sizeof *kinds; i++) {
        if (values[kinds[i]].kind == VALUE_REFERENCE)
            return read_record(reading, REPORT_WITH, report_parameter_field(kinds[i])->target, text, error);
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

    if (parameter == REPORT_WITH)
        return read_with(reading, text, error);
    if (parameter == REPORT_SIZE)
        return read_size(reading, text, error);
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

        if (!report_parameter_find(pairs[i].name, &parameter) || !report_takes(report, parameter))
            return refuse_parameter(report, pairs[i].name, error);
        if (given[parameter])
            return error_set(error, STATUS_USAGE, N_("The parameter “%1” is given twice."), pairs[i].name, NULL);
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

/* What happened between two days goes forward. */
static enum status check_days(const struct report_arguments *arguments, struct error *error)
{
    struct date from = report_other_day(arguments), to = report_day(arguments);
    char first[DATE_TEXT], last[DATE_TEXT];

    if (date_compare(from, to) <= 0)
        return STATUS_OK;
    return error_set(error, STATUS_DATA,
                     N_("The changes are told from %1 to %2, but %2 is before %1. Exchange the two days."),
                     date_format(from, first), date_format(to, last), NULL);
}

/* The days that were not given. */
static enum status fill_in_days(struct reading *reading, struct error *error)
{
    struct value *values = reading->arguments->values;
    bool told = report_takes(reading->report, REPORT_TO);

    if (values[told ? REPORT_TO : REPORT_AS_OF].kind == VALUE_NONE)
        set_date(&values[told ? REPORT_TO : REPORT_AS_OF], app_as_of(reading->app));
    reading->day = report_day(reading->arguments);
    if (told && values[REPORT_FROM].kind == VALUE_NONE) {
        struct date from = reading->day;

        from.year -= from.year > 1;
        from.day -= from.month == 2 && from.day == 29;
        set_date(&values[REPORT_FROM], from);
    }
    return told ? check_days(reading->arguments, error) : STATUS_OK;
}

static enum status fill_in_definition(const struct reading *reading, struct error *error)
{
    char *setting = NULL;
    enum status status;

    if (reading->arguments->values[REPORT_DEFINITION].kind != VALUE_NONE)
        return STATUS_OK;
    status = store_setting(reading->app->store, "counting_definition", &setting, error);
    if (status == STATUS_OK) {
        status = read_record(reading, REPORT_DEFINITION, ENTITY_COUNTING_DEFINITION,
                             setting != NULL ? setting : DEFAULT_DEFINITION, error);
    }
    free(setting);
    return status;
}

enum status reports_fill_in(struct app *app, const struct report *report, const struct pair *pairs, size_t count,
                            struct report_arguments *arguments, struct error *error)
{
    struct reading reading = {.app = app, .report = report, .arguments = arguments};
    enum status status = STATUS_OK;

    for (int turn = 0; status == STATUS_OK && turn <= 2; turn++) {
        for (size_t i = 0; status == STATUS_OK && i < count; i++) {
            enum report_parameter parameter;

            if (report_parameter_find(pairs[i].name, &parameter) && turn_of(parameter) == turn &&
                pairs[i].value[0] != '\0')
                status = read_value(&reading, parameter, pairs[i].value, error);
        }
        if (status == STATUS_OK && turn == 0)
            status = fill_in_days(&reading, error);
    }
    return status == STATUS_OK ? fill_in_definition(&reading, error) : status;
}

enum status reports_read(struct app *app, const struct report *report, const struct pair *pairs, size_t count,
                         struct report_arguments *arguments, struct error *error)
{
    enum status status = check_names(report, pairs, count, error);

    if (status == STATUS_OK)
        status = reports_fill_in(app, report, pairs, count, arguments, error);
    if (status != STATUS_OK)
        report_arguments_clear(arguments);
    return status;
}

char *reports_argument_text(enum report_parameter parameter, const struct value *value)
{
    struct str text = {0};
    struct field field = parameter == REPORT_WITH && value->kind == VALUE_TEXT ? report_parameter_day(parameter)
                                                                               : *report_parameter_field(parameter);

    field_write(&field, value, FIELD_SCREEN, &text);
    return str_take(&text);
}
