#include "samreg/tui/popup.h"

#include "samreg/tui/draw.h"

#include <stdbool.h>

/* The smallest screen on which a border is worth its cells. */
enum { BORDER_HEIGHT = 5, BORDER_WIDTH = 12 };

static bool has_border(struct area screen)
{
    return screen.height >= BORDER_HEIGHT && screen.width >= BORDER_WIDTH;
}

/* The whole overlay: content, border, and one blank column on each side of the content. */
static struct area outer_area(struct area screen, int height, int width)
{
    return has_border(screen) ? area_centre(screen, height + 2, width + 4) : area_centre(screen, height, width);
}

static struct area content_of(struct area screen, struct area outer)
{
    if (!has_border(screen))
        return outer;
    struct area content = area_inside(outer);
    if (content.width > 2) {
        content.x++;
        content.width -= 2;
    }
    return content;
}

struct area popup_content(struct area screen, int height, int width)
{
    return content_of(screen, outer_area(screen, height, width));
}

struct area popup_draw_frame(struct area screen, int height, int width, const char *title,
                             const char *counter)
{
    struct area outer = outer_area(screen, height, width);
    draw_fill(outer, STYLE_NORMAL);
    draw_cover(outer);
    if (has_border(screen)) {
        struct draw_pane pane = {.area = outer, .title = title, .counter = counter, .active = true};
        draw_panes(&pane, 1);
    }
    return content_of(screen, outer);
}
