#include "samreg/model/presentation.h"

#include "samreg/base/memory.h"

#include <stdlib.h>

void presentation_init(struct presentation *presentation, int64_t process, enum grid_orientation orientation)
{
    *presentation = (struct presentation){.process = process,
                                          .orientation = orientation,
                                          .trails = PRESENTATION_NO_TRAILS,
                                          .quadrants_hidden = true,
                                          .revealed = PRESENTATION_ALL};
}

void presentation_clear(struct presentation *presentation)
{
    free(presentation->facilitator.user);
    free(presentation->facilitator.host);
    free(presentation->facilitator.since);
    *presentation = (struct presentation){0};
}

void presentation_copy(struct presentation *to, const struct presentation *from)
{
    struct presentation copy = *from;

    copy.facilitator.user = memory_copy_text(from->facilitator.user);
    copy.facilitator.host = memory_copy_text(from->facilitator.host);
    copy.facilitator.since = memory_copy_text(from->facilitator.since);
    presentation_clear(to);
    *to = copy;
}

/* ---- Two screens ---- */

static bool shows_the_same(const struct presentation *one, const struct presentation *other)
{
    return one->round == other->round && one->area == other->area && one->compare == other->compare;
}

static bool is_same_nudge(const struct presentation_nudge *one, const struct presentation_nudge *other)
{
    if (!one->under_way || !other->under_way)
        return one->under_way == other->under_way;
    return one->round == other->round && one->area == other->area && one->municipality == other->municipality &&
           one->point.x == other->point.x && one->point.y == other->point.y && one->looked_at == other->looked_at;
}

static bool is_same_timer(const struct presentation_timer *one, const struct presentation_timer *other)
{
    return one->shown == other->shown && one->running == other->running && one->until == other->until &&
           one->left == other->left;
}

/* Whether the marker on its way is to be theirs: mine is as it was, or has arrived and another has set out since. */
static bool takes_nudge(const struct presentation *mine, const struct presentation *base,
                        const struct presentation *theirs)
{
    return is_same_nudge(&mine->nudge, &base->nudge) ||
           (!mine->nudge.under_way && !is_same_nudge(&theirs->nudge, &base->nudge));
}

void presentation_merge(struct presentation *mine, const struct presentation *base, const struct presentation *theirs)
{
    struct presentation merged = *mine;

#define TAKE_UNCHANGED(field) merged.field = mine->field == base->field ? theirs->field : mine->field
    TAKE_UNCHANGED(trails);
    TAKE_UNCHANGED(orientation);
    TAKE_UNCHANGED(blank);
    TAKE_UNCHANGED(names_hidden);
    TAKE_UNCHANGED(quadrants_hidden);
    TAKE_UNCHANGED(votes_shown);
    TAKE_UNCHANGED(locked);
    TAKE_UNCHANGED(revealed);
    TAKE_UNCHANGED(selected);
#undef TAKE_UNCHANGED
    if (shows_the_same(mine, base)) {
        merged.round = theirs->round;
        merged.area = theirs->area;
        merged.compare = theirs->compare;
    }
    if (takes_nudge(mine, base, theirs))
        merged.nudge = theirs->nudge;
    if (is_same_timer(&mine->timer, &base->timer))
        merged.timer = theirs->timer;
    merged.serial = theirs->serial;
    *mine = merged;
}

/* ---- The timer ---- */

int64_t presentation_timer_left(const struct presentation_timer *timer, int64_t now)
{
    int64_t left = timer->running ? timer->until - now : timer->left;

    return left < 0 ? 0 : left > PRESENTATION_LONGEST_TIMER ? PRESENTATION_LONGEST_TIMER : left;
}

void presentation_timer_start(struct presentation_timer *timer, int64_t now)
{
    timer->until = now + presentation_timer_left(timer, now);
    timer->left = 0;
    timer->running = true;
    timer->shown = true;
}

void presentation_timer_pause(struct presentation_timer *timer, int64_t now)
{
    timer->left = presentation_timer_left(timer, now);
    timer->until = 0;
    timer->running = false;
}

void presentation_timer_set(struct presentation_timer *timer, int64_t milliseconds)
{
    *timer = (struct presentation_timer){.shown = timer->shown, .left = milliseconds > 0 ? milliseconds : 0};
}
