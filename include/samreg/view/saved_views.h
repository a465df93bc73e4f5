/* Saved views: a list's filter, order and columns kept under a name, for oneself or for everybody. */
#ifndef SAMREG_VIEW_SAVED_VIEWS_H
#define SAMREG_VIEW_SAVED_VIEWS_H

#include "samreg/view/filtering.h"

/* Lets the user choose one of the views saved for the window's kind of record, which the window then shows, or save
 * what it shows: under the name of a view it has already, that one is changed. `filtering` is lent and must outlive
 * what is asked. */
void saved_views_open(struct filtering *filtering);

#endif
