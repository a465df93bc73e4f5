/* Text inside markup: for SVG and HTML alike. */
#ifndef SAMREG_PUBLISH_MARKUP_H
#define SAMREG_PUBLISH_MARKUP_H

#include "samreg/base/str.h"

/* Appends text of any origin, cleaned (text_clean()), as the content of an element or of an attribute in double
 * quotation marks: < > & " ' are written as references. Line feeds become blanks. */
void markup_add_text(const char *text, struct str *out);

/* Appends ` name="text"`; nothing when the text is NULL. */
void markup_add_attribute(const char *name, const char *text, struct str *out);

#endif
