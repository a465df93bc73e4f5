/* The filter line of a window. */
#ifndef SAMREG_VIEW_FILTERING_H
#define SAMREG_VIEW_FILTERING_H

#include "samreg/view/filter_line.h"
#include "samreg/view/window.h"

/* Embedded in a view beside its window. What is put in force by filter_line_set() or filter_line_begin() shows after
 * window_changed(). */
struct filtering {
    struct filter_line line;
    struct window *window;
    int64_t stood_on; /* while a text is typed: the record to go back to */
};

/* Begins without a text; shell and window are lent. Begins anew, on other records, by filtering_clear() and this. */
void filtering_init(struct filtering *filtering, struct shell *shell, struct window *window);
void filtering_clear(struct filtering *filtering);

/* Appends "  /TEXT" for a title, with its fields in the user's language; nothing without a text. */
void filtering_write(const struct filtering *filtering, struct str *out);

#endif
