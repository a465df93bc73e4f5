#include "samreg/app/listing.h"

#include "samreg/store/store.h"
#include "samreg/store/write.h"
#include "session.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROWS = 1200 }; /* several slices, and more than a table holds back */

static bool give_up(void *context, int milliseconds)
{
    (void)context;
    (void)milliseconds;
    return false;
}

static enum status add_regions(struct store *store, int first, int count)
{
    char user[] = "ola", host[] = "radhus", program[] = "test";
    struct journal_entry entry = {.user = user, .host = host, .program = program, .verb = JOURNAL_ADD};
    struct change_set set = {0};
    struct apply_result result = {0};

    for (int i = first; i < first + count; i++) {
        struct value name = {0};
        char text[100];

        snprintf(text, sizeof text, "A region whose name fills what is held back until there is enough of it: %04d", i);
        value_set_text(&name, text);
        change_assign(change_set_add(&set, CHANGE_ADD, entity_get(ENTITY_REGION), 1 + i, 0),
                      entity_field_index(entity_get(ENTITY_REGION), "name"), &name);
        value_clear(&name);
    }
    enum status status = store_apply(store, &set, &entry, NULL, &result, NULL);
    apply_result_clear(&result);
    change_set_clear(&set);
    return status;
}

/* A colleague who wants to write whenever the list is written on. */
struct colleague {
    struct store *store;
    int tries;
    enum status first; /* what came of the first try */
};

static enum status write_meanwhile(void *context, const char *bytes, size_t length, struct error *error)
{
    struct colleague *colleague = context;

    (void)bytes;
    (void)length;
    (void)error;
    if (colleague->tries++ == 0)
        colleague->first = add_regions(colleague->store, ROWS, 1);
    return STATUS_OK;
}

/* Lists a register of ROWS regions; what came of the colleague's writing, and how many rows were listed. */
static enum status list_while_others_write(bool waits, int64_t *rows)
{
    struct publish_options publishing = {.format = PUBLISH_CSV, .language = LANGUAGE_BOKMAL};
    struct app_options options = {.program = "test", .language = LANGUAGE_BOKMAL};
    char folder[] = "/tmp/samreg-listing-XXXXXX", path[64], journal[80];
    int name = entity_field_index(entity_get(ENTITY_REGION), "name");
    struct colleague colleague = {0};
    struct selection selection;
    struct error error = {0};
    struct conf conf;
    struct app *app;

    cr_assert_not_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/register.db", folder);
    snprintf(journal, sizeof journal, "%s-journal", path);
    session_expect_ok(store_create(path, &colleague.store, &error), &error);
    store_on_waiting(colleague.store, give_up, NULL);
    cr_assert_eq(add_regions(colleague.store, 0, ROWS), STATUS_OK);
    conf_init(&conf);
    app = app_new(&conf, &options);
    session_expect_ok(app_open(app, path, &error), &error);
    selection_init(&selection, entity_get(ENTITY_REGION), app_as_of(app));
    session_expect_ok(listing_write(app, &selection, &name, 1, &publishing,
                                    (struct publish_sink){.write = write_meanwhile, .context = &colleague,
                                                          .waits = waits},
                                    rows, &error),
                      &error);
    cr_expect_gt(colleague.tries, 1);
    selection_clear(&selection);
    app_assert_idle(app);
    app_free(&app);
    conf_clear(&conf);
    store_close(&colleague.store);
    unlink(journal);
    unlink(path);
    cr_expect_eq(rmdir(folder), 0);
    return colleague.first;
}

Test(listing, a_file_is_of_one_moment)
{
    int64_t rows = 0;

    cr_expect_eq(list_while_others_write(false, &rows), STATUS_BUSY);
    cr_expect_eq(rows, ROWS);
}

Test(listing, who_reads_slowly_keeps_nobody_from_writing)
{
    int64_t rows = 0;

    cr_expect_eq(list_while_others_write(true, &rows), STATUS_OK);
    cr_expect_eq(rows, ROWS + 1);
}
