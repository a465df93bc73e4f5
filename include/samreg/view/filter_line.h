/* The filter line of a view: asked for below the screen, where each change that can be read takes force at once. What
 * it narrows is its owner's. */
#ifndef SAMREG_VIEW_FILTER_LINE_H
#define SAMREG_VIEW_FILTER_LINE_H

#include "samreg/view/shell.h"

/* What the owner does; all get it back. */
struct filter_line_ops {
    /* Whether the text can be read; the error says why not. */
    bool (*check)(void *owner, const char *text, struct error *error);
    /* Lets through what the text says from now on; false, leaving all as it is, when it cannot be read. */
    bool (*narrow)(void *owner, const char *text, struct error *error);
    /* The line has just become another one below the screen, or was dropped; may be NULL. */
    void (*changed)(void *owner);
    /* Keeps where the cursor is / puts it back there, as far as that is still shown. */
    void (*leave)(void *owner);
    void (*back)(void *owner);
};

/* Embedded in its owner. */
struct filter_line {
    struct shell *shell;
    const struct filter_line_ops *ops;
    void *owner;
    char *text;   /* in force; "" for none */
    char *begun;  /* the text that the view was opened with: what it is a view of; "" for none */
    char *before; /* while another one is typed: the text to go back to; NULL for none */
};

/* Begins without a text; shell, ops and owner are lent. */
void filter_line_init(struct filter_line *line, struct shell *shell, const struct filter_line_ops *ops, void *owner);
void filter_line_clear(struct filter_line *line);

/* Puts a text in force; false, leaving the one before in force, when it cannot be read. */
bool filter_line_set(struct filter_line *line, const char *text, struct error *error) WARN_UNUSED;

/* Puts the text in force that the view is opened with; likewise. */
bool filter_line_begin(struct filter_line *line, const char *text, struct error *error) WARN_UNUSED;

/* Forgets the text, for an owner that begins anew without one. */
void filter_line_reset(struct filter_line *line);

/* Whether another text is in force than the one that the view was opened with. */
bool filter_line_is_narrowed(const struct filter_line *line);

/* Goes back to the text that the view was opened with, the cursor staying where it is; false when it is in force, or
 * the owner cannot. */
bool filter_line_drop(struct filter_line *line);

/* Asks for a text. Cancelling goes back to the text and the place before. */
void filter_line_ask(struct filter_line *line);

#endif
