#include "samreg/app/edit.h"

#include "samreg/app/edit_internal.h"
#include "samreg/app/internal.h"
#include "samreg/base/memory.h"
#include "samreg/model/state.h"
#include "samreg/store/read.h"
#include "samreg/store/write.h"

#include <assert.h>
#include <stdlib.h>

/* Whether the `via` fields of that kind differ from what was read. */
static bool state_is_changed(const struct edit *edit, enum entity_id kind)
{
    for (size_t i = 0; i < edit->entity->field_count; i++) {
        const struct value *value = &edit->main.record.values[i];

        if (edit->entity->fields[i].via == kind &&
            (edit_is_new(edit) ? value->kind != VALUE_NONE : !value_equal(value, &edit->main.stored.values[i])))
            return true;
    }
    return false;
}

/* The next kind of state that the entity's `via` fields stand in; starts with NULL. */
static const struct entity *next_state(const struct edit *edit, const struct entity *previous)
{
    const struct entity *child = previous;

    while ((child = entity_next_child(edit->entity, child)) != NULL) {
        if ((child->flags & ENTITY_STATE) != 0)
            return child;
    }
    return NULL;
}

/* The year field of a kind of state that goes by year; -1 for one with a period. */
static int year_field(const struct entity *kind)
{
    for (size_t i = 0; kind->from == NULL && i < kind->field_count; i++) {
        if (kind->fields[i].type == FIELD_YEAR)
            return (int)i;
    }
    return -1;
}

bool edit_asks_period(const struct edit *edit)
{
    if (edit_is_new(edit))
        return false;
    for (size_t i = 0; i < edit->entity->field_count; i++) {
        const struct field *field = &edit->entity->fields[i];

        if (field->via != ENTITY_NONE && (entity_get(field->via)->from != NULL || edit->shows_older_year) &&
            edit->main.stored.values[i].kind != VALUE_NONE &&
            !value_equal(&edit->main.record.values[i], &edit->main.stored.values[i]))
            return true;
    }
    return false;
}

/* Of the states of one record, all of them: the newest year on or before the day. */
static const struct record *newest_year(const struct slice *slice, int year, int as_of)
{
    const struct record *newest = NULL;

    for (size_t i = 0; i < slice->count; i++) {
        int64_t of = slice->rows[i].values[year].integer;

        if (of <= as_of && (newest == NULL || of > newest->values[year].integer))
            newest = &slice->rows[i];
    }
    return newest;
}

/* Every state of a kind that the record has, whenever it holds. */
static enum status read_states(struct edit *edit, const struct entity *kind, struct slice *states, struct error *error)
{
    enum { MOST_STATES = 1000 };
    struct selection selection;
    enum status status;

    selection_init(&selection, kind, app_as_of(edit->app));
    selection.parent = edit->main.record.id;
    selection.all_dates = true;
    status = store_slice(edit->app->store, &selection, NULL, STORE_FORWARD, MOST_STATES, NULL, states, error);
    selection_clear(&selection);
    return status;
}

/* The one of them that the form's `via` fields show, or NULL. */
static const struct record *shown_state(const struct edit *edit, const struct entity *kind, const struct slice *states)
{
    int year = year_field(kind);

    return year >= 0 ? newest_year(states, year, app_as_of(edit->app).year)
                     : state_holding(states->rows, states->count, app_as_of(edit->app));
}

/* The record that holds the `via` fields of that kind as of the day (id 0 when there is none). */
static enum status read_state(struct edit *edit, const struct entity *kind, struct record *state, struct error *error)
{
    struct slice states = {0};
    const struct record *shown = NULL;
    enum status status = read_states(edit, kind, &states, error);

    if (status == STATUS_OK)
        shown = shown_state(edit, kind, &states);
    if (shown != NULL) {
        record_copy(state, shown);
    } else if (status == STATUS_OK) {
        record_clear(state);
        record_init(state, kind);
    }
    slice_clear(&states);
    return status;
}

enum status edit_read_years(struct edit *edit, struct error *error)
{
    enum status status = STATUS_OK;

    edit->shows_older_year = false;
    for (const struct entity *kind = next_state(edit, NULL); kind != NULL && status == STATUS_OK;
         kind = next_state(edit, kind)) {
        int year = year_field(kind);
        struct record state = {0};

        if (year < 0)
            continue;
        status = read_state(edit, kind, &state, error);
        edit->shows_older_year |= state.id != 0 && state.values[year].integer != app_as_of(edit->app).year;
        record_clear(&state);
    }
    return status;
}

/* Puts the form's `via` values in a state record. */
static void fill_state(const struct edit *edit, struct record *state)
{
    for (size_t i = 0; i < edit->entity->field_count; i++) {
        const struct field *field = &edit->entity->fields[i];

        if (field->via == state->entity->id)
            value_copy(record_value(state, field->name), &edit->main.record.values[i]);
    }
}

