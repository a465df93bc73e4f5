/* Two facilitators of one process: what is on its way at one of them, or asked, stays where it was begun whatever the
 * other shows meanwhile. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

static struct walk walk;
static struct journey *one, *other;

static void begin(void)
{
    walk_begin(&walk);
    one = walk_start_strategy(&walk, 140, 40);
    walk_begin_round(one);
    other = walk_start_strategy(&walk, 140, 40);
    journey_expect_text(other, "Round 3 of 3: Tredje");
    journey_await_text(one, "facilitates this process too");
}

static void end(void)
{
    journey_end(&one);
    journey_end(&other);
    walk_end(&walk);
}

TestSuite(strategy_pair, .init = begin, .fini = end);

/* The other one goes to round 2, and the first notices. */
static void go_elsewhere(void)
{
    journey_keys(other, "-");
    journey_expect_text(other, "Round 2 of 3");
    journey_await_text(one, "has gone to “Etter siste strategisamling” with the wall. You stay here");
    journey_expect_text(one, "Round 3 of 3");
    journey_expect_text(one, "WALL ELSEWHERE");
}

static void expect_position(const char *round, const char *municipality, const char *place)
{
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "position", round, municipality, "--columns", "round,x,y",
                                                 "--format", "csv"), place);
}

Test(strategy_pair, a_move_arrives_in_the_round_where_it_set_out)
{
    journey_keys(one, "/fro<Enter>99");
    journey_expect_text(one, "Frosta  950, 950");
    go_elsewhere();
    journey_keys(one, "<Enter>");
    journey_expect_text(one, "Frosta: 950, 950 Regional partner.");
    expect_position("round:Tredje", "municipality:Frosta", "Tredje,950,950");
    journey_expect_text(one, "WALL ELSEWHERE");
    journey_expect_text(other, "Round 2 of 3");
    journey_keys(one, "-");
    journey_expect_text(one, "Round 2 of 3");
    journey_expect_no_text(one, "WALL ELSEWHERE");
    journey_keys(other, "+");
    journey_await_text(one, "Round 3 of 3");
}

Test(strategy_pair, a_first_digit_waits_in_its_round_for_the_second)
{
    journey_keys(one, "/fro<Enter>9");
    go_elsewhere();
    journey_keys(one, "9<Enter>");
    expect_position("round:Tredje", "municipality:Frosta", "Tredje,950,950");
}

Test(strategy_pair, a_move_stays_in_its_round_when_the_other_begins_one)
{
    journey_keys(one, "/fro<Enter>99");
    journey_keys(other, "<F6>Fjerde<Enter>");
    journey_await_text(one, "has gone to “Fjerde” with the wall. You stay here");
    journey_expect_text(one, "Round 3 of 4");
    journey_keys(one, "<Enter>");
    expect_position("round:Tredje", "municipality:Frosta", "Tredje,950,950");
}

Test(strategy_pair, a_vote_is_given_in_the_round_where_it_was_begun)
{
    journey_keys(one, "/fro<Enter>v99");
    go_elsewhere();
    journey_keys(one, "<Enter>ordfører<Enter>");
    journey_expect_text(one, "The vote about Frosta is in: 1 so far.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_vote", "--columns", "round,municipality",
                                                 "--format", "csv"), "Tredje,1717");
}

Test(strategy_pair, a_name_is_placed_in_the_round_where_it_was_taken_up)
{
    journey_keys(one, "/fro<Enter>m<Right><Down>");
    go_elsewhere();
    journey_keys(one, "<Enter>");
    journey_expect_text(one, "The name of Frosta stays where it was put.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("history", "--limit", "1"), "Frosta, Tredje, ");
}

/* The other one goes to round 2 while a question or a line is open here: the screen below it follows. */
static void go_elsewhere_behind(const char *question)
{
    journey_expect_text(one, question);
    journey_keys(other, "-");
    journey_await_text(one, "Round 2 of 3");
    journey_expect_text(one, question);
}

Test(strategy_pair, the_round_that_was_asked_about_is_closed)
{
    journey_keys(one, "cc");
    go_elsewhere_behind("Close “Tredje”?");
    journey_keys(one, "y");
    journey_expect_text(one, "“Tredje” is closed.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_round", "--columns", "name,closed", "--format",
                                                 "csv"), "Tredje,yes");
}

Test(strategy_pair, the_votes_that_were_asked_about_are_revealed)
{
    journey_keys(one, "/fro<Enter>v99<Enter><Enter><Esc>V");
    go_elsewhere_behind("Reveal the votes of “Tredje” (1)?");
    journey_keys(one, "y");
    journey_expect_text(one, "The votes of “Tredje” are revealed.");
}

Test(strategy_pair, a_decision_is_that_of_the_round_where_it_was_begun)
{
    journey_keys(one, "dUtrede skatt");
    go_elsewhere_behind("Decided: ");
    journey_keys(one, "<Enter>");
    journey_expect_text(one, "The decision is written.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_round", "--columns", "name,decision", "--format",
                                                 "csv"), "Tredje,Utrede skatt");
}

Test(strategy_pair, a_decision_of_a_colleague_is_seen_before_it_is_replaced)
{
    journey_keys(one, "dUtrede skatt");
    journey_keys(other, "dFelles legevakt<Enter>");
    journey_expect_text(other, "The decision is written.");
    journey_await_text(one, "Felles legevakt");
    journey_keys(one, "<Enter>");
    journey_expect_text(one, "A colleague has written “Felles legevakt” meanwhile.");
    journey_keys(one, "p");
    journey_expect_text(one, "The decision is written.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_round", "--columns", "name,decision", "--format",
                                                 "csv"), "Tredje,Utrede skatt");
}

Test(strategy_pair, why_one_stands_there_is_written_where_it_was_asked)
{
    journey_keys(one, "/fro<Enter>n<Ctrl+U>Vil vente");
    go_elsewhere_behind("Why there: ");
    journey_keys(one, "<Enter>");
    journey_expect_text(one, "Noted.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "position", "round:Tredje", "municipality:Frosta", "--columns",
                                                 "round,note", "--format", "csv"), "Tredje,Vil vente");
}

Test(strategy_pair, two_that_begin_a_round_at_once_make_one)
{
    journey_keys(one, "<F6>Min");
    journey_keys(other, "<F6>Fjerde<Enter>");
    journey_await_text(one, "Round 4 of 4");
    journey_keys(one, "<Enter>");
    journey_expect_text(one, "“Fjerde” has begun meanwhile, so no second round was made.");
    journey_expect_text(one, "Round 4 of 4: Fjerde");
}

Test(strategy_pair, what_the_other_has_turned_on_stays_on_while_one_moves)
{
    journey_keys(one, "/fro<Enter>99");
    journey_keys(other, "b");
    journey_await_text(one, "WALL BLANK");
    journey_keys(one, "<Right><Right>");
    journey_keys(other, "h");
    journey_await_text(one, "NAMES HIDDEN");
    journey_keys(one, "<Enter>");
    journey_expect_text(one, "WALL BLANK");
    journey_expect_text(other, "WALL BLANK");
}
