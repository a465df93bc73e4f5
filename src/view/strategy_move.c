/* Selecting and placing on the facilitator's screen: part of a name, two digits, arrows, Enter. */
#include "samreg/view/strategy_view.h"

#include "samreg/base/memory.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- Selecting ---- */

void strategy_move_select(struct strategy_view *strategy, int64_t municipality)
{
    strategy->shown.selected = municipality;
    strategy_vote_set(strategy, NULL);
    strategy_view_present(strategy);
}

bool strategy_move_is_open(const struct strategy_view *strategy, const struct strategy_member *member)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    struct grid_point point;

    return member != NULL && strategy_takes_part(&strategy->process, strategy->shown.round, member) &&
           !strategy_shown_stands(&shown, member, &point) && !strategy_shown_skipped(&shown, member);
}

/* Selects the next one, or with `open` the next that stands nowhere yet; false when there is none. */
static bool select_next(struct strategy_view *strategy, int step, bool open)
{
    size_t count = strategy->process.member_count;
    size_t at = 0;

    while (at < count && strategy->process.members[at].id != strategy->shown.selected)
        at++;
    for (size_t i = 0; i < count; i++) {
        const struct strategy_member *member;

        at = (at + count + (size_t)(step + (int)count)) % count;
        member = &strategy->process.members[at];
        if (!open || strategy_move_is_open(strategy, member)) {
            strategy_move_select(strategy, member->id);
            return true;
        }
    }
    return false;
}

void strategy_move_step(struct strategy_view *strategy, int step)
{
    (void)select_next(strategy, step, false);
}

void strategy_move_next_open(struct strategy_view *strategy)
{
    const struct strategy_member *selected = strategy_view_selected(strategy);

    if (strategy_move_is_open(strategy, selected) && strategy->sought != selected->id)
        strategy_view_say(strategy, STYLE_NORMAL, N_("%1 stands nowhere yet: it is its turn."), selected->name, NULL);
    else if (!select_next(strategy, 1, true))
        strategy_view_say(strategy, STYLE_NORMAL, N_("Everybody is placed or skipped."), NULL, NULL);
    strategy->sought = strategy->shown.selected;
}

static void select_found(void *context, int64_t municipality)
{
    strategy_move_select(context, municipality);
}

void strategy_move_ask_name(struct strategy_view *strategy)
{
    strategy->search.process = &strategy->process;
    strategy->search.select = select_found;
    strategy->search.stranger = strategy_guest_ask;
    strategy->search.context = strategy;
    strategy_search_ask(&strategy->search, strategy->view.shell, strategy->shown.selected);
}

/* ---- Moving ---- */

/* Where the selected one stands, or where a move of one that stands nowhere begins. */
static struct grid_point standing(const struct strategy_view *strategy)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    struct grid_point point = {GRID_MIDDLE, GRID_MIDDLE};

    if (strategy->mode == STRATEGY_VOTING)
        return strategy->vote_set ? strategy->vote : point;
    (void)strategy_shown_stands(&shown, strategy_view_selected(strategy), &point);
    return point;
}

/* Puts the marker, or the vote, on its way. */
static void move_to(struct strategy_view *strategy, struct grid_point point)
{
    struct presentation *shown = &strategy->shown;

    if (strategy->mode == STRATEGY_VOTING) {
        strategy_vote_set(strategy, &point);
        return;
    }
    if (!shown->nudge.under_way) {
        struct strategy_marker marker = strategy_view_marker(strategy);

        shown->nudge = (struct presentation_nudge){.under_way = true,
                                                   .round = marker.round,
                                                   .area = marker.area,
                                                   .municipality = marker.municipality,
                                                   .looked_at = marker.looked_at};
    }
    shown->nudge.point = point;
    strategy_view_present(strategy);
}

/* Whether digits and arrows may move something now; says why not. */
static bool can_move(struct strategy_view *strategy)
{
    return !strategy_view_is_fixed(strategy) && strategy_view_has_selected(strategy);
}