/* What somebody else changed in the state since it was read, where the form wants another value: a conflict each. */
static void find_state_conflicts(const struct edit *edit, const struct record *state, struct conflicts *conflicts)
{
    for (size_t i = 0; i < edit->entity->field_count; i++) {
        const struct field *field = &edit->entity->fields[i];
        const struct value *mine = &edit->main.record.values[i];
        const struct value *theirs;
        struct conflict *conflict;

        if (field->via != state->entity->id || value_equal(mine, &edit->main.stored.values[i]))
            continue;
        theirs = record_value(state, field->name);
        if (value_equal(theirs, &edit->main.stored.values[i]) || value_equal(theirs, mine))
            continue;
        conflict = conflicts_add(conflicts);
        conflict->entity = edit->entity;
        conflict->id = edit->main.record.id;
        conflict->field = (int)i;
        value_copy(&conflict->before, &edit->main.stored.values[i]);
        value_copy(&conflict->mine, mine);
        value_copy(&conflict->theirs, theirs);
    }
}

static void set_date(struct value *value, struct date date)
{
    char text[DATE_TEXT];

    value_set_text(value, date_format_iso(date, text));
}

/* Ends a state at the date. */
static void end_state(const struct record *state, const struct value *date, struct change_set *set)
{
    struct record ended = {0};

    record_copy(&ended, state);
    value_copy(record_value(&ended, state->entity->to), date);
    change_set_add_difference(set, state, &ended);
    record_clear(&ended);
}

/* Sets the period of a new state; the one whose place it takes ends where it begins. */
static void begin_state(const struct edit *edit, const struct slice *states, struct date from, struct record *fresh,
                        struct change_set *set)
{
    static const struct value nothing;
    const struct value *own = edit->entity->from != NULL ? record_value(&edit->main.record, edit->entity->from)
                                                         : &nothing;
    const struct record *ended;
    struct value begin = {0};

    if (date_is_set(from))
        set_date(&begin, from);
    ended = state_begin(states->rows, states->count, &begin, own, app_as_of(edit->app), fresh);
    if (ended != NULL)
        end_state(ended, &begin, set);
    value_clear(&begin);
}

/* Adds a state, on the date or (not set) where there is room for one; `like` (or NULL) lends the values that the form
 * does not show. */
static void add_new_state(struct edit *edit, const struct entity *kind, const struct slice *states,
                          const struct record *like, struct date from, struct change_set *set)
{
    int year = year_field(kind);
    struct record state = {0};

    record_init(&state, kind);
    if (like != NULL)
        record_copy(&state, like);
    state.id = store_new_id(edit->app->store);
    state.version = 0;
    value_set_reference(&state.values[entity_parent_index(kind)], edit->main.record.id, NULL);
    if (year >= 0)
        value_set_integer(&state.values[year], date_is_set(from) ? from.year : app_as_of(edit->app).year);
    else
        begin_state(edit, states, from, &state, set);
    fill_state(edit, &state);
    change_set_add_difference(set, NULL, &state);
    record_clear(&state);
}

/* Changes the fields of a state that the form shows. */
static void correct_state(struct edit *edit, const struct record *state, struct change_set *set)
{
    struct record corrected = {0};

    record_copy(&corrected, state);
    fill_state(edit, &corrected);
    change_set_add_difference(set, state, &corrected);
    record_clear(&corrected);
}

/* Whether the new state takes a place of its own instead of correcting the one there is. */
static bool begins_anew(const struct record *state, const struct edit_saving *saving)
{
    int year = year_field(state->entity);

    if (!saving->new_period || !date_is_set(saving->from))
        return false;
    return year < 0 || state->values[year].integer != saving->from.year;
}

/* Turns changed `via` fields of one kind into changes of its state records. */
static enum status add_state_changes(struct edit *edit, const struct entity *kind, const struct edit_saving *saving,
                                     struct change_set *set, struct conflicts *conflicts, struct error *error)
{
    struct slice states = {0};
    struct record none = {0};
    const struct record *shown;
    enum status status = edit_is_new(edit) ? STATUS_OK : read_states(edit, kind, &states, error);

    if (status != STATUS_OK)
        goto out;
    record_init(&none, kind);
    shown = shown_state(edit, kind, &states);
    if (!edit_is_new(edit))
        find_state_conflicts(edit, shown != NULL ? shown : &none, conflicts);
    if (shown == NULL)
        add_new_state(edit, kind, &states, NULL, saving->new_period ? saving->from : (struct date){0}, set);
    else if (begins_anew(shown, saving))
        add_new_state(edit, kind, &states, shown, saving->from, set);
    else
        correct_state(edit, shown, set);
out:
    record_clear(&none);
    slice_clear(&states);
    return status;
}

/* Adds what turns one record of the form from what is stored into what it is now. */
static void add_row_change(struct edit *edit, struct edit_row *row, struct change_set *set)
{
    if (!edit_row_is_changed(row))
        return;
    if (row->stored.entity == NULL) {
        if (row->record.id == 0)
            row->record.id = store_new_id(edit->app->store);
        change_set_add_difference(set, NULL, &row->record);
    } else if (row->removed) {
        change_set_add(set, CHANGE_REMOVE, row->record.entity, row->record.id, row->stored.version);
    } else {
        change_set_add_difference(set, &row->stored, &row->record);
    }
}

