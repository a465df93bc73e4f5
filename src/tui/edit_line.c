#include "samreg/tui/edit_line.h"

#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/edit_buffer.h"

#include <stdlib.h>
#include <string.h>

void edit_line_init(struct edit_line *line, size_t limit)
{
    *line = (struct edit_line){.limit = limit};
}

void edit_line_clear(struct edit_line *line)
{
    str_clear(&line->text);
    str_clear(&line->erased.text);
    *line = (struct edit_line){0};
}

void edit_line_set(struct edit_line *line, const char *text)
{
    const char *given = text != NULL ? text : "";
    char *composed = text_normalise(given, text_valid_length(given, strlen(given)));
    str_reset(&line->text);
    str_add(&line->text, composed);
    free(composed);
    line->cursor = line->text.length;
    line->scroll = 0;
}

const char *edit_line_peek(const struct edit_line *line)
{
    return str_peek(&line->text);
}

enum edit_result edit_line_key(struct edit_line *line, struct key key)
{
    if (edit_buffer_erases(key))
        edit_buffer_keep(&line->erased, &line->text, line->cursor);
    if (key.modifiers == KEY_CTRL && key.code == 'z')
        return edit_buffer_bring_back(&line->erased, &line->text, &line->cursor);
    if (key.modifiers == 0 && key.code == KEY_CODE_HOME) {
        line->cursor = 0;
        return EDIT_MOVED;
    }
    if (key.modifiers == 0 && key.code == KEY_CODE_END) {
        line->cursor = line->text.length;
        return EDIT_MOVED;
    }
    if (key.modifiers == KEY_CTRL && key.code == 'u') {
        bool something = line->cursor > 0;
        edit_buffer_splice(&line->text, 0, line->cursor, "", 0);
        line->cursor = 0;
        return something ? EDIT_CHANGED : EDIT_MOVED;
    }
    return edit_buffer_key(&line->text, &line->cursor, line->limit, key);
}

enum edit_result edit_line_paste(struct edit_line *line, const char *text, size_t length)
{
    struct str clean = {0};
    edit_buffer_clean_paste(text, length, false, &clean);
    enum edit_result result =
        edit_buffer_insert(&line->text, &line->cursor, line->limit, str_peek(&clean), clean.length);
    str_clear(&clean);
    return result;
}

enum edit_result edit_line_cut_rest(struct edit_line *line)
{
    if (line->cursor == line->text.length)
        return EDIT_MOVED;
    edit_buffer_keep(&line->erased, &line->text, line->cursor);
    edit_buffer_splice(&line->text, line->cursor, line->text.length, "", 0);
    return EDIT_CHANGED;
}

/* Columns from the left edge to the cursor when the line is shown from `scroll` on: an ellipsis stands before it. */
static int cursor_column(const struct edit_line *line, size_t scroll)
{
    int ellipsis = scroll > 0 ? 1 : 0;
    return ellipsis + edit_buffer_width(str_peek(&line->text) + scroll, line->cursor - scroll);
}

/* Columns that must stay free from the cursor on: its own cluster, and the ellipsis when more follows. */
static int need_behind_cursor(const struct edit_line *line)
{
    const char *text = str_peek(&line->text);
    if (line->cursor == line->text.length)
        return 1;
    size_t next = text_next_cluster(text, line->text.length, line->cursor);
    int width = text_cluster_width(text + line->cursor, next - line->cursor);
    return (width > 0 ? width : 1) + (next < line->text.length ? 1 : 0);
}

/* Scrolls as little as shows the cursor, and back when the end would leave room unused. */
static void scroll_to_cursor(struct edit_line *line, int width)
{
    const char *text = str_peek(&line->text);
    size_t length = line->text.length;
    if (line->scroll > line->cursor)
        line->scroll = line->cursor;
    if (line->scroll > 0 && line->scroll == line->cursor)
        line->scroll = text_previous_cluster(text, length, line->scroll);
    while (line->scroll < line->cursor && cursor_column(line, line->scroll) + need_behind_cursor(line) > width)
        line->scroll = text_next_cluster(text, length, line->scroll);
    while (line->scroll > 0) {
        size_t before = text_previous_cluster(text, length, line->scroll);
        if ((before > 0 ? 1 : 0) + edit_buffer_width(text + before, length - before) + 1 > width)
            break;
        line->scroll = before;
    }
}

void edit_line_draw(struct edit_line *line, struct area area, int y, int x, int width, enum style style, bool focus)
{
    if (width <= 0)
        return;
    if (!focus)
        line->scroll = 0;
    else
        scroll_to_cursor(line, width);
    int left = line->scroll > 0 ? 1 : 0;
    if (left > 0)
        draw_cell(area, y, x, 1, draw_ellipsis(), DRAW_LEFT, style);
    draw_cell(area, y, x + left, width - left, str_peek(&line->text) + line->scroll, DRAW_LEFT, style);
    if (focus)
        draw_cursor(area, y, x + cursor_column(line, line->scroll));
}
