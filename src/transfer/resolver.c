#include "samreg/transfer/resolver.h"

#include "samreg/base/memory.h"
#include "samreg/store/read.h"

#include <stdlib.h>
#include <string.h>

void resolver_clear(struct resolver *resolver)
{
    for (size_t i = 0; i < resolver->failure_count; i++)
        message_clear(&resolver->failures[i]);
    free(resolver->failures);
    names_clear(&resolver->names);
    *resolver = (struct resolver){0};
}

/* ---- What is known already ---- */

static void add_key(const struct entity *entity, const char *text, struct str *key)
{
    str_addf(key, "%s:%s", entity->name, text);
}

/* Answers from memory; false when the name was not asked for yet. */
static bool recall(const struct resolver *resolver, const char *key, int64_t *id, enum status *status,
                   struct error *error)
{
    const int64_t *known = names_find(&resolver->names, key);

    if (!known)
        return false;
    *status = *known > 0 ? STATUS_OK : STATUS_DATA;
    if (*known > 0) {
        *id = *known;
    } else if (error) {
        error->status = STATUS_DATA;
        message_copy(&error->message, &resolver->failures[-1 - *known]);
    }
    return true;
}

static void remember(struct resolver *resolver, const char *key, enum status status, int64_t id,
                     const struct error *error)
{
    if (status == STATUS_OK) {
        names_add(&resolver->names, key, id);
        return;
    }
    resolver->failures = array_room(resolver->failures, resolver->failure_count, &resolver->failure_capacity,
                                    sizeof *resolver->failures);
    resolver->failures[resolver->failure_count] = (struct message){0};
    message_copy(&resolver->failures[resolver->failure_count], &error->message);
    names_add(&resolver->names, key, -1 - (int64_t)resolver->failure_count);
    resolver->failure_count++;
}

/* ---- Asking ---- */

/* Finds a record by what it is called, when that begins with its number or code and that alone finds it. */
static enum status find_called(const struct resolver *resolver, const struct entity *entity, const char *text,
                               int64_t *id, struct error *error)
{
    const char *end = entity->called[1] ? strstr(text, entity->between) : NULL;
    enum status status = STATUS_DATA;

    for (; end && end > text && status == STATUS_DATA; end = strstr(end + 1, entity->between)) {
        char *number = memory_copy_bytes(text, (size_t)(end - text));
        char *called = NULL;
        int64_t found = 0;

        status = store_resolve(resolver->store, entity, number, resolver->as_of, &found, NULL, NULL);
        if (status == STATUS_OK)
            status = store_called(resolver->store, entity, found, resolver->as_of, &called, error);
        if (status == STATUS_OK && strcmp(called, text) == 0)
            *id = found;
        else if (status == STATUS_OK)
            status = STATUS_DATA;
        free(called);
        free(number);
    }
    return status;
}

enum status resolver_find(struct resolver *resolver, const struct entity *entity, const char *text, int64_t *id,
                          struct error *error)
{
    struct str key = {0};
    struct error own = {0};
    int64_t found = 0;
    enum status status;

    add_key(entity, text, &key);
    if (!recall(resolver, str_peek(&key), id, &status, error)) {
        status = store_resolve(resolver->store, entity, text, resolver->as_of, &found, NULL, &own);
        if (status == STATUS_DATA && find_called(resolver, entity, text, &found, NULL) == STATUS_OK)
            status = STATUS_OK;
        if (status == STATUS_OK || status == STATUS_DATA)
            remember(resolver, str_peek(&key), status, found, &own);
        if (status == STATUS_OK)
            *id = found;
        else if (error) {
            error->status = status;
            message_copy(&error->message, &own.message);
        }
    }
    error_clear(&own);
    str_clear(&key);
    return status;
}

enum status resolver_check(struct resolver *resolver, const struct entity *entity, int64_t id, struct error *error)
{
    const struct entity *kind = NULL;
    struct error own = {0};
    struct str number = {0}, key = {0};
    int64_t known = 0;
    enum status status;

    str_addf(&number, "#%lld", (long long)id);
    add_key(entity, str_peek(&number), &key);
    if (!recall(resolver, str_peek(&key), &known, &status, error)) {
        status = store_kind_of(resolver->store, id, &kind, &own);
        if (status == STATUS_DATA || (status == STATUS_OK && kind != entity))
            status = error_set(&own, STATUS_DATA, N_("There is no %t1 with the identifier %2."), entity->label,
                               str_peek(&number) + 1, NULL);
        if (status == STATUS_OK || status == STATUS_DATA)
            remember(resolver, str_peek(&key), status, id, &own);
        if (status != STATUS_OK && error) {
            error->status = status;
            message_copy(&error->message, &own.message);
        }
    }
    error_clear(&own);
    str_clear(&number);
    str_clear(&key);
    return status;
}
