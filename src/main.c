/* Arguments, wiring, exit codes: the only place that exits. */
#include "samreg/cli/cli.h"
#include "samreg/tui/event.h"
#include "samreg/view/shell.h"
#include "samreg/view/start.h"
#include "samreg/view/strategy_screen.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the process may do and leave behind (reliability.md 2.3 and 5.2): what it writes is the user's alone, save the
 * register, whose maker gives it its rights; a user who is stricter stays so. No cores with data in them, no temporary
 * files of SQLite elsewhere, and a full disk is an error instead of a signal. */
static void set_up_process(void)
{
    struct rlimit none = {0, 0};

    (void)umask(umask(077) | 077);
    (void)setrlimit(RLIMIT_CORE, &none);
    signal(SIGXFSZ, SIG_IGN);
    unsetenv("SQLITE_TMPDIR");
}

/* The screen that `strategy` asks for, on the register that it has opened. */
static enum status run_strategy_screen(struct cli *cli, struct error *error)
{
    const struct strategy_screen screen = {cli->strategy.process, cli->strategy.round, cli->strategy.follow,
                                           cli->strategy.present, cli->strategy.vote};

    signal(SIGPIPE, SIG_IGN);
    return strategy_screen_run(cli->app, &screen, error);
}

/* The screen: on the register that `demo` opened, on the one asked for, or on one made now. */
static enum status run_screen(struct cli *cli, struct error *error)
{
    enum status status = STATUS_OK;

    signal(SIGPIPE, SIG_IGN);
    if (!app_is_open(cli->app)) {
        if (cli->database == NULL) {
            return error_set(error, STATUS_NO_INPUT,
                             N_("No register is named and there is no home folder. Use --database."), NULL);
        }
        if (access(cli->database, F_OK) == 0 || cli->read_only)
            status = app_open(cli->app, cli->database, error);
        else
            status = start_run(cli->app, cli->database, error);
    }
    return status == STATUS_OK ? shell_run(cli->app, error) : status;
}

static enum status run(struct cli *cli, int argc, char **argv, struct error *error)
{
    enum status status = cli_begin(cli, argc, argv, error);

    if (status != STATUS_OK || cli->done)
        return status;
    if (cli->command != NULL)
        status = cli_run(cli, error);
    if (status == STATUS_OK && cli->strategy.wanted)
        return run_strategy_screen(cli, error);
    if (status == STATUS_OK && (cli->command == NULL || cli->temporary != NULL))
        status = run_screen(cli, error);
    return status;
}

/* A screen that a signal has ended is ended in order, and then by that signal: so the shell, and whatever else waits
 * for the program, knows. */
static void end_by_signal(int number)
{
    if (number != 0) {
        signal(number, SIG_DFL);
        raise(number);
    }
}

int main(int argc, char **argv)
{
    struct cli cli;
    struct error error = {0};
    enum status status;

    set_up_process();
    status = run(&cli, argc, argv, &error);
    if (error.message.msgid != NULL)
        cli_say_error(&cli, &error);
    error_clear(&error);
    /* Leaving the question of the first start is no failure; an import that is stopped has not been done. */
    if (status == STATUS_STOPPED && cli.command == NULL)
        status = STATUS_OK;
    cli_clear(&cli);
    if (status == STATUS_OK)
        end_by_signal(event_end_signal());
    return status_exit_code(status);
}
