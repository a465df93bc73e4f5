/* Text that a spreadsheet would run as a formula (reliability.md 5.2 row 5): export guards it, import takes the guard
 * off. */
#ifndef SAMREG_BASE_FORMULA_H
#define SAMREG_BASE_FORMULA_H

#include <stdbool.h>
#include <stddef.h>

/* Stands before a guarded text. */
#define FORMULA_GUARD '\''

/* Whether the text needs a guard: it begins with = + - @, a tab, a carriage return, a line feed, a full-width = + - or
 * @, or with the guard itself (so that the guard can be taken off again without doubt). Any bytes may come in. */
bool formula_is_suspect(const char *text, size_t length);

#endif
