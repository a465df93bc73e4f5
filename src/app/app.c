#include "samreg/app/app.h"

#include "samreg/app/internal.h"
#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/store/care.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct app *app_new(const struct conf *conf, const struct app_options *options)
{
    struct app *app = memory_new(sizeof *app);

    app->conf = conf;
    app->draft_locks = -1;
    app->program = memory_copy_text(options->program);
    app->user = path_user_name();
    app->host = path_host_name();
    app->name = memory_copy_text("");
    app->language = options->language;
    app->read_only = options->read_only;
    app->asked_as_of = options->as_of;
    app->as_of = date_is_set(options->as_of) ? date_last_day(options->as_of) : clock_today();
    return app;
}

void app_free(struct app **app)
{
    if (*app == NULL)
        return;
    if ((*app)->draft_locks >= 0)
        close((*app)->draft_locks);
    store_close(&(*app)->store);
    free((*app)->program);
    free((*app)->user);
    free((*app)->host);
    free((*app)->name);
    free((*app)->votes);
    free((*app)->guests);
    free(*app);
    *app = NULL;
}

/* A setting of the register, or NULL: one that cannot be read is as good as one not set, and the next real read will
 * say what is wrong. */
static char *read_setting(struct app *app, const char *name)
{
    char *value = NULL;
    struct error error = {0};

    if (store_setting(app->store, name, &value, &error) != STATUS_OK) {
        error_clear(&error);
        return NULL;
    }
    return value;
}

/* The file's name without folder and ending: what an unnamed register is called. */
static char *name_from_path(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(base, '.');

    return memory_copy_bytes(base, dot != NULL && dot != base ? (size_t)(dot - base) : strlen(base));
}

static void read_settings(struct app *app)
{
    char *name = read_setting(app, "register_name");
    char *reference = read_setting(app, "reference_date");
    struct date date = app->asked_as_of;

    free(app->name);
    app->name = name != NULL ? name : name_from_path(store_path(app->store));
    if (!date_is_set(date) && (reference == NULL || date_parse_iso(reference, &date) != DATE_OK))
        date = clock_today();
    app->as_of = date_last_day(date);
    free(reference);
}

void app_put_store(struct app *app, struct store *store)
{
    store_close(&app->store);
    app->store = store;
    app->serial++;
    store_set_language(store, app->language);
    store_on_waiting(store, app->keep_waiting, app->waiting_context);
    read_settings(app);
}

void app_set_read_only(struct app *app)
{
    app->read_only = true;
}

enum status app_open(struct app *app, const char *path, struct error *error)
{
    struct store *store = NULL;
    enum status status = store_open(path, app->read_only ? STORE_READ_ONLY : 0, &store, error);

    if (status == STATUS_OK)
        app_put_store(app, store);
    return status;
}

bool app_is_open(const struct app *app)
{
    return app->store != NULL;
}

bool app_is_read_only(const struct app *app)
{
    return app->store != NULL ? store_is_read_only(app->store) : app->read_only;
}

const char *app_path(const struct app *app)
{
    return app->store != NULL ? store_path(app->store) : "";
}

const struct conf *app_conf(const struct app *app)
{
    return app->conf;
}

const char *app_register_name(const struct app *app)
{
    return app->name;
}

char *app_own_region(struct app *app)
{
    return read_setting(app, "own_region");
}

const char *app_user(const struct app *app)
{
    return app->user;
}

enum language app_language(const struct app *app)
{
    return app->language;
}

void app_set_language(struct app *app, enum language language)
{
    app->language = language;
    app->serial++;
    if (app->store != NULL)
        store_set_language(app->store, language);
}

struct date app_as_of(const struct app *app)
{
    return app->as_of;
}

void app_set_as_of(struct app *app, struct date as_of)
{
    app->asked_as_of = as_of;
    app->serial++;
    if (date_is_set(as_of))
        app->as_of = date_last_day(as_of);
    else if (app->store != NULL)
        read_settings(app);
}

struct date app_today(const struct app *app)
{
    (void)app;
    return clock_today();
}

struct field_reading app_reading(const struct app *app, enum field_style style)
{
    return (struct field_reading){
        .style = style, .typed = style == FIELD_SCREEN, .today = clock_today(), .language = app->language};
}

void app_set_stop(struct app *app, const struct stop *stop)
{
    app->stop = *stop;
}

void app_on_waiting(struct app *app, bool (*keep_waiting)(void *context, int milliseconds), void *context)
{
    app->keep_waiting = keep_waiting;
    app->waiting_context = context;
    if (app->store != NULL)
        store_on_waiting(app->store, keep_waiting, context);
}

unsigned app_serial(const struct app *app)
{
    return app->serial;
}

void app_wrote(struct app *app)
{
    app->serial++;
    read_settings(app);
}

int app_watch(struct app *app)
{
    return store_watch(app->store);
}

bool app_changed(struct app *app)
{
    if (!store_changed(app->store))
        return false;
    app_wrote(app);
    return true;
}

void app_assert_idle(const struct app *app)
{
    if (app->store != NULL)
        store_assert_idle(app->store);
}

struct journal_entry app_entry(const struct app *app, enum journal_verb verb)
{
    return (struct journal_entry){.user = app->user, .host = app->host, .program = app->program, .verb = verb};
}
