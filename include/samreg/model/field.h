/* From what people type or files hold to a field's value, and back. */
#ifndef SAMREG_MODEL_FIELD_H
#define SAMREG_MODEL_FIELD_H

#include "samreg/base/date.h"
#include "samreg/base/error.h"
#include "samreg/base/str.h"
#include "samreg/model/entity.h"
#include "samreg/model/value.h"

/* The two ways a value is written. */
enum field_style {
    FIELD_SCREEN, /* as Norwegians read and type it, in every language of the screen, for colleagues compare what they
                   * see and type it again: 05.06.2009, 29 588, 36,5 %, til og med; choices as the msgid of their
                   * label */
    FIELD_DATA    /* as files, JSON and the command line have it: 2009-06-05, 29588, 1/3, exclusive ends, codes,
                   * yes/no */
};

/* What reading needs to know. */
struct field_reading {
    enum field_style style;
    bool typed;             /* by somebody who sees at once how it was read: a year may have two digits */
    struct date today;      /* for "i dag", "+14", "5.6" */
    enum language language; /* names of choices, yes and no are also known in this language (and always as codes) */
};

/* Reads `text` (any bytes) as a value of the field, normalised as it is stored. Text of blanks only is VALUE_NONE.
 * Dates, numbers, shares, choices and organisation numbers are read in every form that can be meant in one way only,
 * whatever the style; "1.000" and "1/2/2009" are refused in both, never guessed, and "5.6.09" where it is not `typed`.
 * The style decides how the end of a period is read (FIELD_DATA: exclusive; FIELD_SCREEN: "til og med"). A choice is
 * known by its code, by its name in the language, or by its name in any language; case and accents do not matter.
 * References cannot be read here (the store resolves them): asserts. Fails with STATUS_DATA and a message that names
 * the field (as %t1) and what was given and expected: not a number, ambiguous number or date, no such day, too long,
 * too large, unknown choice (the codes are listed), not nine digits, invalid UTF-8 (at which byte). A wrong check
 * digit of an organisation number is no failure here: see record_check(). */
enum status field_read(const struct field *field, const char *text, const struct field_reading *reading,
                       struct value *value, struct error *error) WARN_UNUSED;

/* Appends the value as text in the style. VALUE_NONE appends nothing. References append what they are called.
 * FIELD_SCREEN writes choices, yes and no as msgids, which the caller translates with text_in(). */
void field_write(const struct field *field, const struct value *value, enum field_style style, struct str *out);

/* Holds a value, in the form it is stored in, against the field: its kind, its form, and the field's limits; shares are
 * at most the whole, dates lie between FIELD_FIRST_YEAR and FIELD_LAST_YEAR, only money may be below zero. VALUE_NONE
 * always passes. STATUS_DATA with a message that names the field (as %t1). What field_read() gives passes. */
enum status field_check(const struct field *field, const struct value *value, struct error *error) WARN_UNUSED;

/* The codes a field may hold, with their labels: of FIELD_CHOICE its choices, of FIELD_YES_NO "no" and "yes" (in the
 * order of their numbers); NULL for other types. */
const struct choice *field_choices(const struct field *field);

/* Appends the codes of field_choices(), which must not be NULL, set apart by commas. */
void field_write_codes(const struct field *field, struct str *out);

/* Whether field_write() in FIELD_SCREEN gives a msgid: FIELD_CHOICE and FIELD_YES_NO. */
bool field_writes_msgid(const struct field *field);

/* Whether its numbers are kept in hundredths: decimals, money, areas. */
bool field_has_decimals(const struct field *field);

/* Whether its values can be added up: whole numbers, decimals, money, areas. */
bool field_adds_up(const struct field *field);

/* Whether lists set it to the right: numbers, money, areas, shares. */
bool field_is_number(const struct field *field);

#endif
