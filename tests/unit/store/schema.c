/* The schema against the entity tables: every stored field has its column of the right type, and there is nothing
 * more. */
#include "samreg/store/internal.h"
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const char *type_of(const struct field *field)
{
    switch (field->type) {
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_YEAR:
    case FIELD_YES_NO:
    case FIELD_REFERENCE:
        return "INTEGER";
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_SHARE:
    case FIELD_DATE:
    case FIELD_END:
    case FIELD_CHOICE:
    case FIELD_ORGANISATION:
        return "TEXT";
    }
    abort();
}

/* The first column of the rows of a query with one text bound, joined by blanks. New string. */
static char *read_list(struct store *store, const char *sql, const char *argument)
{
    struct statement *statement = NULL;
    struct str list = {0};
    bool row = false;

    cr_assert_eq(db_prepare(store, sql, &statement, NULL), STATUS_OK, "%s", sql);
    db_bind_text(statement, 1, argument);
    while (db_step(statement, &row, NULL) == STATUS_OK && row)
        str_addf(&list, "%s%s", list.length > 0 ? " " : "", db_text(statement, 0));
    db_done(&statement);
    return str_take(&list);
}

static void expect_list(struct store *store, const char *sql, const char *argument, const char *expected)
{
    char *list = read_list(store, sql, argument);

    cr_expect_str_eq(list, expected, "%s: %s instead of %s", argument, list, expected);
    free(list);
}

static char *expected_columns(const struct entity *entity)
{
    struct str list = {0};

    str_add(&list, "id:INTEGER version:INTEGER removed:INTEGER");
    for (size_t i = 0; i < entity->field_count; i++)
        if (field_is_stored(&entity->fields[i]))
            str_addf(&list, " %s:%s", entity->fields[i].name, type_of(&entity->fields[i]));
    str_add(&list, " sort_key:TEXT fold:TEXT");
    str_add(&list, entity->flags & ENTITY_INDEXED ? " doc:INTEGER" : "");
    return str_take(&list);
}

Test(schema, has_the_columns_of_every_entity_and_no_more)
{
    struct store *store = desk_open();

    for (int kind = ENTITY_NONE + 1; kind < ENTITY_COUNT; kind++) {
        const struct entity *entity = entity_get((enum entity_id)kind);
        char *columns = expected_columns(entity);
        expect_list(store, "SELECT name || ':' || type FROM pragma_table_info(?1)", entity->name, columns);
        free(columns);
    }
    store_close(&store);
}

Test(schema, has_a_table_for_every_entity_and_the_journal)
{
    struct store *store = desk_open();

    for (int kind = ENTITY_NONE + 1; kind < ENTITY_COUNT; kind++) {
        const char *name = entity_get((enum entity_id)kind)->name;
        expect_list(store, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name = ?1", name, name);
    }
    cr_expect_eq(desk_number(store, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                                    " AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%'"
                                    " AND name NOT IN ('journal_entry', 'journal_change', 'presentation')"),
                 ENTITY_COUNT - 1);
    store_close(&store);
}

Test(schema, is_strict)
{
    struct store *store = desk_open();

    cr_expect_eq(desk_number(store, "SELECT count(*) FROM pragma_table_list WHERE type = 'table' AND strict = 0"
                                    " AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite_%'"),
                 0);
    store_close(&store);
}

Test(schema, refers_where_the_tables_refer)
{
    struct store *store = desk_open();

    for (int kind = ENTITY_NONE + 1; kind < ENTITY_COUNT; kind++) {
        const struct entity *entity = entity_get((enum entity_id)kind);
        struct str references = {0};
        for (size_t i = 0; i < entity->field_count; i++) {
            const struct field *field = &entity->fields[i];
            if (field->type == FIELD_REFERENCE && field_is_stored(field))
                str_addf(&references, "%s%s:%s", references.length > 0 ? " " : "", field->name,
                         entity_get(field->target)->name);
        }
        expect_list(store,
                    "SELECT f.\"from\" || ':' || f.\"table\" FROM pragma_foreign_key_list(?1) AS f"
                    " JOIN pragma_table_info(?1) AS c ON c.name = f.\"from\" ORDER BY c.cid",
                    entity->name, str_peek(&references));
        str_clear(&references);
    }
    store_close(&store);
}

/* The columns of an index as SQL has them, for expressions too. */
Test(schema, keeps_the_natural_key_unique_among_records_not_removed)
{
    struct store *store = desk_open();

    for (int kind = ENTITY_NONE + 1; kind < ENTITY_COUNT; kind++) {
        const struct entity *entity = entity_get((enum entity_id)kind);
        struct str parts = {0};
        for (size_t i = 0; i < entity->field_count; i++) {
            const struct field *field = &entity->fields[i];
            if (!(field->flags & FIELD_KEY))
                continue;
            str_add(&parts, parts.length > 0 ? ", " : "(");
            if (field->flags & FIELD_REQUIRED)
                str_add(&parts, field->name);
            else
                str_addf(&parts, "ifnull(%s, %s)", field->name,
                         strcmp(type_of(field), "TEXT") == 0 ? "''" : "0");
        }
        str_add(&parts, ") WHERE removed = 0");
        char *sql = read_list(store,
                              "SELECT replace(replace(sql, char(10) || '    ', ''), char(10), '') FROM sqlite_schema"
                              " WHERE name = ?1 || '_key'",
                              entity->name);
        cr_expect(strstr(sql, "CREATE UNIQUE INDEX") && strstr(sql, parts.text), "%s: %s lacks %s", entity->name, sql,
                  parts.text);
        free(sql);
        str_clear(&parts);
    }
    store_close(&store);
}

Test(schema, sorts_by_an_index_that_knows_who_is_left_out)
{
    struct store *store = desk_open();

    for (int kind = ENTITY_NONE + 1; kind < ENTITY_COUNT; kind++) {
        const struct entity *entity = entity_get((enum entity_id)kind);
        struct str columns = {0};
        str_addf(&columns, "sort_key id removed%s%s%s%s", entity->from ? " " : "", entity->from ? entity->from : "",
                 entity->to ? " " : "", entity->to ? entity->to : "");
        expect_list(store, "SELECT name FROM pragma_index_info(?1 || '_sorted')", entity->name, columns.text);
        str_clear(&columns);
    }
    store_close(&store);
}

Test(schema, finds_who_refers_by_an_index)
{
    struct store *store = desk_open();

    for (int kind = ENTITY_NONE + 1; kind < ENTITY_COUNT; kind++) {
        const struct entity *entity = entity_get((enum entity_id)kind);
        for (size_t i = 0; i < entity->field_count; i++) {
            const struct field *field = &entity->fields[i];
            struct str name = {0};
            if (field->type != FIELD_REFERENCE || !field_is_stored(field))
                continue;
            bool in_key = (int)i == entity_parent_index(entity) || (field->flags & FIELD_KEY && i == 0);
            str_addf(&name, "%s_%s", entity->name, in_key ? "key" : field->name);
            char *first = read_list(store, "SELECT name FROM pragma_index_info(?1) WHERE seqno = 0", name.text);
            cr_expect_str_eq(first, field->name, "%s", name.text);
            free(first);
            str_clear(&name);
        }
    }
    store_close(&store);
}

/* Two open an older register at the same time: whoever comes second finds the work done. */
Test(schema, a_migration_that_somebody_else_has_run_is_not_run_again)
{
    struct store *store = desk_open();
    struct error error = {0};

    cr_expect_eq(store_migrate(store, 0, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    store_assert_idle(store);
    store_close(&store);
}
