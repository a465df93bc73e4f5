/* The one place that asks what time it is. */
#ifndef SAMREG_BASE_CLOCK_H
#define SAMREG_BASE_CLOCK_H

#include "samreg/base/date.h"

#include <stdint.h>

/* Room for a time in text, with its zero byte. */
enum { CLOCK_TEXT = 32 };

/* Writes the time now as 2009-12-01T10:42:07Z (UTC) and returns `text`. SAMREG_TEST_NOW, in that same form, stands in
 * for now. */
const char *clock_now(char text[CLOCK_TEXT]);

/* The day it is now in the machine's time zone. */
struct date clock_today(void);

/* Writes the time at which a full day begins in the machine's time zone, in the form of clock_now(), and returns
 * `text`. */
const char *clock_day_begins(struct date day, char text[CLOCK_TEXT]);

/* Writes a time in the form of clock_now() as people read it, in the machine's time zone: 21.11.2026 10:42. What is no
 * such time is copied, as far as there is room. Returns `text`. */
const char *clock_say(const char *utc, char text[CLOCK_TEXT]);

/* Milliseconds of a clock that never goes backwards; for time limits. */
int64_t clock_milliseconds(void);

/* Milliseconds since 1970 (UTC), as clock_now(): what several programs on one machine agree on. */
int64_t clock_wall_milliseconds(void);

#endif
