/* The records of a strategy process and the geometry of the grid (grid.h): what one calls the other. */
#ifndef SAMREG_MODEL_STRATEGY_H
#define SAMREG_MODEL_STRATEGY_H

#include "samreg/model/grid.h"
#include "samreg/model/record.h"

/* The code that a quadrant (not GRID_BORDER) has in strategy_alternative.quadrant: "low_low", x first. Lives for
 * ever. */
const char *strategy_quadrant_code(enum grid_quadrant quadrant);

/* The quadrant of a code; false when there is none of that code. */
bool strategy_quadrant_parse(const char *code, enum grid_quadrant *quadrant);

/* The orientation that a process is shown in; GRID_UPRIGHT where none is recorded. */
enum grid_orientation strategy_orientation(const struct record *process);

/* Where a position or vote stands; false when x or y is not recorded, or not on the axes. */
bool strategy_point(const struct record *record, struct grid_point *point);

#endif
