#include "samreg/base/date.h"

#include "samreg/base/text.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, CENTURY = 100, DAYS_LIMIT = 4000000 /* more days than all years have */ };

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_in_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static bool is_year(int year)
{
    return year >= FIRST_YEAR && year <= LAST_YEAR;
}

static bool is_month(int year, int month)
{
    return is_year(year) && month >= 1 && month <= 12;
}

static bool is_day(int year, int month, int day)
{
    return is_month(year, month) && day >= 1 && day <= days_in_month(year, month);
}

/* Days from 1 January of year 1, which is day 0. */
static int count_days(struct date day)
{
    int before = day.year - 1;
    int count = before * 365 + before / 4 - before / 100 + before / 400;

    for (int month = 1; month < day.month; month++)
        count += days_in_month(day.year, month);
    return count + day.day - 1;
}

static struct date day_of_count(int count)
{
    /* A guess that is never too late and at most one year early, because no year is longer than 366 days ... */
    struct date day = {.year = FIRST_YEAR + (int)((long long)count * 400 / 146097), .month = 1, .day = 1};

    /* ... and put right by whole years. */
    while (day.year > FIRST_YEAR && count_days(day) > count)
        day.year--;
    while (count - count_days(day) >= (is_leap(day.year) ? 366 : 365))
        day.year++;
    count -= count_days(day);
    while (count >= days_in_month(day.year, day.month))
        count -= days_in_month(day.year, day.month++);
    day.day += count;
    return day;
}

bool date_is_set(struct date date)
{
    return date.year != 0;
}

bool date_is_day(struct date date)
{
    return date.day != 0;
}

static enum date_result give_day(int year, int month, int day, struct date *date)
{
    if (!is_day(year, month, day))
        return DATE_NO_SUCH_DAY;
    *date = (struct date){.year = year, .month = month, .day = day};
    return DATE_OK;
}

static enum date_result give_month(int year, int month, struct date *date)
{
    if (!is_month(year, month))
        return DATE_NO_SUCH_DAY;
    *date = (struct date){.year = year, .month = month};
    return DATE_OK;
}

static enum date_result give_year(int year, struct date *date)
{
    if (!is_year(year))
        return DATE_NO_SUCH_DAY;
    *date = (struct date){.year = year};
    return DATE_OK;
}

/* One to three numbers with one separator between them, as they stood in the text. */
struct parts {
    int count;
    int value[3];
    size_t digits[3];
    char separator; /* 0 with one number */
};

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Reads numbers of at most eight digits; false when the text is anything else. */
static bool read_parts(const char *text, size_t length, struct parts *parts)
{
    size_t at = 0;

    *parts = (struct parts){0};
    while (parts->count < 3) {
        int index = parts->count++;

        for (; at < length && is_digit(text[at]); at++) {
            if (++parts->digits[index] > 8)
                return false;
            parts->value[index] = parts->value[index] * 10 + (text[at] - '0');
        }
        if (parts->digits[index] == 0)
            return false;
        if (at == length)
            return true;
        if (parts->separator == 0)
            parts->separator = text[at];
        if (text[at++] != parts->separator || !strchr(".-/", parts->separator))
            return false;
        /* "5.6." is how a day of this year is written in running text. */
        if (at == length)
            return parts->separator == '.' && parts->count == 2;
    }
    return false;
}

static bool parts_are(const struct parts *parts, int count, size_t first, size_t second, size_t third)
{
    return parts->count == count && parts->digits[0] == first && parts->digits[1] == second &&
           parts->digits[2] == third;
}

static enum date_result read_iso(const struct parts *parts, struct date *date)
{
    const int *value = parts->value;

    if (parts->count > 1 && parts->separator != '-')
        return DATE_NOT_A_DATE;
    if (parts_are(parts, 1, 4, 0, 0))
        return give_year(value[0], date);
    if (parts_are(parts, 2, 4, 2, 0))
        return give_month(value[0], value[1], date);
    if (parts_are(parts, 3, 4, 2, 2))
        return give_day(value[0], value[1], value[2], date);
    return DATE_NOT_A_DATE;
}

