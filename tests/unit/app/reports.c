/* Every report of the built-in set: it runs, and the records that are opened behind each of its figures measure what
 * the figure says. What the figures are is held against a second count in the tests of the reports themselves. */
#include "tests/unit/app/session.h"

#include "samreg/app/internal.h"
#include "samreg/app/register.h"
#include "samreg/app/reports.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* Some rows of a long table do, the first and the last among them. */
static void hold_figures(struct app *app, const struct report_section *section)
{
    enum { ROWS = 25 };
    const struct table *table = &section->table;
    struct report_measured *cells = NULL;
    struct error error = {0};

    session_expect_ok(reports_measure(app, section, 0, table->row_count / ROWS + 1, &cells, &error), &error);
    for (size_t i = 0; i < table->row_count * table->column_count; i++) {
        const struct report_measured *cell = &cells[i];
        cr_expect(cell->said.above == cell->measured.above && cell->said.below == cell->measured.below,
                  "%s, row %zu of %zu, %s: the figure says %lld/%lld, the records behind it %lld/%lld",
                  section->report.name, i / table->column_count + 1, table->row_count,
                  table->columns[i % table->column_count].name, (long long)cell->said.above,
                  (long long)cell->said.below, (long long)cell->measured.above, (long long)cell->measured.below);
    }
    free(cells);
}

/* Runs a report with parameters ("county=16 with=17") and hands its result to the caller. */
static void run(struct app *app, const char *name, const char *parameters, struct report_result *result)
{
    struct report report;
    struct report_arguments arguments = {0};
    struct pair pairs[8] = {{0}};
    struct error error = {0};
    size_t count = 0;
    char *text = memory_copy_text(parameters);

    session_expect_ok(reports_find(name, &report, &error), &error);
    for (char *rest = text, *piece; (piece = strsep(&rest, " ")) != NULL;)
        count += *piece != '\0' && pair_split(piece, &pairs[count]);
    session_expect_ok(reports_read(app, &report, pairs, count, &arguments, &error), &error);
    session_expect_ok(reports_run(app, &report, &arguments, NULL, result, &error), &error);
    app_assert_idle(app);
    for (size_t i = 0; i < count; i++) {
        free(pairs[i].name);
        free(pairs[i].value);
    }
    report_arguments_clear(&arguments);
    report_clear(&report);
    free(text);
}

/* What a report cannot do without, in the demonstration register. */
static const char *needed(const struct report *report)
{
    if (report->required[REPORT_MUNICIPALITY])
        return "municipality=0104";
    if (report->required[REPORT_SECTOR])
        return "sector=health";
    if (report->required[REPORT_WITH])
        return "county=16 with=17";
    return "";
}

static void hold_all(struct app *app)
{
    char **names = report_names();

    cr_assert(names[0]);
    for (size_t i = 0; names[i]; i++) {
        struct report report;
        struct report_result result = {0};
        struct error error = {0};
        session_expect_ok(report_load(names[i], &report, &error), &error);
        run(app, names[i], needed(&report), &result);
        cr_expect(result.count > 0 && result.title[0]);
        for (size_t section = 0; section < result.count; section++)
            hold_figures(app, &result.sections[section]);
        report_result_clear(&result);
        report_clear(&report);
    }
    free(names);
}

Test(reports, open_the_records_behind_every_figure_of_the_demonstration_register)
{
    struct app *app = session_open();

    hold_all(app);
    app_set_as_of(app, (struct date){2021, 6, 1});
    hold_all(app);
    session_close(&app);
}

/* A register without a single record of its own, and one without any at all. */
Test(reports, run_on_a_register_with_nothing_in_it)
{
    struct conf conf;
    struct app_options options = {.program = "test", .language = LANGUAGE_ENGLISH, .as_of = {2009, 12, 1}};
    struct error error = {0};

    conf_init(&conf);
    struct app *app = app_new(&conf, &options);
    session_expect_ok(register_create(app, ":memory:", false, &error), &error);
    hold_all(app);
    app_set_as_of(app, (struct date){1850, 1, 1});
    hold_all(app);
    app_free(&app);
    conf_clear(&conf);
}

/* ---- Parameters ---- */

