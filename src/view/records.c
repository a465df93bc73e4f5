/* The list of an entity: filtered as one types, sorted, marked, exported. */
#include "samreg/view/screens.h"

#include "samreg/app/changes.h"
#include "samreg/app/listing.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"
#include "samreg/tui/draw.h"
#include "samreg/view/removal.h"
#include "samreg/view/window.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct records {
    struct view view;
    struct window window;
    const struct entity *parent_entity; /* of the record that the list belongs to, or NULL */
    char *filter;      /* the filter line in force; "" for none */
    char *before;      /* while a filter is typed: the line to go back to */
    int64_t stood_on;  /* while a filter is typed: the record to go back to */
};

static struct records *of(struct view *view)
{
    return (struct records *)view;
}

static void clear_records(struct view *view)
{
    window_clear(&of(view)->window);
    free(of(view)->filter);
    free(of(view)->before);
}

static void records_title(const struct view *view, struct str *out)
{
    const struct records *records = (const struct records *)view;
    const struct window *window = &records->window;

    str_add(out, shell_text(view->shell, window->selection.entity->plural));
    if (window->selection.removed) {
        str_addf(out, " (%s)", shell_text(view->shell, N_("removed")));
    }
    if (window->selection.all_dates) {
        str_addf(out, " (%s)", shell_text(view->shell, N_("all dates")));
    }
    str_add(out, "  ");
    window_counter(window, out);
    if (records->filter[0] != '\0') {
        str_addf(out, "  /%s", records->filter);
    }
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
    window_changed(&of(view)->window, true);
}

/* Puts a filter line in force; false, leaving the one before, when it does not parse. */
static bool set_filter(struct records *records, const char *text, struct error *error)
{
    struct filter filter = {0};
    char *kept;

    if (app_filter(shell_app(records->view.shell), records->window.selection.entity, text, &filter, error)
        != STATUS_OK) {
        return false;
    }
    filter_clear(&records->window.selection.filter);
    records->window.selection.filter = filter;
    kept = memory_copy_text(text); /* `text` may be the very line that is freed */
    free(records->filter);
    records->filter = kept;
    return true;
}

static bool check_filter(void *context, const char *text, struct error *error)
{
    struct filter filter = {0};
    struct records *records = context;
    bool fine = app_filter(shell_app(records->view.shell), records->window.selection.entity, text, &filter, error)
                == STATUS_OK;

    filter_clear(&filter);
    return fine;
}

/* While a filter is typed, half a term is no mistake yet: the list stays as the last whole one had it. */
static void filter_changed(void *context, const char *text)
{
    struct records *records = context;
    struct error error = {0};

    if (set_filter(records, text, &error)) {
        window_changed(&records->window, false);
    }
    error_clear(&error);
}

static void filter_done(void *context, const char *text)
{
    struct records *records = context;
    struct error error = {0};

    if (text == NULL) {
        (void)set_filter(records, records->before, &error);
        error_clear(&error);
        window_changed(&records->window, false);
        window_go(&records->window, records->stood_on);
    } else {
        filter_changed(records, text);
    }
}

static void ask_filter(struct records *records)
{
    const struct record *row = window_row(&records->window);

    free(records->before);
    records->before = memory_copy_text(records->filter);
    records->stood_on = row != NULL ? row->id : 0;
    shell_prompt(records->view.shell, &(struct shell_prompt){
                                          .label = N_("Filter: "),
                                          .text = records->filter,
                                          .check = check_filter,
                                          .changed = filter_changed,
                                          .done = filter_done,
                                          .context = records,
                                      });
}

/* Sorts by the column `step` to the right of the one sorted by; before the first column stands the list's own order. */
static void sort_by(struct records *records, int step)
{
    struct window *window = &records->window;
    int column = window->list.sorted + step;

    if (column < -1 || column >= (int)window->column_count) {
        return;
    }
    window->list.sorted = column;
    window->list.descending = false;
    window->selection.sort_count = column < 0 ? 0 : 1;
    if (column >= 0) {
        window->selection.sorts[0] = (struct sort_term){window->fields[column], false};
    }
    window_changed(window, true);
}

static void turn_order(struct records *records)
{
    struct window *window = &records->window;

    if (window->selection.sort_count == 0) {
        sort_by(records, 1);
    }
    window->selection.sorts[0].descending = !window->selection.sorts[0].descending;
    window->list.descending = window->selection.sorts[0].descending;
    window_changed(window, true);
}

/* Marks every row of the selection, or takes all marks away when there are any. */
static void mark_all(struct records *records)
{
    enum { ROWS_AT_A_TIME = 500 };
    struct window *window = &records->window;
    struct slice slice = {0};
    struct place *behind = NULL;
    struct error error = {0};
    enum status status;

    if (window->mark_count > 0) {
        window_unmark_all(window);
        return;
    }
    do {
        status = app_slice(shell_app(records->view.shell), &window->selection, behind, APP_FORWARD, ROWS_AT_A_TIME, &slice,
                           &error);
        for (size_t i = 0; status == STATUS_OK && i < slice.count; i++) {
            window_mark(window, slice.rows[i].id, true);
        }
        place_free(&behind);
        if (slice.count > 0) {
            behind = slice.places[slice.count - 1];
            slice.places[slice.count - 1] = NULL;
        }
    } while (status == STATUS_OK && slice.count > 0 && !slice.at_end);
    place_free(&behind);
    slice_clear(&slice);
    if (status != STATUS_OK) {
        shell_say_error(records->view.shell, &error);
    }
}

