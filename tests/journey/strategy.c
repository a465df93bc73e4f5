/* The strategy grid in the hands of a facilitator: placing, rounds, what goes wrong, and a line that drops. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

WALK_SUITE_FROM(strategy, user = walk_start_strategy(&walk, 80, 24));

static void close_round(void)
{
    journey_keys(user, "cc");
    journey_expect_text(user, "Close “Tredje”?"); /* a key that repeats answers nothing */
    journey_keys(user, "y");
    journey_expect_text(user, "“Tredje” is closed.");
    journey_expect_text(user, "(closed)");
}

Test(strategy, a_part_of_a_name_two_digits_an_arrow_and_enter)
{
    walk_begin_round(user);
    journey_keys(user, "/sel");
    journey_expect_text(user, "Selbu  374, 680 Spesialisering");
    journey_keys(user, "<Enter>7");
    journey_expect_text(user, "7_  now how far up");
    journey_keys(user, "3");
    journey_expect_text(user, "Selbu  750, 350 Tjenestesenter");
    journey_keys(user, "<Right><Shift+Up>");
    journey_expect_text(user, "Selbu  760, 400 Tjenestesenter");
    journey_expect_text(user, "Enter writes the move");
    journey_expect_cursor_on(user, "▲");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Selbu: 760, 400 Tjenestesenter.");
    journey_expect_text(user, "Ctrl+Z Undo");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "position", "round:Tredje", "municipality:Selbu", "--columns",
                                                 "x,y,alternative,basis", "--format", "csv"),
                        "760,400,Tjenestesenter,agreed");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Selbu  374, 680 Spesialisering");
}

/* Eight keys place one by its name; three place each of those that are left, in the order of the list (ux.md 4.5: three
 * to four seconds each, without a look at the keys). */
Test(strategy, eight_keys_place_one_by_name_and_three_each_that_is_left)
{
    static const char *const eight = "/stj<Enter>71<Enter>";
    static const char *const three = "28<Enter>";

    walk_begin_round(user);
    journey_keys(user, eight);
    journey_expect_text(user, "Stjørdal: 750, 150 Tjenestesenter.");
    journey_keys(user, "<F7>new<Enter>Tiltak 2027<Enter>værnes<Enter>");
    journey_expect_text(user, "0 of 6 placed");
    journey_keys(user, three);
    journey_keys(user, three);
    journey_expect_text(user, "2 of 6 placed");
    journey_expect_text(user, "Meråker  not placed"); /* it is its turn */
}

Test(strategy, a_name_is_found_without_norwegian_letters_and_by_its_number)
{
    journey_keys(user, "/stjord");
    journey_expect_text(user, "Stjørdal  626, 320");
    journey_keys(user, "<Ctrl+U>meraa");
    journey_expect_text(user, "Meråker  407, 301");
    journey_keys(user, "<Ctrl+U>1714");
    journey_expect_text(user, "Stjørdal  626, 320");
    journey_keys(user, "<Ctrl+U>erå");
    journey_expect_text(user, "Meråker  407, 301");
}

/* Makes the municipality an associate member of the region. */
static void let_in(const char *municipality)
{
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "membership", "region=Værnesregionen", municipality, "role=associate"),
                 NULL);
}

Test(strategy, two_of_one_name_are_told_apart_and_stepped_through)
{
    walk_begin_round(user);
    let_in("municipality=1515");
    let_in("municipality=1818");
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "position", "round=Tredje", "municipality=1515", "x=100", "y=200"),
                 NULL);
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "position", "round=Tredje", "municipality=1818", "x=800", "y=900"),
                 NULL);
    journey_await_text(user, "8 of 8 placed");
    journey_keys(user, "/her");
    journey_expect_text(user, "1 of 2 (Tab: the next)  Herøy (1515)  100, 200 Sjølberging");
    journey_keys(user, "<Tab>");
    journey_expect_text(user, "2 of 2 (Tab: the next)  Herøy (1818)  800, 900 Regional partner");
    journey_keys(user, "<Down>");
    journey_expect_text(user, "1 of 2");
    journey_keys(user, "<Up><Enter>");
    journey_expect_text(user, "Herøy (1818)  800, 900 Regional partner");
    journey_expect_no_text(user, "2 of 2");
    journey_keys(user, "00<Enter>");
    journey_expect_text(user, "Herøy (1818): 50, 50 Sjølberging.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "position", "round:Tredje", "--columns", "municipality,x,y",
                                                 "--format", "csv"),
                        "1818,50,50");
    journey_keys(user, "/1515<Enter>");
    journey_expect_text(user, "Herøy (1515)  100, 200 Sjølberging");
}

