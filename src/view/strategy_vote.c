/* Votes on the facilitator's screen: taken in private, counted on the wall, told once they are revealed. */
#include "samreg/view/strategy_view.h"

#include "samreg/base/memory.h"
#include "samreg/base/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

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

void strategy_vote_keep(struct strategy_view *strategy)
{
    struct strategy_paper paper = {strategy_view_marker(strategy), strategy->vote, strategy->voter};

    strategy->vote_due = false;
    strategy_paper_keep(strategy->view.shell, strategy->vote_set ? &paper : NULL, &strategy->vote_file);
}

bool strategy_vote_resume(struct strategy_view *strategy, const struct strategy_paper *paper)
{
    strategy->apart = false;
    strategy->shown.round = paper->marker.round;
    strategy->shown.area = paper->marker.area;
    strategy_move_select(strategy, paper->marker.municipality);
    if (strategy->mode != STRATEGY_VOTING)
        strategy_vote_toggle(strategy);
    if (strategy->mode != STRATEGY_VOTING) { /* it has said why there is no voting */
        return false;
    }
    strategy_vote_set(strategy, &paper->point);
    strategy->voter = memory_copy_text(paper->voter);
    strategy_vote_keep(strategy); /* before the file it came from goes */
    return true;
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
    if (strategy_view_is_fixed(strategy) || !strategy_view_has_selected(strategy))
        return;
    if (round->seen) {
        strategy_view_say(strategy, STYLE_WARNING, entity_seal(entity_get(ENTITY_STRATEGY_VOTE), "revealed")->message,
                          round->name, NULL);
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

static void voter_typed(void *context, const char *text)
{
    struct strategy_view *strategy = context;

    free(strategy->voter);
    strategy->voter = memory_copy_text(text);
    strategy->vote_due = true;
}

/* Gives the vote. A number that was merely proposed and that somebody has voted under meanwhile, at a terminal of his
 * own, gives way to the next free one. */
static enum status give(struct strategy_view *strategy, const char *voter, bool anyway, struct error *error)
{
    struct app *app = shell_app(strategy->view.shell);
    struct strategy_marker marker = strategy->asked;
    char free_number[NUMBER];
    int64_t number = 0;
    bool proposed = strategy->voter == NULL && number_parse(voter, 0, &number) == NUMBER_OK;
    enum status status = proposed ? strategy_free_voter(app, &marker, &number, error) : STATUS_OK;

    if (status != STATUS_OK)
        return status;
    snprintf(free_number, sizeof free_number, "%" PRId64, number);
    marker.anyway = anyway;
    return strategy_vote(app, &strategy->process, &marker, proposed ? free_number : voter, strategy->vote, error);
}

/* Whoever has voted before is asked whether the new vote is to stand. */
static void ask_again(struct strategy_view *strategy, const char *voter, struct error *error);

/* What follows a vote, given or not. */
static void end_giving(struct strategy_view *strategy, const char *voter, bool anyway)
{
    struct error error = {0};
    char number[NUMBER];
    const struct strategy_member *member = strategy_member_get(&strategy->process, strategy->asked.municipality);
    char *name = memory_copy_text(member != NULL ? member->name : "");
    enum status status = give(strategy, voter, anyway, &error);

    if (status == STATUS_OK) {
        strategy_vote_set(strategy, NULL);
        strategy_view_reload(strategy);
        snprintf(number, sizeof number, "%zu", count_votes(strategy, strategy->shown.selected));
        strategy_view_say(strategy, STYLE_NORMAL,
                          anyway ? N_("The vote about %1 takes the place of that voter's earlier one: %2 so far.")
                                 : N_("The vote about %1 is in: %2 so far."),
                          name, number);
    } else if (status == STATUS_CONFLICT) {
        ask_again(strategy, voter, &error);
    } else {
        shell_say_error(strategy->view.shell, &error);
    }
    free(name);
}

static void again_answered(void *context, int answer)
{
    enum { KEEP, REPLACE };
    struct strategy_view *strategy = context;

    if (answer == REPLACE && strategy->vote_set && strategy->voter != NULL) {
        char *voter = memory_copy_text(strategy->voter);

        end_giving(strategy, voter, true);
        free(voter);
    }
}

static void ask_again(struct strategy_view *strategy, const char *voter, struct error *error)
{
    static const char *const answers[] = {N_("k:Keep the earlier vote"), N_("r:Replace it"), NULL};
    char *who = memory_copy_text(voter); /* it may be the very text that is replaced */

    free(strategy->voter);
    strategy->voter = who;
    shell_ask(strategy->view.shell, &error->message, STYLE_WARNING, answers, again_answered, strategy);
    error_clear(error);
}

static void give_vote(void *context, const char *voter)
{
    if (voter != NULL) { /* otherwise the place chosen stays: Enter asks again */
        end_giving(context, voter, false);
    }
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
    strategy_view_ask_about(strategy, NULL);
    snprintf(number, sizeof number, "%zu", count_votes(strategy, strategy->shown.selected) + 1);
    shell_prompt(strategy->view.shell, &(struct shell_prompt){
                                           .label = N_("Voter (number, role or name): "),
                                           .text = strategy->voter != NULL ? strategy->voter : number,
                                           .replace = true,
                                           .check = strategy_paper_check_voter,
                                           .changed = voter_typed,
                                           .done = give_vote,
                                           .context = strategy,
                                       });
}

static void reveal_answered(void *context, int answer)
{
    enum { KEEP, REVEAL };
    struct strategy_view *strategy = context;

    if (answer == REVEAL &&
        strategy_round_end(strategy, strategy_reveal_votes, N_("The votes of “%1” are revealed."))) {
        strategy->mode = STRATEGY_PLACING;
        strategy->shown.votes_shown = true;
        strategy_view_present(strategy);
    }
}

void strategy_vote_reveal(struct strategy_view *strategy)
{
    static const char *const answers[] = {N_("k:Keep them secret"), N_("y:Reveal"), NULL};
    const struct strategy_round *round = strategy_view_round(strategy);
    struct message message = {0};
    char number[NUMBER];

    if (strategy_view_is_fixed(strategy))
        return;
    if (round->revealed || count_votes(strategy, 0) == 0) {
        strategy_view_say(strategy, STYLE_WARNING,
                          round->revealed ? N_("The votes of “%1” have been revealed already.")
                                          : N_("Nobody has voted in “%1” yet."),
                          round->name, NULL);
        return;
    }
    strategy_view_ask_about(strategy, NULL);
    snprintf(number, sizeof number, "%zu", count_votes(strategy, 0));
    message_set(&message, N_("Reveal the votes of “%1” (%2)? After that no vote can be given any more in this round."),
                round->name, number, NULL);
    shell_ask(strategy->view.shell, &message, STYLE_NORMAL, answers, reveal_answered, strategy);
    message_clear(&message);
}
