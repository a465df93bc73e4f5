#include "samreg/model/state.h"

#include <stdbool.h>

static struct value *begin_of(const struct record *state)
{
    return record_value(state, state->entity->from);
}

static struct value *end_of(const struct record *state)
{
    return record_value(state, state->entity->to);
}

/* The first day of a date field; no date at all where nothing is recorded. */
static struct date first_day(const struct value *value)
{
    struct date date = {0};

    if (value->kind == VALUE_TEXT && date_parse_iso(value->text, &date) == DATE_OK)
        date = date_first_day(date);
    return date;
}

static bool holds(const struct record *state, struct date day)
{
    struct date end = first_day(end_of(state));

    return date_compare(first_day(begin_of(state)), day) <= 0 && (!date_is_set(end) || date_compare(day, end) < 0);
}

const struct record *state_holding(const struct record *states, size_t count, struct date day)
{
    for (size_t i = 0; i < count; i++) {
        if (holds(&states[i], day))
            return &states[i];
    }
    return NULL;
}

/* The beginning of the first state after the day; NULL when there is none. */
static const struct value *next_begin(const struct record *states, size_t count, struct date day)
{
    const struct value *next = NULL;

    for (size_t i = 0; i < count; i++) {
        const struct value *begin = begin_of(&states[i]);

        if (date_compare(first_day(begin), day) > 0 &&
            (next == NULL || date_compare(first_day(begin), first_day(next)) < 0))
            next = begin;
    }
    return next;
}

/* The end of the last state that is over on the day; NULL when there is none. */
static const struct value *last_end(const struct record *states, size_t count, struct date day)
{
    const struct value *last = NULL;

    for (size_t i = 0; i < count; i++) {
        const struct value *end = end_of(&states[i]);

        if (date_is_set(first_day(end)) && date_compare(first_day(end), day) <= 0 &&
            (last == NULL || date_compare(first_day(end), first_day(last)) > 0))
            last = end;
    }
    return last;
}

const struct record *state_begin(const struct record *states, size_t count, const struct value *from,
                                 const struct value *own, struct date day, struct record *fresh)
{
    const struct record *ended = NULL;
    const struct value *over = last_end(states, count, day);
    const struct value *next;

    value_clear(end_of(fresh));
    if (from->kind != VALUE_NONE) {
        day = first_day(from);
        ended = state_holding(states, count, day);
        value_copy(begin_of(fresh), from);
        if (ended != NULL)
            value_copy(end_of(fresh), end_of(ended));
    } else if (over != NULL && date_compare(first_day(own), first_day(over)) < 0) {
        value_copy(begin_of(fresh), over);
    } else {
        value_copy(begin_of(fresh), own);
    }
    next = next_begin(states, count, day);
    if (next != NULL && end_of(fresh)->kind == VALUE_NONE)
        value_copy(end_of(fresh), next);
    return ended;
}
