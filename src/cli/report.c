/* report: counts, tables and documents computed from the register. */
#include "samreg/app/drawing.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/cli/command.h"
#include "samreg/publish/document.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What `report` was asked for, beside the report. */
struct asked {
    const char *format, *output;
    bool progress;
    struct publish_options options;
};

static bool is_to_file(const struct asked *asked)
{
    return asked->output != NULL && strcmp(asked->output, "-") != 0;
}

/* ---- The list of reports ---- */

static const struct field list_fields[] = {
    {"name", N_("Name"), N_("What the command line calls it."), FIELD_TEXT, ENTITY_NONE, NULL, 0, 16, 0, ENTITY_NONE},
    {"title", N_("Title"), N_("What it is called."), FIELD_TEXT, ENTITY_NONE, NULL, 0, 32, 0, ENTITY_NONE},
    {"parameters", N_("Parameters"), N_("What it can be asked for."), FIELD_TEXT, ENTITY_NONE, NULL, 0, 48, 0,
     ENTITY_NONE},
};

/* "as_of=DATE county=COUNTY ..." */
static void write_parameters(const struct report *report, struct str *out)
{
    for (size_t i = 0; i < report->parameter_count; i++) {
        str_add(out, i > 0 ? " " : "");
        str_add(out, report_parameter_field(report->parameters[i])->name);
    }
}

static enum status write_list(const struct cli *cli, const struct asked *asked, struct publish_sink sink,
                              struct error *error)
{
    struct report *reports = NULL;
    struct table table = {0};
    size_t count = 0;
    enum status status = reports_list(&reports, &count, error);

    if (status != STATUS_OK)
        return status;
    for (size_t i = 0; i < sizeof list_fields / sizeof *list_fields; i++)
        table_add_column(&table, &list_fields[i], list_fields[i].name, text_in(cli->language, list_fields[i].label));
    for (size_t i = 0; i < count; i++) {
        struct value *cells = table_add_row(&table);
        struct str parameters = {0};

        write_parameters(&reports[i], &parameters);
        value_set_text(&cells[0], reports[i].name);
        value_set_text(&cells[1], report_text(&reports[i].title, cli->language));
        value_set_text(&cells[2], str_peek(&parameters));
        str_clear(&parameters);
    }
    reports_free(&reports, count);
    if (publish_format_is_rows(asked->options.format)) {
        status = publish_table(&table, &asked->options, sink, error);
    } else {
        status = error_set(error, STATUS_USAGE, N_("The list of reports comes as text, csv, spreadsheet or json."),
                           NULL);
    }
    table_clear(&table);
    return status;
}

/* ---- One report ---- */

/* Writing what was read is one step more. */
static void tell_progress(void *context, size_t done, size_t of)
{
    size_t *sections = context;

    *sections = of;
    fprintf(stderr, "progress %zu %zu\n", done, of + 1);
}

/* Writes the one table of the result for programs. */
static enum status write_data(const struct report_result *result, const struct asked *asked, struct publish_sink sink,
                              struct error *error)
{
    struct table table = {0};
    enum status status;

    if (result->count != 1) {
        struct str parts = {0};

        for (size_t i = 0; i < result->count; i++)
            str_addf(&parts, "%s%s", i > 0 ? ", " : "", result->sections[i].report.name);
        status = error_set(error, STATUS_USAGE,
                           N_("“%1” has several tables, and %2 holds one. Ask for one of its parts: %3."),
                           result->title, publish_format_name(asked->options.format), str_peek(&parts), NULL);
        str_clear(&parts);
        return status;
    }
    reports_data(&result->sections[0], NULL, 0, asked->options.format, &table);
    status = publish_table(&table, &asked->options, sink, error);
    table_clear(&table);
    return status;
}

/* Writes the result into a sink; what is drawn goes to its file by itself. */
static enum status write_result(struct cli *cli, struct report_result *result, const struct asked *asked,
                                struct publish_sink sink, struct error *error)
{
    struct document document = {0};
    enum publish_format format = asked->options.format;
    enum status status;

    if (format != PUBLISH_TEXT && publish_format_is_rows(format))
        return write_data(result, asked, sink, error);
    reports_document(cli->app, result, format != PUBLISH_TEXT, &document);
    status = publish_document(&document, &asked->options, sink, error);
    document_clear(&document);
    return status;
}

/* What samreg-draw writes goes to a file of its own. */
static enum status draw(struct cli *cli, struct report_result *result, const struct asked *asked, struct error *error)
{
    struct document document = {0};
    enum status status;

    reports_document(cli->app, result, true, &document);
    status = drawing_document(cli->app, &document, asked->options.format, asked->output, error);
    document_clear(&document);
    return status;
}

/* Writes to standard output, or to the file: whole or not at all. */
static enum status deliver(struct cli *cli, struct report_result *result, const struct asked *asked,
                           struct error *error)
{
    struct publish_stream standard = {stdout, NULL};
    struct str text = {0};
    bool to_file = is_to_file(asked);

    if (result != NULL && publish_format_is_drawn(asked->options.format))
        return draw(cli, result, asked, error);
    struct publish_sink sink = to_file ? publish_sink_str(&text) : publish_sink_stream(&standard);
    enum status status =
        result != NULL ? write_result(cli, result, asked, sink, error) : write_list(cli, asked, sink, error);

    if (status == STATUS_OK && to_file)
        status = file_write(asked->output, str_peek(&text), text.length, error);
    str_clear(&text);
    return status;
}

static enum status run_one(struct cli *cli, const struct asked *asked, struct error *error)
{
    size_t sections = 0;
    const struct report_progress progress = {tell_progress, &sections};
    struct report report;
    struct report_arguments arguments = {0};
    struct report_result result = {0};
    struct pair *pairs = NULL;
    size_t count = 0;
    enum status status = reports_find(cli->argv[0], &report, error);

    if (status != STATUS_OK)
        return status;
    status = command_pairs(cli, 1, &pairs, &count, error);
    if (status == STATUS_OK)
        status = command_open_register(cli, error);
    if (status == STATUS_OK)
        status = reports_read(cli->app, &report, pairs, count, &arguments, error);
    if (status == STATUS_OK) {
        command_listen_for_stop(cli);
        status = reports_run(cli->app, &report, &arguments, asked->progress ? &progress : NULL, &result, error);
    }
    if (status == STATUS_OK)
        status = deliver(cli, &result, asked, error);
    if (status == STATUS_OK && asked->progress)
        tell_progress(&sections, sections + 1, sections);
    pairs_free(pairs, count);
    report_result_clear(&result);
    report_arguments_clear(&arguments);
    report_clear(&report);
    return status;
}

enum status run_report(struct cli *cli, struct error *error)
{
    struct asked asked = {0};
    const struct command_option options[] = {
        {"format", &asked.format, NULL, 0},
        {"output", &asked.output, NULL, 0},
        {"progress", NULL, &asked.progress, 0},
        {NULL, NULL, NULL, 0},
    };
    enum status status = command_arguments(cli, options, 0, -1, error);

    if (status == STATUS_OK)
        status = command_file_format(cli, asked.format, asked.output, &asked.options.format, error);
    if (status == STATUS_OK && asked.output != NULL)
        status = command_spare_register(cli, "output", asked.output, error);
    if (status != STATUS_OK)
        return status;
    asked.options.language = cli->language;
    asked.options.columns = is_to_file(&asked) ? 0 : command_columns();
    return cli->argc == 0 ? deliver(cli, NULL, &asked, error) : run_one(cli, &asked, error);
}
