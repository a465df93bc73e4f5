#include "samreg/model/strategy_process.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <string.h>

enum { ONE = 11, TWO = 12, THREE = 13, HEALTH = 21, ROADS = 22, FROSTA = 31, MALVIK = 32, SELBU = 33 };

static void add_round(struct strategy_process *process, int64_t id, int number)
{
    process->rounds =
        array_room(process->rounds, process->round_count, &process->round_capacity, sizeof *process->rounds);
    process->rounds[process->round_count++] = (struct strategy_round){.id = id, .number = number};
}

static void place(struct strategy_process *process, int64_t round, int64_t municipality, int x, int y)
{
    process->positions = array_room(process->positions, process->position_count, &process->position_capacity,
                                    sizeof *process->positions);
    process->positions[process->position_count++] = (struct strategy_position){
        .round = round, .municipality = municipality, .placed = x >= 0, .skipped = x < 0, .point = {x, y},
        .basis = STRATEGY_AGREED};
}

static void vote(struct strategy_process *process, int64_t round, int64_t municipality, int x, int y, bool told)
{
    process->votes = array_room(process->votes, process->vote_count, &process->vote_capacity, sizeof *process->votes);
    process->votes[process->vote_count++] =
        (struct strategy_vote){.round = round, .municipality = municipality, .told = told, .point = {x, y}};
}

/* Three members and three rounds; two areas, of which the first round covers one. */
static struct strategy_process make_process(void)
{
    static const char *const names[] = {"Frosta", "Malvik", "Selbu"};
    struct strategy_process process = {0};

    for (int i = 0; i < 3; i++) {
        add_round(&process, ONE + i, i + 1);
        process.members = array_room(process.members, process.member_count, &process.member_capacity,
                                     sizeof *process.members);
        process.members[process.member_count++] =
            (struct strategy_member){.id = FROSTA + i, .name = memory_copy_text(names[i])};
    }
    for (int i = 0; i < 2; i++) {
        process.areas = array_room(process.areas, process.area_count, &process.area_capacity, sizeof *process.areas);
        process.areas[process.area_count++] =
            (struct strategy_area){.id = HEALTH + i, .name = memory_copy_text(i == 0 ? "Helse" : "Vei")};
    }
    process.rounds[0].areas = memory_new_array(1, sizeof *process.rounds[0].areas);
    process.rounds[0].areas[0] = HEALTH;
    process.rounds[0].area_count = 1;
    process.alternatives[GRID_HIGH_HIGH].name = memory_copy_text("Partner");
    return process;
}

Test(strategy_process, rounds_are_found_by_number_and_in_their_order)
{
    struct strategy_process process = make_process();

    cr_expect_eq(strategy_round_numbered(&process, 2)->id, TWO);
    cr_expect_null(strategy_round_numbered(&process, 4));
    cr_expect_eq(strategy_round_last(&process)->id, THREE);
    cr_expect_eq(strategy_round_before(&process, THREE)->id, TWO);
    cr_expect_null(strategy_round_before(&process, ONE));
    cr_expect_null(strategy_round_get(&process, 99));
    strategy_process_clear(&process);
    cr_expect_null(strategy_round_last(&process));
}

Test(strategy_process, a_round_covers_all_areas_unless_it_names_some)
{
    struct strategy_process process = make_process();

    cr_expect(strategy_round_covers(&process, &process.rounds[0], 0));
    cr_expect(strategy_round_covers(&process, &process.rounds[0], HEALTH));
    cr_expect_not(strategy_round_covers(&process, &process.rounds[0], ROADS));
    cr_expect(strategy_round_covers(&process, &process.rounds[1], ROADS));
    cr_expect_not(strategy_round_covers(&process, &process.rounds[1], 99));
    strategy_process_clear(&process);
}

Test(strategy_process, who_was_passed_over_stands_nowhere)
{
    struct strategy_process process = make_process();
    struct grid_point point = {7, 7};

    place(&process, ONE, FROSTA, -1, -1);
    place(&process, ONE, MALVIK, 100, 900);
    cr_expect_not(strategy_stands(&process, ONE, 0, FROSTA, &point));
    cr_expect_eq(point.x, 7);
    cr_expect(strategy_position_get(&process, ONE, 0, FROSTA)->skipped);
    cr_expect(strategy_stands(&process, ONE, 0, MALVIK, &point));
    cr_expect_eq(point.y, 900);
    cr_expect_not(strategy_stands(&process, ONE, HEALTH, MALVIK, &point));
    cr_expect(strategy_is_used(&process, ONE, 0));
    cr_expect_not(strategy_is_used(&process, ONE, HEALTH));
    strategy_process_clear(&process);
}

Test(strategy_process, illustrations_are_counted_among_those_that_stand)
{
    struct strategy_process process = make_process();
    size_t placed = 0;

    place(&process, ONE, FROSTA, 1, 1);
    cr_expect_eq(strategy_count_illustrations(&process, ONE, 0, &placed), 0);
    place(&process, ONE, MALVIK, 1, 1);
    process.positions[1].basis = STRATEGY_ILLUSTRATION;
    placed = 0;
    cr_expect_eq(strategy_count_illustrations(&process, ONE, 0, &placed), 1);
    cr_expect_gt(placed, 1, "of several");
    cr_expect_eq(strategy_count_illustrations(&process, TWO, 0, &placed), 0);
    strategy_process_clear(&process);
}

