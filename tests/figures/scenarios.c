/* Small registers made by hand, and what the words of the reports promise of them: what is uncertain, what somebody
 * only observes, what is stated without names and what has no dates. No second computation is asked. */
#include "tests/figures/pen.h"

#include <criterion/criterion.h>
#include <stdio.h>

/* A membership that is uncertain, one in a forum and one as an observer make nobody a swing municipality. */
Test(scenarios, swing_only_by_certain_membership_of_a_council)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t first = pen_write_council(&pen, "Første"), second = pen_write_council(&pen, "Andre");
    int64_t forum = pen_write(&pen, ENTITY_REGION, "name", "Forum", "kind", "other", NULL);
    int64_t joint = pen_write_arrangement(&pen, "Renovasjon", first, "");
    pen_write_member(&pen, first, "1714", "full", "certain");
    pen_write_member(&pen, first, "1719", "full", "certain");
    pen_write_member(&pen, first, "1717", "full", "certain");
    pen_write_member(&pen, second, "1714", "full", "uncertain");
    pen_write_member(&pen, second, "1719", "full", "certain");
    pen_write_member(&pen, second, "1717", "observer", "certain");
    pen_write_member(&pen, forum, "1717", "full", "certain");
    pen_write_part(&pen, joint, "1714", "participant", "certain");
    pen_write_part(&pen, joint, "1719", "participant", "certain");
    pen_write_part(&pen, joint, "1717", "participant", "certain");
    pen_save(&pen);
    answer_ask(&answer, "participation", NULL, NULL);
    /* region, who, membership, certainty, takes part in, of, share, uncertain, elsewhere, councils, uncertain, swing */
    answer_expect(&answer, "Første|1714 Stjørdal|full|certain|1|1|1/1|0|0|1|1|");
    answer_expect_none(&answer, "Første|1714 Stjørdal|full|certain|1|1|1/1|0|0|1|1|1");
    answer_expect(&answer, "Første|1719 Levanger|full|certain|1|1|1/1|0|0|1|0|1");
    answer_expect(&answer, "Første|1717 Frosta|full|certain|1|1|1/1|0|0|0|0|0");
    answer_expect_none(&answer, "Andre|1714 Stjørdal|full|uncertain|0|0||0|1|1|0|1");
    answer_expect_none(&answer, "Forum|1717 Frosta|full|certain|0|0||0|1|1|0|1");
    answer_ask(&answer, "geography_several", NULL, NULL);
    answer_expect(&answer, "1714 Stjørdal|2|1|");
    answer_expect_none(&answer, "1717 ");
    answer_ask(&answer, "compare", "municipality=1717", "with=1714");
    answer_expect(&answer, "Municipalities in a council|%|10000|10000|0");
    answer_expect_none(&answer, "note: Municipalities counted in a council by uncertain");
    answer_end(&answer);
}

/* Who only observes takes no part, is in no set of partners and is not hosted for; an uncertain host is told as one. */
Test(scenarios, observers_take_no_part)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t region = pen_write_council(&pen, "Første");
    int64_t joint = pen_write_arrangement(&pen, "Legevakt", region, "");
    pen_write_member(&pen, region, "1714", "full", "certain");
    pen_write_member(&pen, region, "1719", "full", "certain");
    pen_write_member(&pen, region, "1717", "full", "certain");
    pen_write_part(&pen, joint, "1714", "host", "uncertain");
    pen_write_part(&pen, joint, "1719", "participant", "certain");
    pen_write_part(&pen, joint, "1717", "observer", "uncertain");
    pen_save(&pen);
    answer_ask(&answer, "participation", NULL, NULL);
    answer_expect(&answer, "Første|1717 Frosta|full|certain|0|1|0/1|0|0|0|0|1");
    answer_expect(&answer, "Første|1714 Stjørdal|full|certain|1|1|1/1|1|0|0|0|");
    answer_ask(&answer, "hosts_pairs", NULL, NULL);
    answer_expect(&answer, "1714 Stjørdal|1719 Levanger|1|1");
    answer_expect_none(&answer, "1714 Stjørdal|1717");
    answer_ask(&answer, "fragmentation", NULL, NULL);
    answer_expect(&answer, "1714 Stjørdal|1|1|1|1/1|0|");
    answer_expect_none(&answer, "1717 ");
    answer_ask(&answer, "geography_areas", NULL, NULL);
    answer_expect(&answer, "Første|1|1|0/1|0/1|0|1|0");
    answer_end(&answer);
}

