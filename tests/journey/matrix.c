/* The participation matrix as it is used: a row set and taken back, two at once, other sizes, reading only. */
#include "tests/journey/walk.h"

#include "samreg/base/paths.h"
#include "samreg/base/str.h"

#include <signal.h>
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

static struct walk walk;
static struct journey *kari;
static struct journey *ola;

static void begin(void)
{
    walk_begin(&walk);
}

static void end(void)
{
    journey_end(&kari);
    journey_end(&ola);
    walk_end(&walk);
}

TestSuite(matrix, .init = begin, .fini = end);

/* From the register screen to the matrix of Værnesregionen. */
static void open_matrix(struct journey *user)
{
    journey_keys(user, "<End>m");
    journey_expect_text(user, "Matrix Værn");
}

Test(matrix, a_row_is_set_by_two_keys_kept_in_the_journal_as_one_and_taken_back_as_one)
{
    kari = walk_start(&walk, 80, 24);
    open_matrix(kari);
    journey_keys(kari, "<Down><Down>lE");
    journey_expect_text(kari, "6 participations: owner.  Ctrl+Z Undo");
    journey_expect_text(kari, ">IKT-plattform                  6 E  E  E  E  E  E");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("history", "--limit", "1"), "IKT-plattform (6 Participations)");
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "participation", "arrangement:IKT-plattform", "role:owner",
                                                 "municipality:Tydal", "--columns", "role", "--format", "csv"),
                        "owner");
    journey_keys(kari, "<Ctrl+Z>");
    journey_expect_text(kari, ">IKT-plattform                  6 D  D  D  D  D  D");
    journey_keys(kari, "<Ctrl+Y>");
    journey_expect_text(kari, ">IKT-plattform                  6 E  E  E  E  E  E");
    walk_quit(&kari);
}

Test(matrix, keys_typed_ahead_set_the_cells_they_would_set_typed_slowly)
{
    kari = walk_start(&walk, 80, 24);
    open_matrix(kari);
    journey_keys(kari, "<Down>V<Right>E<Down>K<Left>S");
    journey_expect_text(kari, " Felles saks- og arkivsyst…     6 V  E  D  D  D  D");
    journey_expect_text(kari, ">IKT-plattform                  6 S  K  D  D  D  D");
    journey_expect_cursor_on(kari, "S  K");
}

Test(matrix, what_another_sets_comes_in_while_the_cursor_stays_on_its_cell)
{
    kari = walk_start(&walk, 80, 24);
    ola = walk_start(&walk, 80, 24);
    open_matrix(kari);
    open_matrix(ola);
    journey_keys(ola, "<Down><Down><Right>");
    journey_expect_text(ola, "IKT-plattform · 1663 Malvik: participant");
    journey_keys(kari, "<F6>Arkivdepot<Ctrl+S>");
    journey_expect_text(kari, ">Arkivdepot");
    journey_await_text(ola, " Arkivdepot");
    journey_expect_text(ola, "IKT-plattform · 1663 Malvik: participant");
    journey_keys(kari, "<Down><Down><Down><Right>V");
    journey_await_text(ola, "IKT-plattform · 1663 Malvik: host");
    journey_keys(ola, "E");
    journey_await_text(kari, "IKT-plattform · 1663 Malvik: owner");
    walk_quit(&kari);
    walk_quit(&ola);
}

Test(matrix, undo_after_a_colleague_changed_the_same_cell_says_so)
{
    kari = walk_start(&walk, 80, 24);
    open_matrix(kari);
    journey_keys(kari, "<Down><Down>V");
    walk_command(&walk, JOURNEY_ARGUMENTS("set", "participation", "IKT-plattform/1717//host", "role=owner"), NULL);
    journey_await_text(kari, "1717 Frosta: owner");
    journey_keys(kari, "<Ctrl+Z>");
    journey_expect_text(kari, "1717 Frosta: host");
}

Test(matrix, another_size_keeps_the_cell_and_shows_more_or_less)
{
    kari = walk_start(&walk, 80, 24);
    open_matrix(kari);
    journey_keys(kari, "<Down><Down><End>");
    journey_resize(kari, 60, 20);
    journey_expect_text(kari, "IKT-plattform · 1665 Tydal: participant");
    journey_expect_text(kari, ">IKT-plattform           6 D  D  D  D  D  D");
    journey_expect_cursor_on(kari, "D");
    journey_resize(kari, 40, 10);
    journey_expect_text(kari, "IKT-plattform · 1665 Tydal");
    journey_resize(kari, 120, 40);
    journey_expect_text(kari, " Tjenestesenter lønn og regnskap");
    journey_expect_text(kari, "IKT-plattform · 1665 Tydal: participant");
    walk_quit(&kari);
}

