#include "samreg/draw/artifacts.h"

#include <criterion/criterion.h>
#include <string.h>

#define LAYOUT "/Artifact << /Type /Layout >> BDC\n"
#define PAGINATION "/Artifact << /Type /Pagination >> BDC\n"

/* Marks the operators, and what comes of it once more: then nothing must be left to mark. */
static void expect_marked(const char *operators, const char *expected)
{
    struct str out = {0}, again = {0};
    size_t marked = 0;

    cr_expect(artifacts_mark(operators, strlen(operators), &out), "%s", operators);
    cr_expect_str_eq(str_peek(&out), expected, "%s", operators);
    cr_expect(artifacts_mark(out.text ? out.text : "", out.length, &again));
    for (const char *at = str_peek(&out); (at = strstr(at, "/Artifact")); at++)
        marked++;
    for (const char *at = str_peek(&again); (at = strstr(at, "/Artifact")); at++)
        marked--;
    cr_expect_eq(marked, 0, "%s", str_peek(&again));
    str_clear(&out);
    str_clear(&again);
}

Test(artifacts, what_draws_outside_of_parts_is_marked)
{
    expect_marked("1 0 0 -1 0 842 cm\nq\n/P << /MCID 0 >> BDC\nBT (a) Tj ET\nEMC\n0 0 9 1 re f\nQ\n",
                  "1 0 0 -1 0 842 cm\nq\n/P << /MCID 0 >> BDC\nBT (a) Tj ET\nEMC\n" LAYOUT
                  "\n0 0 9 1 re f\nQ\n\nEMC\n");
    expect_marked("BT /f-0 1 Tf [(Side)-3( 2)]TJ ET\n/H1 << /MCID 0 >> BDC\nS\nEMC",
                  PAGINATION "BT /f-0 1 Tf [(Side)-3( 2)]TJ ET\n\nEMC\n/H1 << /MCID 0 >> BDC\nS\nEMC\n");
    expect_marked("q 0 0 1 1 re f*\nBT (a)' ET Q", PAGINATION "q 0 0 1 1 re f*\nBT (a)' ET Q\nEMC\n");
    expect_marked("/x5 Do", LAYOUT "/x5 Do\nEMC\n");
}

Test(artifacts, what_draws_nothing_is_left_alone)
{
    expect_marked("", "");
    expect_marked("q 1 0 0 rg 0 0 9 9 re W n Q", "q 1 0 0 rg 0 0 9 9 re W n Q");
    expect_marked("/P BMC\nf\nEMC\n q\n/P << /MCID 1 >> BDC f EMC Q",
                  "/P BMC\nf\nEMC\n\n q\n/P << /MCID 1 >> BDC f EMC\n Q");
}

/* The numbers of the line before are not those of the part. */
Test(artifacts, a_part_begins_at_its_name)
{
    expect_marked("0.5 w /a0 gs 1 0 0 rg /P <</MCID 12>> BDC f EMC",
                  "0.5 w /a0 gs 1 0 0 rg /P <</MCID 12>> BDC f EMC\n");
    expect_marked("1 1 m 2 2 l S/P<</MCID 0>>BDC f EMC", LAYOUT "1 1 m 2 2 l S\nEMC\n/P<</MCID 0>>BDC f EMC\n");
}

Test(artifacts, parts_within_parts_are_one)
{
    expect_marked("/A BMC /B BMC f EMC f EMC f", "/A BMC /B BMC f EMC f EMC\n" LAYOUT " f\nEMC\n");
}

/* A string may hold anything, also what looks like an operator, brackets and the sign that ends it. */
Test(artifacts, words_in_strings_are_none)
{
    expect_marked("/P BMC (EMC) Tj (a\\) EMC \\\\) Tj (b (EMC) f) Tj <454D43> Tj EMC",
                  "/P BMC (EMC) Tj (a\\) EMC \\\\) Tj (b (EMC) f) Tj <454D43> Tj EMC\n");
    expect_marked("(f) /f % f\n << /f (S) >> pop", "(f) /f % f\n << /f (S) >> pop");
    expect_marked("/P BMC BI /W 1 ID EMC f (\nEI f EMC", "/P BMC BI /W 1 ID EMC f (\nEI f EMC\n");
}

Test(artifacts, what_does_not_end_is_refused)
{
    static const char *const wrong[] = {"EMC",      "/P BMC f",    "/P BMC f EMC EMC", "(a", "(a\\", "<41", "(a(b)",
                                        "BI ID abc", "/P << /a (", "f <"};
    struct str out = {0};

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect_not(artifacts_mark(wrong[i], strlen(wrong[i]), &out), "%s", wrong[i]);
    str_clear(&out);
}
