/* The program speaks bokmål unless it is told otherwise. */
#include "tests/journey/walk.h"

#include <criterion/criterion.h>

Test(bokmal, the_main_job_in_bokmal)
{
    struct walk walk;

    walk_begin(&walk);
    struct journey *user = journey_start(&(struct journey_options){
        .home = walk.home,
        .arguments = JOURNEY_ARGUMENTS("--database", walk.demo),
        .locale = "",
    });
    journey_expect_text(user, "Regioner");
    journey_expect_text(user, "Kommuner");
    journey_expect_text(user, "Ordninger");
    journey_expect_text(user, "F1 Hjelp");
    walk_to_arrangements(user);
    journey_keys(user, "<F6>Felles renovasjon");
    journey_expect_text(user, "*Navn (må)");
    walk_to_field(user, "Årlig kostnad");
    journey_keys(user, "1.000<Tab>");
    journey_keys(user, "<Ctrl+S>");
    journey_expect_text(user, "Ikke lagret: ");
    journey_keys(user, "<Ctrl+U>1250000<Ctrl+S>");
    journey_expect_text(user, "Lagret: Felles renovasjon.");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Tatt tilbake: ");
    journey_keys(user, "<Ctrl+Y><F8>");
    journey_expect_text(user, "Fjerne Felles renovasjon?");
    journey_keys(user, "<Esc>h");
    journey_expect_text(user, "Historikk");
    journey_keys(user, "<Esc><F9>ordninger<Enter>");
    journey_expect_text(user, "> ");
    journey_keys(user, "<F1>");
    journey_expect_text(user, "Felt for filteret:");
    journey_keys(user, "<Esc><Esc><F9>språk<Enter>");
    journey_expect_text(user, "Bokmål");
    journey_keys(user, "e");
    journey_expect_text(user, "Arrangements");
    walk_quit(&user);
    walk_end(&walk);
}
