/* The register screen on the register of 2009: what stands in the panes, how they follow, and where the keys lead. */
#include "walk.h"

#include "samreg/view/screens.h"
#include "screen.h"

#include <criterion/criterion.h>

static void start(struct walk *walk, int height, int width)
{
    walk_start(walk, height, width);
    panes_open(&walk->shell);
    shell_work(&walk->shell);
}

Test(panes, stand_side_by_side_with_counts_and_the_detail_below)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "End");
    screen_area_is(((struct area){1, 0, 20, 80}),
              "┌ Regions ─── 13/13 ┬ Municipalities ─ 6 ┬ Arrangements ────────────────── 1/7 ┐\n"
              "│ BliLyst           │>(all)              │>Barnevern                          4│\n"
              "│ Byer i Midt-Norge │ 1717 Frosta       2│ Felles saks- og arkivsystem        6│\n"
              "│ Fosen            8│ 1663 Malvik       2│ IKT-plattform                      6│\n"
              "│ Innherred samko… 2│ 1711 Meråker      2│ Legevaktordning ?                  4│\n"
              "│ Kysten er klar    │ 1664 Selbu        2│ Pilot helsereform                   │\n"
              "│ Midtre Namdal s… 4│ 1714 Stjørdal     2│ Tjenestesenter lønn og regnskap    4│\n"
              "│ Mosseregionen    4│ 1665 Tydal        2│ Tjenestesenter skatt               4│\n"
              "│ Orkdalsregionen 10│                    │                                     │\n"
              "│ Samarbeidsforum… 3│                    │                                     │\n"
              "│ Trondheimsregionen│                    │                                     │\n"
              "│ Trøndelagsrådet   │                    │                                     │\n"
              "│>Værnesregionen   6│                    │                                     │\n"
              "├───────────────────┴────────────────────┴─────────────────────────────────────┤\n"
              "│ Name                    Værnesregionen                                       │\n"
              "│ Short name              VR                                                   │\n"
              "│ Kind                    regional council                                     │\n"
              "│ Calls itself            Værnesregionrådet                                    │\n"
              "│ Counts as a council     yes                                                  │\n"
              "│ Comprehensive steering  no                                                   │\n");
    walk_stop(&walk);
}

Test(panes, the_arrangements_follow_the_pane_where_the_keyboard_was_last)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "End Tab Down Down Down Down"); /* Værnesregionen, Selbu */
    cr_expect(walk_shows(&walk, ">1664 Selbu"));
    cr_expect(walk_shows(&walk, " 1/2 ┐"), "Selbu is named in two arrangements");
    cr_expect_not(walk_shows(&walk, "Barnevern"));
    walk_press(&walk, "Tab"); /* going there narrows nothing */
    cr_expect(walk_shows(&walk, ">Felles saks- og arkivs"));
    walk_press(&walk, "Tab Up"); /* another region */
    cr_expect(walk_shows(&walk, ">Trøndelagsråd"));
    cr_expect_not(walk_shows(&walk, "1664 Selbu"));
    walk_stop(&walk);
}

Test(panes, enter_follows_what_a_row_stands_for_and_back_keeps_the_place)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "End Tab Down Enter");
    cr_expect(walk_shows(&walk, "Municipality  1717"));
    walk_press(&walk, "F3");
    cr_expect(walk_shows(&walk, ">1717 Frosta"));
    cr_expect(walk_shows(&walk, ">Værnesregionen"));
    walk_stop(&walk);
}

Test(panes, the_day_asked_for_changes_who_is_a_member)
{
    struct walk walk;

    start(&walk, 24, 80);
    walk_press(&walk, "Down Down Down Down");
    cr_expect(walk_shows(&walk, ">Fosen            8"));
    cr_expect(walk_shows(&walk, "1723 Mosvik"));
    app_set_as_of(walk.app, (struct date){2013, 1, 1});
    shell_refresh(&walk.shell, false);
    shell_work(&walk.shell);
    shell_end_turn(&walk.shell);
    cr_expect(walk_shows(&walk, ">Fosen            7"));
    cr_expect_not(walk_shows(&walk, "Mosvik"));
    walk_stop(&walk);
}

Test(panes, a_small_screen_keeps_its_panes)
{
    struct walk walk;

    start(&walk, 20, 60);
    walk_press(&walk, "End");
    cr_expect(walk_shows(&walk, "1714 S"));
    cr_expect(walk_shows(&walk, "Barnevern"));
    cr_expect(walk_shows(&walk, "Værnesregionrådet"));
    walk_stop(&walk);
}
