/* The one writer, and the journal it keeps (design.md 1.3). */
#ifndef SAMREG_STORE_WRITE_H
#define SAMREG_STORE_WRITE_H

#include "samreg/model/change.h"
#include "samreg/model/journal.h"
#include "samreg/store/store.h"

/* What store_apply() is told besides the changes. All zeroes: warnings stop, check files are run. */
struct apply_options {
    bool accept_warnings;  /* the user has seen the warnings: write, and keep them in the entry's note (the new ones; of
                            * sets of more than a thousand changes also those that check files found before) */
    bool dry_run;          /* do everything, then roll back */
    bool skip_checks;      /* reference data from the program itself: no check files (record_check() still holds) */
    struct date as_of;     /* for names in messages; not set: today */
    void (*progress)(void *context, size_t done, size_t all); /* told now and then, or NULL */
    void *progress_context;
    struct stop stop;      /* STATUS_STOPPED: rolled back, nothing written */
};

/* Does what the change set says, in one transaction, as one entry of the journal: the only function that changes
 * records. Writes the rows, the journal, and the derived data (sort key, folded text, search index; also of the
 * records that show a changed name). `entry` says who, whence and verb (operation 0: one is made); its entity,
 * record, called and changes are filled in from the set when not given. A CHANGE_SET whose `version` is older than
 * the record's is compared field by field: fields that nobody else touched are written, a field changed by another
 * to another value is a conflict and nothing is written. So is a CHANGE_REMOVE with such a `version` of a record that
 * has got other values since: a conflict of the record (field -1, `removing`) with who changed it and when.
 * Assignments that change nothing are left out; with nothing left STATUS_OK, operation 0. Removing a record removes the
 * records that belong to it (parent fields) in the same entry; removing one that others refer to otherwise is a problem
 * that names them. Fields that follow from others (process and alternative of a position) are filled in, and another
 * value for one is a problem; so is a change of what is closed (struct seal). STATUS_DATA (see result->problems),
 * STATUS_CONFLICT, STATUS_WARNED, STATUS_BUSY, STATUS_IO (disk full, said so), STATUS_NOT_ALLOWED (read-only). `error`
 * carries the first problem in words. */
enum status store_apply(struct store *store, const struct change_set *set, const struct journal_entry *entry,
                        const struct apply_options *options, struct apply_result *result,
                        struct error *error) WARN_UNUSED;

/* Takes back an entry: `operation`, or with 0 this user's newest entry that stands. The taking back is itself an
 * entry. Each field gets its old value where the current one is still the new one; otherwise it is left and listed
 * in result->conflicts (field, colleague, time), and the rest is done (STATUS_OK with conflicts) unless nothing
 * could be done (STATUS_CONFLICT). Made records become removed, removed ones come back. STATUS_DATA when there is
 * nothing to undo. `who` gives user, host, program; records are named as of the day. */
enum status store_undo(struct store *store, int64_t operation, const struct journal_entry *who, struct date as_of,
                       struct apply_result *result, struct error *error) WARN_UNUSED;

/* Takes back an undo (0: this user's newest, unless the user has changed something since; else STATUS_DATA). */
enum status store_redo(struct store *store, int64_t operation, const struct journal_entry *who, struct date as_of,
                       struct apply_result *result, struct error *error) WARN_UNUSED;

/* Entries of the journal, newest first, with their changes when `changes`; fields that are withheld (FIELD_WITHHELD)
 * are left out. The page is cleared first. */
enum status store_journal(struct store *store, const struct journal_query *query, bool changes, struct date as_of,
                          struct journal_page *page, struct error *error) WARN_UNUSED;

#endif
