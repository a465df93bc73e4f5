/* A table as somebody looks at it: some of its rows, in some order. What lists of records do in the register, for
 * tables that are in memory: the filter language, sorting, facets, sums. */
#ifndef SAMREG_APP_TABLE_VIEW_H
#define SAMREG_APP_TABLE_VIEW_H

#include "samreg/base/translate.h"
#include "samreg/model/filter.h"
#include "samreg/model/found.h"
#include "samreg/model/table.h"

/* Which rows of `table` are shown, in order. All zeroes shows nothing. */
struct table_view {
    const struct table *table; /* lent */
    size_t totals;             /* how many of the last rows are totals: shown last, as they are ... */
    size_t totals_shown;       /* ... unless rows are filtered out, of which they would not be the totals; then 0 */
    enum language language;    /* words for choices, yes and no */
    size_t *rows;              /* owned; places in the table */
    size_t count;
    char **folded;             /* owned; the rows' cells folded for the words of a filter, made with the first one; NULL
                                * before */
    struct entity kind;        /* the columns as fields, for the filter language */
    struct field *fields;      /* owned */
};

/* Makes a view of all rows of the table in their own order; it must not hold anything. Table and texts of its columns
 * are lent until table_view_clear(). */
void table_view_init(struct table_view *view, const struct table *table, size_t totals, enum language language);
void table_view_clear(struct table_view *view);

/* Reads a line of the filter language over the columns, which go by name or heading. Errors as of filter_parse();
 * `filter` is overwritten, and lives no longer than the view. */
enum status table_view_filter(const struct table_view *view, const char *line, const struct field_reading *reading,
                              struct filter *filter, struct error *error) WARN_UNUSED;

/* Shows the rows that the filter lets through, sorted by a column (-1: in the table's own order). What is not recorded
 * comes last both ways; equal rows keep the table's order. Numbers sort by amount, texts in Norwegian order, choices in
 * that of their list. */
void table_view_show(struct table_view *view, const struct filter *filter, int column, bool descending);

/* How often each value of a column occurs in the rows shown (totals aside), most frequent first, then in the order of
 * the rows. New array of `*count`; free with table_view_facets_free(). */
struct facet *table_view_facets(const struct table_view *view, size_t column, size_t *count);
void table_view_facets_free(struct facet **facets, size_t count);

/* Appends a cell as people read it. */
void table_view_cell(const struct table_view *view, size_t row, size_t column, struct str *out);

#endif