Test(strategy, a_message_of_two_rows_moves_nothing_on_the_plot)
{
    static const char *const middle =
        "├─────────────────────✚────────────────┼────────────────●─Frosta──────────────┤";

    journey_expect_text(user, middle);
    journey_keys(user, "5");
    journey_expect_text(user, "is closed");
    journey_expect_text(user, middle);
    journey_expect_text(user, "← Gjøre mest mulig selv     Ambisjonsnivå     Søke felles løsninger/samarbeid →");
}

Test(strategy, each_illustration_among_others_is_marked)
{
    walk_begin_round(user);
    journey_expect_text(user, "ILLUSTRATION ");
    journey_expect_no_text(user, "(Malvik)");
    journey_keys(user, "/sel<Enter>73<Enter>");
    journey_expect_text(user, "ILLUSTRATION 5/6");
    journey_expect_text(user, "(Malvik)");
    journey_expect_no_text(user, "(Selbu)");
    journey_resize(user, 120, 40);
    journey_expect_text(user, "● (Frosta)");
}

Test(strategy, keys_typed_ahead_place_one_after_the_other)
{
    static const char *const placed[] = {"1717,150,250", "1663,850,950", "1711,50,50", "1714,550,560"};

    walk_begin_round(user);
    journey_keys(user, "/fro<Enter>12<Enter>/mal<Enter>89<Enter>/mer<Enter>00<Enter>/stj<Enter>55<Up><Enter>");
    journey_expect_text(user, "Stjørdal: 550, 560 Regional partner.");
    for (size_t i = 0; i < sizeof placed / sizeof placed[0]; i++) {
        walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "position", "round:Tredje", "--columns",
                                                     "municipality,x,y", "--format", "csv"), placed[i]);
    }
}

Test(strategy, a_process_from_a_template_begins_empty)
{
    journey_keys(user, "<F7>");
    journey_expect_text(user, "New process: Gain and effort");
    journey_keys(user, "gain<Enter><Enter>");
    journey_expect_text(user, "Give the process a name");
    journey_keys(user, "Tiltak 2027<Enter>fosen<Enter>");
    journey_expect_text(user, "0 of 7 placed");
    journey_expect_text(user, "Not placed (7): Bjugn");
    journey_keys(user, "u");
    journey_expect_text(user, "Bjugn stands nowhere yet: it is its turn.");
    journey_keys(user, "11<Enter>22<Enter>");
    journey_expect_text(user, "2 of 7 placed");
    journey_keys(user, "<F7>");
    journey_keys(user, "værnes<Enter>");
    journey_expect_text(user, "6 of 6 placed");
}

Test(strategy, esc_and_undo_take_back_what_is_on_its_way_first)
{
    walk_begin_round(user);
    journey_keys(user, "/tyd<Enter>99");
    journey_expect_text(user, "Tydal  950, 950 Regional partner");
    journey_keys(user, "<Esc>");
    journey_expect_text(user, "Tydal  281, 481 Sjølberging");
    journey_keys(user, "<lt><Ctrl+Z>");
    journey_expect_text(user, "Tydal  281, 481 Sjølberging");
    journey_expect_text(user, "Round 3 of 3");
    journey_keys(user, "99<Tab>");
    journey_expect_text(user, "A marker is on its way");
    journey_expect_text(user, "Tydal  950, 950");
    journey_keys(user, "q");
    journey_expect_text(user, "A marker is on its way");
    journey_keys(user, "5<Esc><Esc>");
    journey_expect_text(user, "Tydal  281, 481 Sjølberging");
}

