#include "samreg/app/strategy_remarks.h"

#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER_TEXT = 24 };

void remarks_clear(struct remarks *remarks)
{
    for (size_t i = 0; i < remarks->count; i++)
        free(remarks->items[i].text);
    free(remarks->items);
    *remarks = (struct remarks){0};
}

/* Appends a line and takes the text over. */
static void put(struct remarks *remarks, bool heading, char *text)
{
    remarks->items = array_room(remarks->items, remarks->count, &remarks->capacity, sizeof *remarks->items);
    remarks->items[remarks->count++] = (struct remark){.heading = heading, .text = text};
}

/* words_say() in the session's language. */
static char *say(struct app *app, const char *msgid, const char *one, const char *two, const char *three)
{
    return words_say(app_language(app), msgid, one, two, three);
}

void strategy_say_round(struct app *app, const struct strategy_round *round, struct str *out)
{
    char *bare = words_numbers(app_language(app), N_("Round %1"), round->number, 0);

    str_add(out, bare);
    if (strcmp(bare, round->name) != 0)
        str_addf(out, ": %s", round->name);
    free(bare);
}

void strategy_say_areas(struct app *app, const struct strategy_process *process, const struct strategy_round *round,
                        int64_t area, struct str *out)
{
    struct str names = {0};

    for (size_t i = 0; i < process->area_count; i++) {
        if (area != 0 ? process->areas[i].id == area : strategy_round_covers(process, round, process->areas[i].id))
            str_addf(&names, "%s%s", names.length > 0 ? ", " : "", process->areas[i].name);
    }
    if (names.length > 0) {
        str_addf(out, "%s: %s", text_in(app_language(app), area != 0 ? N_("Strategy area") : N_("Strategy areas")),
                 str_peek(&names));
    }
    str_clear(&names);
}

/* ---- Movement ---- */

/* A part of the grid's diagonal in thousandths, as per cent: "24 %". */
static const char *percent_text(int thousandths, char text[NUMBER_TEXT])
{
    snprintf(text, NUMBER_TEXT, "%d %%", (thousandths + 5) / 10);
    return text;
}

/* The alternative of a point, or a word for the border between several. */
static const char *alternative(struct app *app, const struct strategy_process *process, struct grid_point point)
{
    const char *name = strategy_alternative_at(process, point);

    return name != NULL ? name : text_in(app_language(app), N_("the border"));
}

void strategy_say_move(struct app *app, const struct strategy_process *process, const struct strategy_move *move,
                       struct str *out)
{
    char far[NUMBER_TEXT];
    char *text;

    percent_text(move->distance, far);
    if (!move->is) {
        text = say(app, move->was ? N_("no longer placed") : N_("not placed"), NULL, NULL, NULL);
    } else if (!move->was) {
        text = say(app, N_("new, in %1"), alternative(app, process, move->to), NULL, NULL);
    } else if (move->distance == 0) {
        text = say(app, N_("did not move"), NULL, NULL, NULL);
    } else if (move->crossing == GRID_STAYED) {
        text = say(app, N_("moved %1, within %2"), far, alternative(app, process, move->to), NULL);
    } else {
        text = say(app, N_("moved %1, from %2 to %3"), far, alternative(app, process, move->from),
                   alternative(app, process, move->to));
    }
    str_add(out, text);
    free(text);
}

static void remark_spread(struct app *app, const struct strategy_results *results, struct remarks *remarks)
{
    int change = results->spread_after - results->spread_before;

    if (results->both < 2)
        return;
    put(remarks, false,
        words_numbers(app_language(app),
                      change > 0   ? N_("Spread %1 → %2: further apart")
                      : change < 0 ? N_("Spread %1 → %2: closer together")
                                   : N_("Spread %1 → %2: as before"),
                      results->spread_before, results->spread_after));
}

static void remark_crossed(struct app *app, const struct strategy_process *process,
                           const struct strategy_results *results, struct remarks *remarks)
{
    if (results->crossed == 0) {
        put(remarks, false, say(app, N_("Nobody went over into another alternative."), NULL, NULL, NULL));
        return;
    }
    put(remarks, true, say(app, N_("Into another alternative"), NULL, NULL, NULL));
    for (size_t i = 0; i < results->count; i++) {
        const struct strategy_move *move = &results->moves[i];

        if (move->was && move->is && move->crossing == GRID_CROSSED) {
            put(remarks, false, say(app, N_("%1: %2 → %3"), move->member->name, alternative(app, process, move->from),
                                    alternative(app, process, move->to)));
        }
    }
}

