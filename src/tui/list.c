#include "samreg/tui/list.h"

#include "samreg/base/text.h"

#include <assert.h>

static int columns_needed(const int *widths, size_t count)
{
    int needed = -1;
    for (size_t i = 0; i < count; i++)
        needed += widths[i] > 0 ? widths[i] + 1 : 0;
    return needed > 0 ? needed : 0;
}

static int least_width(const struct list_column *column)
{
    return column->minimum > 0 && column->minimum < column->width ? column->minimum : column->width;
}

/* The column that goes first: the highest priority number, of equals the last. `count` when only one is left. */
static size_t first_to_go(const struct list_column *columns, size_t count, const int *widths)
{
    size_t chosen = count;
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        if (widths[i] == 0)
            continue;
        left++;
        if (chosen == count || columns[i].priority >= columns[chosen].priority)
            chosen = i;
    }
    return left > 1 ? chosen : count;
}

/* Gives columns back what they wished for beyond their minimum, the most important first. */
static void restore_wishes(const struct list_column *columns, size_t count, int *widths, int spare)
{
    for (int priority = 0; spare > 0; priority++) {
        bool later = false;
        for (size_t i = 0; i < count && spare > 0; i++) {
            later = later || (widths[i] > 0 && columns[i].priority > priority);
            if (widths[i] == 0 || columns[i].priority != priority)
                continue;
            int more = columns[i].width - widths[i];
            more = more < spare ? more : spare;
            widths[i] += more;
            spare -= more;
        }
        if (!later)
            break;
    }
}

/* Gives columns what their heading takes with the sign of the order, from left to right. */
static void complete_titles(const struct list_column *columns, size_t count, int *widths, int spare)
{
    for (size_t i = 0; i < count && spare > 0; i++) {
        int whole = columns[i].title != NULL ? text_width(columns[i].title) + 2 : 0;
        int more = whole - widths[i] < spare ? whole - widths[i] : spare;
        if (widths[i] > 0 && more > 0) {
            widths[i] += more;
            spare -= more;
        }
    }
}

/* Shares what is left over among the columns that grow. */
static void share_rest(const struct list_column *columns, size_t count, int *widths, int spare)
{
    int growing = 0;
    for (size_t i = 0; i < count; i++)
        growing += columns[i].grows && widths[i] > 0;
    for (size_t i = 0; i < count && growing > 0 && spare > 0; i++) {
        if (!columns[i].grows || widths[i] == 0)
            continue;
        int part = spare / growing--;
        widths[i] += part;
        spare -= part;
    }
}

void list_layout(const struct list_column *columns, size_t count, int width, int *widths)
{
    for (size_t i = 0; i < count; i++)
        widths[i] = least_width(&columns[i]);
    while (columns_needed(widths, count) > width) {
        size_t gone = first_to_go(columns, count, widths);
        if (gone == count)
            break;
        widths[gone] = 0;
    }
    int spare = width - columns_needed(widths, count);
    if (spare < 0) {
        for (size_t i = 0; i < count; i++)
            widths[i] = widths[i] > 0 ? (width > 0 ? width : 0) : 0;
        return;
    }
    restore_wishes(columns, count, widths, spare);
    complete_titles(columns, count, widths, width - columns_needed(widths, count));
    share_rest(columns, count, widths, width - columns_needed(widths, count));
}

void list_init(struct list *list)
{
    *list = (struct list){.page = 1, .sorted = -1, .has_heading = true, .revision = 1};
    list->rows.first = -1;
    list->rows.count = -1;
}

void list_touch(struct list *list)
{
    list->revision++;
}

static size_t page_of(const struct list *list)
{
    return list->page > 0 ? (size_t)list->page : 1;
}

/* Scrolls as little as shows the cursor, and leaves no room unused below the last row. */
static void scroll_to_cursor(struct list *list)
{
    size_t page = page_of(list);
    size_t loaded = list->rows.loaded;
    if (list->cursor >= loaded)
        list->cursor = loaded > 0 ? loaded - 1 : 0;
    if (list->top > list->cursor)
        list->top = list->cursor;
    if (list->cursor - list->top >= page)
        list->top = list->cursor - page + 1;
    if (!list->rows.more_after && list->top + page > loaded)
        list->top = loaded > page ? loaded - page : 0;
}