/* The year that ends in these two digits and is nearest to `today`; of two equally near, the past one. */
static int full_year(int two_digits, struct date today)
{
    int year = today.year - today.year % CENTURY + two_digits;

    if (year - today.year >= CENTURY / 2)
        year -= CENTURY;
    else if (today.year - year > CENTURY / 2)
        year += CENTURY;
    return year;
}

/* Reads digits without separators: 050609, 05062009. */
static enum date_result read_run(int run, size_t digits, struct date today, struct date *date)
{
    if (digits == 6)
        return give_day(full_year(run % 100, today), run / 100 % 100, run / 10000, date);
    if (digits != 8)
        return DATE_NOT_A_DATE;
    /* 20090605 looks like the 20th of September 605, but is meant as 2009-06-05. */
    if (is_day(run / 10000, run / 100 % 100, run % 100))
        return DATE_AMBIGUOUS;
    return give_day(run % 10000, run / 10000 % 100, run / 1000000, date);
}

static enum date_result read_points(const struct parts *parts, struct date today, struct date *date)
{
    const int *value = parts->value;
    const size_t *digits = parts->digits;

    if (digits[0] > 2)
        return DATE_NOT_A_DATE;
    if (parts->count == 2 && digits[1] == 4)
        return give_month(value[1], value[0], date);
    if (digits[1] > 2)
        return DATE_NOT_A_DATE;
    if (parts->count == 2)
        return give_day(today.year, value[1], value[0], date);
    if (digits[2] == 4)
        return give_day(value[2], value[1], value[0], date);
    if (digits[2] == 2)
        return give_day(full_year(value[2], today), value[1], value[0], date);
    return DATE_NOT_A_DATE;
}

/* Norwegian does not write dates with slashes; who does may mean the day or the month first. */
static enum date_result read_slashes(const struct parts *parts, struct date *date)
{
    int first = parts->value[0], second = parts->value[1], year = parts->value[2];

    if (parts->count != 3 || parts->digits[0] > 2 || parts->digits[1] > 2)
        return DATE_NOT_A_DATE;
    if (parts->digits[2] == 2)
        return DATE_AMBIGUOUS;
    if (parts->digits[2] != 4)
        return DATE_NOT_A_DATE;
    if (is_day(year, second, first) && is_day(year, first, second) && first != second)
        return DATE_AMBIGUOUS;
    if (is_day(year, second, first))
        return give_day(year, second, first, date);
    return give_day(year, first, second, date);
}

/* Reads "+14" and "-3". */
static enum date_result read_offset(const char *text, size_t length, struct date today, struct date *date)
{
    int days = 0;
    int target;

    if (length < 2)
        return DATE_NOT_A_DATE;
    for (size_t i = 1; i < length; i++) {
        if (!is_digit(text[i]))
            return DATE_NOT_A_DATE;
        if (days < DAYS_LIMIT)
            days = days * 10 + (text[i] - '0');
    }
    target = text[0] == '-' ? count_days(today) - days : count_days(today) + days;
    if (target < 0 || target > count_days((struct date){LAST_YEAR, 12, 31}))
        return DATE_NO_SUCH_DAY;
    *date = day_of_count(target);
    return DATE_OK;
}

enum date_result date_parse(const char *text, struct date today, struct date *date)
{
    size_t length = strlen(text);
    struct parts parts;

    assert(is_day(today.year, today.month, today.day));
    text_trim(&text, &length);
    if (length == 5 && (strncasecmp(text, "i dag", 5) == 0 || strncasecmp(text, "today", 5) == 0)) {
        *date = today;
        return DATE_OK;
    }
    if (length > 0 && (text[0] == '+' || text[0] == '-'))
        return read_offset(text, length, today, date);
    if (!read_parts(text, length, &parts))
        return DATE_NOT_A_DATE;
    if (parts.count == 1 && parts.digits[0] != 4)
        return read_run(parts.value[0], parts.digits[0], today, date);
    if (parts.separator == '.')
        return read_points(&parts, today, date);
    return parts.separator == '/' ? read_slashes(&parts, date) : read_iso(&parts, date);
}

