/* Reading the register as of the session's day. Thin over the store: every call adds the day and the stop of the
 * context. What the calls promise stands in full here, for store headers are not seen above. */
#ifndef SAMREG_APP_RECORDS_H
#define SAMREG_APP_RECORDS_H

#include "samreg/app/app.h"
#include "samreg/model/found.h"

/* One record, removed or not, with its `via` fields and the names of its references. `record` is initialised or all
 * zeroes. STATUS_DATA when there is none. */
enum status app_fetch(struct app *app, const struct entity *entity, int64_t id, struct record *record,
                      struct error *error) WARN_UNUSED;

/* What a record is called; new string. */
enum status app_called(struct app *app, const struct entity *entity, int64_t id, char **called,
                       struct error *error) WARN_UNUSED;

/* Reads a filter line for an entity in the session's language. */
enum status app_filter(struct app *app, const struct entity *entity, const char *text, struct filter *filter,
                       struct error *error) WARN_UNUSED;

enum app_direction { APP_FORWARD, APP_BACKWARD };

/* Up to `count` rows behind or before a place (NULL: from the first or the last row), in list order; the slice is
 * cleared first. STATUS_STOPPED when a key waited. */
enum status app_slice(struct app *app, const struct selection *selection, const struct place *place,
                      enum app_direction direction, size_t count, struct slice *slice, struct error *error) WARN_UNUSED;

/* Gives every row of a selection to `take`, in order, slice by slice; not stopped by waiting keys. Ends with the first
 * status of `take` that is not STATUS_OK. The record is lent for the call. */
enum status app_each(struct app *app, const struct selection *selection,
                     enum status (*take)(void *context, const struct record *row, struct error *error), void *context,
                     struct error *error) WARN_UNUSED;

/* The number of rows of a selection. */
enum status app_count(struct app *app, const struct selection *selection, int64_t *count,
                      struct error *error) WARN_UNUSED;

/* The place just before a record's row, so that a forward slice begins with it, and whether the row is in the
 * selection; when it is not, the place where it would stand. */
enum status app_place_of(struct app *app, const struct selection *selection, int64_t id, struct place **place,
                         bool *found, struct error *error) WARN_UNUSED;

/* The number of rows at or before a place. */
enum status app_rank(struct app *app, const struct selection *selection, const struct place *place, int64_t *rank,
                     struct error *error) WARN_UNUSED;

/* How often each value of a field occurs in a selection, most frequent first. Free with app_facets_free(). */
enum status app_facets(struct app *app, const struct selection *selection, int field, struct facet **facets,
                       size_t *count, struct error *error) WARN_UNUSED;
void app_facets_free(struct facet **facets, size_t count);

/* The one record of `entity` that `text` means: identifier, natural key joined by "/", number, code, or a name that
 * only one bears as of the day. Otherwise STATUS_DATA, the candidates in the message and, where asked for, in the
 * list. */
enum status app_resolve(struct app *app, const struct entity *entity, const char *text, int64_t *id,
                        struct matches *candidates, struct error *error) WARN_UNUSED;

/* Likewise the one removed record of `entity` that `text` means: by identifier, by what it is called, by the texts it
 * is called by, or by its natural key. STATUS_DATA, with the candidates and their identifiers in the message, when
 * there are several. */
enum status app_resolve_removed(struct app *app, const struct entity *entity, const char *text, int64_t *id,
                                struct error *error) WARN_UNUSED;

/* Records whose number, code or name begins with or holds `text`, best first; for value lists. */
enum status app_suggest(struct app *app, const struct entity *entity, const char *text, size_t limit,
                        struct matches *matches, struct error *error) WARN_UNUSED;

/* Records of every kind that hold all words of `text`, at most `limit` of each kind. */
enum status app_search(struct app *app, const char *text, size_t limit, struct matches *matches,
                       struct error *error) WARN_UNUSED;

/* How many records refer to a record, by which field; new array that the caller frees. */
enum status app_referrers(struct app *app, int64_t id, struct referrer **referrers, size_t *count,
                          struct error *error) WARN_UNUSED;

#endif
