#include "samreg/app/matrix.h"

#include "samreg/app/internal.h"
#include "samreg/base/memory.h"
#include "samreg/base/translate.h"
#include "samreg/model/field.h"
#include "samreg/store/matrix.h"
#include "samreg/store/write.h"

#include <stdlib.h>

enum status app_matrix(struct app *app, const struct matrix_query *query, struct matrix *matrix, struct error *error)
{
    struct matrix_query asked = *query;

    asked.as_of = app->as_of;
    return store_matrix(app->store, &asked, &app->stop, matrix, error);
}

/* ---- Changing cells ---- */

/* The change set as it grows. */
struct collecting {
    struct app *app;
    const struct matrix *matrix;
    const struct matrix_change *change;
    struct change_set set;
    size_t added, place, count; /* cells added to; the place of the one at hand, and how many there are */
};

static int field_of(const char *name)
{
    return entity_field_index(entity_get(ENTITY_PARTICIPATION), name);
}

static void assign_text(struct change *change, const char *field, const char *text)
{
    struct value value = {0};

    value_set_text(&value, text);
    change_assign(change, field_of(field), &value);
    value_clear(&value);
}

static void assign_reference(struct change *change, const char *field, int64_t id)
{
    struct value value = {0};

    value_set_reference(&value, id, NULL);
    change_assign(change, field_of(field), &value);
    value_clear(&value);
}

static struct change *add_change(struct collecting *collecting, enum change_kind kind, const struct matrix_part *part)
{
    return change_set_add(&collecting->set, kind, entity_get(ENTITY_PARTICIPATION), part->id, part->version);
}

static char *column_called(const struct matrix_column *column)
{
    struct str called = {0};

    str_addf(&called, "%s %s", column->number, column->name);
    return str_take(&called);
}

/* A participation that was never recorded: it holds on the day, and overlaps none of before or after. */
static enum status add_participation(struct collecting *collecting, struct matrix_place cell, struct error *error)
{
    const struct matrix_row *row = &collecting->matrix->rows[cell.row];
    const struct matrix_column *column = &collecting->matrix->columns[cell.column];
    struct store *store = collecting->app->store;
    char day[DATE_TEXT];
    bool before = false;
    char *next = NULL;
    struct change *change;
    enum status status;

    if (column->out_of_force) {
        char *called = column_called(column);

        status = error_set(error, STATUS_DATA,
                           N_("%1 is not in force on the day: choose one of those that have taken over."), called,
                           NULL);
        free(called);
        return status;
    }
    status = store_matrix_room(store, row->id, column->id, collecting->app->as_of, &before, &next, error);
    if (status != STATUS_OK)
        return status;
    change = change_set_add(&collecting->set, CHANGE_ADD, entity_get(ENTITY_PARTICIPATION),
                            store_new_id_at(store, collecting->place, collecting->count), 0);
    assign_reference(change, "arrangement", row->id);
    assign_reference(change, "municipality", column->id);
    assign_text(change, "role", matrix_role_code(collecting->change->role));
    if (before)
        assign_text(change, "valid_from", date_format_iso(collecting->app->as_of, day));
    if (next != NULL)
        assign_text(change, "valid_to", next);
    collecting->added++;
    free(next);
    return STATUS_OK;
}

/* Several roles stand in the cell, and no letter can mean one of them. */
static enum status refuse_unclear(const struct collecting *collecting, struct matrix_place cell, struct error *error)
{
    char *called = column_called(&collecting->matrix->columns[cell.column]);
    enum status status = error_set(error, STATUS_DATA,
                                   N_("%1 has several roles in “%2”. Open the cell to change one of them."), called,
                                   collecting->matrix->rows[cell.row].name, NULL);

    free(called);
    return status;
}

