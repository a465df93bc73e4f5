#include "samreg/app/register.h"

#include "samreg/app/internal.h"
#include "samreg/base/clock.h"
#include "samreg/base/embed.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/base/str.h"
#include "samreg/store/care.h"
#include "samreg/store/write.h"
#include "samreg/transfer/import.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Fills the register with one built-in file of an entity, in one entry. */
static enum status fill_from(struct app *app, struct store *store, const struct entity *entity,
                             const struct embed_file *file, struct date as_of, struct error *error)
{
    struct import_options reading = {.language = LANGUAGE_BOKMAL,
                                     .today = clock_today(),
                                     .as_of = as_of,
                                     .stable_ids = true};
    struct apply_options writing = {.accept_warnings = true, .as_of = as_of};
    struct journal_entry entry = app_entry(app, JOURNAL_INIT);
    struct import_report report = {0};
    struct apply_result result = {0};
    struct change_set set = {0};
    enum status status;

    status = import_read(store, entity, (const char *)file->bytes, file->size, &reading, &report, &set, error);
    if (status == STATUS_OK) {
        entry.entity = entity;
        status = store_apply(store, &set, &entry, &writing, &result, error);
    }
    change_set_clear(&set);
    import_report_clear(&report);
    apply_result_clear(&result);
    return status;
}

/* One line of an ORDER file: "entity" or "entity file". Comments begin with #. */
static enum status fill_line(struct app *app, struct store *store, const char *folder, char *line, struct date as_of,
                             struct error *error)
{
    char *name = line + strspn(line, " \t\r");
    size_t length = strcspn(name, " \t\r#");
    char *rest = name + length;
    struct str path = {0};
    const struct embed_file *file;
    const struct entity *entity;
    enum status status = STATUS_OK;

    if (length == 0)
        return STATUS_OK;
    if (*rest != '\0') {
        *rest++ = '\0';
        rest += strspn(rest, " \t\r");
        rest[strcspn(rest, " \t\r#")] = '\0';
    }
    str_addf(&path, "%s/%s.csv", folder, *rest != '\0' ? rest : name);
    entity = entity_find(name);
    file = embed_get(str_peek(&path));
    if (entity == NULL || file == NULL)
        status = error_set(error, STATUS_INTERNAL, N_("The built-in file %1 is missing."), str_peek(&path), NULL);
    else
        status = fill_from(app, store, entity, file, as_of, error);
    str_clear(&path);
    return status;
}

/* Fills the register from a folder of built-in files, in the order that its ORDER file tells. */
static enum status fill(struct app *app, struct store *store, const char *folder, struct date as_of,
                        struct error *error)
{
    struct str path = {0};
    const struct embed_file *order;
    char *lines;
    char *line;
    enum status status = STATUS_OK;

    str_addf(&path, "%s/ORDER", folder);
    order = embed_get(str_peek(&path));
    str_clear(&path);
    if (order == NULL)
        return error_set(error, STATUS_INTERNAL, N_("The built-in file %1 is missing."), folder, NULL);
    lines = memory_copy_bytes((const char *)order->bytes, order->size);
    for (line = lines; line != NULL && status == STATUS_OK;) {
        char *end = strchr(line, '\n');

        if (end != NULL)
            *end++ = '\0';
        status = fill_line(app, store, folder, line, as_of, error);
        line = end;
    }
    free(lines);
    return status;
}

/* The day the built-in 2009 register speaks of; names are looked up as of it. */
static const struct date demo_day = {2009, 12, 1};

/* Takes the journal away that stands beside a register which nobody has open. */
static void take_away_journal(const char *path)
{
    struct str journal = {0};

    str_addf(&journal, "%s-journal", path);
    (void)unlink(str_peek(&journal));
    str_clear(&journal);
}

/* Takes a register away with its journal. */
static void take_away(const char *path)
{
    (void)unlink(path);
    take_away_journal(path);
}

