/* The tile maps built into the program (db/maps/), for screen and pictures. */
#ifndef SAMREG_APP_TILE_MAPS_H
#define SAMREG_APP_TILE_MAPS_H

#include "samreg/model/tile_map.h"

/* Places municipalities, given by number, by the first map that has all of them; where none has, in a plain grid of
 * `columns` columns (layout->mapped is false then). `layout` is all zeroes before. */
void tile_maps_place(const char *const *numbers, size_t count, int columns, struct tile_layout *layout);

#endif
