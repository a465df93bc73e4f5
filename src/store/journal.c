/* The rows of the journal: writing them, and asking them who changed what. */
#include "samreg/store/writing.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[] = {
    [JOURNAL_MADE] = "made",
    [JOURNAL_REMOVED] = "removed",
    [JOURNAL_RESTORED] = "restored",
    [JOURNAL_FIELD] = "field",
};

bool journal_kind_parse(const char *name, enum journal_change_kind *kind)
{
    for (size_t i = 0; i < sizeof kind_names / sizeof *kind_names; i++) {
        if (strcmp(kind_names[i], name) == 0) {
            *kind = (enum journal_change_kind)i;
            return true;
        }
    }
    return false;
}

enum {
    BATCH = 16, /* rows written by one run of the statement */
    COLUMNS = 9
};

/* One statement writes so many rows that starting and ending it no longer counts: ?1 is how many of those bound. */
enum status journal_open(struct writing *writing, struct error *error)
{
    struct str sql = {0};
    int place = 2;

    str_add(&sql, "INSERT INTO journal_change (sequence, place, entity, record, version, kind, field, before, after) "
                  "SELECT * FROM (VALUES ");
    for (int row = 0; row < BATCH; row++) {
        for (int column = 0; column < COLUMNS; column++)
            str_addf(&sql, "%s?%d", column > 0 ? ", " : row > 0 ? "), (" : "(", place++);
    }
    str_add(&sql, ")) LIMIT ?1");
    enum status status = db_prepare(writing->store, sql.text, &writing->journal, error);
    str_clear(&sql);
    return status;
}

enum status journal_flush(struct writing *writing, struct error *error)
{
    bool row = false;

    if (writing->pending == 0)
        return STATUS_OK;
    db_bind_integer(writing->journal, 1, (int64_t)writing->pending);
    writing->pending = 0;
    enum status status = db_step(writing->journal, &row, error);
    db_reset(writing->journal);
    return status;
}

enum status journal_write(struct writing *writing, const struct record *record, enum journal_change_kind kind,
                          int field, const struct value *before, const struct value *after, struct error *error)
{
    static const struct value nothing;
    struct statement *statement = writing->journal;
    int place = 2 + COLUMNS * (int)writing->pending++;

    assert((kind == JOURNAL_FIELD) == (field >= 0));
    db_bind_integer(statement, place++, writing->sequence);
    db_bind_integer(statement, place++, ++writing->place);
    db_bind_lasting(statement, place++, record->entity->name);
    db_bind_integer(statement, place++, record->id);
    db_bind_integer(statement, place++, record->version);
    db_bind_lasting(statement, place++, kind_names[kind]);
    db_bind_lasting(statement, place++, field >= 0 ? record->entity->fields[field].name : NULL);
    db_bind_value(statement, place++, before ? before : &nothing);
    db_bind_value(statement, place, after ? after : &nothing);
    return writing->pending == BATCH ? journal_flush(writing, error) : STATUS_OK;
}

/* Who changed the field (-1: removed or restored the record) last, or made the record, in an entry after `sequence` and
 * before the one at work. New strings, NULL when nobody did. */
static enum status find_last(const struct writing *writing, const struct entity *entity, int64_t id, int field,
                         int64_t sequence, char **who, char **when, struct error *error)
{
    static const char sql[] =
        "SELECT e.user, e.at FROM journal_change c JOIN journal_entry e ON e.sequence = c.sequence "
        "WHERE c.entity = ?1 AND c.record = ?2 AND (c.field IS ?3 OR c.kind = 'made') "
        "AND " JOURNAL_IN_INDEX("c.") " AND c.sequence > ?4 AND c.sequence < ?5 "
        "ORDER BY c.sequence DESC, c.place DESC LIMIT 1";
    struct statement *statement = NULL;
    bool row = false;
    enum status status = db_prepare(writing->store, sql, &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_text(statement, 1, entity->name);
    db_bind_integer(statement, 2, id);
    db_bind_text(statement, 3, field >= 0 ? entity->fields[field].name : NULL);
    db_bind_integer(statement, 4, sequence);
    db_bind_integer(statement, 5, writing->sequence);
    status = db_step(statement, &row, error);
    if (status == STATUS_OK) {
        *who = row ? db_copy_text(statement, 0) : NULL;
        *when = row ? db_copy_text(statement, 1) : NULL;
    }
    db_done(&statement);
    return status;
}

enum status journal_value_at(const struct writing *writing, const struct entity *entity, int64_t id, int field,
                             int64_t version, struct value *value, bool *found, struct error *error)
{
    static const char sql[] = "SELECT before FROM journal_change WHERE entity = ?1 AND record = ?2 AND field = ?3 "
                              "AND " JOURNAL_IN_INDEX("") " AND version > ?4 AND sequence < ?5 "
                              "ORDER BY sequence, place LIMIT 1";
    struct statement *statement = NULL;
    enum status status = db_prepare(writing->store, sql, &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_text(statement, 1, entity->name);
    db_bind_integer(statement, 2, id);
    db_bind_text(statement, 3, entity->fields[field].name);
    db_bind_integer(statement, 4, version);
    db_bind_integer(statement, 5, writing->sequence);
    status = db_step(statement, found, error);
    if (status == STATUS_OK && *found)
        db_value(statement, 0, &entity->fields[field], value);
    db_done(&statement);
    return status;
}

/* Copies a value, giving a reference the name of its record. */
static void copy_named(const struct writing *writing, const struct entity *entity, int field,
                       const struct value *from, struct value *to)
{
    if (!from)
        return;
    value_copy(to, from);
    if (from->kind != VALUE_REFERENCE || field < 0)
        return;
    char *called = rules_called(writing->store, entity_get(entity->fields[field].target), from->integer,
                                writing->as_of);
    value_set_reference(to, from->integer, called);
    free(called);
}

enum status journal_conflict(struct writing *writing, const struct entity *entity, int64_t id, int field,
                             const struct value *before, const struct value *mine, const struct value *theirs,
                             int64_t sequence, struct error *error)
{
    char *who = NULL, *when = NULL;
    const struct field *changed = field >= 0 ? &entity->fields[field] : NULL;
    bool withheld = false;
    enum status status = withhold_asks(writing->store, entity, id, changed, &withheld, error);

    if (status == STATUS_OK)
        status = find_last(writing, entity, id, field, sequence, &who, &when, error);
    if (status != STATUS_OK)
        return status;
    struct conflict *conflict = conflicts_add(&writing->result->conflicts);
    conflict->entity = entity;
    conflict->id = id;
    conflict->field = field;
    conflict->who = who;
    conflict->when = when;
    conflict->withheld = withheld;
    copy_named(writing, entity, field, withheld ? NULL : before, &conflict->before);
    copy_named(writing, entity, field, mine, &conflict->mine);
    copy_named(writing, entity, field, withheld ? NULL : theirs, &conflict->theirs);
    return STATUS_OK;
}
