/* Finding a record by its natural key; for import, which updates instead of doubling. */
#ifndef SAMREG_STORE_KEY_H
#define SAMREG_STORE_KEY_H

#include "samreg/store/store.h"

/* Finds the records not removed whose natural key is that of `values` (by field, as in struct record). Only key fields
 * whose place in `given` is true are compared; nothing recorded equals nothing recorded. With all of them given at most
 * one record is found. Writes up to two identifiers and how many there are (0, 1, or 2 for several). `given` must hold
 * the first key field. */
enum status store_find_key(struct store *store, const struct entity *entity, const struct value *values,
                           const bool *given, int64_t ids[2], int *count, struct error *error) WARN_UNUSED;

#endif
