/* init, demo and help: where one begins. */
#include "samreg/app/register.h"
#include "samreg/base/paths.h"
#include "samreg/cli/command.h"

#include <string.h>
#include <unistd.h>

enum { FOLDER_MODE = 0700, INDENT = 4 };

enum status run_init(struct cli *cli, struct error *error)
{
    bool demo = false;
    const struct command_option options[] = {{"demo", NULL, &demo, 0}, {NULL, NULL, NULL, 0}};
    const char *path;
    enum status status = command_arguments(cli, options, 0, 1, error);

    if (status != STATUS_OK)
        return status;
    path = cli->argc == 1 ? cli->argv[0] : cli->database;
    if (path == NULL) {
        return error_set(error, STATUS_CANNOT_CREATE, N_("There is no home folder. Name the file: samreg init FILE"),
                         NULL);
    }
    if (cli->read_only) {
        return error_set(error, STATUS_NOT_ALLOWED, N_("“%1” changes the register, and --read-only forbids it."),
                         cli->command->name, NULL);
    }
    /* The default place is ours to make; of a place that the user names the folder must be there. */
    status = cli->argc == 0 && !cli->database_named ? path_make_parent(path, FOLDER_MODE, error) : STATUS_OK;
    if (status == STATUS_OK)
        status = register_create(cli->app, path, demo, error);
    if (status == STATUS_OK && demo)
        command_say(cli, N_("Made the register of 2009 in %1."), path, NULL);
    else if (status == STATUS_OK)
        command_say(cli, N_("Made a register in %1."), path, NULL);
    return status;
}

enum status run_demo(struct cli *cli, struct error *error)
{
    enum status status = command_arguments(cli, NULL, 0, 0, error);

    if (status == STATUS_OK && (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))) {
        return error_set(error, STATUS_NO_INPUT,
                         N_("The demonstration needs a terminal. “samreg init --demo FILE” makes the same register in "
                            "a file, for commands."),
                         NULL);
    }
    return status == STATUS_OK ? register_create_temporary(cli->app, &cli->temporary, error) : status;
}

/* ---- Help ---- */

/* The options that hold for every command. */
static const struct {
    const char *option;
    const char *help;
} common_options[] = {
    {"-d, --database FILE", N_("The register (default: the option database of the configuration, else register.db in "
                               "your data folder).")},
    {"-c, --config FILE", N_("The configuration (default: /etc/samreg.conf, then samreg/samreg.conf in your "
                             "configuration folder).")},
    {"    --as-of DATE", N_("Answers as of that day (default: the register's reference date, else today).")},
    {"    --language LANG", N_("nb, nn or en (default: from the environment if it is one of them, else nb).")},
    {"    --read-only", N_("Opens the register for reading only.")},
    {"    --color WHEN", N_("auto, always or never; NO_COLOR is honoured.")},
    {"    --version", N_("Prints the version.")},
    {"-h, --help", N_("Prints this; behind a command, its help.")},
};

/* Prints how a command is called, behind what stands before its name, and what it does. */
static void print_command(const char *before, enum language language, const struct command *command)
{
    struct str usage = {0};

    str_addf(&usage, "%s%s%s%s", before, command->name, command->synopsis[0] != '\0' ? " " : "", command->synopsis);
    command_print_paragraph(str_peek(&usage), 0);
    command_print_paragraph(text_in(language, command->help), INDENT);
    str_clear(&usage);
}

/* What an ENTITY may be. */
static void print_entities(enum language language)
{
    printf("\n%s\n", text_in(language, N_("ENTITY is one of")));
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_get((enum entity_id)id);

        printf("%*s%-24s%s\n", INDENT, "", entity->name, text_in(language, entity->plural));
    }
}

static void print_all(enum language language)
{
    command_print_paragraph(
        text_in(language, N_("samreg keeps a register of inter-municipal cooperation. Without a command it "
                             "opens the register on the screen.")),
        0);
    printf("\n%s\n\n", "samreg [OPTION...] [COMMAND [ARGUMENT...]]");
    for (const struct command *command = cli_commands; command->name != NULL; command++)
        print_command("", language, command);
    printf("\n");
    for (size_t i = 0; i < sizeof common_options / sizeof *common_options; i++) {
        printf("%s\n", common_options[i].option);
        command_print_paragraph(text_in(language, common_options[i].help), 2 * INDENT);
    }
    printf("\n");
    command_print_paragraph(
        text_in(language, N_("KEY is the identifier, the parts of the natural key joined by “/”, or a name "
                             "that only one record bears. FIELD is the field's name in files, or its "
                             "label. “samreg help list” names the kinds of records.")),
        0);
}

enum status run_help(struct cli *cli, struct error *error)
{
    const struct command *command;
    enum status status = command_arguments(cli, NULL, 0, 1, error);

    if (status != STATUS_OK)
        return status;
    if (cli->argc == 0) {
        print_all(cli->language);
        return STATUS_OK;
    }
    status = command_named(cli->argv[0], &command, error);
    if (status != STATUS_OK)
        return status;
    print_command("samreg [OPTION...] ", cli->language, command);
    if (strstr(command->synopsis, "ENTITY") != NULL)
        print_entities(cli->language);
    return STATUS_OK;
}
