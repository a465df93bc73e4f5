/* Undo and redo: taking back an entry of the journal, by another entry. */
#include "samreg/store/undo_plan.h"

#include <stdlib.h>

/* An entry of the journal, as far as taking it back needs it. */
struct target {
    int64_t sequence, operation, undone_by, record;
    enum journal_verb verb;
    const struct entity *entity;
    char *called;
};

#define TARGET_COLUMNS "SELECT sequence, operation, undone_by, verb, entity, record, called FROM journal_entry "

/* Runs the query, which gives TARGET_COLUMNS, and gives the statement back. */
static enum status read_target(struct statement **statement, struct target *target, bool *found, struct error *error)
{
    enum status status = db_step(*statement, found, error);

    if (status == STATUS_OK && *found) {
        const char *entity = db_text(*statement, 4);
        *target = (struct target){
            .sequence = db_integer(*statement, 0),
            .operation = db_integer(*statement, 1),
            .undone_by = db_integer(*statement, 2),
            .record = db_integer(*statement, 5),
            .entity = entity ? entity_find(entity) : NULL,
            .called = db_copy_text(*statement, 6),
        };
        if (!journal_verb_parse(db_text(*statement, 3), &target->verb))
            *found = false;
    }
    db_done(statement);
    return status;
}

/* ---- Which entry ---- */

static enum status find_operation(struct store *store, int64_t operation, struct target *target, bool *found,
                                  struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store, TARGET_COLUMNS "WHERE operation = ?1", &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, operation);
    return read_target(&statement, target, found, error);
}

static enum status find_newest(struct store *store, const char *sql, const char *user, struct target *target,
                               bool *found, struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store, sql, &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_text(statement, 1, user ? user : "");
    return read_target(&statement, target, found, error);
}

/* The entry that was asked for, or the user's newest that stands. */
static enum status find_undoable(struct store *store, int64_t operation, const char *user, struct target *target,
                                 struct error *error)
{
    static const char newest[] = TARGET_COLUMNS "WHERE user = ?1 AND undone_by IS NULL "
                                                "AND verb NOT IN ('undo', 'redo', 'init') "
                                                "ORDER BY sequence DESC LIMIT 1";
    bool found = false;
    enum status status = operation ? find_operation(store, operation, target, &found, error)
                                   : find_newest(store, newest, user, target, &found, error);

    if (status != STATUS_OK)
        return status;
    if (!found)
        return error_set(error, STATUS_DATA,
                         operation ? N_("The journal has no such entry. Look it up in the history.")
                                   : N_("You have nothing left to undo."),
                         NULL);
    if (target->undone_by)
        return error_set(error, STATUS_DATA, N_("This entry has been taken back already."), NULL);
    if (target->verb == JOURNAL_INIT)
        return error_set(error, STATUS_DATA, N_("The entry that made the register cannot be taken back."), NULL);
    return STATUS_OK;
}

/* The undo that was asked for. */
static enum status find_undo(struct store *store, int64_t operation, struct target *target, struct error *error)
{
    enum status status = find_undoable(store, operation, NULL, target, error);

    if (status == STATUS_OK && target->verb != JOURNAL_UNDO)
        return error_set(error, STATUS_DATA, N_("Only an undo can be done again."), NULL);
    return status;
}

/* The user's newest undo, when the user has changed nothing since. */
static enum status find_redoable(struct store *store, const char *user, struct target *target, struct error *error)
{
    static const char newest[] = TARGET_COLUMNS "WHERE user = ?1 AND undone_by IS NULL AND verb = 'undo' "
                                                "ORDER BY sequence DESC LIMIT 1";
    static const char later[] = TARGET_COLUMNS "WHERE user = ?1 AND verb NOT IN ('undo', 'redo') "
                                               "ORDER BY sequence DESC LIMIT 1";
    struct target change = {0};
    bool found = false, changed = false;
    enum status status = find_newest(store, newest, user, target, &found, error);

    if (status == STATUS_OK && found)
        status = find_newest(store, later, user, &change, &changed, error);
    free(change.called);
    if (status != STATUS_OK)
        return status;
    if (!found)
        return error_set(error, STATUS_DATA, N_("There is no undo of yours to take back."), NULL);
    if (changed && change.sequence > target->sequence)
        return error_set(error, STATUS_DATA,
                         N_("You have changed something since your last undo: it can no longer be taken back."), NULL);
    return STATUS_OK;
}

