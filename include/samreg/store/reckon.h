/* Fields that are reckoned when they are read (FIELD_RECKONED): how far a position has moved since the round before,
 * what it stood for then, and when its round was held. */
#ifndef SAMREG_STORE_RECKON_H
#define SAMREG_STORE_RECKON_H

#include "samreg/store/query.h"

/* Appends the field's value as an expression for the row called `alias`. */
void reckon_write(struct query *query, const struct entity *entity, const struct field *field, const char *alias);

/* Fills in the reckoned fields of a record that is stored. */
enum status reckon_record(struct store *store, struct record *record, struct error *error) WARN_UNUSED;

/* Makes the SQL functions that the expressions call. Returns SQLite's code. */
int reckon_add_functions(struct store *store);

#endif
