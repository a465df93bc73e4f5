/* Importing into the open register. Apart from register.h because views do not see transfer. */
#ifndef SAMREG_APP_REGISTER_IMPORT_H
#define SAMREG_APP_REGISTER_IMPORT_H

#include "samreg/app/app.h"
#include "samreg/transfer/import.h"

/* What an import is told. */
struct register_import {
    bool dry_run;
    bool rejects;         /* take the good rows, give back the bad ones */
    bool accept_warnings;
    void (*progress)(void *context, size_t done, size_t all);
    void *progress_context;
};

/* Imports CSV of one entity in one entry of the journal. `report` says row by row what came of it, also on failure;
 * `result` what the store had to say (problems across records, conflicts). STATUS_WARNED: only warnings stand against
 * it. With `rejects` the rows that the store finds fault with are taken out and the others written. */
enum status register_import(struct app *app, const struct entity *entity, const char *bytes, size_t size,
                            const struct register_import *options, struct import_report *report,
                            struct apply_result *result, struct error *error) WARN_UNUSED;

#endif
