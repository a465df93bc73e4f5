#include "samreg/store/internal.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* ---- The cache of statements ---- */

/* FNV-1a: short, and good enough for some hundred texts. */
static uint64_t hash_text(const char *text)
{
    uint64_t hash = 14695981039346656037u;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

/* The slot of the statement lent last for a text at this address: most texts are made once and kept. */
static struct statement **recent_slot(struct store *store, const char *sql)
{
    return &store->recent[((uintptr_t)sql >> 4) % STORE_RECENT];
}

static struct statement *find_recent(struct store *store, const char *sql)
{
    struct statement *statement = *recent_slot(store, sql);

    return statement && !statement->lent && strcmp(statement->sql, sql) == 0 ? statement : NULL;
}

static struct statement *find_statement(const struct store *store, const char *sql, uint64_t hash)
{
    for (size_t i = 0; i < store->statement_count; i++) {
        struct statement *statement = store->statements[i];
        if (!statement->lent && statement->hash == hash && strcmp(statement->sql, sql) == 0)
            return statement;
    }
    return NULL;
}

static void free_statement(struct statement **statement)
{
    struct store *store = (*statement)->store;

    for (size_t i = 0; i < STORE_RECENT; i++)
        if (store->recent[i] == *statement)
            store->recent[i] = NULL;
    sqlite3_finalize((*statement)->handle);
    free((*statement)->sql);
    free(*statement);
    *statement = NULL;
}

/* The place for one more statement: a new one, or that of the statement unused for longest. */
static struct statement **make_room(struct store *store)
{
    struct statement **oldest = NULL;

    if (store->statement_count < STORE_STATEMENTS)
        return &store->statements[store->statement_count++];
    for (size_t i = 0; i < store->statement_count; i++) {
        struct statement **statement = &store->statements[i];
        if (!(*statement)->lent && (!oldest || (*statement)->used < (*oldest)->used))
            oldest = statement;
    }
    assert(oldest && "more statements are lent than the store keeps");
    free_statement(oldest);
    return oldest;
}

enum status db_prepare(struct store *store, const char *sql, struct statement **statement, struct error *error)
{
    struct statement *found = find_recent(store, sql);
    uint64_t hash = found ? found->hash : hash_text(sql);

    if (!found)
        found = find_statement(store, sql, hash);
    if (!found) {
        sqlite3_stmt *handle = NULL;
        const char *tail = NULL;
        int code = sqlite3_prepare_v3(store->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, &tail);

        if (code != SQLITE_OK)
            return db_fail(store, code, error);
        assert(handle && *tail == '\0' && "one statement at a time");
        found = memory_new(sizeof *found);
        *found = (struct statement){.store = store, .handle = handle, .sql = memory_copy_text(sql), .hash = hash};
        *make_room(store) = found;
    }
    *recent_slot(store, sql) = found;
    found->lent = true;
    found->used = ++store->uses;
    *statement = found;
    return STATUS_OK;
}

void db_done(struct statement **statement)
{
    if (!*statement)
        return;
    assert((*statement)->lent);
    sqlite3_reset((*statement)->handle);
    sqlite3_clear_bindings((*statement)->handle);
    (*statement)->lent = false;
    *statement = NULL;
}

void db_forget_statements(struct store *store)
{
    for (size_t i = 0; i < store->statement_count; i++) {
        assert(!store->statements[i]->lent);
        free_statement(&store->statements[i]);
    }
    store->statement_count = 0;
}

/* ---- Binding ---- */

/* Binding fails only for want of memory or by a place that the statement does not have: a bug. */
static void expect_ok(int code)
{
    assert(code == SQLITE_OK);
    (void)code;
}

void db_bind_integer(struct statement *statement, int place, int64_t value)
{
    expect_ok(sqlite3_bind_int64(statement->handle, place, value));
}

void db_bind_text(struct statement *statement, int place, const char *text)
{
    expect_ok(sqlite3_bind_text(statement->handle, place, text, -1, SQLITE_TRANSIENT));
}

void db_bind_lasting(struct statement *statement, int place, const char *text)
{
    expect_ok(sqlite3_bind_text(statement->handle, place, text, -1, SQLITE_STATIC));
}

void db_bind_value(struct statement *statement, int place, const struct value *value)
{
    switch (value->kind) {
    case VALUE_NONE:
        expect_ok(sqlite3_bind_null(statement->handle, place));
        break;
    case VALUE_INTEGER:
    case VALUE_REFERENCE:
        db_bind_integer(statement, place, value->integer);
        break;
    case VALUE_TEXT:
        db_bind_text(statement, place, value->text);
        break;
    }
}

/* ---- Running ---- */

enum status db_step(struct statement *statement, bool *row, struct error *error)
{
    int code = sqlite3_step(statement->handle);

    *row = code == SQLITE_ROW;
    if (code == SQLITE_ROW || code == SQLITE_DONE)
        return STATUS_OK;
    return db_fail(statement->store, code, error);
}

void db_reset(struct statement *statement)
{
    sqlite3_reset(statement->handle);
}

enum status db_run(struct statement **statement, struct error *error)
{
    enum status status;
    bool row;

    do
        status = db_step(*statement, &row, error);
    while (status == STATUS_OK && row);
    db_done(statement);
    return status;
}

enum status db_read_integer(struct statement **statement, int64_t *value, bool *found, struct error *error)
{
    bool row;
    enum status status = db_step(*statement, &row, error);

    if (status == STATUS_OK) {
        *value = row ? db_integer(*statement, 0) : 0;
        if (found)
            *found = row;
    }
    db_done(statement);
    return status;
}

enum status db_read_text(struct statement **statement, char **value, bool *found, struct error *error)
{
    bool row;
    enum status status = db_step(*statement, &row, error);

    if (status == STATUS_OK) {
        *value = row ? db_copy_text(*statement, 0) : NULL;
        if (found)
            *found = row;
    }
    db_done(statement);
    return status;
}

enum status db_exec(struct store *store, const char *script, struct error *error)
{
    int code = sqlite3_exec(store->db, script, NULL, NULL, NULL);

    return code == SQLITE_OK ? STATUS_OK : db_fail(store, code, error);
}

/* ---- Columns ---- */

bool db_is_null(const struct statement *statement, int column)
{
    return sqlite3_column_type(statement->handle, column) == SQLITE_NULL;
}

int64_t db_integer(const struct statement *statement, int column)
{
    return sqlite3_column_int64(statement->handle, column);
}

const char *db_text(const struct statement *statement, int column)
{
    return (const char *)sqlite3_column_text(statement->handle, column);
}

char *db_copy_text(const struct statement *statement, int column)
{
    return memory_copy_text(db_text(statement, column));
}

void db_value(const struct statement *statement, int column, const struct field *field, struct value *value)
{
    if (db_is_null(statement, column))
        value_clear(value);
    else if (sqlite3_column_type(statement->handle, column) != SQLITE_INTEGER)
        value_set_text(value, db_text(statement, column));
    else if (field && field->type == FIELD_REFERENCE)
        value_set_reference(value, db_integer(statement, column), NULL);
    else
        value_set_integer(value, db_integer(statement, column));
}

/* ---- Making SQL ---- */

void db_quote(const char *identifier, struct str *sql)
{
    assert(identifier[0] && identifier[strspn(identifier, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0');
    str_addf(sql, "\"%s\"", identifier);
}

const char *store_sql(struct store *store, const struct entity *entity, enum store_sql kind,
                      void (*build)(const struct entity *entity, struct str *sql))
{
    char **kept = &store->sql[entity->id][kind];

    if (!*kept) {
        struct str sql = {0};

        build(entity, &sql);
        *kept = str_take(&sql);
    }
    return *kept;
}
