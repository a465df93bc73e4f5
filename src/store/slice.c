/* Lists, in slices that begin behind a place: never by counting rows from the beginning (perf.md). */
#include "samreg/store/reading.h"

#include "samreg/base/memory.h"
#include "samreg/model/place.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A place is the values that the sort terms have in a row, its sort key and its identifier. `values[value_count]` is 1
 * where the place is just before that row instead of at it. */

/* Steps of SQLite's machine that a walk may take before the hits are sorted instead: some thousand rows, ten
 * milliseconds. */
enum { WALK_STEPS = 60000 };

/* ---- Order ---- */

static bool is_own_order(const struct selection *selection)
{
    return selection->sort_count == 0;
}

/* Appends ", k0 ..., t.sort_key, t.id": what a place is made of, behind the columns of the row. */
static void write_keys(const struct selection *selection, struct query *query)
{
    for (size_t i = 0; i < selection->sort_count; i++) {
        query_order(query, selection->entity, &selection->entity->fields[selection->sorts[i].field], "t");
        str_addf(&query->sql, " AS k%zu, ", i);
    }
    query_add(query, "t.sort_key, t.id");
}

/* Nothing recorded comes last, whichever way the values go. */
static void write_order(const struct selection *selection, enum store_direction direction, struct query *query)
{
    bool backward = direction == STORE_BACKWARD;

    query_add(query, " ORDER BY ");
    for (size_t i = 0; i < selection->sort_count; i++) {
        bool falling = selection->sorts[i].descending != backward;
        str_addf(&query->sql, "k%zu IS NULL%s, k%zu%s, ", i, backward ? " DESC" : "", i, falling ? " DESC" : "");
    }
    query_add(query, backward ? "t.sort_key DESC, t.id DESC" : "t.sort_key, t.id");
}

static bool is_just_before(const struct place *place)
{
    return place->values[place->value_count].kind == VALUE_INTEGER;
}

/* Appends the condition that a row stands behind or before the place, from the term `number` on. `inclusive`: or at
 * it. */
static void write_side(const struct selection *selection, const struct place *place, enum store_direction direction,
                       bool inclusive, size_t number, struct query *query)
{
    if (number == selection->sort_count) {
        /* SQLite searches the sort index for the sort key, and reads on among equal ones: they are few, for the own
         * order is made of what tells records apart. */
        query_add(query, "(t.sort_key, t.id) ");
        query_add(query, direction == STORE_FORWARD ? ">" : "<");
        query_add(query, inclusive ? "= (" : " (");
        query_text(query, place->sort_key);
        query_add(query, ", ");
        query_integer(query, place->id);
        query_add(query, ")");
        return;
    }
    bool backward = direction == STORE_BACKWARD;
    bool smaller = selection->sorts[number].descending != backward;
    const struct value *value = &place->values[number];
    if (value->kind == VALUE_NONE) {
        str_addf(&query->sql, backward ? "(k%zu IS NOT NULL OR (" : "(k%zu IS NULL AND (", number);
        write_side(selection, place, direction, inclusive, number + 1, query);
        query_add(query, "))");
        return;
    }
    str_addf(&query->sql, "(k%zu %s ", number, smaller ? "<" : ">");
    query_value(query, value);
    if (!backward)
        str_addf(&query->sql, " OR k%zu IS NULL", number);
    str_addf(&query->sql, " OR (k%zu = ", number);
    query_value(query, value);
    query_add(query, " AND ");
    write_side(selection, place, direction, inclusive, number + 1, query);
    query_add(query, "))");
}

/* Which rows of a selection are read: all, or those on one side of a place. */
struct side {
    const struct selection *selection;
    const struct place *place; /* NULL: all */
    enum store_direction direction;
    bool inclusive; /* the place's own row is one of them */
};

/* Appends " AND ..." that a row stands on that side; nothing without a place. */
static void write_place(const struct side *side, struct query *query)
{
    if (!side->place)
        return;
    assert(side->place->value_count == side->selection->sort_count);
    query_add(query, " AND ");
    write_side(side->selection, side->place, side->direction, side->inclusive, 0, query);
}

/* Takes a place out of a row that has the keys from that column on. */
static struct place *take_place(const struct statement *statement, int column, size_t value_count)
{
    struct place *place = memory_new(sizeof *place);

    place->value_count = value_count;
    for (size_t i = 0; i < value_count; i++)
        db_value(statement, column++, NULL, &place->values[i]);
    /* An empty sort key is a text too: a record without anything to sort by. */
    place->sort_key = memory_copy_text(db_text(statement, column));
    place->id = db_integer(statement, column + 1);
    return place;
}

/* ---- Slices ---- */

