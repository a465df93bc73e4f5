/* add, set, remove and restore: changing records. */
#include "samreg/app/changes.h"
#include "samreg/app/edit.h"
#include "samreg/base/memory.h"
#include "samreg/cli/command.h"

#include <stdlib.h>
#include <string.h>

/* Says what was done to a record: `msgid` with its name, the kind, and the identifier. */
static enum status say_done(struct cli *cli, const char *msgid, const struct entity *entity, int64_t id,
                            struct error *error)
{
    char digits[24];
    char *called = NULL;
    enum status status = app_called(cli->app, entity, id, &called, error);

    if (status == STATUS_OK) {
        snprintf(digits, sizeof digits, "%lld", (long long)id);
        command_say(cli, msgid, called, entity->label, digits, NULL);
    }
    free(called);
    return status;
}

/* Reads one FIELD=VALUE into the record. */
static enum status assign(struct edit *edit, const char *argument, int *field, struct error *error)
{
    const char *equals = strchr(argument, '=');
    char *name;
    enum status status;

    if (equals == NULL) {
        return error_set(error, STATUS_USAGE, N_("“%1” is no FIELD=VALUE, for instance “name=Barnevern”."), argument,
                         NULL);
    }
    name = memory_copy_bytes(argument, (size_t)(equals - argument));
    status = command_field(edit_entity(edit), name, field, error);
    free(name);
    return status == STATUS_OK ? edit_set(edit, *field, equals + 1, FIELD_DATA, error) : status;
}

/* Reads all the FIELD=VALUE from the place `first` on. Every value that is none is said before it ends with
 * STATUS_DATA; `periods` tells whether one of the fields has periods. */
static enum status assign_all(struct cli *cli, int first, struct edit *edit, bool *periods, struct error *error)
{
    enum status result = STATUS_OK;

    for (int i = first; i < cli->argc; i++) {
        int field = -1;
        enum status status = assign(edit, cli->argv[i], &field, error);

        if (status != STATUS_OK && status != STATUS_DATA)
            return status;
        if (status == STATUS_DATA) {
            cli_say_error(cli, error);
            error_clear(error);
            result = STATUS_DATA;
        } else if (edit_entity(edit)->fields[field].via != ENTITY_NONE) {
            *periods = true;
        }
    }
    return result;
}

/* Saves; a warning does not stop a command (cli.md): it is said and recorded. */
static enum status save(struct cli *cli, struct edit *edit, struct edit_saving *saving, int64_t *id,
                        struct error *error)
{
    struct apply_result result = {0};
    enum status status;

    saving->accept_warnings = true;
    status = edit_save(edit, saving, &result, id, error);
    status = command_result(cli, status, &result, error);
    apply_result_clear(&result);
    return status;
}

enum status run_add(struct cli *cli, struct error *error)
{
    struct edit_saving saving = {0};
    const struct entity *entity = NULL;
    struct edit *edit = NULL;
    bool periods = false;
    int64_t id = 0;
    enum status status = command_arguments(cli, NULL, 2, -1, error);

    if (status == STATUS_OK)
        status = command_entity(cli->argv[0], &entity, error);
    if (status == STATUS_OK)
        status = edit_new(cli->app, entity, NULL, 0, &edit, error);
    if (status == STATUS_OK)
        status = assign_all(cli, 1, edit, &periods, error);
    if (status == STATUS_OK)
        status = save(cli, edit, &saving, &id, error);
    if (status == STATUS_OK)
        status = say_done(cli, N_("Added: %1 (%t2, identifier %3)."), entity, id, error);
    edit_free(&edit);
    return status;
}

/* Reads the day that a new period begins; only fields with periods have one. */
static enum status read_from(const char *from, bool periods, struct edit_saving *saving, struct error *error)
{
    if (from == NULL)
        return STATUS_OK;
    if (!periods) {
        return error_set(error, STATUS_USAGE,
                         N_("--from begins a new period, but none of the fields given has periods. Leave it out."),
                         NULL);
    }
    saving->new_period = true;
    return command_date("from", from, &saving->from, error);
}

/* Changes an opened record as the arguments say. */
static enum status change(struct cli *cli, struct edit *edit, const char *from, struct error *error)
{
    struct edit_saving saving = {0};
    bool periods = false;
    int64_t id = 0;
    enum status status;

    if (edit_record(edit)->removed) {
        return error_set(error, STATUS_DATA, N_("The record is removed. Bring it back first: samreg restore %1 %2"),
                         cli->argv[0], cli->argv[1], NULL);
    }
    status = assign_all(cli, 2, edit, &periods, error);
    if (status == STATUS_OK)
        status = read_from(from, periods, &saving, error);
    if (status == STATUS_OK && !edit_is_changed(edit)) {
        return say_done(cli, N_("Nothing to change: %1 (%t2) says so already."), edit_entity(edit),
                        edit_record(edit)->id, error);
    }
    if (status == STATUS_OK)
        status = save(cli, edit, &saving, &id, error);
    if (status == STATUS_OK)
        status = say_done(cli, N_("Changed: %1 (%t2, identifier %3)."), edit_entity(edit), id, error);
    return status;
}

enum status run_set(struct cli *cli, struct error *error)
{
    const char *from = NULL;
    const struct command_option options[] = {{"from", &from, NULL, 0}, {NULL, NULL, NULL, 0}};
    const struct entity *entity = NULL;
    struct edit *edit = NULL;
    int64_t id = 0;
    enum status status = command_arguments(cli, options, 3, -1, error);

    if (status == STATUS_OK)
        status = command_record(cli, 0, false, &entity, &id, error);
    if (status == STATUS_OK)
        status = edit_open(cli->app, entity, id, &edit, error);
    if (status == STATUS_OK)
        status = change(cli, edit, from, error);
    edit_free(&edit);
    return status;
}

enum status run_remove(struct cli *cli, struct error *error)
{
    struct apply_result result = {0};
    const struct entity *entity = NULL;
    int64_t id = 0;
    enum status status = command_arguments(cli, NULL, 2, 2, error);

    if (status == STATUS_OK)
        status = command_record(cli, 0, false, &entity, &id, error);
    if (status == STATUS_OK) {
        status = changes_remove(cli->app, entity, &id, 1, &result, error);
        status = command_result(cli, status, &result, error);
    }
    if (status == STATUS_OK && result.operation == 0)
        status = say_done(cli, N_("Nothing to remove: %1 (%t2) is removed already."), entity, id, error);
    else if (status == STATUS_OK)
        status = say_done(cli, N_("Removed: %1 (%t2, identifier %3)."), entity, id, error);
    apply_result_clear(&result);
    return status;
}

enum status run_restore(struct cli *cli, struct error *error)
{
    struct apply_result result = {0};
    const struct entity *entity = NULL;
    int64_t id = 0;
    enum status status = command_arguments(cli, NULL, 2, 2, error);

    if (status == STATUS_OK)
        status = command_entity(cli->argv[0], &entity, error);
    if (status == STATUS_OK)
        status = app_resolve_removed(cli->app, entity, cli->argv[1], &id, error);
    if (status == STATUS_OK) {
        status = changes_restore(cli->app, entity, &id, 1, &result, error);
        status = command_result(cli, status, &result, error);
    }
    if (status == STATUS_OK)
        status = say_done(cli, N_("Restored: %1 (%t2, identifier %3)."), entity, id, error);
    apply_result_clear(&result);
    return status;
}
