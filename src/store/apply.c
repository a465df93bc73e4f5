/* Writes the changes of a set, row by row, with their rows of the journal: new records and changed fields. */
#include "samreg/store/writing.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>

enum {
    TOLD_EVERY = 256,      /* changes between two reports of progress */
    MOST_TOLD_APART = 1000 /* changes whose accepted warnings are told apart from those accepted before */
};

static struct problems *problems_of(struct writing *writing)
{
    return &writing->result->problems;
}

/* ---- Touching ---- */

void writing_await(struct writing *writing, const struct record *record)
{
    for (size_t i = 0; i < record->entity->field_count; i++) {
        const struct field *field = &record->entity->fields[i];
        const struct value *value = &record->values[i];
        if (value->kind == VALUE_REFERENCE && field_is_stored(field) &&
            !touched_find(&writing->touched, entity_get(field->target), value->integer))
            id_set_add(&writing->awaited, value->integer);
    }
}

/* Notes that a field of the record changes from `before`. */
static void note_field(struct touched *touched, const struct record *record, int field, const struct value *before)
{
    const struct field *changed = &record->entity->fields[field];

    if (derive_is_name(record->entity, changed))
        touched->renamed = true;
    if (changed->flags & FIELD_PARENT && before->kind == VALUE_REFERENCE)
        touched->from_parent = before->integer;
}

/* ---- Adding ---- */

static enum status journal_record(struct writing *writing, const struct record *record, struct error *error)
{
    enum status status = journal_write(writing, record, JOURNAL_MADE, -1, NULL, NULL, error);

    for (size_t i = 0; status == STATUS_OK && i < record->entity->field_count; i++)
        if (record->values[i].kind != VALUE_NONE)
            status = journal_write(writing, record, JOURNAL_FIELD, (int)i, NULL, &record->values[i], error);
    return status;
}

/* Whether all that the record refers to is in the file by now, so that its derived data can be made. */
static enum status know_references(struct writing *writing, const struct record *record, bool *all_known,
                                   struct error *error)
{
    enum status status = STATUS_OK;

    *all_known = true;
    for (size_t i = 0; status == STATUS_OK && *all_known && i < record->entity->field_count; i++) {
        const struct field *field = &record->entity->fields[i];
        const struct value *value = &record->values[i];
        bool removed = false;
        if (value->kind != VALUE_REFERENCE || !field_is_stored(field) || id_set_has(&writing->known, value->integer))
            continue;
        status = row_state(writing->store, entity_get(field->target), value->integer, all_known, &removed, error);
        if (status == STATUS_OK && *all_known)
            id_set_add(&writing->known, value->integer);
    }
    return status;
}

/* The record that a record belongs to; 0 for none. */
static int64_t parent_of(const struct record *record)
{
    int parent = entity_parent_index(record->entity);

    return parent >= 0 && record->values[parent].kind == VALUE_REFERENCE ? record->values[parent].integer : 0;
}

/* Whether nothing is wrong within a record just written; then it need not be read again for that, as long as what it
 * refers to is there in the end. */
static bool is_faultless(struct writing *writing, const struct record *record)
{
    struct problems problems = {0};

    record_check(record, &problems);
    bool faultless = problems.count == 0;
    problems_clear(&problems);
    for (size_t i = 0; faultless && i < record->entity->field_count; i++) {
        const struct field *field = &record->entity->fields[i];
        const struct value *value = &record->values[i];
        if (value->kind == VALUE_REFERENCE && field_is_stored(field) && !id_set_has(&writing->present, value->integer))
            touched_note(&writing->relied, entity_get(field->target), value->integer);
    }
    return faultless;
}

/* Writes the row with its derived data, as far as it can be made by now: writing it once spares the indexes. The folded
 * text of a kind with a search index waits for the records that come to belong to it. */
static enum status write_new(struct writing *writing, struct record *record, struct error *error)
{
    struct str sort_key = {0}, fold = {0};
    bool all_known = false;
    enum status status = know_references(writing, record, &all_known, error);

    record->version = 1;
    bool is_indexed = record->entity->flags & ENTITY_INDEXED;
    if (status == STATUS_OK && all_known)
        status = is_indexed ? derive_sort_key(writing->store, record, &sort_key, error)
                            : derive_texts(writing->store, record, &sort_key, &fold, error);
    if (status == STATUS_OK)
        status = row_insert(writing->store, record, str_peek(&sort_key), str_peek(&fold), error);
    if (status == STATUS_OK)
        status = journal_record(writing, record, error);
    str_clear(&sort_key);
    str_clear(&fold);
    if (status != STATUS_OK)
        return status;
    struct touched *touched = touched_note(&writing->touched, record->entity, record->id);
    touched->added = touched->renamed = true;
    touched->derived = all_known && !is_indexed;
    touched->checked = touched->derived && is_faultless(writing, record);
    touched->parent = parent_of(record);
    writing_await(writing, record);
    return STATUS_OK;
}

