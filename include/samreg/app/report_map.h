/* The figures of a report on a tile map, as data for screen and pictures: where each municipality stands, what its
 * figure says, and of what class it is. */
#ifndef SAMREG_APP_REPORT_MAP_H
#define SAMREG_APP_REPORT_MAP_H

#include "samreg/app/app.h"
#include "samreg/app/tile_maps.h"
#include "samreg/base/translate.h"
#include "samreg/model/report.h"

/* The class of a figure that is not recorded, and of a municipality that no row is about. */
enum { REPORT_MAP_UNKNOWN = -1, REPORT_MAP_ABSENT = -2 };

/* The municipalities of one county on the day of a report, with or without a row. All zeroes is none. */
struct report_ground {
    char *county;    /* owned; what the county is called, number first */
    char **called;   /* owned; each by number and name, in the order of the register */
    size_t count;
    bool asked;      /* the report is about this county; otherwise it is what is shown where not all can be */
};

/* Reads the ground of a section: of the county that it is about, else of the one whose number is `county` (NULL: of
 * none). `ground` is overwritten; without a county it is empty. */
enum status report_ground_read(struct app *app, const struct report_section *section, const char *county,
                               struct report_ground *ground, struct error *error) WARN_UNUSED;
void report_ground_clear(struct report_ground *ground);

/* One municipality. */
struct report_map_place {
    char *number, *name; /* owned; the name as it is shown */
    char *value;         /* owned; the figure as people read it, REPORT_CHART_UNKNOWN where it is not recorded, ""
                          * without a row */
    int class;           /* 0 to TILE_CLASSES-1, REPORT_MAP_UNKNOWN or REPORT_MAP_ABSENT */
    struct tile tile;
    size_t row;          /* of the section's table: the first of those that are about it; SIZE_MAX: none is */
    size_t rows;         /* how many are */
    struct value figure; /* of the row, or the sum of several */
};

struct report_map {
    struct report_map_place *places;
    size_t count;
    int rows, columns;           /* of the tiles */
    bool mapped;                 /* placed by neighbourhood; otherwise in the order of the rows */
    char *legend[TILE_CLASSES];  /* owned; the figures that are of each class ("3-5"); NULL: none is */
    bool any_unknown, any_absent;
    bool any_several;            /* a municipality with several rows: their sum, or unknown where rows do not add up */
    bool adds_up;
    char *county;                /* owned; what the only county is called that is shown; NULL: all of the rows are */
    size_t left_out;             /* rows that stand nowhere on it: of no municipality, or of another county's */
    char *left_out_words;        /* owned; which those are ("not stated 28"), or what they add up to */
};

/* Makes the map of `count` rows of the section (places in its table) with the figures of a column. Of a municipality
 * that several rows are about it is their sum, and none where they cannot be added up. The other municipalities of a
 * county that the report is about have a tile without a figure. Where no tile map has all of them, or they are too many
 * to be read, only those of `ground` (or NULL) are shown. `map` is overwritten and must not hold anything. False when
 * the table has no municipalities. */
bool report_map_make(const struct report_section *section, const size_t *rows, size_t count, size_t column,
                     const struct report_ground *ground, enum language language, struct report_map *map);
void report_map_clear(struct report_map *map);

/* The figure of a place in words, where a sign would say too little: "12", "not recorded", "not in the table". Lent. */
const char *report_map_say(const struct report_map_place *place, enum language language);

/* Whether the map can be read: there is a tile, and not more of them than a county has where no map places them. */
bool report_map_is_readable(const struct report_map *map);

/* Appends what is not as one might think: only a county is shown, rows stand nowhere on the map, no map has the
 * municipalities, figures are sums of several rows. */
void report_map_remarks(const struct report_map *map, enum language language, struct str *out);

#endif
