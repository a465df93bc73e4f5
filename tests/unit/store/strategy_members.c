/* The check file placed_no_member: who may be placed and voted about in a strategy process. */
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const struct date day = {2009, 12, 1};

/* A process with two rounds, and two municipalities. */
struct room {
    struct store *store;
    int64_t process, round, next, malvik, selbu;
};

static struct room make_room(void)
{
    struct room room = {.store = desk_open()};
    struct store *s = room.store;

    room.process = desk_add(s, "strategy_process", "name", "Strategi", "x_name", "Ambisjon", "x_low", "Selv", "x_high",
                            "Sammen", "y_name", "Forpliktelse", "y_low", "Praktisk", "y_high", "Forpliktende", NULL);
    room.round = desk_add(s, "strategy_round", "process", desk_text(room.process), "number", "1", "name", "Først",
                          NULL);
    room.next = desk_add(s, "strategy_round", "process", desk_text(room.process), "number", "2", "name", "Sist", NULL);
    room.malvik = desk_add(s, "municipality", "number", "1663", "name", "Malvik", NULL);
    room.selbu = desk_add(s, "municipality", "number", "1664", "name", "Selbu", NULL);
    return room;
}

static void place(const struct room *room, int64_t round, int64_t municipality)
{
    desk_add(room->store, "position", "round", desk_text(round), "municipality", desk_text(municipality), "x", "1", "y",
             "1", NULL);
}

/* Makes a region with Malvik as its member in a period, and the process the region's. */
static int64_t give_region(const struct room *room, const char *from, const char *to)
{
    int64_t region = desk_add(room->store, "region", "name", "Værnesregionen", NULL);

    desk_add(room->store, "membership", "region", desk_text(region), "municipality", desk_text(room->malvik), "role",
             "full", "valid_from", from, "valid_to", to, NULL);
    desk_set(room->store, "kari", "strategy_process", room->process, "region", desk_text(region));
    return region;
}

Test(strategy_members, only_members_of_the_region_are_placed_or_voted_about)
{
    struct room room = make_room();
    struct apply_result result = {0};
    struct change_set set = {0};
    struct change *change;

    place(&room, room.round, room.selbu);
    desk_expect_found(room.store, day, "placed_no_member", 0, "");
    int64_t region = give_region(&room, "2001", "2020");
    place(&room, room.next, room.malvik);
    desk_expect_found(room.store, day, "placed_no_member", 1,
                      "1664 Selbu is no member of Værnesregionen, whose process “Først”");
    change = change_set_add(&set, CHANGE_ADD, entity_find("strategy_vote"), store_new_id(room.store), 0);
    desk_assign(change, "round", desk_text(room.next), "municipality", desk_text(room.selbu), "voter", "F", "x", "120",
                "y", "3", NULL);
    cr_expect_eq(desk_apply(room.store, "kari", JOURNAL_ADD, &set, &result), STATUS_DATA);
    cr_assert_eq(result.problems.count, 1);
    cr_expect_str_eq(result.problems.items[0].rule, "placed_no_member");
    cr_expect_str_eq(result.problems.items[0].entity->name, "strategy_vote");
    apply_result_clear(&result);
    desk_add(room.store, "membership", "region", desk_text(region), "municipality", desk_text(room.selbu), "role",
             "observer", NULL);
    desk_expect_found(room.store, day, "placed_no_member", 1, "1664 Selbu is no member");
    desk_add(room.store, "membership", "region", desk_text(region), "municipality", desk_text(room.selbu), "role",
             "associate", "valid_from", "2009", NULL);
    desk_expect_found(room.store, day, "placed_no_member", 0, "");
    store_close(&room.store);
}

Test(strategy_members, membership_counts_on_the_day_of_the_round_and_goes_on_with_the_successor)
{
    struct room room = make_room();
    int64_t heir = desk_add(room.store, "municipality", "number", "5031", "name", "Malvik", "valid_from", "2018", NULL);

    give_region(&room, "2001-06", "2010");
    place(&room, room.round, room.malvik);
    place(&room, room.next, heir);
    desk_expect_found(room.store, day, "placed_no_member", 1, "5031 Malvik is no member");
    desk_add(room.store, "municipality_successor", "municipality", desk_text(room.malvik), "successor",
             desk_text(heir), "date", "2018", NULL);
    desk_expect_found(room.store, day, "placed_no_member", 0, "");
    desk_set(room.store, "kari", "strategy_process", room.process, "date", "2001");
    desk_expect_found(room.store, day, "placed_no_member", 0, "");
    desk_set(room.store, "kari", "strategy_round", room.round, "date", "2001-05-31");
    desk_expect_found(room.store, day, "placed_no_member", 1, "1663 Malvik is no member");
    desk_set(room.store, "kari", "strategy_round", room.round, "date", "2009-12");
    desk_expect_found(room.store, day, "placed_no_member", 0, "");
    desk_set(room.store, "kari", "strategy_round", room.round, "date", "2010-01-01");
    desk_expect_found(room.store, day, "placed_no_member", 1, "1663 Malvik is no member");
    store_close(&room.store);
}