static enum status read_parameters(struct app *app, const char *name, const char *parameter, const char *value,
                                   struct report_arguments *arguments, struct error *error)
{
    struct report report;
    struct pair pair = {memory_copy_text(parameter), memory_copy_text(value)};

    session_expect_ok(reports_find(name, &report, error), error);
    enum status status = reports_read(app, &report, &pair, 1, arguments, error);
    free(pair.name);
    free(pair.value);
    report_clear(&report);
    return status;
}

static void expect_argument(struct app *app, const char *parameter, const char *value, const char *expected)
{
    struct report_arguments arguments = {0};
    struct error error = {0};
    enum report_parameter which;

    session_expect_ok(read_parameters(app, "counts", parameter, value, &arguments, &error), &error);
    cr_assert(report_parameter_find(parameter, &which));
    char *text = reports_argument_text(which, &arguments.values[which]);
    cr_expect_str_eq(text, expected, "%s=%s", parameter, value);
    free(text);
    report_arguments_clear(&arguments);
}

Test(reports, read_their_parameters_as_people_give_them)
{
    struct app *app = session_open();

    expect_argument(app, "county", "16", "16 Sør-Trøndelag");
    expect_argument(app, "county", "sør-trøndelag", "16 Sør-Trøndelag");
    expect_argument(app, "region", "værnesregionen", "Værnesregionen");
    expect_argument(app, "as_of", "5.6.2009", "05.06.2009");
    expect_argument(app, "as_of", "2009", "31.12.2009");
    expect_argument(app, "size", "2000-4999", "2000-4999");
    expect_argument(app, "definition", "ministry-2023", "Departementets veileder 2023");
    expect_argument(app, "definition", "", "Kartleggingen 2009");
    /* The municipality of the day, whichever it is called by. */
    app_set_as_of(app, (struct date){2019, 1, 1});
    expect_argument(app, "municipality", "1714", "5035 Stjørdal");
    session_close(&app);
}

static void expect_refusal(struct app *app, const char *name, const char *parameter, const char *value,
                           enum status status, const char *sentence)
{
    struct report_arguments arguments = {0};
    struct error error = {0};

    cr_expect_eq(read_parameters(app, name, parameter, value, &arguments, &error), status, "%s=%s", parameter, value);
    session_says(&error, sentence);
    for (size_t i = 0; i < REPORT_PARAMETER_COUNT; i++)
        cr_expect_eq(arguments.values[i].kind, VALUE_NONE);
}

Test(reports, refuse_what_they_cannot_take_with_a_sentence)
{
    struct app *app = session_open();
    struct report report;
    struct error error = {0};

    expect_refusal(app, "counts", "contry", "16", STATUS_USAGE, "has no parameter “contry”; did you mean “county”?");
    expect_refusal(app, "municipalities", "form", "IKS", STATUS_USAGE,
                   "has no parameter “form”; it takes as_of, county, region, municipality, size.");
    expect_refusal(app, "counts", "municipality", "Våler", STATUS_DATA, "0137 Våler (Østfold) or 0426 Våler");
    expect_refusal(app, "counts", "county", "99", STATUS_DATA, "“99”");
    expect_refusal(app, "counts", "as_of", "1/2/2009", STATUS_DATA, "1/2/2009");
    expect_refusal(app, "counts", "size", "4999-2000", STATUS_DATA, "“4999-2000” is no size");
    expect_refusal(app, "ownership", "as_of", "2009", STATUS_USAGE,
                   "The report ownership needs a value for municipality");
    cr_expect_eq(reports_find("cuonts", &report, &error), STATUS_USAGE);
    session_says(&error, "There is no report “cuonts”; did you mean “counts”?");
    cr_expect_eq(reports_find("ordninger per kommune", &report, &error), STATUS_OK);
    cr_expect_str_eq(report.name, "counts");
    report_clear(&report);
    session_close(&app);
}

/* ---- What is run ---- */

