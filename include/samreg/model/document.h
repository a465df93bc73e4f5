/* Documents as data: a report, or a whole survey of chapters, before it is written as text, Markdown, HTML, XLSX or
 * PDF.
 *
 *     struct document document = {0};
 *     document_begin(&document, LANGUAGE_BOKMAL, "Statusrapport");
 *     document_add_line(&document, "Østfold · per 01.12.2009");
 *     document_add_heading(&document, 1, "Ordninger");
 *     document_add_paragraph(&document, "Tellingen følger undersøkelsen av 2009.");
 *     document_put_table(&document, "Ordninger for hver kommune", &table);     // takes the table over
 *     document_last(&document)->totals = 1;                                    // its last row is the sum
 *     document_add_note(&document, "3 ordninger er usikre.");
 *     document_put_picture(&document, NULL, &picture);
 *
 * All texts are UTF-8 in the reader's language; writers clean them. */
#ifndef SAMREG_MODEL_DOCUMENT_H
#define SAMREG_MODEL_DOCUMENT_H

#include "samreg/base/translate.h"
#include "samreg/model/picture.h"
#include "samreg/model/table.h"

/* Headings of levels 1 (a chapter) to DOCUMENT_LEVELS. */
enum { DOCUMENT_LEVELS = 3 };

enum document_kind {
    DOCUMENT_HEADING,
    DOCUMENT_PARAGRAPH,
    DOCUMENT_NOTE,   /* of second rank, set small: a definition, a source, how many are uncertain */
    DOCUMENT_TABLE,
    DOCUMENT_PICTURE
};

/* One part of a document. Which members count follows from the kind. */
struct document_block {
    enum document_kind kind;
    int level;              /* of a heading */
    bool new_page;          /* begins a page on paper (a heading of a chapter); set on it by whoever wants it */
    char *text;             /* of heading, paragraph and note; of a table and a picture the caption, or NULL. Owned. A
                             * line feed in a paragraph or note begins a new line */
    char *sheet;            /* a table: the name of its sheet in XLSX; NULL: made from the caption, or from the heading
                             * above. Owned */
    size_t totals;          /* a table: so many of its last rows are sums, set apart from the others */
    struct table table;     /* owned; its title is not looked at */
    struct picture picture; /* owned */
};

/* A document. All zeroes is none; begin with document_begin(). */
struct document {
    enum language language;
    char *title;           /* owned */
    char **lines;          /* under the title: register, place, as-of date; owned */
    size_t line_count, line_capacity;
    char *running;         /* what the head of each page says beside the title: place and date; NULL: the first two
                            * lines. Owned */
    bool contents;         /* with a table of contents, made of the headings */
    struct document_block *blocks;
    size_t count, capacity;
};

/* Begins an empty document; copies the title. `document` holds nothing yet. */
void document_begin(struct document *document, enum language language, const char *title);
void document_clear(struct document *document);

/* Adds a line under the title; sets the text that runs along the pages. The texts are copied. */
void document_add_line(struct document *document, const char *text);
void document_set_running(struct document *document, const char *text);

/* Adds a part; copies the text. */
void document_add_heading(struct document *document, int level, const char *text);
void document_add_paragraph(struct document *document, const char *text);
void document_add_note(struct document *document, const char *text);

/* Adds a table with at least one column, or a picture, taking over what it holds and leaving it empty; copies the
 * caption, which may be NULL. */
void document_put_table(struct document *document, const char *caption, struct table *table);
void document_put_picture(struct document *document, const char *caption, struct picture *picture);

/* The part added last, to be told more about; valid until the next. */
struct document_block *document_last(struct document *document);

/* Sets the sheet name of the table added last; copies it. */
void document_set_sheet(struct document *document, const char *name);

#endif
