/* The list of an entity: filtered as one types, sorted, marked, exported. */
#include "samreg/view/screens.h"

#include "samreg/app/changes.h"
#include "samreg/app/listing.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/model/field.h"
#include "samreg/tui/draw.h"
#include "samreg/view/clipboard.h"
#include "samreg/view/facets.h"
#include "samreg/view/filtering.h"
#include "samreg/view/formats.h"
#include "samreg/view/marked.h"
#include "samreg/view/removal.h"
#include "samreg/view/saved_views.h"
#include "samreg/view/window.h"

#include <stdlib.h>
#include <string.h>

struct records {
    struct view view;
    struct window window;
    const struct entity *parent_entity; /* of the record that the list belongs to, or NULL */
    struct filtering filtering;
    struct marked marked;
};

static struct records *of(struct view *view)
{
    return (struct records *)view;
}

static void clear_records(struct view *view)
{
    window_clear(&of(view)->window);
    filtering_clear(&of(view)->filtering);
}

static void records_title(const struct view *view, struct str *out)
{
    const struct records *records = (const struct records *)view;
    const struct window *window = &records->window;
    char number[NUMBER_TEXT];

    if (window->mark_count > 0) { /* first, where it is cut last: it decides what is removed */
        str_addf(out, "%s %s · ", number_say((int64_t)window->mark_count, number),
                 shell_text(view->shell, N_("marked")));
    }
    str_add(out, shell_text(view->shell, window->selection.entity->plural));
    if (window->selection.removed)
        str_addf(out, " (%s)", shell_text(view->shell, N_("removed")));
    if (window->selection.all_dates)
        str_addf(out, " (%s)", shell_text(view->shell, N_("all dates")));
    if (date_is_set(window->day)) {
        char day[DATE_TEXT];

        str_addf(out, " (%s)", date_format(window->day, day));
    }
    str_add(out, "  ");
    window_counter(window, out);
    filtering_write(&records->filtering, out);
}

static void draw_records(struct view *view, struct area area)
{
    window_draw(&of(view)->window, area, true);
}

static bool records_work(struct view *view)
{
    return window_work(&of(view)->window);
}

static void refresh_records(struct view *view)
{
    marked_forget(&of(view)->marked);
    window_changed(&of(view)->window, true);
}

/* Sorts by the column `step` to the right of the one sorted by; before the first column stands the list's own order. */
static void sort_by(struct records *records, int step)
{
    struct window *window = &records->window;
    int column = window->list.sorted + step;

    if (column < -1 || column >= (int)window->column_count)
        return;
    window->list.sorted = column;
    window->list.descending = false;
    window->selection.sort_count = column < 0 ? 0 : 1;
    if (column >= 0)
        window->selection.sorts[0] = (struct sort_term){window->fields[column], false};
    window_changed(window, true);
}

static void turn_order(struct records *records)
{
    struct window *window = &records->window;

    if (window->selection.sort_count == 0)
        sort_by(records, 1);
    window->selection.sorts[0].descending = !window->selection.sorts[0].descending;
    window->list.descending = window->selection.sorts[0].descending;
    window_changed(window, true);
}

/* What is marked adds up to, and what the next key means now. */
static void say_marked(struct records *records)
{
    marked_say_list(&records->marked, records->view.shell, &records->window,
                    N_("Removing and restoring mean them."));
}

/* The identifiers of the rows, for marking, and what they add up to. */
struct found {
    struct records *records;
    int64_t *ids;
    size_t count, capacity;
};

static enum status add_found(void *context, const struct record *row, struct error *error)
{
    struct found *found = context;

    (void)error;
    found->ids = array_room(found->ids, found->count, &found->capacity, sizeof *found->ids);
    found->ids[found->count++] = row->id;
    marked_change(&found->records->marked, &found->records->window, row, true);
    return STATUS_OK;
}

/* Marks every row of the selection, or takes all marks away when there are any. Half of them would be worse than none:
 * the next key may remove what is marked. */
static void mark_all(struct records *records)
{
    struct window *window = &records->window;
    struct found found = {.records = records};
    struct error error = {0};

    marked_begin(&records->marked, window);
    if (window->mark_count > 0) {
        window_unmark_all(window);
        say_marked(records);
        return;
    }
    if (app_each(window->app, &window->selection, add_found, &found, &error) == STATUS_OK) {
        window_mark_all(window, found.ids, found.count);
        say_marked(records);
    } else {
        shell_say_error(records->view.shell, &error);
    }
    free(found.ids);
}

