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

int64_t presentation_timer_left(const struct presentation_timer *timer, int64_t now)
{
    int64_t left = timer->running ? timer->until - now : timer->left;

    return left > 0 ? left : 0;
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
