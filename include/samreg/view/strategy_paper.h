/* A vote under way on a screen: kept in a private file until it is given or taken back, so that neither a dropped line
 * nor a power cut takes it; and offered again at the next start. */
#ifndef SAMREG_VIEW_STRATEGY_PAPER_H
#define SAMREG_VIEW_STRATEGY_PAPER_H

#include "samreg/app/draft.h"
#include "samreg/app/strategy.h"
#include "samreg/view/shell.h"

/* What it is about, where it is put, and who votes as far as that is typed (lent; NULL: not yet). */
struct strategy_paper {
    struct strategy_marker marker;
    struct grid_point point;
    const char *voter;
};

/* Whether a line says who votes, as shell_prompt.check. */
bool strategy_paper_check_voter(void *context, const char *typed, struct error *error);

/* Writes the vote (NULL: takes its file away). `file` is owned by the caller, and NULL before the first vote. */
void strategy_paper_keep(struct shell *shell, const struct strategy_paper *paper, char **file);

/* Puts in a question what the draft of a vote is: about whom, in which round, from when. */
void strategy_paper_ask(struct shell *shell, const struct draft *draft, const char *when, struct message *message);

/* Goes back to voting where the draft left off: on the screen on top when it is one that votes in that process, else on
 * the facilitator's. False when that cannot be, which is said. */
bool strategy_paper_resume(struct shell *shell, const struct draft *draft);

#endif
