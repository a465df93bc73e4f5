/* Documents as PDF: the pages of the layout, with title, language, outline, links and the parts that a reading program
 * follows: headings, paragraphs, tables with their rows and heads, figures with what they show (access.h). */
#ifndef SAMREG_DRAW_PDF_H
#define SAMREG_DRAW_PDF_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"
#include "samreg/model/document.h"

/* Appends the document as PDF. STATUS_INTERNAL when cairo or qpdf fails. */
enum status pdf_write(const struct document *document, struct str *out, struct error *error) WARN_UNUSED;

#endif
