#include "samreg/tui/plot.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <assert.h>
#include <stdlib.h>

/* The halves of a cell, or-ed. */
enum { UPPER = 1, LOWER = 2 };

struct plot_cell {
    const char *sign;     /* over all else; NULL for none */
    unsigned char arms;   /* enum draw_arm */
    unsigned char halves;
    bool heavy;           /* the arms are those of a cross */
    enum style style;
};

struct plot_text {
    int y, x;
    const char *text;
    enum style style;
};

struct plot_look plot_look(size_t place)
{
    static_assert(PLOT_SHAPES % PLOT_COLOURS != 0 && PLOT_COLOURS == 5, "the two have no factor in common");

    /* Neighbours in the list differ in both. */
    return (struct plot_look){(enum plot_shape)(place % PLOT_SHAPES),
                              (enum style)(STYLE_SERIES_1 + (int)(place % PLOT_COLOURS))};
}

const char *plot_sign(enum plot_shape shape, bool filled)
{
    static const char *const signs[PLOT_SHAPES][2] = {
        {"○", "●"}, {"□", "■"}, {"◇", "◆"}, {"△", "▲"}, {"▽", "▼"},
        {"✛", "✚"}, {"☆", "★"}, {"▻", "►"},
    };
    static const char *const ascii[PLOT_SHAPES] = {"*", "#", "+", "A", "V", "%", "@", "&"};

    if (terminal_is_ascii())
        return filled ? ascii[shape] : "o";
    return signs[shape][filled];
}

void plot_clear(struct plot *plot)
{
    free(plot->cells);
    free(plot->texts);
    *plot = (struct plot){0};
}

void plot_begin(struct plot *plot, struct area area)
{
    plot_clear(plot);
    plot->area = area;
    if (!area_is_empty(area))
        plot->cells = memory_new_array((size_t)area.height * (size_t)area.width, sizeof *plot->cells);
}

/* The cell, or NULL outside the canvas. */
static struct plot_cell *cell_at(const struct plot *plot, int y, int x)
{
    if (plot->cells == NULL || y < 0 || x < 0 || y >= plot->area.height || x >= plot->area.width)
        return NULL;
    return &plot->cells[(size_t)y * (size_t)plot->area.width + (size_t)x];
}

static void add_arms(struct plot *plot, int y, int x, unsigned arms, enum style style)
{
    struct plot_cell *cell = cell_at(plot, y, x);

    if (cell != NULL) {
        cell->arms = (unsigned char)(cell->arms | arms);
        cell->style = style;
    }
}

static void add_row(struct plot *plot, int y, int left, int right, enum style style)
{
    for (int x = left; x <= right; x++)
        add_arms(plot, y, x, (x > left ? DRAW_ARM_LEFT : 0u) | (x < right ? DRAW_ARM_RIGHT : 0u), style);
}

static void add_column(struct plot *plot, int x, int top, int bottom, enum style style)
{
    for (int y = top; y <= bottom; y++)
        add_arms(plot, y, x, (y > top ? DRAW_ARM_UP : 0u) | (y < bottom ? DRAW_ARM_DOWN : 0u), style);
}

void plot_frame(struct plot *plot, struct area box, enum style style)
{
    int bottom = box.y + box.height - 1;
    int right = box.x + box.width - 1;

    if (box.height < 2 || box.width < 2)
        return;
    add_row(plot, box.y, box.x, right, style);
    add_row(plot, bottom, box.x, right, style);
    add_column(plot, box.x, box.y, bottom, style);
    add_column(plot, right, box.y, bottom, style);
    if (box.height % 2 == 1)
        add_row(plot, box.y + box.height / 2, box.x, right, style);
    if (box.width % 2 == 1)
        add_column(plot, box.x + box.width / 2, box.y, bottom, style);
}

void plot_half(struct plot *plot, int half, int x, enum style style)
{
    struct plot_cell *cell = half < 0 ? NULL : cell_at(plot, half / 2, x);

    if (cell != NULL) {
        cell->halves = (unsigned char)(cell->halves | (half % 2 == 0 ? UPPER : LOWER));
        cell->style = style;
    }
}

static void put_sign(struct plot *plot, int y, int x, const char *sign, enum style style)
{
    struct plot_cell *cell = cell_at(plot, y, x);

    if (cell != NULL) {
        cell->sign = sign;
        cell->style = style;
    }
}

void plot_dot(struct plot *plot, int y, int x, enum style style)
{
    const struct plot_cell *cell = cell_at(plot, y, x);

    if (cell != NULL && cell->sign == NULL)
        put_sign(plot, y, x, terminal_is_ascii() ? "." : "·", style);
}

void plot_marker(struct plot *plot, int y, int x, enum plot_shape shape, bool filled, enum style style)
{
    put_sign(plot, y, x, plot_sign(shape, filled), style);
}

/* Steps from one half cell to the next on a straight line (Bresenham's). */
struct walk {
    int dx, dy;
    int step_x, step_y;
    int excess; /* how far the line has gone ahead on one axis */
};

static struct walk begin_walk(int half1, int x1, int half2, int x2)
{
    struct walk walk = {.dx = abs(x2 - x1), .dy = -abs(half2 - half1)};

    walk.step_x = x1 < x2 ? 1 : -1;
    walk.step_y = half1 < half2 ? 1 : -1;
    walk.excess = walk.dx + walk.dy;
    return walk;
}

