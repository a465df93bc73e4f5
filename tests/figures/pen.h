/* Writes small registers by hand, for tests that say what reports promise of them. */
#ifndef SAMREG_TESTS_FIGURES_PEN_H
#define SAMREG_TESTS_FIGURES_PEN_H

#include "tests/figures/told.h"

#include "samreg/model/change.h"

/* A register being written and asked. */
struct pen {
    struct answer answer;
    struct change_set set; /* not written yet */
};

/* Opens a register with the code lists and the municipalities, and nothing else; `pen` is overwritten. */
void pen_begin(struct pen *pen);
void pen_end(struct pen *pen);

/* Writes what was added since, and asks as answer_ask(). */
void pen_ask(struct pen *pen, const char *name, const char *first, const char *second);

/* As answer_expect() and answer_expect_none(). */
void pen_expect(const struct pen *pen, const char *line);
void pen_expect_none(const struct pen *pen, const char *line);

/* Adds a record out of names of fields and values, ended by NULL: of a reference "#" and its identifier, or what it is
 * called; a number where the field takes one. Returns its identifier. */
int64_t pen_write(struct pen *pen, enum entity_id entity, ...);

/* "#" and the identifier; good for sixteen calls. */
const char *at_id(int64_t id);

/* A regional council that is one; a member of it; certain full members of it, ended by NULL. */
int64_t pen_write_council(struct pen *pen, const char *name);
void pen_write_member(struct pen *pen, int64_t region, const char *municipality, const char *role,
                      const char *certainty);
void pen_write_members(struct pen *pen, int64_t region, ...);

/* An IKS in operation, certain, with that number of stated participants ("": none stated); one who takes part in it;
 * certain participants of it, ended by NULL. */
int64_t pen_write_arrangement(struct pen *pen, const char *name, int64_t region, const char *stated);
void pen_write_part(struct pen *pen, int64_t arrangement, const char *municipality, const char *role,
                    const char *certainty);
void pen_write_parts(struct pen *pen, int64_t arrangement, ...);

#endif
