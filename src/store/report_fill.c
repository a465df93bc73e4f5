/* Rows of shared tables that the filter language tells, so that reports and lists agree on what counts. */
#include "samreg/base/memory.h"
#include "samreg/store/reading.h"
#include "samreg/store/report_shared.h"

#include <stdlib.h>
#include <string.h>

enum status report_fill_counted(const struct run *run, const char *table, const char *only, struct error *error)
{
    const struct value *definition = &run->section->arguments.values[REPORT_DEFINITION];
    struct statement *statement = NULL;
    struct query query;

    query_init(&query, report_find_day(run));
    query_add(&query, "INSERT INTO temp.");
    db_quote(table, &query.sql);
    query_add(&query, " SELECT t.id FROM arrangement AS t NOT INDEXED WHERE ");
    query_counted(&query, "t");
    query_add(&query, "= ");
    query_integer(&query, definition->integer);
    query_add(&query, "))");
    if (only) {
        query_add(&query, " AND t.id IN (SELECT id FROM temp.");
        db_quote(only, &query.sql);
        query_add(&query, ")");
    }
    enum status status = query_prepare(&query, run->reports->store, &statement, error);
    if (status == STATUS_OK)
        status = db_run(&statement, error);
    query_clear(&query);
    return status;
}

/* The days that rows of the table name, as ISO text, a blank behind each. */
static enum status find_days(struct store *store, const char *table, struct str *days, struct error *error)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    bool row = false;

    str_add(&sql, "SELECT DISTINCT day FROM temp.");
    db_quote(table, &sql);
    enum status status = db_prepare(store, str_peek(&sql), &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
        str_addf(days, "%s ", db_text(statement, 0));
    db_done(&statement);
    return status;
}

/* Takes the rows of one day out of the table whose arrangement, `id`, does not pass the filter on it. */
static enum status keep_passing(struct store *store, const char *table, const char *filter, const char *day,
                                struct error *error)
{
    const struct field_reading reading = {.style = FIELD_DATA};
    const struct filter_done nothing_done = {.term = FILTER_NO_TERM};
    struct selection selection;
    struct statement *statement = NULL;
    struct query query;
    struct date as_of;

    if (date_parse_iso(day, &as_of) != DATE_OK)
        return STATUS_OK;
    selection_init(&selection, entity_get(ENTITY_ARRANGEMENT), as_of);
    query_init(&query, as_of);
    query_add(&query, "DELETE FROM temp.");
    db_quote(table, &query.sql);
    query_add(&query, " AS e WHERE e.day = ?1 AND NOT EXISTS (SELECT 1 FROM arrangement AS t WHERE t.id = e.id AND ");
    enum status status = filter_parse(selection.entity, filter, &reading, &selection.filter, error);
    if (status == STATUS_OK)
        status = filter_write(store, &selection, &nothing_done, &query, error);
    query_add(&query, ")");
    if (status == STATUS_OK)
        status = query_prepare(&query, store, &statement, error);
    if (status == STATUS_OK)
        status = db_run(&statement, error);
    query_clear(&query);
    selection_clear(&selection);
    return status;
}

enum status report_keep_on_own_day(const struct run *run, const char *table, const char *piece, struct error *error)
{
    struct store *store = run->reports->store;
    struct str days = {0};
    char *filter = report_section_filter(run->section, piece);
    enum status status = find_days(store, table, &days, error);

    for (const char *at = str_peek(&days); status == STATUS_OK && *at; at += strcspn(at, " ") + 1) {
        char *day = memory_copy_bytes(at, strcspn(at, " "));
        status = keep_passing(store, table, filter, day, error);
        free(day);
    }
    str_clear(&days);
    free(filter);
    return status;
}
