/* Records that keep others, or themselves, as they are: closed rounds (entity.h, struct seal). */
#include "samreg/store/writing.h"

#include "samreg/store/read.h"

#include <stdlib.h>

static bool is_shut(const struct record *record, const struct seal *seal)
{
    const struct value *value = record_value(record, seal->field);

    return value->kind == VALUE_INTEGER && value->integer == 1;
}

static void refuse(struct writing *writing, const struct record *record, const struct record *shut,
                   const struct seal *seal)
{
    char *called = rules_called(writing->store, shut->entity, shut->id, writing->as_of);

    message_set(rules_problem(&writing->result->problems, record->entity, record->id, -1, seal->field, false),
                seal->message, called, NULL);
    free(called);
}

/* Whether the entry that is being taken back shut the record itself, or removed or restored it: what it did around it
 * goes with it. */
static enum status is_taken_back(struct writing *writing, const struct record *shut, const char *field, bool *taken,
                                 struct error *error)
{
    struct statement *statement = NULL;
    int64_t one;

    *taken = false;
    if (!writing->taking_back)
        return STATUS_OK;
    enum status status = db_prepare(writing->store,
                                    "SELECT 1 FROM journal_change WHERE sequence = ?1 AND entity = ?2 AND record = ?3 "
                                    "AND ((field = ?4 AND after = 1) OR kind IN ('removed', 'restored')) LIMIT 1",
                                    &statement, error);
    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, writing->taking_back);
    db_bind_text(statement, 2, shut->entity->name);
    db_bind_integer(statement, 3, shut->id);
    db_bind_text(statement, 4, field);
    return db_read_integer(&statement, &one, taken, error);
}

enum status store_was_yes(struct store *store, const struct entity *entity, int64_t id, const char *field, bool *was,
                          struct error *error)
{
    struct statement *statement = NULL;
    int64_t one;
    enum status status = db_prepare(store,
                                    "SELECT 1 FROM journal_change WHERE entity = ?1 AND record = ?2 AND field = ?3 "
                                    "AND " JOURNAL_IN_INDEX("") " AND (after = 1 OR before = 1) LIMIT 1",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_text(statement, 1, entity->name);
    db_bind_integer(statement, 2, id);
    db_bind_text(statement, 3, field);
    return db_read_integer(&statement, &one, was, error);
}

/* Whether the seal keeps what belongs to the owner as it is. */
static enum status is_kept(struct writing *writing, const struct record *owner, const struct seal *seal, bool *kept,
                           struct error *error)
{
    *kept = is_shut(owner, seal);
    if (*kept || !seal->for_good)
        return STATUS_OK;
    return store_was_yes(writing->store, owner->entity, owner->id, seal->field, kept, error);
}

static enum status check_seals(struct writing *writing, const struct record *record, const struct record *owner,
                               bool *is_open, struct error *error)
{
    enum status status = STATUS_OK;

    for (const struct seal *seal = record->entity->closed_by; *is_open && seal->field; seal++) {
        bool kept = false, taken = false;
        status = is_kept(writing, owner, seal, &kept, error);
        if (status == STATUS_OK && !kept)
            continue;
        if (status == STATUS_OK)
            status = is_taken_back(writing, owner, seal->field, &taken, error);
        *is_open = status == STATUS_OK && taken;
        if (status == STATUS_OK && !taken)
            refuse(writing, record, owner, seal);
    }
    return status;
}

/* What is not told yet is its giver's. What went or came with its owner goes back with it all the same. */
static enum status check_giver(struct writing *writing, const struct record *record, const struct record *owner,
                               bool *is_open, struct error *error)
{
    bool taken = false;
    enum status status = is_taken_back(writing, owner, record->entity->revealed, &taken, error);

    return status == STATUS_OK && !taken ? withhold_check_giver(writing, record, owner, is_open, error) : status;
}

/* Asks what the record belongs to. What belongs to a removed record goes and comes with it. */
static enum status ask_owner(struct writing *writing, const struct record *record,
                             enum status (*check)(struct writing *writing, const struct record *record,
                                                  const struct record *owner, bool *is_open, struct error *error),
                             bool *is_open, struct error *error)
{
    int parent = entity_parent_index(record->entity);
    struct record owner = {0};
    bool found = false;

    if (record->values[parent].kind != VALUE_REFERENCE)
        return STATUS_OK;
    enum status status = row_read(writing->store, entity_get(record->entity->fields[parent].target),
                                  record->values[parent].integer, &owner, &found, error);
    if (status == STATUS_OK && found && !owner.removed)
        status = check(writing, record, &owner, is_open, error);
    record_clear(&owner);
    return status;
}

enum status seal_check(struct writing *writing, const struct record *record, bool *is_open, struct error *error)
{
    *is_open = true;
    return record->entity->closed_by ? ask_owner(writing, record, check_seals, is_open, error) : STATUS_OK;
}

enum status seal_check_giver(struct writing *writing, const struct record *record, bool *is_open, struct error *error)
{
    *is_open = true;
    return record->entity->revealed ? ask_owner(writing, record, check_giver, is_open, error) : STATUS_OK;
}

bool seal_check_own(struct writing *writing, const struct record *current, const struct record *wanted)
{
    const struct seal *seal = current->entity->closes;

    if (!seal || !is_shut(current, seal) || (writing->taking_back && !(wanted && is_shut(wanted, seal))))
        return true;
    refuse(writing, current, current, seal);
    return false;
}