/* Makes a register, which messages speak of as `called`, and fills it. */
static enum status make_filled(struct app *app, const char *path, const char *called, bool demo, struct store **store,
                               struct error *error)
{
    struct store *made = NULL;
    enum status status = store_create_called(path, called, &made, error);

    if (status != STATUS_OK)
        return status;
    status = fill(app, made, "db/reference", demo_day, error);
    if (status == STATUS_OK && demo)
        status = fill(app, made, "db/demo", demo_day, error);
    if (status != STATUS_OK) {
        store_close(&made);
        take_away(path);
        return status;
    }
    *store = made;
    return STATUS_OK;
}

/* Gives a whole register its name, unless somebody has taken it meanwhile. */
static enum status give_name(const char *made, const char *path, struct error *error)
{
    int number = renameat2(AT_FDCWD, made, AT_FDCWD, path, RENAME_NOREPLACE) == 0 ? file_sync_folder(path) : errno;

    return number == 0 ? STATUS_OK
                       : error_set(error, STATUS_CANNOT_CREATE, N_("The register %1 cannot be given its name: %t2."),
                                   path, error_reason(number), NULL);
}

/* The register is filled beside its place and gets its name when it is whole: an interruption leaves no half one. */
static enum status make_beside(struct app *app, const char *path, bool demo, struct error *error)
{
    struct store *store = NULL;
    struct str beside = {0};
    enum status status;

    str_addf(&beside, "%s.new-%ld", path, (long)getpid());
    status = make_filled(app, str_peek(&beside), path, demo, &store, error);
    if (status == STATUS_OK) {
        store_close(&store);
        take_away_journal(str_peek(&beside));
        status = give_name(str_peek(&beside), path, error);
        if (status != STATUS_OK)
            take_away(str_peek(&beside));
    }
    str_clear(&beside);
    return status;
}

enum status register_missing(const char *path, struct error *error)
{
    return error_set(error, STATUS_NO_INPUT,
                     N_("There is no register at %1. Make one with “samreg init”, or name another with --database."),
                     path, NULL);
}

enum status register_create(struct app *app, const char *path, bool demo, struct error *error)
{
    bool in_memory = strcmp(path, ":memory:") == 0;
    struct store *store = NULL;
    enum status status;

    /* Where something stands already, the store says in its own words why it touches nothing. */
    if (in_memory || access(path, F_OK) == 0) {
        status = make_filled(app, path, path, demo, &store, error);
    } else {
        status = make_beside(app, path, demo, error);
        if (status == STATUS_OK)
            status = store_open(path, 0, &store, error);
    }
    if (status == STATUS_OK)
        app_put_store(app, store);
    return status;
}

void register_remove_temporary(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = memory_copy_bytes(path, slash != NULL ? (size_t)(slash - path) : 0);

    take_away(path);
    (void)rmdir(folder);
    free(folder);
}

enum status register_create_temporary(struct app *app, char **path, struct error *error)
{
    const char *folder = getenv("TMPDIR");
    struct str made = {0};
    enum status status;

    str_addf(&made, "%s/samreg-XXXXXX", folder != NULL && folder[0] == '/' ? folder : "/tmp");
    if (mkdtemp(made.text) == NULL) {
        status = error_set(error, STATUS_CANNOT_CREATE, N_("Cannot make a folder %1: %t2."), str_peek(&made),
                           error_reason(errno), NULL);
        str_clear(&made);
        return status;
    }
    str_add(&made, "/demo.db");
    status = register_create(app, str_peek(&made), true, error);
    if (status != STATUS_OK) {
        register_remove_temporary(made.text);
        str_clear(&made);
        return status;
    }
    *path = str_take(&made);
    return STATUS_OK;
}

enum status register_check(struct app *app, struct problems *problems, struct error *error)
{
    return store_check(app->store, app->as_of, &app->stop, problems, error);
}

enum status register_verify(struct app *app, struct problems *problems, struct error *error)
{
    return store_verify(app->store, &app->stop, problems, error);
}

enum status register_backup(struct app *app, const char *path, struct error *error)
{
    return store_backup(app->store, path, &app->stop, error);
}
