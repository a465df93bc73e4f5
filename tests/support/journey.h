/* The real program on a real pseudo-terminal, with libvterm as the terminal, for tests inside Criterion.
 *
 *     char *home = journey_home_new();
 *     char *demo = journey_copy_demo(home);
 *     const char *const *arguments = JOURNEY_ARGUMENTS("--database", demo);
 *     struct journey *user = journey_start(&(struct journey_options){.home = home, .arguments = arguments});
 *     journey_keys(user, "<F6>Renovasjon<Enter>");
 *     journey_expect_text(user, "Renovasjon");
 *     journey_keys(user, "q");
 *     journey_expect_exit(user, 0);
 *     journey_end(&user);
 *
 * Nothing sleeps. The program, seeing SAMREG_TEST_SYNC, sets the terminal's title to `sync N S` before each wait: N
 * keys, pastes and resizes handled, S the serial number of the last change drawn. Whatever sends input waits until N
 * says that all of it was handled, so that what the screen shows next is the answer. One deadline stands behind every
 * wait: 5 s, 25 s under a sanitizer, or as many milliseconds as SAMREG_TEST_DEADLINE says (valgrind).
 *
 * SAMREG_TEST_REDRAW is set too: every screen that a journey comes by is held against what drawing it anew gives.
 *
 * Every function that waits or expects fails the test when it is disappointed: it prints what was wanted, the framed
 * screen, the cursor and the last keys, with the file and line of the caller, and ends the program. */
#ifndef TESTS_SUPPORT_JOURNEY_H
#define TESTS_SUPPORT_JOURNEY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* A program, its terminal, and the folder that is its home. */
struct journey;

/* Arguments as a list that ends with NULL. */
#define JOURNEY_ARGUMENTS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* How to start; all zeroes is a good start. */
struct journey_options {
    const char *program;                   /* NULL: $SAMREG_PROGRAM */
    const char *const *arguments;          /* without the program's name, ended by NULL; NULL: none */
    int columns, rows;                     /* 0: 80 and 24 */
    const char *term;                      /* NULL: "xterm-256color" */
    const char *locale;                    /* LC_ALL; NULL: "C.UTF-8"; "": not set */
    const char *now;                       /* SAMREG_TEST_NOW, as 2009-12-01T10:42:07Z; NULL: not set */
    const char *const *environment;        /* more variables, "NAME=value", ended by NULL; NULL: none */
    const char *home;                      /* a folder that stays when the journey ends; NULL: a new one that goes */
    bool without_sync;                     /* SAMREG_TEST_SYNC is not set, nothing waits by itself: use the awaits */
};

/* Makes a new, empty folder for use as the home of several journeys (two colleagues at one register, or a program
 * started again). Returns its path, which the caller frees after journey_home_remove(). */
char *journey_home_new(void);

/* Removes the folder and all that is in it. */
void journey_home_remove(const char *home);

/* Runs the program without a terminal in that home, as journey_command() does: for what must be there before the
 * journey starts. */
int journey_prepare(const char *home, const char *const *arguments, char **output);

/* Copies the 2009 demonstration register ($SAMREG_TEST_DEMO, made once for all tests) into that home. Returns its path
 * (HOME/demo.db), which the caller frees. */
char *journey_copy_demo(const char *home);

/* Starts the program in an environment of which nothing of the user's is left: HOME, TMPDIR and the XDG folders
 * (.local/share and so on) in the home, which is also the current folder; TZ=UTC, no language but `locale`. Waits until
 * the program waits for the first key, or has ended. */
struct journey *journey_start_at(const struct journey_options *options, const char *file, int line);
#define journey_start(...) journey_start_at((__VA_ARGS__), __FILE__, __LINE__)

/* Ends the program if it still runs (SIGKILL), removes the home unless it was given, frees everything. */
void journey_end(struct journey **journey);

/* Runs the program without a terminal (standard input is /dev/null) in the journey's home and environment and waits for
 * its end. Standard output and error come together in `*output`, a new string the caller frees; NULL when not wanted.
 * Returns the exit status, or 128 and the number of the signal that ended it. */
int journey_command(const struct journey *journey, const char *const *arguments, char **output);

/* ---- Input ---- */

/* Types text and keys by name, as keys_read() knows them, all at once (but nothing follows <Esc> before that was
 * handled), and waits until they are handled or the program has ended. */
void journey_keys_at(struct journey *journey, const char *keys, const char *file, int line);
#define journey_keys(journey, keys) journey_keys_at((journey), (keys), __FILE__, __LINE__)

