#include "samreg/view/scene.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/model/label_text.h"
#include "samreg/model/votes.h"
#include "samreg/tui/draw.h"
#include "samreg/view/scene_axes.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    LEAST_WIDTH = 24,  /* a plot narrower or lower than this has no room for the texts of its axes */
    LEAST_HEIGHT = 6,
    LEGEND_PART = 3,   /* the legend takes at most this part of the rows, */
    LEGEND_HALF = 16,  /* or the half of so many or more */
    LEGEND_TRIES = 3,
    NUMBER = 24        /* room for the number of a stack */
};

/* One drawing. */
struct drawing {
    struct scene *scene;
    struct area area;   /* of the whole */
    struct area box;    /* the frame, in the canvas */
    struct plot plot;
    struct grid_plot grid;
    struct labels_plot labels;
    struct labels_fixed *fixed; /* the titles of these quadrants, then bars of crosses and heads of trails: */
    enum grid_quadrant titled[GRID_QUADRANTS];
    size_t title_count;
    struct label_text *texts;
    char (*numbers)[NUMBER];
};

void scene_empty(struct scene *scene)
{
    for (size_t i = 0; i < scene->count; i++) {
        free(scene->items[i].votes);
        free(scene->items[i].written);
    }
    scene->count = 0;
}

void scene_clear(struct scene *scene)
{
    scene_empty(scene);
    free(scene->items);
    labels_clear(&scene->labels);
    *scene = (struct scene){0};
}

struct scene_item *scene_add(struct scene *scene, int64_t id, const char *name, struct plot_look look,
                             struct grid_point point)
{
    struct scene_item *item;

    scene->items = array_room(scene->items, scene->count, &scene->capacity, sizeof *scene->items);
    item = &scene->items[scene->count++];
    *item = (struct scene_item){.id = id, .name = name, .look = look, .point = point};
    return item;
}

void scene_doubt(struct scene_item *item)
{
    struct str written = {0};

    str_addf(&written, "(%s)", item->name);
    item->written = str_take(&written);
}

/* The name as it stands beside the marker. */
static const char *name_of(const struct scene_item *item)
{
    return item->written != NULL ? item->written : item->name;
}

struct grid_plot scene_grid(const struct scene *scene)
{
    return (struct grid_plot){scene->inside.width, scene->inside.height, scene->orientation};
}

/* ---- Where everything lies ---- */

static bool has_axis_texts(struct area area)
{
    return area.width >= LEAST_WIDTH && area.height >= LEAST_HEIGHT;
}

/* The frame, with an odd number of rows and columns inside, so that the borders between the quadrants have cells of
 * their own. */
static struct area frame_box(struct area area, int legend_rows)
{
    struct area box = {0, 0, area.height - legend_rows - (has_axis_texts(area) ? 1 : 0), area.width};

    box.height -= 1 - box.height % 2;
    box.width -= 1 - box.width % 2;
    return box;
}

/* The cell of a position, in the canvas. */
static struct grid_cell cell_of(const struct drawing *drawing, struct grid_point point)
{
    struct grid_cell cell = grid_plot_cell(&drawing->grid, point);

    return (struct grid_cell){cell.column + drawing->box.x + 1, cell.row + drawing->box.y + 1};
}

/* The same, in half rows. */
static struct grid_cell half_of(const struct drawing *drawing, struct grid_point point)
{
    struct grid_plot fine = drawing->grid;
    struct grid_cell cell;

    fine.rows *= 2;
    cell = grid_plot_cell(&fine, point);
    return (struct grid_cell){cell.column + drawing->box.x + 1, cell.row + 2 * (drawing->box.y + 1)};
}

static size_t count_at(const struct drawing *drawing, struct grid_cell cell)
{
    size_t count = 0;

    for (size_t i = 0; i < drawing->scene->count; i++) {
        struct grid_cell other = cell_of(drawing, drawing->scene->items[i].point);

        count += other.column == cell.column && other.row == cell.row;
    }
    return count;
}

/* The cells of a marker: one, or as many as the number of a large stack has digits. */
static struct label_box marker_box(const struct drawing *drawing, const struct scene_item *item)
{
    struct grid_cell cell = cell_of(drawing, item->point);
    struct label_box box = {cell.column, cell.row, count_at(drawing, cell) > 9 ? 2 : 1, 1};
    int last = drawing->box.x + drawing->box.width - 2;

