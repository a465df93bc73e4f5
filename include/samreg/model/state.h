/* The states of a record in time (legal form and seat of an arrangement): at most one holds on a day, and a new one
 * goes as far as the next one begins. For kinds with ENTITY_STATE that have a period. */
#ifndef SAMREG_MODEL_STATE_H
#define SAMREG_MODEL_STATE_H

#include "samreg/base/date.h"
#include "samreg/model/record.h"

#include <stddef.h>

/* The one of the states that holds on the day, or NULL. */
const struct record *state_holding(const struct record *states, size_t count, struct date day);

/* Sets the period of `fresh`, a state to be added beside the others of the same record.
 * With `from` (a date in its stored form) it begins there, and takes over the rest of the period of the state that
 * holds then: that one is returned, and must be made to end at `from`. Without (VALUE_NONE), it begins where the last
 * state before `day` is over, or with the record itself (`own`, VALUE_NONE where that has no beginning), whichever is
 * later; then NULL is returned. In both cases it ends where the next state begins, if one does. */
const struct record *state_begin(const struct record *states, size_t count, const struct value *from,
                                 const struct value *own, struct date day, struct record *fresh);

#endif
