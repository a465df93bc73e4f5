/* What on a page of a PDF is no part of the document: the head and foot of the page, rules between rows. A reading
 * program passes over it when it is marked as an artifact; cairo 1.16 only leaves it outside of all parts. */
#ifndef SAMREG_DRAW_ARTIFACTS_H
#define SAMREG_DRAW_ARTIFACTS_H

#include "samreg/base/str.h"

#include <stdbool.h>

/* Appends the operators of a page (ISO 32000-1, 7.8.2) with everything that draws outside of marked parts marked as an
 * artifact: of the page where it has text, which only heads and feet have, else of the layout. False when the parts or
 * strings do not end, so that it cannot be told what stands where; `out` is then good for nothing. */
bool artifacts_mark(const char *bytes, size_t size, struct str *out);

#endif
