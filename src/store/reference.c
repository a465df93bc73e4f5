/* Which records a reference in a filter means. */
#include "samreg/store/reading.h"

#include "samreg/base/number.h"

#include <string.h>

enum { MEANT = 64 }; /* records that one text may mean exactly; more are looked for in the statement itself */

int64_t reference_identifier(const char *text)
{
    int64_t id = 0;

    if (strspn(text, "0123456789") != strlen(text) || number_parse_data(text, 0, &id) != NUMBER_OK)
        return 0;
    return id;
}

/* Appends " FROM target AS r WHERE removed = 0 AND" for a closer condition. */
static void write_from(const struct entity *target, struct query *query)
{
    query_add(query, " FROM ");
    db_quote(target->name, &query->sql);
    query_add(query, " AS r WHERE r.removed = 0 AND ");
}

/* The records whose identifier, number, code or name the text is. None when none of them holds as of the day: a county
 * of a later year does not keep "Trøndelag" from meaning those of its time. */
static enum status find_meant(struct store *store, const struct entity *target, const struct filter_value *value,
                              struct date as_of, struct ids *ids, struct error *error)
{
    struct statement *statement = NULL;
    struct query query;
    int64_t identifier = reference_identifier(value->value.text);
    bool row = false, holds = false;

    query_init(&query, as_of);
    query_add(&query, "SELECT r.id, r.id = ");
    query_integer(&query, identifier);
    query_add(&query, " OR (1");
    query_period(&query, target, "r");
    query_add(&query, ")");
    write_from(target, &query);
    query_add(&query, "(");
    query_maybe_holds(&query, target, "r", value->folded);
    query_add(&query, " AND ");
    query_is_called(&query, target, "r", value->folded);
    query_add(&query, " OR r.id = ");
    query_integer(&query, identifier);
    query_add(&query, ") LIMIT ");
    query_integer(&query, MEANT + 1);
    enum status status = query_prepare(&query, store, &statement, error);
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row) {
        ids_add(ids, db_integer(statement, 0));
        holds = holds || db_integer(statement, 1);
    }
    if (!holds)
        ids_clear(ids);
    db_done(&statement);
    query_clear(&query);
    return status;
}

static void write_ids(const struct ids *ids, struct query *query)
{
    query_add(query, ids->count == 1 ? " = " : " IN (");
    for (size_t i = 0; i < ids->count; i++) {
        query_add(query, i == 0 ? "" : ", ");
        query_integer(query, ids->items[i]);
    }
    query_add(query, ids->count == 1 ? "" : ")");
}

/* The municipalities that one of the identifiers has taken over from, and so on back: what refers to them shows as
 * it. */
static enum status add_predecessors(struct store *store, struct date as_of, struct ids *ids, struct error *error)
{
    struct statement *statement = NULL;
    struct ids given = *ids;
    struct query query;
    bool row = false;

    *ids = (struct ids){0};
    query_init(&query, as_of);
    query_add(&query, "SELECT id FROM municipality WHERE id");
    query_begin_succession(&query);
    query_add(&query, "SELECT id FROM municipality WHERE id");
    write_ids(&given, &query);
    query_end_succession(&query, QUERY_PREDECESSORS);
    enum status status = query_prepare(&query, store, &statement, error);
    while (status == STATUS_OK && (status = db_step(statement, &row, error)) == STATUS_OK && row)
        ids_add(ids, db_integer(statement, 0));
    db_done(&statement);
    query_clear(&query);
    ids_clear(&given);
    return status;
}

/* Any part of a name. One or two letters are looked for at word starts only. */
static void write_part(const struct entity *target, const char *folded, struct query *query)
{
    const char *part = strlen(folded) < strlen("  abc") ? folded : folded + strspn(folded, " ");

    query_add(query, " IN (SELECT r.id");
    write_from(target, query);
    query_maybe_holds(query, target, "r", part);
    query_add(query, " AND instr(");
    query_names(query, target, "r");
    query_add(query, ", ");
    query_text(query, part);
    query_add(query, "))");
}

enum status reference_write(struct store *store, const struct entity *target, const struct filter_value *value,
                            struct date as_of, struct query *query, struct error *error)
{
    struct ids ids = {0};
    enum status status = find_meant(store, target, value, as_of, &ids, error);

    if (status == STATUS_OK && target->id == ENTITY_MUNICIPALITY && ids.count > 0)
        status = add_predecessors(store, as_of, &ids, error);
    if (status == STATUS_OK && ids.count > 0 && ids.count <= MEANT)
        write_ids(&ids, query);
    else if (status == STATUS_OK)
        write_part(target, value->folded, query);
    ids_clear(&ids);
    return status;
}
