/* The chart of a report as data, from the chart line of its head: what the screen draws with characters and pictures
 * with shapes, so that both show the same. */
#ifndef SAMREG_APP_REPORT_CHART_H
#define SAMREG_APP_REPORT_CHART_H

#include "samreg/model/report.h"

/* The most figures of a bar that can be told apart; more are added up in one called "Other". */
enum { REPORT_CHART_PARTS = 8 };

/* Stands in pictures, and on maps of the screen, for a figure that is not recorded; a question mark says that one is
 * uncertain. The words explain it: "– not recorded", new string. */
#define REPORT_CHART_UNKNOWN "–"
char *report_chart_explain_unknown(enum language language);

/* One number. */
struct report_chart_figure {
    bool known;    /* otherwise not recorded */
    double amount; /* in whole units: kroner, not øre */
    char *text;    /* owned; as people read it, "" where it is not known */
};

/* One bar, or group of bars beside one another. */
struct report_chart_row {
    char *label;  /* owned */
    struct report_chart_figure figures[REPORT_CHART_PARTS];
    char *sum;    /* owned; of the figures, where they can be added up; else NULL */
    size_t row;   /* its place in the section's table */
};

struct report_bars {
    enum report_chart_kind kind; /* shares of one figure alone have become bars that say their share */
    char *title;  /* owned; the only column's heading, or the report's title */
    char *names[REPORT_CHART_PARTS]; /* owned; of the figures */
    size_t columns[REPORT_CHART_PARTS]; /* places of the figures' columns in the table; SIZE_MAX: of several */
    size_t part_count;
    struct report_chart_row *rows;
    size_t count;
};

/* Makes the chart of `count` rows of the section (places in its table; totals among them are passed over), in that
 * order. False when the report has no chart line. `bars` is overwritten and must not hold anything. */
bool report_chart_make(const struct report_section *section, const size_t *rows, size_t count, enum language language,
                       struct report_bars *bars);

/* The same of all rows that are no totals, in the table's order. */
bool report_chart_make_whole(const struct report_section *section, enum language language, struct report_bars *bars);
void report_chart_clear(struct report_bars *bars);

/* The amount of a cell in whole units; of a share in per cent. False when it has none. */
bool report_chart_amount(const struct field *field, const struct value *value, double *amount);

/* A value, or a cell of a table, as people read it, new string. */
char *report_chart_words(const struct field *field, const struct value *value, enum language language);
char *report_chart_cell(const struct table *table, size_t row, size_t column, enum language language);

/* Whether the section's rows are about municipalities, so that they can be shown on a map: a column says so, which may
 * be hidden. Then the municipality of a row that is no total: a reference with its name, or nothing. Lent. */
bool report_chart_has_municipality(const struct report_section *section);
const struct value *report_chart_municipality(const struct report_section *section, size_t row);

#endif
