/* The frame around the views: the stack, the loop, title line, message line and key bar, the key map, and what can be
 * done everywhere (help, palette, as-of date, undo, journal, search, language, quit). */
#ifndef SAMREG_VIEW_SHELL_H
#define SAMREG_VIEW_SHELL_H

#include "samreg/app/app.h"
#include "samreg/base/error.h"
#include "samreg/base/pair.h"
#include "samreg/model/change.h"
#include "samreg/tui/style.h"
#include "samreg/view/view.h"

/* Runs the screen on an open register until the user quits or the line drops; the terminal is started and stopped in
 * here. The first screen is the register screen. STATUS_NO_INPUT when there is no terminal. */
enum status shell_run(struct app *app, struct error *error) WARN_UNUSED;

/* What the screen begins with. All zeroes: the register screen. */
struct shell_start {
    void (*open)(struct shell *shell, void *context); /* opens the lowest view; NULL: the register screen */
    void *context;
    bool bare; /* for a wall: nothing but the view, black on white; no title line, messages or keys */
};

/* As shell_run(), beginning with another screen; `open` that opens nothing ends it at once. */
enum status shell_run_from(struct app *app, const struct shell_start *start, struct error *error) WARN_UNUSED;

/* The session of a view. */
struct app *shell_app(const struct shell *shell);

/* text_in() in the session's language. */
const char *shell_text(const struct shell *shell, const char *msgid);

/* Puts a view on top of the stack; the shell owns it now. It is heap memory whose first member is `struct view`, with
 * ops set. */
void shell_open(struct shell *shell, struct view *view);

/* Takes a view off the stack (and everything above it), at the end of the turn: its memory stays valid until then. */
void shell_close(struct view *view);

/* Says something in the message line until the next key. The text is a message in any language. */
void shell_say(struct shell *shell, enum style style, const struct message *message);

/* The same of a msgid and its arguments, as message_set() takes them. */
void shell_tell(struct shell *shell, enum style style, const char *msgid, ...) __attribute__((sentinel));

/* Says an error in the message line, with its sign, and clears the error. */
void shell_say_error(struct shell *shell, struct error *error);

/* Says what was saved or undone, in words, with the key that takes it back. */
void shell_say_done(struct shell *shell, const struct message *message);

/* Puts the cursor of every list below that shows the record on it: after a form has saved it. */
void shell_go(struct shell *shell, const struct entity *entity, int64_t id);

/* Keeps a copy of the record saved last of its kind / lends it back; NULL when none was saved in this session. */
void shell_remember(struct shell *shell, const struct record *record);
const struct record *shell_remembered(const struct shell *shell, const struct entity *entity);

/* Keeps what reports are asked about in this session, for the next one: parameters as people give them, copied in place
 * of those kept before / lends them back. */
void shell_keep_places(struct shell *shell, const struct pair *pairs, size_t count);
const struct pair *shell_places(const struct shell *shell, size_t *count);

/* While it is patient, long reads do not stop for a waiting key: for what a key pressed already needs. */
void shell_set_patient(struct shell *shell, bool patient);

/* Whether nothing may be changed from where one is: the register is open for reading only, or a page, such as the help,
 * lies over a form that is not saved. */
bool shell_is_read_only(const struct shell *shell);

/* Gives an action as if its key had been pressed. */
void shell_act(struct shell *shell, enum action_id action);

/* Asks and gives the answer's index (from 0; -1: cancelled) to `answered`, which gets `context` back. Answers are
 * msgids with their letter in front: "s:Save", "d:Discard", "y:Stay", ended by NULL; the first is the harmless one.
 * `answered` is called in any case: with -1 when the session ends, and the views below may be gone by then. */
void shell_ask(struct shell *shell, const struct message *text, enum style style, const char *const *answers,
               void (*answered)(void *context, int answer), void *context);

/* Lets the user pick from records of an entity by number, code or any part of the name, and gives the one chosen
 * (id 0: cancelled). `typed` (or NULL) is what has been typed already. */
void shell_pick_record(struct shell *shell, const struct entity *entity, const char *typed,
                       void (*picked)(void *context, int64_t id, const char *called), void *context);

/* Asks for one line of text below the screen; `check` says what is wrong with it (false: asked again with the error
 * shown), `done` gets the text, or NULL when cancelled. */
struct shell_prompt {
    const char *label;  /* msgid */
    const char *text;   /* first text */
    bool replace;       /* the first text stands as if selected: typing replaces it */
    bool (*check)(void *context, const char *text, struct error *error); /* NULL: anything goes */
    void (*changed)(void *context, const char *text);                    /* told of every change, or NULL */
    void (*step)(void *context, int step); /* told of Down and Tab (1), Up and Shift+Tab (-1), or NULL */
    void (*done)(void *context, const char *text);
    void *context;
};
void shell_prompt(struct shell *shell, const struct shell_prompt *prompt);

/* The first key bound to an action in a place, as words ("F2"), or "" without one; lent until the next call. */
const char *shell_key_of(struct shell *shell, enum action_id action);

/* Takes back one entry of the journal (0: the user's newest that stands), or an undo of one (0: the newest), and says
 * what came of it. True when it was done. */
bool everywhere_undo(struct shell *shell, int64_t operation);
bool everywhere_redo(struct shell *shell, int64_t operation);

#endif