static bool take_digit(struct strategy_view *strategy, int digit)
{
    if (strategy->mode == STRATEGY_NAMING || !can_move(strategy)) {
        strategy->first_digit = -1;
    } else if (strategy->first_digit < 0) {
        strategy->first_digit = digit;
    } else {
        move_to(strategy, grid_from_digits(strategy->shown.orientation, strategy->first_digit, digit));
        strategy->first_digit = -1;
    }
    return true;
}

bool strategy_move_read_arrow(struct key key, struct grid_seen *steps, int *size)
{
    static const struct {
        struct key key;
        struct grid_seen steps;
        int size;
    } arrows[] = {
        {{KEY_CODE_LEFT, 0}, {-1, 0}, GRID_FINE},           {{KEY_CODE_RIGHT, 0}, {1, 0}, GRID_FINE},
        {{KEY_CODE_UP, 0}, {0, 1}, GRID_FINE},              {{KEY_CODE_DOWN, 0}, {0, -1}, GRID_FINE},
        {{KEY_CODE_LEFT, KEY_SHIFT}, {-1, 0}, GRID_COARSE}, {{KEY_CODE_RIGHT, KEY_SHIFT}, {1, 0}, GRID_COARSE},
        {{KEY_CODE_UP, KEY_SHIFT}, {0, 1}, GRID_COARSE},    {{KEY_CODE_DOWN, KEY_SHIFT}, {0, -1}, GRID_COARSE},
        {{'<', 0}, {-1, 0}, GRID_COARSE},                   {{'>', 0}, {1, 0}, GRID_COARSE},
        {{KEY_CODE_PAGE_UP, 0}, {0, 1}, GRID_COARSE},       {{KEY_CODE_PAGE_DOWN, 0}, {0, -1}, GRID_COARSE},
    };

    for (size_t i = 0; i < sizeof arrows / sizeof arrows[0]; i++) {
        if (key_equal(arrows[i].key, key)) {
            *steps = arrows[i].steps;
            *size = arrows[i].size;
            return true;
        }
    }
    return false;
}

bool strategy_move_key(struct strategy_view *strategy, struct key key)
{
    struct grid_seen steps;
    int size;

    if (key.modifiers == 0 && key.code >= '0' && key.code <= '9')
        return take_digit(strategy, (int)(key.code - '0'));
    if (strategy->first_digit >= 0 && (key_is_cancel(key) || key.code == KEY_CODE_BACKSPACE)) {
        strategy->first_digit = -1;
        return true;
    }
    if (strategy->mode == STRATEGY_NAMING && key_equal(key, (struct key){KEY_CODE_DELETE, 0})) {
        strategy_name_free(strategy);
        return true;
    }
    if (!strategy_move_read_arrow(key, &steps, &size))
        return false;
    strategy->first_digit = -1;
    if (strategy->mode == STRATEGY_NAMING)
        strategy_name_step(strategy, steps);
    else if (can_move(strategy))
        move_to(strategy, grid_nudge(strategy->shown.orientation, standing(strategy), steps, size));
    return true;
}

/* ---- Writing ---- */

bool strategy_move_give_up(struct strategy_view *strategy)
{
    if (!strategy->shown.nudge.under_way)
        return false;
    strategy->shown.nudge.under_way = false;
    strategy_view_present(strategy);
    return true;
}

/* Writes the move; one that a colleague has made meanwhile asks first. */
static void write_move(struct strategy_view *strategy, bool anyway);

static void conflict_answered(void *context, int answer)
{
    enum { LEAVE, ANYWAY };

    if (answer == ANYWAY) {
        write_move(context, true);
    } else if (answer == LEAVE) {
        (void)strategy_move_give_up(context);
        strategy_view_reload(context);
    }
}