/* Pastes text as a terminal does, bracketed when the program asked for that, and waits until it is handled. */
void journey_paste_at(struct journey *journey, const char *text, const char *file, int line);
#define journey_paste(journey, text) journey_paste_at((journey), (text), __FILE__, __LINE__)

/* Sends bytes as they are, which the program counts as `events` events, and waits until they are handled. With 0 it
 * only sends. */
void journey_send_at(struct journey *journey, const char *bytes, size_t length, int events, const char *file, int line);
#define journey_send(journey, bytes, length, events) \
    journey_send_at((journey), (bytes), (length), (events), __FILE__, __LINE__)

/* Gives the terminal another size and waits until the program has taken notice. */
void journey_resize_at(struct journey *journey, int columns, int rows, const char *file, int line);
#define journey_resize(journey, columns, rows) journey_resize_at((journey), (columns), (rows), __FILE__, __LINE__)

/* ---- Expectations ---- */

/* `text` stands on the screen now, in one line. */
void journey_expect_text_at(struct journey *journey, const char *text, const char *file, int line);
#define journey_expect_text(journey, text) journey_expect_text_at((journey), (text), __FILE__, __LINE__)

/* `text` stands nowhere on the screen now. */
void journey_expect_no_text_at(struct journey *journey, const char *text, const char *file, int line);
#define journey_expect_no_text(journey, text) journey_expect_no_text_at((journey), (text), __FILE__, __LINE__)

/* Line `row` (0 is the first, -1 the last) is exactly `text`, blanks at the end aside. */
void journey_expect_line_at(struct journey *journey, int row, const char *text, const char *file, int line);
#define journey_expect_line(journey, row, text) journey_expect_line_at((journey), (row), (text), __FILE__, __LINE__)

/* The cursor is visible and stands on a character of `text`. */
void journey_expect_cursor_on_at(struct journey *journey, const char *text, const char *file, int line);
#define journey_expect_cursor_on(journey, text) journey_expect_cursor_on_at((journey), (text), __FILE__, __LINE__)

/* Waits until `text` stands on a screen that is drawn to its end: for what comes by itself, such as a colleague's
 * change. */
void journey_await_text_at(struct journey *journey, const char *text, const char *file, int line);
#define journey_await_text(journey, text) journey_await_text_at((journey), (text), __FILE__, __LINE__)

/* Waits until `text` stands nowhere on the screen. */
void journey_await_no_text_at(struct journey *journey, const char *text, const char *file, int line);
#define journey_await_no_text(journey, text) journey_await_no_text_at((journey), (text), __FILE__, __LINE__)

/* Waits until the program has ended by itself, with this exit status, or by a signal: 128 and its number. */
void journey_expect_exit_at(struct journey *journey, int status, const char *file, int line);
#define journey_expect_exit(journey, status) journey_expect_exit_at((journey), (status), __FILE__, __LINE__)

/* ---- What happened ---- */

/* A line of the screen in UTF-8 without blanks at the end; negative rows count from the last. New string. */
char *journey_line(const struct journey *journey, int row);

/* The whole screen in a frame, with cursor, title and last keys, as failures print it. New string. */
char *journey_screen(const struct journey *journey);

/* True when the cell at the first character of `text` is drawn in reverse; false also when `text` is not there. */
bool journey_is_reverse(const struct journey *journey, const char *text);

/* Where the cursor is, from 0. Returns false when it is hidden. */
bool journey_cursor(const struct journey *journey, int *row, int *column);

/* True while the program uses the alternate screen: false again when it gave the terminal back. */
bool journey_is_alternate(const struct journey *journey);

/* The serial number S of the last change drawn. Equal before and after: nothing was drawn between. */
long long journey_serial(const struct journey *journey);

/* Every byte the program has sent so far. Lent until the next call that waits. */
const char *journey_bytes(const struct journey *journey, size_t *length);

/* Its folder, for making files beside it. Lent. */
const char *journey_home(const struct journey *journey);

/* The program's process. */
pid_t journey_process(const struct journey *journey);

/* Sends the program a signal (SIGKILL, SIGTERM, SIGSTOP ...) and does not wait. */
void journey_signal(struct journey *journey, int signal);

/* The line drops: closes the terminal, so that the program gets SIGHUP and an end of input. Only journey_expect_exit(),
 * journey_line() and the like make sense afterwards. */
void journey_hang_up(struct journey *journey);

#endif
