/* What the reports say of the demonstration register: what the documents of 2009 state (domain.md 3.3, 6 and 6.9). */
#include "tests/figures/told.h"

#include "samreg/app/reports.h"
#include "samreg/base/str.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static void open_demonstration(struct answer *answer)
{
    desk_open(&answer->desk, 0, 0);
    answer->lines = (struct lines){0};
}

static void close_demonstration(struct answer *answer)
{
    lines_clear(&answer->lines);
    desk_close(&answer->desk);
}

/* Adds up the third column of the rows with that county in the second: "1714 Stjørdal|17 Nord-Trøndelag|20659|...". */
static long people_of(const struct answer *answer, const char *county)
{
    long people = 0;

    for (size_t i = 0; i < answer->lines.count; i++) {
        const char *second = strchr(answer->lines.items[i], '|'), *third = second ? strchr(second + 1, '|') : NULL;
        if (third && strncmp(second + 1, county, strlen(county)) == 0)
            people += strtol(third + 1, NULL, 10);
    }
    return people;
}

Test(demonstration, knows_the_members_and_sizes_of_the_regions)
{
    struct answer answer;

    open_demonstration(&answer);
    answer_ask(&answer, "regions", NULL, NULL);
    /* region, members, inhabitants, known for, hectares, known for, arrangements, kind, council ... */
    answer_expect(&answer, "Mosseregionen|4|54920|4|47220|4|21|council|yes|");
    /* over a county border: three of the six members, and those who live there, lie on each side */
    answer_expect(&answer, "Værnesregionen|6|43241|6|");
    answer_expect(&answer, "Fosen|8|25590|8||0|0|council|yes|0|||22/1000|4/100|0");
    answer_expect(&answer, "Innherred samkommune|2|32621|2|");
    answer_expect(&answer, "Midtre Namdal samkommune|4|18685|4|");
    answer_expect(&answer, "Trondheimsregionen||||||0|council|hardly|0|");
    answer_ask(&answer, "geography_councils", "region=Værnesregionen", NULL);
    answer_expect(&answer, "Værnesregionen|council|Sør-Trøndelag 3, Nord-Trøndelag 3|6");
    answer_ask(&answer, "municipalities_list", "region=Værnesregionen", NULL);
    cr_expect_eq(people_of(&answer, "16 ") + people_of(&answer, "17 "), 43241);
    cr_expect(people_of(&answer, "16 ") > 0 && people_of(&answer, "17 ") > 0);
    close_demonstration(&answer);
}

Test(demonstration, knows_which_regions_cross_a_county_border)
{
    struct answer answer;

    open_demonstration(&answer);
    answer_ask(&answer, "geography_councils", NULL, NULL);
    answer_expect(&answer, "Værnesregionen|council|Sør-Trøndelag 3, Nord-Trøndelag 3|6");
    answer_expect(&answer, "Fosen|council|Sør-Trøndelag 6, Nord-Trøndelag 2|8");
    answer_ask(&answer, "geography_areas", "region=Værnesregionen", NULL);
    /* two name all six members, four state four participants: the area is not fixed */
    answer_expect(&answer, "Værnesregionen|6|6|2/6|2/6|0|0|0");
    close_demonstration(&answer);
}

Test(demonstration, cites_what_stands_behind_the_records_of_one_county)
{
    struct answer answer;

    open_demonstration(&answer);
    answer_ask(&answer, "sources", "county=16", NULL);
    answer_expect(&answer, "SSB-07459|");
    answer_expect(&answer, "AREAL-SEK|");
    answer_expect(&answer, "FOSEN|");
    answer_expect_none(&answer, "003|"); /* of Mosseregionen, in another county */
    answer_expect_none(&answer, "KRD-NAMDAL|");
    answer_ask(&answer, "sources", "region=Mosseregionen", NULL);
    answer_expect(&answer, "003|Samarbeid i Mosseregionen|");
    answer_expect_none(&answer, "FOSEN|");
    answer_ask(&answer, "sources", "county=16", "definition=ministry-2023");
    answer_expect(&answer, "KDD-2023|");
    close_demonstration(&answer);
}