Test(reports, know_mosseregionen_and_vaernesregionen)
{
    struct app *app = session_open();
    struct report_result result = {0};

    run(app, "municipalities_list", "region=Mosseregionen", &result);
    const struct table *table = &result.sections[0].table;
    cr_expect_eq(table->row_count, 5);
    cr_expect_eq(result.sections[0].totals, 1);
    cr_expect_eq(table_cell(table, 4, 2)->integer, 54920);
    cr_expect_eq(table_cell(table, 4, 5)->integer, 47220, "hectares");
    report_result_clear(&result);
    run(app, "municipalities_list", "region=Værnesregionen", &result);
    table = &result.sections[0].table;
    cr_expect_eq(table->row_count, 7);
    cr_expect_eq(table_cell(table, 6, 2)->integer, 43241);
    report_result_clear(&result);
    session_close(&app);
}

static void count_calls(void *context, size_t done, size_t of)
{
    size_t *calls = context;

    cr_expect_eq(done, *calls);
    cr_expect_leq(done, of);
    (*calls)++;
}

/* How many notes begin so. */
static size_t count_notes(const struct document *document, const char *begin)
{
    size_t count = 0;

    for (size_t i = 0; i < document->count; i++) {
        const struct document_block *block = &document->blocks[i];

        count += block->kind == DOCUMENT_NOTE && strncmp(block->text, begin, strlen(begin)) == 0;
    }
    return count;
}

static bool want_stop(void *context)
{
    (void)context;
    return true;
}

Test(reports, of_the_whole_survey_tell_how_far_they_are_and_stop_when_asked)
{
    struct app *app = session_open();
    struct report report;
    struct report_arguments arguments = {0};
    struct report_result result = {0};
    struct error error = {0};
    struct document document = {0};
    size_t calls = 0, tables = 0;
    const struct report_progress progress = {count_calls, &calls};

    session_expect_ok(reports_find("status", &report, &error), &error);
    session_expect_ok(reports_read(app, &report, NULL, 0, &arguments, &error), &error);
    session_expect_ok(reports_run(app, &report, &arguments, &progress, &result, &error), &error);
    cr_expect_eq(calls, result.count + 1);
    cr_expect_gt(result.count, 10);
    reports_document(app, &result, true, &document);
    cr_expect(document.contents);
    for (size_t i = 0; i < document.count; i++)
        tables += document.blocks[i].kind == DOCUMENT_TABLE;
    cr_expect_eq(tables, calls - 1);
    cr_expect_eq(count_notes(&document, "Telles etter definisjonen «Kartleggingen 2009»: 28 ordninger. Av dem er "
                                       "1 usikker, "), 1,
                 "what holds for most tables is said once");
    cr_expect_eq(document.blocks[0].kind, DOCUMENT_NOTE, "and before them");
    cr_expect(strncmp(document.lines[document.line_count - 1], "Laget ", 6) == 0);
    document_clear(&document);
    report_result_clear(&result);
    app_set_stop(app, &(struct stop){want_stop, NULL});
    cr_expect_eq(reports_run(app, &report, &arguments, NULL, &result, &error), STATUS_STOPPED);
    cr_expect(result.count == 0 && !result.sections);
    app_assert_idle(app);
    error_clear(&error);
    report_arguments_clear(&arguments);
    report_clear(&report);
    session_close(&app);
}

Test(reports, have_a_title_that_fits_on_the_tab_of_a_sheet)
{
    enum { TAB = 31 };
    char **names = report_names();

    for (size_t i = 0; names[i]; i++) {
        struct report report;
        struct error error = {0};

        session_expect_ok(report_load(names[i], &report, &error), &error);
        for (int language = 0; report.part_count == 0 && language < LANGUAGE_COUNT; language++) {
            const char *title = report_short_title(&report, (enum language)language);

            cr_expect(*title && text_count(title, strlen(title)) <= TAB, "%s: %s", names[i], title);
        }
        report_clear(&report);
    }
    free(names);
}

Test(reports, for_programs_have_identifiers_and_no_totals)
{
    struct app *app = session_open();
    struct report_result result = {0};
    struct table table = {0};

    run(app, "counts", "region=Mosseregionen", &result);
    reports_data(&result.sections[0], NULL, 0, PUBLISH_JSON, &table);
    cr_expect_eq(table.row_count, 4);
    cr_expect_str_eq(table.columns[0].name, "municipality");
    cr_expect_str_eq(table.columns[1].name, "municipality_id");
    cr_expect_eq(table.cells[1].kind, VALUE_REFERENCE);
    table_clear(&table);
    report_result_clear(&result);
    session_close(&app);
}