/* ---- Facets ---- */

static void narrow(void *context, const char *term)
{
    struct records *records = context;
    char *line = facets_add_term(records->filtering.line.text, term);
    struct error error = {0};

    if (filter_line_set(&records->filtering.line, line, &error))
        window_changed(&records->window, false);
    else
        shell_say_error(records->view.shell, &error);
    free(line);
}

/* Counts the values of a field in the list as it is filtered. */
static void count_values(struct records *records, int field)
{
    struct app *app = records->window.app;
    struct facets facets = {.field = &records->window.selection.entity->fields[field]};
    struct error error = {0};
    enum status status;

    shell_set_patient(records->view.shell, true);
    status = app_facets(app, &records->window.selection, field, &facets.items, &facets.count, &error);
    shell_set_patient(records->view.shell, false);
    if (status == STATUS_OK) {
        facets_open(records->view.shell, &facets, narrow, records);
        app_facets_free(&facets.items, facets.count);
    } else {
        shell_say_error(records->view.shell, &error);
    }
}

static bool is_offered(const struct field *field)
{
    return (field->flags & FIELD_HIDDEN) == 0 && field->type != FIELD_LONG_TEXT;
}

/* The fields offered are those that are not hidden, in their order; `picked` counts only them. */
static void field_picked(void *context, size_t picked)
{
    struct records *records = context;
    const struct entity *entity = records->window.selection.entity;
    size_t field = 0;

    for (size_t i = 0, offered = 0; i < entity->field_count; i++) {
        if (is_offered(&entity->fields[i]) && offered++ == picked)
            field = i;
    }
    count_values(records, (int)field);
}

/* Asks which field, beginning on the one that the list is sorted by. */
static void ask_field(struct records *records)
{
    const struct window *window = &records->window;
    const struct entity *entity = window->selection.entity;
    const char **headings = memory_new_array(entity->field_count, sizeof *headings);
    int sorted = window->list.sorted >= 0 ? window->fields[window->list.sorted] : -1;
    size_t count = 0;
    size_t at = 0;

    for (size_t i = 0; i < entity->field_count; i++) {
        if (is_offered(&entity->fields[i])) {
            at = (int)i == sorted ? count : at;
            headings[count++] = shell_text(records->view.shell, entity->fields[i].label);
        }
    }
    facets_pick_column(records->view.shell, headings, count, at, field_picked, records);
    free(headings);
}

/* ---- Files ---- */

static void write_list(void *context, struct format format)
{
    struct records *records = context;
    struct window *window = &records->window;
    struct error error = {0};
    char *path = NULL;
    int64_t rows = 0;
    enum status status;

    shell_set_patient(records->view.shell, true);
    status = export_list(window->app, &window->selection, window->fields, window->column_count, format.table, &path,
                         &rows, &error);
    shell_set_patient(records->view.shell, false);
    formats_say(records->view.shell, status, path, rows, &error);
}

/* Sends the list as it is shown to the terminal's clipboard. */
static void copy_out(struct records *records)
{
    struct window *window = &records->window;
    struct table table = {0};
    struct error error = {0};
    enum status status;

    shell_set_patient(records->view.shell, true);
    status = listing_table(window->app, &window->selection, window->fields, window->column_count, &table, &error);
    shell_set_patient(records->view.shell, false);
    if (status == STATUS_OK) {
        clipboard_send_table(records->view.shell, &table, NULL, table.row_count);
        table_clear(&table);
    } else {
        shell_say_error(records->view.shell, &error);
    }
}

/* The records an action is about: those marked, else the one under the cursor. New array; NULL with none. */
static int64_t *meant(const struct records *records, size_t *count)
{
    const struct window *window = &records->window;
    const struct record *row = window_row(window);
    int64_t *ids;

    *count = window->mark_count > 0 ? window->mark_count : row != NULL ? 1 : 0;
    if (*count == 0)
        return NULL;
    ids = memory_new_array(*count, sizeof *ids);
    if (window->mark_count > 0)
        memcpy(ids, window->marks, *count * sizeof *ids);
    else
        ids[0] = row->id;
    return ids;
}

