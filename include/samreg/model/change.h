/* Change sets: what one user command wants changed, before the store does it (design.md 1.3). */
#ifndef SAMREG_MODEL_CHANGE_H
#define SAMREG_MODEL_CHANGE_H

#include "samreg/model/record.h"

enum change_kind { CHANGE_ADD, CHANGE_SET, CHANGE_REMOVE, CHANGE_RESTORE };

/* One field and its new value. Only fields that are stored in the entity's own table. */
struct assignment {
    int field; /* place in entity->fields */
    struct value value;
};

struct change {
    enum change_kind kind;
    const struct entity *entity;
    int64_t id;      /* CHANGE_ADD: an identifier from store_new_id(), so that other changes of the set can refer to
                      * it */
    int64_t version; /* the version that was looked at; 0: whatever it is now */
    struct assignment *assignments;
    size_t assignment_count, assignment_capacity;
};

/* An ordered list of changes; all zeroes is empty. */
struct change_set {
    struct change *changes;
    size_t count, capacity;
};

void change_set_clear(struct change_set *set);

/* Adds a change and lends it; valid until the next add. */
struct change *change_set_add(struct change_set *set, enum change_kind kind, const struct entity *entity, int64_t id,
                              int64_t version);

/* Sets a field in a change (replacing an earlier assignment to it); copies the value. Asserts that the field is
 * stored. */
void change_assign(struct change *change, int field, const struct value *value);

/* Adds to the set what turns `before` into `after` (same entity and id): nothing when they are equal, one CHANGE_SET
 * otherwise; with before NULL one CHANGE_ADD of all recorded values. `via` fields are left out: app writes
 * them to their state. */
void change_set_add_difference(struct change_set *set, const struct record *before, const struct record *after);

/* A field that both the user and somebody else changed since the user looked, or a record that one of them removed. */
struct conflict {
    const struct entity *entity;
    int64_t id;
    int field;              /* -1: the record as a whole was removed or restored */
    bool removing;          /* field is -1, and it is the user who removes what somebody else has changed */
    struct value before;    /* what the user had looked at; VALUE_NONE where unknown */
    struct value mine;      /* what the user wants */
    struct value theirs;    /* what it is now */
    bool withheld;          /* `before` and `theirs` are not told yet (FIELD_WITHHELD) and empty for that reason */
    char *who;              /* by whom, owned */
    char *when;             /* when (UTC), owned */
};

struct conflicts {
    struct conflict *items;
    size_t count, capacity;
};

void conflicts_clear(struct conflicts *conflicts);

/* Adds an empty conflict (of the record as a whole) and lends it for filling in; valid until the next add. */
struct conflict *conflicts_add(struct conflicts *conflicts);

/* What came of writing a change set. All zeroes before; cleared by apply_result_clear(). */
struct apply_result {
    struct problems problems;   /* errors and warnings, of rules within a record, references to nothing, natural keys
                                 * taken, and check files */
    struct conflicts conflicts; /* fields somebody else has changed since `version` (STATUS_CONFLICT) */
    int64_t operation;          /* the entry written, 0 when the set changed nothing */
    bool written;               /* after an error: whether it happened all the same (re-read by operation) */
};

/* Frees what the result holds and makes it all zeroes. */
void apply_result_clear(struct apply_result *result);

#endif
