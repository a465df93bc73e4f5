/* The form in which samreg hands pictures and documents to samreg-draw: lines of UTF-8, each a word that says what it
 * is and its parts, set apart by tabs. The first line says that it is this form and which version of it, the last one
 * is "end", so that what was cut off is noticed. In texts a backslash, a tab and a line feed are written \\ \t \n; \-
 * alone is no text at all.
 *
 *     samreg-wire  1
 *     picture      WIDTH HEIGHT LANGUAGE TITLE DESCRIPTION    then its shapes: line, box, marker, path, text
 *     document     LANGUAGE CONTENTS TITLE RUNNING            then about, heading, paragraph, note, figure with a
 *                                                             picture, table with column and row
 *     end
 *
 * Reading trusts nothing: numbers lie in the bounds of model/picture.h, a row has as many cells as there are columns,
 * and what is made of it takes no more memory than some multiple of what was read. */
#ifndef SAMREG_PUBLISH_WIRE_H
#define SAMREG_PUBLISH_WIRE_H

#include "samreg/base/error.h"
#include "samreg/model/document.h"

/* What was handed over: either a document or pictures. All zeroes is nothing. */
struct wire {
    bool is_document;
    struct document document;
    struct picture_list pictures;
};
void wire_clear(struct wire *wire);

/* Appends the pictures, at least one, or the document. Cells of choices, yes and no, references and organisation
 * numbers go as the text that is shown. */
void wire_write_pictures(const struct picture pictures[], size_t count, struct str *out);
void wire_write_document(const struct document *document, struct str *out);

/* Reads what was written; any bytes may come in. `wire` holds nothing yet, and holds nothing after a failure. The
 * fields of its tables are this module's own and live for ever. STATUS_DATA, with the line, when it is not this form;
 * when it is of another version, or was cut off, the sentence says so. */
enum status wire_read(const char *bytes, size_t size, struct wire *wire, struct error *error) WARN_UNUSED;

#endif