    if (box.x + box.width - 1 > last)
        box.x = last - box.width + 1;
    return box;
}

/* How far a name placed by hand stands from its marker, in cells. */
static void place_by_hand(const struct drawing *drawing, const struct scene_item *item, struct labels_item *label)
{
    const struct grid_lie *lie = grid_peek_lie(drawing->grid.orientation);
    int right = lie->swapped ? item->label_dy : item->label_dx;
    int up = lie->swapped ? item->label_dx : item->label_dy;

    label->by_hand = item->label_set;
    label->hand_x = (lie->right_is_low ? -right : right) * drawing->grid.columns / GRID_LAST;
    label->hand_y = (lie->up_is_low ? up : -up) * drawing->grid.rows / GRID_LAST;
}

static void lay_labels(struct drawing *drawing)
{
    struct scene *scene = drawing->scene;
    struct labels_item *items = memory_new_array(scene->count, sizeof *items);

    for (size_t i = 0; i < scene->count; i++) {
        items[i] = (struct labels_item){
            .id = scene->items[i].id,
            .marker = marker_box(drawing, &scene->items[i]),
            .widths = {text_width(name_of(&scene->items[i])), text_width(drawing->texts[i].code),
                       text_width(drawing->texts[i].number)},
            .selected = scene->items[i].selected,
        };
        place_by_hand(drawing, &scene->items[i], &items[i]);
    }
    labels_lay(&scene->labels, &drawing->labels, items, scene->count);
    free(items);
}

static void add_fixed(struct drawing *drawing, struct label_box box, bool soft)
{
    drawing->fixed[drawing->labels.fixed_count++] = (struct labels_fixed){.box = box, .soft = soft};
}

/* The titles of the quadrants: soft texts, which names may cover. */
static void lay_quadrants(struct drawing *drawing)
{
    size_t count = 0;

    for (int i = 0; i < GRID_QUADRANTS; i++) {
        const char *name = drawing->scene->quadrants[i];
        struct grid_cell cell = cell_of(drawing, grid_quadrant_middle((enum grid_quadrant)i));
        int width = name != NULL ? text_width(name) : 0;

        if (width > 0 && width < drawing->grid.columns / 2) {
            drawing->titled[count] = (enum grid_quadrant)i;
            drawing->fixed[count++] =
                (struct labels_fixed){.box = {cell.column - width / 2, cell.row, width, 1}, .soft = true};
        }
    }
    drawing->title_count = count;
    drawing->labels.fixed_count = count;
}

/* The cells that a cross of votes covers: a row, and a column. */
struct cross {
    bool drawn;
    struct grid_cell middle;
    int left, right, top, bottom;
};

static struct cross cross_of(const struct drawing *drawing, const struct scene_item *item)
{
    struct votes votes;
    struct cross cross = {0};
    struct grid_cell lower;
    struct grid_cell upper;

    if (item->vote_count == 0)
        return cross;
    votes = votes_sum_up(item->votes, item->vote_count);
    cross.drawn = votes.cross || item->voted;
    cross.middle = cell_of(drawing, votes.median);
    lower = votes.cross ? cell_of(drawing, votes.lower) : cross.middle;
    upper = votes.cross ? cell_of(drawing, votes.upper) : cross.middle;
    cross.left = lower.column < upper.column ? lower.column : upper.column;
    cross.right = lower.column < upper.column ? upper.column : lower.column;
    cross.top = lower.row < upper.row ? lower.row : upper.row;
    cross.bottom = lower.row < upper.row ? upper.row : lower.row;
    return cross;
}

/* Names rather stand beside a cross than on it, and never on its middle, which is the median. */
static void lay_crosses(struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->scene->count; i++) {
        struct cross cross = cross_of(drawing, &drawing->scene->items[i]);
        struct grid_cell middle = cross.middle;

        if (cross.drawn) {
            add_fixed(drawing, (struct label_box){cross.left, middle.row, cross.right - cross.left + 1, 1}, true);
            add_fixed(drawing, (struct label_box){middle.column, cross.top, 1, cross.bottom - cross.top + 1}, true);
            add_fixed(drawing, (struct label_box){middle.column, middle.row, 1, 1}, false);
        }
    }
}

