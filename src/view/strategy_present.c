/* What the facilitator's screen presents: written after each key, and brought together with what another facilitator
 * presents of the same process. */
#include "samreg/view/strategy_view.h"

#include "samreg/app/words.h"

#include <stdlib.h>

/* How long to wait before a presentation that found the file busy is written again, in milliseconds. */
enum { RETRY_FIRST = 20 };

bool strategy_view_is_busy(const struct strategy_view *strategy)
{
    return strategy->shown.nudge.under_way || strategy->vote_set || strategy->first_digit >= 0 ||
           strategy->mode != STRATEGY_PLACING;
}

void strategy_view_present(struct strategy_view *strategy)
{
    strategy->present_due = !app_is_read_only(shell_app(strategy->view.shell));
    strategy->retry = (struct retry){0};
}

/* Tells once of each other session that facilitates the process too. */
static void tell_of(struct strategy_view *strategy, const struct presentation_facilitator *other)
{
    struct str since = {0};

    if (other->session == 0 || other->session == strategy->told_session)
        return;
    strategy->told_session = other->session;
    words_time(other->since != NULL ? other->since : "", &since);
    strategy_view_say(strategy, STYLE_WARNING,
                      app_is_read_only(shell_app(strategy->view.shell))
                          ? N_("%1 facilitates this process (since %2). This screen looks on, and leads nothing.")
                          : N_("%1 facilitates this process too (since %2). Both screens lead the wall, and the later "
                               "move of a marker asks."),
                      other->user, str_peek(&since));
    str_clear(&since);
}

/* ---- Two facilitators ---- */

/* The round that a presentation shows: the last where it chooses none. */
static int64_t round_of(const struct strategy_view *strategy, const struct presentation *presentation)
{
    struct strategy_shown shown = strategy_view_shown(strategy);
    const struct strategy_round *round;

    shown.presentation = presentation;
    round = strategy_shown_round(&shown);
    return round != NULL ? round->id : 0;
}

static bool shows_elsewhere(const struct strategy_view *strategy, const struct presentation *one,
                            const struct presentation *other)
{
    return one->area != other->area || round_of(strategy, one) != round_of(strategy, other);
}

static void keep_place(struct presentation *presentation, const struct presentation *place)
{
    presentation->round = place->round;
    presentation->area = place->area;
    presentation->compare = place->compare;
}

static void tell_gone(struct strategy_view *strategy, const struct presentation *theirs)
{
    const struct strategy_round *round = strategy_round_get(&strategy->process, round_of(strategy, theirs));
    const struct strategy_area *area = strategy_area_get(&strategy->process, theirs->area);
    bool same_round = round_of(strategy, theirs) == round_of(strategy, &strategy->shown);
    const char *where = area != NULL ? area->name
                                     : shell_text(strategy->view.shell, N_("all areas together"));

    strategy_view_say(strategy, STYLE_WARNING,
                      N_("%1 has gone to “%2” with the wall. You stay here, for something is on its way."),
                      theirs->facilitator.user, same_round || round == NULL ? where : round->name);
}

/* What this screen wants presented: while it stays apart from the wall it leaves the wall's round where it is. */
static void wanted(const struct strategy_view *strategy, struct presentation *to)
{
    presentation_copy(to, &strategy->shown);
    if (strategy->apart)
        keep_place(to, &strategy->known);
}

/* A colleague may show a round that has begun since the process was read. Where it cannot be read just now, the next
 * change of the file tells. */
static void learn_round(struct strategy_view *strategy, int64_t round)
{
    struct error error = {0};

    if (round != 0 && strategy_round_get(&strategy->process, round) == NULL &&
        strategy_read(shell_app(strategy->view.shell), strategy->process.id, &strategy->process, &error)
               != STATUS_OK)
        error_clear(&error);
}

/* Takes over what is presented now. The cursor and what is on its way stay this screen's; so do its round and area
 * while something is on its way, for it must not arrive in another. */
static void take_over(struct strategy_view *strategy, const struct presentation *now)
{
    struct presentation *mine = &strategy->shown;
    struct presentation next = {0};
    bool gone;
    bool elsewhere;
    bool stays;

    learn_round(strategy, now->round);
    gone = shows_elsewhere(strategy, now, &strategy->known);
    elsewhere = shows_elsewhere(strategy, now, mine);
    stays = elsewhere && (strategy_view_is_busy(strategy) || (strategy->apart && !gone));
    presentation_copy(&next, now);
    next.selected = mine->selected;
    next.nudge = mine->nudge;
    presentation_copy(&strategy->known, &next);
    if (stays)
        keep_place(&next, mine);
    presentation_copy(mine, &next);
    presentation_clear(&next);
    if (stays && (gone || !strategy->apart))
        tell_gone(strategy, now);
    strategy->apart = stays;
}

