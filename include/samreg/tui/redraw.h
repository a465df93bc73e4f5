/* For tests: holds what stands on the screen against what drawing all of it anew gives. */
#ifndef SAMREG_TUI_REDRAW_H
#define SAMREG_TUI_REDRAW_H

#include "samreg/base/str.h"

#include <stdbool.h>

/* Reads the cells, blanks the screen, draws it whole by `draw`, and compares. Returns false when a cell or the cursor
 * differed, and appends the first line that did, as it stood and as it should. The new drawing stays. */
bool redraw_compare(void (*draw)(void *context), void *context, struct str *difference);

#endif
