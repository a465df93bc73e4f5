#include "samreg/app/table_view.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const struct choice forms[] = {{"IKS", "IKS"}, {"AS", "AS"}, {NULL, NULL}};
static const struct field text_field = {.name = "name", .label = "Name", .type = FIELD_TEXT};
static const struct field number_field = {.name = "n", .label = "N", .type = FIELD_INTEGER, .limit = 1000000};
static const struct field share_field = {.name = "s", .label = "S", .type = FIELD_SHARE};
static const struct field date_field = {.name = "d", .label = "D", .type = FIELD_DATE};
static const struct field end_field = {.name = "e", .label = "E", .type = FIELD_END};
static const struct field choice_field = {.name = "f", .label = "F", .type = FIELD_CHOICE, .choices = forms};

/* name, hosted, share, founded, ended, form; the last row is one of totals. */
static const struct {
    const char *name;
    int hosted; /* below 0: not recorded */
    const char *share, *founded, *ended, *form;
} rows[] = {
    {"1714 Stjørdal", 9, "1/3", "2003", "2010-01-01", "AS"},
    {"1664 Selbu", 10, "1/2", "2003-06-01", "", "IKS"},
    {"Ålen og Røros", -1, "9/10", "", "2009", "AS"},
    {"Aure", 2, "", "2009-12-01", "", ""},
    {"Sum", 21, "", "", "", ""},
};

enum { NAME, HOSTED, SHARE, FOUNDED, ENDED, FORM, ROWS = 4 };

static void make_table(struct table *table)
{
    table_add_column(table, &text_field, "municipality", "Kommune");
    table_add_column(table, &number_field, "hosted", "Vert for");
    table_add_column(table, &share_field, "share", "Andel");
    table_add_column(table, &date_field, "founded", "Stiftet");
    table_add_column(table, &end_field, "ended", "Til og med");
    table_add_column(table, &choice_field, "form", "Form");
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct value *cells = table_add_row(table);

        value_set_text(&cells[NAME], rows[i].name);
        if (rows[i].hosted >= 0)
            value_set_integer(&cells[HOSTED], rows[i].hosted);
        value_set_text(&cells[SHARE], rows[i].share);
        value_set_text(&cells[FOUNDED], rows[i].founded);
        value_set_text(&cells[ENDED], rows[i].ended);
        value_set_text(&cells[FORM], rows[i].form);
    }
}

static struct table table;
static struct table_view view;

static void begin(void)
{
    make_table(&table);
    table_view_init(&view, &table, 1, LANGUAGE_BOKMAL);
}

static void end(void)
{
    table_view_clear(&view);
    table_clear(&table);
}

TestSuite(table_view, .init = begin, .fini = end);

static const struct field_reading reading = {.style = FIELD_DATA, .today = {2009, 12, 1}, .language = LANGUAGE_BOKMAL};

/* The rows shown as digits: "0123 4" with the totals last. */
static void expect_shown(const char *line, int column, bool descending, const char *expected)
{
    struct filter filter = {0};
    struct error error = {0};
    char shown[16] = "";

    cr_assert_eq(table_view_filter(&view, line, &reading, &filter, &error), STATUS_OK, "%s", line);
    table_view_show(&view, &filter, column, descending);
    for (size_t i = 0; i < view.count; i++)
        shown[i] = (char)('0' + view.rows[i]);
    cr_expect_str_eq(shown, expected, "%s gives %s and not %s", line, shown, expected);
    filter_clear(&filter);
}

Test(table_view, shows_all_rows_in_their_own_order_and_totals_last)
{
    expect_shown("", -1, false, "01234");
    cr_expect_eq(view.count, 5);
}

Test(table_view, totals_go_where_rows_are_filtered_out)
{
    expect_shown("hosted:9", -1, false, "0");
    cr_expect_eq(view.totals_shown, 0);
    expect_shown("!nothing", -1, false, "01234");
    cr_expect_eq(view.totals_shown, 1);
}

Test(table_view, sorts_numbers_by_amount_and_what_is_not_recorded_last)
{
    expect_shown("", HOSTED, false, "30124");
    expect_shown("", HOSTED, true, "10324");
    expect_shown("", SHARE, false, "01234");
    expect_shown("", SHARE, true, "21034");
    expect_shown("", FOUNDED, true, "31024");
}

Test(table_view, sorts_texts_in_norwegian_order_and_choices_by_their_list)
{
    expect_shown("", NAME, false, "10324");
    expect_shown("", FORM, false, "10234");
}

Test(table_view, words_are_looked_for_in_all_cells)
{
    expect_shown("roros", -1, false, "2");
    expect_shown("1664", -1, false, "1");
    expect_shown("as", -1, false, "02");
    expect_shown("jord", -1, false, "0");
    expect_shown("!jord", -1, false, "123");
    expect_shown("au", -1, false, "3");
    expect_shown("ure nothing", -1, false, "");
}

Test(table_view, terms_go_by_name_or_heading)
{
    expect_shown("hosted:9", -1, false, "0");
    expect_shown("vert_for>8", -1, false, "01");
    expect_shown("hosted<=9 hosted!=2", -1, false, "0");
    expect_shown("hosted:none", -1, false, "2");
    expect_shown("form:any", -1, false, "012");
    expect_shown("!form:AS", -1, false, "13");
    expect_shown("form:IKS,AS hosted>=10", -1, false, "1");
    expect_shown("kommune:stjordal", -1, false, "0");
}

Test(table_view, dates_lie_in_the_time_named)
{
    expect_shown("founded:2003", -1, false, "01");
    expect_shown("founded>2003", -1, false, "3");
    expect_shown("founded<2009-12-02", -1, false, "013");
    expect_shown("ended:2009", -1, false, "0");
    expect_shown("ended:2008", -1, false, "2");
}

Test(table_view, shares_compare_by_their_size)
{
    expect_shown("share:3/6", -1, false, "1");
    expect_shown("share<1/2", -1, false, "0");
}

Test(table_view, a_mistake_is_answered_as_in_lists)
{
    struct filter filter = {0};
    struct error error = {0};
    char *text;

    cr_assert_eq(table_view_filter(&view, "hostet:3", &reading, &filter, &error), STATUS_DATA);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_not_null(strstr(text, "hosted"), "%s", text);
    free(text);
    error_clear(&error);
}

Test(table_view, facets_count_the_rows_shown)
{
    size_t count = 0;
    struct facet *facets = table_view_facets(&view, FORM, &count);

    cr_assert_eq(count, 3);
    cr_expect_str_eq(facets[0].value.text, "AS");
    cr_expect_eq(facets[0].count, 2);
    cr_expect_str_eq(facets[1].value.text, "IKS");
    cr_expect_eq(facets[2].value.kind, VALUE_NONE);
    table_view_facets_free(&facets, count);
    expect_shown("kommune:stjordal", -1, false, "0");
    facets = table_view_facets(&view, FORM, &count);
    cr_expect(count == 1 && facets[0].count == 1);
    table_view_facets_free(&facets, count);
}