static void export_list(struct records *records)
{
    struct window *window = &records->window;
    struct message message = {0};
    struct error error = {0};
    char number[24];
    char *path = NULL;
    int64_t rows = 0;

    if (listing_export(shell_app(records->view.shell), &window->selection, window->fields, window->column_count, &path,
                       &rows, &error) != STATUS_OK) {
        shell_say_error(records->view.shell, &error);
        return;
    }
    snprintf(number, sizeof number, "%lld", (long long)rows);
    message_set(&message, N_("%1 rows are in %2 on this machine."), number, path, NULL);
    shell_say(records->view.shell, STYLE_NORMAL, &message);
    message_clear(&message);
    free(path);
}

/* The records an action is about: those marked, else the one under the cursor. New array; NULL with none. */
static int64_t *meant(const struct records *records, size_t *count)
{
    const struct window *window = &records->window;
    const struct record *row = window_row(window);
    int64_t *ids;

    *count = window->mark_count > 0 ? window->mark_count : row != NULL ? 1 : 0;
    if (*count == 0) {
        return NULL;
    }
    ids = memory_new_array(*count, sizeof *ids);
    if (window->mark_count > 0) {
        memcpy(ids, window->marks, *count * sizeof *ids);
    } else {
        ids[0] = row->id;
    }
    return ids;
}

static void restore(struct records *records)
{
    size_t count;
    int64_t *ids = meant(records, &count);

    removal_restore(records->view.shell, records->window.selection.entity, ids, count);
    window_unmark_all(&records->window);
    free(ids);
}

static void remove_marked(struct records *records)
{
    size_t count;
    int64_t *ids = meant(records, &count);

    removal_ask(records->view.shell, records->window.selection.entity, ids, count);
    free(ids);
}

static bool records_key(struct view *view, struct key key)
{
    struct records *records = of(view);
    const struct record *row;

    switch (window_key(&records->window, key)) {
    case LIST_CHOSEN:
        row = window_row(&records->window);
        if (row != NULL) {
            record_open(view->shell, row->entity, row->id);
        }
        return true;
    case LIST_MOVED:
    case LIST_MARK:
        return true;
    case LIST_IGNORED:
        break;
    }
    return false;
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
        ask_filter(records);
        return true;
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
        window_unmark_all(&records->window);
        window_changed(&records->window, false);
        return true;
    case ACTION_EXPORT:
        export_list(records);
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

    if (of_a_row && row == NULL) {
        return N_("The list is empty.");
    }
    if (action == ACTION_RESTORE && !records->window.selection.removed) {
        return N_("Only removed records can be restored; show them first.");
    }
    if ((action == ACTION_EDIT || action == ACTION_REMOVE) && records->window.selection.removed) {
        return N_("The record is removed; restore it first.");
    }
    return NULL;
}

static void records_help(const struct view *view, struct str *out)
{
    const struct entity *entity = ((const struct records *)view)->window.selection.entity;

    str_addf(out, "%s\n%s\n\n", shell_text(view->shell, entity->plural), shell_text(view->shell, entity->help));
    str_add(out, shell_text(view->shell, N_("Fields for the filter:")));
    for (size_t i = 0; i < entity->field_count; i++) {
        str_addf(out, "\n  %s: %s", entity->fields[i].name, shell_text(view->shell, entity->fields[i].help));
    }
}

static const struct view_ops records_ops = {
    .place = ACTION_LIST,
    .clear = clear_records,
    .title = records_title,
    .draw = draw_records,
    .key = records_key,
    .act = records_act,
    .refuse = records_refuse,
    .work = records_work,
    .refresh = refresh_records,
    .help = records_help,
};

/* The entity of the record that a list of `entity` belongs to. */
static const struct entity *parent_of(const struct entity *entity)
{
    int field = entity_parent_index(entity);

    return field >= 0 ? entity_get(entity->fields[field].target) : NULL;
}

void records_open(struct shell *shell, const struct entity *entity, const char *filter, int64_t parent)
{
    struct records *records = memory_new(sizeof *records);
    struct error error = {0};

    records->view.ops = &records_ops;
    records->view.shell = shell;
    records->filter = memory_copy_text("");
    window_init(&records->window, shell_app(shell), entity);
    records->window.list.has_marks = true;
    records->window.selection.parent = parent;
    records->parent_entity = parent != 0 ? parent_of(entity) : NULL;
    if (filter != NULL && !set_filter(records, filter, &error)) {
        shell_say_error(shell, &error);
    }
    window_load(&records->window);
    shell_open(shell, &records->view);
}
