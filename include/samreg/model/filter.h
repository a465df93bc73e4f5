/* The filter language (cli.md): words and terms, all of which must hold.
 *
 *     filter = { term }            terms are set apart by blanks
 *     term   = [ "!" ] ( word | field ":" value { "," value } | field op value )
 *     op     = "=" | ">" | ">=" | "<" | "<=" | "!="
 *     word, value: bare text without blanks, or in quotes "..." with \" and \\ inside
 *
 * `field` is a field of the entity, a field of one of its child entities (then some child record valid as of the
 * date must hold it; the child's reference to the entity itself is not offered), or "id" with an identifier. It goes
 * by its English name or by its label in any language ("juridisk_form:IKS", field_name.h); own fields come before
 * those of children. Points lead to other records, whose fields are asked for then: the name of a reference to what it
 * refers to ("arrangement.legal_form:IKS", "municipality.county:16"), the name of an entity to those of its records
 * that refer to this one ("membership.region:Fosen" of a municipality: some record valid as of the day must hold it).
 * What a record belongs to must be valid as of the day too ("membership.region:Fosen": as long as that region lasts).
 * A municipality that has been taken over stands for its one successor of the day, one that was split for none.
 *
 * Two fields are made for counting. Of an arrangement "counted:DEFINITION": it counts as formal under the definition as
 * of the day, that is: its period holds, it has no exclusion class, its status is neither idea, study nor decided (nor
 * ended, unless it is recorded when: then its period says so), and its form is one of the definition's, or not stated
 * where the definition counts these. Of a municipality's figures "newest:FIELD": of one that holds on the day, the
 * newest on or before it that record the field; a municipality's own term on its figures ("population>5000") asks
 * these.
 *
 * Only ":" is followed by a list: after another operator a comma belongs to the value
 * ("annual_cost>1,5"). A word or value in quotes may hold anything.
 *
 * `none` as a value means not recorded, `any` recorded (in quotes they are texts). A reference is given by number,
 * code or name, or any part of the name; a choice by code or by its name in a screen language; a date or number as
 * in data or on screens. `:` and `=` compare text as "contains words", numbers and dates as "equals" (dates: lies
 * within). `<` and its like are for numbers, dates and years only. A word is looked for at word starts, from three
 * letters on anywhere, in the folded text of the record and the names it refers to; a word without letters and
 * digits is left out.
 *
 * A line means the same in every style of reading: the end of a period (FIELD_END) is always given and compared as
 * its last day, month or year, as screens show it. With X the end as it is stored (exclusive), V the value, first(V)
 * its first day and next(V) the day after its last one: "lies within V" is first(V) < X <= next(V), "< V" is X <=
 * first(V), "<= V" is X <= next(V), "> V" is X > next(V), ">= V" is X > first(V). */
#ifndef SAMREG_MODEL_FILTER_H
#define SAMREG_MODEL_FILTER_H

#include "samreg/model/field.h"

/* The most words and values of a filter, and the most identifiers beside them ("id:1,2"): what one statement of the
 * store can take well. */
enum { FILTER_CONDITIONS = 100, FILTER_IDENTIFIERS = 5000 };

enum filter_op { FILTER_IS, FILTER_NOT_EQUAL, FILTER_LESS, FILTER_LESS_EQUAL, FILTER_GREATER, FILTER_GREATER_EQUAL };

enum filter_value_kind { FILTER_VALUE, FILTER_VALUE_NONE, FILTER_VALUE_ANY };

/* One alternative of a term. */
struct filter_value {
    enum filter_value_kind kind;
    struct value value; /* parsed by the field's type; for references and texts the text as given */
    char *folded;       /* text and references: collate_fold() of the text, for matching; else NULL */
};

/* A step from a record to others: to the one that `field` of its own refers to, or, `back`, to those of `entity` whose
 * `field` refers to it. */
struct filter_step {
    const struct entity *entity; /* the kind that is reached */
    const struct field *field;
    bool back;
};

enum { FILTER_STEPS = 6 };

/* The fields made for counting: of arrangements, and of municipality_fact. */
extern const struct field filter_counted, filter_newest;

struct filter_term {
    bool negated;
    char *word;                  /* a word: its folded form without the leading blanks; NULL for a field term */
    struct filter_step steps[FILTER_STEPS]; /* to the records that are asked; none: the listed ones */
    size_t step_count;
    const struct entity *child;  /* NULL: a field of the entity itself that the steps lead to */
    const struct field *field;   /* NULL with word NULL: the identifier */
    enum filter_op op;
    struct filter_value *values; /* any of them may hold */
    size_t value_count;
};

/* A parsed filter; all zeroes lets everything through. */
struct filter {
    struct filter_term *terms;
    size_t count;
};

/* Finds what a name, with points or without, says of records of `entity`: fills in steps, child and field of the term.
 * Otherwise false, with the part of the name that says nothing (a new string) and the entity that was asked. */
bool filter_find_field(const struct entity *entity, const char *name, struct filter_term *term, char **unknown,
                       const struct entity **asked);

/* Reads a filter for lists of `entity`. On failure STATUS_DATA with a message that says where (column, counted from
 * 1 in code points) and what was expected: an unknown field (with the nearest name), a value that the field's type
 * does not read, an open quote, a missing value, more than FILTER_CONDITIONS or FILTER_IDENTIFIERS; `filter` is left
 * empty. `text` may hold any bytes. `filter` is overwritten: it must not hold anything. */
enum status filter_parse(const struct entity *entity, const char *text, const struct field_reading *reading,
                         struct filter *filter, struct error *error) WARN_UNUSED;

void filter_clear(struct filter *filter);

/* Makes `to` (parsed or all zeroes) an independent copy of `from`. */
void filter_copy(struct filter *to, const struct filter *from);

/* Whether all that the filter lets through have the same in a field of their own: one code, yes or no, nothing, or the
 * one record of an identifier. False also where that cannot be seen from the filter alone. */
bool filter_fixes(const struct filter *filter, const struct field *field);

/* Appends one term (behind a blank when `out` holds something), quoting as needed, so that filter_parse() reads it
 * back: "field:value" or with `value` NULL "field:none". */
void filter_write_term(const char *field, const char *value, struct str *out);

/* Appends the value alone, likewise. */
void filter_write_value(const char *value, struct str *out);

#endif
