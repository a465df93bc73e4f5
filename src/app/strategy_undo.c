/* What undo and redo mean in a strategy process: the facilitator's own doing there, and nobody else's votes. */
#include "samreg/app/strategy.h"

#include "samreg/app/changes.h"
#include "samreg/app/internal.h"

/* Whose entries are looked for, and which. */
struct search {
    const struct app *app;
    const struct strategy_process *process;
    bool votes_only;
    bool redo;
};

int64_t strategy_vote_operation(const struct app *app)
{
    return app->vote_count > 0 ? app->votes[app->vote_count - 1] : 0;
}

static bool gave_vote(const struct app *app, int64_t operation)
{
    for (size_t i = 0; i < app->vote_count; i++) {
        if (app->votes[i] == operation)
            return true;
    }
    return false;
}

/* Whether the round that a vote was given in has been seen: nothing can be done to its votes any more. A vote that was
 * taken back is not in the process; then the round is known when it is done again. */
static bool is_seen(const struct strategy_process *process, int64_t vote)
{
    for (size_t i = 0; i < process->vote_count; i++) {
        if (process->votes[i].id == vote) {
            const struct strategy_round *round = strategy_round_get(process, process->votes[i].round);

            return round != NULL && round->seen;
        }
    }
    return false;
}

/* Whether the kind of record is a strategy process or belongs to one. */
static bool is_of_process(const struct entity *entity)
{
    while (entity != NULL && entity->id != ENTITY_STRATEGY_PROCESS) {
        int parent = entity_parent_index(entity);

        entity = parent >= 0 ? entity_get(entity->fields[parent].target) : NULL;
    }
    return entity != NULL;
}

/* Whether the entry, or the undo or redo of one, is of those that this screen may take back. */
static bool is_ours(const struct search *search, const struct journal_entry *entry)
{
    int64_t given = entry->undoes != 0 ? entry->undoes : entry->operation;

    if (entry->verb == JOURNAL_INIT || entry->verb == JOURNAL_IMPORT || entry->verb == JOURNAL_MERGE)
        return false;
    if (entry->entity != NULL && entry->entity->id == ENTITY_STRATEGY_VOTE)
        return gave_vote(search->app, given) && !is_seen(search->process, entry->record);
    return !search->votes_only && is_of_process(entry->entity);
}

/* What a search ended with. */
struct end {
    int64_t operation; /* that can be taken back, or done again; 0: none */
    int64_t undone;    /* what it took back itself */
    int64_t sequence;  /* of the entry that the search ended with; 0: it came to no end */
    int64_t begun;     /* the round that it began; 0: none */
};

/* Whether the search ends with the entry: it is the one, or (redo) what was changed since. */
static bool ends_with(const struct search *search, const struct journal_entry *entry, struct end *end)
{
    bool is_change = entry->verb != JOURNAL_UNDO && entry->verb != JOURNAL_REDO;
    bool found = entry->undone_by == 0 && (search->redo ? entry->verb == JOURNAL_UNDO : is_change);

    if (found) {
        *end = (struct end){entry->operation, entry->undoes, entry->sequence,
                            entry->verb == JOURNAL_BEGIN ? entry->record : 0};
    } else if (search->redo && is_change) {
        *end = (struct end){.sequence = entry->sequence};
    }
    return end->sequence != 0;
}

/* A round that has votes stays: they would hang in the air. */
static enum status check_begun(const struct search *search, const struct end *end, struct error *error)
{
    const struct strategy_round *round = strategy_round_get(search->process, end->begun);

    if (search->redo || round == NULL)
        return STATUS_OK;
    for (size_t i = 0; i < search->process->vote_count; i++) {
        if (search->process->votes[i].round == round->id) {
            return error_set(error, STATUS_DATA,
                             N_("“%1” has votes, so that its beginning is not taken back."),
                             round->name, NULL);
        }
    }
    return STATUS_OK;
}

/* Goes back through the user's entries about the process. */
static enum status look_back(struct app *app, const struct search *search, struct end *end, struct error *error)
{
    struct journal_query query = {
        .entity = entity_get(ENTITY_STRATEGY_PROCESS), .id = search->process->id, .user = app->user};
    enum status status = STATUS_OK;
    bool more = true;

    *end = (struct end){0};
    while (status == STATUS_OK && more) {
        struct journal_page page = {0};
        bool ended = false;

        status = changes_entries(app, &query, &page, error);
        for (size_t i = 0; status == STATUS_OK && !ended && i < page.entry_count; i++) {
            query.before = page.entries[i].sequence;
            ended = is_ours(search, &page.entries[i]) && ends_with(search, &page.entries[i], end);
        }
        more = !ended && page.entry_count > 0;
        journal_page_clear(&page);
    }
    return status;
}

/* Looks at the entry by which a guest was let in, and at what took it back: the newest of all ends the search. */
static enum status look_at_guest(struct app *app, const struct search *search, int64_t operation, struct end *end,
                                 struct error *error)
{
    enum status status = STATUS_OK;

    while (status == STATUS_OK && operation != 0) {
        struct journal_query query = {.operation = operation, .limit = 1};
        struct journal_page page = {0};
        struct end other = {0};

        status = changes_entries(app, &query, &page, error);
        operation = 0;
        if (status == STATUS_OK && page.entry_count > 0) {
            operation = page.entries[0].undone_by;
            if (ends_with(search, &page.entries[0], &other) && other.sequence > end->sequence)
                *end = other;
        }
        journal_page_clear(&page);
    }
    return status;
}

/* Finds what is to be taken back, or with `redo` done again: of the process, or a guest's being let in, which stands in
 * its region. */
static enum status find_end(struct app *app, const struct search *search, struct end *end, struct error *error)
{
    enum status status = look_back(app, search, end, error);

    for (size_t i = 0; status == STATUS_OK && !search->votes_only && i < app->guest_count; i++) {
        if (app->guests[i].process == search->process->id)
            status = look_at_guest(app, search, app->guests[i].operation, end, error);
    }
    return status == STATUS_OK ? check_begun(search, end, error) : status;
}

enum status strategy_undoable(struct app *app, const struct strategy_process *process, bool votes_only,
                              int64_t *operation, struct error *error)
{
    struct search search = {app, process, votes_only, false};
    struct end end;
    enum status status = find_end(app, &search, &end, error);

    if (status == STATUS_OK && end.operation == 0) {
        status = error_set(error, STATUS_DATA,
                           votes_only ? N_("You have given no vote here that can be taken back.")
                                      : N_("You have nothing left to undo in this strategy process."),
                           NULL);
    }
    if (status == STATUS_OK)
        *operation = end.operation;
    return status;
}

enum status strategy_redoable(struct app *app, const struct strategy_process *process, bool votes_only,
                              int64_t *operation, int64_t *undone, struct error *error)
{
    struct search search = {app, process, votes_only, true};
    struct end end;
    enum status status = find_end(app, &search, &end, error);

    if (status == STATUS_OK && end.operation == 0) {
        status = error_set(error, STATUS_DATA,
                           votes_only ? N_("No vote of yours was taken back here last.")
                                      : N_("Nothing of yours was taken back in this process last."),
                           NULL);
    }
    if (status == STATUS_OK) {
        *operation = end.operation;
        if (undone != NULL)
            *undone = end.undone;
    }
    return status;
}
