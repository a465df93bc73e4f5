/* What commands are given, and how they speak. */
#include "samreg/base/clock.h"
#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/app/export.h"
#include "samreg/app/words.h"
#include "samreg/cli/command.h"
#include "samreg/model/field.h"
#include "samreg/model/field_name.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- Options ---- */

/* The option that an argument names, and the value attached to it (NULL: none). */
static const struct command_option *find_option(const struct command_option *options, const char *argument,
                                                bool letters, const char **attached)
{
    bool is_long = argument[1] == '-';
    const char *name = argument + 2;
    size_t length = strcspn(name, "=");

    for (; options->name != NULL; options++) {
        if (is_long && strlen(options->name) == length && strncmp(options->name, name, length) == 0) {
            *attached = name[length] == '=' ? name + length + 1 : NULL;
            return options;
        }
        if (!is_long && letters && options->letter != 0 && options->letter == argument[1]) {
            *attached = argument[2] != '\0' ? argument + 2 : NULL;
            return options;
        }
    }
    return NULL;
}

static enum status refuse_unknown(const struct command_option *options, const char *argument, struct error *error)
{
    enum { MOST_OPTIONS = 32 };
    const char *names[MOST_OPTIONS] = {NULL};
    const char *nearest;

    for (size_t i = 0; i + 1 < MOST_OPTIONS && options[i].name != NULL; i++)
        names[i] = options[i].name;
    nearest = name_nearest(names, argument);
    if (nearest != NULL)
        return error_set(error, STATUS_USAGE, N_("There is no option %1. Did you mean --%2?"), argument, nearest, NULL);
    return error_set(error, STATUS_USAGE, N_("There is no option %1. “samreg help” lists the options, “samreg help "
                                             "COMMAND” those of a command."), argument, NULL);
}

/* Takes one option, whose value may be the argument behind it; `at` moves to the last argument that belongs to it. */
static enum status take_option(const struct command_option *option, const char *attached, int argc, char **argv,
                               int *at, struct error *error)
{
    if (option->value == NULL && attached != NULL)
        return error_set(error, STATUS_USAGE, N_("The option --%1 takes no value."), option->name, NULL);
    if (option->value != NULL && attached == NULL) {
        if (*at + 1 >= argc)
            return error_set(error, STATUS_USAGE, N_("The option --%1 needs a value."), option->name, NULL);
        attached = argv[++*at];
    }
    if (option->value != NULL)
        *option->value = attached;
    if (option->given != NULL)
        *option->given = true;
    return STATUS_OK;
}

enum status command_options(int *argc, char **argv, const struct command_option *options, enum command_reach reach,
                            struct error *error)
{
    int kept = 0;
    int at = 0;

    for (; at < *argc; at++) {
        const char *argument = argv[at];
        const char *attached = NULL;
        const struct command_option *option;

        if (strcmp(argument, "--") == 0) {
            at += reach != OPTIONS_KNOWN;
            break;
        }
        if (argument[0] != '-' || argument[1] == '\0') {
            if (reach == OPTIONS_BEFORE)
                break;
            argv[kept++] = argv[at];
            continue;
        }
        option = find_option(options, argument, reach != OPTIONS_KNOWN, &attached);
        if (option == NULL && reach != OPTIONS_KNOWN)
            return refuse_unknown(options, argument, error);
        if (option == NULL)
            argv[kept++] = argv[at];
        else if (take_option(option, attached, *argc, argv, &at, error) != STATUS_OK)
            return STATUS_USAGE;
    }
    while (at < *argc)
        argv[kept++] = argv[at++];
    *argc = kept;
    return STATUS_OK;
}

enum status command_arguments(struct cli *cli, const struct command_option *options, int least, int most,
                              struct error *error)
{
    static const struct command_option none[] = {{NULL, NULL, NULL, 0}};

    if (command_options(&cli->argc, cli->argv, options != NULL ? options : none, OPTIONS_ALL, error) != STATUS_OK)
        return STATUS_USAGE;
    if (cli->argc < least) {
        return error_set(error, STATUS_USAGE, N_("Something is missing. Usage: samreg %1 %2"), cli->command->name,
                         cli->command->synopsis, NULL);
    }
    if (most >= 0 && cli->argc > most) {
        return error_set(error, STATUS_USAGE, N_("“%3” is one argument too many. Usage: samreg %1 %2"),
                         cli->command->name, cli->command->synopsis, cli->argv[most], NULL);
    }
    return STATUS_OK;
}

