/* The configuration: /etc/samreg.conf, then the user's file, or one file alone; read by libconfuse from the option
 * table in conf.def. Beside the options a file may hold one section of keys:
 *
 *     keys {
 *         edit = {"F2", "e"}     # what the action's own keys are replaced by; {} takes them all away
 *     }
 */
#ifndef SAMREG_CONF_CONF_H
#define SAMREG_CONF_CONF_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"

#include <stdbool.h>

/* The keys a file gives to one action, as written: conf knows neither actions nor keys. All owned. */
struct conf_binding {
    char *action;
    char **keys; /* none: the action has no key */
    size_t key_count;
    char *file;  /* where it stands, for messages about a key that is none */
    int line;    /* 0: not known (no keys) */
};

/* The configuration: one member for each option of conf.def, by its name. */
struct conf {
#define CONF_TEXT(name, preset, help) char *name; /* owned; NULL where not set; a path with ~ is already expanded */
#define CONF_CHOICE(name, preset, choices, help) char *name; /* owned; one of the choices */
#define CONF_NUMBER(name, preset, low, high, help) long name;
#define CONF_YES_NO(name, preset, help) bool name;
#include "samreg/conf/conf.def"
    struct conf_binding *bindings; /* in the order of the actions given; at most one for each */
    size_t binding_count;
};

/* Sets every option to its default, and no bindings. */
void conf_init(struct conf *conf);

void conf_clear(struct conf *conf);

/* Where the configuration is read from. */
struct conf_files {
    const char *system; /* "/etc/samreg.conf"; NULL or not there: none */
    const char *user;   /* path_user_config(); NULL or not there: none. Wins over `system`, option by option */
    const char *only;   /* --config FILE: this file and no other, and it must be there; or NULL */
};

/* Reads the files into `conf` (initialised). `actions` are the names that the section `keys` may hold, ended by NULL.
 * The first mistake stops it, `conf` then stays as it was: STATUS_CONFIG with file, line and what was expected (an
 * unknown option or action, a word that is no choice, a number out of range, a missing sign); STATUS_CONFIG also when a
 * file cannot be read, STATUS_NO_INPUT when `only` is not there. */
enum status conf_read(struct conf *conf, const struct conf_files *files, const char *const *actions,
                      struct error *error) WARN_UNUSED;

/* Appends the commented default file in that language: every option with its help, what may stand there and its
 * default, all commented out. In English it is conf/samreg.conf, which a test compares. */
void conf_write_default(enum language language, struct str *out);

#endif