Test(strategy, skipping_taking_off_and_who_stands_nowhere)
{
    walk_begin_round(user);
    journey_keys(user, "/fro<Enter>s");
    journey_expect_text(user, "Frosta is skipped.");
    journey_expect_text(user, "5 of 6 placed");
    journey_expect_text(user, "Skipped (1): Frosta");
    journey_expect_cursor_on(user, "Frosta  skipped");
    journey_keys(user, "/mer<Enter><Del>");
    journey_expect_text(user, "Meråker is off the grid.");
    journey_expect_text(user, "Not placed (1): Meråker");
    journey_keys(user, "<Tab>u");
    journey_expect_text(user, "Meråker  not placed");
    journey_keys(user, "<Right>");
    journey_expect_text(user, "Meråker  510, 500 on the border");
    journey_keys(user, "<Enter>u");
    journey_expect_text(user, "Everybody is placed or skipped.");
    journey_keys(user, "/fro<Enter>s");
    journey_expect_text(user, "Frosta is not skipped any more.");
}

Test(strategy, why_decision_and_parking_lot_are_noted_and_read_again)
{
    walk_begin_round(user);
    journey_keys(user, "/mal<Enter>n<Ctrl+U>Vil ha felles lønn<Enter>");
    journey_expect_text(user, "“Vil ha felles lønn”");
    journey_keys(user, "dUtrede skatt<Enter>");
    journey_expect_text(user, "The decision is written.");
    journey_keys(user, "pHva med legevakt?<Enter>");
    journey_expect_text(user, "Parked: Hva med legevakt?");
    journey_keys(user, "P");
    journey_expect_text(user, "Tredje: Utrede skatt");
    journey_expect_text(user, "Hva med legevakt?");
    journey_expect_text(user, "Malvik, Tredje: Vil ha felles lønn");
    journey_keys(user, "<Esc>");
    journey_expect_text(user, "Round 3 of 3: Tredje");
}

Test(strategy, those_left_are_listed_whole_and_come_one_after_the_other)
{
    journey_keys(user, "<F7>gain<Enter>Tiltak<Enter>fosen<Enter>");
    journey_expect_text(user, "Not placed (7): Bjugn");
    journey_resize(user, 60, 20);
    journey_keys(user, "U");
    journey_expect_text(user, "Åfjord");
    journey_keys(user, "roan<Enter>");
    journey_expect_text(user, "Roan  not placed");
    journey_keys(user, "55<Enter>");
    journey_expect_text(user, "Not placed (6): Bjugn");
    journey_expect_text(user, "Ørland  not placed");
    journey_keys(user, "uu");
    journey_expect_text(user, "Åfjord  not placed");
    journey_keys(user, "/roan<Enter>66<Enter>");
    journey_expect_text(user, "Roan  650, 650");
}

Test(strategy, notes_are_written_and_parked_matters_are_settled)
{
    walk_begin_round(user);
    journey_keys(user, "f");
    journey_expect_text(user, "The parking lot is empty.");
    journey_keys(user, "pHva med legevakt?<Enter>wAlle var enige<Enter>");
    journey_expect_text(user, "Noted.");
    journey_keys(user, "WNeste samling i mai<Enter>P");
    journey_expect_text(user, "Alle var enige");
    journey_expect_text(user, "Neste samling i mai");
    journey_expect_no_text(user, "(settled)");
    journey_keys(user, "<Esc>f");
    journey_expect_text(user, "Parking lot: Enter settles");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Settled: Hva med legevakt?");
    journey_keys(user, "P");
    journey_expect_text(user, "(settled) Hva med legevakt?");
    journey_keys(user, "<Esc>f<Enter>");
    journey_expect_text(user, "Parked again: Hva med legevakt?");
}