static void add_row(struct slice *slice, const struct selection *selection, const struct statement *statement,
                    int columns)
{
    size_t capacity = slice->capacity;

    slice->rows = array_room(slice->rows, slice->count, &slice->capacity, sizeof *slice->rows);
    slice->places = array_room(slice->places, slice->count, &capacity, sizeof *slice->places);
    struct record *record = &slice->rows[slice->count];
    record_init(record, selection->entity);
    row_take(statement, record);
    slice->places[slice->count] =
        take_place(statement, columns - (int)selection->sort_count - 2, selection->sort_count);
    slice->count++;
}

/* Takes the last row away again: it only showed that there is one more. */
static void drop_row(struct slice *slice)
{
    slice->count--;
    record_clear(&slice->rows[slice->count]);
    place_free(&slice->places[slice->count]);
}

static void reverse(struct slice *slice)
{
    for (size_t i = 0, j = slice->count; i + 1 < j; i++) {
        j--;
        struct record record = slice->rows[i];
        struct place *place = slice->places[i];
        slice->rows[i] = slice->rows[j];
        slice->places[i] = slice->places[j];
        slice->rows[j] = record;
        slice->places[j] = place;
    }
}

static enum status write_slice(struct store *store, const struct side *side, enum plan plan, size_t count,
                               struct query *query, bool *walks, struct error *error)
{
    const struct selection *selection = side->selection;

    query_init(query, selection->as_of);
    query_add(query, "SELECT ");
    row_columns(selection->entity, &query->sql);
    query_add(query, ", ");
    write_keys(selection, query);
    enum status status = plan_write(store, selection, plan, query, walks, error);
    write_place(side, query);
    write_order(selection, side->direction, query);
    query_add(query, " LIMIT ");
    query_integer(query, (int64_t)count);
    return status;
}

/* Reads up to `count` rows on that side. A walk that may be long gets WALK_STEPS. */
static enum status read_by(struct store *store, const struct side *side, enum plan plan, size_t count,
                           struct slice *slice, struct error *error)
{
    struct statement *statement = NULL;
    struct query query = {0};
    bool row = false, walks = false;
    enum status status = write_slice(store, side, plan, count, &query, &walks, error);

    if (status == STATUS_OK)
        status = query_prepare(&query, store, &statement, error);
    store_limit_steps(store, walks ? WALK_STEPS : 0);
    int columns = statement ? sqlite3_column_count(statement->handle) : 0;
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row)
        add_row(slice, side->selection, statement, columns);
    store_limit_steps(store, 0);
    db_done(&statement);
    query_clear(&query);
    return status;
}

/* Reads up to `count` rows on that side; `more` tells whether there are further ones. */
static enum status read_rows(struct store *store, const struct side *side, size_t count, struct slice *slice,
                             bool *more, struct error *error)
{
    enum plan plan = is_own_order(side->selection) ? PLAN_FIRST : PLAN_SORTED;
    struct error failure = {0};

    store->spent = false;
    enum status status = read_by(store, side, plan, count + 1, slice, &failure);
    if (status == STATUS_STOPPED && store_is_spent(store)) {
        /* The hits stand far behind in the order: all of them are sorted after all. */
        error_clear(&failure);
        slice_clear(slice);
        status = read_by(store, side, PLAN_ALL, count + 1, slice, &failure);
    }
    if (error && status != STATUS_OK) {
        error_clear(error);
        *error = failure;
    } else {
        error_clear(&failure);
    }
    *more = slice->count > count;
    if (*more)
        drop_row(slice);
    if (side->direction == STORE_BACKWARD)
        reverse(slice);
    return status;
}

/* Whether there are rows on the other side: what is not read must be known for at_begin and at_end. */
static enum status look_behind(struct store *store, const struct side *side, bool *any, struct error *error)
{
    struct side other = *side;
    struct slice slice = {0};
    bool more = false;

    *any = false;
    if (!side->place)
        return STATUS_OK;
    other.direction = side->direction == STORE_FORWARD ? STORE_BACKWARD : STORE_FORWARD;
    other.inclusive = !side->inclusive;
    enum status status = read_rows(store, &other, 1, &slice, &more, error);
    *any = slice.count > 0;
    slice_clear(&slice);
    return status;
}

static enum status read_slice(struct store *store, const struct side *side, size_t count, struct slice *slice,
                              struct error *error)
{
    bool more = false, behind = false;
    enum status status = read_rows(store, side, count, slice, &more, error);

    if (status == STATUS_OK)
        status = look_behind(store, side, &behind, error);
    slice->at_begin = side->direction == STORE_FORWARD ? !behind : !more;
    slice->at_end = side->direction == STORE_FORWARD ? !more : !behind;
    for (size_t i = 0; status == STATUS_OK && i < slice->count; i++)
        status = record_complete(store, &slice->rows[i], side->selection->as_of, error);
    return status;
}

