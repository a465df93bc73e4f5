/* What a screen or an overlay is to the shell: a table of what it can do. A new screen is one file with one table. */
#ifndef SAMREG_VIEW_VIEW_H
#define SAMREG_VIEW_VIEW_H

#include "samreg/app/action.h"
#include "samreg/base/str.h"
#include "samreg/model/entity.h"
#include "samreg/tui/area.h"
#include "samreg/tui/key.h"

#include <stdbool.h>
#include <stddef.h>

struct shell;
struct view;

/* What a view can do. Members that may be NULL say so. No function draws except `draw`; none waits. */
struct view_ops {
    /* Where it is: one of the single ACTION_... places of action.h. Decides which actions apply, with which keys. */
    unsigned place;

    /* An overlay lies over the view below, which stays visible; a screen hides it. */
    bool overlay;
    /* A message of several rows lies over its lowest rows instead of taking them from it, so that nothing in it moves
     * when one comes and goes. */
    bool steady;

    /* Frees what the view holds, not the view itself. */
    void (*clear)(struct view *view);

    /* Appends what stands in the title line, in the user's language. NULL for overlays. */
    void (*title)(const struct view *view, struct str *out);

    /* Draws the view in its area: the whole screen between title line and message line; for overlays the same area,
     * in the middle of which they lie. Draws only what changed (tui's widgets do so by themselves). Reads nothing from
     * the register. */
    void (*draw)(struct view *view, struct area area);

    /* Reads what decides which record the cursor is on, whatever waits: keys typed ahead must mean the record that they
     * would mean typed slowly. Before a key that moves only what is out of date, for moves add up; before any other
     * (`whole`) also what the cursor is still on its way to. Costs nothing when all is read. NULL: nothing to read. */
    void (*settle)(struct view *view, bool whole);

    /* The same for what may take long: whether `work` is still reading it. The shell then keeps such a key, and those
     * after it, and gives them when it is there; the screen stays alive meanwhile, and when it lasts, back and cancel
     * leave at once (held.c). NULL: never. */
    bool (*busy)(const struct view *view);

    /* Whether what such a key does depends on what `settle` reads or `busy` waits for: of one that does not, nothing is
     * read before it, so that who leaves does not wait. NULL: all depend. Keys without an action do. */
    bool (*depends)(const struct view *view, enum action_id action);

    /* A key before actions are looked up: true when it was used (typing, moving). */
    bool (*key)(struct view *view, struct key key);

    /* Pasted text: data, never commands. NULL: ignored. */
    void (*paste)(struct view *view, const char *text, size_t length);

    /* An action that applies here: true when the view did it, false to let the shell do what it does everywhere. */
    bool (*act)(struct view *view, enum action_id action);

    /* Why an action that would apply cannot be done just now (a msgid for the message line), or NULL. NULL: all can. */
    const char *(*refuse)(const struct view *view, enum action_id action);

    /* What an action does just now (a msgid for the key bar) where its label does not say it, or NULL. NULL: all do. */
    const char *(*label)(const struct view *view, enum action_id action);

    /* Whether characters are text for the view just now. NULL: never. */
    bool (*typing)(const struct view *view);

    /* One short slice of reading put off while keys were waiting; true when something changed on the screen. NULL:
     * never. */
    bool (*work)(struct view *view);

    /* Milliseconds until it wants to be drawn again, or to work, though nothing happens (a clock); -1: when something
     * does. NULL: then. */
    int (*wake)(const struct view *view);

    /* The register, the as-of date or the language changed: what was read is out of date. The cursor stays on its
     * record. */
    void (*refresh)(struct view *view);

    /* A form has saved a record: the cursor goes to it where the view lists that kind. NULL: nothing. */
    void (*go)(struct view *view, const struct entity *entity, int64_t id);

    /* The user wants to leave: true when the view may be closed now; false when it asks first (and closes itself later
     * with shell_close()). NULL: may. */
    bool (*leave)(struct view *view);

    /* Appends help on the very thing the cursor is on, in the user's language. NULL: nothing special. */
    void (*help)(const struct view *view, struct str *out);
};

/* The head of every view: embed it as the first member. */
struct view {
    const struct view_ops *ops;
    struct shell *shell;
    struct view *below; /* the stack */
};

#endif