Test(strategy, rounds_are_stepped_through_compared_and_told_about)
{
    journey_keys(user, "tt");
    journey_expect_text(user, "trails from round 1");
    journey_keys(user, "-");
    journey_expect_text(user, "Round 1 of 2");
    journey_keys(user, "-");
    journey_expect_text(user, "This is the first round.");
    journey_keys(user, "+i");
    journey_expect_text(user, "moved ");
    journey_expect_text(user, "Into another alternative");
    journey_expect_text(user, "Spread 23 → 16: closer together");
    journey_keys(user, "<End>");
    journey_expect_text(user, "12 of 12 positions are illustrations");
    journey_keys(user, "<Esc>x");
    journey_expect_text(user, "Compare with");
    journey_keys(user, "<Enter>l");
    journey_expect_text(user, "1/6");
    journey_keys(user, "<Esc>");
    journey_expect_text(user, "Round 2 of 2");
}

Test(strategy, a_closed_round_is_told_and_never_changes)
{
    walk_begin_round(user);
    close_round();
    journey_keys(user, "/sel<Enter>7");
    journey_expect_text(user, "“Tredje” is closed, and a closed round never changes.");
    journey_keys(user, "<Right>");
    journey_expect_text(user, "a closed round never changes");
    journey_keys(user, "s");
    journey_expect_text(user, "a closed round never changes");
    journey_keys(user, "v");
    journey_expect_text(user, "a closed round never changes");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_no_text(user, "(closed)");
}

Test(strategy, wrong_names_and_times_are_told)
{
    walk_begin_round(user);
    journey_keys(user, "/xyzzy<Enter>");
    journey_expect_text(user, "No municipality of this process is called anything like “xyzzy”.");
    journey_keys(user, "<Esc>Tsnart<Enter>");
    journey_expect_text(user, "“snart” is no length of time.");
    journey_keys(user, "<Ctrl+U>9000000000000000<Enter>");
    journey_expect_text(user, "“9000000000000000” is no length of time.");
    journey_keys(user, "<Ctrl+U>4:75<Enter>");
    journey_expect_text(user, "“4:75” is no length of time.");
    journey_keys(user, "<Esc><Space>");
    journey_expect_text(user, "There is no timer.");
    journey_keys(user, "k7");
    journey_expect_text(user, "The markers are locked.");
    journey_keys(user, "V");
    journey_expect_text(user, "The markers are locked.");
    journey_keys(user, "kV");
    journey_expect_text(user, "Nobody has voted in");
}

Test(strategy, a_colleagues_move_of_the_same_marker_asks)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>73");
    walk_command(&walk, JOURNEY_ARGUMENTS("set", "position", "Tredje//Selbu", "x=100", "y=100"), NULL);
    journey_await_text(user, "Selbu  750, 350");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "[ Put it here ]");
    journey_keys(user, "l");
    journey_expect_text(user, "Selbu  100, 100 Sjølberging");
    journey_keys(user, "99");
    walk_command(&walk, JOURNEY_ARGUMENTS("set", "position", "Tredje//Selbu", "x=200", "y=100"), NULL);
    journey_await_text(user, "Selbu  950, 950");
    journey_keys(user, "<Enter>p");
    journey_expect_text(user, "Selbu: 950, 950 Regional partner.");
}

/* In front of the room one key lets a guest in, and undo takes back first its place and then that. */
Test(strategy, a_guest_is_let_in_by_one_key_and_taken_back)
{
    walk_begin_round(user);
    journey_keys(user, "/levan<Enter>");
    journey_expect_text(user, "associate member of Værnesregionen.");
    journey_keys(user, "l");
    journey_expect_text(user, "1719 Levanger takes part as an associate member from 01.12.2009.");
    journey_expect_text(user, "Ctrl+Z Undo");
    journey_expect_text(user, "6 of 7 placed");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "membership", "municipality:Levanger region:Værnesregionen",
                                                 "--format", "csv"),
                        ",associate,");
    journey_keys(user, "99<Enter>");
    journey_expect_text(user, "Levanger: 950, 950 Regional partner.");
    journey_expect_text(user, "7 of 7 placed");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "6 of 7 placed");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Taken back: added: 1719 Levanger (Membership)");
    journey_expect_text(user, "6 of 6 placed");
    journey_keys(user, "<Ctrl+Y>");
    journey_expect_text(user, "6 of 7 placed");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "6 of 6 placed");
    journey_keys(user, "/hero<Enter>");
    journey_expect_text(user, "for a guest type the whole name or the number.");
}

