/* Removing and restoring records from any screen: asked in words, said in words. */
#ifndef SAMREG_VIEW_REMOVAL_H
#define SAMREG_VIEW_REMOVAL_H

#include "samreg/view/shell.h"

/* Asks whether to remove the records, naming them and what belongs to or refers to them, and does it. What cannot be
 * removed, because others refer to it, is refused at once with the reason. `ids` is copied. Once they are removed
 * `removed` (or NULL) is called; the view that asked lies below the question till then. */
void removal_ask(struct shell *shell, const struct entity *entity, const int64_t *ids, size_t count,
                 void (*removed)(void *context), void *context);

/* Brings removed records back. */
void removal_restore(struct shell *shell, const struct entity *entity, const int64_t *ids, size_t count);

#endif
