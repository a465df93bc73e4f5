/* The main job: an arrangement is recorded, found, changed, taken back, read about, and still there the next day. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

#include <stdlib.h>

/* A new arrangement with form, cost and three participants: by name, by number, by a part of the name in the list. */
static void record_arrangement(struct journey *user)
{
    walk_to_new_arrangement(user, "Felles renovasjon");
    walk_to_field(user, "Legal form");
    journey_keys(user, "IKS<Tab>");
    journey_expect_text(user, "IKS Inter-municipal company");
    walk_to_field(user, "Annual cost");
    journey_keys(user, "1250000<Tab>");
    journey_expect_text(user, "1 250 000");
    walk_to_rows(user, "Municipality");
    journey_keys(user, "selbu<Tab><Tab>host<F6>");
    journey_expect_text(user, "1664 Selbu");
    journey_keys(user, "1714<F6>");
    journey_expect_text(user, "1714 Stjørdal");
    journey_keys(user, "<F4>eråk");
    journey_expect_text(user, ">1711 Meråker");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "*1711 Meråker");
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Saved: Felles renovasjon.");
    journey_expect_cursor_on(user, "Felles renovasjon");
}

static void find_by_filter(struct journey *user)
{
    journey_keys(user, "/renov");
    journey_expect_text(user, "Filter: renov");
    journey_expect_text(user, ">Felles renovasjon");
    journey_expect_no_text(user, "Barnevern");
    journey_keys(user, "<Enter><Enter>");
    journey_expect_text(user, "Participations: 3");
    journey_expect_text(user, "1664 Selbu · host");
    journey_keys(user, "<Esc>");
    journey_expect_cursor_on(user, "Felles renovasjon");
    journey_keys(user, "/<Ctrl+U><Enter>");
    journey_expect_text(user, "Barnevern");
}

/* Asked for by overlay: `open` opens it, what is typed stands in it, Enter goes to the record. */
static void find_by(struct journey *user, const char *open)
{
    journey_keys(user, open);
    journey_keys(user, "felles renov");
    journey_expect_text(user, "Felles renovasjon");
    journey_keys(user, "<Enter>");
    journey_expect_text(user, "Arrangement  Felles ren");
    journey_expect_text(user, "Participations: 3");
    journey_keys(user, "<Esc>");
}

static void change_and_undo(struct journey *user)
{
    journey_keys(user, "/felles renov<Enter><F2>");
    walk_to_field(user, "Annual cost");
    journey_keys(user, "<End><Backspace><Backspace><Backspace>500<Ctrl+S>");
    journey_expect_text(user, "Saved: Felles renovasjon.  Ctrl+Z Undo");
    journey_expect_text(user, "1 250 500");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Taken back: changed: Felles renovasjon");
    journey_expect_text(user, "1 250 000");
    journey_keys(user, "<Ctrl+Y>");
    journey_expect_text(user, "Done again: changed: Felles renovasjon");
    journey_expect_text(user, "1 250 500");
}

static void read_history(struct journey *user)
{
    journey_keys(user, "h");
    journey_expect_text(user, "History: Felles renovas");
    journey_expect_text(user, "redone: Felles renovasjon");
    journey_expect_text(user, "undone: Felles renovasjon");
    journey_expect_text(user, "changed: Felles renovasjon");
    journey_expect_text(user, "added: Felles renovasjon");
    journey_keys(user, "<Down><Down>");
    journey_expect_text(user, "1 250 000 → 1 250 500");
    journey_keys(user, "<Esc>");
}

static void remove_and_restore(struct journey *user)
{
    journey_keys(user, "/felles renov<Enter><F8>");
    journey_expect_text(user, "Remove Felles renovasjon?");
    journey_expect_text(user, "3 Participations");
    journey_keys(user, "<Enter>");
    journey_expect_no_text(user, "Remove Felles renovasjon?");
    journey_expect_text(user, ">Felles renovasjon");
    journey_keys(user, "<F8>r");
    journey_expect_text(user, "Removed: Felles renovasjon.");
    journey_expect_no_text(user, ">Felles renovasjon");
    journey_keys(user, "<F9>arrangements<Enter>v");
    journey_expect_text(user, "> Felles renovasjon");
    journey_keys(user, "r");
    journey_expect_no_text(user, "> Felles renovasjon");
    journey_keys(user, "v/felles renov<Enter><Enter>");
    journey_expect_text(user, "Participations: 3");
    journey_keys(user, "<Esc><Esc>");
}

static void walk_main_job(int columns, int rows)
{
    struct walk walk;

    walk_begin(&walk);
    struct journey *user = walk_start(&walk, columns, rows);
    journey_expect_text(user, "Demonstrasjon 2009");
    journey_expect_text(user, "01.12.2009");
    record_arrangement(user);
    find_by_filter(user);
    find_by(user, "<F9>");
    find_by(user, "s");
    change_and_undo(user);
    read_history(user);
    walk_quit(&user);

    user = walk_start(&walk, columns, rows);
    walk_to_arrangements(user);
    journey_expect_text(user, "Felles renovasjon");
    remove_and_restore(user);
    walk_quit(&user);
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("show", "arrangement", "Felles renovasjon"), "1 250 500");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("verify"), "");
    walk_end(&walk);
}

Test(main_job, recorded_found_changed_undone_and_there_tomorrow)
{
    walk_main_job(80, 24);
}

Test(main_job, the_same_on_a_larger_screen)
{
    walk_main_job(120, 40);
}
