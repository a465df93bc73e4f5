/* A report as a document. */
#include "samreg/app/internal.h"
#include "samreg/app/report_picture.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

/* Whether one of the tables depends on it: a definition, say, is always there. */
static bool is_taken(const struct report_result *result, enum report_parameter parameter)
{
    for (size_t i = 0; i < result->count; i++) {
        if (report_takes(&result->sections[i].report, parameter))
            return true;
    }
    return false;
}

/* A sheet of paper outlives the register's day. */
static void add_day_of_making(const struct app *app, struct document *document)
{
    char buffer[DATE_TEXT];
    struct message message = {0};
    char *text;

    message_set(&message, N_("Made %1"), date_format(app_today(app), buffer), NULL);
    text = message_text(&message, app->language);
    document_add_line(document, text);
    message_clear(&message);
    free(text);
}

/* The lines under the title: the register, each parameter that was given, and when the document was made. */
static void add_lines(const struct app *app, const struct report_result *result, struct document *document)
{
    document_add_line(document, app->name);
    for (int i = 0; i < REPORT_PARAMETER_COUNT; i++) {
        const struct value *value = &result->arguments.values[i];
        struct str line = {0};
        char *text;

        if (value->kind == VALUE_NONE || !is_taken(result, (enum report_parameter)i))
            continue;
        text = reports_argument_text((enum report_parameter)i, value);
        str_add(&line, text_in(app->language, report_parameter_field((enum report_parameter)i)->label));
        str_addf(&line, ": %s", text);
        document_add_line(document, str_peek(&line));
        str_clear(&line);
        free(text);
    }
    add_day_of_making(app, document);
}

/* Appends what a parameter was given as behind `between`, if it was given and is one of the report's. */
static void add_given(const struct report_result *result, enum report_parameter parameter, const char *between,
                      struct str *out)
{
    const struct value *value = &result->arguments.values[parameter];
    char *text;

    if (value->kind == VALUE_NONE || !is_taken(result, parameter))
        return;
    text = reports_argument_text(parameter, value);
    str_addf(out, "%s%s", out->length > 0 ? between : "", text);
    free(text);
}

/* What stands on every page, and in the title of a saved file: place, or else the register, and day or days. */
static void set_running(const struct app *app, const struct report_result *result, struct document *document)
{
    static const enum report_parameter places[] = {REPORT_COUNTY, REPORT_REGION, REPORT_MUNICIPALITY};
    static const enum report_parameter days[] = {REPORT_AS_OF, REPORT_FROM, REPORT_TO};
    struct str running = {0};
    struct str when = {0};

    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        add_given(result, places[i], " · ", &running);
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        add_given(result, days[i], "–", &when);
    if (running.length == 0)
        str_add(&running, app->name);
    if (when.length > 0)
        str_addf(&running, " · %s", str_peek(&when));
    document_set_running(document, str_peek(&running));
    str_clear(&when);
    str_clear(&running);
}

/* Adds a cell's value, and its identifier where asked for. */
static struct value *add_cell(const struct value *value, bool with_id, struct value *cell)
{
    value_copy(cell++, value);
    if (with_id)
        value_copy(cell++, value);
    return cell;
}

/* The places in the section's table of hidden columns of those that are for programs; new array. */
static size_t *find_data_columns(const struct report_section *section, size_t *count)
{
    size_t *places = memory_new_array(section->hidden.column_count, sizeof *places);
    size_t hidden = 0;

    *count = 0;
    for (size_t i = 0; i < section->report.column_count; i++) {
        if (section->report.columns[i].data)
            places[(*count)++] = hidden;
        hidden += section->report.columns[i].hidden;
    }
    return places;
}

/* Which hidden columns a format has, and whether identifiers. */
struct data_shape {
    const size_t *codes;
    size_t code_count;
    bool ids;
};

static void add_data_columns(const struct report_section *section, const struct data_shape *shape, struct table *table)
{
    const struct table *from = &section->table;

    for (size_t i = 0; i < from->column_count; i++) {
        const struct table_column *column = &from->columns[i];

        table_add_column(table, column->field, column->name, column->heading);
        if (shape->ids && column->field->type == FIELD_REFERENCE) {
            struct str name = {0};

            str_addf(&name, "%s_id", column->name);
            table_add_column(table, column->field, str_peek(&name), str_peek(&name));
            str_clear(&name);
        }
    }
    for (size_t i = 0; i < shape->code_count; i++) {
        const struct table_column *column = &section->hidden.columns[shape->codes[i]];

        table_add_column(table, column->field, column->name, column->name);
    }
}

static void add_data_row(const struct report_section *section, size_t row, const struct data_shape *shape,
                         struct table *table)
{
    const struct table *from = &section->table;
    const struct table *hidden = &section->hidden;
    struct value *cell = table_add_row(table);

    for (size_t i = 0; i < from->column_count; i++)
        cell = add_cell(table_cell(from, row, i), shape->ids && from->columns[i].field->type == FIELD_REFERENCE, cell);
    for (size_t i = 0; i < shape->code_count; i++)
        cell = add_cell(table_cell(hidden, row, shape->codes[i]), false, cell);
}

