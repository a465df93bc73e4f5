#include "samreg/base/clock.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* The time that a test has set, as seconds; false when there is none or it is not a time. */
static bool test_time(time_t *seconds)
{
    const char *text = secure_getenv("SAMREG_TEST_NOW");
    struct tm parts = {0};
    const char *end = text ? strptime(text, "%Y-%m-%dT%H:%M:%SZ", &parts) : NULL;

    if (!end || *end)
        return false;
    *seconds = timegm(&parts);
    return true;
}

static time_t now(void)
{
    time_t seconds;

    return test_time(&seconds) ? seconds : time(NULL);
}

static const char *write_time(time_t seconds, char text[CLOCK_TEXT])
{
    struct tm parts = {0};

    gmtime_r(&seconds, &parts);
    /* Not strftime(): it writes the year 1 as "1", which does not sort. */
    snprintf(text, CLOCK_TEXT, "%04d-%02d-%02dT%02d:%02d:%02dZ", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday,
             parts.tm_hour, parts.tm_min, parts.tm_sec);
    return text;
}

const char *clock_now(char text[CLOCK_TEXT])
{
    return write_time(now(), text);
}

const char *clock_say(const char *utc, char text[CLOCK_TEXT])
{
    struct tm parts = {0};

    if (!strptime(utc, "%Y-%m-%dT%H:%M:%SZ", &parts)) {
        snprintf(text, CLOCK_TEXT, "%s", utc);
        return text;
    }
    time_t seconds = timegm(&parts);
    localtime_r(&seconds, &parts);
    snprintf(text, CLOCK_TEXT, "%02d.%02d.%04d %02d:%02d", parts.tm_mday, parts.tm_mon + 1, parts.tm_year + 1900,
             parts.tm_hour, parts.tm_min);
    return text;
}

const char *clock_day_begins(struct date day, char text[CLOCK_TEXT])
{
    /* Whether it is summer time is for mktime() to say. */
    struct tm parts = {.tm_year = day.year - 1900, .tm_mon = day.month - 1, .tm_mday = day.day, .tm_isdst = -1};

    return write_time(mktime(&parts), text);
}

struct date clock_today(void)
{
    time_t seconds = now();
    struct tm parts = {0};

    localtime_r(&seconds, &parts);
    return (struct date){.year = parts.tm_year + 1900, .month = parts.tm_mon + 1, .day = parts.tm_mday};
}

int64_t clock_milliseconds(void)
{
    struct timespec time;

    /* Cannot fail on Linux, where this clock always is. */
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

int64_t clock_wall_milliseconds(void)
{
    struct timespec time;
    time_t seconds;

    if (test_time(&seconds))
        return (int64_t)seconds * 1000;
    clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}
