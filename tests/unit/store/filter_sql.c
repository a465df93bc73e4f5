#include "tests/unit/store/shelf.h"

#include <criterion/criterion.h>

static struct shelf shelf;

static void open_shelf(void)
{
    shelf_open(&shelf);
}

static void close_shelf(void)
{
    shelf_close(&shelf);
}

TestSuite(filter_sql, .init = open_shelf, .fini = close_shelf);

static void finds(const char *entity, const char *filter, const char *expected)
{
    shelf_expect(&shelf, entity, filter, NULL, expected);
}

Test(filter_sql, finds_words_anywhere_and_short_ones_at_the_beginning_of_words)
{
    finds("arrangement", "legevakt", "Ørland legevakt");
    finds("arrangement", "vakt", "Ørland legevakt");
    finds("arrangement", "plat", "Ås IKT-plattform");
    finds("arrangement", "ør", "Ørland legevakt");
    finds("arrangement", "ik", "Barnevern, Ås IKT-plattform");
    finds("arrangement", "kt", "");
    finds("arrangement", "p", "Ås IKT-plattform");
    finds("arrangement", "as", "Ås IKT-plattform");
    finds("arrangement", "BARNEVERN", "Barnevern, Barnevern");
    finds("municipality", "stj", "1714 Stjørdal");
    finds("municipality", "l", "");
}

Test(filter_sql, finds_the_names_a_record_refers_to)
{
    finds("arrangement", "vaernes", "Barnevern, Ås IKT-plattform");
    finds("arrangement", "barnevern moss", "Barnevern");
    finds("arrangement", "interkommunalt", "Barnevern");
    finds("municipality", "østfold", "0137 Våler");
}

Test(filter_sql, leaves_out_what_is_negated)
{
    finds("arrangement", "!barnevern", "Ørland legevakt, Ås IKT-plattform");
    finds("arrangement", "!region:Mosseregionen barnevern", "Barnevern");
    finds("arrangement", "!status:operating", "Barnevern, Ørland legevakt");
    /* What is not recorded is not what is asked to be left out. */
    finds("arrangement", "!comprehensive:yes", "Barnevern, Barnevern, Ørland legevakt");
    finds("arrangement", "comprehensive!=yes", "Barnevern");
}

Test(filter_sql, compares_numbers)
{
    finds("arrangement", "stated_participants:4", "Barnevern");
    finds("arrangement", "stated_participants>4", "Ås IKT-plattform");
    finds("arrangement", "stated_participants>=4", "Barnevern, Ås IKT-plattform");
    finds("arrangement", "stated_participants<11", "Barnevern");
    finds("arrangement", "stated_participants<=11", "Barnevern, Ås IKT-plattform");
    finds("arrangement", "stated_participants:4,11", "Barnevern, Ås IKT-plattform");
}

Test(filter_sql, asks_the_state_and_the_year_as_of_the_day)
{
    finds("arrangement", "annual_cost>=1000000", "Barnevern");
    finds("arrangement", "annual_cost<1000000", "Ås IKT-plattform");
    finds("arrangement", "legal_form:IKS", "Barnevern");
    finds("arrangement", "legal_form:AVTALE", "");
    finds("arrangement", "seat:Stjørdal", "Barnevern");
    finds("arrangement", "seat:none", "Barnevern, Ørland legevakt, Ås IKT-plattform");
    shelf.day = (struct date){2007, 12, 31};
    finds("arrangement", "legal_form:AVTALE", "Barnevern");
}

Test(filter_sql, tells_recorded_from_not_recorded)
{
    finds("arrangement", "region:none", "Ørland legevakt");
    finds("arrangement", "region:any", "Barnevern, Barnevern, Ås IKT-plattform");
    finds("arrangement", "region!=none", "Barnevern, Barnevern, Ås IKT-plattform");
    finds("arrangement", "!region:none", "Barnevern, Barnevern, Ås IKT-plattform");
    finds("arrangement", "region:none,Mosseregionen", "Barnevern, Ørland legevakt");
}

