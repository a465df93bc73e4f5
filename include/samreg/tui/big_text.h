/* Letters and digits several rows high, made of half blocks: for titles and timers that are read from the back of a
 * room. Double-height lines of terminals are not portable (ux.md 4.4). */
#ifndef SAMREG_TUI_BIG_TEXT_H
#define SAMREG_TUI_BIG_TEXT_H

#include "samreg/tui/area.h"
#include "samreg/tui/style.h"

/* How many rows high. Of the large one a letter is up to 10 columns wide, of the small one up to 5. In ASCII there is
 * the large one alone, 5 columns wide. */
enum big_text_size { BIG_TEXT_SMALL = 3, BIG_TEXT_LARGE = 5 };

/* The columns that a text takes: letters (drawn as capitals) with Æ, Ø, Å and other letters of the region's names,
 * digits, blanks, and : . , - – / ? ! ( ). 0 when it has a character without a big form: show it as plain text then. */
int big_text_width(const char *text, enum big_text_size size);

/* The largest size in which the text fits in so many rows and columns; 0 when none does. */
int big_text_fit(const char *text, int height, int width);

/* Draws the text with its upper left corner at row `y`, column `x` of the area. Nothing when big_text_width() is 0. */
void big_text_draw(struct area area, int y, int x, const char *text, enum big_text_size size, enum style style);

#endif
