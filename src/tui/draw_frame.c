#include "samreg/tui/draw_frame.h"

#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <string.h>

enum { UP = DRAW_ARM_UP, DOWN = DRAW_ARM_DOWN, LEFT = DRAW_ARM_LEFT, RIGHT = DRAW_ARM_RIGHT };

const char *draw_line_sign(unsigned arms)
{
    static const char *const unicode[16] = {" ", "│", "│", "│", "─", "┘", "┐", "┤",
                                            "─", "└", "┌", "├", "─", "┴", "┬", "┼"};
    static const char *const ascii[16] = {" ", "|", "|", "|", "-", "+", "+", "+",
                                          "-", "+", "+", "+", "-", "+", "+", "+"};
    return terminal_is_ascii() ? ascii[arms] : unicode[arms];
}

/* The arms that the border of one area has at a cell of the screen; 0 when the cell is not on its border. */
static unsigned arms_of(struct area area, int y, int x)
{
    int bottom = area.y + area.height - 1;
    int right = area.x + area.width - 1;
    if (area_is_empty(area) || y < area.y || y > bottom || x < area.x || x > right)
        return 0;
    unsigned arms = 0;
    if (y == area.y || y == bottom)
        arms |= (x > area.x ? LEFT : 0u) | (x < right ? RIGHT : 0u);
    if (x == area.x || x == right)
        arms |= (y > area.y ? UP : 0u) | (y < bottom ? DOWN : 0u);
    return arms;
}

static unsigned arms_of_all(const struct draw_pane *panes, size_t count, int y, int x)
{
    unsigned arms = 0;
    for (size_t i = 0; i < count; i++)
        arms |= arms_of(panes[i].area, y, x);
    return arms;
}

/* Writes the title into the top border, a blank on each side, and returns the column behind it. */
static int draw_title(struct area area, const char *title, enum style style)
{
    int room = area.width - 4;
    if (title == NULL || title[0] == '\0' || room < 1 || area.height < 1)
        return 1;
    int width = text_width(title) < room ? text_width(title) : room;
    draw_cell(area, 0, 1, 1, " ", DRAW_LEFT, style);
    draw_cell(area, 0, 2, width, title, DRAW_LEFT, style);
    draw_cell(area, 0, 2 + width, 1, " ", DRAW_LEFT, style);
    return 3 + width;
}

static void draw_counter(struct area area, const char *counter, int from, enum style style)
{
    if (counter == NULL || counter[0] == '\0' || area.height < 1)
        return;
    int width = text_width(counter) + 2;
    int x = area.width - 1 - width;
    if (x <= from)
        return;
    draw_cell(area, 0, x, width, counter, DRAW_CENTRE, style);
}

static void draw_border_row(const struct draw_pane *panes, size_t count, struct area area, int y, enum style style)
{
    struct str row = {0};
    for (int x = 0; x < area.width; x++)
        str_add(&row, draw_line_sign(arms_of_all(panes, count, area.y + y, area.x + x)));
    draw_text(area, y, 0, str_peek(&row), style);
    str_clear(&row);
}

static void draw_border(const struct draw_pane *panes, size_t count, const struct draw_pane *pane, enum style style)
{
    struct area area = pane->area;
    if (area_is_empty(area))
        return;
    draw_border_row(panes, count, area, 0, style);
    if (area.height > 1)
        draw_border_row(panes, count, area, area.height - 1, style);
    int right = area.width - 1;
    for (int y = 1; y < area.height - 1; y++) {
        draw_text(area, y, 0, draw_line_sign(arms_of_all(panes, count, area.y + y, area.x)), style);
        if (right > 0)
            draw_text(area, y, right, draw_line_sign(arms_of_all(panes, count, area.y + y, area.x + right)), style);
    }
    draw_counter(area, pane->counter, draw_title(area, pane->title, style), style);
}

void draw_box(struct area area, const char *title, enum style style)
{
    struct draw_pane pane = {.area = area, .title = title};
    draw_border(&pane, 1, &pane, style);
}

void draw_panes(const struct draw_pane *panes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!panes[i].active)
            draw_border(panes, count, &panes[i], STYLE_BORDER);
    }
    for (size_t i = 0; i < count; i++) {
        if (panes[i].active)
            draw_border(panes, count, &panes[i], STYLE_BORDER_ACTIVE);
    }
}

void draw_scroll_mark(struct area area, long long top, long long shown, long long total, enum style style)
{
    if (total <= shown || shown <= 0 || area.height < 1 || area.width < 1)
        return;
    long long size = shown * area.height / total;
    if (size < 1)
        size = 1;
    /* At the very end, and only there, the mark touches the bottom. */
    long long begin = top * (area.height - size) / (total - shown);
    if (begin < 0 || begin > area.height - size)
        begin = begin < 0 ? 0 : area.height - size;
    const char *sign = terminal_is_ascii() ? "#" : "█";
    for (long long y = begin; y < begin + size; y++)
        draw_text(area, (int)y, area.width - 1, sign, style);
}

/* ---- Wrapped text ---- */

static bool count_row(void *context, const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    ++*(int *)context;
    return true;
}

int draw_wrapped_rows(const char *text, int width)
{
    int rows = 0;
    text_wrap(text, width, count_row, &rows);
    return rows;
}

void draw_add_row(const char *bytes, size_t length, bool last, struct str *out)
{
    str_add_bytes(out, bytes, length);
    if (last && bytes[length] != '\0')
        str_addf(out, " %s", draw_ellipsis()); /* where that has no room either, the row is cut */
}

/* A text on its way into an area. */
struct wrapped {
    struct area area; /* what is left of it */
    enum style style;
};

static bool draw_row(void *context, const char *bytes, size_t length)
{
    struct wrapped *wrapped = context;
    bool last = wrapped->area.height == 1;
    struct area row = area_take_top(&wrapped->area, 1);
    struct str line = {0};
    draw_add_row(bytes, length, last, &line);
    draw_cell(row, 0, 0, row.width, str_peek(&line), DRAW_LEFT, wrapped->style);
    str_clear(&line);
    return !last;
}

void draw_wrapped(struct area area, const char *text, enum style style)
{
    struct wrapped wrapped = {area, style};
    draw_fill(area, style);
    if (!area_is_empty(area))
        text_wrap(text, area.width, draw_row, &wrapped);
}
