/* Integrity: the file, the derived data against the records, and the records against the journal. */
#include "samreg/store/writing.h"

#include "samreg/model/field.h"
#include "samreg/store/care.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* ---- The file ---- */

static void report_file(struct problems *problems, const char *rule, const char *msgid, const char *what)
{
    message_set(rules_problem(problems, NULL, 0, -1, rule, false), msgid, what, NULL);
}

static enum status check_file(struct store *store, struct problems *problems, struct error *error)
{
    struct statement *statement = NULL;
    bool row = false;
    enum status status = db_prepare(store, "PRAGMA integrity_check", &statement, error);

    if (status != STATUS_OK)
        return status;
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
        if (strcmp(db_text(statement, 0), "ok") != 0)
            report_file(problems, "integrity", N_("The file is damaged: %1. Go back to the last backup."),
                        db_text(statement, 0));
    db_done(&statement);
    return status;
}

static enum status check_foreign_keys(struct store *store, struct problems *problems, struct error *error)
{
    struct statement *statement = NULL;
    bool row = false;
    enum status status = db_prepare(store, "PRAGMA foreign_key_check", &statement, error);

    if (status != STATUS_OK)
        return status;
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row) {
        const struct entity *entity = entity_find(db_text(statement, 0));
        message_set(rules_problem(problems, entity, entity ? db_integer(statement, 1) : 0, -1, "foreign_key", false),
                    N_("A record of “%1” refers to one of “%2” that does not exist."), db_text(statement, 0),
                    db_text(statement, 2), NULL);
    }
    db_done(&statement);
    return status;
}

/* The index keeps no text, so that only its own structure can be checked. */
static enum status check_search_index(struct store *store, const struct entity *entity, struct problems *problems,
                                      struct error *error)
{
    struct statement *statement = NULL;
    struct str table = {0}, sql = {0};

    str_addf(&table, "search_%s", entity->name);
    str_add(&sql, "INSERT INTO ");
    db_quote(str_peek(&table), &sql);
    str_add(&sql, " (");
    db_quote(str_peek(&table), &sql);
    str_add(&sql, ") VALUES ('integrity-check')");
    enum status status = db_prepare(store, str_peek(&sql), &statement, error);
    if (status == STATUS_OK)
        status = db_run(&statement, error);
    if (status == STATUS_DATA) {
        if (error)
            error_clear(error);
        report_file(problems, "search_index", N_("The search index of “%1” is damaged. Go back to the last backup."),
                    entity->name);
        status = STATUS_OK;
    }
    str_clear(&table);
    str_clear(&sql);
    return status;
}

/* The question is an INSERT and takes the write lock, though it writes nothing. */
static enum status check_search_indexes(struct store *store, struct problems *problems, struct error *error)
{
    if (store_is_read_only(store))
        return STATUS_OK;
    enum status status = store_begin(store, STORE_WRITING, error);
    if (status != STATUS_OK)
        return status;
    for (int id = ENTITY_NONE + 1; status == STATUS_OK && id < ENTITY_COUNT; id++)
        if (entity_get((enum entity_id)id)->flags & ENTITY_INDEXED)
            status = check_search_index(store, entity_get((enum entity_id)id), problems, error);
    store_rollback(store);
    return status;
}

/* ---- Derived data ---- */

static enum status check_derived(struct store *store, const struct record *record, const char *sort_key,
                                 const char *fold, struct problems *problems, struct error *error)
{
    struct str right_key = {0}, right_fold = {0};
    enum status status = derive_texts(store, record, &right_key, &right_fold, error);

    if (status == STATUS_OK &&
        (strcmp(sort_key, str_peek(&right_key)) != 0 || strcmp(fold, str_peek(&right_fold)) != 0))
        message_set(rules_problem(problems, record->entity, record->id, -1, "derived", false),
                    N_("A record of “%1” stands in the wrong place of its list or is not found by its words. Save it "
                       "again."),
                    record->entity->name, NULL);
    str_clear(&right_key);
    str_clear(&right_fold);
    return status;
}

/* ---- Records against the journal ---- */

/* The record as the journal tells it, while its rows are read. */
struct told {
    struct record record;
    bool is_made;
};

static void tell_field(const struct statement *statement, int column, struct told *told)
{
    const char *name = db_text(statement, column); /* NULL only where somebody else has written */
    int field = name ? entity_field_index(told->record.entity, name) : -1;

    if (field >= 0)
        db_value(statement, column + 1, &told->record.entity->fields[field], &told->record.values[field]);
}

/* The fields of a record just made stand behind the row that says so. */
static enum status read_made(struct store *store, int64_t sequence, int64_t place, struct told *told,
                             struct error *error)
{
    struct statement *statement = NULL;
    bool row = false;
    enum status status = db_prepare(store,
                                    "SELECT record, kind, field, after FROM journal_change "
                                    "WHERE sequence = ?1 AND place > ?2 ORDER BY place",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, sequence);
    db_bind_integer(statement, 2, place);
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row) {
        if (db_integer(statement, 0) != told->record.id || strcmp(db_text(statement, 1), "field") != 0)
            break;
        tell_field(statement, 2, told);
    }
    db_done(&statement);
    told->is_made = true;
    return status;
}

