/* Every figure of every report on registers made by chance, for several days and questions: the report says what the
 * second computation says, row by row, and the records opened behind a figure measure it. */
#include "tests/figures/desk.h"
#include "tests/figures/second.h"

#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* ---- Asking ---- */

/* A question as text: parameters and values. */
enum { PAIRS = 3 };

static const struct pair questions[][PAIRS] = {
    {{0}},
    {{"county", "16"}},
    {{"county", "50"}},
    {{"region", "Region 1"}},
    {{"municipality", "1714"}},
    {{"municipality", "0104"}, {"definition", "ministry-2023"}},
    {{"definition", "ministry-2023"}},
    {{"sector", "health"}},
    {{"service", "waste"}, {"county", "17"}},
    {{"form", "IKS"}},
    {{"size", "2000-9999"}},
    {{"with", "2009-12-01"}},
    {{"with", "17"}, {"county", "16"}},
    {{"with", "17"}, {"county", "16"}, {"sector", "health"}},
    {{"with", "Region 2"}, {"region", "Region 1"}, {"form", "IKS"}},
    {{"with", "2018-07-02"}, {"county", "50"}},
    {{"with", "Region 2"}, {"region", "Region 1"}},
    {{"with", "1719"}, {"municipality", "1714"}, {"definition", "ministry-2023"}},
    {{"from", "2005-06-01"}},
    {{"from", "2012-01-01"}, {"county", "50"}},
};
enum { QUESTIONS = sizeof questions / sizeof *questions };

static const struct date days[] = {{2009, 12, 1}, {2013, 6, 1}, {2018, 7, 1}, {2021, 1, 1}, {1990, 1, 1}};
enum { DAYS = sizeof days / sizeof *days };

/* Whether the day lies before the one that changes are asked from: that is refused. */
static bool is_backward(const struct pair pairs[PAIRS], struct date day)
{
    struct date from;

    return pairs[0].name && strcmp(pairs[0].name, "from") == 0 && date_parse_iso(pairs[0].value, &from) == DATE_OK &&
           date_compare(from, day) > 0;
}

/* Whether the report takes all that is asked. */
static bool takes(const struct report *report, const struct pair pairs[PAIRS])
{
    enum report_parameter parameter;

    for (size_t i = 0; i < REPORT_PARAMETER_COUNT; i++)
        if (report->required[i] && !(pairs[0].name && strcmp(pairs[0].name, report_parameter_field(
                                                                                (enum report_parameter)i)->name) == 0))
            return false;
    for (size_t i = 0; i < PAIRS; i++)
        if (pairs[i].name && (!report_parameter_find(pairs[i].name, &parameter) || !report_takes(report, parameter)))
            return false;
    return true;
}

static int64_t reference_of(const struct report_arguments *arguments, enum report_parameter parameter)
{
    const struct value *value = &arguments->values[parameter];

    return value->kind == VALUE_REFERENCE ? value->integer : 0;
}

static int day_number(struct date date)
{
    return date.year * 10000 + date.month * 100 + date.day;
}

static struct question question_of(const struct report_arguments *arguments)
{
    struct question question = {
        .day = day_number(report_day(arguments)),
        .other_day = day_number(report_other_day(arguments)),
        .county = reference_of(arguments, REPORT_COUNTY),
        .region = reference_of(arguments, REPORT_REGION),
        .municipality = reference_of(arguments, REPORT_MUNICIPALITY),
        .sector = reference_of(arguments, REPORT_SECTOR),
        .service = reference_of(arguments, REPORT_SERVICE),
        .form = reference_of(arguments, REPORT_FORM),
        .definition = reference_of(arguments, REPORT_DEFINITION),
        .with = reference_of(arguments, REPORT_WITH),
        .smallest = -1,
        .largest = -1,
    };
    const struct value *size = &arguments->values[REPORT_SIZE];

    if (size->kind == VALUE_TEXT)
        cr_assert(report_size_parse(size->text, &question.smallest, &question.largest));
    return question;
}

/* ---- Comparing ---- */

/* The rows of a section as the second computation writes them. */
static void write_rows(const struct report_section *section, struct lines *lines)
{
    const struct table *table = &section->table;

    for (size_t row = 0; row + section->totals < table->row_count; row++) {
        struct str line = {0};
        for (size_t i = 0; i < table->column_count; i++) {
            const struct value *value = table_cell(table, row, i);
            str_add(&line, i ? "|" : "");
            if (value->kind == VALUE_TEXT)
                str_add(&line, value->text);
            else if (value->kind != VALUE_NONE)
                str_addf(&line, "%lld", (long long)value->integer);
        }
        lines_add(lines, "%s", str_peek(&line));
        str_clear(&line);
    }
}

