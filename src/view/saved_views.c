#include "samreg/view/saved_views.h"

#include "samreg/app/edit.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/model/field_list.h"
#include "samreg/view/picker.h"

#include <stdlib.h>
#include <string.h>

/* Rows behind those of the views. */
enum { SAVE_OWN = 1000000, SAVE_SHARED };

struct views {
    struct picker picker;
    struct filtering *filtering;
    struct record *rows; /* the saved views of the window's kind of record */
    size_t count, capacity;
};

static void clear_views(struct picker *picker)
{
    struct views *views = (struct views *)picker;

    for (size_t i = 0; i < views->count; i++)
        record_clear(&views->rows[i]);
    free(views->rows);
}

/* The text of a field, or NULL where nothing is recorded. Lent. */
static const char *text_of(const struct record *record, const char *name)
{
    const struct value *value = record_value(record, name);

    return value->kind == VALUE_TEXT ? value->text : NULL;
}

/* ---- Showing ---- */

static void set_order(struct window *window, const char *text)
{
    struct selection *selection = &window->selection;
    char *unknown;

    selection->sort_count = field_list_read(selection->entity, text, selection->sorts, SELECTION_SORTS, &unknown);
    if (selection->sort_count > SELECTION_SORTS)
        selection->sort_count = SELECTION_SORTS;
    free(unknown);
}

static void set_columns(struct window *window, const char *text)
{
    struct sort_term terms[WINDOW_COLUMNS];
    int fields[WINDOW_COLUMNS];
    char *unknown;
    size_t count = field_list_read(window->selection.entity, text, terms, WINDOW_COLUMNS, &unknown);

    free(unknown);
    for (size_t i = 0; i < count && i < WINDOW_COLUMNS; i++)
        fields[i] = terms[i].field;
    if (count > 0)
        window_set_columns(window, fields, count);
    else
        window_set_default_columns(window);
}

/* Marks the column that the list is sorted by. */
static void show_order(struct window *window)
{
    const struct selection *selection = &window->selection;

    window->list.sorted = -1;
    for (size_t i = 0; selection->sort_count > 0 && i < window->column_count; i++) {
        if (window->fields[i] == selection->sorts[0].field) {
            window->list.sorted = (int)i;
            window->list.descending = selection->sorts[0].descending;
        }
    }
}

static void show(struct filtering *filtering, const struct record *view)
{
    struct window *window = filtering->window;
    const char *line = text_of(view, "filter");
    struct error error = {0};

    if (!filter_line_set(&filtering->line, line != NULL ? line : "", &error)) {
        shell_say_error(filtering->line.shell, &error);
        return;
    }
    set_order(window, text_of(view, "sort"));
    set_columns(window, text_of(view, "columns"));
    show_order(window);
    window_changed(window, false);
}

/* ---- Saving ---- */

static bool belongs(const struct record *view, const char *user)
{
    const char *owner = text_of(view, "owner");

    return user == NULL ? owner == NULL : owner != NULL && strcmp(owner, user) == 0;
}

/* Takes one view of the kind; those of others are not shown. */
static enum status take_view(void *context, const struct record *row, struct error *error)
{
    struct views *views = context;
    const struct filtering *filtering = views->filtering;
    const char *list = text_of(row, "list");

    (void)error;
    if (list == NULL || strcmp(list, filtering->window->selection.entity->name) != 0 ||
        !(belongs(row, NULL) || belongs(row, app_user(shell_app(filtering->line.shell)))))
        return STATUS_OK;
    views->rows = array_room(views->rows, views->count, &views->capacity, sizeof *views->rows);
    views->rows[views->count] = (struct record){0};
    record_copy(&views->rows[views->count++], row);
    return STATUS_OK;
}

static enum status read_views(struct views *views, struct error *error)
{
    struct app *app = shell_app(views->filtering->line.shell);
    struct selection selection = {0};

    selection_init(&selection, entity_get(ENTITY_SAVED_VIEW), app_as_of(app));
    enum status status = app_each(app, &selection, take_view, views, error);
    selection_clear(&selection);
    return status;
}