Test(strategy_process, votes_are_counted_but_told_only_when_revealed)
{
    struct strategy_process process = make_process();
    struct grid_point points[2] = {0};

    vote(&process, ONE, SELBU, 100, 100, false);
    vote(&process, TWO, SELBU, 200, 200, true);
    vote(&process, TWO, SELBU, 300, 300, true);
    vote(&process, TWO, MALVIK, 400, 400, true);
    cr_expect_eq(strategy_vote_count(&process, ONE, 0, SELBU), 1);
    cr_expect_eq(strategy_vote_points(&process, ONE, 0, SELBU, points, 2), 0);
    cr_expect_eq(strategy_vote_count(&process, TWO, 0, 0), 3);
    cr_expect_eq(strategy_vote_points(&process, TWO, 0, SELBU, points, 1), 2, "how many there are, beyond the room");
    cr_expect_eq(points[0].x, 200);
    cr_expect_eq(points[1].x, 0);
    strategy_process_clear(&process);
}

Test(strategy_process, a_comparison_tells_who_crossed_and_counts_only_who_stands_in_both)
{
    struct strategy_process process = make_process();
    struct strategy_results results = {0};

    place(&process, ONE, FROSTA, 100, 100);
    place(&process, ONE, MALVIK, 900, 900);
    place(&process, TWO, FROSTA, 900, 800);
    place(&process, TWO, MALVIK, 900, 900);
    place(&process, TWO, SELBU, 0, 0);
    strategy_compare(&process, ONE, TWO, 0, &results);
    cr_assert_eq(results.count, 3);
    cr_expect_eq(results.both, 2);
    cr_expect_eq(results.crossed, 1);
    cr_expect_eq(results.moves[0].crossing, GRID_CROSSED);
    cr_expect_eq(results.moves[0].distance,
                 grid_distance((struct grid_point){100, 100}, (struct grid_point){900, 800}));
    cr_expect_eq(results.moves[1].distance, 0);
    cr_expect_not(results.moves[2].was);
    cr_expect(results.moves[2].is);
    cr_expect_gt(results.spread_before, results.spread_after, "the newcomer is no disagreement");
    cr_expect_str_eq(strategy_alternative_at(&process, results.moves[0].to), "Partner");
    cr_expect_str_eq(strategy_alternative_at(&process, results.moves[0].from), "", "the quadrant has no name");
    cr_expect_null(strategy_alternative_at(&process, (struct grid_point){500, 1}));
    strategy_results_clear(&results);
    strategy_process_clear(&process);
}

Test(strategy_process, codes_of_what_a_position_rests_on_go_both_ways)
{
    cr_expect_str_eq(strategy_basis_code(STRATEGY_BASIS_NONE), "");
    cr_expect_eq(strategy_basis_parse("stated"), STRATEGY_STATED);
    cr_expect_eq(strategy_basis_parse("agreed"), STRATEGY_AGREED);
    cr_expect_eq(strategy_basis_parse("illustration"), STRATEGY_ILLUSTRATION);
    cr_expect_eq(strategy_basis_parse("guessed"), STRATEGY_BASIS_NONE);
    cr_expect_eq(strategy_basis_parse(NULL), STRATEGY_BASIS_NONE);
    for (int i = STRATEGY_STATED; i <= STRATEGY_ILLUSTRATION; i++) {
        const char *code = strategy_basis_code((enum strategy_basis)i);
        cr_expect_eq(strategy_basis_parse(code), i);
        cr_expect_not_null(field_choice(entity_field(entity_get(ENTITY_POSITION), "basis"), code));
    }
}

Test(strategy_process, who_comes_in_later_does_not_change_a_closed_round)
{
    struct strategy_process process = make_process();
    struct strategy_results results = {0};

    process.members[0].of_region = true;
    place(&process, ONE, MALVIK, 100, 100);
    place(&process, TWO, MALVIK, 200, 200);
    vote(&process, THREE, SELBU, 1, 1, false);
    cr_expect(strategy_takes_part(&process, ONE, &process.members[2]), "while it is open");
    process.rounds[0].closed = process.rounds[1].closed = true;
    cr_expect(strategy_takes_part(&process, ONE, &process.members[0]), "is of the region");
    cr_expect(strategy_takes_part(&process, ONE, &process.members[1]), "stands there");
    cr_expect_not(strategy_takes_part(&process, ONE, &process.members[2]));
    cr_expect(strategy_takes_part(&process, THREE, &process.members[2]));
    strategy_compare(&process, ONE, TWO, 0, &results);
    cr_assert_eq(results.count, 2);
    cr_expect_eq(results.moves[1].member->id, MALVIK);
    cr_expect_eq(results.both, 1);
    strategy_results_clear(&results);
    strategy_process_clear(&process);
}
