/* What can be done in the participation matrix: its filter, its area, its order, and what leads out of it. */
#include "samreg/view/matrix_view.h"

#include "samreg/app/records.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/view/screens.h"

#include <stdlib.h>
#include <string.h>

/* ---- Area and municipality ---- */

static void region_picked(void *context, int64_t id, const char *called)
{
    (void)called;
    if (id != 0)
        matrix_view_set_area(context, MATRIX_REGION, id);
}

static void county_picked(void *context, int64_t id, const char *called)
{
    (void)called;
    if (id != 0)
        matrix_view_set_area(context, MATRIX_COUNTY, id);
}

static void area_answered(void *context, int answer)
{
    struct matrix_view *matrix_view = context;

    switch (answer) {
    case 0:
        matrix_view_set_area(matrix_view, MATRIX_ALL, 0);
        break;
    case 1:
        shell_pick_record(matrix_view->view.shell, entity_get(ENTITY_REGION), NULL, region_picked, matrix_view);
        break;
    case 2:
        shell_pick_record(matrix_view->view.shell, entity_get(ENTITY_COUNTY), NULL, county_picked, matrix_view);
        break;
    default:
        break;
    }
}

static void ask_area(struct matrix_view *matrix_view)
{
    static const char *const answers[] = {N_("a:All"), N_("r:Members of a region"), N_("c:Of a county"), NULL};
    struct message message = {0};

    message_set(&message, N_("Which municipalities?"), NULL);
    shell_ask(matrix_view->view.shell, &message, STYLE_NORMAL, answers, area_answered, matrix_view);
    message_clear(&message);
}

static void municipality_picked(void *context, int64_t id, const char *called)
{
    struct matrix_view *matrix_view = context;
    struct crosstab *table = &matrix_view->table;
    struct matrix_spot spot;

    if (id == 0)
        return;
    spot = matrix_view_spot(matrix_view, table->row, table->column);
    spot.municipality = id;
    matrix_view_go(matrix_view, &spot);
    if (matrix_view_spot(matrix_view, table->row, table->column).municipality != id)
        shell_tell(matrix_view->view.shell, STYLE_WARNING, N_("%1 is not in this matrix."), called, NULL);
}

/* ---- Actions ---- */

static void say(const struct matrix_view *matrix_view, const char *msgid, const char *argument)
{
    shell_tell(matrix_view->view.shell, STYLE_NORMAL, msgid, argument, NULL);
}

static void group_next(struct matrix_view *matrix_view)
{
    static const char *const said[] = {N_("Not grouped."), N_("Grouped by sector."), N_("Grouped by legal form.")};

    matrix_view_arrange(matrix_view, (enum matrix_grouping)((matrix_view->grouping + 1) % 3), matrix_view->filled,
                        matrix_view->turned);
    say(matrix_view, said[matrix_view->grouping], NULL);
}

static void mark(struct matrix_view *matrix_view, enum crosstab_marks marks)
{
    struct crosstab *table = &matrix_view->table;
    struct crosstab_block block;
    char number[NUMBER_TEXT];

    crosstab_mark(table, table->marks == marks ? CROSSTAB_NO_MARKS : marks);
    block = crosstab_marked(table);
    number_say((int64_t)((block.row_end - block.row) * (block.column_end - block.column)), number);
    if (table->marks == CROSSTAB_NO_MARKS)
        say(matrix_view, N_("Nothing is marked."), NULL);
    else
        say(matrix_view, N_("%1 cells marked. The next key means them; moving marks more."), number);
}

/* What Enter and its like are about: the participation in the cell, else the arrangement. */
static const struct entity *meant(const struct matrix_view *matrix_view, int64_t *id, size_t *count)
{
    struct matrix_place place;
    const struct matrix_part *parts;

    if (!matrix_view_here(matrix_view, &place))
        return NULL;
    parts = matrix_cell(&matrix_view->matrix, place.row, place.column, count);
    *id = *count == 1 ? parts[0].id : matrix_view->matrix.rows[place.row].id;
    return entity_get(*count == 1 ? ENTITY_PARTICIPATION : ENTITY_ARRANGEMENT);
}

static bool act_on_cell(struct matrix_view *matrix_view, enum action_id action)
{
    struct shell *shell = matrix_view->view.shell;
    size_t count = 0;
    int64_t id = 0;
    const struct entity *entity = meant(matrix_view, &id, &count);

    switch ((int)action) {
    case ACTION_OPEN:
        if (count > 1) {
            records_open_referring(shell, entity_get(ENTITY_PARTICIPATION),
                                   entity_field(entity_get(ENTITY_PARTICIPATION), "arrangement"), id);
        } else {
            record_open(shell, entity, id);
        }
        return true;
    case ACTION_EDIT:
        form_view_open(shell, entity, id);
        return true;
    case ACTION_HISTORY:
        history_open(shell, entity, id);
        return true;
    default:
        return false;
    }
}