Test(matrix, all_municipalities_are_walked_through_to_the_last)
{
    kari = walk_start(&walk, 80, 24);
    journey_keys(kari, "<Home>m");
    journey_expect_text(kari, "Matrix");
    journey_keys(kari, "<Ctrl+End>");
    journey_expect_text(kari, "0425 Åsnes: ");
    journey_keys(kari, "<Ctrl+Left><Tab><Shift+Tab><Ctrl+Home>fvefsn<Enter>");
    journey_expect_text(kari, "1824 Vefsn: ");
    walk_quit(&kari);
}

Test(matrix, in_a_register_for_reading_only_is_looked_at)
{
    kari = journey_start(&(struct journey_options){
        .arguments = JOURNEY_ARGUMENTS("--language", "en", "--read-only", "--database", walk.demo), .home = walk.home});
    open_matrix(kari);
    journey_expect_no_text(kari, "F8 Remove");
    journey_keys(kari, "<Down>lV");
    journey_expect_text(kari, "The register is open for reading only.");
    journey_expect_text(kari, ">Felles saks- og arkivsyst…     6 D  D  D  D  D  D");
    journey_keys(kari, "<Esc>tg");
    journey_expect_text(kari, "Grouped by sector.");
    walk_quit(&kari);
}

Test(matrix, what_is_shown_goes_to_a_file_for_spreadsheets)
{
    struct str path = {0};
    struct error error = {0};
    char *bytes = NULL;
    size_t size = 0;

    kari = walk_start(&walk, 80, 24);
    open_matrix(kari);
    journey_keys(kari, "/ikt<Enter><Ctrl+P>norwegian<Enter>");
    journey_expect_text(kari, "matrix-2009-12-01.csv");
    journey_keys(kari, "<Ctrl+P>enlarged<Enter>");
    journey_expect_text(kari, "matrix-2009-12-01.svg");
    journey_keys(kari, "<Ctrl+P>web<Enter>");
    journey_expect_text(kari, "matrix-2009-12-01.html");
    str_addf(&path, "%s/matrix-2009-12-01.csv", walk.home);
    cr_assert_eq(file_read(str_peek(&path), 100000, &bytes, &size, &error), STATUS_OK);
    cr_expect(strstr(bytes, "\"IKT-plattform\";\"Værnesregionen\";\"6\";\"0\";\"6\";\"D\";") != NULL, "%s", bytes);
    cr_expect(strstr(bytes, "\"1665 Tydal\"\r\n") != NULL, "%s", bytes);
    free(bytes);
    str_clear(&path);
    walk_quit(&kari);
}

Test(matrix, speaks_bokmal)
{
    kari = journey_start(&(struct journey_options){
        .arguments = JOURNEY_ARGUMENTS("--language", "nb", "--database", walk.demo), .home = walk.home});
    journey_keys(kari, "<End>m");
    journey_expect_text(kari, "Matrise Værnesreg");
    journey_expect_text(kari, "4 kommuner, ikke navngitt");
    journey_expect_text(kari, "D Deltaker  V Vert  E Eier  K Kjøper  S Selger  F Kontor  O Observatør");
    journey_expect_text(kari, "Frosta deltar i 2 av 2 med navn (100 %)");
    journey_keys(kari, "<Down>u");
    journey_expect_text(kari, "1 deltakelse: usikker.");
    walk_quit(&kari);
}

Test(matrix, the_line_drops_while_a_question_or_a_date_is_asked)
{
    static const char *const asked[] = {"<Down><F8>", "<Down><F8>e", "lD", "o", "f", "/ikt", "<Ctrl+P>"};

    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        kari = walk_start(&walk, 80, 24);
        open_matrix(kari);
        journey_keys(kari, asked[i]);
        journey_hang_up(kari);
        journey_expect_exit(kari, 128 + SIGHUP);
        journey_end(&kari);
    }
    walk_expect_command(&walk, JOURNEY_ARGUMENTS("list", "participation", "arrangement:IKT-plattform", "--format",
                                                 "csv", "--columns", "role"),
                        "participant");
}
