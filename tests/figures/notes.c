/* When a note stands under a report, and what stands empty because it is not recorded. */
#include "tests/figures/pen.h"

#include <criterion/criterion.h>

/* ---- When they stand there ---- */

/* Before all that is dated: since when there is something. What is not dated stands there all the same. */
Test(notes, say_since_when_there_is_something)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t region = pen_write_council(&pen, "Første"), id = pen_write_arrangement(&pen, "Brann", region, "");
    pen_write_part(&pen, id, "1714", "participant", "uncertain");
    pen_write_part(&pen, id, "1719", "participant", "certain");
    pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Vann", "status", "operating", "effective", "1987-05", NULL);
    pen_save(&pen);
    answer_ask(&answer, "counts", "as_of=1800", NULL);
    answer_expect(&answer, "note: Nothing in the register is dated this early; the oldest is of ");
    answer_expect(&answer, "note: Counted by the definition “The 2009 survey”: 1 arrangement. Among them: 1 without a "
                           "stated beginning, counted on any day therefore.");
    answer_expect(&answer, "note: Uncertain participations in the arrangements that count: 1.");
    answer_ask(&answer, "agreement_papers", "as_of=1800", NULL);
    answer_expect(&answer, "note: Nothing in the register is dated this early; the oldest is of ");
    answer_ask(&answer, "counts", NULL, NULL);
    answer_expect_none(&answer, "note: Nothing in the register");
    answer_end(&answer);
}

/* ---- Not recorded is not 0 ---- */

/* One is named nowhere, one only where the form is another, and of one the region has arrangements without names. */
Test(notes, what_nobody_names_is_not_0)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t named = pen_write_council(&pen, "Første"), silent = pen_write_council(&pen, "Andre");
    int64_t fire = pen_write_arrangement(&pen, "Brann", named, "2");
    int64_t board = pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Barnevern", "status", "operating", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(board), "legal_form", "P27", NULL);
    pen_write_arrangement(&pen, "Skatt", silent, "4");
    pen_write_member(&pen, named, "1714", "full", "certain");
    pen_write_member(&pen, named, "1719", "full", "certain");
    pen_write_member(&pen, silent, "1721", "full", "certain");
    pen_write_part(&pen, fire, "1714", "participant", "certain");
    pen_write_part(&pen, fire, "1717", "observer", "certain");
    pen_write_part(&pen, board, "1719", "participant", "certain");
    pen_write_part(&pen, board, "1721", "participant", "certain");
    pen_save(&pen);
    answer_ask(&answer, "counts", "county=17", "form=IKS");
    answer_expect(&answer, "1714 Stjørdal|1|0|");
    answer_expect(&answer, "1719 Levanger|0|0|");  /* what its region has names everybody */
    answer_expect(&answer, "1721 Verdal|||");      /* it may be in Skatt */
    answer_expect(&answer, "1702 Steinkjer|||");   /* named nowhere */
    answer_expect(&answer, "Total|1|0|");
    answer_end(&answer);
}

/* Where no form is stated there are not none of each; that no council is comprehensive is known where all say so. */
Test(notes, what_nobody_states_is_not_0)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t silent = pen_write_council(&pen, "Første");
    int64_t told = pen_write(&pen, ENTITY_REGION, "name", "Andre", "kind", "council", "comprehensive", "0", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Brann", "status", "operating", "region", at_id(silent), NULL);
    pen_write_arrangement(&pen, "Skatt", told, "");
    pen_save(&pen);
    answer_ask(&answer, "compare", "region=Første", "with=Andre");
    answer_expect(&answer, "Formal arrangements||100|100|0");
    answer_expect(&answer, "Form not stated||100|0|-100");
    answer_expect(&answer, "Inter-municipal companies|||100|");
    answer_expect(&answer, "Companies of all|%||10000|");
    answer_expect(&answer, "Agreement|||0|");
    answer_expect(&answer, "Councils with comprehensive steering|||0|");
    answer_end(&answer);
}