/* The view of that name and owner (NULL: everybody's), or NULL. */
static const struct record *find_view(const struct views *views, const char *name, const char *user)
{
    for (size_t i = 0; i < views->count; i++) {
        if (belongs(&views->rows[i], user) && strcmp(text_of(&views->rows[i], "name"), name) == 0)
            return &views->rows[i];
    }
    return NULL;
}

static enum status put(struct edit *edit, const char *field, const char *text, struct error *error)
{
    return edit_set(edit, entity_field_index(edit_entity(edit), field), text, FIELD_DATA, error);
}

/* Fills the record in with what the window shows. */
static enum status fill_in(const struct filtering *filtering, struct edit *edit, const char *name, const char *user,
                           struct error *error)
{
    const struct window *window = filtering->window;
    const struct selection *selection = &window->selection;
    struct sort_term columns[WINDOW_COLUMNS];
    struct str order = {0};
    struct str fields = {0};
    enum status status;

    for (size_t i = 0; i < window->column_count; i++)
        columns[i] = (struct sort_term){.field = window->fields[i]};
    field_list_write(selection->entity, selection->sorts, selection->sort_count, &order);
    field_list_write(selection->entity, columns, window->column_count, &fields);
    const char *const values[][2] = {
        {"name", name}, {"list", selection->entity->name}, {"filter", filtering->line.text},
        {"sort", str_peek(&order)}, {"columns", str_peek(&fields)}, {"owner", user != NULL ? user : ""},
    };
    status = STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < sizeof values / sizeof *values; i++)
        status = put(edit, values[i][0], values[i][1], error);
    str_clear(&order);
    str_clear(&fields);
    return status;
}

/* What is saved under which name, by whom. */
struct saving {
    struct filtering *filtering;
    char *name;       /* owned */
    const char *user; /* NULL: for everybody; lives as long as the session */
    int64_t replaced; /* the view of that name; 0: there was none */
};

static enum status save(const struct saving *made, struct error *error)
{
    struct app *app = shell_app(made->filtering->line.shell);
    const struct entity *entity = entity_get(ENTITY_SAVED_VIEW);
    struct edit_saving saving = {.accept_warnings = true};
    struct apply_result result = {0};
    struct edit *edit = NULL;
    enum status status = made->replaced != 0 ? edit_open(app, entity, made->replaced, &edit, error)
                                             : edit_new(app, entity, NULL, 0, &edit, error);

    if (status == STATUS_OK)
        status = fill_in(made->filtering, edit, made->name, made->user, error);
    if (status == STATUS_OK)
        status = edit_save(edit, &saving, &result, NULL, error);
    if (status != STATUS_OK && result.problems.count > 0) {
        struct str problem = {0};

        words_problem(app_language(app), &result.problems.items[0], &problem);
        error_clear(error);
        error_set(error, status, N_("The view is not saved: %1"), str_peek(&problem), NULL);
        str_clear(&problem);
    }
    apply_result_clear(&result);
    edit_free(&edit);
    return status;
}

static void free_saving(struct saving *saving)
{
    free(saving->name);
    free(saving);
}

/* Saves, says so, and takes the saving over. */
static void finish(struct saving *saving)
{
    struct shell *shell = saving->filtering->line.shell;
    struct message message = {0};
    struct error error = {0};

    if (save(saving, &error) == STATUS_OK) {
        message_set(&message, saving->replaced != 0 ? N_("The view “%1” is replaced.") : N_("The view “%1” is saved."),
                    saving->name, NULL);
        shell_say_done(shell, &message);
        message_clear(&message);
    } else {
        shell_say_error(shell, &error);
    }
    free_saving(saving);
}

static void replace_answered(void *context, int answer)
{
    if (answer == 1)
        finish(context);
    else
        free_saving(context);
}

