/* Names of sheets that every spreadsheet program takes. */
#ifndef SAMREG_DRAW_XLSX_NAME_H
#define SAMREG_DRAW_XLSX_NAME_H

#include "samreg/base/str.h"

#include <stddef.h>

/* Names that are taken. All zeroes is none. */
struct xlsx_names {
    char **names; /* owned */
    size_t count, capacity;
};
void xlsx_names_clear(struct xlsx_names *names);

/* The name of a sheet made from what it should be called: without the signs that are not allowed, at most 31 characters
 * (as Excel counts them, in UTF-16), unlike those before whatever the case of the letters ("Kommuner (2)"); "Sheet" for
 * nothing. Lent by `names`, which keeps it. */
const char *xlsx_name(struct xlsx_names *names, const char *wanted);

#endif
