/* Two at one register: what one saves the other sees at once, and nobody's change is lost in silence. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

static struct walk walk;
static struct journey *kari;
static struct journey *ola;

static void begin(void)
{
    walk_begin(&walk);
    kari = walk_start(&walk, 80, 24);
    ola = walk_start(&walk, 80, 24);
}

static void end(void)
{
    journey_end(&kari);
    journey_end(&ola);
    walk_end(&walk);
}

TestSuite(colleagues, .init = begin, .fini = end);

/* Opens the form of the arrangement found by these words. */
static void open_form(struct journey *user, const char *words)
{
    journey_keys(user, "s");
    journey_keys(user, words);
    journey_keys(user, "<Enter><F2>");
    journey_expect_text(user, "Ctrl+S Save");
}

static void type_in(struct journey *user, const char *label, const char *text)
{
    walk_to_field(user, label);
    journey_keys(user, "<End><Ctrl+U>");
    journey_keys(user, text);
}

Test(colleagues, what_one_saves_appears_at_once_and_the_cursor_stays_on_its_record)
{
    walk_to_arrangements(ola);
    journey_keys(ola, "<Down><Down>");
    journey_expect_cursor_on(ola, "IKT-plattform");
    walk_to_new_arrangement(kari, "Arkivdepot");
    journey_keys(kari, "<Ctrl+S>");
    journey_expect_text(kari, "Saved: Arkivdepot.");
    journey_await_text(ola, "Arkivdepot");
    journey_expect_cursor_on(ola, "IKT-plattform");
    journey_expect_text(ola, ">IKT-plattform");
    journey_keys(kari, "<Ctrl+Z>");
    journey_await_no_text(ola, "Arkivdepot");
    journey_expect_cursor_on(ola, "IKT-plattform");
}

Test(colleagues, a_command_in_another_window_appears_too)
{
    walk_to_arrangements(ola);
    walk_command(&walk, JOURNEY_ARGUMENTS("set", "arrangement", "Barnevern", "name=Barnevern i vest"), NULL);
    journey_await_text(ola, ">Barnevern i vest");
}

Test(colleagues, what_is_typed_in_a_form_stays_when_another_saves)
{
    open_form(ola, "IKT-plattform");
    type_in(ola, "Name", "IKT-drift");
    walk_command(&walk, JOURNEY_ARGUMENTS("add", "region", "name=Nye regionen"), NULL);
    journey_keys(ola, " i nord");
    journey_expect_cursor_on(ola, "IKT-drift i nord ");
    journey_keys(ola, "<Ctrl+S>");
    journey_expect_text(ola, "Saved: IKT-drift i nord.");
}

Test(colleagues, both_change_one_field_and_the_second_chooses)
{
    open_form(kari, "IKT-plattform");
    open_form(ola, "IKT-plattform");
    type_in(kari, "Name", "IKT for alle");
    journey_keys(kari, "<Ctrl+S>");
    journey_expect_text(kari, "Saved: IKT for alle.");
    type_in(ola, "Name", "IKT for noen");
    type_in(ola, "Stated number of participants", "7");
    journey_keys(ola, "<Ctrl+S>");
    journey_expect_text(ola, "Changed by two");
    journey_expect_text(ola, "IKT for alle");
    journey_expect_text(ola, "IKT for noen");
    journey_expect_text(ola, "Mine");
    journey_expect_text(ola, "Theirs");
    journey_keys(ola, "<Esc>");
    journey_expect_text(ola, "Ctrl+S Save");
    journey_expect_text(ola, "IKT for noen");
    journey_keys(ola, "<Ctrl+S><Right><Enter>");
    journey_expect_text(ola, "Saved: IKT for alle.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "arrangement", "ikt", "--columns", "name,stated_participants",
                                                 "--format", "csv"),
                        "IKT for alle,7");
}

Test(colleagues, mine_can_be_chosen_too)
{
    open_form(ola, "IKT-plattform");
    walk_command(&walk, JOURNEY_ARGUMENTS("set", "arrangement", "IKT-plattform", "name=IKT for alle"), NULL);
    type_in(ola, "Name", "IKT for noen");
    journey_keys(ola, "<Ctrl+S>");
    journey_expect_text(ola, "Changed by two");
    journey_keys(ola, "<Enter>");
    journey_expect_text(ola, "Saved: IKT for noen.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("history", "arrangement", "IKT for noen"), "IKT for alle");
}

Test(colleagues, changes_of_different_fields_join)
{
    open_form(kari, "IKT-plattform");
    open_form(ola, "IKT-plattform");
    type_in(kari, "Cost key", "folketall");
    type_in(ola, "Name", "IKT-drift");
    journey_keys(kari, "<Ctrl+S>");
    journey_expect_text(kari, "Saved: ");
    journey_keys(ola, "<Ctrl+S>");
    journey_expect_text(ola, "Saved: IKT-drift.");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "arrangement", "ikt", "--columns", "name,cost_key",
                                                 "--format", "csv"),
                        "IKT-drift,folketall");
}

Test(colleagues, a_record_removed_while_it_is_edited_is_told)
{
    open_form(ola, "IKT-plattform");
    walk_command(&walk, JOURNEY_ARGUMENTS("remove", "arrangement", "IKT-plattform"), NULL);
    type_in(ola, "Name", "IKT-drift");
    journey_keys(ola, "<Ctrl+S>");
    journey_expect_no_text(ola, "Saved: ");
    journey_expect_text(ola, "removed the record");
    journey_expect_text(ola, "IKT-drift");
    walk_command(&walk, JOURNEY_ARGUMENTS("restore", "arrangement", "IKT-plattform"), NULL);
    journey_keys(ola, "<Ctrl+S>");
    journey_expect_text(ola, "Saved: IKT-drift.");
}
