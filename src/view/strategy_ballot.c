#include "samreg/view/strategy_ballot.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/view/strategy_view.h"

#include <stdlib.h>
#include <string.h>

enum { RETRY_FIRST = 50 }; /* milliseconds until a file that was busy is read again */

static struct ballot *of(struct view *view)
{
    return (struct ballot *)view;
}

static void say(struct ballot *ballot, enum style style, const char *msgid, const char *first, const char *second)
{
    shell_tell(ballot->view.shell, style, msgid, first, second, NULL);
}

struct strategy_shown ballot_shown(const struct ballot *ballot)
{
    return (struct strategy_shown){&ballot->process, &ballot->shown, app_language(shell_app(ballot->view.shell)),
                                   STRATEGY_FACILITATOR};
}

const struct strategy_member *ballot_selected(const struct ballot *ballot)
{
    return strategy_member_get(&ballot->process, ballot->shown.selected);
}

struct strategy_marker ballot_marker(const struct ballot *ballot, int64_t municipality)
{
    struct strategy_shown shown = ballot_shown(ballot);
    const struct strategy_round *round = strategy_shown_round(&shown);

    return (struct strategy_marker){
        .round = round != NULL ? round->id : 0, .area = ballot->shown.area, .municipality = municipality};
}

struct ballot_vote *ballot_find(const struct ballot *ballot, const struct strategy_marker *marker)
{
    for (size_t i = ballot->given_count; i-- > 0;) {
        struct ballot_vote *given = &ballot->given[i];

        if (!given->taken_back && given->marker.round == marker->round && given->marker.area == marker->area &&
            given->marker.municipality == marker->municipality && strcmp(given->voter, ballot->voter) == 0)
            return given;
    }
    return NULL;
}

/* ---- Reading ---- */

static enum status read_all(struct ballot *ballot, struct error *error)
{
    struct app *app = shell_app(ballot->view.shell);
    struct presentation theirs = {0};
    bool found = false;
    int64_t selected = ballot->shown.selected;
    enum status status = strategy_presentation(app, ballot->process.id, &theirs, &found, NULL, error);

    if (status == STATUS_OK)
        status = strategy_read(app, ballot->process.id, &ballot->process, error);
    if (status == STATUS_OK) {
        if (!found)
            presentation_init(&theirs, ballot->process.id, ballot->process.orientation);
        presentation_copy(&ballot->shown, &theirs);
        ballot->shown.round = ballot->round != 0 ? ballot->round : ballot->shown.round;
        if (ballot->set) { /* a vote under way stays in its round, wherever the facilitator goes */
            ballot->shown.round = ballot->marker.round;
            ballot->shown.area = ballot->marker.area;
        }
        ballot->shown.nudge.under_way = false; /* theirs, and none of the voter's business */
        ballot->shown.selected = selected != 0 ? selected : theirs.selected;
        if (ballot_selected(ballot) == NULL && ballot->process.member_count > 0)
            ballot->shown.selected = ballot->process.members[0].id;
    }
    presentation_clear(&theirs);
    return status;
}

static void read_changes(struct ballot *ballot)
{
    struct error error = {0};
    enum status status = read_all(ballot, &error);

    ballot->stale = false;
    if (status == STATUS_BUSY)
        retry_later(&ballot->retry, RETRY_FIRST);
    else
        ballot->retry = (struct retry){0};
    if (status == STATUS_OK || status == STATUS_BUSY)
        error_clear(&error);
    else
        shell_say_error(ballot->view.shell, &error);
}

static void keep(struct ballot *ballot)
{
    struct strategy_paper paper = {ballot->marker, ballot->point, ballot->voter};

    ballot->due = false;
    strategy_paper_keep(ballot->view.shell, ballot->set ? &paper : NULL, &ballot->file);
}

static bool ballot_work(struct view *view)
{
    struct ballot *ballot = of(view);

    if (ballot->stale || retry_is_due(&ballot->retry)) {
        read_changes(ballot);
        return true;
    }
    if (ballot->due)
        keep(ballot);
    return false;
}

static int ballot_wake(const struct view *view)
{
    const struct ballot *ballot = (const struct ballot *)view;

    return strategy_shown_wake(&ballot->shown.timer, retry_at(&ballot->retry));
}

static void refresh_ballot(struct view *view)
{
    of(view)->stale = true;
}

