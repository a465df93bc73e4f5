#include "samreg/model/rules.h"

#include "samreg/base/date.h"
#include "samreg/base/str.h"
#include "samreg/model/field.h"
#include "samreg/model/field_list.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A thousand kroner, in øre. */
enum { THOUSAND_KRONER = 1000 * 100 };

struct message *rules_report(const struct record *record, const char *field, const char *rule, bool warning,
                             struct problems *problems)
{
    struct problem *problem = problems_add(problems);
    problem->warning = warning;
    problem->entity = record->entity;
    problem->id = record->id;
    problem->field = field ? entity_field(record->entity, field) : NULL;
    problem->rule = rule;
    return &problem->message;
}

static bool is_recorded(const struct record *record, const char *name)
{
    return record_value(record, name)->kind != VALUE_NONE;
}

static bool is_text(const struct record *record, const char *name, const char *text)
{
    const struct value *value = record_value(record, name);
    return value->kind == VALUE_TEXT && strcmp(value->text, text) == 0;
}

static bool is_integer(const struct record *record, const char *name, int64_t integer)
{
    const struct value *value = record_value(record, name);
    return value->kind == VALUE_INTEGER && value->integer == integer;
}

/* The date of a field, read from its stored form; false when there is none. */
static bool read_date(const struct record *record, const char *name, struct date *date)
{
    const struct value *value = record_value(record, name);
    return value->kind == VALUE_TEXT && date_parse_iso(value->text, date) == DATE_OK;
}

static bool refer_alike(const struct record *record, const char *one, const char *other)
{
    const struct value *a = record_value(record, one);
    return a->kind == VALUE_REFERENCE && value_equal(a, record_value(record, other));
}

/* Official numbers keep their leading zero, so that they have a fixed number of digits (Klass 131 and 104). */
static void check_number(const struct record *record, size_t digits, const char *msgid, struct problems *problems)
{
    const struct value *number = record_value(record, "number");
    if (number->kind == VALUE_TEXT && (strlen(number->text) != digits || strspn(number->text, "0123456789") != digits))
        message_set(rules_report(record, "number", "number_digits", false, problems), msgid, number->text, NULL);
}

static void check_county(const struct record *record, struct problems *problems)
{
    check_number(record, 2, N_("A county's number has two digits, with the leading zero; this is “%1”."), problems);
}

static void check_municipality(const struct record *record, struct problems *problems)
{
    check_number(record, 4, N_("A municipality's number has four digits, with the leading zero; this is “%1”."),
                 problems);
}

static void check_successor(const struct record *record, struct problems *problems)
{
    if (refer_alike(record, "municipality", "successor"))
        message_set(rules_report(record, "successor", "own_successor", false, problems),
                    N_("A municipality cannot be its own successor: choose another one."), NULL);
}

static void check_legal_form(const struct record *record, struct problems *problems)
{
    struct date from, to;
    if (read_date(record, "new_from", &from) && read_date(record, "new_to", &to) && date_compare(from, to) >= 0)
        message_set(rules_report(record, "new_to", "period", false, problems),
                    N_("The period for new ones ends before it begins: change one of the two dates."), NULL);
    if (is_integer(record, "needs_host", 1) && is_text(record, "legal_person", "yes"))
        message_set(rules_report(record, "needs_host", "host_of_legal_person", true, problems),
                    N_("A form that is a legal person of its own does not need a host."), NULL);
}

static void check_region(const struct record *record, struct problems *problems)
{
    if (is_integer(record, "strategy", 0) && is_recorded(record, "strategy_date"))
        message_set(rules_report(record, "strategy", "strategy_date", true, problems),
                    N_("There is a day the strategy was adopted, but the record says that none was adopted."), NULL);
}

static void check_arrangement(const struct record *record, struct problems *problems)
{
    const struct value *parent = record_value(record, "parent");
    if (parent->kind == VALUE_REFERENCE && record->id != 0 && parent->integer == record->id)
        message_set(rules_report(record, "parent", "own_parent", false, problems),
                    N_("An arrangement cannot be part of itself: choose another one."), NULL);
    const struct value *stated = record_value(record, "stated_participants");
    if (stated->kind == VALUE_INTEGER && stated->integer < 2)
        message_set(rules_report(record, "stated_participants", "few_participants", true, problems),
                    N_("It takes two participants to cooperate: leave the number empty when it is not known."), NULL);
    struct date decided, effective;
    char first[DATE_TEXT], second[DATE_TEXT];
    /* A year is compared by its last day: decided in 2009 and effective from June 2009 go together. */
    if (read_date(record, "decided", &decided) && read_date(record, "effective", &effective) &&
        date_compare(decided, date_last_day(effective)) > 0)
        message_set(rules_report(record, "effective", "effective_before_decided", true, problems),
                    N_("It took effect (%1) before it was decided (%2)."), date_format(effective, first),
                    date_format(decided, second), NULL);
}

