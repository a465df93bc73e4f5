/* Fields that stand in a state of their record, or in one of its years. */
#include "samreg/transfer/importing.h"

#include "samreg/base/memory.h"
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

static struct value *find_end(const struct states *states, const struct record *record)
{
    return record_value(record, states->kind->to);
}

/* The first day of a date field; no date at all where nothing is recorded. */
static struct date first_day(const struct value *value)
{
    struct date date = {0};

    if (value->kind == VALUE_TEXT && date_parse_iso(value->text, &date) == DATE_OK)
        date = date_first_day(date);
    return date;
}

static bool holds(const struct states *states, const struct record *record, struct date day)
{
    struct date end = first_day(find_end(states, record));

    return date_compare(first_day(find_begin(states, record)), day) <= 0 &&
           (!date_is_set(end) || date_compare(day, end) < 0);
}

/* The state that holds on the day, or NULL. */
static const struct record *find_holding(const struct states *states, struct date day)
{
    for (size_t i = 0; i < states->all.count; i++) {
        if (holds(states, &states->all.rows[i], day))
            return &states->all.rows[i];
    }
    return NULL;
}

/* The beginning of the first state after the day; nothing when there is none. */
static const struct value *find_next_begin(const struct states *states, struct date day)
{
    const struct value *next = NULL;

    for (size_t i = 0; i < states->all.count; i++) {
        const struct value *begin = find_begin(states, &states->all.rows[i]);

        if (date_compare(first_day(begin), day) > 0 && (!next || date_compare(first_day(begin), first_day(next)) < 0))
            next = begin;
    }
    return next;
}

/* The end of the last state that is over on the day; nothing when there is none. */
static const struct value *find_last_end(const struct states *states, struct date day)
{
    const struct value *last = NULL;

    for (size_t i = 0; i < states->all.count; i++) {
        const struct value *end = find_end(states, &states->all.rows[i]);

        if (date_is_set(first_day(end)) && date_compare(first_day(end), day) <= 0 &&
            (!last || date_compare(first_day(end), first_day(last)) > 0))
            last = end;
    }
    return last;
}

/* Ends the state that holds when the new one begins; the new one holds until that one would have ended. */
static void end_previous(struct importing *importing, struct states *states, const struct value *begin)
{
    const struct record *previous = find_holding(states, first_day(begin));
    struct change *change;

    if (!previous)
        return;
    value_copy(find_end(states, &states->fresh), find_end(states, previous));
    change = change_set_add(importing->set, CHANGE_SET, states->kind, previous->id, previous->version);
    change_assign(change, entity_field_index(states->kind, states->kind->to), begin);
}

/* Sets the period of a state to be added. */
static void begin_period(struct importing *importing, const struct importing_states *wanted,
                         const struct record *after, struct states *states)
{
    struct value *begin = find_begin(states, &states->fresh);
    const struct value *own = after->entity->from ? record_value(after, after->entity->from) : NULL;
    struct date day = importing->options->as_of;
    const struct value *over = find_last_end(states, day);
    const struct value *next;

    if (wanted->from.kind != VALUE_NONE) {
        value_copy(begin, &wanted->from);
        day = first_day(begin);
        end_previous(importing, states, begin);
    } else if (over && (!own || date_compare(first_day(own), first_day(over)) < 0)) {
        value_copy(begin, over);
    } else if (own) {
        value_copy(begin, own);
    }
    next = find_next_begin(states, day);
    if (next)
        value_copy(find_end(states, &states->fresh), next);
}

static const struct record *find_state(const struct importing *importing, const struct states *states,
                                       const struct importing_states *wanted)
{
    if (wanted->from.kind == VALUE_NONE)
        return find_holding(states, importing->options->as_of);
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
