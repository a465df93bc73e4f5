/* One command of the writer: its transaction, its entry of the journal, and the verdict on what it wrote. */
#include "samreg/store/writing.h"

#include "samreg/base/clock.h"
#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    NOTED_WARNINGS = 50, /* accepted warnings kept in the entry's note, in words */
    MANY_CHANGES = 1000  /* from here on a set is written with more memory */
};

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

/* ---- Beginning ---- */

static enum status insert_entry(struct writing *writing, const struct journal_entry *who, enum journal_verb verb,
                                struct error *error)
{
    static const char sql[] = "INSERT INTO journal_entry (operation, at, user, host, program, verb, changes) "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0) RETURNING sequence";
    struct statement *statement = NULL;
    char now[CLOCK_TEXT];
    enum status status = db_prepare(writing->store, sql, &statement, error);

    if (status != STATUS_OK)
        return status;
    db_bind_integer(statement, 1, writing->operation);
    db_bind_text(statement, 2, who->at ? who->at : clock_now(now));
    db_bind_text(statement, 3, or_empty(who->user));
    db_bind_text(statement, 4, or_empty(who->host));
    db_bind_text(statement, 5, or_empty(who->program));
    db_bind_text(statement, 6, journal_verb_name(verb));
    return db_read_integer(&statement, &writing->sequence, NULL, error);
}

/* References to records that come later in the set are whole again when the transaction ends. */
static enum status prepare_writing(struct writing *writing, const struct journal_entry *who, enum journal_verb verb,
                                   struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(writing->store, "PRAGMA defer_foreign_keys = ON", &statement, error);

    if (status == STATUS_OK)
        status = db_run(&statement, error);
    if (status == STATUS_OK)
        status = insert_entry(writing, who, verb, error);
    return status == STATUS_OK ? journal_open(writing, error) : status;
}

enum status writing_begin(struct writing *writing, struct store *store, const struct journal_entry *who,
                          enum journal_verb verb, const struct apply_options *options, struct apply_result *result,
                          struct error *error)
{
    static const struct apply_options none;

    *writing = (struct writing){.store = store, .options = options ? options : &none, .result = result};
    writing->as_of = date_is_set(writing->options->as_of) ? date_first_day(writing->options->as_of) : clock_today();
    writing->user = or_empty(who->user);
    writing->operation = who->operation ? who->operation : store_new_id(store);
    if (store_is_read_only(store))
        return error_set(error, STATUS_NOT_ALLOWED,
                         N_("%1 is open for reading only. Open it without --read-only to change it."),
                         store_path(store), NULL);
    enum status status = store_begin(store, STORE_WRITING, error);
    if (status != STATUS_OK)
        return status;
    store_forget_names(store);
    store_stop_with(store, &writing->options->stop);
    status = prepare_writing(writing, who, verb, error);
    if (status != STATUS_OK)
        writing_end(writing);
    return status;
}

/* How much of the file is kept in memory, in kB. A big set touches every index at random places: with the usual two
 * megabytes most of its time would go to writing pages that change again, and before the end of the transaction none
 * need be: others can read meanwhile. Only a set of some fifty thousand records or more has pages left over; those
 * unused for longest are then written early, and others wait, so that any set is written in this much memory. */
#define MUCH "-84000"

enum status writing_expect(struct writing *writing, size_t changes, struct error *error)
{
    if (changes < MANY_CHANGES)
        return STATUS_OK;
    writing->is_big = true;
    return db_exec(writing->store, "PRAGMA cache_size = " MUCH "; PRAGMA cache_spill = ON", error);
}

enum status writing_tell(const struct writing *writing, size_t done, size_t all, struct error *error)
{
    const struct apply_options *options = writing->options;

    if (options->progress)
        options->progress(options->progress_context, done, all);
    if (options->stop.wanted && options->stop.wanted(options->stop.context))
        return error_set(error, STATUS_STOPPED, N_("Stopped: nothing was written."), NULL);
    return STATUS_OK;
}

/* ---- The verdict ---- */

