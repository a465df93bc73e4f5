/* The files built into the program: migrations, reference data, demonstration register, default configuration,
 * catalogues. */
#ifndef SAMREG_BASE_EMBED_H
#define SAMREG_BASE_EMBED_H

#include <stddef.h>

/* One file; the table is sorted by path, made by tools/embed.c at build time, and ends with a NULL path.
 * The bytes are followed by a zero byte that `size` does not count. */
struct embed_file {
    const char *path; /* as in the source tree: "db/migrations/0001-register.sql"; catalogues are "po/nb.mo" */
    const unsigned char *bytes;
    size_t size;
};

extern const struct embed_file embed_files[];

/* A line `-- key: value` at the head of a check file (db/checks/), taken out at build time so that its text lives for
 * ever like a literal: a message of the check is one. The table is in the order of the files, up to a NULL path. */
struct embed_header {
    const char *path, *key, *value;
};

extern const struct embed_header embed_headers[];

/* The value of that key at the head of a check file, or NULL. */
const char *embed_header_value(const char *path, const char *key);

/* The file of that path, or NULL. */
const struct embed_file *embed_get(const char *path);

/* The first file whose path begins with `prefix`, and the next one after `previous` that does; NULL when there is
 * none (left).
 *     for (f = embed_next(prefix, NULL); f; f = embed_next(prefix, f)) */
const struct embed_file *embed_next(const char *prefix, const struct embed_file *previous);

#endif
