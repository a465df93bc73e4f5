#include "samreg/base/number.h"

#include <criterion/criterion.h>
#include <inttypes.h>
#include <string.h>

#define NBSP "\xc2\xa0"
#define NARROW "\xe2\x80\xaf"
#define LENGTH(table) (sizeof table / sizeof table[0])

struct number_case {
    const char *text;
    int decimals;
    enum number_result result;
    int64_t value;
};

static void expect_numbers(enum number_result (*parse)(const char *, int, int64_t *), const struct number_case *cases,
                           size_t count)
{
    for (size_t i = 0; i < count; i++) {
        int64_t value = -77;
        enum number_result result = parse(cases[i].text, cases[i].decimals, &value);

        cr_expect_eq(result, cases[i].result, "\"%s\": %d", cases[i].text, (int)result);
        cr_expect_eq(value, cases[i].result == NUMBER_OK ? cases[i].value : -77, "\"%s\": %" PRId64, cases[i].text,
                     value);
    }
}

Test(number, reads_what_people_type)
{
    static const struct number_case cases[] = {
        {"0", 0, NUMBER_OK, 0},
        {"-0", 0, NUMBER_OK, 0},
        {"54920", 0, NUMBER_OK, 54920},
        {"54 920", 0, NUMBER_OK, 54920},
        {"54" NBSP "920", 0, NUMBER_OK, 54920},
        {"54" NARROW "920", 0, NUMBER_OK, 54920},
        {"4 799 252", 0, NUMBER_OK, 4799252},
        {" 12 ", 0, NUMBER_OK, 12},
        {"007", 0, NUMBER_OK, 7},
        {"-5", 0, NUMBER_OK, -5},
        {"+5", 0, NUMBER_OK, 5},
        {"\xe2\x88\x92" "5", 0, NUMBER_OK, -5},
        {"472,2", 2, NUMBER_OK, 47220},
        {"472.2", 2, NUMBER_OK, 47220},
        {"1 234,50", 2, NUMBER_OK, 123450},
        {"1 234.50", 2, NUMBER_OK, 123450},
        {"1.234,50", 2, NUMBER_OK, 123450},
        {"1,234.50", 2, NUMBER_OK, 123450},
        {"1.234.567", 0, NUMBER_OK, 1234567},
        {"1,234,567", 0, NUMBER_OK, 1234567},
        {"1.234.567,8", 1, NUMBER_OK, 12345678},
        {"1,234,567.8", 1, NUMBER_OK, 12345678},
        {"29588,50", 2, NUMBER_OK, 2958850},
        {"100,00", 0, NUMBER_OK, 100},
        {"100.0", 0, NUMBER_OK, 100},
        {"1,234", 3, NUMBER_OK, 1234},
        {"9223372036854775807", 0, NUMBER_OK, INT64_MAX},
        {"-9223372036854775807", 0, NUMBER_OK, -INT64_MAX},
        {"1.000", 0, NUMBER_AMBIGUOUS, 0},
        {"1.000", 3, NUMBER_AMBIGUOUS, 0},
        {"-12.345", 2, NUMBER_AMBIGUOUS, 0},
        {"1,000", 0, NUMBER_TOO_PRECISE, 0},
        {"1,000", 2, NUMBER_TOO_PRECISE, 0},
        {"1,5", 0, NUMBER_TOO_PRECISE, 0},
        {"1,505", 2, NUMBER_TOO_PRECISE, 0},
        {"0,0000001", 6, NUMBER_TOO_PRECISE, 0},
        {"9223372036854775808", 0, NUMBER_TOO_LARGE, 0},
        {"92233720368547758,08", 2, NUMBER_TOO_LARGE, 0},
        {"9223372036854775807", 1, NUMBER_TOO_LARGE, 0},
        {"99999999999999999999999999", 0, NUMBER_TOO_LARGE, 0},
    };

    expect_numbers(number_parse, cases, LENGTH(cases));
}

