/* strategy: the grid on the screen, its export, and new processes. */
#include "samreg/app/strategy_export.h"
#include "samreg/cli/command.h"

#include <stdlib.h>
#include <string.h>

/* What is asked for on the command line. */
struct asked {
    const char *process, *round, *folder, *name, *template, *region;
    bool follow, present, vote, voters;
};

static enum status check_asked(const struct asked *asked, struct error *error)
{
    bool watches = asked->follow || asked->present;
    bool opens = watches || asked->vote;

    if (asked->vote && watches) {
        return error_set(error, STATUS_USAGE, N_("--vote opens a voter's terminal and --follow a second screen: leave "
                                                 "one of them out."), NULL);
    }
    if (asked->folder != NULL && (opens || asked->name != NULL || asked->round != NULL)) {
        return error_set(error, STATUS_USAGE, N_("--export writes files of all rounds and opens no screen: leave out "
                                                 "--round, --follow, --present, --vote and --new."), NULL);
    }
    if (asked->name != NULL && (opens || asked->process != NULL || asked->round != NULL)) {
        return error_set(error, STATUS_USAGE, N_("--new makes a process and opens no screen: leave out --process, "
                                                 "--round, --follow, --present and --vote."), NULL);
    }
    if (asked->voters && asked->folder == NULL)
        return error_set(error, STATUS_USAGE, N_("--voters says what --export writes: give both."), NULL);
    if (asked->name == NULL && (asked->template != NULL || asked->region != NULL))
        return error_set(error, STATUS_USAGE, N_("--template and --region belong to --new."), NULL);
    return STATUS_OK;
}

/* Reads the process that is meant, and the round where one is named. */
static enum status read_asked(struct cli *cli, const struct asked *asked, struct strategy_process *process,
                              int64_t *round, struct error *error)
{
    int64_t id = 0;
    enum status status = strategy_find(cli->app, asked->process, &id, error);

    if (status == STATUS_OK)
        status = strategy_read(cli->app, id, process, error);
    if (status == STATUS_OK && asked->round != NULL)
        status = strategy_find_round(process, asked->round, round, error);
    return status;
}

static enum status export(struct cli *cli, const struct asked *asked, struct error *error)
{
    struct strategy_process process = {0};
    struct strategy_files files = {0};
    int64_t round = 0;
    enum status status = read_asked(cli, asked, &process, &round, error);

    if (status == STATUS_OK)
        status = strategy_export(cli->app, &process, asked->folder, asked->voters, &files, error);
    for (size_t i = 0; i < files.count; i++)
        command_print(stdout, files.paths[i]);
    strategy_files_clear(&files);
    strategy_process_clear(&process);
    return status;
}

static enum status make(struct cli *cli, const struct asked *asked, struct error *error)
{
    int64_t region = 0;
    int64_t process = 0;
    enum status status = STATUS_OK;

    if (asked->region != NULL)
        status = app_resolve(cli->app, entity_get(ENTITY_REGION), asked->region, &region, NULL, error);
    if (status == STATUS_OK)
        status = strategy_new(cli->app, asked->template, asked->name, region, &process, error);
    if (status == STATUS_OK)
        command_say(cli, N_("Made: %1. “samreg strategy --process” with its name opens it."), asked->name, NULL);
    return status;
}

/* The screen opens when the command has ended; what is named must exist before. */
static enum status ask_for_screen(struct cli *cli, const struct asked *asked, struct error *error)
{
    struct strategy_process process = {0};
    enum status status = STATUS_OK;

    cli->strategy = (struct cli_strategy){.wanted = true, .follow = asked->follow || asked->present,
                                          .present = asked->present, .vote = asked->vote};
    if (asked->process != NULL || asked->round != NULL || asked->vote) {
        status = read_asked(cli, asked, &process, &cli->strategy.round, error);
        cli->strategy.process = process.id;
    }
    strategy_process_clear(&process);
    return status;
}

enum status run_strategy(struct cli *cli, struct error *error)
{
    struct asked asked = {0};
    const struct command_option options[] = {
        {"process", &asked.process, NULL, 0},   {"round", &asked.round, NULL, 0},
        {"follow", NULL, &asked.follow, 0},     {"present", NULL, &asked.present, 0},
        {"vote", NULL, &asked.vote, 0},
        {"export", &asked.folder, NULL, 0},     {"voters", NULL, &asked.voters, 0},
        {"new", &asked.name, NULL, 0},          {"template", &asked.template, NULL, 0},
        {"region", &asked.region, NULL, 0},     {NULL, NULL, NULL, 0},
    };
    enum status status = command_arguments(cli, options, 0, 0, error);

    if (status == STATUS_OK)
        status = check_asked(&asked, error);
    if (status == STATUS_OK && (asked.follow || asked.present)) {
        app_set_read_only(cli->app); /* a follower may have no right to write, and needs none */
    }
    if (status == STATUS_OK)
        status = command_open_register(cli, error);
    if (status != STATUS_OK)
        return status;
    return asked.folder != NULL ? export(cli, &asked, error)
           : asked.name != NULL ? make(cli, &asked, error)
                                : ask_for_screen(cli, &asked, error);
}
