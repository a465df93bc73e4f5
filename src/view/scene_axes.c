#include "samreg/view/scene_axes.h"

#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

void scene_axes_draw_standing(struct plot *plot, const struct area *box, const struct scene_axis *axis, bool up_is_low,
                              struct str texts[3])
{
    bool ascii = terminal_is_ascii();
    int room = box->width - 4;
    int upper;
    int lower;
    int middle;
    int moved;

    str_addf(&texts[0], " %s %s ", ascii ? "^" : "↑", up_is_low ? axis->low : axis->high);
    str_addf(&texts[1], " %s %s ", ascii ? "v" : "↓", up_is_low ? axis->high : axis->low);
    str_addf(&texts[2], " %s ", axis->name);
    upper = text_width(str_peek(&texts[0]));
    lower = text_width(str_peek(&texts[1]));
    middle = (box->width - upper) / 2;
    moved = text_width(str_peek(&texts[2])) + 2;
    moved = moved > middle ? moved : middle;
    if (moved + upper + 2 <= box->width) {
        plot_text(plot, box->y, box->x + 1, str_peek(&texts[2]), STYLE_NORMAL);
        middle = moved;
    }
    if (upper <= room)
        plot_text(plot, box->y, box->x + middle, str_peek(&texts[0]), STYLE_STRONG);
    if (lower <= room) {
        plot_text(plot, box->y + box->height - 1, box->x + (box->width - lower) / 2, str_peek(&texts[1]),
                  STYLE_STRONG);
    }
}

void scene_axes_draw_lying(struct area row, const struct scene_axis *axis, bool right_is_low)
{
    struct str left = {0};
    struct str right = {0};
    int left_width;
    int right_width;
    int between;

    str_addf(&left, "%s %s", terminal_is_ascii() ? "<" : "←", right_is_low ? axis->high : axis->low);
    str_addf(&right, "%s %s", right_is_low ? axis->low : axis->high, terminal_is_ascii() ? ">" : "→");
    left_width = text_width(str_peek(&left));
    right_width = text_width(str_peek(&right));
    if (left_width + right_width + 2 > row.width) { /* each takes what the other leaves, at least half */
        int half = row.width / 2 - 1;

        left_width = left_width <= half ? left_width : right_width <= half ? row.width - right_width - 2 : half;
        right_width = row.width - left_width - 2;
    }
    between = row.width - left_width - right_width;
    draw_cell(row, 0, 0, left_width, str_peek(&left), DRAW_LEFT, STYLE_STRONG);
    draw_cell(row, 0, row.width - right_width, right_width, str_peek(&right), DRAW_RIGHT, STYLE_STRONG);
    if (text_width(axis->name) + 4 <= between)
        draw_cell(row, 0, left_width, between, axis->name, DRAW_CENTRE, STYLE_NORMAL);
    str_clear(&left);
    str_clear(&right);
}
