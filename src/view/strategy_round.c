/* Rounds on the facilitator's screen: stepping through them, comparing, beginning and closing; strategy areas. */
#include "samreg/view/strategy_view.h"

#include "samreg/base/memory.h"
#include "samreg/view/picker.h"

#include <stdlib.h>
#include <string.h>

/* Another round or area is shown: what is under way in this one has ended. */
static void show_round(struct strategy_view *strategy, int64_t round)
{
    const struct strategy_round *other = strategy_round_get(&strategy->process, round);

    strategy->apart = false;
    strategy->shown.round = round;
    strategy->shown.compare = 0;
    strategy->mode = STRATEGY_PLACING;
    strategy_vote_set(strategy, NULL);
    if (other != NULL && !strategy_round_covers(&strategy->process, other, strategy->shown.area))
        strategy->shown.area = 0;
    strategy_view_present(strategy);
}

void strategy_round_step(struct strategy_view *strategy, int step)
{
    const struct strategy_process *process = &strategy->process;
    const struct strategy_round *round = strategy_view_round(strategy);

    for (size_t i = 0; i < process->round_count; i++) {
        if (&process->rounds[i] == round) {
            size_t next = i + (size_t)step; /* before the first it wraps round, and is too large */

            if (next < process->round_count) {
                show_round(strategy, process->rounds[next].id);
            } else {
                strategy_view_say(strategy, STYLE_NORMAL,
                                  step > 0 ? N_("This is the last round. %1 begins another.")
                                           : N_("This is the first round."),
                                  shell_key_of(strategy->view.shell, ACTION_NEW_ROUND), NULL);
            }
            return;
        }
    }
    strategy_view_say(strategy, STYLE_WARNING, N_("There is no round yet. %1 begins one."),
                      shell_key_of(strategy->view.shell, ACTION_NEW_ROUND), NULL);
}

void strategy_round_next_area(struct strategy_view *strategy)
{
    const struct strategy_process *process = &strategy->process;
    const struct strategy_round *round = strategy_view_round(strategy);
    const struct strategy_area *area;
    size_t at = 0;

    while (at < process->area_count && process->areas[at].id != strategy->shown.area)
        at++;
    at = at == process->area_count ? 0 : at + 1; /* behind the last one come all areas together */
    while (at < process->area_count && round != NULL &&
           !strategy_round_covers(process, round, process->areas[at].id))
        at++;
    strategy->apart = false;
    strategy->shown.area = at < process->area_count ? process->areas[at].id : 0;
    strategy_vote_set(strategy, NULL);
    area = strategy_area_get(process, strategy->shown.area);
    strategy_view_say(strategy, STYLE_NORMAL,
                      area != NULL ? N_("Strategy area: %1.") : N_("All strategy areas together."),
                      area != NULL ? area->name : NULL, NULL);
    strategy_view_present(strategy);
}

/* ---- Comparing ---- */

struct compare_picker {
    struct picker picker;
    struct strategy_view *strategy;
};

static void round_chosen(struct picker *picker, const struct pick_row *row)
{
    struct strategy_view *strategy = ((struct compare_picker *)picker)->strategy;

    strategy->apart = false;
    strategy->shown.compare = row->id;
    if (strategy->shown.trails == PRESENTATION_NO_TRAILS)
        strategy->shown.trails = PRESENTATION_ALL_TRAILS;
    strategy_view_present(strategy);
}

void strategy_round_compare(struct strategy_view *strategy)
{
    const struct strategy_round *shown = strategy_view_round(strategy);
    struct compare_picker *compare;

    if (strategy->process.round_count < 2) {
        strategy_view_say(strategy, STYLE_WARNING, N_("There is no other round to compare with."), NULL, NULL);
        return;
    }
    compare = memory_new(sizeof *compare);
    compare->strategy = strategy;
    compare->picker.chosen = round_chosen;
    picker_open(strategy->view.shell, &compare->picker, N_("Compare with"), N_("Round: "), NULL, NULL);
    for (size_t i = 0; i < strategy->process.round_count; i++) {
        const struct strategy_round *round = &strategy->process.rounds[i];
        struct str words = {0};

        if (round != shown) {
            str_addf(&words, "%d: %s", round->number, round->name);
            pick_add(&compare->picker.pick, round->id, str_peek(&words), round->date, NULL);
        }
        str_clear(&words);
    }
    pick_ready(&compare->picker.pick);
}

/* ---- Beginning and closing ---- */

static void begin_round(void *context, const char *name)
{
    struct strategy_view *strategy = context;
    const struct strategy_round *from = strategy_round_last(&strategy->process);
    struct error error = {0};
    int64_t round = 0;
    enum status status;
    char *copy;

    if (name == NULL)
        return;
    if (from != NULL && from->id != strategy->asked.round) {
        strategy_view_say(strategy, STYLE_WARNING,
                          N_("“%1” has begun meanwhile, so no second round was made. %2 begins another."), from->name,
                          shell_key_of(strategy->view.shell, ACTION_NEW_ROUND));
        return;
    }
    copy = memory_copy_text(name[strspn(name, " ")] != '\0' ? name : NULL);
    status = strategy_new_round(shell_app(strategy->view.shell), &strategy->process, from != NULL ? from->id : 0, copy,
                                &round, &error);
    if (strategy_view_done(strategy, status, &error, N_("A new round has begun: everybody stands where they stood."),
                           NULL, NULL)) {
        show_round(strategy, round);
        if (strategy->shown.trails == PRESENTATION_NO_TRAILS)
            strategy->shown.trails = PRESENTATION_ALL_TRAILS;
    }
    free(copy);
}

void strategy_round_new(struct strategy_view *strategy)
{
    const struct strategy_round *last = strategy_round_last(&strategy->process);

    strategy_view_ask_about(strategy, NULL);
    strategy->asked.round = last != NULL ? last->id : 0; /* the one that the new one goes on from */
    shell_prompt(strategy->view.shell, &(struct shell_prompt){
                                           .label = N_("Name of the new round (may be empty): "),
                                           .text = "",
                                           .done = begin_round,
                                           .context = strategy,
                                       });
}

bool strategy_round_end(struct strategy_view *strategy, strategy_round_verb *verb, const char *said)
{
    const struct strategy_round *round = strategy_view_asked_round(strategy);
    struct error error = {0};
    bool done = false;

    if (round != NULL) {
        char *name = memory_copy_text(round->name); /* the process is read anew */
        enum status status = verb(shell_app(strategy->view.shell), &strategy->process, round->id, &error);

        done = strategy_view_done(strategy, status, &error, said, name, NULL);
        free(name);
    }
    return done;
}

static void close_answered(void *context, int answer)
{
    enum { LEAVE, CLOSE };

    if (answer == CLOSE)
        (void)strategy_round_end(context, strategy_close_round, N_("“%1” is closed."));
}

void strategy_round_close(struct strategy_view *strategy)
{
    static const char *const answers[] = {N_("l:Leave it open"), N_("y:Close it"), NULL};
    struct message message = {0};

    if (strategy_view_is_fixed(strategy))
        return;
    strategy_view_ask_about(strategy, NULL);
    message_set(&message, N_("Close “%1”? Nothing in it changes any more then; only undo opens it again."),
                strategy_view_round(strategy)->name, NULL);
    shell_ask(strategy->view.shell, &message, STYLE_NORMAL, answers, close_answered, strategy);
    message_clear(&message);
}
