/* What is typed wrong is said beside the field in words, stops the save, and is never lost. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

WALK_SUITE_FROM(wrong_input, user = walk_start(&walk, 100, 40));

/* Types into a field and leaves it. */
static void type_in(const char *label, const char *text)
{
    walk_to_field(user, label);
    journey_keys(user, text);
    journey_keys(user, "<Tab>");
}

/* Saving stops, says why, and goes to the field. */
static void expect_not_saved(const char *label, const char *why)
{
    journey_expect_text(user, why);
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Not saved: ");
    journey_expect_text(user, "Arrangement: new");
    int row, column;
    cr_assert(journey_cursor(user, &row, &column));
    char *line = journey_line(user, row);
    cr_assert(strstr(line, label), "the cursor is not on \"%s\" but in: %s", label, line);
    free(line);
}

Test(wrong_input, a_day_that_the_calendar_does_not_have)
{
    walk_to_new_arrangement(user, "Kartsamarbeid");
    type_in("Effective", "30.2.2009");
    expect_not_saved("Effective", "there is no such day as “30.2.2009”");
    journey_keys(user, "<Ctrl+U>28.2.2009<Ctrl+S>");
    journey_expect_text(user, "Saved: Kartsamarbeid.");
}

Test(wrong_input, a_number_that_can_be_read_in_two_ways)
{
    walk_to_new_arrangement(user, "Kartsamarbeid");
    type_in("Annual cost", "1.000");
    expect_not_saved("Annual cost", "“1.000” can");
    journey_keys(user, "<Ctrl+U>1000<Ctrl+S>");
    journey_expect_text(user, "Saved: Kartsamarbeid.");
}

Test(wrong_input, a_name_that_two_municipalities_bear)
{
    walk_to_new_arrangement(user, "Kartsamarbeid");
    walk_to_rows(user, "Municipality");
    journey_keys(user, "Våler<Tab>");
    journey_expect_text(user, "0137 Våler");
    journey_expect_text(user, "0426 Våler");
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Not saved: ");
    journey_expect_cursor_on(user, "*Våler ");
    journey_keys(user, "<Ctrl+U>0137<Ctrl+S>");
    journey_expect_text(user, "Saved: Kartsamarbeid.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("show", "arrangement", "Kartsamarbeid"), "0137 Våler");
}

Test(wrong_input, an_end_before_the_beginning)
{
    walk_to_new_arrangement(user, "Kartsamarbeid");
    type_in("Effective", "2009");
    type_in("Through", "2008");
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Not saved: ");
    journey_expect_text(user, "Arrangement: new");
    walk_to_field(user, "Through");
    journey_keys(user, "<Ctrl+U>2010<Ctrl+S>");
    journey_expect_text(user, "Saved: Kartsamarbeid.");
}

Test(wrong_input, a_participant_twice_in_one_period)
{
    walk_to_new_arrangement(user, "Kartsamarbeid");
    walk_to_rows(user, "Municipality");
    journey_keys(user, "Selbu<F6>1664<Ctrl+S>");
    journey_expect_text(user, "Not saved: ");
    journey_expect_text(user, "Arrangement: new");
    journey_keys(user, "<F8><Ctrl+S>");
    journey_expect_text(user, "Saved: Kartsamarbeid.");
}

Test(wrong_input, more_text_than_the_field_takes)
{
    char name[200];

    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    walk_to_new_arrangement(user, name);
    journey_expect_text(user, "The field is full.");
    journey_keys(user, "<Tab>");
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Saved:");
}

Test(wrong_input, a_wrong_check_digit_is_asked_about_once_and_recorded)
{
    walk_to_new_arrangement(user, "Kartsamarbeid");
    type_in("Organisation number", "974760674");
    journey_expect_text(user, "the last digit of");
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Is this right?");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Arrangement: new");
    journey_expect_text(user, "Kartsamarbeid");
    journey_keys(user, "<Ctrl+S>s");
    journey_expect_text(user, "Saved: Kartsamarbeid.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("history", "arrangement", "Kartsamarbeid"), "should be 3");
}

Test(wrong_input, leaving_asks_and_every_answer_does_what_it_says)
{
    walk_to_new_arrangement(user, "Kartsamarbeid");
    journey_keys(user, "<Esc>");
    journey_expect_text(user, "What you have typed is not saved.");
    journey_keys(user, "b");
    journey_expect_no_text(user, "What you have typed is not saved.");
    journey_expect_cursor_on(user, "Kartsamarbeid ");
    journey_keys(user, "<F3>d");
    journey_expect_no_text(user, "Kartsamarbeid");
    journey_keys(user, "<F6>Kartsamarbeid<Ctrl+G>s");
    journey_expect_text(user, "Saved: Kartsamarbeid.");
}

Test(wrong_input, one_key_never_throws_away_what_was_typed)
{
    static const char *const keys[] = {"<Esc>", "<F3>", "<Ctrl+G>", "<F1>", "<F9>", "<F4>", "<F5>", "<F7>", "<F10>",
                                       "<Ctrl+C>", "<Ctrl+Z>", "<Ctrl+Y>", "<Ctrl+Q>", "<Ctrl+R>", "<Ctrl+L>",
                                       "<Ctrl+T>", "<Ctrl+P>", "<Ins>", "<PgUp>", "<PgDn>", "<Home>"};

    walk_to_new_arrangement(user, "Kartsamarbeid");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        journey_keys(user, keys[i]);
        if (walk_shows(user, "What you have typed is not saved."))
            journey_keys(user, "b");
        else if (!walk_shows(user, "Ctrl+S Save")) /* something lies over the form */
            journey_keys(user, "<Esc>");
        walk_to_field(user, "Name");
        journey_expect_text(user, "Arrangement: new");
    }
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Saved: ");
}
