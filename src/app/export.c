#include "samreg/app/export.h"

#include "samreg/app/delivery.h"
#include "samreg/app/internal.h"
#include "samreg/app/listing.h"
#include "samreg/base/memory.h"
#include "samreg/base/paths.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *const endings[PUBLISH_FORMAT_COUNT] = {
    [PUBLISH_TEXT] = "txt",        [PUBLISH_CSV] = "csv",   [PUBLISH_SPREADSHEET] = "csv", [PUBLISH_JSON] = "json",
    [PUBLISH_MARKDOWN] = "md",     [PUBLISH_HTML] = "html", [PUBLISH_XLSX] = "xlsx",       [PUBLISH_PDF] = "pdf",
};

const char *export_ending(enum publish_format format)
{
    return endings[format];
}

const char *export_folder(const struct app *app)
{
    return app->conf->export_folder != NULL ? app->conf->export_folder : ".";
}

/* Where the file is, for somebody who does not know what "." is. */
static char *full_path(const char *path)
{
    char *full = realpath(path, NULL);

    return full != NULL ? full : memory_copy_text(path);
}

char *export_folder_path(const struct app *app)
{
    return full_path(export_folder(app));
}

bool export_folder_check(const char *path, struct error *error)
{
    struct stat facts;
    int reason = stat(path, &facts) != 0 || (S_ISDIR(facts.st_mode) && access(path, W_OK | X_OK) != 0) ? errno
                 : S_ISDIR(facts.st_mode)                                                             ? 0
                                                                                                      : ENOTDIR;

    if (reason != 0) {
        (void)error_set(error, STATUS_CANNOT_CREATE, N_("Nothing can be put in %1: %t2. Name another folder."), path,
                        error_reason(reason), NULL);
    }
    return reason == 0;
}

/* A new file that is being exported to. */
struct exporting {
    struct str name;
    FILE *file;
};

/* Makes a new file in the folder; its path goes to `path`. */
static FILE *make_file(const struct app *app, const char *name, const char *ending, struct str *path)
{
    enum { MOST_TRIES = 1000 };
    char date[DATE_TEXT];

    date_format_iso(app->as_of, date);
    for (int number = 1; number <= MOST_TRIES; number++) {
        int file;

        str_reset(path);
        str_addf(path, "%s/%s-%s", export_folder(app), name, date);
        if (number > 1)
            str_addf(path, "-%d", number);
        str_addf(path, ".%s", ending);
        file = open(str_peek(path), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
        if (file >= 0)
            return fdopen(file, "w");
        if (errno != EEXIST)
            break;
    }
    return NULL;
}

static enum status begin(const struct app *app, const char *name, const char *ending, struct exporting *exporting,
                         struct error *error)
{
    enum status status;

    exporting->file = make_file(app, name, ending, &exporting->name);
    if (exporting->file != NULL)
        return STATUS_OK;
    status = error_set(error, STATUS_CANNOT_CREATE,
                       N_("The file %1 cannot be made: %t2. Set export_folder in the configuration."),
                       str_peek(&exporting->name), error_reason(errno), NULL);
    str_clear(&exporting->name);
    return status;
}

/* Closes the file; when it was not written whole it goes. `path` is new where it stays. */
static enum status end(struct exporting *exporting, enum status status, char **path, struct error *error)
{
    const char *name = str_peek(&exporting->name);

    int number = file_close(exporting->file);

    number = number == 0 ? file_sync_folder(name) : number;
    if (number != 0 && status == STATUS_OK) {
        status = error_set(error, STATUS_IO, N_("The file %1 could not be written: %t2."), name, error_reason(number),
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

enum status export_document(struct app *app, const struct document *document, const char *name,
                            enum publish_format format, char **path, struct error *error)
{
    struct exporting exporting = {0};
    enum status status = begin(app, name, endings[format], &exporting, error);

    if (status != STATUS_OK)
        return status;
    status = drawing_document(app, document, format, str_peek(&exporting.name), error); /* takes the new file's place */
    return end(&exporting, status, path, error);
}

enum status export_pictures(struct app *app, const struct picture pictures[], size_t count, const char *name,
                            enum drawing_format format, char **path, struct error *error)
{
    static const char *const picture_endings[DRAWING_FORMAT_COUNT] = {
        [DRAWING_SVG] = "svg", [DRAWING_PNG] = "png", [DRAWING_PDF] = "pdf"};
    struct exporting exporting = {0};
    enum status status = begin(app, name, picture_endings[format], &exporting, error);

    if (status != STATUS_OK)
        return status;
    status = drawing_pictures(app, pictures, count, format, str_peek(&exporting.name), error);
    return end(&exporting, status, path, error);
}

enum status export_picture(struct app *app, const struct picture *picture, const char *name,
                           enum drawing_format format, char **path, struct error *error)
{
    return export_pictures(app, picture, 1, name, format, path, error);
}

/* A table by itself as a document; takes the table over. */
static void make_document(const struct app *app, struct table *table, struct document *document)
{
    const char *title = table->title != NULL ? table->title : app->name;
    char date[DATE_TEXT];
    struct str about = {0};

    document_begin(document, app->language, title);
    str_addf(&about, "%s · %s %s", app->name, text_in(app->language, N_("as of")), date_format(app->as_of, date));
    document_add_line(document, str_peek(&about));
    document_put_table(document, NULL, table);
    str_clear(&about);
}

enum status export_table(struct app *app, struct table *table, const char *name, enum publish_format format,
                         char **path, struct error *error)
{
    struct document document = {0};
    enum status status;

    make_document(app, table, &document);
    status = export_document(app, &document, name, format, path, error);
    document_clear(&document);
    return status;
}

/* Writes row by row, however many there are. */
static enum status export_rows(struct app *app, const struct selection *selection, const int *fields, size_t count,
                               enum publish_format format, char **path, int64_t *rows, struct error *error)
{
    struct publish_options options = {.format = format, .language = app->language};
    struct exporting exporting = {0};
    struct publish_stream stream;
    enum status status = begin(app, selection->entity->name, endings[format], &exporting, error);

    if (status != STATUS_OK)
        return status;
    stream = (struct publish_stream){exporting.file, str_peek(&exporting.name)};
    status = listing_write(app, selection, fields, count, &options, publish_sink_stream(&stream), rows, error);
    return end(&exporting, status, path, error);
}

enum status export_list(struct app *app, const struct selection *selection, const int *fields, size_t count,
                        enum publish_format format, char **path, int64_t *rows, struct error *error)
{
    struct table table = {0};
    struct document document = {0};
    enum status status;

    if (publish_format_is_rows(format))
        return export_rows(app, selection, fields, count, format, path, rows, error);
    status = listing_table(app, selection, fields, count, &table, error);
    if (status != STATUS_OK)
        return status;
    if (rows != NULL)
        *rows = (int64_t)table.row_count;
    make_document(app, &table, &document);
    status = export_document(app, &document, selection->entity->name, format, path, error);
    document_clear(&document);
    return status;
}
