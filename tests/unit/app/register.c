#include "samreg/app/register.h"

#include "samreg/app/records.h"
#include "session.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* How many records of a kind hold as of a day. */
static int64_t count(struct app *app, enum entity_id kind, int year)
{
    struct selection selection;
    struct error error = {0};
    int64_t rows = -1;

    selection_init(&selection, entity_get(kind), (struct date){year, 1, 1});
    session_expect_ok(app_count(app, &selection, &rows, &error), &error);
    selection_clear(&selection);
    return rows;
}

Test(register, has_as_many_municipalities_as_the_country_had)
{
    static const int expected[][2] = {{2004, 434}, {2005, 433}, {2006, 431}, {2009, 430}, {2012, 429},
                                      {2013, 428}, {2017, 426}, {2018, 422}, {2020, 356}, {2024, 357}};
    struct app *app = session_open();

    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        cr_expect_eq(count(app, ENTITY_MUNICIPALITY, expected[i][0]), expected[i][1], "as of %d: %lld", expected[i][0],
                     (long long)count(app, ENTITY_MUNICIPALITY, expected[i][0]));
    }
    session_close(&app);
}

/* The population of the municipalities of a region on 1 January 2009, and its land area in hectares. */
static void sum_region(struct app *app, const char *name, int64_t *population, int64_t *area, int64_t *counties)
{
    struct selection members;
    struct slice slice = {0};
    struct error error = {0};
    int64_t seen[8] = {0};

    *population = *area = *counties = 0;
    selection_init(&members, entity_get(ENTITY_MEMBERSHIP), app_as_of(app));
    members.parent = session_find(app, ENTITY_REGION, name);
    session_expect_ok(app_slice(app, &members, NULL, APP_FORWARD, 100, &slice, &error), &error);
    for (size_t i = 0; i < slice.count; i++) {
        struct selection figures;
        struct slice found = {0};
        struct record municipality = {0};
        int64_t county;
        int64_t known = 0;

        selection_init(&figures, entity_get(ENTITY_MUNICIPALITY_FACT), app_as_of(app));
        figures.parent = record_value(&slice.rows[i], "municipality")->integer;
        session_expect_ok(app_slice(app, &figures, NULL, APP_FORWARD, 100, &found, &error), &error);
        for (size_t row = 0; row < found.count; row++) {
            if (strcmp(record_value(&found.rows[row], "date")->text, "2009-01-01") == 0)
                *population += record_value(&found.rows[row], "population")->integer;
            *area += record_value(&found.rows[row], "land_area_km2")->integer;
        }
        session_expect_ok(app_fetch(app, entity_get(ENTITY_MUNICIPALITY), figures.parent, &municipality, &error),
                          &error);
        county = record_value(&municipality, "county")->integer;
        while (known < *counties && seen[known] != county)
            known++;
        if (known == *counties)
            seen[(*counties)++] = county;
        record_clear(&municipality);
        slice_clear(&found);
        selection_clear(&figures);
    }
    slice_clear(&slice);
    selection_clear(&members);
}

Test(register, mosseregionen_is_as_the_document_prints_it)
{
    struct app *app = session_open();
    int64_t population, area, counties;

    sum_region(app, "Mosseregionen", &population, &area, &counties);
    cr_expect_eq(population, 54920, "%lld", (long long)population);
    cr_expect_eq(area, 47220, "%lld hectares", (long long)area);
    session_close(&app);
}

Test(register, vaernesregionen_lies_in_two_counties)
{
    struct app *app = session_open();
    int64_t population, area, counties;

    sum_region(app, "Værnesregionen", &population, &area, &counties);
    cr_expect_eq(population, 43241, "%lld", (long long)population);
    cr_expect_eq(counties, 2);
    session_close(&app);
}

/* The participants of an arrangement, "Moss Rygge Råde". */
static void expect_participants(struct app *app, const char *name, const char *const *expected)
{
    struct selection selection;
    struct slice slice = {0};
    struct error error = {0};
    size_t wanted = 0;

    while (expected[wanted] != NULL)
        wanted++;
    selection_init(&selection, entity_get(ENTITY_PARTICIPATION), app_as_of(app));
    selection.parent = session_find(app, ENTITY_ARRANGEMENT, name);
    session_expect_ok(app_slice(app, &selection, NULL, APP_FORWARD, 100, &slice, &error), &error);
    cr_assert_eq(slice.count, wanted, "%s has %zu participants", name, slice.count);
    for (size_t i = 0; i < wanted; i++)
        cr_expect_str_eq(record_value(&slice.rows[i], "municipality")->text, expected[i]);
    slice_clear(&slice);
    selection_clear(&selection);
}