static enum status set_role(struct collecting *collecting, struct matrix_place cell, const struct matrix_part *parts,
                            size_t count, struct error *error)
{
    enum matrix_role role = collecting->change->role;
    size_t which;

    switch (matrix_step_to(parts, count, role, &which)) {
    case MATRIX_ADD:
        return add_participation(collecting, cell, error);
    case MATRIX_CORRECT:
        assign_text(add_change(collecting, CHANGE_SET, &parts[which]), "role", matrix_role_code(role));
        break;
    case MATRIX_KEEP:
        break;
    case MATRIX_UNCLEAR:
        return refuse_unclear(collecting, cell, error);
    }
    return STATUS_OK;
}

static void end_part(struct collecting *collecting, const struct matrix_part *part)
{
    char text[DATE_TEXT];

    assign_text(add_change(collecting, CHANGE_SET, part), "valid_to",
                date_format_iso(date_end_after(collecting->change->through), text));
}

static enum status change_cell(struct collecting *collecting, struct matrix_place cell, struct error *error)
{
    size_t count;
    const struct matrix_part *parts = matrix_cell(collecting->matrix, cell.row, cell.column, &count);
    const struct matrix_change *change = collecting->change;

    if (change->verb == MATRIX_SET_ROLE)
        return set_role(collecting, cell, parts, count, error);
    for (size_t i = 0; i < count; i++) {
        if (change->verb == MATRIX_END) {
            end_part(collecting, &parts[i]);
        } else if (change->verb == MATRIX_REMOVE) {
            (void)add_change(collecting, CHANGE_REMOVE, &parts[i]);
        } else if (parts[i].uncertain != change->uncertain) {
            assign_text(add_change(collecting, CHANGE_SET, &parts[i]), "certainty",
                        change->uncertain ? "uncertain" : "certain");
        }
    }
    return STATUS_OK;
}

/* What the entry is called: the arrangement or the municipality that all cells have in common; NULL for neither. New
 * string. */
static char *common_name(const struct matrix *matrix, const struct matrix_place *cells, size_t count)
{
    bool one_row = true;
    bool one_column = true;

    for (size_t i = 1; i < count; i++) {
        one_row = one_row && cells[i].row == cells[0].row;
        one_column = one_column && cells[i].column == cells[0].column;
    }
    return one_row      ? memory_copy_text(matrix->rows[cells[0].row].name)
           : one_column ? column_called(&matrix->columns[cells[0].column])
                        : NULL;
}

static enum status write_changes(struct collecting *collecting, char *called, struct apply_result *result,
                                 struct error *error)
{
    struct app *app = collecting->app;
    enum journal_verb verb = collecting->added == collecting->set.count        ? JOURNAL_ADD
                             : collecting->change->verb == MATRIX_REMOVE ? JOURNAL_REMOVE
                                                                               : JOURNAL_SET;
    struct journal_entry entry = app_entry(app, verb);
    struct apply_options options = {.accept_warnings = collecting->change->accept_warnings, .as_of = app->as_of};
    enum status status;

    if (collecting->set.count > 1) { /* the entry of one is about that one */
        entry.entity = entity_get(ENTITY_PARTICIPATION);
        entry.called = called;
    }
    status = store_apply(app->store, &collecting->set, &entry, &options, result, error);
    if (status == STATUS_OK)
        app_wrote(app);
    return status;
}

enum status matrix_change_cells(struct app *app, const struct matrix *matrix, const struct matrix_place *cells,
                                size_t count, const struct matrix_change *change, struct apply_result *result,
                                size_t *changed, struct error *error)
{
    struct collecting collecting = {.app = app, .matrix = matrix, .change = change, .count = count};
    enum status status = STATUS_OK;
    char *called;

    if (count > MATRIX_CELLS_MOST)
        return error_set(error, STATUS_DATA, N_("These are too many cells for one change. Mark at most 10 000."), NULL);
    for (; status == STATUS_OK && collecting.place < count; collecting.place++)
        status = change_cell(&collecting, cells[collecting.place], error);
    if (status == STATUS_OK && collecting.set.count > 0) {
        called = common_name(matrix, cells, count);
        status = write_changes(&collecting, called, result, error);
        free(called);
    }
    if (status == STATUS_OK)
        *changed = collecting.set.count;
    change_set_clear(&collecting.set);
    return status;
}
