/* What reading the participation matrix costs beside bare SQL:
 *
 *     bench-matrix FILE
 *
 * reads the matrix of all municipalities and arrangements, and in turn steps through the same rows with three plain
 * statements that keep nothing. Prints the medians in milliseconds, and their ratio:
 *     OWN  FLOOR  RATIO */
#include "samreg/store/matrix.h"

#include "samreg/store/internal.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 15 };

#define DAY "'2009-12-01'"
#define HOLDS(alias, from, to) \
    "(" alias "." from " IS NULL OR " alias "." from " <= " DAY ") AND (" alias "." to " IS NULL OR " alias "." to \
    " > " DAY ")"

static const char *const floor_sql[] = {
    "SELECT m.id, m.number, m.name, m.short_name FROM municipality m WHERE m.removed = 0 AND "
    HOLDS("m", "valid_from", "valid_to") " ORDER BY m.sort_key, m.id",
    "SELECT t.id, t.name, r.name, t.stated_participants, t.certainty, s.legal_form,"
    " (SELECT min(a.sector) FROM arrangement_service v JOIN service_area a ON a.id = v.service_area"
    " WHERE v.arrangement = t.id AND v.removed = 0) FROM arrangement t LEFT JOIN region r ON r.id = t.region"
    " LEFT JOIN arrangement_state s ON s.arrangement = t.id AND s.removed = 0 AND "
    HOLDS("s", "valid_from", "valid_to") " WHERE t.removed = 0 AND " HOLDS("t", "effective", "ended")
    " ORDER BY t.sort_key, t.id",
    "SELECT p.id, p.version, p.arrangement, p.municipality, p.role, p.certainty, p.valid_from, p.valid_to"
    " FROM arrangement t JOIN participation p ON p.arrangement = t.id AND p.removed = 0 AND "
    HOLDS("p", "valid_from", "valid_to") " WHERE t.removed = 0 AND " HOLDS("t", "effective", "ended")};

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

_Noreturn static void fail(const char *what)
{
    fprintf(stderr, "bench-matrix: %s\n", what);
    exit(EXIT_FAILURE);
}

/* Steps through the rows, taking out every column. */
static long run_floor(struct store *store)
{
    long rows = 0;

    for (size_t i = 0; i < sizeof floor_sql / sizeof *floor_sql; i++) {
        struct statement *statement = NULL;
        bool row = false;
        if (db_prepare(store, floor_sql[i], &statement, NULL) != STATUS_OK)
            fail("the floor cannot be read");
        while (db_step(statement, &row, NULL) == STATUS_OK && row) {
            for (int column = 0; column < sqlite3_column_count(statement->handle); column++)
                (void)db_text(statement, column);
            rows++;
        }
        db_done(&statement);
    }
    return rows;
}

static int compare(const void *a, const void *b)
{
    double left = *(const double *)a, right = *(const double *)b;

    return (left > right) - (left < right);
}

static double median(double *values)
{
    qsort(values, ROUNDS, sizeof *values, compare);
    return values[ROUNDS / 2];
}

int main(int argc, char **argv)
{
    struct matrix_query query = {.area = MATRIX_ALL, .as_of = {2009, 12, 1}};
    struct matrix matrix = {0};
    struct store *store = NULL;
    double own[ROUNDS], plain[ROUNDS];

    if (argc != 2 || store_open(argv[1], STORE_READ_ONLY, &store, NULL) != STATUS_OK)
        fail("usage: bench-matrix FILE");
    for (int i = 0; i < ROUNDS; i++) {
        double begun = now_ms();
        if (store_matrix(store, &query, NULL, &matrix, NULL) != STATUS_OK)
            fail("the matrix cannot be read");
        own[i] = now_ms() - begun;
        begun = now_ms();
        if (run_floor(store) < (long)(matrix.row_count + matrix.part_count))
            fail("the floor reads too little");
        plain[i] = now_ms() - begun;
    }
    double middle = median(own), lowest = median(plain);
    printf("%.2f %.2f %.3f\n", middle, lowest, middle / lowest);
    matrix_clear(&matrix);
    store_close(&store);
    return EXIT_SUCCESS;
}
