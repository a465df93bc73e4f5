/* The register as a file: making one, filling it, looking after it. */
#ifndef SAMREG_APP_REGISTER_H
#define SAMREG_APP_REGISTER_H

#include "samreg/app/app.h"
#include "samreg/model/record.h"

/* Says that there is no register at the path yet, and how to make one: STATUS_NO_INPUT. */
enum status register_missing(const char *path, struct error *error) WARN_UNUSED;

/* Makes a register at `path` with the reference data, and with `demo` the register of 2009, an entry for each
 * built-in file, and opens it in the context. Refuses to touch an existing file; a register that could not be filled
 * is taken away again. */
enum status register_create(struct app *app, const char *path, bool demo, struct error *error) WARN_UNUSED;

/* Makes the 2009 register in a temporary file that only this user can read, and opens it. `path` is new. */
enum status register_create_temporary(struct app *app, char **path, struct error *error) WARN_UNUSED;

/* Takes the file of register_create_temporary() away with its folder, once the context has closed it. */
void register_remove_temporary(const char *path);

/* What is incomplete, inconsistent or overdue, over the whole register. Appends. */
enum status register_check(struct app *app, struct problems *problems, struct error *error) WARN_UNUSED;

/* Integrity of the file, of the derived data, and of the records against the journal. Appends. */
enum status register_verify(struct app *app, struct problems *problems, struct error *error) WARN_UNUSED;

/* Copies the register to a new file while others use it. */
enum status register_backup(struct app *app, const char *path, struct error *error) WARN_UNUSED;

#endif
