/* Overlays that grow and shrink while one types. Every screen on the way is held against what drawing it anew gives
 * (journey.h), which is what these journeys prove. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

WALK_SUITE(overlays);

static void start(const char *locale, int columns, int rows)
{
    user = journey_start(&(struct journey_options){
        .home = walk.home,
        .arguments = JOURNEY_ARGUMENTS("--database", walk.demo),
        .locale = locale,
        .columns = columns,
        .rows = rows,
    });
}

/* One key at a time, so that each of the screens is drawn. */
static void type_slowly(const char *letters)
{
    for (; *letters != '\0'; letters++) {
        const char letter[] = {*letters, '\0'};

        journey_keys(user, letter);
    }
}

static void grow_and_shrink(void)
{
    journey_keys(user, "<F9>");
    type_slowly("eksp");
    journey_keys(user, "<Backspace>");
    journey_keys(user, "<Backspace>");
    type_slowly("zzzz");
    journey_keys(user, "<Ctrl+U>");
    journey_keys(user, "<Esc>s");
    type_slowly("legev");
    journey_keys(user, "z");
    journey_keys(user, "<Ctrl+U>");
    type_slowly("a");
    journey_keys(user, "<Esc>p");
    type_slowly("cou");
    journey_keys(user, "<Ctrl+U>");
    journey_keys(user, "<Esc>");
}

Test(overlays, leave_nothing_behind_when_they_shrink)
{
    start("", 0, 0);
    grow_and_shrink();
}

Test(overlays, leave_nothing_behind_on_a_small_screen)
{
    start(NULL, 60, 20);
    grow_and_shrink();
}

Test(overlays, leave_nothing_behind_over_a_form_and_a_report)
{
    start(NULL, 120, 40);
    journey_keys(user, "<F9>arrangements list<Enter><F6>x<Esc>");
    journey_keys(user, "<Esc>");
    journey_keys(user, "<F4>");
    journey_keys(user, "<Esc><Esc>d<Esc>");
    journey_keys(user, "<Esc><Esc><Esc>pcounts<Enter>");
    grow_and_shrink();
}

Test(overlays, the_best_match_comes_first)
{
    start(NULL, 0, 0);
    journey_keys(user, "pcou<Enter>");
    journey_expect_text(user, "Ordninger per kommune");
}
