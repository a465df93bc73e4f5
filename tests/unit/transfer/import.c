#include "samreg/transfer/import.h"

#include "samreg/store/key.h"
#include "samreg/store/read.h"
#include "samreg/store/write.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct date today = {2009, 12, 1};

/* A register in memory, and what the last import gave. */
struct world {
    struct store *store;
    struct import_options options;
    struct import_report report;
    struct change_set set;
    struct error error;
};

static void forget(struct world *world)
{
    import_report_clear(&world->report);
    change_set_clear(&world->set);
    error_clear(&world->error);
}

static enum status read_file(struct world *world, enum entity_id id, const char *text)
{
    forget(world);
    return import_read(world->store, entity_get(id), text, strlen(text), &world->options, &world->report, &world->set,
                       &world->error);
}

static enum status apply(struct world *world, struct apply_result *result)
{
    char user[] = "kari", host[] = "radhus", program[] = "test";
    struct journal_entry entry = {.user = user, .host = host, .program = program, .verb = JOURNAL_IMPORT};
    struct apply_options options = {.accept_warnings = true, .as_of = today};

    return store_apply(world->store, &world->set, &entry, &options, result, &world->error);
}

/* Imports a file that must go in. */
static void import(struct world *world, enum entity_id id, const char *text)
{
    struct apply_result result = {0};
    enum status status = read_file(world, id, text);

    if (status == STATUS_OK && world->set.count > 0)
        status = apply(world, &result);
    if (status != STATUS_OK) {
        char *said = error_text(&world->error, LANGUAGE_ENGLISH);

        cr_assert_eq(status, STATUS_OK, "%s\n%s", said, text);
    }
    apply_result_clear(&result);
}

static void start(struct world *world)
{
    *world = (struct world){.options = {.language = LANGUAGE_ENGLISH, .today = today, .as_of = today}};
    cr_assert_eq(store_create(":memory:", &world->store, NULL), STATUS_OK);
    import(world, ENTITY_COUNTY, "number,name\n01,Østfold\n04,Hedmark\n17,Nord-Trøndelag\n");
    import(world, ENTITY_MUNICIPALITY,
           "number,name,alias,county\n0137,Våler,,01\n0426,Våler,,04\n1714,Stjørdal,,17\n1663,Malvik,,\n"
           "1664,Selbu,,\n");
    import(world, ENTITY_LEGAL_FORM, "code,name\nIKS,Interkommunalt selskap\nAS,Aksjeselskap\n");
    import(world, ENTITY_REGION, "name,kind\nVærnesregionen,council\nMosseregionen,council\n");
}

static void stop(struct world *world)
{
    forget(world);
    store_close(&world->store);
}

static void expect_counts(const struct world *world, size_t added, size_t changed, size_t same, size_t rejected)
{
    cr_expect_eq(world->report.counts[IMPORT_NEW], added, "%zu new", world->report.counts[IMPORT_NEW]);
    cr_expect_eq(world->report.counts[IMPORT_CHANGED], changed, "%zu changed", world->report.counts[IMPORT_CHANGED]);
    cr_expect_eq(world->report.counts[IMPORT_SAME], same, "%zu same", world->report.counts[IMPORT_SAME]);
    cr_expect_eq(world->report.counts[IMPORT_REJECTED], rejected, "%zu rejected",
                 world->report.counts[IMPORT_REJECTED]);
}

/* The file is refused, and what is said holds the text. */
static void expect_refused(struct world *world, enum entity_id id, const char *text, const char *expected)
{
    char *said;

    cr_assert_eq(read_file(world, id, text), STATUS_DATA, "%s", text);
    said = error_text(&world->error, LANGUAGE_ENGLISH);
    cr_expect(strstr(said, expected), "%s\nsays: %s\nnot:  %s", text, said, expected);
    cr_expect_eq(world->set.count, 0);
    free(said);
}

/* The record that the text means, as of the day. */
static void fetch(struct world *world, enum entity_id id, const char *text, struct date as_of, struct record *record)
{
    int64_t found = 0;

    *record = (struct record){0};
    cr_assert_eq(store_resolve(world->store, entity_get(id), text, as_of, &found, NULL, &world->error), STATUS_OK,
                 "%s is not found", text);
    cr_assert_eq(store_fetch(world->store, entity_get(id), found, as_of, record, NULL), STATUS_OK);
}

