/* picture: draws what the register shows. */
#include "samreg/app/pictures.h"
#include "samreg/cli/command.h"

#include <stdio.h>

/* Each picture with its parameters, and what it shows. */
static enum status list_pictures(const struct cli *cli, struct error *error)
{
    enum { INDENT = 4 };
    struct picture_list_entry *entries = NULL;
    struct str line = {0};
    size_t count = 0;
    enum status status = pictures_list(&entries, &count, cli->language, error);

    for (size_t i = 0; i < count; i++) {
        str_reset(&line);
        str_addf(&line, "%s %s", entries[i].name, entries[i].parameters);
        command_print_paragraph(str_peek(&line), 0);
        command_print_paragraph(entries[i].help, INDENT);
    }
    str_clear(&line);
    pictures_list_free(&entries, count);
    return status;
}

static void say_written(void *context, const char *path)
{
    command_say(context, N_("Wrote %1."), path, NULL);
}

/* Draws the picture that the first argument names, with the parameters behind it. */
static enum status draw(struct cli *cli, const char *output, struct error *error)
{
    struct picture_entry entry = {0};
    struct pair *pairs = NULL;
    size_t count = 0;
    enum status status = picture_named(cli->argv[0], &entry, error);

    if (status == STATUS_OK)
        status = command_pairs(cli, 1, &pairs, &count, error);
    if (status == STATUS_OK && output == NULL) {
        status = error_set(error, STATUS_USAGE,
                           N_("Where to? Name a file that ends in .svg, .png or .pdf: samreg picture %1 --output "
                              "%1.svg"),
                           entry.name, NULL);
    }
    if (status == STATUS_OK)
        status = command_spare_register(cli, "output", output, error);
    if (status == STATUS_OK)
        status = picture_draw(cli->app, &entry, pairs, count, output, say_written, cli, error);
    pairs_free(pairs, count);
    return status;
}

enum status run_picture(struct cli *cli, struct error *error)
{
    const char *output = NULL;
    const struct command_option options[] = {
        {"output", &output, NULL, 0},
        {NULL, NULL, NULL, 0},
    };
    enum status status = command_arguments(cli, options, 0, -1, error);

    if (status != STATUS_OK)
        return status;
    return cli->argc == 0 ? list_pictures(cli, error) : draw(cli, output, error);
}
