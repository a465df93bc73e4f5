#include "samreg/tui/ask.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/popup.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* Columns of text that read well, and columns between two answers. */
enum { WIDEST = 64, NARROWEST = 24, BETWEEN = 2 };

void ask_init(struct ask *ask, const char *title, const char *text, enum style style)
{
    *ask = (struct ask){.title = memory_copy_text(title), .text = memory_copy_text(text != NULL ? text : "")};
    ask->style = style;
}

void ask_clear(struct ask *ask)
{
    for (size_t i = 0; i < ask->count; i++)
        free(ask->answers[i].words);
    free(ask->title);
    free(ask->text);
    *ask = (struct ask){0};
}

void ask_add(struct ask *ask, char letter, const char *words)
{
    assert(ask->count < ASK_ANSWERS);
    ask->answers[ask->count++] = (struct ask_answer){letter, memory_copy_text(words)};
}

static enum ask_result answer(struct ask *ask, size_t index)
{
    ask->chosen = index;
    return ASK_ANSWERED;
}

static enum ask_result scroll(struct ask *ask, int rows)
{
    int last = ask->rows > ask->page ? ask->rows - ask->page : 0;
    ask->top += rows;
    if (ask->top > last)
        ask->top = last;
    if (ask->top < 0)
        ask->top = 0;
    return ASK_STAYED;
}

static enum ask_result choose(struct ask *ask, size_t steps)
{
    if (ask->count > 0)
        ask->chosen = (ask->chosen + steps) % ask->count;
    return ASK_STAYED;
}

static enum ask_result letter_key(struct ask *ask, uint32_t code)
{
    uint32_t lower = code >= 'A' && code <= 'Z' ? code + 0x20 : code;
    for (size_t i = 0; i < ask->count; i++) {
        if (ask->answers[i].letter != 0 && lower == (uint32_t)(unsigned char)ask->answers[i].letter)
            return answer(ask, i);
    }
    return ASK_IGNORED;
}

enum ask_result ask_key(struct ask *ask, struct key key)
{
    if (key_is_cancel(key))
        return ASK_CANCELLED;
    if (key.code == KEY_CODE_TAB)
        return choose(ask, (key.modifiers & KEY_SHIFT) != 0 ? ask->count - 1 : 1);
    if (key.modifiers != 0)
        return ASK_IGNORED;
    switch (key.code) {
    case KEY_CODE_ENTER:
        return ask->count > 0 ? answer(ask, ask->chosen) : ASK_CANCELLED;
    case KEY_CODE_SPACE:
        return ask->count > 0 ? ASK_IGNORED : ASK_CANCELLED;
    case KEY_CODE_LEFT:
        return choose(ask, ask->count - 1);
    case KEY_CODE_RIGHT:
        return choose(ask, 1);
    case KEY_CODE_UP:
        return scroll(ask, -1);
    case KEY_CODE_DOWN:
        return scroll(ask, 1);
    case KEY_CODE_PAGE_UP:
        return scroll(ask, -ask->page);
    case KEY_CODE_PAGE_DOWN:
        return scroll(ask, ask->page);
    default:
        return letter_key(ask, key.code);
    }
}

/* Columns of an answer: its words in brackets. */
static int answer_width(const struct ask_answer *answer)
{
    return text_width(answer->words) + 4;
}

static int answers_width(const struct ask *ask)
{
    int width = 0;
    for (size_t i = 0; i < ask->count; i++)
        width += answer_width(&ask->answers[i]) + (i > 0 ? BETWEEN : 0);
    return width;
}

/* The offset of the answer's letter in its words; their length when it does not stand there. */
static size_t letter_offset(const struct ask_answer *answer)
{
    const char both[] = {answer->letter, (char)(answer->letter - 0x20), '\0'};
    return answer->letter != 0 ? strcspn(answer->words, both) : strlen(answer->words);
}

