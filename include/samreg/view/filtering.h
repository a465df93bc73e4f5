/* The filter line of a window: asked for below the screen, in force while it is typed. */
#ifndef SAMREG_VIEW_FILTERING_H
#define SAMREG_VIEW_FILTERING_H

#include "samreg/view/shell.h"
#include "samreg/view/window.h"

/* Embedded in a view beside its window. */
struct filtering {
    struct shell *shell;
    struct window *window;
    char *line;       /* in force; "" for none */
    char *begun;      /* the line that the list was opened with: what it is a list of; "" for none */
    char *before;     /* while another one is typed: the line to go back to; NULL for none */
    int64_t stood_on; /* while another one is typed: the record to go back to */
};

/* Begins without a line; shell and window are lent. filtering_clear() frees. */
void filtering_init(struct filtering *filtering, struct shell *shell, struct window *window);
void filtering_clear(struct filtering *filtering);

/* Puts the line in force that the list is opened with; false when it does not parse. */
bool filtering_begin(struct filtering *filtering, const char *line, struct error *error);

/* Whether another line is in force than the one that the list was opened with. */
bool filtering_is_narrowed(const struct filtering *filtering);

/* Goes back to the line that the list was opened with, the cursor staying on its record; false when it is in force. */
bool filtering_drop(struct filtering *filtering);

/* Appends "  /LINE" for a title, with its fields in the user's language; nothing without a line. */
void filtering_write(const struct filtering *filtering, struct str *out);

/* Puts a line in force; false, leaving the one before in force, when it does not parse. */
bool filtering_set(struct filtering *filtering, const char *line, struct error *error);

/* Asks for a line. Every change that parses takes force at once; cancelling goes back to the line and the record
 * before. */
void filtering_ask(struct filtering *filtering);

#endif
