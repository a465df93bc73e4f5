#include "samreg/tui/compare.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/popup.h"

#include <stdlib.h>

enum { WIDEST = 110, LABEL_MOST = 24, SIGN = 2, FULL_ROWS = 2 };

void compare_init(struct compare *compare, const char *title, const char *text, const char *left_title,
                  const char *right_title)
{
    *compare = (struct compare){.title = memory_copy_text(title), .text = memory_copy_text(text != NULL ? text : "")};
    compare->left_title = memory_copy_text(left_title != NULL ? left_title : "");
    compare->right_title = memory_copy_text(right_title != NULL ? right_title : "");
    compare->page = 1;
}

void compare_clear(struct compare *compare)
{
    for (size_t i = 0; i < compare->count; i++) {
        free(compare->rows[i].label);
        free(compare->rows[i].left);
        free(compare->rows[i].right);
    }
    free(compare->rows);
    free(compare->title);
    free(compare->text);
    free(compare->left_title);
    free(compare->right_title);
    *compare = (struct compare){0};
}

void compare_add(struct compare *compare, int id, const char *label, const char *left, const char *right)
{
    compare->rows = array_room(compare->rows, compare->count, &compare->capacity, sizeof *compare->rows);
    compare->rows[compare->count++] = (struct compare_row){
        .id = id,
        .label = memory_copy_text(label != NULL ? label : ""),
        .left = memory_copy_text(left != NULL ? left : ""),
        .right = memory_copy_text(right != NULL ? right : ""),
    };
}

static enum compare_result move_to(struct compare *compare, size_t row)
{
    if (compare->count > 0)
        compare->cursor = row < compare->count ? row : compare->count - 1;
    return COMPARE_STAYED;
}

static enum compare_result set_choice(struct compare *compare, bool take_right)
{
    if (compare->cursor < compare->count)
        compare->rows[compare->cursor].take_right = take_right;
    return COMPARE_STAYED;
}

static enum compare_result flip_choice(struct compare *compare)
{
    return set_choice(compare, compare->cursor < compare->count && !compare->rows[compare->cursor].take_right);
}

enum compare_result compare_key(struct compare *compare, struct key key)
{
    if (key_is_cancel(key))
        return COMPARE_CANCELLED;
    if (key.modifiers == KEY_CTRL && key.code == 's')
        return COMPARE_DONE;
    if (key.modifiers != 0)
        return COMPARE_IGNORED;
    size_t cursor = compare->cursor;
    switch (key.code) {
    case KEY_CODE_UP:
        return move_to(compare, cursor > 0 ? cursor - 1 : 0);
    case KEY_CODE_DOWN:
        return move_to(compare, cursor + 1);
    case KEY_CODE_PAGE_UP:
        return move_to(compare, cursor > compare->page ? cursor - compare->page : 0);
    case KEY_CODE_PAGE_DOWN:
        return move_to(compare, cursor + compare->page);
    case KEY_CODE_HOME:
        return move_to(compare, 0);
    case KEY_CODE_END:
        return move_to(compare, compare->count);
    case KEY_CODE_LEFT:
        return set_choice(compare, false);
    case KEY_CODE_RIGHT:
        return set_choice(compare, true);
    case KEY_CODE_SPACE:
    case KEY_CODE_TAB:
        return flip_choice(compare);
    case KEY_CODE_ENTER:
        return cursor + 1 < compare->count ? move_to(compare, cursor + 1) : COMPARE_DONE;
    default:
        return COMPARE_IGNORED;
    }
}

/* The columns of the table: label, left value, right value. */
struct columns {
    int label;
    int left;
    int right;
    int width;
};

static struct columns divide(const struct compare *compare, int width)
{
    int label = 0;
    for (size_t i = 0; i < compare->count; i++) {
        int wish = text_width(compare->rows[i].label);
        label = wish > label ? wish : label;
    }
    label = label > LABEL_MOST ? LABEL_MOST : label;
    label = label > width / 3 ? width / 3 : label;
    int half = (width - label - 1) / 2;
    half = half > 0 ? half : 0;
    return (struct columns){label, label + 1, label + 1 + half, half > 1 ? half - 1 : half};
}

