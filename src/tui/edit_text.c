#include "samreg/tui/edit_text.h"

#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/edit_buffer.h"

#include <stdlib.h>
#include <string.h>

enum { USUAL_WIDTH = 60, USUAL_HEIGHT = 5 };

/* One row of the wrapped text: the bytes shown, and where the next row begins. */
struct row {
    size_t begin;
    size_t end;
    size_t next;
};

void edit_text_init(struct edit_text *text, size_t limit)
{
    *text = (struct edit_text){.limit = limit, .column = -1};
}

void edit_text_clear(struct edit_text *text)
{
    str_clear(&text->text);
    str_clear(&text->erased.text);
    *text = (struct edit_text){.column = -1};
}

void edit_text_set(struct edit_text *text, const char *value)
{
    const char *given = value != NULL ? value : "";
    char *composed = text_normalise(given, text_valid_length(given, strlen(given)));
    str_reset(&text->text);
    str_add(&text->text, composed);
    free(composed);
    text->cursor = 0;
    text->top = 0;
    text->column = -1;
}

const char *edit_text_peek(const struct edit_text *text)
{
    return str_peek(&text->text);
}

static int width_of(const struct edit_text *text)
{
    return text->width > 0 ? text->width : USUAL_WIDTH;
}

static int height_of(const struct edit_text *text)
{
    return text->height > 0 ? text->height : USUAL_HEIGHT;
}

/* The row that begins at `begin`. It ends at a line feed, or behind the last space that fits, or where a long word must
 * be cut. Spaces may hang over the edge, so that the next row begins with a word. */
static struct row row_at(const struct edit_text *text, size_t begin)
{
    const char *bytes = str_peek(&text->text);
    size_t length = text->text.length;
    size_t after_space = begin;
    int columns = 0;
    size_t at = begin;
    while (at < length && bytes[at] != '\n') {
        size_t next = text_next_cluster(bytes, length, at);
        bool space = bytes[at] == ' ';
        columns += text_cluster_width(bytes + at, next - at);
        if (columns > width_of(text) && !space && at > begin) {
            size_t end = after_space > begin ? after_space : at;
            return (struct row){begin, end, end};
        }
        at = next;
        if (space)
            after_space = at;
    }
    return (struct row){begin, at, at < length ? at + 1 : at};
}

/* True when `row` is the last one: nothing follows, not even the empty row behind a final line feed. */
static bool is_last(const struct edit_text *text, struct row row)
{
    return row.next == text->text.length && (row.next == row.end || text->text.length == 0);
}

/* The row the cursor stands in, and its number. */
static struct row cursor_row(const struct edit_text *text, int *number)
{
    struct row row = row_at(text, 0);
    *number = 0;
    while (!is_last(text, row) && text->cursor >= row.next) {
        row = row_at(text, row.next);
        ++*number;
    }
    return row;
}

static struct row row_numbered(const struct edit_text *text, int number)
{
    struct row row = row_at(text, 0);
    for (int i = 0; i < number && !is_last(text, row); i++)
        row = row_at(text, row.next);
    return row;
}

static int column_in(const struct edit_text *text, struct row row)
{
    return edit_buffer_width(str_peek(&text->text) + row.begin, text->cursor - row.begin);
}

int edit_text_rows(const struct edit_text *text)
{
    int rows = 1;
    for (struct row row = row_at(text, 0); !is_last(text, row); row = row_at(text, row.next))
        rows++;
    return rows;
}

void edit_text_position(const struct edit_text *text, int *row, int *column)
{
    *column = column_in(text, cursor_row(text, row));
}

void edit_text_resize(struct edit_text *text, int height, int width)
{
    text->height = height;
    text->width = width;
}

/* Puts the cursor in a row, as near to the column as the row goes. */
static void go_to_column(struct edit_text *text, struct row row, int column)
{
    const char *bytes = str_peek(&text->text);
    /* In a wrapped row the place behind the last cluster is the beginning of the next row. */
    size_t last = row.next == row.end && row.end < text->text.length
                      ? text_previous_cluster(bytes, text->text.length, row.end)
                      : row.end;
    size_t at = row.begin;
    while (at < last) {
        size_t next = text_next_cluster(bytes, text->text.length, at);
        if (edit_buffer_width(bytes + row.begin, next - row.begin) > column)
            break;
        at = next;
    }
    text->cursor = at;
}

