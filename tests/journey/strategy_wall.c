/* The second screen: what the facilitator shows is on the wall at once, and nothing else ever is. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static struct walk walk;
static struct journey *facilitator;
static struct journey *wall;   /* 60 by 20, for the room */
static struct journey *second; /* with its frame, in the hands of a colleague */

/* The clock stands still, so that a timer shows what it was set to. */
static const char *const now = "2026-11-26T10:00:00Z";

static void begin(void)
{
    walk_begin(&walk);
    wall = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--follow", "--present"), 60, 20, now);
    second = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--follow"), 100, 30, now);
}

static void end(void)
{
    journey_end(&facilitator);
    journey_end(&wall);
    journey_end(&second);
    walk_end(&walk);
}

TestSuite(strategy_wall, .init = begin, .fini = end);

static void start_facilitator(void)
{
    facilitator = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy"), 80, 24, now);
}

/* Both followers show it / show it no more. */
static void both_await(const char *text)
{
    journey_await_text(wall, text);
    journey_await_text(second, text);
}

static void both_await_none(const char *text)
{
    journey_await_no_text(wall, text);
    journey_await_no_text(second, text);
}

/* Where a text stands on the screen: its row; -1 when it does not. */
static int row_of(const struct journey *user, const char *text, int rows)
{
    int found = -1;

    for (int row = 0; row < rows && found < 0; row++) {
        char *line = journey_line(user, row);

        if (strstr(line, text) != NULL)
            found = row;
        free(line);
    }
    return found;
}

Test(strategy_wall, waits_calmly_until_something_is_presented_and_stays_when_the_facilitator_goes)
{
    both_await("Nothing is presented yet.");
    start_facilitator();
    both_await("Round 2 of 2 (closed): Etter siste strategisamling");
    both_await("6 of 6 placed");
    both_await("ILLUSTRATION");
    journey_expect_no_text(wall, "F1");
    journey_expect_text(second, "F1 Help");
    walk_quit(&facilitator);
    journey_resize(wall, 80, 24);
    journey_expect_text(wall, "Selbu");
    journey_expect_text(wall, "Round 2 of 2");
    journey_keys(wall, "xF7?");
    journey_expect_text(wall, "Round 2 of 2");
    journey_keys(wall, "q");
    journey_expect_exit(wall, 0);
    journey_keys(second, "q");
    journey_expect_exit(second, 0);
}

Test(strategy_wall, nudges_moves_and_what_is_taken_back_are_seen)
{
    int before;

    start_facilitator();
    journey_keys(facilitator, "<F6>Tredje<Enter>");
    both_await("Round 3 of 3: Tredje");
    journey_keys(facilitator, "t");
    before = row_of(wall, "Selbu", 20);
    journey_keys(facilitator, "/sel<Enter>71");
    both_await("Selbu");
    journey_keys(facilitator, "b");
    both_await_none("Selbu");
    journey_keys(facilitator, "b");
    both_await("Selbu");
    cr_expect_gt(row_of(wall, "Selbu", 20), before + 4, "further down while it is on its way");
    journey_keys(facilitator, "<Esc>b");
    both_await_none("Selbu");
    journey_keys(facilitator, "b");
    both_await("Selbu");
    cr_expect_eq(row_of(wall, "Selbu", 20), before, "back where it stood");
    journey_keys(facilitator, "71<Enter>");
    walk_quit(&facilitator);
    journey_keys(wall, "<Ctrl+L>");
    cr_expect_gt(row_of(wall, "Selbu", 20), before + 4, "where it was put");
}

Test(strategy_wall, blank_names_and_revealing_one_by_one)
{
    start_facilitator();
    both_await("Frosta");
    journey_keys(facilitator, "h");
    both_await_none("Frosta");
    both_await("6 of 6 placed");
    journey_expect_text(facilitator, "NAMES HIDDEN");
    journey_expect_text(facilitator, "Malvik");
    journey_keys(facilitator, "h");
    both_await("Frosta");
    journey_keys(facilitator, "r");
    both_await("0 of 6 placed");
    both_await_none("Frosta");
    journey_keys(facilitator, "r");
    both_await("Frosta");
    journey_keys(facilitator, "r");
    both_await("Malvik");
    both_await_none("Tydal");
    journey_expect_text(facilitator, "REVEALED 2/6");
    journey_keys(facilitator, "R");
    both_await("Tydal");
    journey_keys(facilitator, "b");
    both_await_none("Tydal");
    journey_await_text(second, "Strategiprosess Værnesregionen");
    journey_expect_text(facilitator, "WALL BLANK");
    journey_keys(facilitator, "b");
    both_await("Tydal");
    journey_keys(facilitator, "A");
    both_await("Tjenestesenter");
    journey_keys(facilitator, "A");
    both_await_none("Tjenestesenter");
}

