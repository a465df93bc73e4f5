/* Votes on the facilitator's screen: taken in private, counted on the wall, told once they are revealed. */
#include "samreg/view/strategy_view.h"

#include "samreg/app/changes.h"
#include "samreg/app/draft.h"
#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NUMBER = 24 };

void strategy_vote_set(struct strategy_view *strategy, const struct grid_point *point)
{
    strategy->vote_due = strategy->vote_due || point != NULL || strategy->vote_set;
    strategy->vote_set = point != NULL;
    strategy->vote = point != NULL ? *point : (struct grid_point){0};
    if (point == NULL) {
        free(strategy->voter);
        strategy->voter = NULL;
    }
}

/* ---- What is under way outlives a dropped line ---- */

static void add_text(struct draft *draft, const char *field, const char *text)
{
    (void)draft_add(draft, NULL, 0, &draft->entity->fields[entity_field_index(draft->entity, field)], text);
}

static void add_number(struct draft *draft, const char *field, int64_t number)
{
    struct str text = {0};

    str_addf(&text, "%" PRId64, number);
    add_text(draft, field, str_peek(&text));
    str_clear(&text);
}

void strategy_vote_keep(struct strategy_view *strategy)
{
    struct app *app = shell_app(strategy->view.shell);
    struct strategy_marker marker = strategy_view_marker(strategy);
    struct draft draft = {.entity = entity_get(ENTITY_STRATEGY_VOTE), .id = clock_wall_milliseconds()};
    struct str text = {0};
    char now[CLOCK_TEXT];
    struct error error = {0};

    strategy->vote_due = false;
    if (!strategy->vote_set) {
        draft_remove(strategy->vote_file);
        return;
    }
    if (strategy->vote_file == NULL) {
        strategy->vote_file = draft_file(app, draft.id);
    }
    add_number(&draft, "round", marker.round);
    if (marker.area != 0) {
        add_number(&draft, "area", marker.area);
    }
    add_number(&draft, "municipality", marker.municipality);
    add_number(&draft, "x", strategy->vote.x);
    add_number(&draft, "y", strategy->vote.y);
    if (strategy->voter != NULL) {
        add_text(&draft, "voter", strategy->voter);
    }
    draft.at = memory_copy_text(clock_now(now));
    draft_format(app, &draft, &text);
    if (strategy->vote_file != NULL && draft_write(strategy->vote_file, str_peek(&text), &error) != STATUS_OK) {
        shell_say_error(strategy->view.shell, &error);
    }
    str_clear(&text);
    draft_clear(&draft);
}

/* ---- Voting ---- */

void strategy_vote_toggle(struct strategy_view *strategy)
{
    const struct strategy_round *round = strategy_view_round(strategy);

    if (strategy->mode == STRATEGY_VOTING) {
        strategy->mode = STRATEGY_PLACING;
        strategy_vote_set(strategy, NULL);
        return;
    }
    if (round != NULL && round->revealed) { /* there is no more voting: what is told is shown, or hidden again */
        strategy->shown.votes_shown = !strategy->shown.votes_shown;
        strategy_view_say(strategy, STYLE_NORMAL,
                          strategy->shown.votes_shown
                              ? N_("The votes of “%1” are shown. They are revealed, so that none can be given any "
                                   "more.")
                              : N_("The votes of “%1” are hidden again."),
                          round->name, NULL);
        strategy_view_present(strategy);
        return;
    }
    if (strategy_view_is_fixed(strategy) || !strategy_view_has_selected(strategy)) {
        return;
    }
    strategy->mode = STRATEGY_VOTING;
    strategy->shown.votes_shown = true;
    strategy_view_present(strategy);
}

static size_t count_votes(const struct strategy_view *strategy, int64_t municipality)
{
    const struct strategy_round *round = strategy_view_round(strategy);

    return round == NULL ? 0 : strategy_vote_count(&strategy->process, round->id, strategy->shown.area, municipality);
}

static bool check_voter(void *context, const char *text, struct error *error)
{
    (void)context;
    if (text[strspn(text, " ")] != '\0') {
        return true;
    }
    (void)error_set(error, STATUS_DATA, N_("Say who votes: a number, a role or a name."), NULL);
    return false;
}

static void voter_typed(void *context, const char *text)
{
    struct strategy_view *strategy = context;

    free(strategy->voter);
    strategy->voter = memory_copy_text(text);
    strategy->vote_due = true;
}

/* Takes the vote given last back: its number was another's, whose vote stands again then. */
static enum status take_vote_back(struct strategy_view *strategy, struct error *error)
{
    struct apply_result result = {0};
    enum status status = changes_undo(shell_app(strategy->view.shell), 0, &result, NULL, error);

