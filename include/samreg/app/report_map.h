/* The figures of a report on a tile map, as data for screen and pictures: where each municipality stands, what its
 * figure says, and of what class it is. */
#ifndef SAMREG_APP_REPORT_MAP_H
#define SAMREG_APP_REPORT_MAP_H

#include "samreg/app/tile_maps.h"
#include "samreg/base/translate.h"
#include "samreg/model/report.h"

/* A figure that is not recorded is of no class. */
enum { REPORT_MAP_UNKNOWN = -1 };

/* One municipality. */
struct report_map_place {
    char *number, *name; /* owned; the name as it is shown */
    char *value;         /* owned; the figure as people read it, "" where it is not recorded */
    int class;           /* 0 to TILE_CLASSES-1, or REPORT_MAP_UNKNOWN */
    struct tile tile;
    size_t row;          /* of the section's table */
};

struct report_map {
    struct report_map_place *places;
    size_t count;
    int rows, columns;           /* of the tiles */
    bool mapped;                 /* placed by neighbourhood; otherwise in the order of the rows */
    char *legend[TILE_CLASSES];  /* owned; the figures that are of each class ("3-5"); NULL: none is */
    bool any_unknown;
};

/* Makes the map of `count` rows of the section (places in its table) with the figures of a column. A municipality that
 * several rows are about stands for the first; with `county` (or NULL) only those whose number begins so. `map` is
 * overwritten and must not hold anything. False when the table has no municipalities. */
bool report_map_make(const struct report_section *section, const size_t *rows, size_t count, size_t column,
                     const char *county, enum language language, struct report_map *map);
void report_map_clear(struct report_map *map);

#endif
