/* The items of a form and the record behind them: derived wholly from the entity table. */
#include "samreg/view/form_view.h"

#include "samreg/app/records.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Columns that a field wants where its text does not tell. */
enum { DATE_WIDTH = 12, NUMBER_WIDTH = 18, CHOICE_WIDTH = 30 };

static enum language language_of(const struct form_view *form_view)
{
    return app_language(shell_app(form_view->view.shell));
}

static const char *translated(const struct form_view *form_view, const char *msgid)
{
    return text_in(language_of(form_view), msgid);
}

static struct edit_row *row_of(const struct form_view *form_view, struct form_target target)
{
    size_t count;
    struct edit_row *rows = edit_rows(form_view->edit, target.kind, &count);

    assert(target.row < count);
    return &rows[target.row];
}

struct form_target form_fields_target(const struct form_view *form_view, size_t index)
{
    const struct form_item *item = &form_view->form.items[index];
    const struct form_table *table;
    int column;

    if (item->kind != FORM_CELL)
        return (struct form_target){NULL, 0, item->id};
    table = &form_view->tables[form_view->form.items[form_table_of(&form_view->form, index, &column)].id - FORM_TABLES];
    return (struct form_target){table->kind, (size_t)item->row_id, table->fields[column]};
}

const struct field *form_fields_field(const struct form_view *form_view, struct form_target target)
{
    const struct entity *entity = target.kind != NULL ? target.kind : edit_entity(form_view->edit);

    return &entity->fields[target.field];
}

const struct value *form_fields_value(const struct form_view *form_view, struct form_target target)
{
    const struct record *record =
        target.kind != NULL ? &row_of(form_view, target)->record : edit_record(form_view->edit);

    return &record->values[target.field];
}

/* The most code points that an item takes; 0: the type itself tells. */
static size_t text_limit(const struct field *field)
{
    return field->type == FIELD_TEXT || field->type == FIELD_LONG_TEXT ? (size_t)field_limit(field) : 0;
}

static enum form_kind kind_of(const struct field *field)
{
    if (field->type == FIELD_LONG_TEXT)
        return FORM_TEXT;
    return field_choices(field) != NULL ? FORM_CHOICE : FORM_LINE;
}

static int width_of(const struct field *field)
{
    switch (field->type) {
    case FIELD_DATE:
    case FIELD_END:
    case FIELD_YEAR:
        return DATE_WIDTH;
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_SHARE:
    case FIELD_ORGANISATION:
        return NUMBER_WIDTH;
    case FIELD_YES_NO:
    case FIELD_CHOICE:
        return CHOICE_WIDTH;
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_REFERENCE:
        break;
    }
    return 0;
}

void form_fields_show(struct form_view *form_view, size_t index)
{
    struct form_target target = form_fields_target(form_view, index);
    struct str words = {0};

    words_value(language_of(form_view), form_fields_field(form_view, target), form_fields_value(form_view, target),
                &words);
    if (strcmp(str_peek(&words), form_value(&form_view->form, index)) != 0)
        form_set_value(&form_view->form, index, str_peek(&words));
    str_clear(&words);
}

static void add_field(struct form_view *form_view, int index)
{
    const struct field *field = &edit_entity(form_view->edit)->fields[index];
    const struct record *stored = edit_stored(form_view->edit);
    struct str words = {0};
    size_t at;

    words_value(language_of(form_view), field, &edit_record(form_view->edit)->values[index], &words);
    at = form_add(&form_view->form, kind_of(field), index, translated(form_view, field->label), str_peek(&words),
                  text_limit(field));
    form_view->form.items[at].width = width_of(field);
    form_view->form.items[at].required = (field->flags & FIELD_REQUIRED) != 0;
    if (stored != NULL) {
        str_reset(&words);
        words_value(language_of(form_view), field, &stored->values[index], &words);
        form_set_original(&form_view->form, at, str_peek(&words));
    }
    str_clear(&words);
}

/* The fields that stand in a row: those of the child's list, less the parent, for that is the form itself. */
static void choose_columns(struct form_table *table)
{
    int parent = entity_parent_index(table->kind);

    for (size_t i = 0; i < table->kind->field_count && table->columns < FORM_TABLE_COLUMNS; i++) {
        const struct field *field = &table->kind->fields[i];

        if ((int)i != parent && field->width > 0 && (field->flags & (FIELD_HIDDEN | FIELD_RECKONED)) == 0)
            table->fields[table->columns++] = (int)i;
    }
}