static enum status insert_record(struct writing *writing, struct record *record, struct error *error)
{
    bool exists = false, removed = false, is_free = false;
    enum status status = row_state(writing->store, record->entity, record->id, &exists, &removed, error);

    if (status != STATUS_OK)
        return status;
    if (exists) {
        char *called = rules_called(writing->store, record->entity, record->id, writing->as_of);
        message_set(rules_problem(problems_of(writing), record->entity, record->id, -1, "exists", false),
                    removed ? N_("“%1” is in the register, but removed: restore it instead of adding it.")
                            : N_("“%1” is already in the register."),
                    called, NULL);
        free(called);
        return STATUS_OK;
    }
    bool is_open = false, agrees = false;
    status = seal_check(writing, record, &is_open, error);
    if (status == STATUS_OK && is_open)
        status = follow_fill(writing, record, NULL, &agrees, error);
    if (status != STATUS_OK || !is_open || !agrees)
        return status;
    status = rules_key_free(writing, record, &is_free, error);
    if (status != STATUS_OK || !is_free)
        return status;
    return write_new(writing, record, error);
}

static enum status add_record(struct writing *writing, const struct change *change, struct error *error)
{
    struct record record;

    record_init(&record, change->entity);
    record.id = change->id;
    for (size_t i = 0; i < change->assignment_count; i++)
        value_copy(&record.values[change->assignments[i].field], &change->assignments[i].value);
    /* It is there for the records of the set that refer to it even when it is refused: that alone is said then. */
    id_set_add(&writing->present, change->id);
    enum status status = insert_record(writing, &record, error);
    record_clear(&record);
    return status;
}

/* ---- Changing fields ---- */

/* A field that somebody else has changed since the version that the user looked at is a conflict, unless it was changed
 * back to what the user saw. */
static enum status compare_field(struct writing *writing, const struct change *change, const struct record *current,
                                 const struct assignment *assignment, struct error *error)
{
    const struct value *theirs = &current->values[assignment->field];
    struct value base = {0};
    bool found = false;
    enum status status = journal_value_at(writing, change->entity, change->id, assignment->field, change->version,
                                          &base, &found, error);

    if (status == STATUS_OK && found && !value_equal(&base, theirs))
        status = journal_conflict(writing, change->entity, change->id, assignment->field, &base, &assignment->value,
                                  theirs, 0, error);
    value_clear(&base);
    return status;
}

/* Whether the value is written. One that is not told yet always is: that an entry is or is not made, or a field is or
 * is not among its changes, would tell who guesses. */
static bool is_change(const struct record *current, const struct assignment *assignment)
{
    return entity_withholds(current->entity, &current->entity->fields[assignment->field]) ||
           !value_equal(&assignment->value, &current->values[assignment->field]);
}

static bool changes_something(const struct change *change, const struct record *current)
{
    for (size_t i = 0; i < change->assignment_count; i++)
        if (is_change(current, &change->assignments[i]))
            return true;
    return false;
}

static bool changes_key(const struct record *current, const struct record *wanted)
{
    for (size_t i = 0; i < current->entity->field_count; i++)
        if (current->entity->fields[i].flags & FIELD_KEY && !value_equal(&current->values[i], &wanted->values[i]))
            return true;
    return false;
}

/* Writes the fields that change and leaves the new values in `record`. */
static enum status write_fields(struct writing *writing, const struct change *change, struct record *record,
                                struct error *error)
{
    struct touched *touched = touched_note(&writing->touched, change->entity, change->id);
    bool *changed = memory_new_array(change->entity->field_count, sizeof *changed);
    enum status status = STATUS_OK;

    touched->derived = touched->checked = false;
    if (touched->added) /* what was written in between may show it as it was made */
        id_set_add(&writing->awaited, change->id);
    record->version++;
    for (size_t i = 0; status == STATUS_OK && i < change->assignment_count; i++) {
        const struct assignment *assignment = &change->assignments[i];
        struct value *value = &record->values[assignment->field];
        if (!is_change(record, assignment))
            continue;
        note_field(touched, record, assignment->field, value);
        status = journal_write(writing, record, JOURNAL_FIELD, assignment->field, value, &assignment->value, error);
        value_copy(value, &assignment->value);
        changed[assignment->field] = true;
    }
    if (status == STATUS_OK)
        status = row_update(writing->store, record, changed, error);
    touched->parent = parent_of(record);
    free(changed);
    writing_await(writing, record);
    return status;
}

