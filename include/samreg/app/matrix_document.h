/* The participation matrix as a document and as text for a clipboard, as it is shown. */
#ifndef SAMREG_APP_MATRIX_DOCUMENT_H
#define SAMREG_APP_MATRIX_DOCUMENT_H

#include "samreg/app/matrix_picture.h"
#include "samreg/model/document.h"

/* Makes a document of what is shown: the table of matrix_to_table() with its sums, register, area, day and filter above
 * it, the letters below. `document` holds nothing yet. */
void matrix_to_document(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                        enum matrix_grouping grouping, bool turned, const struct matrix_caption *caption,
                        struct document *document);

/* Appends the table as lines of cells set apart by tabs, the heads first. */
void matrix_write_tabs(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                       enum matrix_grouping grouping, bool turned, struct str *out);

#endif