/* Tells the lines that only one of the two has. */
static void tell_difference(const char *title, struct lines *said, struct lines *expected)
{
    struct str text = {0};
    size_t s = 0, e = 0, told = 0;

    while ((s < said->count || e < expected->count) && told < 12) {
        int order = s == said->count ? 1 : e == expected->count ? -1 : strcmp(said->items[s], expected->items[e]);
        if (order != 0) {
            str_addf(&text, "  %s %s\n", order < 0 ? "the report says" : "it should say ",
                     order < 0 ? said->items[s] : expected->items[e]);
            told++;
        }
        s += order <= 0;
        e += order >= 0;
    }
    cr_expect_fail("%s:\n%s", title, str_peek(&text));
    str_clear(&text);
}

/* Holds what was said against what should be, and forgets both. */
static void hold_lines(const char *title, struct lines *said, struct lines *expected)
{
    char *said_text = lines_join(said), *expected_text = lines_join(expected);

    if (strcmp(said_text, expected_text) != 0)
        tell_difference(title, said, expected);
    free(said_text);
    free(expected_text);
    lines_clear(said);
    lines_clear(expected);
}

/* The numbers in the notes under the table. */
static void hold_notes(const struct scene *scene, const struct report_section *section, const char *title)
{
    struct lines said = {0}, expected = {0};

    for (size_t i = 0; i < section->note_count; i++)
        if (second_has_note(section->notes[i]))
            lines_add(&said, "%s", section->notes[i]);
    second_notes(scene, &section->report, &expected);
    hold_lines(title, &said, &expected);
}

static void hold_rows(const struct desk *desk, const struct report_section *section, const char *title)
{
    const struct second *second = second_find(section->report.name);
    struct question question = question_of(&section->arguments);
    struct lines said = {0}, expected = {0};
    struct scene scene;

    cr_expect(second, "%s has no second computation", section->report.name);
    if (!second)
        return;
    scene_set(&desk->world, &question, &scene);
    second->compute(&scene, &expected);
    write_rows(section, &said);
    hold_lines(title, &said, &expected);
    hold_notes(&scene, section, title);
    scene_clear(&scene);
}

/* ---- Opening ---- */

/* Says what the lines of a figure that is not right opened. */
static void tell_figure(const struct report_section *section, size_t row, size_t column,
                        const struct report_measured *measured, const char *title)
{
    static const char *const steps[] = {" ", " per ", " less "};
    struct report_behind terms[REPORT_TERMS];
    struct str text = {0};
    size_t count = report_section_terms(section, row, column, terms);

    for (size_t i = 0; i < count; i++) {
        str_addf(&text, "%s%s “%s”", steps[terms[i].step], terms[i].entity->name, terms[i].filter);
        report_behind_clear(&terms[i]);
    }
    cr_expect_fail("%s, row %zu, %s: the figure is %lld/%lld, the records behind it come to %lld/%lld: %s", title,
                   row + 1, section->table.columns[column].name, (long long)measured->said.above,
                   (long long)measured->said.below, (long long)measured->measured.above,
                   (long long)measured->measured.below, str_peek(&text));
    str_clear(&text);
}

/* All of them, of every row. Only where there are many, the municipalities of the country, of some seventy: other ones
 * each turn, for most of them take part in nothing and take as long. */
static void open_figures(struct app *app, const struct report_section *section, const char *title, size_t turn)
{
    enum { MANY = 70 };
    const struct table *table = &section->table;
    struct report_measured *cells = NULL;
    struct error error = {0};

    cr_assert_eq(reports_measure(app, section, turn, table->row_count / MANY + 1, &cells, &error), STATUS_OK,
                 "%s: %s", title, error_text(&error, LANGUAGE_ENGLISH));
    for (size_t i = 0; i < table->row_count * table->column_count; i++)
        if (cells[i].said.above != cells[i].measured.above || cells[i].said.below != cells[i].measured.below)
            tell_figure(section, i / table->column_count, i % table->column_count, &cells[i], title);
    free(cells);
}