/* Makes of `wanted`, a copy of the record, what it is to become, and tells whether it may. The new key is held against
 * the others' before the row is written, so that the sentence names the other record. */
static enum status want_fields(struct writing *writing, const struct change *change, const struct record *current,
                               struct record *wanted, bool *may, struct error *error)
{
    bool is_open = false, agrees = false;

    for (size_t i = 0; i < change->assignment_count; i++)
        value_copy(&wanted->values[change->assignments[i].field], &change->assignments[i].value);
    *may = seal_check_own(writing, current, wanted);
    if (!*may)
        return STATUS_OK;
    enum status status = withhold_check_key(writing, change, may, error);
    if (status != STATUS_OK || !*may)
        return status;
    status = seal_check(writing, current, &is_open, error);
    if (status == STATUS_OK && is_open)
        status = seal_check(writing, wanted, &is_open, error);
    if (status == STATUS_OK && is_open)
        status = seal_check_giver(writing, current, &is_open, error);
    if (status == STATUS_OK && is_open)
        status = follow_fill(writing, wanted, current, &agrees, error);
    *may = is_open && agrees;
    if (status == STATUS_OK && *may && changes_key(current, wanted))
        status = rules_key_free(writing, wanted, may, error);
    return status;
}

/* The warnings that hold of the record as it is: its user has answered them once. */
static void remember_warnings(struct writing *writing, const struct record *record)
{
    struct problems known = {0};

    record_check(record, &known);
    check_remember(&known, &writing->before);
    problems_clear(&known);
}

/* Holds the fields against what others have changed meanwhile. */
static enum status compare_fields(struct writing *writing, const struct change *change, const struct record *current,
                                  struct error *error)
{
    enum status status = STATUS_OK;

    if (!change->version || change->version >= current->version)
        return STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && i < change->assignment_count; i++)
        if (is_change(current, &change->assignments[i]))
            status = compare_field(writing, change, current, &change->assignments[i], error);
    return status;
}

/* What is to be written: the fields that differ, and those of the change that are not told yet. */
static void add_all(const struct change *change, const struct record *current, const struct record *wanted,
                    struct change_set *all)
{
    change_set_add_difference(all, current, wanted);
    for (size_t i = 0; i < change->assignment_count; i++) {
        const struct assignment *assignment = &change->assignments[i];
        if (value_equal(&assignment->value, &current->values[assignment->field]) && is_change(current, assignment)) {
            struct change *to = all->count > 0 ? &all->changes[0]
                                               : change_set_add(all, CHANGE_SET, current->entity, current->id, 0);
            change_assign(to, assignment->field, &assignment->value);
        }
    }
}

static enum status set_fields(struct writing *writing, const struct change *change, struct record *current,
                              struct error *error)
{
    size_t conflicts = writing->result->conflicts.count;
    struct record wanted = {0};
    struct change_set all = {0}; /* the change with what follows from it */
    bool may = false;

    if (!changes_something(change, current))
        return STATUS_OK;
    enum status status = compare_fields(writing, change, current, error);
    if (status != STATUS_OK || writing->result->conflicts.count > conflicts)
        return status;
    record_copy(&wanted, current);
    status = want_fields(writing, change, current, &wanted, &may, error);
    if (status == STATUS_OK && may)
        add_all(change, current, &wanted, &all);
    if (all.count > 0) {
        if (!touched_find(&writing->touched, change->entity, change->id))
            remember_warnings(writing, current);
        status = write_fields(writing, &all.changes[0], current, error);
    }
    change_set_clear(&all);
    record_clear(&wanted);
    return status;
}

/* The record that a change is for was removed: by somebody else meanwhile, or before the user looked. */
static enum status refuse_removed(struct writing *writing, const struct change *change, const struct record *current,
                                  struct error *error)
{
    if (change->version && change->version < current->version)
        return journal_conflict(writing, change->entity, change->id, -1, NULL, NULL, NULL, 0, error);
    char *called = rules_called(writing->store, change->entity, change->id, writing->as_of);
    message_set(rules_problem(problems_of(writing), change->entity, change->id, -1, "removed", false),
                N_("“%1” has been removed: restore it before you change it."), called, NULL);
    free(called);
    return STATUS_OK;
}

/* A record that somebody else has changed since the user looked at it, and not changed back, is not removed without
 * asking: one conflict, of the record as a whole. */
static enum status compare_removal(struct writing *writing, const struct change *change, const struct record *current,
                                   struct error *error)
{
    const struct conflicts *found = &writing->result->conflicts;
    size_t count = found->count;
    enum status status = STATUS_OK;