/* ---- What stands ---- */

static enum status mark_undone(struct store *store, int64_t operation, int64_t by, struct error *error)
{
    struct statement *statement = NULL;
    enum status status =
        db_prepare(store, "UPDATE journal_entry SET undone_by = ?2 WHERE operation = ?1", &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, operation);
    if (by)
        db_bind_integer(statement, 2, by);
    return db_run(&statement, error);
}

static enum status read_undoes(struct store *store, int64_t operation, int64_t *undoes, struct error *error)
{
    struct statement *statement = NULL;
    enum status status =
        db_prepare(store, "SELECT ifnull(undoes, 0) FROM journal_entry WHERE operation = ?1", &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, operation);
    return db_read_integer(&statement, undoes, NULL, error);
}

/* The operation no longer stands. What it had taken back stands again, what that had taken back does not, and so on. */
static enum status take_back(struct store *store, int64_t operation, int64_t by, struct error *error)
{
    enum status status = STATUS_OK;

    while (status == STATUS_OK && operation) {
        int64_t undoes = 0;
        status = mark_undone(store, operation, by, error);
        if (status == STATUS_OK)
            status = read_undoes(store, operation, &undoes, error);
        by = by ? 0 : operation;
        operation = undoes;
    }
    return status;
}

/* ---- Doing it ---- */

static bool is_empty(const struct undo_plan *plan)
{
    for (size_t i = 0; i < plan->count; i++)
        if (plan->items[i].is_planned)
            return false;
    return true;
}

/* Takes the entry back as far as that goes. */
static enum status run(struct writing *writing, const struct target *target, enum journal_verb verb,
                       struct error *error)
{
    struct journal_entry entry = {.verb = verb, .undoes = target->operation, .entity = target->entity,
                                  .record = target->record, .called = target->called};
    struct undo_plan plan = {0};

    writing->taking_back = target->sequence;
    enum status status = undo_plan_make(writing, target->sequence, &plan, error);

    if (status == STATUS_OK)
        status = writing_expect(writing, plan.count, error);
    if (status == STATUS_OK && writing->result->conflicts.count > 0 && is_empty(&plan))
        writing->conflicts_stop = true;
    if (status == STATUS_OK)
        status = undo_plan_run(writing, &plan, error);
    undo_plan_clear(&plan);
    if (status == STATUS_OK)
        status = take_back(writing->store, target->operation, writing->operation, error);
    return status == STATUS_OK ? writing_finish(writing, &entry, error) : status;
}

/* Warnings do not stop: what stood before may stand again. They are kept in the entry's note. */
static struct apply_options options_of(struct date as_of)
{
    return (struct apply_options){.accept_warnings = true, .as_of = as_of};
}

enum status store_undo(struct store *store, int64_t operation, const struct journal_entry *who, struct date as_of,
                       struct apply_result *result, struct error *error)
{
    struct apply_options options = options_of(as_of);
    struct target target = {0};
    struct writing writing;
    enum status status = writing_begin(&writing, store, who, JOURNAL_UNDO, &options, result, error);

    if (status != STATUS_OK)
        return status;
    status = find_undoable(store, operation, who->user, &target, error);
    if (status == STATUS_OK)
        status = run(&writing, &target, JOURNAL_UNDO, error);
    free(target.called);
    writing_end(&writing);
    return status;
}

enum status store_redo(struct store *store, int64_t operation, const struct journal_entry *who, struct date as_of,
                       struct apply_result *result, struct error *error)
{
    struct apply_options options = options_of(as_of);
    struct target target = {0};
    struct writing writing;
    enum status status = writing_begin(&writing, store, who, JOURNAL_REDO, &options, result, error);

    if (status != STATUS_OK)
        return status;
    status = operation ? find_undo(store, operation, &target, error)
                       : find_redoable(store, who->user, &target, error);
    if (status == STATUS_OK)
        status = run(&writing, &target, JOURNAL_REDO, error);
    free(target.called);
    writing_end(&writing);
    return status;
}
