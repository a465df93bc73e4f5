/* Tables for the clipboard of the user's own machine, by way of the terminal. */
#ifndef SAMREG_VIEW_CLIPBOARD_H
#define SAMREG_VIEW_CLIPBOARD_H

#include "samreg/model/table.h"
#include "samreg/view/shell.h"

/* Sends text to the terminal for its clipboard and says so, or that it is too long. Whether it arrives nobody knows. */
void clipboard_send(struct shell *shell, const char *text);

/* Sends `count` rows of a table (places in it; NULL: the first ones) under their headings, as spreadsheets take them:
 * tabs between cells, a line a row, nothing that could run as a formula. */
void clipboard_send_table(struct shell *shell, const struct table *table, const size_t *rows, size_t count);

#endif
