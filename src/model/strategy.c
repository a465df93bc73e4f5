#include "samreg/model/strategy.h"

#include <assert.h>
#include <string.h>

/* The choices of the field stand in the order of enum grid_quadrant; a test holds them against each other. */
static const struct choice *quadrant_choices(void)
{
    return entity_field(entity_get(ENTITY_STRATEGY_ALTERNATIVE), "quadrant")->choices;
}

const char *strategy_quadrant_code(enum grid_quadrant quadrant)
{
    assert(quadrant < GRID_QUADRANTS);
    return quadrant_choices()[quadrant].code;
}

bool strategy_quadrant_parse(const char *code, enum grid_quadrant *quadrant)
{
    for (int i = 0; i < GRID_QUADRANTS; i++) {
        if (strcmp(quadrant_choices()[i].code, code) == 0) {
            *quadrant = (enum grid_quadrant)i;
            return true;
        }
    }
    return false;
}

enum grid_orientation strategy_orientation(const struct record *process)
{
    const struct value *orientation = record_value(process, "orientation");

    return grid_orientation_named(orientation->kind == VALUE_TEXT ? orientation->text : NULL);
}

static bool is_on_axis(const struct value *value)
{
    return value->kind == VALUE_INTEGER && value->integer >= 0 && value->integer <= GRID_LAST;
}

bool strategy_point(const struct record *record, struct grid_point *point)
{
    const struct value *x = record_value(record, "x"), *y = record_value(record, "y");

    if (!is_on_axis(x) || !is_on_axis(y))
        return false;
    *point = (struct grid_point){(int)x->integer, (int)y->integer};
    return true;
}
