/* What the files of the store share that read the participation matrix: matrix.c (rows and parts), matrix_ground.c (the
 * municipalities of the day, and which of them are columns). */
#ifndef SAMREG_STORE_MATRIX_READING_H
#define SAMREG_STORE_MATRIX_READING_H

#include "samreg/store/matrix.h"
#include "samreg/store/reading.h"

/* The place of what is not there. */
#define MATRIX_NOWHERE SIZE_MAX

/* A municipality, and where it went. */
struct matrix_ground {
    int64_t id, county;
    char *number, *name, *short_name;
    bool ended, begun;  /* as of the day */
    int64_t successor;  /* 0: none, or several */
    size_t of_day;      /* place of the one that it is on the day */
    size_t column;      /* in the matrix; MATRIX_NOWHERE: none */
    bool wanted;        /* is to be a column */
};

/* The matrix being read. */
struct matrix_reading {
    struct store *store;
    const struct matrix_query *asked;
    struct matrix *matrix;
    struct matrix_ground *grounds; /* in list order */
    size_t ground_count, ground_capacity;
    size_t *by_id; /* places in grounds, by rising identifier */
    int64_t *sectors, *forms; /* identifiers of the matrix's groups */
    size_t sector_capacity, form_capacity;
};

/* Reads the municipalities, finds for each the one that it is on the day, and notes which are to be columns. Only
 * inside a transaction. */
enum status matrix_ground_read(struct matrix_reading *reading, struct error *error) WARN_UNUSED;

/* The place of a municipality in `grounds`, or MATRIX_NOWHERE (it is removed). */
size_t matrix_ground_find(const struct matrix_reading *reading, int64_t id);

/* Makes the columns of those that are wanted, in their order; their texts are handed over. */
void matrix_ground_make_columns(struct matrix_reading *reading);

/* Frees what matrix_ground_read() made. */
void matrix_ground_clear(struct matrix_reading *reading);

#endif
