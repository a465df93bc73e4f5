/* What the reading half of the store shares. */
#ifndef SAMREG_STORE_READING_H
#define SAMREG_STORE_READING_H

#include "samreg/store/query.h"
#include "samreg/store/read.h"
#include "samreg/store/writing.h"

/* What a record is called as of the day, kept until something changes. Lent until the next call; "" when there is no
 * such record. Only inside a transaction. */
enum status called_peek(struct store *store, const struct entity *entity, int64_t id, struct date as_of,
                        const char **called, struct error *error) WARN_UNUSED;

/* Fills in what a row does not hold itself: `via` fields and the names of references, as of the day; takes out what is
 * withheld. Only inside a transaction. */
enum status record_complete(struct store *store, struct record *record, struct date as_of,
                            struct error *error) WARN_UNUSED;

/* Gives a reference's value the name of what it refers to, as of the day. Only inside a transaction. */
enum status reference_name(struct store *store, const struct field *field, struct value *value, struct date as_of,
                           struct error *error) WARN_UNUSED;

/* Bytes of the longest text that is looked for as a name: more than any name or key has. What is longer was never meant
 * as one (a quote that was not closed may hold a whole file), and SQLite would refuse it. */
enum { REFERENCE_LONGEST = 4000 };

/* The identifier that a text of digits is, or 0. */
int64_t reference_identifier(const char *text);

/* What holds already by the way the rows are found. */
struct filter_done {
    bool words;  /* all words that are not negated */
    size_t term; /* one term, or FILTER_NO_TERM */
};
#define FILTER_NO_TERM SIZE_MAX

/* Appends the conditions of a selection to a query over `t`, beginning with "t.removed = ...", without what is done. */
enum status filter_write(struct store *store, const struct selection *selection, const struct filter_done *done,
                         struct query *query, struct error *error) WARN_UNUSED;

/* Appends the condition that some child record `c` of the kind term->child holds a field term, without "EXISTS" and
 * the tie to its parent: "c.removed = 0 AND ...". Only for terms that name values, not `none` and `any`. */
enum status filter_write_child(struct store *store, const struct selection *selection, const struct filter_term *term,
                               struct query *query, struct error *error) WARN_UNUSED;

/* What the rows of a selection are wanted for. */
enum plan {
    PLAN_FIRST,  /* the first ones in the entity's own order: hits first when they are few, else along the sort index */
    PLAN_SORTED, /* the first ones in another order: likewise, but nothing gives the order */
    PLAN_ALL     /* every one, or the first ones when the walk was too long: hits first, however many */
};

/* Appends " FROM ... WHERE ..." with all conditions of a selection, and chooses the way the rows are found. `walks`
 * (or NULL): whether hits were left aside because there are many, so that the walk may be a long one. */
enum status plan_write(struct store *store, const struct selection *selection, enum plan plan, struct query *query,
                       bool *walks, struct error *error) WARN_UNUSED;

/* Appends " = ..." or " IN (...)": the records of `target` that the value means, by identifier, number, code or name,
 * and when there is none, by any part of a name. What a later municipality has taken over as of the day is included. */
enum status reference_write(struct store *store, const struct entity *target, const struct filter_value *value,
                            struct date as_of, struct query *query, struct error *error) WARN_UNUSED;

#endif
