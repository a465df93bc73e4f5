#include "samreg/cli/cli.h"

#include "samreg/app/action.h"
#include "samreg/app/register.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/base/version.h"
#include "samreg/cli/command.h"
#include "samreg/model/field_name.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct command cli_commands[] = {
#define COMMAND(name, function, needs, synopsis, help) {name, function, needs, synopsis, help},
#include "samreg/cli/command.def"
#undef COMMAND
    {NULL, NULL, CLI_NONE, NULL, NULL},
};

/* What the options said, as text. */
struct given {
    const char *database, *config, *as_of, *language, *color;
    bool read_only, help, version;
};

static const struct command *find_command(const char *name)
{
    for (const struct command *command = cli_commands; command->name != NULL; command++) {
        if (strcmp(command->name, name) == 0)
            return command;
    }
    return NULL;
}

/* Takes the options that hold for every command, before the command's name or behind it. */
static enum status read_options(int *argc, char **argv, struct given *given, struct error *error)
{
    const struct command_option options[] = {
        {"database", &given->database, NULL, 'd'},
        {"config", &given->config, NULL, 'c'},
        {"as-of", &given->as_of, NULL, 0},
        {"language", &given->language, NULL, 0},
        {"read-only", NULL, &given->read_only, 0},
        {"color", &given->color, NULL, 0},
        {"version", NULL, &given->version, 0},
        {"help", NULL, &given->help, 'h'},
        {NULL, NULL, NULL, 0},
    };
    enum status status = command_options(argc, argv, options, OPTIONS_BEFORE, error);
    int behind = *argc - 1;

    if (status == STATUS_OK && behind > 0) {
        status = command_options(&behind, argv + 1, options, OPTIONS_KNOWN, error);
        *argc = behind + 1;
    }
    return status;
}

/* The first language of a list such as "nn:nb:en" that we speak. */
static bool parse_languages(const char *list, enum language *language)
{
    bool found = false;

    while (!found && *list != '\0') {
        size_t length = strcspn(list, ":");
        char *name = memory_copy_bytes(list, length);

        found = language_parse(name, language);
        free(name);
        list += length + (list[length] == ':');
    }
    return found;
}

/* The language of the environment, in the order of gettext; bokmål when it says nothing that we speak. */
static enum language environment_language(void)
{
    static const char *const variables[] = {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"};
    enum language language = LANGUAGE_BOKMAL;

    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);

        if (value != NULL && parse_languages(value, &language))
            break;
    }
    return language;
}

static enum status choose_language(struct cli *cli, const struct given *given, struct error *error)
{
    cli->language = environment_language();
    (void)language_parse(cli->conf.language, &cli->language);
    if (given->language != NULL && !language_parse(given->language, &cli->language)) {
        return error_set(error, STATUS_USAGE, N_("“%1” is no language of the program: nb, nn or en."), given->language,
                         NULL);
    }
    return STATUS_OK;
}

static enum status read_configuration(struct cli *cli, const struct given *given, struct error *error)
{
    const char *names[ACTION_COUNT + 1] = {NULL};
    char *user = path_user_config();
    struct conf_files files = {.system = path_system_config(), .user = user, .only = given->config};
    enum status status;

    for (int i = 0; i < ACTION_COUNT; i++)
        names[i] = action_get((enum action_id)i)->name;
    status = conf_read(&cli->conf, &files, names, error);
    free(user);
    return status;
}

/* Reads the configuration, and from it and the option the language. Help, and what is wrong already (`before`), is said
 * in that language too, but waits for no configuration that can be read. */
static enum status configure(struct cli *cli, const struct given *given, enum status before, struct error *error)
{
    bool needed = before == STATUS_OK && !(cli->command != NULL && cli->command->run == run_help);
    struct error unheard = {0};
    enum status status = read_configuration(cli, given, needed ? error : &unheard);

    error_clear(&unheard);
    if (needed && status != STATUS_OK)
        return status;
    status = choose_language(cli, given, before == STATUS_OK ? error : &unheard);
    error_clear(&unheard);
    return before == STATUS_OK ? status : before;
}

static enum status choose_colour(struct cli *cli, const char *when, struct error *error)
{
    const char *color = when != NULL ? when : cli->conf.color;

    cli->colour_never = strcmp(color, "never") == 0;
    cli->colour_always = strcmp(color, "always") == 0;
    if (!cli->colour_never && !cli->colour_always && strcmp(color, "auto") != 0)
        return error_set(error, STATUS_USAGE, N_("--color takes auto, always or never, and not “%1”."), color, NULL);
    if (when != NULL) {
        char *chosen = memory_copy_text(when);

        free(cli->conf.color);
        cli->conf.color = chosen;
    }
    return STATUS_OK;
}

static enum status choose_as_of(const char *text, struct date *as_of, struct error *error)
{
    return text != NULL ? command_date("as-of", text, as_of, error) : STATUS_OK;
}