/* A region of three whose arrangements say only how many take part: another number tells, the same one does not. */
Test(scenarios, what_is_stated_without_names_is_not_no)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t other = pen_write_council(&pen, "Andre"), same = pen_write_council(&pen, "Samme");
    int64_t none = pen_write_council(&pen, "Tie");
    pen_write_member(&pen, other, "1714", "full", "certain");
    pen_write_member(&pen, other, "1719", "full", "certain");
    pen_write_member(&pen, same, "1714", "full", "certain");
    pen_write_member(&pen, same, "1719", "full", "certain");
    pen_write_member(&pen, none, "1714", "full", "certain");
    int64_t tax = pen_write_arrangement(&pen, "Skatt", other, "4");
    pen_write(&pen, ENTITY_ARRANGEMENT_SERVICE, "arrangement", at_id(tax), "service_area", "tax_collection", NULL);
    pen_write_arrangement(&pen, "Lønn", same, "2");
    pen_write_arrangement(&pen, "IKT", none, "");
    pen_save(&pen);
    answer_ask(&answer, "geography_areas", NULL, NULL);
    answer_expect(&answer, "Andre|1|1||0/1|0|0|0");
    answer_expect(&answer, "Samme|1|0|||0|0|");
    answer_expect(&answer, "Tie|1|0|||0|0|");
    answer_expect_none(&answer, "Samme|1|0|||0|0|0");
    answer_expect_none(&answer, "Samme|1|0|||0|0|1");
    answer_ask(&answer, "services", NULL, NULL);
    /* service, arrangements, cooperation, purchase, municipalities, share, uncertain, stated at least, uncertain */
    answer_expect(&answer, "Tax collection|1|1|0||||4|0|");
    answer_ask(&answer, "compare", "region=Andre", "with=Samme");
    answer_expect(&answer, "Arrangements per municipality||||");
    answer_expect(&answer, "Tax collection: municipalities taking part|%||0|");
    answer_expect(&answer, "Population known for|");
    answer_end(&answer);
}

/* Who takes part by nothing but uncertain records has a question mark; what has no task stands there when none is asked
 * for. */
Test(scenarios, a_sector_marks_who_is_uncertain)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t region = pen_write_council(&pen, "Første");
    int64_t clinic = pen_write_arrangement(&pen, "Legevakt", region, "");
    pen_write_part(&pen, clinic, "1714", "host", "uncertain");
    pen_write_part(&pen, clinic, "1719", "participant", "uncertain");
    pen_write_part(&pen, clinic, "1719", "buyer", "certain");
    pen_write_part(&pen, clinic, "1717", "observer", "uncertain");
    pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(clinic), "body", "Helse Midt", "role", "participant",
              "certainty", "uncertain", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_YEAR, "arrangement", at_id(clinic), "year", "2008", "annual_cost", "5000", NULL);
    pen_save(&pen);
    answer_ask(&answer, "sector", NULL, NULL);
    answer_expect(&answer, "|Legevakt|Første|operating|cooperation|IKS Inter-municipal company||3||"
                           "Frosta (observer) ?, Levanger, Stjørdal ?, Helse Midt ?|Stjørdal ?||5000|certain");
    answer_ask(&answer, "sector", "sector=health", NULL);
    answer_expect_none(&answer, "|Legevakt");
    answer_end(&answer);
}

/* A sector names who takes part, municipalities and others, and who hosts in any way; a number where none is named. */
Test(scenarios, a_sector_names_who_takes_part)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
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
    pen_save(&pen);
    answer_ask(&answer, "sector", "sector=health", NULL);
    /* service, arrangement, region, status, kind, form, since, named, stated, who takes part, host, seat, cost,
     * certainty */
    answer_expect(&answer, "Emergency clinic|Legevakt|Første|operating|cooperation|IKS Inter-municipal company||3|3|"
                           "Frosta (observer), Levanger, Stjørdal, Helse Midt|Levanger, Stjørdal|||certain");
    answer_expect(&answer, "Emergency clinic|Barnevern|Første|operating|cooperation|IKS Inter-municipal company||0|4|"
                           "4 municipalities, not named||||certain");
    answer_expect(&answer, "Emergency clinic|Jordmor|Første|operating|cooperation|IKS Inter-municipal company||0||||||"
                           "certain");
    answer_end(&answer);
}

