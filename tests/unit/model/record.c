#include "samreg/model/record.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static struct record record_of(enum entity_id id)
{
    struct record record;
    record_init(&record, entity_get(id));
    return record;
}

static void set_text(struct record *record, const char *field, const char *text)
{
    value_set_text(record_value(record, field), text);
}

static void set_integer(struct record *record, const char *field, int64_t integer)
{
    value_set_integer(record_value(record, field), integer);
}

static void set_reference(struct record *record, const char *field, int64_t id)
{
    value_set_reference(record_value(record, field), id, NULL);
}

/* Expects exactly this one problem, and clears the record. */
static void expect_problem(struct record *record, const char *rule, const char *field, bool warning,
                           const char *sentence)
{
    struct problems problems = {0};
    record_check(record, &problems);
    cr_assert_eq(problems.count, 1, "%s: %zu problems", rule, problems.count);
    struct problem *problem = &problems.items[0];
    cr_expect_str_eq(problem->rule, rule);
    cr_expect_eq(problem->warning, warning, "%s", rule);
    cr_expect_eq(problem->entity, record->entity);
    cr_expect_eq(problem->id, record->id);
    cr_expect_eq(problem->field, field ? entity_field(record->entity, field) : NULL, "%s", rule);
    char *said = message_text(&problem->message, LANGUAGE_ENGLISH);
    cr_expect_str_eq(said, sentence);
    cr_expect_eq(problems_errors(&problems), warning ? 0 : 1);
    free(said);
    problems_clear(&problems);
    record_clear(record);
}

static void expect_fine(struct record *record)
{
    struct problems problems = {0};
    record_check(record, &problems);
    cr_expect_eq(problems.count, 0, "%s", problems.count ? problems.items[0].rule : "");
    problems_clear(&problems);
}

static struct record arrangement(void)
{
    struct record record = record_of(ENTITY_ARRANGEMENT);
    record.id = 5;
    set_text(&record, "name", "Barnevern");
    return record;
}

Test(record, copy_is_independent)
{
    struct record from = arrangement(), to = {0};
    from.version = 3;
    from.removed = true;
    record_copy(&to, &from);
    set_text(&from, "name", "other");
    cr_expect_str_eq(record_value(&to, "name")->text, "Barnevern");
    cr_expect_eq(to.id, 5);
    cr_expect_eq(to.version, 3);
    cr_expect(to.removed);
    record_copy(&to, &from);
    cr_expect_str_eq(record_value(&to, "name")->text, "other");
    record_copy(&to, &to);
    record_clear(&from);
    cr_expect_null(from.entity);
    record_copy(&to, &from);
    cr_expect_null(to.entity);
}

Test(record, called_leaves_out_what_is_not_recorded)
{
    struct record record = record_of(ENTITY_PARTICIPATION);
    struct str out = {0};
    record_called(&record, &out);
    cr_expect_eq(out.length, 0);
    value_set_reference(record_value(&record, "arrangement"), 1, "Barnevern");
    set_text(&record, "body", "Nord-Trøndelag fylkeskommune");
    record_called(&record, &out);
    cr_expect_str_eq(str_peek(&out), "Barnevern · Nord-Trøndelag fylkeskommune");
    str_clear(&out);
    record_clear(&record);
}

Test(record, code_lists_are_shown_in_the_language_of_the_reader)
{
    struct record record = record_of(ENTITY_LEGAL_FORM);
    size_t name = (size_t)entity_field_index(record.entity, "name");
    size_t code = (size_t)entity_field_index(record.entity, "code");

    set_text(&record, "code", "STI");
    set_text(&record, "name", "Stiftelse");
    set_text(&record, "name_nn", "Stifting");
    cr_expect_str_eq(record_value_in(&record, name, LANGUAGE_BOKMAL)->text, "Stiftelse");
    cr_expect_str_eq(record_value_in(&record, name, LANGUAGE_NYNORSK)->text, "Stifting");
    cr_expect_str_eq(record_value_in(&record, name, LANGUAGE_ENGLISH)->text, "Stiftelse");
    cr_expect_str_eq(record_value_in(&record, code, LANGUAGE_NYNORSK)->text, "STI");
    record_clear(&record);
}

Test(record, required_field_is_missed)
{
    struct record record = record_of(ENTITY_REGION);
    expect_problem(&record, "required", "name", false, "Name is missing: fill it in.");
}

Test(record, value_is_held_against_its_field)
{
    struct record record = arrangement();
    set_text(&record, "status", "asleep");
    expect_problem(&record, "value", "status", false, "Status: the value does not have the form that is stored there.");
    record = arrangement();
    set_integer(&record, "stated_participants", 1001);
    expect_problem(&record, "value", "stated_participants", false,
                   "Stated number of participants: the number is too "
                   "large; at most 1000.");
}

