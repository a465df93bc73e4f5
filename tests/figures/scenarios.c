/* Small registers made by hand, and what the words of the reports promise of them: what is uncertain, what somebody
 * only observes, what is stated without names and what has no dates. No second computation is asked. */
#include "tests/figures/pen.h"

#include <criterion/criterion.h>
#include <stdio.h>

static struct pen pen;

static void begin(void)
{
    pen_begin(&pen);
}

static void end(void)
{
    pen_end(&pen);
}

TestSuite(scenarios, .init = begin, .fini = end);

/* A membership that is uncertain, one in a forum and one as an observer make nobody a swing municipality. */
Test(scenarios, swing_only_by_certain_membership_of_a_council)
{
    int64_t first = pen_write_council(&pen, "Første"), second = pen_write_council(&pen, "Andre");
    int64_t forum = pen_write(&pen, ENTITY_REGION, "name", "Forum", "kind", "other", NULL);
    int64_t joint = pen_write_arrangement(&pen, "Renovasjon", first, "");
    pen_write_members(&pen, first, "1714", "1719", "1717", NULL);
    pen_write_member(&pen, second, "1714", "full", "uncertain");
    pen_write_members(&pen, second, "1719", NULL);
    pen_write_member(&pen, second, "1717", "observer", "certain");
    pen_write_members(&pen, forum, "1717", NULL);
    pen_write_parts(&pen, joint, "1714", "1719", "1717", NULL);
    pen_ask(&pen, "participation", NULL, NULL);
    /* region, who, membership, certainty, takes part in, of, share, uncertain, elsewhere, councils, uncertain, swing */
    pen_expect(&pen, "Første|1714 Stjørdal|full|certain|1|1|1/1|0|0|1|1|");
    pen_expect_none(&pen, "Første|1714 Stjørdal|full|certain|1|1|1/1|0|0|1|1|1");
    pen_expect(&pen, "Første|1719 Levanger|full|certain|1|1|1/1|0|0|1|0|1");
    pen_expect(&pen, "Første|1717 Frosta|full|certain|1|1|1/1|0|0|0|0|0");
    pen_expect_none(&pen, "Andre|1714 Stjørdal|full|uncertain|0|0||0|1|1|0|1");
    pen_expect_none(&pen, "Forum|1717 Frosta|full|certain|0|0||0|1|1|0|1");
    pen_ask(&pen, "geography_several", NULL, NULL);
    pen_expect(&pen, "1714 Stjørdal|2|1|");
    pen_expect_none(&pen, "1717 ");
    pen_ask(&pen, "compare", "municipality=1717", "with=1714");
    pen_expect(&pen, "Municipalities in a council|%|10000|10000|0");
    pen_expect_none(&pen, "note: Municipalities counted in a council by uncertain");
}

/* Who only observes takes no part, is in no set of partners and is not hosted for; an uncertain host is told as one. */
Test(scenarios, observers_take_no_part)
{
    int64_t region = pen_write_council(&pen, "Første");
    int64_t joint = pen_write_arrangement(&pen, "Legevakt", region, "");
    pen_write_members(&pen, region, "1714", "1719", "1717", NULL);
    pen_write_part(&pen, joint, "1714", "host", "uncertain");
    pen_write_parts(&pen, joint, "1719", NULL);
    pen_write_part(&pen, joint, "1717", "observer", "uncertain");
    pen_ask(&pen, "participation", NULL, NULL);
    pen_expect(&pen, "Første|1717 Frosta|full|certain|0|1|0/1|0|0|0|0|1");
    pen_expect(&pen, "Første|1714 Stjørdal|full|certain|1|1|1/1|1|0|0|0|");
    pen_ask(&pen, "hosts_pairs", NULL, NULL);
    pen_expect(&pen, "1714 Stjørdal|1719 Levanger|1|1");
    pen_expect_none(&pen, "1714 Stjørdal|1717");
    pen_ask(&pen, "fragmentation", NULL, NULL);
    pen_expect(&pen, "1714 Stjørdal|1|1|1|1/1|0|");
    pen_expect_none(&pen, "1717 ");
    pen_ask(&pen, "geography_areas", NULL, NULL);
    pen_expect(&pen, "Første|1|1|0/1|0/1|0|1|0");
}

