/* Lists on the facilitator's screen, to choose from: who stands nowhere yet, and the parking lot. */
#include "samreg/view/strategy_view.h"

#include "samreg/base/memory.h"
#include "samreg/view/picker.h"

#include <stdlib.h>

struct strategy_list {
    struct picker picker;
    struct strategy_view *strategy;
};

static struct strategy_view *strategy_of(const struct picker *picker)
{
    return ((const struct strategy_list *)picker)->strategy;
}

static struct pick *open_list(struct strategy_view *strategy,
                              void (*chosen)(struct picker *picker, const struct pick_row *row), const char *title,
                              const char *prompt)
{
    struct strategy_list *list = memory_new(sizeof *list);

    list->strategy = strategy;
    list->picker.chosen = chosen;
    picker_open(strategy->view.shell, &list->picker, title, prompt, NULL, NULL);
    return &list->picker.pick;
}

/* ---- Who stands nowhere ---- */

static void member_chosen(struct picker *picker, const struct pick_row *row)
{
    strategy_move_select(strategy_of(picker), row->id);
}

/* Adds those that stand nowhere: the ones skipped, or the others. */
static void add_absent(struct strategy_view *strategy, bool skipped, struct pick *pick)
{
    struct strategy_shown shown = strategy_view_shown(strategy);

    for (size_t i = 0; i < strategy->process.member_count; i++) {
        const struct strategy_member *member = &strategy->process.members[i];
        bool wanted = skipped ? strategy_shown_skipped(&shown, member) : strategy_move_is_open(strategy, member);

        if (wanted) {
            pick_add(pick, member->id, member->name,
                     shell_text(strategy->view.shell, skipped ? N_("skipped") : N_("not placed")), member->number);
        }
    }
}

void strategy_lists_open_ones(struct strategy_view *strategy)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    struct pick *pick;
    bool any = false;

    for (size_t i = 0; i < strategy->process.member_count; i++) {
        const struct strategy_member *member = &strategy->process.members[i];

        any = any || strategy_move_is_open(strategy, member) || strategy_shown_skipped(&shown, member);
    }
    if (!any) {
        strategy_view_say(strategy, STYLE_NORMAL, N_("Everybody is placed."), NULL, NULL);
        return;
    }
    pick = open_list(strategy, member_chosen, N_("Not placed"), N_("Municipality: "));
    add_absent(strategy, false, pick);
    add_absent(strategy, true, pick);
    pick_ready(pick);
}

/* ---- The parking lot ---- */

static void matter_chosen(struct picker *picker, const struct pick_row *row)
{
    struct strategy_view *strategy = strategy_of(picker);

    for (size_t i = 0; i < strategy->process.note_count; i++) {
        const struct strategy_note *note = &strategy->process.notes[i];

        if (note->id == row->id) {
            struct error error = {0};
            bool settled = !note->settled;
            char *text = memory_copy_text(note->text);
            enum status status = strategy_settle(shell_app(strategy->view.shell), note->id, settled, &error);

            (void)strategy_view_done(strategy, status, &error,
                                     settled ? N_("Settled: %1") : N_("Parked again: %1"), text, NULL);
            free(text);
            return;
        }
    }
}

/* Adds the matters that are settled, or the others. */
static size_t add_matters(struct strategy_view *strategy, bool settled, struct pick *pick)
{
    size_t count = 0;

    for (size_t i = 0; i < strategy->process.note_count; i++) {
        const struct strategy_note *note = &strategy->process.notes[i];

        if (note->kind == STRATEGY_PARKED && note->settled == settled) {
            count++;
            if (pick != NULL) {
                pick_add(pick, note->id, note->text,
                         settled ? shell_text(strategy->view.shell, N_("(settled)")) : note->date, NULL);
            }
        }
    }
    return count;
}

void strategy_lists_parked(struct strategy_view *strategy)
{
    struct pick *pick;

    if (add_matters(strategy, false, NULL) + add_matters(strategy, true, NULL) == 0) {
        strategy_view_say(strategy, STYLE_NORMAL, N_("The parking lot is empty. %1 puts a matter there."),
                          shell_key_of(strategy->view.shell, ACTION_PARK), NULL);
        return;
    }
    pick = open_list(strategy, matter_chosen, N_("Parking lot: Enter settles"), N_("Matter: "));
    (void)add_matters(strategy, false, pick);
    (void)add_matters(strategy, true, pick);
    pick_ready(pick);
}
