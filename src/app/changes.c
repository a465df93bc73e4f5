#include "samreg/app/changes.h"

#include "samreg/app/internal.h"
#include "samreg/store/write.h"

/* Finds the change that an undo took back or a redo did again, through the undos and redos in between. */
static enum status find_taken_back(struct app *app, int64_t operation, struct journal_entry *entry,
                                   struct error *error)
{
    struct journal_query query = {.operation = operation, .limit = 1};
    enum status status = STATUS_OK;

    while (status == STATUS_OK && query.operation != 0) {
        struct journal_page page = {0};

        status = store_journal(app->store, &query, false, app->as_of, &page, error);
        if (status == STATUS_OK && page.entry_count == 1) {
            journal_entry_clear(entry);
            *entry = page.entries[0];
            page.entry_count = 0;
            query.operation = entry->undoes;
        } else {
            query.operation = 0;
        }
        journal_page_clear(&page);
    }
    return status;
}

/* The same done to several records. */
struct same {
    enum journal_verb verb;
    enum change_kind kind;
    const struct entity *entity;
    const int64_t *ids;
    size_t count;
    bool dry_run;
};

/* Does it in one entry. */
static enum status change_all(struct app *app, const struct same *same, struct apply_result *result,
                              struct error *error)
{
    struct change_set set = {0};
    struct journal_entry entry = app_entry(app, same->verb);
    struct apply_options options = {.as_of = app->as_of, .accept_warnings = true, .dry_run = same->dry_run};
    enum status status;

    for (size_t i = 0; i < same->count; i++)
        change_set_add(&set, same->kind, same->entity, same->ids[i], 0);
    status = store_apply(app->store, &set, &entry, &options, result, error);
    if (status == STATUS_OK && !same->dry_run)
        app_wrote(app);
    change_set_clear(&set);
    return status;
}

enum status changes_remove(struct app *app, const struct entity *entity, const int64_t *ids, size_t count,
                           struct apply_result *result, struct error *error)
{
    return change_all(app, &(struct same){JOURNAL_REMOVE, CHANGE_REMOVE, entity, ids, count, false}, result, error);
}

enum status changes_try_remove(struct app *app, const struct entity *entity, const int64_t *ids, size_t count,
                               struct error *error)
{
    struct apply_result result = {0};
    enum status status =
        change_all(app, &(struct same){JOURNAL_REMOVE, CHANGE_REMOVE, entity, ids, count, true}, &result, error);

    apply_result_clear(&result);
    return status;
}

enum status changes_restore(struct app *app, const struct entity *entity, const int64_t *ids, size_t count,
                            struct apply_result *result, struct error *error)
{
    return change_all(app, &(struct same){JOURNAL_RESTORE, CHANGE_RESTORE, entity, ids, count, false}, result, error);
}

/* What undo and redo have in common once the store has done it. It stays done when the entry cannot be read now: then
 * `taken` says nothing. */
static enum status after_taking_back(struct app *app, enum status status, const struct apply_result *result,
                                     struct journal_entry *taken, struct error *error)
{
    if (status != STATUS_OK)
        return status;
    app_wrote(app);
    if (taken != NULL && find_taken_back(app, result->operation, taken, error) != STATUS_OK)
        error_clear(error);
    return STATUS_OK;
}

enum status changes_undo(struct app *app, int64_t operation, struct apply_result *result, struct journal_entry *undone,
                         struct error *error)
{
    struct journal_entry who = app_entry(app, JOURNAL_UNDO);
    enum status status = store_undo(app->store, operation, &who, app->as_of, result, error);

    return after_taking_back(app, status, result, undone, error);
}

enum status changes_redo(struct app *app, int64_t operation, struct apply_result *result, struct journal_entry *redone,
                         struct error *error)
{
    struct journal_entry who = app_entry(app, JOURNAL_REDO);
    enum status status = store_redo(app->store, operation, &who, app->as_of, result, error);

    return after_taking_back(app, status, result, redone, error);
}

enum status changes_history(struct app *app, const struct journal_query *query, struct journal_page *page,
                            struct error *error)
{
    return store_journal(app->store, query, true, app->as_of, page, error);
}

enum status changes_entries(struct app *app, const struct journal_query *query, struct journal_page *page,
                            struct error *error)
{
    return store_journal(app->store, query, false, app->as_of, page, error);
}
