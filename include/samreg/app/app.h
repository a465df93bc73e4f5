/* The context of a session: register, configuration, clock, user, language, and the day everything is answered as of.
 * Use cases stand beside it, one header each; views and commands see only these and the model. */
#ifndef SAMREG_APP_APP_H
#define SAMREG_APP_APP_H

#include "samreg/conf/conf.h"
#include "samreg/model/selection.h"

#include <stdbool.h>

struct app;

/* What a session begins with. Texts are copied. */
struct app_options {
    const char *program;    /* what the journal says the change was made with: "screen", "command line" */
    enum language language;
    bool read_only;
    struct date as_of;      /* not set: the register's reference date, else today */
};

/* Makes a context without a register. `conf` is lent for the context's life. Never fails. */
struct app *app_new(const struct conf *conf, const struct app_options *options);

/* Closes the register, if any, and frees the context. Safe with NULL inside. */
void app_free(struct app **app);

/* From the next app_open() on registers are opened for reading only. */
void app_set_read_only(struct app *app);

/* Opens a register in the context, closing the one open before. Errors as of store_open(); nothing changes on
 * failure. */
enum status app_open(struct app *app, const char *path, struct error *error) WARN_UNUSED;

/* Whether a register is open. */
bool app_is_open(const struct app *app);

/* Whether nothing can be written: asked for, or the file does not allow it. */
bool app_is_read_only(const struct app *app);

/* The path of the open register, "" without one. Lent. */
const char *app_path(const struct app *app);

/* The configuration given to app_new(). Lent. */
const struct conf *app_conf(const struct app *app);

/* The register's name (its setting register_name, else the file's name without folder and ending). Lent. */
const char *app_register_name(const struct app *app);

/* The name of the region that the screen begins with (the setting own_region): a new string, or NULL. */
char *app_own_region(struct app *app);

/* Who is at work: the login name. Lent. */
const char *app_user(const struct app *app);

/* The language of the session, and another one from now on. */
enum language app_language(const struct app *app);

/* Changes it; what was read before is out of date (app_serial()). */
void app_set_language(struct app *app, enum language language);

/* The day everything is answered as of: a full day. */
struct date app_as_of(const struct app *app);

/* Sets it: a month or a year means its last day, a date that is not set the register's own reference date. */
void app_set_as_of(struct app *app, struct date as_of);

/* The day it is now. */
struct date app_today(const struct app *app);

/* How text is read in this session: today, the language, and the style. */
struct field_reading app_reading(const struct app *app, enum field_style style);

/* What long reads ask whether to stop. Copied. */
void app_set_stop(struct app *app, const struct stop *stop);

/* As store_on_waiting(): asked while somebody else holds the lock. */
void app_on_waiting(struct app *app, bool (*keep_waiting)(void *context, int milliseconds), void *context);

/* Grows whenever what was read before may be out of date: own changes, others' changes, as-of date, language. */
unsigned app_serial(const struct app *app);

/* A descriptor that becomes readable when somebody else may have written, or -1: then ask app_changed() every two
 * seconds. */
int app_watch(struct app *app);

/* Whether somebody else has written since the last call; app_serial() has grown then. */
bool app_changed(struct app *app);

/* Asserts that no statement and no transaction is open; before every wait for a key. */
void app_assert_idle(const struct app *app);

#endif
