#include "samreg/store/internal.h"
#include "tests/unit/store/shelf.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct shelf shelf;

static void open_shelf(void)
{
    shelf_open(&shelf);
}

static void close_shelf(void)
{
    shelf_close(&shelf);
}

TestSuite(resolve, .init = open_shelf, .fini = close_shelf);

static void resolves(const char *entity, const char *text, int64_t expected)
{
    struct error error = {0};
    int64_t id = 0;
    enum status status = store_resolve(shelf.store, entity_find(entity), text, shelf.day, &id, NULL, &error);
    cr_expect_eq(status, STATUS_OK, "%s: %s", text, error_text(&error, LANGUAGE_ENGLISH));
    cr_expect_eq(id, expected, "%s is %lld", text, (long long)id);
    error_clear(&error);
    store_assert_idle(shelf.store);
}

static void refuses(const char *entity, const char *text, const char *expected)
{
    struct error error = {0};
    int64_t id = 77;
    cr_expect_eq(store_resolve(shelf.store, entity_find(entity), text, shelf.day, &id, NULL, &error), STATUS_DATA);
    cr_expect_eq(id, 77);
    char *said = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(said, expected, "%s: %s", text, said);
    free(said);
    error_clear(&error);
}

Test(resolve, finds_by_number_code_and_every_name)
{
    resolves("municipality", "1714", shelf.stjordal);
    resolves("municipality", " malvik ", shelf.malvik);
    resolves("municipality", "1714 Stjørdal", shelf.stjordal);
    resolves("municipality", "stj", shelf.stjordal);
    resolves("legal_form", "iks", shelf.iks);
    resolves("legal_form", "Inter-municipal company", shelf.iks);
    resolves("region", "vaernesregionen", shelf.vaernes);
    resolves("region", "VR", shelf.vaernes);
}

Test(resolve, refuses_a_text_that_can_be_no_name)
{
    enum { LONG = 5000000 };
    struct matches matches = {0};
    char *text = malloc(LONG + 1);

    memset(text, 'x', LONG);
    text[LONG] = '\0';
    refuses("region", text, "“xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…” is too long to name a record (Region).");
    cr_expect_eq(store_suggest(shelf.store, entity_find("region"), text, shelf.day, 5, &matches, NULL), STATUS_OK);
    cr_expect_eq(matches.count, 0);
    free(text);
}

Test(resolve, refuses_a_name_that_several_bear_and_names_them)
{
    struct matches candidates = {0};
    int64_t id = 0;
    refuses("municipality", "Våler",
            "Våler: 0137 Våler (Østfold) or 0426 Våler (Hedmark)? Give the number or another part of the key.");
    cr_expect_eq(store_resolve(shelf.store, entity_find("municipality"), "valer", shelf.day, &id, &candidates, NULL),
                 STATUS_DATA);
    cr_assert_eq(candidates.count, 2);
    cr_expect_eq(candidates.items[0].id, shelf.valer_ostfold);
    cr_expect_str_eq(candidates.items[1].called, "0426 Våler (Hedmark)");
    matches_clear(&candidates);
}

Test(resolve, lets_the_number_win)
{
    /* A municipality that bears a number as its name does not get in the way of the one that has it. */
    desk_add(shelf.store, "municipality", "number", "9999", "name", "0426", NULL);
    resolves("municipality", "0426", shelf.valer_hedmark);
    resolves("municipality", "0426 Våler", shelf.valer_hedmark);
}

Test(resolve, prefers_who_bears_the_name_as_of_the_day)
{
    resolves("municipality", "Stjørdal", shelf.stjordal);
    shelf.day = (struct date){2018, 1, 1};
    resolves("municipality", "Stjørdal", shelf.stjordal_later);
    /* A number is a record's own whatever the day. */
    resolves("municipality", "1714", shelf.stjordal);
    /* Nobody is called Hemne any more: the one that was is meant. */
    shelf.day = (struct date){2021, 1, 1};
    resolves("municipality", "Hemne", shelf.hemne);
}

Test(resolve, finds_by_the_parts_of_the_key)
{
    resolves("arrangement", "Barnevern/Mosseregionen", shelf.child_care_moss);
    resolves("arrangement", "barnevern/VR", shelf.child_care);
    resolves("arrangement", "Ørland legevakt/", shelf.emergency);
    refuses("arrangement", "Barnevern",
            "Barnevern: Barnevern (Mosseregionen) or Barnevern (Værnesregionen)? Give the number or another part of "
            "the key.");
    refuses("arrangement", "Barnevern/Fosen", "There is no “Barnevern/Fosen” (Arrangement) in the register.");
    int64_t fact = desk_add(shelf.store, "municipality_fact", "municipality", desk_text(shelf.malvik), "date",
                            "2009-01-01", "population", "12473", NULL);
    resolves("municipality_fact", "Malvik/2009-01-01", fact);
    resolves("municipality_fact", "1663/1.1.2009", fact);
}

