/* One record, whole. */
#include "samreg/store/reading.h"

#include "samreg/store/reckon.h"

#include <stdlib.h>

/* The fields of the state that the parent shows as its own, in the parent's order; the parent is bound to ?3. */
static void build_via(const struct entity *state, struct str *sql)
{
    const struct field *belongs = &state->fields[entity_parent_index(state)];
    const struct entity *parent = entity_get(belongs->target);
    const char *between = "SELECT ";
    struct query query = {0};

    for (size_t i = 0; i < parent->field_count; i++) {
        if (parent->fields[i].via == state->id) {
            query_add(&query, between);
            query_column(&query, "v", parent->fields[i].name);
            between = ", ";
        }
    }
    query_add(&query, " FROM ");
    db_quote(state->name, &query.sql);
    query_add(&query, " AS v WHERE ");
    query_column(&query, "v", belongs->name);
    query_add(&query, " = ?3");
    query_state(&query, state, "v");
    str_add(sql, str_peek(&query.sql));
    query_clear(&query);
}

/* Reads the fields that stand in one kind of state. */
static enum status read_via(struct store *store, struct record *record, const struct entity *state, struct date as_of,
                            struct error *error)
{
    const struct entity *entity = record->entity;
    struct statement *statement = NULL;
    char day[DATE_TEXT];
    bool row = false;
    int column = 0;
    enum status status = db_prepare(store, store_sql(store, state, STORE_SQL_VIA, build_via), &statement, error);

    if (status != STATUS_OK)
        return status;
    if (state->from)
        db_bind_text(statement, 1, date_format_iso(as_of, day));
    else
        db_bind_integer(statement, 2, as_of.year);
    db_bind_integer(statement, 3, record->id);
    status = db_step(statement, &row, error);
    for (size_t i = 0; status == STATUS_OK && i < entity->field_count; i++) {
        if (entity->fields[i].via != state->id)
            continue;
        if (row)
            db_value(statement, column++, &entity->fields[i], &record->values[i]);
        else
            value_clear(&record->values[i]);
    }
    db_done(&statement);
    return status;
}

enum status reference_name(struct store *store, const struct field *field, struct value *value,
                           struct date as_of, struct error *error)
{
    const char *called = NULL;
    enum status status = called_peek(store, entity_get(field->target), value->integer, as_of, &called, error);

    if (status == STATUS_OK)
        value_set_reference(value, value->integer, called);
    return status;
}

enum status record_complete(struct store *store, struct record *record, struct date as_of, struct error *error)
{
    const struct entity *entity = record->entity;
    enum entity_id done = ENTITY_NONE;
    enum status status = withhold_record(store, record, error);

    /* Fields of one state stand together in the tables; one that did not would only be read again. */
    for (size_t i = 0; status == STATUS_OK && i < entity->field_count; i++) {
        if (entity->fields[i].via != ENTITY_NONE && entity->fields[i].via != done) {
            done = entity->fields[i].via;
            status = read_via(store, record, entity_get(done), as_of, error);
        }
    }
    if (status == STATUS_OK)
        status = reckon_record(store, record, error);
    for (size_t i = 0; status == STATUS_OK && i < entity->field_count; i++)
        if (record->values[i].kind == VALUE_REFERENCE)
            status = reference_name(store, &entity->fields[i], &record->values[i], as_of, error);
    return status;
}

static enum status fail_unknown(const struct entity *entity, int64_t id, struct error *error)
{
    struct str number = {0};

    str_addf(&number, "%lld", (long long)id);
    enum status status =
        error_set(error, STATUS_DATA, N_("There is no record %1 (%t2)."), number.text, entity->label, NULL);
    str_clear(&number);
    return status;
}

enum status store_fetch(struct store *store, const struct entity *entity, int64_t id, struct date as_of,
                        struct record *record, struct error *error)
{
    struct record read = {0};
    bool found = false;
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    record_init(&read, entity);
    status = row_read(store, entity, id, &read, &found, error);
    if (status == STATUS_OK && !found)
        status = fail_unknown(entity, id, error);
    if (status == STATUS_OK)
        status = record_complete(store, &read, as_of, error);
    if (status == STATUS_OK) {
        record_clear(record);
        *record = read;
        read = (struct record){0};
    }
    record_clear(&read);
    return store_end_reading(store, status);
}

enum status store_kind_of(struct store *store, int64_t id, const struct entity **entity, struct error *error)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    int64_t number = 0;
    bool found = false;

    for (int kind = ENTITY_NONE + 1; kind < ENTITY_COUNT; kind++) {
        str_addf(&sql, "%sSELECT %d FROM ", sql.length > 0 ? " UNION ALL " : "", kind);
        db_quote(entity_get((enum entity_id)kind)->name, &sql);
        str_add(&sql, " WHERE id = ?1");
    }
    enum status status = db_prepare(store, sql.text, &statement, error);
    str_reset(&sql);
    if (status == STATUS_OK) {
        db_bind_integer(statement, 1, id);
        status = db_read_integer(&statement, &number, &found, error);
    }
    if (status == STATUS_OK && !found) {
        str_addf(&sql, "%lld", (long long)id);
        status = error_set(error, STATUS_DATA, N_("There is no record %1."), sql.text, NULL);
    }
    if (status == STATUS_OK)
        *entity = entity_get((enum entity_id)number);
    str_clear(&sql);
    return status;
}
