/* Numbers as Norwegians write them and as data files write them; all kept as integers with a fixed number of
 * decimals. */
#ifndef SAMREG_BASE_NUMBER_H
#define SAMREG_BASE_NUMBER_H

#include "samreg/base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum number_result {
    NUMBER_OK,
    NUMBER_NOT_A_NUMBER,
    NUMBER_AMBIGUOUS,   /* "1.000": a thousand, or one? The user is asked, never guessed for */
    NUMBER_TOO_PRECISE, /* more decimals than are kept */
    NUMBER_TOO_LARGE    /* does not fit in 63 bits */
};

/* Reads a decimal number into value * 10^decimals (decimals 0 to 6). Accepts a sign, blanks (also U+00A0, U+202F)
 * between groups of three, and a decimal comma. A point followed by exactly three digits at the end, with no comma and
 * no group blanks, is NUMBER_AMBIGUOUS; any other single point is a decimal point. Both "1.234,50" and "1,234.50" are
 * read as 1234.50. Writes `value` only on NUMBER_OK. */
enum number_result number_parse(const char *text, int decimals, int64_t *value);

/* Reads a data file's number, where a point is always the decimal point and nothing groups: "1.000" is one. Blanks
 * around are ignored. */
enum number_result number_parse_data(const char *text, int decimals, int64_t *value);

/* Appends the number for screens: groups of three with a no-break space from five digits on, decimal comma, trailing
 * zero decimals dropped when all are zero. 29588 -> "29 588", 580 (1 decimal) -> "58", 1395 (1 decimal) -> "139,5". */
void number_format(int64_t value, int decimals, struct str *out);

/* Room for a whole number in text, with its zero byte. */
enum { NUMBER_TEXT = 48 };

/* Writes a whole number as number_format() does and returns `text`: for counts within sentences. */
const char *number_say(int64_t value, char text[NUMBER_TEXT]);

/* The same with just so many decimals (at most `decimals`; those that are not shown are zeros), as a column has them:
 * 5800 (2 decimals, 1 shown) -> "58,0". */
void number_format_fixed(int64_t value, int decimals, int shown, struct str *out);

/* Appends the number for data: "1234.50" -> "1234.5", no groups, decimal point, no trailing zero decimals. */
void number_format_data(int64_t value, int decimals, struct str *out);

/* A share as numerator and denominator, both positive or zero and below 10^9. */
struct share {
    int64_t numerator;
    int64_t denominator;
};

/* Reads "1/3", "36,5 %", "36.5%" (365/1000). A bare number other than 0 and 1 is NUMBER_AMBIGUOUS. The fraction is
 * kept as written. */
enum number_result share_parse(const char *text, struct share *share);

/* Appends the stored form "1/3". */
void share_format_data(struct share share, struct str *out);

/* Appends the form for screens: per cent where the denominator is 100, 1000 or 10000 ("36,5 %", with a no-break space),
 * else "1/3". */
void share_format(struct share share, struct str *out);

/* Organisation numbers: nine digits, the last a check digit modulo 11 with weights 3 2 7 6 5 4 3 2 (brreg.no). */
enum organisation_result {
    ORGANISATION_OK,
    ORGANISATION_NOT_NINE, /* not nine digits */
    ORGANISATION_CHECK     /* the check digit is wrong, or the first eight digits can have none */
};

/* Reads an organisation number; blanks, "NO" before and "MVA" behind are ignored. Writes the nine digits to `digits`
 * also when the check digit is wrong, and the digit expected to `expected` (-1: no digit fits); neither when there are
 * not nine. */
enum organisation_result organisation_parse(const char *text, char digits[10], int *expected);

/* Appends the number in groups of three with no-break spaces between; what is not nine bytes long is appended as it
 * is. */
void organisation_format(const char *digits, struct str *out);

#endif