/* A region of three whose arrangements say only how many take part: another number tells, the same one does not. */
Test(scenarios, what_is_stated_without_names_is_not_no)
{
    int64_t other = pen_write_council(&pen, "Andre"), same = pen_write_council(&pen, "Samme");
    int64_t none = pen_write_council(&pen, "Tie");
    pen_write_members(&pen, other, "1714", "1719", NULL);
    pen_write_members(&pen, same, "1714", "1719", NULL);
    pen_write_members(&pen, none, "1714", NULL);
    int64_t tax = pen_write_arrangement(&pen, "Skatt", other, "4");
    pen_write(&pen, ENTITY_ARRANGEMENT_SERVICE, "arrangement", at_id(tax), "service_area", "tax_collection", NULL);
    pen_write_arrangement(&pen, "Lønn", same, "2");
    pen_write_arrangement(&pen, "IKT", none, "");
    pen_ask(&pen, "geography_areas", NULL, NULL);
    pen_expect(&pen, "Andre|1|1||0/1|0|0|0");
    pen_expect(&pen, "Samme|1|0|||0|0|");
    pen_expect(&pen, "Tie|1|0|||0|0|");
    pen_expect_none(&pen, "Samme|1|0|||0|0|0");
    pen_expect_none(&pen, "Samme|1|0|||0|0|1");
    pen_ask(&pen, "services", NULL, NULL);
    /* service, arrangements, cooperation, purchase, municipalities, share, uncertain, stated at least, uncertain */
    pen_expect(&pen, "Tax collection|1|1|0||||4|0|");
    pen_ask(&pen, "compare", "region=Andre", "with=Samme");
    pen_expect(&pen, "Arrangements per municipality|mean|||");
    pen_expect(&pen, "Tax collection: municipalities taking part|%||0|");
    pen_expect(&pen, "Population known for|");
}

/* Who takes part by nothing but uncertain records has a question mark; what has no task stands there when none is asked
 * for. */
Test(scenarios, a_sector_marks_who_is_uncertain)
{
    int64_t region = pen_write_council(&pen, "Første");
    int64_t clinic = pen_write_arrangement(&pen, "Legevakt", region, "");
    pen_write_part(&pen, clinic, "1714", "host", "uncertain");
    pen_write_part(&pen, clinic, "1719", "participant", "uncertain");
    pen_write_part(&pen, clinic, "1719", "buyer", "certain");
    pen_write_part(&pen, clinic, "1717", "observer", "uncertain");
    pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(clinic), "body", "Helse Midt", "role", "participant",
              "certainty", "uncertain", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_YEAR, "arrangement", at_id(clinic), "year", "2008", "annual_cost", "5000", NULL);
    pen_ask(&pen, "sector", NULL, NULL);
    pen_expect(&pen, "|Legevakt|Første|operating|cooperation|IKS Inter-municipal company||3||"
                      "Frosta (observer) ?, Levanger, Stjørdal ?, Helse Midt ?|Stjørdal ?||5000|certain");
    pen_ask(&pen, "sector", "sector=health", NULL);
    pen_expect_none(&pen, "|Legevakt");
}

/* A sector names who takes part, municipalities and others, and who hosts in any way; a number where none is named. */
Test(scenarios, a_sector_names_who_takes_part)
{
    int64_t region = pen_write_council(&pen, "Første");
    int64_t clinic = pen_write_arrangement(&pen, "Legevakt", region, "3");
    int64_t unnamed = pen_write_arrangement(&pen, "Barnevern", region, "4");
    int64_t silent = pen_write_arrangement(&pen, "Jordmor", region, "");
    pen_write(&pen, ENTITY_ARRANGEMENT_SERVICE, "arrangement", at_id(clinic), "service_area", "emergency_clinic", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_SERVICE, "arrangement", at_id(unnamed), "service_area", "emergency_clinic",
              NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_SERVICE, "arrangement", at_id(silent), "service_area", "emergency_clinic", NULL);
    pen_write_part(&pen, clinic, "1714", "seller", "certain");
    pen_write_part(&pen, clinic, "1719", "office", "certain");
    pen_write_part(&pen, clinic, "1717", "observer", "certain");
    pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(clinic), "body", "Helse Midt", "role", "participant",
              NULL);
    pen_ask(&pen, "sector", "sector=health", NULL);
    /* service, arrangement, region, status, kind, form, since, named, stated, who takes part, host, seat, cost,
     * certainty */
    pen_expect(&pen, "Emergency clinic|Legevakt|Første|operating|cooperation|IKS Inter-municipal company||3|3|"
                      "Frosta (observer), Levanger, Stjørdal, Helse Midt|Levanger, Stjørdal|||certain");
    pen_expect(&pen, "Emergency clinic|Barnevern|Første|operating|cooperation|IKS Inter-municipal company||0|4|"
                      "4 municipalities, not named||||certain");
    pen_expect(&pen, "Emergency clinic|Jordmor|Første|operating|cooperation|IKS Inter-municipal company||0||||||"
                      "certain");
}

