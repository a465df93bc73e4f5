/* What the files of reports share; for src/app only. */
#ifndef SAMREG_APP_REPORTS_INTERNAL_H
#define SAMREG_APP_REPORTS_INTERNAL_H

#include "samreg/app/reports.h"

/* As reports_read(), into arguments that may hold something already, and without a look at what must and may be given:
 * what the report does not take is left out. `arguments` is what was read so far also after a failure. */
enum status reports_fill_in(struct app *app, const struct report *report, const struct pair *pairs, size_t count,
                            struct report_arguments *arguments, struct error *error) WARN_UNUSED;

#endif