/* Makes the problem what the error says. */
static enum status say_problem(const struct problem *problem, enum status status, struct error *error)
{
    if (error) {
        error->status = status;
        message_copy(&error->message, &problem->message);
    }
    return status;
}

static const struct problem *first_problem(const struct problems *problems, bool warning)
{
    for (size_t i = 0; i < problems->count; i++)
        if (problems->items[i].warning == warning)
            return &problems->items[i];
    return NULL;
}

static enum status say_conflict(struct writing *writing, struct error *error)
{
    const struct conflict *conflict = &writing->result->conflicts.items[0];
    char *called = rules_called(writing->store, conflict->entity, conflict->id, writing->as_of);
    char text[CLOCK_TEXT];
    const char *when = conflict->when ? clock_say(conflict->when, text) : "";

    if (conflict->field < 0)
        error_set(error, STATUS_CONFLICT, N_("%1 has changed “%2” in the meantime (%3): look at it again."),
                  or_empty(conflict->who), called, when, NULL);
    else
        error_set(error, STATUS_CONFLICT,
                  N_("%1 has changed the field %t4 of “%2” in the meantime (%3): choose which value is to stand."),
                  or_empty(conflict->who), called, when, conflict->entity->fields[conflict->field].label, NULL);
    free(called);
    return STATUS_CONFLICT;
}

static enum status judge(struct writing *writing, struct error *error)
{
    const struct problems *problems = &writing->result->problems;
    const struct problem *problem;

    if (writing->conflicts_stop && writing->result->conflicts.count > 0)
        return say_conflict(writing, error);
    if ((problem = first_problem(problems, false)))
        return say_problem(problem, STATUS_DATA, error);
    if (!writing->options->accept_warnings && (problem = first_problem(problems, true)))
        return say_problem(problem, STATUS_WARNED, error);
    withhold_tell(writing);
    if ((problem = first_problem(problems, false)))
        return say_problem(problem, STATUS_DATA, error);
    return STATUS_OK;
}

static enum status run_checks(struct writing *writing, struct error *error)
{
    struct problems *problems = &writing->result->problems;
    size_t known = problems->count;

    if (writing->options->skip_checks)
        return STATUS_OK;
    enum status status = check_touched(writing->store, &writing->touched, writing->as_of, problems, error);
    check_drop_known(problems, known, &writing->before);
    return status;
}

/* ---- Completing the entry ---- */

/* Whether every touched record is the first or belongs to it, so that the entry is about that one. */
static enum status find_subject(struct writing *writing, bool *is_one, struct error *error)
{
    struct touched_list *touched = &writing->touched;
    const struct touched *first = touched->items;
    enum status status = STATUS_OK;

    *is_one = touched->count > 0;
    for (size_t i = 1; status == STATUS_OK && *is_one && i < touched->count; i++) {
        const struct entity *entity = touched->items[i].entity;
        int parent = entity_parent_index(entity);
        struct record record = {0};
        bool found = false;
        if (parent >= 0 && entity->fields[parent].target == first->entity->id)
            status = row_read(writing->store, entity, touched->items[i].id, &record, &found, error);
        *is_one = found && record.values[parent].integer == first->id;
        record_clear(&record);
    }
    return status;
}

/* The accepted warnings in words, one a line, behind the note that the caller gave. New string, or NULL. */
static char *make_note(const struct writing *writing, const char *given)
{
    const struct problems *problems = &writing->result->problems;
    size_t noted = 0;
    struct str note = {0};

    str_add(&note, given);
    for (size_t i = 0; i < problems->count; i++) {
        if (!problems->items[i].warning)
            continue;
        if (noted++ == NOTED_WARNINGS) {
            str_add(&note, "\n…");
            break;
        }
        char *text = message_text(&problems->items[i].message, writing->store->language);
        str_addf(&note, "%s%s", note.length ? "\n" : "", text);
        free(text);
    }
    return note.length ? str_take(&note) : NULL;
}

static void bind_or_null(struct statement *statement, int place, int64_t value)
{
    if (value)
        db_bind_integer(statement, place, value);
}

