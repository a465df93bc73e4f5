/* Functions over many rows that reports call where SQL has none, or only slow ones:
 *
 *     ids(number)         the whole numbers as they come, with "," between them, as a filter takes identifiers; NULL
 *                         where there are none. What is NULL is left out
 *     any_of(marks)       the bits that one of the numbers has: bitwise or
 *     tally(marks)        how many of the numbers have each bit, the lowest first, as a JSON array: tally(m) ->> 0
 *     listed(text, place) the texts in the order of their places, with ", " between them; NULL where there are none.
 *                         What is NULL is left out (of the same place: as they come)
 *
 * SQLite's own group_concat() takes texts as they come: to have them in order, SQL must sort all rows of all groups. */
#ifndef SAMREG_STORE_TALLY_H
#define SAMREG_STORE_TALLY_H

#include "samreg/store/internal.h"

/* Makes the functions. Returns SQLite's code. */
int tally_add_functions(struct store *store);

#endif