Test(number, refuses_what_is_no_number)
{
    static const char *const texts[] = {
        "",        " ",         "-",       "+",       "--5",     "5-",       "abc",     "12a",      "0x10",
        "1e3",     "1 23",      "1  234",  "1234 567", "12 34",  "1 234 56", ",5",      "5,",       ".5",
        "1..2",    "1,,2",      "1.23.4",  "1,2.3,4", "1.2,3.4", "1 234.567,8", "12,34.5", "1234.567,8", "1,23,456",
        "- 5",     "1,5 ,",     "²",       "٣",       "5 %",     "kr 5",     "1'000",   "NaN",      "inf",
    };

    for (size_t i = 0; i < LENGTH(texts); i++) {
        int64_t value = 7;

        cr_expect_eq(number_parse(texts[i], 2, &value), NUMBER_NOT_A_NUMBER, "\"%s\"", texts[i]);
        cr_expect_eq(value, 7);
    }
}

Test(number, in_data_a_point_is_always_the_decimal_point)
{
    static const struct number_case cases[] = {
        {"1.000", 0, NUMBER_OK, 1},
        {"1.000", 2, NUMBER_OK, 100},
        {"1234.5", 2, NUMBER_OK, 123450},
        {"-1234.50", 2, NUMBER_OK, -123450},
        {" 7 ", 0, NUMBER_OK, 7},
        {"1.25", 1, NUMBER_TOO_PRECISE, 0},
        {"9223372036854775808", 0, NUMBER_TOO_LARGE, 0},
        {"1,5", 2, NUMBER_NOT_A_NUMBER, 0},
        {"1 000", 0, NUMBER_NOT_A_NUMBER, 0},
        {"1.2.3", 2, NUMBER_NOT_A_NUMBER, 0},
        {"5.", 2, NUMBER_NOT_A_NUMBER, 0},
        {".5", 2, NUMBER_NOT_A_NUMBER, 0},
        {"", 2, NUMBER_NOT_A_NUMBER, 0},
        {"1e3", 2, NUMBER_NOT_A_NUMBER, 0},
    };

    expect_numbers(number_parse_data, cases, LENGTH(cases));
}

Test(number, counts_within_sentences_are_grouped_as_all_others)
{
    char text[NUMBER_TEXT];

    cr_expect_str_eq(number_say(29588, text), "29\u00a0588");
    cr_expect_str_eq(number_say(9999, text), "9999");
    cr_expect_str_eq(number_say(INT64_MIN, text),
                     "-9\u00a0223\u00a0372\u00a0036\u00a0854\u00a0775\u00a0808", "the longest one fits");
}

Test(number, a_column_shows_the_same_decimals_everywhere)
{
    struct str text = {0};

    number_format_fixed(5800, 2, 1, &text);
    str_add(&text, " ");
    number_format_fixed(1234500, 2, 2, &text);
    str_add(&text, " ");
    number_format_fixed(-1250, 2, 2, &text);
    str_add(&text, " ");
    number_format_fixed(0, 2, 1, &text);
    str_add(&text, " ");
    number_format_fixed(300, 2, 0, &text);
    cr_expect_str_eq(str_peek(&text), "58,0 12" NBSP "345,00 -12,50 0,0 3");
    str_clear(&text);
}

