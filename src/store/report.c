/* Running reports. */
#include "samreg/store/report.h"

#include "samreg/base/memory.h"
#include "samreg/store/reading.h"
#include "samreg/store/report_shared.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define NOTE_OF_DEFINITION "note_definition"

/* Reports read the large tables several times over: what has been read stays, up to 64 MB, and is given back at the
 * end. Otherwise SQLite's own 2 MB will do. */
#define CACHE_OF_REPORTS "PRAGMA main.cache_size = -65536"
#define CACHE_OTHERWISE "PRAGMA main.cache_size = -2000"
#define NOTE_OF_BEGINNING "note_beginning"

/* ---- Rows ---- */

static enum status check_columns(const struct report *report, const struct statement *statement, struct error *error)
{
    size_t count = (size_t)sqlite3_column_count(statement->handle);
    bool same = count == report->column_count;

    for (size_t i = 0; same && i < count; i++)
        same = strcmp(sqlite3_column_name(statement->handle, (int)i), report->columns[i].name) == 0;
    if (same)
        return STATUS_OK;
    return error_set(error, STATUS_INTERNAL, N_("Report %1: the columns of the SQL are not those of the head."),
                     report->name, NULL);
}

/* What a column is headed by: one of a side by the name or the day of that side. New string. */
static char *make_heading(const struct report_section *section, const struct report_column *column,
                          enum language language)
{
    const struct report_arguments *arguments = &section->arguments;
    bool beside = arguments->values[REPORT_WITH].kind == VALUE_REFERENCE;
    const struct value *named = &arguments->values[column->this_side ? report_find_compared(arguments) : REPORT_WITH];
    struct date day = column->this_side ? report_day(arguments) : report_other_day(arguments);
    char words[DATE_TEXT];

    if (!column->this_side && !column->other_side)
        return memory_copy_text(report_text(&column->heading, language));
    if (beside && named->text)
        return memory_copy_text(named->text);
    return memory_copy_text(!beside && date_is_set(day) ? date_format(day, words)
                                                        : report_text(&column->heading, language));
}

static void make_shape(struct report_section *section, enum language language)
{
    const struct report *report = &section->report;

    section->table.title = memory_copy_text(report_text(&report->title, language));
    for (size_t i = 0; i < report->column_count; i++) {
        const struct report_column *column = &report->columns[i];
        char *heading = make_heading(section, column, language);
        struct table *table = column->hidden ? &section->hidden : &section->table;
        table_add_column(table, column->field, column->name, heading);
        table->columns[table->column_count - 1].sum = column->sum;
        free(heading);
    }
}

/* Takes a row of the statement into both tables. */
static enum status take_row(const struct run *run, const struct statement *statement, struct error *error)
{
    struct report_section *section = run->section;
    const struct report *report = &section->report;
    struct value *cell = table_add_row(&section->table);
    struct value *hidden = section->hidden.column_count > 0 ? table_add_row(&section->hidden) : NULL;
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < report->column_count; i++) {
        const struct report_column *column = &report->columns[i];
        struct value *value = column->hidden ? hidden++ : cell++;
        db_value(statement, (int)i, column->field, value);
        bool named = !column->hidden || column->field->target == ENTITY_MUNICIPALITY; /* a hidden one serves the map */
        if (named && value->kind == VALUE_REFERENCE)
            status = reference_name(run->reports->store, column->field, value, report_day(&section->arguments), error);
    }
    return status;
}

static enum status run_sql(const struct run *run, const char *sql, struct error *error)
{
    struct statement *statement = NULL;
    bool row = false;
    enum status status = db_prepare(run->reports->store, sql, &statement, error);

    if (status == STATUS_OK)
        status = check_columns(&run->section->report, statement, error);
    if (status == STATUS_OK)
        status = report_bind(run, statement, error);
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row)
        status = take_row(run, statement, error);
    db_done(&statement);
    return status;
}

/* ---- Totals ---- */

static bool adds_up(const struct report *report)
{
    for (size_t i = 0; i < report->column_count; i++)
        if (report->columns[i].sum)
            return true;
    return false;
}

/* Adds the row that is the sum of the others. */
static void add_up(struct report_section *section)
{
    const struct report *report = &section->report;
    struct table *table = &section->table;
    struct value *totals = table_add_row(table);
    size_t place = 0;

    for (size_t i = 0; i < report->column_count; i++) {
        if (report->columns[i].hidden)
            continue;
        int64_t sum = 0;
        bool any = false;
        for (size_t row = 0; report->columns[i].sum && row + 1 < table->row_count; row++) {
            const struct value *value = table_cell(table, row, place);
            any = any || value->kind == VALUE_INTEGER;
            sum += value->kind == VALUE_INTEGER ? value->integer : 0;
        }
        if (any)
            value_set_integer(&totals[place], sum);
        place++;
    }
    if (section->hidden.column_count > 0)
        (void)table_add_row(&section->hidden);
}