Test(strategy_wall, three_rounds_with_trails_and_turned)
{
    start_facilitator();
    both_await("Round 2 of 2");
    journey_keys(facilitator, "tt");
    both_await("▄");
    journey_keys(facilitator, "-");
    both_await("Round 1 of 2 (closed): Tidlig i prosessen");
    both_await_none("▄");
    journey_keys(facilitator, "<F6>Tredje<Enter>/tyd<Enter>99<Enter>");
    both_await("Round 3 of 3: Tredje");
    both_await("▄");
    journey_keys(facilitator, "t");
    both_await_none("▄");
    journey_keys(facilitator, "o");
    both_await("↑ Gjøre mest mulig selv");
    journey_keys(facilitator, "<Ctrl+Z>");
    both_await("↑ Forpliktende regional allianse");
    journey_keys(facilitator, "dUtrede skatt<Enter>");
    both_await("Decided: Utrede skatt");
    journey_keys(facilitator, "cy");
    both_await("(closed)");
    journey_keys(facilitator, "<Ctrl+Z>");
    both_await_none("(closed)");
}

Test(strategy_wall, no_vote_is_seen_before_its_time)
{
    start_facilitator();
    journey_keys(facilitator, "<F6>Tredje<Enter>t");
    both_await("Round 3 of 3");
    journey_keys(facilitator, "/sel<Enter>v12");
    both_await("Votes: 0");
    journey_expect_text(facilitator, "Selbu  Votes: 0.");
    journey_keys(facilitator, "<Enter><Enter>");
    both_await("Votes: 1");
    for (int voter = 2; voter <= 5; voter++)
        journey_keys(facilitator, voter % 2 == 0 ? "92<Enter><Enter>" : "93<Enter><Enter>");
    both_await("Votes: 5");
    journey_expect_no_text(wall, "┃");
    journey_expect_no_text(wall, "split");
    journey_expect_no_text(wall, "ordfører");
    journey_keys(facilitator, "Vy");
    both_await("━");
    journey_keys(facilitator, "v");
    both_await_none("━");
}

Test(strategy_wall, a_narrow_wall_says_who_is_placed_rather_than_how_many_have_voted)
{
    start_facilitator();
    journey_keys(facilitator, "<F6>Tredje<Enter>/sel<Enter>v12<Enter><Enter>");
    both_await("Votes: 1");
    journey_resize(wall, 24, 8);
    journey_expect_text(wall, "6 of 6 placed");
    journey_expect_no_text(wall, "otes: 1");
}

Test(strategy_wall, a_vote_from_another_terminal_is_counted_and_not_told)
{
    start_facilitator();
    journey_keys(facilitator, "<F6>Tredje<Enter>/sel<Enter>v");
    both_await("Votes: 0");
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "strategy_vote", "round=Tredje", "municipality=Selbu", "voter=rådmann",
                                          "x=120", "y=130"), NULL);
    both_await("Votes: 1");
    journey_await_text(facilitator, "Selbu  Votes: 1.");
    journey_expect_no_text(facilitator, "120");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_vote", "--format", "csv"), "Tredje,,1664,,,,");
    journey_keys(facilitator, "Vy");
    journey_expect_text(facilitator, "are revealed.");
    journey_await_text(wall, "Votes: 1");
}

Test(strategy_wall, a_voters_own_terminal_gives_votes_and_leads_nothing)
{
    struct journey *voter;

    start_facilitator();
    journey_keys(facilitator, "<F6>Tredje<Enter>/sel<Enter>v92<Enter><Enter>");
    both_await("Votes: 1");
    voter = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--vote"), 80, 24, now);
    journey_expect_text(voter, "Round 3 of 3: Tredje");
    journey_expect_text(voter, "Votes here are given as");
    journey_expect_text(voter, "Selbu  Two digits or arrows place a vote; nobody else sees it.");
    journey_keys(voter, "n<Ctrl+U><Enter>");
    journey_expect_text(voter, "Say who votes: a number, a role or a name.");
    journey_keys(voter, "ordfører<Enter>");
    journey_expect_text(voter, "Votes as: ordfører");
    journey_keys(voter, "12");
    journey_expect_text(voter, "150, 250  Enter gives the vote");
    journey_expect_no_text(voter, "■");
    journey_keys(voter, "<Enter>");
    journey_expect_text(voter, "Your vote about Selbu is in.");
    journey_expect_text(voter, "Stjørdal  Two digits or arrows");
    journey_expect_text(voter, "Not voted about here: Frosta, Malvik, Meråker, Stjørdal, Tydal");
    both_await("Votes: 2");
    journey_expect_no_text(wall, "ordfører");
    journey_await_text(facilitator, "Selbu  Votes: 2.");
    journey_keys(facilitator, "-");
    journey_await_text(voter, "Round 2 of 3");
    journey_expect_text(voter, "The voting is over: the round is closed.");
    journey_expect_no_text(voter, "Two digits or arrows");
    journey_keys(voter, "1");
    journey_expect_text(voter, "“Etter siste strategisamling” is closed: no vote can be given in it.");
    journey_keys(facilitator, "+");
    journey_await_text(voter, "Round 3 of 3");
    journey_keys(voter, "bcV<F9>45");
    journey_expect_text(voter, "450, 550");
    journey_keys(facilitator, "-");
    both_await("Round 2 of 3");
    journey_expect_text(voter, "Round 3 of 3");
    journey_keys(voter, "q");
    journey_expect_text(voter, "A vote is on its way");
    journey_keys(voter, "<Enter>");
    journey_expect_text(voter, "Your vote about Stjørdal is in.");
    journey_await_text(voter, "Round 2 of 3");
    journey_keys(voter, "q");
    journey_expect_exit(voter, 0);
    journey_end(&voter);
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_vote", "--columns", "municipality", "--format",
                                                 "csv"),
                        "1714");
}

