/* A small register for the tests of the reading half: what every list, filter and name needs once. */
#ifndef SAMREG_TESTS_STORE_SHELF_H
#define SAMREG_TESTS_STORE_SHELF_H

#include "tests/unit/store/desk.h"

/* The register, and the identifiers that tests ask for. */
struct shelf {
    struct store *store;
    struct date day; /* 2009-12-01 */
    int64_t ostfold, hedmark, nord_trondelag, trondelag;
    /* Two are called Våler. Stjørdal has another number from 2018. Hemne was split in 2020. */
    int64_t valer_ostfold, valer_hedmark, stjordal, stjordal_later, malvik, hemne, heim, orkland;
    int64_t vaernes, moss;
    int64_t iks, as, agreement;
    int64_t child_care, child_care_moss, platform, emergency, old;
};

void shelf_open(struct shelf *shelf);
void shelf_close(struct shelf *shelf);

/* A selection of an entity as of the shelf's day with that filter and order ("-name" falls); fails the test when it
 * cannot be read. Ends with selection_clear(). */
void shelf_select(const struct shelf *shelf, const char *entity, const char *filter, const char *sort,
                  struct selection *selection);

/* What the rows of the selection are called in order, joined by ", "; read in slices of `size` in that direction, so
 * that every place is used. New string. */
char *shelf_list(const struct shelf *shelf, const struct selection *selection, size_t size,
                 enum store_direction direction);

/* Expects the list of that filter and order, read forward and backward in slices of one, two and many rows, and its
 * count. */
void shelf_expect(const struct shelf *shelf, const char *entity, const char *filter, const char *sort,
                  const char *expected);

#endif
