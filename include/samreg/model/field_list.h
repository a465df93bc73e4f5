/* Fields named one after another, set apart by commas: the columns of a list, and its order. */
#ifndef SAMREG_MODEL_FIELD_LIST_H
#define SAMREG_MODEL_FIELD_LIST_H

#include "samreg/base/str.h"
#include "samreg/model/selection.h"

/* The next of the names, without the blanks around it, as a new string; NULL behind the last. `rest` (NULL: none are
 * left) moves on. */
char *field_list_next(const char **rest);

/* Reads names of fields, a minus before those that fall ("legal_form,-effective"), as field_name_place() knows them.
 * The first `most` are written to `terms`; returns how many there are, of those that name a field. `unknown` is the
 * first that names none, a new string, or NULL. A text of NULL or blanks has none. */
size_t field_list_read(const struct entity *entity, const char *text, struct sort_term *terms, size_t most,
                       char **unknown);

/* Appends them likewise, with their English names, so that field_list_read() reads them back. */
void field_list_write(const struct entity *entity, const struct sort_term *terms, size_t count, struct str *out);

#endif
