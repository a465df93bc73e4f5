/* Pictures and documents as files. SVG, HTML, Markdown and the formats of tables are written here; PNG, PDF and XLSX by
 * the second program, samreg-draw, which stands beside samreg or on $PATH: its libraries would cost every start of
 * samreg dearly (design.md 2). Each file is written whole or not at all: a full disk, or a stop in the middle, leaves
 * what was there before.
 *
 * Every call waits until the file is there: a fraction of a second for a picture, some seconds for a hundred thousand
 * rows. What app_set_stop() said is asked meanwhile. */
#ifndef SAMREG_APP_DRAWING_H
#define SAMREG_APP_DRAWING_H

#include "samreg/app/app.h"
#include "samreg/model/document.h"
#include "samreg/publish/publish.h"

enum drawing_format { DRAWING_SVG, DRAWING_PNG, DRAWING_PDF, DRAWING_FORMAT_COUNT };

/* The format that the ending of a path names: .svg, .png or .pdf, in any case. STATUS_USAGE with a sentence that lists
 * them when it is none. */
enum status drawing_format_of(const char *path, enum drawing_format *format, struct error *error) WARN_UNUSED;

/* Writes pictures, at least one, to a file: SVG and PNG hold one picture; PDF has each on a page of its own. More than
 * one as SVG or PNG is a bug. STATUS_UNAVAILABLE when samreg-draw is missing, STATUS_STOPPED when it was stopped, else
 * as file_write(). */
enum status drawing_pictures(const struct app *app, const struct picture pictures[], size_t count,
                             enum drawing_format format, const char *path, struct error *error) WARN_UNUSED;

/* Writes a document to a file in any format of publish. Errors as drawing_pictures(), and as publish_document(). */
enum status drawing_document(const struct app *app, const struct document *document, enum publish_format format,
                             const char *path, struct error *error) WARN_UNUSED;

#endif