static void check_arrangement_year(const struct record *record, struct problems *problems)
{
    const struct value *cost = record_value(record, "annual_cost");
    if (cost->kind == VALUE_NONE && !is_recorded(record, "full_time_equivalents"))
        message_set(rules_report(record, NULL, "empty_year", true, problems),
                    N_("The year has neither a cost nor a number of posts."), NULL);
    if (cost->kind != VALUE_INTEGER || cost->integer == 0 || cost->integer >= THOUSAND_KRONER)
        return;
    struct str amount = {0};
    field_write(entity_field(record->entity, "annual_cost"), cost, FIELD_SCREEN, &amount);
    message_set(rules_report(record, "annual_cost", "small_cost", true, problems),
                cost->integer < 0
                    ? N_("An annual cost of %1 kroner is below zero.")
                    : N_("An annual cost of %1 kroner is very little; costs are in kroner, not in thousands."),
                str_peek(&amount), NULL);
    str_clear(&amount);
}

static void check_participation(const struct record *record, struct problems *problems)
{
    bool municipality = is_recorded(record, "municipality"), body = is_recorded(record, "body");
    if (municipality == body)
        message_set(rules_report(record, "municipality", "one_participant", false, problems),
                    body ? N_("A participant is either a municipality or another body: empty one of the two.")
                         : N_("A participant is missing: fill in a municipality or another body."),
                    NULL);
}

static void check_position(const struct record *record, struct problems *problems)
{
    bool x = is_recorded(record, "x"), y = is_recorded(record, "y");
    bool skipped = is_integer(record, "skipped", 1);
    if (skipped && (x || y))
        message_set(rules_report(record, "skipped", "skipped_placed", false, problems),
                    N_("A municipality that was skipped has no position: empty x and y, or say that it was not "
                       "skipped."),
                    NULL);
    else if (!skipped && !(x && y))
        message_set(rules_report(record, x ? "y" : "x", "not_placed", false, problems),
                    N_("A position needs both x and y: fill them in, or mark the municipality as skipped."), NULL);
}

/* Whoever is to see the view reads its filter in a language of their own: it must be one in some. */
static void check_filter(const struct record *record, const struct entity *listed, struct problems *problems)
{
    const struct value *line = record_value(record, "filter");
    enum status status = line->kind == VALUE_TEXT ? STATUS_DATA : STATUS_OK;
    struct error error = {0};
    for (int language = 0; status != STATUS_OK && language < LANGUAGE_COUNT; language++) {
        struct field_reading reading = {.style = FIELD_SCREEN, .language = (enum language)language};
        struct filter filter = {0};
        error_clear(&error);
        status = filter_parse(listed, line->text, &reading, &filter, &error);
        filter_clear(&filter);
    }
    if (status != STATUS_OK)
        *rules_report(record, "filter", "filter", false, problems) = error.message;
    else
        error_clear(&error);
}

static void check_field_list(const struct record *record, const char *name, size_t most, const struct entity *listed,
                             struct problems *problems)
{
    const struct value *value = record_value(record, name);
    struct sort_term terms[SELECTION_SORTS];
    char *unknown = NULL;
    char allowed[24];
    const char *text = value->kind == VALUE_TEXT ? value->text : NULL;
    size_t count = field_list_read(listed, text, terms, SELECTION_SORTS, &unknown);
    if (unknown) {
        message_set(rules_report(record, name, "unknown_field", false, problems), N_("%t1 has no field “%2”."),
                    listed->label, unknown, NULL);
    } else if (count > most) {
        snprintf(allowed, sizeof allowed, "%zu", most);
        message_set(rules_report(record, name, "too_many_fields", false, problems),
                    N_("A list takes at most %1 fields here."), allowed, NULL);
    }
    free(unknown);
}

static void check_saved_view(const struct record *record, struct problems *problems)
{
    const struct value *list = record_value(record, "list");
    const struct entity *listed = list->kind == VALUE_TEXT ? entity_find(list->text) : NULL;
    if (list->kind == VALUE_TEXT && !listed)
        message_set(rules_report(record, "list", "unknown_list", false, problems),
                    N_("There is no kind of record called “%1”."), list->text, NULL);
    if (!listed)
        return;
    check_filter(record, listed, problems);
    check_field_list(record, "sort", SELECTION_SORTS, listed, problems);
    check_field_list(record, "columns", listed->field_count, listed, problems);
}

static void check_setting(const struct record *record, struct problems *problems)
{
    struct date date;
    if (is_text(record, "name", "reference_date") && is_recorded(record, "value") &&
        !(read_date(record, "value", &date) && date_is_day(date)))
        message_set(rules_report(record, "value", "reference_date", false, problems),
                    N_("The reference date is a day, written like 2009-12-01; this is “%1”."),
                    record_value(record, "value")->text, NULL);
}

static const struct {
    enum entity_id entity;
    void (*check)(const struct record *record, struct problems *problems);
} rules[] = {
    {ENTITY_COUNTY, check_county},
    {ENTITY_MUNICIPALITY, check_municipality},
    {ENTITY_MUNICIPALITY_SUCCESSOR, check_successor},
    {ENTITY_LEGAL_FORM, check_legal_form},
    {ENTITY_REGION, check_region},
    {ENTITY_ARRANGEMENT, check_arrangement},
    {ENTITY_ARRANGEMENT_YEAR, check_arrangement_year},
    {ENTITY_PARTICIPATION, check_participation},
    {ENTITY_POSITION, check_position},
    {ENTITY_SAVED_VIEW, check_saved_view},
    {ENTITY_SETTING, check_setting},
};

void rules_check(const struct record *record, struct problems *problems)
{
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        if (rules[i].entity == record->entity->id)
            rules[i].check(record, problems);
}
