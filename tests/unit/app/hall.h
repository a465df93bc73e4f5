/* A strategy process in a session, for tests of what a facilitator does. */
#ifndef TESTS_UNIT_APP_HALL_H
#define TESTS_UNIT_APP_HALL_H

#include "samreg/app/strategy.h"
#include "session.h"

/* The process of 2009 with its two rounds, as a session reads it. */
struct hall {
    struct app *app;
    struct strategy_process process;
    int64_t first, second, selbu, malvik;
    struct error error;
};

struct hall hall_open(void);
void hall_close(struct hall *hall);

/* Reads the process anew. */
void hall_read(struct hall *hall);

/* The marker as the process shows it. */
struct strategy_marker hall_see(const struct hall *hall, int64_t round, int64_t municipality);

/* A round that no source reports, opened from the second. */
int64_t hall_begin_round(struct hall *hall);

/* Asserts that a municipality stands there in a round, as the process was read. */
void hall_expect_at(const struct hall *hall, int64_t round, int64_t municipality, int x, int y);

/* The newest entry of the journal in words, in bokmål. New string. */
char *hall_newest_entry(struct hall *hall);

/* Takes the newest entry back, whole, and reads the process anew. */
void hall_undo(struct hall *hall);

#endif
