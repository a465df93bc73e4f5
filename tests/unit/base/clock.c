#include "samreg/base/clock.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

Test(clock, a_test_says_what_time_it_is)
{
    char text[CLOCK_TEXT];

    setenv("SAMREG_TEST_NOW", "2028-02-29T23:30:05Z", 1);
    cr_expect_str_eq(clock_now(text), "2028-02-29T23:30:05Z");
}

Test(clock, today_is_the_day_of_the_machines_time_zone)
{
    struct date day;

    setenv("SAMREG_TEST_NOW", "2009-11-30T23:30:00Z", 1);
    setenv("TZ", "CET-1", 1);
    tzset();
    day = clock_today();
    cr_expect(day.year == 2009 && day.month == 12 && day.day == 1);
    setenv("TZ", "UTC0", 1);
    tzset();
    day = clock_today();
    cr_expect(day.year == 2009 && day.month == 11 && day.day == 30);
}

Test(clock, a_day_begins_in_the_machines_time_zone)
{
    char text[CLOCK_TEXT];

    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
    cr_expect_str_eq(clock_day_begins((struct date){2026, 11, 22}, text), "2026-11-21T23:00:00Z");
    cr_expect_str_eq(clock_day_begins((struct date){2026, 6, 1}, text), "2026-05-31T22:00:00Z", "in summer");
    setenv("TZ", "UTC", 1);
    tzset();
    cr_expect_str_eq(clock_day_begins((struct date){1, 1, 1}, text), "0001-01-01T00:00:00Z");
}

Test(clock, a_time_is_said_as_people_read_it)
{
    char text[CLOCK_TEXT];

    setenv("TZ", "Europe/Oslo", 1);
    tzset();
    cr_expect_str_eq(clock_say("2026-11-26T21:35:07Z", text), "26.11.2026 22:35");
    cr_expect_str_eq(clock_say("2026-06-30T23:10:00Z", text), "01.07.2026 01:10", "in summer");
    cr_expect_str_eq(clock_say("", text), "");
    cr_expect_str_eq(clock_say("2026-11-26", text), "2026-11-26");
    setenv("TZ", "UTC", 1);
    tzset();
}

Test(clock, what_is_no_time_is_not_believed)
{
    static const char *const texts[] = {
        "", "now", "2009-12-01", "2009-12-01T10:00:00", "2009-12-01T10:00:00Z and more",
    };
    char text[CLOCK_TEXT];

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        setenv("SAMREG_TEST_NOW", texts[i], 1);
        clock_now(text);
        cr_expect_eq(strlen(text), 20, "\"%s\" gives %s", texts[i], text);
        cr_expect_geq(strcmp(text, "2020"), 0, "\"%s\" gives %s", texts[i], text);
    }
}

Test(clock, milliseconds_on_the_wall_are_those_of_now)
{
    setenv("SAMREG_TEST_NOW", "2009-12-01T10:42:07Z", 1);
    cr_expect_eq(clock_wall_milliseconds(), 1259664127000);
    unsetenv("SAMREG_TEST_NOW");
    cr_expect_gt(clock_wall_milliseconds(), 1259664127000);
}

Test(clock, milliseconds_never_go_back)
{
    int64_t before = clock_milliseconds();

    cr_expect_gt(before, 0);
    for (int i = 0; i < 1000; i++) {
        int64_t after = clock_milliseconds();

        cr_expect_geq(after, before);
        before = after;
    }
}
