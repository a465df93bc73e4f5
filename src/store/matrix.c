#include "samreg/store/matrix.h"

#include "samreg/base/memory.h"
#include "samreg/store/reading.h"

#include <stdlib.h>
#include <string.h>

enum { SUCCESSIONS = 16 }; /* more than any municipality has seen; ends a circle in the data */

#define NOWHERE SIZE_MAX

/* A municipality, and where it went. */
struct ground {
    int64_t id, county;
    char *number, *name, *short_name;
    bool ended, begun;  /* as of the day */
    int64_t successor;  /* 0: none, or several */
    size_t of_day;      /* place of the one that it is on the day */
    size_t column;      /* in the matrix; NOWHERE: none */
    bool wanted;        /* is to be a column */
};

/* The matrix being read. */
struct reading {
    struct store *store;
    const struct matrix_query *asked;
    struct matrix *matrix;
    struct ground *grounds; /* in list order */
    size_t ground_count, ground_capacity;
    size_t *by_id; /* places in grounds, by rising identifier */
    int64_t *sectors, *forms; /* identifiers of the matrix's groups */
    size_t sector_capacity, form_capacity;
};

/* ---- Municipalities of the day ---- */

static char *copy_or_null(const struct statement *statement, int column)
{
    return db_is_null(statement, column) ? NULL : db_copy_text(statement, column);
}

static enum status read_grounds(struct reading *reading, struct error *error)
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
        reading->grounds[reading->ground_count++] = (struct ground){
            .id = db_integer(statement, 0),
            .county = db_integer(statement, 1),
            .number = db_copy_text(statement, 2),
            .name = db_copy_text(statement, 3),
            .short_name = copy_or_null(statement, 4),
            .ended = db_integer(statement, 5) != 0,
            .begun = db_integer(statement, 6) != 0,
            .successor = successors == 1 ? db_integer(statement, 8) : 0,
            .column = NOWHERE,
        };
    }
    db_done(&statement);
    return status;
}

/* Orders places by the identifiers of their grounds. */
static int compare_places(const void *a, const void *b, void *context)
{
    const struct ground *grounds = context;
    int64_t one = grounds[*(const size_t *)a].id, other = grounds[*(const size_t *)b].id;

    return (one > other) - (one < other);
}

/* The place of a municipality in `grounds`, or NOWHERE (it is removed). */
static size_t find_ground(const struct reading *reading, int64_t id)
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
                                                                                         : NOWHERE;
}

/* Finds for each municipality the one that it is on the day (called.c says the same in names). */
static void follow_grounds(struct reading *reading)
{
    reading->by_id = memory_new_array(reading->ground_count + 1, sizeof *reading->by_id);
    for (size_t i = 0; i < reading->ground_count; i++)
        reading->by_id[i] = i;
    qsort_r(reading->by_id, reading->ground_count, sizeof *reading->by_id, compare_places, reading->grounds);
    for (size_t i = 0; i < reading->ground_count; i++) {
        size_t at = i;
        for (int step = 0; step < SUCCESSIONS; step++) {
            const struct ground *ground = &reading->grounds[at];
            size_t next = ground->ended && ground->successor ? find_ground(reading, ground->successor) : NOWHERE;
            if (next == NOWHERE)
                break;
            at = next;
        }
        reading->grounds[i].of_day = at;
    }
}

/* ---- Columns ---- */

/* Wants the members of the region as columns, each as the municipality it is on the day. */
static enum status want_members(struct reading *reading, struct error *error)
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
        size_t at = find_ground(reading, db_integer(statement, 0));
        if (at != NOWHERE)
            reading->grounds[reading->grounds[at].of_day].wanted = true;
    }
    db_done(&statement);
    query_clear(&query);
    return status;
}

static enum status want_columns(struct reading *reading, struct error *error)
{
    const struct matrix_query *asked = reading->asked;

    if (asked->area == MATRIX_REGION)
        return want_members(reading, error);
    for (size_t i = 0; i < reading->ground_count; i++) {
        struct ground *ground = &reading->grounds[i];
        bool here = asked->area == MATRIX_ALL || ground->county == asked->id;
        ground->wanted = here && ground->begun && !ground->ended;
    }
    return STATUS_OK;
}

static void make_columns(struct reading *reading)
{
    for (size_t i = 0; i < reading->ground_count; i++) {
        struct ground *ground = &reading->grounds[i];
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

/* ---- Groups ---- */

/* Adds what the records of a code list are called to the matrix's groups, in their own order. */
static enum status read_groups(struct reading *reading, enum entity_id kind,
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

/* Appends " AND (...)" that a municipality of the matrix takes part, or the arrangement is the region's. */
static void write_area(const struct reading *reading, struct query *query)
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

static enum status write_rows(const struct reading *reading, struct query *query, struct error *error)
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
    query_integer(query, MATRIX_ROWS_MOST + 1);
    selection_clear(&selection);
    return status;
}

static enum status take_row(struct reading *reading, const struct statement *statement, struct error *error)
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

static enum status read_rows(struct reading *reading, struct error *error)
{
    struct statement *statement = NULL;
    struct query query;
    bool row = false;

    query_init(&query, reading->asked->as_of);
    enum status status = write_rows(reading, &query, error);
    if (status == STATUS_OK)
        status = query_prepare(&query, reading->store, &statement, error);
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row) {
        reading->matrix->cut = reading->matrix->row_count == MATRIX_ROWS_MOST;
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
static void take_part(struct reading *reading, size_t row, const struct statement *statement, struct ids *seen)
{
    enum matrix_role role = matrix_role_of(db_text(statement, 3));
    const char *certainty = db_text(statement, 4);
    size_t ground = db_is_null(statement, 2) ? NOWHERE : find_ground(reading, db_integer(statement, 2));

    if (ground == NOWHERE) {
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
        .from = copy_or_null(statement, 5),
        .to = copy_or_null(statement, 6),
    };
}

#define PART_COLUMNS "SELECT p.id, p.version, p.municipality, p.role, p.certainty, p.valid_from, p.valid_to"

/* Row by row, by the index of the natural key. */
static enum status read_parts_of_rows(struct reading *reading, struct error *error)
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
static enum status read_parts_of_all(struct reading *reading, struct error *error)
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

static enum status read_parts(struct reading *reading, struct error *error)
{
    bool all = reading->asked->area == MATRIX_ALL && !(reading->asked->filter && reading->asked->filter->count > 0);

    return all ? read_parts_of_all(reading, error) : read_parts_of_rows(reading, error);
}

/* ---- All of it ---- */

static enum status read_all(struct reading *reading, struct error *error)
{
    enum status status = read_grounds(reading, error);

    if (status != STATUS_OK)
        return status;
    follow_grounds(reading);
    status = want_columns(reading, error);
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
    make_columns(reading);
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
    struct reading reading = {.store = store, .asked = query, .matrix = matrix};
    enum status status = store_begin(store, STORE_READING, error);

    matrix_clear(matrix);
    if (status != STATUS_OK)
        return status;
    store_stop_with(store, stop);
    status = find_area(store, query, error);
    if (status == STATUS_OK)
        status = read_all(&reading, error);
    store_stop_with(store, NULL);
    for (size_t i = 0; i < reading.ground_count; i++) {
        free(reading.grounds[i].number);
        free(reading.grounds[i].name);
        free(reading.grounds[i].short_name);
    }
    free(reading.grounds);
    free(reading.by_id);
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
        *next = copy_or_null(statement, 1);
    }
    db_done(&statement);
    return store_end_reading(store, status);
}
