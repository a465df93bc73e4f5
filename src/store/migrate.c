/* The register's schema: made and brought up to date by the numbered files of db/migrations, which are built in. */
#include "samreg/store/writing.h"

#include "samreg/base/embed.h"
#include "samreg/base/memory.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FOLDER "db/migrations/"

/* "db/migrations/0001-register.sql" is number 1. The table is sorted by path: numbers of four digits come in order. */
static int number_of(const struct embed_file *file)
{
    return (int)strtol(file->path + strlen(FOLDER), NULL, 10);
}

int store_newest_version(void)
{
    int newest = 0;

    for (const struct embed_file *file = embed_next(FOLDER, NULL); file; file = embed_next(FOLDER, file))
        newest = number_of(file);
    assert(newest > 0);
    return newest;
}

/* Whether the file has the migration: read with the write lock held, for a colleague may have opened it meanwhile. */
static enum status is_done(struct store *store, const struct embed_file *file, bool *done, struct error *error)
{
    struct statement *statement = NULL;
    int64_t version = 0;
    enum status status = db_prepare(store, "PRAGMA user_version", &statement, error);

    if (status == STATUS_OK)
        status = db_read_integer(&statement, &version, NULL, error);
    *done = version >= number_of(file);
    return status;
}

static enum status find_all(struct store *store, const struct entity *entity, struct ids *ids, struct error *error)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    bool row = false;

    str_add(&sql, "SELECT id FROM ");
    db_quote(entity->name, &sql);
    enum status status = db_prepare(store, str_peek(&sql), &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
        ids_add(ids, db_integer(statement, 0));
    db_done(&statement);
    return status;
}

/* Makes sort keys and folded texts of an entity's records anew. */
static enum status derive_all(struct store *store, const struct entity *entity, struct error *error)
{
    struct ids ids = {0};
    enum status status = find_all(store, entity, &ids, error);

    for (size_t i = 0; status == STATUS_OK && i < ids.count; i++)
        status = store_derive(store, entity, ids.items[i], error);
    ids_clear(&ids);
    return status;
}

/* What follows from records that migrations changed ("-- derives: ENTITY"). All of them are looked at, for one that was
 * run before may have been interrupted here. Only once the schema is that of the entity tables. */
static enum status derive_changed(struct store *store, struct error *error)
{
    static const char head[] = "\n-- derives: ";
    enum status status = STATUS_OK;

    for (const struct embed_file *file = embed_next(FOLDER, NULL); file; file = embed_next(FOLDER, file)) {
        const char *line = strstr((const char *)file->bytes, head);
        if (!line || status != STATUS_OK)
            continue;
        line += strlen(head);
        char *name = memory_copy_bytes(line, strcspn(line, "\n"));
        const struct entity *entity = entity_find(name);
        assert(entity);
        status = derive_all(store, entity, error);
        free(name);
    }
    return status;
}

static enum status run_migration(struct store *store, const struct embed_file *file, struct error *error)
{
    char identity[96];
    bool done = false;
    enum status status = store_begin(store, STORE_WRITING, error);

    if (status != STATUS_OK)
        return status;
    status = is_done(store, file, &done, error);
    if (status != STATUS_OK || done) {
        store_rollback(store);
        return status;
    }
    snprintf(identity, sizeof identity, "PRAGMA application_id = %d; PRAGMA user_version = %d", STORE_APPLICATION_ID,
             number_of(file));
    status = db_exec(store, (const char *)file->bytes, error);
    if (status == STATUS_OK && !embed_next(FOLDER, file))
        status = derive_changed(store, error);
    if (status == STATUS_OK)
        status = db_exec(store, identity, error);
    if (status == STATUS_OK)
        return store_commit(store, error);
    store_rollback(store);
    return status;
}

enum status store_migrate(struct store *store, int from, struct error *error)
{
    enum status status = STATUS_OK;

    for (const struct embed_file *file = embed_next(FOLDER, NULL); file; file = embed_next(FOLDER, file)) {
        if (number_of(file) <= from)
            continue;
        status = run_migration(store, file, error);
        if (status != STATUS_OK)
            break;
    }
    return status;
}
