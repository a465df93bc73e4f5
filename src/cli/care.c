/* check, verify and backup: looking after the register. */
#include "samreg/app/register.h"
#include "samreg/app/words.h"
#include "samreg/cli/command.h"

#include <stdlib.h>

/* Prints a finding in one line: whether it is an error, the record to open as `show` takes it, what it is called, and
 * what is wrong. */
static void print_finding(struct cli *cli, const struct problem *problem)
{
    struct str line = {0};
    struct error error = {0};
    char *called = NULL;

    str_addf(&line, "%s: ", text_in(cli->language, problem->warning ? N_("warning") : N_("error")));
    if (problem->entity != NULL && problem->id != 0) {
        str_addf(&line, "%s %lld", problem->entity->name, (long long)problem->id);
        if (app_called(cli->app, problem->entity, problem->id, &called, &error) == STATUS_OK && called[0] != '\0')
            str_addf(&line, " (%s)", called);
        str_add(&line, ": ");
    }
    words_problem(cli->language, problem, &line);
    command_print(stdout, str_peek(&line));
    error_clear(&error);
    free(called);
    str_clear(&line);
}

/* Prints the findings and how many they are, or that there are none. */
static enum status print_findings(struct cli *cli, const struct problems *problems, const char *none)
{
    char errors[24];
    char warnings[24];

    if (problems->count == 0) {
        command_say(cli, none, NULL);
        return STATUS_OK;
    }
    for (size_t i = 0; i < problems->count; i++)
        print_finding(cli, &problems->items[i]);
    snprintf(errors, sizeof errors, "%zu", problems_errors(problems));
    snprintf(warnings, sizeof warnings, "%zu", problems->count - problems_errors(problems));
    command_say(cli, N_("Errors: %1, warnings: %2. “samreg show” with kind and identifier shows a record."), errors,
                warnings, NULL);
    return STATUS_FOUND;
}

enum status run_check(struct cli *cli, struct error *error)
{
    struct problems problems = {0};
    enum status status = command_arguments(cli, NULL, 0, 0, error);

    if (status == STATUS_OK)
        status = register_check(cli->app, &problems, error);
    if (status == STATUS_OK)
        status = print_findings(cli, &problems, N_("Nothing is incomplete, inconsistent or overdue."));
    problems_clear(&problems);
    return status;
}

enum status run_verify(struct cli *cli, struct error *error)
{
    struct problems problems = {0};
    enum status status = command_arguments(cli, NULL, 0, 0, error);

    if (status == STATUS_OK)
        status = register_verify(cli->app, &problems, error);
    if (status == STATUS_OK) {
        status = print_findings(cli, &problems,
                                N_("The register is whole: the file, the search index, and the records by the "
                                   "journal."));
    }
    problems_clear(&problems);
    return status;
}

enum status run_backup(struct cli *cli, struct error *error)
{
    enum status status = command_arguments(cli, NULL, 1, 1, error);

    if (status == STATUS_OK)
        status = register_backup(cli->app, cli->argv[0], error);
    if (status == STATUS_OK)
        command_say(cli, N_("Copied: %1"), cli->argv[0], NULL);
    return status;
}
