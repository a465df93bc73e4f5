/* Charts and maps of reports, as data and as pictures. */
#include "samreg/app/report_picture.h"

#include "session.h"

#include "samreg/app/report_chart.h"
#include "samreg/app/report_map.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* Runs a report with one parameter ("county", "16"). */
static void run(struct app *app, const char *name, const char *parameter, const char *value,
                struct report_result *result)
{
    struct report report;
    struct report_arguments arguments = {0};
    char *given[] = {memory_copy_text(parameter), memory_copy_text(value)};
    struct pair pair = {given[0], given[1]};
    struct error error = {0};

    session_expect_ok(reports_find(name, &report, &error), &error);
    session_expect_ok(reports_read(app, &report, &pair, 1, &arguments, &error), &error);
    session_expect_ok(reports_run(app, &report, &arguments, NULL, result, &error), &error);
    report_arguments_clear(&arguments);
    report_clear(&report);
    free(given[0]);
    free(given[1]);
}

static size_t column_of(const struct report_section *section, const char *name)
{
    size_t column = 0;

    while (strcmp(section->table.columns[column].name, name) != 0)
        cr_assert_lt(++column, section->table.column_count, "%s", name);
    return column;
}

Test(report_picture, a_chart_has_the_rows_of_the_table_and_no_totals)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct report_bars bars;

    run(app, "counts", "county", "01", &result);
    cr_assert(report_chart_make_whole(&result.sections[0], LANGUAGE_BOKMAL, &bars));
    cr_expect_eq(bars.count, 18);
    cr_expect_eq(result.sections[0].table.row_count, 19);
    cr_expect_eq(bars.part_count, 1);
    cr_expect_str_eq(bars.names[0], "Ordninger");
    for (size_t i = 0; i < bars.count; i++) {
        if (strcmp(bars.rows[i].label, "0136 Rygge") == 0) {
            cr_expect(bars.rows[i].figures[0].known && bars.rows[i].figures[0].amount > 2.9);
            cr_expect_str_eq(bars.rows[i].figures[0].text, "3");
        }
    }
    report_chart_clear(&bars);
    report_result_clear(&result);
    session_close(&app);
}

Test(report_picture, a_chart_of_some_rows_keeps_their_order)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct report_bars bars;
    size_t rows[] = {4, 1, 18};

    run(app, "counts", "county", "01", &result);
    cr_assert(report_chart_make(&result.sections[0], rows, 3, LANGUAGE_BOKMAL, &bars));
    cr_expect_eq(bars.count, 2, "the last row is one of totals");
    cr_expect(bars.rows[0].row == 4 && bars.rows[1].row == 1);
    report_chart_clear(&bars);
    report_result_clear(&result);
    session_close(&app);
}

Test(report_picture, shares_of_one_figure_say_their_part)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct report_bars bars;
    double whole = 0;

    run(app, "municipalities_sizes", "county", "01", &result);
    cr_assert(report_chart_make_whole(&result.sections[0], LANGUAGE_BOKMAL, &bars));
    cr_expect_eq(bars.kind, REPORT_CHART_BARS);
    for (size_t i = 0; i < bars.count; i++) {
        whole += bars.rows[i].figures[0].amount;
        cr_expect_not_null(strstr(bars.rows[i].figures[0].text, " %"));
    }
    cr_expect(whole > 17.9 && whole < 18.1);
    report_chart_clear(&bars);
    report_result_clear(&result);
    session_close(&app);
}

Test(report_picture, more_figures_than_can_be_told_apart_are_added_up)
{
    static const struct field number = {.name = "n", .label = "N", .type = FIELD_INTEGER};
    static const struct field text = {.name = "t", .label = "T", .type = FIELD_TEXT};
    enum { FIGURES = REPORT_CHART_PARTS + 3 };
    struct report_column columns[FIGURES + 1];
    size_t values[FIGURES];
    struct report_section section = {0};
    struct report_bars bars;
    struct value *cells;

    table_add_column(&section.table, &text, "label", "Label");
    columns[0] = (struct report_column){.name = memory_copy_text("label")};
    for (size_t i = 0; i < FIGURES; i++) {
        char name[8] = {'f', (char)('a' + i), '\0'};

        table_add_column(&section.table, &number, name, name);
        columns[i + 1] = (struct report_column){.name = memory_copy_text(name)};
        values[i] = i + 1;
    }
    cells = table_add_row(&section.table);
    value_set_text(&cells[0], "row");
    for (size_t i = 0; i < FIGURES; i++)
        value_set_integer(&cells[i + 1], (int64_t)i + 1);
    section.report.columns = columns;
    section.report.column_count = FIGURES + 1;
    section.report.chart = (struct report_chart){.kind = REPORT_CHART_STACKED, .values = values, .count = FIGURES};
    cr_assert(report_chart_make_whole(&section, LANGUAGE_ENGLISH, &bars));
    cr_expect_eq(bars.part_count, REPORT_CHART_PARTS);
    cr_expect_str_eq(bars.names[REPORT_CHART_PARTS - 1], "Other");
    cr_expect_str_eq(bars.rows[0].figures[REPORT_CHART_PARTS - 1].text, "38", "8 + 9 + 10 + 11");
    cr_expect_str_eq(bars.rows[0].sum, "66");
    report_chart_clear(&bars);
    for (size_t i = 0; i <= FIGURES; i++)
        free(columns[i].name);
    table_clear(&section.table);
}

