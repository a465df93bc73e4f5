#include "samreg/base/date.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct date today = {2009, 12, 1};

static struct date iso(const char *text)
{
    struct date date = {0};

    if (*text)
        cr_assert_eq(date_parse_iso(text, &date), DATE_OK, "%s", text);
    return date;
}

static void expect_date(struct date date, const char *expected, const char *from)
{
    char text[DATE_TEXT];

    cr_expect_str_eq(date_format_iso(date, text), expected, "\"%s\" gives %s, not %s", from, text, expected);
}

Test(date, reads_what_people_type)
{
    static const struct {
        const char *text;
        const char *expected;
    } cases[] = {
        {"2009-06-05", "2009-06-05"},
        {"2009-06", "2009-06"},
        {"2009", "2009"},
        {"0001", "0001"},
        {"9999-12-31", "9999-12-31"},
        {"5.6.2009", "2009-06-05"},
        {"05.06.2009", "2009-06-05"},
        {"06.2009", "2009-06"},
        {"6.2009", "2009-06"},
        {"5.6", "2009-06-05"},
        {"05.06", "2009-06-05"},
        {"5.6.", "2009-06-05"},
        {"5.6.09", "2009-06-05"},
        {"31.12.99", "1999-12-31"},
        {"1.1.58", "2058-01-01"},
        {"1.1.59", "1959-01-01"},
        {"1.1.60", "1960-01-01"},
        {"1.1.00", "2000-01-01"},
        {"050609", "2009-06-05"},
        {"010203", "2003-02-01"},
        {"05062009", "2009-06-05"},
        {"31122009", "2009-12-31"},
        {"29.2.2008", "2008-02-29"},
        {"29.02.2000", "2000-02-29"},
        {"290208", "2008-02-29"},
        {"i dag", "2009-12-01"},
        {"I DAG", "2009-12-01"},
        {"today", "2009-12-01"},
        {"+14", "2009-12-15"},
        {"-3", "2009-11-28"},
        {"+0", "2009-12-01"},
        {"+90", "2010-03-01"},
        {"-366", "2008-11-30"},
        {"  2009-06-05\t", "2009-06-05"},
        {"\xc2\xa0""5.6.2009\xe2\x80\xaf", "2009-06-05"},
        {"31/12/2009", "2009-12-31"},
        {"12/31/2009", "2009-12-31"},
        {"5/5/2009", "2009-05-05"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct date date = {0};

        cr_expect_eq(date_parse(cases[i].text, today, &date), DATE_OK, "\"%s\" is not read", cases[i].text);
        expect_date(date, cases[i].expected, cases[i].text);
    }
}

Test(date, years_of_two_digits_are_only_guessed_where_somebody_looks)
{
    static const char *const guessed[] = {"5.6.09", "05.06.09", " 050609 "};
    static const char *const plain[] = {"5.6.2009", "05062009", "2009-06-05", "5.6", "06.2009", "2009", "today", "+14"};
    struct date date = {7, 7, 7};

    for (size_t i = 0; i < sizeof guessed / sizeof *guessed; i++) {
        cr_expect_eq(date_parse_full(guessed[i], today, &date), DATE_AMBIGUOUS, "%s", guessed[i]);
        cr_expect_eq(date.year, 7);
    }
    cr_expect_eq(date_parse_full("30.2.09", today, &date), DATE_NO_SUCH_DAY);
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        struct date typed = {0};

        cr_expect_eq(date_parse_full(plain[i], today, &date), DATE_OK, "%s", plain[i]);
        cr_expect_eq(date_parse(plain[i], today, &typed), DATE_OK);
        cr_expect_eq(date_compare(date, typed), 0);
    }
}