static void remark_movement(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                            struct remarks *remarks)
{
    const struct strategy_round *from = strategy_round_get(process, scope->from);
    const struct strategy_round *to = strategy_round_get(process, scope->round);
    struct strategy_results results = {0};

    if (from == NULL || to == NULL)
        return;
    strategy_compare(process, scope->from, scope->round, scope->area, &results);
    put(remarks, true, words_numbers(app_language(app), N_("From round %1 to round %2"), from->number, to->number));
    remark_spread(app, &results, remarks);
    remark_crossed(app, process, &results, remarks);
    strategy_results_clear(&results);
}

/* ---- Votes ---- */

/* Names of members, joined by commas, under a heading; nothing when there are none. */
struct names {
    struct str list;
};

static void add_name(struct names *names, const struct strategy_member *member)
{
    str_addf(&names->list, "%s%s", names->list.length > 0 ? ", " : "", member->name);
}

static void put_names(struct app *app, const char *heading, struct names *names, struct remarks *remarks)
{
    if (names->list.length > 0) {
        put(remarks, true, say(app, heading, NULL, NULL, NULL));
        put(remarks, false, str_take(&names->list));
    }
    str_clear(&names->list);
}

static bool is_split(const struct strategy_process *process, const struct strategy_scope *scope, int64_t municipality)
{
    size_t count = strategy_vote_points(process, scope->round, scope->area, municipality, NULL, 0);
    struct grid_point *points = memory_new_array(count, sizeof *points);
    bool split = false;

    if (count > 0) {
        strategy_vote_points(process, scope->round, scope->area, municipality, points, count);
        struct votes votes = votes_sum_up(points, count);
        split = votes.split_x || votes.split_y;
    }
    free(points);
    return split;
}

static void remark_votes(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                         struct remarks *remarks)
{
    const struct strategy_round *round = strategy_round_get(process, scope->round);
    int count = (int)strategy_vote_count(process, scope->round, scope->area, 0);
    struct names split = {0};

    if (!scope->votes || count == 0 || round == NULL)
        return;
    put(remarks, true, words_numbers(app_language(app), N_("Votes: %1"), count, 0));
    if (!round->revealed) {
        put(remarks, false, say(app, N_("They are not revealed yet."), NULL, NULL, NULL));
        return;
    }
    for (size_t i = 0; i < process->member_count; i++) {
        if (is_split(process, scope, process->members[i].id))
            add_name(&split, &process->members[i]);
    }
    put_names(app, N_("Split"), &split, remarks);
}

/* ---- Who stands nowhere ---- */

static void remark_missing(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                           struct remarks *remarks)
{
    struct names skipped = {0};
    struct names missing = {0};
    struct grid_point point;

    for (size_t i = 0; i < process->member_count; i++) {
        const struct strategy_member *member = &process->members[i];
        const struct strategy_position *position =
            strategy_position_get(process, scope->round, scope->area, member->id);

        if (position != NULL && position->skipped)
            add_name(&skipped, member);
        else if (strategy_takes_part(process, scope->round, member) &&
                   !strategy_stands(process, scope->round, scope->area, member->id, &point))
            add_name(&missing, member);
    }
    put_names(app, N_("Skipped"), &skipped, remarks);
    put_names(app, N_("Not placed"), &missing, remarks);
}

static void remark_illustrations(struct app *app, const struct strategy_process *process,
                                 const struct strategy_scope *scope, struct remarks *remarks)
{
    size_t placed = 0;
    size_t count = strategy_count_illustrations(process, scope->round, scope->area, &placed);

    if (scope->from != 0)
        count += strategy_count_illustrations(process, scope->from, scope->area, &placed);
    if (count > 0) {
        put(remarks, true, say(app, N_("Illustration"), NULL, NULL, NULL));
        put(remarks, false,
            words_numbers(app_language(app),
                          N_("%1 of %2 positions are illustrations, and nobody's statement: the document gives no "
                             "coordinates."),
                          (long long)count, (long long)placed));
    }
}

void strategy_remark(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                     struct remarks *remarks)
{
    remark_movement(app, process, scope, remarks);
    remark_votes(app, process, scope, remarks);
    remark_missing(app, process, scope, remarks);
    remark_illustrations(app, process, scope, remarks);
}
