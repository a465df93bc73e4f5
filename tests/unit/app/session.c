#include "session.h"

#include "samreg/app/records.h"
#include "samreg/app/register.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct conf conf;

void session_expect_ok(enum status status, struct error *error)
{
    char *text = error_text(error, LANGUAGE_ENGLISH);

    cr_assert_eq(status, STATUS_OK, "status %d: %s", (int)status, text);
    free(text);
}

bool session_says(struct error *error, const char *text)
{
    char *said = error_text(error, LANGUAGE_ENGLISH);
    bool found = strstr(said, text) != NULL;

    cr_expect(found, "the error says: %s", said);
    free(said);
    error_clear(error);
    return found;
}

struct app *session_open(void)
{
    struct app_options options = {.program = "test", .language = LANGUAGE_BOKMAL};
    struct error error = {0};
    struct app *app;

    conf_init(&conf);
    app = app_new(&conf, &options);
    session_expect_ok(register_create(app, ":memory:", true, &error), &error);
    return app;
}

void session_close(struct app **app)
{
    app_assert_idle(*app);
    app_free(app);
    conf_clear(&conf);
}

int64_t session_find(struct app *app, enum entity_id kind, const char *text)
{
    struct error error = {0};
    int64_t id = 0;

    session_expect_ok(app_resolve(app, entity_get(kind), text, &id, NULL, &error), &error);
    return id;
}
