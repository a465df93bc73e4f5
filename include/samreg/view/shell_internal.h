/* What the files of the shell share: shell.c (stack and loop), frame.c (the lines around the views), everywhere.c
 * (what can be done on every screen). */
#ifndef SAMREG_VIEW_SHELL_INTERNAL_H
#define SAMREG_VIEW_SHELL_INTERNAL_H

#include "samreg/base/pair.h"
#include "samreg/model/record.h"
#include "samreg/tui/terminal.h"
#include "samreg/view/jobs.h"
#include "samreg/view/keymap.h"
#include "samreg/view/shell.h"

#include <stdint.h>

struct shell {
    struct app *app;
    struct keymap keymap;
    struct view *top;      /* the stack; the lowest is the register screen */
    struct view *closed;   /* taken off, freed at the end of the turn */
    char *message;         /* in the message line; NULL for none */
    enum style message_style;
    bool waiting;          /* the message is that of waiting_goes_on() or held_tell() */
    struct str key_words;  /* what shell_key_of() lends */
    struct record remembered[ENTITY_COUNT]; /* shell_remember(); all zeroes where none */
    bool bare;             /* shell_start.bare */
    struct jobs jobs;      /* long work */
    struct pair *places;   /* shell_keep_places(); owned */
    size_t place_count;
    struct key *held;      /* keys that wait for what is being read, oldest first; owned */
    size_t held_count, held_capacity;
    int64_t held_since;    /* clock_milliseconds() */
    unsigned serial;       /* app_serial() that the views know */
    bool watches;          /* others' changes wake the loop; otherwise it looks for them by itself */
    bool ended;            /* the loop ends */
};

/* Draws everything: title line, the views from the lowest one that shows, message line, key bar. */
void frame_draw(struct shell *shell);

/* The steps of the loop, which tests walk by themselves: one key; what follows every event; one slice of work put off
 * (false: nothing is left); the end, which closes all views and frees what the shell holds. */
void shell_take_key(struct shell *shell, struct key key);
void shell_end_turn(struct shell *shell);
bool shell_work(struct shell *shell);
void shell_clear(struct shell *shell);

/* ---- held.c: keys that wait for what the top view is still reading ---- */

/* Keeps a key behind those that wait already. */
void held_add(struct shell *shell, struct key key);

/* Whether an action leaves what they wait for: back and cancel do, once that has lasted. Before, whatever is typed
 * behind a key that waits is meant for what that key opens. */
bool held_lets_go(const struct shell *shell, enum action_id action);

/* Forgets them all. */
void held_drop(struct shell *shell);

/* Gives the oldest, when the top view is no longer busy; false when there is none to give. */
bool held_take(struct shell *shell, struct key *key);

/* Called again and again while something is read: says that a key waits once that can be noticed. */
void held_tell(struct shell *shell);

/* Asked while somebody else holds the register (app_on_waiting(); `context` is the shell): says so once it can be
 * noticed. False when it has lasted so long that the user should decide. */
bool waiting_goes_on(void *context, int milliseconds);

/* The wait is over: takes its message away unless another has come instead. True when it did: draw again. */
bool waiting_end(struct shell *shell);

/* How the configuration wants the terminal. */
struct terminal_options shell_terminal_options(const struct conf *conf);

/* Does an action that works the same on every screen. */
void everywhere_act(struct shell *shell, enum action_id action);

/* Closes view after view from the top until `until` is the top (NULL: until none is left, which ends the loop), as
 * long as each lets itself be left. */
void shell_leave(struct shell *shell, const struct view *until);

/* Tells every view that what it has read is out of date, when it is. */
void shell_refresh(struct shell *shell, bool always);

#endif