static void unmark_all(struct records *records)
{
    window_unmark_all(&records->window);
    marked_forget(&records->marked);
}

static void restore(struct records *records)
{
    size_t count;
    int64_t *ids = meant(records, &count);

    removal_restore(records->view.shell, records->window.selection.entity, ids, count);
    unmark_all(records);
    free(ids);
}

/* What is removed is marked no longer: the next key would mean it instead of the row under the cursor. */
static void forget_marks(void *context)
{
    unmark_all(context);
}

static void remove_marked(struct records *records)
{
    size_t count;
    int64_t *ids = meant(records, &count);

    removal_ask(records->view.shell, records->window.selection.entity, ids, count, forget_marks, records);
    free(ids);
}

static void go_to_record(struct view *view, const struct entity *entity, int64_t id)
{
    struct window *window = &of(view)->window;

    if (entity == window->selection.entity)
        window_go(window, id);
}

static void settle_records(struct view *view, bool whole)
{
    window_settle(&of(view)->window, whole);
}

/* The row was marked by the key, or its mark taken away. */
static void count_mark(struct records *records)
{
    const struct window *window = &records->window;

    if (window->list.marked_row < window->rows.count) {
        const struct record *row = &window->rows.rows[window->list.marked_row];

        marked_change(&records->marked, window, row, window_is_marked(window, row->id));
    }
}

static bool records_key(struct view *view, struct key key)
{
    struct records *records = of(view);
    const struct record *row;

    switch (window_key(&records->window, key)) {
    case LIST_CHOSEN:
        row = window_row(&records->window);
        if (row != NULL)
            record_open(view->shell, row->entity, row->id);
        return true;
    case LIST_MARK:
        count_mark(records);
        say_marked(records);
        return true;
    case LIST_MOVED:
        return true;
    case LIST_IGNORED:
        break;
    }
    return false;
}

/* Of a list of arrangements the matrix shows the same ones; of another it is about the record under the cursor. */
static void open_matrix(struct records *records)
{
    const struct selection *selection = &records->window.selection;
    const struct record *row = window_row(&records->window);

    if (selection->entity->id == ENTITY_ARRANGEMENT && selection->parent == 0)
        matrix_open(records->view.shell, MATRIX_ALL, 0, records->filtering.line.text);
    else
        matrix_open_for(records->view.shell, selection->entity, row != NULL ? row->id : 0);
}

/* What needs a record under the cursor. */
static bool act_on_row(struct records *records, enum action_id action)
{
    const struct record *row = window_row(&records->window);
    struct shell *shell = records->view.shell;

    switch ((int)action) {
    case ACTION_OPEN:
        record_open(shell, row->entity, row->id);
        return true;
    case ACTION_EDIT:
        form_view_open(shell, row->entity, row->id);
        return true;
    case ACTION_COPY:
        form_view_copy(shell, row->entity, row->id);
        return true;
    case ACTION_HISTORY:
        history_open(shell, row->entity, row->id);
        return true;
    case ACTION_REMOVE:
        remove_marked(records);
        return true;
    case ACTION_RESTORE:
        restore(records);
        return true;
    default:
        return false;
    }
}

static bool records_act(struct view *view, enum action_id action)
{
    struct records *records = of(view);
    struct selection *selection = &records->window.selection;

    switch ((int)action) {
    case ACTION_NEW:
        form_view_new(view->shell, selection->entity, records->parent_entity, selection->parent);
        return true;
    case ACTION_FILTER:
        filter_line_ask(&records->filtering.line);
        return true;
    case ACTION_BACK:
        return filter_line_drop(&records->filtering.line);
    case ACTION_MARK_ALL:
        mark_all(records);
        return true;
    case ACTION_SORT_LEFT:
        sort_by(records, -1);
        return true;
    case ACTION_SORT_RIGHT:
        sort_by(records, 1);
        return true;
    case ACTION_SORT_TURN:
        turn_order(records);
        return true;
    case ACTION_ALL_DATES:
        selection->all_dates = !selection->all_dates;
        window_changed(&records->window, true);
        return true;
    case ACTION_REMOVED:
        selection->removed = !selection->removed;
        unmark_all(records);
        window_changed(&records->window, false);
        return true;
    case ACTION_COPY_OUT:
        copy_out(records);
        return true;
    case ACTION_FACETS:
        ask_field(records);
        return true;
    case ACTION_SAVED_VIEWS:
        saved_views_open(&records->filtering);
        return true;
    case ACTION_EXPORT:
        formats_ask(view->shell, FORMATS_TABLE, write_list, records);
        return true;
    case ACTION_OPEN_MATRIX:
        open_matrix(records);
        return true;
    default:
        return act_on_row(records, action);
    }
}

