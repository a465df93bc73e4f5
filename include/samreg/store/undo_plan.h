/* What taking back an entry comes to: undo.c asks, undo_plan.c answers. For the store only. */
#ifndef SAMREG_STORE_UNDO_PLAN_H
#define SAMREG_STORE_UNDO_PLAN_H

#include "samreg/store/writing.h"

enum undo_presence { UNDO_UNTOUCHED, UNDO_ABSENT, UNDO_PRESENT, UNDO_REMOVED };

/* A field that the entry changed: from what, to what. */
struct undo_field {
    int field;
    struct value before, after;
};

/* One record that the entry changed, and what takes that back. */
struct undo_item {
    const struct entity *entity;
    int64_t id;
    int64_t version;                  /* of the record when the entry was done */
    enum undo_presence was, became;   /* whether the record was there before and after the entry */
    struct undo_field *fields;
    size_t field_count, field_capacity;
    struct change change;             /* what is to be done */
    bool is_planned;                  /* something is to be done */
};

/* All records of an entry, in the order it touched them. All zeroes is empty. */
struct undo_plan {
    struct undo_item *items;
    size_t count, capacity;
    struct touched_list index; /* the same records at the same places */
};

void undo_plan_clear(struct undo_plan *plan);

/* Works out what takes the entry back, and lists in the result what cannot be because it has been changed since. */
enum status undo_plan_make(struct writing *writing, int64_t sequence, struct undo_plan *plan,
                           struct error *error) WARN_UNUSED;

/* Does it, the last change of the entry first. */
enum status undo_plan_run(struct writing *writing, const struct undo_plan *plan, struct error *error) WARN_UNUSED;

#endif