static void ask_conflict(struct strategy_view *strategy, struct error *error)
{
    static const char *const answers[] = {N_("l:Leave it there"), N_("p:Put it here"), NULL};

    shell_ask(strategy->view.shell, &error->message, STYLE_WARNING, answers, conflict_answered, strategy);
    error_clear(error);
}

static void write_move(struct strategy_view *strategy, bool anyway)
{
    const struct presentation_nudge *nudge = &strategy->shown.nudge;
    struct strategy_marker marker = {nudge->round, nudge->area, nudge->municipality, nudge->looked_at, anyway};
    const struct strategy_member *member = strategy_member_get(&strategy->process, nudge->municipality);
    struct grid_point point = nudge->point;
    struct strategy_shown shown = strategy_view_shown(strategy);
    struct grid_point stood;
    bool moves = strategy_stands(&strategy->process, marker.round, marker.area, marker.municipality, &stood);
    struct str place = {0};
    struct error error = {0};
    enum status status;

    status = strategy_move(shell_app(strategy->view.shell), &strategy->process, &marker, point, STRATEGY_BASIS_NONE,
                           NULL, &error);
    if (status == STATUS_CONFLICT) {
        ask_conflict(strategy, &error);
        return;
    }
    str_addf(&place, "%d, %d %s", point.x, point.y, strategy_shown_alternative(&shown, point));
    if (strategy_view_done(strategy, status, &error, N_("%1: %2."), member != NULL ? member->name : "",
                           str_peek(&place))) {
        strategy->shown.nudge.under_way = false;
        strategy_view_present(strategy);
        if (!moves) { /* the first time round: on to whoever is left */
            (void)select_next(strategy, 1, true);
        }
    }
    str_clear(&place);
}

void strategy_move_put(struct strategy_view *strategy)
{
    if (strategy->shown.nudge.under_way) {
        write_move(strategy, false);
    } else if (!strategy_view_is_fixed(strategy) && strategy_view_has_selected(strategy)) {
        strategy_view_say(strategy, STYLE_NORMAL,
                          N_("Nothing is on its way. Two digits place %1: how far to the right, and how far up."),
                          strategy_view_selected(strategy)->name, NULL);
    }
}

void strategy_move_skip(struct strategy_view *strategy)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    struct strategy_marker marker = strategy_view_marker(strategy);
    struct error error = {0};
    enum status status;
    bool skipped;
    char *name;

    if (strategy_view_is_fixed(strategy) || !strategy_view_has_selected(strategy))
        return;
    skipped = !strategy_shown_skipped(&shown, strategy_view_selected(strategy));
    name = memory_copy_text(strategy_view_selected(strategy)->name);
    if (skipped) {
        status = strategy_skip(shell_app(strategy->view.shell), &strategy->process, &marker, true, &error);
    } else { /* it stands nowhere, so that nothing is left of it but that it was skipped */
        status = strategy_take_off(shell_app(strategy->view.shell), &strategy->process, &marker, &error);
    }
    (void)strategy_view_done(strategy, status, &error,
                             skipped ? N_("%1 is skipped.") : N_("%1 is not skipped any more."), name, NULL);
    free(name);
}

void strategy_move_take_off(struct strategy_view *strategy)
{
    struct strategy_marker marker = strategy_view_marker(strategy);
    struct error error = {0};
    char *name;

    if (strategy_move_give_up(strategy) || strategy_view_is_fixed(strategy) || !strategy_view_has_selected(strategy))
        return;
    if (strategy_view_position(strategy) == NULL) {
        strategy_view_say(strategy, STYLE_WARNING, N_("%1 does not stand on the grid."),
                          strategy_view_selected(strategy)->name, NULL);
        return;
    }
    name = memory_copy_text(strategy_view_selected(strategy)->name);
    (void)strategy_view_done(strategy,
                             strategy_take_off(shell_app(strategy->view.shell), &strategy->process, &marker, &error),
                             &error, N_("%1 is off the grid."), name, NULL);
    free(name);
}