/* ---- Maps ---- */

static void make_map(const struct report_section *section, const char *column, struct report_map *map)
{
    size_t count = section->table.row_count - section->totals;
    size_t *rows = memory_new_array(count, sizeof *rows);

    for (size_t i = 0; i < count; i++)
        rows[i] = i;
    cr_assert(report_map_make(section, rows, count, column_of(section, column), NULL, LANGUAGE_BOKMAL, map));
    free(rows);
}

Test(report_picture, a_map_has_a_tile_for_each_municipality_and_a_legend_of_its_figures)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct report_map map;

    run(app, "counts", "county", "01", &result);
    make_map(&result.sections[0], "arrangements", &map);
    cr_expect(map.mapped && map.count == 18 && map.any_unknown && !map.any_several, "most are named nowhere");
    cr_expect_str_eq(map.legend[0], "1");
    cr_expect_str_eq(map.legend[TILE_CLASSES - 1], "3");
    cr_expect_null(map.legend[2], "no municipality has a figure of that class");
    for (size_t i = 0; i < map.count; i++)
        cr_expect(strcmp(map.places[i].number, "0136") != 0 || map.places[i].class == TILE_CLASSES - 1);
    report_map_clear(&map);
    report_result_clear(&result);
    session_close(&app);
}

/* What a municipality takes part in is counted once in each region: rows that do not add up, unlike inhabitants. */
Test(report_picture, rows_of_a_municipality_add_up_where_the_column_does)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct report_map map;
    int64_t rows = 0, figures = 0, sums = 0;
    struct str remarks = {0};

    run(app, "participation", "as_of", "2009-12-01", &result);
    make_map(&result.sections[0], "takes_part", &map);
    cr_expect_not(map.adds_up);
    for (size_t i = 0; i < map.count; i++) {
        rows += (int64_t)map.places[i].rows;
        cr_expect(map.places[i].rows < 2 || map.places[i].figure.kind == VALUE_NONE);
    }
    cr_expect_eq(rows, (int64_t)(result.sections[0].table.row_count - result.sections[0].totals));
    cr_expect(map.any_several);
    report_map_remarks(&map, LANGUAGE_ENGLISH, &remarks);
    cr_expect_not_null(strstr(str_peek(&remarks), "they do not add up"));
    str_clear(&remarks);
    report_map_clear(&map);
    report_result_clear(&result);
    run(app, "municipalities_list", "as_of", "2009-12-01", &result);
    make_map(&result.sections[0], "population", &map);
    cr_expect(map.adds_up);
    for (size_t i = 0; i < map.count; i++)
        sums += map.places[i].figure.kind == VALUE_INTEGER ? map.places[i].figure.integer : 0;
    for (size_t i = 0; i < result.sections[0].table.row_count - result.sections[0].totals; i++) {
        const struct value *cell = &result.sections[0].table.cells[i * result.sections[0].table.column_count
                                                                   + column_of(&result.sections[0], "population")];

        figures += cell->kind == VALUE_INTEGER ? cell->integer : 0;
    }
    cr_expect_eq(sums, figures);
    report_map_clear(&map);
    report_result_clear(&result);
    session_close(&app);
}

/* The rows of a table are made into a map of the county they are about. */
static void make_county_map(struct app *app, const struct report_section *section, const char *column,
                            const char *county, struct report_map *map)
{
    size_t count = section->table.row_count;
    size_t *rows = memory_new_array(count, sizeof *rows);
    struct report_ground ground;
    struct error error = {0};

    for (size_t i = 0; i < count; i++)
        rows[i] = i;
    session_expect_ok(report_ground_read(app, section, county, &ground, &error), &error);
    cr_assert(report_map_make(section, rows, count, column_of(section, column), &ground, LANGUAGE_ENGLISH, map));
    report_ground_clear(&ground);
    free(rows);
}