enum status store_slice(struct store *store, const struct selection *selection, const struct place *place,
                        enum store_direction direction, size_t count, const struct stop *stop, struct slice *slice,
                        struct error *error)
{
    /* Forward, a place just before a row begins with that row. */
    struct side side = {selection, place, direction, place && direction == STORE_FORWARD && is_just_before(place)};

    slice_clear(slice);
    enum status status = store_begin(store, STORE_READING, error);
    if (status != STATUS_OK)
        return status;
    store_stop_with(store, stop);
    status = read_slice(store, &side, count, slice, error);
    store_stop_with(store, NULL);
    if (status != STATUS_OK)
        slice_clear(slice);
    return store_end_reading(store, status);
}

/* ---- Counts and places ---- */

static enum status count_rows(struct store *store, const struct selection *selection, const struct place *place,
                              int64_t *count, struct error *error)
{
    struct statement *statement = NULL;
    struct query query;

    query_init(&query, selection->as_of);
    query_add(&query, "SELECT count(*)");
    if (place && !is_own_order(selection)) {
        query_add(&query, " FROM (SELECT ");
        write_keys(selection, &query);
    }
    enum status status = plan_write(store, selection, PLAN_ALL, &query, NULL, error);
    struct side side = {selection, place, STORE_BACKWARD, place && !is_just_before(place)};
    write_place(&side, &query);
    query_add(&query, place && !is_own_order(selection) ? ")" : "");
    if (status == STATUS_OK)
        status = query_prepare(&query, store, &statement, error);
    if (status == STATUS_OK)
        status = db_read_integer(&statement, count, NULL, error);
    query_clear(&query);
    return status;
}

enum status store_rank(struct store *store, const struct selection *selection, const struct place *place,
                       const struct stop *stop, int64_t *rank, struct error *error)
{
    int64_t count = 0;
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    store_stop_with(store, stop);
    status = count_rows(store, selection, place, &count, error);
    store_stop_with(store, NULL);
    if (status == STATUS_OK)
        *rank = count;
    return store_end_reading(store, status);
}

enum status store_count(struct store *store, const struct selection *selection, const struct stop *stop, int64_t *count,
                        struct error *error)
{
    return store_rank(store, selection, NULL, stop, count, error);
}

/* Reads where the record stands, or would stand, whatever the filter says; NULL when there is no such record. */
static enum status read_place(struct store *store, const struct selection *selection, int64_t id, struct place **place,
                              struct error *error)
{
    struct statement *statement = NULL;
    struct query query;
    bool row = false;

    query_init(&query, selection->as_of);
    query_add(&query, "SELECT ");
    write_keys(selection, &query);
    query_add(&query, " FROM ");
    db_quote(selection->entity->name, &query.sql);
    query_add(&query, " AS t WHERE t.id = ");
    query_integer(&query, id);
    enum status status = query_prepare(&query, store, &statement, error);
    if (status == STATUS_OK)
        status = db_step(statement, &row, error);
    if (status == STATUS_OK && row) {
        *place = take_place(statement, 0, selection->sort_count);
        value_set_integer(&(*place)->values[selection->sort_count], 1);
    }
    db_done(&statement);
    query_clear(&query);
    return status;
}

/* Whether the record is in the selection. */
static enum status read_presence(struct store *store, const struct selection *selection, int64_t id, bool *found,
                                 struct error *error)
{
    struct filter_done nothing = {.term = FILTER_NO_TERM};
    struct statement *statement = NULL;
    struct query query;
    int64_t one;

    query_init(&query, selection->as_of);
    query_add(&query, "SELECT 1 FROM ");
    db_quote(selection->entity->name, &query.sql);
    query_add(&query, " AS t WHERE ");
    enum status status = filter_write(store, selection, &nothing, &query, error);
    query_add(&query, " AND t.id = ");
    query_integer(&query, id);
    if (status == STATUS_OK)
        status = query_prepare(&query, store, &statement, error);
    if (status == STATUS_OK)
        status = db_read_integer(&statement, &one, found, error);
    query_clear(&query);
    return status;
}

enum status store_place_of(struct store *store, const struct selection *selection, int64_t id, struct place **place,
                           bool *found, struct error *error)
{
    struct place *read = NULL;
    bool present = false;
    enum status status = store_begin(store, STORE_READING, error);

    if (status != STATUS_OK)
        return status;
    status = read_place(store, selection, id, &read, error);
    if (status == STATUS_OK && !read)
        status = error_set(error, STATUS_DATA, N_("The record is not there any more."), NULL);
    if (status == STATUS_OK)
        status = read_presence(store, selection, id, &present, error);
    if (status == STATUS_OK) {
        *place = read;
        read = NULL;
        *found = present;
    }
    place_free(&read);
    return store_end_reading(store, status);
}
