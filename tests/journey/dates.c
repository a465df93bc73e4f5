/* Everything answers as of a day; changes of yesterday can be taken back. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

WALK_SUITE(dates);

/* The municipalities that the filter finds. */
static void find_municipality(const char *words)
{
    journey_keys(user, "<F9>municipalities<Enter>");
    journey_keys(user, "/");
    journey_keys(user, words);
    journey_keys(user, "<Enter>");
}

Test(dates, municipalities_are_those_of_the_day)
{
    user = walk_start(&walk, 80, 24);
    find_municipality("inderøy");
    journey_expect_text(user, "1729");
    journey_keys(user, "d2005<Enter>");
    journey_expect_text(user, "as of 31.12.2005");
    journey_expect_text(user, "1729");
    journey_keys(user, "/<Ctrl+U>mosvik<Enter>");
    journey_expect_text(user, "1723");
    journey_keys(user, "d1.1.2024<Enter>");
    journey_expect_text(user, "as of 01.01.2024");
    journey_expect_no_text(user, "1723");
    journey_keys(user, "/<Ctrl+U>inderøy<Enter>");
    journey_expect_text(user, "5053");
    journey_keys(user, "d<Backspace><Ctrl+U><Enter>");
    journey_expect_text(user, "as of 01.12.2009");
    journey_expect_text(user, "1729");
}

Test(dates, members_appear_as_their_successors)
{
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "/værnes<Enter>");
    journey_expect_text(user, "1714 Stjørdal");
    journey_keys(user, "a");
    journey_keys(user, "d2024-01-01<Enter>");
    journey_expect_text(user, "5035 Stjørdal");
    journey_expect_no_text(user, "1714 Stjørdal");
    journey_keys(user, "d<Ctrl+U><Enter>");
    journey_expect_text(user, "1714 Stjørdal");
}

Test(dates, a_day_that_is_none_is_asked_again)
{
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "d31.4.2009<Enter>");
    journey_expect_text(user, "there is no such day as “31.4.2009”");
    journey_keys(user, "<Esc>");
    journey_expect_text(user, "as of 01.12.2009");
    journey_keys(user, "dvår<Enter>");
    journey_expect_text(user, "“vår” is not a date");
    journey_keys(user, "<Ctrl+U>2009-06<Enter>");
    journey_expect_text(user, "as of 30.06.2009");
}

/* ---- Yesterday ---- */

static void change_name(const char *now, const char *more)
{
    user = walk_start_at(&walk, now);
    walk_to_arrangements(user);
    journey_keys(user, "<F2><End>");
    journey_keys(user, more);
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Saved: Barnevern");
    walk_quit(&user);
}

Test(dates, what_was_changed_yesterday_is_taken_back_today)
{
    change_name("2026-12-01T14:00:00Z", " i går");
    user = walk_start_at(&walk, "2026-12-02T08:00:00Z");
    walk_to_arrangements(user);
    journey_expect_text(user, "Barnevern i går");
    journey_keys(user, "h");
    journey_expect_text(user, "01.12.2026 14:00");
    journey_keys(user, "<Esc><Ctrl+Z>");
    journey_expect_text(user, "Taken back: changed: Barnevern i går");
    journey_expect_no_text(user, ">Barnevern i går");
    journey_keys(user, "h");
    journey_expect_text(user, "02.12.2026 08:00");
    journey_expect_text(user, "undone: ");
}

Test(dates, one_entry_is_taken_back_and_the_later_one_stays)
{
    change_name("2026-12-01T14:00:00Z", " i går");
    user = walk_start_at(&walk, "2026-12-02T08:00:00Z");
    walk_to_arrangements(user);
    journey_keys(user, "<F2>");
    walk_to_field(user, "Cost key");
    journey_keys(user, "folketall<Ctrl+S>");
    journey_expect_text(user, "Saved: ");
    journey_keys(user, "h<Down>");
    journey_expect_text(user, "Name: Barnevern → Barnevern i går");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Take this back?");
    journey_keys(user, "t<Esc>");
    journey_expect_no_text(user, ">Barnevern i går");
    journey_expect_text(user, ">Barnevern");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "folketall");
}

Test(dates, an_entry_overtaken_by_a_later_one_is_left_and_told)
{
    change_name("2026-12-01T14:00:00Z", " i går");
    change_name("2026-12-02T08:00:00Z", " og i dag");
    user = walk_start_at(&walk, "2026-12-03T08:00:00Z");
    walk_to_arrangements(user);
    journey_keys(user, "h<Down><Ctrl+Z>t");
    journey_expect_text(user, "changed since");
    journey_keys(user, "<Esc><Esc>");
    journey_expect_text(user, "Barnevern i går og i dag");
}
