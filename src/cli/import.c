/* import: a CSV file into the register. */
#include "samreg/app/register_import.h"
#include "samreg/app/words.h"
#include "samreg/base/clock.h"
#include "samreg/base/paths.h"
#include "samreg/cli/command.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LARGEST_FILE = 512 << 20, /* bytes */
    MOST_PROBLEMS = 200,      /* said one by one */
    PROGRESS_EVERY = 200      /* milliseconds */
};

/* The line that tells how far it has come. */
struct progress {
    int64_t last;  /* when it was written last, in clock_milliseconds(); 0: never */
    bool standing; /* there is a line on the terminal */
};

static void tell_progress(void *context, size_t done, size_t all)
{
    struct progress *progress = context;
    int64_t now = clock_milliseconds();

    if (now - progress->last < PROGRESS_EVERY)
        return;
    progress->last = now;
    progress->standing = true;
    fprintf(stderr, "\r%12zu / %-12zu", done, all);
    fflush(stderr);
}

static void end_progress(struct progress *progress)
{
    if (progress->standing) {
        fprintf(stderr, "\r%27s\r", "");
        progress->standing = false;
    }
}

/* Says the problems of the rows: in a dry run they are the result, otherwise they go to standard error. */
static void say_problems(const struct cli *cli, const struct import_report *report, bool dry_run)
{
    struct str text = {0};
    char more[24];

    for (size_t i = 0; i < report->problem_count && i < MOST_PROBLEMS; i++) {
        str_reset(&text);
        import_write_problem(&report->problems[i], cli->language, &text);
        if (dry_run)
            command_print(stdout, str_peek(&text));
        else
            command_warn(cli, report->problems[i].warning ? N_("Warning: %1") : "%1", str_peek(&text), NULL);
    }
    if (report->problem_count > MOST_PROBLEMS) {
        snprintf(more, sizeof more, "%zu", report->problem_count - MOST_PROBLEMS);
        command_warn(cli, N_("… and %1 more."), more, NULL);
    }
    str_clear(&text);
}

static void say_counts(const struct cli *cli, const char *msgid, const struct import_report *report)
{
    char counts[4][24];

    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        snprintf(counts[i], sizeof counts[i], "%zu", report->counts[i]);
    command_say(cli, msgid, counts[IMPORT_NEW], counts[IMPORT_CHANGED], counts[IMPORT_SAME], counts[IMPORT_REJECTED],
                NULL);
}

/* Who has voted is not told before its time: a trial, which leaves no trace, says only what would be taken in. */
static void say_trial(const struct cli *cli, const struct entity *entity, const struct import_report *report)
{
    const size_t *counts = report->counts;
    char taken[24], rejected[24];

    if (!entity_withholds_key(entity)) {
        say_counts(cli, N_("Would be: new %1, changed %2, unchanged %3, rejected %4. Nothing was written."), report);
        return;
    }
    snprintf(taken, sizeof taken, "%zu", counts[IMPORT_NEW] + counts[IMPORT_CHANGED] + counts[IMPORT_SAME]);
    snprintf(rejected, sizeof rejected, "%zu", counts[IMPORT_REJECTED]);
    command_say(cli, N_("Would be: taken in %1, rejected %2; which of them there are already is not told yet. Nothing "
                        "was written."),
                taken, rejected, NULL);
}

/* Keeps the rejected rows, each with its problem, for mending and reading again. */
static enum status write_rejects(const struct cli *cli, const struct import_report *report, const char *path,
                                 struct error *error)
{
    struct str rows = {0};
    char count[24];
    enum status status = STATUS_OK;

    import_write_rejects(report, cli->language, &rows);
    if (rows.length > 0)
        status = file_write(path, str_peek(&rows), rows.length, error);
    if (status == STATUS_OK && rows.length > 0) {
        snprintf(count, sizeof count, "%zu", report->counts[IMPORT_REJECTED]);
        command_warn(cli,
                     N_("%1 rows were rejected and stand in %2 with what is wrong. Mend them and import that file."),
                     count, path, NULL);
    }
    str_clear(&rows);
    return status;
}

