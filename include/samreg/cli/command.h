/* What the files of src/cli share: the command table and small helpers. */
#ifndef SAMREG_CLI_COMMAND_H
#define SAMREG_CLI_COMMAND_H

#include "samreg/app/records.h"
#include "samreg/base/pair.h"
#include "samreg/cli/cli.h"
#include "samreg/model/change.h"
#include "samreg/publish/publish.h"

#include <stdio.h>

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

/* The command of that name; STATUS_USAGE with the nearest one otherwise. */
enum status command_named(const char *name, const struct command **command, struct error *error) WARN_UNUSED;

#define COMMAND(name, function, needs, synopsis, help) \
    enum status function(struct cli *cli, struct error *error) WARN_UNUSED;
#include "samreg/cli/command.def"
#undef COMMAND

/* An option: "--name" or, with a value wanted, "--name VALUE" and "--name=VALUE"; with a letter also "-l VALUE". */
struct command_option {
    const char *name;   /* without the dashes; NULL ends an array of options */
    const char **value; /* where the value goes; NULL for a switch */
    bool *given;        /* set when the option was given; may be NULL */
    char letter;        /* 0: none */
};

/* Where options are looked for. */
enum command_reach {
    OPTIONS_BEFORE, /* up to the first argument */
    OPTIONS_KNOWN,  /* up to "--", leaving what is unknown; not by letters */
    OPTIONS_ALL     /* up to "--", which is taken out; an unknown one is a mistake */
};

/* Takes options out of argv and shortens *argc. STATUS_USAGE for an option that is unknown (with the nearest), lacks
 * its value, or has one too much. "-" alone is an argument. */
enum status command_options(int *argc, char **argv, const struct command_option *options, enum command_reach reach,
                            struct error *error) WARN_UNUSED;

/* Takes the options of the command out of cli->argv wherever they stand, up to "--"; what is left are the arguments, of
 * which there must be `least` to `most` (-1: any number). STATUS_USAGE with the synopsis otherwise. */
enum status command_arguments(struct cli *cli, const struct command_option *options, int least, int most,
                              struct error *error) WARN_UNUSED;

/* Opens the register for a command: for one that needs CLI_NONE and finds out for itself that it needs one. A
 * command that only reads gets it for reading only where the user may do no more. STATUS_NO_INPUT without one,
 * STATUS_NOT_ALLOWED when the command changes it and --read-only was given. */
enum status command_open_register(struct cli *cli, struct error *error) WARN_UNUSED;

/* The entity named on the command line, by its English name or by its label in any language; STATUS_USAGE with the
 * nearest name otherwise. */
enum status command_entity(const char *name, const struct entity **entity, struct error *error) WARN_UNUSED;

/* The place of the field named, by its English name or by its label in any language; STATUS_USAGE with the nearest name
 * otherwise. */
enum status command_field(const struct entity *entity, const char *name, int *field, struct error *error) WARN_UNUSED;

/* Reads the date that an option was given. STATUS_DATA, naming the option, when it is none. */
enum status command_date(const char *option, const char *text, struct date *date, struct error *error) WARN_UNUSED;

/* Reads the name of a format, which must be one of those that the command's synopsis names behind "--format"; NULL
 * leaves `format` alone. STATUS_USAGE with the formats otherwise. */
enum status command_format(const struct cli *cli, const char *name, enum publish_format *format,
                           struct error *error) WARN_UNUSED;

/* Chooses the format of what goes to `output` (NULL or "-": standard output): the one named, else the one that the
 * file's ending stands for where the command has it, else `format` as it is. Warns when the one named is not the
 * ending's. STATUS_USAGE as command_format(), and for a format that is only written to files when there is none. */
enum status command_file_format(const struct cli *cli, const char *name, const char *output,
                                enum publish_format *format, struct error *error) WARN_UNUSED;

/* Reads the arguments from the place `first` on as NAME=VALUE. `pairs` is new, to be freed by pairs_free().
 * STATUS_USAGE for one of another form. */
enum status command_pairs(const struct cli *cli, int first, struct pair **pairs, size_t *count,
                          struct error *error) WARN_UNUSED;

/* The record of an entity that two arguments mean, ENTITY KEY, `first` being the place of ENTITY. With `removed` it may
 * be a removed one too, when no other is meant. */
enum status command_record(const struct cli *cli, int first, bool removed, const struct entity **entity, int64_t *id,
                           struct error *error) WARN_UNUSED;

/* The arguments from `first` on in one line, set apart by blanks; new string. */
char *command_line(const struct cli *cli, int first);

/* Prints text of any origin on a stream, cleaned line by line, with a line feed. */
void command_print(FILE *stream, const char *text);

/* Prints text of the program's own (help) on standard output, broken into lines that fit the terminal, at most 80
 * columns where it is none or wider, each indented by so many columns. */
void command_print_paragraph(const char *text, int indent);

/* Says a message on standard output; on standard error behind the program's name. */
void command_say(const struct cli *cli, const char *msgid, ...) __attribute__((sentinel));
void command_warn(const struct cli *cli, const char *msgid, ...) __attribute__((sentinel));

/* Says on standard error what came of a change: problems, warnings, conflicts. Returns `status`, and clears the error
 * when all that it says has been said. */
enum status command_result(const struct cli *cli, enum status status, const struct apply_result *result,
                           struct error *error) WARN_UNUSED;

/* Whether `path` is the file that `other` names ("-": standard input), by whatever name or link. */
bool command_is_same_file(const char *path, const char *other);

/* A file that an option names is written over: STATUS_USAGE when it is the register itself, open or only
 * named. */
enum status command_spare_register(const struct cli *cli, const char *option, const char *path,
                                   struct error *error) WARN_UNUSED;

/* From now on Ctrl+C, a request to end, or the end of the line asks to stop (app_set_stop()) instead of ending the
 * program. */
void command_listen_for_stop(struct cli *cli);

/* How wide the terminal is that standard output goes to; 0 where it is none. */
int command_columns(void);

#endif
