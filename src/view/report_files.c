/* What leaves the screen of a report: files in every format, and the table for the clipboard. */
#include "samreg/view/report_view.h"

#include "samreg/app/report_picture.h"
#include "samreg/base/memory.h"
#include "samreg/view/clipboard.h"
#include "samreg/view/formats.h"
#include "samreg/view/jobs.h"

#include <stdlib.h>
#include <string.h>

/* The arguments of a job beside the parameters of the report, with the end. */
enum { JOB_ARGUMENTS = 20 };

/* The name of a file of the report: what it is `called`, with the county, region or municipality where it is of one,
 * and what that is compared with. That its table was narrowed stands there too, for not every format can tell. */
static char *file_name(const struct report_view *report_view, const char *called)
{
    static const enum report_parameter places[] = {REPORT_COUNTY, REPORT_REGION, REPORT_MUNICIPALITY, REPORT_WITH};
    const struct value *values = report_view->result.arguments.values;
    struct str name = {0};

    str_add(&name, called);
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        const char *place = values[places[i]].text;
        size_t digits = place != NULL ? strspn(place, "0123456789-") : 0;

        if (digits > 0) { /* of a region's name not all signs can stand in the name of a file */
            str_add_char(&name, '-');
            str_add_bytes(&name, place, digits);
        }
    }
    if (filter_line_is_narrowed(&report_view->line) &&
        (report_view->result.count == 1 || strcmp(called, report_view->report.name) != 0))
        str_add(&name, "-filtered");
    for (char *sign = name.text; *sign != '\0'; sign++)
        *sign = *sign == '_' ? '-' : *sign;
    return str_take(&name);
}

/* The table as it is shown: filtered and in its order. Returns how many of its last rows are totals. */
static size_t make_table(const struct report_view *report_view, struct table *table)
{
    const struct table *from = &report_view_section(report_view)->table;

    table->title = from->title != NULL ? memory_copy_text(from->title) : NULL;
    for (size_t i = 0; i < from->column_count; i++)
        table_add_column(table, from->columns[i].field, from->columns[i].name, from->columns[i].heading);
    for (size_t i = 0; i < report_view->shown.count; i++) {
        size_t row = report_view->shown.rows[i];
        struct value *cells = table_add_row(table);

        for (size_t column = 0; column < from->column_count; column++)
            value_copy(&cells[column], table_cell(from, row, column));
    }
    return report_view->shown.totals_shown;
}

/* A report of one table, as it is shown, with its parameters, notes and chart. It is run once more, for a document
 * takes its tables. */
static enum status write_document(struct report_view *report_view, enum publish_format format, const char *name,
                                  char **path, struct error *error)
{
    struct app *app = shell_app(report_view->view.shell);
    struct report_result result = {0};
    struct document document = {0};
    enum status status = report_view_read(report_view, &result, error);

    if (status != STATUS_OK)
        return status;
    table_clear(&result.sections[0].table);
    result.sections[0].totals = make_table(report_view, &result.sections[0].table);
    result.sections[0].filter = memory_copy_text(report_view->line.text);
    reports_document(app, &result, true, &document);
    status = export_document(app, &document, name, format, path, error);
    document_clear(&document);
    report_result_clear(&result);
    return status;
}

/* Formats that hold a table and nothing else: the one on the screen. */
static enum status write_table(struct report_view *report_view, enum publish_format format, const char *name,
                               char **path, struct error *error)
{
    struct table table = {0};

    reports_data(report_view_section(report_view), report_view->shown.rows, report_view->shown.count, format, &table);
    return export_table(shell_app(report_view->view.shell), &table, name, format, path, error);
}

/* The section on the screen, lent, with what narrows it. */
static struct report_section lend_section(const struct report_view *report_view)
{
    struct report_section section = *report_view_section(report_view);

    section.filter = report_view->line.text;
    return section;
}

static enum status write_chart(struct report_view *report_view, enum drawing_format format, const char *name,
                               char **path, struct error *error)
{
    struct app *app = shell_app(report_view->view.shell);
    struct report_section section = lend_section(report_view);
    struct picture picture = {0};
    enum status status;

    (void)report_picture_chart(app, &section, report_view->shown.rows,
                               report_view->shown.count, &picture);
    status = export_picture(app, &picture, name, format, path, error);
    picture_clear(&picture);
    return status;
}

/* ---- Long work ---- */