static const char *records_refuse(const struct view *view, enum action_id action)
{
    const struct records *records = (const struct records *)view;
    const struct record *row = window_row(&records->window);
    bool of_a_row = action == ACTION_OPEN || action == ACTION_EDIT || action == ACTION_COPY || action == ACTION_HISTORY
                    || action == ACTION_REMOVE || action == ACTION_RESTORE;

    if (of_a_row && row == NULL)
        return N_("The list is empty.");
    if (action == ACTION_RESTORE && !records->window.selection.removed)
        return N_("Only removed records can be restored; show them first.");
    if ((action == ACTION_EDIT || action == ACTION_REMOVE) && records->window.selection.removed)
        return N_("The record is removed; restore it first.");
    return NULL;
}

/* Back leads out of a filter first. */
static const char *records_label(const struct view *view, enum action_id action)
{
    bool drops = action == ACTION_BACK && filter_line_is_narrowed(&((const struct records *)view)->filtering.line);

    return drops ? N_("No filter") : NULL;
}

static void records_help(const struct view *view, struct str *out)
{
    const struct entity *entity = ((const struct records *)view)->window.selection.entity;

    str_addf(out, "%s\n%s\n\n", shell_text(view->shell, entity->plural), shell_text(view->shell, entity->help));
    str_add(out, shell_text(view->shell, N_("Fields for the filter:")));
    for (size_t i = 0; i < entity->field_count; i++)
        str_addf(out, "\n  %s: %s", entity->fields[i].name, shell_text(view->shell, entity->fields[i].help));
}

static const struct view_ops records_ops = {
    .place = ACTION_LIST,
    .clear = clear_records,
    .title = records_title,
    .draw = draw_records,
    .settle = settle_records,
    .key = records_key,
    .act = records_act,
    .refuse = records_refuse,
    .label = records_label,
    .work = records_work,
    .refresh = refresh_records,
    .go = go_to_record,
    .help = records_help,
};

/* The list of an entity, with what is told about it still to come. */
static struct records *new_records(struct shell *shell, const struct entity *entity)
{
    struct records *records = memory_new(sizeof *records);

    records->view.ops = &records_ops;
    records->view.shell = shell;
    window_init(&records->window, shell_app(shell), entity);
    records->window.list.has_marks = true;
    filtering_init(&records->filtering, shell, &records->window);
    return records;
}

void records_open(struct shell *shell, const struct entity *entity, const char *filter)
{
    struct records *records = new_records(shell, entity);
    struct error error = {0};

    if (filter != NULL && !filter_line_begin(&records->filtering.line, filter, &error))
        shell_say_error(shell, &error);
    window_load(&records->window);
    shell_open(shell, &records->view);
}

void records_open_referring(struct shell *shell, const struct entity *entity, const struct field *field, int64_t id)
{
    struct records *records = new_records(shell, entity);

    records->window.selection.parent = id;
    records->window.selection.parent_field = field;
    records->parent_entity = entity_get(field->target);
    window_load(&records->window);
    shell_open(shell, &records->view);
}

void records_open_behind(struct shell *shell, const struct report_behind *behind)
{
    struct records *records = new_records(shell, behind->entity);
    struct error error = {0};

    records->window.selection.all_dates = behind->all_dates;
    if (date_is_set(behind->as_of) && date_compare(behind->as_of, app_as_of(shell_app(shell))) != 0)
        records->window.day = behind->as_of;
    if (!filter_line_begin(&records->filtering.line, behind->filter, &error))
        shell_say_error(shell, &error);
    window_changed(&records->window, false);
    window_load(&records->window);
    shell_open(shell, &records->view);
}
