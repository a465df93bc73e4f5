#include "samreg/tui/form.h"

#include "samreg/tui/edit_buffer.h"

#include <assert.h>

static size_t next_item(const struct form *form, size_t index)
{
    for (size_t i = index + 1; i < form->count; i++) {
        if (form_takes_focus(form, i))
            return i;
    }
    return form->count;
}

static size_t previous_item(const struct form *form, size_t index)
{
    for (size_t i = index; i > 0; i--) {
        if (form_takes_focus(form, i - 1))
            return i - 1;
    }
    return form->count;
}

/* Puts an editor's cursor behind its text, as one wants it when one comes from before. */
static enum form_result go_to(struct form *form, size_t index)
{
    if (index >= form->count)
        return FORM_STAYED;
    form_focus(form, index);
    struct form_item *item = &form->items[index];
    item->line.cursor = item->line.text.length;
    return form->left == index ? FORM_STAYED : FORM_MOVED;
}

/* True when any cell of the row that the cell belongs to has text. */
static bool row_has_text(const struct form *form, size_t index, size_t columns)
{
    size_t begin = index - (size_t)form->items[index].id;
    for (size_t i = begin; i < begin + columns; i++) {
        if (form_value(form, i)[0] != '\0')
            return true;
    }
    return false;
}

/* True when the cell stands in the last row of its table. */
static bool in_last_row(const struct form *form, size_t index, size_t columns)
{
    size_t next_row = index - (size_t)form->items[index].id + columns;
    return next_row >= form->count || form->items[next_row].kind != FORM_CELL;
}

static enum form_result go_on(struct form *form)
{
    size_t next = next_item(form, form->focus);
    return next < form->count ? go_to(form, next) : FORM_SUBMIT;
}

/* Moves the focus out of the table it is in, to the first item behind it. Returns FORM_MOVED, or FORM_SUBMIT when none
 * is behind it. */
static enum form_result leave_table(struct form *form)
{
    assert(form->focus < form->count);
    size_t next = form->focus;
    while (next < form->count && form->items[next].kind == FORM_CELL)
        next++;
    while (next < form->count && !form_takes_focus(form, next))
        next++;
    return next < form->count ? go_to(form, next) : FORM_SUBMIT;
}

/* Down and Enter in a table. Down stays in the column; Enter goes to the next cell. */
static enum form_result advance_in_table(struct form *form, bool down)
{
    int column = 0;
    size_t columns = (size_t)form->items[form_table_of(form, form->focus, &column)].columns;
    bool last_row = in_last_row(form, form->focus, columns);
    if (down && !last_row)
        return go_to(form, form->focus + columns);
    /* Enter at the beginning of the empty row that a table ends with: no more rows. */
    bool ended = column == 0 && last_row && !row_has_text(form, form->focus, columns);
    if (!down && !ended && (size_t)column + 1 < columns)
        return go_to(form, form->focus + 1);
    if (!last_row)
        return go_on(form);
    if (row_has_text(form, form->focus, columns))
        return FORM_ADD_ROW;
    enum form_result result = leave_table(form);
    /* Down never saves: only Enter does. */
    return down && result == FORM_SUBMIT ? FORM_STAYED : result;
}

static enum form_result up_in_table(struct form *form)
{
    int column = 0;
    size_t table = form_table_of(form, form->focus, &column);
    size_t columns = (size_t)form->items[table].columns;
    if (form->focus - table > columns)
        return go_to(form, form->focus - columns);
    return go_to(form, previous_item(form, table));
}

static enum form_result press_enter(struct form *form)
{
    return form->items[form->focus].kind == FORM_CELL ? advance_in_table(form, false) : go_on(form);
}

static enum form_result press_down(struct form *form)
{
    if (form->items[form->focus].kind == FORM_CELL)
        return advance_in_table(form, true);
    return go_to(form, next_item(form, form->focus));
}

static enum form_result press_up(struct form *form)
{
    if (form->items[form->focus].kind == FORM_CELL)
        return up_in_table(form);
    return go_to(form, previous_item(form, form->focus));
}

/* A screen up or down: the item nearest to the row one page away in the same column of the form. */
static enum form_result press_page(struct form *form, int direction)
{
    int page = form->page > 1 ? form->page - 1 : 1;
    int x = form->items[form->focus].place.x;
    int aim = form->items[form->focus].place.y + direction * page;
    size_t best = form->focus;
    int best_distance = page;
    for (size_t i = 0; i < form->count; i++) {
        struct area place = form->items[i].place;
        int distance = place.y > aim ? place.y - aim : aim - place.y;
        bool beside = place.x != x && form->items[form->focus].kind != FORM_CELL && form->items[i].kind != FORM_CELL;
        if (form_takes_focus(form, i) && !beside && distance < best_distance) {
            best = i;
            best_distance = distance;
        }
    }
    if (best == form->focus)
        best = direction > 0 ? previous_item(form, form->count) : next_item(form, (size_t)-1);
    return go_to(form, best);
}

