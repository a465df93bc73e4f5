/* What is not told yet: that neither what is written nor what is counted of a change tells it. */
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

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

    desk_set(store, "desk", "strategy_vote", ballot, "x", "6");
    int64_t before = entries(store), changes = newest_changes(store);
    desk_set(store, "desk", "strategy_vote", ballot, "x", "6");
    cr_expect_eq(entries(store), before + 1);
    cr_expect_eq(newest_changes(store), changes);
    cr_assert_eq(desk_undo(store, "desk", 0, &result), STATUS_OK);
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

/* ---- Whose a vote is ---- */

/* The round that the vote is in, or the municipality that it is about. */
static int64_t named(struct store *store, int64_t ballot, const char *field)
{
    return strtoll(desk_value(store, "strategy_vote", ballot, field), NULL, 10);
}

/* Expects that a set of one change is refused for that rule, alone, with words of its sentence. */
static void expect_refused(struct store *store, const char *user, struct change_set *set, const char *rule,
                           const char *words)
{
    struct apply_result result = {0};

    cr_expect_eq(desk_apply(store, user, JOURNAL_SET, set, &result), STATUS_DATA, "%s", rule);
    char *rules = desk_rules(&result.problems);
    char *text = result.problems.count > 0 ? message_text(&result.problems.items[0].message, LANGUAGE_ENGLISH) : NULL;
    cr_expect_str_eq(rules, rule);
    cr_expect(text && strstr(text, words), "%s: %s", rule, text ? text : "");
    free(text);
    free(rules);
    apply_result_clear(&result);
}

static struct change *change_of(struct change_set *set, enum change_kind kind, int64_t ballot)
{
    return change_set_add(set, kind, entity_get(ENTITY_STRATEGY_VOTE), ballot, 0);
}

/* A change that gives another vote in that name about what the vote is about. */
static void vote_again(struct store *store, int64_t ballot, const char *voter, const char *y, struct change_set *set)
{
    desk_assign(change_of(set, CHANGE_ADD, store_new_id(store)), "round",
                desk_text(named(store, ballot, "round")), "municipality",
                desk_text(named(store, ballot, "municipality")), "voter", voter, "x", "1", "y", y, NULL);
}

#define ANOTHERS                                                                                                       \
    "Vote “1663 Malvik · Først” was given by another user. Until it is revealed only that user can change, remove or " \
    "restore it."

Test(withhold, only_who_gave_a_vote_changes_removes_and_restores_it)
{
    struct store *store = desk_open();
    struct change_set set = {0};
    int64_t ballot = make_vote(store);

    desk_assign(change_of(&set, CHANGE_SET, ballot), "x", "6", NULL);
    expect_refused(store, "kari", &set, "giver", ANOTHERS);
    desk_assign(change_of(&set, CHANGE_SET, ballot), "date", "2009-12-01", NULL);
    expect_refused(store, "kari", &set, "giver", ANOTHERS);
    change_of(&set, CHANGE_REMOVE, ballot);
    expect_refused(store, "kari", &set, "giver", ANOTHERS);
    desk_set(store, "desk", "strategy_vote", ballot, "x", "6");
    desk_remove(store, "desk", "strategy_vote", ballot);
    change_of(&set, CHANGE_RESTORE, ballot);
    expect_refused(store, "kari", &set, "giver", ANOTHERS);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "(removed)");
    store_close(&store);
}

static int64_t newest_operation(struct store *store)
{
    return desk_number(store, "SELECT operation FROM journal_entry ORDER BY sequence DESC LIMIT 1");
}

