/* Removing and restoring records, with what belongs to them: removal is a mark. */
#include "samreg/store/writing.h"

/* ---- The mark ---- */

/* Marks the record, and says so in the journal. */
static enum status mark(struct writing *writing, struct record *record, bool removed, struct error *error)
{
    record->version++;
    record->removed = removed;
    enum status status = journal_write(writing, record, removed ? JOURNAL_REMOVED : JOURNAL_RESTORED, -1, NULL, NULL,
                                       error);
    if (status == STATUS_OK)
        status = row_update(writing->store, record, NULL, error);
    struct touched *touched = touched_note(&writing->touched, record->entity, record->id);
    touched->removed = removed;
    touched->derived = touched->derived && removed;
    touched->checked = false;
    if (!removed) {
        touched->renamed = true;
        writing_await(writing, record);
    }
    return status;
}

/* ---- Removing ---- */

static enum status remove_children(struct writing *writing, const struct entity *children, int64_t parent,
                                   struct error *error)
{
    struct ids ids = {0};
    enum status status =
        row_referring(writing->store, children, entity_parent_index(children), parent, &ids, error);

    for (size_t i = 0; status == STATUS_OK && i < ids.count; i++) {
        struct record child = {0};
        bool found = false;
        status = row_read(writing->store, children, ids.items[i], &child, &found, error);
        if (status == STATUS_OK)
            status = writing_remove(writing, &child, true, error);
        record_clear(&child);
    }
    ids_clear(&ids);
    return status;
}

enum status writing_remove(struct writing *writing, struct record *record, bool cascade, struct error *error)
{
    bool is_open = record->removed || seal_check_own(writing, record, NULL);
    enum status status = STATUS_OK;

    if (is_open && !record->removed)
        status = seal_check(writing, record, &is_open, error);
    if (status == STATUS_OK && is_open && !record->removed)
        status = seal_check_giver(writing, record, &is_open, error);
    if (status == STATUS_OK && is_open && !record->removed)
        status = mark(writing, record, true, error);
    if (!cascade || !is_open)
        return status;
    for (const struct entity *children = entity_next_child(record->entity, NULL); status == STATUS_OK && children;
         children = entity_next_child(record->entity, children))
        status = remove_children(writing, children, record->id, error);
    return status;
}

/* ---- Restoring ---- */

/* What comes `along` comes with what it belongs to, whosever it is. */
static enum status restore_one(struct writing *writing, struct record *record, bool along, bool *restored,
                               struct error *error)
{
    bool is_free = false, is_open = false;
    enum status status = seal_check(writing, record, &is_open, error);

    if (status == STATUS_OK && is_open && !along)
        status = seal_check_giver(writing, record, &is_open, error);
    if (status == STATUS_OK && is_open)
        status = rules_key_free(writing, record, &is_free, error);
    if (status != STATUS_OK || !is_free)
        return status;
    *restored = true;
    return mark(writing, record, false, error);
}

/* The records that were removed in the entry that removed the record last, in the order of the journal. */
static enum status read_removed_with(struct writing *writing, const struct record *record, struct journal_page *page,
                                     struct error *error)
{
    static const char sql[] =
        "SELECT entity, record FROM journal_change WHERE kind = 'removed' AND sequence = "
        "(SELECT max(sequence) FROM journal_change WHERE entity = ?1 AND record = ?2 AND kind = 'removed' "
        "AND " JOURNAL_IN_INDEX("") ") "
        "ORDER BY place";
    struct statement *statement = NULL;
    bool row = false;
    enum status status = db_prepare(writing->store, sql, &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_text(statement, 1, record->entity->name);
    db_bind_integer(statement, 2, record->id);
    while ((status = db_step(statement, &row, error)) == STATUS_OK && row) {
        struct journal_change *change = journal_page_add_change(page);
        change->entity = entity_find(db_text(statement, 0));
        change->id = db_integer(statement, 1);
    }
    db_done(&statement);
    return status;
}

/* Restores a record of that entry when what it belongs to came back too. */
static enum status restore_child(struct writing *writing, const struct entity *entity, int64_t id,
                                 struct id_set *restored, struct error *error)
{
    int parent = entity_parent_index(entity);
    struct record record = {0};
    bool found = false, is_restored = false;

    if (parent < 0)
        return STATUS_OK;
    enum status status = row_read(writing->store, entity, id, &record, &found, error);
    if (status == STATUS_OK && found && record.removed && record.values[parent].kind == VALUE_REFERENCE &&
        id_set_has(restored, record.values[parent].integer))
        status = restore_one(writing, &record, true, &is_restored, error);
    if (status == STATUS_OK && is_restored)
        id_set_add(restored, id);
    record_clear(&record);
    return status;
}

enum status writing_restore(struct writing *writing, struct record *record, bool cascade, struct error *error)
{
    struct journal_page removed = {0};
    struct id_set restored = {0};
    bool is_restored = false;

    if (!record->removed)
        return STATUS_OK;
    enum status status = journal_flush(writing, error);
    if (status == STATUS_OK && cascade)
        status = read_removed_with(writing, record, &removed, error);
    if (status == STATUS_OK)
        status = restore_one(writing, record, false, &is_restored, error);
    if (status == STATUS_OK && is_restored)
        id_set_add(&restored, record->id);
    for (size_t i = 0; status == STATUS_OK && is_restored && i < removed.change_count; i++)
        if (removed.changes[i].entity)
            status = restore_child(writing, removed.changes[i].entity, removed.changes[i].id, &restored, error);
    id_set_clear(&restored);
    journal_page_clear(&removed);
    return status;
}
