/* When a note stands under a report, and what stands empty because it is not recorded. */
#include "tests/figures/pen.h"

#include <criterion/criterion.h>

static struct pen pen;

static void begin(void)
{
    pen_begin(&pen);
}

static void end(void)
{
    pen_end(&pen);
}

TestSuite(notes, .init = begin, .fini = end);

/* ---- When they stand there ---- */

/* Before all that is dated: since when there is something. What is not dated stands there all the same. */
Test(notes, say_since_when_there_is_something)
{
    int64_t region = pen_write_council(&pen, "Første"), id = pen_write_arrangement(&pen, "Brann", region, "");
    pen_write_part(&pen, id, "1714", "participant", "uncertain");
    pen_write_parts(&pen, id, "1719", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Vann", "status", "operating", "effective", "1987-05", NULL);
    pen_ask(&pen, "counts", "as_of=1800", NULL);
    pen_expect(&pen, "note: Nothing in the register is dated this early; the oldest is of ");
    pen_expect(&pen, "note: Counted by the definition “The 2009 survey”: 1 arrangement. Among them: 1 without a "
                      "stated beginning, counted on any day therefore.");
    pen_expect(&pen, "note: Uncertain participations in the arrangements that count: 1.");
    pen_ask(&pen, "agreement_papers", "as_of=1800", NULL);
    pen_expect(&pen, "note: Nothing in the register is dated this early; the oldest is of ");
    pen_ask(&pen, "counts", NULL, NULL);
    pen_expect_none(&pen, "note: Nothing in the register");
}

/* ---- Not recorded is not 0 ---- */

/* One is named nowhere, one only where the form is another, and of one the region has arrangements without names. */
Test(notes, what_nobody_names_is_not_0)
{
    int64_t named = pen_write_council(&pen, "Første"), silent = pen_write_council(&pen, "Andre");
    int64_t fire = pen_write_arrangement(&pen, "Brann", named, "2");
    int64_t board = pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Barnevern", "status", "operating", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(board), "legal_form", "P27", NULL);
    pen_write_arrangement(&pen, "Skatt", silent, "4");
    pen_write_members(&pen, named, "1714", "1719", NULL);
    pen_write_members(&pen, silent, "1721", NULL);
    pen_write_parts(&pen, fire, "1714", NULL);
    pen_write_part(&pen, fire, "1717", "observer", "certain");
    pen_write_parts(&pen, board, "1719", "1721", NULL);
    pen_ask(&pen, "counts", "county=17", "form=IKS");
    pen_expect(&pen, "1714 Stjørdal|1|0|");
    pen_expect(&pen, "1719 Levanger|0|0|");  /* what its region has names everybody */
    pen_expect(&pen, "1721 Verdal|||");      /* it may be in Skatt */
    pen_expect(&pen, "1702 Steinkjer|||");   /* named nowhere */
    pen_expect(&pen, "Total|1|0|");
}

/* Where no form is stated there are not none of each; that no council is comprehensive is known where all say so. */
Test(notes, what_nobody_states_is_not_0)
{
    int64_t silent = pen_write_council(&pen, "Første");
    int64_t told = pen_write(&pen, ENTITY_REGION, "name", "Andre", "kind", "council", "comprehensive", "0", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Brann", "status", "operating", "region", at_id(silent), NULL);
    pen_write_arrangement(&pen, "Skatt", told, "");
    pen_ask(&pen, "compare", "region=Første", "with=Andre");
    pen_expect(&pen, "Formal arrangements||100|100|0");
    pen_expect(&pen, "Form not stated||100|0|-100");
    pen_expect(&pen, "Inter-municipal companies|||100|");
    pen_expect(&pen, "Companies of all|%||10000|");
    pen_expect(&pen, "Agreement|||0|");
    pen_expect(&pen, "Councils with comprehensive steering|||0|");
}
