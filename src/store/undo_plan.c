#include "samreg/store/undo_plan.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>

void undo_plan_clear(struct undo_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++) {
        struct undo_item *item = &plan->items[i];
        for (size_t j = 0; j < item->field_count; j++) {
            value_clear(&item->fields[j].before);
            value_clear(&item->fields[j].after);
        }
        free(item->fields);
        for (size_t j = 0; j < item->change.assignment_count; j++)
            value_clear(&item->change.assignments[j].value);
        free(item->change.assignments);
    }
    free(plan->items);
    touched_clear(&plan->index);
    *plan = (struct undo_plan){0};
}

/* ---- Reading the entry ---- */

static struct undo_item *find_item(const struct undo_plan *plan, const struct entity *entity, int64_t id)
{
    const struct touched *touched = touched_find(&plan->index, entity, id);

    return touched ? &plan->items[touched - plan->index.items] : NULL;
}

static struct undo_item *note_item(struct undo_plan *plan, const struct entity *entity, int64_t id)
{
    struct undo_item *found = find_item(plan, entity, id);

    if (found)
        return found;
    touched_note(&plan->index, entity, id);
    plan->items = array_room(plan->items, plan->count, &plan->capacity, sizeof *plan->items);
    plan->items[plan->count] = (struct undo_item){.entity = entity, .id = id};
    return &plan->items[plan->count++];
}

static void note_presence(struct undo_item *item, enum undo_presence was, enum undo_presence became)
{
    if (item->was == UNDO_UNTOUCHED)
        item->was = was;
    item->became = became;
}

/* What a record was before stands with the first change of a field, what it became with the last. The values of a
 * record that the entry made are not needed: its version tells whether it is as it was made. */
static void note_field(const struct statement *statement, int column, struct undo_item *item, int field)
{
    struct undo_field *known = NULL;

    if (item->was == UNDO_ABSENT)
        return;
    for (size_t i = 0; i < item->field_count; i++)
        if (item->fields[i].field == field)
            known = &item->fields[i];
    if (!known) {
        item->fields = array_room(item->fields, item->field_count, &item->field_capacity, sizeof *item->fields);
        known = &item->fields[item->field_count++];
        *known = (struct undo_field){.field = field};
        db_value(statement, column, &item->entity->fields[field], &known->before);
    }
    db_value(statement, column + 1, &item->entity->fields[field], &known->after);
}

/* Takes in one row: entity, record, version, kind, field, before, after. */
static void note_row(const struct statement *statement, struct undo_plan *plan)
{
    const struct entity *entity = entity_find(db_text(statement, 0));
    enum journal_change_kind kind;

    if (!entity || !journal_kind_parse(db_text(statement, 3), &kind))
        return;
    struct undo_item *item = note_item(plan, entity, db_integer(statement, 1));
    const char *name = db_text(statement, 4);
    int field = kind == JOURNAL_FIELD && name ? entity_field_index(entity, name) : -1;
    item->version = db_integer(statement, 2);
    switch (kind) {
    case JOURNAL_MADE:
        note_presence(item, UNDO_ABSENT, UNDO_PRESENT);
        break;
    case JOURNAL_REMOVED:
        note_presence(item, UNDO_PRESENT, UNDO_REMOVED);
        break;
    case JOURNAL_RESTORED:
        note_presence(item, UNDO_REMOVED, UNDO_PRESENT);
        break;
    case JOURNAL_FIELD:
        if (field >= 0)
            note_field(statement, 5, item, field);
        break;
    }
}

static enum status read_entry(struct writing *writing, int64_t sequence, struct undo_plan *plan, struct error *error)
{
    struct statement *statement = NULL;
    bool row = false;
    enum status status = db_prepare(writing->store,
                                    "SELECT entity, record, version, kind, field, before, after FROM journal_change "
                                    "WHERE sequence = ?1 ORDER BY place",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, sequence);
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
        note_row(statement, plan);
    db_done(&statement);
    return status;
}

/* ---- What each record needs ---- */

/* A field whose value has been changed since the entry was done and is not as it was then; -1 when there is none. */
static enum status find_later_change(struct writing *writing, const struct undo_item *item,
                                     const struct record *current, int *field, struct error *error)
{
    enum status status = STATUS_OK;

    *field = -1;
    for (size_t i = 0; status == STATUS_OK && *field < 0 && i < item->entity->field_count; i++) {
        struct value then = {0};
        bool found = false;
        if (current->version == item->version || !field_is_stored(&item->entity->fields[i]))
            continue;
        status = journal_value_at(writing, item->entity, item->id, (int)i, item->version, &then, &found, error);
        if (found && !value_equal(&then, &current->values[i]))
            *field = (int)i;
        value_clear(&then);
    }
    return status;
}