/* Says why nothing was written. When it is for the rows' sake they have been said one by one. */
static enum status say_refusal(const struct cli *cli, enum status status, bool dry_run,
                               const struct import_report *report, const struct apply_result *result,
                               struct error *error)
{
    char count[24];

    if (status != STATUS_DATA)
        return status;
    if (dry_run && report->counts[IMPORT_REJECTED] > 0) {
        error_clear(error); /* the counts have said it */
        return STATUS_DATA;
    }
    if (report->counts[IMPORT_REJECTED] > 0) {
        snprintf(count, sizeof count, "%zu", report->counts[IMPORT_REJECTED]);
        return error_set(error, STATUS_DATA,
                         N_("Nothing was imported: rows rejected: %1. Mend the file, or let --rejects FILE take them."),
                         count, NULL);
    }
    return command_result(cli, status, result, error);
}

/* What the command was asked for. */
struct asked {
    const char *rejects;
    bool dry_run;
};

/* The rejected rows take the place of the file that they are written to: it must not be one that is still needed. */
static enum status check_rejects(const struct cli *cli, const struct asked *asked, struct error *error)
{
    if (asked->rejects == NULL)
        return STATUS_OK;
    if (command_is_same_file(asked->rejects, cli->argv[1])) {
        return error_set(error, STATUS_USAGE,
                         N_("--rejects %1 would overwrite the file that is imported. Choose another name."),
                         asked->rejects, NULL);
    }
    return command_spare_register(cli, "rejects", asked->rejects, error);
}

static enum status import_bytes(struct cli *cli, const struct entity *entity, const char *bytes, size_t size,
                                const struct asked *asked, struct error *error)
{
    struct progress progress = {0};
    struct register_import options = {.dry_run = asked->dry_run,
                                      .rejects = asked->rejects != NULL,
                                      .accept_warnings = true,
                                      .progress = isatty(STDERR_FILENO) ? tell_progress : NULL,
                                      .progress_context = &progress};
    struct import_report report = {0};
    struct apply_result result = {0};
    enum status status;

    status = register_import(cli->app, entity, bytes, size, &options, &report, &result, error);
    end_progress(&progress);
    say_problems(cli, &report, asked->dry_run);
    if (asked->dry_run && (status == STATUS_OK || report.counts[IMPORT_REJECTED] > 0))
        say_trial(cli, entity, &report);
    if (status != STATUS_OK)
        status = say_refusal(cli, status, asked->dry_run, &report, &result, error);
    else
        status = command_result(cli, status, &result, error);
    if (status == STATUS_OK && !asked->dry_run) {
        say_counts(cli, N_("Imported: new %1, changed %2, unchanged %3, rejected %4."), &report);
        status = asked->rejects != NULL ? write_rejects(cli, &report, asked->rejects, error) : STATUS_OK;
    }
    apply_result_clear(&result);
    import_report_clear(&report);
    return status;
}

enum status run_import(struct cli *cli, struct error *error)
{
    struct asked asked = {0};
    const struct command_option options[] = {
        {"dry-run", NULL, &asked.dry_run, 0},
        {"rejects", &asked.rejects, NULL, 0},
        {NULL, NULL, NULL, 0},
    };
    const struct entity *entity = NULL;
    char *bytes = NULL;
    size_t size = 0;
    enum status status = command_arguments(cli, options, 2, 2, error);

    if (status == STATUS_OK)
        status = command_entity(cli->argv[0], &entity, error);
    if (status == STATUS_OK)
        status = check_rejects(cli, &asked, error);
    if (status == STATUS_OK) {
        command_listen_for_stop(cli);
        status = file_read(cli->argv[1], LARGEST_FILE, &bytes, &size, error);
    }
    if (status == STATUS_OK)
        status = import_bytes(cli, entity, bytes, size, &asked, error);
    free(bytes);
    return status;
}