/* A report of several tables is written by samreg's own command as a child: it may take a while. */
static void begin_job(struct report_view *report_view, enum publish_format format, const char *name)
{
    struct shell *shell = report_view->view.shell;
    struct app *app = shell_app(shell);
    const char **arguments = memory_new_array(report_view->pair_count + JOB_ARGUMENTS, sizeof *arguments);
    char **pairs = memory_new_array(report_view->pair_count, sizeof *pairs);
    struct str file = {0};
    char date[DATE_TEXT];
    size_t count = 0;

    date_format_iso(app_as_of(app), date);
    str_addf(&file, "%s-%s.%s", name, date, export_ending(format));
    for (const char **word = (const char *[]){JOB_SELF, "--database", app_path(app), "--as-of", date, "--language",
                                              language_code(app_language(app)), "--read-only", "report",
                                              report_view->report.name, "--progress", "--format",
                                              publish_format_name(format), "--output", JOB_FILE, NULL};
         *word != NULL; word++) {
        arguments[count++] = *word;
    }
    for (size_t i = 0; i < report_view->pair_count; i++) {
        struct str pair = {0};

        str_addf(&pair, "%s=%s", report_view->pairs[i].name, report_view->pairs[i].value);
        pairs[i] = str_take(&pair);
        arguments[count++] = pairs[i];
    }
    jobs_begin(shell, &(struct job_options){.title = report_text(&report_view->report.title, app_language(app)),
                                            .arguments = arguments,
                                            .input = -1,
                                            .folder = export_folder(app),
                                            .name = str_peek(&file)});
    for (size_t i = 0; i < report_view->pair_count; i++)
        free(pairs[i]);
    free(pairs);
    free(arguments);
    str_clear(&file);
}

/* ---- What was chosen ---- */

static bool holds_one_table(enum publish_format format)
{
    return format == PUBLISH_CSV || format == PUBLISH_SPREADSHEET || format == PUBLISH_JSON;
}

static void format_chosen(void *context, struct format format)
{
    struct report_view *report_view = context;
    struct error error = {0};
    char *path = NULL;
    char *name;
    bool alone; /* of a report of several tables this one, after which the file is called */
    enum status status;

    if (report_view_section(report_view) == NULL)
        return;
    alone = format.picture || holds_one_table(format.table);
    name = file_name(report_view, alone ? report_view_section(report_view)->report.name : report_view->report.name);
    shell_set_patient(report_view->view.shell, true);
    if (format.picture) {
        status = write_chart(report_view, format.drawing, name, &path, &error);
    } else if (holds_one_table(format.table)) {
        status = write_table(report_view, format.table, name, &path, &error);
    } else if (report_view->result.count == 1) {
        status = write_document(report_view, format.table, name, &path, &error);
    } else {
        begin_job(report_view, format.table, name);
        status = STATUS_STOPPED;
    }
    shell_set_patient(report_view->view.shell, false);
    if (status != STATUS_STOPPED)
        formats_say(report_view->view.shell, status, path, -1, &error);
    error_clear(&error);
    free(name);
}

void report_files_export(struct report_view *report_view)
{
    formats_ask(report_view->view.shell,
                FORMATS_TABLE | (report_view->has_chart ? FORMATS_PICTURE : 0)
                    | (report_view->result.count > 1 ? FORMATS_SEVERAL : 0),
                format_chosen, report_view);
}

/* ---- The map ---- */

static void map_format_chosen(void *context, struct format format)
{
    struct report_view *report_view = context;
    struct app *app = shell_app(report_view->view.shell);
    struct report_section section;
    struct picture picture = {0};
    struct error error = {0};
    char *path = NULL;
    char *name;
    struct str map = {0};

    if (report_view_section(report_view) == NULL)
        return;
    section = lend_section(report_view);
    name = file_name(report_view, report_view->report.name);
    str_addf(&map, "map-%s", name);
    if (report_picture_map(app, &section, report_view->shown.rows, report_view->shown.count, report_view->column,
                           report_view->map_county, &picture)) {
        enum status status;

        shell_set_patient(report_view->view.shell, true);
        status = export_picture(app, &picture, str_peek(&map), format.drawing, &path, &error);
        shell_set_patient(report_view->view.shell, false);
        formats_say(report_view->view.shell, status, path, -1, &error);
        picture_clear(&picture);
    }
    str_clear(&map);
    free(name);
}

void report_files_export_map(struct report_view *report_view, size_t column, const char *county)
{
    report_view->column = column;
    free(report_view->map_county);
    report_view->map_county = county != NULL ? memory_copy_text(county) : NULL;
    formats_ask(report_view->view.shell, FORMATS_PICTURE, map_format_chosen, report_view);
}

/* ---- The clipboard ---- */

void report_files_copy_out(struct report_view *report_view)
{
    clipboard_send_table(report_view->view.shell, &report_view_section(report_view)->table, report_view->shown.rows,
                         report_view->shown.count);
}