/* Whether text that is read as a date names its year by two digits. */
static bool has_short_year(const char *text)
{
    size_t length = strlen(text);
    struct parts parts;

    text_trim(&text, &length);
    if (!read_parts(text, length, &parts))
        return false;
    return parts.count == 1 ? parts.digits[0] == 6 : parts.count == 3 && parts.digits[2] == 2 && parts.separator == '.';
}

enum date_result date_parse_full(const char *text, struct date today, struct date *date)
{
    struct date read;
    enum date_result result = date_parse(text, today, &read);

    if (result == DATE_OK && has_short_year(text))
        return DATE_AMBIGUOUS;
    if (result == DATE_OK)
        *date = read;
    return result;
}

enum date_result date_parse_iso(const char *text, struct date *date)
{
    struct parts parts;

    return read_parts(text, strlen(text), &parts) ? read_iso(&parts, date) : DATE_NOT_A_DATE;
}

/* Writes a number with that many digits and returns the place behind it. */
static char *put_digits(char *at, int value, int count)
{
    for (int i = count - 1; i >= 0; i--, value /= 10)
        at[i] = (char)('0' + value % 10);
    return at + count;
}

const char *date_format_iso(struct date date, char text[DATE_TEXT])
{
    char *at = text;

    if (date_is_set(date)) {
        at = put_digits(at, date.year, 4);
        if (date.month > 0) {
            *at++ = '-';
            at = put_digits(at, date.month, 2);
        }
        if (date.day > 0) {
            *at++ = '-';
            at = put_digits(at, date.day, 2);
        }
    }
    *at = '\0';
    return text;
}

const char *date_format(struct date date, char text[DATE_TEXT])
{
    char *at = text;

    if (date_is_set(date)) {
        if (date.day > 0) {
            at = put_digits(at, date.day, 2);
            *at++ = '.';
        }
        if (date.month > 0) {
            at = put_digits(at, date.month, 2);
            *at++ = '.';
        }
        at = put_digits(at, date.year, 4);
    }
    *at = '\0';
    return text;
}

struct date date_first_day(struct date date)
{
    if (!date_is_set(date))
        return date;
    return (struct date){.year = date.year, .month = date.month ? date.month : 1, .day = date.day ? date.day : 1};
}

struct date date_last_day(struct date date)
{
    if (!date_is_set(date))
        return date;
    if (date.month == 0)
        date.month = 12;
    if (date.day == 0)
        date.day = days_in_month(date.year, date.month);
    return date;
}

/* A date moved by one of its own units; no date when that leaves the calendar. */
static struct date step(struct date date, int units)
{
    const struct date none = {0};

    if (!date_is_set(date))
        return none;
    if (date.day > 0) {
        int count = count_days(date) + units;

        return count < 0 || count > count_days((struct date){LAST_YEAR, 12, 31}) ? none : day_of_count(count);
    }
    if (date.month == 0) {
        date.year += units;
    } else {
        int months = date.year * 12 + date.month - 1 + units;

        date.year = months / 12;
        date.month = months % 12 + 1;
    }
    return is_year(date.year) ? date : none;
}

struct date date_end_after(struct date inclusive)
{
    return step(inclusive, 1);
}

struct date date_end_through(struct date exclusive)
{
    return step(exclusive, -1);
}

struct date date_add_days(struct date day, int days)
{
    const int last = count_days((struct date){LAST_YEAR, 12, 31});
    int count;

    assert(is_day(day.year, day.month, day.day));
    if (__builtin_add_overflow(count_days(day), days, &count))
        count = days < 0 ? 0 : last;
    if (count < 0)
        count = 0;
    return day_of_count(count > last ? last : count);
}

int date_compare(struct date a, struct date b)
{
    a = date_first_day(a);
    b = date_first_day(b);
    if (a.year != b.year)
        return a.year < b.year ? -1 : 1;
    if (a.month != b.month)
        return a.month < b.month ? -1 : 1;
    return (a.day > b.day) - (a.day < b.day);
}
