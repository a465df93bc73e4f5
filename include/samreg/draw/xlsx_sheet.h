/* One table as a sheet of a workbook. */
#ifndef SAMREG_DRAW_XLSX_SHEET_H
#define SAMREG_DRAW_XLSX_SHEET_H

#include "samreg/model/document.h"

#include <xlsxwriter.h>

/* Writes the table that is the document's part `block`, with the notes behind it, and, when it is the only table, with
 * the document's title and lines. Returns what the library says. */
lxw_error xlsx_write_table(lxw_workbook *workbook, lxw_worksheet *sheet, const struct document *document, size_t block);

/* Writes a text into a cell, cleaned; nothing for an empty one. */
lxw_error xlsx_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format);

/* How high a row is, in points, that holds the text broken into lines in a column of so many characters. */
double xlsx_text_height(const char *text, double size, bool bold, double columns);

/* Text of any origin as XML takes it, line feeds kept, and not longer than a cell holds. New string. */
char *xlsx_clean(const char *text);

#endif