static void expect_value(struct world *world, enum entity_id id, const char *text, struct date as_of, const char *field,
                         const char *expected)
{
    struct record record;
    struct str written = {0};

    fetch(world, id, text, as_of, &record);
    field_write(entity_field(entity_get(id), field), record_value(&record, field), FIELD_DATA, &written);
    cr_expect_str_eq(str_peek(&written), expected, "%s of %s is %s", field, text, str_peek(&written));
    str_clear(&written);
    record_clear(&record);
}

static size_t count(struct world *world, enum entity_id id)
{
    struct selection selection;
    int64_t rows = 0;

    selection_init(&selection, entity_get(id), today);
    selection.all_dates = true;
    cr_assert_eq(store_count(world->store, &selection, NULL, &rows, NULL), STATUS_OK);
    selection_clear(&selection);
    return (size_t)rows;
}

Test(import, rows_are_added_and_a_second_time_change_nothing)
{
    struct world world;

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name;Region;status;effective;stated_participants\r\n"
                                       "Legevakt;Værnesregionen;operating;1.1.2003;4\r\n"
                                       "Barnevern;Værnesregionen;study;;\r\n");
    expect_counts(&world, 2, 0, 0, 0);
    expect_value(&world, ENTITY_ARRANGEMENT, "Legevakt", today, "effective", "2003-01-01");
    import(&world, ENTITY_ARRANGEMENT, "name,region,status,effective,stated_participants\n"
                                       "Legevakt,Værnesregionen,operating,2003-01-01,4\n"
                                       "Barnevern,Værnesregionen,study,,\n");
    expect_counts(&world, 0, 0, 2, 0);
    cr_expect_eq(world.set.count, 0);
    stop(&world);
}

Test(import, natural_keys_update_instead_of_doubling)
{
    struct world world;

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name,region,status,purpose\nLegevakt,Værnesregionen,study,Døgnet rundt\n"
                                       "Legevakt,Mosseregionen,operating,\n");
    import(&world, ENTITY_ARRANGEMENT, "name,region,status\nLegevakt,Værnesregionen,operating\n");
    expect_counts(&world, 0, 1, 0, 0);
    cr_assert_eq(world.set.count, 1);
    cr_expect_eq(world.set.changes[0].assignment_count, 1, "only what differs is written");
    expect_value(&world, ENTITY_ARRANGEMENT, "Legevakt/Værnesregionen", today, "status", "operating");
    expect_value(&world, ENTITY_ARRANGEMENT, "Legevakt/Værnesregionen", today, "purpose", "Døgnet rundt");
    cr_expect_eq(count(&world, ENTITY_ARRANGEMENT), 2);
    stop(&world);
}

Test(import, an_empty_cell_empties_and_a_missing_column_does_not)
{
    struct world world;

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name,region,purpose,notice\nLegevakt,Værnesregionen,A,B\n");
    import(&world, ENTITY_ARRANGEMENT, "name,region,purpose\nLegevakt,Værnesregionen,\n");
    expect_value(&world, ENTITY_ARRANGEMENT, "Legevakt", today, "purpose", "");
    expect_value(&world, ENTITY_ARRANGEMENT, "Legevakt", today, "notice", "B");
    stop(&world);
}

Test(import, a_key_with_missing_columns_must_tell_one_record)
{
    struct world world;

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name,region\nLegevakt,Værnesregionen\nLegevakt,Mosseregionen\n"
                                       "Barnevern,Mosseregionen\n");
    import(&world, ENTITY_ARRANGEMENT, "name,status\nBarnevern,study\n");
    expect_counts(&world, 0, 1, 0, 0);
    expect_refused(&world, ENTITY_ARRANGEMENT, "name,status\nLegevakt,study\n",
                   "Line 2: Several records may be meant. Add the columns that tell them apart: region.");
    expect_refused(&world, ENTITY_MEMBERSHIP, "municipality\n1714\n", "The file has no column region (Region)");
    stop(&world);
}

