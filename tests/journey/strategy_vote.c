/* Votes taken on the facilitator's screen: in private, counted, and told once they are revealed. */
#include "tests/journey/walk.h"

#include <signal.h>
#include <criterion/criterion.h>

WALK_SUITE_FROM(strategy_vote, user = walk_start_strategy(&walk, 80, 24));

Test(strategy_vote, votes_are_counted_and_told_only_when_they_are_revealed)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>v");
    journey_expect_text(user, "VOTING");
    journey_expect_no_text(user, "Malvik");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Nothing is on its way.");
    journey_keys(user, "12<Enter><Enter>");
    journey_expect_text(user, "The vote about Selbu is in: 1 so far.");
    journey_keys(user, "92<Enter>ordfører<Enter>");
    journey_expect_text(user, "The vote about Selbu is in: 2 so far.");
    journey_expect_text(user, "Votes: 2");
    journey_keys(user, "91<Enter><Ctrl+U>ordfører<Enter>");
    journey_expect_text(user, "“ordfører” has voted about Selbu already.");
    journey_keys(user, "k");
    journey_expect_text(user, "Enter gives the vote");
    journey_keys(user, "<Enter><Ctrl+U>ordfører<Enter>r");
    journey_expect_text(user, "takes the place of that voter's earlier one: 2 so far.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_vote", "--format", "csv"), "Tredje,,1664,,,,");
    journey_keys(user, "V");
    journey_expect_text(user, "Reveal the votes of “Tredje” (2)?");
    journey_keys(user, "y");
    journey_expect_text(user, "split: Selbu");
    journey_keys(user, "v");
    journey_expect_text(user, "hidden again");
    journey_keys(user, "v");
    journey_expect_text(user, "They are revealed, so that none can be given");
    journey_expect_no_text(user, "VOTING");
}

Test(strategy_vote, a_number_that_is_merely_proposed_takes_nobodys_vote)
{
    walk_begin_round(user);
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "strategy_vote", "round=Tredje", "municipality=Selbu", "voter=2",
                                          "x=100", "y=200"), NULL);
    journey_keys(user, "/sel<Enter>v");
    journey_await_text(user, "Selbu  Votes: 1.");
    journey_keys(user, "92<Enter><Enter>");
    journey_expect_text(user, "The vote about Selbu is in: 2 so far.");
    journey_keys(user, "Vy");
    journey_expect_text(user, "are revealed.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_vote", "--columns", "voter,x,y", "--format", "csv"),
                        "2,100,200");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_vote", "--columns", "voter,x,y", "--format", "csv"),
                        "3,950,250");
}

Test(strategy_vote, a_vote_on_its_way_is_not_lost_by_choosing_another_municipality)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>v12<Tab>");
    journey_expect_text(user, "A vote is on its way: Enter gives it, Esc takes it back.");
    journey_expect_text(user, "Selbu  Votes: 0.");
    journey_keys(user, "<Enter><Enter>");
    journey_expect_text(user, "The vote about Selbu is in: 1 so far.");
}

Test(strategy_vote, a_line_that_drops_in_the_middle_of_a_vote_loses_nothing)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>v12<Enter><Enter>");
    journey_expect_text(user, "1 so far");
    journey_keys(user, "92<Enter>ordfører");
    journey_hang_up(user);
    journey_expect_exit(user, 128 + SIGHUP);
    journey_end(&user);
    user = walk_start_strategy(&walk, 80, 24);
    journey_expect_text(user, "A vote about 1664 Selbu in “Tredje” was on its way at");
    journey_keys(user, "o");
    journey_expect_text(user, "VOTING");
    journey_expect_text(user, "Selbu  Votes: 1. 950, 250");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "ordfører");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Votes: 2");
}

Test(strategy_vote, nobody_votes_on_where_the_votes_have_been_seen)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>v12<Enter><Enter>V");
    journey_expect_text(user, "Reveal the votes of “Tredje” (1)?");
    journey_keys(user, "y");
    journey_expect_text(user, "The votes of “Tredje” are revealed.");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Taken back");
    journey_keys(user, "v");
    journey_expect_text(user, "The votes of “Tredje” have been revealed, so that none can be given");
    journey_expect_no_text(user, "VOTING");
}

/* Gives votes and changes another record at another terminal of the same login. */
static void work_elsewhere(void)
{
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "strategy_vote", "round=Tredje", "municipality=Malvik", "voter=A",
                                          "x=100", "y=200"), NULL);
    walk_command(&walk, JOURNEY_ARGUMENTS("set", "region", "Mosseregionen", "short_name=Moss"), NULL);
    journey_await_text(user, "Tredje");
}

