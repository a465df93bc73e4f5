/* An editor for text of several lines, wrapped at the width it is shown in. The model knows no screen. */
#ifndef SAMREG_TUI_EDIT_TEXT_H
#define SAMREG_TUI_EDIT_TEXT_H

#include "samreg/tui/edit_line.h"

/* All zeroes is an empty text. Text is valid UTF-8 in normal form C with "\n" between lines; `cursor` a byte offset on
 * a cluster boundary. */
struct edit_text {
    struct str text;
    size_t cursor;
    size_t limit; /* the most code points; 0 for no limit */
    int width;    /* columns it is wrapped at; at least 1, 0 counts as 60 */
    int height;   /* rows shown; 0 counts as 5 */
    int top;      /* first row shown */
    int column;   /* the column that Up and Down aim at; -1: the cursor's own */
    struct edit_erased erased;
};

/* Makes an empty text with a limit in code points (0: none). */
void edit_text_init(struct edit_text *text, size_t limit);

/* Frees what the text holds. */
void edit_text_clear(struct edit_text *text);

/* Puts `value` (copied, normalised; NULL is empty) in the text and the cursor at its beginning. */
void edit_text_set(struct edit_text *text, const char *value);

/* The text. Lent until the next change; never NULL. */
const char *edit_text_peek(const struct edit_text *text);

/* Gives the editor the size it is shown in; the cursor stays on its letter. */
void edit_text_resize(struct edit_text *text, int height, int width);

/* The number of rows the text takes at its width; at least 1. */
int edit_text_rows(const struct edit_text *text);

/* Where the cursor stands: row (from 0, in the whole text) and column. */
void edit_text_position(const struct edit_text *text, int *row, int *column);

/* As edit_line_key(), and Enter (a new line), Up, Down, PgUp, PgDn, Ctrl+Home, Ctrl+End; Home and End within the row.
 * Up in the first row and Down in the last are EDIT_IGNORED, so that the owner can go to the next field. */
enum edit_result edit_text_key(struct edit_text *text, struct key key);

/* Inserts pasted text at the cursor: line ends kept, tabs to a space, other control characters dropped, NFC. */
enum edit_result edit_text_paste(struct edit_text *text, const char *pasted, size_t length);

/* Takes off everything from the cursor on. Returns EDIT_CHANGED or EDIT_MOVED. */
enum edit_result edit_text_cut_rest(struct edit_text *text);

/* Draws the text in the area (which sets width and height) and with `focus` puts the terminal's cursor in it. */
void edit_text_draw(struct edit_text *text, struct area area, enum style style, bool focus);

#endif
