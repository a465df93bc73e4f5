/* Rows of the record tables, read and written by the entity tables. */
#include "samreg/store/writing.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>

enum { ROW_ID, ROW_VERSION, ROW_REMOVED, ROW_FIELDS }; /* columns of row_columns() */

void row_columns(const struct entity *entity, struct str *sql)
{
    str_add(sql, "id, version, removed");
    for (size_t i = 0; i < entity->field_count; i++) {
        if (field_is_stored(&entity->fields[i])) {
            str_add(sql, ", ");
            db_quote(entity->fields[i].name, sql);
        }
    }
}

static void build_select(const struct entity *entity, struct str *sql)
{
    str_add(sql, "SELECT ");
    row_columns(entity, sql);
    str_add(sql, " FROM ");
    db_quote(entity->name, sql);
    str_add(sql, " WHERE id = ?1");
}

static void build_insert(const struct entity *entity, struct str *sql)
{
    size_t columns = ROW_FIELDS;

    str_add(sql, "INSERT INTO ");
    db_quote(entity->name, sql);
    str_add(sql, " (");
    row_columns(entity, sql);
    bool is_indexed = entity->flags & ENTITY_INDEXED;
    str_add(sql, is_indexed ? ", sort_key, fold, doc) VALUES (?1, ?2, ?3" : ", sort_key, fold) VALUES (?1, ?2, ?3");
    for (size_t i = 0; i < entity->field_count; i++)
        if (field_is_stored(&entity->fields[i]))
            str_addf(sql, ", ?%zu", ++columns);
    str_addf(sql, is_indexed ? ", ?%zu, ?%zu, ?%zu)" : ", ?%zu, ?%zu)", columns + 1, columns + 2, columns + 3);
}

/* Only what changes: every further column would have its indexes written anew. */
static void build_update(const struct entity *entity, const bool changed[], struct str *sql)
{
    size_t columns = ROW_FIELDS;

    str_add(sql, "UPDATE ");
    db_quote(entity->name, sql);
    str_add(sql, changed ? " SET version = ?2" : " SET version = ?2, removed = ?3");
    for (size_t i = 0; changed && i < entity->field_count; i++) {
        if (changed[i]) {
            str_add(sql, ", ");
            db_quote(entity->fields[i].name, sql);
            str_addf(sql, " = ?%zu", ++columns);
        }
    }
    str_add(sql, " WHERE id = ?1");
}

static void build_mark(const struct entity *entity, struct str *sql)
{
    build_update(entity, NULL, sql);
}

void row_take(const struct statement *statement, struct record *record)
{
    const struct entity *entity = record->entity;
    int column = ROW_FIELDS;

    record->id = db_integer(statement, ROW_ID);
    record->version = db_integer(statement, ROW_VERSION);
    record->removed = db_integer(statement, ROW_REMOVED) != 0;
    for (size_t i = 0; i < entity->field_count; i++)
        if (field_is_stored(&entity->fields[i]))
            db_value(statement, column++, &entity->fields[i], &record->values[i]);
}

enum status row_read(struct store *store, const struct entity *entity, int64_t id, struct record *record, bool *found,
                     struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store, store_sql(store, entity, STORE_SQL_ROW, build_select), &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, id);
    bool row = false;
    status = db_step(statement, &row, error);
    if (status == STATUS_OK) {
        *found = row;
        record_clear(record);
        record_init(record, entity);
        if (row)
            row_take(statement, record);
    }
    db_done(&statement);
    return status;
}

void row_key_condition(const struct field *field, int place, struct str *sql)
{
    bool is_number = field->type == FIELD_REFERENCE || field->type == FIELD_INTEGER || field->type == FIELD_YEAR;
    const char *empty = is_number ? "0" : "''";

    str_add(sql, field->flags & FIELD_REQUIRED ? " AND " : " AND ifnull(");
    db_quote(field->name, sql);
    if (field->flags & FIELD_REQUIRED)
        str_addf(sql, " = ?%d", place);
    else
        str_addf(sql, ", %s) = ifnull(?%d, %s)", empty, place, empty);
}

