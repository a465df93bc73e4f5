/* Every size of terminal: nothing refuses to run, the cursor stands on the focus after every key, and a change of size
 * loses no character. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

WALK_SUITE(sizes);

/* The cursor stands in a line that shows `text`, behind the sign of a list or in a field. */
static void expect_focus(const char *keys, const char *text)
{
    journey_keys(user, keys);
    journey_expect_cursor_on(user, text);
}

/* Panes, list, record, form and palette, wide enough for a name. */
static void walk_screens(int columns, int rows)
{
    user = walk_start(&walk, columns, rows);
    expect_focus("<Home>", "(all)");
    expect_focus("<Down>", "9-k");
    expect_focus("<End>", "Værnesr");
    expect_focus("<Tab>", "(all)");
    expect_focus("<Tab>", "Barne");
    expect_focus("<Enter>", "Name");
    expect_focus("<Down>", "Region");
    expect_focus("<F2>", "Barnevern ");
    expect_focus("<Tab>", "Værnesregionen ");
    expect_focus("<F4>fos", "fos ");
    expect_focus("<Esc>", "Værnesregionen ");
    expect_focus("<Shift+Tab>", "Barnevern ");
    expect_focus("<Esc>", "Region");
    expect_focus("<F9>undo", "undo ");
    expect_focus("<Esc>", "Region");
    expect_focus("<Esc>", "Barne");
    expect_focus("<F9>arrangements<Enter>", "Alarmsentral");
    expect_focus("<Down>", "Barnevern");
    expect_focus("/skatt", "Filter: skatt ");
    expect_focus("<Enter>", "Skatte");
    expect_focus("?", "Arrangements");
    journey_keys(user, "<Esc><Esc>q");
    journey_expect_exit(user, 0);
    journey_end(&user);
}

Test(sizes, cursor_on_the_focus_at_60_by_20)
{
    walk_screens(60, 20);
}

Test(sizes, cursor_on_the_focus_at_80_by_24)
{
    walk_screens(80, 24);
}

Test(sizes, cursor_on_the_focus_at_120_by_40)
{
    walk_screens(120, 40);
}

Test(sizes, cursor_on_the_focus_at_250_by_70)
{
    walk_screens(250, 70);
}

Test(sizes, usable_at_40_by_10)
{
    user = walk_start(&walk, 40, 10);
    expect_focus("<End>", "Værne");
    expect_focus("<Tab><Tab>", "Barne");
    expect_focus("<F2>", "Barnevern ");
    expect_focus(" i vest", " ");
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Saved: ");
}

Test(sizes, runs_in_one_cell)
{
    user = walk_start(&walk, 1, 1);
    journey_keys(user, "<Tab><Tab><Down><F2>X<Down><F4><Esc><F1><Esc>");
    journey_resize(user, 80, 24);
    journey_expect_text(user, "*Name (must)");
    journey_expect_text(user, "X ");
    journey_keys(user, "<Ctrl+G>d");
    journey_resize(user, 1, 1);
    journey_keys(user, "/x<Esc>d<Esc>h<Esc>j<Esc>c<Esc>s<Esc><F9>und<Esc><F9>regions<Enter><Down><Esc>");
    journey_resize(user, 2, 3);
    journey_keys(user, "<Ctrl+Q>");
    journey_expect_exit(user, 0);
}

/* Sizes that follow one another while a name is typed. */
static const int turns[][2] = {{60, 20}, {120, 40}, {40, 10}, {1, 1}, {200, 60}, {80, 24}};

Test(sizes, a_change_of_size_while_typing_loses_nothing)
{
    char typed[200] = "";

    user = walk_start(&walk, 80, 24);
    walk_to_arrangements(user);
    journey_keys(user, "<F6>");
    for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
        journey_keys(user, "Blåbær ");
        strcat(typed, "Blåbær ");
        journey_resize(user, turns[i][0], turns[i][1]);
    }
    journey_resize(user, 120, 40);
    journey_keys(user, "ø<Ctrl+S>");
    strcat(typed, "ø");
    journey_expect_text(user, "Saved: ");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "arrangement", "blåbær", "--columns", "name", "--format",
                                                 "csv"),
                        typed);
}

Test(sizes, keys_and_sizes_that_come_together)
{
    user = walk_start(&walk, 80, 24);
    walk_to_arrangements(user);
    journey_keys(user, "<F6>");
    for (int columns = 30; columns < 130; columns += 7) {
        journey_send(user, "æ", 2, 1);
        journey_resize(user, columns, 12 + columns % 13);
    }
    journey_resize(user, 80, 24);
    journey_expect_text(user, "æææææææææææææææ ");
    journey_expect_no_text(user, "ææææææææææææææææ");
}
