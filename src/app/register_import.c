#include "samreg/app/register_import.h"

#include "samreg/app/internal.h"
#include "samreg/base/clock.h"
#include "samreg/store/write.h"

/* Reading and writing told as one: the rows of the file, of which reading takes the first fifth of the time. */
struct telling {
    const struct register_import *options;
    size_t rows;
};

enum { PARTS = 5 };

static void tell_reading(void *context, size_t done, size_t all)
{
    struct telling *telling = context;

    telling->rows = all;
    telling->options->progress(telling->options->progress_context, done / PARTS, all);
}

static void tell_writing(void *context, size_t done, size_t all)
{
    const struct telling *telling = context;
    size_t read = telling->rows / PARTS;
    double part = all > 0 ? (double)done / (double)all : 0;

    telling->options->progress(telling->options->progress_context,
                               read + (size_t)(part * (double)(telling->rows - read)), telling->rows);
}

/* Applies the set. The rows that the store finds fault with are added to the rejected ones, so that the report knows
 * their lines; with `rejects` the others are tried again without them. */
static enum status apply_rows(struct app *app, struct change_set *set, const struct journal_entry *entry,
                              struct telling *telling, struct import_report *report, struct apply_result *result,
                              struct error *error)
{
    const struct register_import *options = telling->options;
    struct apply_options writing = {.accept_warnings = options->accept_warnings,
                                    .dry_run = options->dry_run,
                                    .as_of = app->as_of,
                                    .progress = options->progress ? tell_writing : NULL,
                                    .progress_context = telling,
                                    .stop = app->stop};

    for (;;) {
        enum status status = store_apply(app->store, set, entry, &writing, result, error);

        if (status != STATUS_DATA || import_reject(report, set, &result->problems) == 0 || !options->rejects)
            return status;
        apply_result_clear(result);
        error_clear(error);
    }
}

enum status register_import(struct app *app, const struct entity *entity, const char *bytes, size_t size,
                            const struct register_import *options, struct import_report *report,
                            struct apply_result *result, struct error *error)
{
    struct telling telling = {.options = options};
    struct import_options reading = {.language = app->language,
                                     .today = clock_today(),
                                     .as_of = app->as_of,
                                     .rejects = options->rejects,
                                     .progress = options->progress ? tell_reading : NULL,
                                     .progress_context = &telling,
                                     .stop = app->stop};
    struct journal_entry entry = app_entry(app, JOURNAL_IMPORT);
    struct change_set set = {0};
    enum status status = import_read(app->store, entity, bytes, size, &reading, report, &set, error);

    entry.entity = entity;
    if (status == STATUS_OK)
        status = apply_rows(app, &set, &entry, &telling, report, result, error);
    if (status == STATUS_OK && !options->dry_run)
        app_wrote(app);
    change_set_clear(&set);
    return status;
}