/* Field Exit: clears from the cursor on and goes on (ux.md 2.5). */
static enum form_result exit_field(struct form *form)
{
    struct form_item *item = &form->items[form->focus];
    if (item->read_only)
        return press_down(form);
    if (item->kind == FORM_TEXT)
        edit_text_cut_rest(&item->text);
    else if (item->kind == FORM_CHOICE)
        edit_line_set(&item->line, "");
    else
        edit_line_cut_rest(&item->line);
    enum form_result result = press_enter(form);
    return result == FORM_SUBMIT || result == FORM_STAYED ? FORM_CHANGED : result;
}

static enum form_result after_edit(enum edit_result result)
{
    switch (result) {
    case EDIT_CHANGED:
        return FORM_CHANGED;
    case EDIT_FULL:
        return FORM_FULL;
    case EDIT_MOVED:
        return FORM_STAYED;
    case EDIT_IGNORED:
        break;
    }
    return FORM_IGNORED;
}

/* True for keys that would change a text. */
static bool changes_text(const struct form_item *item, struct key key)
{
    bool removes = key.code == KEY_CODE_BACKSPACE || key.code == KEY_CODE_DELETE;
    bool removes_much = key.modifiers == KEY_CTRL && (key.code == 'w' || key.code == 'u');
    bool breaks = item->kind == FORM_TEXT && key.code == KEY_CODE_ENTER;
    return key_is_text(key) || removes || removes_much || breaks;
}

static enum form_result choose_key(struct form *form, struct form_item *item, struct key key)
{
    if (key_is_text(key)) {
        form->typed = key.code == KEY_CODE_SPACE ? (struct key){KEY_CODE_NONE, 0} : key;
        return FORM_CHOOSE;
    }
    bool removes = key.modifiers == 0 && (key.code == KEY_CODE_BACKSPACE || key.code == KEY_CODE_DELETE);
    if (!removes)
        return FORM_IGNORED;
    bool had_value = item->line.text.length > 0;
    edit_line_set(&item->line, "");
    return had_value ? FORM_CHANGED : FORM_STAYED;
}

static enum form_result edit_key(struct form *form, struct key key)
{
    struct form_item *item = &form->items[form->focus];
    if (item->read_only && changes_text(item, key))
        return FORM_REFUSED;
    if (item->kind == FORM_CHOICE)
        return choose_key(form, item, key);
    if (item->kind == FORM_TEXT)
        return after_edit(edit_text_key(&item->text, key));
    return after_edit(edit_line_key(&item->line, key));
}

/* Keys that move between items. */
static enum form_result move_key(struct form *form, struct key key)
{
    if (key.code == KEY_CODE_TAB)
        return go_to(form, (key.modifiers & KEY_SHIFT) != 0 ? previous_item(form, form->focus)
                                                            : next_item(form, form->focus));
    if (key.modifiers == KEY_CTRL) {
        if (key.code == 'k')
            return exit_field(form);
        if (key.code == KEY_CODE_HOME)
            return go_to(form, next_item(form, (size_t)-1));
        return key.code == KEY_CODE_END ? go_to(form, previous_item(form, form->count)) : FORM_IGNORED;
    }
    if (key.modifiers != 0)
        return FORM_IGNORED;
    switch (key.code) {
    case KEY_CODE_ENTER:
        return press_enter(form);
    case KEY_CODE_DOWN:
        return press_down(form);
    case KEY_CODE_UP:
        return press_up(form);
    case KEY_CODE_PAGE_DOWN:
        return press_page(form, 1);
    case KEY_CODE_PAGE_UP:
        return press_page(form, -1);
    default:
        return FORM_IGNORED;
    }
}

enum form_result form_key(struct form *form, struct key key)
{
    form->typed = (struct key){KEY_CODE_NONE, 0};
    if (form->focus >= form->count)
        return FORM_IGNORED;
    /* In a long text the keys that move go to the text first, as long as it has somewhere to go. */
    bool long_text = form->items[form->focus].kind == FORM_TEXT && key.modifiers == 0;
    enum form_result result = long_text ? edit_key(form, key) : move_key(form, key);
    if (result != FORM_IGNORED)
        return result;
    return long_text ? move_key(form, key) : edit_key(form, key);
}

enum form_result form_paste(struct form *form, const char *text, size_t length)
{
    if (form->focus >= form->count)
        return FORM_IGNORED;
    struct form_item *item = &form->items[form->focus];
    if (item->read_only)
        return FORM_REFUSED;
    if (item->kind == FORM_CHOICE)
        return FORM_IGNORED;
    if (item->kind == FORM_TEXT)
        return after_edit(edit_text_paste(&item->text, text, length));
    return after_edit(edit_line_paste(&item->line, text, length));
}