Test(filter_sql, compares_dates_by_what_they_tell)
{
    finds("arrangement", "effective:2005", "Barnevern");
    finds("arrangement", "effective:2005-03", "Barnevern");
    finds("arrangement", "effective:2005-03-01", "");
    finds("arrangement", "effective>=2005", "Barnevern, Barnevern");
    finds("arrangement", "effective>=2005-03-01", "Barnevern, Barnevern");
    finds("arrangement", "effective>=2005-03-02", "Barnevern");
    finds("arrangement", "effective>2005", "Barnevern");
    finds("arrangement", "effective<2008", "Barnevern");
    finds("arrangement", "effective<2008-01-02", "Barnevern, Barnevern");
    finds("arrangement", "effective<=2008", "Barnevern, Barnevern");
    finds("arrangement", "effective<=2007-12", "Barnevern");
}

Test(filter_sql, compares_ends_by_their_last_day)
{
    /* Alarmsentral ended with 2009-11-30, Våler with the year 2019. */
    shelf.day = (struct date){2009, 11, 30};
    finds("arrangement", "ended:2009", "Alarmsentral");
    finds("arrangement", "ended:2009-11", "Alarmsentral");
    finds("arrangement", "ended:2009-11-30", "Alarmsentral");
    finds("arrangement", "ended:2009-12", "");
    finds("arrangement", "ended<2009-12", "Alarmsentral");
    finds("arrangement", "ended<2009-11-30", "");
    finds("arrangement", "ended<=2009-11-30", "Alarmsentral");
    finds("arrangement", "ended>2009-10", "Alarmsentral");
    finds("arrangement", "ended>2009-11", "");
    finds("arrangement", "ended>=2009-11-30", "Alarmsentral");
    finds("arrangement", "ended>=2009-12", "");
    finds("municipality", "valid_to:2019 våler", "0137 Våler, 0426 Våler");
    finds("municipality", "valid_to:2020", "");
    finds("municipality", "valid_to<2018", "1714 Stjørdal");
}

Test(filter_sql, finds_by_what_children_hold_as_of_the_day)
{
    finds("arrangement", "municipality:Stjørdal", "Barnevern");
    finds("arrangement", "municipality:Malvik", "Ås IKT-plattform");
    finds("arrangement", "municipality:1663", "Ås IKT-plattform");
    finds("arrangement", "municipality:Malvik,Stjørdal", "Barnevern, Ås IKT-plattform");
    finds("arrangement", "!municipality:Malvik", "Barnevern, Barnevern, Ørland legevakt");
    finds("arrangement", "municipality:none", "Barnevern, Ørland legevakt");
    finds("arrangement", "municipality:any", "Barnevern, Ås IKT-plattform");
    finds("arrangement", "role:host", "Barnevern");
    finds("arrangement", "role!=host", "Ås IKT-plattform");
    finds("arrangement", "municipality:Malvik barnevern", "");
    shelf.day = (struct date){2010, 1, 1};
    finds("arrangement", "municipality:Malvik barnevern", "Barnevern");
}

Test(filter_sql, finds_a_reference_by_part_of_a_name_only_when_none_is_called_so)
{
    /* "AS" is a code: what has these letters inside (avtalebasert) is not meant. */
    desk_add(shelf.store, "arrangement_state", "arrangement", desk_text(shelf.platform), "legal_form",
             desk_text(shelf.as), NULL);
    finds("arrangement", "legal_form:AS", "Ås IKT-plattform");
    finds("arrangement", "legal_form:selskap", "Barnevern, Ås IKT-plattform");
    finds("arrangement", "legal_form:company", "Barnevern");
    finds("arrangement", "region:regionen", "Barnevern, Barnevern, Ås IKT-plattform");
    finds("arrangement", "region:vr", "Barnevern, Ås IKT-plattform");
    finds("arrangement", "region:atlantis", "");
    /* The county that is called so now was not there yet. */
    finds("municipality", "county:trøndelag", "1714 Stjørdal");
    shelf.day = (struct date){2018, 1, 1};
    finds("municipality", "county:trøndelag", "5035 Stjørdal");
}

Test(filter_sql, finds_a_record_by_its_identifier_and_a_reference_by_that_of_its_target)
{
    struct str filter = {0};
    str_addf(&filter, "id:%s,%s", desk_text(shelf.platform), desk_text(shelf.emergency));
    finds("arrangement", filter.text, "Ørland legevakt, Ås IKT-plattform");
    str_reset(&filter);
    str_addf(&filter, "region:%s", desk_text(shelf.moss));
    finds("arrangement", filter.text, "Barnevern");
    str_clear(&filter);
}