Test(register, names_the_participants_that_the_document_names)
{
    static const char *const agriculture[] = {"0104 Moss", "0136 Rygge", "0135 Råde", NULL};
    static const char *const tax[] = {"0136 Rygge", "0135 Råde", "0137 Våler", NULL};
    static const char *const none[] = {NULL};
    struct app *app = session_open();

    expect_participants(app, "Felles landbrukskontor", agriculture);
    expect_participants(app, "Skatteinnkreving", tax);
    expect_participants(app, "Barnevern/Værnesregionen", none);
    session_close(&app);
}

Test(register, stated_numbers_and_doubts_are_kept)
{
    struct app *app = session_open();
    struct record record = {0};
    struct error error = {0};
    int64_t id = session_find(app, ENTITY_ARRANGEMENT, "Legevaktordning");

    session_expect_ok(app_fetch(app, entity_get(ENTITY_ARRANGEMENT), id, &record, &error), &error);
    cr_expect_eq(record_value(&record, "stated_participants")->integer, 4);
    cr_expect_str_eq(record_value(&record, "certainty")->text, "uncertain");
    record_clear(&record);
    session_close(&app);
}

Test(register, movar_has_two_subsidiaries)
{
    struct app *app = session_open();
    struct selection selection;
    struct error error = {0};
    int64_t rows = 0;

    selection_init(&selection, entity_get(ENTITY_ARRANGEMENT), app_as_of(app));
    selection.parent = session_find(app, ENTITY_ARRANGEMENT, "MOVAR IKS");
    selection.parent_field = entity_field(entity_get(ENTITY_ARRANGEMENT), "parent");
    session_expect_ok(app_count(app, &selection, &rows, &error), &error);
    cr_expect_eq(rows, 2);
    selection_clear(&selection);
    session_close(&app);
}

Test(register, speaks_of_its_own_day_until_told_otherwise)
{
    struct app *app = session_open();

    cr_expect_eq(app_as_of(app).year, 2009);
    cr_expect_eq(app_as_of(app).month, 12);
    cr_expect_str_eq(app_register_name(app), "Demonstrasjon 2009");
    app_set_as_of(app, (struct date){2005, 0, 0});
    cr_expect_eq(app_as_of(app).day, 31, "a year means its last day");
    app_set_as_of(app, (struct date){0});
    cr_expect_eq(app_as_of(app).year, 2009);
    session_close(&app);
}

Test(register, a_shared_name_is_refused_with_the_candidates)
{
    struct app *app = session_open();
    struct error error = {0};
    struct matches candidates = {0};
    int64_t id;

    cr_expect_eq(app_resolve(app, entity_get(ENTITY_MUNICIPALITY), "Våler", &id, &candidates, &error), STATUS_DATA);
    cr_expect_eq(candidates.count, 2);
    session_says(&error, "0137");
    matches_clear(&candidates);
    session_close(&app);
}

Test(register, passes_its_own_verification)
{
    struct app *app = session_open();
    struct problems problems = {0};
    struct error error = {0};

    session_expect_ok(register_verify(app, &problems, &error), &error);
    cr_expect_eq(problems.count, 0);
    problems_clear(&problems);
    session_close(&app);
}

Test(register, a_temporary_one_goes_without_a_trace)
{
    char folder[] = "/tmp/samreg-register-XXXXXX";
    struct conf conf;
    struct app_options options = {.program = "test", .language = LANGUAGE_ENGLISH};
    struct app *app;
    char *path = NULL;

    cr_assert(mkdtemp(folder) != NULL);
    setenv("TMPDIR", folder, 1);
    conf_init(&conf);
    app = app_new(&conf, &options);
    cr_assert_eq(register_create_temporary(app, &path, NULL), STATUS_OK);
    cr_expect_eq(access(path, F_OK), 0);
    cr_expect_eq(strncmp(path, folder, strlen(folder)), 0);
    app_free(&app);
    register_remove_temporary(path);
    cr_expect_neq(access(path, F_OK), 0);
    /* Only an empty folder can be removed. */
    cr_expect_eq(rmdir(folder), 0, "something is left in %s", folder);
    free(path);
    conf_clear(&conf);
}
