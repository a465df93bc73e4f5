/* The value of one field: nothing recorded, a whole number, a text, or a reference. */
#ifndef SAMREG_MODEL_VALUE_H
#define SAMREG_MODEL_VALUE_H

#include <stdbool.h>
#include <stdint.h>

enum value_kind {
    VALUE_NONE,     /* not recorded; never the same as "no" or zero */
    VALUE_INTEGER,  /* numbers in the field's smallest unit (øre, hectares, hundredths), yes = 1 and no = 0 */
    VALUE_TEXT,     /* text in NFC; dates, shares, codes and organisation numbers in their stored form */
    VALUE_REFERENCE /* the identifier of another record, with what it is called */
};

/* All zeroes is "not recorded". */
struct value {
    enum value_kind kind;
    int decimals; /* of hundredths in a table: so many are shown to people, where not 0; nothing to what is recorded */
    int64_t integer; /* VALUE_INTEGER: the number; VALUE_REFERENCE: the record's identifier */
    char *text;      /* VALUE_TEXT: the text, owned; VALUE_REFERENCE: what the record is called, owned, or NULL where
                      * not asked for */
};

/* Frees what the value holds and makes it "not recorded". */
void value_clear(struct value *value);

/* Makes `to` (all zeroes or holding something) an independent copy of `from`. */
void value_copy(struct value *to, const struct value *from);

/* Setters clear what the value held; set_text copies, put_text takes a heap string over. Empty text becomes
 * VALUE_NONE. */
void value_set_integer(struct value *value, int64_t integer);
void value_set_text(struct value *value, const char *text);
void value_put_text(struct value *value, char *text);
void value_set_reference(struct value *value, int64_t id, const char *label);

/* Whether both record the same; of references only the identifier counts. */
bool value_equal(const struct value *a, const struct value *b);

#endif
