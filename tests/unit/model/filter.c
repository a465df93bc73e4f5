#include "samreg/model/filter.h"

#include "samreg/model/field_name.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const struct field_reading reading = {
    .style = FIELD_SCREEN, .today = {2009, 12, 1}, .language = LANGUAGE_BOKMAL};

static void tell_value(const struct filter_value *value, struct str *out)
{
    if (value->kind == FILTER_VALUE_NONE)
        str_add(out, "<none>");
    else if (value->kind == FILTER_VALUE_ANY)
        str_add(out, "<any>");
    else if (value->value.kind == VALUE_INTEGER)
        str_addf(out, "%lld", (long long)value->value.integer);
    else
        str_add(out, value->value.text);
    if (value->folded)
        str_addf(out, "~%s", value->folded);
}

static void tell_term(const struct filter_term *term, struct str *out)
{
    static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">="};
    str_add(out, term->negated ? "!" : "");
    if (term->word) {
        str_addf(out, "[%s]", term->word);
        return;
    }
    for (size_t i = 0; i < term->step_count; i++)
        str_addf(out, "%s%s%s", term->steps[i].back ? term->steps[i].entity->name : term->steps[i].field->name,
                 term->steps[i].back ? "<" : ">", term->steps[i].back ? term->steps[i].field->name : "");
    str_add(out, term->step_count > 0 ? "/" : "");
    str_addf(out, "%s%s%s%s", term->child ? term->child->name : "", term->child ? "." : "",
             term->field ? term->field->name : "id", signs[term->op]);
    for (size_t i = 0; i < term->value_count; i++) {
        str_add(out, i ? "|" : "");
        tell_value(&term->values[i], out);
    }
}

/* A filter in words: terms set apart by blanks, words in brackets, values by "|", folded forms behind "~". */
static char *tell(const struct filter *filter)
{
    struct str told = {0};
    for (size_t i = 0; i < filter->count; i++) {
        str_add(&told, i ? " " : "");
        tell_term(&filter->terms[i], &told);
    }
    return str_take(&told);
}

static void expect_filter(enum entity_id entity, const char *text, const char *expected)
{
    struct filter filter = {0}, copy = {0};
    struct error error = {0};
    enum status status = filter_parse(entity_get(entity), text, &reading, &filter, &error);
    char *said = error_text(&error, LANGUAGE_ENGLISH), *told = tell(&filter);
    cr_expect_eq(status, STATUS_OK, "“%s”: %s", text, said);
    cr_expect_str_eq(told, expected, "“%s”", text);
    filter_copy(&copy, &filter);
    filter_clear(&filter);
    char *again = tell(&copy);
    cr_expect_str_eq(again, told, "copy of “%s”", text);
    filter_clear(&copy);
    error_clear(&error);
    free(said);
    free(told);
    free(again);
}

static void expect_refusal(enum entity_id entity, const char *text, const char *sentence)
{
    struct filter filter;
    struct error error = {0};
    cr_expect_eq(filter_parse(entity_get(entity), text, &reading, &filter, &error), STATUS_DATA, "“%s”", text);
    char *said = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(said, sentence, "“%s”", text);
    cr_expect_eq(filter.count, 0);
    cr_expect_null(filter.terms);
    error_clear(&error);
    free(said);
}

Test(filter, nothing_lets_everything_through)
{
    expect_filter(ENTITY_REGION, "", "");
    expect_filter(ENTITY_REGION, " \t\xc2\xa0\n", "");
}

Test(filter, words_are_folded)
{
    expect_filter(ENTITY_ARRANGEMENT, "Legevakt", "[legevakt]");
    expect_filter(ENTITY_ARRANGEMENT, "  RØROS  ål ", "[roros] [al]");
    expect_filter(ENTITY_ARRANGEMENT, "!ikt", "![ikt]");
    expect_filter(ENTITY_ARRANGEMENT, "\"Felles landbrukskontor\"", "[felles  landbrukskontor]");
    expect_filter(ENTITY_ARRANGEMENT, "\"a \\\"b\\\" c\\\\d\"", "[a  b  c  d]");
    expect_filter(ENTITY_ARRANGEMENT, "a/b:c", "[a  b  c]");
    expect_filter(ENTITY_ARRANGEMENT, "§ 27 - !§", "[27]");
}

