/* What the entity tables and the check files say. */
#include "manual.h"

#include "samreg/base/translate.h"
#include "samreg/model/field.h"
#include "samreg/store/care.h"

#include <ctype.h>
#include <stdlib.h>

/* Appends the largest number a field takes, as files write it. */
static void add_largest(struct str *out, const struct field *field)
{
    struct value value = {0};

    value_set_integer(&value, field_limit(field));
    field_write(field, &value, FIELD_DATA, out);
    value_clear(&value);
}

/* Appends what kind of value the field holds, as the beginning of a sentence. */
static void add_type(struct str *out, const struct field *field)
{
    switch (field->type) {
    case FIELD_TEXT:
        str_addf(out, "Text of at most %lld characters", (long long)field_limit(field));
        break;
    case FIELD_LONG_TEXT:
        str_addf(out, "Text of several lines, at most %lld characters", (long long)field_limit(field));
        break;
    case FIELD_INTEGER:
        str_add(out, "Whole number, at most ");
        add_largest(out, field);
        break;
    case FIELD_DECIMAL:
        str_add(out, "Number with at most two decimals, at most ");
        add_largest(out, field);
        break;
    case FIELD_MONEY:
        str_add(out, "Kroner with at most two decimals");
        break;
    case FIELD_AREA:
        str_add(out, "Square kilometres with at most two decimals");
        break;
    case FIELD_SHARE:
        str_add(out, "Share");
        break;
    case FIELD_DATE:
        str_add(out, "Date");
        break;
    case FIELD_END:
        str_add(out, "End of a period");
        break;
    case FIELD_YEAR:
        str_addf(out, "Year from %d to %d", FIELD_FIRST_YEAR, FIELD_LAST_YEAR);
        break;
    case FIELD_YES_NO:
    case FIELD_CHOICE:
        str_add(out, "One of ");
        field_write_codes(field, out);
        break;
    case FIELD_REFERENCE:
        str_addf(out, "Reference to a record of %s", entity_get(field->target)->name);
        break;
    case FIELD_ORGANISATION:
        str_add(out, "Organisation number");
        break;
    }
}

static void add_field(struct str *out, const struct field *field)
{
    struct str sentence = {0};

    mdoc_macro(out, "It Sy", field->name);
    mdoc_text(out, field->help);
    add_type(&sentence, field);
    if (field->flags & FIELD_REQUIRED)
        str_add(&sentence, "; required");
    if (field->flags & FIELD_KEY)
        str_add(&sentence, "; part of the natural key");
    if (field->flags & FIELD_PARENT)
        str_add(&sentence, "; the record it belongs to");
    if (field->flags & FIELD_SEARCHED)
        str_add(&sentence, "; found by words");
    if (field->flags & FIELD_RECKONED)
        str_add(&sentence, "; worked out from other records: it cannot be set, and a column of it is passed over");
    if (field->via != ENTITY_NONE)
        str_addf(&sentence, "; stands in %s and is shown as of the date", entity_get(field->via)->name);
    str_addf(&sentence, ". Heading: “%s”, “%s”.", field->label, text_in(LANGUAGE_BOKMAL, field->label));
    mdoc_text(out, str_peek(&sentence));
    str_clear(&sentence);
    if (field->type == FIELD_CHOICE) {
        for (const struct choice *choice = field->choices; choice->code; choice++)
            str_addf(&sentence, "%s%s: %s", sentence.length ? "; " : "", choice->code, choice->label);
        str_add_char(&sentence, '.');
        mdoc_text(out, str_peek(&sentence));
        str_clear(&sentence);
    }
}

/* Appends what keeps records of the kind as they are, and what is not told of them yet. */
static void add_closing(struct str *sentence, const struct entity *entity)
{
    const char *between = "Withheld: ";

    if (entity->closes)
        str_addf(sentence, "Never changes while %s is yes; only undo takes that back. ", entity->closes->field);
    for (const struct seal *seal = entity->closed_by; seal && seal->field; seal++)
        str_addf(sentence, "Neither added, changed nor removed while %s of the record it belongs to is yes. ",
                 seal->field);
    for (size_t i = 0; i < entity->field_count; i++) {
        if (entity->fields[i].flags & FIELD_WITHHELD) {
            str_addf(sentence, "%s%s", between, entity->fields[i].name);
            between = ", ";
        }
    }
    if (entity->revealed)
        str_addf(sentence, ", until %s of the record it belongs to is yes. ", entity->revealed);
}

/* Appends what is said of the kind of record as a whole, before its fields. */
static void add_record(struct str *out, const struct entity *entity)
{
    struct str sentence = {0};

    mdoc_text(out, entity->help);
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_KEY)
            str_addf(&sentence, "%s%s", sentence.length ? " / " : "Natural key: ", entity->fields[i].name);
    if (sentence.length)
        str_add(&sentence, ". ");
    if (entity->from)
        str_addf(&sentence, "Holds from %s to %s. ", entity->from, entity->to);
    if (entity->flags & ENTITY_IN_PARENT)
        str_add(&sentence, "Entered as rows in the form of the record it belongs to. ");
    if (entity->flags & ENTITY_STATE)
        str_add(&sentence, "Read and written through the fields of the record it belongs to. ");
    if (entity->flags & ENTITY_CODE_LIST)
        str_add(&sentence, "Reference data. ");
    add_closing(&sentence, entity);
    mdoc_text(out, str_peek(&sentence));
    str_clear(&sentence);
}

bool data_records(struct str *out, const char *argument)
{
    (void)argument;
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_get((enum entity_id)id);

        str_addf(out, ".Ss %s\n", entity->name);
        add_record(out, entity);
        str_add(out, ".Bl -tag -width Ds\n");
        for (size_t i = 0; i < entity->field_count; i++)
            add_field(out, &entity->fields[i]);
        str_add(out, ".El\n");
    }
    return true;
}

/* Appends a message with an ellipsis for each argument. */
static void add_pattern(struct str *out, const char *message)
{
    for (; *message; message++) {
        const char *digit = message[0] == '%' && message[1] == 't' ? message + 2 : message + 1;

        if (*message == '%' && isdigit((unsigned char)*digit)) {
            str_add(out, "…");
            message = digit;
        } else {
            str_add_char(out, *message);
            message += message[0] == '%' && message[1] == '%';
        }
    }
}

bool data_checks(struct str *out, const char *argument)
{
    struct store_check_info *checks;
    size_t count = store_checks(&checks);

    (void)argument;
    str_add(out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < count; i++) {
        struct str sentence = {0};

        mdoc_macro(out, "It Cm", checks[i].name);
        add_pattern(&sentence, checks[i].message);
        mdoc_text(out, str_peek(&sentence));
        str_clear(&sentence);
        str_addf(&sentence, "Looks at %s; %s.", checks[i].entity,
                 !checks[i].on_save    ? "only in a check of the whole register"
                 : checks[i].warning ? "asks before it lets a save through"
                                     : "stops a save");
        mdoc_text(out, str_peek(&sentence));
        str_clear(&sentence);
    }
    str_add(out, ".El\n");
    free(checks);
    return true;
}
