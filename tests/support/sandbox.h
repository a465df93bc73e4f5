/* Where a program under test lives: a home folder and an environment in which nothing of the user's is left. */
#ifndef TESTS_SUPPORT_SANDBOX_H
#define TESTS_SUPPORT_SANDBOX_H

#include <stddef.h>

struct sandbox {
    const char *program; /* lent */
    char *home;
    char **environment; /* "NAME=value", ended by NULL */
    size_t count;
    size_t capacity;
};

/* Makes a new, empty folder in $TMPDIR. Returns its path, which the caller frees after sandbox_home_remove(). */
char *sandbox_home_new(void);

/* Removes the folder and all that is in it. */
void sandbox_home_remove(const char *home);

/* An environment with HOME, TMPDIR and the XDG folders (.local/share and so on) in `home`, which is copied, TZ=UTC,
 * PATH and what sanitizers and valgrind read from the caller's. The machine's configuration is etc/samreg.conf in
 * `home`. `program` is lent; NULL means $SAMREG_PROGRAM. */
void sandbox_init(struct sandbox *sandbox, const char *program, const char *home);

/* Frees what it holds; the folder stays. */
void sandbox_clear(struct sandbox *sandbox);

/* Sets a variable; with `value` NULL, `name` is already "NAME=value". */
void sandbox_set(struct sandbox *sandbox, const char *name, const char *value);

/* In a forked child: becomes the program, with its home as the current folder and signals as they are by default.
 * Before the program stands what $SAMREG_TEST_WRAPPER says (valgrind and its options). `arguments` are those behind the
 * program's name, ended by NULL; NULL: none. */
_Noreturn void sandbox_become(const struct sandbox *sandbox, const char *const *arguments);

/* Runs the program without a terminal; standard input is /dev/null. Waits for its end. Standard output and error come
 * together in `*output`, a new string the caller frees; NULL when not wanted. Returns sandbox_exit_code(). */
int sandbox_command(const struct sandbox *sandbox, const char *const *arguments, char **output);

/* The exit status that waitpid() found, or 128 and the number of the signal that ended the process. */
int sandbox_exit_code(int status);

#endif