Test(filter, terms_name_a_field_a_sign_and_values)
{
    expect_filter(ENTITY_ARRANGEMENT, "legal_form:IKS", "legal_form=IKS~  iks");
    expect_filter(ENTITY_ARRANGEMENT, "status:operating,decided", "status=operating|decided");
    expect_filter(ENTITY_ARRANGEMENT, "annual_cost>1000000", "annual_cost>100000000");
    expect_filter(ENTITY_ARRANGEMENT, "annual_cost>=1,5", "annual_cost>=150");
    expect_filter(ENTITY_ARRANGEMENT, "annual_cost:1,5", "annual_cost=100|500");
    expect_filter(ENTITY_ARRANGEMENT, "annual_cost:\"1 000,5\",7", "annual_cost=100050|700");
    expect_filter(ENTITY_ARRANGEMENT, "effective>=2005", "effective>=2005");
    expect_filter(ENTITY_ARRANGEMENT, "effective<5.6.2009", "effective<2009-06-05");
    expect_filter(ENTITY_ARRANGEMENT, "effective<=\"i dag\"", "effective<=2009-12-01");
    expect_filter(ENTITY_ARRANGEMENT, "status!=ended", "status!=ended");
    expect_filter(ENTITY_ARRANGEMENT, "status=ENDED", "status=ended");
    expect_filter(ENTITY_ARRANGEMENT, "comprehensive:yes", "comprehensive=1");
    expect_filter(ENTITY_ARRANGEMENT, "!region:Fosen", "!region=Fosen~  fosen");
    expect_filter(ENTITY_ARRANGEMENT, "region:\"Vær  nes\",\"a,b\"", "region=Vær nes~  vaer  nes|a,b~  a  b");
    expect_filter(ENTITY_ARRANGEMENT, "id:17,18 id=19 id!=20", "id=17|18 id=19 id!=20");
    expect_filter(ENTITY_REGION, "budget_share>1/3", "budget_share>1/3");
    expect_filter(ENTITY_ARRANGEMENT_YEAR, "year>=2009", "year>=2009");
}

Test(filter, none_and_any_ask_whether_it_is_recorded)
{
    expect_filter(ENTITY_ARRANGEMENT, "seat:none", "seat=<none>");
    expect_filter(ENTITY_ARRANGEMENT, "annual_cost:any", "annual_cost=<any>");
    expect_filter(ENTITY_ARRANGEMENT, "status:none,idea", "status=<none>|idea");
    expect_filter(ENTITY_ARRANGEMENT, "seat!=none", "seat!=<none>");
    expect_filter(ENTITY_ARRANGEMENT, "name:\"none\"", "name=none~  none");
}

Test(filter, end_of_a_period_is_its_last_day)
{
    expect_filter(ENTITY_ARRANGEMENT, "ended:2009", "ended=2009");
    expect_filter(ENTITY_ARRANGEMENT, "ended<31.12.2009", "ended<2009-12-31");
}

Test(filter, children_are_searched_for_what_is_not_ones_own)
{
    expect_filter(ENTITY_ARRANGEMENT, "municipality:Selbu", "participation.municipality=Selbu~  selbu");
    expect_filter(ENTITY_ARRANGEMENT, "service_area:legevakt", "arrangement_service.service_area=legevakt~  legevakt");
    expect_filter(ENTITY_ARRANGEMENT, "seat:Moss", "seat=Moss~  moss");
    expect_filter(ENTITY_MUNICIPALITY, "population>=5000", "municipality_fact.population>=5000");
    expect_filter(ENTITY_REGION, "municipality:1714", "membership.municipality=1714~  1714");
    /* A child's reference to the record itself would say nothing. */
    expect_refusal(ENTITY_REGION, "region:Fosen",
                   "Column 1: Region has no field “region”; to search for these words, put them in quotation marks.");
}

