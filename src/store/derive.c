/* What is stored beside a record so that lists are fast: its sort key and its folded text. */
#include "samreg/store/writing.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define BETWEEN "\x01"            /* sorts before every byte of a key: "Moss" before "Moss 2" */
#define NOTHING "\xf4\x8f\xbf\xbf" /* U+10FFFF, behind every letter */

/* ---- What others find a record by ---- */

/* Names that are not part of what a record is called, but that people know it by. */
static const char *const other_names[] = {"code", "alias", "short_name", "name_nn", "name_en"};

static bool is_listed(const char *const *names, const char *name)
{
    for (; *names; names++)
        if (strcmp(*names, name) == 0)
            return true;
    return false;
}

bool derive_is_name(const struct entity *entity, const struct field *field)
{
    if (field->type != FIELD_TEXT || !field_is_stored(field) || field->flags & FIELD_WITHHELD)
        return false;
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        if (strcmp(field->name, other_names[i]) == 0)
            return true;
    return is_listed(entity->called, field->name);
}

/* What others show of a record: their sort keys hold its sort key, their folded texts its names. */
struct shown {
    const struct entity *entity; /* NULL: the slot is free */
    int64_t id;
    char *sort_key, *fold;
};

/* Few records are referred to by many (a form, a region), and a new one by what follows it: what was read last is kept
 * at hand, each record in the one slot that its identifier names. */
enum { SHOWN_SLOTS = 256 };

struct store_shown {
    struct shown slots[SHOWN_SLOTS];
    size_t count;
};

static void clear_shown(struct shown *shown)
{
    free(shown->sort_key);
    free(shown->fold);
    *shown = (struct shown){0};
}

static struct shown *shown_slot(struct store_shown *all, int64_t id)
{
    return &all->slots[((uint64_t)id * 0x9e3779b97f4a7c15u) >> 56];
}

void store_forget_shown(struct store *store, const struct entity *entity, int64_t id)
{
    if (!store->shown || store->shown->count == 0)
        return;
    if (entity) {
        struct shown *shown = shown_slot(store->shown, id);
        if (shown->entity == entity && shown->id == id) {
            clear_shown(shown);
            store->shown->count--;
        }
        return;
    }
    for (size_t i = 0; i < SHOWN_SLOTS; i++)
        clear_shown(&store->shown->slots[i]);
    store->shown->count = 0;
}

static void build_shown(const struct entity *entity, struct str *sql)
{
    str_add(sql, "SELECT sort_key");
    for (size_t i = 0; i < entity->field_count; i++) {
        if (derive_is_name(entity, &entity->fields[i])) {
            str_add(sql, ", ");
            db_quote(entity->fields[i].name, sql);
        }
    }
    str_add(sql, " FROM ");
    db_quote(entity->name, sql);
    str_add(sql, " WHERE id = ?1");
}

static void take_shown(const struct statement *statement, struct shown *shown)
{
    struct str fold = {0};

    for (int column = 1; column < sqlite3_column_count(statement->handle); column++)
        if (!db_is_null(statement, column))
            collate_fold(db_text(statement, column), &fold);
    shown->sort_key = db_copy_text(statement, 0);
    shown->fold = str_take(&fold);
}

/* Lends what others show of the record until the next call; nothing when it is not there (yet). */
static enum status find_shown(struct store *store, const struct entity *entity, int64_t id,
                              const struct shown **shown, struct error *error)
{
    static const struct shown nothing;
    struct statement *statement = NULL;
    bool row = false;

    if (!store->shown)
        store->shown = memory_new(sizeof *store->shown);
    struct shown *slot = shown_slot(store->shown, id);
    *shown = slot;
    if (slot->entity == entity && slot->id == id)
        return STATUS_OK;
    enum status status = db_prepare(store, store_sql(store, entity, STORE_SQL_SHOWN, build_shown), &statement, error);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, id);
    status = db_step(statement, &row, error);
    if (row) {
        store->shown->count += slot->entity == NULL;
        clear_shown(slot);
        *slot = (struct shown){.entity = entity, .id = id};
        take_shown(statement, slot);
    } else {
        *shown = &nothing;
    }
    db_done(&statement);
    return status;
}

/* ---- Folded text ---- */

static enum status fold_value(struct store *store, const struct field *field, const struct value *value,
                              struct str *fold, struct error *error)
{
    if (value->kind == VALUE_REFERENCE) {
        const struct shown *shown = NULL;
        enum status status = find_shown(store, entity_get(field->target), value->integer, &shown, error);
        if (status == STATUS_OK)
            str_add(fold, shown->fold);
        return status;
    }
    if (value->kind == VALUE_TEXT && field->type != FIELD_CHOICE)
        collate_fold(value->text, fold);
    return STATUS_OK;
}

/* The kind of record that holds the entity's searched `via` fields, or NULL. There is at most one such kind. */
static const struct entity *searched_states(const struct entity *entity)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_SEARCHED && !field_is_stored(&entity->fields[i]))
            return entity_get(entity->fields[i].via);
    return NULL;
}

static bool is_searched_via(const struct field *field, const struct entity *states)
{
    return field->flags & FIELD_SEARCHED && field->via == states->id;
}