void list_go(struct list *list, size_t row)
{
    list->wanted = 0;
    list->jump = LIST_WANT_NOTHING;
    list->cursor = row;
    scroll_to_cursor(list);
}

/* What is still to be moved once a jump has arrived: from the end only up, from the beginning only down. */
static void move_after_jump(struct list *list, long long rows)
{
    bool last = list->jump == LIST_WANT_LAST;
    list->wanted += rows;
    if (last ? list->wanted > 0 : list->wanted < 0)
        list->wanted = 0;
}

/* Moves the cursor by rows; what rows are missing for is kept in `wanted`, and further moves add to it: keys come
 * faster than rows. */
static void move_by(struct list *list, long long rows)
{
    long long last = (long long)list->rows.loaded - 1;
    long long target = (long long)list->cursor + list->wanted + rows;
    if (list->jump != LIST_WANT_NOTHING) {
        move_after_jump(list, rows);
        return;
    }
    if (last < 0) {
        list->wanted += rows;
        return;
    }
    list->wanted = 0;
    if (target < 0) {
        list->wanted = list->rows.more_before ? target : 0;
        target = 0;
    } else if (target > last) {
        list->wanted = list->rows.more_after ? target - last : 0;
        target = last;
    }
    list->cursor = (size_t)target;
    scroll_to_cursor(list);
}

/* Moves cursor and view by a page, so that the cursor keeps its place on the screen. */
static void move_page(struct list *list, bool down)
{
    size_t page = page_of(list);
    if (down) {
        if (list->top + page < list->rows.loaded)
            list->top += page;
        move_by(list, (long long)page);
    } else {
        list->top = list->top > page ? list->top - page : 0;
        move_by(list, -(long long)page);
    }
}

/* To the first or the last row, asking for it when it is not loaded. */
static void jump_to(struct list *list, enum list_want jump)
{
    bool first = jump == LIST_WANT_FIRST;
    list->wanted = 0;
    list->jump = (first ? list->rows.more_before : list->rows.more_after) ? jump : LIST_WANT_NOTHING;
    list->cursor = first || list->rows.loaded == 0 ? 0 : list->rows.loaded - 1;
    scroll_to_cursor(list);
}

void list_set_rows(struct list *list, const struct list_rows *rows, long long shift)
{
    list->rows = *rows;
    enum list_want jump = list->jump;
    list->jump = LIST_WANT_NOTHING;
    if (jump != LIST_WANT_NOTHING) {
        long long wanted = list->wanted;
        list->top = 0;
        jump_to(list, jump);
        list->jump = LIST_WANT_NOTHING;
        move_by(list, wanted);
    } else {
        long long cursor = (long long)list->cursor + shift;
        long long top = (long long)list->top + shift;
        list->cursor = cursor > 0 ? (size_t)cursor : 0;
        list->top = top > 0 ? (size_t)top : 0;
        scroll_to_cursor(list);
        move_by(list, 0); /* and by what was wanted */
        if (rows->loaded == 0)
            list->wanted = 0;
    }
    list_touch(list);
}

enum list_want list_wants(const struct list *list)
{
    const struct list_rows *rows = &list->rows;
    if (list->jump != LIST_WANT_NOTHING)
        return list->jump;
    if (list->wanted > 0 && rows->more_after)
        return LIST_WANT_AFTER;
    if (list->wanted < 0 && rows->more_before)
        return LIST_WANT_BEFORE;
    if (rows->more_after && list->top + page_of(list) > rows->loaded)
        return LIST_WANT_AFTER;
    if (rows->more_before && list->top == 0 && rows->loaded < page_of(list))
        return LIST_WANT_BEFORE;
    return LIST_WANT_NOTHING;
}

