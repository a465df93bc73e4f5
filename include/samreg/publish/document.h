/* Writes documents (model/document.h).
 *
 *   text      for a terminal or a mail: headings underlined, texts broken into lines, tables aligned; a picture is told
 *             by its title and description.
 *   markdown  as text editors and web pages of code read it: pipe tables with numbers to the right; a picture is told
 *             by its title and description.
 *   html      one file without scripts and without anything fetched from elsewhere: language, headings in order, a
 *             table of contents with links, tables with captions and marked heads of columns and rows, pictures as SVG
 *             with their alternative texts, readable on a narrow screen, in the dark, and printed on A4.
 *   csv, spreadsheet, json   of a document that holds exactly one table: that table.
 * XLSX and PDF are written by samreg-draw: app/drawing.h. */
#ifndef SAMREG_PUBLISH_DOCUMENT_H
#define SAMREG_PUBLISH_DOCUMENT_H

#include "samreg/model/document.h"
#include "samreg/publish/publish.h"

/* Writes the document in any of the formats above to the sink. Of the options text looks at `columns` (0: lines of at
 * most DOCUMENT_COLUMNS, tables never cut) and `ascii`; the language is the document's own. STATUS_USAGE for csv,
 * spreadsheet and json when it does not hold exactly one table. PUBLISH_XLSX and PUBLISH_PDF are a bug. */
enum status publish_document(const struct document *document, const struct publish_options *options,
                             struct publish_sink sink, struct error *error) WARN_UNUSED;

enum { DOCUMENT_COLUMNS = 100 };

/* The same formats one by one, appended to `out`. */
void document_write_text(const struct document *document, int columns, bool ascii, struct str *out);
void document_write_markdown(const struct document *document, struct str *out);
void document_write_html(const struct document *document, struct str *out);

#endif