/* Adds the cells of one row of the edit to the form, with what is stored as their originals; of a new row what it began
 * with, as of a new record. */
static void add_cells(struct form_view *form_view, size_t item, const struct form_table *table, size_t row)
{
    size_t at = form_add_row(&form_view->form, item, (int)row, 0);
    struct form_target target = {table->kind, row, 0};

    for (int column = 0; column < table->columns; column++) {
        const struct record *stored = &row_of(form_view, target)->stored;
        const struct field *field = &table->kind->fields[table->fields[column]];

        form_view->form.items[at + (size_t)column].line.limit = text_limit(field);
        form_fields_show(form_view, at + (size_t)column);
        if (stored->entity == NULL) {
            form_set_original(&form_view->form, at + (size_t)column,
                              form_value(&form_view->form, at + (size_t)column));
        } else {
            struct str words = {0};

            words_value(language_of(form_view), field, &stored->values[table->fields[column]], &words);
            form_set_original(&form_view->form, at + (size_t)column, str_peek(&words));
            str_clear(&words);
        }
    }
}

static void add_table(struct form_view *form_view, const struct entity *kind)
{
    const char *titles[FORM_TABLE_COLUMNS] = {0};
    int widths[FORM_TABLE_COLUMNS] = {0};
    struct form_table *table;
    size_t rows;
    size_t item;

    form_view->tables = array_room(form_view->tables, form_view->table_count, &form_view->table_capacity,
                                   sizeof *form_view->tables);
    table = &form_view->tables[form_view->table_count];
    *table = (struct form_table){.kind = kind};
    choose_columns(table);
    for (int i = 0; i < table->columns; i++) {
        titles[i] = translated(form_view, kind->fields[table->fields[i]].label);
        widths[i] = kind->fields[table->fields[i]].width;
    }
    item = form_add_table(&form_view->form, FORM_TABLES + (int)form_view->table_count,
                          translated(form_view, kind->plural), titles, widths, table->columns);
    form_view->table_count++;
    (void)edit_rows(form_view->edit, kind, &rows);
    if (rows == 0) {
        rows = edit_add_row(form_view->edit, kind) + 1; /* one to begin with, so that the keys lead there */
    }
    for (size_t row = 0; row < rows; row++)
        add_cells(form_view, item, table, row);
}

/* Adds the fields that a list of the entity shows, or the others. */
static void add_fields(struct form_view *form_view, bool listed)
{
    const struct entity *entity = edit_entity(form_view->edit);

    for (size_t i = 0; i < entity->field_count; i++) {
        if ((entity->fields[i].flags & (FIELD_HIDDEN | FIELD_RECKONED)) == 0 &&
            (entity->fields[i].width > 0) == listed)
            add_field(form_view, (int)i);
    }
}

/* What is entered for every record comes first: the fields of the list, then the rows; what is known more rarely
 * follows. */
void form_fields_build(struct form_view *form_view)
{
    const struct entity *kind;

    form_view->form.required_word = translated(form_view, N_("(must)"));
    add_fields(form_view, true);
    for (size_t i = 0; (kind = edit_row_kind(form_view->edit, i)) != NULL; i++)
        add_table(form_view, kind);
    if (form_view->table_count > 0)
        (void)form_add(&form_view->form, FORM_HEADING, FORM_MORE, translated(form_view, N_("Further details")), "", 0);
    add_fields(form_view, false);
}

static enum status set_text(struct form_view *form_view, struct form_target target, const char *text)
{
    if (target.kind != NULL)
        return edit_set_row(form_view->edit, target.kind, target.row, target.field, text, FIELD_SCREEN, NULL);
    return edit_set(form_view->edit, target.field, text, FIELD_SCREEN, NULL);
}

static void set_reference(struct form_view *form_view, struct form_target target, int64_t id, const char *called)
{
    if (target.kind != NULL)
        edit_set_row_reference(form_view->edit, target.kind, target.row, target.field, id, called);
    else
        edit_set_reference(form_view->edit, target.field, id, called);
}

/* Whether the item shows the record it refers to, untouched: nothing is to be looked up then. */
static bool shows_reference(const struct value *value, const char *text)
{
    return value->kind == VALUE_REFERENCE && value->text != NULL && strcmp(value->text, text) == 0;
}

