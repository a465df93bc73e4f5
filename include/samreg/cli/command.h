/* What the files of src/cli share: the command table and small helpers. */
#ifndef SAMREG_CLI_COMMAND_H
#define SAMREG_CLI_COMMAND_H

#include "samreg/app/records.h"
#include "samreg/cli/cli.h"
#include "samreg/model/change.h"

/* What a command needs before it runs. */
enum cli_needs { CLI_NONE, CLI_READ, CLI_WRITE };

struct command {
    const char *name;
    enum status (*run)(struct cli *cli, struct error *error);
    enum cli_needs needs;
    const char *synopsis; /* arguments, as samreg(1) prints them */
    const char *help;     /* msgid */
};

/* All commands, ended by one without a name; and the one of that name, or NULL. */
extern const struct command cli_commands[];
const struct command *command_find(const char *name);

#define COMMAND(name, function, needs, synopsis, help) \
    enum status function(struct cli *cli, struct error *error) WARN_UNUSED;
#include "samreg/cli/command.def"
#undef COMMAND

/* An option of a command: "--name" or, with a value wanted, "--name VALUE" and "--name=VALUE". */
struct command_option {
    const char *name;   /* without the dashes */
    const char **value; /* where the value goes; NULL for a switch */
    bool *given;        /* set when the option was given; may be NULL */
};

/* Takes the options (an array ended by a NULL name) out of cli->argv wherever they stand, up to "--"; what is left
 * are the
 * arguments, of which there must be `least` to `most` (-1: any number). STATUS_USAGE with the synopsis otherwise. */
enum status command_arguments(struct cli *cli, const struct command_option *options, int least, int most,
                              struct error *error) WARN_UNUSED;

/* The entity named on the command line; STATUS_USAGE with the nearest name otherwise. */
enum status command_entity(const char *name, const struct entity **entity, struct error *error) WARN_UNUSED;

/* Prints a message on standard output or standard error, with a line feed. */
void command_say(const struct cli *cli, const char *msgid, ...) __attribute__((sentinel));
void command_warn(const struct cli *cli, const char *msgid, ...) __attribute__((sentinel));

/* Prints what came of a change on standard error: problems, warnings, conflicts. */
void command_say_result(const struct cli *cli, const struct apply_result *result);

#endif
