/* The first start, when there is no register yet (design.md 4): a new one, the demonstration, or leave. */
#ifndef SAMREG_VIEW_START_H
#define SAMREG_VIEW_START_H

#include "samreg/app/app.h"

/* Asks on the terminal what to do about the missing register at `path`, and makes and opens it in the context: a new
 * one (asking for its name, and for one's own region, which becomes the setting own_region), or the demonstration
 * register. STATUS_STOPPED when the user leaves; STATUS_NO_INPUT without a terminal, with a sentence that names
 * `samreg init`. */
enum status start_run(struct app *app, const char *path, struct error *error) WARN_UNUSED;

#endif