void form_fields_take(struct form_view *form_view, size_t index)
{
    struct form_target target;
    const struct value *value;
    const char *text;

    if (index >= form_view->form.count || !form_takes_focus(&form_view->form, index))
        return;
    target = form_fields_target(form_view, index);
    value = form_fields_value(form_view, target);
    text = form_value(&form_view->form, index);
    if (shows_reference(value, text))
        form_fields_put_reference(form_view, index, value->integer, text);
    else if (set_text(form_view, target, text) == STATUS_OK)
        form_fields_show(form_view, index);
}

void form_fields_put_reference(struct form_view *form_view, size_t index, int64_t id, const char *called)
{
    char *copy = memory_copy_text(called); /* it may be the very text that is replaced */

    set_reference(form_view, form_fields_target(form_view, index), id, copy);
    form_fields_show(form_view, index);
    free(copy);
}

/* The row of the form that a problem is about: its first item; `count` when it is about none. */
static size_t find_row_item(const struct form_view *form_view, const struct problem *problem)
{
    const struct form *form = &form_view->form;

    for (size_t i = 0; i < form->count; i++) {
        if (form->items[i].kind == FORM_CELL) {
            struct form_target target = form_fields_target(form_view, i);

            if (target.kind == problem->entity && row_of(form_view, target)->record.id == problem->id)
                return i;
        }
    }
    return form->count;
}

/* Whether a problem is about the record of the form, or about a state of it: the form shows both in its fields. A state
 * that cannot be read is being added. */
static bool is_of_record(const struct form_view *form_view, const struct problem *problem)
{
    const struct record *record = edit_record(form_view->edit);
    struct record state = {0};
    struct error error = {0};
    bool own = true;

    if (problem->entity == NULL || (problem->entity->flags & ENTITY_STATE) == 0 || problem->entity == record->entity)
        return problem->entity == record->entity && problem->id == record->id;
    if (app_fetch(shell_app(form_view->view.shell), problem->entity, problem->id, &state, &error) == STATUS_OK)
        own = state.values[entity_parent_index(state.entity)].integer == record->id;
    error_clear(&error);
    record_clear(&state);
    return own;
}

/* The item that a problem is about; `count` when it is about none that is shown. */
static size_t find_item(const struct form_view *form_view, const struct problem *problem)
{
    const struct form *form = &form_view->form;
    const struct entity *entity = edit_entity(form_view->edit);
    size_t first = find_row_item(form_view, problem);

    if (first < form->count) {
        for (size_t i = first; i < form->count && form->items[i].row_id == form->items[first].row_id &&
                               form->items[i].kind == FORM_CELL; i++) {
            if (form_fields_field(form_view, form_fields_target(form_view, i)) == problem->field)
                return i;
        }
        return first;
    }
    if (problem->field != NULL && is_of_record(form_view, problem)) {
        int field = entity_field_index(entity, problem->field->name);

        return field >= 0 ? form_find(form, field) : form->count;
    }
    return form->count;
}

/* Shows one problem unless something worse stands there already; false when it has no place. */
static bool place_problem(struct form_view *form_view, const struct problem *problem)
{
    size_t at = find_item(form_view, problem);
    char *words;

    if (at >= form_view->form.count)
        return false;
    if (form_view->form.items[at].message == NULL ||
        (form_view->form.items[at].severity != FORM_ERROR && !problem->warning)) {
        words = message_text(&problem->message, language_of(form_view));
        form_set_message(&form_view->form, at, problem->warning ? FORM_WARNING : FORM_ERROR, words);
        free(words);
    }
    return true;
}

void form_fields_show_problems(struct form_view *form_view, const struct problems *problems, struct str *rest)
{
    for (size_t i = 0; i < problems->count; i++) {
        if (!place_problem(form_view, &problems->items[i])) {
            str_add(rest, rest->length > 0 ? "\n" : "");
            words_problem(language_of(form_view), &problems->items[i], rest);
        }
    }
}

/* Shows which rows go when the form is saved, and how they come back. */
static void show_removed(struct form_view *form_view)
{
    struct form *form = &form_view->form;
    struct shell *shell = form_view->view.shell;
    struct message message = {0};
    char *words;

    message_set(&message, N_("Taken out when you save; %1 puts it back."), shell_key_of(shell, ACTION_REMOVE_ROW),
                NULL);
    words = message_text(&message, language_of(form_view));
    form_view->rows_removed = false;
    for (size_t i = 0; i < form->count; i++) {
        if (form->items[i].kind == FORM_CELL && form->items[i].id == 0) {
            const struct edit_row *row = row_of(form_view, form_fields_target(form_view, i));

            form_strike_row(form, i, row->removed);
            form_view->rows_removed |= row->removed && row->stored.entity != NULL;
            form_set_message(form, i, FORM_HINT, row->removed ? words : NULL);
        }
    }
    free(words);
    message_clear(&message);
}

