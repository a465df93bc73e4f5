/* What there is to say about a round of a strategy process, or about the movement from one round to another: who went
 * over into another alternative, how the spread changed, where the votes are split, who stands nowhere, and that
 * positions are illustrations. For pictures, minutes and screens alike. */
#ifndef SAMREG_APP_STRATEGY_REMARKS_H
#define SAMREG_APP_STRATEGY_REMARKS_H

#include "samreg/app/strategy_picture.h"
#include "samreg/base/str.h"

/* One line in the session's language. */
struct remark {
    bool heading; /* of the lines that follow */
    char *text;   /* owned */
};

/* All zeroes is empty. */
struct remarks {
    struct remark *items;
    size_t count, capacity;
};

void remarks_clear(struct remarks *remarks);

/* Appends what there is to say of what the scope shows. */
void strategy_remark(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                     struct remarks *remarks);

/* Appends what a round is called: "Round 2: After the last session", or "Round 3" when its name says no more. */
void strategy_say_round(struct app *app, const struct strategy_round *round, struct str *out);

/* Appends the strategy areas that a round covers, or the one it is shown in: "Strategy areas: Regional utvikling, Helse
 * og omsorg". Nothing where there is none. */
void strategy_say_areas(struct app *app, const struct strategy_process *process, const struct strategy_round *round,
                        int64_t area, struct str *out);

/* Appends what became of one member, in one sentence without its name: "moved 24 %, from Spesialisering to Regional
 * partner", "moved 3 %, within Tjenestesenter", "did not move", "new", "no longer placed". */
void strategy_say_move(struct app *app, const struct strategy_process *process, const struct strategy_move *move,
                       struct str *out);

#endif
