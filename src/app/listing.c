#include "samreg/app/listing.h"

#include "samreg/app/delivery.h"
#include "samreg/app/internal.h"
#include "samreg/base/memory.h"
#include "samreg/store/read.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The identifier of the record itself, as a column. */
static const struct field id_field = {
    "id", N_("Identifier"), N_("The record's identifier."), FIELD_TEXT, ENTITY_NONE, NULL, 0, 20, 0, ENTITY_NONE,
};

/* A list being written. */
struct writing {
    const int *fields;
    size_t count;
    bool with_ids;
    struct table shape;
    struct value *cells;
    struct publish *publish;
    int64_t rows; /* written so far */
};

size_t listing_default_fields(const struct entity *entity, enum publish_format format, int *fields, size_t most)
{
    bool whole = format == PUBLISH_CSV || format == PUBLISH_JSON;
    size_t count = 0;

    for (size_t i = 0; i < entity->field_count && count < most; i++) {
        if (whole || (entity->fields[i].width > 0 && (entity->fields[i].flags & FIELD_HIDDEN) == 0)) {
            fields[count++] = (int)i;
        }
    }
    return count;
}

/* Adds the columns of one field. */
static void add_columns(struct writing *writing, const struct field *field, enum language language)
{
    table_add_column(&writing->shape, field, field->name, text_in(language, field->label));
    if (writing->with_ids && field->type == FIELD_REFERENCE) {
        struct str name = {0};

        str_addf(&name, "%s_id", field->name);
        table_add_column(&writing->shape, field, str_peek(&name), str_peek(&name));
        str_clear(&name);
    }
}

static void make_shape(struct writing *writing, const struct entity *entity, enum language language)
{
    if (writing->with_ids) {
        add_columns(writing, &id_field, language);
    }
    for (size_t i = 0; i < writing->count; i++) {
        if (writing->fields[i] != LISTING_ID) {
            add_columns(writing, &entity->fields[writing->fields[i]], language);
        } else if (!writing->with_ids) {
            add_columns(writing, &id_field, language);
        }
    }
    writing->cells = memory_new_array(writing->shape.column_count, sizeof *writing->cells);
}

/* Fills the cells from a record; they lend its texts. */
static enum status write_record(void *context, const struct record *record, struct error *error)
{
    struct writing *writing = context;
    enum status status;
    struct value *cell = writing->cells;
    char digits[24];
    struct value id = {.kind = VALUE_TEXT, .text = digits};

    snprintf(digits, sizeof digits, "%lld", (long long)record->id);
    if (writing->with_ids) {
        *cell++ = id;
    }
    for (size_t i = 0; i < writing->count; i++) {
        int field = writing->fields[i];

        if (field == LISTING_ID) {
            if (!writing->with_ids) {
                *cell++ = id;
            }
            continue;
        }
        *cell++ = record->values[field];
        if (writing->with_ids && record->entity->fields[field].type == FIELD_REFERENCE) {
            *cell++ = record->values[field];
        }
    }
    status = publish_row(writing->publish, writing->cells, error);
    writing->rows += status == STATUS_OK;
    return status;
}

/* Writes the rows as they were at one moment, whoever writes meanwhile; but a reader who stands still may not keep
 * others from writing: for such a one each slice is of its own moment. */
static enum status write_rows(struct app *app, const struct selection *selection, struct writing *writing,
                              bool waits, struct error *error)
{
    enum status status;

    if (waits) {
        return app_each(app, selection, write_record, writing, error);
    }
    status = store_hold_still(app->store, error);
    if (status == STATUS_OK) {
        status = app_each(app, selection, write_record, writing, error);
        store_let_go(app->store);
    }
    return status;
}

enum status listing_write(struct app *app, const struct selection *selection, const int *fields, size_t count,
                          const struct publish_options *options, struct publish_sink sink, int64_t *rows,
                          struct error *error)
{
    struct writing writing = {.fields = fields, .count = count, .with_ids = options->format == PUBLISH_JSON};
    enum status status;

