/* A table from texts to numbers, for the many look-ups of a large import. */
#ifndef SAMREG_TRANSFER_NAMES_H
#define SAMREG_TRANSFER_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct names_entry {
    char *text; /* owned; NULL: free */
    uint64_t hash;
    int64_t number;
};

/* All zeroes is empty. */
struct names {
    struct names_entry *entries;
    size_t count, size; /* size: a power of two, or 0 */
};

void names_clear(struct names *names);

/* The number of a text, to be read or changed until the next add; NULL where the text is not there. */
int64_t *names_find(const struct names *names, const char *text);

/* Adds a text that is not there; copies it. */
void names_add(struct names *names, const char *text, int64_t number);

#endif