/* And rather beside the head of its trail: the cells just before the marker. */
static void lay_heads(struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->scene->count; i++) {
        const struct scene_item *item = &drawing->scene->items[i];
        struct grid_cell from = half_of(drawing, item->from);
        struct grid_cell to = half_of(drawing, item->point);
        int right = to.column - from.column;
        int down = to.row - from.row;
        int steps = abs(right) > abs(down) ? abs(right) : abs(down);

        if (item->trail && steps > 0) {
            int back = 2 * abs(right) >= steps ? (right > 0 ? 1 : -1) : 0; /* half a step or more to the side */

            /* To the side with one cell more, for a gap between the head and a name. */
            int column = back > 0 ? to.column - 2 : to.column - back;

            add_fixed(drawing, (struct label_box){column, (to.row - 2 * down / steps) / 2, back == 0 ? 1 : 2, 1}, true);
        }
    }
}

static void lay_out(struct drawing *drawing, int legend_rows)
{
    struct scene *scene = drawing->scene;

    drawing->box = frame_box(drawing->area, legend_rows);
    drawing->grid = (struct grid_plot){drawing->box.width - 2, drawing->box.height - 2, scene->orientation};
    drawing->labels = (struct labels_plot){
        .area = {1, 1, drawing->grid.columns, drawing->grid.rows},
        .height = 1,
        .gap_x = 1,
        .step_x = 2,
        .step_y = 1,
        .fixed = drawing->fixed,
    };
    lay_quadrants(drawing);
    lay_crosses(drawing);
    lay_heads(drawing);
    if (!scene->names_hidden)
        lay_labels(drawing);
    scene->inside = (struct area){drawing->area.y + 1, drawing->area.x + 1, drawing->grid.rows, drawing->grid.columns};
}

/* ---- The legend ---- */

static void add_legend_entry(const struct drawing *drawing, size_t i, struct str *out)
{
    const struct scene *scene = drawing->scene;
    const struct labels_place *place = &scene->labels.places[i];
    const struct label_text *text = &drawing->texts[i];
    const char *shown = place->form == LABELS_CODE ? text->code : text->number;

    if (place->form == LABELS_SIGN)
        shown = drawing->texts[place->stack_signed ? place->stack : i].sign;
    str_addf(out, "%s %s", shown, name_of(&scene->items[i]));
}

/* Goes through the legend, writing it where `area` is not NULL; returns the rows that it needs. */
static int walk_legend(const struct drawing *drawing, const struct area *area)
{
    const struct scene *scene = drawing->scene;
    int y = 0;
    int x = 0;

    for (size_t i = 0; !scene->names_hidden && i < scene->count; i++) {
        struct str entry = {0};
        int width;

        if (scene->labels.places[i].form == LABELS_NAME)
            continue;
        add_legend_entry(drawing, i, &entry);
        width = text_width(str_peek(&entry));
        if (x > 0 && x + width > drawing->area.width) {
            y++;
            x = 0;
        }
        if (area != NULL)
            draw_text(*area, y, x, str_peek(&entry), STYLE_NORMAL);
        x += width + 2;
        str_clear(&entry);
    }
    return x > 0 ? y + 1 : 0;
}

/* Lays out with as many rows for the legend as before, then with as many as it turns out to need. */
static void lay_out_with_legend(struct drawing *drawing)
{
    int most = drawing->area.height / (drawing->area.height < LEGEND_HALF ? LEGEND_PART : 2);
    int rows = drawing->scene->legend_rows < most ? drawing->scene->legend_rows : most;

    for (int i = 0; i < LEGEND_TRIES; i++) {
        int needed;

        lay_out(drawing, rows);
        needed = walk_legend(drawing, NULL);
        if (needed == rows || (needed < rows && i > 0) || (needed > most && rows == most))
            break;
        rows = needed < most ? needed : most;
    }
    drawing->scene->legend_rows = rows;
}

/* ---- Drawing ---- */

