/* A list as a file or on standard output: what the list screen shows, of any length, in little memory. */
#ifndef SAMREG_APP_LISTING_H
#define SAMREG_APP_LISTING_H

#include "samreg/app/records.h"
#include "samreg/model/document.h"
#include "samreg/publish/publish.h"

/* Stands for the record's identifier where places of fields are given. */
enum { LISTING_ID = -1 };

/* Which fields a list has when none are named: for people (text, spreadsheet) those with a column width, as on the
 * screen; for programs (csv, json) all of them, so that a file can be read back whole. Writes at most `most` places and
 * returns how many. */
size_t listing_default_fields(const struct entity *entity, enum publish_format format, int *fields, size_t most);

/* Writes the rows of a selection with these fields (places in the entity, or LISTING_ID) in the format. JSON begins
 * with `id` in any case and has beside each reference its identifier as NAME_id (cli.md). `rows` (or NULL) is how
 * many. Not stopped by waiting keys. */
enum status listing_write(struct app *app, const struct selection *selection, const int *fields, size_t count,
                          const struct publish_options *options, struct publish_sink sink, int64_t *rows,
                          struct error *error) WARN_UNUSED;

/* The rows of a selection, of one moment, as a table with the entity's plural as title; `table` is all zeroes before.
 * For formats that are not written row by row. Not stopped by waiting keys. */
enum status listing_table(struct app *app, const struct selection *selection, const int *fields, size_t count,
                          struct table *table, struct error *error) WARN_UNUSED;

/* The same as a document: the table under the plural, with the register and the day. `document` is all zeroes
 * before. */
enum status listing_document(struct app *app, const struct selection *selection, const int *fields, size_t count,
                             struct document *document, struct error *error) WARN_UNUSED;

#endif
