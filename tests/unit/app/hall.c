#include "hall.h"

#include "samreg/app/changes.h"
#include "samreg/app/words.h"

#include <criterion/criterion.h>

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

void hall_expect_at(const struct hall *hall, int64_t round, int64_t municipality, int x, int y)
{
    struct grid_point point = {-1, -1};

    cr_expect(strategy_stands(&hall->process, round, 0, municipality, &point));
    cr_expect_eq(point.x, x, "x is %d", point.x);
    cr_expect_eq(point.y, y, "y is %d", point.y);
}

char *hall_newest_entry(struct hall *hall)
{
    struct journal_query query = {.limit = 1};
    struct journal_page page = {0};
    struct str words = {0};

    session_expect_ok(changes_entries(hall->app, &query, &page, &hall->error), &hall->error);
    cr_assert_eq(page.entry_count, 1);
    words_entry(LANGUAGE_BOKMAL, &page.entries[0], &words);
    journal_page_clear(&page);
    return str_take(&words);
}

void hall_undo(struct hall *hall)
{
    struct apply_result result = {0};

    session_expect_ok(changes_undo(hall->app, 0, &result, NULL, &hall->error), &hall->error);
    cr_expect_eq(result.conflicts.count, 0);
    apply_result_clear(&result);
    hall_read(hall);
}