static const struct {
    const char *text;
    enum date_result result;
} no_dates[] = {
    {"", DATE_NOT_A_DATE},
    {"   ", DATE_NOT_A_DATE},
    {"snart", DATE_NOT_A_DATE},
    {"5", DATE_NOT_A_DATE},
    {"200", DATE_NOT_A_DATE},
    {"20096", DATE_NOT_A_DATE},
    {"0506200", DATE_NOT_A_DATE},
    {"050620090", DATE_NOT_A_DATE},
    {"2009-6-5", DATE_NOT_A_DATE},
    {"2009-06-5", DATE_NOT_A_DATE},
    {"2009-06-", DATE_NOT_A_DATE},
    {"2009--05", DATE_NOT_A_DATE},
    {"2009-06.05", DATE_NOT_A_DATE},
    {"2009-06-05T10:00", DATE_NOT_A_DATE},
    {"5.6.2009.", DATE_NOT_A_DATE},
    {"5.6.209", DATE_NOT_A_DATE},
    {"5.", DATE_NOT_A_DATE},
    {".6", DATE_NOT_A_DATE},
    {"5 6 2009", DATE_NOT_A_DATE},
    {"2009/06/05", DATE_NOT_A_DATE},
    {"5/6", DATE_NOT_A_DATE},
    {"+", DATE_NOT_A_DATE},
    {"+-1", DATE_NOT_A_DATE},
    {"- 3", DATE_NOT_A_DATE},
    {"99999999999999999999", DATE_NOT_A_DATE},
    {"٢٠٠٩", DATE_NOT_A_DATE},
    {"30.2.2009", DATE_NO_SUCH_DAY},
    {"30.02", DATE_NO_SUCH_DAY},
    {"2009-02-30", DATE_NO_SUCH_DAY},
    {"29.2.2009", DATE_NO_SUCH_DAY},
    {"29.2.1900", DATE_NO_SUCH_DAY},
    {"31.04.2009", DATE_NO_SUCH_DAY},
    {"31.04", DATE_NO_SUCH_DAY},
    {"2009-13", DATE_NO_SUCH_DAY},
    {"13.2009", DATE_NO_SUCH_DAY},
    {"2009-00", DATE_NO_SUCH_DAY},
    {"2009-06-00", DATE_NO_SUCH_DAY},
    {"0.6.2009", DATE_NO_SUCH_DAY},
    {"5.0.2009", DATE_NO_SUCH_DAY},
    {"0.0.2009", DATE_NO_SUCH_DAY},
    {"00.2009", DATE_NO_SUCH_DAY},
    {"0000", DATE_NO_SUCH_DAY},
    {"0000-01-01", DATE_NO_SUCH_DAY},
    {"000009", DATE_NO_SUCH_DAY},
    {"300209", DATE_NO_SUCH_DAY},
    {"30022009", DATE_NO_SUCH_DAY},
    {"31/31/2009", DATE_NO_SUCH_DAY},
    {"+4000000", DATE_NO_SUCH_DAY},
    {"-99999999999999999999", DATE_NO_SUCH_DAY},
    {"1/2/2009", DATE_AMBIGUOUS},
    {"12/11/2009", DATE_AMBIGUOUS},
    {"1/2/09", DATE_AMBIGUOUS},
    {"20090605", DATE_AMBIGUOUS},
};

Test(date, refuses_what_is_no_date_and_says_why)
{
    for (size_t i = 0; i < sizeof no_dates / sizeof no_dates[0]; i++) {
        struct date date = {7, 7, 7};

        cr_expect_eq(date_parse(no_dates[i].text, today, &date), no_dates[i].result, "\"%s\"", no_dates[i].text);
        cr_expect(date.year == 7 && date.month == 7 && date.day == 7, "\"%s\" was written", no_dates[i].text);
    }
}

Test(date, the_stored_form_is_read_strictly)
{
    static const char *const refused[] = {
        "", " 2009", "2009 ", "5.6.2009", "06.2009", "i dag", "+1", "050609", "2009-6",
    };
    struct date date;

    for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
        cr_expect_eq(date_parse_iso(refused[i], &date), DATE_NOT_A_DATE, "\"%s\"", refused[i]);
    cr_expect_eq(date_parse_iso("2009-02-29", &date), DATE_NO_SUCH_DAY);
    cr_expect_eq(date_parse_iso("2008-02-29", &date), DATE_OK);
}

Test(date, screens_say_day_month_year)
{
    static const char *const cases[][2] = {
        {"2009-06-05", "05.06.2009"}, {"2009-06", "06.2009"}, {"2009", "2009"}, {"0800-01-02", "02.01.0800"}, {"", ""},
    };
    char text[DATE_TEXT];

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct date again = {0};

        cr_expect_str_eq(date_format(iso(cases[i][0]), text), cases[i][1]);
        if (*text) {
            cr_expect_eq(date_parse(text, today, &again), DATE_OK);
            expect_date(again, cases[i][0], text);
        }
    }
    cr_expect_str_eq(date_format_iso((struct date){0}, text), "");
}

