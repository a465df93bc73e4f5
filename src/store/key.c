#include "samreg/store/key.h"

#include "samreg/store/writing.h"

#include <assert.h>

/* Whether the field is a part of the key that is compared. */
static bool is_compared(const struct entity *entity, const bool *given, size_t index)
{
    return (entity->fields[index].flags & FIELD_KEY) && given[index];
}

static enum status find(struct statement *statement, int64_t ids[2], int *count, struct error *error)
{
    bool row = true;
    enum status status = STATUS_OK;

    *count = 0;
    while (*count < 2 && (status = db_step(statement, &row, error)) == STATUS_OK && row)
        ids[(*count)++] = db_integer(statement, 0);
    return status;
}

enum status store_find_key(struct store *store, const struct entity *entity, const struct value *values,
                           const bool *given, int64_t ids[2], int *count, struct error *error)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    int64_t found[2] = {0, 0};
    int found_count = 0;
    int place = 0;
    enum status status;

    str_add(&sql, "SELECT id FROM ");
    db_quote(entity->name, &sql);
    str_add(&sql, " WHERE removed = 0");
    for (size_t i = 0; i < entity->field_count; i++) {
        if (is_compared(entity, given, i))
            row_key_condition(&entity->fields[i], ++place, &sql);
    }
    assert(place > 0);
    str_add(&sql, " LIMIT 2");
    status = db_prepare(store, str_peek(&sql), &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    place = 0;
    for (size_t i = 0; i < entity->field_count; i++) {
        if (is_compared(entity, given, i))
            db_bind_value(statement, ++place, &values[i]);
    }
    status = find(statement, found, &found_count, error);
    db_done(&statement);
    if (status == STATUS_OK) {
        ids[0] = found[0];
        ids[1] = found[1];
        *count = found_count;
    }
    return status;
}
