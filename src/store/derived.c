/* Writes what is derived from a record (sort key, folded text, its row in the search index), and that of the records
 * that show something of it. */
#include "samreg/store/writing.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- Writing it ---- */

/* What stands in the file. */
struct derived {
    char *sort_key, *fold;
    int64_t doc; /* 0: not in the search index */
};

static void clear_derived(struct derived *derived)
{
    free(derived->sort_key);
    free(derived->fold);
}

static void build_derived(const struct entity *entity, struct str *sql)
{
    str_add(sql, entity->flags & ENTITY_INDEXED ? "SELECT sort_key, fold, doc FROM " : "SELECT sort_key, fold FROM ");
    db_quote(entity->name, sql);
    str_add(sql, " WHERE id = ?1");
}

/* Only what changes: the sort key stands in several indexes. */
static void build_derive(const struct entity *entity, bool moved, bool numbered, struct str *sql)
{
    str_add(sql, "UPDATE ");
    db_quote(entity->name, sql);
    str_add(sql, " SET fold = ?2");
    str_add(sql, moved ? ", sort_key = ?3" : "");
    str_add(sql, numbered ? ", doc = ?4" : "");
    str_add(sql, " WHERE id = ?1");
}

static void build_fold(const struct entity *entity, struct str *sql)
{
    build_derive(entity, false, false, sql);
}

static enum status read_derived(struct store *store, const struct record *record, struct derived *derived,
                                struct error *error)
{
    const struct entity *entity = record->entity;
    struct statement *statement = NULL;
    bool row = false;
    enum status status =
        db_prepare(store, store_sql(store, entity, STORE_SQL_DERIVED, build_derived), &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, record->id);
    status = db_step(statement, &row, error);
    if (status == STATUS_OK) {
        assert(row && "the record is written before its derived data");
        derived->sort_key = db_copy_text(statement, 0);
        derived->fold = db_copy_text(statement, 1);
        derived->doc = entity->flags & ENTITY_INDEXED ? db_integer(statement, 2) : 0;
    }
    db_done(&statement);
    return status;
}

static void build_doc(const struct entity *entity, struct str *sql)
{
    str_add(sql, "SELECT ifnull(max(doc), 0) + 1 FROM ");
    db_quote(entity->name, sql);
}

enum status derive_next_doc(struct store *store, const struct entity *entity, int64_t *doc, struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store, store_sql(store, entity, STORE_SQL_DOC, build_doc), &statement, error);

    return status == STATUS_OK ? db_read_integer(&statement, doc, NULL, error) : status;
}

static void build_index(const struct entity *entity, bool takes_out, struct str *sql)
{
    struct str table = {0};

    str_addf(&table, "search_%s", entity->name);
    str_add(sql, "INSERT INTO ");
    db_quote(str_peek(&table), sql);
    str_add(sql, " (rowid, fold");
    if (takes_out) {
        str_add(sql, ", ");
        db_quote(str_peek(&table), sql);
    }
    str_add(sql, takes_out ? ") VALUES (?1, ?2, 'delete')" : ") VALUES (?1, ?2)");
    str_clear(&table);
}

static void build_put(const struct entity *entity, struct str *sql)
{
    build_index(entity, false, sql);
}

static void build_take(const struct entity *entity, struct str *sql)
{
    build_index(entity, true, sql);
}

/* Takes the text out of the search index or puts it in. The index keeps no text: what is taken out must be what went
 * in. */
static enum status index_text(struct store *store, const struct entity *entity, int64_t doc, const char *fold,
                              bool takes_out, struct error *error)
{
    struct statement *statement = NULL;
    const char *sql = takes_out ? store_sql(store, entity, STORE_SQL_TAKE, build_take)
                                : store_sql(store, entity, STORE_SQL_PUT, build_put);
    enum status status = db_prepare(store, sql, &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, doc);
    db_bind_text(statement, 2, fold);
    return db_run(&statement, error);
}

/* A record without words has a number and no row in the index: as every record that was just written. */
static enum status write_index(struct store *store, const struct entity *entity, const struct derived *old,
                               const char *fold, int64_t *doc, struct error *error)
{
    enum status status = STATUS_OK;

    *doc = old->doc;
    if (old->doc && strcmp(old->fold, fold) == 0)
        return STATUS_OK;
    if (!old->doc)
        status = derive_next_doc(store, entity, doc, error);
    else if (*old->fold)
        status = index_text(store, entity, old->doc, old->fold, true, error);
    return status == STATUS_OK && *fold ? index_text(store, entity, *doc, fold, false, error) : status;
}

