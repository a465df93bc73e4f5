/* What records are called as of a day. */
#include "samreg/store/reading.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    SUCCESSIONS = 16,   /* more than any municipality has seen; ends a circle in the data */
    NAMES_KEPT = 16384, /* names, about a hundred bytes each */
    NAMES_FIRST = 256   /* slots; a power of two */
};

/* One name kept; a slot with id 0 is free. */
struct store_name {
    int64_t id;
    const struct entity *entity;
    char *called;
};

/* ---- The names kept ---- */

void store_forget_names(struct store *store)
{
    for (size_t i = 0; i < store->name_capacity; i++)
        free(store->names[i].called);
    if (store->name_capacity > 0)
        memset(store->names, 0, store->name_capacity * sizeof *store->names);
    store->name_count = 0;
}

/* The name's slot, or the free one where it belongs. Identifiers are random enough to be their own hash. */
static struct store_name *find_slot(struct store_name *names, size_t capacity, const struct entity *entity, int64_t id)
{
    size_t at = (size_t)((uint64_t)id * 0x9e3779b97f4a7c15u >> 20) & (capacity - 1);

    while (names[at].id != 0 && (names[at].id != id || names[at].entity != entity))
        at = (at + 1) & (capacity - 1);
    return &names[at];
}

static void grow(struct store *store)
{
    size_t capacity = store->name_capacity > 0 ? store->name_capacity * 2 : NAMES_FIRST;
    struct store_name *names = memory_new_array(capacity, sizeof *names);

    for (size_t i = 0; i < store->name_capacity; i++)
        if (store->names[i].id != 0)
            *find_slot(names, capacity, store->names[i].entity, store->names[i].id) = store->names[i];
    free(store->names);
    store->names = names;
    store->name_capacity = capacity;
}

/* Takes the name over and lends it. */
static const char *keep(struct store *store, const struct entity *entity, int64_t id, char *called)
{
    if (store->name_count == NAMES_KEPT)
        store_forget_names(store);
    if (store->name_count * 2 >= store->name_capacity)
        grow(store);
    struct store_name *slot = find_slot(store->names, store->name_capacity, entity, id);
    assert(slot->id == 0);
    *slot = (struct store_name){.id = id, .entity = entity, .called = called};
    store->name_count++;
    return called;
}

/* Forgets names of another day, or from before somebody else's commit. */
static enum status refresh(struct store *store, struct date as_of, struct error *error)
{
    enum status status = STATUS_OK;
    int64_t version = store->names_version;

    /* Within a transaction the file stands still, and its version is asked for once, by the first statement. */
    if (store->names_transaction != store->transactions) {
        status = store_data_version(store, &version, error);
        store->names_transaction = store->transactions;
    }
    if (status == STATUS_OK && (version != store->names_version || date_compare(as_of, store->names_as_of) != 0)) {
        store_forget_names(store);
        store->names_version = version;
        store->names_as_of = as_of;
    }
    return status;
}

/* ---- Succession ---- */

/* Whether the municipality still has its number on the day. */
static enum status read_end(struct store *store, int64_t id, struct date as_of, bool *ended, struct error *error)
{
    char day[DATE_TEXT];
    struct statement *statement = NULL;
    enum status status =
        db_prepare(store, "SELECT 1 FROM municipality WHERE id = ?1 AND valid_to <= ?2", &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, id);
    db_bind_text(statement, 2, date_format_iso(as_of, day));
    int64_t one;
    return db_read_integer(&statement, &one, ended, error);
}

/* The number of municipalities that have taken over by that day, and one of them. */
static enum status read_successors(struct store *store, int64_t id, struct date as_of, int64_t *count,
                                   int64_t *successor, struct error *error)
{
    char day[DATE_TEXT];
    struct statement *statement = NULL;
    bool row = false;
    enum status status = db_prepare(store,
                                    "SELECT count(*), max(successor) FROM municipality_successor"
                                    " WHERE municipality = ?1 AND removed = 0 AND date <= ?2",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, id);
    db_bind_text(statement, 2, date_format_iso(as_of, day));
    status = db_step(statement, &row, error);
    if (status == STATUS_OK && row) {
        *count = db_integer(statement, 0);
        *successor = db_integer(statement, 1);
    }
    db_done(&statement);
    return status;
}

/* Follows a municipality that has ended to the one that has taken over. `undecided`: there are several, and `id` is the
 * last one that is certain. */
static enum status follow(struct store *store, int64_t *id, struct date as_of, bool *undecided, struct error *error)
{
    enum status status = STATUS_OK;

