/* Markers on the wall go where they are moved in a few steps, so that the room sees which it was and where it came from
 * (ux.md 4.3). Their names stand at the end of the way from the first step on: only the markers move. What moves no
 * further than a coarse arrow is there at once. */
#ifndef SAMREG_VIEW_GLIDE_H
#define SAMREG_VIEW_GLIDE_H

#include "samreg/view/scene.h"

/* A marker under way. */
struct glide_mark {
    int64_t id;
    struct grid_point from, to;
};

/* All zeroes: nothing is under way. */
struct glide {
    struct glide_mark *marks; /* owned */
    size_t count, capacity;
    int64_t begun; /* clock_milliseconds() */
    int step;      /* the one that is shown */
};

/* Nothing is under way any more; what is drawn next stands where it belongs. */
void glide_clear(struct glide *glide);

/* Lets whatever stands elsewhere in `now` than it did in `before` go there, from where it was just shown. Both are
 * scenes of the same plot; whoever is in one of them alone does not move. */
void glide_begin(struct glide *glide, const struct scene *before, const struct scene *now);

/* Goes on to the step that it is time for, and ends behind the last. False when that is the one shown. */
bool glide_go_on(struct glide *glide);

/* Puts the markers that are under way where they are now. */
void glide_apply(const struct glide *glide, struct scene *scene);

/* Milliseconds until the next step; -1 when nothing is under way. */
int glide_wake(const struct glide *glide);

#endif
