#include "samreg/model/strategy_process.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The choices of the field stand in the order of enum strategy_basis, behind NONE; a test holds them against each
 * other. */
static const struct choice *basis_choices(void)
{
    return entity_field(entity_get(ENTITY_POSITION), "basis")->choices;
}

const char *strategy_basis_code(enum strategy_basis basis)
{
    return basis == STRATEGY_BASIS_NONE ? "" : basis_choices()[basis - 1].code;
}

enum strategy_basis strategy_basis_parse(const char *code)
{
    const struct choice *choices = basis_choices();

    for (int i = 0; code && choices[i].code; i++)
        if (strcmp(choices[i].code, code) == 0)
            return (enum strategy_basis)(i + 1);
    return STRATEGY_BASIS_NONE;
}

/* ---- Freeing ---- */

static void clear_texts(struct strategy_process *process)
{
    char **texts[] = {&process->name,   &process->region, &process->x_name,       &process->x_low,
                      &process->x_high, &process->y_name, &process->y_low,        &process->y_high,
                      &process->date,   &process->source, &process->participants, &process->note};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        free(*texts[i]);
    for (size_t i = 0; i < GRID_QUADRANTS; i++) {
        free(process->alternatives[i].name);
        free(process->alternatives[i].explanation);
    }
}

static void clear_round(struct strategy_round *round)
{
    free(round->name);
    free(round->date);
    free(round->decision);
    free(round->source);
    free(round->note);
    free(round->areas);
}

static void clear_member(struct strategy_member *member)
{
    free(member->number);
    free(member->name);
    free(member->short_name);
}

void strategy_process_clear(struct strategy_process *process)
{
    clear_texts(process);
    for (size_t i = 0; i < process->area_count; i++)
        free(process->areas[i].name);
    for (size_t i = 0; i < process->round_count; i++)
        clear_round(&process->rounds[i]);
    for (size_t i = 0; i < process->member_count; i++)
        clear_member(&process->members[i]);
    for (size_t i = 0; i < process->position_count; i++) {
        free(process->positions[i].alternative);
        free(process->positions[i].note);
    }
    for (size_t i = 0; i < process->vote_count; i++)
        free(process->votes[i].voter);
    for (size_t i = 0; i < process->note_count; i++) {
        free(process->notes[i].text);
        free(process->notes[i].date);
    }
    free(process->areas);
    free(process->rounds);
    free(process->members);
    free(process->positions);
    free(process->votes);
    free(process->notes);
    *process = (struct strategy_process){0};
}

/* ---- Finding ---- */

const struct strategy_round *strategy_round_get(const struct strategy_process *process, int64_t id)
{
    for (size_t i = 0; i < process->round_count; i++)
        if (process->rounds[i].id == id)
            return &process->rounds[i];
    return NULL;
}

const struct strategy_area *strategy_area_get(const struct strategy_process *process, int64_t id)
{
    for (size_t i = 0; i < process->area_count; i++)
        if (process->areas[i].id == id)
            return &process->areas[i];
    return NULL;
}

const struct strategy_member *strategy_member_get(const struct strategy_process *process, int64_t id)
{
    for (size_t i = 0; i < process->member_count; i++)
        if (process->members[i].id == id)
            return &process->members[i];
    return NULL;
}

const struct strategy_round *strategy_round_numbered(const struct strategy_process *process, int number)
{
    for (size_t i = 0; i < process->round_count; i++)
        if (process->rounds[i].number == number)
            return &process->rounds[i];
    return NULL;
}

const struct strategy_round *strategy_round_last(const struct strategy_process *process)
{
    return process->round_count ? &process->rounds[process->round_count - 1] : NULL;
}

const struct strategy_round *strategy_round_before(const struct strategy_process *process, int64_t round)
{
    for (size_t i = 1; i < process->round_count; i++)
        if (process->rounds[i].id == round)
            return &process->rounds[i - 1];
    return NULL;
}

const struct strategy_position *strategy_position_get(const struct strategy_process *process, int64_t round,
                                                      int64_t area, int64_t municipality)
{
    for (size_t i = 0; i < process->position_count; i++) {
        const struct strategy_position *position = &process->positions[i];
        if (position->round == round && position->area == area && position->municipality == municipality)
            return position;
    }
    return NULL;
}

bool strategy_stands(const struct strategy_process *process, int64_t round, int64_t area, int64_t municipality,
                     struct grid_point *point)
{
    const struct strategy_position *position = strategy_position_get(process, round, area, municipality);

    if (!position || !position->placed)
        return false;
    *point = position->point;
    return true;
}