/* Columns that add up in the row of totals do. */
static void hold_totals(const struct report_section *section, const char *title)
{
    const struct table *table = &section->table;
    size_t place = 0, last = table->row_count - 1;

    for (size_t i = 0; section->totals > 0 && i < section->report.column_count; i++) {
        int64_t sum = 0;
        if (section->report.columns[i].hidden)
            continue;
        for (size_t row = 0; section->report.columns[i].sum && row < last; row++)
            sum += table_cell(table, row, place)->integer;
        if (section->report.columns[i].sum)
            cr_expect(table_cell(table, last, place)->integer == sum, "%s, total of %s", title,
                      table->columns[place].name);
        place++;
    }
}

/* ---- Running ---- */

/* Returns how many rows there were. */
static size_t hold_report(struct desk *desk, const struct report *report, const struct pair pairs[PAIRS], size_t turn)
{
    struct report_arguments arguments = {0};
    struct report_result result = {0};
    struct error error = {0};
    struct date day = app_as_of(desk->app);
    struct str title = {0};
    size_t count = 0, rows = 0;

    while (count < PAIRS && pairs[count].name)
        count++;

    str_addf(&title, "%s as of %d", report->name, day_number(day));
    for (size_t i = 0; i < count; i++)
        str_addf(&title, " %s=%s", pairs[i].name, pairs[i].value);
    cr_assert_eq(reports_read(desk->app, report, pairs, count, &arguments, &error), STATUS_OK, "%s: %s",
                 str_peek(&title), error_text(&error, LANGUAGE_ENGLISH));
    enum status status = reports_run(desk->app, report, &arguments, NULL, &result, &error);
    cr_expect(status == STATUS_OK, "%s: %s", str_peek(&title), error_text(&error, LANGUAGE_ENGLISH));
    for (size_t i = 0; i < result.count; i++) {
        rows += result.sections[i].table.row_count;
        hold_rows(desk, &result.sections[i], str_peek(&title));
        hold_totals(&result.sections[i], str_peek(&title));
        open_figures(desk->app, &result.sections[i], str_peek(&title), turn);
    }
    error_clear(&error);
    report_result_clear(&result);
    report_arguments_clear(&arguments);
    str_clear(&title);
    return rows;
}

/* Asks the report about `most` of the days and questions that it takes, spread over all of them. Returns how many rows
 * that gave. */
static size_t ask(struct desk *desk, const struct report *report, size_t most, size_t *turn)
{
    size_t taken = 0, asked = *turn, rows = 0;

    for (size_t question = 0; question < QUESTIONS; question++)
        taken += takes(report, questions[question]) ? DAYS : 0;
    size_t step = taken > most ? taken / most : 1;
    step += step > 1 && DAYS % step == 0; /* not always the same days */
    for (size_t question = 0; question < QUESTIONS; question++) {
        for (size_t day = 0; takes(report, questions[question]) && day < DAYS; day++) {
            if (asked++ % step != 0 || is_backward(questions[question], days[day]))
                continue;
            app_set_as_of(desk->app, days[day]);
            rows += hold_report(desk, report, questions[question], (*turn)++);
        }
    }
    return rows;
}

/* From so many arrangements on every report has something to say. */
enum { ENOUGH = 50 };

/* Every report that is not composed; with SAMREG_TEST_REPORT only that one. */
static void hold_reports(uint64_t seed, size_t arrangements, size_t most)
{
    const char *only = getenv("SAMREG_TEST_REPORT");
    struct desk desk;
    char **names = report_names();
    size_t turn = 0;

    desk_open(&desk, seed, arrangements);
    for (size_t i = 0; names[i]; i++) {
        struct report report;
        struct error error = {0};
        cr_assert_eq(report_load(names[i], &report, &error), STATUS_OK, "%s: %s", names[i],
                     error_text(&error, LANGUAGE_ENGLISH));
        if (report.sql && (!only || strcmp(only, names[i]) == 0)) {
            size_t rows = ask(&desk, &report, only ? 1000 : most, &turn);
            cr_expect(rows > 0 || arrangements < ENOUGH, "%s says nothing", names[i]);
        }
        report_clear(&report);
    }
    free(names);
    desk_close(&desk);
}

Test(figures, agree_with_a_second_computation_on_a_small_register)
{
    hold_reports(7, 15, 9);
}

Test(figures, agree_with_a_second_computation_on_a_larger_register)
{
    hold_reports(2009, 90, 6);
}
