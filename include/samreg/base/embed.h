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

/* The file of that path, or NULL. */
const struct embed_file *embed_get(const char *path);

/* The first file whose path begins with `prefix`, and the next one after `previous` that does; NULL when there is
 * none (left).
 *     for (f = embed_next(prefix, NULL); f; f = embed_next(prefix, f)) */
const struct embed_file *embed_next(const char *prefix, const struct embed_file *previous);

#endif