static void draw_trail(struct drawing *drawing, const struct scene_item *item)
{
    struct grid_seen heading = grid_heading(drawing->grid.orientation, item->from, item->point);
    struct grid_cell from = half_of(drawing, item->from);
    struct grid_cell to = half_of(drawing, item->point);
    struct grid_cell begin = cell_of(drawing, item->from);

    if (heading.right != 0 || heading.up != 0)
        plot_arrow(&drawing->plot, from.row, from.column, to.row, to.column, item->look.style);
    plot_marker(&drawing->plot, begin.row, begin.column, item->look.shape, false, item->look.style);
}

static void draw_votes(struct drawing *drawing, const struct scene_item *item)
{
    struct cross cross = cross_of(drawing, item);

    if (cross.drawn) {
        plot_cross(&drawing->plot, cross.middle.row, cross.left, cross.right, cross.middle.column, cross.top,
                   cross.bottom, item->look.style);
    }
    for (size_t i = 0; item->vote_count < VOTES_CROSS && i < item->vote_count; i++) {
        struct grid_cell half = half_of(drawing, item->votes[i]);

        plot_half(&drawing->plot, half.row, half.column, item->look.style);
    }
}

/* A leader is drawn where nothing else is. */
static void draw_leader_cell(void *context, int x, int y)
{
    struct drawing *drawing = context;

    plot_dot(&drawing->plot, y, x, STYLE_DIM);
}

/* What a marker's cell shows: its shape, the number of a stack, or the sign that the legend explains. */
static void draw_marker(struct drawing *drawing, size_t i)
{
    const struct scene_item *item = &drawing->scene->items[i];
    const struct label_box box = marker_box(drawing, item);
    const struct labels_place *place = drawing->scene->names_hidden ? NULL : &drawing->scene->labels.places[i];
    size_t stack = count_at(drawing, cell_of(drawing, item->point));
    bool named = place != NULL && place->form != LABELS_SIGN; /* then the name is what stands out */
    enum style style = item->selected && !named ? STYLE_SELECTED : item->look.style;

    if (item->gliding) {
        struct grid_cell cell = cell_of(drawing, item->at);

        plot_marker(&drawing->plot, cell.row, cell.column, item->look.shape, true, style);
    } else if (place != NULL && place->form == LABELS_SIGN) {
        plot_text(&drawing->plot, box.y, box.x, drawing->texts[place->stack_signed ? place->stack : i].sign, style);
    } else if (stack > 1 && !(place != NULL && place->stack_signed)) {
        snprintf(drawing->numbers[i], NUMBER, "%zu", stack);
        plot_text(&drawing->plot, box.y, box.x, drawing->numbers[i], style == STYLE_SELECTED ? style : STYLE_STRONG);
    } else if (!item->voted) {
        plot_marker(&drawing->plot, box.y, box.x, item->look.shape, true, style);
    }
}

static void draw_label(struct drawing *drawing, size_t i)
{
    const struct scene_item *item = &drawing->scene->items[i];
    const struct labels_place *place = &drawing->scene->labels.places[i];
    const char *text = place->form == LABELS_NAME   ? name_of(item)
                       : place->form == LABELS_CODE ? drawing->texts[i].code
                                                    : drawing->texts[i].number;

    if (place->form != LABELS_SIGN)
        plot_text(&drawing->plot, place->box.y, place->box.x, text, item->selected ? STYLE_SELECTED : STYLE_NORMAL);
}

/* Whether a marker, or the hollow one that it comes from, lies on or beside the box. */
static bool is_marked(const struct drawing *drawing, const struct scene_item *item, struct label_box box)
{
    struct grid_cell from = cell_of(drawing, item->from);

    return label_box_meets(box, marker_box(drawing, item), 1, 0) ||
           (item->trail && label_box_meets(box, (struct label_box){from.column, from.row, 1, 1}, 1, 0));
}

/* Titles of quadrants that no name and no marker lies on. */
static void draw_quadrants(struct drawing *drawing)
{
    const struct scene *scene = drawing->scene;

    for (size_t i = 0; i < drawing->title_count; i++) {
        struct label_box box = drawing->fixed[i].box;
        bool is_free = scene->names_hidden || !labels_covered(&scene->labels, &drawing->labels, box);

        for (size_t j = 0; j < scene->count && is_free; j++)
            is_free = !is_marked(drawing, &scene->items[j], box);
        if (is_free)
            plot_text(&drawing->plot, box.y, box.x, scene->quadrants[drawing->titled[i]], STYLE_DIM);
    }
}

