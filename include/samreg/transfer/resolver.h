/* What the names in a file refer to. Each name is asked for once, however many rows bear it. */
#ifndef SAMREG_TRANSFER_RESOLVER_H
#define SAMREG_TRANSFER_RESOLVER_H

#include "samreg/store/store.h"
#include "samreg/transfer/names.h"

/* The names asked for so far. Set `store` and `as_of`; the rest all zeroes. */
struct resolver {
    struct store *store;
    struct date as_of;
    struct names names;       /* "entity:text" to the identifier, or minus one minus the place of its failure */
    struct message *failures;
    size_t failure_count, failure_capacity;
};
void resolver_clear(struct resolver *resolver);

/* The record of `entity` that the text means: as store_resolve() finds it, or because it is called so as of the day
 * ("1714 Stjørdal"). STATUS_DATA with the store's sentence when it means none or several. */
enum status resolver_find(struct resolver *resolver, const struct entity *entity, const char *text, int64_t *id,
                          struct error *error) WARN_UNUSED;

/* Whether the identifier is that of a record of `entity`; STATUS_DATA when it is not. */
enum status resolver_check(struct resolver *resolver, const struct entity *entity, int64_t id,
                           struct error *error) WARN_UNUSED;

#endif
