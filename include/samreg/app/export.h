/* Files for the user: new ones in the export folder of the configuration (else the current folder), under names that
 * say what they hold and of which day (arrangement-2009-12-01.xlsx, with a number when that exists), remembered for
 * delivery. No file is ever written over, and none is left half written. */
#ifndef SAMREG_APP_EXPORT_H
#define SAMREG_APP_EXPORT_H

#include "samreg/app/drawing.h"
#include "samreg/app/reports.h"
#include "samreg/model/selection.h"

/* The rows of a selection with these fields (places in the entity). `rows` (or NULL) is how many; `path`, here and
 * below, is new and in full. STATUS_CANNOT_CREATE when no file can be made in the folder; else as listing_write() and
 * drawing_document(). */
enum status export_list(struct app *app, const struct selection *selection, const int *fields, size_t count,
                        enum publish_format format, char **path, int64_t *rows, struct error *error) WARN_UNUSED;

/* A table, which is taken over, under a name (small letters, digits and "-"). Its title stands above it in those
 * formats that show one. */
enum status export_table(struct app *app, struct table *table, const char *name, enum publish_format format,
                         char **path, struct error *error) WARN_UNUSED;

/* A document, in every format that it can have. */
enum status export_document(struct app *app, const struct document *document, const char *name,
                            enum publish_format format, char **path, struct error *error) WARN_UNUSED;

/* Pictures: one, or any number as pages of a PDF. */
enum status export_pictures(struct app *app, const struct picture pictures[], size_t count, const char *name,
                            enum drawing_format format, char **path, struct error *error) WARN_UNUSED;
enum status export_picture(struct app *app, const struct picture *picture, const char *name,
                           enum drawing_format format, char **path, struct error *error) WARN_UNUSED;

/* Everything: every kind of record that there are any of, of all dates, with all fields, each to a file of its own in a
 * new folder (arrangement.csv ...), all of one moment, with a file ORDER that names the kinds in the order in which
 * `samreg import` can take them. Only formats written row by row. Colleagues who write wait meanwhile. `progress` may
 * be NULL. STATUS_CANNOT_CREATE when the folder is there already or cannot be made; the folder goes when it cannot be
 * filled. */
enum status export_everything(struct app *app, const char *folder, enum publish_format format,
                              const struct report_progress *progress, struct error *error) WARN_UNUSED;

/* The ending of the files of a format: "csv", "xlsx", "md". Lent, lives for ever. */
const char *export_ending(enum publish_format format);

/* The folder that exports go to. Lent. */
const char *export_folder(const struct app *app);

/* The same, in full; new string. */
char *export_folder_path(const struct app *app);

/* Whether files can be made in the folder, by its path; otherwise says why not. */
bool export_folder_check(const char *path, struct error *error);

#endif
