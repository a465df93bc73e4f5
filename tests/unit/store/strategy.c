/* Strategy processes: what follows, what is closed, what is withheld, and the check files. */
#include "samreg/model/field.h"
#include "tests/unit/store/desk.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct date day = {2009, 12, 1};

/* A process with two areas, one of which its round covers, and two municipalities. */
struct room {
    struct store *store;
    int64_t process, other_process, health, offices, elsewhere, round, next, malvik, selbu;
};

static int64_t add_process(struct store *store, const char *name)
{
    return desk_add(store, "strategy_process", "name", name, "x_name", "Ambisjon", "x_low", "Selv", "x_high", "Sammen",
                    "y_name", "Forpliktelse", "y_low", "Praktisk", "y_high", "Forpliktende", NULL);
}

static struct room make_room(void)
{
    struct room room = {.store = desk_open()};
    struct store *s = room.store;

    room.process = add_process(s, "Strategi");
    room.other_process = add_process(s, "En annen");
    room.health = desk_add(s, "strategy_area", "process", desk_text(room.process), "name", "Helse", NULL);
    room.offices = desk_add(s, "strategy_area", "process", desk_text(room.process), "name", "Kontor", NULL);
    room.elsewhere = desk_add(s, "strategy_area", "process", desk_text(room.other_process), "name", "Vei", NULL);
    static const char *const alternatives[][2] = {{"low_low", "Alene"}, {"high_low", "Senter"},
                                                  {"low_high", "Fag"}, {"high_high", "Partner"}};
    for (size_t i = 0; i < 4; i++)
        desk_add(s, "strategy_alternative", "process", desk_text(room.process), "quadrant", alternatives[i][0], "name",
                 alternatives[i][1], NULL);
    room.round = desk_add(s, "strategy_round", "process", desk_text(room.process), "number", "1", "name", "Først",
                          NULL);
    room.next = desk_add(s, "strategy_round", "process", desk_text(room.process), "number", "2", "name", "Sist", NULL);
    desk_add(s, "strategy_round_area", "round", desk_text(room.round), "area", desk_text(room.health), NULL);
    room.malvik = desk_add(s, "municipality", "number", "1663", "name", "Malvik", NULL);
    room.selbu = desk_add(s, "municipality", "number", "1664", "name", "Selbu", NULL);
    return room;
}

static int64_t place(const struct room *room, int64_t round, int64_t municipality, const char *x, const char *y)
{
    return desk_add(room->store, "position", "round", desk_text(round), "municipality", desk_text(municipality), "x", x,
                    "y", y, NULL);
}

static int64_t vote(const struct room *room, const char *voter, const char *x, const char *y)
{
    return desk_add(room->store, "strategy_vote", "round", desk_text(room->round), "municipality",
                    desk_text(room->malvik), "voter", voter, "x", x, "y", y, NULL);
}

/* Applies a set of one change and expects the rules broken, and words of the first sentence. */
static void expect_refused(const struct room *room, struct change_set *set, const char *rule, const char *words)
{
    struct apply_result result = {0};

    cr_expect_eq(desk_apply(room->store, "kari", JOURNAL_SET, set, &result), STATUS_DATA, "%s", rule);
    char *rules = desk_rules(&result.problems);
    char *text = result.problems.count ? message_text(&result.problems.items[0].message, LANGUAGE_ENGLISH) : NULL;
    cr_expect_str_eq(rules, rule);
    cr_expect(text && strstr(text, words), "%s: %s", rule, text);
    free(text);
    free(rules);
    apply_result_clear(&result);
}

static struct change *change_of(struct change_set *set, enum change_kind kind, const char *entity, int64_t id)
{
    return change_set_add(set, kind, entity_find(entity), id, 0);
}

/* ---- What follows ---- */

Test(strategy, process_and_alternative_of_a_position_follow)
{
    struct room room = make_room();
    int64_t id = place(&room, room.round, room.malvik, "100", "900");

    cr_expect_str_eq(desk_value(room.store, "position", id, "process"), desk_text(room.process));
    cr_expect_str_eq(desk_value(room.store, "position", id, "alternative"), "Fag");
    desk_set(room.store, "kari", "position", id, "x", "501");
    cr_expect_str_eq(desk_value(room.store, "position", id, "alternative"), "Partner");
    desk_set(room.store, "kari", "position", id, "x", "500");
    cr_expect_str_eq(desk_value(room.store, "position", id, "alternative"), "Fag / Partner");
    desk_set(room.store, "kari", "position", id, "y", "500");
    cr_expect_str_eq(desk_value(room.store, "position", id, "alternative"), "Alene / Senter / Fag / Partner");
    store_close(&room.store);
}