Test(withhold, only_who_gave_a_vote_takes_it_back)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    int64_t ballot = make_vote(store);
    int64_t given = newest_operation(store);

    cr_expect_eq(desk_undo(store, "kari", given, &result), STATUS_DATA);
    char *text = message_text(&result.problems.items[0].message, LANGUAGE_ENGLISH);
    cr_expect_str_eq(text, ANOTHERS);
    free(text);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "5");
    cr_expect_eq(desk_undo(store, "desk", given, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "(removed)");
    cr_expect_eq(desk_undo(store, "kari", newest_operation(store), &result), STATUS_DATA, "nor gives it again");
    cr_expect_eq(desk_redo(store, "desk", &result), STATUS_OK);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "5");
    apply_result_clear(&result);
    store_close(&store);
}

/* The round is not the voter's: whoever removes it has the vote go with it. */
Test(withhold, a_vote_goes_and_comes_with_its_round_whoever_removes_that)
{
    struct store *store = desk_open();
    struct apply_result result = {0};
    int64_t ballot = make_vote(store);
    int64_t round = named(store, ballot, "round");

    desk_remove(store, "kari", "strategy_round", round);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "(removed)");
    cr_assert_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "5");
    cr_assert_eq(desk_redo(store, "kari", &result), STATUS_OK);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "(removed)");
    cr_assert_eq(desk_undo(store, "kari", newest_operation(store), &result), STATUS_OK);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "5");
    apply_result_clear(&result);
    store_close(&store);
}

