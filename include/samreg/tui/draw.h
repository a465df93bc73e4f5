/* Drawing into the one screen buffer. Nothing reaches the terminal before event_wait() flushes it; only cells that
 * differ cost bytes. All coordinates are relative to the area given, everything is clipped to it and to the screen,
 * and every text passes text_clean(). */
#ifndef SAMREG_TUI_DRAW_H
#define SAMREG_TUI_DRAW_H

#include "samreg/base/str.h"
#include "samreg/tui/area.h"
#include "samreg/tui/draw_frame.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

enum draw_align { DRAW_LEFT, DRAW_RIGHT, DRAW_CENTRE };

/* A run of text in one style. */
struct draw_span {
    const char *text;
    enum style style;
};

/* Blanks the area. */
void draw_fill(struct area area, enum style style);

/* Writes text at row `y`, column `x`, cut at the right edge without a sign. Returns the columns written (0 when
 * outside). */
int draw_text(struct area area, int y, int x, const char *text, enum style style);

/* Writes text into a cell of exactly `width` columns: cut with an ellipsis when too long, padded with blanks in the
 * same style when short. Nothing is written past the area. */
void draw_cell(struct area area, int y, int x, int width, const char *text, enum draw_align align, enum style style);

/* How many rows a text takes that is broken at blanks to lines of `width` columns (1 or more). */
int draw_wrapped_rows(const char *text, int width);

/* Fills the area with the text, broken at blanks; where it is longer than there is room for, the last row ends with an
 * ellipsis. */
void draw_wrapped(struct area area, const char *text, enum style style);

/* Appends a row of wrapped text (text_wrap()); of the last one that there is room for, with a sign that the text goes
 * on, where it does. */
void draw_add_row(const char *bytes, size_t length, bool last, struct str *out);

/* Writes the spans after one another in a cell of exactly `width` columns, cut with an ellipsis, padded in
 * `padding`. */
void draw_spans(struct area area, int y, int x, int width, const struct draw_span *spans, size_t count,
                enum style padding);

/* Changes the style of `width` cells at row `y`, keeping their characters (a bar over text that is there). */
void draw_restyle(struct area area, int y, int x, int width, enum style style);

/* Where the terminal's cursor shall stand after this turn's drawing: on the focus, for braille displays and screen
 * readers (ux.md 0.13). The last call wins; clipped into the screen. Without a call in a turn it stays where it was. */
void draw_cursor(struct area area, int y, int x);

/* Forgets what widgets believe stands on the screen, so that each draws itself whole next time. Called when
 * something lay over them and is gone, and after a change of size. Does not cost bytes by itself. */
void draw_invalidate(void);

/* A number that draw_invalidate() changes; a widget that draws only its changes compares it with the one of its last
 * drawing. */
unsigned long draw_generation(void);

/* Begins a drawing of the whole screen: what overlays cover is noted anew. */
void draw_begin(void);

/* Notes that an overlay lies over the area in this drawing (popup.h does). */
void draw_cover(struct area area);

/* After a drawing: whether the overlays leave cells free that they covered in the drawing before. What lies there is
 * then to be drawn: draw_invalidate(), and once more. */
bool draw_uncovered(void);

/* Says that something was drawn that the user can see: the serial number of the test mark (event.h). Views call it
 * once per change shown. */
void draw_note_change(void);

/* The serial number of the last change noted; 0 before the first. */
unsigned long draw_change_serial(void);

/* Signs, as the terminal can show them: "…" or "~", "·" or "-", "▲" "▼" or "^" "v", "✓" is not used. Live for ever. */
const char *draw_ellipsis(void);
const char *draw_dot(void);
const char *draw_sort_sign(bool descending);

/* Sends what was drawn to the terminal and places the cursor: the only place that calls doupdate(). event_wait() calls
 * it; tests may. */
void draw_flush(void);

/* For tests: appends the text of the area's cells, each row ended by a line feed, trailing blanks of each row
 * dropped. */
void draw_read_text(struct area area, struct str *out);

/* For tests: the role of one cell, as drawn last; STYLE_COUNT when outside the screen. In colour on a test screen it
 * is exact; elsewhere the first role that looks so. */
enum style draw_read_style(int y, int x);

/* For tests: where the terminal's cursor stands or will stand. */
void draw_read_cursor(int *y, int *x);

#endif
