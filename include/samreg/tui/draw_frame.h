/* Lines, boxes and the joined borders of panes. Part of draw.h. */
#ifndef SAMREG_TUI_DRAW_FRAME_H
#define SAMREG_TUI_DRAW_FRAME_H

#include "samreg/tui/area.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

/* A pane for draw_panes(): its whole area with the border. Neighbours share border cells (one's right border is the
 * next one's left). */
struct draw_pane {
    struct area area;
    const char *title;   /* stands in the top border at the left; NULL for none */
    const char *counter; /* stands in the top border at the right; NULL for none */
    bool active;         /* the keyboard acts here */
};

/* The arms of a line character, to be or-ed. */
enum draw_arm { DRAW_ARM_UP = 1, DRAW_ARM_DOWN = 2, DRAW_ARM_LEFT = 4, DRAW_ARM_RIGHT = 8 };

/* The character with these arms, as the terminal can show it: "┼", "─", "|"; a blank without any. Lives for ever. */
const char *draw_line_sign(unsigned arms);

/* A box around the area's edge, with a title in the top border (NULL for none). The inside is left alone. */
void draw_box(struct area area, const char *title, enum style style);

/* The borders of panes that share border cells, joined where they meet, with titles and counters. The insides are
 * left alone. Active panes are drawn in STYLE_BORDER_ACTIVE, over the others. */
void draw_panes(const struct draw_pane *panes, size_t count);

/* A scroll mark in the right border column of `area` (its last column): where the `shown` rows from `top` stand
 * among `total`. Draws nothing when everything is shown. */
void draw_scroll_mark(struct area area, long long top, long long shown, long long total, enum style style);

#endif