static enum list_result mark(struct list *list)
{
    if (!list->has_marks || list->rows.loaded == 0)
        return LIST_IGNORED;
    list->marked_row = list->cursor;
    list_touch(list);
    move_by(list, 1);
    return LIST_MARK;
}

enum list_result list_key(struct list *list, struct key key)
{
    if (key.modifiers != 0)
        return LIST_IGNORED;
    switch (key.code) {
    case KEY_CODE_UP:
        move_by(list, -1);
        return LIST_MOVED;
    case KEY_CODE_DOWN:
        move_by(list, 1);
        return LIST_MOVED;
    case KEY_CODE_PAGE_UP:
        move_page(list, false);
        return LIST_MOVED;
    case KEY_CODE_PAGE_DOWN:
        move_page(list, true);
        return LIST_MOVED;
    case KEY_CODE_HOME:
        jump_to(list, LIST_WANT_FIRST);
        return LIST_MOVED;
    case KEY_CODE_END:
        jump_to(list, LIST_WANT_LAST);
        return LIST_MOVED;
    case KEY_CODE_ENTER:
        return list->rows.loaded > 0 ? LIST_CHOSEN : LIST_IGNORED;
    case KEY_CODE_SPACE:
        return mark(list);
    default:
        return LIST_IGNORED;
    }
}

long long list_place(const struct list *list)
{
    if (list->rows.first < 0 || list->rows.loaded == 0)
        return -1;
    return list->rows.first + (long long)list->cursor;
}

/* What one call of list_draw() works with. */
struct drawing {
    struct list *list;
    struct area area;
    const struct list_column *columns;
    size_t count;
    const struct list_source *source;
    bool focus;
    int gutter;
    int widths[LIST_COLUMNS];
    struct str text;
};

/* The title of a column, with the sort sign behind it, or before it where it would be cut. */
static void put_title(struct drawing *d, size_t column)
{
    const char *title = d->columns[column].title != NULL ? d->columns[column].title : "";
    str_reset(&d->text);
    if (d->list->sorted != (int)column) {
        str_add(&d->text, title);
        return;
    }
    const char *sign = draw_sort_sign(d->list->descending);
    bool behind = text_width(title) + 2 <= d->widths[column];
    if (behind)
        str_addf(&d->text, "%s %s", title, sign);
    else
        str_addf(&d->text, "%s%s", sign, title);
}

static void draw_heading(struct drawing *d)
{
    int x = d->gutter;
    draw_cell(d->area, 0, 0, d->gutter, "", DRAW_LEFT, STYLE_HEADING);
    for (size_t i = 0; i < d->count; i++) {
        if (d->widths[i] == 0)
            continue;
        put_title(d, i);
        draw_cell(d->area, 0, x, d->widths[i], str_peek(&d->text), d->columns[i].align, STYLE_HEADING);
        draw_cell(d->area, 0, x + d->widths[i], 1, "", DRAW_LEFT, STYLE_HEADING);
        x += d->widths[i] + 1;
    }
    draw_cell(d->area, 0, x, d->area.width - x, "", DRAW_LEFT, STYLE_HEADING);
}

/* The style of the cursor's bar; STYLE_NORMAL for other rows. */
static enum style bar_style(const struct drawing *d, size_t row)
{
    if (row != d->list->cursor)
        return STYLE_NORMAL;
    return d->focus ? STYLE_SELECTED : STYLE_SELECTED_INACTIVE;
}

/* The next column that stands on the screen; `count` when there is none. */
static size_t next_shown(const struct drawing *d, size_t column)
{
    do
        column++;
    while (column < d->count && d->widths[column] == 0);
    return column;
}

/* How much of the next column a text may take in this row: what stands free before a text at the right of it, or all of
 * it with the gap before it where there is none. */
static int find_room(struct drawing *d, size_t row, size_t column)
{
    size_t next = d->columns[column].spills ? next_shown(d, column) : d->count;
    enum style style = STYLE_NORMAL;

    if (next == d->count)
        return 0;
    str_reset(&d->text);
    d->source->cell(d->source->context, row, next, &d->text, &style);
    int taken = text_width(str_peek(&d->text));
    if (taken == 0)
        return d->widths[next] + 1;
    return d->columns[next].align == DRAW_RIGHT && taken < d->widths[next] ? d->widths[next] - taken : 0;
}

