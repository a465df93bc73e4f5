/* What the facilitator's screen and the second screen have in common: from a process and its presentation to the scene,
 * and the words for it. */
#ifndef SAMREG_VIEW_STRATEGY_SHOWN_H
#define SAMREG_VIEW_STRATEGY_SHOWN_H

#include "samreg/base/str.h"
#include "samreg/model/presentation.h"
#include "samreg/model/strategy_process.h"
#include "samreg/view/scene.h"

/* Who looks. The room sees what has been revealed, and nothing while the wall is blank. */
enum strategy_audience { STRATEGY_FACILITATOR, STRATEGY_ROOM };

/* A process as it is shown; both are lent. */
struct strategy_shown {
    const struct strategy_process *process;
    const struct presentation *presentation;
    enum language language;
    enum strategy_audience audience;
};

/* The round shown (the last where none is chosen) and the one that trails come from; NULL when there is none. */
const struct strategy_round *strategy_shown_round(const struct strategy_shown *shown);
const struct strategy_round *strategy_shown_compared(const struct strategy_shown *shown);

/* Whether a member is on its way in the round and the area shown. */
bool strategy_shown_on_its_way(const struct strategy_shown *shown, const struct strategy_member *member);

/* Where a member stands, on its way or as recorded; false when nowhere. */
bool strategy_shown_stands(const struct strategy_shown *shown, const struct strategy_member *member,
                           struct grid_point *point);

/* Whether a member was skipped in the round shown. */
bool strategy_shown_skipped(const struct strategy_shown *shown, const struct strategy_member *member);

/* Whether the member is marked as one, by brackets round its name: where some are and some are not. Where all are, one
 * sentence says so. */
bool strategy_shown_marks(const struct strategy_shown *shown, const struct strategy_member *member);

/* Says that there are illustrations, and how many where not all are: in a sentence, or in as few words as go. Nothing
 * where there are none. */
void strategy_shown_illustration(const struct strategy_shown *shown, bool whole, struct str *out);

/* Puts on the scene what the audience sees. Texts are lent by the process. */
void strategy_shown_fill(const struct strategy_shown *shown, struct scene *scene);

/* What the title says of the round: "Round 2 of 3 (closed): After the last session · All areas". */
void strategy_shown_heading(const struct strategy_shown *shown, struct str *out);

/* "5 of 6 placed" of those that the audience is told of. */
void strategy_shown_tally(const struct strategy_shown *shown, struct str *out);

/* What is known of the votes: how many were given, in all and about the one selected, or once they are told, about
 * whom they are split. Nothing when there are none, or they are not to be shown. */
void strategy_shown_votes(const struct strategy_shown *shown, struct str *out);

/* "Decided: ..." when the round has a decision. */
void strategy_shown_decision(const struct strategy_shown *shown, struct str *out);

/* The timer at `now` as "04:30". */
void strategy_shown_timer(const struct presentation_timer *timer, int64_t now, struct str *out);

/* Milliseconds until the timer shows another second, or until `retry_at` (clock_milliseconds(); -1: never), whichever
 * comes first; -1 when neither does. */
int strategy_shown_wake(const struct presentation_timer *timer, int64_t retry_at);

/* What the quarter a point lies in is called: "on the border" where it is on one, "" where it has no name. Lent. */
const char *strategy_shown_alternative(const struct strategy_shown *shown, struct grid_point point);

#endif
