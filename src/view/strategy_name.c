/* Names placed by hand: where the layout puts one badly, arrows move it, and it stays there (labels.h). */
#include "samreg/view/strategy_view.h"

#include "samreg/base/memory.h"

#include <stdlib.h>

/* Cells as thousandths of an axis, away from zero, so that as many thousandths are as many cells again. */
static int to_axis(int cells, int all)
{
    int size = all > 0 ? (abs(cells) * GRID_LAST + all - 1) / all : 0;

    size = size < GRID_LAST ? size : GRID_LAST;
    return cells < 0 ? -size : size;
}

void strategy_name_offset(const struct strategy_view *strategy, int *dx, int *dy)
{
    const struct grid_lie *lie = grid_peek_lie(strategy->shown.orientation);
    struct grid_plot grid = scene_grid(&strategy->scene);
    int right = to_axis(strategy->name_right, grid.columns);
    int up = to_axis(strategy->name_up, grid.rows);

    right = lie->right_is_low ? -right : right;
    up = lie->up_is_low ? -up : up;
    *dx = lie->swapped ? up : right;
    *dy = lie->swapped ? right : up;
}

void strategy_name_begin(struct strategy_view *strategy)
{
    const struct labels *labels = &strategy->scene.labels;

    if (strategy_view_is_fixed(strategy) || !strategy_view_has_selected(strategy))
        return;
    for (size_t i = 0; i < labels->count; i++) {
        const struct labels_place *place = &labels->places[i];

        if (place->id == strategy->shown.selected) {
            strategy->mode = STRATEGY_NAMING;
            strategy->named = strategy_view_marker(strategy);
            strategy->name_right = place->box.x - place->marker.x;
            strategy->name_up = place->marker.y - place->box.y;
            return;
        }
    }
    strategy_view_say(strategy, STYLE_WARNING, N_("%1 does not stand on the grid."),
                      strategy_view_selected(strategy)->name, NULL);
}

void strategy_name_step(struct strategy_view *strategy, struct grid_seen steps)
{
    strategy->name_right += steps.right;
    strategy->name_up += steps.up;
}

static void set_label(struct strategy_view *strategy, bool set, const char *msgid)
{
    const struct strategy_member *member = strategy_member_get(&strategy->process, strategy->named.municipality);
    struct error error = {0};
    char *name = memory_copy_text(member != NULL ? member->name : "");
    int dx = 0;
    int dy = 0;

    strategy_name_offset(strategy, &dx, &dy);
    strategy->mode = STRATEGY_PLACING;
    (void)strategy_view_done(strategy,
                             strategy_set_label(shell_app(strategy->view.shell), &strategy->process, &strategy->named,
                                                set, dx, dy, &error),
                             &error, msgid, name, NULL);
    free(name);
}

void strategy_name_put(struct strategy_view *strategy)
{
    set_label(strategy, true, N_("The name of %1 stays where it was put."));
}

void strategy_name_free(struct strategy_view *strategy)
{
    set_label(strategy, false, N_("The name of %1 goes where there is room."));
}
