/* A document on pages of A4: where each line of text, each rule and each picture stands. Pure arithmetic, without a
 * font and without a surface: widths of text come from the table of model/picture.h.
 *
 * Pages are upright. A wide table is set in smaller or narrow letters first (grid.h); one that is too wide for that
 * stands across, with the heading above it, and so does what follows while it has room there. Each page has a head
 * with title and place (from the second on) and its number. The heading of a table is repeated on every page it goes
 * on. A heading stands with its chart and the first rows of its table, a table begins and ends with at least two rows,
 * one of up to ten is not parted, and the last rows stand with the notes; a part that takes no more than half a page
 * is not broken. Contents, when the document wants them, come after the title, with the pages that the headings are
 * on. */
#ifndef SAMREG_DRAW_LAYOUT_H
#define SAMREG_DRAW_LAYOUT_H

#include "samreg/model/document.h"

enum layout_kind {
    LAYOUT_TEXT,
    LAYOUT_RULE,    /* a filled bar */
    LAYOUT_PICTURE,
    LAYOUT_BEGIN,   /* from here on, up to the LAYOUT_END that belongs to it, what is drawn is a part of that kind */
    LAYOUT_END
};

/* One thing on a page; lengths in points, y downwards. */
struct layout_item {
    enum layout_kind kind;
    double x, y;                 /* of text the anchor on the baseline, else the upper left corner */
    double width, height;        /* of rules and pictures */
    double size;                 /* of text */
    bool bold, narrow;
    enum picture_ink ink;
    enum picture_anchor anchor;
    char *words;                 /* of text; owned */
    const struct picture *picture; /* lent by the document */
    const char *tag; /* of LAYOUT_BEGIN and LAYOUT_END: as PDF calls it ("H1", "P", "Table", "TR", "TH", "TD",
                      * "TOC", "TOCI", "Link", "cairo.dest"); lives for ever */
    size_t entry;                /* of "Link" and "cairo.dest": the heading it is about */
    bool goes_on;                /* of "Table": the one on the page before goes on; its heading is no part then */
};

struct layout_page {
    bool across;
    struct layout_item *items;
    size_t count, capacity;
};

/* A heading, for contents and outline. */
struct layout_entry {
    const char *text; /* lent by the document */
    int level;
    size_t page;      /* from 0 */
};

/* All zeroes is nothing. */
struct layout {
    struct layout_page *pages;
    size_t count, capacity;
    struct layout_entry *entries;
    size_t entry_count, entry_capacity;
};
void layout_clear(struct layout *layout);

/* Lays the document out. `layout` is all zeroes, and lends from the document. */
void layout_document(const struct document *document, struct layout *layout);

/* The size of a page in points. */
double layout_width(const struct layout_page *page);
double layout_height(const struct layout_page *page);

#endif
