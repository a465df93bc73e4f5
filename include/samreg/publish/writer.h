/* What the formats share; for src/publish only. Everybody else asks publish.h. */
#ifndef SAMREG_PUBLISH_WRITER_H
#define SAMREG_PUBLISH_WRITER_H

#include "samreg/model/table.h"
#include "samreg/publish/publish.h"

/* One format: it appends to `out`, and publish.c sends that on. None of the calls can fail. */
struct publish_ops {
    void (*begin)(struct publish *publish);                            /* before the first row */
    void (*row)(struct publish *publish, const struct value *cells);
    void (*end)(struct publish *publish);                              /* after the last row */
    void (*clear)(struct publish *publish);                            /* frees `own`; NULL: nothing to free */
};

extern const struct publish_ops publish_text;
extern const struct publish_ops publish_csv;
extern const struct publish_ops publish_spreadsheet;
extern const struct publish_ops publish_json;

struct publish {
    const struct table *shape; /* lent */
    struct publish_options options;
    struct publish_sink sink;
    const struct publish_ops *ops;
    struct str out;       /* written and not yet sent */
    struct str cell;      /* for one cell at a time */
    size_t rows;          /* given so far */
    bool begun;
    struct error failure; /* of the sink; nothing is sent after it */
    void *own;            /* the format's own */
};

/* Sets `publish->cell` to the cell's text in the style (publish_add_cell()). */
void publish_set_cell(struct publish *publish, size_t column, const struct value *value, enum field_style style);

/* Appends text made valid for files: invalid bytes and control characters other than tab and line ends become
 * U+FFFD. */
void publish_add_valid(const char *text, size_t length, struct str *out);

#endif
