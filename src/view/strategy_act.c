/* What the actions of the facilitator's screen do, and which of them have to wait. */
#include "samreg/view/strategy_view.h"

#include "samreg/view/screens.h"

/* What is under way, and how it ends; NULL: nothing. */
static const char *under_way(const struct strategy_view *strategy)
{
    if (strategy->shown.nudge.under_way)
        return N_("A marker is on its way: Enter writes the move, Esc takes it back.");
    if (strategy->vote_set)
        return N_("A vote is on its way: Enter gives it, Esc takes it back.");
    if (strategy->mode == STRATEGY_NAMING)
        return N_("A name is being placed: Enter writes where it stands, Esc leaves it as it was.");
    return NULL;
}

/* What has to wait until that has ended. */
const char *strategy_refuse(const struct view *view, enum action_id action)
{
    const struct strategy_view *strategy = (const struct strategy_view *)view;

    switch ((int)action) {
    case ACTION_NAME:
    case ACTION_NEXT_MARKER:
    case ACTION_PREVIOUS_MARKER:
    case ACTION_NEXT_UNPLACED:
    case ACTION_UNPLACED:
    case ACTION_ROUND_ON:
    case ACTION_ROUND_BACK:
    case ACTION_NEW_ROUND:
    case ACTION_CLOSE_ROUND:
    case ACTION_STRATEGY_AREA:
    case ACTION_VOTE:
    case ACTION_MOVE_NAME:
    case ACTION_PROCESS:
    case ACTION_EDIT_POSITION:
    case ACTION_LOCK:
    case ACTION_SKIP:
    case ACTION_WHY:
        return under_way(strategy);
    default:
        return NULL;
    }
}

static void put(struct strategy_view *strategy)
{
    switch (strategy->mode) {
    case STRATEGY_PLACING:
        strategy_move_put(strategy);
        break;
    case STRATEGY_VOTING:
        strategy_vote_put(strategy);
        break;
    case STRATEGY_NAMING:
        strategy_name_put(strategy);
        break;
    }
}

/* Esc and undo first take back what is under way. */
static bool give_up(struct strategy_view *strategy)
{
    if (strategy->mode == STRATEGY_NAMING) {
        strategy->mode = STRATEGY_PLACING;
        return true;
    }
    if (strategy->mode == STRATEGY_VOTING && strategy->vote_set) {
        strategy_vote_set(strategy, NULL);
        return true;
    }
    return strategy_move_give_up(strategy);
}

/* Undo and redo stay within the process, and leave others' votes alone. */
static void take_back(struct strategy_view *strategy, bool redo)
{
    struct app *app = shell_app(strategy->view.shell);
    struct error error = {0};
    int64_t operation = 0;
    enum status status = redo ? strategy_redoable(app, &strategy->process, false, &operation, NULL, &error)
                              : strategy_undoable(app, &strategy->process, false, &operation, &error);

    if (status != STATUS_OK)
        shell_say_error(strategy->view.shell, &error);
    else if (redo)
        (void)everywhere_redo(strategy->view.shell, operation);
    else
        (void)everywhere_undo(strategy->view.shell, operation);
}

/* The mode ends before the screen does. */
static bool go_back(struct strategy_view *strategy)
{
    if (give_up(strategy))
        return true;
    if (strategy->mode == STRATEGY_VOTING) {
        strategy_vote_toggle(strategy);
        return true;
    }
    return false;
}

static void edit_position(struct strategy_view *strategy)
{
    const struct strategy_position *position = strategy_view_position(strategy);

    if (position != NULL) {
        form_view_open(strategy->view.shell, entity_get(ENTITY_POSITION), position->id);
    } else if (strategy_view_has_selected(strategy)) {
        strategy_view_say(strategy, STYLE_WARNING, N_("%1 is not placed in this round: there is nothing to edit yet."),
                          strategy_view_selected(strategy)->name, NULL);
    }
}

/* Actions on the marker selected. */
static bool act_on_marker(struct strategy_view *strategy, enum action_id action)
{
    switch ((int)action) {
    case ACTION_PUT:
        put(strategy);
        return true;
    case ACTION_NAME:
        strategy_move_ask_name(strategy);
        return true;
    case ACTION_NEXT_MARKER:
        strategy_move_step(strategy, 1);
        return true;
    case ACTION_PREVIOUS_MARKER:
        strategy_move_step(strategy, -1);
        return true;
    case ACTION_NEXT_UNPLACED:
        strategy_move_next_open(strategy);
        return true;
    case ACTION_UNPLACED:
        strategy_lists_open_ones(strategy);
        return true;
    case ACTION_SKIP:
        strategy_move_skip(strategy);
        return true;
    case ACTION_TAKE_OFF:
        strategy_move_take_off(strategy);
        return true;
    case ACTION_MOVE_NAME:
        strategy_name_begin(strategy);
        return true;
    case ACTION_EDIT_POSITION:
        edit_position(strategy);
        return true;
    default:
        return false;
    }
}

/* Actions on the round and the process. */
static bool act_on_round(struct strategy_view *strategy, enum action_id action)
{
    switch ((int)action) {
    case ACTION_ROUND_ON:
        strategy_round_step(strategy, 1);
        return true;
    case ACTION_ROUND_BACK:
        strategy_round_step(strategy, -1);
        return true;
    case ACTION_COMPARE:
        strategy_round_compare(strategy);
        return true;
    case ACTION_NEW_ROUND:
        strategy_round_new(strategy);
        return true;
    case ACTION_CLOSE_ROUND:
        strategy_round_close(strategy);
        return true;
    case ACTION_STRATEGY_AREA:
        strategy_round_next_area(strategy);
        return true;
    case ACTION_VOTE:
        strategy_vote_toggle(strategy);
        return true;
    case ACTION_REVEAL_VOTES:
        strategy_vote_reveal(strategy);
        return true;
    default:
        return false;
    }
}

/* Actions that write or show text. */
static bool act_on_text(struct strategy_view *strategy, enum action_id action)
{
    switch ((int)action) {
    case ACTION_WHY:
        strategy_text_why(strategy);
        return true;
    case ACTION_DECIDE:
        strategy_text_decide(strategy);
        return true;
    case ACTION_PARK:
        strategy_text_park(strategy);
        return true;
    case ACTION_PARKED:
        strategy_lists_parked(strategy);
        return true;
    case ACTION_NOTE_ROUND:
        strategy_text_note(strategy, false);
        return true;
    case ACTION_NOTE_PROCESS:
        strategy_text_note(strategy, true);
        return true;
    case ACTION_NOTES:
        strategy_text_notes(strategy);
        return true;
    case ACTION_MOVEMENT:
        strategy_text_movement(strategy);
        return true;
    case ACTION_POSITIONS:
        strategy_text_positions(strategy);
        return true;
    case ACTION_EXPORT_ALL:
        strategy_files_write(strategy);
        return true;
    case ACTION_PROCESS:
        strategy_choose(strategy->view.shell, &strategy->view);
        return true;
    default:
        return false;
    }
}

bool strategy_act(struct view *view, enum action_id action)
{
    struct strategy_view *strategy = (struct strategy_view *)view;

    strategy->first_digit = -1;
    switch ((int)action) {
    case ACTION_UNDO:
        if (!give_up(strategy))
            take_back(strategy, false);
        return true;
    case ACTION_REDO:
        take_back(strategy, true);
        return true;
    case ACTION_BACK:
    case ACTION_CANCEL:
        return go_back(strategy);
    default:
        return act_on_marker(strategy, action) || act_on_round(strategy, action) || act_on_text(strategy, action) ||
               strategy_wall_act(strategy, action);
    }
}
