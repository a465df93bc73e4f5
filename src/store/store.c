#include "samreg/store/store.h"

#include "samreg/base/memory.h"
#include "samreg/store/internal.h"

#include <assert.h>
#include <stdlib.h>

void store_close(struct store **store)
{
    struct store *closing = *store;

    if (!closing)
        return;
    *store = NULL;
    store_assert_idle(closing);
    store_unwatch(closing);
    store_forget_names(closing);
    free(closing->names);
    store_forget_shown(closing, NULL, 0);
    free(closing->shown);
    db_forget_statements(closing);
    for (size_t entity = 0; entity < ENTITY_COUNT; entity++)
        for (size_t kind = 0; kind < STORE_SQL_COUNT; kind++)
            free(closing->sql[entity][kind]);
    row_forget_sql(closing);
    store_forget_reports(closing);
    int code = sqlite3_close(closing->db);
    assert(code == SQLITE_OK);
    (void)code;
    free(closing->path);
    free(closing);
}

const char *store_path(const struct store *store)
{
    return store->path;
}

bool store_is_read_only(const struct store *store)
{
    return store->flags & STORE_READ_ONLY;
}

void store_set_language(struct store *store, enum language language)
{
    if (store->language != language)
        store_forget_names(store);
    store->language = language;
}

int64_t store_new_id(struct store *store)
{
    uint64_t id;

    (void)store;
    do {
        sqlite3_randomness(sizeof id, &id);
        id &= INT64_MAX;
    } while (id == 0);
    return (int64_t)id;
}

int64_t store_new_id_at(struct store *store, size_t place, size_t count)
{
    assert(place < count);
    int64_t part = INT64_MAX / (int64_t)count;
    return part * (int64_t)place + (store_new_id(store) - 1) % part + 1;
}

/* FNV-1a over the bytes with their closing zero, so that "ab", "c" differs from "a", "bc". */
static uint64_t hash_bytes(uint64_t hash, const char *text)
{
    do
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    while (*text++);
    return hash;
}

int64_t store_stable_id(const struct entity *entity, const char *key)
{
    uint64_t hash = hash_bytes(hash_bytes(14695981039346656037u, entity->name), key);

    /* Keys that differ in their last letter stand side by side in FNV: the finaliser of MurmurHash3 sets them apart. */
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
    hash = (hash ^ (hash >> 33)) & INT64_MAX;
    return hash ? (int64_t)hash : 1;
}

enum status store_setting(struct store *store, const char *name, char **value, struct error *error)
{
    struct statement *statement = NULL;
    enum status status =
        db_prepare(store, "SELECT value FROM setting WHERE name = ?1 AND removed = 0", &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_text(statement, 1, name);
    return db_read_text(&statement, value, NULL, error);
}

enum status store_data_version(struct store *store, int64_t *version, struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store, "PRAGMA data_version", &statement, error);

    return status == STATUS_OK ? db_read_integer(&statement, version, NULL, error) : status;
}
