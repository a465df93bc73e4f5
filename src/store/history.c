/* Reading the journal: entries, newest first, with what they changed. */
#include "samreg/store/writing.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>

enum { USUAL_LIMIT = 100 };

/* ---- Which entries ---- */

/* Appends the records that belong to one of `family`, removed or not, by every kind of record below the entity. */
static void add_descendants(const struct entity *entity, struct str *sql)
{
    const struct entity *child = NULL;

    while ((child = entity_next_child(entity, child))) {
        const char *parent = child->fields[entity_parent_index(child)].name;
        /* One term for each of the two indexes that find children: of those that are there, and of those removed. */
        for (int removed = 0; removed <= 1; removed++) {
            str_addf(sql, " UNION SELECT '%s', c.id FROM family f JOIN ", child->name);
            db_quote(child->name, sql);
            str_add(sql, " c ON c.");
            db_quote(parent, sql);
            str_addf(sql, " = f.id AND c.removed = %d WHERE f.kind = '%s'", removed, entity->name);
        }
        add_descendants(child, sql);
    }
}

/* The parameters: ?1 record, ?2 since, ?3 user, ?4 operation, ?5 before, ?6 limit. */
static void build_query(const struct journal_query *query, struct str *sql)
{
    if (query->entity) {
        str_addf(sql, "WITH RECURSIVE family (kind, id) AS (SELECT '%s', ?1", query->entity->name);
        add_descendants(query->entity, sql);
        str_add(sql, ") ");
    }
    str_add(sql, "SELECT sequence, operation, at, user, host, program, verb, entity, record, called, changes, undoes, "
                 "undone_by, note FROM journal_entry WHERE 1");
    if (query->entity)
        str_add(sql, " AND sequence IN (SELECT j.sequence FROM family f JOIN journal_change j "
                     "ON j.entity = f.kind AND j.record = f.id "
                     "AND " JOURNAL_IN_INDEX("j.") ")");
    if (query->since)
        str_add(sql, " AND at >= ?2");
    if (query->user)
        str_add(sql, " AND user = ?3");
    if (query->operation)
        str_add(sql, " AND operation = ?4");
    if (query->before)
        str_add(sql, " AND sequence < ?5");
    str_add(sql, " ORDER BY sequence DESC LIMIT ?6");
}

static void bind_query(const struct journal_query *query, struct statement *statement)
{
    if (query->entity)
        db_bind_integer(statement, 1, query->id);
    if (query->since)
        db_bind_text(statement, 2, query->since);
    if (query->user)
        db_bind_text(statement, 3, query->user);
    if (query->operation)
        db_bind_integer(statement, 4, query->operation);
    if (query->before)
        db_bind_integer(statement, 5, query->before);
    db_bind_integer(statement, 6, query->limit ? (int64_t)query->limit : USUAL_LIMIT);
}

static void take_entry(const struct statement *statement, struct journal_entry *entry)
{
    const char *entity = db_text(statement, 7);

    entry->sequence = db_integer(statement, 0);
    entry->operation = db_integer(statement, 1);
    entry->at = db_copy_text(statement, 2);
    entry->user = db_copy_text(statement, 3);
    entry->host = db_copy_text(statement, 4);
    entry->program = db_copy_text(statement, 5);
    if (!journal_verb_parse(db_text(statement, 6), &entry->verb))
        entry->verb = JOURNAL_SET;
    entry->entity = entity ? entity_find(entity) : NULL;
    entry->record = db_integer(statement, 8);
    entry->called = db_copy_text(statement, 9);
    entry->changes = db_integer(statement, 10);
    entry->undoes = db_integer(statement, 11);
    entry->undone_by = db_integer(statement, 12);
    entry->note = db_copy_text(statement, 13);
}

static enum status read_entries(struct store *store, const struct journal_query *query, struct journal_page *page,
                                struct error *error)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    bool row = false;

    build_query(query, &sql);
    enum status status = db_prepare(store, str_peek(&sql), &statement, error);
    str_clear(&sql);
    if (status != STATUS_OK)
        return status;
    bind_query(query, statement);
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
        take_entry(statement, journal_page_add_entry(page));
    db_done(&statement);
    return status;
}

/* ---- What they changed ---- */

/* A row of entity, record, kind, field, before, after. What this version does not know keeps its place, without a
 * name. */
static void take_change(const struct statement *statement, int64_t operation, struct journal_page *page)
{
    struct journal_change *change = journal_page_add_change(page);
    const char *field = db_text(statement, 3);

    change->operation = operation;
    change->entity = entity_find(db_text(statement, 0));
    change->id = db_integer(statement, 1);
    if (!journal_kind_parse(db_text(statement, 2), &change->kind))
        change->kind = JOURNAL_FIELD;
    if (change->entity && field)
        change->field = entity_field(change->entity, field);
    db_value(statement, 4, change->field, &change->before);
    db_value(statement, 5, change->field, &change->after);
}

#define CHANGES "SELECT entity, record, kind, field, before, after FROM journal_change WHERE sequence = ?1 "

