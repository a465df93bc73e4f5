/* What a place in a selection is made of. Only the store looks inside; everybody else passes places on. */
#ifndef SAMREG_MODEL_PLACE_H
#define SAMREG_MODEL_PLACE_H

#include "samreg/model/selection.h"

/* A row's values of the sort terms, and its identifier, which decides between equals. */
struct place {
    struct value values[SELECTION_SORTS + 1]; /* in the order of the sort terms; one more is left to the store */
    size_t value_count;
    char *sort_key; /* owned: the row's stored sort key where the entity's own order is asked for, else NULL */
    int64_t id;
};

#endif
