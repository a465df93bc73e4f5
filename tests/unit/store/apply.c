#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* A region with two municipalities in a county. */
struct ground {
    struct store *store;
    int64_t county, moss, rygge, region;
};

static struct ground make_ground(void)
{
    struct ground ground = {.store = desk_open()};

    ground.county = desk_add(ground.store, "county", "number", "01", "name", "Østfold", NULL);
    ground.moss = desk_add(ground.store, "municipality", "number", "0104", "name", "Moss", "county",
                           desk_text(ground.county), NULL);
    ground.rygge = desk_add(ground.store, "municipality", "number", "0136", "name", "Rygge", NULL);
    ground.region = desk_add(ground.store, "region", "name", "Mosseregionen", NULL);
    return ground;
}

static struct change *plan(struct change_set *set, enum change_kind kind, const char *entity, int64_t id,
                           int64_t version)
{
    return change_set_add(set, kind, entity_find(entity), id, version);
}

Test(apply, an_added_record_is_journaled_field_by_field)
{
    struct ground ground = make_ground();
    struct apply_result result = {0};
    struct change_set set = {0};
    int64_t id = store_new_id(ground.store);

    desk_assign(plan(&set, CHANGE_ADD, "arrangement", id, 0), "name", "Landbrukskontor", "region",
                desk_text(ground.region), "stated_participants", "3", NULL);
    cr_assert_eq(desk_apply(ground.store, "kari", JOURNAL_ADD, &set, &result), STATUS_OK);
    cr_assert_gt(result.operation, 0);
    cr_assert_str_eq(desk_value(ground.store, "arrangement", id, "name"), "Landbrukskontor");
    cr_assert_str_eq(desk_value(ground.store, "arrangement", id, "version"), "1");
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM journal_change WHERE sequence = 5"), 4);
    cr_assert_eq(desk_number(ground.store, "SELECT after FROM journal_change WHERE field = 'stated_participants'"), 3);
    cr_assert_eq(desk_number(ground.store, "SELECT count(*) FROM journal_entry WHERE user = 'kari' AND verb = 'add' "
                                           "AND entity = 'arrangement' AND called = 'Landbrukskontor' "
                                           "AND changes = 1 AND record IS NOT NULL"), 1);
    apply_result_clear(&result);
    store_close(&ground.store);
}
