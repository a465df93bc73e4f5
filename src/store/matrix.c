#include "samreg/store/matrix.h"

#include "samreg/base/memory.h"
#include "samreg/store/matrix_reading.h"

#include <stdlib.h>
#include <string.h>

/* ---- Groups ---- */

/* Adds what the records of a code list are called to the matrix's groups, in their own order. */
static enum status read_groups(struct matrix_reading *reading, enum entity_id kind,
                               int (*add)(struct matrix *matrix, const char *name), int64_t **ids, size_t *capacity,
                               struct error *error)
{
    const struct entity *entity = entity_get(kind);
    struct statement *statement = NULL;
    struct query query;
    bool row = false;

    query_init(&query, reading->asked->as_of);
    query_add(&query, "SELECT t.id FROM ");
    db_quote(entity->name, &query.sql);
    query_add(&query, " AS t WHERE t.removed = 0 ORDER BY t.sort_key, t.id");
    enum status status = query_prepare(&query, reading->store, &statement, error);
    for (size_t count = 0; status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row;) {
        const char *called = NULL;
        int64_t id = db_integer(statement, 0);
        status = called_peek(reading->store, entity, id, reading->asked->as_of, &called, error);
        if (status == STATUS_OK) {
            *ids = array_room(*ids, count, capacity, sizeof **ids);
            (*ids)[count++] = id;
            add(reading->matrix, called);
        }
    }
    db_done(&statement);
    query_clear(&query);
    return status;
}

static int find_group(const int64_t *ids, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] == id)
            return (int)i;
    return MATRIX_NO_GROUP;
}

/* ---- Rows ---- */

static size_t most_rows(const struct matrix_query *asked)
{
    return asked->most > 0 && asked->most < MATRIX_ROWS_MOST ? asked->most : MATRIX_ROWS_MOST;
}

/* Appends " AND (...)" that a municipality of the matrix takes part, or the arrangement is the region's. */
static void write_area(const struct matrix_reading *reading, struct query *query)
{
    const char *between = "";

    if (reading->asked->area == MATRIX_ALL)
        return;
    query_add(query, " AND (");
    if (reading->asked->area == MATRIX_REGION) {
        query_add(query, "t.region = ");
        query_integer(query, reading->asked->id);
        query_add(query, " OR ");
    }
    query_add(query, "t.id IN (SELECT a.arrangement FROM participation a WHERE a.removed = 0");
    query_period(query, entity_get(ENTITY_PARTICIPATION), "a");
    query_add(query, " AND a.municipality IN (");
    for (size_t i = 0; i < reading->ground_count; i++) {
        if (reading->grounds[reading->grounds[i].of_day].wanted) {
            query_add(query, between);
            query_integer(query, reading->grounds[i].id);
            between = ", ";
        }
    }
    query_add(query, ")))");
}

/* Appends the one sector of the arrangement's tasks as of the day; 0 for several, NULL for none. */
static void write_sector(struct query *query)
{
    query_add(query, "(SELECT iif(min(s.sector) = max(s.sector), min(s.sector), 0) FROM arrangement_service v"
                     " JOIN service_area s ON s.id = v.service_area WHERE v.arrangement = t.id AND v.removed = 0");
    query_period(query, entity_get(ENTITY_ARRANGEMENT_SERVICE), "v");
    query_add(query, " HAVING count(s.sector) > 0)");
}

static enum status write_rows(const struct matrix_reading *reading, struct query *query, struct error *error)
{
    const struct entity *entity = entity_get(ENTITY_ARRANGEMENT);
    struct selection selection;

    selection_init(&selection, entity, reading->asked->as_of);
    if (reading->asked->filter)
        filter_copy(&selection.filter, reading->asked->filter);
    query_add(query, "SELECT t.id, t.name, t.region, t.stated_participants, t.certainty, ");
    write_sector(query);
    query_add(query, ", ");
    query_field(query, entity, entity_field(entity, "legal_form"), "t");
    enum status status = plan_write(reading->store, &selection, PLAN_ALL, query, NULL, error);
    write_area(reading, query);
    query_add(query, " ORDER BY t.sort_key, t.id LIMIT ");
    query_integer(query, (int64_t)most_rows(reading->asked) + 1);
    selection_clear(&selection);
    return status;
}

static enum status take_row(struct matrix_reading *reading, const struct statement *statement, struct error *error)
{
    struct matrix *matrix = reading->matrix;
    struct matrix_row *row = matrix_add_row(matrix);
    const char *certainty = db_text(statement, 4), *region = NULL;

