#include "samreg/base/number.h"

#include "samreg/base/text.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

enum { MOST_DECIMALS = 6, SHARE_LIMIT = 1000000000, GROUP = 3, ORGANISATION_DIGITS = 9 };

#define NO_BREAK_SPACE "\xc2\xa0"

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Takes a sign off the front; U+2212 is the minus sign that word processors write. */
static bool take_sign(const char **text, size_t *length)
{
    size_t taken = 0;
    bool negative = false;

    if (*length >= 1 && (**text == '+' || **text == '-')) {
        negative = **text == '-';
        taken = 1;
    } else if (*length >= 3 && memcmp(*text, "\xe2\x88\x92", 3) == 0) {
        negative = true;
        taken = 3;
    }
    *text += taken;
    *length -= taken;
    return negative;
}

/* The digits and separators of a number, without its sign. */
struct scan {
    struct str digits;
    size_t decimals;     /* digits behind the decimal sign */
    size_t blanks, points, commas;
    size_t last_group;   /* digits since the last separator */
    bool bad_groups;     /* a group that is not of three digits, were the separators before it groups */
    char last_separator; /* ' ', '.' or ','; 0 when there was none */
};

/* Notes that a separator ends a run of digits; false when there are no digits before it. */
static bool note_separator(struct scan *scan, char separator)
{
    if (scan->last_group == 0)
        return false;
    if (scan->last_separator ? scan->last_group != GROUP : scan->last_group > GROUP)
        scan->bad_groups = true;
    scan->blanks += separator == ' ';
    scan->points += separator == '.';
    scan->commas += separator == ',';
    scan->last_separator = separator;
    scan->last_group = 0;
    return true;
}

/* Reads digits, blanks, points and commas; false when anything else stands there or the ends are not digits. */
static bool scan_number(const char *text, size_t length, struct scan *scan)
{
    while (length > 0) {
        size_t blank = text_blank_at(text, length);
        size_t taken = blank > 0 ? blank : 1;

        if (is_digit(*text)) {
            str_add_char(&scan->digits, *text);
            scan->last_group++;
        } else if (blank == 0 && *text != '.' && *text != ',') {
            return false;
        } else if (!note_separator(scan, blank > 0 ? ' ' : *text)) {
            return false;
        }
        text += taken;
        length -= taken;
    }
    return scan->last_group > 0;
}

/* Tells groups from decimals and sets `decimals`. */
static enum number_result judge(struct scan *scan)
{
    int kinds = (scan->blanks > 0) + (scan->points > 0) + (scan->commas > 0);
    size_t same = scan->last_separator == '.' ? scan->points : scan->commas;

    scan->decimals = 0;
    if (kinds == 0)
        return NUMBER_OK;
    if (kinds == 3)
        return NUMBER_NOT_A_NUMBER;
    if (scan->last_separator == ' ' || (kinds == 1 && same > 1)) {
        /* Groups to the very end: "29 588", "1.234.567". */
        if (kinds > 1 || scan->bad_groups || scan->last_group != GROUP)
            return NUMBER_NOT_A_NUMBER;
        return NUMBER_OK;
    }
    if (same > 1)
        return NUMBER_NOT_A_NUMBER;
    if (kinds == 2 && scan->bad_groups)
        return NUMBER_NOT_A_NUMBER;
    if (kinds == 1 && scan->last_separator == '.' && scan->last_group == GROUP)
        return NUMBER_AMBIGUOUS;
    scan->decimals = scan->last_group;
    return NUMBER_OK;
}

/* The digits, `given` of them decimals, as a whole number of 10^-kept. Zeros beyond `kept` are dropped. */
static enum number_result compose(const char *digits, size_t count, size_t given, int kept, bool negative,
                                  int64_t *value)
{
    int64_t sum = 0;

    for (; given > (size_t)kept; given--) {
        if (digits[--count] != '0')
            return NUMBER_TOO_PRECISE;
    }
    for (size_t i = 0; i < count + ((size_t)kept - given); i++) {
        int digit = i < count ? digits[i] - '0' : 0;

        if (__builtin_mul_overflow(sum, 10, &sum) || __builtin_add_overflow(sum, digit, &sum))
            return NUMBER_TOO_LARGE;
    }
    *value = negative ? -sum : sum;
    return NUMBER_OK;
}

enum number_result number_parse(const char *text, int decimals, int64_t *value)
{
    struct scan scan = {0};
    size_t length = strlen(text);
    enum number_result result = NUMBER_NOT_A_NUMBER;
    bool negative;

    assert(decimals >= 0 && decimals <= MOST_DECIMALS);
    text_trim(&text, &length);
    negative = take_sign(&text, &length);
    if (scan_number(text, length, &scan))
        result = judge(&scan);
    if (result == NUMBER_OK && scan.decimals == GROUP && decimals < GROUP)
        result = NUMBER_TOO_PRECISE;
    if (result == NUMBER_OK)
        result = compose(scan.digits.text, scan.digits.length, scan.decimals, decimals, negative, value);
    str_clear(&scan.digits);
    return result;
}