static void draw_answer(const struct ask *ask, size_t index, struct area area, int y, int x)
{
    const struct ask_answer *answer = &ask->answers[index];
    bool chosen = index == ask->chosen;
    size_t letter = letter_offset(answer);
    bool found = answer->words[letter] != '\0';
    char *before = memory_copy_bytes(answer->words, letter);
    char *key = memory_copy_bytes(answer->words + letter, found ? 1 : 0);
    enum style plain = chosen ? STYLE_SELECTED : STYLE_NORMAL;
    struct draw_span spans[] = {{chosen ? "> " : "[ ", plain},
                                {before, plain},
                                {key, chosen ? STYLE_SELECTED : STYLE_BAR_KEY},
                                {answer->words + letter + (found ? 1 : 0), plain},
                                {chosen ? " <" : " ]", plain}};
    draw_spans(area, y, x, answer_width(answer), spans, sizeof spans / sizeof spans[0], plain);
    if (chosen)
        draw_cursor(area, y, x + 2);
    free(before);
    free(key);
}

/* Draws the answers side by side, or below one another where the area is too narrow. */
static void draw_answers(const struct ask *ask, struct area area, bool side_by_side)
{
    int x = side_by_side ? (area.width - answers_width(ask)) / 2 : 0;
    for (size_t i = 0; i < ask->count; i++) {
        draw_answer(ask, i, area, side_by_side ? 0 : (int)i, x);
        x += side_by_side ? answer_width(&ask->answers[i]) + BETWEEN : 0;
    }
}

struct text_rows {
    struct area area;
    int row; /* number of the next row of the whole text */
    int top;
    enum style style;
    struct str line;
};

static bool count_row(void *context, const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    int *rows = context;
    ++*rows;
    return true;
}

static bool draw_row(void *context, const char *bytes, size_t length)
{
    struct text_rows *rows = context;
    int y = rows->row++ - rows->top;
    str_reset(&rows->line);
    str_add_bytes(&rows->line, bytes, length);
    if (y >= 0)
        draw_cell(rows->area, y, 0, rows->area.width, str_peek(&rows->line), DRAW_LEFT, rows->style);
    return y + 1 < rows->area.height;
}

static int widest_line(const char *text)
{
    int widest = 0;
    struct str line = {0};
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");
        str_reset(&line);
        str_add_bytes(&line, text, length);
        int width = text_width(str_peek(&line));
        widest = width > widest ? width : widest;
        text += length + (text[length] == '\n' ? 1 : 0);
    }
    str_clear(&line);
    return widest;
}

static int between(int least, int value, int most)
{
    return value < least ? least : value > most ? most : value;
}

void ask_draw(struct ask *ask, struct area screen)
{
    int wish = widest_line(ask->text);
    if (answers_width(ask) > wish)
        wish = answers_width(ask);
    int width = popup_content(screen, screen.height, between(NARROWEST, wish, WIDEST)).width;
    ask->rows = 0;
    text_wrap(ask->text, width > 0 ? width : 1, count_row, &ask->rows);
    bool side_by_side = answers_width(ask) <= width;
    int answers = ask->count == 0 ? 0 : side_by_side ? 1 : (int)ask->count;
    int gap = answers > 0 ? 1 : 0;
    struct area content = popup_draw_frame(screen, ask->rows + gap + answers, width, ask->title, NULL);
    /* The answers stay on the screen whatever becomes of the text. */
    struct area bottom = area_take_bottom(&content, answers);
    if (content.height > ask->rows || content.height > 2)
        area_take_bottom(&content, gap);
    ask->page = content.height;
    scroll(ask, 0);
    struct text_rows rows = {.area = content, .top = ask->top, .style = ask->style};
    draw_cursor(content, 0, 0);
    if (!area_is_empty(content))
        text_wrap(ask->text, width > 0 ? width : 1, draw_row, &rows);
    str_clear(&rows.line);
    /* The mark of a text that is longer than the box stands in its border. */
    struct area with_border = {content.y, content.x, content.height, content.width + 2};
    draw_scroll_mark(with_border, ask->top, ask->page, ask->rows, STYLE_BORDER_ACTIVE);
    draw_answers(ask, bottom, side_by_side);
}
