/* The line drops, the program is ended or killed while something is typed: the terminal is given back and what was
 * typed is offered at the next start. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <signal.h>
#include <stdlib.h>

static struct walk walk;
static struct journey *user;

static void begin(void)
{
    walk_begin(&walk);
    user = walk_start(&walk, 80, 24);
}

static void end(void)
{
    journey_end(&user);
    walk_end(&walk);
}

TestSuite(line_drops, .init = begin, .fini = end);

/* A half-filled form, the last letter just typed. */
static void type_half_a_form(void)
{
    walk_to_new_arrangement(user, "Halvferdig samarbeid");
    walk_to_rows(user, "Municipality");
    journey_keys(user, "selbu<Tab><Tab>host");
    walk_to_field(user, "Cost key");
    journey_keys(user, "etter folket");
}

/* The next start offers it, the form comes back whole, and can be saved. */
static void expect_offered_and_saved(void)
{
    user = walk_start(&walk, 80, 24);
    journey_expect_text(user, "There is an unsaved form from");
    journey_keys(user, "o");
    journey_expect_text(user, "Halvferdig samarbeid");
    walk_to_field(user, "Cost key");
    journey_expect_text(user, "etter folket");
    journey_keys(user, "all<Ctrl+S>");
    journey_expect_text(user, "Saved: Halvferdig samarbeid.");
    walk_quit(&user);
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("show", "arrangement", "Halvferdig samarbeid"), "1664 Selbu");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("show", "arrangement", "Halvferdig samarbeid"), "folketall");
    user = walk_start(&walk, 80, 24);
    journey_expect_no_text(user, "unsaved form");
}

Test(line_drops, hung_up_in_the_middle_of_a_form)
{
    type_half_a_form();
    journey_hang_up(user);
    journey_expect_exit(user, 128 + SIGHUP);
    journey_end(&user);
    expect_offered_and_saved();
}

Test(line_drops, ended_in_the_middle_of_a_form)
{
    type_half_a_form();
    journey_signal(user, SIGTERM);
    journey_expect_exit(user, 128 + SIGTERM);
    cr_expect_not(journey_is_alternate(user));
    journey_end(&user);
    expect_offered_and_saved();
}

Test(line_drops, every_signal_that_ends_a_program_gives_the_terminal_back)
{
    static const int signals[] = {SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGSYS, SIGTRAP, SIGXCPU};

    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        if (user == NULL)
            user = walk_start(&walk, 80, 24);
        journey_signal(user, signals[i]);
        journey_expect_exit(user, 128 + signals[i]);
        cr_expect_not(journey_is_alternate(user), "%d", signals[i]);
        journey_end(&user);
    }
}

Test(line_drops, killed_in_the_middle_of_a_form)
{
    type_half_a_form();
    journey_signal(user, SIGKILL);
    journey_expect_exit(user, 128 + SIGKILL);
    journey_end(&user);
    expect_offered_and_saved();
}

Test(line_drops, a_crash_gives_the_terminal_back)
{
    type_half_a_form();
    journey_signal(user, SIGABRT);
    journey_expect_exit(user, 128 + SIGABRT);
    cr_expect_not(journey_is_alternate(user));
    journey_end(&user);
    expect_offered_and_saved();
}

Test(line_drops, hung_up_in_a_list)
{
    journey_keys(user, "<F9>regions<Enter>");
    journey_hang_up(user);
    journey_expect_exit(user, 128 + SIGHUP);
}

Test(line_drops, a_draft_that_is_put_off_stays_and_one_thrown_away_is_gone)
{
    type_half_a_form();
    journey_signal(user, SIGKILL);
    journey_expect_exit(user, 128 + SIGKILL);
    journey_end(&user);
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "l");
    journey_expect_no_text(user, "unsaved form");
    walk_quit(&user);
    user = walk_start(&walk, 80, 24);
    journey_expect_text(user, "unsaved form");
    journey_keys(user, "t");
    journey_expect_no_text(user, "unsaved form");
    walk_quit(&user);
    user = walk_start(&walk, 80, 24);
    journey_expect_no_text(user, "unsaved form");
}

Test(line_drops, a_changed_record_comes_back_as_it_was_typed)
{
    walk_to_arrangements(user);
    journey_keys(user, "<F2><End> i vest");
    journey_signal(user, SIGKILL);
    journey_expect_exit(user, 128 + SIGKILL);
    journey_end(&user);
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "o");
    journey_expect_text(user, "*Name (must)");
    journey_expect_text(user, "Barnevern i vest");
    journey_keys(user, "<Esc>d");
    walk_quit(&user);
    user = walk_start(&walk, 80, 24);
    journey_expect_no_text(user, "unsaved form");
}

Test(line_drops, without_a_terminal_it_says_so_and_ends)
{
    char *said = NULL;

    cr_expect_eq(journey_prepare(walk.home, JOURNEY_ARGUMENTS("--language", "en", "--database", walk.demo), &said), 66,
                 "%s", said);
    cr_expect(said[0] != '\0');
    free(said);
}
