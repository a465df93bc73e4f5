#include "samreg/tui/form.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static void clear_item(struct form_item *item)
{
    free(item->label);
    free(item->original);
    free(item->message);
    for (int i = 0; i < FORM_TABLE_COLUMNS; i++)
        free(item->titles[i]);
    edit_line_clear(&item->line);
    edit_text_clear(&item->text);
}

void form_clear(struct form *form)
{
    for (size_t i = 0; i < form->count; i++)
        clear_item(&form->items[i]);
    free(form->items);
    *form = (struct form){0};
}

bool form_takes_focus(const struct form *form, size_t index)
{
    enum form_kind kind = form->items[index].kind;
    return kind == FORM_LINE || kind == FORM_TEXT || kind == FORM_CHOICE || kind == FORM_CELL;
}

/* Makes room at `index` and returns the new item, all zeroes. */
static struct form_item *insert_item(struct form *form, size_t index)
{
    form->items = array_room(form->items, form->count, &form->capacity, sizeof *form->items);
    memmove(&form->items[index + 1], &form->items[index], (form->count - index) * sizeof *form->items);
    memset(&form->items[index], 0, sizeof form->items[index]);
    bool had_focus = form->focus < form->count;
    form->count++;
    /* Without a focus the index is the count, and stays it. */
    if (!had_focus)
        form->focus = form->count;
    else if (form->focus >= index)
        form->focus++;
    return &form->items[index];
}

/* The first item that can have the focus gets it, when none has. */
static void settle_focus(struct form *form, size_t index)
{
    if (form->focus >= form->count && form_takes_focus(form, index))
        form->focus = index;
}

size_t form_add(struct form *form, enum form_kind kind, int id, const char *label, const char *value, size_t limit)
{
    assert(kind != FORM_TABLE && kind != FORM_CELL);
    size_t index = form->count;
    struct form_item *item = insert_item(form, index);
    item->kind = kind;
    item->id = id;
    item->label = memory_copy_text(label != NULL ? label : "");
    item->original = memory_copy_text(value != NULL ? value : "");
    edit_line_init(&item->line, limit);
    edit_text_init(&item->text, limit);
    form_set_value(form, index, value);
    settle_focus(form, index);
    return index;
}

size_t form_add_table(struct form *form, int id, const char *label, const char *const *titles, const int *widths,
                      int columns)
{
    assert(columns >= 1 && columns <= FORM_TABLE_COLUMNS);
    struct form_item *item = insert_item(form, form->count);
    item->kind = FORM_TABLE;
    item->id = id;
    item->label = memory_copy_text(label != NULL ? label : "");
    item->original = memory_copy_text("");
    item->columns = columns;
    for (int i = 0; i < columns; i++) {
        item->titles[i] = memory_copy_text(titles[i] != NULL ? titles[i] : "");
        item->widths[i] = widths[i];
    }
    edit_text_init(&item->text, 0);
    return form->count - 1;
}

/* The index behind the last cell of the table. */
static size_t table_end(const struct form *form, size_t table)
{
    size_t end = table + 1;
    while (end < form->count && form->items[end].kind == FORM_CELL)
        end++;
    return end;
}

size_t form_add_row(struct form *form, size_t table, int row_id, size_t limit)
{
    assert(table < form->count && form->items[table].kind == FORM_TABLE);
    size_t begin = table_end(form, table);
    for (int column = 0; column < form->items[table].columns; column++) {
        size_t index = begin + (size_t)column;
        struct form_item *item = insert_item(form, index);
        item->kind = FORM_CELL;
        item->id = column;
        item->row_id = row_id;
        item->label = memory_copy_text("");
        item->original = memory_copy_text("");
        edit_line_init(&item->line, limit);
        edit_text_init(&item->text, limit);
        settle_focus(form, index);
    }
    return begin;
}

size_t form_table_of(const struct form *form, size_t index, int *column)
{
    assert(index < form->count && form->items[index].kind == FORM_CELL);
    *column = form->items[index].id;
    while (form->items[index].kind == FORM_CELL)
        index--;
    return index;
}

void form_strike_row(struct form *form, size_t index, bool struck)
{
    int column = 0;
    size_t table = form_table_of(form, index, &column);
    size_t begin = index - (size_t)column;
    for (size_t i = begin; i < begin + (size_t)form->items[table].columns; i++) {
        form->items[i].struck = struck;
        form->items[i].read_only = struck;
    }
}

size_t form_find(const struct form *form, int id)
{
    for (size_t i = 0; i < form->count; i++) {
        if (form->items[i].kind != FORM_CELL && form->items[i].id == id)
            return i;
    }
    return form->count;
}

size_t form_find_cell(const struct form *form, size_t table, int row_id, int column)
{
    for (size_t i = table + 1; i < table_end(form, table); i++) {
        if (form->items[i].row_id == row_id && form->items[i].id == column)
            return i;
    }
    return form->count;
}

const char *form_value(const struct form *form, size_t index)
{
    assert(index < form->count);
    const struct form_item *item = &form->items[index];
    return item->kind == FORM_TEXT ? edit_text_peek(&item->text) : edit_line_peek(&item->line);
}

void form_set_value(struct form *form, size_t index, const char *value)
{
    assert(index < form->count);
    struct form_item *item = &form->items[index];
    if (item->kind == FORM_TEXT)
        edit_text_set(&item->text, value);
    else
        edit_line_set(&item->line, value);
}

void form_set_original(struct form *form, size_t index, const char *value)
{
    assert(index < form->count);
    free(form->items[index].original);
    form->items[index].original = memory_copy_text(value != NULL ? value : "");
}

void form_set_message(struct form *form, size_t index, enum form_severity severity, const char *text)
{
    assert(index < form->count);
    free(form->items[index].message);
    form->items[index].message = memory_copy_text(text);
    form->items[index].severity = severity;
}

bool form_item_is_changed(const struct form *form, size_t index)
{
    return form_takes_focus(form, index) && strcmp(form_value(form, index), form->items[index].original) != 0;
}

bool form_is_changed(const struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        if (form_item_is_changed(form, i))
            return true;
    }
    return false;
}

size_t form_first_error(const struct form *form, size_t from)
{
    for (size_t i = from; i < form->count; i++) {
        if (form->items[i].message != NULL && form->items[i].severity == FORM_ERROR)
            return i;
    }
    return form->count;
}

void form_focus(struct form *form, size_t index)
{
    assert(index < form->count && form_takes_focus(form, index));
    form->left = form->focus;
    form->focus = index;
}

bool form_is_typing(const struct form *form)
{
    return form->focus < form->count && form->items[form->focus].kind != FORM_CHOICE;
}