/* In 2018 Stjørdal got another number: who asks for the new one means the references to the old one too. */
Test(filter_sql, finds_references_to_what_a_municipality_has_taken_over)
{
    shelf.day = (struct date){2018, 1, 1};
    finds("arrangement", "municipality:5035", "Barnevern");
    finds("arrangement", "municipality:1714", "Barnevern");
    shelf.day = (struct date){2017, 12, 31};
    finds("arrangement", "municipality:5035", "");
}

Test(filter_sql, compares_shares_by_their_value)
{
    desk_add(shelf.store, "region", "name", "A", "budget_share", "1/3", NULL);
    desk_add(shelf.store, "region", "name", "B", "budget_share", "365/1000", NULL);
    finds("region", "budget_share:2/6", "A");
    finds("region", "budget_share>1/3", "B");
    finds("region", "budget_share<=\"36,5 %\"", "A, B");
    shelf_expect(&shelf, "region", "budget_share:any", "-budget_share", "B, A");
}

Test(filter_sql, holds_against_quotes_and_signs)
{
    desk_add(shelf.store, "region", "name", "O'Neill \"x\" % _ --", NULL);
    finds("region", "name:\"o'neill\"", "O'Neill \"x\" % _ --");
    finds("region", "neill", "O'Neill \"x\" % _ --");
    finds("region", "\"%\"", "Mosseregionen, O'Neill \"x\" % _ --, Værnesregionen");
    finds("region", "name:\"x') OR 1\"", "");
}

/* Asks for as many conditions as a filter may have: `before`, a number, and `after`, again and again. */
static void expect_long(const char *begin, const char *before, const char *after)
{
    struct str filter = {0};

    str_add(&filter, begin);
    for (int i = 0; i < FILTER_CONDITIONS; i++)
        str_addf(&filter, "%s%s%d", i > 0 ? after : "", before, i);
    finds("arrangement", str_peek(&filter), "");
    str_clear(&filter);
}

Test(filter_sql, takes_as_many_conditions_as_a_filter_may_have)
{
    expect_long("", "x", " ");
    expect_long("", "name:x", " ");
    expect_long("", "municipality:x", " ");
    expect_long("name:", "x", ",");
    expect_long("region:", "x", ",");
    expect_long("municipality:", "x", ",");
}

Test(filter_sql, follows_points_to_other_records)
{
    finds("participation", "arrangement.legal_form:IKS", "Barnevern · 1714 Stjørdal");
    finds("participation", "arrangement.region:vr !role:host", "Ås IKT-plattform · 1663 Malvik");
    finds("participation", "municipality.county:17", "Barnevern · 1714 Stjørdal");
    finds("participation", "!municipality.county:17", "Ås IKT-plattform · 1663 Malvik");
    finds("participation", "municipality.county:none", "Ås IKT-plattform · 1663 Malvik");
    finds("arrangement", "municipality.county:17", "Barnevern");
    finds("arrangement", "seat.county.name:nord", "Barnevern");
    finds("arrangement", "region.name:\"mosse\",vaer", "Barnevern, Barnevern, Ås IKT-plattform");
    finds("municipality", "participation.role:host", "1714 Stjørdal");
    finds("municipality", "participation.arrangement.region:vr", "1663 Malvik, 1714 Stjørdal");
    finds("region", "arrangement.status:decided", "Mosseregionen");
    finds("legal_form", "arrangement_state.seat:1714", "IKS Interkommunalt selskap");
}

/* A membership counts as long as its region does, whether the region itself is asked for or what it is. */
Test(filter_sql, asks_members_of_regions_of_the_day_only)
{
    int64_t later = desk_add(shelf.store, "region", "name", "Kystrådet", "kind", "council", "established", "2010",
                             "ended", "2015", NULL);

    desk_add(shelf.store, "membership", "region", desk_text(later), "municipality", desk_text(shelf.malvik), NULL);
    finds("municipality", "membership.region:kystradet", "");
    finds("municipality", "membership.region.name:kystradet", "");
    finds("municipality", "membership.role:none membership.region:kystradet", "");
    shelf.day = (struct date){2012, 1, 1};
    finds("municipality", "membership.region:kystradet", "1663 Malvik");
    shelf.day = (struct date){2015, 1, 1};
    finds("municipality", "membership.region:kystradet", "");
}

