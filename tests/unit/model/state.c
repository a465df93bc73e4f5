#include "samreg/model/state.h"

#include <criterion/criterion.h>

/* Two states: from 2004 through 2006, and from 2009 on. */
static void fill(struct record states[2])
{
    for (int i = 0; i < 2; i++) {
        states[i] = (struct record){0};
        record_init(&states[i], entity_get(ENTITY_ARRANGEMENT_STATE));
    }
    value_set_text(record_value(&states[0], "valid_from"), "2004");
    value_set_text(record_value(&states[0], "valid_to"), "2007");
    value_set_text(record_value(&states[1], "valid_from"), "2009-06");
}

static void clear(struct record states[2])
{
    record_clear(&states[0]);
    record_clear(&states[1]);
}

Test(state, holds_from_its_beginning_to_its_end)
{
    struct record states[2];

    fill(states);
    cr_expect_null(state_holding(states, 2, (struct date){2003, 12, 31}));
    cr_expect_eq(state_holding(states, 2, (struct date){2004, 1, 1}), &states[0]);
    cr_expect_eq(state_holding(states, 2, (struct date){2006, 12, 31}), &states[0]);
    cr_expect_null(state_holding(states, 2, (struct date){2007, 1, 1}));
    cr_expect_null(state_holding(states, 2, (struct date){2009, 5, 31}));
    cr_expect_eq(state_holding(states, 2, (struct date){2030, 1, 1}), &states[1]);
    clear(states);
}

/* Adds a state and holds its period and the state that it ends against what is expected ("" for an open end). */
static void expect_period(const char *from, const char *own, struct date day, const char *begin, const char *end,
                          int ended)
{
    struct record states[2];
    struct record fresh = {0};
    struct value from_value = {0};
    struct value own_value = {0};
    const struct record *found;

    fill(states);
    record_init(&fresh, entity_get(ENTITY_ARRANGEMENT_STATE));
    value_set_text(&from_value, from);
    value_set_text(&own_value, own);
    found = state_begin(states, 2, &from_value, &own_value, day, &fresh);
    cr_expect_eq(found, ended < 0 ? NULL : &states[ended], "from %s", from);
    cr_expect_str_eq(record_value(&fresh, "valid_from")->text ? record_value(&fresh, "valid_from")->text : "", begin);
    cr_expect_str_eq(record_value(&fresh, "valid_to")->text ? record_value(&fresh, "valid_to")->text : "", end);
    value_clear(&from_value);
    value_clear(&own_value);
    record_clear(&fresh);
    clear(states);
}

Test(state, takes_over_the_rest_of_the_period_it_falls_in)
{
    struct date day = {2010, 1, 1};

    expect_period("2005-03", "", day, "2005-03", "2007", 0);
    expect_period("2011", "", day, "2011", "", 1);
}

Test(state, between_two_it_ends_where_the_next_begins)
{
    struct date day = {2010, 1, 1};

    expect_period("2008", "", day, "2008", "2009-06", -1);
    expect_period("2001", "", day, "2001", "2004", -1);
}

Test(state, without_a_beginning_it_fills_the_gap_that_the_day_lies_in)
{
    expect_period("", "2000", (struct date){2003, 1, 1}, "2000", "2004", -1);
    expect_period("", "2000", (struct date){2008, 1, 1}, "2007", "2009-06", -1);
    expect_period("", "2008", (struct date){2008, 6, 1}, "2008", "2009-06", -1);
    expect_period("", "", (struct date){2003, 1, 1}, "", "2004", -1);
}
