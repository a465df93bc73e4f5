/* The registers made by chance hold what they are made for. */
#include "tests/figures/desk.h"

#include <criterion/criterion.h>

enum { DAY = 20180701 };

/* How many records of the kind hold on the day, and how many do not. */
static void count(const struct world *world, enum entity_id entity, size_t *holding, size_t *others)
{
    const struct records *records = &world->of[entity];

    *holding = *others = 0;
    for (size_t i = 0; i < records->count; i++)
        *(holds_on(&records->items[i], DAY) ? holding : others) += 1;
}

Test(generated, hold_what_makes_counting_hard)
{
    static const enum entity_id dated[] = {ENTITY_ARRANGEMENT, ENTITY_MEMBERSHIP, ENTITY_PARTICIPATION,
                                           ENTITY_ARRANGEMENT_STATE, ENTITY_ARRANGEMENT_SERVICE};
    struct desk desk;
    size_t holding, others, merged = 0;

    desk_open(&desk, 1, 120);
    for (size_t i = 0; i < sizeof dated / sizeof *dated; i++) {
        count(&desk.world, dated[i], &holding, &others);
        cr_expect_gt(holding, 0, "%s", entity_get(dated[i])->name);
        cr_expect_gt(others, 0, "%s", entity_get(dated[i])->name);
    }
    for (size_t i = 0; i < desk.world.of[ENTITY_PARTICIPATION].count; i++) {
        int64_t municipality = get_reference(&desk.world.of[ENTITY_PARTICIPATION].items[i], "municipality");
        if (municipality && world_municipality_of_day(&desk.world, municipality, DAY) != municipality)
            merged++;
    }
    cr_expect_gt(merged, 0);
    desk_close(&desk);
}
