#include "samreg/view/shell_internal.h"

#include "samreg/base/date.h"
#include "samreg/base/memory.h"
#include "samreg/tui/bar.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <stdlib.h>

/* The screen's rows from the top: title, views, message, keys. `screen` is the lowest view's, and reaches under the
 * message where that is steady. */
struct frame {
    struct area title, content, screen, message, keys;
};

/* The lowest view that can be seen: the topmost screen, with the overlays above it; without one the lowest overlay. */
static struct view *top_screen(const struct shell *shell)
{
    struct view *view = shell->top;

    while (view != NULL && view->ops->overlay && view->below != NULL)
        view = view->below;
    return view;
}

/* A message that needs more rows than one takes them from the views, so that nothing lies under it, except where the
 * screen is steady; it is cut only where it would take more than a third of the screen. */
static struct frame lay_out(const struct shell *shell)
{
    struct frame frame;
    struct area rest = terminal_area();
    int most = rest.height / 3 > 1 ? rest.height / 3 : 1;
    int rows = bar_message_rows(rest.width, shell->message_style, shell->message);

    frame.title = area_take_top(&rest, 1);
    frame.keys = area_take_bottom(&rest, 1);
    frame.message = area_take_bottom(&rest, rows < most ? rows : most);
    frame.content = frame.screen = rest;
    if (top_screen(shell) != NULL && top_screen(shell)->ops->steady)
        frame.screen.height += frame.message.height - 1;
    return frame;
}

static void draw_title(const struct shell *shell, struct area area)
{
    struct str called = {0};
    struct str state = {0};
    char date[DATE_TEXT];
    const struct view *screen = top_screen(shell);

    if (screen != NULL && screen->ops->title != NULL)
        screen->ops->title(screen, &called);
    jobs_write(&shell->jobs, &state);
    str_add(&state, state.length > 0 ? "  " : "");
    str_addf(&state, "%s %s", shell_text(shell, N_("as of")), date_format(app_as_of(shell->app), date));
    if (app_is_read_only(shell->app))
        str_addf(&state, "  %s", shell_text(shell, N_("READ ONLY")));
    bar_draw_title(area, &(struct bar_title){
                             .program = "samreg",
                             .name = app_register_name(shell->app),
                             .screen = str_peek(&called),
                             .state = str_peek(&state),
                             .user = app_user(shell->app),
                         });
    str_clear(&called);
    str_clear(&state);
}

/* Draws the overlays from `view` up; the stack is linked downwards, so the lower ones come first by recursion. */
static void draw_overlays(struct view *view, const struct view *lowest, struct area area)
{
    if (view != lowest) {
        draw_overlays(view->below, lowest, area);
        view->ops->draw(view, area);
    }
}

static const char *label_of(const struct view *view, const struct action *action)
{
    const char *label = view->ops->label != NULL ? view->ops->label(view, action->id) : NULL;

    return label != NULL ? label : action->label;
}

/* What every overlay knows: no action applies in one. */
static void draw_overlay_keys(const struct shell *shell, struct area area)
{
    const struct bar_key keys[] = {
        {.key = {KEY_CODE_ENTER, 0}, .word = shell_text(shell, N_("OK"))},
        {.key = {KEY_CODE_ESCAPE, 0}, .word = shell_text(shell, N_("Cancel"))},
    };

    bar_draw_keys(area, keys, sizeof keys / sizeof keys[0]);
}

/* The actions that stand in the key bar of the top view. */
static void draw_keys(const struct shell *shell, struct area area)
{
    struct bar_key keys[ACTION_COUNT];
    size_t count = 0;
    unsigned place = shell->top != NULL ? shell->top->ops->place : 0;

    if (shell->top != NULL && shell->top->ops->overlay) {
        draw_overlay_keys(shell, area);
        return;
    }
    for (int i = 0; i < ACTION_COUNT; i++) {
        const struct action *action = action_get((enum action_id)i);

        if ((action->where & ACTION_PROMINENT) != 0 &&
            action_applies(action, place, shell_is_read_only(shell)) &&
            (shell->top->ops->refuse == NULL || shell->top->ops->refuse(shell->top, action->id) == NULL) &&
            keymap_key(&shell->keymap, action->id, &keys[count].key)) {
            keys[count].word = shell_text(shell, label_of(shell->top, action));
            keys[count].priority = action->id == ACTION_HELP || action->id == ACTION_MENU ? 0 : 1;
            count++;
        }
    }
    bar_draw_keys(area, keys, count);
}

static void draw_whole(struct shell *shell)
{
    struct frame frame = lay_out(shell);
    struct view *lowest = top_screen(shell);

    draw_begin();
    if (shell->bare) {
        lowest->ops->draw(lowest, terminal_area());
        draw_overlays(shell->top, lowest, terminal_area());
        return;
    }
    draw_title(shell, frame.title);
    draw_keys(shell, frame.keys);
    lowest->ops->draw(lowest, frame.screen);
    bar_draw_message(frame.message, shell->message_style, shell->message); /* a steady screen lies under it */
    draw_overlays(shell->top, lowest, frame.content);
}

/* An overlay that has become smaller uncovers what widgets believe to stand there still. */
void frame_draw(struct shell *shell)
{
    if (shell->top == NULL)
        return;
    draw_whole(shell);
    if (draw_uncovered()) {
        draw_invalidate();
        draw_whole(shell);
    }
}