static void choose_database(struct cli *cli, const char *named)
{
    const char *path = named != NULL ? named : cli->conf.database;

    cli->database_named = path != NULL;
    cli->database = path != NULL ? memory_copy_text(path) : path_default_register();
}

enum status command_named(const char *name, const struct command **command, struct error *error)
{
    const struct command *found = find_command(name);
    const char *names[sizeof cli_commands / sizeof *cli_commands] = {NULL};
    const char *nearest;

    if (found != NULL) {
        *command = found;
        return STATUS_OK;
    }
    for (size_t i = 0; cli_commands[i].name != NULL; i++)
        names[i] = cli_commands[i].name;
    nearest = name_nearest(names, name);
    if (nearest != NULL)
        return error_set(error, STATUS_USAGE, N_("There is no command “%1”. Did you mean %2?"), name, nearest, NULL);
    return error_set(error, STATUS_USAGE, N_("There is no command “%1”. “samreg help” lists them."), name, NULL);
}

static enum status choose_command(struct cli *cli, int argc, char **argv, const struct given *given,
                                  struct error *error)
{
    if (given->help) {
        cli->command = find_command("help");
        cli->argc = argc > 0 && find_command(argv[0]) != NULL ? 1 : 0;
        cli->argv = argv;
        return STATUS_OK;
    }
    if (argc == 0)
        return STATUS_OK;
    cli->argc = argc - 1;
    cli->argv = argv + 1;
    return command_named(argv[0], &cli->command, error);
}

/* Sends what is left for standard output on its way, and says when it did not all arrive. Finding something is as much
 * a result as finding nothing: both are lost. */
static enum status end_output(enum status status, struct error *error)
{
    bool lost = fflush(stdout) != 0 || ferror(stdout) != 0;

    if (lost && (status == STATUS_OK || status == STATUS_FOUND))
        return error_set(error, STATUS_IO, N_("Standard output could not be written to the end."), NULL);
    return status;
}

enum status cli_begin(struct cli *cli, int argc, char **argv, struct error *error)
{
    struct given given = {0};
    struct app_options options = {0};
    enum status status;

    *cli = (struct cli){.language = environment_language()};
    conf_init(&cli->conf);
    argc--;
    argv++;
    status = read_options(&argc, argv, &given, error);
    if (given.language != NULL) {
        (void)language_parse(given.language, &cli->language); /* for what goes wrong before it is chosen */
    }
    if (status == STATUS_OK && given.version) {
        printf("samreg %s\n", VERSION_TEXT);
        cli->done = true;
        return end_output(STATUS_OK, error);
    }
    if (status == STATUS_OK)
        status = choose_command(cli, argc, argv, &given, error);
    status = configure(cli, &given, status, error);
    if (status == STATUS_OK)
        status = choose_colour(cli, given.color, error);
    if (status == STATUS_OK)
        status = choose_as_of(given.as_of, &options.as_of, error);
    if (status != STATUS_OK)
        return status;
    choose_database(cli, given.database);
    cli->read_only = given.read_only;
    options.program = cli->command == NULL ? "samreg" : cli->command->name;
    options.language = cli->language;
    options.read_only = given.read_only;
    cli->app = app_new(&cli->conf, &options);
    return STATUS_OK;
}

void cli_clear(struct cli *cli)
{
    app_free(&cli->app);
    if (cli->temporary != NULL) {
        register_remove_temporary(cli->temporary);
        free(cli->temporary);
    }
    conf_clear(&cli->conf);
    free(cli->database);
    *cli = (struct cli){0};
}

enum status command_open_register(struct cli *cli, struct error *error)
{
    enum status status;

    if (cli->database == NULL) {
        return error_set(error, STATUS_NO_INPUT,
                         N_("No register is named and there is no home folder. Use --database."), NULL);
    }
    if (cli->command->needs == CLI_WRITE && cli->read_only) {
        return error_set(error, STATUS_NOT_ALLOWED, N_("“%1” changes the register, and --read-only forbids it."),
                         cli->command->name, NULL);
    }
    /* The folder of the default register need not be there: init makes it. */
    if (!cli->database_named && access(cli->database, F_OK) != 0 && errno == ENOENT)
        return register_missing(cli->database, error);
    status = app_open(cli->app, cli->database, error);
    /* Who may write opens for writing even to read: what somebody who died left half done can then be taken back, and
     * an older register be brought up to date. Who may only read needs no more. */
    if (status == STATUS_NOT_ALLOWED && cli->command->needs != CLI_WRITE) {
        app_set_read_only(cli->app);
        error_clear(error);
        status = app_open(cli->app, cli->database, error);
    }
    return status;
}

enum status cli_run(struct cli *cli, struct error *error)
{
    enum status status = cli->command->needs == CLI_NONE ? STATUS_OK : command_open_register(cli, error);

    if (status != STATUS_OK)
        return status;
    /* Whoever reads our output may stop reading: that ends us without a word. */
    signal(SIGPIPE, SIG_DFL);
    return end_output(cli->command->run(cli, error), error);
}
