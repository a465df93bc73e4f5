#include "samreg/tui/crosstab.h"

void crosstab_init(struct crosstab *crosstab)
{
    *crosstab = (struct crosstab){.cell_width = 2, .row_head_width = 20, .sum_width = 5, .head_height = 1,
                                  .page_rows = 1, .page_columns = 1, .revision = 1};
}

void crosstab_touch(struct crosstab *crosstab)
{
    crosstab->revision++;
}

/* ---- Moving ---- */

static size_t clamp(size_t place, size_t count)
{
    return place < count ? place : count > 0 ? count - 1 : 0;
}

/* Scrolls as little as shows the cursor's row. */
static size_t scroll_rows(size_t top, size_t row, size_t page, size_t count)
{
    if (top > row)
        top = row;
    if (row - top >= page)
        top = row - page + 1;
    return top + page > count ? (count > page ? count - page : 0) : top;
}

/* To the side the view jumps: drawing everything anew for each column would cost a screen for a key. */
static size_t scroll_columns(size_t left, size_t column, size_t page, size_t count)
{
    if (column < left || column - left >= page)
        left = column > page / 2 ? column - page / 2 : 0;
    return left + page > count ? (count > page ? count - page : 0) : left;
}

void crosstab_show_cursor(struct crosstab *crosstab)
{
    crosstab->row = clamp(crosstab->row, crosstab->rows);
    crosstab->column = clamp(crosstab->column, crosstab->columns);
    crosstab->anchor_row = clamp(crosstab->anchor_row, crosstab->rows);
    crosstab->anchor_column = clamp(crosstab->anchor_column, crosstab->columns);
    crosstab->top = scroll_rows(crosstab->top, crosstab->row, (size_t)crosstab->page_rows, crosstab->rows);
    crosstab->left =
        scroll_columns(crosstab->left, crosstab->column, (size_t)crosstab->page_columns, crosstab->columns);
}

void crosstab_set_size(struct crosstab *crosstab, size_t rows, size_t columns)
{
    crosstab->rows = rows;
    crosstab->columns = columns;
    crosstab_show_cursor(crosstab);
    crosstab_touch(crosstab);
}

void crosstab_go(struct crosstab *crosstab, size_t row, size_t column)
{
    crosstab->row = row;
    crosstab->column = column;
    crosstab_show_cursor(crosstab);
}

static size_t move(size_t place, long long steps, size_t count)
{
    long long to = (long long)place + steps;

    return to < 0 ? 0 : clamp((size_t)to, count);
}

static void move_by(struct crosstab *crosstab, long long rows, long long columns)
{
    crosstab_go(crosstab, move(crosstab->row, rows, crosstab->rows),
                move(crosstab->column, columns, crosstab->columns));
}

/* Moves the view with the cursor, which keeps its place on the screen. */
static void move_page(struct crosstab *crosstab, int rows, int columns)
{
    long long down = (long long)rows * crosstab->page_rows, aside = (long long)columns * crosstab->page_columns;

    crosstab->top = move(crosstab->top, down, crosstab->rows);
    crosstab->left = move(crosstab->left, aside, crosstab->columns);
    move_by(crosstab, down, aside);
}

static bool move_plainly(struct crosstab *crosstab, uint32_t code)
{
    switch (code) {
    case KEY_CODE_UP:
        move_by(crosstab, -1, 0);
        return true;
    case KEY_CODE_DOWN:
        move_by(crosstab, 1, 0);
        return true;
    case KEY_CODE_LEFT:
        move_by(crosstab, 0, -1);
        return true;
    case KEY_CODE_RIGHT:
        move_by(crosstab, 0, 1);
        return true;
    case KEY_CODE_PAGE_UP:
        move_page(crosstab, -1, 0);
        return true;
    case KEY_CODE_PAGE_DOWN:
        move_page(crosstab, 1, 0);
        return true;
    case KEY_CODE_HOME:
        crosstab_go(crosstab, crosstab->row, 0);
        return true;
    case KEY_CODE_END:
        crosstab_go(crosstab, crosstab->row, crosstab->columns);
        return true;
    case KEY_CODE_TAB:
        move_page(crosstab, 0, 1);
        return true;
    default:
        return false;
    }
}

