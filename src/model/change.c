#include "samreg/model/change.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>

static void clear_change(struct change *change)
{
    for (size_t i = 0; i < change->assignment_count; i++)
        value_clear(&change->assignments[i].value);
    free(change->assignments);
}

void change_set_clear(struct change_set *set)
{
    for (size_t i = 0; i < set->count; i++)
        clear_change(&set->changes[i]);
    free(set->changes);
    *set = (struct change_set){0};
}

struct change *change_set_add(struct change_set *set, enum change_kind kind, const struct entity *entity, int64_t id,
                              int64_t version)
{
    assert(entity && id > 0);
    set->changes = array_room(set->changes, set->count, &set->capacity, sizeof *set->changes);
    struct change *change = &set->changes[set->count++];
    *change = (struct change){.kind = kind, .entity = entity, .id = id, .version = version};
    return change;
}

void change_assign(struct change *change, int field, const struct value *value)
{
    assert(field >= 0 && (size_t)field < change->entity->field_count);
    assert(field_is_stored(&change->entity->fields[field]));
    for (size_t i = 0; i < change->assignment_count; i++) {
        if (change->assignments[i].field == field) {
            value_copy(&change->assignments[i].value, value);
            return;
        }
    }
    change->assignments = array_room(change->assignments, change->assignment_count, &change->assignment_capacity,
                                     sizeof *change->assignments);
    struct assignment *assignment = &change->assignments[change->assignment_count++];
    *assignment = (struct assignment){.field = field};
    value_copy(&assignment->value, value);
}

/* Nothing recorded, for the fields of a record that did not exist before. */
static const struct value nothing;

/* Room for all recorded values and no more: an import holds a hundred thousand of these at a time. */
static void make_exact_room(struct change *change, const struct record *record)
{
    size_t count = 0;

    for (size_t i = 0; i < record->entity->field_count; i++)
        if (field_is_stored(&record->entity->fields[i]) && record->values[i].kind != VALUE_NONE)
            count++;
    change->assignments = memory_resize(NULL, count, sizeof *change->assignments);
    change->assignment_capacity = count;
}

void change_set_add_difference(struct change_set *set, const struct record *before, const struct record *after)
{
    assert(!before || (before->entity == after->entity && before->id == after->id));
    struct change *change = before ? NULL : change_set_add(set, CHANGE_ADD, after->entity, after->id, 0);
    if (change)
        make_exact_room(change, after);
    for (size_t i = 0; i < after->entity->field_count; i++) {
        const struct value *old = before ? &before->values[i] : &nothing;
        if (!field_is_stored(&after->entity->fields[i]) || value_equal(old, &after->values[i]))
            continue;
        if (!change)
            change = change_set_add(set, CHANGE_SET, after->entity, after->id, before->version);
        change_assign(change, (int)i, &after->values[i]);
    }
}

void conflicts_clear(struct conflicts *conflicts)
{
    for (size_t i = 0; i < conflicts->count; i++) {
        struct conflict *conflict = &conflicts->items[i];
        value_clear(&conflict->before);
        value_clear(&conflict->mine);
        value_clear(&conflict->theirs);
        free(conflict->who);
        free(conflict->when);
    }
    free(conflicts->items);
    *conflicts = (struct conflicts){0};
}

struct conflict *conflicts_add(struct conflicts *conflicts)
{
    conflicts->items = array_room(conflicts->items, conflicts->count, &conflicts->capacity, sizeof *conflicts->items);
    struct conflict *conflict = &conflicts->items[conflicts->count++];
    *conflict = (struct conflict){.field = -1};
    return conflict;
}

void apply_result_clear(struct apply_result *result)
{
    problems_clear(&result->problems);
    conflicts_clear(&result->conflicts);
    *result = (struct apply_result){0};
}
