/* Commands on whole records and on the journal: remove, restore, undo, redo, history. */
#ifndef SAMREG_APP_CHANGES_H
#define SAMREG_APP_CHANGES_H

#include "samreg/app/app.h"
#include "samreg/model/change.h"
#include "samreg/model/journal.h"

/* Removes records with what belongs to them, in one entry. STATUS_DATA when others refer to one: the message names
 * them. */
enum status changes_remove(struct app *app, const struct entity *entity, const int64_t *ids, size_t count,
                           struct apply_result *result, struct error *error) WARN_UNUSED;

/* Whether changes_remove() would do it, as things are now: the same statuses and messages, and nothing is written. */
enum status changes_try_remove(struct app *app, const struct entity *entity, const int64_t *ids, size_t count,
                               struct error *error) WARN_UNUSED;

/* Brings removed records back, with those that were removed together with them. */
enum status changes_restore(struct app *app, const struct entity *entity, const int64_t *ids, size_t count,
                            struct apply_result *result, struct error *error) WARN_UNUSED;

/* Takes back an entry (0: this user's newest that stands); takes back an undo (0: this user's newest, when nothing was
 * changed since). STATUS_OK with conflicts: part
 * of it was left, as listed. `undone` and `redone` (or NULL) are filled in with the change that was taken back or done
 * again, never with an undo or redo on the way to it. */
enum status changes_undo(struct app *app, int64_t operation, struct apply_result *result, struct journal_entry *undone,
                         struct error *error) WARN_UNUSED;
enum status changes_redo(struct app *app, int64_t operation, struct apply_result *result, struct journal_entry *redone,
                         struct error *error) WARN_UNUSED;

/* The journal, newest first, with its changes. */
enum status changes_history(struct app *app, const struct journal_query *query, struct journal_page *page,
                            struct error *error) WARN_UNUSED;

/* The same without the changes: for a list of entries, some of which may have made thousands of records. */
enum status changes_entries(struct app *app, const struct journal_query *query, struct journal_page *page,
                            struct error *error) WARN_UNUSED;

#endif
