/* What the store itself asks of the records a command has touched, beside the check files. */
#include "samreg/store/writing.h"

#include "samreg/base/memory.h"
#include "samreg/store/read.h"

#include <assert.h>
#include <stdlib.h>

enum { NAMED = 3, TOLD_EVERY = 256 }; /* referrers named in a sentence; records between two reports of progress */

struct message *rules_problem(struct problems *problems, const struct entity *entity, int64_t id, int field,
                              const char *rule, bool warning)
{
    struct problem *problem = problems_add(problems);

    problem->warning = warning;
    problem->entity = entity;
    problem->id = id;
    problem->field = field >= 0 ? &entity->fields[field] : NULL;
    problem->rule = rule;
    return &problem->message;
}

char *rules_called(struct store *store, const struct entity *entity, int64_t id, struct date as_of)
{
    char *called = NULL;
    struct str text = {0};

    if (store_called(store, entity, id, as_of, &called, NULL) == STATUS_OK && called && *called)
        return called;
    free(called);
    str_addf(&text, "%lld", (long long)id);
    return str_take(&text);
}

/* ---- References ---- */

static enum status check_reference(struct writing *writing, const struct record *record, int index,
                                   struct error *error)
{
    const struct field *field = &record->entity->fields[index];
    const struct entity *target = entity_get(field->target);
    int64_t id = record->values[index].integer;
    bool exists = false, removed = false;

    if (id_set_has(&writing->present, id))
        return STATUS_OK;
    enum status status = row_state(writing->store, target, id, &exists, &removed, error);
    if (status != STATUS_OK)
        return status;
    if (exists && !removed) {
        id_set_add(&writing->present, id);
        return STATUS_OK;
    }
    struct message *message =
        rules_problem(&writing->result->problems, record->entity, record->id, index, "reference", false);
    if (!exists) {
        message_set(message, N_("%t1: there is no %t2 with that identifier. Choose another."), field->label,
                    target->label, NULL);
    } else {
        char *called = rules_called(writing->store, target, id, writing->as_of);
        message_set(message, N_("%t1: “%2” has been removed. Restore it first, or choose another."), field->label,
                    called, NULL);
        free(called);
    }
    return STATUS_OK;
}

static enum status check_references(struct writing *writing, const struct record *record, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < record->entity->field_count; i++)
        if (record->values[i].kind == VALUE_REFERENCE && field_is_stored(&record->entity->fields[i]))
            status = check_reference(writing, record, (int)i, error);
    return status;
}

/* ---- Natural keys ---- */

/* Another record with the same key. */
static void build_key(const struct entity *entity, struct str *sql)
{
    int place = 2;

    str_add(sql, "SELECT id FROM ");
    db_quote(entity->name, sql);
    str_add(sql, " WHERE removed = 0 AND id <> ?1");
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_KEY)
            row_key_condition(&entity->fields[i], place++, sql);
    str_add(sql, " LIMIT 1");
}

/* The first field of the natural key; -1 without one. */
static int first_key_field(const struct entity *entity)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_KEY)
            return (int)i;
    return -1;
}

/* The field that tells the record from its neighbours: the last part of the key that must be filled in. */
static int telling_key_field(const struct record *record)
{
    int telling = first_key_field(record->entity);

    for (size_t i = 0; i < record->entity->field_count; i++)
        if (record->entity->fields[i].flags & FIELD_REQUIRED && record->entity->fields[i].flags & FIELD_KEY)
            telling = (int)i;
    return telling;
}

/* Says that the key is taken. Where that tells whose the other record is, it comes last, and what else is wrong with
 * this one, which is not written and looked at later, is found here. */
static enum status refuse_key(struct writing *writing, const struct record *record, int64_t other, struct error *error)
{
    const struct entity *entity = record->entity;
    bool is_secret = entity_withholds_key(entity);
    struct problems *problems = is_secret ? &writing->whose : &writing->result->problems;
    int field = telling_key_field(record);
    char *called = rules_called(writing->store, entity, other, writing->as_of);

    message_set(rules_problem(problems, entity, record->id, field, "key", false),
                is_secret ? N_("%t1 “%2”: one has been given with that %t3 already. Who gave it can change it; anybody "
                               "else needs another %t3.")
                          : N_("%t1 “%2” is already in the register. Change that one, or give this one another %t3."),
                entity->label, called, entity->fields[field].label, NULL);
    free(called);
    if (!is_secret)
        return STATUS_OK;
    record_check(record, &writing->result->problems);
    return check_references(writing, record, error);
}

enum status rules_key_free(struct writing *writing, const struct record *record, bool *is_free, struct error *error)
{
    const struct entity *entity = record->entity;
    struct statement *statement = NULL;
    int64_t other = 0;
    int place = 2;

    *is_free = true;
    if (first_key_field(entity) < 0)
        return STATUS_OK;
    enum status status =
        db_prepare(writing->store, store_sql(writing->store, entity, STORE_SQL_KEY, build_key), &statement, error);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, record->id);
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_KEY)
            db_bind_value(statement, place++, &record->values[i]);
    bool found = false;
    status = db_read_integer(&statement, &other, &found, error);
    if (status != STATUS_OK || !found)
        return status;
    *is_free = false;
    return refuse_key(writing, record, other, error);
}

/* ---- What refers to a removed record ---- */

/* The records that refer to a removed one: how many, and the names of the first. */
struct referring {
    struct str names;
    size_t count;
};

static enum status add_referring(struct writing *writing, const struct entity *entity, int field, int64_t id,
                                 struct referring *referring, struct error *error)
{
    struct ids ids = {0};
    enum status status = row_referring(writing->store, entity, field, id, &ids, error);

