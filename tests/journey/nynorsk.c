/* The program in nynorsk, as its configuration says: list, form, a refused value, history, help, a report and the grid,
 * each in words that bokmål has otherwise. */
#include "tests/journey/walk.h"

#include "samreg/base/str.h"

#include <criterion/criterion.h>

#include <stdio.h>
#include <sys/stat.h>

WALK_SUITE(nynorsk);

/* The configuration of the user says nynorsk; nothing else names a language. */
static void choose_nynorsk(void)
{
    struct str path = {0};

    str_addf(&path, "%s/.config", walk.home);
    (void)mkdir(path.text, 0700);
    str_add(&path, "/samreg");
    (void)mkdir(path.text, 0700);
    str_add(&path, "/samreg.conf");
    FILE *file = fopen(path.text, "w");
    cr_assert(file && fputs("language = nn\n", file) >= 0 && fclose(file) == 0);
    str_clear(&path);
}

static void start(int columns, int rows)
{
    choose_nynorsk();
    user = journey_start(&(struct journey_options){
        .home = walk.home,
        .arguments = JOURNEY_ARGUMENTS("--database", walk.demo),
        .columns = columns,
        .rows = rows,
        .locale = "",
    });
    journey_expect_text(user, "Regionar");
    journey_expect_text(user, "Kommunar");
    journey_expect_text(user, "Ordningar");
}

Test(nynorsk, a_record_is_listed_written_refused_saved_and_taken_back)
{
    start(80, 24);
    walk_to_arrangements(user);
    journey_expect_text(user, "Tryggleik");
    journey_expect_text(user, "Oppgjevne deltakarar");
    journey_keys(user, "<F6>Felles renovasjon");
    journey_expect_text(user, "*Namn (må)");
    walk_to_field(user, "Årleg kostnad");
    journey_keys(user, "1.000<Ctrl+S>");
    journey_expect_text(user, "Ikkje lagra: ");
    journey_expect_text(user, "kan lesast på to måtar");
    journey_keys(user, "<Ctrl+U>1250000<Ctrl+S>");
    journey_expect_text(user, "Lagra: Felles renovasjon.");
    journey_keys(user, "<Ctrl+Z>");
    journey_expect_text(user, "Teke tilbake: ");
    journey_keys(user, "<Ctrl+Y><F8>");
    journey_expect_text(user, "Fjerne Felles renovasjon?");
    journey_keys(user, "<Esc><F2><End>m<F3>");
    journey_expect_text(user, "Det du har skrive, er ikkje lagra.");
    journey_keys(user, "f");
    journey_expect_text(user, "Ordningar");
    walk_quit(&user);
}

Test(nynorsk, help_shows_terms_of_a_filter_that_the_filter_takes)
{
    start(80, 24);
    journey_keys(user, "<F9>ordningar<Enter>");
    journey_expect_text(user, "Namn");
    journey_keys(user, "<F1>");
    journey_expect_text(user, "Felt for filteret:");
    journey_keys(user, "<End>");
    journey_expect_text(user, "komma gjev fleire: status:vedteken");
    journey_expect_text(user, "i_kraft>=2005");
    journey_keys(user, "<Esc>");
    journey_keys(user, "/hovudkontor:none !status:avslutta");
    journey_expect_text(user, "Barnevern");
    journey_keys(user, " hovudstad:1714<Enter>");
    journey_expect_text(user, "har ikkje noko felt «hovudstad»");
    journey_keys(user, "<Esc>");
    walk_quit(&user);
}

Test(nynorsk, code_lists_have_their_names_in_it)
{
    start(100, 30);
    journey_keys(user, "<F9>juridiske former<Enter>");
    journey_expect_text(user, "Anna forsøk etter forsøkslova");
    journey_keys(user, "/stifting<Enter><Enter>");
    journey_expect_text(user, "Namn på nynorsk");
    journey_expect_text(user, "Stifting");
    walk_quit(&user);
}

Test(nynorsk, a_report_is_asked_for_and_read)
{
    start(120, 40);
    journey_keys(user, "p");
    journey_expect_text(user, "Rapportar");
    journey_keys(user, "ordningar per<Enter>");
    journey_expect_text(user, "Ordningar per kommune");
    journey_keys(user, "<F2>");
    walk_to_field(user, "Fylke");
    journey_keys(user, "Tull<Ctrl+S>");
    journey_expect_text(user, "Det finst ingen «Tull» (Fylke)");
    journey_keys(user, "<Ctrl+U>Østfold<Ctrl+S>");
    journey_expect_text(user, "Per 1000 innbyggjarar");
    journey_expect_text(user, "Talde etter definisjonen «Kartlegginga 2009»");
    walk_quit(&user);
}

Test(nynorsk, the_language_is_chosen_on_the_screen)
{
    start(80, 24);
    journey_keys(user, "<F9>språk<Enter>");
    journey_expect_text(user, "Kva språk skal skjermen ha?");
    journey_keys(user, "b");
    journey_expect_text(user, "Regioner");
    journey_keys(user, "<F9>språk<Enter>n");
    journey_expect_text(user, "Regionar");
    walk_quit(&user);
}

Test(nynorsk, the_strategy_grid_speaks_it_too)
{
    choose_nynorsk();
    user = journey_start(&(struct journey_options){
        .home = walk.home,
        .arguments = JOURNEY_ARGUMENTS("--database", walk.demo, "strategy"),
        .locale = "",
    });
    journey_expect_text(user, "  «Illustrasjon: koordinatene");
    journey_keys(user, "<F1>");
    journey_expect_text(user, "Strategirutenettet");
    journey_expect_text(user, "Enter, så to siffer: kor langt til høgre");
    journey_keys(user, "<Esc>");
    walk_quit(&user);
}