    make_shape(&writing, selection->entity, options->language);
    writing.publish = publish_new(&writing.shape, options, sink);
    status = write_rows(app, selection, &writing, sink.waits, error);
    if (status == STATUS_OK) {
        status = publish_end(writing.publish, error);
    }
    publish_free(&writing.publish);
    table_clear(&writing.shape);
    free(writing.cells);
    if (status == STATUS_OK && rows != NULL) {
        *rows = writing.rows;
    }
    return status;
}

/* Makes a new file in the folder whose name tells what and of which day; its path goes to `path`. */
static FILE *make_file(struct app *app, const char *name, struct str *path)
{
    enum { MOST_TRIES = 1000 };
    const char *folder = app->conf->export_folder != NULL ? app->conf->export_folder : ".";
    char date[DATE_TEXT];

    date_format_iso(app->as_of, date);
    for (int number = 1; number <= MOST_TRIES; number++) {
        int file;

        str_reset(path);
        str_addf(path, "%s/%s-%s", folder, name, date);
        if (number > 1) {
            str_addf(path, "-%d", number);
        }
        str_add(path, ".csv");
        file = open(str_peek(path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (file >= 0) {
            return fdopen(file, "w");
        }
        if (errno != EEXIST) {
            break;
        }
    }
    return NULL;
}

/* Where the file is, for somebody who does not know what "." is. */
static char *full_path(const char *path)
{
    char *full = realpath(path, NULL);

    return full != NULL ? full : memory_copy_text(path);
}

/* A new file that is being exported to. */
struct exporting {
    struct str name;
    FILE *file;
};

static enum status begin_export(struct app *app, const char *name, struct exporting *exporting, struct error *error)
{
    enum status status;

    exporting->file = make_file(app, name, &exporting->name);
    if (exporting->file != NULL) {
        return STATUS_OK;
    }
    status = error_set(error, STATUS_CANNOT_CREATE,
                       N_("The file %1 cannot be made: %t2. Set export_folder in the configuration."),
                       str_peek(&exporting->name), error_reason(errno), NULL);
    str_clear(&exporting->name);
    return status;
}

/* Closes the file; when it was not written whole it goes. `path` is new where it stays. */
static enum status end_export(struct exporting *exporting, enum status status, char **path, struct error *error)
{
    const char *name = str_peek(&exporting->name);

    if (fclose(exporting->file) != 0 && status == STATUS_OK) {
        status = error_set(error, STATUS_IO, N_("The file %1 could not be written: %t2."), name, error_reason(errno),
                           NULL);
    }
    if (status == STATUS_OK) {
        *path = full_path(name);
        delivery_note(*path);
    } else {
        (void)unlink(name); /* no half file is left behind */
    }
    str_clear(&exporting->name);
    return status;
}

enum status listing_export(struct app *app, const struct selection *selection, const int *fields, size_t count,
                           char **path, int64_t *rows, struct error *error)
{
    struct publish_options options = {.format = PUBLISH_SPREADSHEET, .language = app->language};
    struct exporting exporting = {0};
    struct publish_stream stream;
    enum status status = begin_export(app, selection->entity->name, &exporting, error);

    if (status != STATUS_OK) {
        return status;
    }
    stream = (struct publish_stream){exporting.file, str_peek(&exporting.name)};
    status = listing_write(app, selection, fields, count, &options, publish_sink_stream(&stream), rows, error);
    return end_export(&exporting, status, path, error);
}

enum status listing_export_table(struct app *app, const struct table *table, const char *name, char **path,
                                 struct error *error)
{
    struct publish_options options = {.format = PUBLISH_SPREADSHEET, .language = app->language};
    struct exporting exporting = {0};
    struct publish_stream stream;
    enum status status = begin_export(app, name, &exporting, error);

    if (status != STATUS_OK) {
        return status;
    }
    stream = (struct publish_stream){exporting.file, str_peek(&exporting.name)};
    status = publish_table(table, &options, publish_sink_stream(&stream), error);
    return end_export(&exporting, status, path, error);
}