static enum status read_told(struct store *store, struct told *told, struct error *error)
{
    struct statement *statement = NULL;
    bool row = false;
    enum status status = db_prepare(store,
                                    "SELECT sequence, place, version, kind, field, after FROM journal_change "
                                    "WHERE entity = ?1 AND record = ?2 AND " JOURNAL_IN_INDEX("") " "
                                    "ORDER BY sequence, place",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_text(statement, 1, told->record.entity->name);
    db_bind_integer(statement, 2, told->record.id);
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row) {
        enum journal_change_kind kind = JOURNAL_FIELD;
        told->record.version = db_integer(statement, 2);
        if (!journal_kind_parse(db_text(statement, 3), &kind))
            continue;
        if (kind == JOURNAL_FIELD)
            tell_field(statement, 4, told);
        else
            told->record.removed = kind == JOURNAL_REMOVED;
        if (kind == JOURNAL_MADE)
            status = read_made(store, db_integer(statement, 0), db_integer(statement, 1), told, error);
        if (status != STATUS_OK)
            break;
    }
    db_done(&statement);
    return status;
}

static void report_field(const struct record *record, const struct record *told, size_t index,
                         struct problems *problems)
{
    const struct field *field = &record->entity->fields[index];
    struct str now = {0}, then = {0}, called = {0};

    field_write(field, &record->values[index], FIELD_DATA, &now);
    field_write(field, &told->values[index], FIELD_DATA, &then);
    record_called(record, &called);
    if (field->flags & FIELD_WITHHELD)
        message_set(rules_problem(problems, record->entity, record->id, (int)index, "journal", false),
                    N_("%t1 of “%2” was changed outside the program."), field->label, str_peek(&called), NULL);
    else
        message_set(rules_problem(problems, record->entity, record->id, (int)index, "journal", false),
                    N_("%t1 of “%2” is “%3”, but by the journal it is “%4”: it was changed outside the program."),
                    field->label, str_peek(&called), str_peek(&now), str_peek(&then), NULL);
    str_clear(&now);
    str_clear(&then);
    str_clear(&called);
}

static void compare(const struct record *record, const struct told *told, struct problems *problems)
{
    const struct record *then = &told->record;
    struct str called = {0};

    for (size_t i = 0; told->is_made && i < record->entity->field_count; i++)
        if (field_is_stored(&record->entity->fields[i]) && !value_equal(&record->values[i], &then->values[i]))
            report_field(record, then, i, problems);
    record_called(record, &called);
    if (!told->is_made)
        message_set(rules_problem(problems, record->entity, record->id, -1, "journal", false),
                    N_("“%1” was added outside the program."), str_peek(&called), NULL);
    else if (record->removed != then->removed || record->version != then->version)
        message_set(rules_problem(problems, record->entity, record->id, -1, "journal", false),
                    N_("“%1” was changed, removed or restored outside the program."), str_peek(&called), NULL);
    str_clear(&called);
}

static enum status check_told(struct store *store, const struct record *record, struct problems *problems,
                              struct error *error)
{
    struct told told = {0};

    record_init(&told.record, record->entity);
    told.record.id = record->id;
    enum status status = read_told(store, &told, error);
    if (status == STATUS_OK)
        compare(record, &told, problems);
    record_clear(&told.record);
    return status;
}

/* Records that the journal made and the table no longer holds. */
static enum status check_gone(struct store *store, const struct entity *entity, struct problems *problems,
                              struct error *error)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    bool row = false;

    str_add(&sql, "SELECT record FROM journal_change WHERE entity = ?1 AND kind = 'made' "
                  "AND " JOURNAL_IN_INDEX("") " AND NOT EXISTS (SELECT 1 FROM ");
    db_quote(entity->name, &sql);
    str_add(&sql, " WHERE id = record)");
    enum status status = db_prepare(store, str_peek(&sql), &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    db_bind_text(statement, 1, entity->name);
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
        message_set(rules_problem(problems, entity, db_integer(statement, 0), -1, "journal", false),
                    N_("A record of “%1” was deleted outside the program."), entity->name, NULL);
    db_done(&statement);
    return status;
}

/* ---- All of it ---- */

static enum status check_row(const struct statement *statement, struct record *record, struct problems *problems,
                             struct error *error)
{
    int columns = sqlite3_column_count(statement->handle);
    enum status status = STATUS_OK;

    row_take(statement, record);
    if (!record->removed)
        status = check_derived(statement->store, record, db_text(statement, columns - 2),
                               db_text(statement, columns - 1), problems, error);
    return status == STATUS_OK ? check_told(statement->store, record, problems, error) : status;
}

static enum status check_entity(struct store *store, const struct entity *entity, struct problems *problems,
                                struct error *error)
{
    struct statement *statement = NULL;
    struct record record;
    struct str sql = {0};
    bool row = false;

    str_add(&sql, "SELECT ");
    row_columns(entity, &sql);
    str_add(&sql, ", sort_key, fold FROM ");
    db_quote(entity->name, &sql);
    enum status status = db_prepare(store, str_peek(&sql), &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    record_init(&record, entity);
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row) {
        status = check_row(statement, &record, problems, error);
        if (status != STATUS_OK)
            break;
    }
    record_clear(&record);
    db_done(&statement);
    return status == STATUS_OK ? check_gone(store, entity, problems, error) : status;
}

static enum status check_all(struct store *store, struct problems *problems, struct error *error)
{
    enum status status = check_file(store, problems, error);

    if (status == STATUS_OK)
        status = check_foreign_keys(store, problems, error);
    for (int id = ENTITY_NONE + 1; status == STATUS_OK && id < ENTITY_COUNT; id++)
        status = check_entity(store, entity_get((enum entity_id)id), problems, error);
    return status;
}

enum status store_verify(struct store *store, const struct stop *stop, struct problems *problems, struct error *error)
{
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    store_stop_with(store, stop);
    status = store_end_reading(store, check_all(store, problems, error));
    if (status == STATUS_OK)
        status = check_search_indexes(store, problems, error);
    store_stop_with(store, NULL);
    return status;
}