Test(report_picture, a_municipality_without_a_row_has_a_tile_without_a_figure)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct report_map map;
    size_t absent = 0;

    run(app, "fragmentation", "county", "16", &result);
    make_county_map(app, &result.sections[0], "arrangements", NULL, &map);
    cr_expect(map.mapped && map.count == 25 && map.any_absent && !map.any_unknown && map.left_out == 0);
    cr_expect_null(map.county, "all rows are shown");
    for (size_t i = 0; i < map.count; i++) {
        absent += map.places[i].class == REPORT_MAP_ABSENT;
        cr_expect_eq(map.places[i].class == REPORT_MAP_ABSENT, map.places[i].rows == 0);
        cr_expect_eq(map.places[i].rows == 0, strcmp(map.places[i].value, "") == 0);
    }
    cr_expect_eq(absent + (result.sections[0].table.row_count - result.sections[0].totals), 25);
    report_map_clear(&map);
    report_result_clear(&result);
    session_close(&app);
}

Test(report_picture, a_map_narrowed_to_a_county_tells_how_much_it_leaves_out)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct report_map map;
    struct str remarks = {0};

    run(app, "counts", "as_of", "2009-12-01", &result);
    make_county_map(app, &result.sections[0], "arrangements", "01", &map);
    cr_expect(map.mapped && map.count == 18 && !map.any_absent);
    cr_expect_eq(map.left_out, 430 - 18);
    report_map_remarks(&map, LANGUAGE_ENGLISH, &remarks);
    cr_expect_str_eq(str_peek(&remarks),
                     "Only the municipalities of 01 Østfold. Not on the map: 412 rows.");
    str_clear(&remarks);
    report_map_clear(&map);
    report_result_clear(&result);
    session_close(&app);
}

/* ---- Pictures ---- */

/* Everything lies on the paper. */
static void expect_inside(const struct picture *picture)
{
    for (size_t i = 0; i < picture->count; i++) {
        const struct picture_shape *shape = &picture->shapes[i];

        if (shape->kind == PICTURE_A_BOX) {
            cr_expect(shape->box.x >= 0 && shape->box.y >= 0 && shape->box.x + shape->box.width <= picture->width &&
                      shape->box.y + shape->box.height <= picture->height);
        } else if (shape->kind == PICTURE_A_TEXT && shape->text.anchor == PICTURE_START) {
            cr_expect(shape->text.x + picture_text_width(shape->words, shape->text.size, shape->text.bold)
                          <= picture->width,
                      "%s", shape->words);
            cr_expect(shape->text.y <= picture->height, "%s", shape->words);
        }
    }
}

/* How many texts of the picture play that part. */
static int count_texts(const struct picture *picture, const char *role)
{
    int count = 0;

    for (size_t i = 0; i < picture->count; i++) {
        count += picture->shapes[i].kind == PICTURE_A_TEXT && picture->shapes[i].role != NULL &&
                 strcmp(picture->shapes[i].role, role) == 0;
    }
    return count;
}

/* How many texts of a picture say just this. */
static int count_words(const struct picture *picture, const char *words)
{
    int count = 0;

    for (size_t i = 0; i < picture->count; i++)
        count += picture->shapes[i].kind == PICTURE_A_TEXT && strcmp(picture->shapes[i].words, words) == 0;
    return count;
}

/* A question mark says elsewhere that something is uncertain: what is not recorded has another sign, which is explained
 * where it stands. */
Test(report_picture, what_is_not_recorded_has_a_sign_of_its_own_that_is_explained)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct picture picture = {0};

    run(app, "counts", "county", "01", &result);
    cr_assert(report_picture_chart(app, &result.sections[0], NULL, 0, &picture));
    cr_expect_eq(count_words(&picture, "–"), 14);
    cr_expect_eq(count_words(&picture, "– ikke oppgitt"), 1);
    cr_expect_eq(count_words(&picture, "?"), 0);
    cr_expect_not_null(strstr(picture.description, "0118 Aremark ikke oppgitt"));
    picture_clear(&picture);
    cr_assert(report_picture_compact_map(app, &result.sections[0], column_of(&result.sections[0], "arrangements"),
                                         &picture));
    cr_expect_eq(count_words(&picture, "–"), 14);
    cr_expect_eq(count_words(&picture, "– ikke oppgitt"), 1);
    cr_expect_eq(count_words(&picture, "?"), 0);
    picture_clear(&picture);
    report_result_clear(&result);
    run(app, "municipalities_sizes", "county", "01", &result);
    cr_assert(report_picture_chart(app, &result.sections[0], NULL, 0, &picture));
    cr_expect_eq(count_words(&picture, "– ikke oppgitt"), 0, "nothing is missing there");
    picture_clear(&picture);
    report_result_clear(&result);
    session_close(&app);
}

