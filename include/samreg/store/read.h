/* Reading records: one, a slice of a list, a count, what refers to a record, search in everything. */
#ifndef SAMREG_STORE_READ_H
#define SAMREG_STORE_READ_H

#include "samreg/model/found.h"
#include "samreg/store/store.h"

/* Reads one record, removed or not, its `via` fields as of the day and its references with their names as of the day.
 * `record` must be initialised or all zeroes. STATUS_DATA when there is none. */
enum status store_fetch(struct store *store, const struct entity *entity, int64_t id, struct date as_of,
                        struct record *record, struct error *error) WARN_UNUSED;

/* The kind of record that an identifier belongs to; STATUS_DATA when there is none. */
enum status store_kind_of(struct store *store, int64_t id, const struct entity **entity,
                          struct error *error) WARN_UNUSED;

/* What a record is called as of the day ("1714 Stjørdal"). A municipality that a later one has succeeded shows as
 * that one, a split one as itself followed by what text_in() gives for "(undecided)". New string. */
enum status store_called(struct store *store, const struct entity *entity, int64_t id, struct date as_of, char **called,
                         struct error *error) WARN_UNUSED;

/* The municipality that has taken over all of one by the day; itself where it still holds, was split, or ended without
 * a successor. */
enum status store_succeeded(struct store *store, int64_t id, struct date as_of, int64_t *now,
                            struct error *error) WARN_UNUSED;

/* Whether a yes/no field of the record is or ever was yes since the record was made, as the journal tells. */
enum status store_was_yes(struct store *store, const struct entity *entity, int64_t id, const char *field, bool *was,
                          struct error *error) WARN_UNUSED;

/* Whether the record was made by another user than `user`, as the journal tells; false when nobody is known to have. */
enum status store_is_anothers(struct store *store, const struct entity *entity, int64_t id, const char *user,
                              bool *anothers, struct error *error) WARN_UNUSED;

enum store_direction { STORE_FORWARD, STORE_BACKWARD };

/* Reads up to `count` rows behind (STORE_FORWARD) or before (STORE_BACKWARD) the place; NULL begins at the first or
 * the last row. Rows come in list order in both directions. The slice is cleared first. Reads no more rows than it
 * returns where an index gives the order and there is no filter. A word filter with up to 2000 hits sorts the hits;
 * with more it walks the sort index, and sorts all hits after all when they stand far behind in it. `stop` is asked
 * now and then: STATUS_STOPPED. */
enum status store_slice(struct store *store, const struct selection *selection, const struct place *place,
                        enum store_direction direction, size_t count, const struct stop *stop, struct slice *slice,
                        struct error *error) WARN_UNUSED;

/* Several reads that see one state of the file and cost one lock: whatever is read between these two. Nobody else can
 * write meanwhile, they wait: so only around what ends by itself and waits for nobody, such as an export to a file, and
 * not around another. The caller writes nothing in between. store_let_go() asserts that nothing is left open. */
enum status store_hold_still(struct store *store, struct error *error) WARN_UNUSED;
void store_let_go(struct store *store);

/* The number of rows in the selection. */
enum status store_count(struct store *store, const struct selection *selection, const struct stop *stop, int64_t *count,
                        struct error *error) WARN_UNUSED;

/* The place just before the row of that identifier, so that a forward slice begins with it, and whether the row is
 * in the selection. When it is not, the place is where it would stand. */
enum status store_place_of(struct store *store, const struct selection *selection, int64_t id, struct place **place,
                           bool *found, struct error *error) WARN_UNUSED;

/* The number of rows at or before the place. */
enum status store_rank(struct store *store, const struct selection *selection, const struct place *place,
                       const struct stop *stop, int64_t *rank, struct error *error) WARN_UNUSED;

/* How often each value of a field occurs in a selection, most frequent first: facets. Rows of (value, count). */
enum status store_facets(struct store *store, const struct selection *selection, int field, const struct stop *stop,
                         struct facet **facets, size_t *count, struct error *error) WARN_UNUSED;
void store_facets_free(struct facet **facets, size_t count);

/* Finds the one record of `entity` that `text` means: an identifier, the natural key's parts joined by "/", a
 * number or code, or a name (also an alias, short name, or name in another language, compared folded) that only one
 * record bears as of the day (a record whose period does not hold counts only when no other bears it). An
 * identifier finds removed records too; parts of the key left out at the end may be anything. One record: STATUS_OK
 * and its id. None or several, or a text longer than any name: STATUS_DATA with the candidates in the message ("Våler:
 * 0137 Våler (Østfold) or 0426 Våler (Hedmark)") and, when given, in `candidates`. */
enum status store_resolve(struct store *store, const struct entity *entity, const char *text, struct date as_of,
                          int64_t *id, struct matches *candidates, struct error *error) WARN_UNUSED;

/* Records of `entity` valid as of the day whose number, code or name begins with or holds `text` (folded), best first:
 * exact, beginning, word start, inside; "" gives the first ones in order. For value lists. Of a kind with a search
 * index only the first two thousand that hold it are ranked, and with them those whose place in the list begins with
 * it. */
enum status store_suggest(struct store *store, const struct entity *entity, const char *text, struct date as_of,
                          size_t limit, struct matches *matches, struct error *error) WARN_UNUSED;

/* Records of every kind that hold all words of `text`, whatever their period, grouped by entity in table order, at most
 * `limit` of each. */
enum status store_search(struct store *store, const char *text, struct date as_of, size_t limit,
                         const struct stop *stop, struct matches *matches, struct error *error) WARN_UNUSED;

/* How many records not removed refer to a record by which field. `referrers` is new; the caller frees. */
enum status store_referrers(struct store *store, int64_t id, struct date as_of, struct referrer **referrers,
                            size_t *count, struct error *error) WARN_UNUSED;

#endif