Test(strategy_wall, a_voters_terminal_on_a_register_for_reading_only_says_so)
{
    struct journey *voter =
        walk_start_command(&walk, JOURNEY_ARGUMENTS("--read-only", "strategy", "--vote"), 80, 24, now);

    journey_keys(voter, "1");
    journey_expect_text(voter, "The register is open for reading only.");
    journey_keys(voter, "<Right>");
    journey_expect_text(voter, "The register is open for reading only.");
    journey_expect_no_text(voter, "Enter gives the vote");
    journey_end(&voter);
}

Test(strategy_wall, a_vote_that_was_on_its_way_at_a_voters_terminal_is_there_again)
{
    struct journey *voter;

    start_facilitator();
    journey_keys(facilitator, "<F6>Tredje<Enter>");
    both_await("Round 3 of 3");
    voter = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--vote"), 80, 24, now);
    journey_keys(voter, "/tyd<Enter>n<Ctrl+U>leder<Enter>77");
    journey_expect_text(voter, "750, 750");
    journey_hang_up(voter);
    journey_expect_exit(voter, 128 + SIGHUP);
    journey_end(&voter);
    voter = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--vote"), 80, 24, now);
    journey_expect_text(voter, "A vote about 1665 Tydal in “Tredje” was on its way at");
    journey_keys(voter, "o");
    journey_expect_text(voter, "Votes as: leder");
    journey_keys(voter, "<Enter>");
    journey_expect_text(voter, "Your vote about Tydal is in.");
    journey_end(&voter);
}

Test(strategy_wall, follows_the_facilitator_to_another_process)
{
    start_facilitator();
    both_await("Strategiprosess Værnesregionen");
    journey_keys(facilitator, "<F7>new<Enter>Tiltak 2027<Enter>fosen<Enter>");
    both_await("Tiltak 2027");
    both_await("0 of 7 placed");
    journey_keys(facilitator, "88");
    both_await("1 of 7 placed");
    both_await("Bjugn");
}

Test(strategy_wall, the_timer_is_large_and_can_be_paused)
{
    start_facilitator();
    both_await("Round 2 of 2");
    journey_keys(facilitator, "T4:30<Enter>");
    journey_expect_text(facilitator, "04:30");
    both_await(" ▄▀▀▄ █  █ ▄ ▀▀▀▄ ▄▀▀▄");
    both_await("Strategiprosess Værnesregionen");
    journey_expect_text(wall, "Round 2 of 2 (closed): Etter siste");
    journey_expect_text(wall, "strategisamling");
    journey_keys(facilitator, "<Space>");
    journey_expect_text(facilitator, "The timer is paused.");
    journey_keys(facilitator, "T<Ctrl+U><Enter>");
    journey_expect_no_text(facilitator, "04:30");
    both_await_none("█  █ ▄");
}

Test(strategy_wall, the_timer_goes_on_while_nobody_touches_a_key)
{
    struct journey *ticking =
        walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--follow", "--present"), 40, 11, NULL);

    facilitator = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy"), 80, 24, NULL);
    journey_await_text(ticking, "Frosta");
    journey_keys(facilitator, "T4:30<Enter>");
    journey_await_text(ticking, "04:28");
    journey_await_text(facilitator, "04:28");
    journey_end(&ticking);
}