/* Plans to remove a record that the entry made or restored, unless it has been changed since. */
static enum status plan_removal(struct writing *writing, int64_t sequence, struct undo_item *item,
                                const struct record *current, struct error *error)
{
    int field = -1;
    enum status status = find_later_change(writing, item, current, &field, error);

    if (status != STATUS_OK)
        return status;
    if (field >= 0)
        return journal_conflict(writing, item->entity, item->id, field, NULL, NULL, &current->values[field], sequence,
                                error);
    item->change = (struct change){.kind = CHANGE_REMOVE, .entity = item->entity, .id = item->id};
    item->is_planned = true;
    return STATUS_OK;
}

/* Plans to put back the fields that still are as the entry left them. */
static enum status plan_fields(struct writing *writing, int64_t sequence, struct undo_item *item,
                               const struct record *current, struct error *error)
{
    enum status status = STATUS_OK;

    item->change = (struct change){.kind = CHANGE_SET, .entity = item->entity, .id = item->id};
    for (size_t i = 0; status == STATUS_OK && i < item->field_count; i++) {
        const struct undo_field *field = &item->fields[i];
        const struct value *now = &current->values[field->field];
        /* One that is not told yet is written all the same, so that an entry of nothing tells nobody what it is. */
        if (value_equal(now, &field->before) &&
            !entity_withholds(item->entity, &item->entity->fields[field->field]))
            continue;
        if (value_equal(now, &field->after))
            change_assign(&item->change, field->field, &field->before);
        else
            status = journal_conflict(writing, item->entity, item->id, field->field, &field->after, &field->before,
                                      now, sequence, error);
    }
    item->is_planned = item->change.assignment_count > 0;
    return status;
}

static enum status plan_item(struct writing *writing, int64_t sequence, struct undo_item *item, struct error *error)
{
    struct record current = {0};
    bool found = false;
    enum status status = row_read(writing->store, item->entity, item->id, &current, &found, error);

    if (status != STATUS_OK || !found)
        goto out;
    if (item->became == UNDO_PRESENT && item->was != UNDO_PRESENT) {
        if (!current.removed)
            status = plan_removal(writing, sequence, item, &current, error);
    } else if (item->became == UNDO_REMOVED && item->was == UNDO_PRESENT) {
        item->change = (struct change){.kind = CHANGE_RESTORE, .entity = item->entity, .id = item->id};
        item->is_planned = current.removed;
    } else if (item->field_count > 0 && current.removed) {
        status = journal_conflict(writing, item->entity, item->id, -1, NULL, NULL, NULL, sequence, error);
    } else if (item->field_count > 0) {
        status = plan_fields(writing, sequence, item, &current, error);
    }
out:
    record_clear(&current);
    return status;
}

/* ---- What stands in the way from other records ---- */

static bool is_planned_as(const struct undo_plan *plan, const struct entity *entity, int64_t id, enum change_kind kind)
{
    const struct undo_item *item = find_item(plan, entity, id);

    return item && item->is_planned && item->change.kind == kind;
}

static bool plans_field(const struct undo_plan *plan, const struct entity *entity, int64_t id, int field)
{
    const struct undo_item *item = find_item(plan, entity, id);

    for (size_t i = 0; item && item->is_planned && i < item->change.assignment_count; i++)
        if (item->change.assignments[i].field == field)
            return true;
    return false;
}

/* Drops the removal of a record that others have come to refer to by the field, or to belong to. */
static enum status yield_to_referring(struct writing *writing, const struct undo_plan *plan, struct undo_item *item,
                                      const struct entity *entity, int field, struct error *error)
{
    struct ids ids = {0};
    enum status status = row_referring(writing->store, entity, field, item->id, &ids, error);

    for (size_t i = 0; status == STATUS_OK && i < ids.count; i++) {
        struct value theirs = {.kind = VALUE_REFERENCE, .integer = item->id};
        if (is_planned_as(plan, entity, ids.items[i], CHANGE_REMOVE) ||
            plans_field(plan, entity, ids.items[i], field))
            continue;
        item->is_planned = false;
        status = journal_conflict(writing, entity, ids.items[i], field, NULL, NULL, &theirs, 0, error);
    }
    ids_clear(&ids);
    return status;
}