/* ---- Voting ---- */

static void set_vote(struct ballot *ballot, const struct grid_point *point)
{
    ballot->due = ballot->due || point != NULL || ballot->set;
    ballot->stale = ballot->stale || point == NULL; /* then on to where the facilitator is */
    if (point != NULL && !ballot->set)
        ballot->marker = ballot_marker(ballot, ballot->shown.selected);
    ballot->set = point != NULL;
    ballot->point = point != NULL ? *point : (struct grid_point){0};
}

/* Whether there is anything to vote about; says why not. */
static bool can_vote(struct ballot *ballot)
{
    struct strategy_shown shown = ballot_shown(ballot);
    const struct strategy_round *round = strategy_shown_round(&shown);

    if (app_is_read_only(shell_app(ballot->view.shell))) {
        say(ballot, STYLE_WARNING, N_("The register is open for reading only."), NULL, NULL);
    } else if (round == NULL) {
        say(ballot, STYLE_WARNING, N_("There is no round yet. The facilitator begins one."), NULL, NULL);
    } else if (round->seen) {
        say(ballot, STYLE_WARNING, N_("The votes of “%1” have been revealed, so that none can be given any more."),
            round->name, NULL);
    } else if (round->closed) {
        say(ballot, STYLE_WARNING, N_("“%1” is closed: no vote can be given in it."), round->name, NULL);
    } else {
        return ballot_selected(ballot) != NULL;
    }
    return false;
}

static bool take_digit(struct ballot *ballot, int digit)
{
    struct grid_point point;

    if (!ballot->set && !can_vote(ballot)) {
        ballot->first_digit = -1;
    } else if (ballot->first_digit < 0) {
        ballot->first_digit = digit;
    } else {
        point = grid_from_digits(ballot->shown.orientation, ballot->first_digit, digit);
        set_vote(ballot, &point);
        ballot->first_digit = -1;
    }
    return true;
}

static bool ballot_key(struct view *view, struct key key)
{
    struct ballot *ballot = of(view);
    struct grid_point point = {GRID_MIDDLE, GRID_MIDDLE};
    struct grid_seen steps;
    int size;

    if (key.modifiers == 0 && key.code >= '0' && key.code <= '9')
        return take_digit(ballot, (int)(key.code - '0'));
    if (ballot->first_digit >= 0 && (key_is_cancel(key) || key.code == KEY_CODE_BACKSPACE)) {
        ballot->first_digit = -1;
        return true;
    }
    if (!strategy_move_read_arrow(key, &steps, &size))
        return false;
    ballot->first_digit = -1;
    if (ballot->set || can_vote(ballot)) {
        point = grid_nudge(ballot->shown.orientation, ballot->set ? ballot->point : point, steps, size);
        set_vote(ballot, &point);
    }
    return true;
}

/* Selects the next one that the voter has not voted about here; stays when there is none. */
static void go_on(struct ballot *ballot, int step, bool open)
{
    size_t count = ballot->process.member_count;
    size_t at = 0;

    while (at < count && ballot->process.members[at].id != ballot->shown.selected)
        at++;
    for (size_t i = 0; i < count; i++) {
        struct strategy_marker marker;

        at = (at + count + (size_t)(step + (int)count)) % count;
        marker = ballot_marker(ballot, ballot->process.members[at].id);
        if (!open || ballot_find(ballot, &marker) == NULL) {
            ballot->shown.selected = marker.municipality;
            return;
        }
    }
}

static void remember(struct ballot *ballot)
{
    ballot->given = array_room(ballot->given, ballot->given_count, &ballot->given_capacity, sizeof *ballot->given);
    ballot->given[ballot->given_count++] = (struct ballot_vote){
        .marker = ballot->marker,
        .point = ballot->point,
        .voter = memory_copy_text(ballot->voter),
        .operation = strategy_vote_operation(shell_app(ballot->view.shell)),
    };
}