Test(withhold, a_restored_round_is_removed_again_with_the_votes_of_others)
{
    struct store *store = desk_open();
    struct change_set set = {0};
    struct apply_result result = {0};
    int64_t ballot = make_vote(store);
    int64_t round = named(store, ballot, "round");

    desk_remove(store, "kari", "strategy_round", round);
    change_set_add(&set, CHANGE_RESTORE, entity_get(ENTITY_STRATEGY_ROUND), round, 0);
    cr_assert_eq(desk_apply(store, "kari", JOURNAL_RESTORE, &set, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "5");
    cr_expect_eq(desk_undo(store, "kari", 0, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(store, "strategy_vote", ballot, "x"), "(removed)");
    apply_result_clear(&result);
    store_close(&store);
}

/* ---- Who is told that somebody has voted ---- */

#define TAKEN "Vote “1663 Malvik · Først”: one has been given with that Voter already. Who gave it can change it"

Test(withhold, that_a_name_has_voted_learns_only_who_gives_a_vote_in_it)
{
    struct store *store = desk_open();
    struct change_set set = {0};
    int64_t ballot = make_vote(store);
    int64_t before = entries(store);

    vote_again(store, ballot, "1", "5000", &set);
    expect_refused(store, "kari", &set, "value", "y");
    vote_again(store, ballot, "1", "", &set);
    expect_refused(store, "kari", &set, "required", "y");
    vote_again(store, ballot, "1", "5", &set);
    change_set_add(&set, CHANGE_REMOVE, entity_get(ENTITY_MUNICIPALITY), 1, 0);
    expect_refused(store, "kari", &set, "missing", "There is no such record");
    vote_again(store, ballot, "1", "5", &set);
    expect_refused(store, "kari", &set, "key", TAKEN);
    vote_again(store, ballot, "1", "5", &set);
    expect_refused(store, "desk", &set, "key", TAKEN);
    cr_expect_eq(entries(store), before);
    vote_again(store, ballot, "2", "5000", &set);
    expect_refused(store, "kari", &set, "value", "y");
    store_close(&store);
}

/* A vote that is refused for sure would make asking about others free. */
Test(withhold, of_several_votes_it_is_not_told_which_is_refused)
{
    static const char *const voters[] = {"1", "2"};
    struct store *store = desk_open();
    struct change_set set = {0};
    int64_t ballot = make_vote(store);
    int64_t before = entries(store);

    for (size_t i = 0; i < 2; i++) {
        vote_again(store, ballot, voters[i], "5", &set);
        desk_assign(change_of(&set, CHANGE_SET, ballot), "x", "6", NULL);
        expect_refused(store, "kari", &set, "whose",
                       "Among these (Votes) is one that another user gave, or one whose key has been given already. "
                       "Nothing was written: take them one at a time.");
    }
    cr_expect_eq(entries(store), before);
    vote_again(store, ballot, "2", "5", &set);
    vote_again(store, ballot, "3", "5", &set);
    struct apply_result result = {0};
    cr_expect_eq(desk_apply(store, "kari", JOURNAL_IMPORT, &set, &result), STATUS_OK);
    apply_result_clear(&result);
    store_close(&store);
}

/* What a trial says of a change. */
static void expect_trial(struct store *store, struct change_set *set, enum status expected)
{
    struct apply_options options = {.dry_run = true, .as_of = {2009, 12, 1}};
    char user[] = "kari", host[] = "radhus", program[] = "test";
    struct journal_entry entry = {.user = user, .host = host, .program = program, .verb = JOURNAL_IMPORT};
    struct apply_result result = {0};

    cr_expect_eq(store_apply(store, set, &entry, &options, &result, NULL), expected);
    cr_expect_eq(result.problems.count, expected == STATUS_OK ? 0 : 1);
    apply_result_clear(&result);
    change_set_clear(set);
}

Test(withhold, a_trial_tells_nothing)
{
    struct store *store = desk_open();
    struct change_set set = {0};
    int64_t ballot = make_vote(store);

    vote_again(store, ballot, "1", "5", &set);
    expect_trial(store, &set, STATUS_OK);
    desk_assign(change_of(&set, CHANGE_SET, ballot), "x", "6", NULL);
    expect_trial(store, &set, STATUS_OK);
    desk_assign(change_of(&set, CHANGE_SET, ballot), "voter", "1", NULL);
    expect_trial(store, &set, STATUS_DATA);
    desk_assign(change_of(&set, CHANGE_SET, ballot), "voter", "2", NULL);
    expect_trial(store, &set, STATUS_DATA);
    store_close(&store);
}

Test(withhold, a_vote_is_not_made_anothers)
{
    static const char sentence[] = "Voter cannot be changed before it is told. Remove this record, and add another.";
    static const char *const guesses[] = {"1", "2"};
    struct store *store = desk_open();
    struct change_set set = {0};
    struct apply_result result = {0};
    int64_t ballot = make_vote(store);

    for (size_t i = 0; i < 2; i++) {
        desk_assign(change_of(&set, CHANGE_SET, ballot), "voter", guesses[i], NULL);
        expect_refused(store, "desk", &set, "withheld", sentence);
    }
    desk_set(store, "desk", "strategy_round", named(store, ballot, "round"), "revealed", "1");
    desk_assign(change_of(&set, CHANGE_SET, ballot), "voter", "2", NULL);
    expect_refused(store, "desk", &set, "revealed", "The votes of “Først” have been revealed");
    apply_result_clear(&result);
    store_close(&store);
}

Test(withhold, no_key_finds_a_vote_by_whose_it_is)
{
    const struct entity *entity = entity_get(ENTITY_STRATEGY_VOTE);
    const struct date day = {2009, 12, 1};
    struct store *store = desk_open();
    int64_t ballot = make_vote(store);
    int64_t found = 0;

    cr_expect_eq(store_resolve(store, entity, "Først//1663/1", day, &found, NULL, NULL), STATUS_DATA);
    cr_expect_eq(store_resolve(store, entity, "Først//1663/2", day, &found, NULL, NULL), STATUS_DATA);
    cr_assert_eq(store_resolve(store, entity, "Først//1663", day, &found, NULL, NULL), STATUS_OK);
    cr_expect_eq(found, ballot);
    desk_set(store, "kari", "strategy_round", named(store, ballot, "round"), "revealed", "1");
    cr_expect_eq(store_resolve(store, entity, "Først//1663/2", day, &found, NULL, NULL), STATUS_DATA);
    cr_expect_eq(store_resolve(store, entity, "Først//1663/1", day, &found, NULL, NULL), STATUS_OK);
    store_close(&store);
}
