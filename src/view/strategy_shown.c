#include "samreg/view/strategy_shown.h"

#include "samreg/app/words.h"
#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/model/label_text.h"

#include <stdlib.h>
#include <string.h>

const struct strategy_round *strategy_shown_round(const struct strategy_shown *shown)
{
    const struct strategy_round *round = strategy_round_get(shown->process, shown->presentation->round);

    return round != NULL ? round : strategy_round_last(shown->process);
}

const struct strategy_round *strategy_shown_compared(const struct strategy_shown *shown)
{
    const struct strategy_round *round = strategy_shown_round(shown);
    const struct strategy_round *chosen = strategy_round_get(shown->process, shown->presentation->compare);

    if (chosen != NULL && chosen != round)
        return chosen;
    return round != NULL ? strategy_round_before(shown->process, round->id) : NULL;
}

bool strategy_shown_on_its_way(const struct strategy_shown *shown, const struct strategy_member *member)
{
    const struct presentation_nudge *nudge = &shown->presentation->nudge;
    const struct strategy_round *round = strategy_shown_round(shown);

    return nudge->under_way && nudge->municipality == member->id && round != NULL && nudge->round == round->id &&
           nudge->area == shown->presentation->area;
}

bool strategy_shown_stands(const struct strategy_shown *shown, const struct strategy_member *member,
                           struct grid_point *point)
{
    const struct presentation *presentation = shown->presentation;
    const struct strategy_round *round = strategy_shown_round(shown);

    if (strategy_shown_on_its_way(shown, member)) {
        *point = presentation->nudge.point;
        return true;
    }
    return round != NULL && strategy_stands(shown->process, round->id, presentation->area, member->id, point);
}

bool strategy_shown_skipped(const struct strategy_shown *shown, const struct strategy_member *member)
{
    const struct strategy_round *round = strategy_shown_round(shown);
    const struct strategy_position *position =
        round != NULL ? strategy_position_get(shown->process, round->id, shown->presentation->area, member->id) : NULL;

    return position != NULL && position->skipped;
}

/* Whether the audience is told of the member at a place: the room, once it has been revealed. */
static bool is_revealed(const struct strategy_shown *shown, size_t place)
{
    return shown->audience == STRATEGY_FACILITATOR || shown->presentation->revealed == PRESENTATION_ALL ||
           (int64_t)place < shown->presentation->revealed;
}

static const char *in_words(const struct strategy_shown *shown, const char *msgid)
{
    return text_in(shown->language, msgid);
}

/* Appends a message with numbers in it. */
static void add_numbers(const struct strategy_shown *shown, const char *msgid, size_t first, size_t second,
                        struct str *out)
{
    char *text = words_numbers(shown->language, msgid, (long long)first, (long long)second);

    str_add(out, text);
    free(text);
}

/* ---- Illustrations ---- */

static bool is_illustration(const struct strategy_shown *shown, const struct strategy_member *member)
{
    const struct strategy_round *round = strategy_shown_round(shown);

    return round != NULL &&
           strategy_illustrates(shown->process, round->id, shown->presentation->area, member->id);
}

static size_t count_illustrations(const struct strategy_shown *shown, size_t *standing)
{
    size_t count = 0;

    *standing = 0;
    for (size_t i = 0; i < shown->process->member_count; i++) {
        const struct strategy_member *member = &shown->process->members[i];
        struct grid_point point;

        if (is_revealed(shown, i) && strategy_shown_stands(shown, member, &point)) {
            *standing += 1;
            count += is_illustration(shown, member);
        }
    }
    return count;
}

bool strategy_shown_marks(const struct strategy_shown *shown, const struct strategy_member *member)
{
    size_t standing;
    size_t count = count_illustrations(shown, &standing);

    return count < standing && is_illustration(shown, member);
}

void strategy_shown_illustration(const struct strategy_shown *shown, bool whole, struct str *out)
{
    size_t standing;
    size_t count = count_illustrations(shown, &standing);

    if (count > 0 && !whole) {
        str_add(out, in_words(shown, N_("ILLUSTRATION")));
        if (count < standing)
            str_addf(out, " %zu/%zu", count, standing);
    } else if (count > 0 && count < standing) {
        add_numbers(shown, N_("ILLUSTRATION: %1 of %2, in brackets; stated by nobody"), count, standing, out);
    } else if (count > 0) {
        str_add(out, in_words(shown, N_("ILLUSTRATION: stated by nobody")));
    }
}

/* ---- The scene ---- */

/* The votes about a member, where they are told and shown: new array. */
static struct grid_point *votes_about(const struct strategy_shown *shown, const struct strategy_member *member,
                                      size_t *count)
{
    const struct strategy_round *round = strategy_shown_round(shown);
    struct grid_point *points = NULL;

    *count = 0;
    if (round == NULL || !round->revealed || !shown->presentation->votes_shown)
        return NULL;
    *count = strategy_vote_points(shown->process, round->id, shown->presentation->area, member->id, NULL, 0);
    if (*count > 0) {
        points = memory_new_array(*count, sizeof *points);
        (void)strategy_vote_points(shown->process, round->id, shown->presentation->area, member->id, points, *count);
    }
    return points;
}

