/* What the screen says while somebody else holds the register. */
#include "samreg/view/shell_internal.h"

#include "samreg/tui/draw.h"
#include "samreg/tui/event.h"

#include <stdlib.h>

enum {
    NOTICED = 300, /* milliseconds after which one wonders why nothing moves */
    LONGEST = 5000 /* and after which it is better to be asked again */
};

bool waiting_goes_on(void *context, int milliseconds)
{
    struct shell *shell = context;

    if (milliseconds >= NOTICED && !shell->waiting) {
        shell_tell(shell, STYLE_WARNING, N_("Somebody else is writing to the register. Waiting …"), NULL);
        shell->waiting = true;
        frame_draw(shell);
        draw_flush();
        event_tell_drawn();
    }
    return milliseconds < LONGEST;
}

bool waiting_end(struct shell *shell)
{
    if (!shell->waiting)
        return false;
    free(shell->message);
    shell->message = NULL;
    shell->waiting = false;
    return true;
}
