/* What a PDF says of itself to programs that sort and index files (XMP, ISO 16684-1). */
#ifndef SAMREG_DRAW_XMP_H
#define SAMREG_DRAW_XMP_H

#include "samreg/base/str.h"
#include "samreg/base/translate.h"

/* The same as in the file's other description (Info), so that none contradicts the other; NULL where that is silent. */
struct xmp {
    const char *title, *subject, *creator, *producer;
    const char *made;       /* as PDF writes it: "20091201101500Z", with or without the "D:" before it */
    enum language language; /* of the document, and of title and subject */
};

/* Appends it as a packet. */
void xmp_write(const struct xmp *xmp, struct str *out);

#endif
