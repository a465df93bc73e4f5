/* What a PDF needs to be read aloud, and what cairo 1.16 cannot write: the language, that the title is shown instead
 * of the file's name, what a figure shows, which heads of a table belong to a column and which to a row, which caption
 * is a table's, what a link leads to, what is no part of the document (artifacts.h), that the keyboard follows the
 * order of the text, and what the file says of itself (xmp.h). Public bodies have to publish documents that have all
 * this (WCAG 2.1 in the way of PDF/UA). The mark of PDF/UA itself is not set: it promises what no program here can
 * check. */
#ifndef SAMREG_DRAW_ACCESS_H
#define SAMREG_DRAW_ACCESS_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"
#include "samreg/base/translate.h"

#include <stdbool.h>
#include <stddef.h>

/* Words for a part that says nothing to who does not see it. */
struct access_part {
    const char *tag;     /* "Figure", "Link" or "Table"; lives for ever */
    char *words;         /* owned */
    bool goes_on;        /* of a table: it is the one before, on another page */
    double box[4];       /* of a figure, in points from the lower left corner of the page: left, bottom, right, top */
};

/* Such parts in the order of the document. All zeroes is none. */
struct access_parts {
    struct access_part *items;
    size_t count, capacity;
};
void access_parts_clear(struct access_parts *parts);

/* Adds a part; cleans and copies the words, title and description of a figure, set apart by ". " when both are there.
 * Either may be NULL. The box is the caller's to set; lent until the next call. */
struct access_part *access_parts_add(struct access_parts *parts, const char *tag, const char *title,
                                     const char *description);

/* Appends the PDF that cairo made with what is said above: the n-th element of a tag in the file's tree gets the words
 * of the n-th part with that tag. The file's objects are packed: it comes out smaller. STATUS_INTERNAL with the
 * library's words when it is no PDF. */
enum status access_add(const struct str *made, enum language language, const struct access_parts *parts,
                       struct str *out, struct error *error) WARN_UNUSED;

#endif
