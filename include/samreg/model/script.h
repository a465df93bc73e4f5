/* SQL files that carry a comment header: reports (db/reports/) and check files (db/checks/).
 *
 *     -- name: participant-twice
 *     -- message: %1 takes part in %2 twice
 *     --   in the same period.
 *     SELECT ...
 *
 * The header is made of lines `-- key: value` and ends at the first line that is no comment. A key is made of small
 * letters, digits, `_`, `-` and `.`, and may come more than once. A line of `--` and at least two blanks goes on
 * with the value of the line above, behind one blank; a line of `--` alone is skipped. Blanks around a value do not
 * count. */
#ifndef SAMREG_MODEL_SCRIPT_H
#define SAMREG_MODEL_SCRIPT_H

#include "samreg/base/error.h"

#include <stddef.h>

struct script_line {
    char *key;
    char *value; /* "" when nothing is given */
};

/* A file taken apart. All zeroes is nothing. */
struct script {
    struct script_line *lines; /* owned, in the order of the file */
    size_t count, capacity;
    const char *sql; /* lent, within the bytes that were read: what follows the header, "" when nothing does */
};

/* Takes a file apart. `bytes` is UTF-8, has a zero byte behind its `size` bytes, and outlives `script`, which is
 * overwritten and must not hold anything. STATUS_DATA, with the line as %1, for a header line of another form, for a
 * zero byte inside, and for invalid UTF-8. */
enum status script_read(const char *bytes, size_t size, struct script *script, struct error *error) WARN_UNUSED;

/* The value of the first line with that key, or NULL. Lent. */
const char *script_get(const struct script *script, const char *key);

/* The first line with that key, or the next one after `previous`; NULL when there is none (left).
 *     for (l = script_next(s, key, NULL); l; l = script_next(s, key, l)) */
const struct script_line *script_next(const struct script *script, const char *key, const struct script_line *previous);

void script_clear(struct script *script);

#endif