    for (size_t i = 0; i < ids.count; i++) {
        if (referring->count++ >= NAMED)
            continue;
        char *called = rules_called(writing->store, entity, ids.items[i], writing->as_of);
        str_addf(&referring->names, "%s%s", referring->names.length ? ", " : "", called);
        free(called);
    }
    ids_clear(&ids);
    return status;
}

static enum status check_removed(struct writing *writing, const struct entity *entity, int64_t id,
                                 struct error *error)
{
    struct referring referring = {0};
    enum status status = STATUS_OK;

    for (int other = ENTITY_NONE + 1; status == STATUS_OK && other < ENTITY_COUNT; other++) {
        const struct entity *from = entity_get((enum entity_id)other);
        for (size_t i = 0; status == STATUS_OK && i < from->field_count; i++)
            if (from->fields[i].type == FIELD_REFERENCE && from->fields[i].target == entity->id &&
                field_is_stored(&from->fields[i]))
                status = add_referring(writing, from, (int)i, id, &referring, error);
    }
    if (status == STATUS_OK && referring.count > 0) {
        char *called = rules_called(writing->store, entity, id, writing->as_of);
        struct str more = {0};
        str_addf(&more, "%zu", referring.count);
        message_set(rules_problem(&writing->result->problems, entity, id, -1, "referred", false),
                    referring.count <= NAMED
                        ? N_("“%1” cannot be removed: %2 refers to it. Change or remove that first.")
                        : N_("“%1” cannot be removed: %3 records refer to it, among them %2. Change or remove those "
                             "first."),
                    called, str_peek(&referring.names), str_peek(&more), NULL);
        str_clear(&more);
        free(called);
    }
    str_clear(&referring.names);
    return status;
}

/* ---- All of it ---- */

/* The record that a state belongs to is found by the state's words too. When its own turn brings it in order, all that
 * the command wrote stands in the file already: once is enough. */
static enum status derive_owner(struct writing *writing, const struct touched *touched, int64_t owner,
                                struct error *error)
{
    const struct entity *owners = entity_get(touched->entity->fields[entity_parent_index(touched->entity)].target);
    const struct touched *known = touched_find(&writing->touched, owners, owner);

    if (touched->from_parent) {
        enum status status = store_derive(writing->store, owners, touched->from_parent, error);
        if (status != STATUS_OK)
            return status;
    }
    if (known && (known->removed || !known->derived))
        return STATUS_OK;
    return derive_parent(writing->store, touched->entity, touched->id, error);
}

/* Puts the derived data of a touched record in order, and that of what shows it. A record just made is shown by others
 * only when they were written before it. One that is removed keeps what it had: it is found by that among the removed,
 * and gets it anew when it is restored. */
static enum status derive_touched(struct writing *writing, const struct touched *touched, const struct record *record,
                                  struct error *error)
{
    struct store *store = writing->store;
    bool is_awaited = touched->added && id_set_has(&writing->awaited, touched->id);
    bool moved = false;
    bool keeps = touched->derived || (record->removed && !touched->added);
    enum status status = keeps ? STATUS_OK : derive_record(store, record, &moved, error);

    if (status != STATUS_OK)
        return status;
    if (is_awaited || (!touched->added && (moved || touched->renamed)))
        status = derive_dependents(store, touched->entity, touched->id, moved || is_awaited, touched->renamed, error);
    if (status == STATUS_OK && touched->entity->flags & ENTITY_STATE)
        status = derive_owner(writing, touched, record->values[entity_parent_index(record->entity)].integer, error);
    return status;
}

static enum status check_touched_record(struct writing *writing, struct touched touched, struct error *error)
{
    struct record record = {0};
    bool found = false;
    enum status status = row_read(writing->store, touched.entity, touched.id, &record, &found, error);

    assert(status != STATUS_OK || found);
    if (status == STATUS_OK && !record.removed) {
        size_t known = writing->result->problems.count;
        record_check(&record, &writing->result->problems);
        check_drop_known(&writing->result->problems, known, &writing->before);
        status = check_references(writing, &record, error);
    } else if (status == STATUS_OK && touched.removed) {
        status = check_removed(writing, touched.entity, touched.id, error);
    }
    if (status == STATUS_OK)
        status = derive_touched(writing, &touched, &record, error);
    record_clear(&record);
    return status;
}

/* Whether all that new records were found faultless on is there in the end. */
static enum status check_relied(struct writing *writing, bool *is_there, struct error *error)
{
    enum status status = STATUS_OK;

    *is_there = true;
    for (size_t i = 0; status == STATUS_OK && *is_there && i < writing->relied.count; i++) {
        const struct touched *relied = &writing->relied.items[i];
        bool exists = false, removed = false;
        status = row_state(writing->store, relied->entity, relied->id, &exists, &removed, error);
        *is_there = exists && !removed;
        if (*is_there)
            id_set_add(&writing->present, relied->id);
    }
    return status;
}

/* What was found faultless when it was written, and waits for nothing, is not read again. */
static enum status check_one(struct writing *writing, struct touched touched, bool is_relied_there,
                             struct error *error)
{
    if (!touched.checked || !is_relied_there || id_set_has(&writing->awaited, touched.id))
        return check_touched_record(writing, touched, error);
    return touched.entity->flags & ENTITY_STATE ? derive_owner(writing, &touched, touched.parent, error) : STATUS_OK;
}

enum status writing_rules(struct writing *writing, struct error *error)
{
    bool is_relied_there = false;
    enum status status = check_relied(writing, &is_relied_there, error);

    for (size_t i = 0; status == STATUS_OK && i < writing->touched.count; i++) {
        status = check_one(writing, writing->touched.items[i], is_relied_there, error);
        if (status == STATUS_OK && i % TOLD_EVERY == 0)
            status = writing_tell(writing, writing->touched.count + i, 2 * writing->touched.count, error);
    }
    return status;
}