/* ---- Arguments ---- */

/* Whether the text is the name of the entity in any language, in the singular or the plural. */
static bool is_called(const struct entity *entity, const char *text)
{
    struct str folded = {0};
    bool is = false;

    collate_fold(text, &folded);
    for (int language = 0; language < LANGUAGE_COUNT && !is; language++) {
        is = field_name_folds_to(text_in((enum language)language, entity->label), str_peek(&folded)) ||
             field_name_folds_to(text_in((enum language)language, entity->plural), str_peek(&folded));
    }
    str_clear(&folded);
    return is;
}

enum status command_entity(const char *name, const struct entity **entity, struct error *error)
{
    const char *names[ENTITY_COUNT] = {NULL};
    const struct entity *found = entity_find(name);
    const char *nearest;

    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        const struct entity *candidate = entity_get((enum entity_id)id);

        names[id - 1] = candidate->name;
        if (found == NULL && is_called(candidate, name))
            found = candidate;
    }
    if (found != NULL) {
        *entity = found;
        return STATUS_OK;
    }
    nearest = name_nearest(names, name);
    if (nearest != NULL) {
        return error_set(error, STATUS_USAGE, N_("There is no kind of record “%1”. Did you mean %2?"), name, nearest,
                         NULL);
    }
    return error_set(error, STATUS_USAGE, N_("There is no kind of record “%1”. “samreg help list” names them all."),
                     name, NULL);
}

enum status command_field(const struct entity *entity, const char *name, int *field, struct error *error)
{
    const char *nearest;
    int found = field_name_place(entity, name);

    if (found >= 0) {
        *field = found;
        return STATUS_OK;
    }
    nearest = field_name_nearest(entity, name);
    if (nearest != NULL && entity_field(entity, nearest) != NULL) {
        return error_set(error, STATUS_USAGE, N_("%t1 has no field “%2”. Did you mean %3?"), entity->label, name,
                         nearest, NULL);
    }
    return error_set(error, STATUS_USAGE, N_("%t1 has no field “%2”. “samreg help list” says how to see them."),
                     entity->label, name, NULL);
}

enum status command_date(const char *option, const char *text, struct date *date, struct error *error)
{
    const struct field_reading reading = {.style = FIELD_DATA, .today = clock_today()};
    struct str label = {0};
    struct field field = {.name = option, .help = "", .type = FIELD_DATE};
    struct value value = {0};
    enum status status;

    str_addf(&label, "--%s", option);
    field.label = str_peek(&label);
    status = field_read(&field, text, &reading, &value, error);
    if (status == STATUS_OK && (value.kind != VALUE_TEXT || date_parse_iso(value.text, date) != DATE_OK)) {
        status = error_set(error, STATUS_DATA, N_("--%1 needs a date, like 2009-06-05, 2009-06 or 2009."), option,
                           NULL);
    }
    value_clear(&value);
    str_clear(&label);
    return status;
}

/* Appends the formats that the synopsis names behind "--format", set apart by commas; returns whether `name` is one. */
static bool find_format(const char *synopsis, const char *name, struct str *formats)
{
    static const char option[] = "--format ";
    const char *at = strstr(synopsis, option);
    bool is_one = false;

    at = at != NULL ? at + strlen(option) : "";
    for (;;) {
        size_t length = strcspn(at, "|]");

        is_one = is_one || (strlen(name) == length && strncmp(at, name, length) == 0);
        str_add_bytes(formats, at, length);
        if (at[length] != '|')
            break;
        str_add(formats, ", ");
        at += length + 1;
    }
    return is_one;
}

enum status command_format(const struct cli *cli, const char *name, enum publish_format *format, struct error *error)
{
    struct str formats = {0};
    enum status status = STATUS_OK;