Test(import, a_name_that_several_bear_is_refused_with_the_candidates)
{
    struct world world;

    start(&world);
    expect_refused(&world, ENTITY_MEMBERSHIP, "region,municipality\nMosseregionen,Våler\n",
                   "Line 2, column municipality:");
    expect_refused(&world, ENTITY_MEMBERSHIP, "region,municipality\nMosseregionen,Våler\n", "0137");
    expect_refused(&world, ENTITY_MEMBERSHIP, "region,municipality\nMosseregionen,Våler\n", "0426");
    import(&world, ENTITY_MEMBERSHIP, "region,municipality\nMosseregionen,0137\n");
    expect_counts(&world, 1, 0, 0, 0);
    stop(&world);
}

Test(import, references_are_found_by_number_name_label_and_identifier)
{
    struct world world;
    struct record record;
    char file[128];

    start(&world);
    fetch(&world, ENTITY_MUNICIPALITY, "1714", today, &record);
    import(&world, ENTITY_MEMBERSHIP, "region,municipality\nVærnesregionen,selbu\nVærnesregionen,1663 Malvik\n");
    expect_counts(&world, 2, 0, 0, 0);
    snprintf(file, sizeof file, "region,municipality,municipality_id\nVærnesregionen,Våler,%lld\n",
             (long long)record.id);
    import(&world, ENTITY_MEMBERSHIP, file);
    expect_counts(&world, 1, 0, 0, 0);
    expect_refused(&world, ENTITY_MEMBERSHIP, "region,municipality_id\nVærnesregionen,77\n",
                   "Line 2, column municipality_id: There is no Municipality with the identifier 77.");
    record_clear(&record);
    stop(&world);
}

Test(import, rows_may_refer_to_rows_of_the_same_file_in_any_order)
{
    struct world world;
    struct record child, parent;

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name,region,parent\nMOVAR Næring AS,Mosseregionen,MOVAR IKS/Mosseregionen\n"
                                       "MOVAR Vann,Mosseregionen,movar iks\nMOVAR IKS,Mosseregionen,\n");
    expect_counts(&world, 3, 0, 0, 0);
    fetch(&world, ENTITY_ARRANGEMENT, "MOVAR Næring AS", today, &child);
    fetch(&world, ENTITY_ARRANGEMENT, "MOVAR IKS", today, &parent);
    cr_expect_eq(record_value(&child, "parent")->integer, parent.id);
    record_clear(&child);
    record_clear(&parent);
    expect_refused(&world, ENTITY_ARRANGEMENT, "name,region,parent\nX,Mosseregionen,Nowhere\n",
                   "Line 2, column parent:");
    stop(&world);
}

Test(import, two_rows_for_one_record_are_refused)
{
    struct world world;

    start(&world);
    expect_refused(&world, ENTITY_ARRANGEMENT, "name,region\nA,Værnesregionen\nB,\nA,Værnesregionen\n",
                   "Line 4: The row means the same record as line 2.");
    import(&world, ENTITY_ARRANGEMENT, "name,region\nA,Værnesregionen\n");
    expect_refused(&world, ENTITY_ARRANGEMENT, "name,region\nA,Værnesregionen\nA,Værnesregionen\n",
                   "Line 3: The row means the same record as line 2.");
    stop(&world);
}

Test(import, broken_rows_say_line_and_column)
{
    struct world world;

    start(&world);
    expect_refused(&world, ENTITY_ARRANGEMENT, "name;effective\nA;30.02.2009\n", "Line 2, column effective:");
    expect_refused(&world, ENTITY_ARRANGEMENT, "name;effective\nA;30.02.2009\n", "there is no such day");
    expect_refused(&world, ENTITY_ARRANGEMENT, "name;annual_cost\nA;1.000\n", "can be read in two ways");
    expect_refused(&world, ENTITY_ARRANGEMENT, "name;status\nA;flying\n", "Line 2, column status:");
    expect_refused(&world, ENTITY_ARRANGEMENT, "name;status\nA\n", "Line 2: The row has 1 cells, and there are 2");
    expect_refused(&world, ENTITY_ARRANGEMENT, "name;effective;ended\nA;2010;2009\n", "Line 2, column ended:");
    expect_refused(&world, ENTITY_ARRANGEMENT, "name;region\n;Værnesregionen\n", "Line 2, column name:");
    stop(&world);
}

