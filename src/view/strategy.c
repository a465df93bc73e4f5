/* The facilitator's screen: the strategy grid of a process, run by keyboard in front of a room (ux.md 4). */
#include "samreg/view/strategy_view.h"

#include "samreg/base/memory.h"
#include "samreg/tui/draw.h"
#include "samreg/view/screens.h"

#include <stdlib.h>

static struct strategy_view *of(struct view *view)
{
    return (struct strategy_view *)view;
}

struct strategy_shown strategy_view_shown(const struct strategy_view *strategy)
{
    return (struct strategy_shown){&strategy->process, &strategy->shown, app_language(shell_app(strategy->view.shell)),
                                   STRATEGY_FACILITATOR};
}

const struct strategy_round *strategy_view_round(const struct strategy_view *strategy)
{
    struct strategy_shown shown = strategy_view_shown(strategy);

    return strategy_shown_round(&shown);
}

const struct strategy_member *strategy_view_selected(const struct strategy_view *strategy)
{
    return strategy_member_get(&strategy->process, strategy->shown.selected);
}

const struct strategy_position *strategy_view_position(const struct strategy_view *strategy)
{
    const struct strategy_round *round = strategy_view_round(strategy);

    return round == NULL ? NULL
                         : strategy_position_get(&strategy->process, round->id, strategy->shown.area,
                                                 strategy->shown.selected);
}

void strategy_view_say(struct strategy_view *strategy, enum style style, const char *msgid, const char *first,
                       const char *second)
{
    shell_tell(strategy->view.shell, style, msgid, first, second, NULL);
}

bool strategy_view_done(struct strategy_view *strategy, enum status status, struct error *error, const char *msgid,
                        const char *first, const char *second)
{
    struct message message = {0};

    if (status != STATUS_OK) {
        shell_say_error(strategy->view.shell, error);
        return false;
    }
    message_set(&message, msgid, first, second, NULL);
    shell_say_done(strategy->view.shell, &message);
    message_clear(&message);
    strategy_view_reload(strategy);
    return true;
}

bool strategy_view_is_fixed(struct strategy_view *strategy)
{
    const struct strategy_round *round = strategy_view_round(strategy);

    if (app_is_read_only(shell_app(strategy->view.shell))) {
        strategy_view_say(strategy, STYLE_WARNING, N_("The register is open for reading only."), NULL, NULL);
    } else if (round == NULL) {
        strategy_view_say(strategy, STYLE_WARNING, N_("There is no round yet. %1 begins one."),
                          shell_key_of(strategy->view.shell, ACTION_NEW_ROUND), NULL);
    } else if (round->closed) {
        strategy_view_say(strategy, STYLE_WARNING, entity_seal(entity_get(ENTITY_POSITION), "closed")->message,
                          round->name, NULL);
    } else if (strategy->shown.locked) {
        strategy_view_say(strategy, STYLE_WARNING, N_("The markers are locked. %1 unlocks them."),
                          shell_key_of(strategy->view.shell, ACTION_LOCK), NULL);
    } else {
        return false;
    }
    return true;
}

bool strategy_view_has_selected(struct strategy_view *strategy)
{
    if (strategy_view_selected(strategy) != NULL)
        return true;
    strategy_view_say(strategy, STYLE_WARNING, N_("Choose a municipality first: %1 and part of its name."),
                      shell_key_of(strategy->view.shell, ACTION_NAME), NULL);
    return false;
}

struct strategy_marker strategy_view_marker(const struct strategy_view *strategy)
{
    const struct strategy_round *round = strategy_view_round(strategy);
    const struct strategy_position *position = strategy_view_position(strategy);

    return (struct strategy_marker){
        .round = round != NULL ? round->id : 0,
        .area = strategy->shown.area,
        .municipality = strategy->shown.selected,
        .looked_at = position != NULL ? position->version : 0,
    };
}