Test(record, period_ends_after_it_begins)
{
    static const struct {
        const char *from, *to;
        const char *sentence; /* NULL: fine */
    } cases[] = {
        {"2009-06-05", "2009-06-06", NULL},
        {"2009-06-05", "2009-06-05",
         "The period ends (04.06.2009) before it begins (05.06.2009): change one of the two."},
        {"2009-06-05", "2009", "The period ends (2008) before it begins (05.06.2009): change one of the two."},
        {"2009", "2009-07", NULL},
        {"2009", "2010", NULL},
        {"2009", "2009", "The period ends (2008) before it begins (2009): change one of the two."},
        {NULL, "2009", NULL},
        {"2009", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct record record = arrangement();
        set_text(&record, "effective", cases[i].from);
        set_text(&record, "ended", cases[i].to);
        if (cases[i].sentence)
            expect_problem(&record, "period", "ended", false, cases[i].sentence);
        else
            expect_fine(&record);
        record_clear(&record);
    }
}

Test(record, check_digit_of_an_organisation_number_warns)
{
    struct record record = arrangement();
    set_text(&record, "organisation_number", "123456785");
    expect_fine(&record);
    set_text(&record, "organisation_number", "123456789");
    expect_problem(&record, "organisation_number", "organisation_number", true,
                   "Organisation number: the last digit of 123456789 should be 5, or one of the others is wrong.");
    record = arrangement();
    set_text(&record, "organisation_number", "100000010");
    struct problems problems = {0};
    record_check(&record, &problems);
    cr_assert_eq(problems.count, 1);
    cr_expect(problems.items[0].warning);
    problems_clear(&problems);
    record_clear(&record);
}

Test(record, official_numbers_keep_their_digits)
{
    struct record record = record_of(ENTITY_MUNICIPALITY);
    set_text(&record, "number", "0301");
    set_text(&record, "name", "Oslo");
    expect_fine(&record);
    set_text(&record, "number", "301");
    expect_problem(&record, "number_digits", "number", false,
                   "A municipality's number has four digits, with the leading zero; this is “301”.");
    record = record_of(ENTITY_COUNTY);
    set_text(&record, "number", "1x");
    set_text(&record, "name", "Nord-Trøndelag");
    expect_problem(&record, "number_digits", "number", false,
                   "A county's number has two digits, with the leading zero; this is “1x”.");
}

Test(record, municipality_does_not_succeed_itself)
{
    struct record record = record_of(ENTITY_MUNICIPALITY_SUCCESSOR);
    set_reference(&record, "municipality", 1);
    set_reference(&record, "successor", 2);
    set_text(&record, "date", "2020-01-01");
    expect_fine(&record);
    set_reference(&record, "successor", 1);
    expect_problem(&record, "own_successor", "successor", false,
                   "A municipality cannot be its own successor: choose another one.");
}

Test(record, legal_form_contradicts_itself)
{
    struct record record = record_of(ENTITY_LEGAL_FORM);
    set_text(&record, "code", "P27");
    set_text(&record, "name", "Interkommunalt styre");
    set_text(&record, "new_from", "1993");
    set_text(&record, "new_to", "2020");
    set_integer(&record, "needs_host", 1);
    set_text(&record, "legal_person", "either");
    expect_fine(&record);
    set_text(&record, "legal_person", "yes");
    expect_problem(&record, "host_of_legal_person", "needs_host", true,
                   "A form that is a legal person of its own does not need a host.");
    record = record_of(ENTITY_LEGAL_FORM);
    set_text(&record, "code", "P27");
    set_text(&record, "name", "Interkommunalt styre");
    set_text(&record, "new_from", "1993");
    set_text(&record, "new_to", "1993");
    expect_problem(&record, "period", "new_to", false,
                   "The period for new ones ends before it begins: change one of the two dates.");
}

Test(record, region_says_whether_a_strategy_was_adopted)
{
    struct record record = record_of(ENTITY_REGION);
    set_text(&record, "name", "Værnesregionen");
    set_text(&record, "strategy_date", "2009");
    expect_fine(&record);
    set_integer(&record, "strategy", 0);
    expect_problem(&record, "strategy_date", "strategy", true,
                   "There is a day the strategy was adopted, but the record says that none was adopted.");
}

Test(record, arrangement_is_no_part_of_itself)
{
    struct record record = arrangement();
    set_reference(&record, "parent", 6);
    expect_fine(&record);
    set_reference(&record, "parent", 5);
    expect_problem(&record, "own_parent", "parent", false,
                   "An arrangement cannot be part of itself: choose another one.");
}

Test(record, one_participant_is_no_cooperation)
{
    struct record record = arrangement();
    set_integer(&record, "stated_participants", 2);
    expect_fine(&record);
    set_integer(&record, "stated_participants", 1);
    expect_problem(&record, "few_participants", "stated_participants", true,
                   "It takes two participants to cooperate: leave the number empty when it is not known.");
}

Test(record, decision_comes_before_effect)
{
    struct record record = arrangement();
    set_text(&record, "decided", "2009-06-05");
    set_text(&record, "effective", "2009");
    expect_fine(&record);
    set_text(&record, "effective", "2009-06-05");
    expect_fine(&record);
    set_text(&record, "effective", "2009-05");
    expect_problem(&record, "effective_before_decided", "effective", true,
                   "It took effect (05.2009) before it was decided (05.06.2009).");
}

static struct record year(void)
{
    struct record record = record_of(ENTITY_ARRANGEMENT_YEAR);
    set_reference(&record, "arrangement", 5);
    set_integer(&record, "year", 2009);
    return record;
}

Test(record, year_of_an_arrangement_is_plausible)
{
    struct record record = year();
    expect_problem(&record, "empty_year", NULL, true, "The year has neither a cost nor a number of posts.");
    record = year();
    set_integer(&record, "full_time_equivalents", 450);
    expect_fine(&record);
    set_integer(&record, "annual_cost", 0);
    expect_fine(&record);
    set_integer(&record, "annual_cost", 100000);
    expect_fine(&record);
    set_integer(&record, "annual_cost", 99900);
    expect_problem(&record, "small_cost", "annual_cost", true,
                   "An annual cost of 999 kroner is very little; costs are in kroner, not in thousands.");
    record = year();
    set_integer(&record, "annual_cost", -100);
    expect_problem(&record, "small_cost", "annual_cost", true, "An annual cost of -1 kroner is below zero.");
}

Test(record, participant_is_a_municipality_or_another_body)
{
    struct record record = record_of(ENTITY_PARTICIPATION);
    set_reference(&record, "arrangement", 5);
    set_reference(&record, "municipality", 6);
    expect_fine(&record);
    set_text(&record, "body", "Fylkeskommunen");
    expect_problem(&record, "one_participant", "municipality", false,
                   "A participant is either a municipality or another body: empty one of the two.");
    record = record_of(ENTITY_PARTICIPATION);
    set_reference(&record, "arrangement", 5);
    set_text(&record, "body", "Fylkeskommunen");
    expect_fine(&record);
    set_text(&record, "body", NULL);
    expect_problem(&record, "one_participant", "municipality", false,
                   "A participant is missing: fill in a municipality or another body.");
}

Test(record, saved_view_lists_a_kind_of_record)
{
    struct record record = record_of(ENTITY_SAVED_VIEW);
    set_text(&record, "name", "Mine");
    set_text(&record, "list", "arrangement");
    expect_fine(&record);
    set_text(&record, "list", "ordning");
    expect_problem(&record, "unknown_list", "list", false, "There is no kind of record called “ordning”.");
}

static struct record view_with(const char *field, const char *text)
{
    struct record record = record_of(ENTITY_SAVED_VIEW);
    set_text(&record, "name", "Mine");
    set_text(&record, "list", "arrangement");
    set_text(&record, field, text);
    return record;
}

Test(record, saved_view_has_a_filter_and_fields_that_its_list_knows)
{
    struct record record = view_with("filter", "status:\"i drift\" region:Fosen");
    set_text(&record, "sort", "region,-name");
    set_text(&record, "columns", "name,legal_form,status,effective,ended");
    expect_fine(&record);
    record_clear(&record);
    record = view_with("sort", "region,-price");
    expect_problem(&record, "unknown_field", "sort", false, "Arrangement has no field “price”.");
    record = view_with("sort", "region,name,status,ended,effective");
    expect_problem(&record, "too_many_fields", "sort", false, "A list takes at most 4 fields here.");
    record = view_with("columns", "zzz");
    expect_problem(&record, "unknown_field", "columns", false, "Arrangement has no field “zzz”.");
    record = view_with("filter", "foo:bar");
    expect_problem(&record, "filter", "filter", false,
                   "Column 1: Arrangement has no field “foo”; to search for these words, put them in quotation marks.");
}

Test(record, reference_date_is_a_day)
{
    struct record record = record_of(ENTITY_SETTING);
    set_text(&record, "name", "reference_date");
    expect_fine(&record);
    set_text(&record, "value", "2009-12-01");
    expect_fine(&record);
    set_text(&record, "value", "2009-12");
    expect_problem(&record, "reference_date", "value", false,
                   "The reference date is a day, written like 2009-12-01; this is “2009-12”.");
    record = record_of(ENTITY_SETTING);
    set_text(&record, "name", "register_name");
    set_text(&record, "value", "Demonstrasjon 2009");
    expect_fine(&record);
    record_clear(&record);
}
