/* Fields that stand in a state of their record, or in one of its years. */
#include "samreg/transfer/importing.h"

#include "samreg/base/memory.h"
#include "samreg/model/state.h"
#include "samreg/store/read.h"

#include <assert.h>
#include <string.h>

enum { MOST_STATES = 1000 };

/* The states of one kind that a record has, and which of them the row speaks of. */
struct states {
    const struct entity *kind;
    struct slice all;             /* every one, whenever it holds */
    const struct record *current; /* the one to correct, or NULL: one is added */
    struct record fresh;          /* what it shall be */
};

static bool is_given(const struct importing *importing, size_t field, const struct entity *kind)
{
    return importing->given[field] && importing->entity->fields[field].via == kind->id;
}

/* What a row says of one kind of state. */
struct said {
    bool given;   /* the file has a column of it */
    bool any;     /* the row fills one in */
    bool differs; /* from what the record shows */
};

static struct said compare(const struct importing *importing, const struct entity *kind, const struct record *before,
                           const struct record *after)
{
    static const struct value nothing;
    struct said said = {0};

    for (size_t i = 0; i < importing->entity->field_count; i++) {
        if (!is_given(importing, i, kind))
            continue;
        said.given = true;
        said.any = said.any || after->values[i].kind != VALUE_NONE;
        said.differs = said.differs || !value_equal(before ? &before->values[i] : &nothing, &after->values[i]);
    }
    return said;
}

static enum status read_all(struct importing *importing, int64_t parent, struct states *states, struct error *error)
{
    struct selection selection;
    enum status status;

    selection_init(&selection, states->kind, importing->options->as_of);
    selection.parent = parent;
    selection.all_dates = true;
    status = store_slice(importing->store, &selection, NULL, STORE_FORWARD, MOST_STATES, NULL, &states->all, error);
    selection_clear(&selection);
    return status;
}

/* ---- States with a period ---- */

static struct value *find_begin(const struct states *states, const struct record *record)
{
    return record_value(record, states->kind->from);
}

/* Sets the period of a state to be added; the one that holds when it begins ends there. */
static void begin_period(struct importing *importing, const struct importing_states *wanted,
                         const struct record *after, struct states *states)
{
    static const struct value nothing;
    const struct value *own = after->entity->from ? record_value(after, after->entity->from) : &nothing;
    const struct record *ended = state_begin(states->all.rows, states->all.count, &wanted->from, own,
                                             importing->options->as_of, &states->fresh);
    struct change *change;

    if (!ended)
        return;
    change = change_set_add(importing->set, CHANGE_SET, states->kind, ended->id, ended->version);
    change_assign(change, entity_field_index(states->kind, states->kind->to), &wanted->from);
}

static const struct record *find_state(const struct importing *importing, const struct states *states,
                                       const struct importing_states *wanted)
{
    if (wanted->from.kind == VALUE_NONE)
        return state_holding(states->all.rows, states->all.count, importing->options->as_of);
    for (size_t i = 0; i < states->all.count; i++) {
        if (value_equal(find_begin(states, &states->all.rows[i]), &wanted->from))
            return &states->all.rows[i];
    }
    return NULL;
}

/* ---- Years ---- */

static int64_t wanted_year(const struct importing *importing, const struct importing_states *wanted)
{
    return wanted->year.kind == VALUE_INTEGER ? wanted->year.integer : importing->options->as_of.year;
}

/* The year asked for; without one the newest on or before the day. */
static const struct record *find_year(const struct importing *importing, const struct states *states,
                                      const struct importing_states *wanted)
{
    int64_t year = wanted_year(importing, wanted);
    const struct record *found = NULL;

    for (size_t i = 0; i < states->all.count; i++) {
        const struct record *record = &states->all.rows[i];
        int64_t its = record_value(record, "year")->integer;
        bool fits = wanted->year.kind == VALUE_INTEGER ? its == year : its <= year;

        if (fits && (!found || its > record_value(found, "year")->integer))
            found = record;
    }
    return found;
}

/* ---- Both ---- */

/* Makes the state to be added, still without what the row says of it. */
static void make_fresh(struct importing *importing, const struct importing_states *wanted, const struct record *after,
                       struct states *states)
{
    static const char *const taken_along[] = {"source", "source_place"};
    const struct entity *kind = states->kind;
    struct str key = {0};

    record_init(&states->fresh, kind);
    value_set_reference(&states->fresh.values[entity_parent_index(kind)], after->id, NULL);
    if (kind->from)
        begin_period(importing, wanted, after, states);
    else
        value_set_integer(record_value(&states->fresh, "year"), wanted_year(importing, wanted));
    for (size_t i = 0; i < sizeof taken_along / sizeof taken_along[0]; i++) {
        int from = entity_field_index(after->entity, taken_along[i]);
        int to = entity_field_index(kind, taken_along[i]);

        if (from >= 0 && to >= 0)
            value_copy(&states->fresh.values[to], &after->values[from]);
    }
    importing_key_text(kind, states->fresh.values, NULL, &key);
    states->fresh.id =
        importing->options->stable_ids ? store_stable_id(kind, str_peek(&key)) : importing_new_id(importing);
    str_clear(&key);
}

static void change_kind(struct importing *importing, const struct importing_states *wanted, const struct record *after,
                        const struct said *said, struct states *states)
{
    states->current =
        states->kind->from ? find_state(importing, states, wanted) : find_year(importing, states, wanted);
    if (!states->current && !said->any)
        return;
    if (states->current) {
        record_init(&states->fresh, states->kind);
        record_copy(&states->fresh, states->current);
    } else {
        make_fresh(importing, wanted, after, states);
    }
    for (size_t i = 0; i < importing->entity->field_count; i++) {
        if (is_given(importing, i, states->kind))
            value_copy(record_value(&states->fresh, importing->entity->fields[i].name), &after->values[i]);
    }
    change_set_add_difference(importing->set, states->current, &states->fresh);
}

enum status importing_change_states(struct importing *importing, const struct importing_states *wanted,
                                    const struct record *before, const struct record *after, struct error *error)
{
    enum status status = STATUS_OK;

    for (const struct entity *kind = entity_next_child(importing->entity, NULL); kind && status == STATUS_OK;
         kind = entity_next_child(importing->entity, kind)) {
        struct states states = {.kind = kind};
        struct said said = compare(importing, kind, before, after);
        bool named = (kind->from ? &wanted->from : &wanted->year)->kind != VALUE_NONE;

        if (!said.given || (before && !said.differs && !named))
            continue;
        if (before)
            status = read_all(importing, after->id, &states, error);
        if (status == STATUS_OK)
            change_kind(importing, wanted, after, &said, &states);
        slice_clear(&states.all);
        if (states.fresh.entity)
            record_clear(&states.fresh);
    }
    return status;
}
