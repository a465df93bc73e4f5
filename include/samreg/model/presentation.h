/* What the second screen shows of a strategy process while it is facilitated: one row per process, which the
 * facilitator's screen writes at each key and the followers read. It is no record: not journaled, not undone. */
#ifndef SAMREG_MODEL_PRESENTATION_H
#define SAMREG_MODEL_PRESENTATION_H

#include "samreg/model/grid.h"

#include <stdbool.h>
#include <stdint.h>

/* Whose movement from the compared round is drawn. */
enum presentation_trails { PRESENTATION_NO_TRAILS, PRESENTATION_ONE_TRAIL, PRESENTATION_ALL_TRAILS };

enum { PRESENTATION_ALL = -1 }; /* revealed: every member */

enum { PRESENTATION_LONGEST_TIMER = 60 * 1000 * 1000 }; /* milliseconds: a thousand minutes */

/* The timer, by the clock on the wall: it goes on when the facilitator's line drops. */
struct presentation_timer {
    bool shown;
    bool running;
    int64_t until; /* running: when it ends, in milliseconds (clock_wall_milliseconds()) */
    int64_t left;  /* not running: the milliseconds that are left */
};

/* A marker on its way: it stands at `point` until the move is written or given up. What it is about goes along with it,
 * so that it stays in its round whatever is shown meanwhile. */
struct presentation_nudge {
    bool under_way;
    int64_t round, area, municipality; /* area 0: the position for all areas */
    struct grid_point point;
    int64_t looked_at; /* the version of its position when it set out; 0: it had none */
};

/* Who facilitates: the session that wrote last. */
struct presentation_facilitator {
    int64_t session; /* random, one for each screen; 0: nobody does */
    int64_t pid;     /* of the screen's process: registers lie on a disk of the machine itself, so that it tells
                      * whether the screen is still there */
    char *user, *host;
    char *since;     /* UTC */
};

/* All zeroes is a process that nobody has presented. Identifiers are those of records; 0 is none. */
struct presentation {
    int64_t process;
    int64_t serial;  /* grows with every write in the register: the largest is the newest */
    int64_t round;   /* 0: the last one */
    int64_t area;    /* 0: the positions for all areas */
    int64_t compare; /* the round that trails come from; 0: the one before */
    enum presentation_trails trails;
    enum grid_orientation orientation;
    bool blank, names_hidden, quadrants_hidden;
    bool votes_shown;  /* how many have voted, and when they are revealed what */
    bool locked;       /* the facilitator's keys move nothing */
    int revealed;      /* so many members, in the order of the process, or PRESENTATION_ALL; the others stand nowhere */
    int64_t selected;  /* the municipality under the cursor */
    struct presentation_nudge nudge;
    struct presentation_timer timer;
    struct presentation_facilitator facilitator;
};

/* A process as it is presented first: everything revealed, names shown, and quadrants without a name, for a name biases
 * (ux.md 4.4). Must not hold anything. */
void presentation_init(struct presentation *presentation, int64_t process, enum grid_orientation orientation);
void presentation_clear(struct presentation *presentation);

/* Makes `to` (initialised or all zeroes) an independent copy of `from`. */
void presentation_copy(struct presentation *to, const struct presentation *from);

/* Brings what two screens have changed together: `mine` takes over from `theirs` what it has not changed itself since
 * both were as `base`, and its serial. What is shown (round, area, round compared with) goes together; a marker on its
 * way that has arrived takes none away but itself; who facilitates stays. */
void presentation_merge(struct presentation *mine, const struct presentation *base, const struct presentation *theirs);

/* What is left of the timer at `now` (milliseconds on the wall): from 0 to PRESENTATION_LONGEST_TIMER. */
int64_t presentation_timer_left(const struct presentation_timer *timer, int64_t now);

/* Starts, pauses, and starts again; sets it to so many milliseconds, paused. */
void presentation_timer_start(struct presentation_timer *timer, int64_t now);
void presentation_timer_pause(struct presentation_timer *timer, int64_t now);
void presentation_timer_set(struct presentation_timer *timer, int64_t milliseconds);

#endif
