#include "samreg/model/entity.h"

#include "samreg/model/entity_tables.h"

#include <assert.h>
#include <string.h>

/* A name or a heading fits on one line of the form; a note on some pages. */
enum { TEXT_LIMIT = 200, LONG_TEXT_LIMIT = 10000 };

/* Fifteen digits: exact in every spreadsheet and every JSON reader. */
static const int64_t NUMBER_LIMIT = 999999999999999;

const struct entity *entity_get(enum entity_id id)
{
    assert(id > ENTITY_NONE && id < ENTITY_COUNT);
    return entity_tables[id];
}

const struct entity *entity_find(const char *name)
{
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++)
        if (strcmp(entity_tables[id]->name, name) == 0)
            return entity_tables[id];
    return NULL;
}

const struct field *entity_field(const struct entity *entity, const char *name)
{
    int index = entity_field_index(entity, name);
    return index < 0 ? NULL : &entity->fields[index];
}

int entity_field_index(const struct entity *entity, const char *name)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (strcmp(entity->fields[i].name, name) == 0)
            return (int)i;
    return -1;
}

const struct seal *entity_seal(const struct entity *entity, const char *field)
{
    const struct seal *seal = entity->closed_by;

    while (strcmp(seal->field, field) != 0)
        seal++;
    return seal;
}

bool entity_withholds(const struct entity *entity, const struct field *field)
{
    return field && entity->revealed && field->flags & FIELD_WITHHELD;
}

bool entity_withholds_key(const struct entity *entity)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_KEY && entity_withholds(entity, &entity->fields[i]))
            return true;
    return false;
}

int entity_parent_index(const struct entity *entity)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_PARENT)
            return (int)i;
    return -1;
}

const struct entity *entity_next_child(const struct entity *parent, const struct entity *previous)
{
    for (int id = previous ? (int)previous->id + 1 : ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_tables[id];
        int reference = entity_parent_index(entity);
        if (reference >= 0 && entity->fields[reference].target == parent->id)
            return entity;
    }
    return NULL;
}

int64_t field_limit(const struct field *field)
{
    if (field->limit > 0)
        return field->limit;
    switch (field->type) {
    case FIELD_TEXT:
        return TEXT_LIMIT;
    case FIELD_LONG_TEXT:
        return LONG_TEXT_LIMIT;
    case FIELD_YEAR:
        return FIELD_LAST_YEAR;
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
        return NUMBER_LIMIT;
    case FIELD_SHARE:
    case FIELD_DATE:
    case FIELD_END:
    case FIELD_YES_NO:
    case FIELD_CHOICE:
    case FIELD_REFERENCE:
    case FIELD_ORGANISATION:
        break;
    }
    return 0;
}

const struct choice *field_choice(const struct field *field, const char *code)
{
    for (const struct choice *choice = field->choices; choice && choice->code; choice++)
        if (strcmp(choice->code, code) == 0)
            return choice;
    return NULL;
}

bool field_is_stored(const struct field *field)
{
    return field->via == ENTITY_NONE && !(field->flags & FIELD_RECKONED);
}
