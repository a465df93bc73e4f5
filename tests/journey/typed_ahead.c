/* Keys that come faster than the screen follows mean what they would mean typed slowly. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

WALK_SUITE(typed_ahead);

Test(typed_ahead, to_another_pane_and_down)
{
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "<End><Tab><Tab><Down><Down><F2>");
    journey_expect_text(user, "Arrangement: IKT-plattf");
}

Test(typed_ahead, in_a_screen_too_small_for_rows)
{
    user = walk_start(&walk, 1, 1);
    journey_keys(user, "<Tab><Tab><Down><F2>");
    journey_resize(user, 80, 24);
    journey_expect_text(user, "Arrangement: Barnevern");
}

Test(typed_ahead, filter_and_edit)
{
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "<F9>arrangements<Enter>");
    journey_keys(user, "/skatteinnk<Enter><F2>");
    journey_expect_text(user, "Arrangement: Skatteinnk");
    journey_keys(user, "<Esc>");
    journey_keys(user, "/<Ctrl+U><Enter><End><Up><Enter>");
    journey_expect_text(user, "Arrangement  Østfold in");
}

Test(typed_ahead, far_down_a_long_list)
{
    user = walk_start(&walk, 80, 24);
    journey_keys(user, "<F9>municipalities<Enter>");
    journey_keys(user, "<End><F2>");
    journey_expect_text(user, "Municipality: 0425 Åsnes");
    journey_keys(user, "<Esc><Home><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><Space><F8>");
    journey_expect_text(user, "Remove");
    journey_expect_text(user, "It is used by");
}

Test(typed_ahead, save_and_edit_again)
{
    user = walk_start(&walk, 80, 24);
    walk_to_new_arrangement(user, "Øvelse");
    journey_keys(user, "<Ctrl+S><F2>");
    journey_expect_text(user, "Arrangement: Øvelse");
}
