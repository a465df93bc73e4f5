#include "samreg/store/report.h"

#include "samreg/store/internal.h"
#include "tests/unit/store/shelf.h"

#include <criterion/criterion.h>
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

TestSuite(store_report, .init = open_shelf, .fini = close_shelf);

/* What the expression gives, "" for nothing. New string. */
static char *give(const char *expression)
{
    struct statement *statement = NULL;
    struct str sql = {0};
    char *text = NULL;

    str_addf(&sql, "SELECT %s", expression);
    cr_assert_eq(db_prepare(shelf.store, str_peek(&sql), &statement, NULL), STATUS_OK);
    cr_assert_eq(db_read_text(&statement, &text, NULL, NULL), STATUS_OK);
    str_clear(&sql);
    return text;
}

static void expect_given(const char *expression, const char *expected)
{
    char *text = give(expression);

    if (expected)
        cr_expect_str_eq(text, expected, "%s", expression);
    else
        cr_expect_null(text, "%s", expression);
    free(text);
}

Test(store_report, sql_has_functions_for_shares_ratios_words_and_what_stands_within_them)
{
    expect_given("share(2, 14)", "2/14");
    expect_given("share(0, 5)", "0/5");
    expect_given("share(NULL, 5)", NULL);
    expect_given("share(3, 0)", NULL);
    expect_given("share(3, NULL)", NULL);
    expect_given("ratio(1, 3)", "33");
    expect_given("ratio(2, 3)", "67");
    expect_given("ratio(-1, 2)", "-50");
    expect_given("ratio(5, 0)", NULL);
    expect_given("ratio(NULL, 2)", NULL);
    expect_given("ratio(9223372036854775807, 2)", NULL);
    expect_given("ratio(1, 9223372036854775807)", NULL);
    expect_given("ratio(46116860184273879, 4611686018427387903)", NULL);
    expect_given("ratio(-46116860184273879, 4611686018427387903)", NULL);
    expect_given("number(29588)", "29\u00a0588");
    expect_given("number(-7)", "-7");
    expect_given("number(NULL)", NULL);
    expect_given("day('2009-12-01')", "01.12.2009");
    expect_given("day('2009-06')", "06.2009");
    expect_given("day('2009')", "2009");
    expect_given("day('none')", NULL);
    expect_given("day(NULL)", NULL);
    expect_given("words('ikke', 'not', 'ikkje')", "ikke");
    store_set_language(shelf.store, LANGUAGE_NYNORSK);
    expect_given("words('ikke', 'not', 'ikkje')", "ikkje");
    expect_given("words('ja', 'yes')", "ja");
    store_set_language(shelf.store, LANGUAGE_ENGLISH);
    expect_given("words('ja', 'yes')", "yes");
}

/* The number of rows, and the population added up. */
static void expect_municipalities(struct store_reports *reports, const struct report_arguments *arguments, size_t rows,
                                  const char *first)
{
    struct report_section section;
    struct error error = {0};

    cr_assert_eq(store_reports_run(reports, "municipalities_list", arguments, &section, &error), STATUS_OK, "%s",
                 error_text(&error, LANGUAGE_ENGLISH));
    cr_assert_eq(section.table.row_count - section.totals, rows);
    if (rows > 0)
        cr_expect_str_eq(section.table.cells[0].text, first);
    report_section_clear(&section);
}

/* Shared tables are kept from report to report, but made anew for other parameters. */
Test(store_report, one_state_of_the_register_serves_many_reports)
{
    struct store_reports *reports = NULL;
    struct report_arguments arguments = {0};

    cr_assert_eq(store_reports_begin(shelf.store, NULL, &reports, NULL), STATUS_OK);
    value_set_text(&arguments.values[REPORT_AS_OF], "2009-12-01");
    expect_municipalities(reports, &arguments, 5, "5011 Hemne");
    value_set_reference(&arguments.values[REPORT_COUNTY], shelf.nord_trondelag, NULL);
    expect_municipalities(reports, &arguments, 1, "1714 Stjørdal");
    value_set_text(&arguments.values[REPORT_AS_OF], "2018-06-01");
    expect_municipalities(reports, &arguments, 0, NULL);
    value_set_reference(&arguments.values[REPORT_COUNTY], shelf.trondelag, NULL);
    expect_municipalities(reports, &arguments, 1, "5035 Stjørdal");
    value_clear(&arguments.values[REPORT_COUNTY]);
    value_set_reference(&arguments.values[REPORT_MUNICIPALITY], shelf.stjordal, NULL);
    expect_municipalities(reports, &arguments, 1, "5035 Stjørdal");
    store_reports_end(&reports);
    store_assert_idle(shelf.store);
    report_arguments_clear(&arguments);
}

Test(store_report, a_report_that_there_is_not_is_refused)
{
    struct store_reports *reports = NULL;
    struct report_arguments arguments = {0};
    struct report_section section;
    struct error error = {0};

    cr_assert_eq(store_reports_begin(shelf.store, NULL, &reports, NULL), STATUS_OK);
    cr_expect_eq(store_reports_run(reports, "nothing", &arguments, &section, &error), STATUS_DATA);
    store_reports_end(&reports);
    error_clear(&error);
}