/* Where the member comes from, when its way is to be drawn. */
static void add_trail(const struct strategy_shown *shown, struct scene_item *item)
{
    const struct strategy_round *compared = strategy_shown_compared(shown);
    enum presentation_trails trails = shown->presentation->trails;

    if (compared == NULL || trails == PRESENTATION_NO_TRAILS ||
        (trails == PRESENTATION_ONE_TRAIL && item->id != shown->presentation->selected))
        return;
    item->trail = strategy_stands(shown->process, compared->id, shown->presentation->area, item->id, &item->from) &&
                  (item->from.x != item->point.x || item->from.y != item->point.y);
}

static void add_label(const struct strategy_shown *shown, struct scene_item *item)
{
    const struct strategy_round *round = strategy_shown_round(shown);
    const struct strategy_position *position =
        round != NULL ? strategy_position_get(shown->process, round->id, shown->presentation->area, item->id) : NULL;

    if (position != NULL) {
        item->label_set = position->label_set;
        item->label_dx = position->label_dx;
        item->label_dy = position->label_dy;
    }
}

/* The votes about a member that stands elsewhere, which are taken over: with its name, as colour alone does not tell
 * whose they are. The scene knows them by the negative of its identifier. */
static void add_cross(const struct strategy_member *member, struct plot_look look, struct grid_point *votes,
                      size_t count, struct scene *scene)
{
    struct scene_item *item =
        scene_add(scene, -member->id, member->name, look, votes_sum_up(votes, count).median);

    item->voted = true;
    item->votes = votes;
    item->vote_count = count;
}

static void add_member(const struct strategy_shown *shown, size_t place, struct scene *scene)
{
    const struct strategy_member *member = &shown->process->members[place];
    const struct presentation *presentation = shown->presentation;
    struct grid_point point = {0};
    size_t vote_count = 0;
    struct grid_point *votes = votes_about(shown, member, &vote_count);
    bool stands = strategy_shown_stands(shown, member, &point);
    struct scene_item *item;

    if (!stands && vote_count == 0)
        return;
    if (!stands)
        point = votes_sum_up(votes, vote_count).median;
    if (stands && vote_count > 0 && 2 * shown->process->member_count <= LABEL_TEXT_MOST) {
        add_cross(member, plot_look(place), votes, vote_count, scene);
        votes = NULL;
        vote_count = 0;
    }
    item = scene_add(scene, member->id, member->name, plot_look(place), point);
    item->voted = !stands;
    item->votes = votes;
    item->vote_count = vote_count;
    /* In the room only what is on its way stands out: a bar would follow the facilitator's thoughts. */
    item->selected = strategy_shown_on_its_way(shown, member) ||
                     (shown->audience == STRATEGY_FACILITATOR && member->id == presentation->selected);
    if (stands && strategy_shown_marks(shown, member))
        scene_doubt(item);
    if (stands) {
        add_trail(shown, item);
        add_label(shown, item);
    }
}

void strategy_shown_fill(const struct strategy_shown *shown, struct scene *scene)
{
    const struct strategy_process *process = shown->process;

    scene_empty(scene);
    scene->orientation = shown->presentation->orientation;
    scene->x = (struct scene_axis){process->x_name, process->x_low, process->x_high};
    scene->y = (struct scene_axis){process->y_name, process->y_low, process->y_high};
    for (int i = 0; i < GRID_QUADRANTS; i++)
        scene->quadrants[i] = shown->presentation->quadrants_hidden ? NULL : process->alternatives[i].name;
    scene->names_hidden = shown->presentation->names_hidden && shown->audience == STRATEGY_ROOM;
    for (size_t i = 0; i < process->member_count; i++) {
        if (is_revealed(shown, i))
            add_member(shown, i, scene);
    }
}

/* ---- Words ---- */

/* Whether a round is called by its number and no more, in whichever language it was made. */
static bool is_bare_name(const struct strategy_round *round)
{
    static const enum language languages[] = {LANGUAGE_ENGLISH, LANGUAGE_BOKMAL};
    bool bare = false;

    for (size_t i = 0; i < sizeof languages / sizeof languages[0] && !bare; i++) {
        struct strategy_shown in = {.language = languages[i]};
        struct str name = {0};

        add_numbers(&in, N_("Round %1"), (size_t)round->number, 0, &name);
        bare = strcmp(str_peek(&name), round->name) == 0;
        str_clear(&name);
    }
    return bare;
}

