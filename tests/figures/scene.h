/* What a register says as of a day to a question: the basis of the second computation of figures. What holds on the day
 * is taken out of the records once, by the words of domain.md; what a question chooses is asked by simple functions. */
#ifndef SAMREG_TESTS_FIGURES_SCENE_H
#define SAMREG_TESTS_FIGURES_SCENE_H

#include "tests/figures/world.h"

/* What a report is asked: identifiers, 0 where not given. */
struct question {
    int day, other_day; /* other_day 0: none */
    int64_t county, region, municipality, sector, service, form, definition, with;
    int64_t smallest, largest; /* -1: open */
};

/* An arrangement that holds on the day. */
struct held {
    const struct record *record;
    const struct record *state; /* of the day, or NULL */
    int64_t region, form, seat; /* the seat's municipality as of the day; 0: none, or split */
    bool seat_split;
    bool uncertain;
    bool counted; /* formal by the definition */
    bool chosen;  /* by the question */
};

/* A participation that holds on the day, in an arrangement that does. */
struct part {
    const struct record *record;
    size_t held;          /* place of its arrangement */
    int64_t municipality; /* as of the day; 0: another body, or split */
    bool uncertain;
    bool observes; /* and does no more by this record */
};

/* A membership that holds on the day, in a region that does. */
struct member {
    const struct record *record;
    int64_t region, municipality;
    bool full; /* or of a role not recorded */
    bool uncertain;
};

/* A task that holds on the day, of an arrangement that does. */
struct task {
    size_t held;
    int64_t service, sector;
};

/* A municipality of the day. */
struct place {
    int64_t id, county;
    bool chosen;
    bool has_population, has_area;
    int64_t population, area;
    const char *population_date;
};

struct scene {
    const struct world *world;
    struct question question;
    int day;
    struct held *held;
    size_t held_count, held_capacity;
    struct part *parts;
    size_t part_count, part_capacity;
    struct member *members;
    size_t member_count, member_capacity;
    struct task *tasks;
    size_t task_count, task_capacity;
    struct place *places;
    size_t place_count, place_capacity;
};

/* Looks at the world on the question's day. Ends with scene_clear(). */
void scene_set(const struct world *world, const struct question *question, struct scene *scene);

/* Likewise on another day, to the same question. */
void scene_set_on(const struct world *world, const struct question *question, int day, struct scene *scene);
void scene_clear(struct scene *scene);

/* The municipality of the day, or NULL. */
const struct place *scene_place(const struct scene *scene, int64_t municipality);

/* The newest figure of a municipality or of an arrangement's year on or before the day that records the field; false
 * when there is none. */
bool scene_fact(const struct scene *scene, int64_t municipality, const char *field, int64_t *number, const char **date);

/* The newest year of an arrangement on or before the day, or NULL. */
const struct record *scene_year(const struct scene *scene, int64_t arrangement);

/* Whether the municipality (0: any that is named, of the day) takes part in the arrangement. */
bool scene_takes_part(const struct scene *scene, size_t held, int64_t municipality);

/* Whether the municipality (0: any that is named, of the day) does more in the arrangement than observe; by a record
 * that is uncertain, or by one that is not. */
bool scene_acts(const struct scene *scene, size_t held, int64_t municipality);
bool scene_acts_uncertainly(const struct scene *scene, size_t held, int64_t municipality);
bool scene_acts_certainly(const struct scene *scene, size_t held, int64_t municipality);

/* Whether the municipality is a full member of the region, or one whose role is not recorded. */
bool scene_is_full_member(const struct scene *scene, int64_t region, int64_t municipality);

/* Whether no participant of the arrangement is recorded, neither a municipality nor another body. */
bool scene_names_nobody(const struct scene *scene, size_t held);

/* Whether somebody of the county takes part in the arrangement. */
bool scene_lies_in(const struct scene *scene, size_t held, int64_t county);

/* Whether the arrangement has a task of the sector, the task and the form that the question asks for. */
bool scene_asks_for(const struct scene *scene, size_t held);

/* Whether the region holds on the day, and the question chooses it. */
bool scene_chooses_region(const struct scene *scene, const struct record *region);

/* The code of a legal form, "" for none. */
const char *scene_form(const struct scene *scene, int64_t form);

/* Whether both count and are chosen: what most figures are of. */
bool scene_counts(const struct scene *scene, size_t held);

#endif
