#include "samreg/tui/bar.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"

#include <stdlib.h>

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

size_t bar_fit_keys(int width, const struct bar_key *keys, size_t count, bool *shown)
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
    bar_fit_keys(area.width - 2 * margin, keys, count, shown);
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

static int at_most(int value, int limit)
{
    if (value > limit)
        value = limit;
    return value > 0 ? value : 0;
}

void bar_draw_title(struct area area, const char *left, const char *middle, const char *right)
{
    if (area_is_empty(area))
        return;
    enum { GAP = 3 };
    draw_cell(area, 0, 0, area.width, "", DRAW_LEFT, STYLE_TITLE);
    int room = area.width - 2;
    int left_width = at_most(wished_width(left), room);
    int right_width = at_most(wished_width(right), room - left_width - GAP);
    int middle_width = at_most(wished_width(middle), room - left_width - right_width - 2 * GAP);
    int x = area.width - 1 - right_width;
    if (left_width > 0)
        draw_cell(area, 0, 1, left_width, left, DRAW_LEFT, STYLE_TITLE);
    if (right_width > 0)
        draw_cell(area, 0, x, right_width, right, DRAW_LEFT, STYLE_TITLE);
    /* A middle of which next to nothing would be left says nothing. */
    if (middle != NULL && (middle_width > 3 || middle_width == wished_width(middle)))
        draw_cell(area, 0, x - GAP - middle_width, middle_width, middle, DRAW_LEFT, STYLE_TITLE);
}

void bar_draw_message(struct area area, enum style style, const char *text)
{
    if (area_is_empty(area))
        return;
    if (text == NULL) {
        draw_cell(area, 0, 0, area.width, "", DRAW_LEFT, STYLE_NORMAL);
        return;
    }
    bool grave = style == STYLE_ERROR || style == STYLE_WARNING;
    struct draw_span spans[] = {{grave ? " ! " : " ", style}, {text, style}};
    draw_spans(area, 0, 0, area.width, spans, sizeof spans / sizeof spans[0], STYLE_NORMAL);
}
