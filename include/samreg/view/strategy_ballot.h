/* A voter's own terminal: `samreg strategy --vote`. It follows the facilitator to the round and the strategy area that
 * are voted about, and gives votes: it leads nothing, and shows no vote of anybody else, nor where anybody stands. The
 * votes given on it stay on it, so that the voter sees what is left. */
#ifndef SAMREG_VIEW_STRATEGY_BALLOT_H
#define SAMREG_VIEW_STRATEGY_BALLOT_H

#include "samreg/view/retry.h"
#include "samreg/view/strategy_paper.h"
#include "samreg/view/strategy_search.h"
#include "samreg/view/strategy_shown.h"

/* A vote given on this screen. */
struct ballot_vote {
    struct strategy_marker marker;
    struct grid_point point;
    char *voter; /* owned */
    int64_t operation; /* the entry of the journal that gave it */
    bool taken_back;
};

/* The screen. */
struct ballot {
    struct view view;
    int64_t round; /* chosen on the command line; 0: the facilitator's */
    struct strategy_process process;
    struct presentation shown; /* the facilitator's; `selected` is this screen's, and nothing is on its way in it */
    struct scene scene;
    struct strategy_search search;
    bool stale;
    struct retry retry; /* it could not be read */
    char *voter;      /* owned; who votes here */
    int first_digit;  /* typed; -1: none */
    bool set;         /* a vote is on its way: */
    struct strategy_marker marker;
    struct grid_point point;
    char *file;       /* owned: its draft */
    bool due;         /* the draft is to be written, or taken away, when no key waits */
    struct ballot_vote *given; /* in their order: a later one takes the place of one about the same */
    size_t given_count, given_capacity;
};

/* ---- strategy_ballot.c ---- */

/* Opens it, and says who votes: the user. The round is the facilitator's where it is 0. False when the process
 * cannot be read, which is said. */
bool strategy_ballot_open(struct shell *shell, int64_t process, int64_t round);

/* Whether the view is one. */
bool strategy_ballot_is(const struct view *view);

/* Goes on with a vote that an earlier session left on its way. False when it is of another process, which is said. */
bool strategy_ballot_resume(struct view *view, const struct strategy_paper *paper);

/* The process as this screen shows it; who is selected, or NULL (lent). */
struct strategy_shown ballot_shown(const struct ballot *ballot);
const struct strategy_member *ballot_selected(const struct ballot *ballot);

/* What a vote about a municipality would be about now. */
struct strategy_marker ballot_marker(const struct ballot *ballot, int64_t municipality);

/* The vote given here about that by whoever votes now; NULL when there is none. */
struct ballot_vote *ballot_find(const struct ballot *ballot, const struct strategy_marker *marker);

/* ---- strategy_ballot_draw.c ---- */

/* Draws it, as view_ops.draw. */
void ballot_draw(struct view *view, struct area area);

#endif
