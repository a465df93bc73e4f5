/* Any text through the readers of dates, numbers, shares and organisation numbers: what is read is in range, and what
 * is written of it is read back as the same. */
#include "samreg/base/date.h"
#include "samreg/base/number.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct date today = {2009, 12, 1};

static void require(bool holds)
{
    if (!holds)
        abort();
}

static bool same_date(struct date a, struct date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void check_date(struct date date)
{
    char text[DATE_TEXT];
    struct date again, end;

    require(date.year >= 1 && date.year <= 9999);
    require(date.month >= 0 && date.month <= 12 && date.day >= 0 && date.day <= 31);
    require(date.month > 0 || date.day == 0);
    require(date_parse_iso(date_format_iso(date, text), &again) == DATE_OK && same_date(date, again));
    require(date_parse(date_format_iso(date, text), today, &again) == DATE_OK && same_date(date, again));
    require(date_parse(date_format(date, text), today, &again) == DATE_OK && same_date(date, again));
    end = date_end_after(date);
    if (date_is_set(end)) {
        require(same_date(date_end_through(end), date));
        require(date_compare(date_last_day(date), end) < 0);
        require(same_date(date_add_days(date_last_day(date), 1), date_first_day(end)));
    }
    require(date_compare(date_first_day(date), date_last_day(date)) <= 0);
}

static void check_number(const char *text, int decimals)
{
    int64_t value, again;
    struct str out = {0};

    if (number_parse(text, decimals, &value) == NUMBER_OK || number_parse_data(text, decimals, &value) == NUMBER_OK) {
        number_format(value, decimals, &out);
        require(number_parse(out.text, decimals, &again) == NUMBER_OK && again == value);
        str_reset(&out);
        number_format_data(value, decimals, &out);
        require(number_parse_data(out.text, decimals, &again) == NUMBER_OK && again == value);
    }
    str_clear(&out);
}

static void check_share(const char *text)
{
    struct share share, again;
    struct str out = {0};

    if (share_parse(text, &share) != NUMBER_OK)
        return;
    require(share.numerator >= 0 && share.numerator < 1000000000);
    require(share.denominator > 0 && share.denominator < 1000000000);
    share_format(share, &out);
    require(share_parse(out.text, &again) == NUMBER_OK);
    require(again.numerator == share.numerator && again.denominator == share.denominator);
    str_reset(&out);
    share_format_data(share, &out);
    require(share_parse(out.text, &again) == NUMBER_OK);
    require(again.numerator == share.numerator && again.denominator == share.denominator);
    str_clear(&out);
}

static void check_organisation(const char *text)
{
    char digits[10], again[10];
    int expected, expected_again;
    struct str out = {0};
    enum organisation_result result = organisation_parse(text, digits, &expected);

    if (result == ORGANISATION_NOT_NINE)
        return;
    require(strlen(digits) == 9 && strspn(digits, "0123456789") == 9);
    require((result == ORGANISATION_OK) == (expected == digits[8] - '0'));
    organisation_format(digits, &out);
    require(organisation_parse(out.text, again, &expected_again) == result);
    require(strcmp(digits, again) == 0 && expected == expected_again);
    str_clear(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {0};
    struct date date;

    str_add_bytes(&text, (const char *)data, size);
    if (date_parse(text.text, today, &date) == DATE_OK)
        check_date(date);
    if (date_parse_iso(text.text, &date) == DATE_OK)
        check_date(date);
    for (int decimals = 0; decimals <= 6; decimals += 2)
        check_number(text.text, decimals);
    check_share(text.text);
    check_organisation(text.text);
    str_clear(&text);
    return 0;
}
