#include "tests/figures/desk.h"

#include "tests/figures/generate.h"

#include "samreg/app/register.h"
#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <unistd.h>

static void open_register(struct desk *desk, bool demonstration)
{
    struct app_options options = {.program = "test", .language = LANGUAGE_ENGLISH, .as_of = {2009, 12, 1}};
    const char *temporary = getenv("TMPDIR");
    struct error error = {0};
    struct str path = {0};

    *desk = (struct desk){0};
    str_addf(&path, "%s/figures-XXXXXX", temporary ? temporary : "/tmp");
    desk->folder = str_take(&path);
    cr_assert_not_null(mkdtemp(desk->folder));
    str_addf(&path, "%s/register.db", desk->folder);
    desk->path = str_take(&path);
    conf_init(&desk->conf);
    desk->app = app_new(&desk->conf, &options);
    cr_assert_eq(register_create(desk->app, desk->path, demonstration, &error), STATUS_OK, "%s",
                 error_text(&error, LANGUAGE_ENGLISH));
    cr_assert_eq(store_open(desk->path, 0, &desk->store, &error), STATUS_OK, "%s",
                 error_text(&error, LANGUAGE_ENGLISH));
}

void desk_open(struct desk *desk, uint64_t seed, size_t arrangements)
{
    open_register(desk, arrangements == 0);
    if (arrangements > 0)
        generate_register(desk->store, seed, arrangements);
    world_read(desk->store, &desk->world);
}

void desk_open_empty(struct desk *desk)
{
    open_register(desk, false);
}

void desk_close(struct desk *desk)
{
    world_clear(&desk->world);
    store_close(&desk->store);
    app_free(&desk->app);
    conf_clear(&desk->conf);
    unlink(desk->path);
    rmdir(desk->folder);
    free(desk->path);
    free(desk->folder);
}
