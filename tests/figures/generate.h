/* Registers made by chance, the same ones every time: what reports are held against a second computation on. They hold
 * everything that makes counting hard: periods of every precision that began before the sources, are over or have not
 * begun; what is uncertain, not stated, excluded or removed; states that follow one another; municipalities that were
 * renumbered, merged and split (the real ones of the reference data); figures of several years; published figures. */
#ifndef SAMREG_TESTS_FIGURES_GENERATE_H
#define SAMREG_TESTS_FIGURES_GENERATE_H

#include "samreg/store/write.h"

#include <stddef.h>
#include <stdint.h>

/* Fills a register that holds the reference data, and nothing else, with regions and `arrangements` arrangements. The
 * same seed gives the same register but for its identifiers. Fails the test when the store refuses something. */
void generate_register(struct store *store, uint64_t seed, size_t arrangements);

/* Writes the set without checking what it says, and empties it. Fails the test when the store refuses it. */
void write_records(struct store *store, struct change_set *set, enum journal_verb verb);

#endif
