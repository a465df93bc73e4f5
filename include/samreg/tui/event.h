/* The event loop's one wait: keys, pastes, changes of size, files to read, time, and the end. Signals are blocked
 * outside the wait, so none is lost and none interrupts work. */
#ifndef SAMREG_TUI_EVENT_H
#define SAMREG_TUI_EVENT_H

#include "samreg/base/error.h"
#include "samreg/tui/key.h"

#include <stdbool.h>
#include <stddef.h>

enum event_kind {
    EVENT_KEY,      /* `key` */
    EVENT_PASTE,    /* `text` and `length`: pasted by the user, valid UTF-8, line ends as "\n"; always data, never
                     * commands */
    EVENT_RESIZE,   /* the screen has another size now (terminal_area()); draw_invalidate() was done */
    EVENT_READABLE, /* `fd` has something to read */
    EVENT_TIMEOUT,  /* the time given to event_wait() has passed */
    EVENT_END       /* the line dropped, input ended, or a signal asks to end: save drafts and end. Comes again at
                     * every wait, also in a loop that is started later */
};

struct event {
    enum event_kind kind;
    struct key key;
    const char *text; /* lent until the next event_wait() */
    size_t length;
    int fd;
    int signal; /* EVENT_END: the signal, or 0 when input ended */
};

/* What the program does on the way to a wait. Each may be NULL. */
struct event_hooks {
    void *context;
    /* Draws everything that changed into the screen buffer. Called when no key waits, before the flush. */
    void (*draw)(void *context);
    /* Does one short slice of work put off while keys were waiting (the detail that follows the cursor, counts) and
     * returns true when it did something: then the screen is drawn and flushed and it is asked again, unless a key
     * waits. Returns false when nothing is left. */
    bool (*work)(void *context);
    /* Called last before every wait; asserts that no statement and no transaction is open. */
    void (*before_wait)(void *context);
    /* How many milliseconds to wait at most (-1: for ever), instead of what event_wait() was told. Asked when nothing
     * is left to do, for what was drawn and done on the way to the wait may be what wants to be woken. */
    int (*patience)(void *context);
};

/* Starts the loop on the started terminal: installs the signal handlers and blocks SIGWINCH and what asks to end:
 * SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2 and SIGALRM. `hooks` is copied. */
void event_start(const struct event_hooks *hooks);

/* Puts the handlers and the signal mask back, dropping signals that wait. Does nothing when not started. */
void event_stop(void);

/* The signal that asked to end, SIGHUP also where the line dropped without one; 0 when none has. Holds after
 * event_stop(): the process should end by the same signal, so that whoever started it knows. */
int event_end_signal(void);

/* Watches a file descriptor for something to read / no longer. At most 8 at a time (asserted). */
void event_watch(int fd);
void event_unwatch(int fd);

/* Tells the decoder whether a text field has the focus. There Esc directly followed by a character types the
 * character (terminals send AltGr characters so); elsewhere the pair is the key Alt+character. Esc directly followed
 * by 1 to 9 is F1 to F9 everywhere. */
void event_set_text_focus(bool text);

/* True when a key, a paste, or the end waits. Cheap: for the stop callback of long reads. */
bool event_pending(void);

/* Whether one of the keys that wait is wanted, or the end waits: for the stop callback of reads that go on while other
 * keys wait. Takes none away. */
bool event_waits_for(bool (*wanted)(void *context, struct key key), void *context);

/* How many of the events given are kept by who got them, to be handled later: the mark of tests does not count them. */
void event_postpone(size_t count);

/* Writes the mark of tests, when it is wanted, behind a screen that was drawn outside of event_wait(). */
void event_tell_drawn(void);

/* Gives the next event. Everything the terminal has sent is read first; while events are queued they are handed out
 * one by one without drawing. When none is left: draw, flush, work (see struct event_hooks), before_wait, the test
 * mark, and the wait, at most `timeout` milliseconds (-1: for ever). With SAMREG_TEST_SYNC in the environment the
 * test mark is written as the terminal's title, OSC 2 `sync N S`: N counts the keys, pastes and resizes handled (one
 * for each EVENT_KEY, EVENT_PASTE, EVENT_RESIZE handed out), S is draw_change_serial(). With
 * SAMREG_TEST_REDRAW as well, every screen is held against what drawing it anew gives (redraw.h); from the first that
 * differs on the mark is `stale` and where. */
void event_wait(int timeout, struct event *event);

#endif
