/* Names of fields in a filter: through points to other records, and the fields made for counting. */
#include "samreg/model/filter.h"

#include "samreg/base/memory.h"
#include "samreg/model/field_name.h"

#include <stdlib.h>
#include <string.h>

const struct field filter_counted = {
    "counted", N_("Counted by"), N_("It counts as formal under that definition."),
    FIELD_REFERENCE, ENTITY_COUNTING_DEFINITION, NULL, 0, 0, 0, ENTITY_NONE};

static const struct choice newest_choices[] = {
    {"population", N_("Population")},
    {"land_area_km2", N_("Land area (km²)")},
    {"gross_operating_budget", N_("Gross operating budget")},
    {"employees", N_("Employees")},
    {NULL, NULL},
};

const struct field filter_newest = {
    "newest", N_("Newest"), N_("The newest figures that record this, on or before the day."),
    FIELD_CHOICE, ENTITY_NONE, newest_choices, 0, 0, 0, ENTITY_NONE};

static bool add_step(struct filter_term *term, const struct entity *entity, const struct field *field, bool back)
{
    if (!field || term->step_count == FILTER_STEPS)
        return false;
    term->steps[term->step_count++] = (struct filter_step){entity, field, back};
    return true;
}

/* The field of `from` that refers to records of `to`: the one it belongs to them by, or the first. */
static const struct field *find_reference(const struct entity *from, const struct entity *to)
{
    const struct field *found = NULL;

    for (size_t i = 0; from && i < from->field_count; i++) {
        const struct field *field = &from->fields[i];
        if (field->type == FIELD_REFERENCE && field->target == to->id && field_is_stored(field) &&
            (!found || field->flags & FIELD_PARENT))
            found = field;
    }
    return found;
}

/* Takes the steps that a part of a name in front of a point says, and moves on to the entity that it leads to. */
static bool take_part(const char *part, struct filter_term *term, const struct entity **entity)
{
    struct field_name found = {0};
    const struct entity *other = entity_find(part);
    bool named = field_name_find(*entity, part, &found) && found.field->type == FIELD_REFERENCE;

    if (named && !found.child) {
        *entity = entity_get(found.field->target);
        return add_step(term, *entity, found.field, false);
    }
    if (find_reference(other, *entity)) {
        bool added = add_step(term, other, find_reference(other, *entity), true);
        *entity = other;
        return added;
    }
    if (!named || !add_step(term, found.child, &found.child->fields[entity_parent_index(found.child)], true))
        return false;
    *entity = entity_get(found.field->target);
    return add_step(term, *entity, found.field, false);
}

/* Takes the part behind the last point. */
static bool take_field(const char *part, const struct entity *entity, struct filter_term *term)
{
    struct field_name found = {0};
    const struct field *made = entity->id == ENTITY_ARRANGEMENT         ? &filter_counted
                               : entity->id == ENTITY_MUNICIPALITY_FACT ? &filter_newest
                                                                        : NULL;

    if (field_name_find(entity, part, &found)) {
        term->child = found.child;
        term->field = found.field;
        return true;
    }
    if (made && field_name_matches(made, part)) {
        term->field = made;
        return true;
    }
    return strcmp(part, "id") == 0;
}

bool filter_find_field(const struct entity *entity, const char *name, struct filter_term *term, char **unknown,
                       const struct entity **asked)
{
    for (;;) {
        size_t length = strcspn(name, ".");
        char *part = memory_copy_bytes(name, length);
        bool last = name[length] == '\0';
        *asked = entity;
        if (!(last ? take_field(part, entity, term) : take_part(part, term, &entity))) {
            *unknown = part;
            return false;
        }
        free(part);
        if (last)
            return true;
        name += length + 1;
    }
}