static enum status check_removal(struct writing *writing, const struct undo_plan *plan, struct undo_item *item,
                                 struct error *error)
{
    enum status status = STATUS_OK;

    for (int other = ENTITY_NONE + 1; status == STATUS_OK && other < ENTITY_COUNT; other++) {
        const struct entity *entity = entity_get((enum entity_id)other);
        for (size_t i = 0; status == STATUS_OK && item->is_planned && i < entity->field_count; i++)
            if (entity->fields[i].type == FIELD_REFERENCE && entity->fields[i].target == item->entity->id &&
                field_is_stored(&entity->fields[i]))
                status = yield_to_referring(writing, plan, item, entity, (int)i, error);
    }
    return status;
}

/* Where the record referred to will not be there when all that is planned is done, the item is dropped: a conflict. */
static enum status check_target(struct writing *writing, const struct undo_plan *plan, struct undo_item *item,
                                int field, const struct value *value, struct error *error)
{
    const struct entity *target = entity_get(item->entity->fields[field].target);
    bool exists = false, removed = false;
    enum status status = row_state(writing->store, target, value->integer, &exists, &removed, error);

    if (status != STATUS_OK)
        return status;
    if (removed ? is_planned_as(plan, target, value->integer, CHANGE_RESTORE)
                : !is_planned_as(plan, target, value->integer, CHANGE_REMOVE))
        return STATUS_OK;
    item->is_planned = false;
    return journal_conflict(writing, target, value->integer, -1, NULL, NULL, NULL, 0, error);
}

static enum status check_restoring(struct writing *writing, const struct undo_plan *plan, struct undo_item *item,
                                   struct error *error)
{
    struct record record = {0};
    bool found = false;
    enum status status = row_read(writing->store, item->entity, item->id, &record, &found, error);

    for (size_t i = 0; status == STATUS_OK && item->is_planned && i < item->entity->field_count; i++)
        if (record.values[i].kind == VALUE_REFERENCE)
            status = check_target(writing, plan, item, (int)i, &record.values[i], error);
    record_clear(&record);
    return status;
}

static enum status check_fields(struct writing *writing, const struct undo_plan *plan, struct undo_item *item,
                                struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && item->is_planned && i < item->change.assignment_count; i++)
        if (item->change.assignments[i].value.kind == VALUE_REFERENCE)
            status = check_target(writing, plan, item, item->change.assignments[i].field,
                                  &item->change.assignments[i].value, error);
    return status;
}

static enum status check_item(struct writing *writing, const struct undo_plan *plan, struct undo_item *item,
                              struct error *error)
{
    switch (item->change.kind) {
    case CHANGE_REMOVE:
        return check_removal(writing, plan, item, error);
    case CHANGE_RESTORE:
        return check_restoring(writing, plan, item, error);
    case CHANGE_SET:
        return check_fields(writing, plan, item, error);
    case CHANGE_ADD:
        break;
    }
    assert(false && "undo adds no records");
    return STATUS_INTERNAL;
}

/* What one record cannot do may stand in the way of another: until nothing more is dropped. */
static enum status settle(struct writing *writing, const struct undo_plan *plan, struct error *error)
{
    enum status status = STATUS_OK;
    bool dropped;

    do {
        dropped = false;
        for (size_t i = 0; status == STATUS_OK && i < plan->count; i++) {
            if (!plan->items[i].is_planned)
                continue;
            status = check_item(writing, plan, &plan->items[i], error);
            dropped = dropped || !plan->items[i].is_planned;
        }
    } while (status == STATUS_OK && dropped);
    return status;
}

enum status undo_plan_make(struct writing *writing, int64_t sequence, struct undo_plan *plan, struct error *error)
{
    enum status status = read_entry(writing, sequence, plan, error);

    for (size_t i = 0; status == STATUS_OK && i < plan->count; i++)
        status = plan_item(writing, sequence, &plan->items[i], error);
    return status == STATUS_OK ? settle(writing, plan, error) : status;
}

enum status undo_plan_run(struct writing *writing, const struct undo_plan *plan, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = plan->count; status == STATUS_OK && i-- > 0;)
        if (plan->items[i].is_planned)
            status = writing_change(writing, &plan->items[i].change, false, error);
    return status;
}
