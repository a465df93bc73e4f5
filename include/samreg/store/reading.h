/* What the reading half of the store shares. */
#ifndef SAMREG_STORE_READING_H
#define SAMREG_STORE_READING_H

#include "samreg/store/query.h"
#include "samreg/store/read.h"
#include "samreg/store/writing.h"

/* What a record is called as of the day, kept until something changes. Lent until the next call; "" when there is no such record. Only inside
 * a transaction. */
enum status called_peek(struct store *store, const struct entity *entity, int64_t id, struct date as_of,
                        const char **called, struct error *error) WARN_UNUSED;

/* Fills in what a row does not hold itself: `via` fields and the names of references, as of the day. Only inside a transaction. */
enum status record_complete(struct store *store, struct record *record, struct date as_of,
                            struct error *error) WARN_UNUSED;

/* Appends the conditions of a selection to a query over `t`, beginning with "t.removed = ..."; the term `skip` (SIZE_MAX: none) is left
 * out, for it holds by the way the rows are found. */
enum status filter_write(struct store *store, const struct selection *selection, size_t skip, struct query *query,
                         struct error *error) WARN_UNUSED;

/* Appends the condition that a field's value is one of the term's values, without its negation. */
enum status filter_write_values(struct store *store, const struct entity *entity, const struct filter_term *term,
                                const char *alias, struct query *query, struct error *error) WARN_UNUSED;

/* Appends " FROM ... WHERE " with all conditions of a selection. Chooses the way the rows are found: terms that few records hold first, else the
 * entity's own order, else what SQLite chooses. `ordered`: rows are wanted in the entity's own order. */
enum status plan_write(struct store *store, const struct selection *selection, bool ordered, struct query *query,
                       struct error *error) WARN_UNUSED;

/* Appends the condition that `alias`.id is a record that `text` means: by identifier, number, code or name, and when there is none, by any
 * part of a name. What a later municipality has taken over as of the day is included. */
enum status reference_write(struct store *store, const struct entity *target, const struct filter_value *value,
                            struct query *query, struct error *error) WARN_UNUSED;

#endif