static enum status add_totals(const struct run *run, struct error *error)
{
    struct report_section *section = run->section;
    size_t rows = section->table.row_count;
    enum status status = STATUS_OK;

    if (rows == 0)
        return STATUS_OK;
    if (adds_up(&section->report))
        add_up(section);
    else if (section->report.total_sql)
        status = run_sql(run, section->report.total_sql, error);
    section->totals = section->table.row_count - rows;
    assert(status != STATUS_OK || section->totals <= 1);
    if (section->totals > 0)
        value_set_text(table_cell(&section->table, rows, 0), text_in(run->reports->store->language, N_("Total")));
    return status;
}

/* ---- Reports ---- */

static bool is_of_this_state(const struct store_reports *reports, int64_t version)
{
    const struct store *store = reports->store;

    return reports->whole && reports->version == version && reports->writings == store->writings &&
           reports->language == store->language;
}

/* Drops the shared tables if the register is no longer as it was when they were made. The first statement of the
 * transaction asks for the version. */
static enum status keep_or_drop(struct store_reports *reports, struct error *error)
{
    int64_t version = 0;
    enum status status = store_data_version(reports->store, &version, error);

    if (status == STATUS_OK && !is_of_this_state(reports, version))
        status = report_drop_shared(reports, error);
    reports->whole = false; /* until this run has ended well */
    reports->failed = false;
    reports->version = version;
    reports->writings = reports->store->writings;
    reports->language = reports->store->language;
    return status;
}

enum status store_reports_begin(struct store *store, const struct stop *stop, struct store_reports **reports,
                                struct error *error)
{
    enum status status = store_hold_still(store, error);

    if (status != STATUS_OK)
        return status;
    if (!store->reports) {
        store->reports = memory_new(sizeof *store->reports);
        store->reports->store = store;
    }
    status = keep_or_drop(store->reports, error);
    if (status == STATUS_OK)
        status = db_exec(store, CACHE_OF_REPORTS, error);
    if (status != STATUS_OK)
        return store_end_reading(store, status);
    store_stop_with(store, stop);
    *reports = store->reports;
    return STATUS_OK;
}

void store_reports_end(struct store_reports **reports)
{
    if (!*reports)
        return;
    struct store *store = (*reports)->store;
    store_stop_with(store, NULL);
    if ((*reports)->failed)
        store_rollback(store);
    else
        (*reports)->whole = store_commit(store, NULL) == STATUS_OK; /* of tables in memory: there is no file to write */
    sqlite3_exec(store->db, CACHE_OTHERWISE, NULL, NULL, NULL); /* it only sets a number */
    sqlite3_db_release_memory(store->db);
    *reports = NULL;
}

static void add_notes(struct report_section *section, enum language language)
{
    for (size_t i = 0; i < section->report.note_count; i++)
        report_put_note(section, memory_copy_text(report_text(&section->report.notes[i], language)));
}

enum status store_reports_run(struct store_reports *reports, const char *name,
                              const struct report_arguments *arguments, struct report_section *section,
                              struct error *error)
{
    struct run run = {.reports = reports, .section = section};
    struct str key = {0};

    *section = (struct report_section){0};
    reports->asked++;
    enum status status = report_load(name, &section->report, error);
    if (status != STATUS_OK)
        return status;
    report_arguments_copy(&section->arguments, arguments);
    make_shape(section, reports->store->language);
    status = report_make_shared(&run, NOTE_OF_BEGINNING, &key, error);
    if (status == STATUS_OK && report_takes(&section->report, REPORT_DEFINITION)) /* first, but for that, or alone */
        status = report_make_shared(&run, NOTE_OF_DEFINITION, &key, error);
    for (size_t i = 0; status == STATUS_OK && i < section->report.use_count; i++)
        status = report_make_shared(&run, section->report.uses[i], &key, error);
    if (status == STATUS_OK)
        status = run_sql(&run, section->report.sql, error);
    if (status == STATUS_OK)
        status = add_totals(&run, error);
    add_notes(section, reports->store->language);
    str_clear(&key);
    if (status != STATUS_OK) {
        reports->failed = true;
        report_section_clear(section);
    }
    return status;
}