static void step(struct walk *walk, int *half, int *x)
{
    int twice = 2 * walk->excess;

    if (twice >= walk->dy) {
        walk->excess += walk->dy;
        *x += walk->step_x;
    }
    if (twice <= walk->dx) {
        walk->excess += walk->dx;
        *half += walk->step_y;
    }
}

void plot_line(struct plot *plot, int half1, int x1, int half2, int x2, enum style style)
{
    struct walk walk = begin_walk(half1, x1, half2, x2);

    plot_half(plot, half1, x1, style);
    for (bool drawn = false; half1 != half2 || x1 != x2; drawn = !drawn) {
        step(&walk, &half1, &x1);
        if (drawn)
            plot_half(plot, half1, x1, style);
    }
}

/* The head of an arrow that goes so far to the right and down: the nearest of eight, as it looks. */
static const char *head_sign(int right, int down)
{
    /* From the upper left, row by row. */
    static const char *const signs[3][3] = {{"↖", "↑", "↗"}, {"←", "", "→"}, {"↙", "↓", "↘"}};
    static const char *const ascii[3][3] = {{"\\", "^", "/"}, {"<", "", ">"}, {"/", "v", "\\"}};
    int column = 5 * abs(right) < 2 * abs(down) ? 1 : right > 0 ? 2 : 0;
    int row = 5 * abs(down) < 2 * abs(right) ? 1 : down > 0 ? 2 : 0;

    return terminal_is_ascii() ? ascii[row][column] : signs[row][column];
}

void plot_arrow(struct plot *plot, int half1, int x1, int half2, int x2, enum style style)
{
    struct walk walk = begin_walk(half1, x1, half2, x2);
    const char *head = head_sign(x2 - x1, half2 - half1);
    int half = half1;
    int x = x1;
    int head_y = half1 / 2;
    int head_x = x1;

    plot_line(plot, half1, x1, half2, x2, style);
    while (half / 2 != half2 / 2 || x != x2) { /* the head stands in the last cell before the end's */
        head_y = half / 2;
        head_x = x;
        step(&walk, &half, &x);
    }
    put_sign(plot, head_y, head_x, head, style);
}

/* The heavy arms of a cross stay their own: they do not join the thin lines of the frame. */
static void begin_heavy(struct plot *plot, int y, int x)
{
    struct plot_cell *cell = cell_at(plot, y, x);

    if (cell != NULL && !cell->heavy)
        *cell = (struct plot_cell){.heavy = true};
}

void plot_cross(struct plot *plot, int row, int left, int right, int column, int top, int bottom, enum style style)
{
    for (int x = left; x <= right; x++)
        begin_heavy(plot, row, x);
    for (int y = top; y <= bottom; y++)
        begin_heavy(plot, y, column);
    add_row(plot, row, left, right, style);
    add_column(plot, column, top, bottom, style);
}

void plot_text(struct plot *plot, int y, int x, const char *text, enum style style)
{
    int width = text_width(text);

    for (int i = -1; i <= width; i++) {
        struct plot_cell *cell = cell_at(plot, y, x + i);

        if (cell != NULL && cell->sign == NULL && (cell->halves != 0 || (i >= 0 && i < width)))
            *cell = (struct plot_cell){0};
    }
    plot->texts = array_room(plot->texts, plot->text_count, &plot->text_capacity, sizeof *plot->texts);
    plot->texts[plot->text_count++] = (struct plot_text){y, x, text, style};
}

static const char *half_sign(unsigned halves)
{
    static const char *const signs[4] = {" ", "▀", "▄", "█"};
    static const char *const ascii[4] = {" ", "'", ".", ":"};

    return terminal_is_ascii() ? ascii[halves] : signs[halves];
}

static const char *heavy_sign(unsigned arms)
{
    bool lies = (arms & (DRAW_ARM_LEFT | DRAW_ARM_RIGHT)) != 0;
    bool stands = (arms & (DRAW_ARM_UP | DRAW_ARM_DOWN)) != 0;

    if (terminal_is_ascii())
        return lies == stands ? "X" : lies ? "=" : "H";
    return lies == stands ? "╋" : lies ? "━" : "┃";
}

static const char *shown_sign(const struct plot_cell *cell)
{
    if (cell->sign != NULL)
        return cell->sign;
    if (cell->halves != 0)
        return half_sign(cell->halves);
    return cell->heavy ? heavy_sign(cell->arms) : draw_line_sign(cell->arms);
}

/* Cells of one style are written together. */
static void show_row(const struct plot *plot, int y)
{
    const struct plot_cell *cells = cell_at(plot, y, 0);
    struct str run = {0};
    int begin = 0;

    for (int x = 0; x < plot->area.width; x++) {
        str_add(&run, shown_sign(&cells[x]));
        if (x + 1 == plot->area.width || cells[x + 1].style != cells[x].style) {
            draw_text(plot->area, y, begin, str_peek(&run), cells[x].style);
            str_reset(&run);
            begin = x + 1;
        }
    }
    str_clear(&run);
}

void plot_show(const struct plot *plot)
{
    for (int y = 0; plot->cells != NULL && y < plot->area.height; y++)
        show_row(plot, y);
    for (size_t i = 0; i < plot->text_count; i++) {
        const struct plot_text *text = &plot->texts[i];

        draw_text(plot->area, text->y, text->x, text->text, text->style);
    }
}
