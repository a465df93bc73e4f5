/* The one place that writes a typed table: as text for people, as CSV and JSON for programs, row by row.
 *
 * Formats
 *   text         aligned columns under their headings in the reader's language, cleaned by text_clean(), one line a row
 *                (line ends inside a value become blanks); choices, yes and no in words. With a width the columns are
 *                narrowed to fit and what is cut ends in "…"; without one nothing is cut. The title stands above.
 *   csv          the plain profile, exact for reading back: RFC 4180, comma, UTF-8 without BOM, CRLF, columns by name,
 *                values in FIELD_DATA style, quoted only where needed.
 *   spreadsheet  for Norwegian spreadsheets and reading back: semicolon, BOM, CRLF, columns by heading, every cell
 *                quoted, values in FIELD_SCREEN style, numbers without group blanks. A text that begins with one of
 *                = + - @ TAB CR LF ' or a full-width = + - @ gets a ' before it, so that no spreadsheet takes it for a
 *                formula; import takes that ' off again (reliability.md 5.2 row 5).
 *   json         an array of objects, keys by name; numbers as numbers, yes and no as true and false, nothing recorded
 *                as null, all else as strings; identifiers are strings.
 *
 * References: a column whose name ends in "_id" and whose field is a reference holds the identifier (text and
 * spreadsheet too). In csv and json any other reference is written by its number or code where what it is called begins
 * with one ("1714", "IKS"), else as it is called (cli.md).
 * csv, spreadsheet and json are valid UTF-8 whatever the values hold: control characters (except tab and line ends) and
 * invalid bytes become U+FFFD, in json control characters are escaped. Values as the store keeps them hold neither. */
#ifndef SAMREG_PUBLISH_PUBLISH_H
#define SAMREG_PUBLISH_PUBLISH_H

#include "samreg/base/error.h"
#include "samreg/model/table.h"

#include <stdbool.h>
#include <stdio.h>

/* The first four are written row by row, as said above. Markdown and HTML are for documents (publish/document.h); XLSX
 * and PDF are written by the second program (app/drawing.h). */
enum publish_format {
    PUBLISH_TEXT,
    PUBLISH_CSV,
    PUBLISH_SPREADSHEET,
    PUBLISH_JSON,
    PUBLISH_MARKDOWN,
    PUBLISH_HTML,
    PUBLISH_XLSX,
    PUBLISH_PDF,
    PUBLISH_FORMAT_COUNT
};

/* The format's name on the command line: "text", "csv", "spreadsheet", "json", "markdown", "html", "xlsx", "pdf". */
const char *publish_format_name(enum publish_format format);

/* Whether the format is written row by row, and whether it is one that samreg-draw writes, always to a file. */
bool publish_format_is_rows(enum publish_format format);
bool publish_format_is_drawn(enum publish_format format);

/* Reads a format's name; false when it is none, leaving `format` alone. */
bool publish_format_parse(const char *name, enum publish_format *format);

/* How a table is written. All zeroes: text in bokmål, never cut. */
struct publish_options {
    enum publish_format format;
    enum language language; /* of choices, yes and no in text and spreadsheet */
    int columns;            /* text: width of the terminal; 0: none */
    bool ascii;             /* text: no signs outside ASCII of its own making (values stay as they are) */
};

/* Where the bytes go. `write` gets any number of bytes at a time and returns STATUS_OK, or sets `error`. */
struct publish_sink {
    enum status (*write)(void *context, const char *bytes, size_t length, struct error *error);
    void *context;
    bool waits; /* for somebody who reads: a terminal, a pipe. Memory and files do not */
};

/* A sink that appends to `out` and never fails. */
struct publish_sink publish_sink_str(struct str *out);

/* A stream and what it is called in messages (NULL: standard output). */
struct publish_stream {
    FILE *stream;
    const char *name;
};

/* A sink that writes to a stream, unbuffered by publish beyond some rows; `stream` is lent. What goes to a terminal is
 * cleaned by text_clean(), whatever the format (reliability.md 5.1), so whole lines must come; everything else gets the
 * bytes as they are. STATUS_IO with the name and the reason. The caller flushes and closes. */
struct publish_sink publish_sink_stream(struct publish_stream *stream);

/* A table being written; any number of rows pass through it in little memory. */
struct publish;

/* Appends a cell's text in the style: references and identifiers as said above, choices, yes and no in the language
 * (FIELD_SCREEN) or as codes (FIELD_DATA). May append any bytes. */
void publish_add_cell(const struct table_column *column, const struct value *value, enum field_style style,
                      enum language language, struct str *out);

/* Begins a table in a format that is written row by row, with the columns and the title of `shape` (its rows are not
 * looked at); `shape` is lent until publish_free(). In text the first rows are held back to measure the columns; wider
 * values that come later are cut (with a width) or push the rest of their line (without). Nothing is written yet. */
struct publish *publish_new(const struct table *shape, const struct publish_options *options, struct publish_sink sink);

/* Writes one row of as many cells as the shape has columns; they are not kept. Fails only as the sink does; after that
 * nothing more is written and every call returns that failure's status. */
enum status publish_row(struct publish *publish, const struct value *cells, struct error *error) WARN_UNUSED;

/* Writes what is held back and the end; called once, after the last row. */
enum status publish_end(struct publish *publish, struct error *error) WARN_UNUSED;

/* Frees; sets the pointer to NULL. Safe at any time and with NULL inside. */
void publish_free(struct publish **publish);

/* Appends a cell's text for pasting into a spreadsheet: tabs and line ends become blanks, and a text (not a `number`)
 * that it would run as a formula gets the guard of formula.h. */
void publish_add_pasted(const char *text, bool number, struct str *out);

/* The whole table in one call. */
enum status publish_table(const struct table *table, const struct publish_options *options, struct publish_sink sink,
                          struct error *error) WARN_UNUSED;

#endif
