/* The parameters of reports. */
#include "samreg/model/report.h"

#include "samreg/base/memory.h"
#include "samreg/base/number.h"

#include <stdlib.h>
#include <string.h>

#define REFERENCE(name, label, help, entity) \
    {name, label, help, FIELD_REFERENCE, entity, NULL, 0, 24, 0, ENTITY_NONE}
#define PLAIN(name, label, help, type) {name, label, help, type, ENTITY_NONE, NULL, 0, 12, 0, ENTITY_NONE}

static const struct field parameters[REPORT_PARAMETER_COUNT] = {
    [REPORT_AS_OF] = PLAIN("as_of", N_("As of"), N_("The day that everything is answered as of."), FIELD_DATE),
    [REPORT_FROM] = PLAIN("from", N_("From"), N_("The first day of what is told of."), FIELD_DATE),
    [REPORT_TO] = PLAIN("to", N_("To"), N_("The day that it is told of as it was at the end."), FIELD_DATE),
    [REPORT_COUNTY] = REFERENCE("county", N_("County"), N_("Only municipalities of this county, and what they take "
                                                           "part in."), ENTITY_COUNTY),
    [REPORT_REGION] = REFERENCE("region", N_("Region"), N_("Only this region, its members and its arrangements."),
                                ENTITY_REGION),
    [REPORT_MUNICIPALITY] = REFERENCE("municipality", N_("Municipality"),
                                      N_("Only this municipality, and what it takes part in."), ENTITY_MUNICIPALITY),
    [REPORT_SECTOR] = REFERENCE("sector", N_("Sector"), N_("Only arrangements with a task of this sector."),
                                ENTITY_SECTOR),
    [REPORT_SERVICE] = REFERENCE("service", N_("Service area"), N_("Only arrangements with this task."),
                                 ENTITY_SERVICE_AREA),
    [REPORT_FORM] = REFERENCE("form", N_("Legal form"), N_("Only arrangements of this legal form."),
                              ENTITY_LEGAL_FORM),
    [REPORT_DEFINITION] = REFERENCE("definition", N_("Counting definition"),
                                    N_("Which arrangements count as formal."), ENTITY_COUNTING_DEFINITION),
    [REPORT_SIZE] = PLAIN("size", N_("Population"),
                          N_("Only municipalities with so many inhabitants: 2000-4999, 20000-, -1999."), FIELD_TEXT),
    [REPORT_WITH] = PLAIN("with", N_("Compared with"),
                          N_("Another county, region, municipality or day to stand beside the first."), FIELD_TEXT),
};

const struct field *report_parameter_field(enum report_parameter parameter)
{
    return &parameters[parameter];
}

struct field report_parameter_day(enum report_parameter parameter)
{
    struct field field = parameters[parameter];

    field.type = FIELD_DATE;
    return field;
}

bool report_parameter_find(const char *name, enum report_parameter *parameter)
{
    for (int i = 0; i < REPORT_PARAMETER_COUNT; i++) {
        if (strcmp(parameters[i].name, name) == 0) {
            *parameter = (enum report_parameter)i;
            return true;
        }
    }
    return false;
}

void report_arguments_clear(struct report_arguments *arguments)
{
    for (size_t i = 0; i < REPORT_PARAMETER_COUNT; i++)
        value_clear(&arguments->values[i]);
}

void report_arguments_copy(struct report_arguments *to, const struct report_arguments *from)
{
    for (size_t i = 0; i < REPORT_PARAMETER_COUNT; i++)
        value_copy(&to->values[i], &from->values[i]);
}

/* Reads a bound of a size; an empty one is open. */
static bool read_bound(const char *text, size_t length, int64_t *bound)
{
    char *copy = memory_copy_bytes(text, length);
    bool good = length == 0 || (number_parse_data(copy, 0, bound) == NUMBER_OK && *bound >= 0);

    free(copy);
    return good;
}

bool report_size_parse(const char *text, int64_t *smallest, int64_t *largest)
{
    size_t length = strcspn(text, "-");
    const char *rest = text[length] ? text + length + 1 : text;

    *smallest = *largest = -1;
    return read_bound(text, length, smallest) && read_bound(rest, strlen(rest), largest) &&
           (*smallest >= 0 || *largest >= 0) && (*largest < 0 || *smallest <= *largest);
}

static struct date read_date(const struct value *value)
{
    struct date date = {0};

    if (value->kind != VALUE_TEXT || date_parse_iso(value->text, &date) != DATE_OK)
        return (struct date){0};
    return date;
}

struct date report_day(const struct report_arguments *arguments)
{
    const struct value *values = arguments->values;

    return read_date(&values[values[REPORT_TO].kind == VALUE_TEXT ? REPORT_TO : REPORT_AS_OF]);
}

struct date report_other_day(const struct report_arguments *arguments)
{
    const struct value *values = arguments->values;

    return read_date(&values[values[REPORT_FROM].kind == VALUE_TEXT ? REPORT_FROM : REPORT_WITH]);
}