    row->id = db_integer(statement, 0);
    row->name = memory_copy_text(db_is_null(statement, 1) ? "" : db_text(statement, 1));
    row->stated = db_is_null(statement, 3) ? -1 : db_integer(statement, 3);
    row->uncertain = certainty && strcmp(certainty, "uncertain") == 0;
    if (!db_is_null(statement, 5))
        row->sector = db_integer(statement, 5) == 0
                          ? MATRIX_SEVERAL_GROUPS
                          : find_group(reading->sectors, matrix->sector_count, db_integer(statement, 5));
    if (!db_is_null(statement, 6))
        row->form = find_group(reading->forms, matrix->form_count, db_integer(statement, 6));
    if (db_is_null(statement, 2))
        return STATUS_OK;
    enum status status = called_peek(reading->store, entity_get(ENTITY_REGION), db_integer(statement, 2),
                                     reading->asked->as_of, &region, error);
    if (status == STATUS_OK)
        row->region = memory_copy_text(region);
    return status;
}

static enum status read_rows(struct matrix_reading *reading, struct error *error)
{
    struct statement *statement = NULL;
    struct query query;
    bool row = false;

    query_init(&query, reading->asked->as_of);
    enum status status = write_rows(reading, &query, error);
    if (status == STATUS_OK)
        status = query_prepare(&query, reading->store, &statement, error);
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row) {
        reading->matrix->cut = reading->matrix->row_count == most_rows(reading->asked);
        if (!reading->matrix->cut)
            status = take_row(reading, statement, error);
    }
    db_done(&statement);
    query_clear(&query);
    return status;
}

/* ---- Parts ---- */

/* Notes one who takes part and is no column; who takes part twice counts once. Rows come with their participations by
 * municipality, and predecessors of one are few: `seen` holds those of the row so far. */
static void count_outside(struct matrix_row *row, struct ids *seen, int64_t id)
{
    for (size_t i = 0; i < seen->count; i++)
        if (seen->items[i] == id)
            return;
    ids_add(seen, id);
    row->outside++;
}

/* Takes a participation of the row. Its column is still the place of the municipality. */
static void take_part(struct matrix_reading *reading, size_t row, const struct statement *statement, struct ids *seen)
{
    enum matrix_role role = matrix_role_of(db_text(statement, 3));
    const char *certainty = db_text(statement, 4);
    size_t ground = db_is_null(statement, 2) ? MATRIX_NOWHERE : matrix_ground_find(reading, db_integer(statement, 2));

    if (ground == MATRIX_NOWHERE) {
        reading->matrix->rows[row].bodies += role != MATRIX_OBSERVER;
        return;
    }
    ground = reading->grounds[ground].of_day;
    if (!reading->grounds[ground].wanted && reading->asked->area != MATRIX_ALL) {
        if (role != MATRIX_OBSERVER)
            count_outside(&reading->matrix->rows[row], seen, reading->grounds[ground].id);
        return;
    }
    reading->grounds[ground].wanted = true;
    struct matrix_part *part = matrix_add_part(reading->matrix);
    *part = (struct matrix_part){
        .row = row,
        .column = ground,
        .id = db_integer(statement, 0),
        .version = db_integer(statement, 1),
        .municipality = db_integer(statement, 2),
        .role = role,
        .uncertain = certainty && strcmp(certainty, "uncertain") == 0,
        .from = db_copy_text(statement, 5),
        .to = db_copy_text(statement, 6),
    };
}

#define PART_COLUMNS "SELECT p.id, p.version, p.municipality, p.role, p.certainty, p.valid_from, p.valid_to"

/* Row by row, by the index of the natural key. */
static enum status read_parts_of_rows(struct matrix_reading *reading, struct error *error)
{
    struct statement *statement = NULL;
    struct query query;
    struct ids seen = {0};

    query_init(&query, reading->asked->as_of);
    query_add(&query, PART_COLUMNS " FROM participation p WHERE p.arrangement = ?3 AND p.removed = 0");
    query_period(&query, entity_get(ENTITY_PARTICIPATION), "p");
    enum status status = query_prepare(&query, reading->store, &statement, error);
    for (size_t i = 0; status == STATUS_OK && i < reading->matrix->row_count; i++) {
        bool row = false;
        db_bind_integer(statement, 3, reading->matrix->rows[i].id);
        while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
            take_part(reading, i, statement, &seen);
        db_reset(statement);
        seen.count = 0;
    }
    db_done(&statement);
    query_clear(&query);
    ids_clear(&seen);
    return status;
}

/* An arrangement and its place. */
struct known_row {
    int64_t id;
    size_t row;
};

static int compare_known(const void *a, const void *b)
{
    int64_t one = ((const struct known_row *)a)->id, other = ((const struct known_row *)b)->id;

    return (one > other) - (one < other);
}

/* Through the whole table as it lies in the file: half the time of looking up every row of it. */
static enum status read_parts_of_all(struct matrix_reading *reading, struct error *error)
{
    struct matrix *matrix = reading->matrix;
    struct known_row *known = memory_new_array(matrix->row_count + 1, sizeof *known);
    struct statement *statement = NULL;
    struct query query;
    struct ids seen = {0};
    bool row = false;