Test(filter, fields_go_by_their_labels_too)
{
    expect_filter(ENTITY_ARRANGEMENT, "Legal_Form:IKS", "legal_form=IKS~  iks");
    expect_filter(ENTITY_ARRANGEMENT, "stated_number_of_participants:4", "stated_participants=4");
    expect_filter(ENTITY_ARRANGEMENT, "full-time_equivalents>2", "full_time_equivalents>200");
    /* The English name is found before a label: "through" labels the arrangement's own field. */
    expect_filter(ENTITY_ARRANGEMENT, "through:2009", "ended=2009");
}

Test(filter, fields_are_found_by_every_label_of_every_language)
{
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        const struct entity *entity = entity_get((enum entity_id)id);
        for (size_t i = 0; i < entity->field_count; i++) {
            struct field_name found = {0};
            const struct field *field = &entity->fields[i];
            cr_expect(field_name_find(entity, field->name, &found));
            cr_expect_eq(found.field, field, "%s.%s", entity->name, field->name);
            cr_expect_null(found.child);
            for (int language = 0; language < LANGUAGE_COUNT; language++)
                cr_expect(field_name_matches(field, text_in((enum language)language, field->label)), "%s.%s",
                          entity->name, field->name);
        }
    }
    cr_expect_not(field_name_matches(entity_field(entity_get(ENTITY_REGION), "name"), ""));
}