void reports_data(const struct report_section *section, const size_t *rows, size_t count, enum publish_format format,
                  struct table *table)
{
    size_t body = section->table.row_count - section->totals;
    size_t code_count = 0;
    size_t *codes = find_data_columns(section, &code_count);
    struct data_shape shape = {codes, format == PUBLISH_JSON || format == PUBLISH_CSV ? code_count : 0,
                               format == PUBLISH_JSON};

    add_data_columns(section, &shape, table);
    for (size_t i = 0; i < (rows != NULL ? count : body); i++) {
        size_t row = rows != NULL ? rows[i] : i;

        if (row < body)
            add_data_row(section, row, &shape, table);
    }
    free(codes);
}

/* Heading and what it tells: of a section by itself the document's title says it already. */
static void add_headings(const struct report_section *section, enum language language, struct document *document)
{
    const struct report *report = &section->report;
    int level = section->depth > 1 ? 2 : 1;

    if (section->chapter != NULL)
        document_add_heading(document, 1, section->chapter);
    if (section->depth > 0) {
        document_add_heading(document, level, report_text(&report->title, language));
        document_add_paragraph(document, report_text(&report->help, language));
    }
}

/* The chart, where there is something to see. */
static void add_chart(const struct app *app, const struct report_section *section, struct document *document)
{
    struct picture picture = {0};

    if (section->table.row_count > section->totals && report_picture_compact(app, section, &picture))
        document_put_picture(document, NULL, &picture);
    picture_clear(&picture);
}

/* ---- Notes ---- */

/* Under how many tables a note stands. */
static size_t times_said(const struct report_result *result, const char *note)
{
    size_t times = 0;

    for (size_t i = 0; i < result->count; i++) {
        for (size_t n = 0; n < result->sections[i].note_count; n++)
            times += strcmp(result->sections[i].notes[n], note) == 0;
    }
    return times;
}

/* Whether a note holds for so much of the document that it is said once, at its beginning. */
static bool is_general(const struct report_result *result, const char *note)
{
    enum { FEW = 2 };

    return result->count > FEW && times_said(result, note) > FEW;
}

static bool is_said(const struct document *document, const char *note)
{
    for (size_t i = 0; i < document->count; i++) {
        if (document->blocks[i].kind == DOCUMENT_NOTE && strcmp(document->blocks[i].text, note) == 0)
            return true;
    }
    return false;
}

static void add_general_notes(const struct report_result *result, struct document *document)
{
    for (size_t i = 0; i < result->count; i++) {
        for (size_t n = 0; n < result->sections[i].note_count; n++) {
            const char *note = result->sections[i].notes[n];

            if (is_general(result, note) && !is_said(document, note))
                document_add_note(document, note);
        }
    }
}

/* ---- Parts ---- */

/* Of a county what the chart shows of each municipality stands on a map too. */
static void add_map(struct app *app, const struct report_section *section, struct document *document)
{
    const struct report_chart *chart = &section->report.chart;
    struct picture picture = {0};
    size_t column = 0;

    if (section->arguments.values[REPORT_COUNTY].kind != VALUE_REFERENCE || chart->kind == REPORT_CHART_NONE ||
        chart->count == 0 || section->table.row_count <= section->totals)
        return;
    while (column < section->table.column_count &&
           strcmp(section->table.columns[column].name, section->report.columns[chart->values[0]].name) != 0)
        column++;
    if (column < section->table.column_count && report_picture_compact_map(app, section, column, &picture))
        document_put_picture(document, NULL, &picture);
    picture_clear(&picture);
}

const char *reports_why_empty(bool narrowed)
{
    return narrowed ? N_("No row of the report passes the filter.")
                    : N_("Nothing in what was chosen is recorded on this day.");
}

static void add_section(struct app *app, const struct report_result *result, struct report_section *section,
                        bool charts, struct document *document)
{
    bool empty = section->table.row_count <= section->totals;

    add_headings(section, app->language, document);
    if (charts) {
        add_chart(app, section, document);
        add_map(app, section, document);
    }
    /* The heading above says it already. */
    free(section->table.title);
    section->table.title = NULL;
    document_put_table(document, NULL, &section->table);
    document_set_sheet(document, report_short_title(&section->report, app->language));
    document_last(document)->totals = section->totals;
    if (empty) {
        document_add_note(document,
                          text_in(app->language,
                                  reports_why_empty(section->filter != NULL && section->filter[0] != '\0')));
    }
    for (size_t i = 0; i < section->note_count; i++) {
        if (!is_general(result, section->notes[i]))
            document_add_note(document, section->notes[i]);
    }
}

/* A table that was narrowed says by what. */
static void add_filter(const struct app *app, const struct report_result *result, struct document *document)
{
    for (size_t i = 0; i < result->count; i++) {
        const char *filter = result->sections[i].filter;
        struct str line = {0};

        if (filter != NULL && filter[0] != '\0') {
            str_addf(&line, "%s %s", text_in(app->language, N_("Filter:")), filter);
            document_add_line(document, str_peek(&line));
        }
        str_clear(&line);
    }
}

void reports_document(struct app *app, struct report_result *result, bool charts, struct document *document)
{
    document_begin(document, app->language, result->title);
    add_lines(app, result, document);
    set_running(app, result, document);
    add_filter(app, result, document);
    document->contents = result->count > 2;
    add_general_notes(result, document);
    for (size_t i = 0; i < result->count; i++)
        add_section(app, result, &result->sections[i], charts, document);
}