enum status row_insert(struct store *store, const struct record *record, const char *sort_key, const char *fold,
                       struct error *error)
{
    const struct entity *entity = record->entity;
    bool is_indexed = entity->flags & ENTITY_INDEXED;
    struct statement *statement = NULL;
    int place = ROW_FIELDS + 1;
    int64_t doc = 0;
    enum status status = is_indexed ? derive_next_doc(store, entity, &doc, error) : STATUS_OK;

    if (status == STATUS_OK)
        status = db_prepare(store, store_sql(store, entity, STORE_SQL_INSERT, build_insert), &statement, error);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, record->id);
    db_bind_integer(statement, 2, record->version);
    db_bind_integer(statement, 3, record->removed);
    for (size_t i = 0; i < entity->field_count; i++)
        if (field_is_stored(&entity->fields[i]))
            db_bind_value(statement, place++, &record->values[i]);
    db_bind_text(statement, place++, sort_key);
    db_bind_text(statement, place++, fold);
    if (is_indexed)
        db_bind_integer(statement, place, doc);
    return db_run(&statement, error);
}

enum status row_update(struct store *store, const struct record *record, const bool changed[], struct error *error)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    int place = ROW_FIELDS + 1;

    if (changed)
        build_update(record->entity, changed, &sql);
    enum status status =
        db_prepare(store, changed ? sql.text : store_sql(store, record->entity, STORE_SQL_MARK, build_mark),
                   &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, record->id);
    db_bind_integer(statement, 2, record->version);
    if (!changed)
        db_bind_integer(statement, 3, record->removed);
    for (size_t i = 0; changed && i < record->entity->field_count; i++)
        if (changed[i])
            db_bind_value(statement, place++, &record->values[i]);
    store_forget_shown(store, record->entity, record->id);
    return db_run(&statement, error);
}

void ids_clear(struct ids *ids)
{
    free(ids->items);
    *ids = (struct ids){0};
}

void ids_add(struct ids *ids, int64_t id)
{
    ids->items = array_room(ids->items, ids->count, &ids->capacity, sizeof *ids->items);
    ids->items[ids->count++] = id;
}

/* The SQL that finds who refers by the field: asked for each record that is removed, for every field. Lent. */
static const char *referring_sql(struct store *store, const struct entity *entity, int field)
{
    char ***kept = &store->referring[entity->id];
    struct str sql = {0};

    if (!*kept)
        *kept = memory_new_array(entity->field_count, sizeof **kept);
    if (!(*kept)[field]) {
        str_add(&sql, "SELECT id FROM ");
        db_quote(entity->name, &sql);
        str_add(&sql, " WHERE ");
        db_quote(entity->fields[field].name, &sql);
        str_add(&sql, " = ?1 AND removed = 0");
        (*kept)[field] = str_take(&sql);
    }
    return (*kept)[field];
}

void row_forget_sql(struct store *store)
{
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        for (size_t i = 0; store->referring[id] && i < entity_get((enum entity_id)id)->field_count; i++)
            free(store->referring[id][i]);
        free(store->referring[id]);
    }
}

enum status row_referring(struct store *store, const struct entity *entity, int field, int64_t id, struct ids *ids,
                          struct error *error)
{
    struct statement *statement = NULL;

    assert(entity->fields[field].type == FIELD_REFERENCE && field_is_stored(&entity->fields[field]));
    enum status status = db_prepare(store, referring_sql(store, entity, field), &statement, error);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, id);
    bool row = false;
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
        ids_add(ids, db_integer(statement, 0));
    db_done(&statement);
    return status;
}

static void build_state(const struct entity *entity, struct str *sql)
{
    str_add(sql, "SELECT removed FROM ");
    db_quote(entity->name, sql);
    str_add(sql, " WHERE id = ?1");
}

enum status row_state(struct store *store, const struct entity *entity, int64_t id, bool *exists, bool *removed,
                      struct error *error)
{
    struct statement *statement = NULL;
    int64_t value = 0;
    enum status status = db_prepare(store, store_sql(store, entity, STORE_SQL_STATE, build_state), &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, id);
    status = db_read_integer(&statement, &value, exists, error);
    *removed = value != 0;
    return status;
}