/* What another list was saved as is not lost by giving its name once more. */
static void ask_to_replace(struct saving *saving, const struct record *view)
{
    static const char *const answers[] = {N_("k:Keep it"), N_("r:Replace it"), NULL};
    struct shell *shell = saving->filtering->line.shell;
    struct app *app = shell_app(shell);
    const char *filter = text_of(view, "filter");
    struct message message = {0};
    struct str shows = {0};

    if (filter != NULL)
        words_filter(app, app_language(app), saving->filtering->window->selection.entity, filter, &shows);
    else
        str_add(&shows, shell_text(shell, N_("without a filter")));
    message_set(&message,
                saving->user == NULL
                    ? N_("There is a view “%1” for everybody already: %2. Shall this list take its place?")
                    : N_("You have a view “%1” already: %2. Shall this list take its place?"),
                saving->name, str_peek(&shows), NULL);
    shell_ask(shell, &message, STYLE_WARNING, answers, replace_answered, saving);
    message_clear(&message);
    str_clear(&shows);
}

/* Saves the list under a name, once the user has agreed where there is one of that name. Takes the name over. */
static void save_named(struct filtering *filtering, char *name, const char *user)
{
    struct saving *saving = memory_new(sizeof *saving);
    struct views views = {.filtering = filtering};
    struct error error = {0};

    *saving = (struct saving){filtering, name, user, 0};
    if (read_views(&views, &error) != STATUS_OK) {
        shell_say_error(filtering->line.shell, &error);
        free_saving(saving);
    } else {
        const struct record *view = find_view(&views, name, user);

        saving->replaced = view != NULL ? view->id : 0;
        if (view != NULL)
            ask_to_replace(saving, view);
        else
            finish(saving);
    }
    clear_views(&views.picker);
}

/* A name as it was typed, without the blanks around it; nothing for none. */
static void take_name(struct filtering *filtering, const char *line, const char *user)
{
    const char *begin = line;
    size_t length = line != NULL ? strlen(line) : 0;

    if (line != NULL)
        text_trim(&begin, &length);
    if (length > 0)
        save_named(filtering, memory_copy_bytes(begin, length), user);
}

static void own_named(void *context, const char *name)
{
    struct filtering *filtering = context;

    take_name(filtering, name, app_user(shell_app(filtering->line.shell)));
}

static void shared_named(void *context, const char *name)
{
    take_name(context, name, NULL);
}

static void ask_name(struct filtering *filtering, bool shared)
{
    shell_prompt(filtering->line.shell, &(struct shell_prompt){
                                       .label = shared ? N_("Name of the view, for everybody: ")
                                                       : N_("Name of the view, for yourself: "),
                                       .text = "",
                                       .done = shared ? shared_named : own_named,
                                       .context = filtering,
                                   });
}

/* ---- Choosing ---- */

static void chosen(struct picker *picker, const struct pick_row *row)
{
    struct views *views = (struct views *)picker;

    if (row->id >= SAVE_OWN)
        ask_name(views->filtering, row->id == SAVE_SHARED);
    else
        show(views->filtering, &views->rows[row->id]);
}

static void add_rows(struct views *views)
{
    struct shell *shell = views->filtering->line.shell;
    struct pick *pick = &views->picker.pick;

    for (size_t i = 0; i < views->count; i++) {
        const struct record *view = &views->rows[i];

        pick_add(pick, (long long)i, text_of(view, "name"),
                 text_of(view, "owner") != NULL ? shell_text(shell, N_("yours")) : text_of(view, "filter"),
                 text_of(view, "filter"));
    }
    if (!shell_is_read_only(shell)) {
        pick_add(pick, SAVE_OWN, shell_text(shell, N_("Save this list for yourself …")), NULL, NULL);
        pick_add(pick, SAVE_SHARED, shell_text(shell, N_("Save this list for everybody …")), NULL, NULL);
    }
    pick_ready(pick);
}

void saved_views_open(struct filtering *filtering)
{
    struct views *views = memory_new(sizeof *views);
    struct error error = {0};

    views->filtering = filtering;
    views->picker.chosen = chosen;
    views->picker.clear = clear_views;
    if (read_views(views, &error) != STATUS_OK) {
        shell_say_error(filtering->line.shell, &error);
        error_clear(&error);
    }
    picker_open(filtering->line.shell, &views->picker, N_("Saved views"), NULL, N_("No view is saved."), NULL);
    add_rows(views);
}