static void tell_same_marker(struct strategy_view *strategy, const struct presentation *theirs)
{
    const struct presentation_nudge *nudge = &theirs->nudge;

    if (!strategy->shown.nudge.under_way && nudge->under_way && nudge->municipality == strategy->shown.selected &&
        nudge->round == round_of(strategy, &strategy->shown) && nudge->area == strategy->shown.area) {
        strategy_view_say(strategy, STYLE_WARNING, N_("%1 is moving this marker just now."), theirs->facilitator.user,
                          NULL);
    }
}

/* The wall carries one marker on its way, the one moved last. When that of the other has arrived, this screen's is
 * shown again. */
static void show_again(struct strategy_view *strategy, const struct presentation_nudge *theirs)
{
    if (strategy->shown.nudge.under_way && !theirs->under_way) {
        strategy->known.nudge = *theirs;
        strategy_view_present(strategy);
    }
}

int64_t strategy_view_follow(struct strategy_view *strategy)
{
    struct app *app = shell_app(strategy->view.shell);
    struct presentation theirs = {0};
    struct presentation now = {0};
    struct error error = {0};
    int64_t sequence = 0;
    bool found = false;

    if (!strategy->present_due &&
        strategy_presentation(app, strategy->process.id, &theirs, &found, &sequence, &error) == STATUS_OK && found &&
        theirs.serial != strategy->known.serial && strategy_is_facilitated(app, &theirs.facilitator)) {
        wanted(strategy, &now);
        presentation_merge(&now, &strategy->known, &theirs);
        tell_of(strategy, &theirs.facilitator);
        tell_same_marker(strategy, &theirs);
        free(now.facilitator.user); /* who it was that went elsewhere */
        now.facilitator.user = theirs.facilitator.user;
        theirs.facilitator.user = NULL;
        take_over(strategy, &now);
        show_again(strategy, &theirs.nudge);
    }
    error_clear(&error);
    presentation_clear(&theirs);
    presentation_clear(&now);
    return sequence;
}

/* ---- Writing ---- */

void strategy_view_write(struct strategy_view *strategy)
{
    struct presentation now = {0};
    struct presentation_facilitator before = {0};
    struct error error = {0};
    enum status status;

    wanted(strategy, &now);
    status = strategy_present(shell_app(strategy->view.shell), &now, &strategy->known, &before, &error);
    if (status == STATUS_BUSY) {
        retry_later(&strategy->retry, RETRY_FIRST);
        error_clear(&error);
    } else {
        strategy->retry = (struct retry){0};
        strategy->present_due = false;
        if (status == STATUS_OK)
            take_over(strategy, &now);
        else
            shell_say_error(strategy->view.shell, &error);
        tell_of(strategy, &before);
    }
    presentation_clear(&now);
    free(before.user);
    free(before.host);
    free(before.since);
}

/* ---- Opening ---- */

/* A move that another screen left behind goes on here, in its own round, whichever was asked for. */
static void go_on(struct strategy_view *strategy)
{
    const struct presentation_nudge *nudge = &strategy->shown.nudge;
    const struct strategy_round *round = strategy_round_get(&strategy->process, nudge->round);
    const struct strategy_member *member = strategy_member_get(&strategy->process, nudge->municipality);

    if (round == NULL || member == NULL) { /* gone since, and the move with it */
        strategy->shown.nudge.under_way = false;
        return;
    }
    strategy->shown.round = nudge->round;
    strategy->shown.area = nudge->area;
    strategy->shown.selected = nudge->municipality;
    strategy_view_say(strategy, STYLE_WARNING,
                      N_("%1 was on its way in “%2” when the screen ended: Enter writes the move, Esc takes it back."),
                      member->name, round->name);
}

bool strategy_view_begin(struct strategy_view *strategy, int64_t round, struct error *error)
{
    struct app *app = shell_app(strategy->view.shell);
    struct presentation *shown = &strategy->shown;
    bool found = false;

    if (strategy_presented(app, strategy->process.id, shown, &found, error) != STATUS_OK)
        return false;
    if (!found) {
        presentation_clear(shown);
        presentation_init(shown, strategy->process.id, strategy->process.orientation);
    }
    if (strategy_is_facilitated(app, &shown->facilitator)) {
        tell_of(strategy, &shown->facilitator);
        shown->nudge.under_way = false; /* theirs */
    }
    if (app_is_read_only(app)) { /* where no move can be written none is on its way */
        shown->nudge.under_way = false;
    }
    presentation_copy(&strategy->known, shown);
    if (round != 0)
        shown->round = round;
    if (shown->nudge.under_way)
        go_on(strategy);
    return true;
}
