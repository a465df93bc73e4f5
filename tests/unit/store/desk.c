#include "tests/unit/store/desk.h"

#include "samreg/base/memory.h"
#include "samreg/store/internal.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROUND = 16, ROOM = 4096 };

struct store *desk_open(void)
{
    struct store *store = NULL;
    struct error error = {0};

    cr_assert_eq(store_create(":memory:", &store, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    return store;
}

static char *next_room(void)
{
    static char rooms[ROUND][ROOM];
    static size_t next;

    return rooms[next++ % ROUND];
}

const char *desk_text(int64_t id)
{
    char *text = next_room();

    snprintf(text, ROOM, "%lld", (long long)id);
    return text;
}

static void assign_one(struct change *change, const char *name, const char *text)
{
    int field = entity_field_index(change->entity, name);
    struct value value = {0};

    cr_assert_geq(field, 0, "%s has no field %s", change->entity->name, name);
    switch (change->entity->fields[field].type) {
    case FIELD_REFERENCE:
        if (*text)
            value_set_reference(&value, strtoll(text, NULL, 10), NULL);
        break;
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_YEAR:
    case FIELD_YES_NO:
        if (*text)
            value_set_integer(&value, strtoll(text, NULL, 10));
        break;
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_SHARE:
    case FIELD_DATE:
    case FIELD_END:
    case FIELD_CHOICE:
    case FIELD_ORGANISATION:
        value_set_text(&value, text);
        break;
    }
    change_assign(change, field, &value);
    value_clear(&value);
}

static void assign_pairs(struct change *change, va_list pairs)
{
    const char *name;

    while ((name = va_arg(pairs, const char *)))
        assign_one(change, name, va_arg(pairs, const char *));
}

void desk_assign(struct change *change, ...)
{
    va_list pairs;

    va_start(pairs, change);
    assign_pairs(change, pairs);
    va_end(pairs);
}

static enum status apply(struct store *store, const char *user, enum journal_verb verb, struct change_set *set,
                         bool skip_checks, struct apply_result *result, struct error *error)
{
    struct apply_options options = {.skip_checks = skip_checks, .as_of = {2009, 12, 1}};
    struct journal_entry entry = {.user = memory_copy_text(user), .host = memory_copy_text("desk"),
                                  .program = memory_copy_text("test"), .verb = verb};

    apply_result_clear(result);
    enum status status = store_apply(store, set, &entry, &options, result, error);
    change_set_clear(set);
    journal_entry_clear(&entry);
    store_assert_idle(store);
    return status;
}

enum status desk_apply(struct store *store, const char *user, enum journal_verb verb, struct change_set *set,
                       struct apply_result *result)
{
    struct error error = {0};
    enum status status = apply(store, user, verb, set, false, result, &error);

    cr_assert_eq(status == STATUS_OK, error.message.msgid == NULL);
    error_clear(&error);
    return status;
}

static void apply_surely(struct store *store, const char *user, enum journal_verb verb, struct change_set *set)
{
    struct apply_result result = {0};
    struct error error = {0};
    enum status status = apply(store, user, verb, set, true, &result, &error);

    cr_assert_eq(status, STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    apply_result_clear(&result);
}

int64_t desk_add(struct store *store, const char *entity, ...)
{
    struct change_set set = {0};
    int64_t id = store_new_id(store);
    va_list pairs;

    va_start(pairs, entity);
    assign_pairs(change_set_add(&set, CHANGE_ADD, entity_find(entity), id, 0), pairs);
    va_end(pairs);
    apply_surely(store, "desk", JOURNAL_ADD, &set);
    return id;
}

void desk_set(struct store *store, const char *user, const char *entity, int64_t id, const char *field,
              const char *text)
{
    struct change_set set = {0};

    desk_assign(change_set_add(&set, CHANGE_SET, entity_find(entity), id, 0), field, text, NULL);
    apply_surely(store, user, JOURNAL_SET, &set);
}

void desk_remove(struct store *store, const char *user, const char *entity, int64_t id)
{
    struct change_set set = {0};

    change_set_add(&set, CHANGE_REMOVE, entity_find(entity), id, 0);
    apply_surely(store, user, JOURNAL_REMOVE, &set);
}

enum status desk_undo(struct store *store, const char *user, int64_t operation, struct apply_result *result)
{
    struct journal_entry who = {.user = memory_copy_text(user)};

    apply_result_clear(result);
    enum status status = store_undo(store, operation, &who, (struct date){0}, result, NULL);
    journal_entry_clear(&who);
    store_assert_idle(store);
    return status;
}

enum status desk_redo(struct store *store, const char *user, struct apply_result *result)
{
    struct journal_entry who = {.user = memory_copy_text(user)};

    apply_result_clear(result);
    enum status status = store_redo(store, 0, &who, (struct date){0}, result, NULL);
    journal_entry_clear(&who);
    store_assert_idle(store);
    return status;
}

const char *desk_value(struct store *store, const char *entity, int64_t id, const char *field)
{
    struct statement *statement = NULL;
    char *text = next_room();
    struct str sql = {0};
    bool row = false;

    str_addf(&sql, "SELECT removed, %s FROM %s WHERE id = ?1", field, entity);
    cr_assert_eq(db_prepare(store, str_peek(&sql), &statement, NULL), STATUS_OK);
    str_clear(&sql);
    db_bind_integer(statement, 1, id);
    cr_assert_eq(db_step(statement, &row, NULL), STATUS_OK);
    cr_assert(row);
    const char *value = db_is_null(statement, 1) ? "" : db_text(statement, 1);
    snprintf(text, ROOM, "%s", db_integer(statement, 0) ? "(removed)" : value);
    db_done(&statement);
    return text;
}

char *desk_rules(const struct problems *problems)
{
    struct str rules = {0};

    for (size_t i = 0; i < problems->count; i++)
        str_addf(&rules, "%s%s", i ? " " : "", problems->items[i].rule);
    return rules.length ? str_take(&rules) : memory_copy_text("");
}

void desk_expect_found(struct store *store, struct date day, const char *rule, int count, const char *words)
{
    struct problems problems = {0};
    int found = 0;

    cr_assert_eq(store_check(store, day, NULL, &problems, NULL), STATUS_OK);
    for (size_t i = 0; i < problems.count; i++) {
        if (strcmp(problems.items[i].rule, rule) != 0)
            continue;
        char *text = message_text(&problems.items[i].message, LANGUAGE_ENGLISH);
        cr_expect(found++ > 0 || strstr(text, words), "%s: %s", rule, text);
        free(text);
    }
    cr_expect_eq(found, count, "%s: %d", rule, found);
    problems_clear(&problems);
}

static void dump_entity(struct store *store, const struct entity *entity, struct str *dump)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    bool row = false;

    str_add(&sql, "SELECT id");
    for (size_t i = 0; i < entity->field_count; i++)
        if (field_is_stored(&entity->fields[i]))
            str_addf(&sql, ", \"%s\"", entity->fields[i].name);
    str_addf(&sql, ", sort_key, fold FROM \"%s\" WHERE removed = 0 ORDER BY id", entity->name);
    cr_assert_eq(db_prepare(store, str_peek(&sql), &statement, NULL), STATUS_OK);
    str_clear(&sql);
    while (db_step(statement, &row, NULL) == STATUS_OK && row) {
        str_addf(dump, "%s", entity->name);
        for (int column = 0; column < sqlite3_column_count(statement->handle); column++)
            str_addf(dump, "|%s", db_is_null(statement, column) ? "" : db_text(statement, column));
        str_add_char(dump, '\n');
    }
    db_done(&statement);
}

char *desk_dump(struct store *store)
{
    struct str dump = {0};

    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++)
        dump_entity(store, entity_get((enum entity_id)id), &dump);
    return str_take(&dump);
}

int64_t desk_number(struct store *store, const char *sql)
{
    struct statement *statement = NULL;
    int64_t number = 0;

    cr_assert_eq(db_prepare(store, sql, &statement, NULL), STATUS_OK);
    cr_assert_eq(db_read_integer(&statement, &number, NULL, NULL), STATUS_OK);
    return number;
}
