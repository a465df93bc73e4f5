/* The register's file: the only floor that knows SQLite. Opening, identity, what every reader and writer of the
 * file shares. Rows are read into memory and every statement is reset before a call returns: no statement and no
 * transaction is ever open between two calls (store_assert_idle()). */
#ifndef SAMREG_STORE_STORE_H
#define SAMREG_STORE_STORE_H

#include "samreg/model/selection.h"

#include <stdbool.h>

struct store;

enum store_flag { STORE_READ_ONLY = 1 << 0 };

/* Makes an empty register at `path` (mode 0660, the folder's group; refuses to touch anything that exists) with the
 * newest schema and no records. ":memory:" makes one in memory. STATUS_CANNOT_CREATE, STATUS_NOT_ALLOWED, STATUS_IO
 * with a sentence that names the path and what to do. */
enum status store_create(const char *path, struct store **store, struct error *error) WARN_UNUSED;

/* As store_create(), in a file that is to get another name later: messages speak of `called`. */
enum status store_create_called(const char *path, const char *called, struct store **store,
                                struct error *error) WARN_UNUSED;

/* Opens a register as reliability.md 2.3 says (rollback journal, TRUNCATE, FULL), migrates an older one after a
 * backup beside it ("register.db.version-1", or the first free name behind it: "register.db.version-1-2"). Refuses,
 * each with its own sentence: no such file (STATUS_NO_INPUT), not a regular file, a second hard link, no right, not a
 * register (STATUS_DATA), damaged, of a newer version (STATUS_UNAVAILABLE), locked for too long (STATUS_BUSY). A file
 * or folder that cannot be written opens for reading only when STORE_READ_ONLY is given, and says so otherwise
 * (STATUS_NOT_ALLOWED). */
enum status store_open(const char *path, unsigned flags, struct store **store, struct error *error) WARN_UNUSED;

/* Closes; safe with NULL inside. Asserts that nothing is open. */
void store_close(struct store **store);

/* The path it was opened by. Lent. */
const char *store_path(const struct store *store);

/* Whether it was opened for reading only. */
bool store_is_read_only(const struct store *store);

/* The language in which code lists are called ("Interkommunalt selskap"); bokmål until set. */
void store_set_language(struct store *store, enum language language);

/* Called now and then while waiting for somebody else's lock: milliseconds waited so far; returning false gives up
 * (STATUS_BUSY). Without it the store waits up to five seconds. */
void store_on_waiting(struct store *store, bool (*keep_waiting)(void *context, int milliseconds), void *context);

/* A fresh random identifier: positive, 63 bits. */
int64_t store_new_id(struct store *store);

/* A fresh random identifier out of the `place`-th of `count` equal parts of their range. What is made by the thousand
 * takes its identifiers in rising order: then each row stands behind the one before it in tables and indexes, which
 * halves the time of writing them. `place` is below `count`. */
int64_t store_new_id_at(struct store *store, size_t place, size_t count);

/* The identifier that reference and demonstration rows take: a hash of the entity's name and the natural key, so that
 * two registers agree. */
int64_t store_stable_id(const struct entity *entity, const char *key);

/* Asserts that no statement is busy and no transaction is open: called before every wait for a key. */
void store_assert_idle(const struct store *store);

/* The value of a setting ("reference_date", "register_name", "own_region"): a new string, or NULL where it is not
 * set. */
enum status store_setting(struct store *store, const char *name, char **value, struct error *error) WARN_UNUSED;

#endif