/* A limited and an inter-municipal company are companies in every report, a cooperative and a foundation in none. */
Test(scenarios, companies_are_the_same_in_every_report)
{
    static const char *const forms[] = {"AS", "IKS", "SA", "STI", "P27"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", forms[i], "status", "operating", "certainty",
                               "certain", NULL);
        pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", forms[i], "seat", "1714",
                  NULL);
        pen_write_part(&pen, id, "1714", "owner", "certain");
    }
    pen_ask(&pen, "ownership", "municipality=1714", NULL);
    pen_expect(&pen, "company|AS|yes|AS|owner|");
    pen_expect(&pen, "company|IKS|yes|IKS|owner|");
    pen_expect(&pen, "other legal person|SA|yes|SA|owner|");
    pen_expect(&pen, "other legal person|STI|yes|STI|owner|");
    pen_expect(&pen, "cooperation|P27|yes|P27|owner|");
    pen_ask(&pen, "seats", "definition=ministry-2023", NULL);
    pen_expect(&pen, "1714 Stjørdal|17 Nord-Trøndelag|3|3/3|2|");
    pen_ask(&pen, "compare", "municipality=1714", "with=1719");
    pen_expect(&pen, "Companies of all|%|5000|");
}

/* Nothing is dated but one arrangement, whose participants are: only there the set is known to have lasted. */
Test(scenarios, what_has_no_dates_is_not_unchanged)
{
    int64_t region = pen_write_council(&pen, "Første");
    int64_t undated = pen_write_arrangement(&pen, "Brann", region, "");
    int64_t dated = pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Vann", "status", "operating", "effective", "2001",
                              NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(dated), "legal_form", "IKS", NULL);
    pen_write_parts(&pen, undated, "1714", "1717", NULL);
    for (int i = 0; i < 2; i++)
        pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(dated), "municipality", i ? "1714" : "1719", "role",
              "participant", "valid_from", "2001", NULL);
    pen_ask(&pen, "fragmentation", NULL, NULL);
    pen_expect(&pen, "1717 Frosta|1|0|1|1/1|0|");
    pen_expect_none(&pen, "1717 Frosta|1|0|1|1/1|0|1");
    pen_expect(&pen, "1719 Levanger|1|0|1|1/1|1|1/1");
    pen_expect(&pen, "1714 Stjørdal|2|0|2|1/2|1|1/1");
}

/* One participant states a cost share: then owners' shares are none of that cost, and what nobody states is left. */
Test(scenarios, cost_is_shared_by_one_key)
{
    int64_t region = pen_write_council(&pen, "Første"), id = pen_write_arrangement(&pen, "Avfall", region, "");
    pen_write(&pen, ENTITY_ARRANGEMENT_YEAR, "arrangement", at_id(id), "year", "2009", "annual_cost", "1000", NULL);
    pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(id), "municipality", "1714", "role", "owner", "share",
              "1/2", "cost_share", "1/4", NULL);
    pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(id), "municipality", "1719", "role", "owner", "share",
              "1/2", NULL);
    pen_ask(&pen, "cost_owners", NULL, NULL);
    pen_expect(&pen, "1714 Stjørdal|1|0|1|250|250/1000|");
    pen_expect(&pen, "1719 Levanger|1|0|0||||");
}

