/* How often each value occurs, and who refers to a record. */
#include "samreg/store/reading.h"

#include "samreg/base/memory.h"

#include <stdlib.h>

/* ---- Facets ---- */

struct facet_list {
    struct facet *items;
    size_t count, capacity;
};

void store_facets_free(struct facet **facets, size_t count)
{
    for (size_t i = 0; *facets && i < count; i++)
        value_clear(&(*facets)[i].value);
    free(*facets);
    *facets = NULL;
}

static enum status count_values(struct store *store, const struct selection *selection, const struct field *field,
                                struct facet_list *list, struct error *error)
{
    struct statement *statement = NULL;
    struct query query;
    bool row = false;

    query_init(&query, selection->as_of);
    query_add(&query, "SELECT ");
    query_field(&query, selection->entity, field, "t");
    query_add(&query, ", count(*)");
    enum status status = plan_write(store, selection, PLAN_ALL, &query, NULL, error);
    query_add(&query, " GROUP BY 1 ORDER BY 2 DESC, 1");
    if (status == STATUS_OK)
        status = query_prepare(&query, store, &statement, error);
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row) {
        list->items = array_room(list->items, list->count, &list->capacity, sizeof *list->items);
        struct facet *facet = &list->items[list->count++];
        *facet = (struct facet){.count = db_integer(statement, 1)};
        db_value(statement, 0, field, &facet->value);
    }
    db_done(&statement);
    query_clear(&query);
    return status;
}

static enum status name_values(struct store *store, const struct field *field, struct date as_of,
                               struct facet_list *list, struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < list->count; i++)
        if (list->items[i].value.kind == VALUE_REFERENCE)
            status = reference_name(store, field, &list->items[i].value, as_of, error);
    return status;
}

enum status store_facets(struct store *store, const struct selection *selection, int field, const struct stop *stop,
                         struct facet **facets, size_t *count, struct error *error)
{
    const struct field *counted = &selection->entity->fields[field];
    struct facet_list list = {0};
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    store_stop_with(store, stop);
    status = count_values(store, selection, counted, &list, error);
    store_stop_with(store, NULL);
    if (status == STATUS_OK)
        status = name_values(store, counted, selection->as_of, &list, error);
    if (status == STATUS_OK) {
        *facets = list.items;
        *count = list.count;
    } else {
        store_facets_free(&list.items, list.count);
    }
    return store_end_reading(store, status);
}

/* ---- Referrers ---- */

/* Counts the records of a kind that refer to the identifier by the field. */
static enum status count_referrers(struct store *store, const struct entity *entity, const struct field *field,
                                   int64_t id, struct date as_of, struct referrer *referrer, struct error *error)
{
    struct statement *statement = NULL;
    struct query query;
    bool row = false;

    query_init(&query, as_of);
    query_add(&query, "SELECT count(*), count(CASE WHEN 1");
    query_period(&query, entity, "t");
    query_add(&query, " THEN 1 END) FROM ");
    db_quote(entity->name, &query.sql);
    query_add(&query, " AS t WHERE t.removed = 0 AND ");
    query_column(&query, "t", field->name);
    query_add(&query, " = ");
    query_integer(&query, id);
    enum status status = query_prepare(&query, store, &statement, error);
    if (status == STATUS_OK)
        status = db_step(statement, &row, error);
    if (status == STATUS_OK && row) {
        referrer->count_ever = db_integer(statement, 0);
        referrer->count = db_integer(statement, 1);
    }
    db_done(&statement);
    query_clear(&query);
    return status;
}

static enum status find_referrers(struct store *store, int64_t id, struct date as_of, struct referrer **referrers,
                                  size_t *count, struct error *error)
{
    const struct entity *kind = NULL;
    size_t capacity = 0;
    enum status status = store_kind_of(store, id, &kind, error);

    for (int number = ENTITY_NONE + 1; status == STATUS_OK && number < ENTITY_COUNT; number++) {
        const struct entity *entity = entity_get((enum entity_id)number);
        for (size_t i = 0; status == STATUS_OK && i < entity->field_count; i++) {
            const struct field *field = &entity->fields[i];
            struct referrer referrer = {.entity = entity, .field = (int)i};
            if (field->type != FIELD_REFERENCE || field->target != kind->id || !field_is_stored(field))
                continue;
            status = count_referrers(store, entity, field, id, as_of, &referrer, error);
            if (status == STATUS_OK && referrer.count_ever > 0) {
                *referrers = array_room(*referrers, *count, &capacity, sizeof **referrers);
                (*referrers)[(*count)++] = referrer;
            }
        }
    }
    return status;
}

enum status store_referrers(struct store *store, int64_t id, struct date as_of, struct referrer **referrers,
                            size_t *count, struct error *error)
{
    struct referrer *found = NULL;
    size_t found_count = 0;
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    status = find_referrers(store, id, as_of, &found, &found_count, error);
    if (status == STATUS_OK) {
        *referrers = found;
        *count = found_count;
    } else {
        free(found);
    }
    return store_end_reading(store, status);
}
