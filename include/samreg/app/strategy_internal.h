/* What the files of src/app/strategy*.c share. */
#ifndef SAMREG_APP_STRATEGY_INTERNAL_H
#define SAMREG_APP_STRATEGY_INTERNAL_H

#include "samreg/app/strategy.h"
#include "samreg/model/change.h"
#include "samreg/model/journal.h"
#include "samreg/model/table.h"

/* Appends where something was done: the names of the round and the process, in words of the register alone, for the
 * journal is read in every language. */
void strategy_add_where(const struct strategy_process *process, int64_t round, struct str *out);

/* Writes the set as one entry that is called so (copied); what the store refuses is said in the error. The set is
 * cleared. */
enum status strategy_write(struct app *app, struct change_set *set, enum journal_verb verb, const char *called,
                           struct error *error) WARN_UNUSED;

/* The same, telling by which operation (or NULL). */
enum status strategy_write_entry(struct app *app, struct change_set *set, enum journal_verb verb, const char *called,
                                 int64_t *operation, struct error *error) WARN_UNUSED;

/* Puts a value into a field by its name. */
void strategy_assign_integer(struct change *change, const char *field, int64_t value);
void strategy_assign_text(struct change *change, const char *field, const char *text);
void strategy_assign_reference(struct change *change, const char *field, int64_t id);

/* The column of a table that names the municipality, for it is no field of a position or a vote. */
extern const struct field strategy_name_field;

/* Adds a column to a table, under its field's label in the session's language. `name` NULL: the field's. */
void strategy_add_column(struct app *app, struct table *table, const struct field *field, const char *name);

#endif