Test(number, is_written_for_screens_and_for_data)
{
    static const struct {
        int64_t value;
        int decimals;
        const char *screen, *data;
    } cases[] = {
        {0, 0, "0", "0"},
        {0, 2, "0", "0"},
        {5, 2, "0,05", "0.05"},
        {-5, 2, "-0,05", "-0.05"},
        {1000, 0, "1000", "1000"},
        {9999, 0, "9999", "9999"},
        {29588, 0, "29" NBSP "588", "29588"},
        {4799252, 0, "4" NBSP "799" NBSP "252", "4799252"},
        {-100000, 0, "-100" NBSP "000", "-100000"},
        {580, 1, "58", "58"},
        {1395, 1, "139,5", "139.5"},
        {123450, 2, "1234,50", "1234.5"},
        {1234500, 2, "12" NBSP "345", "12345"},
        {1234567, 2, "12" NBSP "345,67", "12345.67"},
        {INT64_MIN, 0, "-9" NBSP "223" NBSP "372" NBSP "036" NBSP "854" NBSP "775" NBSP "808", "-9223372036854775808"},
    };

    for (size_t i = 0; i < LENGTH(cases); i++) {
        struct str screen = {0}, data = {0};

        number_format(cases[i].value, cases[i].decimals, &screen);
        number_format_data(cases[i].value, cases[i].decimals, &data);
        cr_expect_str_eq(str_peek(&screen), cases[i].screen);
        cr_expect_str_eq(str_peek(&data), cases[i].data);
        str_clear(&data);
        str_clear(&screen);
    }
}

Test(number, what_is_written_is_read_back)
{
    for (int64_t value = -2500000; value <= 2500000; value += 1237) {
        for (int decimals = 0; decimals <= 6; decimals++) {
            struct str text = {0};
            int64_t again = 0;

            number_format(value, decimals, &text);
            cr_expect(number_parse(str_peek(&text), decimals, &again) == NUMBER_OK && again == value, "%s", text.text);
            str_reset(&text);
            number_format_data(value, decimals, &text);
            cr_expect(number_parse_data(str_peek(&text), decimals, &again) == NUMBER_OK && again == value, "%s",
                      text.text);
            str_clear(&text);
        }
    }
}

static const struct {
    const char *text;
    enum number_result result;
    int64_t numerator, denominator;
    const char *screen;
} shares[] = {
    {"1/3", NUMBER_OK, 1, 3, "1/3"},
    {" 2 / 6 ", NUMBER_OK, 2, 6, "2/6"},
    {"36,5 %", NUMBER_OK, 365, 1000, "36,5" NBSP "%"},
    {"36.5%", NUMBER_OK, 365, 1000, "36,5" NBSP "%"},
    {"36,50" NBSP "%", NUMBER_OK, 3650, 10000, "36,50" NBSP "%"},
    {"50 %", NUMBER_OK, 50, 100, "50" NBSP "%"},
    {"0,5 %", NUMBER_OK, 5, 1000, "0,5" NBSP "%"},
    {"100%", NUMBER_OK, 100, 100, "100" NBSP "%"},
    {"33,333 %", NUMBER_OK, 33333, 100000, "33333/100000"},
    {"0", NUMBER_OK, 0, 1, "0/1"},
    {"1", NUMBER_OK, 1, 1, "1/1"},
    {"0/5", NUMBER_OK, 0, 5, "0/5"},
    {"999999999/999999999", NUMBER_OK, 999999999, 999999999, "999999999/999999999"},
    {"36,5", NUMBER_AMBIGUOUS, 0, 0, NULL},
    {"0,5", NUMBER_AMBIGUOUS, 0, 0, NULL},
    {"50", NUMBER_AMBIGUOUS, 0, 0, NULL},
    {"1/0", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"1/", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"/3", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"1/2/3", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"-1/3", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"-5 %", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"%", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"36, %", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"tredel", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"", NUMBER_NOT_A_NUMBER, 0, 0, NULL},
    {"1,0000001 %", NUMBER_TOO_PRECISE, 0, 0, NULL},
    {"1000000000/3", NUMBER_TOO_LARGE, 0, 0, NULL},
    {"1/1000000000", NUMBER_TOO_LARGE, 0, 0, NULL},
    {"9999,999999 %", NUMBER_TOO_LARGE, 0, 0, NULL},
};