    if (!change->version || change->version >= current->version)
        return STATUS_OK;
    for (size_t i = 0; status == STATUS_OK && found->count == count && i < change->entity->field_count; i++) {
        const struct assignment nothing = {.field = (int)i};
        if (field_is_stored(&change->entity->fields[i]))
            status = compare_field(writing, change, current, &nothing, error);
    }
    if (found->count > count) {
        struct conflict *conflict = &found->items[count];
        conflict->field = -1;
        conflict->removing = true;
        value_clear(&conflict->before);
        value_clear(&conflict->theirs);
    }
    return status;
}

static enum status remove_record(struct writing *writing, const struct change *change, struct record *current,
                                 bool cascade, struct error *error)
{
    size_t conflicts = writing->result->conflicts.count;
    enum status status = compare_removal(writing, change, current, error);

    if (status != STATUS_OK || writing->result->conflicts.count > conflicts)
        return status;
    return writing_remove(writing, current, cascade, error);
}

/* ---- One change, and all ---- */

static enum status change_record(struct writing *writing, const struct change *change, struct record *current,
                                 bool cascade, struct error *error)
{
    switch (change->kind) {
    case CHANGE_SET:
        return current->removed ? refuse_removed(writing, change, current, error)
                                : set_fields(writing, change, current, error);
    case CHANGE_REMOVE:
        return current->removed ? STATUS_OK : remove_record(writing, change, current, cascade, error);
    case CHANGE_RESTORE:
        return writing_restore(writing, current, cascade, error);
    case CHANGE_ADD:
        break;
    }
    assert(false && "a change of another kind");
    return STATUS_INTERNAL;
}

enum status writing_change(struct writing *writing, const struct change *change, bool cascade, struct error *error)
{
    struct record current = {0};
    bool found = false;

    if (change->kind == CHANGE_ADD)
        return add_record(writing, change, error);
    enum status status = row_read(writing->store, change->entity, change->id, &current, &found, error);
    if (status == STATUS_OK && found)
        status = change_record(writing, change, &current, cascade, error);
    else if (status == STATUS_OK)
        message_set(rules_problem(problems_of(writing), change->entity, change->id, -1, "missing", false),
                    N_("There is no such record: %t1. Look it up again."), change->entity->label, NULL);
    record_clear(&current);
    return status;
}

/* Writes all changes of the set, telling progress and asking whether to stop. */
static enum status write_changes(struct writing *writing, const struct change_set *set, bool cascade,
                                 struct error *error)
{
    enum status status = STATUS_OK;

    for (size_t i = 0; status == STATUS_OK && i < set->count; i++) {
        status = writing_change(writing, &set->changes[i], cascade, error);
        if (status == STATUS_OK && i % TOLD_EVERY == 0)
            status = writing_tell(writing, i, 2 * set->count, error);
    }
    return status;
}

/* The records that the set is about to change, with those that new ones will belong to. */
static void note_planned(const struct change_set *set, struct touched_list *planned)
{
    for (size_t i = 0; i < set->count; i++) {
        const struct change *change = &set->changes[i];
        int parent = entity_parent_index(change->entity);
        if (change->kind != CHANGE_ADD)
            touched_note(planned, change->entity, change->id);
        for (size_t j = 0; j < change->assignment_count; j++)
            if (change->assignments[j].field == parent && change->assignments[j].value.kind == VALUE_REFERENCE)
                touched_note(planned, entity_get(change->entity->fields[parent].target),
                             change->assignments[j].value.integer);
    }
}

/* Runs the check files before anything is written: a warning that held already was answered already. A big set whose
 * warnings are accepted is spared it: nothing is asked, and its note holds only the first ones. */
static enum status remember_checks(struct writing *writing, const struct change_set *set, struct error *error)
{
    struct touched_list planned = {0};
    struct problems known = {0};
    enum status status = STATUS_OK;

    if (writing->options->skip_checks || (writing->options->accept_warnings && set->count > MOST_TOLD_APART))
        return STATUS_OK;
    note_planned(set, &planned);
    if (planned.count > 0)
        status = check_touched(writing->store, &planned, writing->as_of, &known, error);
    check_remember(&known, &writing->before);
    problems_clear(&known);
    touched_clear(&planned);
    return status;
}

enum status store_apply(struct store *store, const struct change_set *set, const struct journal_entry *entry,
                        const struct apply_options *options, struct apply_result *result, struct error *error)
{
    struct writing writing;
    enum status status = writing_begin(&writing, store, entry, entry->verb, options, result, error);

    if (status != STATUS_OK)
        return status;
    writing.conflicts_stop = true;
    status = writing_expect(&writing, set->count, error);
    if (status == STATUS_OK)
        status = remember_checks(&writing, set, error);
    if (status == STATUS_OK)
        status = write_changes(&writing, set, true, error);
    if (status == STATUS_OK)
        status = writing_finish(&writing, entry, error);
    writing_end(&writing);
    return status;
}
