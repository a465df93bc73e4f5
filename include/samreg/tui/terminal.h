/* The terminal: taken over, given back, and never left in disorder. There is one, so these functions take no handle. */
#ifndef SAMREG_TUI_TERMINAL_H
#define SAMREG_TUI_TERMINAL_H

#include "samreg/base/error.h"
#include "samreg/tui/area.h"
#include "samreg/tui/style.h"

#include <stdbool.h>

/* How the terminal is used; all zeroes is a good start. */
struct terminal_options {
    int escape_delay;       /* milliseconds to wait for the rest of a key's bytes; 0 means 100. $ESCDELAY wins over it
                             * (ux.md 0.2) */
    enum style_theme theme; /* which looks to use */
    bool no_colour;         /* attributes alone; also when $NO_COLOR is set to anything or the terminal has none */
    bool ascii;             /* lines, ellipsis and signs in ASCII; also when $TERM is "vt100", "ansi" or "dumb" and no
                             * UTF-8 is to be had */
};

/* What start had to do to get going, for the message line and for `doctor`. */
struct terminal_facts {
    const char *type;     /* the terminal type in use */
    bool type_replaced;   /* $TERM was unknown or missing; another type is used in its place */
    bool locale_replaced; /* the environment's locale has no UTF-8; C.UTF-8 is used for characters */
    int colours;          /* number of colours in use; 0 without */
};

/* Takes the terminal over: LC_CTYPE alone (falling back to C.UTF-8), raw mode without flow control and signals from
 * keys, alternate screen, keypad, bracketed paste, all known encodings of function keys. An unknown $TERM becomes
 * xterm-256color, then vt100. Standard input and output must be a terminal: STATUS_NO_INPUT when not,
 * STATUS_UNAVAILABLE when no terminal type works. A fatal signal from now on first gives the terminal back. Asserts
 * that it is not started. */
enum status terminal_start(const struct terminal_options *options, struct error *error) WARN_UNUSED;

/* Gives the terminal back as it was found and frees everything. Does nothing when it is not started. */
void terminal_stop(void);

/* True between a successful start and stop. */
bool terminal_is_started(void);

/* The facts found at start. Lent until stop. */
const struct terminal_facts *terminal_facts(void);

/* The whole screen. */
struct area terminal_area(void);

/* True when signs outside ASCII must not be used. */
bool terminal_is_ascii(void);

/* Takes over the size that the terminal has now; event_wait() calls it before it tells of a change of size. */
void terminal_fit(void);

/* Sends the whole screen anew at the next flush (Ctrl+L: after somebody wrote over it). */
void terminal_redraw(void);

/* Puts text on the user's clipboard through the terminal (OSC 52). At most 74 000 bytes: returns false, sending
 * nothing, when longer. True means "sent to the terminal"; whether it arrives nobody knows. */
bool terminal_copy(const char *text, size_t length);

/* Writes bytes straight to the terminal, behind what ncurses has written; for the test mark and OSC 52. No bytes of
 * data go here. */
void terminal_write(const char *bytes, size_t length);

/* Gives the terminal back from inside a signal handler or when memory has run out: only async-signal-safe calls,
 * prepared bytes. The program must end after it. Does nothing when the terminal is not started. */
void terminal_restore_now(void);

/* For tests: a screen of the given size with nothing behind it (/dev/null). Every role has a look of its own, so
 * that draw_read_style() can tell them apart. `theme` mono with `no_colour` gives what a terminal without colours
 * shows. Aborts when it cannot be made. */
void terminal_start_test(int height, int width, const struct terminal_options *options);

/* For tests: changes the size of a test screen. */
void terminal_resize_test(int height, int width);

#endif
