/* Documents as PDF: the pages of the layout, with title, outline, links and the parts that a reading program
 * follows: headings, paragraphs, tables with their rows and heads, figures. What cairo 1.16 cannot write is missing:
 * the language of the document, the alternative texts of figures; who needs these is served by HTML. */
#ifndef SAMREG_DRAW_PDF_H
#define SAMREG_DRAW_PDF_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"
#include "samreg/model/document.h"

/* Appends the document as PDF. STATUS_INTERNAL when cairo fails. */
enum status pdf_write(const struct document *document, struct str *out, struct error *error) WARN_UNUSED;

#endif
