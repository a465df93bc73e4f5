/* The presentation rows: what the second screen shows (presentation.h in model). Outside the journal, and written in
 * one small transaction, for a row is written at each key of the facilitator and read by each follower. */
#ifndef SAMREG_STORE_PRESENTATION_H
#define SAMREG_STORE_PRESENTATION_H

#include "samreg/model/presentation.h"
#include "samreg/store/store.h"

/* Reads the row of the process, with 0 the one written last of a process that is not removed; `found` is false, and
 * the presentation left alone, when there is none. `presentation` holds an older one or is all zeroes. `sequence` (or
 * NULL) is the journal's newest entry, of the same state of the file. Waits for nobody: STATUS_BUSY while somebody
 * commits. */
enum status store_presentation_read(struct store *store, int64_t process, struct presentation *presentation,
                                    bool *found, int64_t *sequence, struct error *error) WARN_UNUSED;

/* The same for a screen that opens: waits for a colleague as every reading does. */
enum status store_presentation_fetch(struct store *store, int64_t process, struct presentation *presentation,
                                     bool *found, struct error *error) WARN_UNUSED;

/* Writes of `presentation` what differs from `base` (presentation_merge(); NULL: all of it) over the row that there is,
 * with a new serial. `presentation` gets what is written; when nothing is, it stays as it is. `before` (holding an
 * older one, or all zeroes) gets the row as it was, and is cleared when there was none. Waits at most 40
 * milliseconds: STATUS_BUSY. */
enum status store_presentation_write(struct store *store, struct presentation *presentation,
                                     const struct presentation *base, struct presentation *before,
                                     struct error *error) WARN_UNUSED;

/* Takes the session's name off the row where it stands there. */
enum status store_presentation_leave(struct store *store, int64_t process, int64_t session,
                                     struct error *error) WARN_UNUSED;

/* The journal's newest entry, 0 without one. */
enum status store_newest_entry(struct store *store, int64_t *sequence, struct error *error) WARN_UNUSED;

#endif
