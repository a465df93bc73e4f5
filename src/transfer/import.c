#include "samreg/transfer/import.h"

#include "samreg/base/memory.h"
#include "samreg/store/read.h"
#include "samreg/transfer/importing.h"

#include <assert.h>
#include <stdlib.h>

enum { TOLD_EVERY = 256 }; /* rows between two reports of progress */

struct field_reading importing_reading(const struct importing *importing)
{
    return (struct field_reading){
        .style = FIELD_DATA, .today = importing->options->today, .language = importing->options->language};
}

const char *importing_cell(const struct importing *importing, const struct import_row *row, int column)
{
    return column < 0 ? "" : sheet_cell(importing->sheet, row->sheet_row, (size_t)column);
}

/* The register is held for the rows between two reports: a lock for each would take as long as reading them. */
static void let_go(struct importing *importing)
{
    if (importing->holds)
        store_let_go(importing->store);
    importing->holds = false;
}

enum status importing_step(struct importing *importing, struct error *error)
{
    const struct import_options *options = importing->options;

    if (importing->steps++ % TOLD_EVERY != 0)
        return STATUS_OK;
    let_go(importing);
    if (options->stop.wanted && options->stop.wanted(options->stop.context))
        return error_set(error, STATUS_STOPPED, N_("The import was stopped; nothing was written."), NULL);
    if (options->progress)
        options->progress(options->progress_context, importing->steps / 2, importing->report->row_count);
    enum status status = store_hold_still(importing->store, error);
    importing->holds = status == STATUS_OK;
    return status;
}

/* Looks up which column holds what. */
static void note_columns(struct importing *importing)
{
    size_t fields = importing->entity->field_count;

    importing->field_columns = memory_new_array(fields, sizeof *importing->field_columns);
    importing->id_columns = memory_new_array(fields, sizeof *importing->id_columns);
    importing->given = memory_new_array(fields, sizeof *importing->given);
    for (size_t i = 0; i < fields; i++)
        importing->field_columns[i] = importing->id_columns[i] = -1;
    for (size_t i = 0; i < COLUMN_IGNORED; i++)
        importing->special[i] = -1;
    for (size_t i = 0; i < importing->column_count; i++) {
        const struct column *column = &importing->columns[i];

        if (column->kind == COLUMN_FIELD)
            importing->field_columns[column->field] = (int)i;
        else if (column->kind == COLUMN_REFERENCE_ID)
            importing->id_columns[column->field] = (int)i;
        else if (column->kind != COLUMN_IGNORED)
            importing->special[column->kind] = (int)i;
        if (column->field >= 0)
            importing->given[column->field] = true;
    }
}

/* Without the first part of the natural key no row could be found, and none be added. */
static enum status check_columns(const struct importing *importing, struct error *error)
{
    const struct entity *entity = importing->entity;

    for (size_t i = 0; i < entity->field_count; i++) {
        if (!(entity->fields[i].flags & FIELD_KEY))
            continue;
        if (importing->given[i] || importing->special[COLUMN_ID] >= 0)
            return STATUS_OK;
        return error_set(error, STATUS_DATA,
                         N_("The file has no column %1 (%t2), by which records are told apart. Add it, or a column "
                            "id."),
                         entity->fields[i].name, entity->fields[i].label, NULL);
    }
    return STATUS_OK;
}

static void list_rows(struct importing *importing)
{
    struct import_report *report = importing->report;

    for (size_t i = 1; i < importing->sheet->row_count; i++) {
        report->rows = array_room(report->rows, report->row_count, &report->row_capacity, sizeof *report->rows);
        report->rows[report->row_count++] = (struct import_row){.sheet_row = i};
    }
}

static enum status read_rows(struct importing *importing, struct error *error)
{
    enum status status = importing_identify(importing, error);

    for (size_t i = 0; i < importing->report->row_count && status == STATUS_OK; i++) {
        struct import_row *row = &importing->report->rows[i];

        importing->row = i;
        status = importing_step(importing, error);
        if (status == STATUS_OK)
            status = importing_read_row(importing, row, error);
        importing->report->counts[row->outcome]++;
    }
    return status;
}

static void clear_importing(struct importing *importing)
{
    let_go(importing);
    free(importing->columns);
    free(importing->field_columns);
    free(importing->id_columns);
    free(importing->given);
    resolver_clear(&importing->resolver);
    names_clear(&importing->seen);
    names_clear(&importing->own);
}

/* The error that carries the first problem, when rows are rejected and all or nothing is wanted. */
static enum status refuse_rows(const struct importing *importing, struct error *error)
{
    const struct import_report *report = importing->report;
    const struct import_problem *first = report->problems;
    struct str rejected = {0}, all = {0}, sentence = {0};
    enum status status;

    while (first->warning)
        first++;
    str_addf(&rejected, "%zu", report->counts[IMPORT_REJECTED]);
    str_addf(&all, "%zu", report->row_count);
    import_write_problem(first, importing->options->language, &sentence);
    status = error_set(error, STATUS_DATA, N_("Nothing was imported: %1 of %2 rows are wrong. %3"), str_peek(&rejected),
                       str_peek(&all), str_peek(&sentence), NULL);
    str_clear(&rejected);
    str_clear(&all);
    str_clear(&sentence);
    return status;
}

/* Reads the file as far as its columns. */
static enum status begin(struct importing *importing, const char *bytes, size_t size, struct error *error)
{
    enum status status = sheet_read(bytes, size, importing->sheet, error);

    if (status == STATUS_OK)
        status = columns_map(importing->entity, importing->sheet, importing->options->language, &importing->columns,
                             error);
    if (status != STATUS_OK)
        return status;
    importing->column_count = importing->sheet->rows[0].count;
    note_columns(importing);
    status = check_columns(importing, error);
    if (status == STATUS_OK)
        list_rows(importing);
    return status;
}

enum status import_read(struct store *store, const struct entity *entity, const char *bytes, size_t size,
                        const struct import_options *options, struct import_report *report, struct change_set *set,
                        struct error *error)
{
    struct error own = {0};
    struct importing importing = {.store = store,
                                  .entity = entity,
                                  .options = options,
                                  .report = report,
                                  .set = set,
                                  .resolver = {.store = store, .as_of = options->as_of}};
    enum status status;

    assert(set->count == 0 && report->row_count == 0 && !report->sheet);
    report->sheet = memory_new(sizeof *report->sheet);
    importing.sheet = report->sheet;
    status = begin(&importing, bytes, size, &own);
    if (status == STATUS_OK)
        status = read_rows(&importing, &own);
    if (status != STATUS_OK) {
        import_report_clear(report);
    } else {
        importing_sort_problems(report);
        if (report->counts[IMPORT_REJECTED] > 0 && !options->rejects)
            status = refuse_rows(&importing, &own);
    }
    if (status != STATUS_OK)
        change_set_clear(set);
    clear_importing(&importing);
    if (error && status != STATUS_OK) {
        error_clear(error);
        *error = own;
    } else {
        error_clear(&own);
    }
    return status;
}