/* Everything the form changes, as one change set. Conflicts in state records are found on the way. */
static enum status collect_changes(struct edit *edit, const struct edit_saving *saving, struct change_set *set,
                                   struct conflicts *conflicts, struct error *error)
{
    enum status status = STATUS_OK;

    add_row_change(edit, &edit->main, set);
    for (const struct entity *kind = next_state(edit, NULL); kind != NULL && status == STATUS_OK;
         kind = next_state(edit, kind)) {
        if (state_is_changed(edit, kind->id))
            status = add_state_changes(edit, kind, saving, set, conflicts, error);
    }
    for (size_t i = 0; i < edit->kind_count; i++) {
        for (size_t row = 0; row < edit->kinds[i].count; row++)
            add_row_change(edit, &edit->kinds[i].rows[row], set);
    }
    return status;
}

/* The first problem that stops, in words, as an error. */
static enum status first_problem(const struct problems *problems, struct error *error)
{
    for (size_t i = 0; i < problems->count; i++) {
        if (!problems->items[i].warning) {
            if (error != NULL) {
                error->status = STATUS_DATA;
                message_copy(&error->message, &problems->items[i].message);
            }
            return STATUS_DATA;
        }
    }
    return STATUS_OK;
}

enum status edit_save(struct edit *edit, const struct edit_saving *saving, struct apply_result *result, int64_t *id,
                      struct error *error)
{
    struct change_set set = {0};
    struct journal_entry entry = app_entry(edit->app, edit_is_new(edit) ? JOURNAL_ADD : JOURNAL_SET);
    struct apply_options options = {.accept_warnings = saving->accept_warnings, .as_of = app_as_of(edit->app)};
    int64_t saved = edit->main.record.id;
    enum status status;

    edit_check(edit, &result->problems);
    status = first_problem(&result->problems, error);
    if (status != STATUS_OK)
        return status;
    problems_clear(&result->problems); /* the store finds the warnings again, with those across records */
    status = collect_changes(edit, saving, &set, &result->conflicts, error);
    if (status == STATUS_OK && result->conflicts.count > 0)
        status = error_set(error, STATUS_CONFLICT, N_("Somebody else has changed the same field meanwhile."), NULL);
    if (status != STATUS_OK)
        goto out;
    entry.entity = edit->entity;
    entry.record = saved;
    entry.note = memory_copy_text(saving->note);
    status = store_apply(edit->app->store, &set, &entry, &options, result, error);
    if (status == STATUS_OK) {
        app_wrote(edit->app);
        if (edit_read(edit, saved, error) != STATUS_OK) {
            error_clear(error); /* it is saved all the same; whoever looks next will be told */
        }
        if (id != NULL)
            *id = saved;
    }
out:
    free(entry.note);
    change_set_clear(&set);
    return status;
}

/* The record of the form that a conflict is about; a state's conflict belongs to the edited record itself. */
static struct edit_row *find_row(struct edit *edit, const struct conflict *conflict)
{
    for (size_t i = 0; i < edit->kind_count; i++) {
        for (size_t row = 0; row < edit->kinds[i].count; row++) {
            if (edit->kinds[i].rows[row].record.id == conflict->id)
                return &edit->kinds[i].rows[row];
        }
    }
    return &edit->main;
}

/* A state is no part of the record's version: what others have changed of the record itself is still to be met. */
static void resolve_state(struct edit_row *row, int field, const struct value *theirs, bool take_theirs)
{
    if (take_theirs)
        value_copy(&row->record.values[field], theirs);
    value_copy(&row->stored.values[field], theirs);
}

void edit_resolve(struct edit *edit, const struct conflict *conflict, bool take_theirs)
{
    struct edit_row *row = find_row(edit, conflict);
    struct record fresh = {0};
    struct error error = {0};
    int field = conflict->field;

    if (field >= 0 && conflict->entity != row->record.entity)
        field = entity_field_index(row->record.entity, conflict->entity->fields[field].name);
    if (app_fetch(edit->app, row->record.entity, row->record.id, &fresh, &error) != STATUS_OK) {
        error_clear(&error); /* removed meanwhile: the next save says so */
        record_clear(&fresh);
        return;
    }
    if (field >= 0 && !field_is_stored(&row->record.entity->fields[field])) {
        resolve_state(row, field, &fresh.values[field], take_theirs);
        record_clear(&fresh);
        return;
    }
    for (size_t i = 0; i < row->record.entity->field_count; i++) {
        bool touched = !value_equal(&row->record.values[i], &row->stored.values[i]);

        if (!touched || (take_theirs && ((int)i == field || conflict->removing)))
            value_copy(&row->record.values[i], &fresh.values[i]);
    }
    if (conflict->removing && take_theirs)
        row->removed = false;
    record_copy(&row->stored, &fresh);
    row->record.version = fresh.version;
    record_clear(&fresh);
}
