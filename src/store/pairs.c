#include "samreg/store/pairs.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The columns of the table. */
enum { FIRST, SECOND, MARKS, COLUMNS };

/* Which of the two numbers the query gives, and in which order it wants the rows. */
enum { BY_FIRST = 1, BY_SECOND = 2, TURNED = 4 };

/* What the planner is told, in rows: how many belong to one first or one second number is not known when a query is
 * made. Reports say the order of their loops where it matters. */
enum { ROWS_OF_ONE = 25 };

/* A row; `key` is the number that the order goes by, `other` breaks ties. */
struct pair_row {
    int64_t key, other, marks;
};

/* Rows in one order, each pair once when they are sorted. */
struct rows {
    struct pair_row *rows;
    size_t count, capacity;
    bool sorted;
    bool lent; /* a cursor that is open may stand on them: they stay where and as they are */
};

/* Rows that were lent when the next one came, kept for those who read them. */
struct kept_rows {
    struct kept_rows *next;
    struct pair_row *rows;
};

struct pairs {
    sqlite3_vtab base; /* first: SQLite knows the table by it */
    bool lost;            /* its rows are gone: it can only be dropped */
    struct rows straight; /* by the first number */
    struct rows turned;   /* the same by the second; sorted only when it is there */
    size_t cursors;       /* open; the last that is closed ends all lending */
    struct kept_rows *kept;
};

struct cursor {
    sqlite3_vtab_cursor base;
    const struct pair_row *rows; /* of the order that is read */
    size_t at, end;
    bool turned;
};

/* ---- Rows ---- */

static int compare_rows(const struct pair_row *left, const struct pair_row *right)
{
    if (left->key != right->key)
        return left->key < right->key ? -1 : 1;
    return (left->other > right->other) - (left->other < right->other);
}

/* One byte of the number, the lowest first, so that larger numbers have larger bytes: the sign turned round. */
static unsigned byte_of(int64_t number, int place)
{
    return (unsigned)(((uint64_t)number ^ (uint64_t)1 << 63) >> (place * 8)) & 0xff;
}

/* Moves the rows to `to` in the order of one byte of the key, those of the same byte as they stand. False, and nothing
 * is moved, where all have the same one. */
static bool move_by_byte(const struct pair_row *rows, size_t count, int place, struct pair_row *to)
{
    size_t starts[256] = {0}, next = 0;

    for (size_t i = 0; i < count; i++)
        starts[byte_of(rows[i].key, place)]++;
    if (starts[byte_of(rows[0].key, place)] == count)
        return false;
    for (size_t i = 0; i < 256; i++) {
        size_t many = starts[i];
        starts[i] = next;
        next += many;
    }
    for (size_t i = 0; i < count; i++)
        to[starts[byte_of(rows[i].key, place)]++] = rows[i];
    return true;
}

static bool is_by_key(const struct rows *rows)
{
    for (size_t i = 1; i < rows->count; i++)
        if (rows->rows[i].key < rows->rows[i - 1].key)
            return false;
    return true;
}

/* Sorts by the key, leaving rows of the same one as they stand: byte by byte, for identifiers are spread over all
 * numbers, and qsort() took most of the time that making a table takes. */
static void sort_by_key(struct rows *rows)
{
    if (is_by_key(rows))
        return;
    struct pair_row *spare = memory_new_array(rows->capacity, sizeof *spare);
    for (int place = 0; place < (int)sizeof(int64_t); place++) {
        if (move_by_byte(rows->rows, rows->count, place, spare)) {
            struct pair_row *moved = spare;
            spare = rows->rows;
            rows->rows = moved;
        }
    }
    free(spare);
}

static void turn(struct rows *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        struct pair_row *row = &rows->rows[i];
        *row = (struct pair_row){row->other, row->key, row->marks};
    }
}

