#include "samreg/model/report.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#define HEAD \
    "-- name: example\n-- order: 5\n-- title.nb: Eksempel\n-- title.en: Example\n-- help.nb: Hva.\n-- help.en: What.\n"
#define COLUMNS \
    "-- column: municipality | reference municipality | Kommune | Municipality\n" \
    "-- column: hosts | integer sum | Vert | Hosts | Vert her\n" \
    "-- figure: hosts | participation | municipality:{municipality} role:host\n"
#define SQL "SELECT 1 AS municipality, 2 AS hosts\n"

static enum status read(const char *text, struct report *report, struct error *error)
{
    return report_read(text, strlen(text), report, error);
}

static void expect_refusal(const char *text, const char *sentence)
{
    struct report report;
    struct error error = {0};

    cr_expect_eq(read(text, &report, &error), STATUS_DATA, "%s", text);
    char *said = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(said, sentence, "%s", text);
    cr_expect(!report.name && report.column_count == 0);
    free(said);
    error_clear(&error);
}

Test(report, says_in_its_head_what_it_is)
{
    struct report report;
    const char *text = HEAD "-- parameters: as_of county municipality! definition\n"
                            "-- uses: now_chosen then_chosen\n" COLUMNS
                            "-- column: share | percent | Andel | Share\n"
                            "-- figure: share | region | id:1 | count | all\n"
                            "-- per: share | region | kind:council | distinct name kind times 3\n"
                            "-- column: line | text hidden\n-- column: state | arrangement.status | Status | Status\n"
                            "-- filter: mine | a:b\n-- chart: stacked | municipality | hosts share\n"
                            "-- note.nb: En.\n-- note.en: One.\n-- note.nb: To.\n-- note.en: Two.\n"
                            "SELECT 1; SELECT ';'\nFROM x;\n";

    struct error error = {0};
    cr_assert_eq(read(text, &report, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
    cr_expect_str_eq(report.name, "example");
    cr_expect_eq(report.order, 5);
    cr_expect_str_eq(report_text(&report.title, LANGUAGE_NYNORSK), "Eksempel");
    cr_expect_str_eq(report_text(&report.columns[1].heading, LANGUAGE_NYNORSK), "Vert her");
    cr_expect_str_eq(report_text(&report.columns[1].heading, LANGUAGE_ENGLISH), "Hosts");
    cr_expect_eq(report.parameter_count, 4);
    cr_expect(report_takes(&report, REPORT_COUNTY) && !report_takes(&report, REPORT_REGION));
    cr_expect(report.required[REPORT_MUNICIPALITY] && !report.required[REPORT_COUNTY]);
    cr_expect_eq(report.use_count, 2);
    cr_expect_eq(report.columns[0].field->type, FIELD_REFERENCE);
    cr_expect_eq(report.columns[0].field->target, ENTITY_MUNICIPALITY);
    cr_expect(report.columns[1].sum && report.columns[2].field->flags & FIELD_PERCENT);
    cr_expect(report.columns[3].hidden);
    cr_expect_eq(report.columns[4].field, entity_field(entity_get(ENTITY_ARRANGEMENT), "status"));
    cr_expect_eq(report.chart.kind, REPORT_CHART_STACKED);
    cr_expect_eq(report.chart.count, 2);
    cr_expect_eq(report.note_count, 2);
    cr_expect_str_eq(report_text(&report.notes[1], LANGUAGE_ENGLISH), "Two.");
    cr_expect_str_eq(report.sql, "SELECT 1; SELECT ';'\nFROM x");
    cr_expect_null(report.total_sql);
    /* Its own piece, and those of the shared tables that it uses by way of others. */
    cr_expect_str_eq(report.filters[0].name, "mine");
    cr_expect_geq(report.filter_count, 3);
    report_clear(&report);
}

Test(report, a_second_statement_gives_the_totals)
{
    struct report report;

    cr_assert_eq(read(HEAD "-- column: a | text | A | A\nSELECT 1;\n\nSELECT 2;\n", &report, NULL), STATUS_OK);
    cr_expect_str_eq(report.sql, "SELECT 1");
    cr_expect_str_eq(report.total_sql, "SELECT 2");
    report_clear(&report);
}

Test(report, a_head_that_breaks_a_rule_is_refused_with_its_line)
{
    expect_refusal(SQL, "Report ?: “title”: name, title and help are needed, the texts in nb and en.");
    expect_refusal(HEAD "-- colour: red\n" COLUMNS SQL,
                   "Report example: “red”: this line of the head cannot be understood.");
    expect_refusal(HEAD "-- parameters: as_of cuonty\n" COLUMNS SQL,
                   "Report example: “as_of cuonty”: this line of the head cannot be understood.");
    expect_refusal(HEAD "-- column: a | integer | A | A\n" SQL,
                   "Report example: “a”: a column of a number needs a figure.");
    expect_refusal(HEAD COLUMNS "-- column: hosts | text | A | A\n" SQL,
                   "Report example: “hosts | text | A | A”: this line of the head cannot be understood.");
    expect_refusal(HEAD COLUMNS "-- column: a | number | A | A\n" SQL,
                   "Report example: “a | number | A | A”: this line of the head cannot be understood.");
    expect_refusal(HEAD "-- column: a | text sum | A | A\n" SQL,
                   "Report example: “a | text sum | A | A”: this line of the head cannot be understood.");
    expect_refusal(HEAD COLUMNS "-- figure: guests | participation | role:host\n" SQL,
                   "Report example: “guests | participation | role:host”: this line of the head cannot be "
                   "understood.");
    expect_refusal(HEAD COLUMNS "-- chart: pie | municipality | hosts\n" SQL,
                   "Report example: “pie | municipality | hosts”: this line of the head cannot be understood.");
    expect_refusal(HEAD COLUMNS "-- uses: now_nothing\n" SQL,
                   "Report example: “now_nothing”: there is no such shared table.");
    expect_refusal(HEAD "-- part: nothing\n", "Report example: “nothing”: there is no such report.");
    expect_refusal(HEAD "-- part: counts\n" COLUMNS SQL,
                   "Report example: “part”: a report has columns and SQL, or parts.");
    expect_refusal(HEAD, "Report example: “part”: a report has columns and SQL, or parts.");
    expect_refusal(HEAD COLUMNS "-- note.nb: Bare norsk.\n" SQL,
                   "Report example: “note”: a note is needed in nb and en.");
    expect_refusal(HEAD COLUMNS "SELECT 1;\nSELECT 2",
                   "Report example: “sum”: the totals are added up or given by a second statement, not both.");
}

Test(report, a_figure_says_what_its_records_measure_and_of_what)
{
    static const char *const wrong[] = {"counts", "opens", "sum", "sum roles", "distinct", "count municipality",
                                        "distinct role municipality certainty", "count times 0", "count times many",
                                        "borne population", "sum share municipality", "times 3"};
    const struct entity *participation = entity_get(ENTITY_PARTICIPATION);
    struct report_measuring measuring;

    cr_assert(report_measure_read(NULL, participation, &measuring));
    cr_expect(measuring.measure == REPORT_COUNT && measuring.times == 1 && !measuring.fields[0]);
    cr_assert(report_measure_read("distinct municipality arrangement times 1000", participation, &measuring));
    cr_expect(measuring.measure == REPORT_DISTINCT && measuring.times == 1000);
    cr_expect_eq(measuring.fields[1], entity_field(participation, "arrangement"));
    cr_assert(report_measure_read("borne annual_cost", participation, &measuring));
    cr_expect_eq(measuring.fields[0], entity_field(entity_get(ENTITY_ARRANGEMENT), "annual_cost"));
    cr_expect_not(report_measure_read("borne annual_cost", entity_get(ENTITY_ARRANGEMENT), &measuring));
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        cr_expect_not(report_measure_read(wrong[i], participation, &measuring), "%s", wrong[i]);
}

Test(report, what_a_figure_is_divided_by_stands_behind_its_line)
{
#define NUMBER "-- column: a | decimal | A | A\n"
#define SHARE "-- column: s | percent | Del | Share\n"
    expect_refusal(HEAD NUMBER "-- per: a | region | id:1\n" SQL,
                   "Report example: “a | region | id:1”: this line of the head cannot be understood.");
    expect_refusal(HEAD NUMBER "-- figure: a | region | id:1\n" SHARE "-- figure: s | region | id:1\n"
                       "-- less: a | region | id:2\n" SQL,
                   "Report example: “a | region | id:2”: this line of the head cannot be understood.");
    expect_refusal(HEAD NUMBER "-- figure: a | region | id:1 | opens\n" SQL,
                   "Report example: “a | region | id:1 | opens”: this line of the head cannot be understood.");
    expect_refusal(HEAD NUMBER "-- figure: a | region | id:1\n-- per: a | region | id:2 | sum shoes\n" SQL,
                   "Report example: “a | region | id:2 | sum shoes”: this line of the head cannot be understood.");
    expect_refusal(HEAD SHARE "-- figure: s | region | id:1\n" SQL,
                   "Report example: “s”: a share needs a line “per” that says of what.");
}

Test(report, sizes_have_one_bound_or_two)
{
    int64_t smallest, largest;

    cr_expect(report_size_parse("2000-4999", &smallest, &largest) && smallest == 2000 && largest == 4999);
    cr_expect(report_size_parse("20000-", &smallest, &largest) && smallest == 20000 && largest == -1);
    cr_expect(report_size_parse("-1999", &smallest, &largest) && smallest == -1 && largest == 1999);
    cr_expect(report_size_parse("5000", &smallest, &largest) && smallest == 5000 && largest == 5000);
    cr_expect_not(report_size_parse("", &smallest, &largest));
    cr_expect_not(report_size_parse("-", &smallest, &largest));
    cr_expect_not(report_size_parse("big", &smallest, &largest));
    cr_expect_not(report_size_parse("5000-2000", &smallest, &largest));
    cr_expect_not(report_size_parse("1-2-3", &smallest, &largest));
}

/* ---- What is behind a figure ---- */

/* A section of a report with a row and a row of totals, the cells to be filled in. */
static struct report_section make_section(const char *text)
{
    struct report_section section = {0};

    cr_assert_eq(read(text, &section.report, NULL), STATUS_OK);
    for (size_t i = 0; i < section.report.column_count; i++) {
        const struct report_column *column = &section.report.columns[i];
        table_add_column(column->hidden ? &section.hidden : &section.table, column->field, column->name, "");
    }
    for (int row = 0; row < 2; row++) {
        (void)table_add_row(&section.table);
        if (section.hidden.column_count > 0)
            (void)table_add_row(&section.hidden);
    }
    section.totals = 1;
    value_set_text(&section.arguments.values[REPORT_AS_OF], "2009-12-01");
    return section;
}

static void expect_behind(const struct report_section *section, size_t row, size_t column, const char *filter)
{
    struct report_behind behind;

    cr_assert(report_section_behind(section, row, column, &behind));
    cr_expect_str_eq(behind.filter, filter);
    report_behind_clear(&behind);
}

#define FILLED \
    HEAD "-- column: name | text | Navn | Name\n-- column: number | integer | Antall | Number\n" \
         "-- column: line | text hidden\n-- column: kind | text hidden\n-- column: day | date | Dag | Day\n"

Test(report, fills_in_what_the_row_and_the_parameters_say)
{
    struct report_section section = make_section(
        FILLED "-- filter: all_of | region:{:region} !status:ended population>={:smallest} population<={:largest}\n"
               "-- figure: number | arrangement | name:{name} effective:{day} region.@all_of {=line} \"a b\"\n" SQL);
    struct value *cells = section.table.cells;

    value_set_text(&cells[0], "Ås \"x\"");
    value_set_integer(&cells[1], 7);
    value_set_text(&section.hidden.cells[0], "seat:none");
    value_set_integer(&cells[4], 7);
    value_set_text(&cells[3], "Sum");
    /* An empty column is asked for as not recorded; of the totals it is left out, and so is what was not given. */
    expect_behind(&section, 0, 1,
                  "name:\"Ås \\\"x\\\"\" effective:none !region.status:ended seat:none \"a b\"");
    expect_behind(&section, 1, 1, "!region.status:ended \"a b\"");
    value_set_reference(&section.arguments.values[REPORT_REGION], 17, "Fosen");
    value_set_text(&section.arguments.values[REPORT_SIZE], "2000-");
    value_set_text(&cells[2], "2009-06");
    expect_behind(&section, 0, 1,
                  "name:\"Ås \\\"x\\\"\" effective:2009-06 region.region:17 !region.status:ended "
                  "region.population>=2000 seat:none \"a b\"");
    expect_behind(&section, 1, 1,
                  "region.region:17 !region.status:ended region.population>=2000 \"a b\"");
    report_section_clear(&section);
}

Test(report, opens_nothing_where_there_is_nothing_to_open)
{
    struct report_section section =
        make_section(FILLED "-- figure: number | {kind} | {=line} | sum population | {day}\n" SQL);
    struct report_behind behind;
    struct value *cells = section.table.cells;

    cr_expect_not(report_section_behind(&section, 0, 1, &behind), "an empty cell");
    value_set_integer(&cells[1], 7);
    cr_expect_not(report_section_behind(&section, 0, 1, &behind), "no kind of record");
    cr_expect_not(report_section_behind(&section, 0, 0, &behind), "no figure");
    value_set_text(&section.hidden.cells[1], "municipality_fact");
    value_set_text(&section.hidden.cells[0], "newest:population date:2009");
    value_set_text(&cells[2], "2009-06");
    cr_assert(report_section_behind(&section, 0, 1, &behind));
    cr_expect_eq(behind.entity, entity_get(ENTITY_MUNICIPALITY_FACT));
    cr_expect_str_eq(behind.filter, "newest:population date:2009");
    cr_expect_eq(behind.measuring.measure, REPORT_SUM);
    cr_expect_str_eq(behind.measuring.fields[0]->name, "population");
    cr_expect(date_compare(behind.as_of, (struct date){2009, 6, 30}) == 0 && date_is_day(behind.as_of));
    report_behind_clear(&behind);
    report_section_clear(&section);
}

/* A row brings its own measures; lines that have no records in it are passed over. */
Test(report, a_figure_of_several_lines_gives_those_that_have_records)
{
    struct report_section section =
        make_section(FILLED "-- column: measure | text hidden\n-- figure: number | region | {=line} | {=measure}\n"
                            "-- per: number | {kind} | id:1 | count | all\n"
                            "-- less: number | region | id:2 | count times 3 | {day}\n" SQL);
    struct report_behind terms[REPORT_TERMS], behind;
    struct value *hidden = section.hidden.cells;

    value_set_integer(&section.table.cells[1], 7);
    value_set_text(&section.table.cells[2], "2009-06");
    cr_assert_eq(report_section_terms(&section, 0, 1, terms), 1, "only the last line needs nothing of the row");
    cr_expect(terms[0].step == REPORT_LESS && terms[0].measuring.times == 3);
    report_behind_clear(&terms[0]);
    value_set_text(&hidden[0], "kind:council");
    value_set_text(&hidden[1], "municipality");
    value_set_text(&hidden[2], "sum shoes");
    cr_assert_eq(report_section_terms(&section, 0, 1, terms), 2, "a measure that is none");
    report_behind_clear(&terms[0]);
    report_behind_clear(&terms[1]);
    value_set_text(&hidden[2], "distinct kind");
    cr_assert_eq(report_section_terms(&section, 0, 1, terms), 3);
    cr_expect(terms[0].step == REPORT_FIGURE && terms[0].measuring.measure == REPORT_DISTINCT);
    cr_expect(terms[1].step == REPORT_PER && terms[1].all_dates);
    cr_expect_eq(terms[1].entity, entity_get(ENTITY_MUNICIPALITY));
    for (size_t i = 0; i < 3; i++)
        report_behind_clear(&terms[i]);
    cr_assert(report_section_behind(&section, 0, 1, &behind));
    cr_expect_str_eq(behind.filter, "kind:council");
    cr_expect(behind.has_less);
    report_behind_clear(&behind);
    report_section_clear(&section);
}

Test(report, built_in_reports_are_read_in_their_order)
{
    char **names = report_names();
    int order = 0;

    cr_assert(names[0]);
    for (size_t i = 0; names[i]; i++) {
        struct report report;
        struct error error = {0};
        cr_assert_eq(report_load(names[i], &report, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
        cr_expect_str_eq(report.name, names[i]);
        cr_expect(report.order >= order, "%s", names[i]);
        order = report.order;
        report_clear(&report);
    }
    free(names);
}

static void expect_own_heading(const struct report *report, size_t column, enum language language)
{
    const char *heading = report_text(&report->columns[column].heading, language);

    cr_expect(heading[0], "%s: %s has no heading in %s", report->name, report->columns[column].name,
              language_code(language));
    for (size_t i = 0; i < column; i++)
        if (!report->columns[i].hidden)
            cr_expect_str_neq(heading, report_text(&report->columns[i].heading, language), "%s: %s and %s in %s",
                              report->name, report->columns[i].name, report->columns[column].name,
                              language_code(language));
}

/* Readers tell columns apart by what stands over them, in every language; compared sides are headed by their names. */
Test(report, built_in_reports_head_each_column_by_words_of_its_own)
{
    char **names = report_names();

    for (size_t i = 0; names[i]; i++) {
        struct report report;
        struct error error = {0};
        cr_assert_eq(report_load(names[i], &report, &error), STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
        for (size_t a = 0; a < report.column_count; a++)
            for (size_t language = 0; !report.columns[a].hidden && language < LANGUAGE_COUNT; language++)
                expect_own_heading(&report, a, (enum language)language);
        report_clear(&report);
    }
    free(names);
}
