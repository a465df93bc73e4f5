/* NAME=VALUE: the parameters of reports and pictures, as the command line gives them. */
#ifndef SAMREG_BASE_PAIR_H
#define SAMREG_BASE_PAIR_H

#include <stdbool.h>
#include <stddef.h>

/* A name and its value, both owned; an empty value is "". */
struct pair {
    char *name, *value;
};

/* Takes "NAME=VALUE" apart at the first "=". Returns false, leaving `pair` alone, when there is none or no name before
 * it. What `pair` held before is not freed. */
bool pair_split(const char *text, struct pair *pair);

/* The value of the first pair of that name, or NULL. Lent. */
const char *pair_find(const struct pair pairs[], size_t count, const char *name);

/* Frees `count` pairs and the array that holds them. */
void pairs_free(struct pair *pairs, size_t count);

#endif
