/* Norwegian order and forgiving search, as keys that are stored beside the record (ux.md 2.6). */
#ifndef SAMREG_BASE_COLLATE_H
#define SAMREG_BASE_COLLATE_H

#include "samreg/base/str.h"

/* Appends a key whose bytewise order is the Norwegian alphabetical order of the text: a to z, æ, ø, å; aa sorts as å;
 * accents, case and punctuation only decide between otherwise equal texts; numbers inside sort by their value
 * ("2 b" before "10 a"). The key holds no zero byte and is valid UTF-8. What decides first is ended by U+0001,
 * and begins alike for texts that begin alike. */
void collate_sort_key(const char *text, struct str *out);

/* Appends the folded form that search compares: lower case, NFC, accents off, å and aa to a, ø to o, æ to ae, words
 * (letters and digits) with two blanks before each: "  vaernesregionen  radhus" (the blanks make a word's start
 * findable as the trigrams "  v" and " va"). Several texts may be appended after one another. Query words are folded by
 * the same function. "roros", "Røros" and "RØROS" fold alike; so do "Ål", "Aal" and "al". */
void collate_fold(const char *text, struct str *out);

#endif
