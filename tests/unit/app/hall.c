#include "hall.h"

#include <stddef.h>

void hall_read(struct hall *hall)
{
    session_expect_ok(strategy_read(hall->app, hall->process.id, &hall->process, &hall->error), &hall->error);
}

struct hall hall_open(void)
{
    struct hall hall = {.app = session_open()};

    hall.process.id = session_find(hall.app, ENTITY_STRATEGY_PROCESS, "Strategiprosess Værnesregionen");
    hall_read(&hall);
    hall.first = hall.process.rounds[0].id;
    hall.second = hall.process.rounds[1].id;
    hall.selbu = session_find(hall.app, ENTITY_MUNICIPALITY, "1664");
    hall.malvik = session_find(hall.app, ENTITY_MUNICIPALITY, "1663");
    return hall;
}

void hall_close(struct hall *hall)
{
    strategy_process_clear(&hall->process);
    session_close(&hall->app);
}

struct strategy_marker hall_see(const struct hall *hall, int64_t round, int64_t municipality)
{
    const struct strategy_position *position = strategy_position_get(&hall->process, round, 0, municipality);

    return (struct strategy_marker){
        .round = round, .municipality = municipality, .looked_at = position != NULL ? position->version : 0};
}

int64_t hall_begin_round(struct hall *hall)
{
    int64_t round = 0;

    session_expect_ok(strategy_new_round(hall->app, &hall->process, hall->second, NULL, &round, &hall->error),
                      &hall->error);
    hall_read(hall);
    return round;
}