Test(resolve, finds_by_identifier_also_what_is_removed)
{
    resolves("region", desk_text(shelf.moss), shelf.moss);
    desk_remove(shelf.store, "kari", "arrangement", shelf.emergency);
    resolves("arrangement", desk_text(shelf.emergency), shelf.emergency);
    refuses("arrangement", "Ørland legevakt", "There is no “Ørland legevakt” (Arrangement) in the register.");
}

Test(resolve, says_what_is_near)
{
    refuses("municipality", "Stjør",
            "There is no “Stjør” (Municipality) in the register. Did you mean 1714 Stjørdal (Nord-Trøndelag)?");
    refuses("municipality", "Atlantis", "There is no “Atlantis” (Municipality) in the register.");
    refuses("municipality", "", "There is no “” (Municipality) in the register.");
}

/* ---- Suggestions and search ---- */

static void suggests(const char *entity, const char *text, size_t limit, const char *expected)
{
    struct matches matches = {0};
    struct str list = {0};
    cr_assert_eq(store_suggest(shelf.store, entity_find(entity), text, shelf.day, limit, &matches, NULL), STATUS_OK);
    for (size_t i = 0; i < matches.count; i++)
        str_addf(&list, "%s%s", i > 0 ? ", " : "", matches.items[i].called);
    cr_expect_str_eq(str_peek(&list), expected, "%s: %s", text, str_peek(&list));
    str_clear(&list);
    matches_clear(&matches);
    store_assert_idle(shelf.store);
}

Test(resolve, suggests_the_best_first)
{
    suggests("municipality", "", 3, "5011 Hemne, 1663 Malvik, 1714 Stjørdal");
    suggests("municipality", "våler", 9, "0137 Våler, 0426 Våler");
    suggests("municipality", "04", 9, "0426 Våler");
    suggests("municipality", "1714 st", 9, "1714 Stjørdal");
    /* By its own names, not by that of its county. */
    suggests("municipality", "nord", 9, "");
    desk_add(shelf.store, "region", "name", "Ny region", NULL);
    desk_add(shelf.store, "region", "name", "Region", NULL);
    desk_add(shelf.store, "region", "name", "Region nord", NULL);
    suggests("region", "region", 9, "Region, Region nord, Ny region, Mosseregionen, Værnesregionen");
    suggests("arrangement", "barn", 9, "Barnevern, Barnevern");
    suggests("arrangement", "vaernes", 9, "");
}

Test(resolve, suggests_the_very_name_in_a_big_register)
{
    struct apply_options options = {.skip_checks = true, .accept_warnings = true};
    struct journal_entry entry = {.verb = JOURNAL_IMPORT};
    struct apply_result result = {0};
    struct change_set set = {0};

    for (int i = 0; i < 2500; i++) {
        char name[40];
        snprintf(name, sizeof name, "Felles feiervesen %d", i);
        desk_assign(change_set_add(&set, CHANGE_ADD, entity_find("arrangement"), 900000 + i, 0), "name", name, NULL);
    }
    cr_assert_eq(store_apply(shelf.store, &set, &entry, &options, &result, NULL), STATUS_OK);
    desk_add(shelf.store, "arrangement", "name", "Feiervesen i nord", NULL);
    desk_add(shelf.store, "arrangement", "name", "Feiervesen", NULL);
    desk_remove(shelf.store, "ola", "arrangement", desk_add(shelf.store, "arrangement", "name", "Feiervesen a", NULL));
    suggests("arrangement", "feiervesen", 3, "Feiervesen, Feiervesen i nord, Felles feiervesen 0");
    suggests("arrangement", "FEIERVESEN I", 3, "Feiervesen i nord");
    suggests("arrangement", "felles feiervesen 2499", 3, "Felles feiervesen 2499");
    apply_result_clear(&result);
    change_set_clear(&set);
}

Test(resolve, searches_every_kind_in_the_order_of_the_tables)
{
    struct matches matches = {0};
    struct str list = {0};
    cr_assert_eq(store_search(shelf.store, "STJØRDAL", shelf.day, 9, NULL, &matches, NULL), STATUS_OK);
    for (size_t i = 0; i < matches.count; i++)
        str_addf(&list, "%s%s: %s", i > 0 ? ", " : "", matches.items[i].entity->name, matches.items[i].called);
    cr_expect_str_eq(str_peek(&list),
                     "municipality: 1714 Stjørdal, municipality: 5035 Stjørdal, "
                     "municipality_successor: 1714 Stjørdal → 5035 Stjørdal, arrangement: Barnevern, "
                     "arrangement_state: Barnevern · IKS Interkommunalt selskap, "
                     "participation: Barnevern · 1714 Stjørdal",
                     "%s", str_peek(&list));
    cr_assert_eq(store_search(shelf.store, "barnevern moss", shelf.day, 9, NULL, &matches, NULL), STATUS_OK);
    cr_expect_eq(matches.count, 1);
    cr_assert_eq(store_search(shelf.store, " - ", shelf.day, 9, NULL, &matches, NULL), STATUS_OK);
    cr_expect_eq(matches.count, 0);
    str_clear(&list);
    matches_clear(&matches);
}

/* ---- Names ---- */