Test(date, first_and_last_days)
{
    static const char *const cases[][3] = {
        {"2009", "2009-01-01", "2009-12-31"},       {"2009-06", "2009-06-01", "2009-06-30"},
        {"2008-02", "2008-02-01", "2008-02-29"},    {"2009-02", "2009-02-01", "2009-02-28"},
        {"2009-06-05", "2009-06-05", "2009-06-05"}, {"", "", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_date(date_first_day(iso(cases[i][0])), cases[i][1], cases[i][0]);
        expect_date(date_last_day(iso(cases[i][0])), cases[i][2], cases[i][0]);
    }
}

Test(date, inclusive_and_exclusive_ends_turn_into_each_other)
{
    static const char *const cases[][2] = {
        {"2009", "2010"},
        {"2009-06", "2009-07"},
        {"2009-12", "2010-01"},
        {"2009-06-30", "2009-07-01"},
        {"2009-12-31", "2010-01-01"},
        {"2008-02-28", "2008-02-29"},
        {"2008-02-29", "2008-03-01"},
        {"1900-02-28", "1900-03-01"},
        {"", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_date(date_end_after(iso(cases[i][0])), cases[i][1], cases[i][0]);
        expect_date(date_end_through(iso(cases[i][1])), cases[i][0], cases[i][1]);
    }
}

Test(date, beyond_the_calendar_there_is_no_date)
{
    static const char *const last[] = {"9999", "9999-12", "9999-12-31"};
    static const char *const first[] = {"0001", "0001-01", "0001-01-01"};

    for (size_t i = 0; i < 3; i++) {
        cr_expect_not(date_is_set(date_end_after(iso(last[i]))));
        cr_expect_not(date_is_set(date_end_through(iso(first[i]))));
    }
    expect_date(date_add_days(iso("9999-12-30"), 5), "9999-12-31", "+5");
    expect_date(date_add_days(iso("9999-12-30"), 2147483647), "9999-12-31", "the most");
    expect_date(date_add_days(iso("0001-01-02"), -2147483647 - 1), "0001-01-01", "the least");
}

Test(date, days_follow_one_another_through_all_years)
{
    struct date day = iso("0001-01-01");
    int count = 0;

    while (day.year < 9999) {
        struct date next = date_add_days(day, 1);
        bool same_month = next.year == day.year && next.month == day.month && next.day == day.day + 1;
        bool new_month = next.year == day.year && next.month == day.month + 1 && next.day == 1;
        bool new_year = next.year == day.year + 1 && next.month == 1 && next.day == 1 && day.month == 12;

        cr_assert(same_month || new_month || new_year, "after %d-%d-%d", day.year, day.month, day.day);
        cr_assert_lt(date_compare(day, next), 0);
        day = next;
        count++;
    }
    cr_expect_eq(count, 3651694, "days before year 9999: %d", count);
    expect_date(date_add_days(iso("2009-12-01"), 3650), "2019-11-29", "ten years on");
    expect_date(date_add_days(day, -count), "0001-01-01", "all days back");
}

Test(date, order_is_by_first_day)
{
    cr_expect_lt(date_compare(iso("2009-06-05"), iso("2009-06-06")), 0);
    cr_expect_gt(date_compare(iso("2010"), iso("2009-12-31")), 0);
    cr_expect_eq(date_compare(iso("2009"), iso("2009-01-01")), 0);
    cr_expect_eq(date_compare(iso("2009-06"), iso("2009-06-01")), 0);
    cr_expect_lt(date_compare((struct date){0}, iso("0001-01-01")), 0);
    cr_expect_eq(date_compare((struct date){0}, (struct date){0}), 0);
}

/* What the header promises to SQL: stored texts of any precision against a full day. */
Test(date, the_order_of_stored_texts_against_a_day_is_that_of_the_dates)
{
    static const char *const stored[] = {"2008", "2009", "2009-05", "2009-06", "2009-06-05", "2009-07", "2010"};
    static const char *const days[] = {"2008-12-31", "2009-01-02", "2009-06-05", "2009-06-30", "2010-01-02"};

    for (size_t i = 0; i < sizeof stored / sizeof stored[0]; i++) {
        for (size_t j = 0; j < sizeof days / sizeof days[0]; j++) {
            int order = date_compare(iso(stored[i]), iso(days[j]));

            cr_expect_eq(strcmp(stored[i], days[j]) <= 0, order <= 0, "%s and %s", stored[i], days[j]);
        }
    }
}

Test(date, precision_is_told)
{
    cr_expect(date_is_set(iso("2009")));
    cr_expect_not(date_is_day(iso("2009")));
    cr_expect_not(date_is_day(iso("2009-06")));
    cr_expect(date_is_day(iso("2009-06-05")));
    cr_expect_not(date_is_set((struct date){0}));
}