/* Sorts, and makes one of the rows of the same pair. */
static void settle(struct rows *rows)
{
    size_t kept = 0;

    if (rows->sorted)
        return;
    turn(rows);
    sort_by_key(rows);
    turn(rows);
    sort_by_key(rows);
    for (size_t i = 0; i < rows->count; i++) {
        if (kept > 0 && compare_rows(&rows->rows[kept - 1], &rows->rows[i]) == 0)
            rows->rows[kept - 1].marks |= rows->rows[i].marks;
        else
            rows->rows[kept++] = rows->rows[i];
    }
    rows->count = kept;
    rows->sorted = true;
}

static void add_row(struct rows *rows, struct pair_row row)
{
    rows->rows = array_room(rows->rows, rows->count, &rows->capacity, sizeof *rows->rows);
    rows->rows[rows->count++] = row;
    rows->sorted = false;
}

/* Lets go of the rows; those that are lent stay until nobody reads any more. */
static void give_up_rows(struct pairs *pairs, struct rows *rows)
{
    if (rows->lent) {
        struct kept_rows *kept = memory_new(sizeof *kept);
        *kept = (struct kept_rows){pairs->kept, rows->rows};
        pairs->kept = kept;
    } else {
        free(rows->rows);
    }
    *rows = (struct rows){0};
}

/* Makes place for another row without moving what is lent. */
static void take_back_rows(struct pairs *pairs, struct rows *rows)
{
    struct rows copy = {.count = rows->count, .capacity = rows->count, .sorted = rows->sorted};

    if (!rows->lent)
        return;
    copy.rows = memory_new_array(rows->count, sizeof *rows->rows);
    for (size_t i = 0; i < rows->count; i++)
        copy.rows[i] = rows->rows[i];
    give_up_rows(pairs, rows);
    *rows = copy;
}

static void end_lending(struct pairs *pairs)
{
    while (pairs->kept) {
        struct kept_rows *kept = pairs->kept;
        pairs->kept = kept->next;
        free(kept->rows);
        free(kept);
    }
    pairs->straight.lent = pairs->turned.lent = false;
}

/* The rows in the order that is asked for, ready to be read. */
static struct rows *order_rows(struct pairs *pairs, bool turned)
{
    settle(&pairs->straight);
    if (!turned)
        return &pairs->straight;
    if (!pairs->turned.sorted) {
        for (size_t i = 0; i < pairs->straight.count; i++) {
            const struct pair_row *row = &pairs->straight.rows[i];
            add_row(&pairs->turned, (struct pair_row){row->other, row->key, row->marks});
        }
        settle(&pairs->turned);
    }
    return &pairs->turned;
}