Test(import, states_are_made_and_corrected_as_of_the_day)
{
    struct world world;

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name,legal_form,seat,effective,annual_cost\nMOVAR,IKS,0137,2003,1500000\n");
    cr_expect_eq(count(&world, ENTITY_ARRANGEMENT_STATE), 1);
    cr_expect_eq(count(&world, ENTITY_ARRANGEMENT_YEAR), 1);
    expect_value(&world, ENTITY_ARRANGEMENT, "MOVAR", today, "legal_form", "IKS Interkommunalt selskap");
    expect_value(&world, ENTITY_ARRANGEMENT, "MOVAR", today, "annual_cost", "1500000");
    expect_value(&world, ENTITY_ARRANGEMENT, "MOVAR", (struct date){2003, 1, 1}, "legal_form",
                 "IKS Interkommunalt selskap");
    expect_value(&world, ENTITY_ARRANGEMENT, "MOVAR", (struct date){2002, 12, 31}, "legal_form", "");
    import(&world, ENTITY_ARRANGEMENT, "name,legal_form,annual_cost\nMOVAR,AS,1600000\n");
    expect_counts(&world, 0, 1, 0, 0);
    cr_expect_eq(count(&world, ENTITY_ARRANGEMENT_STATE), 1);
    cr_expect_eq(count(&world, ENTITY_ARRANGEMENT_YEAR), 1);
    expect_value(&world, ENTITY_ARRANGEMENT, "MOVAR", (struct date){2003, 1, 1}, "legal_form", "AS Aksjeselskap");
    import(&world, ENTITY_ARRANGEMENT, "name,legal_form,annual_cost\nMOVAR,AS,1600000\n");
    expect_counts(&world, 0, 0, 1, 0);
    stop(&world);
}

Test(import, state_from_begins_a_new_state_and_year_another_year)
{
    struct world world;

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name,legal_form,effective,annual_cost\nMOVAR,IKS,2003,100\n");
    import(&world, ENTITY_ARRANGEMENT,
           "name,legal_form,state_from,annual_cost,year\nMOVAR,AS,2008-07-01,90,2007\n");
    expect_counts(&world, 0, 1, 0, 0);
    cr_expect_eq(count(&world, ENTITY_ARRANGEMENT_STATE), 2);
    cr_expect_eq(count(&world, ENTITY_ARRANGEMENT_YEAR), 2);
    expect_value(&world, ENTITY_ARRANGEMENT, "MOVAR", (struct date){2008, 6, 30}, "legal_form",
                 "IKS Interkommunalt selskap");
    expect_value(&world, ENTITY_ARRANGEMENT, "MOVAR", (struct date){2008, 7, 1}, "legal_form", "AS Aksjeselskap");
    expect_value(&world, ENTITY_ARRANGEMENT, "MOVAR", (struct date){2008, 7, 1}, "annual_cost", "90");
    import(&world, ENTITY_ARRANGEMENT,
           "name,legal_form,state_from,annual_cost,year\nMOVAR,AS,2008-07-01,90,2007\n");
    expect_counts(&world, 0, 0, 1, 0);
    stop(&world);
}

Test(import, rejects_keep_the_cells_that_are_too_many)
{
    struct world world;
    struct str rejects = {0}, again = {0};

    start(&world);
    world.options.rejects = true;
    cr_assert_eq(read_file(&world, ENTITY_MEMBERSHIP,
                           "region;municipality;role\nVærnesregionen;1714;full;and;\"mo\"\"re\"\n"
                           "Værnesregionen;none;full;;\n"),
                 STATUS_OK);
    expect_counts(&world, 0, 0, 0, 2);
    import_write_rejects(&world.report, LANGUAGE_ENGLISH, &rejects);
    cr_expect(strstr(str_peek(&rejects), ";\"and\";\"mo\"\"re\"\r\n"), "%s", str_peek(&rejects));
    const char *end = strstr(str_peek(&rejects), "\"none\";\"full\";");
    cr_assert_not_null(end, "%s", str_peek(&rejects));
    cr_expect_null(strstr(end, ";\"\""), "empty ones are not too many: %s", end);
    cr_assert_eq(read_file(&world, ENTITY_MEMBERSHIP, str_peek(&rejects)), STATUS_OK);
    import_write_rejects(&world.report, LANGUAGE_ENGLISH, &again);
    cr_expect(strstr(str_peek(&again), ";\"and\";\"mo\"\"re\"\r\n"), "and as often as it is read: %s",
              str_peek(&again));
    str_clear(&rejects);
    str_clear(&again);
    stop(&world);
}