bool strategy_takes_part(const struct strategy_process *process, int64_t round, const struct strategy_member *member)
{
    const struct strategy_round *in = strategy_round_get(process, round);

    if (member->of_region || in == NULL || !in->closed)
        return true;
    for (size_t i = 0; i < process->position_count; i++)
        if (process->positions[i].round == round && process->positions[i].municipality == member->id)
            return true;
    for (size_t i = 0; i < process->vote_count; i++)
        if (process->votes[i].round == round && process->votes[i].municipality == member->id)
            return true;
    return false;
}

bool strategy_is_used(const struct strategy_process *process, int64_t round, int64_t area)
{
    for (size_t i = 0; i < process->position_count; i++)
        if (process->positions[i].round == round && process->positions[i].area == area)
            return true;
    return strategy_vote_count(process, round, area, 0) > 0;
}

bool strategy_illustrates(const struct strategy_process *process, int64_t round, int64_t area, int64_t municipality)
{
    const struct strategy_position *position = strategy_position_get(process, round, area, municipality);

    return position != NULL && position->placed && position->basis == STRATEGY_ILLUSTRATION;
}

size_t strategy_count_illustrations(const struct strategy_process *process, int64_t round, int64_t area,
                                    size_t *placed)
{
    size_t count = 0;

    for (size_t i = 0; i < process->position_count; i++) {
        const struct strategy_position *position = &process->positions[i];
        if (position->round != round || position->area != area || !position->placed)
            continue;
        count += position->basis == STRATEGY_ILLUSTRATION;
        *placed += 1;
    }
    return count;
}

bool strategy_round_covers(const struct strategy_process *process, const struct strategy_round *round, int64_t area)
{
    if (area == 0 || round->area_count == 0)
        return area == 0 || strategy_area_get(process, area);
    for (size_t i = 0; i < round->area_count; i++)
        if (round->areas[i] == area)
            return true;
    return false;
}

/* ---- Votes ---- */

static bool is_about(const struct strategy_vote *vote, int64_t round, int64_t area, int64_t municipality)
{
    return vote->round == round && vote->area == area && (municipality == 0 || vote->municipality == municipality);
}

size_t strategy_vote_count(const struct strategy_process *process, int64_t round, int64_t area, int64_t municipality)
{
    size_t count = 0;

    for (size_t i = 0; i < process->vote_count; i++)
        count += is_about(&process->votes[i], round, area, municipality);
    return count;
}

size_t strategy_vote_points(const struct strategy_process *process, int64_t round, int64_t area, int64_t municipality,
                            struct grid_point points[], size_t most)
{
    size_t count = 0;

    for (size_t i = 0; i < process->vote_count; i++) {
        const struct strategy_vote *vote = &process->votes[i];
        if (!vote->told || !is_about(vote, round, area, municipality))
            continue;
        if (count < most)
            points[count] = vote->point;
        count++;
    }
    return count;
}

/* ---- From one round to another ---- */

static struct strategy_move compare_member(const struct strategy_process *process, int64_t from, int64_t to,
                                           int64_t area, const struct strategy_member *member)
{
    struct strategy_move move = {.member = member};

    move.was = strategy_stands(process, from, area, member->id, &move.from);
    move.is = strategy_stands(process, to, area, member->id, &move.to);
    if (move.was && move.is) {
        move.distance = grid_distance(move.from, move.to);
        move.crossing = grid_crossing(move.from, move.to);
    }
    return move;
}

void strategy_compare(const struct strategy_process *process, int64_t from, int64_t to, int64_t area,
                      struct strategy_results *results)
{
    struct grid_point *before = memory_new_array(process->member_count, sizeof *before);
    struct grid_point *after = memory_new_array(process->member_count, sizeof *after);

    strategy_results_clear(results);
    results->moves = memory_new_array(process->member_count, sizeof *results->moves);
    for (size_t i = 0; i < process->member_count; i++) {
        struct strategy_move move = compare_member(process, from, to, area, &process->members[i]);
        if (!move.was && !strategy_takes_part(process, to, move.member))
            continue;
        results->moves[results->count++] = move;
        if (move.was && move.is) {
            before[results->both] = move.from;
            after[results->both++] = move.to;
            results->crossed += move.crossing == GRID_CROSSED;
        }
    }
    results->spread_before = votes_spread(before, results->both);
    results->spread_after = votes_spread(after, results->both);
    free(before);
    free(after);
}

void strategy_results_clear(struct strategy_results *results)
{
    free(results->moves);
    *results = (struct strategy_results){0};
}

const char *strategy_alternative_at(const struct strategy_process *process, struct grid_point point)
{
    enum grid_quadrant quadrant = grid_quadrant(point);

    if (quadrant == GRID_BORDER)
        return NULL;
    return process->alternatives[quadrant].name ? process->alternatives[quadrant].name : "";
}
