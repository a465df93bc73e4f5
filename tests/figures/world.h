/* A register as plain records in memory, read through the lists of the store, for the second computation of every
 * figure: simple loops over records instead of SQL. */
#ifndef SAMREG_TESTS_FIGURES_WORLD_H
#define SAMREG_TESTS_FIGURES_WORLD_H

#include "samreg/model/record.h"
#include "samreg/store/store.h"

/* Every record not removed, of all days. */
struct world {
    struct records {
        struct record *items;
        size_t count, capacity;
        const struct record **by_parent; /* the same, by the record that they belong to; NULL where to none */
    } of[ENTITY_COUNT];
};

/* Reads a register; fails the test when that does not work. */
void world_read(struct store *store, struct world *world);
void world_clear(struct world *world);

/* The record of that identifier, or NULL. */
const struct record *world_find(const struct world *world, enum entity_id entity, int64_t id);

/* The records of the kind that belong to a record: the first one, and how many stand behind one another. */
const struct record *const *world_belonging(const struct world *world, enum entity_id entity, int64_t parent,
                                            size_t *count);

/* Fields by name: a reference's identifier (0: none), a text or code (NULL: none), a number. */
int64_t get_reference(const struct record *record, const char *field);
const char *get_text(const struct record *record, const char *field);
bool get_number(const struct record *record, const char *field, int64_t *number);

/* Whether the field holds exactly that text or code; NULL asks for nothing recorded. */
bool is_text(const struct record *record, const char *field, const char *text);

/* A day as the number 20091201; a stored date of any precision counts by its first day, nothing is 0. */
int day_of(const char *date);

/* Whether the record's period holds on the day: begun, and not over. */
bool holds_on(const struct record *record, int day);

/* The municipality that has taken over from this one by that day, over any number of steps; 0 where it was split among
 * several. One without a successor stays. */
int64_t world_municipality_of_day(const struct world *world, int64_t municipality, int day);

#endif