Test(number, shares_are_kept_as_written)
{
    for (size_t i = 0; i < LENGTH(shares); i++) {
        struct share share = {-7, -7};
        struct share again;
        struct str text = {0};

        cr_expect_eq(share_parse(shares[i].text, &share), shares[i].result, "\"%s\"", shares[i].text);
        if (shares[i].result != NUMBER_OK) {
            cr_expect_eq(share.numerator, -7, "\"%s\" was written", shares[i].text);
            continue;
        }
        cr_expect_eq(share.numerator, shares[i].numerator, "\"%s\"", shares[i].text);
        cr_expect_eq(share.denominator, shares[i].denominator, "\"%s\"", shares[i].text);
        share_format(share, &text);
        cr_expect_str_eq(str_peek(&text), shares[i].screen);
        cr_expect_eq(share_parse(str_peek(&text), &again), NUMBER_OK);
        cr_expect(again.numerator == share.numerator && again.denominator == share.denominator, "%s", text.text);
        str_reset(&text);
        share_format_data(share, &text);
        cr_expect_eq(share_parse(str_peek(&text), &again), NUMBER_OK);
        cr_expect(again.numerator == share.numerator && again.denominator == share.denominator, "%s", text.text);
        str_clear(&text);
    }
}

Test(number, organisation_numbers_are_checked)
{
    static const struct {
        const char *text;
        enum organisation_result result;
        const char *digits;
        int expected;
    } cases[] = {
        {"123456785", ORGANISATION_OK, "123456785", 5},
        {"974760673", ORGANISATION_OK, "974760673", 3},
        {"123 456 785", ORGANISATION_OK, "123456785", 5},
        {"NO 123" NBSP "456" NBSP "785 MVA", ORGANISATION_OK, "123456785", 5},
        {"no123456785mva", ORGANISATION_OK, "123456785", 5},
        {"  123456785\t", ORGANISATION_OK, "123456785", 5},
        {"000000000", ORGANISATION_OK, "000000000", 0},
        {"123456784", ORGANISATION_CHECK, "123456784", 5},
        {"100000021", ORGANISATION_CHECK, "100000021", 4},
        {"600000000", ORGANISATION_CHECK, "600000000", 4},
        {"100000050", ORGANISATION_CHECK, "100000050", 9},
        {"000000060", ORGANISATION_CHECK, "000000060", -1},
        {"12345678", ORGANISATION_NOT_NINE, "kept", 77},
        {"1234567855", ORGANISATION_NOT_NINE, "kept", 77},
        {"12345678A", ORGANISATION_NOT_NINE, "kept", 77},
        {"123.456.785", ORGANISATION_NOT_NINE, "kept", 77},
        {"NO MVA", ORGANISATION_NOT_NINE, "kept", 77},
        {"", ORGANISATION_NOT_NINE, "kept", 77},
    };

    for (size_t i = 0; i < LENGTH(cases); i++) {
        char digits[10] = "kept";
        int expected = 77;

        cr_expect_eq(organisation_parse(cases[i].text, digits, &expected), cases[i].result, "\"%s\"", cases[i].text);
        cr_expect_str_eq(digits, cases[i].digits);
        cr_expect_eq(expected, cases[i].expected, "\"%s\": %d", cases[i].text, expected);
    }
}

Test(number, one_digit_at_most_makes_eight_digits_an_organisation_number)
{
    for (int first = 0; first < 100000000; first += 104729) {
        int fitting = 0, expected = -2;

        for (int last = 0; last < 10; last++) {
            struct str text = {0};
            char digits[10];

            str_addf(&text, "%08d%d", first, last);
            fitting += organisation_parse(text.text, digits, &expected) == ORGANISATION_OK;
            str_clear(&text);
        }
        cr_expect_eq(fitting, expected >= 0 ? 1 : 0, "%08d", first);
    }
}

Test(number, organisation_numbers_are_written_in_groups)
{
    struct str out = {0};

    organisation_format("123456785", &out);
    str_add_char(&out, '|');
    organisation_format("12", &out);
    cr_expect_str_eq(str_peek(&out), "123" NBSP "456" NBSP "785|12");
    str_clear(&out);
}
