/* The whole register as a folder of files. */
#include "samreg/app/export.h"

#include "samreg/app/internal.h"
#include "samreg/app/listing.h"
#include "samreg/app/records.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"
#include "samreg/store/read.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What one call works with. */
struct everything {
    struct app *app;
    const char *folder;
    struct publish_options options;
    struct str order; /* the kinds written so far, a line each */
};

static char *path_of(const struct everything *all, const char *name, const char *ending)
{
    struct str path = {0};

    str_addf(&path, "%s/%s%s%s", all->folder, name, ending[0] != '\0' ? "." : "", ending);
    return str_take(&path);
}

/* Sources come first: everything may name one. The tables of entities stand in the order of their groups, what is
 * referred to before what refers. */
static const struct entity *kind_at(int place)
{
    return entity_get(place == 0 ? ENTITY_SOURCE : (enum entity_id)place);
}

static bool is_passed_over(int place)
{
    return place == ENTITY_SOURCE; /* it was the first */
}

static enum status write_rows(struct everything *all, const struct selection *selection, const char *path,
                              struct error *error)
{
    const struct entity *entity = selection->entity;
    int *fields = memory_new_array(entity->field_count, sizeof *fields);
    size_t count = listing_default_fields(entity, PUBLISH_CSV, fields, entity->field_count);
    FILE *file = fopen(path, "wxe");
    struct publish_stream stream = {file, path};
    struct publish_sink sink = publish_sink_stream(&stream);
    enum status status;
    int number;

    if (file == NULL) {
        free(fields);
        return error_set(error, STATUS_CANNOT_CREATE, N_("The file %1 could not be written: %t2."), path,
                         error_reason(errno), NULL);
    }
    sink.waits = true; /* the whole export stands on one moment already */
    status = listing_write(all->app, selection, fields, count, &all->options, sink, NULL, error);
    number = file_close(file);
    if (number != 0 && status == STATUS_OK) {
        status = error_set(error, STATUS_IO, N_("The file %1 could not be written: %t2."), path, error_reason(number),
                           NULL);
    }
    free(fields);
    return status;
}

/* The day that the records are written as of. On a day before all others references are what was entered, not what has
 * taken over since; fields that an arrangement shows from its states and years stand as of the session's day. */
static struct date day_for(const struct app *app, const struct entity *entity)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        if (entity->fields[i].via != ENTITY_NONE)
            return app->as_of;
    }
    return (struct date){1, 1, 1};
}

/* Writes the records of one kind where there are any. */
static enum status write_kind(struct everything *all, const struct entity *entity, struct error *error)
{
    struct selection selection;
    int64_t count = 0;
    enum status status;

    selection_init(&selection, entity, day_for(all->app, entity));
    selection.all_dates = true;
    status = app_count(all->app, &selection, &count, error);
    if (status == STATUS_OK && count > 0) {
        char *path = path_of(all, entity->name, export_ending(all->options.format));

        status = write_rows(all, &selection, path, error);
        str_addf(&all->order, "%s\n", entity->name);
        free(path);
    }
    selection_clear(&selection);
    return status;
}

static enum status write_kinds(struct everything *all, const struct report_progress *progress, struct error *error)
{
    enum status status = STATUS_OK;
    char *order;

    for (int place = 0; place < ENTITY_COUNT && status == STATUS_OK; place++) {
        if (progress != NULL)
            progress->tell(progress->context, (size_t)place, ENTITY_COUNT);
        if (!is_passed_over(place))
            status = write_kind(all, kind_at(place), error);
        if (status == STATUS_OK && all->app->stop.wanted != NULL && all->app->stop.wanted(all->app->stop.context))
            status = error_set(error, STATUS_STOPPED, N_("Stopped. The folder %1 was not written."), all->folder, NULL);
    }
    order = path_of(all, "ORDER", "");
    if (status == STATUS_OK)
        status = file_write(order, str_peek(&all->order), all->order.length, error);
    free(order);
    return status;
}

/* Takes the folder away with what was written to it. */
static void remove_all(const struct everything *all)
{
    char *order = path_of(all, "ORDER", "");

    (void)unlink(order);
    free(order);
    for (int place = 1; place < ENTITY_COUNT; place++) {
        char *path = path_of(all, entity_get((enum entity_id)place)->name, export_ending(all->options.format));

        (void)unlink(path);
        free(path);
    }
    (void)rmdir(all->folder);
}

enum status export_everything(struct app *app, const char *folder, enum publish_format format,
                              const struct report_progress *progress, struct error *error)
{
    struct everything all = {.app = app, .folder = folder, .options = {.format = format, .language = app->language}};
    enum status status;
    int number = 0;

    if (mkdir(folder, 0777) != 0) {
        return error_set(error, STATUS_CANNOT_CREATE,
                         N_("The folder %1 cannot be made: %t2. Name a new one in a folder that you may write to."),
                         folder, error_reason(errno), NULL);
    }
    status = store_hold_still(app->store, error);
    if (status == STATUS_OK) {
        status = write_kinds(&all, progress, error);
        store_let_go(app->store);
    }
    if (status == STATUS_OK) { /* its files are on the disk, and their names in it */
        number = file_sync_folder(folder);
    }
    if (number != 0) {
        status = error_set(error, STATUS_IO, N_("%1 could not be written to the disk: %t2."), folder,
                           error_reason(number), NULL);
    }
    if (status != STATUS_OK)
        remove_all(&all);
    str_clear(&all.order);
    return status;
}
