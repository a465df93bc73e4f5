/* A record as lines to read: its fields, and everything that belongs to it or refers to it, each line knowing where
 * it leads. */
#ifndef SAMREG_VIEW_DETAIL_H
#define SAMREG_VIEW_DETAIL_H

#include "samreg/app/records.h"
#include "samreg/tui/style.h"

/* One line. What it leads to: a record (`id` not 0), or a list of those of `entity` that refer to the record by
 * `field`. */
struct detail_line {
    bool field_line;             /* a field of the record, or one more line of it; otherwise part of a section */
    char *label;                 /* owned; "" for lines of a section and further lines of a field */
    char *text;                  /* owned */
    enum style style;
    const struct entity *entity; /* NULL: it leads nowhere */
    int64_t id;                  /* the record it leads to */
    const struct entity *own_entity; /* the record that stands on the line, for editing: a row of a section; or NULL */
    int64_t own_id;
    const struct field *field;   /* a list: by which field */
};

struct detail {
    struct record record;
    struct detail_line *lines;
    size_t count, capacity;
};

void detail_clear(struct detail *detail);

/* Reads the record and builds its lines, at most `rows` of each section. A record that is gone is an error. */
enum status detail_read(struct detail *detail, struct app *app, const struct entity *entity, int64_t id, size_t rows,
                        struct error *error) WARN_UNUSED;

#endif