/* The length of a run of digits at `text`. */
static size_t digit_run(const char *text, size_t length)
{
    size_t run = 0;

    while (run < length && is_digit(text[run]))
        run++;
    return run;
}

enum number_result number_parse_data(const char *text, int decimals, int64_t *value)
{
    struct str digits = {0};
    size_t length = strlen(text);
    size_t whole, given = 0;
    enum number_result result;
    bool negative;

    assert(decimals >= 0 && decimals <= MOST_DECIMALS);
    text_trim(&text, &length);
    negative = take_sign(&text, &length);
    whole = digit_run(text, length);
    if (whole < length) {
        given = digit_run(text + whole + 1, length - whole - 1);
        if (text[whole] != '.' || given == 0 || whole + 1 + given != length)
            return NUMBER_NOT_A_NUMBER;
    }
    if (whole == 0)
        return NUMBER_NOT_A_NUMBER;
    str_add_bytes(&digits, text, whole);
    if (given > 0)
        str_add_bytes(&digits, text + whole + 1, given);
    result = compose(digits.text, digits.length, given, decimals, negative, value);
    str_clear(&digits);
    return result;
}

/* A number parted into its digits: at least one before the decimals. */
struct digits {
    char text[24];
    size_t whole; /* digits before the decimals */
    size_t count; /* all digits */
};

static void part_digits(int64_t value, int decimals, struct digits *digits)
{
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    char reversed[sizeof digits->text];
    size_t count = 0;

    assert(decimals >= 0 && decimals <= MOST_DECIMALS);
    for (; rest > 0 || count <= (size_t)decimals; rest /= 10)
        reversed[count++] = (char)('0' + rest % 10);
    for (size_t i = 0; i < count; i++)
        digits->text[i] = reversed[count - 1 - i];
    digits->count = count;
    digits->whole = count - (size_t)decimals;
}

static void add_grouped(const struct digits *digits, bool negative, struct str *out)
{
    str_add(out, negative ? "-" : "");
    for (size_t i = 0; i < digits->whole; i++) {
        if (i > 0 && digits->whole > 4 && (digits->whole - i) % GROUP == 0)
            str_add(out, NO_BREAK_SPACE);
        str_add_char(out, digits->text[i]);
    }
}

static void add_decimals(const struct digits *digits, size_t count, struct str *out)
{
    if (count == 0)
        return;
    str_add_char(out, ',');
    str_add_bytes(out, digits->text + digits->whole, count);
}

void number_format(int64_t value, int decimals, struct str *out)
{
    struct digits digits;
    bool zeros = true;

    part_digits(value, decimals, &digits);
    add_grouped(&digits, value < 0, out);
    for (size_t i = digits.whole; i < digits.count; i++)
        zeros = zeros && digits.text[i] == '0';
    add_decimals(&digits, zeros ? 0 : digits.count - digits.whole, out);
}

const char *number_say(int64_t value, char text[NUMBER_TEXT])
{
    struct str number = {0};

    number_format(value, 0, &number);
    assert(number.length < NUMBER_TEXT);
    memcpy(text, str_peek(&number), number.length + 1);
    str_clear(&number);
    return text;
}

void number_format_fixed(int64_t value, int decimals, int shown, struct str *out)
{
    struct digits digits;

    assert(shown >= 0 && shown <= decimals);
    part_digits(value, decimals, &digits);
    add_grouped(&digits, value < 0, out);
    add_decimals(&digits, (size_t)shown, out);
}

void number_format_data(int64_t value, int decimals, struct str *out)
{
    struct digits digits;

    part_digits(value, decimals, &digits);
    if (value < 0)
        str_add_char(out, '-');
    str_add_bytes(out, digits.text, digits.whole);
    while (digits.count > digits.whole && digits.text[digits.count - 1] == '0')
        digits.count--;
    if (digits.count == digits.whole)
        return;
    str_add_char(out, '.');
    str_add_bytes(out, digits.text + digits.whole, digits.count - digits.whole);
}

/* Reads a whole number below SHARE_LIMIT that is all of the text between the blanks around it. */
static enum number_result read_whole(const char *text, size_t length, int64_t *value)
{
    int64_t sum = 0;

    text_trim(&text, &length);
    if (length == 0 || digit_run(text, length) != length)
        return NUMBER_NOT_A_NUMBER;
    for (size_t i = 0; i < length; i++) {
        sum = sum * 10 + (text[i] - '0');
        if (sum >= SHARE_LIMIT)
            return NUMBER_TOO_LARGE;
    }
    *value = sum;
    return NUMBER_OK;
}

/* Reads what stands before a per cent sign. */
static enum number_result read_per_cent(const char *text, size_t length, struct share *share)
{
    size_t whole, given = 0;
    int64_t numerator;
    int64_t denominator = 100;