Test(import, rejects_are_kept_and_can_be_mended)
{
    struct world world;
    struct apply_result result = {0};
    struct str rejects = {0};

    start(&world);
    world.options.rejects = true;
    cr_assert_eq(read_file(&world, ENTITY_MEMBERSHIP,
                           "region;municipality;role\nMosseregionen;Våler;full\nVærnesregionen;1714;full\n"
                           "Værnesregionen;1663;\"=flying;\"\n"),
                 STATUS_OK);
    expect_counts(&world, 1, 0, 0, 2);
    cr_assert_eq(apply(&world, &result), STATUS_OK);
    apply_result_clear(&result);
    import_write_rejects(&world.report, LANGUAGE_ENGLISH, &rejects);
    cr_expect_eq(strstr(str_peek(&rejects), "\xef\xbb\xbf\"region\";\"municipality\";\"role\";\"problem\"\r\n"
                                            "\"Mosseregionen\";\"Våler\";\"full\";\"Våler: 0137"),
                 str_peek(&rejects), "%s", str_peek(&rejects));
    cr_expect(strstr(str_peek(&rejects), "\"Værnesregionen\";\"1663\";\"'=flying;\";\"Role: "), "%s",
              str_peek(&rejects));
    cr_assert_eq(read_file(&world, ENTITY_MEMBERSHIP, str_peek(&rejects)), STATUS_OK);
    expect_counts(&world, 0, 0, 0, 2);
    str_clear(&rejects);
    import_write_rejects(&world.report, LANGUAGE_ENGLISH, &rejects);
    cr_expect_null(strstr(strstr(str_peek(&rejects), "problem") + 1, "problem"), "the column problem stands once");
    str_clear(&rejects);
    stop(&world);
}

Test(import, what_the_register_refuses_is_taken_out_row_by_row)
{
    struct world world;
    struct problems problems = {0};
    struct problem *problem;
    struct apply_result result = {0};

    start(&world);
    world.options.rejects = true;
    cr_assert_eq(read_file(&world, ENTITY_ARRANGEMENT, "name,legal_form\nA,IKS\nB,IKS\nC,AS\n"), STATUS_OK);
    cr_assert_eq(world.set.count, 6);
    problem = problems_add(&problems);
    problem->entity = entity_get(ENTITY_ARRANGEMENT_STATE);
    problem->id = world.set.changes[3].id;
    message_set(&problem->message, "Not this one.", NULL);
    problems_add(&problems)->warning = true;
    cr_expect_eq(import_reject(&world.report, &world.set, &problems), 1);
    expect_counts(&world, 2, 0, 0, 1);
    cr_assert_eq(world.set.count, 4);
    cr_assert_eq(world.report.problem_count, 1);
    cr_expect_eq(world.report.problems[0].line, 3);
    cr_expect_eq(import_reject(&world.report, &world.set, &problems), 0, "what is out cannot be taken out again");
    cr_assert_eq(apply(&world, &result), STATUS_OK);
    cr_expect_eq(count(&world, ENTITY_ARRANGEMENT), 2);
    apply_result_clear(&result);
    problems_clear(&problems);
    stop(&world);
}

Test(import, identifiers_find_their_record_and_may_change_its_name)
{
    struct world world;
    struct record record;
    char file[128];

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name\nLegevakt\n");
    fetch(&world, ENTITY_ARRANGEMENT, "Legevakt", today, &record);
    snprintf(file, sizeof file, "id,name\n%lld,Interkommunal legevakt\n", (long long)record.id);
    import(&world, ENTITY_ARRANGEMENT, file);
    expect_counts(&world, 0, 1, 0, 0);
    cr_expect_eq(count(&world, ENTITY_ARRANGEMENT), 1);
    import(&world, ENTITY_ARRANGEMENT, "id,name\n4711,Barnevern\n");
    expect_counts(&world, 1, 0, 0, 0);
    expect_refused(&world, ENTITY_ARRANGEMENT, "id,name\nx,Y\n", "Line 2, column id: “x” is not an identifier.");
    snprintf(file, sizeof file, "id,name\n%lld,Y\n", (long long)record.id);
    expect_refused(&world, ENTITY_REGION, file, "belongs to another kind of record (Arrangement)");
    record_clear(&record);
    stop(&world);
}