/* Whatever names a source: a strategy process, a position, a clause, an agreement, a form of a year. */
Test(demonstration, cites_every_kind_of_record_that_names_a_source)
{
    static const char *const kinds[] = {"001|Strategy processes|", "001|Positions|", "001|Clauses|", "001|Bodies|",
                                        "003|Forms and seats|", "KRD-NAMDAL|Regions|", "000|Exclusion classes|"};
    struct answer answer;
    struct question question = {.day = 20091201, .smallest = -1, .largest = -1};
    struct lines expected = {0};
    struct scene scene;
    size_t rows = 0;

    open_demonstration(&answer);
    const struct records *definitions = &answer.desk.world.of[ENTITY_COUNTING_DEFINITION];
    for (size_t i = 0; i < definitions->count; i++)
        if (is_text(&definitions->items[i], "code", "survey-2009"))
            question.definition = definitions->items[i].id;
    scene_set(&answer.desk.world, &question, &scene);
    second_find("sources_records")->compute(&scene, &expected);
    answer_ask(&answer, "sources_records", NULL, NULL);
    for (size_t i = 0; i < answer.lines.count; i++)
        rows += strchr(answer.lines.items[i], '|') != NULL;
    cr_expect_eq(rows, expected.count);
    for (size_t i = 0; i < expected.count; i++)
        answer_expect(&answer, expected.items[i]);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        answer_expect(&answer, kinds[i]);
    lines_clear(&expected);
    scene_clear(&scene);
    close_demonstration(&answer);
}

Test(demonstration, holds_what_was_published_against_what_is_recorded)
{
    struct answer answer;

    open_demonstration(&answer);
    answer_ask(&answer, "published", "county=16", NULL);
    /* source, scope, service, form, measure, published and recorded in hundredths, difference */
    answer_expect(&answer, "000, lysark 25|Sør-Trøndelag||AS|companies|1400|0|-1400|0/1400");
    answer_expect(&answer, "000, lysark 25|Sør-Trøndelag||IKS|companies|2100|0|-2100|0/2100");
    answer_expect(&answer, "000, lysark 16|Sør-Trøndelag|Waste collection||companies|700|0|-700|0/700");
    answer_expect(&answer, "000, lysark 16|Sør-Trøndelag|Waste collection|AS|companies|100|0|-100|");
    answer_expect(&answer, "000, lysark 16|Sør-Trøndelag|Waste collection|IKS|companies|600|0|-600|");
    answer_expect(&answer, "000, lysark 16|Sør-Trøndelag|Fire protection||arrangements|1000|0|-1000|");
    answer_expect(&answer, "000, lysark 16|Sør-Trøndelag|Fire protection||comprehensive|200|0|-200|");
    answer_expect(&answer, "000, lysark 18|Sør-Trøndelag|ICT||arrangements|200|100|-100|100/200");
    answer_expect(&answer, "000, lysark 25|Sør-Trøndelag|||unstated_percentage|2500||||2009-06|cannot be computed");
    answer_ask(&answer, "published", NULL, NULL);
    answer_expect(&answer, "000, lysark 23|Nord-Trøndelag|||comprehensive_councils|200||||"); /* two do not say */
    answer_expect(&answer, "003, lysark 6|Mosseregionen||AS|companies|400|400|0|400/400");
    answer_expect(&answer, "003, lysark 6|Mosseregionen||IKS|companies|400|400|0|400/400");
    answer_expect(&answer, "003, lysark 6|Mosseregionen|||subsidiaries|200|200|0|200/200");
    answer_expect(&answer, "003, lysark 7|Mosseregionen|||not_companies|1000|1000|0|");
    answer_expect(&answer, "003, lysark 3|Mosseregionen|||inhabitants|5492000|5492000|0|");
    answer_expect(&answer, "003, lysark 3|Mosseregionen|||land_area|47220|47220|0|");
    answer_expect(&answer, "003, lysark 3|Våler i Østfold|||inhabitants|443700|443700|0|");
    answer_expect(&answer,
                  "003, lysark 16|Ikke oppgitt område|||arrangements|10900||||2009-10-20|the scope is not known");
    answer_expect(&answer, "000, lysark 26|Fosen|||budget_share|220|220|0|");
    answer_expect(&answer, "001, lysark 5|Værnesregionen|ICT||participants|600|600|0|");
    answer_expect(&answer, "001, lysark 5|Værnesregionen|Child welfare||participants|400|400|0|");
    /* how many of each source can be computed, and how many the register comes up to */
    answer_expect(&answer, "001 Værnesregionen: Samarbeidsutfordringer|6|6|6|6/6");
    answer_expect(&answer, "003 Samarbeid i Mosseregionen|18|17|17|17/17");
    answer_expect(&answer,
                  "000 Status for interkommunalt samarbeid og samarbeidsmodeller i Sør-Trøndelag|52|43|2|2/43");
    close_demonstration(&answer);
}