/* Who asks for municipalities of the day means what others were, and what was split is none of them. */
Test(filter_sql, brings_municipalities_on_the_way_to_the_day)
{
    desk_add(shelf.store, "participation", "arrangement", desk_text(shelf.platform), "municipality",
             desk_text(shelf.hemne), "role", "owner", NULL);
    finds("participation", "municipality.number:any",
          "Barnevern · 1714 Stjørdal, Ås IKT-plattform · 5011 Hemne, Ås IKT-plattform · 1663 Malvik");
    shelf.day = (struct date){2020, 6, 1};
    finds("participation", "municipality.county:50", "Barnevern · 5035 Stjørdal");
    finds("participation", "municipality.county:17", "");
    finds("municipality", "participation.role:host", "5035 Stjørdal");
    finds("municipality", "participation.role:owner", "");
    finds("arrangement", "seat.county:50", "Barnevern");
    finds("participation", "!municipality.number:any", "Ås IKT-plattform · 5011 Hemne (uavklart)");
}

Test(filter_sql, knows_what_counts)
{
    int64_t survey = desk_add(shelf.store, "counting_definition", "code", "survey-2009", "name", "Kartleggingen",
                              "counts_unstated", "1", NULL);
    int64_t guide = desk_add(shelf.store, "counting_definition", "code", "guide", "name", "Veilederen",
                             "counts_unstated", "0", NULL);
    int64_t class = desk_add(shelf.store, "exclusion_class", "code", "network", "name", "Nettverk", NULL);

    desk_add(shelf.store, "counting_form", "definition", desk_text(survey), "legal_form", desk_text(shelf.as), NULL);
    desk_add(shelf.store, "counting_form", "definition", desk_text(guide), "legal_form", desk_text(shelf.iks), NULL);
    /* An idea, what is only decided, and what has ended do not; a form not stated does where it may. */
    finds("arrangement", "counted:survey-2009", "Ås IKT-plattform");
    finds("arrangement", "counted:guide", "Barnevern");
    finds("arrangement", "counted:survey-2009,guide", "Barnevern, Ås IKT-plattform");
    finds("arrangement", "counted!=guide", "Barnevern, Ørland legevakt, Ås IKT-plattform");
    finds("participation", "arrangement.counted:guide", "Barnevern · 1714 Stjørdal");
    finds("municipality", "participation.arrangement.counted:guide", "1714 Stjørdal");
    desk_set(shelf.store, "ana", "arrangement", shelf.child_care, "exclusion", desk_text(class));
    finds("arrangement", "counted:guide", "");
    /* The form of the day counts: in 2007 it was an agreement. */
    desk_set(shelf.store, "ana", "arrangement", shelf.child_care, "exclusion", "");
    shelf.day = (struct date){2007, 1, 1};
    finds("arrangement", "counted:guide", "");
}

Test(filter_sql, asks_the_newest_figures_on_or_before_the_day)
{
    int64_t old = desk_add(shelf.store, "municipality_fact", "municipality", desk_text(shelf.malvik), "date", "2008",
                           "population", "12000", "land_area_km2", "16000", NULL);

    desk_add(shelf.store, "municipality_fact", "municipality", desk_text(shelf.malvik), "date", "2009", "population",
             "12500", NULL);
    desk_add(shelf.store, "municipality_fact", "municipality", desk_text(shelf.malvik), "date", "2010-01-01",
             "population", "13000", NULL);
    desk_add(shelf.store, "municipality_fact", "municipality", desk_text(shelf.stjordal), "date", "2009", "population",
             "21000", NULL);
    finds("municipality", "population:12500", "1663 Malvik");
    finds("municipality", "population<12500", "");
    finds("municipality", "population>12500", "1714 Stjørdal");
    finds("municipality", "land_area_km2:160", "1663 Malvik");
    finds("municipality_fact", "newest:population", "1663 Malvik · 2009, 1714 Stjørdal · 2009");
    finds("municipality_fact", "newest:land_area_km2", "1663 Malvik · 2008");
    finds("participation", "municipality.population>=12500 municipality.population<=13000",
          "Ås IKT-plattform · 1663 Malvik");
    desk_remove(shelf.store, "ana", "municipality_fact", old);
    finds("municipality_fact", "newest:land_area_km2", "");
    /* What has another number since is asked for by its own figures. */
    shelf.day = (struct date){2018, 6, 1};
    finds("municipality_fact", "newest:population", "1663 Malvik · 01.01.2010");
    finds("municipality", "population:any", "1663 Malvik");
}
