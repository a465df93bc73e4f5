/* What the editors of one line and of several lines have in common: changing a text at a cursor. For the toolkit's own
 * use. Texts are valid UTF-8 in normal form C; cursors are byte offsets on cluster boundaries. */
#ifndef SAMREG_TUI_EDIT_BUFFER_H
#define SAMREG_TUI_EDIT_BUFFER_H

#include "samreg/base/str.h"
#include "samreg/tui/edit_line.h"
#include "samreg/tui/key.h"

#include <stdbool.h>
#include <stddef.h>

/* Replaces the bytes from `from` to `to` by others. */
void edit_buffer_splice(struct str *text, size_t from, size_t to, const char *bytes, size_t length);

/* Inserts valid UTF-8 at the cursor and moves the cursor behind it. A combining mark composes with the letter before
 * the cursor. What goes beyond `limit` code points (0: no limit) is left off by whole clusters: EDIT_FULL. */
enum edit_result edit_buffer_insert(struct str *text, size_t *cursor, size_t limit, const char *bytes, size_t length);

/* Makes pasted bytes fit to insert: invalid ones and control characters go, tabs become a space; line ends are kept as
 * "\n" when `lines`, otherwise white space runs become one space and the ends are trimmed. Appends to `out`. */
void edit_buffer_clean_paste(const char *bytes, size_t length, bool lines, struct str *out);

/* Does what is the same in every editor: characters, Backspace, Del, Left, Right, Ctrl+Left, Ctrl+Right, Ctrl+W.
 * EDIT_IGNORED for other keys. */
enum edit_result edit_buffer_key(struct str *text, size_t *cursor, size_t limit, struct key key);

/* Whether the key takes several letters off at once: Ctrl+W, Ctrl+Backspace, Ctrl+Del, Ctrl+U. */
bool edit_buffer_erases(struct key key);

/* Keeps the text as it is now, before it is erased. */
void edit_buffer_keep(struct edit_erased *erased, const struct str *text, size_t cursor);

/* Changes the text with the one kept. EDIT_IGNORED when none is kept. */
enum edit_result edit_buffer_bring_back(struct edit_erased *erased, struct str *text, size_t *cursor);

/* The columns that the bytes take on the screen, as draw_cell() shows them. */
int edit_buffer_width(const char *bytes, size_t length);

#endif
