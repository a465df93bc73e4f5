#include "samreg/tui/redraw.h"

#include "samreg/base/memory.h"
#include "samreg/tui/area.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <stdlib.h>
#include <string.h>

/* The screen as it was read. */
struct cells {
    struct area area;
    struct str *rows;
    unsigned char *styles;
    int cursor_y;
    int cursor_x;
};

static void read_cells(struct cells *cells)
{
    struct area area = terminal_area();
    *cells = (struct cells){.area = area,
                            .rows = memory_new_array((size_t)area.height, sizeof *cells->rows),
                            .styles = memory_new_array((size_t)area.height * (size_t)area.width, 1)};
    for (int y = 0; y < area.height; y++) {
        draw_read_text((struct area){y, 0, 1, area.width}, &cells->rows[y]);
        cells->rows[y].text[--cells->rows[y].length] = '\0'; /* the line feed */
        for (int x = 0; x < area.width; x++)
            cells->styles[y * area.width + x] = (unsigned char)draw_read_style(y, x);
    }
    draw_read_cursor(&cells->cursor_y, &cells->cursor_x);
}

static void clear_cells(struct cells *cells)
{
    for (int y = 0; y < cells->area.height; y++)
        str_clear(&cells->rows[y]);
    free(cells->rows);
    free(cells->styles);
}

static bool compare_row(const struct cells *stood, const struct cells *drawn, int y, struct str *difference)
{
    size_t width = (size_t)stood->area.width;
    const unsigned char *style = stood->styles + (size_t)y * width;
    if (strcmp(str_peek(&stood->rows[y]), str_peek(&drawn->rows[y])) == 0 &&
        memcmp(style, drawn->styles + (size_t)y * width, width) == 0)
        return true;
    str_addf(difference, "row %d stood as |%s| and is |%s|", y, str_peek(&stood->rows[y]), str_peek(&drawn->rows[y]));
    return false;
}

bool redraw_compare(void (*draw)(void *context), void *context, struct str *difference)
{
    struct cells stood;
    struct cells drawn;
    read_cells(&stood);
    draw_fill(stood.area, STYLE_NORMAL);
    draw_invalidate();
    draw(context);
    read_cells(&drawn);
    bool same = true;
    for (int y = 0; same && y < stood.area.height; y++)
        same = compare_row(&stood, &drawn, y, difference);
    if (same && (stood.cursor_y != drawn.cursor_y || stood.cursor_x != drawn.cursor_x)) {
        str_addf(difference, "the cursor stood at %d, %d and is at %d, %d", stood.cursor_y, stood.cursor_x,
                 drawn.cursor_y, drawn.cursor_x);
        same = false;
    }
    clear_cells(&stood);
    clear_cells(&drawn);
    return same;
}