Test(strategy, a_municipality_that_joins_the_region_can_be_placed)
{
    walk_begin_round(user);
    journey_keys(user, "/levan<Enter>");
    journey_expect_text(user, "1719 Levanger is no member of Værnesregionen");
    journey_keys(user, "n");
    let_in("municipality=Levanger");
    journey_await_text(user, "Levanger");
    walk_command(&walk,
                 JOURNEY_ARGUMENTS("add", "position", "round=Tredje", "municipality=Levanger", "x=110", "y=120"), NULL);
    journey_await_text(user, "7 of 7 placed");
    journey_keys(user, "/levan<Enter>");
    journey_expect_text(user, "Levanger  110, 120");
}

Test(strategy, the_list_holds_the_round_alone)
{
    walk_begin_round(user);
    walk_command(&walk,
                 JOURNEY_ARGUMENTS("add", "strategy_round", "process=Strategiprosess Værnesregionen", "number=4",
                                   "name=Tredje om igjen"),
                 NULL);
    walk_command(&walk,
                 JOURNEY_ARGUMENTS("add", "position", "round=Tredje om igjen", "municipality=Selbu", "x=1", "y=1"),
                 NULL);
    walk_command(&walk,
                 JOURNEY_ARGUMENTS("add", "position", "round=Tredje", "area=Helse og omsorg", "municipality=Selbu",
                                   "x=2", "y=2"),
                 NULL);
    journey_keys(user, "l");
    journey_expect_text(user, "Positions  1/6  /round"); /* neither the other round nor the area */
    journey_resize(user, 60, 20); /* what is the same in each row goes first */
    journey_expect_text(user, "Municipality  Basis");
    journey_expect_text(user, "Moved Alternative");
    journey_expect_text(user, "1664 Selbu    illustration  374  680     0 Spesialisering");
}

Test(strategy, a_name_is_placed_by_hand_and_stays_there)
{
    walk_begin_round(user);
    journey_keys(user, "/fro<Enter>m<Right><Right><Down><Enter>");
    journey_expect_text(user, "The name of Frosta stays where it was put.");
    journey_keys(user, "m<Del>");
    journey_expect_text(user, "The name of Frosta goes where there is room.");
    journey_keys(user, "m<Up><Esc>");
    journey_expect_no_text(user, "PLACING THE NAME");
}

Test(strategy, turned_and_mirrored_no_position_changes)
{
    walk_begin_round(user);
    journey_keys(user, "o");
    journey_expect_text(user, "↑ Gjøre mest mulig selv");
    journey_expect_text(user, "→");
    journey_keys(user, "O");
    journey_expect_text(user, "← Forpliktende regional allianse");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "position", "round:Tredje", "municipality:Selbu", "--columns",
                                                 "x,y", "--format", "csv"), "374,680");
    journey_keys(user, "/sel<Enter>73");
    journey_expect_no_text(user, "Selbu  750, 350");
    journey_keys(user, "<Esc>");
}

Test(strategy, everything_is_written_to_files_with_one_key)
{
    static const char *const endings[] = {"minutes.md", "positions.csv", "round-2.svg", "round-2-movement.png",
                                          "pictures.pdf"};

    journey_keys(user, "<Ctrl+P>");
    journey_expect_text(user, "Pictures, tables and minutes to the folder");
    journey_await_text(user, ": done.");
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        char path[512];

        snprintf(path, sizeof path, "%s/strategiprosess-vaernesregionen-%s", walk.home, endings[i]);
        cr_expect_eq(access(path, R_OK), 0, "%s", path);
    }
}

