#include "samreg/tui/bar.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"

#include <stdlib.h>
#include <string.h>

/* Columns between two keys of the bar. */
enum { BETWEEN = 2 };

static int key_width(const struct bar_key *key)
{
    struct str words = {0};
    key_format(key->key, &words);
    int width = text_width(str_peek(&words)) + 1 + text_width(key->word);
    str_clear(&words);
    return width;
}

/* The key that goes first when room is short; `count` when none is shown. */
static size_t first_to_go(const struct bar_key *keys, size_t count, const bool *shown)
{
    size_t chosen = count;
    for (size_t i = 0; i < count; i++) {
        if (shown[i] && (chosen == count || keys[i].priority >= keys[chosen].priority))
            chosen = i;
    }
    return chosen;
}

/* How many of the keys fit in `width` columns, and which: sets `shown[i]`. */
static size_t fit_keys(int width, const struct bar_key *keys, size_t count, bool *shown)
{
    int needed = -BETWEEN;
    size_t left = count;
    for (size_t i = 0; i < count; i++) {
        shown[i] = true;
        needed += key_width(&keys[i]) + BETWEEN;
    }
    while (left > 0 && needed > width) {
        size_t gone = first_to_go(keys, count, shown);
        shown[gone] = false;
        needed -= key_width(&keys[gone]) + BETWEEN;
        left--;
    }
    return left;
}

void bar_draw_keys(struct area area, const struct bar_key *keys, size_t count)
{
    if (area_is_empty(area))
        return;
    /* One column of margin on each side where there is room for it. */
    int margin = area.width > 40 ? 1 : 0;
    bool *shown = memory_new_array(count + 1, sizeof *shown);
    fit_keys(area.width - 2 * margin, keys, count, shown);
    struct str words = {0};
    int x = margin;
    draw_cell(area, 0, 0, margin, "", DRAW_LEFT, STYLE_BAR);
    for (size_t i = 0; i < count; i++) {
        if (!shown[i])
            continue;
        str_reset(&words);
        key_format(keys[i].key, &words);
        x += draw_text(area, 0, x, str_peek(&words), STYLE_BAR_KEY);
        x += draw_text(area, 0, x, " ", STYLE_BAR);
        x += draw_text(area, 0, x, keys[i].word, STYLE_BAR);
        x += draw_text(area, 0, x, "  ", STYLE_BAR);
    }
    draw_cell(area, 0, x, area.width - x, "", DRAW_LEFT, STYLE_BAR);
    str_clear(&words);
    free(shown);
}

static int wished_width(const char *text)
{
    return text != NULL ? text_width(text) : 0;
}

/* The parts of the title line, in their order. */
enum { PROGRAM, NAME, SCREEN, STATE, USER, PARTS };

/* Columns before each part that is shown, when it is not the first. */
static const int gaps[PARTS] = {0, 2, 3, 3, 2};

static int needed_width(const int *widths)
{
    int needed = 0;
    for (int i = 0; i < PARTS; i++)
        needed += widths[i] > 0 ? widths[i] + (needed > 0 ? gaps[i] : 0) : 0;
    return needed;
}

/* Takes from a part what is too much, down to `least` columns; when that is not enough, all of it. */
static void give(int *widths, int part, int least, int room)
{
    int over = needed_width(widths) - room;
    if (over <= 0 || widths[part] == 0)
        return;
    widths[part] = widths[part] - over >= least ? widths[part] - over : 0;
}

static void fit_title(int *widths, int room)
{
    enum { NAME_LEAST = 4, USER_LEAST = 3, SCREEN_LEAST = 4 };
    give(widths, NAME, NAME_LEAST, room);
    give(widths, USER, USER_LEAST, room);
    give(widths, PROGRAM, widths[PROGRAM], room);
    /* Next to nothing of a screen's title says nothing: the state stands alone then. */
    give(widths, SCREEN, SCREEN_LEAST, room);
    give(widths, STATE, 1, room);
}

void bar_draw_title(struct area area, const struct bar_title *title)
{
    if (area_is_empty(area))
        return;
    const char *texts[PARTS] = {title->program, title->name, title->screen, title->state, title->user};
    int widths[PARTS];
    for (int i = 0; i < PARTS; i++)
        widths[i] = wished_width(texts[i]);
    fit_title(widths, area.width - 2);
    draw_cell(area, 0, 0, area.width, "", DRAW_LEFT, STYLE_TITLE);
    int x = 1;
    for (int i = 0; i < PARTS; i++) {
        /* From the screen's title on everything stands at the right. */
        if (i == SCREEN) {
            int behind[PARTS] = {0, 0, widths[SCREEN], widths[STATE], widths[USER]};
            x = area.width - 1 - needed_width(behind);
        } else if (widths[i] > 0 && x > 1) {
            x += gaps[i];
        }
        if (widths[i] > 0)
            draw_cell(area, 0, x, widths[i], texts[i], DRAW_LEFT, STYLE_TITLE);
        x += widths[i];
    }
}

/* What stands before a message, and as blanks before its further rows. */
static const char *message_sign(enum style style)
{
    return style == STYLE_ERROR || style == STYLE_WARNING ? " ! " : " ";
}

int bar_message_rows(int width, enum style style, const char *text)
{
    int room = width - (int)strlen(message_sign(style));
    return text != NULL && room >= 1 ? draw_wrapped_rows(text, room) : 1;
}

/* A message on its way onto the screen. */
struct message_rows {
    struct area area;
    enum style style;
    int y;
};

static bool draw_row(void *context, const char *bytes, size_t length)
{
    struct message_rows *rows = context;
    bool last = rows->y + 1 == rows->area.height;
    const char *sign = message_sign(rows->style);
    const char *indent = strlen(sign) > 1 ? "   " : " ";
    struct str line = {0};
    draw_add_row(bytes, length, last, &line);
    struct draw_span spans[] = {{rows->y == 0 ? sign : indent, rows->style}, {str_peek(&line), rows->style}};
    draw_spans(rows->area, rows->y, 0, rows->area.width, spans, sizeof spans / sizeof spans[0], STYLE_NORMAL);
    str_clear(&line);
    rows->y++;
    return !last;
}

void bar_draw_message(struct area area, enum style style, const char *text)
{
    struct message_rows rows = {area, style, 0};
    int room = area.width - (int)strlen(message_sign(style));
    if (area_is_empty(area))
        return;
    if (text != NULL)
        text_wrap(text, room > 0 ? room : 1, draw_row, &rows);
    for (; rows.y < area.height; rows.y++)
        draw_cell(area, rows.y, 0, area.width, "", DRAW_LEFT, STYLE_NORMAL);
}