    *undecided = false;
    for (int step = 0; status == STATUS_OK && step < SUCCESSIONS; step++) {
        bool ended = false;
        int64_t count = 0, successor = 0;
        status = read_end(store, *id, as_of, &ended, error);
        if (status == STATUS_OK && ended)
            status = read_successors(store, *id, as_of, &count, &successor, error);
        if (status != STATUS_OK || count == 0)
            break;
        *undecided = count > 1;
        if (*undecided)
            break;
        *id = successor;
    }
    return status;
}

/* ---- Names ---- */

static bool is_part_of_name(const struct entity *entity, const char *field)
{
    for (const char *const *name = entity->called; *name; name++)
        if (strcmp(*name, field) == 0)
            return true;
    return false;
}

static enum status write_called(struct store *store, struct record *record, struct date as_of, struct str *called,
                                struct error *error)
{
    const struct entity *entity = record->entity;

    for (size_t i = 0; i < entity->field_count; i++) {
        struct value *value = &record->values[i];
        if (!is_part_of_name(entity, entity->fields[i].name))
            continue;
        value_copy(value, record_value_in(record, i, store->language));
        if (value->kind == VALUE_REFERENCE) {
            const char *name = NULL;
            enum status status =
                called_peek(store, entity_get(entity->fields[i].target), value->integer, as_of, &name, error);
            if (status != STATUS_OK)
                return status;
            value_set_reference(value, value->integer, name);
        }
    }
    record_called(record, called);
    return STATUS_OK;
}

/* Whether a record is called by one text as it is stored: then that alone is read, not the whole record. */
static bool is_called_plainly(const struct entity *entity)
{
    const struct field *field = entity_field(entity, entity->called[0]);

    return !entity->called[1] && field->type == FIELD_TEXT && field_is_stored(field) && !entity->revealed &&
           !(field->flags & FIELD_TRANSLATED);
}

static void build_name(const struct entity *entity, struct str *sql)
{
    str_add(sql, "SELECT ");
    db_quote(entity->called[0], sql);
    str_add(sql, " FROM ");
    db_quote(entity->name, sql);
    str_add(sql, " WHERE id = ?1");
}

static enum status read_name(struct store *store, const struct entity *entity, int64_t id, char **called,
                             struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store, store_sql(store, entity, STORE_SQL_NAME, build_name), &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, id);
    status = db_read_text(&statement, called, NULL, error);
    if (status == STATUS_OK && !*called)
        *called = memory_copy_text("");
    return status;
}

/* Reads what the record is called, whatever is kept. */
static enum status read_called(struct store *store, const struct entity *entity, int64_t id, struct date as_of,
                               char **called, struct error *error)
{
    struct record record = {0};
    struct str text = {0};
    bool undecided = false, found = false;
    enum status status = STATUS_OK;

    if (is_called_plainly(entity))
        return read_name(store, entity, id, called, error);
    record_init(&record, entity);
    if (entity->id == ENTITY_MUNICIPALITY)
        status = follow(store, &id, as_of, &undecided, error);
    if (status == STATUS_OK)
        status = row_read(store, entity, id, &record, &found, error);
    if (status == STATUS_OK && found)
        status = withhold_record(store, &record, error);
    if (status == STATUS_OK && found)
        status = write_called(store, &record, as_of, &text, error);
    if (undecided)
        str_addf(&text, " %s", text_in(store->language, N_("(undecided)")));
    if (status == STATUS_OK)
        *called = str_take(&text);
    str_clear(&text);
    record_clear(&record);
    return status;
}

enum status called_peek(struct store *store, const struct entity *entity, int64_t id, struct date as_of,
                        const char **called, struct error *error)
{
    char *text = NULL;
    enum status status = refresh(store, as_of, error);

    if (status != STATUS_OK)
        return status;
    const struct store_name *kept =
        store->name_capacity > 0 ? find_slot(store->names, store->name_capacity, entity, id) : NULL;
    if (kept && kept->id != 0) {
        *called = kept->called;
        return STATUS_OK;
    }
    status = read_called(store, entity, id, as_of, &text, error);
    if (status == STATUS_OK)
        *called = keep(store, entity, id, text);
    return status;
}

enum status store_called(struct store *store, const struct entity *entity, int64_t id, struct date as_of, char **called,
                         struct error *error)
{
    const char *kept = NULL;
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    status = called_peek(store, entity, id, as_of, &kept, error);
    if (status == STATUS_OK)
        *called = memory_copy_text(kept);
    return store_end_reading(store, status);
}

enum status store_succeeded(struct store *store, int64_t id, struct date as_of, int64_t *now, struct error *error)
{
    bool undecided = false;
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    status = follow(store, &id, as_of, &undecided, error);
    if (status == STATUS_OK)
        *now = id;
    return store_end_reading(store, status);
}
