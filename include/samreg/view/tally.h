/* How many records refer to each row of a window: counted for the rows on the screen, when no key waits, and kept. */
#ifndef SAMREG_VIEW_TALLY_H
#define SAMREG_VIEW_TALLY_H

#include "samreg/view/window.h"

struct tally_count {
    int64_t id;
    int64_t count;
};

struct tally {
    struct app *app;
    const struct entity *entity; /* of the records counted */
    const struct field *field;   /* the reference by which they refer */
    struct tally_count *counts;  /* in no order */
    size_t count, capacity;
};

/* Begins with nothing counted; `app` is lent. */
void tally_init(struct tally *tally, struct app *app, enum entity_id kind, const char *field);
void tally_clear(struct tally *tally);

/* Forgets the counts: the register or the day is another. */
void tally_forget(struct tally *tally);

/* Counts for the rows that the window shows until a key waits; `id_of` tells which record a row stands for (0: none).
 * True when it counted any. */
bool tally_work(struct tally *tally, const struct window *window, int64_t (*id_of)(const struct record *row));

/* The count of a record; -1 while it is not known. */
int64_t tally_peek(const struct tally *tally, int64_t id);

#endif
