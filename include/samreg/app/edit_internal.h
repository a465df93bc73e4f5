/* What src/app/edit.c and edit_save.c share. */
#ifndef SAMREG_APP_EDIT_INTERNAL_H
#define SAMREG_APP_EDIT_INTERNAL_H

#include "samreg/app/edit.h"

/* The rows of one kind. */
struct edit_kind {
    const struct entity *entity;
    struct edit_row *rows;
    size_t count, capacity;
};

struct edit {
    struct app *app;
    const struct entity *entity;
    struct edit_row main; /* its record has an identifier from the beginning, so that rows can refer to it */
    struct edit_kind *kinds;
    size_t kind_count, kind_capacity;
    bool shows_older_year; /* what it shows of a year is that of a year before the day's */
};

/* Whether the row differs from what is stored; an empty new row does not. */
bool edit_row_is_changed(const struct edit_row *row);

/* Reads the record and its rows anew into the edit, as stored. */
enum status edit_read(struct edit *edit, int64_t id, struct error *error) WARN_UNUSED;

/* Notes whether `via` fields that go by year show an older one than the day's. */
enum status edit_read_years(struct edit *edit, struct error *error) WARN_UNUSED;

#endif