void strategy_view_ask_about(struct strategy_view *strategy, const char *text)
{
    strategy->asked = strategy_view_marker(strategy);
    free(strategy->asked_text);
    strategy->asked_text = memory_copy_text(text);
}

const struct strategy_round *strategy_view_asked_round(struct strategy_view *strategy)
{
    const struct strategy_round *round = strategy_round_get(&strategy->process, strategy->asked.round);

    if (round == NULL) {
        strategy_view_say(strategy, STYLE_WARNING, N_("The round asked about is no longer there. Nothing was changed."),
                          NULL, NULL);
    }
    return round;
}

/* ---- Reading ---- */

/* A move whose round or municipality is gone has nowhere to arrive. */
static void settle_nudge(struct strategy_view *strategy)
{
    const struct presentation_nudge *nudge = &strategy->shown.nudge;

    if (nudge->under_way &&
        (strategy_round_get(&strategy->process, nudge->round) == NULL ||
            strategy_member_get(&strategy->process, nudge->municipality) == NULL)) {
        strategy_view_say(strategy, STYLE_WARNING,
                          N_("The move was given up: its round, or its municipality, is no longer there."), NULL, NULL);
        (void)strategy_move_give_up(strategy);
    }
}

/* What was chosen and is no longer there is let go. The round is a certain one, so that a round which begins elsewhere
 * does not take its place; where nobody is selected, the first of the members is, if there is one. */
static void settle_choice(struct strategy_view *strategy)
{
    struct presentation *shown = &strategy->shown;
    const struct strategy_round *round = strategy_view_round(strategy);

    shown->round = round != NULL ? round->id : 0;
    if (round == NULL || !strategy_round_covers(&strategy->process, round, shown->area))
        shown->area = 0;
    if (strategy_member_get(&strategy->process, shown->selected) == NULL)
        shown->selected = strategy->process.member_count > 0 ? strategy->process.members[0].id : 0;
    settle_nudge(strategy);
    if (strategy->process.orientation != strategy->stored_orientation) {
        strategy->stored_orientation = strategy->process.orientation;
        shown->orientation = strategy->process.orientation;
        strategy_view_present(strategy);
    }
}

/* Reads the process, unless nothing has been written since; `sequence` 0 when that is not known. */
static void read_process(struct strategy_view *strategy, int64_t sequence)
{
    struct error error = {0};

    strategy->stale = false;
    if (strategy_read_again(shell_app(strategy->view.shell), sequence, &strategy->process, &error) != STATUS_OK) {
        shell_say_error(strategy->view.shell, &error);
        return;
    }
    settle_choice(strategy);
}

void strategy_view_reload(struct strategy_view *strategy)
{
    read_process(strategy, 0);
    draw_note_change();
}

/* Looks what has changed: the presentation, by another facilitator; and the records. The file changes with every key
 * that this screen presents, the records do not. */
static void read_changes(struct strategy_view *strategy)
{
    read_process(strategy, strategy_view_follow(strategy));
}

static bool strategy_work(struct view *view)
{
    struct strategy_view *strategy = of(view);

    if (strategy->present_due && (strategy->retry.gap == 0 || retry_is_due(&strategy->retry))) {
        strategy_view_write(strategy);
        return true;
    }
    if (strategy->stale) {
        read_changes(strategy);
        return true;
    }
    if (strategy->vote_due)
        strategy_vote_keep(strategy);
    return false;
}

static void settle_strategy(struct view *view, bool whole)
{
    (void)whole;
    if (of(view)->stale)
        read_changes(of(view));
}

static void refresh_strategy(struct view *view)
{
    of(view)->stale = true;
}

static int strategy_wake(const struct view *view)
{
    const struct strategy_view *strategy = (const struct strategy_view *)view;

    return strategy_shown_wake(&strategy->shown.timer, retry_at(&strategy->retry));
}

/* ---- The view ---- */

static bool strategy_key(struct view *view, struct key key)
{
    struct strategy_view *strategy = of(view);

    if (strategy->test_card) {
        strategy->test_card = false;
        return true;
    }
    return strategy_move_key(strategy, key);
}