    apply_result_clear(&result);
    return status;
}

/* Gives the vote. Who votes under a number that was merely proposed never takes another's place, who may have given it
 * at a terminal of his own: then the next number is tried. */
static enum status give(struct strategy_view *strategy, const char *voter, bool *replaced, struct error *error)
{
    struct app *app = shell_app(strategy->view.shell);
    struct strategy_marker marker = strategy_view_marker(strategy);
    int64_t number = 0;
    bool proposed = strategy->voter == NULL && number_parse(voter, 0, &number) == NUMBER_OK;
    enum status status = strategy_vote(app, &strategy->process, &marker, voter, strategy->vote, replaced, error);

    while (status == STATUS_OK && proposed && *replaced) {
        char next[NUMBER];

        snprintf(next, sizeof next, "%" PRId64, ++number);
        status = take_vote_back(strategy, error);
        if (status == STATUS_OK) {
            status = strategy_vote(app, &strategy->process, &marker, next, strategy->vote, replaced, error);
        }
    }
    return status;
}

static void give_vote(void *context, const char *voter)
{
    struct strategy_view *strategy = context;
    struct error error = {0};
    char number[NUMBER];
    bool replaced = false;
    enum status status;
    char *name;

    if (voter == NULL) { /* the place chosen stays: Enter asks again */
        return;
    }
    name = memory_copy_text(strategy_view_selected(strategy)->name);
    status = give(strategy, voter, &replaced, &error);
    if (status == STATUS_OK) {
        strategy_vote_set(strategy, NULL);
        strategy_view_reload(strategy);
        snprintf(number, sizeof number, "%zu", count_votes(strategy, strategy->shown.selected));
        strategy_view_say(strategy, STYLE_NORMAL,
                          replaced ? N_("The vote about %1 takes the place of that voter's earlier one: %2 so far.")
                                   : N_("The vote about %1 is in: %2 so far."),
                          name, number);
    } else {
        shell_say_error(strategy->view.shell, &error);
    }
    free(name);
}

void strategy_vote_put(struct strategy_view *strategy)
{
    char number[NUMBER];

    if (!strategy->vote_set) {
        strategy_view_say(strategy, STYLE_NORMAL,
                          N_("Nothing is on its way. Two digits place the vote about %1: how far to the right, and how "
                             "far up."),
                          strategy_view_selected(strategy)->name, NULL);
        return;
    }
    free(strategy->voter);
    strategy->voter = NULL;
    snprintf(number, sizeof number, "%zu", count_votes(strategy, strategy->shown.selected) + 1);
    shell_prompt(strategy->view.shell, &(struct shell_prompt){
                                           .label = N_("Voter (number, role or name): "),
                                           .text = number,
                                           .replace = true,
                                           .check = check_voter,
                                           .changed = voter_typed,
                                           .done = give_vote,
                                           .context = strategy,
                                       });
}

static void reveal_answered(void *context, int answer)
{
    enum { KEEP, REVEAL };
    struct strategy_view *strategy = context;
    struct error error = {0};
    enum status status;
    char *name;

    if (answer != REVEAL) {
        return;
    }
    name = memory_copy_text(strategy_view_round(strategy)->name);
    status = strategy_reveal_votes(shell_app(strategy->view.shell), &strategy->process,
                                   strategy_view_round(strategy)->id, &error);
    if (strategy_view_done(strategy, status, &error, N_("The votes of “%1” are revealed."), name, NULL)) {
        strategy->mode = STRATEGY_PLACING;
        strategy->shown.votes_shown = true;
        strategy_view_present(strategy);
    }
    free(name);
}

void strategy_vote_reveal(struct strategy_view *strategy)
{
    static const char *const answers[] = {N_("k:Keep them secret"), N_("r:Reveal"), NULL};
    const struct strategy_round *round = strategy_view_round(strategy);
    struct message message = {0};
    char number[NUMBER];

    if (strategy_view_is_fixed(strategy)) {
        return;
    }
    if (round->revealed || count_votes(strategy, 0) == 0) {
        strategy_view_say(strategy, STYLE_WARNING,
                          round->revealed ? N_("The votes of “%1” have been revealed already.")
                                          : N_("Nobody has voted in “%1” yet."),
                          round->name, NULL);
        return;
    }
    snprintf(number, sizeof number, "%zu", count_votes(strategy, 0));
    message_set(&message, N_("Reveal the %2 votes of “%1”? After that no vote can be given any more in this round."),
                round->name, number, NULL);
    shell_ask(strategy->view.shell, &message, STYLE_NORMAL, answers, reveal_answered, strategy);
    message_clear(&message);
}
