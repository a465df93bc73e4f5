/* What the tests of figures share: a session with a register of its own, and a store on the same file. */
#ifndef SAMREG_TESTS_FIGURES_DESK_H
#define SAMREG_TESTS_FIGURES_DESK_H

#include "tests/figures/world.h"

#include "samreg/app/app.h"

struct desk {
    struct conf conf;
    struct app *app;
    struct store *store;
    struct world world; /* what was in the register when it was made */
    char *folder, *path;
};

/* Makes a register with the reference data; with `arrangements` 0 the demonstration register, else one made by chance
 * from the seed (generate.h). */
void desk_open(struct desk *desk, uint64_t seed, size_t arrangements);

/* Makes a register with the reference data alone, to be filled by hand; its world is empty. */
void desk_open_empty(struct desk *desk);
void desk_close(struct desk *desk);

#endif
