/* Both values side by side where a colleague has changed the same field, and a choice for each (design.md 1.3). */
#ifndef SAMREG_VIEW_CONFLICT_H
#define SAMREG_VIEW_CONFLICT_H

#include "samreg/app/edit.h"
#include "samreg/view/shell.h"

/* Opens over the form and settles the conflicts in the edit as the user chooses; then `done` is called, with false
 * when nothing was chosen. `edit` and `conflicts` are lent until then. False, opening nothing, when no field is in
 * conflict: the record as a whole was removed or brought back. */
bool conflict_open(struct shell *shell, struct edit *edit, const struct conflicts *conflicts,
                   void (*done)(void *context, bool settled), void *context);

#endif
