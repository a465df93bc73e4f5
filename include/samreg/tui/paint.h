/* From roles to what the terminal can show: attributes and colour pairs. For the toolkit's own use. */
#ifndef SAMREG_TUI_PAINT_H
#define SAMREG_TUI_PAINT_H

#include "samreg/tui/style.h"

#include <stdbool.h>

/* Works out the look of every role for a theme and a number of colours (0: attributes alone), and defines the colour
 * pairs. With `distinct` every role has a pair of its own, so that paint_role() is exact. */
void paint_prepare(enum style_theme theme, int colours, bool distinct);

/* ncurses' attribute bits and colour pair of a role. */
unsigned paint_attributes(enum style style);
short paint_pair(enum style style);

/* The first role with these attribute bits and this pair; STYLE_COUNT when there is none. Other bits are ignored. */
enum style paint_role(unsigned attributes, short pair);

#endif