    if (name != NULL && (!find_format(cli->command->synopsis, name, &formats) || !publish_format_parse(name, format))) {
        status = error_set(error, STATUS_USAGE, N_("“%1” is no format of %2. Its formats: %3."), name,
                           cli->command->name, str_peek(&formats), NULL);
    }
    str_clear(&formats);
    return status;
}

/* What stands behind the last point of a file's name, or NULL. Lent. */
static const char *ending_of(const char *output)
{
    const char *folder = output != NULL ? strrchr(output, '/') : NULL;
    const char *name = folder != NULL ? folder + 1 : output;
    const char *point = name != NULL ? strrchr(name, '.') : NULL;

    return point != NULL && point != name && point[1] != '\0' ? point + 1 : NULL;
}

/* The format that a file's ending stands for; of two with one ending the plainer. False when it stands for none. */
static bool find_ending(const char *output, enum publish_format *format)
{
    const char *ending = ending_of(output);

    for (int i = 0; ending != NULL && i < PUBLISH_FORMAT_COUNT; i++) {
        if (strcasecmp(export_ending((enum publish_format)i), ending) == 0) {
            *format = (enum publish_format)i;
            return true;
        }
    }
    return false;
}

/* The format that the ending of a file stands for, where the command has it; where it has not, that is said. */
static void choose_by_ending(const struct cli *cli, const char *output, enum publish_format *format)
{
    enum publish_format meant;
    struct str formats = {0};

    if (find_ending(output, &meant) && find_format(cli->command->synopsis, publish_format_name(meant), &formats)) {
        *format = meant;
    } else if (ending_of(output) != NULL) {
        command_warn(cli, N_("Warning: %1 is written as %2, for its ending stands for no format of this command."),
                     output, publish_format_name(*format), NULL);
    }
    str_clear(&formats);
}

/* What is named goes before the ending; but a file that is not what its name says is rarely meant. */
static void warn_of_ending(const struct cli *cli, const char *output, enum publish_format format)
{
    enum publish_format meant;

    if (find_ending(output, &meant) && strcmp(export_ending(meant), export_ending(format)) != 0) {
        command_warn(cli, N_("Warning: %1 is written as %2, which its ending does not say. Leave out --format to go by "
                             "the ending."),
                     output, publish_format_name(format), NULL);
    }
}

enum status command_file_format(const struct cli *cli, const char *name, const char *output,
                                enum publish_format *format, struct error *error)
{
    enum status status = STATUS_OK;

    if (name != NULL) {
        status = command_format(cli, name, format, error);
        if (status == STATUS_OK)
            warn_of_ending(cli, output, *format);
    } else {
        choose_by_ending(cli, output, format);
    }
    if (status == STATUS_OK && publish_format_is_drawn(*format) &&
        (output == NULL || strcmp(output, "-") == 0)) {
        status = error_set(error, STATUS_USAGE, N_("%1 goes to a file: name it with --output."),
                           publish_format_name(*format), NULL);
    }
    return status;
}

enum status command_pairs(const struct cli *cli, int first, struct pair **pairs, size_t *count, struct error *error)
{
    size_t most = cli->argc > first ? (size_t)(cli->argc - first) : 0;
    struct pair *read = memory_new_array(most, sizeof *read);

    for (size_t i = 0; i < most; i++) {
        const char *argument = cli->argv[(size_t)first + i];

        if (!pair_split(argument, &read[i])) {
            pairs_free(read, i);
            return error_set(error, STATUS_USAGE, N_("“%1” is no PARAMETER=VALUE, for instance “county=16”."), argument,
                             NULL);
        }
    }
    *pairs = read;
    *count = most;
    return STATUS_OK;
}

enum status command_record(const struct cli *cli, int first, bool removed, const struct entity **entity, int64_t *id,
                           struct error *error)
{
    const char *key = cli->argv[first + 1];
    struct matches candidates = {0};
    struct error own = {0};
    enum status status = command_entity(cli->argv[first], entity, error);

    if (status != STATUS_OK)
        return status;
    status = app_resolve(cli->app, *entity, key, id, &candidates, error);
    if (status == STATUS_DATA && removed && candidates.count == 0 &&
        app_resolve_removed(cli->app, *entity, key, id, &own) == STATUS_OK) {
        error_clear(error);
        status = STATUS_OK;
    }
    error_clear(&own);
    matches_clear(&candidates);
    return status;
}