/* "Round 2 of 3"; where numbers have been left out, as "Round 7 (4 of 4)". */
static void add_count(const struct strategy_shown *shown, const struct strategy_round *round, struct str *out)
{
    size_t place = (size_t)(round - shown->process->rounds) + 1;

    if (place == (size_t)round->number) {
        add_numbers(shown, N_("Round %1 of %2"), place, shown->process->round_count, out);
        return;
    }
    add_numbers(shown, N_("Round %1"), (size_t)round->number, 0, out);
    str_add(out, " (");
    add_numbers(shown, N_("%1 of %2"), place, shown->process->round_count, out);
    str_add(out, ")");
}

void strategy_shown_heading(const struct strategy_shown *shown, struct str *out)
{
    const struct strategy_round *round = strategy_shown_round(shown);
    const struct strategy_area *area = strategy_area_get(shown->process, shown->presentation->area);

    if (round == NULL) {
        str_add(out, in_words(shown, N_("No round yet")));
        return;
    }
    add_count(shown, round, out);
    if (round->closed) { /* before the name, of which a narrow line may show only the beginning */
        str_addf(out, " (%s)", in_words(shown, N_("closed")));
    }
    if (!is_bare_name(round))
        str_addf(out, ": %s", round->name);
    if (area != NULL)
        str_addf(out, " · %s", area->name);
}

void strategy_shown_tally(const struct strategy_shown *shown, struct str *out)
{
    size_t placed = 0, all = 0;

    for (size_t i = 0; i < shown->process->member_count; i++) {
        struct grid_point point;

        all += strategy_takes_part(shown->process, shown->presentation->round, &shown->process->members[i]);
        placed += is_revealed(shown, i) &&
                  strategy_shown_stands(shown, &shown->process->members[i], &point);
    }
    add_numbers(shown, N_("%1 of %2 placed"), placed, all, out);
}

/* Appends those about whom the votes are split. */
static void add_splits(const struct strategy_shown *shown, struct str *out)
{
    const char *between = ": ";

    for (size_t i = 0; i < shown->process->member_count; i++) {
        size_t count = 0;
        struct grid_point *votes = votes_about(shown, &shown->process->members[i], &count);

        if (count > 0 && is_revealed(shown, i)) {
            struct votes sum = votes_sum_up(votes, count);

            if (sum.split_x || sum.split_y) {
                if (between[0] == ':')
                    str_addf(out, " · %s", in_words(shown, N_("split")));
                str_addf(out, "%s%s", between, shown->process->members[i].name);
                between = ", ";
            }
        }
        free(votes);
    }
}

/* Appends how many votes were given about the one selected: the one that is voted about. */
static void add_selected_votes(const struct strategy_shown *shown, const struct strategy_round *round, struct str *out)
{
    for (size_t i = 0; i < shown->process->member_count; i++) {
        const struct strategy_member *member = &shown->process->members[i];

        if (member->id == shown->presentation->selected && is_revealed(shown, i)) {
            str_addf(out, " · %s: %zu", member->name,
                     strategy_vote_count(shown->process, round->id, shown->presentation->area, member->id));
        }
    }
}

void strategy_shown_votes(const struct strategy_shown *shown, struct str *out)
{
    const struct strategy_round *round = strategy_shown_round(shown);
    size_t count = round == NULL ? 0 : strategy_vote_count(shown->process, round->id, shown->presentation->area, 0);

    if (!shown->presentation->votes_shown || round == NULL || (count == 0 && round->revealed))
        return;
    str_addf(out, "%s: %zu", in_words(shown, N_("Votes")), count);
    if (shown->presentation->names_hidden && shown->audience == STRATEGY_ROOM)
        return;
    if (round->revealed)
        add_splits(shown, out);
    else
        add_selected_votes(shown, round, out);
}

void strategy_shown_decision(const struct strategy_shown *shown, struct str *out)
{
    const struct strategy_round *round = strategy_shown_round(shown);

    if (round != NULL && round->decision != NULL)
        str_addf(out, "%s%s", in_words(shown, N_("Decided: ")), round->decision);
}

void strategy_shown_timer(const struct presentation_timer *timer, int64_t now, struct str *out)
{
    int64_t seconds = (presentation_timer_left(timer, now) + 999) / 1000;

    str_addf(out, "%02d:%02d", (int)(seconds / 60), (int)(seconds % 60));
}

int strategy_shown_wake(const struct presentation_timer *timer, int64_t retry_at)
{
    int64_t left = presentation_timer_left(timer, clock_wall_milliseconds());
    int64_t wake = timer->shown && timer->running && left > 0 ? (left - 1) % 1000 + 1 : -1;
    int64_t retry = retry_at < 0 ? -1 : retry_at - clock_milliseconds();

    if (retry_at >= 0 && (wake < 0 || retry < wake))
        wake = retry > 0 ? retry : 0;
    return (int)wake;
}

const char *strategy_shown_alternative(const struct strategy_shown *shown, struct grid_point point)
{
    const char *name = strategy_alternative_at(shown->process, point);

    return name != NULL ? name : in_words(shown, N_("on the border"));
}