static void strategy_title(const struct view *view, struct str *out)
{
    str_add(out, ((const struct strategy_view *)view)->process.name);
}

/* A form, or an undo, has changed a position: the cursor goes to its municipality. */
static void go_to_position(struct view *view, const struct entity *entity, int64_t id)
{
    struct strategy_view *strategy = of(view);

    for (size_t i = 0; entity->id == ENTITY_POSITION && i < strategy->process.position_count; i++) {
        if (strategy->process.positions[i].id == id && !strategy_view_is_busy(strategy))
            strategy_move_select(strategy, strategy->process.positions[i].municipality);
    }
}

static bool leave_strategy(struct view *view)
{
    struct strategy_view *strategy = of(view);

    if (strategy->shown.nudge.under_way) {
        strategy_view_say(strategy, STYLE_WARNING,
                          N_("A marker is on its way: Enter writes the move, Esc takes it back."), NULL, NULL);
        return false;
    }
    return true;
}

/* What was on its way when the line dropped stays in the presentation, and is there again at the next opening. */
static void clear_strategy(struct view *view)
{
    struct strategy_view *strategy = of(view);
    struct app *app = shell_app(view->shell);

    if (strategy->present_due)
        strategy_view_write(strategy);
    if (!app_is_read_only(app))
        strategy_leave(app, strategy->process.id);
    if (strategy->vote_due)
        strategy_vote_keep(strategy);
    strategy_search_clear(&strategy->search);
    free(strategy->guest_called);
    free(strategy->voter);
    free(strategy->vote_file);
    free(strategy->asked_text);
    scene_clear(&strategy->scene);
    presentation_clear(&strategy->shown);
    presentation_clear(&strategy->known);
    strategy_process_clear(&strategy->process);
}

static void help_strategy(const struct view *view, struct str *out)
{
    str_add(out, shell_text(view->shell,
                            N_("The strategy grid\n"
                               "Type / and part of a name, Enter, then two digits: how far to the right and how far "
                               "up, 0 to 9. The marker stands there at once. Arrows move it by a hundredth, Shift with "
                               "arrows, < > PgUp and PgDn by a twentieth. Enter writes the move, Esc takes it "
                               "back.\n"
                               "Undo and redo mean this process only, and never a vote given at another terminal.\n"
                               "The wall is a second window: samreg strategy --follow --present. It shows what you "
                               "show, never what you type.\n")));
}

static const struct view_ops strategy_ops = {
    .place = ACTION_GRID,
    .steady = true,
    .clear = clear_strategy,
    .title = strategy_title,
    .draw = strategy_view_draw,
    .settle = settle_strategy,
    .key = strategy_key,
    .act = strategy_act,
    .refuse = strategy_refuse,
    .work = strategy_work,
    .wake = strategy_wake,
    .refresh = refresh_strategy,
    .go = go_to_position,
    .leave = leave_strategy,
    .help = help_strategy,
};

struct strategy_view *strategy_view_of(struct view *view)
{
    return view != NULL && view->ops == &strategy_ops ? of(view) : NULL;
}

bool strategy_open(struct shell *shell, int64_t process, int64_t round)
{
    struct strategy_view *strategy = memory_new(sizeof *strategy);
    struct error error = {0};

    strategy->view.ops = &strategy_ops;
    strategy->view.shell = shell;
    strategy->first_digit = -1;
    if (strategy_read(shell_app(shell), process, &strategy->process, &error) != STATUS_OK ||
        !strategy_view_begin(strategy, round, &error)) {
        shell_say_error(shell, &error);
        presentation_clear(&strategy->shown);
        strategy_process_clear(&strategy->process);
        free(strategy);
        return false;
    }
    strategy->stored_orientation = strategy->process.orientation;
    settle_choice(strategy);
    strategy_view_present(strategy);
    shell_open(shell, &strategy->view);
    return true;
}