static enum status update_entry(struct writing *writing, const struct journal_entry *entry, struct error *error)
{
    static const char sql[] = "UPDATE journal_entry SET entity = ?2, record = ?3, called = ?4, changes = ?5, "
                              "undoes = ?6, note = ?7 WHERE sequence = ?1";
    const struct touched *first = writing->touched.count ? writing->touched.items : NULL;
    const struct entity *entity = entry->entity ? entry->entity : first ? first->entity : NULL;
    struct statement *statement = NULL;
    int64_t record = entry->record;
    bool is_one = false;
    enum status status = record ? STATUS_OK : find_subject(writing, &is_one, error);

    if (status == STATUS_OK)
        status = db_prepare(writing->store, sql, &statement, error);
    if (status != STATUS_OK)
        return status;
    if (is_one && entity == first->entity)
        record = first->id;
    char *called = entry->called ? memory_copy_text(entry->called)
                   : record && entity ? rules_called(writing->store, entity, record, writing->as_of) : NULL;
    char *note = make_note(writing, entry->note);
    db_bind_integer(statement, 1, writing->sequence);
    db_bind_text(statement, 2, entity ? entity->name : NULL);
    bind_or_null(statement, 3, record);
    db_bind_text(statement, 4, called);
    db_bind_integer(statement, 5, entry->changes ? entry->changes : (int64_t)writing->touched.count);
    bind_or_null(statement, 6, entry->undoes);
    db_bind_text(statement, 7, note);
    free(called);
    free(note);
    return db_run(&statement, error);
}

/* ---- Ending ---- */

/* A COMMIT that failed can have happened (reliability.md 2.2): the entry's operation tells. */
static enum status commit_failed(struct writing *writing, enum status failed, struct error *error)
{
    struct statement *statement = NULL;
    int64_t one = 0;
    bool found = false;

    if (db_prepare(writing->store, "SELECT 1 FROM journal_entry WHERE operation = ?1", &statement, NULL) == STATUS_OK) {
        db_bind_integer(statement, 1, writing->operation);
        if (db_read_integer(&statement, &one, &found, NULL) != STATUS_OK)
            found = false;
    }
    writing->result->written = found;
    if (!found)
        return failed;
    char *text = error ? error_text(error, writing->store->language) : NULL;
    error_set(error, failed,
              N_("The change is in the register, but saving it ended with an error: %1 Do not enter it again."),
              or_empty(text), NULL);
    free(text);
    return failed;
}

static enum status commit(struct writing *writing, struct error *error)
{
    db_done(&writing->journal);
    store_stop_with(writing->store, NULL);
    enum status status = store_commit(writing->store, error);
    writing->ended = true;
    if (status != STATUS_OK)
        return commit_failed(writing, status, error);
    writing->result->operation = writing->operation;
    writing->result->written = true;
    return STATUS_OK;
}

enum status writing_finish(struct writing *writing, const struct journal_entry *entry, struct error *error)
{
    enum status status = journal_flush(writing, error);

    if (status == STATUS_OK)
        status = writing_rules(writing, error);
    if (status == STATUS_OK)
        status = run_checks(writing, error);
    if (status == STATUS_OK)
        status = judge(writing, error);
    if (status != STATUS_OK || (writing->touched.count == 0 && !entry->undoes))
        return status;
    status = update_entry(writing, entry, error);
    if (status != STATUS_OK || writing->options->dry_run)
        return status;
    return commit(writing, error);
}

void writing_end(struct writing *writing)
{
    db_done(&writing->journal);
    if (!writing->ended) {
        store_stop_with(writing->store, NULL);
        store_rollback(writing->store);
    }
    if (writing->is_big)
        sqlite3_exec(writing->store->db, "PRAGMA cache_size = -2000; PRAGMA cache_spill = ON; PRAGMA shrink_memory",
                     NULL, NULL, NULL);
    store_forget_names(writing->store);
    problems_clear(&writing->whose);
    touched_clear(&writing->touched);
    touched_clear(&writing->relied);
    id_set_clear(&writing->awaited);
    id_set_clear(&writing->known);
    id_set_clear(&writing->present);
    id_set_clear(&writing->before);
}