    for (size_t i = 0; i < matrix->row_count; i++)
        known[i] = (struct known_row){matrix->rows[i].id, i};
    qsort(known, matrix->row_count, sizeof *known, compare_known);
    query_init(&query, reading->asked->as_of);
    query_add(&query, PART_COLUMNS ", p.arrangement FROM participation p NOT INDEXED WHERE p.removed = 0");
    query_period(&query, entity_get(ENTITY_PARTICIPATION), "p");
    enum status status = query_prepare(&query, reading->store, &statement, error);
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row) {
        struct known_row wanted = {.id = db_integer(statement, 7)};
        const struct known_row *found = bsearch(&wanted, known, matrix->row_count, sizeof *known, compare_known);
        if (found)
            take_part(reading, found->row, statement, &seen);
    }
    db_done(&statement);
    query_clear(&query);
    free(known);
    return status;
}

static enum status read_parts(struct matrix_reading *reading, struct error *error)
{
    bool all = reading->asked->area == MATRIX_ALL && !(reading->asked->filter && reading->asked->filter->count > 0) &&
               (reading->asked->most == 0 || !reading->matrix->cut);

    return all ? read_parts_of_all(reading, error) : read_parts_of_rows(reading, error);
}

/* ---- All of it ---- */

static enum status read_all(struct matrix_reading *reading, struct error *error)
{
    enum status status = matrix_ground_read(reading, error);

    if (status == STATUS_OK)
        status = read_groups(reading, ENTITY_SECTOR, matrix_add_sector, &reading->sectors, &reading->sector_capacity,
                             error);
    if (status == STATUS_OK)
        status = read_groups(reading, ENTITY_LEGAL_FORM, matrix_add_form, &reading->forms, &reading->form_capacity,
                             error);
    if (status == STATUS_OK)
        status = read_rows(reading, error);
    if (status == STATUS_OK)
        status = read_parts(reading, error);
    if (status != STATUS_OK)
        return status;
    matrix_ground_make_columns(reading);
    for (size_t i = 0; i < reading->matrix->part_count; i++)
        reading->matrix->parts[i].column = reading->grounds[reading->matrix->parts[i].column].column;
    matrix_close(reading->matrix);
    return STATUS_OK;
}

/* A region or county that is not there is no empty one. */
static enum status find_area(struct store *store, const struct matrix_query *query, struct error *error)
{
    bool exists = false, removed = false;

    if (query->area == MATRIX_ALL)
        return STATUS_OK;
    enum status status = row_state(store, entity_get(query->area == MATRIX_REGION ? ENTITY_REGION : ENTITY_COUNTY),
                                   query->id, &exists, &removed, error);
    if (status == STATUS_OK && (!exists || removed))
        status = error_set(error, STATUS_DATA, N_("The record is not there any more."), NULL);
    return status;
}

enum status store_matrix(struct store *store, const struct matrix_query *query, const struct stop *stop,
                         struct matrix *matrix, struct error *error)
{
    struct matrix_reading reading = {.store = store, .asked = query, .matrix = matrix};
    enum status status = store_begin(store, STORE_READING, error);

    matrix_clear(matrix);
    if (status != STATUS_OK)
        return status;
    store_stop_with(store, stop);
    status = find_area(store, query, error);
    if (status == STATUS_OK)
        status = read_all(&reading, error);
    store_stop_with(store, NULL);
    matrix_ground_clear(&reading);
    free(reading.sectors);
    free(reading.forms);
    if (status != STATUS_OK)
        matrix_clear(matrix);
    return store_end_reading(store, status);
}

enum status store_matrix_room(struct store *store, int64_t arrangement, int64_t municipality, struct date day,
                              bool *before, char **next, struct error *error)
{
    static const char sql[] = "SELECT max(valid_to <= ?3), min(iif(valid_from > ?3, valid_from, NULL))"
                              " FROM participation WHERE arrangement = ?1 AND ifnull(municipality, 0) = ?2"
                              " AND removed = 0";
    struct statement *statement = NULL;
    char text[DATE_TEXT];
    bool row = false;
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    status = db_prepare(store, sql, &statement, error);
    if (status == STATUS_OK) {
        db_bind_integer(statement, 1, arrangement);
        db_bind_integer(statement, 2, municipality);
        db_bind_text(statement, 3, date_format_iso(day, text));
        status = db_step(statement, &row, error);
    }
    if (status == STATUS_OK && row) {
        *before = db_integer(statement, 0) != 0;
        *next = db_copy_text(statement, 1);
    }
    db_done(&statement);
    return store_end_reading(store, status);
}