static void draw_row(struct drawing *d, int y, size_t row)
{
    if (row >= d->list->rows.loaded) {
        draw_cell(d->area, y, 0, d->area.width, "", DRAW_LEFT, STYLE_NORMAL);
        return;
    }
    enum style bar = bar_style(d, row);
    bool marked = d->list->has_marks && d->source->is_marked != NULL && d->source->is_marked(d->source->context, row);
    enum style plain = marked ? STYLE_MARKED : STYLE_NORMAL;
    draw_cell(d->area, y, 0, 1, bar != STYLE_NORMAL ? ">" : "", DRAW_LEFT, bar);
    if (d->list->has_marks)
        draw_cell(d->area, y, 1, 1, marked ? "*" : "", DRAW_LEFT, bar != STYLE_NORMAL ? bar : plain);
    int x = d->gutter, lent = 0; /* by this column to the one before */
    for (size_t i = 0; i < d->count; i++) {
        if (d->widths[i] == 0)
            continue;
        if (d->widths[i] < lent) { /* all of it */
            lent = 0;
            continue;
        }
        int width = d->widths[i] - lent;
        lent = find_room(d, row, i);
        width += lent;
        enum style style = plain;
        str_reset(&d->text);
        d->source->cell(d->source->context, row, i, &d->text, &style);
        if (bar != STYLE_NORMAL)
            style = bar;
        draw_cell(d->area, y, x, width, str_peek(&d->text), d->columns[i].align, style);
        draw_cell(d->area, y, x + width, 1, "", DRAW_LEFT, bar);
        x += width + 1;
    }
    draw_cell(d->area, y, x, d->area.width - x, "", DRAW_LEFT, bar);
}

/* True when what stands on the screen differs from the list in no more than the cursor's row. */
static bool only_cursor_moved(const struct drawing *d)
{
    const struct list_drawn *drawn = &d->list->drawn;
    return drawn->valid && drawn->generation == draw_generation() && drawn->revision == d->list->revision &&
           drawn->top == d->list->top && area_equal(drawn->area, d->area);
}

static void draw_rows(struct drawing *d, int heading)
{
    const struct list_drawn *drawn = &d->list->drawn;
    bool few = only_cursor_moved(d);
    if (heading > 0 && !few)
        draw_heading(d);
    for (int y = 0; y < d->list->page; y++) {
        size_t row = d->list->top + (size_t)y;
        bool concerned = row == d->list->cursor || row == drawn->cursor;
        bool same = drawn->cursor == d->list->cursor && drawn->focus == d->focus;
        if (!few || (concerned && !same))
            draw_row(d, heading + y, row);
    }
}

void list_draw(struct list *list, struct area area, const struct list_column *columns, size_t count,
               const struct list_source *source, bool focus)
{
    assert(count >= 1 && count <= LIST_COLUMNS);
    int heading = list->has_heading && area.height > 1 ? 1 : 0;
    int page = area.height > heading ? area.height - heading : 0;
    if (page != list->page) {
        list->page = page;
        /* Before the first drawing nobody knew how much there is room for: what stands before the cursor is shown too.
         */
        if (!list->drawn.valid)
            list->top = list->cursor < page_of(list) ? 0 : list->cursor - page_of(list) / 2;
        scroll_to_cursor(list);
    }
    struct drawing d = {list, area, columns, count, source, focus, list->has_marks ? 2 : 1, {0}, {0}};
    list_layout(columns, count, area.width - d.gutter, d.widths);
    draw_rows(&d, heading);
    str_clear(&d.text);
    list->drawn = (struct list_drawn){list->revision, draw_generation(), area, list->cursor, list->top, focus, true};
    if (focus) {
        int y = list->rows.loaded > 0 ? heading + (int)(list->cursor - list->top) : heading;
        draw_cursor(area, y, d.gutter < area.width ? d.gutter : 0);
    }
}
