/* The chart of a report, and its figures on a map, as pictures: drawn from the same description as on the screen
 * (model/report_chart.h, model/tile_map.h). */
#ifndef SAMREG_APP_REPORT_PICTURE_H
#define SAMREG_APP_REPORT_PICTURE_H

#include "samreg/app/app.h"
#include "samreg/model/picture.h"
#include "samreg/model/report.h"

/* The chart of `count` rows of a section (places in its table, in that order; NULL: of all that are no totals), with
 * title, register, day and parameters, legend and notes, in the session's language. Many bars make a higher picture;
 * what does not fit in the highest is left out, and the picture says how many. False when the report has no chart.
 * `picture` holds nothing before. */
bool report_picture_chart(const struct app *app, const struct report_section *section, const size_t *rows, size_t count,
                          struct picture *picture);

/* The same for a document, which tells the rest: bars and their legend alone, as high as they are many. False too when
 * there is nothing to compare (fewer than two figures known, nothing but zeroes, only one row, or rows that are all
 * alike), and when there are more rows than a page shows: of those the table tells more. */
enum { REPORT_COMPACT_ROWS = 40 };
bool report_picture_compact(const struct app *app, const struct report_section *section, struct picture *picture);

/* The figures of a column (place in the section's table) on a tile map of the municipalities of `count` rows, likewise;
 * where those are too many for one, of the county whose number `county` is (NULL: of none). False when the table tells
 * of no municipalities, has no row of one and is about no county, or of so many that nobody could read the map. */
bool report_picture_map(struct app *app, const struct report_section *section, const size_t *rows, size_t count,
                        size_t column, const char *county, struct picture *picture);

/* The map for a document, which tells the rest: tiles, legend and remarks alone, of all rows that are no totals. False
 * too when of none of the municipalities the figure is known. */
bool report_picture_compact_map(struct app *app, const struct report_section *section, size_t column,
                                struct picture *picture);

#endif