/* How many rows the entry has: they are numbered from 1. */
static enum status count_rows(struct store *store, const struct journal_entry *entry, int64_t *count,
                              struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store, "SELECT ifnull(max(place), 0) FROM journal_change WHERE sequence = ?1",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, entry->sequence);
    return db_read_integer(&statement, count, NULL, error);
}

/* The rows of an entry that are to be read, in order: all, of a long one the first, or those of the record asked about.
 * Among a million rows an index finds these; it leaves out the fields of a record just made, which stand right behind
 * its row "made". */
static enum status prepare_changes(struct store *store, const struct journal_entry *entry,
                                   const struct journal_query *query, int64_t rows, struct statement **statement,
                                   struct error *error)
{
    static const char all[] = CHANGES "ORDER BY place";
    static const char first[] = CHANGES "ORDER BY place LIMIT ?2";
    static const char of_record[] =
        CHANGES "AND place IN (SELECT c.place FROM journal_change m JOIN journal_change c ON c.sequence = m.sequence "
                "AND c.place BETWEEN m.place AND m.place + iif(m.kind = 'made', ?4, 0) "
                "AND c.record = m.record AND c.entity = m.entity "
                "WHERE m.entity = ?3 AND m.record = ?2 AND m.sequence = ?1 "
                "AND " JOURNAL_IN_INDEX("m.") ") ORDER BY place";
    bool is_long = query->most_changes > 0 && rows > (int64_t)query->most_changes;
    enum status status =
        db_prepare(store, !is_long ? all : query->entity ? of_record : first, statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(*statement, 1, entry->sequence);
    if (is_long)
        db_bind_integer(*statement, 2, query->entity ? query->id : (int64_t)query->most_changes);
    if (is_long && query->entity) {
        db_bind_text(*statement, 3, query->entity->name);
        db_bind_integer(*statement, 4, (int64_t)query->entity->field_count);
    }
    return STATUS_OK;
}

static enum status read_changes(struct store *store, struct journal_entry *entry, const struct journal_query *query,
                                struct journal_page *page, struct error *error)
{
    struct statement *statement = NULL;
    size_t before = page->change_count;
    int64_t rows = 0;
    bool row = false;
    enum status status = count_rows(store, entry, &rows, error);

    if (status == STATUS_OK)
        status = prepare_changes(store, entry, query, rows, &statement, error);
    if (status != STATUS_OK)
        return status;
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row)
        take_change(statement, entry->operation, page);
    entry->left = rows - (int64_t)(page->change_count - before);
    db_done(&statement);
    return status;
}

/* Takes out the fields that are not told yet, once the statement that read the rows is done: an empty value would say
 * that there is none. */
static enum status withhold_changes(struct store *store, struct journal_page *page, struct error *error)
{
    enum status status = STATUS_OK;
    size_t kept = 0;

    for (size_t i = 0; i < page->change_count; i++) {
        struct journal_change *change = &page->changes[i];
        bool withheld = false;
        if (status == STATUS_OK)
            status = withhold_asks(store, change->entity, change->id, change->field, &withheld, error);
        if (withheld) {
            value_clear(&change->before);
            value_clear(&change->after);
        } else {
            page->changes[kept++] = *change;
        }
    }
    page->change_count = kept;
    return status;
}

static void name_reference(struct store *store, const struct field *field, struct date as_of, struct value *value)
{
    if (!field || value->kind != VALUE_REFERENCE)
        return;
    char *called = rules_called(store, entity_get(field->target), value->integer, as_of);
    value_set_reference(value, value->integer, called);
    free(called);
}

/* Fills in names, once the statement that read the rows is done. */
static void name_changes(struct store *store, struct date as_of, struct journal_page *page)
{
    for (size_t i = 0; i < page->change_count; i++) {
        struct journal_change *change = &page->changes[i];
        const struct journal_change *previous = i > 0 ? change - 1 : NULL;
        if (previous && previous->entity == change->entity && previous->id == change->id)
            change->called = memory_copy_text(previous->called);
        else if (change->entity)
            change->called = rules_called(store, change->entity, change->id, as_of);
        name_reference(store, change->field, as_of, &change->before);
        name_reference(store, change->field, as_of, &change->after);
    }
}

enum status store_journal(struct store *store, const struct journal_query *query, bool changes, struct date as_of,
                          struct journal_page *page, struct error *error)
{
    enum status status = store_begin(store, STORE_READING, error);

    journal_page_clear(page);
    if (status != STATUS_OK)
        return status;
    status = read_entries(store, query, page, error);
    for (size_t i = 0; changes && status == STATUS_OK && i < page->entry_count; i++)
        status = read_changes(store, &page->entries[i], query, page, error);
    if (status == STATUS_OK)
        status = withhold_changes(store, page, error);
    if (status == STATUS_OK)
        name_changes(store, as_of, page);
    if (status != STATUS_OK)
        journal_page_clear(page);
    return store_end_reading(store, status);
}
