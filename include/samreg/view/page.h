/* A page: text to read, scrolled and searched. Help is one. */
#ifndef SAMREG_VIEW_PAGE_H
#define SAMREG_VIEW_PAGE_H

#include "samreg/tui/pager.h"
#include "samreg/view/shell.h"

/* Opens an empty page with a title (a msgid) and lends its pager, to be filled before the turn ends. The page on which
 * help itself stands (`is_help`) does not open help on help, and the key that ends the program closes it. */
struct pager *page_open(struct shell *shell, const char *title, bool is_help);

#endif
