/* A view around an overlay to pick from: value lists, the palette, search. */
#ifndef SAMREG_VIEW_PICKER_H
#define SAMREG_VIEW_PICKER_H

#include "samreg/tui/pick.h"
#include "samreg/view/shell.h"

/* Embed it as the first member of a heap block, with these set before picker_open(). */
struct picker {
    struct view view;
    struct pick pick; /* made by picker_open(); rows are added in `fill` */
    void (*fill)(struct picker *picker);   /* adds the rows that go with what is typed; NULL: the rows stay */
    bool (*more)(struct picker *picker);   /* one slice of what takes longer, as view_ops.work; NULL: nothing does */
    void (*chosen)(struct picker *picker, const struct pick_row *row); /* after closing; the row is lent */
    void (*clear)(struct picker *picker);  /* frees what stands behind this struct, or NULL */
    bool filled_by_owner;                  /* `fill` shows only what matches: nothing is filtered out */
};

/* Puts it on the screen. Title, prompt and `empty` (what to say when nothing matches) are msgids or NULL; `typed` (or
 * NULL) stands there already. With `fill` the rows are added now, without it the caller adds them and then calls
 * pick_ready(). */
void picker_open(struct shell *shell, struct picker *picker, const char *title, const char *prompt, const char *empty,
                 const char *typed);

/* Fills anew, leaving the cursor on its row where that is still there. */
void picker_refill(struct picker *picker);

/* Types a key for the user: the one that opened it. */
void picker_type(struct picker *picker, struct key key);

#endif