void form_fields_check(struct form_view *form_view)
{
    struct problems problems = {0};

    for (size_t i = 0; i < form_view->form.count; i++)
        form_set_message(&form_view->form, i, FORM_HINT, NULL);
    show_removed(form_view);
    edit_check(form_view->edit, &problems);
    for (size_t i = 0; i < problems.count; i++) {
        /* Nobody is told of what is missing before the first try to save. */
        if (form_view->complete || strcmp(problems.items[i].rule, "required") != 0)
            (void)place_problem(form_view, &problems.items[i]);
    }
    problems_clear(&problems);
}

size_t form_fields_table(const struct form_view *form_view)
{
    const struct form *form = &form_view->form;
    int column;

    if (form->focus >= form->count || form->items[form->focus].kind != FORM_CELL) {
        return form_view->table_count - 1; /* the participants of an arrangement, and everywhere else the only one */
    }
    return (size_t)(form->items[form_table_of(form, form->focus, &column)].id - FORM_TABLES);
}

/* The first cell of the table's last row when nothing stands in that row; `count` otherwise. */
static size_t blank_row(const struct form_view *form_view, size_t item)
{
    const struct form *form = &form_view->form;
    size_t columns = (size_t)form->items[item].columns;
    size_t end = item + 1;

    while (end < form->count && form->items[end].kind == FORM_CELL)
        end++;
    if (end == item + 1)
        return form->count;
    for (size_t i = end - columns; i < end; i++) {
        if (form_value(form, i)[0] != '\0')
            return form->count;
    }
    return end - columns;
}

void form_fields_add_row(struct form_view *form_view, size_t table)
{
    size_t item = form_find(&form_view->form, FORM_TABLES + (int)table);
    size_t blank = blank_row(form_view, item);

    if (blank == form_view->form.count) {
        size_t row = edit_add_row(form_view->edit, form_view->tables[table].kind);

        add_cells(form_view, item, &form_view->tables[table], row);
        blank = form_find_cell(&form_view->form, item, (int)row, 0);
    }
    form_focus(&form_view->form, blank);
}

/* Whether the focused cell stands in a row in which nothing stands. */
static bool is_in_blank_row(const struct form *form)
{
    int column;
    size_t columns = (size_t)form->items[form_table_of(form, form->focus, &column)].columns;
    size_t begin = form->focus - (size_t)column;

    for (size_t i = begin; i < begin + columns; i++) {
        if (form_value(form, i)[0] != '\0')
            return false;
    }
    return true;
}

bool form_fields_remove_row(struct form_view *form_view)
{
    const struct form *form = &form_view->form;
    struct form_target target;

    if (form->focus >= form->count || form->items[form->focus].kind != FORM_CELL)
        return false;
    if (is_in_blank_row(form) && row_of(form_view, form_fields_target(form_view, form->focus))->stored.entity == NULL)
        return false;
    form_fields_take(form_view, form->focus);
    target = form_fields_target(form_view, form->focus);
    edit_remove_row(form_view->edit, target.kind, target.row, !row_of(form_view, target)->removed);
    form_fields_check(form_view);
    return true;
}

static bool is_date(const struct field *field)
{
    return field->type == FIELD_DATE || field->type == FIELD_END;
}

static void fit_table(struct form_item *item, const struct form_table *table, int room)
{
    enum { DATE_COLUMN = 10, LEAST = 4 };
    int wished = 0;
    int left = room - table->columns - 2;

    for (int i = 0; i < table->columns; i++) {
        const struct field *field = &table->kind->fields[table->fields[i]];

        wished += is_date(field) ? 0 : field->width;
        left -= is_date(field) ? DATE_COLUMN : 0;
    }
    for (int i = 0; i < table->columns; i++) {
        const struct field *field = &table->kind->fields[table->fields[i]];
        int share = wished > left && left > 0 ? field->width * left / wished : field->width;

        item->widths[i] = is_date(field) ? DATE_COLUMN : share > LEAST ? share : LEAST;
    }
}

void form_fields_fit(struct form_view *form_view, int width)
{
    if (form_view->width == width)
        return;
    form_view->width = width;
    for (size_t i = 0; i < form_view->form.count; i++) {
        struct form_item *item = &form_view->form.items[i];

        if (item->kind == FORM_TABLE)
            fit_table(item, &form_view->tables[item->id - FORM_TABLES], width);
    }
}