static void draw_value(struct area area, int y, int x, int width, const char *value, bool taken, enum style style)
{
    struct draw_span spans[] = {{taken ? "> " : "  ", style}, {value[0] != '\0' ? value : draw_dot(), style}};
    draw_spans(area, y, x, width, spans, sizeof spans / sizeof spans[0], style);
}

static void draw_row(const struct compare *compare, size_t index, struct area area, int y, struct columns columns)
{
    const struct compare_row *row = &compare->rows[index];
    bool here = index == compare->cursor;
    enum style left = row->take_right ? STYLE_DIM : STYLE_STRONG;
    enum style right = row->take_right ? STYLE_STRONG : STYLE_DIM;
    draw_cell(area, y, 0, columns.label, row->label, DRAW_LEFT, here ? STYLE_ACCENT : STYLE_LABEL);
    draw_value(area, y, columns.left, columns.width, row->left, !row->take_right,
               here && !row->take_right ? STYLE_SELECTED : left);
    draw_value(area, y, columns.right, columns.width, row->right, row->take_right,
               here && row->take_right ? STYLE_SELECTED : right);
    if (here)
        draw_cursor(area, y, (row->take_right ? columns.right : columns.left) + SIGN);
}

static void scroll_to_cursor(struct compare *compare, int height)
{
    compare->page = height > 0 ? (size_t)height : 1;
    if (compare->top > compare->cursor)
        compare->top = compare->cursor;
    if (compare->cursor - compare->top >= compare->page)
        compare->top = compare->cursor - compare->page + 1;
}

/* The value chosen in the cursor's row, in as many columns as there are. */
static void draw_full(const struct compare *compare, struct area area)
{
    if (compare->cursor >= compare->count || area.height < FULL_ROWS)
        return;
    const struct compare_row *row = &compare->rows[compare->cursor];
    const char *titles[] = {compare->left_title, compare->right_title};
    const char *values[] = {row->left, row->right};
    for (int i = 0; i < FULL_ROWS; i++) {
        bool taken = row->take_right == (i == 1);
        struct draw_span spans[] = {
            {titles[i], STYLE_LABEL}, {": ", STYLE_LABEL}, {values[i], taken ? STYLE_STRONG : STYLE_NORMAL}};
        draw_spans(area, i, 0, area.width, spans, sizeof spans / sizeof spans[0], STYLE_NORMAL);
    }
}

void compare_draw(struct compare *compare, struct area screen)
{
    /* Text, blank, titles, rows, blank, the cursor's row in full. */
    int height = 3 + (int)(compare->count < 1000 ? compare->count : 1000) + 1 + FULL_ROWS;
    struct area content = popup_draw_frame(screen, height, WIDEST, compare->title, NULL);
    struct columns columns = divide(compare, content.width);
    if (content.height > 4) {
        struct area text = area_take_top(&content, 2);
        draw_cell(text, 0, 0, text.width, compare->text, DRAW_LEFT, STYLE_NORMAL);
    }
    struct area full = {0, 0, 0, 0};
    if (content.height > FULL_ROWS + 3) {
        full = area_take_bottom(&content, FULL_ROWS);
        area_take_bottom(&content, 1);
    }
    if (content.height > 1) {
        struct area heading = area_take_top(&content, 1);
        draw_cell(heading, 0, columns.left, columns.width, compare->left_title, DRAW_LEFT, STYLE_HEADING);
        draw_cell(heading, 0, columns.right, columns.width, compare->right_title, DRAW_LEFT, STYLE_HEADING);
    }
    scroll_to_cursor(compare, content.height);
    for (int y = 0; y < content.height && compare->top + (size_t)y < compare->count; y++)
        draw_row(compare, compare->top + (size_t)y, content, y, columns);
    draw_full(compare, full);
}