Test(strategy, what_follows_is_journaled_and_undone_with_the_move)
{
    struct room room = make_room();
    struct journal_query query = {.limit = 1};
    struct journal_page page = {0};
    struct apply_result result = {0};
    int64_t id = place(&room, room.round, room.malvik, "100", "900");
    struct problems problems = {0};

    desk_set(room.store, "kari", "position", id, "x", "700");
    cr_assert_eq(store_journal(room.store, &query, true, day, &page, NULL), STATUS_OK);
    cr_assert_eq(page.change_count, 2);
    cr_expect_str_eq(page.changes[0].field->name, "x");
    cr_expect_str_eq(page.changes[1].field->name, "alternative");
    cr_expect_str_eq(page.changes[1].after.text, "Partner");
    cr_assert_eq(desk_undo(room.store, "kari", 0, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(room.store, "position", id, "alternative"), "Fag");
    cr_assert_eq(store_verify(room.store, NULL, &problems, NULL), STATUS_OK);
    cr_expect_eq(problems.count, 0);
    problems_clear(&problems);
    apply_result_clear(&result);
    journal_page_clear(&page);
    store_close(&room.store);
}

Test(strategy, what_contradicts_is_refused)
{
    struct room room = make_room();
    struct change_set set = {0};
    int64_t id = place(&room, room.round, room.malvik, "100", "900");

    desk_assign(change_of(&set, CHANGE_SET, "position", id), "alternative", "Partner", NULL);
    expect_refused(&room, &set, "follows", "is “Fag” here");
    desk_assign(change_of(&set, CHANGE_ADD, "position", store_new_id(room.store)), "round", desk_text(room.round),
                "process", desk_text(room.other_process), "municipality", desk_text(room.selbu), "x", "1", "y", "1",
                NULL);
    expect_refused(&room, &set, "follows", "is “Strategi” here");
    desk_assign(change_of(&set, CHANGE_ADD, "position", store_new_id(room.store)), "round", desk_text(room.round),
                "municipality", desk_text(room.selbu), "skipped", "1", "alternative", "Fag", NULL);
    expect_refused(&room, &set, "follows", "here nothing does");
    store_close(&room.store);
}

Test(strategy, an_alternative_keeps_its_name_until_the_next_change)
{
    struct room room = make_room();
    int64_t id = place(&room, room.round, room.malvik, "100", "100");
    int64_t alternative = desk_number(room.store, "SELECT id FROM strategy_alternative WHERE name = 'Alene'");

    desk_set(room.store, "kari", "strategy_alternative", alternative, "name", "Sjølberging");
    cr_expect_str_eq(desk_value(room.store, "position", id, "alternative"), "Alene");
    desk_set(room.store, "kari", "position", id, "note", "Etter drøfting.");
    cr_expect_str_eq(desk_value(room.store, "position", id, "alternative"), "Sjølberging");
    store_close(&room.store);
}

/* ---- What is closed ---- */

Test(strategy, a_closed_round_keeps_what_belongs_to_it)
{
    struct room room = make_room();
    struct change_set set = {0};
    int64_t id = place(&room, room.round, room.malvik, "100", "900");
    int64_t gone = place(&room, room.round, room.selbu, "100", "900");
    int64_t open = place(&room, room.next, room.selbu, "100", "900");
    int64_t area = desk_number(room.store, "SELECT id FROM strategy_round_area");
    int64_t ballot = vote(&room, "1", "5", "5");

    desk_remove(room.store, "kari", "position", gone);
    desk_set(room.store, "kari", "strategy_round", room.round, "closed", "1");
    desk_assign(change_of(&set, CHANGE_SET, "position", id), "x", "101", NULL);
    expect_refused(&room, &set, "closed", "“Først” is closed");
    change_of(&set, CHANGE_REMOVE, "position", id);
    expect_refused(&room, &set, "closed", "“Først” is closed");
    change_of(&set, CHANGE_RESTORE, "position", gone);
    expect_refused(&room, &set, "closed", "“Først” is closed");
    desk_assign(change_of(&set, CHANGE_ADD, "position", store_new_id(room.store)), "round", desk_text(room.round),
                "municipality", desk_text(room.selbu), "x", "1", "y", "1", NULL);
    expect_refused(&room, &set, "closed", "“Først” is closed");
    desk_assign(change_of(&set, CHANGE_SET, "position", open), "round", desk_text(room.round), NULL);
    expect_refused(&room, &set, "closed", "“Først” is closed");
    change_of(&set, CHANGE_REMOVE, "strategy_round_area", area);
    expect_refused(&room, &set, "closed", "“Først” is closed");
    change_of(&set, CHANGE_REMOVE, "strategy_vote", ballot);
    expect_refused(&room, &set, "closed", "“Først” is closed");
    store_close(&room.store);
}

Test(strategy, a_closed_round_stays_as_it_is)
{
    struct room room = make_room();
    struct change_set set = {0};

    desk_set(room.store, "kari", "strategy_round", room.round, "closed", "1");
    desk_assign(change_of(&set, CHANGE_SET, "strategy_round", room.round), "name", "En gang", NULL);
    expect_refused(&room, &set, "closed", "a closed round never changes");
    desk_assign(change_of(&set, CHANGE_SET, "strategy_round", room.round), "closed", "0", NULL);
    expect_refused(&room, &set, "closed", "undo the closing");
    change_of(&set, CHANGE_REMOVE, "strategy_round", room.round);
    expect_refused(&room, &set, "closed", "“Først” is closed");
    change_of(&set, CHANGE_REMOVE, "strategy_process", room.process);
    expect_refused(&room, &set, "closed referred referred", "“Først” is closed");
    cr_expect_str_eq(desk_value(room.store, "strategy_round", room.round, "name"), "Først");
    store_close(&room.store);
}

Test(strategy, only_undo_opens_a_closed_round)
{
    struct room room = make_room();
    struct apply_result result = {0};
    int64_t id = place(&room, room.round, room.malvik, "100", "900");

    desk_set(room.store, "ola", "position", id, "x", "200");
    desk_set(room.store, "kari", "strategy_round", room.round, "closed", "1");
    cr_expect_eq(desk_undo(room.store, "ola", 0, &result), STATUS_DATA, "what was done before stays closed in");
    cr_expect_str_eq(desk_value(room.store, "position", id, "x"), "200");
    cr_assert_eq(desk_undo(room.store, "kari", 0, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(room.store, "strategy_round", room.round, "closed"), "");
    cr_assert_eq(desk_undo(room.store, "ola", 0, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(room.store, "position", id, "x"), "100");
    cr_assert_eq(desk_redo(room.store, "kari", &result), STATUS_OK);
    cr_expect_str_eq(desk_value(room.store, "strategy_round", room.round, "closed"), "1");
    apply_result_clear(&result);
    store_close(&room.store);
}

/* One entry that makes a round, fills it and closes it is taken back, and done again, as a whole. */
Test(strategy, an_entry_that_fills_and_closes_is_undone_whole)
{
    struct room room = make_room();
    struct change_set set = {0};
    struct apply_result result = {0};
    int64_t round = store_new_id(room.store), position = store_new_id(room.store);

    desk_assign(change_of(&set, CHANGE_ADD, "strategy_round", round), "process", desk_text(room.process), "number", "3",
                "name", "Alt i ett", NULL);
    desk_assign(change_of(&set, CHANGE_ADD, "position", position), "round", desk_text(round), "municipality",
                desk_text(room.malvik), "x", "1", "y", "1", NULL);
    desk_assign(change_of(&set, CHANGE_SET, "strategy_round", round), "closed", "1", NULL);
    cr_assert_eq(desk_apply(room.store, "kari", JOURNAL_ADD, &set, &result), STATUS_OK);
    cr_assert_eq(desk_undo(room.store, "kari", 0, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(room.store, "position", position, "x"), "(removed)");
    cr_assert_eq(desk_redo(room.store, "kari", &result), STATUS_OK);
    cr_expect_str_eq(desk_value(room.store, "position", position, "x"), "1");
    cr_expect_str_eq(desk_value(room.store, "strategy_round", round, "closed"), "1");
    apply_result_clear(&result);
    store_close(&room.store);
}

Test(strategy, an_open_round_goes_and_comes_back_with_what_belongs_to_it)
{
    struct room room = make_room();
    struct apply_result result = {0};
    int64_t id = place(&room, room.round, room.malvik, "100", "900");
    int64_t ballot = vote(&room, "1", "5", "5");

    desk_set(room.store, "kari", "strategy_round", room.round, "revealed", "1");
    desk_remove(room.store, "kari", "strategy_round", room.round);
    cr_expect_str_eq(desk_value(room.store, "strategy_vote", ballot, "x"), "(removed)");
    cr_assert_eq(desk_undo(room.store, "kari", 0, &result), STATUS_OK);
    cr_expect_str_eq(desk_value(room.store, "position", id, "x"), "100");
    cr_expect_str_eq(desk_value(room.store, "strategy_vote", ballot, "x"), "5");
    apply_result_clear(&result);
    store_close(&room.store);
}

Test(strategy, nobody_votes_after_the_votes_are_revealed)
{
    struct room room = make_room();
    struct change_set set = {0};
    int64_t ballot = vote(&room, "1", "5", "5");

    desk_set(room.store, "kari", "strategy_round", room.round, "revealed", "1");
    desk_assign(change_of(&set, CHANGE_ADD, "strategy_vote", store_new_id(room.store)), "round", desk_text(room.round),
                "municipality", desk_text(room.malvik), "voter", "2", "x", "1", "y", "1", NULL);
    expect_refused(&room, &set, "revealed", "The votes of “Først” have been revealed");
    desk_assign(change_of(&set, CHANGE_SET, "strategy_vote", ballot), "x", "6", NULL);
    expect_refused(&room, &set, "revealed", "The votes of “Først” have been revealed");
    int64_t id = place(&room, room.round, room.malvik, "100", "900");
    cr_expect_str_eq(desk_value(room.store, "position", id, "x"), "100", "positions may still be taken");
    store_close(&room.store);
}

/* ---- What is withheld ---- */

/* Whether the field of the vote is told by reading it alone and by listing. */
static void expect_told(const struct room *room, int64_t ballot, bool told)
{
    static const char *const fields[] = {"voter", "x", "y"};
    const struct entity *entity = entity_get(ENTITY_STRATEGY_VOTE);
    struct record record = {0};
    struct selection selection;
    struct slice slice = {0};

    cr_assert_eq(store_fetch(room->store, entity, ballot, day, &record, NULL), STATUS_OK);
    selection_init(&selection, entity, day);
    cr_assert_eq(store_slice(room->store, &selection, NULL, STORE_FORWARD, 10, NULL, &slice, NULL), STATUS_OK);
    cr_expect_eq(record.withheld, !told);
    for (size_t i = 0; i < 3; i++) {
        cr_expect_eq(record_withholds(&record, entity_field(entity, fields[i])), !told, "%s", fields[i]);
        cr_expect_eq(record_value(&record, fields[i])->kind != VALUE_NONE, told, "%s", fields[i]);
        for (size_t row = 0; row < slice.count; row++)
            cr_expect_eq(record_value(&slice.rows[row], fields[i])->kind != VALUE_NONE, told, "%s", fields[i]);
    }
    cr_expect_gt(slice.count, 0);
    cr_expect_not(record_withholds(&record, entity_field(entity, "municipality")));
    slice_clear(&slice);
    selection_clear(&selection);
    record_clear(&record);
}

static int64_t count_filtered(const struct room *room, const char *entity, const char *filter)
{
    struct field_reading reading = {.style = FIELD_DATA, .today = day, .language = LANGUAGE_BOKMAL};
    struct selection selection;
    struct error error = {0};
    int64_t count = -1;

    selection_init(&selection, entity_find(entity), day);
    cr_assert_eq(filter_parse(selection.entity, filter, &reading, &selection.filter, &error), STATUS_OK, "%s: %s",
                 filter, error_text(&error, LANGUAGE_ENGLISH));
    cr_assert_eq(store_count(room->store, &selection, NULL, &count, NULL), STATUS_OK);
    selection_clear(&selection);
    return count;
}

/* The identifiers of all votes, in the order of a field. */
static void sort_votes(const struct room *room, const char *field, bool descending, int64_t ids[3])
{
    struct selection selection;
    struct slice slice = {0};

    selection_init(&selection, entity_get(ENTITY_STRATEGY_VOTE), day);
    selection.sorts[0] = (struct sort_term){entity_field_index(selection.entity, field), descending};
    selection.sort_count = 1;
    cr_assert_eq(store_slice(room->store, &selection, NULL, STORE_FORWARD, 10, NULL, &slice, NULL), STATUS_OK);
    cr_assert_eq(slice.count, 3);
    for (size_t i = 0; i < 3; i++)
        ids[i] = slice.rows[i].id;
    slice_clear(&slice);
    selection_clear(&selection);
}

static size_t count_told_changes(const struct room *room, int64_t ballot)
{
    struct journal_query query = {.entity = entity_get(ENTITY_STRATEGY_VOTE), .id = ballot};
    struct journal_page page = {0};
    size_t told = 0;

    cr_assert_eq(store_journal(room->store, &query, true, day, &page, NULL), STATUS_OK);
    cr_expect_gt(page.entry_count, 0, "that somebody voted may be told");
    for (size_t i = 0; i < page.change_count; i++)
        told += page.changes[i].field && page.changes[i].field->flags & FIELD_WITHHELD;
    journal_page_clear(&page);
    return told;
}

Test(strategy, a_vote_is_told_only_when_it_is_revealed)
{
    struct room room = make_room();
    struct apply_result result = {0};
    int64_t ballot = vote(&room, "ordføreren", "700", "50");

    expect_told(&room, ballot, false);
    cr_expect_eq(count_told_changes(&room, ballot), 0);
    desk_set(room.store, "kari", "strategy_round", room.round, "revealed", "1");
    expect_told(&room, ballot, true);
    cr_expect_eq(count_told_changes(&room, ballot), 3);
    cr_assert_eq(desk_undo(room.store, "kari", 0, &result), STATUS_OK);
    expect_told(&room, ballot, false);
    apply_result_clear(&result);
    store_close(&room.store);
}

Test(strategy, no_filter_finds_what_is_withheld)
{
    static const char *const filters[] = {"x:700", "x>600", "!x<600", "voter:ordfører", "voter:any", "ordføreren"};
    struct room room = make_room();

    vote(&room, "ordføreren", "700", "50");
    for (size_t i = 0; i < sizeof filters / sizeof *filters; i++)
        if (filters[i][0] != '!')
            cr_expect_eq(count_filtered(&room, "strategy_vote", filters[i]), 0, "%s", filters[i]);
    cr_expect_eq(count_filtered(&room, "strategy_vote", "!x<600"), 1);
    cr_expect_eq(count_filtered(&room, "strategy_vote", "!x>600"), 1, "the answer is the same whatever was voted");
    cr_expect_eq(count_filtered(&room, "strategy_vote", "x:none"), 1);
    cr_expect_eq(count_filtered(&room, "strategy_round", "voter:ordfører"), 0);
    cr_expect_eq(count_filtered(&room, "strategy_round", "voter:any"), 0);
    desk_set(room.store, "kari", "strategy_round", room.round, "revealed", "1");
    cr_expect_eq(count_filtered(&room, "strategy_vote", "x>600"), 1);
    cr_expect_eq(count_filtered(&room, "strategy_vote", "voter:ordfører"), 1);
    cr_expect_eq(count_filtered(&room, "strategy_round", "voter:ordfører"), 1);
    store_close(&room.store);
}

Test(strategy, no_order_gives_away_what_is_withheld)
{
    struct room room = make_room();
    int64_t rising[3], falling[3];

    vote(&room, "c", "300", "1");
    vote(&room, "a", "100", "2");
    vote(&room, "b", "200", "3");
    sort_votes(&room, "x", false, rising);
    sort_votes(&room, "x", true, falling);
    cr_expect_arr_eq(rising, falling, sizeof rising, "both are the order of the identifiers");
    desk_set(room.store, "kari", "strategy_round", room.round, "revealed", "1");
    sort_votes(&room, "x", false, rising);
    sort_votes(&room, "x", true, falling);
    cr_expect_eq(rising[0], falling[2]);
    cr_expect_neq(rising[0], falling[0]);
    store_close(&room.store);
}

Test(strategy, facets_and_searches_do_not_tell_what_is_withheld)
{
    struct room room = make_room();
    const struct entity *entity = entity_get(ENTITY_STRATEGY_VOTE);
    struct selection selection;
    struct facet *facets = NULL;
    struct matches matches = {0};
    size_t count = 0;

    vote(&room, "ordføreren", "700", "50");
    vote(&room, "rådmannen", "100", "50");
    selection_init(&selection, entity, day);
    cr_assert_eq(store_facets(room.store, &selection, entity_field_index(entity, "x"), NULL, &facets, &count, NULL),
                 STATUS_OK);
    cr_assert_eq(count, 1);
    cr_expect_eq(facets[0].value.kind, VALUE_NONE);
    cr_expect_eq(facets[0].count, 2, "how many have voted may be told");
    cr_assert_eq(store_search(room.store, "ordføreren", day, 10, NULL, &matches, NULL), STATUS_OK);
    cr_expect_eq(matches.count, 0);
    cr_assert_eq(store_suggest(room.store, entity, "ordføreren", day, 10, &matches, NULL), STATUS_OK);
    cr_expect_eq(matches.count, 0);
    matches_clear(&matches);
    store_facets_free(&facets, count);
    selection_clear(&selection);
    store_close(&room.store);
}

/* One user at two terminals. */
Test(strategy, a_conflict_does_not_tell_the_other_vote)
{
    struct room room = make_room();
    struct change_set set = {0};
    struct apply_result result = {0};
    int64_t ballot = vote(&room, "1", "700", "50");

    desk_set(room.store, "desk", "strategy_vote", ballot, "x", "650");
    desk_assign(change_set_add(&set, CHANGE_SET, entity_get(ENTITY_STRATEGY_VOTE), ballot, 1), "x", "10", NULL);
    cr_assert_eq(desk_apply(room.store, "desk", JOURNAL_SET, &set, &result), STATUS_CONFLICT);
    cr_assert_eq(result.conflicts.count, 1);
    cr_expect_eq(result.conflicts.items[0].theirs.kind, VALUE_NONE);
    cr_expect_eq(result.conflicts.items[0].before.kind, VALUE_NONE);
    cr_expect_eq(result.conflicts.items[0].mine.integer, 10);
    cr_expect_str_eq(result.conflicts.items[0].who, "desk");
    apply_result_clear(&result);
    store_close(&room.store);
}

/* ---- Check files ---- */

static int64_t place_in(const struct room *room, int64_t round, int64_t area)
{
    return desk_add(room->store, "position", "round", desk_text(round), "area", desk_text(area), "municipality",
                    desk_text(room->malvik), "x", "1", "y", "1", NULL);
}

Test(strategy, areas_are_those_of_the_round_and_its_process)
{
    struct room room = make_room();

    place_in(&room, room.round, room.health);
    place_in(&room, room.next, room.offices);
    desk_expect_found(room.store, day, "area_not_of_round", 0, "");
    desk_expect_found(room.store, day, "area_not_of_process", 0, "");
    place_in(&room, room.round, room.offices);
    desk_expect_found(room.store, day, "area_not_of_round", 1,
                      "“Kontor” is none of the strategy areas that “Først” covers.");
    place_in(&room, room.next, room.elsewhere);
    desk_add(room.store, "strategy_vote", "round", desk_text(room.next), "area", desk_text(room.elsewhere),
             "municipality", desk_text(room.malvik), "voter", "1", "x", "1", "y", "1", NULL);
    desk_add(room.store, "strategy_round_area", "round", desk_text(room.round), "area", desk_text(room.elsewhere),
             NULL);
    desk_expect_found(room.store, day, "area_not_of_process", 3, "“Vei” is no strategy area of the process");
    store_close(&room.store);
}

Test(strategy, a_round_that_moves_takes_its_positions_along)
{
    struct room room = make_room();
    struct change_set set = {0};

    place(&room, room.next, room.malvik, "1", "1");
    desk_assign(change_of(&set, CHANGE_SET, "strategy_round", room.next), "process", desk_text(room.other_process),
                NULL);
    expect_refused(&room, &set, "process_not_of_round", "The position of 1663 Malvik in “Sist” says another process");
    store_close(&room.store);
}

Test(strategy, a_municipality_stands_once_for_a_round_and_area)
{
    struct room room = make_room();
    struct change_set set = {0};

    place(&room, room.round, room.malvik, "1", "1");
    desk_assign(change_of(&set, CHANGE_ADD, "position", store_new_id(room.store)), "round", desk_text(room.round),
                "municipality", desk_text(room.malvik), "x", "2", "y", "2", NULL);
    expect_refused(&room, &set, "key", "is already in the register");
    desk_expect_found(room.store, day, "position_all_and_one", 0, "");
    place_in(&room, room.round, room.health);
    desk_expect_found(room.store, day, "position_all_and_one", 1,
                      "1663 Malvik stands in “Først” both for all strategy areas");
    store_close(&room.store);
}

/* ---- What is reckoned ---- */

/* The value of a field of the position as a reader gets it, good until the next call. */
static const char *reckoned(const struct room *room, int64_t id, const char *field)
{
    static char text[64];
    struct record record = {0};
    struct str out = {0};

    cr_assert_eq(store_fetch(room->store, entity_find("position"), id, day, &record, NULL), STATUS_OK);
    field_write(entity_field(record.entity, field), record_value(&record, field), FIELD_DATA, &out);
    snprintf(text, sizeof text, "%s", str_peek(&out));
    str_clear(&out);
    record_clear(&record);
    return text;
}

Test(strategy, how_far_a_position_moved_follows_the_round_before)
{
    struct room room = make_room();
    int64_t first = place(&room, room.round, room.malvik, "100", "900");
    int64_t second = place(&room, room.next, room.malvik, "600", "900");
    int64_t newcomer = place(&room, room.next, room.selbu, "600", "900");

    cr_expect_str_eq(reckoned(&room, first, "moved"), "", "there is no round before");
    cr_expect_str_eq(reckoned(&room, second, "moved"), "354", "500 of the diagonal of 1000 by 1000");
    cr_expect_str_eq(reckoned(&room, second, "alternative_before"), "Fag");
    cr_expect_str_eq(reckoned(&room, newcomer, "moved"), "");
    desk_set(room.store, "kari", "position", first, "x", "600");
    cr_expect_str_eq(reckoned(&room, second, "moved"), "0");
    cr_expect_str_eq(reckoned(&room, second, "alternative_before"), "Partner");
    desk_remove(room.store, "kari", "position", first);
    cr_expect_str_eq(reckoned(&room, second, "moved"), "");
    store_close(&room.store);
}

Test(strategy, positions_of_one_area_are_held_against_that_area_alone)
{
    struct room room = make_room();

    place(&room, room.round, room.malvik, "100", "900");
    int64_t id = desk_add(room.store, "position", "round", desk_text(room.next), "area", desk_text(room.health),
                          "municipality", desk_text(room.malvik), "x", "600", "y", "900", NULL);
    cr_expect_str_eq(reckoned(&room, id, "moved"), "");
    store_close(&room.store);
}

Test(strategy, a_list_is_filtered_and_sorted_by_how_far_each_moved)
{
    struct room room = make_room();
    struct selection selection;
    struct slice slice = {0};
    struct field_reading reading = {.style = FIELD_DATA};

    place(&room, room.round, room.malvik, "100", "100");
    place(&room, room.round, room.selbu, "100", "100");
    int64_t little = place(&room, room.next, room.malvik, "110", "100");
    int64_t much = place(&room, room.next, room.selbu, "900", "100");
    selection_init(&selection, entity_find("position"), day);
    cr_assert_eq(filter_parse(selection.entity, "moved>5", &reading, &selection.filter, NULL), STATUS_OK);
    selection.sorts[0] = (struct sort_term){entity_field_index(selection.entity, "moved"), true};
    selection.sort_count = 1;
    cr_assert_eq(store_slice(room.store, &selection, NULL, STORE_FORWARD, 10, NULL, &slice, NULL), STATUS_OK);
    cr_assert_eq(slice.count, 2);
    cr_expect_eq(slice.rows[0].id, much);
    cr_expect_eq(slice.rows[1].id, little);
    slice_clear(&slice);
    selection_clear(&selection);
    store_close(&room.store);
}