/* A limited and an inter-municipal company are companies in every report, a cooperative and a foundation in none. */
Test(scenarios, companies_are_the_same_in_every_report)
{
    static const char *const forms[] = {"AS", "IKS", "SA", "STI", "P27"};
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", forms[i], "status", "operating", "certainty",
                               "certain", NULL);
        pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", forms[i], "seat", "1714",
                  NULL);
        pen_write_part(&pen, id, "1714", "owner", "certain");
    }
    pen_save(&pen);
    answer_ask(&answer, "ownership", "municipality=1714", NULL);
    answer_expect(&answer, "company|AS|AS|owner|");
    answer_expect(&answer, "company|IKS|IKS|owner|");
    answer_expect(&answer, "other legal person|SA|SA|owner|");
    answer_expect(&answer, "other legal person|STI|STI|owner|");
    answer_expect(&answer, "cooperation|P27|P27|owner|");
    answer_ask(&answer, "seats", "definition=ministry-2023", NULL);
    answer_expect(&answer, "1714 Stjørdal|17 Nord-Trøndelag|3|3/3|2|");
    answer_ask(&answer, "compare", "municipality=1714", "with=1719");
    answer_expect(&answer, "Companies of all|%|5000|");
    answer_end(&answer);
}

/* Nothing is dated but one arrangement, whose participants are: only there the set is known to have lasted. */
Test(scenarios, what_has_no_dates_is_not_unchanged)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t region = pen_write_council(&pen, "Første");
    int64_t undated = pen_write_arrangement(&pen, "Brann", region, "");
    int64_t dated = pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Vann", "status", "operating", "effective", "2001",
                              NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(dated), "legal_form", "IKS", NULL);
    pen_write_part(&pen, undated, "1714", "participant", "certain");
    pen_write_part(&pen, undated, "1717", "participant", "certain");
    for (int i = 0; i < 2; i++)
        pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(dated), "municipality", i ? "1714" : "1719", "role",
              "participant", "valid_from", "2001", NULL);
    pen_save(&pen);
    answer_ask(&answer, "fragmentation", NULL, NULL);
    answer_expect(&answer, "1717 Frosta|1|0|1|1/1|0|");
    answer_expect_none(&answer, "1717 Frosta|1|0|1|1/1|0|1");
    answer_expect(&answer, "1719 Levanger|1|0|1|1/1|1|1/1");
    answer_expect(&answer, "1714 Stjørdal|2|0|2|1/2|1|1/1");
    answer_end(&answer);
}

/* One participant states a cost share: then owners' shares are none of that cost, and what nobody states is left. */
Test(scenarios, cost_is_shared_by_one_key)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t region = pen_write_council(&pen, "Første"), id = pen_write_arrangement(&pen, "Avfall", region, "");
    pen_write(&pen, ENTITY_ARRANGEMENT_YEAR, "arrangement", at_id(id), "year", "2009", "annual_cost", "1000", NULL);
    pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(id), "municipality", "1714", "role", "owner", "share",
              "1/2", "cost_share", "1/4", NULL);
    pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(id), "municipality", "1719", "role", "owner", "share",
              "1/2", NULL);
    pen_save(&pen);
    answer_ask(&answer, "cost_owners", NULL, NULL);
    answer_expect(&answer, "1714 Stjørdal|1|0|1|250|250/1000|");
    answer_expect(&answer, "1719 Levanger|1|0|0||||");
    answer_end(&answer);
}

/* More than a hundred changes of one kind, each with the record that says so behind it. */
Test(scenarios, many_changes_open_as_many_records)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    for (int i = 0; i < 150; i++) {
        char name[32];
        snprintf(name, sizeof name, "Ordning %d", i);
        int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", name, "status", "operating", "effective",
                               "2009-06-01", NULL);
        pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "IKS", NULL);
    }
    pen_save(&pen);
    answer_ask(&answer, "changes_totals", "from=2009-01-01", "to=2010-01-01");
    answer_expect(&answer, "arrangement new|150");
    answer_expect(&answer, "behind: arrangement new 150");
    answer_end(&answer);
}

