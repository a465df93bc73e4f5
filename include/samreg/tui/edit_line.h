/* A one-line editor: a text, a cursor between its clusters, and what keys do to them. The model knows no screen. */
#ifndef SAMREG_TUI_EDIT_LINE_H
#define SAMREG_TUI_EDIT_LINE_H

#include "samreg/base/str.h"
#include "samreg/tui/area.h"
#include "samreg/tui/key.h"
#include "samreg/tui/style.h"

#include <stdbool.h>
#include <stddef.h>

/* What a key did to an editor. */
enum edit_result {
    EDIT_IGNORED, /* not a key for editing: the owner may use it */
    EDIT_MOVED,   /* the cursor moved, or the key is the editor's but had nothing to do */
    EDIT_CHANGED, /* the text changed */
    EDIT_FULL     /* the limit is reached: what was typed or pasted was not (or not all) taken */
};

/* A text as it was before a key took several letters off at once, for Ctrl+Z. All zeroes: there is none. Kept by the
 * editors. */
struct edit_erased {
    struct str text;
    size_t cursor;
    bool kept;
};

/* All zeroes is an empty line without a limit. Text is valid UTF-8 in normal form C; `cursor` is a byte offset on a
 * cluster boundary. */
struct edit_line {
    struct str text;
    size_t cursor;
    size_t limit;  /* the most code points; 0 for no limit */
    size_t scroll; /* byte offset of the first cluster shown; kept by drawing */
    struct edit_erased erased;
};

/* Makes an empty line with a limit in code points (0: none). */
void edit_line_init(struct edit_line *line, size_t limit);

/* Frees what the line holds. */
void edit_line_clear(struct edit_line *line);

/* Puts `text` (copied, normalised; NULL is empty) in the line, longer than the limit or not, and the cursor behind
 * it. */
void edit_line_set(struct edit_line *line, const char *text);

/* The text. Lent until the next change; never NULL. */
const char *edit_line_peek(const struct edit_line *line);

/* Does what a key means: characters, Backspace, Del, Left, Right, Home, End, Ctrl+Left, Ctrl+Right (words), Ctrl+W
 * (word before the cursor off), Ctrl+U (everything before the cursor off), Ctrl+Z (brings back what a word key, Ctrl+U
 * or the form's Ctrl+K took off last; once more takes it off again). Typed combining marks are composed with the letter
 * before them. */
enum edit_result edit_line_key(struct edit_line *line, struct key key);

/* Inserts pasted text at the cursor: line feeds and tabs become one space, leading and trailing white space goes,
 * other control characters are dropped, NFC. EDIT_FULL when the limit cut it. Any bytes may come in; invalid ones
 * are dropped. */
enum edit_result edit_line_paste(struct edit_line *line, const char *text, size_t length);

/* Takes off everything from the cursor on (Field Exit of the form). Returns EDIT_CHANGED or EDIT_MOVED. */
enum edit_result edit_line_cut_rest(struct edit_line *line);

/* Draws the line in `width` cells at row `y`, column `x` of the area, scrolled so that the cursor shows, and with
 * `focus` puts the terminal's cursor on it. Cut text shows an ellipsis at the side where more is. */
void edit_line_draw(struct edit_line *line, struct area area, int y, int x, int width, enum style style, bool focus);

#endif
