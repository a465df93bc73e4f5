/* Calendar dates with a precision: a day, a month or a year, as the source gave it. */
#ifndef SAMREG_BASE_DATE_H
#define SAMREG_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

/* A proleptic Gregorian date from year 1 to 9999. month 0: only the year is known; day 0: only year and month.
 * year 0: no date at all. */
struct date {
    int year;
    int month;
    int day;
};

/* Room for a date in text, with its zero byte. */
enum { DATE_TEXT = 16 };

enum date_result {
    DATE_OK,
    DATE_NOT_A_DATE,  /* the text has no form of a date */
    DATE_NO_SUCH_DAY, /* 30 February, 31.04, month 13 */
    DATE_AMBIGUOUS    /* could be read in two ways: "1/2/2009", and "20090605", which is no ddmmyyyy that anybody means
                       * ("010203" is always ddmmyy) */
};

/* Reads what people type: 2009-06-05, 2009-06, 2009, 5.6.2009, 05.06.2009, 06.2009, 5.6 (year of `today`), 5.6.09,
 * 050609, 05062009, i dag, today, +14, -3 (days from `today`). Two-digit years are the nearest to `today` within fifty
 * years. Blanks around are ignored. Writes `date` only on DATE_OK. `today` is a full day. */
enum date_result date_parse(const char *text, struct date today, struct date *date);

/* Reads as date_parse() what nobody looks at once more before it holds (files, the command line): there a year of two
 * digits is DATE_AMBIGUOUS. */
enum date_result date_parse_full(const char *text, struct date today, struct date *date);

/* Reads only the stored form: 2009, 2009-06 or 2009-06-05. */
enum date_result date_parse_iso(const char *text, struct date *date);

/* Writes the stored form ("2009", "2009-06", "2009-06-05"; "" for no date) and returns `text`. Bytewise order of this
 * form, compared with a full day, is the order by first day. */
const char *date_format_iso(struct date date, char text[DATE_TEXT]);

/* Writes the Norwegian form for screens and documents, whatever their language ("2009", "06.2009", "05.06.2009"; "" for
 * no date) and returns `text`. */
const char *date_format(struct date date, char text[DATE_TEXT]);

/* The first and the last full day of a date of any precision. */
struct date date_first_day(struct date date);
struct date date_last_day(struct date date);

/* Periods are stored with an exclusive end of the same precision: the inclusive end 2009 is stored as 2010, 2009-06 as
 * 2009-07, 2009-06-30 as 2009-07-01. These turn the one into the other. No date gives no date; so do the end of year
 * 9999, after which there is nothing, and a period that would end before year 1. */
struct date date_end_after(struct date inclusive);
struct date date_end_through(struct date exclusive);

/* A full day moved by a number of days; it stops at the first and the last day there is. */
struct date date_add_days(struct date day, int days);

/* <0, 0, >0 as `a` begins before, with or after `b`, by first days; no date comes before every date. */
int date_compare(struct date a, struct date b);

/* Whether there is a date at all. */
bool date_is_set(struct date date);

/* Whether it is a full day. */
bool date_is_day(struct date date);

#endif