Test(report_picture, every_chart_and_map_of_the_reports_lies_on_its_paper)
{
    struct app *app = session_open();
    struct report *reports = NULL;
    struct error error = {0};
    size_t count = 0;
    int drawn = 0;

    session_expect_ok(reports_list(&reports, &count, &error), &error);
    for (size_t i = 0; i < count; i++) {
        struct report_result result = {0};
        struct report_arguments arguments = {0};

        if (reports_read(app, &reports[i], NULL, 0, &arguments, &error) != STATUS_OK) {
            error_clear(&error); /* it needs a parameter */
            continue;
        }
        session_expect_ok(reports_run(app, &reports[i], &arguments, NULL, &result, &error), &error);
        for (size_t section = 0; section < result.count; section++) {
            struct picture picture = {0};

            if (report_picture_chart(app, &result.sections[section], NULL, 0, &picture)) {
                expect_inside(&picture);
                cr_expect_eq(count_texts(&picture, "title"), 1);
                picture_clear(&picture);
                drawn++;
            }
        }
        report_result_clear(&result);
        report_arguments_clear(&arguments);
    }
    cr_expect_gt(drawn, 3);
    reports_free(&reports, count);
    session_close(&app);
}

Test(report_picture, a_document_has_the_map_without_title_and_notes)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct picture picture = {0};

    run(app, "counts", "county", "17", &result);
    cr_assert(report_picture_compact_map(app, &result.sections[0],
                                         column_of(&result.sections[0], "arrangements"), &picture));
    cr_expect_eq(count_texts(&picture, "label"), 24);
    cr_expect_eq(count_texts(&picture, "title") + count_texts(&picture, "about") + count_texts(&picture, "note"), 0);
    expect_inside(&picture);
    picture_clear(&picture);
    report_result_clear(&result);
    run(app, "seats", "county", "17", &result);
    cr_expect_not(report_picture_compact_map(app, &result.sections[0],
                                             column_of(&result.sections[0], "arrangements"), &picture),
                  "a map without a figure tells nothing");
    report_result_clear(&result);
    session_close(&app);
}

Test(report_picture, a_picture_of_nothing_says_so)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct picture picture = {0};

    run(app, "new", "county", "01", &result);
    cr_assert(report_picture_chart(app, &result.sections[0], NULL, 0, &picture));
    cr_expect_eq(count_words(&picture, text_in(LANGUAGE_BOKMAL, reports_why_empty(false))), 1);
    cr_expect_eq(count_texts(&picture, "legend") + count_texts(&picture, "axis"), 0);
    expect_inside(&picture);
    picture_clear(&picture);
    report_result_clear(&result);
    session_close(&app);
}

/* The two tasks of the county have the same figures; nobody there states a cost. */
Test(report_picture, a_document_has_no_chart_that_tells_nothing)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct picture picture = {0};

    run(app, "services", "county", "16", &result);
    cr_expect_not(report_picture_compact(app, &result.sections[0], &picture));
    cr_expect(report_picture_chart(app, &result.sections[0], NULL, 0, &picture), "who asks for it gets it");
    picture_clear(&picture);
    report_result_clear(&result);
    run(app, "regions", "county", "01", &result);
    cr_expect_eq(result.sections[0].table.row_count, 1, "one region");
    cr_expect_not(report_picture_compact(app, &result.sections[0], &picture));
    picture_clear(&picture);
    report_result_clear(&result);
    run(app, "cost", "county", "16", &result);
    cr_assert_eq(result.count, 2);
    cr_expect_not(report_picture_compact_map(app, &result.sections[1], column_of(&result.sections[1], "cost"),
                                             &picture));
    report_result_clear(&result);
    session_close(&app);
}

Test(report_picture, a_chart_of_all_municipalities_is_as_high_as_can_be_read)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct picture picture = {0};

    run(app, "counts", "as_of", "2009-12-01", &result);
    cr_assert(report_picture_chart(app, &result.sections[0], NULL, 0, &picture));
    cr_expect_gt(picture.height, PICTURE_HEIGHT);
    cr_expect_leq(picture.height, PICTURE_LARGEST);
    cr_expect_eq(count_texts(&picture, "label"), 120, "and a line that tells of the others");
    expect_inside(&picture);
    picture_clear(&picture);
    report_result_clear(&result);
    session_close(&app);
}
