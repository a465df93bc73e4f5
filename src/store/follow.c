/* Fields that follow from others and that the writer fills in: of a position its process, which is that of its round,
 * and its alternative, which is that of the quadrant it lies in.
 *
 * They are stored and journaled like every field, so that lists, filters and files have them, and so that the
 * alternative of a closed round stays what it was called then. Who gives another value is told what it would be. */
#include "samreg/store/writing.h"

#include "samreg/model/field.h"
#include "samreg/model/strategy.h"

#include <stdlib.h>

#define BETWEEN " / " /* of alternatives that a position lies between */

/* ---- What follows ---- */

static enum status find_process(struct store *store, const struct record *position, struct value *process,
                                struct error *error)
{
    const struct value *round = record_value(position, "round");
    struct record record = {0};
    bool found = false;
    enum status status = STATUS_OK;

    if (round->kind == VALUE_REFERENCE)
        status = row_read(store, entity_get(ENTITY_STRATEGY_ROUND), round->integer, &record, &found, error);
    if (status == STATUS_OK && found)
        value_copy(process, record_value(&record, "process"));
    record_clear(&record);
    return status;
}

/* Appends the name of the quadrant's alternative; `found` tells whether the process has one. */
static enum status add_name(struct store *store, int64_t process, enum grid_quadrant quadrant, struct str *names,
                            bool *found, struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store,
                                    "SELECT name FROM strategy_alternative "
                                    "WHERE process = ?1 AND quadrant = ?2 AND removed = 0",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, process);
    db_bind_text(statement, 2, strategy_quadrant_code(quadrant));
    status = db_step(statement, found, error);
    if (status == STATUS_OK && *found)
        str_addf(names, "%s%s", names->length ? BETWEEN : "", db_text(statement, 0));
    db_done(&statement);
    return status;
}

/* On a border: the names of all that meet there. Nothing where the process does not name one of them. */
static enum status find_alternative(struct store *store, const struct record *position, const struct value *process,
                                    struct value *alternative, struct error *error)
{
    struct grid_point point;
    struct str names = {0};
    bool found = process->kind == VALUE_REFERENCE && strategy_point(position, &point);
    enum status status = STATUS_OK;

    for (int i = 0; status == STATUS_OK && found && i < GRID_QUADRANTS; i++)
        if (grid_touches(point, (enum grid_quadrant)i))
            status = add_name(store, process->integer, (enum grid_quadrant)i, &names, &found, error);
    if (status == STATUS_OK && found)
        value_set_text(alternative, str_peek(&names));
    str_clear(&names);
    return status;
}

/* ---- Filling in ---- */

/* Says what the field would be; `follows` gets the name of what it refers to. */
static void refuse(struct writing *writing, const struct record *record, int field, struct value *follows)
{
    const struct field *refused = &record->entity->fields[field];
    struct str text = {0};

    if (follows->kind == VALUE_REFERENCE) {
        char *called = rules_called(writing->store, entity_get(refused->target), follows->integer, writing->as_of);
        value_set_reference(follows, follows->integer, called);
        free(called);
    }
    field_write(refused, follows, FIELD_SCREEN, &text);
    message_set(rules_problem(&writing->result->problems, record->entity, record->id, field, "follows", false),
                text.length ? N_("%t1 follows from the other fields and is “%2” here: leave it empty.")
                            : N_("%t1 follows from the other fields, and here nothing does: leave it empty."),
                refused->label, str_peek(&text), NULL);
    str_clear(&text);
}

/* A value that stood there before the change is brought up to date; one that the change gives must be right. */
static bool fill(struct writing *writing, struct record *record, const struct record *before, const char *name,
                 struct value *follows)
{
    int field = entity_field_index(record->entity, name);
    struct value *value = &record->values[field];
    bool is_given = value->kind != VALUE_NONE && !(before && value_equal(value, &before->values[field]));

    if (is_given && !value_equal(value, follows)) {
        refuse(writing, record, field, follows);
        return false;
    }
    value_copy(value, follows);
    return true;
}

enum status follow_fill(struct writing *writing, struct record *record, const struct record *before, bool *agrees,
                        struct error *error)
{
    struct value process = {0}, alternative = {0};

    *agrees = true;
    if (record->entity->id != ENTITY_POSITION || writing->taking_back)
        return STATUS_OK;
    enum status status = find_process(writing->store, record, &process, error);
    if (status == STATUS_OK)
        *agrees = fill(writing, record, before, "process", &process);
    if (status == STATUS_OK)
        status = find_alternative(writing->store, record, &process, &alternative, error);
    if (status == STATUS_OK)
        *agrees = fill(writing, record, before, "alternative", &alternative) && *agrees;
    value_clear(&process);
    value_clear(&alternative);
    return status;
}
