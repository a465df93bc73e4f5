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
    size_t row;          /* of the section's table: the first of those that are about it */
    size_t rows;         /* how many are */
    struct value figure; /* of the row, or the sum of several */
};

struct report_map {
    struct report_map_place *places;
    size_t count;
    int rows, columns;           /* of the tiles */
    bool mapped;                 /* placed by neighbourhood; otherwise in the order of the rows */
    char *legend[TILE_CLASSES];  /* owned; the figures that are of each class ("3-5"); NULL: none is */
    bool any_unknown;
    bool any_several;            /* a municipality with several rows */
};

/* Makes the map of `count` rows of the section (places in its table) with the figures of a column. Of a
 * municipality that several rows are about it is their sum, and none where they cannot be added up. With `county` (or
 * NULL) only those whose number begins so. `map` is
 * overwritten and must not hold anything. False when the table has no municipalities. */
bool report_map_make(const struct report_section *section, const size_t *rows, size_t count, size_t column,
                     const char *county, enum language language, struct report_map *map);
void report_map_clear(struct report_map *map);

/* Whether the map can be read: more municipalities than a county has, which no map places, cannot. */
bool report_map_is_readable(const struct report_map *map);

/* Appends what is not as one might think: no map has the municipalities, figures are sums of several rows. */
void report_map_remarks(const struct report_map *map, enum language language, struct str *out);

#endif
