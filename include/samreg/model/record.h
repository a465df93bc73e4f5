/* One record: the values of its fields, and the rules that it can be held against by itself. */
#ifndef SAMREG_MODEL_RECORD_H
#define SAMREG_MODEL_RECORD_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"
#include "samreg/base/translate.h"
#include "samreg/model/entity.h"
#include "samreg/model/value.h"

#include <stdbool.h>
#include <stdint.h>

/* A record of `entity`; `values[i]` belongs to `entity->fields[i]`, `via` fields included. */
struct record {
    const struct entity *entity;
    int64_t id;      /* random, positive, 63 bits; 0: not saved yet */
    int64_t version; /* counts its changes; what a save is checked against */
    bool removed;
    bool withheld;   /* its FIELD_WITHHELD fields are empty because they are not told yet, not because nothing is
                      * recorded */
    struct value *values;
};

/* Makes the record a new one of `entity` with nothing recorded; it must not hold anything. */
void record_init(struct record *record, const struct entity *entity);

/* Frees what the record holds and makes it all zeroes, without an entity; all zeroes may be cleared. */
void record_clear(struct record *record);

/* Makes `to` (initialised or all zeroes) an independent copy of `from`. */
void record_copy(struct record *to, const struct record *from);

/* Whether the field of the record is not told yet. */
bool record_withholds(const struct record *record, const struct field *field);

/* The value of a field by name; asserts that the field exists. Lent. */
struct value *record_value(const struct record *record, const char *name);

/* Something that is wrong with a record, at one of its fields or as a whole. */
struct problem {
    bool warning;                /* asks once and is recorded; otherwise it stops the save */
    const struct entity *entity; /* the record it concerns; NULL with id 0: none in particular */
    int64_t id;
    const struct field *field;   /* NULL: the record as a whole */
    const char *rule;            /* its name: "required", "period", a check file's name; lives for ever */
    struct message message;
};

/* A growable list of problems; all zeroes is empty. */
struct problems {
    struct problem *items;
    size_t count;
    size_t capacity;
};

void problems_clear(struct problems *problems);

/* Adds an empty problem and lends it for filling in; valid until the next add. */
struct problem *problems_add(struct problems *problems);

/* The number that are errors. */
size_t problems_errors(const struct problems *problems);

/* Holds the record against the rules that need no other record, and appends what it finds: a required field that is
 * empty ("required"; `via` fields are required of the record that holds them), a value that field_check() refuses
 * ("value"), a period that ends when or before it begins ("period"), the check digit of an organisation number
 * ("organisation_number", a warning that says which digit was expected), and what the kind of record has of its own
 * (rules.h). Values of `via` fields are checked too, so that a form can say it beside the field. */
void record_check(const struct record *record, struct problems *problems);

/* Appends what the record is called: the `called` fields in screen style, empty ones left out. Choices come as codes'
 * msgids. */
void record_called(const struct record *record, struct str *out);

/* What a reader of that language is shown as the value of a field (its place in the table): of a FIELD_TRANSLATED
 * one what the record says in it, where it says something; else the field's own value. Lent by the record. */
const struct value *record_value_in(const struct record *record, size_t field, enum language language);

#endif
