/* What the files of the report screen share: report_view.c (the view), report_run.c (running it), report_table.c (the
 * table as it is looked at), report_columns.c (which of its columns stand on the screen), report_draw.c (table, chart,
 * notes), report_form.c (the parameters), report_files.c (what leaves the screen). */
#ifndef SAMREG_VIEW_REPORT_VIEW_H
#define SAMREG_VIEW_REPORT_VIEW_H

#include "samreg/app/report_chart.h"
#include "samreg/app/reports.h"
#include "samreg/app/table_view.h"
#include "samreg/tui/chart.h"
#include "samreg/tui/list.h"
#include "samreg/view/filter_line.h"
#include "samreg/view/shell.h"

/* What is shown of a report that has a chart. */
enum report_mode { REPORT_TABLE_ALONE, REPORT_BOTH, REPORT_CHART_ALONE, REPORT_MODES };

struct report_view {
    struct view view;
    struct report report;              /* what was chosen */
    struct pair *pairs;                /* the parameters that the user gave, as text; owned */
    size_t pair_count;
    struct report_result result;       /* of several tables those that were shown have been run */
    bool stale;                        /* it must be run (again) */
    unsigned runs;                     /* how often one of its tables was */
    struct error error;                /* why there is no result */
    size_t section;                    /* the table of the result that is shown */

    struct table_view shown;           /* its rows as they are looked at */
    struct filter_line line;           /* filters the table that is shown */
    size_t stood_on;                   /* while a filter is typed: the row of the table to go back to */
    int sorted;                        /* the column sorted by; -1: none */
    bool descending;
    bool *marked;                      /* by place in the table; owned */
    size_t mark_count;

    struct list list;
    size_t column;                     /* the cursor's column in the table */
    size_t left;                       /* the first column of those that scroll */
    size_t drawn[LIST_COLUMNS];        /* the columns that stand on the screen, and how wide */
    int drawn_widths[LIST_COLUMNS];
    size_t fitted;                     /* how many they are */
    int *widths;                       /* what the columns wish for, so that many stand beside one another; owned */
    int *headings, *values;            /* what their headings and their longest values take in full; owned */
    size_t telling[LIST_COLUMNS];      /* the columns before the figures that tell rows apart, the best ones first */
    size_t telling_count;
    size_t lead_count;                 /* the columns before the figures */

    bool notes_chosen, unfolded;       /* whether the user chose, and the notes to be seen in full */
    int drawn_rows;                    /* of the area it was drawn in last */

    enum report_mode mode;
    bool mode_chosen;                  /* by the user; otherwise by the width of the screen */
    struct chart chart;                /* of the rows shown */
    size_t *chart_rows;                /* the place in the table of each of its rows; owned */
    size_t chart_columns[REPORT_CHART_PARTS]; /* the places of its figures; SIZE_MAX: a sum of the rest */
    size_t chart_column_count;
    bool has_chart;
    char *map_county;                  /* of the map that is being written; owned */
};

/* The section that is shown, or NULL when there is none, or it has not been run yet. */
struct report_section *report_view_section(const struct report_view *report_view);

/* Opens what stands behind a cell of the table that is shown: the records of a figure, else the record that it names.
 * Says so where there is nothing. */
void report_view_open(struct report_view *report_view, size_t row, size_t column);

/* Sets the parameters, taking over the array, and lets the report run anew. */
void report_view_set(struct report_view *report_view, struct pair *pairs, size_t count);

/* The first of the parameters that must be given and is not; NULL when there is none. */
const struct field *report_view_missing(const struct report_view *report_view);

/* ---- report_run.c ---- */

/* Runs the report with the parameters given, beside what is shown. */
enum status report_view_read(struct report_view *report_view, struct report_result *result,
                             struct error *error) WARN_UNUSED;

/* Whether the table that is shown is out of date or was not run yet. */
bool report_view_must_run(const struct report_view *report_view);

/* Runs the table that is shown where it is out of date or was not run yet, unless a key waits; true when it did. */
bool report_view_run(struct report_view *report_view);

/* ---- report_columns.c ---- */

/* Measures the columns of the table that is shown, and finds out which of them tell its rows apart. */
void report_columns_measure(struct report_view *report_view);

/* The first column of figures; of a table without any the second one, where there is one. */
size_t report_columns_first_figure(const struct table *table);

/* Says in `drawn`, `drawn_widths` and `fitted` which columns stand in `width` cells: the one under the cursor, with
 * what stands to its left where all of it fits, else with the columns that tell the rows apart. Room that is left over
 * goes to the headings that are cut, then to the values. */
void report_columns_fit(struct report_view *report_view, int width);

/* ---- report_table.c ---- */

/* What a filter line does to the table; nothing while there is none. */
extern const struct filter_line_ops report_table_filter_ops;

/* Takes over another section of the result (place), with everything about the table as it is at first. */
void report_table_begin(struct report_view *report_view, size_t section);
void report_table_clear(struct report_view *report_view);

/* Filters and sorts anew, leaving the cursor on its row where that is still shown. */
void report_table_show(struct report_view *report_view);

/* The row of the table under the cursor; false when there is none. */
bool report_table_row(const struct report_view *report_view, size_t *row);

/* Why the table has no rows, where it has none: a msgid. */
const char *report_table_why_empty(const struct report_view *report_view);

/* Sorts by the cursor's column / by the one `step` to the right of the one sorted by; turns the order round. */
void report_table_sort(struct report_view *report_view, int step);
void report_table_turn(struct report_view *report_view);

/* Counts the values of the cursor's column and offers to narrow the table to one. */
void report_table_count_values(struct report_view *report_view);

/* Marks the row under the cursor (already left by the list) or takes its mark away; marks all or none. Says what the
 * marked ones add up to in the cursor's column. */
void report_table_mark(struct report_view *report_view);
void report_table_mark_all(struct report_view *report_view);

/* What the first column of the row under the cursor says; new string, NULL without a row. Puts the cursor on the row
 * that says so, where one does. */
char *report_table_called(const struct report_view *report_view);
void report_table_find(struct report_view *report_view, const char *called);

/* Puts the cursor on a row of the table, where it is shown. */
void report_table_go(struct report_view *report_view, size_t row);

/* ---- report_draw.c ---- */

/* Draws the report in its area. */
void report_draw(struct report_view *report_view, struct area area);

/* Whether the notes are to be seen in full: as the user chose, else where the screen has room for them. */
bool report_draw_is_unfolded(const struct report_view *report_view);

/* Makes the chart of the rows shown. */
void report_draw_make_chart(struct report_view *report_view);

/* ---- report_form.c ---- */

/* Opens the form for the parameters; the report runs anew when it is left with Ctrl+S or Enter on the last one. */
void report_form_open(struct report_view *report_view);

/* ---- map_view.c ---- */

/* Shows the rows that are shown as tiles, coloured by the cursor's column, or the first one of numbers. */
void map_open(struct report_view *report_view);

/* ---- report_files.c ---- */

/* Asks for a format and writes the report with its charts, its table as it is shown, or its chart to a file. */
void report_files_export(struct report_view *report_view);

/* Asks for a format and writes the map of a column; with `county` (or NULL) of those whose number begins so. */
void report_files_export_map(struct report_view *report_view, size_t column, const char *county);

/* Sends the table as it is shown to the terminal's clipboard. */
void report_files_copy_out(struct report_view *report_view);

#endif