/* More than a hundred changes of one kind, each with the record that says so behind it. */
Test(scenarios, many_changes_open_as_many_records)
{
    for (int i = 0; i < 150; i++) {
        char name[32];
        snprintf(name, sizeof name, "Ordning %d", i);
        int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", name, "status", "operating", "effective",
                               "2009-06-01", NULL);
        pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "IKS", NULL);
    }
    pen_ask(&pen, "changes_totals", "from=2009-01-01", "to=2010-01-01");
    pen_expect(&pen, "new arrangement|150");
    pen_expect(&pen, "behind: new arrangement 150");
}

/* An IKS of 2006 that moved its office in 2008 took its form in 2006. */
Test(scenarios, a_form_is_dated_by_when_it_was_taken)
{
    int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Revisjon", "status", "operating", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "P27", "valid_to", "2006-01-01",
              NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "IKS", "seat", "1714",
              "valid_from", "2006-01-01", "valid_to", "2008-01-01", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "IKS", "seat", "1719",
              "valid_from", "2008-01-01", NULL);
    pen_ask(&pen, "changes_list", "from=2005-01-01", "to=2009-01-01");
    pen_expect(&pen, "new form|2006-01-01|Revisjon|||P27|IKS");
}

/* Mosvik's membership and participation ended with Mosvik, which merged into Inderøy in 2012: it has not left. Åfjord,
 * which left before it got another number, has. */
Test(scenarios, who_merges_does_not_leave)
{
    int64_t region = pen_write_council(&pen, "Første"), id = pen_write_arrangement(&pen, "Avfall", region, "");
    static const char *const ends[][2] = {{"1723", "2012-01-01"}, {"1630", "2011-01-01"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        pen_write(&pen, ENTITY_MEMBERSHIP, "region", at_id(region), "municipality", ends[i][0], "role", "full",
                  "valid_to", ends[i][1], NULL);
        pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(id), "municipality", ends[i][0], "role",
                  "participant", "valid_to", ends[i][1], NULL);
    }
    pen_ask(&pen, "changes_list", "from=2009-12-01", "to=2021-01-01");
    pen_expect_none(&pen, "member left|2012");
    pen_expect_none(&pen, "participant left|2012");
    pen_expect(&pen, "member left|2011-01-01||Første|5058 Åfjord");
    pen_expect(&pen, "participant left|2011-01-01|Avfall|Første|5058 Åfjord");
    pen_ask(&pen, "changes_totals", "from=2009-12-01", "to=2021-01-01");
    pen_expect(&pen, "member left|1");
    pen_expect(&pen, "participant left|1");
}

/* A seat in a municipality that was split in 2020 is in none, and opens as that. */
Test(scenarios, a_seat_that_was_split_opens)
{
    int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Avfall", "status", "operating", "certainty", "uncertain",
                           NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "IKS", "seat", "1850", NULL);
    pen_ask(&pen, "seats", "as_of=2021-06-01", NULL);
    pen_expect(&pen, "undecided: the municipality was split||1|1/1|1|1");
    pen_expect(&pen, "behind: undecided: the municipality was split 1");
}

/* A form that needs a host counts among the host municipalities, though no report knows its code; one that needs none
 * among the others. */
Test(scenarios, a_new_form_falls_where_its_properties_say)
{
    static const char *const forms[][2] = {{"VK_NY", "1"}, {"FORM_NY", "0"}};
    for (int i = 0; i < 2; i++) {
        int64_t form = pen_write(&pen, ENTITY_LEGAL_FORM, "code", forms[i][0], "name", forms[i][0], "needs_host",
                                 forms[i][1], NULL);
        int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", forms[i][0], "status", "operating", NULL);
        pen_write(&pen, ENTITY_COUNTING_FORM, "definition", "survey-2009", "legal_form", at_id(form), NULL);
        pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", at_id(form), NULL);
        pen_write(&pen, ENTITY_ARRANGEMENT_SERVICE, "arrangement", at_id(id), "service_area", "waste", NULL);
        pen_write_parts(&pen, id, "1714", NULL);
    }
    pen_ask(&pen, "services", NULL, NULL);
    /* service, arrangements, cooperation, purchase, municipalities, share, uncertain, stated, uncertain,
     * comprehensive, AS, IKS, host, section 27, agreement, other, not stated */
    pen_expect(&pen, "Waste collection|2|2|0|1|1/430|0||0|0|0|0|1|0|0|1|0");
    pen_ask(&pen, "compare", "municipality=1714", "with=1719");
    pen_expect(&pen, "Host municipality||100|0|");
}
