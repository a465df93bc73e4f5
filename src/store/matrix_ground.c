/* The municipalities of the day for the participation matrix, and which of them are its columns. */
#include "samreg/store/matrix_reading.h"

#include "samreg/base/memory.h"

#include <stdlib.h>

enum { SUCCESSIONS = 16 }; /* more than any municipality has seen; ends a circle in the data */

/* ---- Municipalities of the day ---- */

static enum status read_grounds(struct matrix_reading *reading, struct error *error)
{
    static const char sql[] =
        "SELECT m.id, m.county, m.number, m.name, m.short_name, ifnull(m.valid_to <= ?1, 0),"
        " ifnull(m.valid_from <= ?1, 1), ifnull(s.successors, 0), s.successor FROM municipality m"
        " LEFT JOIN (SELECT municipality, count(*) AS successors, max(successor) AS successor"
        " FROM municipality_successor WHERE removed = 0 AND date <= ?1 GROUP BY municipality) s"
        " ON s.municipality = m.id WHERE m.removed = 0 ORDER BY m.sort_key, m.id";
    struct statement *statement = NULL;
    char day[DATE_TEXT];
    bool row = false;
    enum status status = db_prepare(reading->store, sql, &statement, error);

    if (status == STATUS_OK)
        db_bind_text(statement, 1, date_format_iso(reading->asked->as_of, day));
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row) {
        reading->grounds = array_room(reading->grounds, reading->ground_count, &reading->ground_capacity,
                                      sizeof *reading->grounds);
        int64_t successors = db_integer(statement, 7);
        reading->grounds[reading->ground_count++] = (struct matrix_ground){
            .id = db_integer(statement, 0),
            .county = db_integer(statement, 1),
            .number = db_copy_text(statement, 2),
            .name = db_copy_text(statement, 3),
            .short_name = db_copy_text(statement, 4),
            .ended = db_integer(statement, 5) != 0,
            .begun = db_integer(statement, 6) != 0,
            .successor = successors == 1 ? db_integer(statement, 8) : 0,
            .column = MATRIX_NOWHERE,
        };
    }
    db_done(&statement);
    return status;
}

/* Orders places by the identifiers of their grounds. */
static int compare_places(const void *a, const void *b, void *context)
{
    const struct matrix_ground *grounds = context;
    int64_t one = grounds[*(const size_t *)a].id, other = grounds[*(const size_t *)b].id;

    return (one > other) - (one < other);
}

size_t matrix_ground_find(const struct matrix_reading *reading, int64_t id)
{
    size_t low = 0, high = reading->ground_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (reading->grounds[reading->by_id[middle]].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < reading->ground_count && reading->grounds[reading->by_id[low]].id == id ? reading->by_id[low]
                                                                                         : MATRIX_NOWHERE;
}

/* Finds for each municipality the one that it is on the day (called.c says the same in names). */
static void follow_grounds(struct matrix_reading *reading)
{
    reading->by_id = memory_new_array(reading->ground_count + 1, sizeof *reading->by_id);
    for (size_t i = 0; i < reading->ground_count; i++)
        reading->by_id[i] = i;
    qsort_r(reading->by_id, reading->ground_count, sizeof *reading->by_id, compare_places, reading->grounds);
    for (size_t i = 0; i < reading->ground_count; i++) {
        size_t at = i;
        for (int step = 0; step < SUCCESSIONS; step++) {
            const struct matrix_ground *ground = &reading->grounds[at];
            size_t next =
                ground->ended && ground->successor ? matrix_ground_find(reading, ground->successor) : MATRIX_NOWHERE;
            if (next == MATRIX_NOWHERE)
                break;
            at = next;
        }
        reading->grounds[i].of_day = at;
    }
}

/* ---- Columns ---- */

/* Wants the members of the region as columns, each as the municipality it is on the day. */
static enum status want_members(struct matrix_reading *reading, struct error *error)
{
    struct statement *statement = NULL;
    struct query query;
    bool row = false;

    query_init(&query, reading->asked->as_of);
    query_add(&query, "SELECT m.municipality FROM membership m WHERE m.removed = 0 AND m.region = ");
    query_integer(&query, reading->asked->id);
    query_period(&query, entity_get(ENTITY_MEMBERSHIP), "m");
    enum status status = query_prepare(&query, reading->store, &statement, error);
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row) {
        size_t at = matrix_ground_find(reading, db_integer(statement, 0));
        if (at != MATRIX_NOWHERE)
            reading->grounds[reading->grounds[at].of_day].wanted = true;
    }
    db_done(&statement);
    query_clear(&query);
    return status;
}

static enum status want_columns(struct matrix_reading *reading, struct error *error)
{
    const struct matrix_query *asked = reading->asked;

    if (asked->area == MATRIX_REGION)
        return want_members(reading, error);
    for (size_t i = 0; i < reading->ground_count; i++) {
        struct matrix_ground *ground = &reading->grounds[i];
        bool here = asked->area == MATRIX_ALL || ground->county == asked->id;
        ground->wanted = here && ground->begun && !ground->ended;
    }
    return STATUS_OK;
}

void matrix_ground_make_columns(struct matrix_reading *reading)
{
    for (size_t i = 0; i < reading->ground_count; i++) {
        struct matrix_ground *ground = &reading->grounds[i];
        if (!ground->wanted)
            continue;
        ground->column = reading->matrix->column_count;
        struct matrix_column *column = matrix_add_column(reading->matrix);
        *column = (struct matrix_column){.id = ground->id, .number = ground->number, .name = ground->name,
                                         .short_name = ground->short_name,
                                         .out_of_force = ground->ended || !ground->begun};
        ground->number = ground->name = ground->short_name = NULL; /* they belong to the matrix now */
    }
}

enum status matrix_ground_read(struct matrix_reading *reading, struct error *error)
{
    enum status status = read_grounds(reading, error);

    if (status != STATUS_OK)
        return status;
    follow_grounds(reading);
    return want_columns(reading, error);
}

void matrix_ground_clear(struct matrix_reading *reading)
{
    for (size_t i = 0; i < reading->ground_count; i++) {
        free(reading->grounds[i].number);
        free(reading->grounds[i].name);
        free(reading->grounds[i].short_name);
    }
    free(reading->grounds);
    free(reading->by_id);
}
