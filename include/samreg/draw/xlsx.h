/* Workbooks (XLSX): a sheet for each table of a document, typed cells, nothing that runs.
 *
 * A sheet has its heading in the first row, which stays in sight and carries a filter, columns as wide as what they
 * hold, sums set apart, and below the table the notes that follow it in the document. Numbers, whole dates, years and
 * shares are cells of that kind; every text is a text, whatever it begins with. A document of several tables begins
 * with a sheet that holds its texts, with links to the others. A picture is told by its description, unless the table
 * that it shows follows. */
#ifndef SAMREG_DRAW_XLSX_H
#define SAMREG_DRAW_XLSX_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"
#include "samreg/model/document.h"

/* Appends the document as a workbook. STATUS_DATA for a table that is longer than a sheet, STATUS_INTERNAL when the
 * library fails. */
enum status xlsx_write(const struct document *document, struct str *out, struct error *error) WARN_UNUSED;

#endif
