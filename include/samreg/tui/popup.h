/* The frame that every overlay stands in. */
#ifndef SAMREG_TUI_POPUP_H
#define SAMREG_TUI_POPUP_H

#include "samreg/tui/area.h"

/* Draws an empty box with a title, big enough for `height` rows and `width` columns of content, in the middle of
 * `screen` or as large as it can be, and returns the content's area. On screens too small for a border (less than 5
 * rows or 12 columns) there is none. */
struct area popup_draw_frame(struct area screen, int height, int width, const char *title);

/* The content's area that popup_draw_frame() would return, without drawing. */
struct area popup_content(struct area screen, int height, int width);

#endif