Test(demonstration, knows_what_a_municipality_takes_part_in)
{
    struct answer answer;

    open_demonstration(&answer);
    answer_ask(&answer, "participation", "region=Mosseregionen", NULL);
    /* 003, slide 7: Rygge 3, Råde 3, Moss 1, Våler 1 of the three arrangements that name participants: of 21, so
     * that nobody knows who swings */
    answer_expect(&answer, "Mosseregionen|0104 Moss|full|certain|1|3|1/3|0|0|0|0|");
    answer_expect(&answer, "Mosseregionen|0136 Rygge|full|certain|3|3|3/3|0|0|0|0|");
    answer_expect(&answer, "Mosseregionen|0135 Råde|full|certain|3|3|3/3|0|0|0|0|");
    answer_expect(&answer, "Mosseregionen|0137 Våler|full|certain|1|3|1/3|0|0|0|0|");
    answer_expect_none(&answer, "Mosseregionen|0104 Moss|full|certain|1|3|1/3|0|0|0|0|1");
    answer_expect_none(&answer, "Mosseregionen|0136 Rygge|full|certain|3|3|3/3|0|0|0|0|0");
    answer_ask(&answer, "ownership", "municipality=0104", NULL);
    answer_expect(&answer, "cooperation|Felles landbrukskontor|yes||participant|||certain|");
    answer_expect(&answer, "company|MOVAR IKS|not stated|IKS||||");
    close_demonstration(&answer);
}

Test(demonstration, counts_forms_services_and_what_is_outside)
{
    struct answer answer;

    open_demonstration(&answer);
    answer_ask(&answer, "forms_list", "region=Mosseregionen", NULL);
    answer_expect(&answer, "AS Limited company|with|6|6/21|0");
    answer_expect(&answer, "IKS Inter-municipal company|with|4|4/21|0");
    answer_expect(&answer, "not stated||11|11/21|0");
    answer_ask(&answer, "outside", NULL, NULL);
    answer_expect(&answer, "Project or other temporary activity|3|3/7|0");
    answer_expect(&answer, "National networks or projects|1|1/7|0");
    answer_ask(&answer, "outside_list", "region=Værnesregionen", NULL);
    answer_expect(&answer, "Pilot helsereform|Værnesregionen|Project or other temporary activity|study|||certain");
    answer_ask(&answer, "agreement_papers", NULL, NULL);
    answer_expect(&answer, "Værnesregionen|Intensjonsavtalen|letter_of_intent|2003|6|1|1");
    answer_ask(&answer, "agreement_clauses", NULL, NULL);
    answer_expect(&answer, "Værnesregionen|Intensjonsavtalen|6|Intensjonsavtalen skal ikke være til hinder for ");
    answer_ask(&answer, "changes_list", "from=2009-01-01", "to=2010-01-01");
    answer_expect(&answer, "new region|2009-09-09||Midtre Namdal samkommune|");
    answer_expect_none(&answer, "arrangement");
    close_demonstration(&answer);
}

/* The notes of a report, one a line; new string. */
static char *notes_of(struct app *app, const char *name, const char *parameter)
{
    struct pair pair = {0};
    struct report report;
    struct report_arguments arguments = {0};
    struct report_result result = {0};
    struct error error = {0};
    size_t count = parameter && pair_split(parameter, &pair) ? 1 : 0;
    struct str notes = {0};

    cr_assert_eq(reports_find(name, &report, &error), STATUS_OK);
    cr_assert_eq(reports_read(app, &report, &pair, count, &arguments, &error), STATUS_OK);
    cr_assert_eq(reports_run(app, &report, &arguments, NULL, &result, &error), STATUS_OK);
    for (size_t i = 0; i < result.count; i++)
        for (size_t n = 0; n < result.sections[i].note_count; n++)
            str_addf(&notes, "%zu %s\n", i, result.sections[i].notes[n]);
    free(pair.name);
    free(pair.value);
    report_result_clear(&result);
    report_arguments_clear(&arguments);
    report_clear(&report);
    return str_take(&notes);
}

Test(demonstration, says_what_is_uncertain_or_not_stated_under_every_part)
{
    struct answer answer;

    open_demonstration(&answer);
    char *all = notes_of(answer.desk.app, "forms", NULL);
    char *county = notes_of(answer.desk.app, "forms", "county=16");
    const char *counted = "Counted by the definition “The 2009 survey”: 28 arrangements. Among them: 1 uncertain, 17 "
                          "without a stated form, 22 without named participants and 27 without a stated beginning, "
                          "counted on any day therefore; 7 others are recorded but not counted.";
    const char *first = strstr(all, counted), *second = first ? strstr(first + 1, counted) : NULL;
    cr_expect(first && second, "%s", all);
    cr_expect_null(strstr(all, "stand in no county"));
    /* What there is none of is left out. */
    cr_expect(strstr(county, "survey”: 2 arrangements. Among them: 2 without a stated form and 2 without a "
                             "stated beginning, counted on any day therefore."), "%s", county);
    cr_expect(strstr(county, "so stand in no county: 22."), "%s", county);
    free(all);
    free(county);
    close_demonstration(&answer);
}