Test(strategy_wall, what_others_change_is_seen_when_the_facilitator_was_killed)
{
    start_facilitator();
    journey_keys(facilitator, "<F6>Tredje<Enter>");
    both_await("Round 3 of 3");
    journey_signal(facilitator, SIGKILL);
    journey_expect_exit(facilitator, 128 + SIGKILL);
    walk_command(&walk, JOURNEY_ARGUMENTS("remove", "position", "Tredje//Tydal"), NULL);
    both_await_none("Tydal");
    both_await("5 of 6 placed");
}

Test(strategy_wall, shows_its_last_picture_while_the_file_is_locked_and_catches_up)
{
    sqlite3 *lock = NULL;

    start_facilitator();
    both_await("Round 2 of 2");
    cr_assert_eq(sqlite3_open(walk.demo, &lock), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(lock, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    journey_keys(facilitator, "b");
    journey_expect_text(facilitator, "The wall is blank.");
    journey_resize(wall, 70, 22);
    journey_expect_text(wall, "Frosta");
    journey_expect_text(second, "Frosta");
    cr_assert_eq(sqlite3_exec(lock, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(lock);
    both_await_none("Frosta");
    journey_keys(facilitator, "b");
    both_await("Frosta");
}

Test(strategy_wall, what_could_not_be_presented_is_tried_again_though_the_file_never_changed)
{
    sqlite3 *lock = NULL;

    start_facilitator();
    both_await("Frosta");
    cr_assert_eq(sqlite3_open(walk.demo, &lock), SQLITE_OK);
    cr_assert_eq(sqlite3_exec(lock, "BEGIN IMMEDIATE", NULL, NULL, NULL), SQLITE_OK);
    journey_keys(facilitator, "b");
    journey_expect_text(facilitator, "The wall is blank.");
    journey_expect_text(wall, "Frosta");
    cr_assert_eq(sqlite3_exec(lock, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
    both_await_none("Frosta");
    sqlite3_close(lock);
}

Test(strategy_wall, two_facilitators_see_each_other_and_both_lead_the_wall)
{
    struct journey *deputy;

    start_facilitator();
    both_await("Round 2 of 2");
    deputy = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy"), 80, 24, now);
    journey_expect_text(deputy, "facilitates this process too");
    journey_await_text(facilitator, "facilitates this process too");
    journey_keys(deputy, "-");
    both_await("Round 1 of 2");
    journey_await_text(facilitator, "Round 1 of 2");
    journey_keys(facilitator, "+");
    both_await("Round 2 of 2");
    journey_await_text(deputy, "Round 2 of 2");
    journey_end(&deputy);
}

Test(strategy_wall, of_two_markers_on_their_way_the_one_moved_last_is_shown_and_then_the_other)
{
    struct journey *deputy;

    start_facilitator();
    journey_keys(facilitator, "<F6>Tredje<Enter>"); /* with trails, which say where a marker goes */
    both_await("Round 3 of 3: Tredje");
    deputy = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy"), 80, 24, now);
    journey_keys(facilitator, "/fro<Enter>99");
    both_await("↗");
    journey_keys(deputy, "/sel<Enter>11");
    both_await("↙");
    both_await_none("↗");
    journey_keys(deputy, "<Enter>");
    both_await("↗");
    both_await("↙");
    journey_keys(facilitator, "<Enter>");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "position", "round:Tredje", "basis:agreed", "--columns",
                                                 "municipality,x,y", "--format", "csv"),
                        "1717,950,950");
    journey_end(&deputy);
}

Test(strategy_wall, a_card_tries_the_projector_out)
{
    journey_keys(wall, "t");
    journey_expect_text(wall, "abcdefghijklmnopqrstuvwxyz æøå ÆØÅ 0123456789");
    journey_keys(wall, "<Enter>");
    journey_expect_text(wall, "Nothing is presented yet.");
    journey_keys(wall, "<Ctrl+c>");
    journey_expect_exit(wall, 0);
}

Test(strategy_wall, a_process_that_is_removed_leaves_the_wall_and_another_can_be_shown)
{
    struct journey *late;

    start_facilitator();
    both_await("Frosta");
    walk_quit(&facilitator);
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "strategy_process", "name=Tom", "x_name=a", "x_low=b", "x_high=c",
                                          "y_name=d", "y_low=e", "y_high=f"), NULL);
    facilitator = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--process", "Tom"), 80, 24, now);
    both_await("Tom");
    walk_quit(&facilitator);
    walk_command(&walk, JOURNEY_ARGUMENTS("remove", "strategy_process", "Tom"), NULL);
    journey_await_text(wall, "The strategy process was removed.");
    late = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--follow", "--present"), 60, 20, now);
    journey_await_text(late, "Frosta");
    journey_end(&late);
    walk_command(&walk, JOURNEY_ARGUMENTS("undo"), NULL);
    both_await("No round yet");
}
