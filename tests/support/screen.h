/* Screens in memory: draw, then hold the cells against the screen that stands in the test. */
#ifndef SAMREG_TESTS_SUPPORT_SCREEN_H
#define SAMREG_TESTS_SUPPORT_SCREEN_H

#include "samreg/tui/area.h"
#include "samreg/tui/key.h"

#include <stddef.h>

/* Opens a screen of the given size in colour with Unicode lines / without colours / with ASCII alone. The test ends it
 * with screen_stop(). */
void screen_start(int height, int width);
void screen_start_mono(int height, int width);
void screen_start_ascii(int height, int width);

/* Frees the screen. */
void screen_stop(void);

/* Fails the test, printing both screens, unless the screen shows `expected`: its rows, each ended by a line feed,
 * without trailing blanks and without the empty rows at the end. */
#define screen_is(expected) screen_check(__FILE__, __LINE__, (expected))
void screen_check(const char *file, int line, const char *expected);

/* As screen_is() for a part of the screen. */
#define screen_area_is(area, expected) screen_check_area(__FILE__, __LINE__, (area), (expected))
void screen_check_area(const char *file, int line, struct area area, const char *expected);

/* Fails the test unless the cells of the area have these roles, a letter for each:
 *     . normal  T title  b bar  K bar key  S selected  s selected, inactive  M marked  H heading  l label  d dim
 *     B strong  E error  W warning  a accent  f field  F field with focus  C changed  - border  = active border
 *     1 to 6 the kinds of a chart
 * Trailing dots of each row are left out. */
#define screen_styles_are(area, expected) screen_check_styles(__FILE__, __LINE__, (area), (expected))
void screen_check_styles(const char *file, int line, struct area area, const char *expected);

/* Fails the test unless the terminal's cursor stands there. */
#define screen_cursor_is(y, x) screen_check_cursor(__FILE__, __LINE__, (y), (x))
void screen_check_cursor(const char *file, int line, int y, int x);

/* The key that the words name; fails the test when they name none. */
struct key screen_key(const char *words);

#endif
