/* The filter language over the rows of a table: what the store does in SQL, for table_view.h. */
#ifndef SAMREG_APP_TABLE_FILTER_H
#define SAMREG_APP_TABLE_FILTER_H

#include "samreg/app/table_view.h"

/* Whether the row lets the filter through, which table_view_filter() of the same view has read. Words are looked for in
 * view->folded, which must be there when the filter has any. */
bool table_filter_holds(const struct table_view *view, const struct filter *filter, size_t row);

/* All cells of a row as people read them, folded; new string. */
char *table_filter_fold(const struct table_view *view, size_t row);

/* A share as a number; 0 when the value is none. */
double table_filter_share(const struct value *value);

#endif
