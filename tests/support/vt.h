/* A terminal without a window: eats what a program sends and knows what a screen would show. Over libvterm. */
#ifndef TESTS_SUPPORT_VT_H
#define TESTS_SUPPORT_VT_H

#include "samreg/base/str.h"

#include <stdbool.h>

struct vt;

/* A blank terminal. Rows and columns are at least 1. */
struct vt *vt_new(int columns, int rows);
void vt_free(struct vt **vt); /* NULL inside is allowed */

/* Shows what a program sent. */
void vt_feed(struct vt *vt, const char *bytes, size_t length);

/* Changes the size, as a window does. */
void vt_resize(struct vt *vt, int columns, int rows);

/* What the terminal itself has to say to the program since the last call: answers to questions. Appended. */
void vt_take_answers(struct vt *vt, struct str *out);

/* Appends what arrives at the program when `text` is pasted, line feeds as carriage returns. Returns true when it came
 * in brackets, because the program asked for that. */
bool vt_paste(struct vt *vt, const char *text, struct str *out);

/* Its size. */
int vt_rows(const struct vt *vt);
int vt_columns(const struct vt *vt);

/* Appends a line in UTF-8, wide characters once, without blanks at the end. Rows count from 0; negative ones from the
 * last, which is -1. */
void vt_line(const struct vt *vt, int row, struct str *out);

/* The same, filled up with blanks to the width of the screen. */
void vt_padded_line(const struct vt *vt, int row, struct str *out);

/* True when `text` stands in that row and covers that column, at any of its occurrences. */
bool vt_covers(const struct vt *vt, const char *text, int row, int column);

/* Finds `text` within one line, the first from the top. Returns false when it is not there. Either output may be
 * NULL. */
bool vt_find(const struct vt *vt, const char *text, int *row, int *column);

/* True when the cell is drawn in reverse. */
bool vt_is_reverse(const struct vt *vt, int row, int column);

/* Where the cursor is. Returns whether it is visible. */
bool vt_cursor(const struct vt *vt, int *row, int *column);

/* Whether the alternate screen is shown. */
bool vt_is_alternate(const struct vt *vt);

/* The title last set; "" at first. Lent until the next feed. */
const char *vt_title(const struct vt *vt);

#endif
