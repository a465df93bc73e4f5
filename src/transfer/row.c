/* From the cells of a row to changes. */
#include "samreg/transfer/importing.h"

#include "samreg/base/collate.h"
#include "samreg/base/text.h"
#include "samreg/store/read.h"

#include <stdlib.h>
#include <string.h>

static bool is_blank(const char *text)
{
    size_t length = strlen(text);

    text_trim(&text, &length);
    return length == 0;
}

/* ---- References ---- */

/* Finds a row of the file by its name; 0 when none bears it, or several. */
static int64_t find_own(const struct importing *importing, const char *text)
{
    struct str folded = {0};
    const int64_t *row;
    int64_t id = 0;

    collate_fold(text, &folded);
    row = folded.length > 0 ? names_find(&importing->own, str_peek(&folded)) : NULL;
    if (row && *row >= 0)
        id = importing->report->rows[*row].id;
    str_clear(&folded);
    return id;
}

static enum status read_name(struct importing *importing, const struct field *field, const char *cell,
                             struct value *value, struct error *error)
{
    const struct entity *target = entity_get(field->target);
    char *text = text_tidy(cell, strlen(cell));
    int64_t id = 0;
    enum status status = resolver_find(&importing->resolver, target, text, &id, error);

    if (status == STATUS_DATA && target == importing->entity) {
        id = find_own(importing, text);
        if (id > 0) {
            error_clear(error);
            status = STATUS_OK;
        }
    }
    if (status == STATUS_OK)
        value_set_reference(value, id, text);
    free(text);
    return status;
}

static enum status read_reference_id(struct importing *importing, const struct field *field, const char *text,
                                     struct value *value, struct error *error)
{
    int64_t id;
    enum status status;

    if (!column_read_id(text, &id))
        return error_set(error, STATUS_DATA,
                         N_("“%1” is not an identifier. Take it from an export, or leave the cell empty."), text, NULL);
    status = resolver_check(&importing->resolver, entity_get(field->target), id, error);
    if (status == STATUS_OK)
        value_set_reference(value, id, NULL);
    return status;
}

enum status importing_read_field(struct importing *importing, const struct import_row *row, size_t field,
                                 struct value *value, int *column, struct error *error)
{
    const struct field *f = &importing->entity->fields[field];
    struct field_reading reading = importing_reading(importing);
    const char *text;

    *column = importing->id_columns[field];
    text = importing_cell(importing, row, *column);
    if (!is_blank(text))
        return read_reference_id(importing, f, text, value, error);
    if (importing->field_columns[field] >= 0)
        *column = importing->field_columns[field];
    text = importing_cell(importing, row, importing->field_columns[field]);
    if (is_blank(text)) {
        value_clear(value);
        return STATUS_OK;
    }
    if (f->type == FIELD_REFERENCE)
        return read_name(importing, f, text, value, error);
    return column_read(importing->entity, &importing->columns[*column], text, &reading, value, error);
}

/* ---- The states' own columns ---- */

static const struct field state_from_field = {
    .name = "state_from", .label = N_("The state's beginning"), .help = "", .type = FIELD_DATE};
static const struct field year_field = {.name = "year", .label = N_("Year"), .help = "", .type = FIELD_YEAR};

static void read_special(struct importing *importing, struct import_row *row, enum column_kind kind,
                         const struct field *field, struct value *value)
{
    struct field_reading reading = importing_reading(importing);
    int column = importing->special[kind];
    struct error error = {0};

    if (field_read(field, importing_cell(importing, row, column), &reading, value, &error) != STATUS_OK)
        importing_refuse(importing, row, column, &error);
}

/* ---- The row ---- */

/* Sets every field that has a column. */
static enum status read_fields(struct importing *importing, struct import_row *row, struct record *record,
                               struct error *error)
{
    for (size_t i = 0; i < importing->entity->field_count; i++) {
        struct error own = {0};
        int column = -1;
        enum status status = STATUS_OK;

        if (!importing->given[i])
            continue;
        status = importing_read_field(importing, row, i, &record->values[i], &column, &own);
        if (status == STATUS_DATA) {
            importing_refuse(importing, row, column, &own);
        } else if (status != STATUS_OK) {
            error_clear(error);
            *error = own;
            return status;
        }
    }
    return STATUS_OK;
}