Test(import, a_removed_record_is_not_brought_back)
{
    struct world world;
    struct record record;
    struct apply_result result = {0};
    char file[128];

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name\nLegevakt\n");
    fetch(&world, ENTITY_ARRANGEMENT, "Legevakt", today, &record);
    forget(&world);
    change_set_add(&world.set, CHANGE_REMOVE, record.entity, record.id, 0);
    cr_assert_eq(apply(&world, &result), STATUS_OK);
    snprintf(file, sizeof file, "id,name\n%lld,Legevakt\n", (long long)record.id);
    expect_refused(&world, ENTITY_ARRANGEMENT, file, "Line 2: The record has been removed.");
    apply_result_clear(&result);
    record_clear(&record);
    stop(&world);
}

Test(import, stable_identifiers_are_the_same_in_every_register)
{
    struct world one, other;
    struct record a, b;

    start(&one);
    start(&other);
    one.options.stable_ids = other.options.stable_ids = true;
    import(&one, ENTITY_SECTOR, "code,name\nhealth,Helse\n");
    import(&other, ENTITY_SECTOR, "name,code\nHelse,health\n");
    fetch(&one, ENTITY_SECTOR, "health", today, &a);
    fetch(&other, ENTITY_SECTOR, "health", today, &b);
    cr_expect_eq(a.id, b.id);
    cr_expect_eq(a.id, store_stable_id(entity_get(ENTITY_SECTOR), "health"));
    record_clear(&a);
    record_clear(&b);
    stop(&one);
    stop(&other);
}

static bool stop_at_once(void *context)
{
    (*(int *)context)++;
    return true;
}

Test(import, it_can_be_stopped)
{
    struct world world;
    int asked = 0;

    start(&world);
    world.options.stop = (struct stop){stop_at_once, &asked};
    cr_expect_eq(read_file(&world, ENTITY_ARRANGEMENT, "name\nA\n"), STATUS_STOPPED);
    cr_expect_eq(asked, 1);
    cr_expect_eq(world.set.count, 0);
    cr_expect_eq(world.report.row_count, 0);
    stop(&world);
}

static void note_progress(void *context, size_t done, size_t all)
{
    size_t *last = context;

    cr_expect_geq(done, *last);
    cr_expect_leq(done, all);
    *last = done;
}

Test(import, many_rows_tell_their_progress)
{
    struct world world;
    struct str file = {0};
    size_t last = 0;

    start(&world);
    str_add(&file, "name,region,status\n");
    for (int i = 0; i < 3000; i++)
        str_addf(&file, "Ordning %d,Værnesregionen,operating\n", i);
    world.options.progress = note_progress;
    world.options.progress_context = &last;
    import(&world, ENTITY_ARRANGEMENT, str_peek(&file));
    expect_counts(&world, 3000, 0, 0, 0);
    cr_expect_gt(last, 2000);
    str_clear(&file);
    stop(&world);
}

Test(import, keys_are_found_whole_and_in_part)
{
    const struct entity *entity = entity_get(ENTITY_ARRANGEMENT);
    struct world world;
    struct value *values = calloc(entity->field_count, sizeof *values);
    bool *given = calloc(entity->field_count, sizeof *given);
    int64_t ids[2];
    int found = -1;

    start(&world);
    import(&world, ENTITY_ARRANGEMENT, "name,region\nA,Værnesregionen\nA,\nB,\n");
    value_set_text(&values[entity_field_index(entity, "name")], "A");
    given[entity_field_index(entity, "name")] = true;
    cr_assert_eq(store_find_key(world.store, entity, values, given, ids, &found, NULL), STATUS_OK);
    cr_expect_eq(found, 2);
    given[entity_field_index(entity, "region")] = true;
    cr_assert_eq(store_find_key(world.store, entity, values, given, ids, &found, NULL), STATUS_OK);
    cr_expect_eq(found, 1, "nothing recorded equals nothing recorded");
    value_set_text(&values[entity_field_index(entity, "name")], "C");
    cr_assert_eq(store_find_key(world.store, entity, values, given, ids, &found, NULL), STATUS_OK);
    cr_expect_eq(found, 0);
    value_clear(&values[entity_field_index(entity, "name")]);
    free(values);
    free(given);
    stop(&world);
}
