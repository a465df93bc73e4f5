/* The frame that every overlay stands in. */
#ifndef SAMREG_TUI_POPUP_H
#define SAMREG_TUI_POPUP_H

#include "samreg/tui/area.h"

/* Draws an empty box with a title and, at the right, a counter (NULL or empty for none), big enough for `height` rows
 * and `width` columns of content, in the middle of `screen` or as large as it can be. Returns the content's area. On
 * screens too small for a border (less than 5 rows or 12 columns) there is none. What an overlay that has become
 * smaller uncovers is told by draw_uncovered(). */
struct area popup_draw_frame(struct area screen, int height, int width, const char *title,
                             const char *counter);

/* The content's area that popup_draw_frame() would return, without drawing. */
struct area popup_content(struct area screen, int height, int width);

#endif
