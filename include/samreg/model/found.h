/* What searches find: records by what people type, counts per value, and what refers to a record. */
#ifndef SAMREG_MODEL_FOUND_H
#define SAMREG_MODEL_FOUND_H

#include "samreg/model/entity.h"
#include "samreg/model/value.h"

/* How often a value occurs. */
struct facet {
    struct value value;
    int64_t count;
};

/* Records found by what people type. */
struct match {
    const struct entity *entity;
    int64_t id;
    char *called; /* owned */
};
struct matches {
    struct match *items;
    size_t count, capacity;
};
void matches_clear(struct matches *matches);

/* Adds a match, taking over what it is called. */
void matches_add(struct matches *matches, const struct entity *entity, int64_t id, char *called);

/* How many records not removed refer to a record by one of their fields. */
struct referrer {
    const struct entity *entity;
    int field;
    int64_t count;      /* as of the day */
    int64_t count_ever; /* at any time */
};

#endif