static void is_called(const char *entity, int64_t id, struct date day, const char *expected)
{
    char *called = NULL;
    cr_assert_eq(store_called(shelf.store, entity_find(entity), id, day, &called, NULL), STATUS_OK);
    cr_expect_str_eq(called, expected);
    free(called);
}

Test(called, follows_a_municipality_to_its_one_successor, .init = open_shelf, .fini = close_shelf)
{
    struct date day = {2018, 1, 1}, before = {2017, 12, 31}, later = {2024, 1, 1};
    is_called("municipality", shelf.stjordal, before, "1714 Stjørdal");
    is_called("municipality", shelf.stjordal, day, "5035 Stjørdal");
    /* A chain is followed to its end. */
    int64_t last = desk_add(shelf.store, "municipality", "number", "5999", "name", "Storby", NULL);
    desk_set(shelf.store, "kari", "municipality", shelf.stjordal_later, "valid_to", "2024");
    desk_add(shelf.store, "municipality_successor", "municipality", desk_text(shelf.stjordal_later), "successor",
             desk_text(last), "date", "2024-01-01", NULL);
    is_called("municipality", shelf.stjordal, later, "5999 Storby");
    is_called("participation",
              desk_number(shelf.store, "SELECT id FROM participation WHERE role = 'host'"), later,
              "Barnevern · 5999 Storby");
}

Test(called, marks_a_split_municipality, .init = open_shelf, .fini = close_shelf)
{
    store_set_language(shelf.store, LANGUAGE_ENGLISH);
    is_called("municipality", shelf.hemne, (struct date){2019, 12, 31}, "5011 Hemne");
    is_called("municipality", shelf.hemne, (struct date){2020, 1, 1}, "5011 Hemne (undecided)");
}

Test(called, leaves_an_ended_municipality_without_successor_as_it_is, .init = open_shelf, .fini = close_shelf)
{
    is_called("municipality", shelf.valer_ostfold, (struct date){2024, 1, 1}, "0137 Våler");
}

Test(called, speaks_the_language_that_is_set, .init = open_shelf, .fini = close_shelf)
{
    is_called("legal_form", shelf.iks, shelf.day, "IKS Interkommunalt selskap");
    store_set_language(shelf.store, LANGUAGE_ENGLISH);
    is_called("legal_form", shelf.iks, shelf.day, "IKS Inter-municipal company");
    is_called("legal_form", shelf.as, shelf.day, "AS Aksjeselskap");
    store_set_language(shelf.store, LANGUAGE_BOKMAL);
    is_called("legal_form", shelf.iks, shelf.day, "IKS Interkommunalt selskap");
}

Test(called, is_read_anew_after_a_change, .init = open_shelf, .fini = close_shelf)
{
    is_called("region", shelf.vaernes, shelf.day, "Værnesregionen");
    desk_set(shelf.store, "kari", "region", shelf.vaernes, "name", "Værnes");
    is_called("region", shelf.vaernes, shelf.day, "Værnes");
    is_called("region", 4711, shelf.day, "");
}

/* ---- Counts ---- */

Test(facets, count_values_most_frequent_first, .init = open_shelf, .fini = close_shelf)
{
    struct selection selection;
    struct facet *facets = NULL;
    size_t count = 0;
    shelf_select(&shelf, "arrangement", "", NULL, &selection);
    int region = entity_field_index(selection.entity, "region");
    int seat = entity_field_index(selection.entity, "seat");
    cr_assert_eq(store_facets(shelf.store, &selection, region, NULL, &facets, &count, NULL), STATUS_OK);
    cr_assert_eq(count, 3);
    cr_expect_str_eq(facets[0].value.text, "Værnesregionen");
    cr_expect_eq(facets[0].count, 2);
    store_facets_free(&facets, count);
    cr_assert_eq(store_facets(shelf.store, &selection, seat, NULL, &facets, &count, NULL), STATUS_OK);
    cr_assert_eq(count, 2);
    cr_expect_eq(facets[0].value.kind, VALUE_NONE);
    cr_expect_eq(facets[0].count, 3);
    cr_expect_str_eq(facets[1].value.text, "1714 Stjørdal");
    store_facets_free(&facets, count);
    cr_expect_null(facets);
    selection_clear(&selection);
}

Test(referrers, are_counted_as_of_the_day_and_ever, .init = open_shelf, .fini = close_shelf)
{
    struct referrer *referrers = NULL;
    size_t count = 0;
    cr_assert_eq(store_referrers(shelf.store, shelf.malvik, shelf.day, &referrers, &count, NULL), STATUS_OK);
    cr_assert_eq(count, 1);
    cr_expect_eq(referrers[0].entity->id, ENTITY_PARTICIPATION);
    cr_expect_str_eq(referrers[0].entity->fields[referrers[0].field].name, "municipality");
    cr_expect_eq(referrers[0].count, 1);
    cr_expect_eq(referrers[0].count_ever, 2);
    free(referrers);
    cr_expect_eq(store_referrers(shelf.store, 4711, shelf.day, &referrers, &count, NULL), STATUS_DATA);
}