/* An IKS of 2006 that moved its office in 2008 took its form in 2006. */
Test(scenarios, a_form_is_dated_by_when_it_was_taken)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Revisjon", "status", "operating", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "P27", "valid_to", "2006-01-01",
              NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "IKS", "seat", "1714",
              "valid_from", "2006-01-01", "valid_to", "2008-01-01", NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "IKS", "seat", "1719",
              "valid_from", "2008-01-01", NULL);
    pen_save(&pen);
    answer_ask(&answer, "changes_list", "from=2005-01-01", "to=2009-01-01");
    answer_expect(&answer, "form changed|2006-01-01|Revisjon|||P27|IKS");
    answer_end(&answer);
}

/* Mosvik's membership and participation ended with Mosvik, which merged into Inderøy in 2012: it has not left. Åfjord,
 * which left before it got another number, has. */
Test(scenarios, who_merges_does_not_leave)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t region = pen_write_council(&pen, "Første"), id = pen_write_arrangement(&pen, "Avfall", region, "");
    static const char *const ends[][2] = {{"1723", "2012-01-01"}, {"1630", "2011-01-01"}};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        pen_write(&pen, ENTITY_MEMBERSHIP, "region", at_id(region), "municipality", ends[i][0], "role", "full",
                  "valid_to", ends[i][1], NULL);
        pen_write(&pen, ENTITY_PARTICIPATION, "arrangement", at_id(id), "municipality", ends[i][0], "role",
                  "participant", "valid_to", ends[i][1], NULL);
    }
    pen_save(&pen);
    answer_ask(&answer, "changes_list", "from=2009-12-01", "to=2021-01-01");
    answer_expect_none(&answer, "member left|2012");
    answer_expect_none(&answer, "participant left|2012");
    answer_expect(&answer, "member left|2011-01-01||Første|5058 Åfjord");
    answer_expect(&answer, "participant left|2011-01-01|Avfall|Første|5058 Åfjord");
    answer_ask(&answer, "changes_totals", "from=2009-12-01", "to=2021-01-01");
    answer_expect(&answer, "member left|1");
    answer_expect(&answer, "participant left|1");
    answer_end(&answer);
}

/* A seat in a municipality that was split in 2020 is in none, and opens as that. */
Test(scenarios, a_seat_that_was_split_opens)
{
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", "Avfall", "status", "operating", "certainty", "uncertain",
                           NULL);
    pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", "IKS", "seat", "1850", NULL);
    pen_save(&pen);
    answer_ask(&answer, "seats", "as_of=2021-06-01", NULL);
    answer_expect(&answer, "undecided: the municipality was split||1|1/1|1|1");
    answer_expect(&answer, "behind: undecided: the municipality was split 1");
    answer_end(&answer);
}

/* A form that needs a host counts among the host municipalities, though no report knows its code; one that needs none
 * among the others. */
Test(scenarios, a_new_form_falls_where_its_properties_say)
{
    static const char *const forms[][2] = {{"VK_NY", "1"}, {"FORM_NY", "0"}};
    struct answer answer;
    struct pen pen;

    pen_begin(&pen, &answer);
    for (int i = 0; i < 2; i++) {
        int64_t form = pen_write(&pen, ENTITY_LEGAL_FORM, "code", forms[i][0], "name", forms[i][0], "needs_host",
                                 forms[i][1], NULL);
        int64_t id = pen_write(&pen, ENTITY_ARRANGEMENT, "name", forms[i][0], "status", "operating", NULL);
        pen_write(&pen, ENTITY_COUNTING_FORM, "definition", "survey-2009", "legal_form", at_id(form), NULL);
        pen_write(&pen, ENTITY_ARRANGEMENT_STATE, "arrangement", at_id(id), "legal_form", at_id(form), NULL);
        pen_write(&pen, ENTITY_ARRANGEMENT_SERVICE, "arrangement", at_id(id), "service_area", "waste", NULL);
        pen_write_part(&pen, id, "1714", "participant", "certain");
    }
    pen_save(&pen);
    answer_ask(&answer, "services", NULL, NULL);
    /* service, arrangements, cooperation, purchase, municipalities, share, uncertain, stated, uncertain,
     * comprehensive, AS, IKS, host, section 27, agreement, other, not stated */
    answer_expect(&answer, "Waste collection|2|2|0|1|1/430|0||0|0|0|0|1|0|0|1|0");
    answer_ask(&answer, "compare", "municipality=1714", "with=1719");
    answer_expect(&answer, "Host municipality||100|0|");
    answer_end(&answer);
}
