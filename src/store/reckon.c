#include "samreg/store/reckon.h"

#include "samreg/model/grid.h"

#include <assert.h>
#include <string.h>

/* The position of the same municipality, for the same area, in the round just before: FROM and WHERE; % is the row. */
#define POSITION_BEFORE \
    " FROM strategy_round r JOIN strategy_round b ON b.process = r.process AND b.removed = 0 AND b.number = " \
    "(SELECT max(number) FROM strategy_round WHERE process = r.process AND removed = 0 AND number < r.number) " \
    "JOIN position p ON p.round = b.id AND p.municipality = %.municipality AND ifnull(p.area, 0) = ifnull(%.area, 0) " \
    "AND p.removed = 0 WHERE r.id = %.round)"

static const struct {
    enum entity_id entity;
    const char *field;
    const char *sql; /* an expression; % stands for the row's alias */
} expressions[] = {
    {ENTITY_POSITION, "moved", "(SELECT grid_distance(p.x, p.y, %.x, %.y)" POSITION_BEFORE},
    {ENTITY_POSITION, "alternative_before", "(SELECT p.alternative" POSITION_BEFORE},
    {ENTITY_POSITION, "date", "(SELECT r.date FROM strategy_round r WHERE r.id = %.round)"},
};

static const char *find_expression(const struct entity *entity, const struct field *field)
{
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++)
        if (expressions[i].entity == entity->id && strcmp(expressions[i].field, field->name) == 0)
            return expressions[i].sql;
    assert(0 && "every reckoned field has an expression");
    return "NULL";
}

void reckon_write(struct query *query, const struct entity *entity, const struct field *field, const char *alias)
{
    for (const char *at = find_expression(entity, field); *at; at++) {
        if (*at == '%')
            query_add(query, alias);
        else
            str_add_char(&query->sql, *at);
    }
}

/* The reckoned fields in their order; the record is bound to ?1. */
static void build_reckoned(const struct entity *entity, struct str *sql)
{
    const char *between = "SELECT ";
    struct query query = {0};

    for (size_t i = 0; i < entity->field_count; i++) {
        if (entity->fields[i].flags & FIELD_RECKONED) {
            query_add(&query, between);
            reckon_write(&query, entity, &entity->fields[i], "t");
            between = ", ";
        }
    }
    query_add(&query, " FROM ");
    db_quote(entity->name, &query.sql);
    query_add(&query, " AS t WHERE t.id = ?1");
    str_add(sql, str_peek(&query.sql));
    query_clear(&query);
}

static bool is_reckoned(const struct entity *entity)
{
    for (size_t i = 0; i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_RECKONED)
            return true;
    return false;
}

enum status reckon_record(struct store *store, struct record *record, struct error *error)
{
    const struct entity *entity = record->entity;
    struct statement *statement = NULL;
    bool row = false;
    int column = 0;

    if (!is_reckoned(entity))
        return STATUS_OK;
    enum status status =
        db_prepare(store, store_sql(store, entity, STORE_SQL_RECKONED, build_reckoned), &statement, error);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, record->id);
    status = db_step(statement, &row, error);
    for (size_t i = 0; status == STATUS_OK && row && i < entity->field_count; i++)
        if (entity->fields[i].flags & FIELD_RECKONED)
            db_value(statement, column++, &entity->fields[i], &record->values[i]);
    db_done(&statement);
    return status;
}

/* ---- Functions ---- */

/* grid_distance(x, y, x, y): nothing where a coordinate is not recorded, or is none. */
static void give_distance(sqlite3_context *context, int count, sqlite3_value **arguments)
{
    int values[4] = {0};

    for (int i = 0; i < count; i++) {
        int64_t value = sqlite3_value_int64(arguments[i]);
        if (sqlite3_value_type(arguments[i]) == SQLITE_NULL || value < 0 || value > GRID_LAST)
            return;
        values[i] = (int)value;
    }
    struct grid_point from = {values[0], values[1]}, to = {values[2], values[3]};
    sqlite3_result_int(context, grid_distance(from, to));
}

int reckon_add_functions(struct store *store)
{
    return sqlite3_create_function(store->db, "grid_distance", 4,
                                   SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL, give_distance, NULL,
                                   NULL);
}
