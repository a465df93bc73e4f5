/* Reading the participation matrix (model/matrix.h) as of a day. */
#ifndef SAMREG_STORE_MATRIX_H
#define SAMREG_STORE_MATRIX_H

#include "samreg/model/matrix.h"
#include "samreg/model/selection.h"
#include "samreg/store/store.h"

/* The most arrangements of one matrix; `cut` says when there are more. */
enum { MATRIX_ROWS_MOST = 20000 };

/* Reads the matrix in one short transaction: what is not removed and holds on the day, in list order. A municipality
 * that a later one has succeeded by that day shows as that one. One that was split is a column of its own, as out of
 * force, where somebody takes part under it and the matrix is of all; elsewhere it counts as outside. `matrix` is
 * cleared first, and stays empty on failure. `stop` is asked now and then: STATUS_STOPPED. STATUS_DATA when the region
 * or county is not there. */
enum status store_matrix(struct store *store, const struct matrix_query *query, const struct stop *stop,
                         struct matrix *matrix, struct error *error) WARN_UNUSED;

/* What stands before and behind the day among the participations of a municipality in an arrangement, which no new one
 * may overlap: `before` tells whether one has ended by the day, `next` (new string, or NULL) when the next one begins
 * (stored form). */
enum status store_matrix_room(struct store *store, int64_t arrangement, int64_t municipality, struct date day,
                              bool *before, char **next, struct error *error) WARN_UNUSED;

#endif