Test(filter, mistakes_say_where_and_what_was_expected)
{
    static const struct {
        const char *text, *sentence;
    } cases[] = {
        {"legevakt legal_frm:IKS", "Column 10: Arrangement has no field “legal_frm”; did you mean “legal_form”?"},
        {"munici:Selbu", "Column 1: Arrangement has no field “munici”; did you mean “municipality”?"},
        {"xyzzy:1",
         "Column 1: Arrangement has no field “xyzzy”; to search for these words, put them in quotation marks."},
        {"ærå :IKS", "Column 5: the name of a field is expected before “:”."},
        {"!", "Column 2: a word or a field is expected after “!”."},
        {"!!ikt", "Column 2: a word or a field is expected after “!”."},
        {"status:", "Column 8: a value of Status is missing."},
        {"status:idea,", "Column 13: a value of Status is missing."},
        {"status:idea,,study", "Column 13: a value of Status is missing."},
        {"name:\"\"", "Column 6: a value of Name is missing."},
        {"id:", "Column 4: a value of Identifier is missing."},
        {"åå \"open", "Column 4: the quotation mark is not closed."},
        {"name:\"open\\\"", "Column 6: the quotation mark is not closed."},
        {"name:\"a\"b", "Column 9: a blank is expected after the quoted text."},
        {"\"a\":b", "Column 4: a blank is expected after the quoted text."},
        {"status:asleep", "Column 8: Status cannot be “asleep”; one of these is expected: idea, study, decided, "
                          "establishing, operating, closing, ended."},
        {"annual_cost>1.000",
         "Column 13: Annual cost cannot be “1.000”; a number is expected, like 29588 or \"139,5\"."},
        {"stated_participants:many",
         "Column 21: Stated number of participants cannot be “many”; a whole number is expected, like 29588."},
        {"effective>30.2.2009",
         "Column 11: Effective cannot be “30.2.2009”; a date is expected, like 2009, 2009-06 or 05.06.2009."},
        {"effective:\" \"",
         "Column 11: Effective cannot be “ ”; a date is expected, like 2009, 2009-06 or 05.06.2009."},
        {"comprehensive:maybe", "Column 15: Comprehensive cannot be “maybe”; yes or no is expected."},
        {"share>50", "Column 7: Share cannot be “50”; a share is expected, like 1/3 or \"36,5 %\"."},
        {"year:9", "Column 6: Year cannot be “9”; a year is expected, like 2009."},
        {"organisation_number:12",
         "Column 21: Organisation number cannot be “12”; an organisation number is expected, nine digits."},
        {"name:§", "Column 6: Name cannot be “§”; a text is expected."},
        {"id:none", "Column 4: “none” is not an identifier; a number is expected."},
        {"id:-3", "Column 4: “-3” is not an identifier; a number is expected."},
        {"status>idea", "Column 7: “>” compares numbers and dates; Status is neither, use “:”."},
        {"id<=5", "Column 3: “<=” compares numbers and dates; Identifier is neither, use “:”."},
        {"effective>none",
         "Column 11: Effective cannot be “none”; a date is expected, like 2009, 2009-06 or 05.06.2009."},
        {"åa\xff", "Column 3: the filter is not valid UTF-8."},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        expect_refusal(ENTITY_ARRANGEMENT, cases[i].text, cases[i].sentence);
}

Test(filter, conditions_are_limited)
{
    struct str text = {0}, told = {0};
    for (int i = 0; i < FILTER_CONDITIONS; i++) {
        str_add(&text, i % 2 ? "," : " kind:");
        str_add(&text, "council");
        str_add(&told, i % 2 ? "|council" : i ? " kind=council" : "kind=council");
    }
    expect_filter(ENTITY_REGION, str_peek(&text), str_peek(&told));
    str_add(&text, " a");
    expect_refusal(ENTITY_REGION, str_peek(&text), "Column 1052: a filter has at most 100 words and values.");
    str_clear(&text);
    str_clear(&told);
}

Test(filter, identifiers_are_one_list)
{
    struct str text = {0}, told = {0};
    for (int i = 0; i < FILTER_IDENTIFIERS; i++) {
        str_add(&text, i ? ",1" : "id:1");
        str_add(&told, i ? "|1" : "id=1");
    }
    expect_filter(ENTITY_REGION, str_peek(&text), str_peek(&told));
    str_add(&text, ",1");
    expect_refusal(ENTITY_REGION, str_peek(&text), "Column 10004: a filter has at most 5000 identifiers.");
    str_clear(&text);
    str_clear(&told);
}

Test(filter, each_word_of_a_text_counts)
{
    struct str text = {0};
    str_add(&text, "name:\"");
    for (int i = 0; i < FILTER_CONDITIONS; i++)
        str_add(&text, "a ");
    size_t length = text.length;
    str_add(&text, "\"");
    struct filter filter;
    cr_expect_eq(filter_parse(entity_get(ENTITY_REGION), str_peek(&text), &reading, &filter, NULL), STATUS_OK);
    filter_clear(&filter);
    text.length = length;
    str_add(&text, "a\"");
    expect_refusal(ENTITY_REGION, str_peek(&text), "Column 6: a filter has at most 100 words and values.");
    str_clear(&text);
}

Test(filter, error_is_not_needed)
{
    struct filter filter;
    cr_expect_eq(filter_parse(entity_get(ENTITY_REGION), "kind:odd", &reading, &filter, NULL), STATUS_DATA);
}

Test(filter, written_terms_are_read_back)
{
    static const char *const values[] = {"Fosen", "Værnes regionen",     "a,b", "\"x\" \\y", "none", "any", "!a",
                                         "a:b",   "1714\xc2\xa0Stjørdal"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct str text = {0};
        struct filter filter;
        filter_write_term("name", values[i], &text);
        filter_write_term("seat", NULL, &text);
        cr_assert_eq(filter_parse(entity_get(ENTITY_ARRANGEMENT), str_peek(&text), &reading, &filter, NULL), STATUS_OK,
                     "%s", str_peek(&text));
        cr_assert_eq(filter.count, 2);
        cr_expect_eq(filter.terms[0].values[0].kind, FILTER_VALUE);
        cr_expect_eq(filter.terms[1].values[0].kind, FILTER_VALUE_NONE);
        if (i < 8)
            cr_expect_str_eq(filter.terms[0].values[0].value.text, values[i]);
        filter_clear(&filter);
        str_clear(&text);
    }
}

Test(filter, nearest_field_is_a_slip_or_a_beginning)
{
    const struct entity *entity = entity_get(ENTITY_ARRANGEMENT);
    cr_expect_str_eq(field_name_nearest(entity, "regoin"), "region");
    cr_expect_str_eq(field_name_nearest(entity, "effectiv"), "effective");
    cr_expect_str_eq(field_name_nearest(entity, "org"), "organisation_number");
    cr_expect_null(field_name_nearest(entity, "xy"));
    cr_expect_null(field_name_nearest(entity, ""));
    cr_expect_null(field_name_nearest(entity, "kommunestyrevedtak_om_samarbeid_mellom_flere_kommuner_enn_to"));
}

Test(filter, points_lead_to_other_records)
{
    expect_filter(ENTITY_PARTICIPATION, "arrangement.legal_form:IKS", "arrangement>/legal_form=IKS~  iks");
    expect_filter(ENTITY_PARTICIPATION, "municipality.county:16", "municipality>/county=16~  16");
    expect_filter(ENTITY_PARTICIPATION, "arrangement.region.kind:council",
                  "arrangement>region>/kind=council");
    expect_filter(ENTITY_PARTICIPATION, "ordning.tjenesteområde.sektor:helse",
                  "arrangement>arrangement_service<arrangementservice_area>/sector=helse~  helse");
    expect_filter(ENTITY_ARRANGEMENT, "municipality.county:16",
                  "participation<arrangementmunicipality>/county=16~  16");
    expect_filter(ENTITY_MUNICIPALITY, "membership.region:Fosen", "membership<municipality/region=Fosen~  fosen");
    expect_filter(ENTITY_MUNICIPALITY, "!membership.region.id:17", "!membership<municipalityregion>/id=17");
    expect_filter(ENTITY_REGION, "arrangement.annual_cost>=1000", "arrangement<region/annual_cost>=100000");
    expect_filter(ENTITY_ARRANGEMENT, "parent.name:MOVAR", "parent>/name=MOVAR~  movar");
    expect_refusal(ENTITY_PARTICIPATION, "arrangement.legal_from:IKS",
                   "Column 1: Arrangement has no field “legal_from”; did you mean “legal_form”?");
    expect_refusal(ENTITY_PARTICIPATION, "role.name:x", "Column 1: “role” of Participation leads to no other records.");
    expect_refusal(ENTITY_PARTICIPATION, "arrangement.parent.parent.parent.parent.parent.parent.name:x",
                   "Column 1: “parent” of Arrangement leads to no other records.");
    expect_refusal(ENTITY_PARTICIPATION, "a .:x",
                   "Column 3: Participation has no field “”; to search for these words, put them in quotation marks.");
}

static bool fixes(const char *text, const char *field)
{
    const struct entity *entity = entity_get(ENTITY_POSITION);
    struct filter filter = {0};

    cr_assert_eq(filter_parse(entity, text, &reading, &filter, NULL), STATUS_OK, "%s", text);
    bool fixed = filter_fixes(&filter, entity_field(entity, field));
    filter_clear(&filter);
    return fixed;
}

Test(filter, knows_which_fields_it_leaves_one_value)
{
    cr_expect(fixes("round.id:12 area:none", "round"));
    cr_expect(fixes("round.id:12 area:none", "area"));
    cr_expect(fixes("basis:agreed", "basis"));
    cr_expect(fixes("x>3 skipped:no", "skipped"));
    cr_expect_not(fixes("round.id:12,13", "round"));
    cr_expect_not(fixes("round:Tredje", "round"), "words of a name may find several");
    cr_expect_not(fixes("round.process.id:12", "round"));
    cr_expect_not(fixes("basis:agreed,stated", "basis"));
    cr_expect_not(fixes("!basis:agreed", "basis"));
    cr_expect_not(fixes("basis:any", "basis"));
    cr_expect_not(fixes("agreed", "basis"));
    cr_expect_not(fixes("round.id:12", "municipality"));
}

Test(filter, fields_made_for_counting)
{
    expect_filter(ENTITY_ARRANGEMENT, "counted:survey-2009", "counted=survey-2009~  survey  2009");
    expect_filter(ENTITY_PARTICIPATION, "arrangement.counted:none", "arrangement>/counted=none~  none");
    expect_filter(ENTITY_MUNICIPALITY_FACT, "newest:population", "newest=population");
    expect_refusal(ENTITY_MUNICIPALITY_FACT, "newest:any",
                   "Column 8: Newest cannot be “any”; one of these is expected: population, land_area_km2, "
                   "gross_operating_budget, employees.");
    expect_refusal(ENTITY_REGION, "counted:survey-2009",
                   "Column 1: Region has no field “counted”; to search for these words, put them in quotation marks.");
}
