/* What a list asks for, and the rows it gets, in slices (design.md 4). */
#ifndef SAMREG_MODEL_SELECTION_H
#define SAMREG_MODEL_SELECTION_H

#include "samreg/base/date.h"
#include "samreg/model/filter.h"
#include "samreg/model/record.h"

enum { SELECTION_SORTS = 4 };

struct sort_term {
    int field; /* place in entity->fields */
    bool descending;
};

/* Which records, in which order. Plain data: copy with selection_copy(). */
struct selection {
    const struct entity *entity;
    struct filter filter;
    struct date as_of;                       /* a full day */
    bool all_dates;                          /* also those whose period does not hold as of the day */
    bool removed;                            /* the removed ones instead */
    int64_t parent;                          /* only records belonging to this one (0: any) ... */
    const struct field *parent_field;        /* ... by this stored reference; NULL: by the entity's parent field */
    struct sort_term sorts[SELECTION_SORTS]; /* none: the entity's own order */
    size_t sort_count;
};

/* An entity's records as of a day in its own order, no filter. */
void selection_init(struct selection *selection, const struct entity *entity, struct date as_of);
void selection_clear(struct selection *selection);

/* Makes `to` (initialised or all zeroes) an independent copy of `from`. */
void selection_copy(struct selection *to, const struct selection *from);

/* A place in a selection: the sort values and the identifier of a row. A slice begins behind a place; NULL means an
 * end of the list. Opaque to everybody but the store. */
struct place;
void place_free(struct place **place);

/* Rows of a selection, in order. Each is a whole record with the names of its references. */
struct slice {
    struct record *rows;
    struct place **places; /* places[i] is where rows[i] stands */
    size_t count, capacity;
    bool at_begin, at_end; /* nothing before the first / behind the last row */
};

void slice_clear(struct slice *slice);

/* Asked between steps of a long read; true stops it (STATUS_STOPPED). All zeroes never stops. */
struct stop {
    bool (*wanted)(void *context);
    void *context;
};

#endif