/* Undo and redo mean the votes given here, and nothing else. */
static void take_back(struct ballot *ballot, bool redo)
{
    struct app *app = shell_app(ballot->view.shell);
    struct error error = {0};
    int64_t operation = 0, vote = 0;
    enum status status = redo ? strategy_redoable(app, &ballot->process, true, &operation, &vote, &error)
                              : strategy_undoable(app, &ballot->process, true, &operation, &error);
    bool done = false;

    if (status != STATUS_OK) {
        shell_say_error(ballot->view.shell, &error);
    } else if (redo) {
        done = everywhere_redo(ballot->view.shell, operation);
    } else {
        vote = operation;
        done = everywhere_undo(ballot->view.shell, operation);
    }
    for (size_t i = 0; done && i < ballot->given_count; i++) {
        if (ballot->given[i].operation == vote)
            ballot->given[i].taken_back = !redo;
    }
}

static void give(struct ballot *ballot, bool anyway);

static void again_answered(void *context, int answer)
{
    enum { KEEP, REPLACE };

    if (answer == REPLACE)
        give(context, true);
}

/* Gives the vote. One that the voter has given at another terminal, or somebody else under the same name, asks. */
static void give(struct ballot *ballot, bool anyway)
{
    static const char *const answers[] = {N_("k:Keep the earlier vote"), N_("r:Replace it"), NULL};
    const struct strategy_member *member = strategy_member_get(&ballot->process, ballot->marker.municipality);
    struct strategy_marker marker = ballot->marker;
    struct error error = {0};
    enum status status;

    marker.anyway = anyway || ballot_find(ballot, &ballot->marker) != NULL;
    status = strategy_vote(shell_app(ballot->view.shell), &ballot->process, &marker, ballot->voter, ballot->point,
                           &error);
    if (status == STATUS_CONFLICT) {
        shell_ask(ballot->view.shell, &error.message, STYLE_WARNING, answers, again_answered, ballot);
        error_clear(&error);
    } else if (status != STATUS_OK) {
        shell_say_error(ballot->view.shell, &error);
    } else {
        say(ballot, STYLE_NORMAL, N_("Your vote about %1 is in."), member != NULL ? member->name : "", NULL);
        remember(ballot);
        set_vote(ballot, NULL);
        go_on(ballot, 1, true);
    }
}

static void put(struct ballot *ballot)
{
    if (ballot->set) {
        give(ballot, false);
    } else if (can_vote(ballot)) {
        say(ballot, STYLE_NORMAL,
            N_("Nothing is on its way. Two digits place the vote about %1: how far to the right, and how far up."),
            ballot_selected(ballot)->name, NULL);
    }
}

/* ---- Who votes ---- */

static void voter_given(void *context, const char *typed)
{
    struct ballot *ballot = context;

    if (typed != NULL) {
        free(ballot->voter);
        ballot->voter = memory_copy_text(typed);
        ballot->due = ballot->due || ballot->set; /* the paper of the vote on its way bears the name */
    }
}

static void ask_voter(struct ballot *ballot)
{
    shell_prompt(ballot->view.shell, &(struct shell_prompt){
                                         .label = N_("Who votes here (number, role or name): "),
                                         .text = ballot->voter,
                                         .replace = true,
                                         .check = strategy_paper_check_voter,
                                         .done = voter_given,
                                         .context = ballot,
                                     });
}

/* ---- The view ---- */

static void select_found(void *context, int64_t municipality)
{
    ((struct ballot *)context)->shown.selected = municipality;
}

static void ask_name(struct ballot *ballot)
{
    ballot->search.process = &ballot->process;
    ballot->search.select = select_found;
    ballot->search.context = ballot;
    strategy_search_ask(&ballot->search, ballot->view.shell, ballot->shown.selected);
}

static const char *ballot_refuse(const struct view *view, enum action_id action)
{
    bool waits = action == ACTION_NAME || action == ACTION_NEXT_MARKER || action == ACTION_PREVIOUS_MARKER ||
                 action == ACTION_NEXT_UNPLACED;

    return waits && ((const struct ballot *)view)->set
               ? N_("A vote is on its way: Enter gives it, Esc takes it back.")
               : NULL;
}