/* The searched `via` fields of all the record's states, of whatever period: a list as of any day must find them. */
static void build_states(const struct entity *entity, struct str *sql)
{
    const struct entity *states = searched_states(entity);
    const char *between = "SELECT ";

    for (size_t i = 0; i < entity->field_count; i++) {
        if (is_searched_via(&entity->fields[i], states)) {
            str_add(sql, between);
            db_quote(entity->fields[i].name, sql);
            between = ", ";
        }
    }
    str_add(sql, " FROM ");
    db_quote(states->name, sql);
    str_add(sql, " WHERE ");
    db_quote(states->fields[entity_parent_index(states)].name, sql);
    str_add(sql, " = ?1 AND removed = 0 ORDER BY id");
}

static enum status fold_state(const struct statement *statement, const struct entity *entity,
                              const struct entity *states, struct str *fold, struct error *error)
{
    enum status status = STATUS_OK;
    struct value value = {0};
    int column = 0;

    for (size_t i = 0; status == STATUS_OK && i < entity->field_count; i++) {
        if (is_searched_via(&entity->fields[i], states)) {
            db_value(statement, column++, &entity->fields[i], &value);
            status = fold_value(statement->store, &entity->fields[i], &value, fold, error);
        }
    }
    value_clear(&value);
    return status;
}

static enum status fold_states(struct store *store, const struct record *record, struct str *fold,
                               struct error *error)
{
    const struct entity *states = searched_states(record->entity);
    struct statement *statement = NULL;
    enum status status;
    bool row = false;

    if (!states)
        return STATUS_OK;
    status = db_prepare(store, store_sql(store, record->entity, STORE_SQL_STATES, build_states), &statement, error);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, record->id);
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row) {
        status = fold_state(statement, record->entity, states, fold, error);
        if (status != STATUS_OK)
            break;
    }
    db_done(&statement);
    return status;
}

static enum status make_fold(struct store *store, const struct record *record, struct str *fold, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < record->entity->field_count; i++) {
        const struct field *field = &record->entity->fields[i];
        if (field->flags & FIELD_SEARCHED && field_is_stored(field))
            status = fold_value(store, field, &record->values[i], fold, error);
    }
    return status == STATUS_OK ? fold_states(store, record, fold, error) : status;
}

/* ---- Sort key ---- */

static enum status add_key_of(struct store *store, const struct entity *entity, int64_t id, struct str *key,
                              struct error *error)
{
    const struct shown *shown = NULL;
    enum status status = find_shown(store, entity, id, &shown, error);

    if (status == STATUS_OK)
        str_add(key, shown->sort_key);
    return status;
}

/* Twenty digits, moved so that negative numbers sort before positive ones. */
static void add_number(int64_t number, struct str *key)
{
    str_addf(key, "%020llu", (unsigned long long)number ^ (1ull << 63));
}

/* A code sorts by its place in the list of choices, not by its English letters. */
static void add_choice(const struct field *field, const char *code, struct str *key)
{
    const struct choice *choice = field_choice(field, code);

    if (choice)
        str_addf(key, "%04td", choice - field->choices);
    else
        str_add(key, code);
}

/* A share sorts by its value, in thousandths of a millionth. */
static void add_share(const char *text, struct str *key)
{
    struct share share;

    if (share_parse(text, &share) == NUMBER_OK && share.denominator > 0)
        add_number(share.numerator * 1000000000 / share.denominator, key);
    else
        str_add(key, text);
}

static enum status add_value(struct store *store, const struct field *field, const struct value *value,
                             struct str *key, struct error *error)
{
    switch (value->kind) {
    case VALUE_NONE:
        str_add(key, NOTHING);
        return STATUS_OK;
    case VALUE_INTEGER:
        add_number(value->integer, key);
        return STATUS_OK;
    case VALUE_REFERENCE:
        return add_key_of(store, entity_get(field->target), value->integer, key, error);
    case VALUE_TEXT:
        break;
    }
    if (field->type == FIELD_TEXT || field->type == FIELD_LONG_TEXT)
        collate_sort_key(value->text, key);
    else if (field->type == FIELD_CHOICE)
        add_choice(field, value->text, key);
    else if (field->type == FIELD_SHARE)
        add_share(value->text, key);
    else
        str_add(key, value->text);
    return STATUS_OK;
}

enum status derive_sort_key(struct store *store, const struct record *record, struct str *key, struct error *error)
{
    const struct entity *entity = record->entity;
    enum status status = STATUS_OK;

    for (const char *const *name = entity->sorted; status == STATUS_OK && *name; name++) {
        int index = entity_field_index(entity, *name);
        assert(index >= 0 && field_is_stored(&entity->fields[index]));
        if (name != entity->sorted)
            str_add(key, BETWEEN);
        status = add_value(store, &entity->fields[index], &record->values[index], key, error);
    }
    return status;
}

enum status derive_texts(struct store *store, const struct record *record, struct str *sort_key, struct str *fold,
                         struct error *error)
{
    enum status status = derive_sort_key(store, record, sort_key, error);

    return status == STATUS_OK ? make_fold(store, record, fold, error) : status;
}
