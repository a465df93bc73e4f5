/* What is not told yet: that neither what is written nor what is counted of a change tells it. */
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>

/* A round in which somebody has voted. */
static int64_t make_vote(struct store *store)
{
    int64_t process =
        desk_add(store, "strategy_process", "name", "Strategi", "x_name", "Ambisjon", "x_low", "Selv", "x_high",
                 "Sammen", "y_name", "Forpliktelse", "y_low", "Praktisk", "y_high", "Forpliktende", NULL);
    int64_t round =
        desk_add(store, "strategy_round", "process", desk_text(process), "number", "1", "name", "Først", NULL);
    int64_t malvik = desk_add(store, "municipality", "number", "1663", "name", "Malvik", NULL);

    return desk_add(store, "strategy_vote", "round", desk_text(round), "municipality", desk_text(malvik), "voter", "1",
                    "x", "5", "y", "700", NULL);
}

static int64_t entries(struct store *store)
{
    return desk_number(store, "SELECT count(*) FROM journal_entry");
}

/* The changes that the newest entry holds. */
static int64_t newest_changes(struct store *store)
{
    return desk_number(store, "SELECT count(*) FROM journal_change WHERE sequence = "
                              "(SELECT max(sequence) FROM journal_entry)");
}

Test(withhold, a_right_guess_is_written_like_a_wrong_one)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    int64_t ballot = make_vote(store);

    desk_set(store, "kari", "strategy_vote", ballot, "x", "6");
    int64_t before = entries(store), changes = newest_changes(store);
    desk_set(store, "kari", "strategy_vote", ballot, "x", "6");
    cr_expect_eq(entries(store), before + 1);
    cr_expect_eq(newest_changes(store), changes);
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    cr_expect_eq(newest_changes(store), changes, "and is taken back like one");
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "6");
    apply_result_clear(&result);
    store_close(&store);
}

Test(withhold, what_is_told_is_written_only_when_it_changes)
{
    struct store *store = desk_open();
    int64_t malvik = desk_add(store, "municipality", "number", "1663", "name", "Malvik", NULL);
    int64_t before = entries(store);

    desk_set(store, "kari", "municipality", malvik, "name", "Malvik");
    cr_expect_eq(entries(store), before);
    store_close(&store);
}