static bool move_with_ctrl(struct crosstab *crosstab, uint32_t code)
{
    switch (code) {
    case KEY_CODE_UP:
        crosstab_go(crosstab, 0, crosstab->column);
        return true;
    case KEY_CODE_DOWN:
        crosstab_go(crosstab, crosstab->rows, crosstab->column);
        return true;
    case KEY_CODE_LEFT:
        move_page(crosstab, 0, -1);
        return true;
    case KEY_CODE_RIGHT:
        move_page(crosstab, 0, 1);
        return true;
    case KEY_CODE_HOME:
        crosstab_go(crosstab, 0, 0);
        return true;
    case KEY_CODE_END:
        crosstab_go(crosstab, crosstab->rows, crosstab->columns);
        return true;
    default:
        return false;
    }
}

static bool is_arrow(uint32_t code)
{
    return code == KEY_CODE_UP || code == KEY_CODE_DOWN || code == KEY_CODE_LEFT || code == KEY_CODE_RIGHT;
}

/* Begins a rectangle where there are no marks yet, and extends what there is. */
static void mark_and_move(struct crosstab *crosstab, uint32_t code)
{
    if (crosstab->marks == CROSSTAB_NO_MARKS) {
        crosstab_mark(crosstab, CROSSTAB_CELLS);
        crosstab->shifted = true;
    }
    move_plainly(crosstab, code);
}

enum crosstab_result crosstab_key(struct crosstab *crosstab, struct key key)
{
    bool moved = false;

    if (key.modifiers == 0 && key.code == KEY_CODE_ENTER)
        return crosstab->rows > 0 && crosstab->columns > 0 ? CROSSTAB_CHOSEN : CROSSTAB_IGNORED;
    if (key.modifiers == KEY_SHIFT && is_arrow(key.code)) {
        mark_and_move(crosstab, key.code);
        return CROSSTAB_MOVED;
    }
    if (key.modifiers == KEY_SHIFT && key.code == KEY_CODE_TAB) {
        move_page(crosstab, 0, -1);
        moved = true;
    } else if (key.modifiers == 0) {
        moved = move_plainly(crosstab, key.code);
    } else if (key.modifiers == KEY_CTRL) {
        moved = move_with_ctrl(crosstab, key.code);
    }
    if (moved && crosstab->shifted)
        crosstab_mark(crosstab, CROSSTAB_NO_MARKS);
    return moved ? CROSSTAB_MOVED : CROSSTAB_IGNORED;
}

/* ---- Marks ---- */

void crosstab_mark(struct crosstab *crosstab, enum crosstab_marks marks)
{
    crosstab->marks = marks;
    crosstab->shifted = false;
    crosstab->anchor_row = crosstab->row;
    crosstab->anchor_column = crosstab->column;
}

static void order(size_t one, size_t other, size_t *begin, size_t *end)
{
    *begin = one < other ? one : other;
    *end = (one < other ? other : one) + 1;
}

struct crosstab_block crosstab_marked(const struct crosstab *crosstab)
{
    bool any = crosstab->marks != CROSSTAB_NO_MARKS;
    struct crosstab_block block = {0};

    if (crosstab->rows == 0 || crosstab->columns == 0)
        return block;
    order(any ? crosstab->anchor_row : crosstab->row, crosstab->row, &block.row, &block.row_end);
    order(any ? crosstab->anchor_column : crosstab->column, crosstab->column, &block.column, &block.column_end);
    if (crosstab->marks == CROSSTAB_ROWS) {
        block.column = 0;
        block.column_end = crosstab->columns;
    } else if (crosstab->marks == CROSSTAB_COLUMNS) {
        block.row = 0;
        block.row_end = crosstab->rows;
    }
    return block;
}