static bool act_on_marks(struct matrix_view *matrix_view, enum action_id action)
{
    switch ((int)action) {
    case ACTION_ROLE_PARTICIPANT:
    case ACTION_ROLE_HOST:
    case ACTION_ROLE_OWNER:
    case ACTION_ROLE_BUYER:
    case ACTION_ROLE_SELLER:
    case ACTION_ROLE_OFFICE:
    case ACTION_ROLE_OBSERVER: /* in the order of enum matrix_role; a test holds them together */
        matrix_edit_role(matrix_view, (enum matrix_role)(action - ACTION_ROLE_PARTICIPANT));
        return true;
    case ACTION_ROLE_NEXT:
        matrix_edit_next_role(matrix_view);
        return true;
    case ACTION_ROLE_AGAIN:
        matrix_edit_role(matrix_view, matrix_view->role);
        return true;
    case ACTION_UNCERTAIN:
        matrix_edit_certainty(matrix_view);
        return true;
    case ACTION_REMOVE:
        matrix_edit_clear(matrix_view);
        return true;
    case ACTION_MARK_CELLS:
        mark(matrix_view, CROSSTAB_CELLS);
        return true;
    case ACTION_MARK_ROW:
        mark(matrix_view, CROSSTAB_ROWS);
        return true;
    case ACTION_MARK_COLUMN:
        mark(matrix_view, CROSSTAB_COLUMNS);
        return true;
    default:
        return act_on_cell(matrix_view, action);
    }
}

bool matrix_act(struct view *view, enum action_id action)
{
    struct matrix_view *matrix_view = (struct matrix_view *)view;
    bool of_region = matrix_view->area == MATRIX_REGION;

    switch ((int)action) {
    case ACTION_BACK:
        if (matrix_view->table.marks == CROSSTAB_NO_MARKS)
            return filter_line_drop(&matrix_view->line);
        crosstab_mark(&matrix_view->table, CROSSTAB_NO_MARKS);
        return true;
    case ACTION_TURN:
        matrix_view_arrange(matrix_view, matrix_view->grouping, matrix_view->filled, !matrix_view->turned);
        return true;
    case ACTION_GROUP:
        group_next(matrix_view);
        return true;
    case ACTION_FILLED:
        matrix_view_arrange(matrix_view, matrix_view->grouping, !matrix_view->filled, matrix_view->turned);
        say(matrix_view, matrix_view->filled ? N_("Only where somebody takes part.") : N_("Empty ones too."), NULL);
        return true;
    case ACTION_AREA:
        ask_area(matrix_view);
        return true;
    case ACTION_FILTER:
        filter_line_ask(&matrix_view->line);
        return true;
    case ACTION_GO_TO_MUNICIPALITY:
        shell_pick_record(view->shell, entity_get(ENTITY_MUNICIPALITY), NULL, municipality_picked, matrix_view);
        return true;
    case ACTION_NEW:
        form_view_new(view->shell, entity_get(ENTITY_ARRANGEMENT), of_region ? entity_get(ENTITY_REGION) : NULL,
                      of_region ? matrix_view->area_id : 0);
        return true;
    case ACTION_EXPORT:
        matrix_files_export(matrix_view);
        return true;
    case ACTION_COPY_OUT:
        matrix_files_copy_out(matrix_view);
        return true;
    default:
        return act_on_marks(matrix_view, action);
    }
}

const char *matrix_refuse(const struct view *view, enum action_id action)
{
    const struct matrix_view *matrix_view = (const struct matrix_view *)view;
    struct matrix_place place;
    bool of_cell = action == ACTION_OPEN || action == ACTION_EDIT || action == ACTION_HISTORY;
    bool of_marks = (action >= ACTION_ROLE_PARTICIPANT && action <= ACTION_UNCERTAIN) || action == ACTION_REMOVE;

    if ((of_cell || of_marks || action == ACTION_MARK_CELLS || action == ACTION_MARK_ROW ||
         action == ACTION_MARK_COLUMN) &&
        (matrix_view->table.rows == 0 || matrix_view->table.columns == 0))
        return N_("The matrix is empty.");
    if (of_cell && !matrix_view_here(matrix_view, &place))
        return N_("This is the head of a group.");
    if (action == ACTION_ROLE_AGAIN && !matrix_view->role_is_known)
        return N_("No role has been set yet.");
    return NULL;
}
