#include "samreg/model/record.h"

#include "samreg/base/date.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/model/field.h"
#include "samreg/model/rules.h"

#include <assert.h>
#include <stdlib.h>

void record_init(struct record *record, const struct entity *entity)
{
    *record =
        (struct record){.entity = entity, .values = memory_new_array(entity->field_count, sizeof *record->values)};
}

void record_clear(struct record *record)
{
    for (size_t i = 0; record->values && i < record->entity->field_count; i++)
        value_clear(&record->values[i]);
    free(record->values);
    *record = (struct record){0};
}

void record_copy(struct record *to, const struct record *from)
{
    if (to == from)
        return;
    struct record copy = {0};
    if (from->entity) {
        record_init(&copy, from->entity);
        copy.id = from->id;
        copy.version = from->version;
        copy.removed = from->removed;
        copy.withheld = from->withheld;
        for (size_t i = 0; i < from->entity->field_count; i++)
            value_copy(&copy.values[i], &from->values[i]);
    }
    record_clear(to);
    *to = copy;
}

bool record_withholds(const struct record *record, const struct field *field)
{
    return record->withheld && field->flags & FIELD_WITHHELD;
}

struct value *record_value(const struct record *record, const char *name)
{
    int index = entity_field_index(record->entity, name);
    assert(index >= 0);
    return &record->values[index];
}

void problems_clear(struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++)
        message_clear(&problems->items[i].message);
    free(problems->items);
    *problems = (struct problems){0};
}

struct problem *problems_add(struct problems *problems)
{
    problems->items = array_room(problems->items, problems->count, &problems->capacity, sizeof *problems->items);
    struct problem *problem = &problems->items[problems->count++];
    *problem = (struct problem){0};
    return problem;
}

size_t problems_errors(const struct problems *problems)
{
    size_t errors = 0;
    for (size_t i = 0; i < problems->count; i++)
        errors += !problems->items[i].warning;
    return errors;
}

static void check_organisation(const struct record *record, const struct field *field, const struct value *value,
                               struct problems *problems)
{
    char digits[10];
    int expected;
    if (organisation_parse(value->text, digits, &expected) != ORGANISATION_CHECK)
        return;
    struct message *message = rules_report(record, field->name, "organisation_number", true, problems);
    if (expected < 0) {
        message_set(message, N_("%t1: %2 cannot be right, because no check digit goes with its first eight digits."),
                    field->label, value->text, NULL);
        return;
    }
    const char digit[] = {(char)('0' + expected), '\0'};
    message_set(message, N_("%t1: the last digit of %2 should be %3, or one of the others is wrong."), field->label,
                value->text, digit, NULL);
}

static void check_value(const struct record *record, size_t index, struct problems *problems)
{
    const struct field *field = &record->entity->fields[index];
    const struct value *value = &record->values[index];
    struct error error = {0};
    if (value->kind == VALUE_NONE) {
        /* The record as it is stored may come without its `via` values; the record that holds them is held to it. What
         * is not told yet is there all the same. */
        if (field->flags & FIELD_REQUIRED && field_is_stored(field) && !record_withholds(record, field))
            message_set(rules_report(record, field->name, "required", false, problems),
                        N_("%t1 is missing: fill it in."), field->label, NULL);
    } else if (field_check(field, value, &error) != STATUS_OK) {
        message_copy(rules_report(record, field->name, "value", false, problems), &error.message);
    } else if (field->type == FIELD_ORGANISATION) {
        check_organisation(record, field, value, problems);
    }
    error_clear(&error);
}

static bool read_stored_date(const struct record *record, const char *name, struct date *date)
{
    const struct value *value = record_value(record, name);
    return value->kind == VALUE_TEXT && date_parse_iso(value->text, date) == DATE_OK;
}

static void check_period(const struct record *record, struct problems *problems)
{
    const struct entity *entity = record->entity;
    struct date from, to;
    if (!entity->from || !entity->to || !read_stored_date(record, entity->from, &from) ||
        !read_stored_date(record, entity->to, &to) || date_compare(from, to) < 0)
        return;
    char first[DATE_TEXT], last[DATE_TEXT];
    message_set(rules_report(record, entity->to, "period", false, problems),
                N_("The period ends (%1) before it begins (%2): change one of the two."),
                date_format(date_end_through(to), last), date_format(from, first), NULL);
}

void record_check(const struct record *record, struct problems *problems)
{
    for (size_t i = 0; i < record->entity->field_count; i++)
        check_value(record, i, problems);
    check_period(record, problems);
    rules_check(record, problems);
}

void record_called(const struct record *record, struct str *out)
{
    bool first = true;
    for (const char *const *name = record->entity->called; *name; name++) {
        int index = entity_field_index(record->entity, *name);
        assert(index >= 0);
        if (record->values[index].kind == VALUE_NONE)
            continue;
        if (!first)
            str_add(out, record->entity->between);
        field_write(&record->entity->fields[index], &record->values[index], FIELD_SCREEN, out);
        first = false;
    }
}

const struct value *record_value_in(const struct record *record, size_t field, enum language language)
{
    struct str name = {0};
    int translation;

    if (!(record->entity->fields[field].flags & FIELD_TRANSLATED) || language == LANGUAGE_BOKMAL)
        return &record->values[field];
    str_addf(&name, "%s_%s", record->entity->fields[field].name, language_code(language));
    translation = entity_field_index(record->entity, str_peek(&name));
    str_clear(&name);
    return &record->values[translation >= 0 && record->values[translation].kind == VALUE_TEXT ? (size_t)translation
                                                                                              : field];
}