static void draw_names(struct drawing *drawing)
{
    const struct scene *scene = drawing->scene;

    for (size_t i = 0; i < scene->count && !scene->names_hidden; i++)
        draw_label(drawing, i);
}

static void draw_leaders(struct drawing *drawing)
{
    const struct labels *labels = &drawing->scene->labels;

    for (size_t i = 0; i < labels->count && !drawing->scene->names_hidden; i++) {
        if (labels->places[i].leader)
            label_line_walk(labels_leader(&drawing->labels, &labels->places[i]), draw_leader_cell, drawing);
    }
}

static void draw_items(struct drawing *drawing)
{
    const struct scene *scene = drawing->scene;

    for (size_t i = 0; i < scene->count; i++) {
        if (scene->items[i].trail)
            draw_trail(drawing, &scene->items[i]);
        draw_votes(drawing, &scene->items[i]);
    }
    draw_quadrants(drawing);
    draw_leaders(drawing);
    for (int selected = 0; selected < 2; selected++) { /* the selected last, over all others */
        for (size_t i = 0; i < scene->count; i++) {
            if (scene->items[i].selected == (selected == 1))
                draw_marker(drawing, i);
        }
    }
    draw_names(drawing);
}

static void place_cursor(const struct drawing *drawing)
{
    for (size_t i = 0; i < drawing->scene->count; i++) {
        if (drawing->scene->items[i].selected) {
            struct label_box box = marker_box(drawing, &drawing->scene->items[i]);

            draw_cursor(drawing->area, box.y, box.x);
        }
    }
}

static void make_texts(struct drawing *drawing)
{
    const struct scene *scene = drawing->scene;
    const char **names = memory_new_array(scene->count, sizeof *names);

    for (size_t i = 0; i < scene->count; i++)
        names[i] = scene->items[i].name;
    drawing->texts = memory_new_array(scene->count, sizeof *drawing->texts);
    drawing->numbers = memory_new_array(scene->count, sizeof *drawing->numbers);
    drawing->fixed = memory_new_array(GRID_QUADRANTS + 4 * scene->count, sizeof *drawing->fixed);
    label_text_make(names, scene->count, drawing->texts);
    free(names);
}

static void draw_canvas(struct drawing *drawing)
{
    const struct scene *scene = drawing->scene;
    const struct grid_lie *lie = grid_peek_lie(scene->orientation);
    struct area legend = drawing->area;
    struct str ends[3] = {{0}, {0}, {0}};

    plot_begin(&drawing->plot, drawing->area);
    plot_frame(&drawing->plot, drawing->box, STYLE_BORDER);
    if (has_axis_texts(drawing->area)) {
        scene_axes_draw_standing(&drawing->plot, &drawing->box, lie->swapped ? &scene->x : &scene->y, lie->up_is_low,
                                 ends);
    }
    draw_items(drawing);
    plot_show(&drawing->plot);
    if (has_axis_texts(drawing->area)) {
        struct area row = {drawing->area.y + drawing->box.height, drawing->area.x, 1, drawing->box.width};

        scene_axes_draw_lying(row, lie->swapped ? &scene->y : &scene->x, lie->right_is_low);
    }
    (void)area_take_top(&legend, legend.height - scene->legend_rows);
    (void)walk_legend(drawing, &legend);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        str_clear(&ends[i]);
}

void scene_draw(struct scene *scene, struct area area, bool cursor)
{
    struct drawing drawing = {.scene = scene, .area = area};

    if (frame_box(area, 0).width < 3 || frame_box(area, 0).height < 3) {
        draw_fill(area, STYLE_NORMAL);
        return;
    }
    make_texts(&drawing);
    lay_out_with_legend(&drawing);
    draw_canvas(&drawing);
    if (cursor)
        place_cursor(&drawing);
    plot_clear(&drawing.plot);
    free(drawing.texts);
    free(drawing.numbers);
    free(drawing.fixed);
}