static void expect_votes(const char *votes)
{
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_vote", "--columns", "round,municipality", "--format",
                                                 "csv"), votes);
}

Test(strategy_vote, undo_on_the_grid_takes_back_nothing_from_another_terminal)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>99<Enter>");
    journey_expect_text(user, "Selbu: 950, 950");
    work_elsewhere();
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Taken back: moved: Selbu, Tredje");
    expect_votes("Tredje,1663");
    journey_keys(user, "<Ctrl+Y>");
    journey_expect_text(user, "Done again: moved: Selbu, Tredje");
    journey_keys(user, "<Ctrl+Y>");
    journey_expect_text(user, "Nothing of yours was taken back in this process last.");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Taken back: moved: Selbu, Tredje");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "“Tredje” has votes, so that its beginning is not taken back.");
    journey_expect_text(user, "Round 3 of 3: Tredje");
    expect_votes("Tredje,1663");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "region", "Mosseregionen", "--columns", "short_name",
                                                 "--format", "csv"), "Moss");
}

Test(strategy_vote, a_vote_given_on_the_screen_itself_can_be_taken_back_there)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>v12<Enter><Enter>");
    journey_expect_text(user, "The vote about Selbu is in: 1 so far.");
    work_elsewhere();
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Taken back: voted: Selbu, Tredje");
    journey_await_text(user, "Selbu  Votes: 0.");
    expect_votes("Tredje,1663");
}

Test(strategy_vote, undo_at_a_voters_terminal_means_the_votes_given_there)
{
    struct journey *voter;

    walk_begin_round(user);
    work_elsewhere();
    voter = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--vote"), 80, 24, NULL);
    journey_keys(voter, "/sel<Enter>");
    journey_keys(voter, "<Ctrl+Z>");
    journey_expect_text(voter, "You have given no vote here that can be taken back.");
    journey_keys(voter, "12<Enter>");
    journey_expect_text(voter, "Your vote about Selbu is in.");
    journey_keys(user, "/fro<Enter>55<Enter>");
    journey_expect_text(user, "Frosta: 550, 550");
    journey_keys(voter, "<Ctrl+Z>");
    journey_expect_text(voter, "Taken back: voted: Selbu, Tredje");
    journey_keys(voter, "/sel<Enter>");
    journey_expect_no_text(voter, "You have voted");
    journey_keys(voter, "<Ctrl+Y>");
    journey_expect_text(voter, "Done again: voted: Selbu, Tredje");
    journey_expect_text(voter, "You have voted: 150, 250");
    expect_votes("Tredje,1663");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Taken back: moved: Frosta, Tredje");
    journey_keys(voter, "/mer<Enter>");
    journey_keys(user, "Vy");
    journey_await_text(voter, "The voting is over: the votes have been revealed.");
    journey_keys(voter, "<Ctrl+Z>");
    journey_expect_text(voter, "You have given no vote here that can be taken back.");
    journey_end(&voter);
}

/* Whoever finds the name taken by another gives it another one, and keeps the place chosen. */
Test(strategy_vote, a_vote_on_its_way_can_get_another_name)
{
    struct journey *voter;

    walk_begin_round(user);
    voter = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--vote"), 80, 24, NULL);
    journey_keys(voter, "/sel<Enter>12nVaraordfører<Enter>");
    journey_expect_text(voter, "150, 250");
    journey_keys(voter, "<Enter>");
    journey_expect_text(voter, "Your vote about Selbu is in.");
    journey_end(&voter);
    journey_keys(user, "Vy");
    journey_expect_text(user, "are revealed");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "strategy_vote", "--columns", "voter,x,y", "--format", "csv"),
                        "Varaordfører,150,250");
}

Test(strategy_vote, many_names_leave_the_votes_and_the_tally_in_sight)
{
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "strategy_round", "process=Strategiprosess Værnesregionen", "number=3",
                                          "name=Tredje", "decision=Utredes"), NULL);
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "strategy_vote", "round=Tredje", "municipality=Malvik", "voter=A",
                                          "x=100", "y=200"), NULL);
    journey_keys(user, "+");
    journey_await_text(user, "Round 3 of 3: Tredje");
    journey_expect_text(user, "Not placed (6): Frosta, Malvik, Meråker, Selbu, Stjørdal, Tyd…  Decided: Utredes");
    journey_keys(user, "v<Esc>");
    journey_expect_text(user, "Not placed (6): Frosta, Malvik, ");
    journey_expect_text(user, "Votes: 1 · Frosta: 0  Decided: Utredes");
    journey_keys(user, "/mal<Enter>22<Enter>h");
    journey_expect_text(user, "NAMES HIDDEN");
    journey_expect_text(user, "1 of 6 placed");
}
