/* The command line (cli.md): options, the command table, and running a command. */
#ifndef SAMREG_CLI_CLI_H
#define SAMREG_CLI_CLI_H

#include "samreg/app/app.h"
#include "samreg/conf/conf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct command;

/* The strategy screen that `strategy` asks for, when `wanted`: as struct strategy_screen in view, which the command
 * line does not know. */
struct cli_strategy {
    bool wanted;
    int64_t process, round;
    bool follow, present, vote;
};

/* One call of the program. */
struct cli {
    struct conf conf;
    struct app *app;               /* no register open yet */
    enum language language;
    char *database;                /* the register to use: --database, the configuration's, or the default; NULL: none
                                    * */
    bool database_named;           /* by --database or the configuration */
    bool read_only;
    bool colour_never, colour_always;
    const struct command *command; /* NULL: the screen */
    int argc;                      /* what stands behind the command's name */
    char **argv;
    bool done;                     /* --version was answered: nothing is left to do */
    char *temporary;               /* `demo`: the register made and opened, for the screen that follows; taken away
                                    * with its folder by cli_clear() */
    struct cli_strategy strategy;  /* `strategy`: the screen that follows */
};

/* Reads options and configuration and makes the context. On failure the language is known as well as it can be, for the
 * message: STATUS_USAGE, STATUS_CONFIG, STATUS_DATA (--as-of). Everything is cleared by cli_clear(), also after
 * failure. */
enum status cli_begin(struct cli *cli, int argc, char **argv, struct error *error) WARN_UNUSED;

void cli_clear(struct cli *cli);

/* Runs the command, opening the register first where it needs one. STATUS_FOUND is no error: `check` found
 * something. */
enum status cli_run(struct cli *cli, struct error *error) WARN_UNUSED;

/* Says an error on standard error: "samreg: ...". */
void cli_say_error(const struct cli *cli, const struct error *error);

#endif
