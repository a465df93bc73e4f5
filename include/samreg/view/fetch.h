/* How a file gets to the user's own machine: the line that fetches it, its way to the clipboard, a letter. */
#ifndef SAMREG_VIEW_FETCH_H
#define SAMREG_VIEW_FETCH_H

#include "samreg/view/shell.h"

/* Shows where a file is and how it is fetched, on a page of its own: the path and the line of delivery_fetch() stand on
 * rows of their own from the first column on, whole, so that a mouse can mark them and nothing else. */
void fetch_open(struct shell *shell, const char *path);

/* Sends the line that fetches the file to the terminal's clipboard, or where that means nothing the path itself. */
void fetch_copy(struct shell *shell, const char *path);

/* Asks for an address and sends the file there as a letter; says what to set where no mail_command is configured. */
void fetch_mail(struct shell *shell, const char *path);

#endif