/* A record found by a key that is not told yet is held against the rules and written like a new one: whether there is
 * one must not show. Its key stays as it is. */
static void hide_finding(const struct import_row *row, struct record *before, struct record *after)
{
    const struct entity *entity = before->entity;

    if (!row->by_key || !before->withheld)
        return;
    after->withheld = false;
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_KEY)
            value_copy(&before->values[i], &after->values[i]);
}

/* Holds the record against the rules within it. */
static void check(struct importing *importing, struct import_row *row, const struct record *record)
{
    struct problems problems = {0};

    record_check(record, &problems);
    for (size_t i = 0; i < problems.count; i++) {
        const struct problem *problem = &problems.items[i];
        int column = problem->field ? importing->field_columns[problem->field - importing->entity->fields] : -1;

        message_copy(importing_problem(importing, row, column, problem->warning), &problem->message);
    }
    problems_clear(&problems);
}

static enum status add_changes(struct importing *importing, struct import_row *row,
                               const struct importing_states *states, const struct record *before,
                               const struct record *after, struct error *error)
{
    enum status status;

    row->first_change = importing->set->count;
    change_set_add_difference(importing->set, before, after);
    status = importing_change_states(importing, states, before, after, error);
    row->change_count = importing->set->count - row->first_change;
    if (!row->known)
        row->outcome = IMPORT_NEW;
    else
        row->outcome = row->change_count > 0 ? IMPORT_CHANGED : IMPORT_SAME;
    return status;
}

/* Fetches what the register has of the row's record. */
static enum status fetch(struct importing *importing, struct import_row *row, struct record *before,
                         struct error *error)
{
    enum status status =
        store_fetch(importing->store, importing->entity, row->id, importing->options->as_of, before, error);

    if (status == STATUS_OK && before->removed)
        message_set(importing_problem(importing, row, -1, false),
                    N_("The record has been removed. Restore it first, or take the row away."), NULL);
    return status;
}

enum status importing_read_row(struct importing *importing, struct import_row *row, struct error *error)
{
    struct record before = {0}, after = {0};
    struct importing_states states = {0};
    enum status status = STATUS_OK;

    row->outcome = IMPORT_REJECTED;
    if (!sheet_is_whole(importing->sheet, row->sheet_row)) {
        struct str has = {0}, wanted = {0};

        str_addf(&has, "%zu", importing->sheet->rows[row->sheet_row].count);
        str_addf(&wanted, "%zu", importing->column_count);
        message_set(importing_problem(importing, row, -1, false),
                    N_("The row has %1 cells, and there are %2 headings. Is a quote or a separator missing?"),
                    str_peek(&has), str_peek(&wanted), NULL);
        str_clear(&has);
        str_clear(&wanted);
        return STATUS_OK;
    }
    record_init(&before, importing->entity);
    record_init(&after, importing->entity);
    if (row->known)
        status = fetch(importing, row, &before, error);
    if (row->known && status == STATUS_OK)
        record_copy(&after, &before);
    after.id = row->id;
    if (status == STATUS_OK)
        status = read_fields(importing, row, &after, error);
    hide_finding(row, &before, &after);
    read_special(importing, row, COLUMN_STATE_FROM, &state_from_field, &states.from);
    read_special(importing, row, COLUMN_YEAR, &year_field, &states.year);
    if (status == STATUS_OK && !row->failed && row->id == 0)
        message_set(importing_problem(importing, row, -1, false),
                    N_("It cannot be told which record the row means. Add a column id."), NULL);
    if (status == STATUS_OK && !row->failed)
        check(importing, row, &after);
    if (status == STATUS_OK && !row->failed)
        status = add_changes(importing, row, &states, row->known ? &before : NULL, &after, error);
    value_clear(&states.from);
    value_clear(&states.year);
    record_clear(&before);
    record_clear(&after);
    return status;
}
