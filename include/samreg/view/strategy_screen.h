/* The strategy grid as a screen of its own: `samreg strategy` (cli.md). */
#ifndef SAMREG_VIEW_STRATEGY_SCREEN_H
#define SAMREG_VIEW_STRATEGY_SCREEN_H

#include "samreg/app/app.h"

/* What `samreg strategy` asks for. */
struct strategy_screen {
    int64_t process; /* 0: the one presented last; for the facilitator also the only one, or a choice */
    int64_t round;   /* 0: as it was shown last */
    bool follow;     /* the second screen: shows what the facilitator shows, changes nothing */
    bool present;    /* for a wall: nothing but the picture, black on white. Only with `follow` */
    bool vote;       /* a voter's own terminal: gives votes, and leads nothing. Not with `follow`; with a process */
};

/* Runs it until the user leaves or the line drops. STATUS_NO_INPUT when there is no terminal. */
enum status strategy_screen_run(struct app *app, const struct strategy_screen *screen, struct error *error) WARN_UNUSED;

#endif
