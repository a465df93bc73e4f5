/* The picture of a round of a strategy process, or of the movement from one round to another: for print, slides and
 * minutes. Every municipality that stands somewhere has its name beside its marker (labels.h), which differs in shape
 * as well as in colour; whoever stands nowhere is listed beside the plot. */
#ifndef SAMREG_APP_STRATEGY_PICTURE_H
#define SAMREG_APP_STRATEGY_PICTURE_H

#include "samreg/app/strategy.h"
#include "samreg/model/picture.h"

/* What the picture shows. */
struct strategy_scope {
    int64_t round;
    int64_t from;  /* the movement from this round; 0: none */
    int64_t area;  /* 0: the positions for all areas */
    bool votes;    /* the votes too, where they are revealed */
};

/* Draws it in the session's language. `picture` holds nothing yet. The round must be one of the process. Labels have
 * the role "label" and the municipality's number as their id. */
void strategy_draw(struct app *app, const struct strategy_process *process, const struct strategy_scope *scope,
                   struct picture *picture);

/* Draws each round in which anybody is recorded, for all areas and then for each one, and behind it the movement from
 * the round before. Appends. */
void strategy_draw_all(struct app *app, const struct strategy_process *process, bool votes, struct picture_list *list);

#endif