static bool ballot_act(struct view *view, enum action_id action)
{
    struct ballot *ballot = of(view);

    ballot->first_digit = -1;
    switch ((int)action) {
    case ACTION_PUT:
        put(ballot);
        return true;
    case ACTION_NAME:
        ask_name(ballot);
        return true;
    case ACTION_NEXT_MARKER:
        go_on(ballot, 1, false);
        return true;
    case ACTION_PREVIOUS_MARKER:
        go_on(ballot, -1, false);
        return true;
    case ACTION_NEXT_UNPLACED:
        go_on(ballot, 1, true);
        return true;
    case ACTION_VOTER:
        ask_voter(ballot);
        return true;
    case ACTION_UNDO:
        if (ballot->set)
            set_vote(ballot, NULL);
        else
            take_back(ballot, false);
        return true;
    case ACTION_REDO:
        take_back(ballot, true);
        return true;
    case ACTION_BACK:
    case ACTION_CANCEL:
        if (ballot->set) {
            set_vote(ballot, NULL);
            return true;
        }
        return false;
    default:
        return false;
    }
}

static bool leave_ballot(struct view *view)
{
    struct ballot *ballot = of(view);

    if (ballot->set)
        say(ballot, STYLE_WARNING, N_("A vote is on its way: Enter gives it, Esc takes it back."), NULL, NULL);
    return !ballot->set;
}

static void ballot_title(const struct view *view, struct str *out)
{
    str_addf(out, "%s  %s", shell_text(view->shell, N_("Voting")), ((const struct ballot *)view)->process.name);
}

static void help_ballot(const struct view *view, struct str *out)
{
    str_add(out, shell_text(view->shell,
                            N_("Voting\n"
                               "Two digits place your vote about the municipality below: how far to the right and how "
                               "far up, 0 to 9. Arrows move it. Enter gives it and goes on to the next, Esc takes it "
                               "back.\n"
                               "The round is the one that the facilitator shows. Nobody sees how you voted before the "
                               "votes are revealed, and you see nobody else's. Undo takes back the newest vote "
                               "given here.\n")));
}

static void clear_ballot(struct view *view)
{
    struct ballot *ballot = of(view);

    if (ballot->due)
        keep(ballot);
    for (size_t i = 0; i < ballot->given_count; i++)
        free(ballot->given[i].voter);
    free(ballot->given);
    free(ballot->voter);
    free(ballot->file);
    scene_clear(&ballot->scene);
    strategy_search_clear(&ballot->search);
    presentation_clear(&ballot->shown);
    strategy_process_clear(&ballot->process);
}

static const struct view_ops ballot_ops = {
    .place = ACTION_BALLOT,
    .steady = true,
    .clear = clear_ballot,
    .title = ballot_title,
    .draw = ballot_draw,
    .key = ballot_key,
    .act = ballot_act,
    .refuse = ballot_refuse,
    .work = ballot_work,
    .wake = ballot_wake,
    .refresh = refresh_ballot,
    .leave = leave_ballot,
    .help = help_ballot,
};

bool strategy_ballot_open(struct shell *shell, int64_t process, int64_t round)
{
    struct ballot *ballot = memory_new(sizeof *ballot);
    struct error error = {0};

    ballot->view.ops = &ballot_ops;
    ballot->view.shell = shell;
    ballot->round = round;
    ballot->first_digit = -1;
    ballot->process.id = process;
    ballot->voter = memory_copy_text(app_user(shell_app(shell)));
    if (read_all(ballot, &error) != STATUS_OK) {
        shell_say_error(shell, &error);
        clear_ballot(&ballot->view);
        free(ballot);
        return false;
    }
    shell_open(shell, &ballot->view);
    say(ballot, STYLE_NORMAL, N_("Votes here are given as %1. %2 says that it is somebody else."), ballot->voter,
        shell_key_of(shell, ACTION_VOTER));
    return true;
}

bool strategy_ballot_is(const struct view *view)
{
    return view != NULL && view->ops == &ballot_ops;
}

bool strategy_ballot_resume(struct view *view, const struct strategy_paper *paper)
{
    struct ballot *ballot = of(view);

    if (strategy_round_get(&ballot->process, paper->marker.round) == NULL) {
        say(ballot, STYLE_WARNING, N_("That vote is about another strategy process."), NULL, NULL);
        return false;
    }
    ballot->shown.selected = paper->marker.municipality;
    ballot->shown.round = paper->marker.round;
    ballot->shown.area = paper->marker.area;
    if (paper->voter != NULL) {
        free(ballot->voter);
        ballot->voter = memory_copy_text(paper->voter);
    }
    set_vote(ballot, &paper->point);
    ballot->marker = paper->marker;
    keep(ballot); /* before the file it came from goes */
    return true;
}
