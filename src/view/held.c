/* Keys that wait for what the top view is still reading: kept in their order, told of, and given when it is there. */
#include "samreg/view/shell_internal.h"

#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/event.h"

enum { NOTICED = 300 }; /* milliseconds after which one wonders whether the key was seen */

void held_add(struct shell *shell, struct key key)
{
    if (shell->held_count == 0)
        shell->held_since = clock_milliseconds();
    shell->held = array_room(shell->held, shell->held_count, &shell->held_capacity, sizeof *shell->held);
    shell->held[shell->held_count++] = key;
    event_postpone(shell->held_count);
}

/* Whether the keys have waited so long that one may have been told so. */
static bool is_noticed(const struct shell *shell)
{
    return clock_milliseconds() - shell->held_since >= NOTICED;
}

bool held_lets_go(const struct shell *shell, enum action_id action)
{
    return (action == ACTION_BACK || action == ACTION_CANCEL) && is_noticed(shell);
}

void held_drop(struct shell *shell)
{
    shell->held_count = 0;
    event_postpone(0);
}

bool held_take(struct shell *shell, struct key *key)
{
    const struct view *top = shell->top;

    if (shell->held_count == 0 || (top != NULL && top->ops->busy != NULL && top->ops->busy(top)))
        return false;
    *key = shell->held[0];
    shell->held_count--;
    for (size_t i = 0; i < shell->held_count; i++)
        shell->held[i] = shell->held[i + 1];
    event_postpone(shell->held_count);
    return true;
}

void held_tell(struct shell *shell)
{
    if (shell->held_count == 0 || shell->waiting || !is_noticed(shell))
        return;
    shell_tell(shell, STYLE_NORMAL, N_("The figures are being made; then your key is obeyed. %1 leaves."),
               shell_key_of(shell, ACTION_BACK), NULL);
    shell->waiting = true;
    frame_draw(shell);
    draw_flush();
}