/* The place of the first row that does not stand before the pair. */
static size_t find_row(const struct rows *rows, int64_t key, int64_t other)
{
    const struct pair_row wanted = {key, other, 0};
    size_t from = 0, to = rows->count;

    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (compare_rows(&rows->rows[middle], &wanted) < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* ---- The table ---- */

static int make(sqlite3 *db, int count, const char *const *arguments, bool lost, sqlite3_vtab **table, char **message)
{
    struct str sql = {0};

    if (count != 3 + COLUMNS) { /* the first three: module, database and table */
        *message = sqlite3_mprintf("pairs: the names of three columns are wanted");
        return SQLITE_ERROR;
    }
    str_addf(&sql, "CREATE TABLE x (%s INTEGER, %s INTEGER, %s INTEGER)", arguments[3 + FIRST], arguments[3 + SECOND],
             arguments[3 + MARKS]);
    int code = sqlite3_declare_vtab(db, str_peek(&sql));
    str_clear(&sql);
    if (code != SQLITE_OK)
        return code;
    sqlite3_vtab_config(db, SQLITE_VTAB_INNOCUOUS);
    struct pairs *pairs = memory_new(sizeof *pairs);
    pairs->lost = lost;
    *table = &pairs->base;
    return SQLITE_OK;
}

static int create(sqlite3 *db, void *context, int count, const char *const *arguments, sqlite3_vtab **table,
                  char **message)
{
    (void)context;
    return make(db, count, arguments, false, table, message);
}

/* Only ever asked for when SQLite has read its schema anew: what the table held is gone. It does so when a transaction
 * in which tables were made is rolled back, when a statement that makes one has failed, and when somebody else has
 * changed the schema of the file. The table must be there to be dropped. */
static int reconnect(sqlite3 *db, void *context, int count, const char *const *arguments, sqlite3_vtab **table,
                     char **message)
{
    (void)context;
    return make(db, count, arguments, true, table, message);
}

static int refuse_lost(sqlite3_vtab *table)
{
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("pairs: the rows are gone");
    return SQLITE_ERROR;
}

static int destroy(sqlite3_vtab *table)
{
    struct pairs *pairs = (struct pairs *)table;

    end_lending(pairs);
    give_up_rows(pairs, &pairs->straight);
    give_up_rows(pairs, &pairs->turned);
    free(pairs);
    return SQLITE_OK;
}

static int update(sqlite3_vtab *table, int count, sqlite3_value **values, sqlite3_int64 *id)
{
    struct pairs *pairs = (struct pairs *)table;

    if (pairs->lost)
        return refuse_lost(table);
    /* The old and the new identifier come before the columns; the old one is there when a row is to be changed. */
    if (count != 2 + COLUMNS || sqlite3_value_type(values[0]) != SQLITE_NULL)
        return SQLITE_READONLY;
    for (int i = 0; i < COLUMNS; i++)
        if (sqlite3_value_type(values[2 + i]) != SQLITE_INTEGER)
            return SQLITE_MISMATCH;
    give_up_rows(pairs, &pairs->turned);
    take_back_rows(pairs, &pairs->straight);
    add_row(&pairs->straight,
            (struct pair_row){sqlite3_value_int64(values[2 + FIRST]), sqlite3_value_int64(values[2 + SECOND]),
                              sqlite3_value_int64(values[2 + MARKS])});
    *id = (sqlite3_int64)pairs->straight.count;
    return SQLITE_OK;
}

/* ---- Planning ---- */

static bool is_given(int plan, int column)
{
    return (column == FIRST && plan & BY_FIRST) || (column == SECOND && plan & BY_SECOND);
}

/* Whether the rows, read with that plan, come in the order that is wanted. */
static bool is_ordered(const sqlite3_index_info *info, int plan)
{
    int columns[2] = {plan & TURNED ? SECOND : FIRST, plan & TURNED ? FIRST : SECOND};
    int place = 0;

    for (int i = 0; i < info->nOrderBy; i++) {
        if (is_given(plan, info->aOrderBy[i].iColumn))
            continue; /* it is the same in all of them */
        while (place < 2 && is_given(plan, columns[place]))
            place++;
        if (place == 2 || info->aOrderBy[i].iColumn != columns[place++] || info->aOrderBy[i].desc)
            return false;
    }
    return true;
}

static int plan_query(sqlite3_vtab *table, sqlite3_index_info *info)
{
    const struct pairs *pairs = (const struct pairs *)table;
    int plan = 0, given = 0;

    for (int column = FIRST; column <= SECOND; column++) {
        for (int i = 0; i < info->nConstraint; i++) {
            if (!info->aConstraint[i].usable || info->aConstraint[i].iColumn != column ||
                info->aConstraint[i].op != SQLITE_INDEX_CONSTRAINT_EQ)
                continue;
            plan |= column == FIRST ? BY_FIRST : BY_SECOND;
            info->aConstraintUsage[i].argvIndex = ++given;
            info->aConstraintUsage[i].omit = 1; /* "find" looks at the value itself */
            break;
        }
    }
    if (plan == BY_SECOND || (plan == 0 && info->nOrderBy > 0 && info->aOrderBy[0].iColumn == SECOND))
        plan |= TURNED;
    info->idxNum = plan;
    info->orderByConsumed = info->nOrderBy > 0 && is_ordered(info, plan);
    if (given == 2)
        info->idxFlags = SQLITE_INDEX_SCAN_UNIQUE;
    info->estimatedRows = given == 2 ? 1 : given == 1 ? ROWS_OF_ONE : (sqlite3_int64)pairs->straight.count + 1;
    info->estimatedCost = (double)info->estimatedRows + (given > 0 ? 5 : 0);
    return SQLITE_OK;
}

/* ---- Reading ---- */

static int open_cursor(sqlite3_vtab *table, sqlite3_vtab_cursor **cursor)
{
    struct cursor *new = memory_new(sizeof *new);

    ((struct pairs *)table)->cursors++;
    *cursor = &new->base;
    return SQLITE_OK;
}

static int close_cursor(sqlite3_vtab_cursor *cursor)
{
    struct pairs *pairs = (struct pairs *)cursor->pVtab;

    if (--pairs->cursors == 0)
        end_lending(pairs);
    free(cursor);
    return SQLITE_OK;
}

/* Whether the value is a whole number, also where it is written as "30" or 30.0. */
static bool read_number(sqlite3_value *value, int64_t *number)
{
    int type = sqlite3_value_numeric_type(value);

    *number = type == SQLITE_INTEGER || type == SQLITE_FLOAT ? sqlite3_value_int64(value) : 0;
    return type == SQLITE_INTEGER || (type == SQLITE_FLOAT && (double)*number == sqlite3_value_double(value));
}

/* Finds what is given; what is no whole number is in no pair. */
static int find(sqlite3_vtab_cursor *base, int plan, const char *text, int count, sqlite3_value **values)
{
    struct cursor *cursor = (struct cursor *)base;

    if (((const struct pairs *)base->pVtab)->lost)
        return refuse_lost(base->pVtab);
    struct rows *rows = order_rows((struct pairs *)base->pVtab, plan & TURNED);

    int64_t given[2] = {0, INT64_MIN};

    (void)text;
    rows->lent = true;
    cursor->rows = rows->rows;
    cursor->turned = plan & TURNED;
    cursor->at = 0;
    cursor->end = rows->count;
    for (int i = 0; i < count; i++)
        if (!read_number(values[i], &given[i]))
            cursor->end = 0;
    if (count == 0 || cursor->end == 0)
        return SQLITE_OK;
    cursor->at = find_row(rows, given[0], given[1]);
    cursor->end = cursor->at;
    while (cursor->end < rows->count && rows->rows[cursor->end].key == given[0] &&
           (count == 1 || rows->rows[cursor->end].other == given[1]))
        cursor->end++;
    return SQLITE_OK;
}

static int step(sqlite3_vtab_cursor *base)
{
    ((struct cursor *)base)->at++;
    return SQLITE_OK;
}

static int is_at_end(sqlite3_vtab_cursor *base)
{
    const struct cursor *cursor = (const struct cursor *)base;

    return cursor->at >= cursor->end;
}

static int give_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
    const struct cursor *cursor = (const struct cursor *)base;
    const struct pair_row *row = &cursor->rows[cursor->at];

    sqlite3_result_int64(context, column == MARKS                        ? row->marks
                                  : (column == FIRST) != cursor->turned ? row->key
                                                                         : row->other);
    return SQLITE_OK;
}

static int give_id(sqlite3_vtab_cursor *base, sqlite3_int64 *id)
{
    *id = (sqlite3_int64)((const struct cursor *)base)->at;
    return SQLITE_OK;
}

int pairs_add_module(struct store *store)
{
    static const sqlite3_module module = {
        .iVersion = 0,
        .xCreate = create,
        .xConnect = reconnect,
        .xBestIndex = plan_query,
        .xDisconnect = destroy,
        .xDestroy = destroy,
        .xOpen = open_cursor,
        .xClose = close_cursor,
        .xFilter = find,
        .xNext = step,
        .xEof = is_at_end,
        .xColumn = give_column,
        .xRowid = give_id,
        .xUpdate = update,
    };

    return sqlite3_create_module(store->db, "pairs", &module, NULL);
}