Test(strategy, open_for_reading_only_nothing_moves_and_the_picture_can_still_be_looked_at)
{
    journey_end(&user);
    user = walk_start_command(&walk, JOURNEY_ARGUMENTS("--read-only", "strategy"), 80, 24, NULL);
    journey_keys(user, "73");
    journey_expect_text(user, "The register is open for reading only.");
    journey_keys(user, "b");
    journey_expect_text(user, "The register is open for reading only.");
    journey_keys(user, "o");
    journey_expect_text(user, "↑ Gjøre mest mulig selv");
    journey_keys(user, "ott-");
    journey_expect_text(user, "Round 1 of 2");
    journey_keys(user, "/tyd<Enter>");
    journey_expect_cursor_on(user, "✚");
    walk_quit(&user);
}

/* The mark of a move that was on its way when the screen ended, and that it is still there. */
static void expect_on_its_way(void)
{
    journey_end(&user);
    user = walk_start_strategy(&walk, 80, 24);
    journey_expect_text(user, "Selbu was on its way in “Tredje” when the screen ended");
    journey_expect_text(user, "Selbu  760, 350 Tjenestesenter");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Selbu: 760, 350 Tjenestesenter.");
}

Test(strategy, a_line_that_drops_in_the_middle_of_a_nudge_loses_nothing)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>73<Right>");
    journey_hang_up(user);
    journey_expect_exit(user, 128 + SIGHUP);
    expect_on_its_way();
}

Test(strategy, killed_in_the_middle_of_a_nudge_nothing_is_lost)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>73<Right>");
    journey_signal(user, SIGKILL);
    journey_expect_exit(user, 128 + SIGKILL);
    expect_on_its_way();
}

Test(strategy, what_a_killed_screen_left_stays_in_its_round_whichever_is_asked_for)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>73");
    journey_signal(user, SIGKILL);
    journey_expect_exit(user, 128 + SIGKILL);
    journey_end(&user);
    user = walk_start_command(&walk, JOURNEY_ARGUMENTS("strategy", "--round", "1"), 80, 24, NULL);
    journey_expect_text(user, "Selbu was on its way in “Tredje” when the screen ended");
    journey_expect_text(user, "Round 3 of 3");
    journey_keys(user, "-");
    journey_expect_text(user, "A marker is on its way");
    journey_keys(user, "<Enter>");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "position", "municipality:Selbu", "--columns", "round,x,y",
                                                 "--format", "csv"), "Tredje,750,350");
}

Test(strategy, a_screen_for_reading_only_leaves_a_move_alone_that_it_cannot_write)
{
    walk_begin_round(user);
    journey_keys(user, "/sel<Enter>73");
    journey_signal(user, SIGKILL);
    journey_expect_exit(user, 128 + SIGKILL);
    journey_end(&user);
    user = walk_start_command(&walk, JOURNEY_ARGUMENTS("--read-only", "strategy"), 80, 24, NULL);
    journey_expect_text(user, "Round 3 of 3");
    journey_expect_no_text(user, "Enter writes the move");
    journey_expect_no_text(user, "750, 350");
    walk_quit(&user);
    user = walk_start_strategy(&walk, 80, 24);
    journey_expect_text(user, "Selbu was on its way in “Tredje”");
}

Test(strategy, the_members_stand_beside_the_plot_where_there_is_room)
{
    journey_resize(user, 120, 40);
    journey_expect_text(user, "● Frosta         719  519 Regional partner");
    journey_resize(user, 60, 20);
    journey_expect_text(user, "Frosta");
    journey_expect_text(user, "F1 Help");
    journey_resize(user, 20, 6);
    journey_resize(user, 80, 24);
    journey_expect_text(user, "Round 2 of 2");
}

Test(strategy, the_reader_mode_lists_the_members_with_the_cursor_on_the_selected)
{
    char path[512];
    FILE *file;

    journey_end(&user);
    snprintf(path, sizeof path, "%s/samreg.conf", walk.home);
    file = fopen(path, "w");
    cr_assert_not_null(file);
    fputs("accessible = yes\n", file);
    fclose(file);
    user = walk_start_command(&walk, JOURNEY_ARGUMENTS("--config", path, "strategy"), 80, 24, NULL);
    journey_expect_text(user, "Frosta         719  519 Regional partner");
    journey_expect_no_text(user, "┌");
    journey_keys(user, "<Tab>");
    journey_expect_cursor_on(user, "Malvik");
}
