#include "samreg/view/glide.h"

#include "samreg/base/clock.h"
#include "samreg/base/memory.h"

#include <stdlib.h>

enum { STEPS = 6, STEP_MILLISECONDS = 50 };

void glide_clear(struct glide *glide)
{
    free(glide->marks);
    *glide = (struct glide){0};
}

static const struct scene_item *find_item(const struct scene *scene, int64_t id)
{
    for (size_t i = 0; i < scene->count; i++) {
        if (scene->items[i].id == id)
            return &scene->items[i];
    }
    return NULL;
}

static const struct glide_mark *find_mark(const struct glide *glide, int64_t id)
{
    for (size_t i = 0; i < glide->count; i++) {
        if (glide->marks[i].id == id)
            return &glide->marks[i];
    }
    return NULL;
}

/* Where the marker is at the step that is shown. */
static struct grid_point point_of(const struct glide *glide, const struct glide_mark *mark)
{
    return (struct grid_point){mark->from.x + (mark->to.x - mark->from.x) * glide->step / STEPS,
                               mark->from.y + (mark->to.y - mark->from.y) * glide->step / STEPS};
}

static bool is_far(struct grid_point from, struct grid_point to)
{
    return abs(to.x - from.x) > GRID_COARSE || abs(to.y - from.y) > GRID_COARSE;
}

void glide_begin(struct glide *glide, const struct scene *before, const struct scene *now)
{
    struct glide next = {.begun = clock_milliseconds(), .step = 1};

    for (size_t i = 0; i < now->count; i++) {
        const struct scene_item *item = &now->items[i];
        const struct scene_item *was = find_item(before, item->id);
        const struct glide_mark *mark = find_mark(glide, item->id);

        if (was != NULL && !was->voted && !item->voted) {
            struct grid_point from = mark != NULL ? point_of(glide, mark) : was->point;

            if (is_far(from, item->point)) {
                next.marks = array_room(next.marks, next.count, &next.capacity, sizeof *next.marks);
                next.marks[next.count++] = (struct glide_mark){item->id, from, item->point};
            }
        }
    }
    glide_clear(glide);
    *glide = next;
}

bool glide_go_on(struct glide *glide)
{
    int64_t step = 1 + (clock_milliseconds() - glide->begun) / STEP_MILLISECONDS;

    if (glide->count == 0 || step == glide->step)
        return false;
    if (step >= STEPS)
        glide_clear(glide);
    else
        glide->step = (int)step;
    return true;
}

void glide_apply(const struct glide *glide, struct scene *scene)
{
    for (size_t i = 0; i < scene->count; i++) {
        const struct glide_mark *mark = find_mark(glide, scene->items[i].id);

        if (mark != NULL) {
            scene->items[i].gliding = true;
            scene->items[i].at = point_of(glide, mark);
        }
    }
}

int glide_wake(const struct glide *glide)
{
    int64_t left = glide->begun + (int64_t)glide->step * STEP_MILLISECONDS - clock_milliseconds();

    return glide->count == 0 ? -1 : left > 0 ? (int)left : 0;
}