static enum status write_derived(struct store *store, const struct record *record, const struct derived *old,
                                 const char *sort_key, const char *fold, struct error *error)
{
    const struct entity *entity = record->entity;
    bool moved = strcmp(old->sort_key, sort_key) != 0;
    struct statement *statement = NULL;
    enum status status = STATUS_OK;
    struct str sql = {0};
    int64_t doc = old->doc;

    if (entity->flags & ENTITY_INDEXED)
        status = write_index(store, entity, old, fold, &doc, error);
    if (status != STATUS_OK)
        return status;
    if (moved || doc != old->doc)
        build_derive(entity, moved, doc != old->doc, &sql);
    status = db_prepare(store, sql.length ? sql.text : store_sql(store, entity, STORE_SQL_FOLD, build_fold),
                        &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, record->id);
    db_bind_text(statement, 2, fold);
    if (moved)
        db_bind_text(statement, 3, sort_key);
    if (doc != old->doc)
        db_bind_integer(statement, 4, doc);
    store_forget_shown(store, entity, record->id);
    return db_run(&statement, error);
}

enum status derive_record(struct store *store, const struct record *record, bool *moved, struct error *error)
{
    struct str sort_key = {0}, fold = {0};
    struct derived old = {0};
    enum status status = read_derived(store, record, &old, error);

    if (status == STATUS_OK)
        status = derive_texts(store, record, &sort_key, &fold, error);
    if (status != STATUS_OK)
        goto out;
    *moved = strcmp(old.sort_key, str_peek(&sort_key)) != 0;
    bool is_indexed = old.doc || !(record->entity->flags & ENTITY_INDEXED);
    if (*moved || !is_indexed || strcmp(old.fold, str_peek(&fold)) != 0)
        status = write_derived(store, record, &old, str_peek(&sort_key), str_peek(&fold), error);
out:
    str_clear(&sort_key);
    str_clear(&fold);
    clear_derived(&old);
    return status;
}

static enum status derive_by_id(struct store *store, const struct entity *entity, int64_t id, bool *moved,
                                struct error *error)
{
    struct record record = {0};
    bool found = false;
    enum status status = row_read(store, entity, id, &record, &found, error);

    if (status == STATUS_OK && found)
        status = derive_record(store, &record, moved, error);
    record_clear(&record);
    return status;
}

/* ---- What shows something of a record ---- */

enum status derive_parent(struct store *store, const struct entity *state, int64_t id, struct error *error)
{
    int parent = entity_parent_index(state);
    struct record record = {0};
    bool found = false, moved = false;
    enum status status = row_read(store, state, id, &record, &found, error);

    if (status == STATUS_OK && found && record.values[parent].kind == VALUE_REFERENCE)
        status = derive_by_id(store, entity_get(state->fields[parent].target), record.values[parent].integer, &moved,
                              error);
    record_clear(&record);
    return status;
}

static bool sorts_by(const struct entity *entity, const struct field *field)
{
    for (const char *const *name = entity->sorted; *name; name++)
        if (strcmp(*name, field->name) == 0)
            return true;
    return false;
}

/* Puts the records of `entity` that refer to `id` by the field in order, and what shows those. Names of the record are
 * part of the folded text of its referrers only, sort keys are part of those of their referrers and so on. */
static enum status derive_referring(struct store *store, const struct entity *entity, int field, int64_t id,
                                    struct error *error)
{
    struct ids ids = {0};
    enum status status = row_referring(store, entity, field, id, &ids, error);

    for (size_t i = 0; status == STATUS_OK && i < ids.count; i++) {
        bool moved = false;
        status = derive_by_id(store, entity, ids.items[i], &moved, error);
        if (status == STATUS_OK && moved)
            status = derive_dependents(store, entity, ids.items[i], true, false, error);
        /* What is found by a state's names is found by them through its parent too. */
        if (status == STATUS_OK && entity->flags & ENTITY_STATE)
            status = derive_parent(store, entity, ids.items[i], error);
    }
    ids_clear(&ids);
    return status;
}

enum status derive_dependents(struct store *store, const struct entity *entity, int64_t id, bool moved, bool renamed,
                              struct error *error)
{
    enum status status = STATUS_OK;

    for (int other = ENTITY_NONE + 1; status == STATUS_OK && other < ENTITY_COUNT; other++) {
        const struct entity *referring = entity_get((enum entity_id)other);
        for (size_t i = 0; status == STATUS_OK && i < referring->field_count; i++) {
            const struct field *field = &referring->fields[i];
            if (field->type != FIELD_REFERENCE || field->target != entity->id || !field_is_stored(field))
                continue;
            if ((renamed && field->flags & FIELD_SEARCHED) || (moved && sorts_by(referring, field)))
                status = derive_referring(store, referring, (int)i, id, error);
        }
    }
    return status;
}

enum status store_derive(struct store *store, const struct entity *entity, int64_t id, struct error *error)
{
    bool moved = false;

    return derive_by_id(store, entity, id, &moved, error);
}