    text_trim(&text, &length);
    whole = digit_run(text, length);
    if (whole == 0)
        return NUMBER_NOT_A_NUMBER;
    if (whole < length) {
        given = digit_run(text + whole + 1, length - whole - 1);
        if ((text[whole] != '.' && text[whole] != ',') || given == 0 || whole + 1 + given != length)
            return NUMBER_NOT_A_NUMBER;
    }
    if (given > MOST_DECIMALS)
        return NUMBER_TOO_PRECISE;
    numerator = 0;
    for (size_t i = 0; i < length; i++) {
        if (i == whole)
            continue;
        numerator = numerator * 10 + (text[i] - '0');
        if (numerator >= SHARE_LIMIT)
            return NUMBER_TOO_LARGE;
    }
    for (size_t i = 0; i < given; i++)
        denominator *= 10;
    *share = (struct share){.numerator = numerator, .denominator = denominator};
    return NUMBER_OK;
}

enum number_result share_parse(const char *text, struct share *share)
{
    size_t length = strlen(text);
    const char *slash;
    int64_t numerator, denominator;
    enum number_result result;
    int64_t ignored;

    text_trim(&text, &length);
    if (length > 0 && text[length - 1] == '%')
        return read_per_cent(text, length - 1, share);
    slash = length > 0 ? memchr(text, '/', length) : NULL;
    if (slash) {
        size_t before = (size_t)(slash - text);

        result = read_whole(text, before, &numerator);
        if (result == NUMBER_OK)
            result = read_whole(slash + 1, length - before - 1, &denominator);
        if (result == NUMBER_OK && denominator == 0)
            result = NUMBER_NOT_A_NUMBER;
        if (result == NUMBER_OK)
            *share = (struct share){.numerator = numerator, .denominator = denominator};
        return result;
    }
    if (length == 1 && (*text == '0' || *text == '1')) {
        *share = (struct share){.numerator = *text - '0', .denominator = 1};
        return NUMBER_OK;
    }
    /* "36,5" may be per cent, and "0,5" a half. */
    result = number_parse(text, MOST_DECIMALS, &ignored);
    return result == NUMBER_OK ? NUMBER_AMBIGUOUS : result;
}

void share_format_data(struct share share, struct str *out)
{
    str_addf(out, "%lld/%lld", (long long)share.numerator, (long long)share.denominator);
}

void share_format(struct share share, struct str *out)
{
    struct digits digits;
    int decimals;

    switch (share.denominator) {
    case 100:
        decimals = 0;
        break;
    case 1000:
        decimals = 1;
        break;
    case 10000:
        decimals = 2;
        break;
    default:
        share_format_data(share, out);
        return;
    }
    part_digits(share.numerator, decimals, &digits);
    str_add_bytes(out, digits.text, digits.whole);
    if (decimals > 0)
        str_add_char(out, ',');
    str_add_bytes(out, digits.text + digits.whole, digits.count - digits.whole);
    str_add(out, NO_BREAK_SPACE "%");
}

/* The check digit that goes with the first eight digits, or -1. */
static int check_digit(const char *digits)
{
    static const int weights[ORGANISATION_DIGITS - 1] = {3, 2, 7, 6, 5, 4, 3, 2};
    int sum = 0;
    int digit;

    for (int i = 0; i < ORGANISATION_DIGITS - 1; i++)
        sum += weights[i] * (digits[i] - '0');
    digit = (11 - sum % 11) % 11;
    return digit == 10 ? -1 : digit;
}

enum organisation_result organisation_parse(const char *text, char digits[10], int *expected)
{
    size_t length = strlen(text);
    char read[ORGANISATION_DIGITS + 1] = {0};
    size_t count = 0;

    text_trim(&text, &length);
    if (length >= 2 && strncasecmp(text, "NO", 2) == 0) {
        text += 2;
        length -= 2;
    }
    if (length >= 3 && strncasecmp(text + length - 3, "MVA", 3) == 0)
        length -= 3;
    while (length > 0) {
        size_t blank = text_blank_at(text, length);
        size_t taken = blank > 0 ? blank : 1;

        if (blank == 0) {
            if (!is_digit(*text) || count == ORGANISATION_DIGITS)
                return ORGANISATION_NOT_NINE;
            read[count++] = *text;
        }
        text += taken;
        length -= taken;
    }
    if (count != ORGANISATION_DIGITS)
        return ORGANISATION_NOT_NINE;
    memcpy(digits, read, sizeof read);
    *expected = check_digit(digits);
    return *expected == digits[ORGANISATION_DIGITS - 1] - '0' ? ORGANISATION_OK : ORGANISATION_CHECK;
}

void organisation_format(const char *digits, struct str *out)
{
    if (strlen(digits) != ORGANISATION_DIGITS) {
        str_add(out, digits);
        return;
    }
    for (size_t i = 0; i < ORGANISATION_DIGITS; i += GROUP) {
        if (i > 0)
            str_add(out, NO_BREAK_SPACE);
        str_add_bytes(out, digits + i, GROUP);
    }
}
