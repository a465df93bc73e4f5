/* The participation matrix: reading it as of the session's day, changing many cells as one entry of the journal, and
 * giving it away as a table. */
#ifndef SAMREG_APP_MATRIX_H
#define SAMREG_APP_MATRIX_H

#include "samreg/app/app.h"
#include "samreg/model/change.h"
#include "samreg/model/matrix.h"
#include "samreg/model/table.h"

/* Reads the matrix of the area and the filter; the query's day is the session's. STATUS_STOPPED when a key waited;
 * STATUS_DATA when the region or county is not there (any more). `matrix` is cleared first. */
enum status app_matrix(struct app *app, const struct matrix_query *query, struct matrix *matrix,
                       struct error *error) WARN_UNUSED;

/* A cell, by its places in the matrix. */
struct matrix_place {
    size_t row, column;
};

enum matrix_verb {
    MATRIX_SET_ROLE,      /* gives every cell `role` (matrix_step_to() says what that means) */
    MATRIX_SET_CERTAINTY, /* makes every participation uncertain, or certain */
    MATRIX_END,           /* ends every participation, `through` being its last day, month or year */
    MATRIX_REMOVE         /* removes every participation: it was recorded by mistake */
};

struct matrix_change {
    enum matrix_verb verb;
    enum matrix_role role;
    bool uncertain;
    struct date through;
    bool accept_warnings;
};

/* The most cells of one change. */
enum { MATRIX_CELLS_MOST = 10000 };

/* Changes cells of a matrix that was read before, as one entry, which is called after the arrangement or municipality
 * that the cells have in common. A participation that there is is corrected: it keeps its period. A new one is without
 * beginning, as in the form; but when an earlier one of the same municipality has ended it begins on the session's day,
 * and where a later one begins it ends. `changed` is the number of participations written, 0 when all was so already.
 * STATUS_DATA (result->problems, or a cell with several roles that is left to the form), STATUS_WARNED (accept, or do
 * not), STATUS_CONFLICT (result->conflicts: somebody else has changed the same since the matrix was read; read anew,
 * the same change means what stands now). */
enum status matrix_change_cells(struct app *app, const struct matrix *matrix, const struct matrix_place *cells,
                                size_t count, const struct matrix_change *change, struct apply_result *result,
                                size_t *changed, struct error *error) WARN_UNUSED;

/* Appends what is known of a cell in one line, in the session's language: who in what, roles, doubt, periods; of an
 * empty one that nobody is recorded. */
void matrix_write_cell_words(const struct app *app, const struct matrix *matrix, struct matrix_place cell,
                             struct str *out);

/* Appends how many take part in the arrangement, in words: "6 municipalities", "4 municipalities, not named". */
void matrix_write_row_words(const struct app *app, const struct matrix_row *row, struct str *out);

/* What the group is called; lent. */
const char *matrix_group_name(const struct app *app, const struct matrix *matrix, enum matrix_grouping grouping,
                              int group);

/* The matrix as a typed table, as it is shown: a row for each arrangement with its group (where there are groups),
 * region, totals and a column for each municipality; a last row sums up. `turned`: a row for each municipality.
 * `table` is all zeroes before; table_clear() frees. */
void matrix_to_table(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                     enum matrix_grouping grouping, bool turned, struct table *table);

#endif