char *command_line(const struct cli *cli, int first)
{
    struct str line = {0};

    for (int i = first; i < cli->argc; i++)
        str_addf(&line, "%s%s", i > first ? " " : "", cli->argv[i]);
    return str_take(&line);
}

/* ---- Speaking ---- */

/* Prints the text's lines, each behind `before`. */
static void print_lines(FILE *stream, const char *before, const char *text)
{
    struct str out = {0};

    for (;;) {
        size_t length = strcspn(text, "\n");

        str_add(&out, before);
        (void)text_clean(text, length, INT_MAX, false, &out);
        str_add_char(&out, '\n');
        if (text[length] == '\0')
            break;
        text += length + 1;
    }
    fwrite(str_peek(&out), 1, out.length, stream);
    str_clear(&out);
}

void command_print(FILE *stream, const char *text)
{
    print_lines(stream, "", text);
}

/* Prints one line of a paragraph, indented. */
static bool print_line(void *context, const char *bytes, size_t length)
{
    printf("%*s%.*s\n", *(const int *)context, "", (int)length, bytes);
    return true;
}

void command_print_paragraph(const char *text, int indent)
{
    enum { MOST_COLUMNS = 80, LEAST_COLUMNS = 40 };
    int columns = command_columns();

    columns = columns == 0 || columns > MOST_COLUMNS ? MOST_COLUMNS : columns < LEAST_COLUMNS ? LEAST_COLUMNS : columns;
    text_wrap(text, columns - indent, print_line, &indent);
}

/* A message in the session's language; new string. */
static char *say(const struct cli *cli, const char *msgid, va_list list)
{
    struct message message = {0};
    char *text;

    message_set_list(&message, msgid, list);
    text = message_text(&message, cli->language);
    message_clear(&message);
    return text;
}

void command_say(const struct cli *cli, const char *msgid, ...)
{
    va_list list;
    char *text;

    va_start(list, msgid);
    text = say(cli, msgid, list);
    va_end(list);
    command_print(stdout, text);
    free(text);
}

void command_warn(const struct cli *cli, const char *msgid, ...)
{
    va_list list;
    char *text;

    va_start(list, msgid);
    text = say(cli, msgid, list);
    va_end(list);
    print_lines(stderr, "samreg: ", text);
    free(text);
}

void cli_say_error(const struct cli *cli, const struct error *error)
{
    char *text = error_text(error, cli->language);

    print_lines(stderr, "samreg: ", text);
    free(text);
}

enum status command_result(const struct cli *cli, enum status status, const struct apply_result *result,
                           struct error *error)
{
    struct str text = {0};
    bool said = false;

    for (size_t i = 0; i < result->problems.count; i++) {
        const struct problem *problem = &result->problems.items[i];

        str_reset(&text);
        words_problem(cli->language, problem, &text);
        command_warn(cli, problem->warning ? N_("Warning: %1") : "%1", str_peek(&text), NULL);
        said = said || !problem->warning;
    }
    for (size_t i = 0; i < result->conflicts.count; i++) {
        str_reset(&text);
        words_conflict(cli->language, &result->conflicts.items[i], &text);
        command_warn(cli, "%1", str_peek(&text), NULL);
    }
    str_clear(&text);
    if (status == STATUS_DATA && said)
        error_clear(error);
    return status;
}

bool command_is_same_file(const char *path, const char *other)
{
    struct stat one, two;

    if (stat(path, &one) != 0 || (strcmp(other, "-") == 0 ? fstat(STDIN_FILENO, &two) : stat(other, &two)) != 0)
        return false;
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino;
}

enum status command_spare_register(const struct cli *cli, const char *option, const char *path, struct error *error)
{
    const char *own = app_is_open(cli->app) ? app_path(cli->app) : cli->database;

    if (own == NULL || !command_is_same_file(path, own))
        return STATUS_OK;
    return error_set(error, STATUS_USAGE, N_("--%1 %2 would overwrite the register. Choose another name."), option,
                     path, NULL);
}

int command_columns(void)
{
    struct winsize size = {0};

    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col;
}