/* Moves by rows. Returns EDIT_IGNORED when already in the outermost row. */
static enum edit_result move_rows(struct edit_text *text, int rows)
{
    int number = 0;
    struct row row = cursor_row(text, &number);
    int last = edit_text_rows(text) - 1;
    int target = number + rows;
    if (target < 0)
        target = 0;
    if (target > last)
        target = last;
    if (target == number)
        return EDIT_IGNORED;
    int column = text->column >= 0 ? text->column : column_in(text, row);
    go_to_column(text, row_numbered(text, target), column);
    text->column = column;
    return EDIT_MOVED;
}

/* Home and End within the row. */
static enum edit_result move_in_row(struct edit_text *text, bool to_end)
{
    int number = 0;
    struct row row = cursor_row(text, &number);
    text->column = -1;
    if (to_end)
        go_to_column(text, row, width_of(text) + (int)text->text.length);
    else
        text->cursor = row.begin;
    return EDIT_MOVED;
}

static enum edit_result other_key(struct edit_text *text, struct key key)
{
    text->column = -1;
    if (key.modifiers == 0 && key.code == KEY_CODE_ENTER)
        return edit_buffer_insert(&text->text, &text->cursor, text->limit, "\n", 1);
    if (key.modifiers == KEY_CTRL && (key.code == KEY_CODE_HOME || key.code == KEY_CODE_END)) {
        text->cursor = key.code == KEY_CODE_HOME ? 0 : text->text.length;
        return EDIT_MOVED;
    }
    if (key.modifiers == KEY_CTRL && key.code == 'z')
        return edit_buffer_bring_back(&text->erased, &text->text, &text->cursor);
    if (edit_buffer_erases(key))
        edit_buffer_keep(&text->erased, &text->text, text->cursor);
    return edit_buffer_key(&text->text, &text->cursor, text->limit, key);
}

enum edit_result edit_text_key(struct edit_text *text, struct key key)
{
    if (key.modifiers != 0)
        return other_key(text, key);
    switch (key.code) {
    case KEY_CODE_UP:
        return move_rows(text, -1);
    case KEY_CODE_DOWN:
        return move_rows(text, 1);
    case KEY_CODE_PAGE_UP:
        return move_rows(text, -height_of(text));
    case KEY_CODE_PAGE_DOWN:
        return move_rows(text, height_of(text));
    case KEY_CODE_HOME:
        return move_in_row(text, false);
    case KEY_CODE_END:
        return move_in_row(text, true);
    default:
        return other_key(text, key);
    }
}

enum edit_result edit_text_paste(struct edit_text *text, const char *pasted, size_t length)
{
    struct str clean = {0};
    edit_buffer_clean_paste(pasted, length, true, &clean);
    text->column = -1;
    enum edit_result result =
        edit_buffer_insert(&text->text, &text->cursor, text->limit, str_peek(&clean), clean.length);
    str_clear(&clean);
    return result;
}

enum edit_result edit_text_cut_rest(struct edit_text *text)
{
    if (text->cursor == text->text.length)
        return EDIT_MOVED;
    edit_buffer_keep(&text->erased, &text->text, text->cursor);
    edit_buffer_splice(&text->text, text->cursor, text->text.length, "", 0);
    return EDIT_CHANGED;
}

/* Scrolls as little as shows the cursor. */
static void scroll_to_row(struct edit_text *text, int row)
{
    int height = height_of(text);
    if (text->top > row)
        text->top = row;
    if (text->top < row - height + 1)
        text->top = row - height + 1;
    int last = edit_text_rows(text) - height;
    if (text->top > last)
        text->top = last > 0 ? last : 0;
}

void edit_text_draw(struct edit_text *text, struct area area, enum style style, bool focus)
{
    if (area_is_empty(area))
        return;
    edit_text_resize(text, area.height, area.width);
    int at_row = 0;
    int column = 0;
    edit_text_position(text, &at_row, &column);
    if (focus)
        scroll_to_row(text, at_row);
    else
        text->top = 0;
    struct str line = {0};
    struct row row = row_numbered(text, text->top);
    bool more = true;
    for (int y = 0; y < area.height; y++) {
        str_reset(&line);
        if (more)
            str_add_bytes(&line, str_peek(&text->text) + row.begin, row.end - row.begin);
        /* Blanks that hang over the edge are no text that was cut. */
        while (line.length > 0 && line.text[line.length - 1] == ' ')
            line.text[--line.length] = '\0';
        draw_cell(area, y, 0, area.width, str_peek(&line), DRAW_LEFT, style);
        more = more && !is_last(text, row);
        row = more ? row_at(text, row.next) : row;
    }
    str_clear(&line);
    if (focus)
        draw_cursor(area, at_row - text->top, column < area.width ? column : area.width - 1);
}
