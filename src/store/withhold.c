/* What is withheld until it is revealed: the FIELD_WITHHELD fields of records whose parent does not say yes yet
 * (entity.h, `revealed`). Until then, whatever way it is asked:
 * - Nobody is told them, not even who gave them: no record, list, filter, order, count, search, key, check or
 *   conflict and no change in the journal (here, and in query_field() for everything that is asked in SQL). The journal
 *   tells that the record was made, changed or removed, by whom and when, and its other fields.
 * - Only the user who made the record changes, removes or restores it, also by undo, redo and import. It goes and comes
 *   back with what it belongs to, whoever removes or restores that.
 * - What is written does not depend on what was there: the same value again is a change too, and a withheld part of the
 *   key never changes, to whatever.
 * - That a key is taken, or another's, learns only who would have written with that key otherwise: it is said when
 *   nothing else is wrong, never in a dry run, and of several records not of which. So asking leaves either a refusal
 *   or a record with the asker's name in the journal.
 * Users are told apart as the system does: who shares a login shares its votes. And it all holds for those who use this
 * program; the file has no secrets from whoever can read it otherwise. */
#include "samreg/store/writing.h"

#include "samreg/store/read.h"

#include <stdlib.h>
#include <string.h>

static bool is_yes(const struct record *record, const char *field)
{
    const struct value *value = record_value(record, field);

    return value->kind == VALUE_INTEGER && value->integer == 1;
}

static enum status is_parent_revealed(struct store *store, const struct record *record, bool *revealed,
                                      struct error *error)
{
    const struct entity *entity = record->entity;
    int parent = entity_parent_index(entity);
    struct record owner = {0};
    bool found = false;

    *revealed = false;
    if (record->values[parent].kind != VALUE_REFERENCE)
        return STATUS_OK;
    enum status status = row_read(store, entity_get(entity->fields[parent].target), record->values[parent].integer,
                                  &owner, &found, error);
    *revealed = status == STATUS_OK && found && is_yes(&owner, entity->revealed);
    record_clear(&owner);
    return status;
}

enum status withhold_record(struct store *store, struct record *record, struct error *error)
{
    const struct entity *entity = record->entity;
    bool revealed = false;

    if (!entity->revealed)
        return STATUS_OK;
    enum status status = is_parent_revealed(store, record, &revealed, error);
    record->withheld = !revealed;
    for (size_t i = 0; i < entity->field_count; i++)
        if (record_withholds(record, &entity->fields[i]))
            value_clear(&record->values[i]);
    return status;
}

enum status withhold_asks(struct store *store, const struct entity *entity, int64_t id, const struct field *field,
                          bool *withheld, struct error *error)
{
    struct record record = {0};
    bool found = false, revealed = false;

    *withheld = entity && entity_withholds(entity, field);
    if (!*withheld)
        return STATUS_OK;
    enum status status = row_read(store, entity, id, &record, &found, error);
    if (status == STATUS_OK && found)
        status = is_parent_revealed(store, &record, &revealed, error);
    *withheld = !revealed;
    record_clear(&record);
    return status;
}

/* ---- Whose it is ---- */

enum status store_is_anothers(struct store *store, const struct entity *entity, int64_t id, const char *user,
                              bool *anothers, struct error *error)
{
    struct statement *statement = NULL;
    char *giver = NULL;
    enum status status = db_prepare(store,
                                    "SELECT e.user FROM journal_change AS c JOIN journal_entry AS e USING (sequence) "
                                    "WHERE c.entity = ?1 AND c.record = ?2 AND c.kind = 'made' "
                                    "AND " JOURNAL_IN_INDEX("c.") " ORDER BY c.sequence LIMIT 1",
                                    &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_text(statement, 1, entity->name);
    db_bind_integer(statement, 2, id);
    status = db_read_text(&statement, &giver, NULL, error);
    if (status == STATUS_OK)
        *anothers = giver && strcmp(giver, user ? user : "") != 0;
    free(giver);
    return status;
}

enum status withhold_check_giver(struct writing *writing, const struct record *record, const struct record *owner,
                                 bool *may, struct error *error)
{
    bool anothers = false;

    *may = true;
    if (!record->entity->revealed || is_yes(owner, record->entity->revealed))
        return STATUS_OK;
    enum status status =
        store_is_anothers(writing->store, record->entity, record->id, writing->user, &anothers, error);
    if (status != STATUS_OK || !anothers)
        return status;
    *may = false;
    char *called = rules_called(writing->store, record->entity, record->id, writing->as_of);
    message_set(rules_problem(&writing->whose, record->entity, record->id, -1, "giver", false),
                N_("%t1 “%2” was given by another user. Until it is revealed only that user can change, remove or "
                   "restore it."),
                record->entity->label, called, NULL);
    free(called);
    return STATUS_OK;
}

enum status withhold_check_key(struct writing *writing, const struct change *change, bool *may, struct error *error)
{
    enum status status = STATUS_OK;

    *may = true;
    for (size_t i = 0; status == STATUS_OK && *may && !writing->taking_back && i < change->assignment_count; i++) {
        const struct field *field = &change->entity->fields[change->assignments[i].field];
        bool withheld = false;
        if (!(field->flags & FIELD_KEY))
            continue;
        status = withhold_asks(writing->store, change->entity, change->id, field, &withheld, error);
        *may = status == STATUS_OK && !withheld;
        if (status == STATUS_OK && withheld)
            message_set(rules_problem(&writing->result->problems, change->entity, change->id,
                                      change->assignments[i].field, "withheld", false),
                        N_("%t1 cannot be changed before it is told. Remove this record, and add another."),
                        field->label, NULL);
    }
    return status;
}

/* The records that the command was about of kinds that are withheld: those it wrote, and those that it may not. */
static size_t count_records(const struct writing *writing)
{
    size_t count = writing->whose.count;

    for (size_t i = 0; i < writing->touched.count; i++)
        count += writing->touched.items[i].entity->revealed != NULL;
    return count;
}

/* Of several records it must not be told which: one that is refused for sure would make asking about the rest free. */
static void tell_of_several(struct writing *writing, const struct entity *entity)
{
    message_set(rules_problem(&writing->result->problems, NULL, 0, -1, "whose", false),
                N_("Among these (%t1) is one that another user gave, or one whose key has been given already. Nothing "
                   "was written: take them one at a time."),
                entity->plural, NULL);
}

void withhold_tell(struct writing *writing)
{
    struct problems *whose = &writing->whose;
    bool is_told = whose->count > 0 && !writing->options->dry_run;

    if (is_told && count_records(writing) == 1) {
        *problems_add(&writing->result->problems) = whose->items[0]; /* handed over */
        whose->count = 0;
    } else if (is_told) {
        tell_of_several(writing, whose->items[0].entity);
    }
}
