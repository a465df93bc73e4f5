#include "samreg/app/draft.h"

#include "samreg/app/register.h"
#include "samreg/base/memory.h"
#include "session.h"
#include "tests/support/sandbox.h"

#include <criterion/criterion.h>
#include <stdlib.h>

/* Keeps a draft in the session; the new file. */
static char *keep(struct app *app)
{
    const struct entity *region = entity_get(ENTITY_REGION);
    struct draft draft = {.entity = region, .id = 7};
    struct error error = {0};
    struct str text = {0};
    char *file = draft_file(app, draft.id);

    draft.at = memory_copy_text("2009-12-01T10:00:00Z");
    draft_add(&draft, NULL, 0, entity_field(region, "name"), "Uferdig");
    draft_format(app, &draft, &text);
    session_expect_ok(draft_write(file, str_peek(&text), &error), &error);
    str_clear(&text);
    draft_clear(&draft);
    return file;
}

static bool is_offered(const struct app *app, const char *file)
{
    struct draft draft = {0};
    char *found = NULL;
    bool offered = draft_find(app, &found, &draft);

    if (offered)
        cr_expect_str_eq(found, file);
    free(found);
    draft_clear(&draft);
    return offered;
}

/* The process that wrote it lives on in this test, as one may that has got its number after the machine was started
 * anew. The home bears signs that a shell would take for a pattern. */
Test(draft, is_offered_when_its_session_is_over_whatever_its_process_number_is_now)
{
    struct conf conf;
    struct app_options options = {.program = "test", .language = LANGUAGE_BOKMAL};
    struct error error = {0};
    struct str state = {0};
    char *home = sandbox_home_new();
    struct app *session;
    struct app *other;
    char *file;

    str_addf(&state, "%s/[a*", home);
    cr_assert_eq(setenv("XDG_STATE_HOME", str_peek(&state), 1), 0);
    conf_init(&conf);
    other = app_new(&conf, &options);
    session_expect_ok(register_create(other, ":memory:", false, &error), &error);
    session = session_open();
    file = keep(session);
    cr_expect_not(is_offered(session, file), "it is one's own");
    cr_expect_not(is_offered(other, file), "it is in use");
    session_close(&session);
    cr_expect(is_offered(other, file));
    draft_remove(file);
    cr_expect_not(is_offered(other, file));
    free(file);
    app_free(&other);
    conf_clear(&conf);
    sandbox_home_remove(home);
    free(home);
    str_clear(&state);
}
