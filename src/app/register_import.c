#include "samreg/app/register_import.h"

#include "samreg/app/internal.h"
#include "samreg/base/clock.h"
#include "samreg/store/write.h"

/* Applies the set. The rows that the store finds fault with are added to the rejected ones, so that the report knows
 * their lines; with `rejects` the others are tried again without them. */
static enum status apply_rows(struct app *app, struct change_set *set, const struct journal_entry *entry,
                              const struct register_import *options, struct import_report *report,
                              struct apply_result *result, struct error *error)
{
    struct apply_options writing = {.accept_warnings = options->accept_warnings,
                                    .dry_run = options->dry_run,
                                    .as_of = app->as_of,
                                    .progress = options->progress,
                                    .progress_context = options->progress_context,
                                    .stop = app->stop};

    for (;;) {
        enum status status = store_apply(app->store, set, entry, &writing, result, error);

        if (status != STATUS_DATA || import_reject(report, set, &result->problems) == 0 || !options->rejects) {
            return status;
        }
        apply_result_clear(result);
        error_clear(error);
    }
}

enum status register_import(struct app *app, const struct entity *entity, const char *bytes, size_t size,
                            const struct register_import *options, struct import_report *report,
                            struct apply_result *result, struct error *error)
{
    struct import_options reading = {.language = app->language,
                                     .today = clock_today(),
                                     .as_of = app->as_of,
                                     .rejects = options->rejects,
                                     .progress = options->progress,
                                     .progress_context = options->progress_context,
                                     .stop = app->stop};
    struct journal_entry entry = app_entry(app, JOURNAL_IMPORT);
    struct change_set set = {0};
    enum status status = import_read(app->store, entity, bytes, size, &reading, report, &set, error);

    entry.entity = entity;
    if (status == STATUS_OK) {
        status = apply_rows(app, &set, &entry, options, report, result, error);
    }
    if (status == STATUS_OK && !options->dry_run) {
        app_wrote(app);
    }
    change_set_clear(&set);
    return status;
}
