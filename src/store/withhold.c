/* What is withheld until it is revealed: the FIELD_WITHHELD fields of records whose parent does not say yes yet
 * (entity.h). Here and in query_field(), so that no list, search, count, record or journal tells it. */
#include "samreg/store/writing.h"

static bool is_yes(const struct record *record, const char *field)
{
    const struct value *value = record_value(record, field);

    return value->kind == VALUE_INTEGER && value->integer == 1;
}

static enum status is_parent_revealed(struct store *store, const struct record *record, bool *revealed,
                                      struct error *error)
{
    const struct entity *entity = record->entity;
    int parent = entity_parent_index(entity);
    struct record owner = {0};
    bool found = false;

    *revealed = false;
    if (record->values[parent].kind != VALUE_REFERENCE)
        return STATUS_OK;
    enum status status = row_read(store, entity_get(entity->fields[parent].target), record->values[parent].integer,
                                  &owner, &found, error);
    *revealed = status == STATUS_OK && found && is_yes(&owner, entity->revealed);
    record_clear(&owner);
    return status;
}

enum status withhold_record(struct store *store, struct record *record, struct error *error)
{
    const struct entity *entity = record->entity;
    bool revealed = false;

    if (!entity->revealed)
        return STATUS_OK;
    enum status status = is_parent_revealed(store, record, &revealed, error);
    record->withheld = !revealed;
    for (size_t i = 0; i < entity->field_count; i++)
        if (record_withholds(record, &entity->fields[i]))
            value_clear(&record->values[i]);
    return status;
}

enum status withhold_asks(struct store *store, const struct entity *entity, int64_t id, const struct field *field,
                          bool *withheld, struct error *error)
{
    struct record record = {0};
    bool found = false, revealed = false;

    *withheld = entity && entity_withholds(entity, field);
    if (!*withheld)
        return STATUS_OK;
    enum status status = row_read(store, entity, id, &record, &found, error);
    if (status == STATUS_OK && found)
        status = is_parent_revealed(store, &record, &revealed, error);
    *withheld = !revealed;
    record_clear(&record);
    return status;
}
