/* What a strategy process can begin as: axes and alternatives that were thought out before. The first is that of the
 * strategy process of Værnesregionen (domain.md 6.2, B11). All texts are msgids. */
#ifndef SAMREG_MODEL_STRATEGY_TEMPLATE_H
#define SAMREG_MODEL_STRATEGY_TEMPLATE_H

#include "samreg/model/grid.h"

struct strategy_template {
    const char *name; /* on the command line: "commitment" */
    const char *label;
    const char *x_name, *x_low, *x_high, *y_name, *y_low, *y_high;
    struct {
        const char *name, *explanation;
    } alternatives[GRID_QUADRANTS];
};

/* All of them, in the order they are offered, ended by one without a name. */
extern const struct strategy_template strategy_templates[];

/* The template of that name, with NULL the first; NULL when there is none. */
const struct strategy_template *strategy_template_find(const char *name);

#endif
