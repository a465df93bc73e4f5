/* export: the whole register as a folder of files. */
#include "samreg/app/export.h"
#include "samreg/cli/command.h"

#include <stdio.h>
#include <string.h>

static void tell_progress(void *context, size_t done, size_t of)
{
    (void)context;
    fprintf(stderr, "progress %zu %zu\n", done, of);
}

static enum status choose_format(const char *name, enum publish_format *format, struct error *error)
{
    if (name == NULL)
        return STATUS_OK;
    if (!publish_format_parse(name, format) || !publish_format_is_rows(*format)) {
        return error_set(error, STATUS_USAGE, N_("“%1” is no format for all records: csv, spreadsheet, json or text."),
                         name, NULL);
    }
    return STATUS_OK;
}

enum status run_export(struct cli *cli, struct error *error)
{
    const struct report_progress progress = {tell_progress, NULL};
    const char *format_name = NULL;
    enum publish_format format = PUBLISH_CSV;
    bool wants_progress = false;
    const struct command_option options[] = {
        {"format", &format_name, NULL, 0},
        {"progress", NULL, &wants_progress, 0},
        {NULL, NULL, NULL, 0},
    };
    enum status status = command_arguments(cli, options, 1, 1, error);

    if (status == STATUS_OK)
        status = choose_format(format_name, &format, error);
    if (status != STATUS_OK)
        return status;
    command_listen_for_stop(cli);
    status = export_everything(cli->app, cli->argv[0], format, wants_progress ? &progress : NULL, error);
    if (status == STATUS_OK)
        command_say(cli, N_("Wrote %1."), cli->argv[0], NULL);
    return status;
}
