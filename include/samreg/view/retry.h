/* Trying again what found the file busy: soon, then ever more seldom, for the next change of the file wakes too. */
#ifndef SAMREG_VIEW_RETRY_H
#define SAMREG_VIEW_RETRY_H

#include <stdbool.h>
#include <stdint.h>

/* All zeroes: nothing is to be tried again. */
struct retry {
    int gap;    /* milliseconds between the last two tries; 0: nothing is to be tried again */
    int64_t at; /* when it is tried (clock_milliseconds()) */
};

/* It was busy: it is tried in so many milliseconds the first time, later in twice as many as before, half a second at
 * most. */
void retry_later(struct retry *retry, int first);

/* Whether it is time to. */
bool retry_is_due(const struct retry *retry);

/* When it is time to (clock_milliseconds()); -1: never. */
int64_t retry_at(const struct retry *retry);

#endif
