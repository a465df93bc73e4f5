/* What room a label finds in a layout that is being made: of use to labels.c alone, which says what counts as free. */
#ifndef SAMREG_MODEL_LABEL_ROOM_H
#define SAMREG_MODEL_LABEL_ROOM_H

#include "samreg/model/labels.h"

/* How much a place must keep clear of. */
enum label_care {
    LABEL_CARE_ALL,    /* soft texts and leaders of others too */
    LABEL_CARE_NEEDED, /* not of those */
    LABEL_CARE_MARKERS /* only of markers and fixed texts: labels give way */
};

/* The neighbours of an item. */
struct label_crowd {
    int count;
    long long away_x, away_y; /* the direction away from their middle, in steps; 0, 0 with none */
};

/* A layout being made. */
struct label_work {
    const struct labels_plot *plot;
    const struct labels_item *items;
    size_t count;
    const struct labels *before;
    struct labels_place *places;
    bool *placed;
    size_t *order; /* in which items are placed */
    struct label_crowd *crowds;
};

/* Whether a label in a box stands further from its marker than the eight places do, and so needs a leader; half a line
 * is no distance. */
bool label_room_needs_leader(const struct labels_plot *plot, struct label_box marker, struct label_box box);

/* Whether two labels are in each other's way, with their leaders. */
bool label_room_is_in_way(const struct labels_plot *plot, const struct labels_place *a, const struct labels_place *b,
                          enum label_care care);

/* Whether markers and hard texts leave the place free. */
bool label_room_is_clear(const struct label_work *work, const struct labels_place *place);

/* Whether a label would be read as that of a stranger's marker, for it is at least as near to that as to its own. */
bool label_room_is_a_strangers(const struct label_work *work, const struct labels_place *place);

/* The label of item `i` in a box. */
struct labels_place label_room_describe(const struct label_work *work, size_t i, struct label_box box,
                                        enum labels_form form);

/* Describes the label of item `i` in a box. Returns whether it can stand there as far as markers and hard texts go, and
 * would not be read as another's. */
bool label_room_consider(const struct label_work *work, size_t i, struct label_box box, enum labels_form form,
                         struct labels_place *place);

/* Takes a place that was considered for item `i`, when the labels (and soft texts) leave it free. */
bool label_room_take(struct label_work *work, size_t i, const struct labels_place *place, enum label_care care);

#endif
