/* The plot of a strategy picture: who stands where, with names that never cover one another. */
#include "samreg/app/strategy_drawing.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- Where things stand ---- */

static struct picture_point spot_of(const struct strategy_drawing *drawing, struct grid_point point)
{
    struct grid_cell cell = grid_plot_cell(&drawing->grid, point);

    return (struct picture_point){PLOT_X + INSET + cell.column, PLOT_Y + INSET + cell.row};
}

static struct label_box box_around(struct picture_point spot, int width, int height)
{
    return (struct label_box){spot.x - width / 2, spot.y - height / 2, width, height};
}

/* Puts every marker where its point is; or, to `gather` them, those that would cover one another on one spot: a stack,
 * whose number is read where overlapping signs are not. */
static void put_markers(struct strategy_drawing *drawing, bool gather)
{
    for (size_t i = 0; i < drawing->count; i++) {
        struct drawing_item *item = &drawing->items[i];

        item->spot = spot_of(drawing, item->point);
        for (size_t j = 0; gather && j < i; j++) {
            const struct drawing_item *other = &drawing->items[j];

            if (label_box_meets(box_around(item->spot, drawing->marker, drawing->marker),
                                box_around(other->spot, drawing->marker, drawing->marker), 0, 0)) {
                item->spot = other->spot;
                break;
            }
        }
    }
}

/* ---- Who is drawn ---- */

static void take_votes(const struct strategy_drawing *drawing, struct drawing_item *item)
{
    const struct strategy_scope *scope = drawing->scope;

    if (!scope->votes)
        return;
    item->vote_count =
        strategy_vote_points(drawing->process, scope->round, scope->area, item->member->id, NULL, 0);
    item->votes = memory_new_array(item->vote_count, sizeof *item->votes);
    strategy_vote_points(drawing->process, scope->round, scope->area, item->member->id, item->votes, item->vote_count);
}

/* Writes the names, once it is known whether some are illustrated and some are not. */
static void write_names(struct strategy_drawing *drawing)
{
    for (size_t i = 0; i < drawing->count; i++) {
        struct drawing_item *item = &drawing->items[i];
        bool doubted = item->illustrated && drawing->illustrated < drawing->standing;
        struct str written = {0};

        str_addf(&written, doubted ? "(%s)" : "%s", item->member->name);
        item->written = str_take(&written);
    }
}

/* Whoever stands in the round, and whoever was voted about. */
void drawing_collect(struct strategy_drawing *drawing)
{
    const struct strategy_process *process = drawing->process;
    const struct strategy_scope *scope = drawing->scope;

    drawing->items = memory_new_array(process->member_count, sizeof *drawing->items);
    for (size_t i = 0; i < process->member_count && drawing->count < LABEL_TEXT_MOST; i++) {
        struct drawing_item item = {.member = &process->members[i], .place = i};
        bool stands = strategy_stands(process, scope->round, scope->area, item.member->id, &item.point);

        item.position = strategy_position_get(process, scope->round, scope->area, item.member->id);
        take_votes(drawing, &item);
        if (!stands && item.vote_count > 0) {
            item.position = NULL;
            item.point = votes_sum_up(item.votes, item.vote_count).median;
        }
        item.moved = stands && scope->from != 0 &&
                     strategy_stands(process, scope->from, scope->area, item.member->id, &item.from);
        item.illustrated = strategy_illustrates(process, scope->round, scope->area, item.member->id) ||
                           (item.moved && strategy_illustrates(process, scope->from, scope->area, item.member->id));
        drawing->standing += stands;
        drawing->illustrated += item.illustrated;
        if (stands || item.vote_count > 0)
            drawing->items[drawing->count++] = item;
        else
            free(item.votes);
    }
    write_names(drawing);
    drawing->marker = MARKER;
    put_markers(drawing, false);
}

/* ---- Where names stand ---- */

static int text_height(int size)
{
    return picture_text_ascent(size) + picture_text_descent(size);
}

static bool is_free(const struct strategy_drawing *drawing, struct label_box box)
{
    for (size_t i = 0; i < drawing->count; i++) {
        const struct drawing_item *item = &drawing->items[i];
        struct label_box marker = box_around(item->spot, drawing->marker, drawing->marker);
        struct label_box before = box_around(spot_of(drawing, item->from), MARKER_SMALL, MARKER_SMALL);

        if (label_box_meets(marker, box, GAP, GAP) || (item->moved && label_box_meets(before, box, GAP, GAP)))
            return false;
        for (size_t vote = 0; vote < item->vote_count; vote++) {
            if (label_box_meets(box_around(spot_of(drawing, item->votes[vote]), DOT, DOT), box, 0, 0))
                return false;
        }
    }
    return true;
}

static void add_fixed(struct strategy_drawing *drawing, struct label_box box, bool soft)
{
    drawing->fixed =
        array_room(drawing->fixed, drawing->fixed_count, &drawing->fixed_capacity, sizeof *drawing->fixed);
    drawing->fixed[drawing->fixed_count++] = (struct labels_fixed){.box = box, .soft = soft};
}

/* The name of a quadrant stands in its middle, or above or below that where markers are in the way; where there is no
 * room for it the labels may cover it. */
static void place_quadrant(struct strategy_drawing *drawing, enum grid_quadrant quadrant)
{
    enum { STEPS = 9, SMALLEST = 14, WIDEST = PLOT_WIDTH / 2 - 2 * GAP };
    const char *name = drawing->process->alternatives[quadrant].name;
    struct picture_point middle = spot_of(drawing, grid_quadrant_middle(quadrant));
    struct labels_fixed fixed = {.soft = true};
    int size = QUADRANT_SIZE;

    if (name == NULL)
        return;
    while (picture_text_width(name, size, true) > WIDEST && size > SMALLEST)
        size -= 2;
    char *title = picture_text_cut(name, size, true, WIDEST);
    int width = picture_text_width(title, size, true);
    int height = text_height(size);
    fixed.box = box_around(middle, width, height);
    for (int step = 0; fixed.soft && step < STEPS; step++) {
        struct picture_point spot = middle;
        struct label_box box;

        spot.y += (step % 2 != 0 ? -1 : 1) * ((step + 1) / 2) * (PLOT_HEIGHT / 2 - height - 2 * GAP) / STEPS;
        box = box_around(spot, width, height);
        if (is_free(drawing, box))
            fixed = (struct labels_fixed){.box = box};
    }
    drawing->title_sizes[drawing->titled_count] = size;
    drawing->titles[drawing->titled_count++] = title;
    add_fixed(drawing, fixed.box, fixed.soft);
}

/* Names leave a line free where they can. */
static void keep_line_free(struct strategy_drawing *drawing, struct picture_point from, struct picture_point to)
{
    enum { BEAD = 12 };
    int beads = (int)hypot(to.x - from.x, to.y - from.y) / (2 * BEAD);

    for (int bead = 1; bead < beads; bead++) {
        struct picture_point spot = {from.x + (to.x - from.x) * bead / beads, from.y + (to.y - from.y) * bead / beads};

        add_fixed(drawing, box_around(spot, BEAD, BEAD), true);
    }
}

/* The ends of the cross of an item's votes: the quartiles to the left and right of the median, then below and above. */
static void find_cross(const struct strategy_drawing *drawing, const struct drawing_item *item,
                       struct picture_point ends[4])
{
    struct votes votes = votes_sum_up(item->votes, item->vote_count);

    ends[0] = spot_of(drawing, (struct grid_point){votes.lower.x, votes.median.y});
    ends[1] = spot_of(drawing, (struct grid_point){votes.upper.x, votes.median.y});
    ends[2] = spot_of(drawing, (struct grid_point){votes.median.x, votes.lower.y});
    ends[3] = spot_of(drawing, (struct grid_point){votes.median.x, votes.upper.y});
}

/* Names leave the markers of before free, and the ways from there, votes and crosses where they can. */
static void keep_free(struct strategy_drawing *drawing, const struct drawing_item *item)
{
    struct picture_point from = spot_of(drawing, item->from);
    struct picture_point to = spot_of(drawing, item->point);

    if (item->moved && (from.x != to.x || from.y != to.y)) {
        add_fixed(drawing, box_around(from, MARKER_SMALL, MARKER_SMALL), false);
        keep_line_free(drawing, from, to);
    }
    for (size_t i = 0; i < item->vote_count; i++)
        add_fixed(drawing, box_around(spot_of(drawing, item->votes[i]), DOT, DOT), true);
    if (item->vote_count >= VOTES_CROSS) {
        struct picture_point ends[4];

        find_cross(drawing, item, ends);
        keep_line_free(drawing, ends[0], ends[1]);
        keep_line_free(drawing, ends[2], ends[3]);
    }
}

/* A name that was placed by hand stands so far from its marker along the axes, whichever way they lie. */
static void place_by_hand(const struct strategy_drawing *drawing, const struct drawing_item *item,
                          struct labels_item *label)
{
    const struct grid_lie *lie = grid_peek_lie(drawing->grid.orientation);
    const struct strategy_position *position = item->position;

    if (position == NULL || !position->label_set)
        return;
    int right = lie->swapped ? position->label_dy : position->label_dx;
    int up = lie->swapped ? position->label_dx : position->label_dy;
    label->by_hand = true;
    label->hand_x = (lie->right_is_low ? -right : right) * drawing->grid.columns / GRID_LAST;
    label->hand_y = (lie->up_is_low ? up : -up) * drawing->grid.rows / GRID_LAST;
}

/* The items as the layout of labels wants them. New array. */
static struct labels_item *make_items(const struct strategy_drawing *drawing)
{
    struct labels_item *items = memory_new_array(drawing->count, sizeof *items);

    for (size_t i = 0; i < drawing->count; i++) {
        const struct drawing_item *item = &drawing->items[i];
        const struct label_text *text = &drawing->texts[i];

        items[i] = (struct labels_item){
            .id = item->member->id,
            .marker = box_around(item->spot, drawing->marker, drawing->marker),
            .widths = {picture_text_width(item->written, drawing->label_size, true),
                       picture_text_width(text->code, drawing->label_size, true),
                       picture_text_width(text->number, drawing->label_size, true)}};
        place_by_hand(drawing, item, &items[i]);
    }
    return items;
}

/* How the names are tried, the best first: how much smaller letters and markers are, how far apart the rings, and
 * whether markers are gathered. */
struct manner {
    int smaller, apart;
    bool gather;
};

/* Whether two markers that bear a sign each cover one another. */
static bool overlapping(const struct strategy_drawing *drawing)
{
    const struct labels_place *places = drawing->labels.places;

    for (size_t i = 0; i < drawing->count; i++) {
        for (size_t j = 0; places[i].form == LABELS_SIGN && j < i; j++) {
            if (places[j].form == LABELS_SIGN && places[j].stack != places[i].stack &&
                label_box_meets(places[i].marker, places[j].marker, 0, 0))
                return true;
        }
    }
    return false;
}

/* Lays the labels out in one manner. Returns how far that is from every name standing whole at its marker. */
static size_t lay_in_manner(struct strategy_drawing *drawing, const struct manner *manner)
{
    bool many = drawing->count > MANY;
    size_t short_of = 0;

    drawing->label_size = LABEL_SIZE - (many ? 5 : 0) - manner->smaller;
    drawing->marker = MARKER - (many ? 6 : 0) - manner->smaller;
    put_markers(drawing, manner->gather);
    int height = text_height(drawing->label_size);
    drawing->plot = (struct labels_plot){.area = {PLOT_X + 2, PLOT_Y + 2, PLOT_WIDTH - 4, PLOT_HEIGHT - 4},
                                         .height = height,
                                         .gap_x = GAP,
                                         .gap_y = 2,
                                         .step_x = 2 * height * manner->apart,
                                         .step_y = height * manner->apart,
                                         .fixed = drawing->fixed,
                                         .fixed_count = drawing->fixed_count};
    struct labels_item *items = make_items(drawing);
    labels_clear(&drawing->labels);
    labels_lay(&drawing->labels, &drawing->plot, items, drawing->count);
    free(items);
    for (size_t i = 0; i < drawing->count; i++) {
        enum labels_form form = drawing->labels.places[i].form;

        short_of += form == LABELS_SIGN ? 2 : form != LABELS_NAME;
    }
    return short_of + (overlapping(drawing) ? 2 * drawing->count : 0);
}

/* Where many stand close together, further rings and smaller letters find room for what the first manner does not. */
static void lay_labels(struct strategy_drawing *drawing)
{
    static const struct manner manners[] = {{.apart = 1},
                                             {.apart = 2},
                                             {.smaller = 3, .apart = 2},
                                             {.smaller = 6, .apart = 3},
                                             {.smaller = 6, .apart = 1, .gather = true},
                                             {.smaller = 6, .apart = 2, .gather = true}};
    enum { MANNERS = sizeof manners / sizeof *manners };
    const char **names = memory_new_array(drawing->count, sizeof *names);
    size_t best = 0;
    size_t least = SIZE_MAX;

    drawing->texts = memory_new_array(drawing->count, sizeof *drawing->texts);
    for (size_t i = 0; i < drawing->count; i++)
        names[i] = drawing->items[i].member->name;
    label_text_make(names, drawing->count, drawing->texts);
    free(names);
    for (size_t i = 0; i < MANNERS && least > 0; i++) {
        size_t short_of = lay_in_manner(drawing, &manners[i]);

        if (short_of < least) {
            least = short_of;
            best = i;
        }
    }
    if (least > 0)
        lay_in_manner(drawing, &manners[best]);
}

void drawing_lay(struct strategy_drawing *drawing)
{
    for (int i = 0; i < GRID_QUADRANTS; i++)
        place_quadrant(drawing, (enum grid_quadrant)i);
    for (size_t i = 0; i < drawing->count; i++)
        keep_free(drawing, &drawing->items[i]);
    lay_labels(drawing);
}

void drawing_clear(struct strategy_drawing *drawing)
{
    for (size_t i = 0; i < drawing->count; i++) {
        free(drawing->items[i].votes);
        free(drawing->items[i].written);
    }
    for (size_t i = 0; i < drawing->titled_count; i++)
        free(drawing->titles[i]);
    free(drawing->items);
    free(drawing->texts);
    free(drawing->fixed);
    labels_clear(&drawing->labels);
}

/* ---- Drawing ---- */

static void draw_frame(struct strategy_drawing *drawing)
{
    int middle_x = PLOT_X + PLOT_WIDTH / 2;
    int middle_y = PLOT_Y + PLOT_HEIGHT / 2;

    picture_add_box(drawing->picture, (struct picture_box){.x = PLOT_X, .y = PLOT_Y, .width = PLOT_WIDTH,
                                                           .height = PLOT_HEIGHT, .outline = PICTURE_INK,
                                                           .thickness = 3});
    picture_add_line(drawing->picture, (struct picture_line){.x1 = middle_x, .y1 = PLOT_Y, .x2 = middle_x,
                                                             .y2 = PLOT_Y + PLOT_HEIGHT, .thickness = 2,
                                                             .dash = PICTURE_DASHED, .ink = PICTURE_FAINT});
    picture_add_line(drawing->picture, (struct picture_line){.x1 = PLOT_X, .y1 = middle_y, .x2 = PLOT_X + PLOT_WIDTH,
                                                             .y2 = middle_y, .thickness = 2, .dash = PICTURE_DASHED,
                                                             .ink = PICTURE_FAINT});
}

/* Shapes go round faster than colours, so that neighbours in the list differ in both, and none is like another before
 * the two have gone round together. */
static struct picture_marker look_of(const struct drawing_item *item)
{
    return (struct picture_marker){.symbol = picture_symbol(item->place),
                                   .ink = picture_series(item->place + item->place / PICTURE_SERIES),
                                   .ringed = true};
}

/* The way from the round of before: a hollow marker, and an arrow that ends at the marker's edge. */
static void draw_trail(struct strategy_drawing *drawing, const struct drawing_item *item)
{
    struct picture_point from = spot_of(drawing, item->from);
    struct picture_point to = item->spot;
    struct picture_marker marker = look_of(item);
    double length = hypot(to.x - from.x, to.y - from.y);
    double stop = drawing->marker * 0.7;

    if (length > stop) {
        to.x -= (int)lround((to.x - from.x) * stop / length);
        to.y -= (int)lround((to.y - from.y) * stop / length);
        picture_add_path(drawing->picture, (struct picture_path){.arrow = true, .thickness = 4, .ink = marker.ink},
                         (struct picture_point[]){from, to}, 2);
    }
    marker.x = from.x;
    marker.y = from.y;
    marker.size = MARKER_SMALL;
    marker.hollow = true;
    picture_add_marker(drawing->picture, marker);
}

/* Every vote as a dot; from five on the median and the quartiles as a cross too. */
static void draw_votes(struct strategy_drawing *drawing, const struct drawing_item *item)
{
    struct picture_marker look = look_of(item);

    for (size_t i = 0; i < item->vote_count; i++) {
        struct picture_point spot = spot_of(drawing, item->votes[i]);

        picture_add_marker(drawing->picture, (struct picture_marker){.x = spot.x, .y = spot.y, .size = DOT,
                                                                     .symbol = look.symbol, .ink = look.ink,
                                                                     .hollow = true});
    }
    if (item->vote_count < VOTES_CROSS)
        return;
    struct picture_point ends[4];
    find_cross(drawing, item, ends);
    for (size_t i = 0; i < 4; i += 2) {
        picture_add_line(drawing->picture, (struct picture_line){.x1 = ends[i].x, .y1 = ends[i].y, .x2 = ends[i + 1].x,
                                                                 .y2 = ends[i + 1].y, .thickness = 6, .ink = look.ink});
    }
}

static void draw_marker(struct strategy_drawing *drawing, size_t i)
{
    const struct drawing_item *item = &drawing->items[i];
    const struct labels_place *place = &drawing->labels.places[i];
    struct picture_point spot = item->spot;
    struct picture_marker marker = look_of(item);

    if (place->stack != i || (item->position == NULL && item->vote_count >= VOTES_CROSS)) {
        return; /* the first of a stack stands for all; a cross of votes is a marker itself */
    }
    marker.x = spot.x;
    marker.y = spot.y;
    marker.size = drawing->marker;
    marker.hollow = item->position == NULL;
    if (place->stack_count > 1) {
        marker.symbol = PICTURE_CIRCLE;
        marker.ink = PICTURE_INK;
    }
    picture_add_marker(drawing->picture, marker);
    if (place->stack_count > 1 && !place->stack_signed) {
        char number[24];

        snprintf(number, sizeof number, "%zu", place->stack_count);
        picture_add_text(drawing->picture,
                         (struct picture_text){.x = spot.x, .y = spot.y + drawing->marker / 4,
                                               .size = drawing->marker * 3 / 4, .bold = true,
                                               .anchor = PICTURE_MIDDLE, .ink = PICTURE_PAPER, .role = "stack"},
                         number);
    }
}

const char *drawing_label(const struct strategy_drawing *drawing, size_t place)
{
    const struct label_text *text = &drawing->texts[place];

    switch (drawing->labels.places[place].form) {
    case LABELS_NAME:
        return drawing->items[place].written;
    case LABELS_CODE:
        return text->code;
    case LABELS_NUMBER:
        return text->number;
    case LABELS_SIGN:
        break;
    }
    return text->sign;
}

size_t drawing_signed_by(const struct strategy_drawing *drawing, size_t place)
{
    const struct labels_place *places = drawing->labels.places;

    for (size_t i = 0; places[place].form == LABELS_SIGN && i < place; i++) {
        if (places[i].form == LABELS_SIGN && places[i].stack == places[place].stack)
            return i;
    }
    return place;
}

static void draw_label(struct strategy_drawing *drawing, size_t i)
{
    const struct labels_place *place = &drawing->labels.places[i];

    if (drawing_signed_by(drawing, i) != i)
        return;
    bool is_sign = place->form == LABELS_SIGN;
    struct picture_text text = {.x = place->box.x,
                                .y = place->box.y + picture_text_ascent(drawing->label_size),
                                .size = drawing->label_size,
                                .bold = true,
                                .halo = !is_sign,
                                .role = "label",
                                .id = drawing->items[i].member->number};

    if (is_sign) {
        text.size = place->box.height * 3 / 4;
        text.x += place->box.width / 2;
        text.y = place->box.y + place->box.height / 2 + text.size / 3;
        text.anchor = PICTURE_MIDDLE;
        text.ink = PICTURE_PAPER;
    }
    picture_add_text(drawing->picture, text, drawing_label(drawing, i));
}

static void draw_leader(struct strategy_drawing *drawing, const struct labels_place *place)
{
    struct label_line line = labels_leader(&drawing->plot, place);

    picture_add_line(drawing->picture, (struct picture_line){.x1 = line.x1 / 2, .y1 = line.y1 / 2, .x2 = line.x2 / 2,
                                                             .y2 = line.y2 / 2, .thickness = 2, .ink = PICTURE_FAINT});
}

static void draw_quadrants(struct strategy_drawing *drawing)
{
    for (size_t i = 0; i < drawing->titled_count; i++) {
        const struct labels_fixed *fixed = &drawing->fixed[i];

        if (fixed->soft && labels_covered(&drawing->labels, &drawing->plot, fixed->box))
            continue;
        picture_add_text(drawing->picture,
                         (struct picture_text){.x = fixed->box.x,
                                               .y = fixed->box.y + picture_text_ascent(drawing->title_sizes[i]),
                                               .size = drawing->title_sizes[i], .bold = true, .ink = PICTURE_FAINT,
                                               .role = "quadrant"},
                         drawing->titles[i]);
    }
}

/* What lies below comes first. */
void drawing_draw(struct strategy_drawing *drawing)
{
    draw_frame(drawing);
    draw_quadrants(drawing);
    for (size_t i = 0; i < drawing->count; i++) {
        if (drawing->labels.places[i].leader)
            draw_leader(drawing, &drawing->labels.places[i]);
    }
    for (size_t i = 0; i < drawing->count; i++) {
        if (drawing->items[i].moved)
            draw_trail(drawing, &drawing->items[i]);
        draw_votes(drawing, &drawing->items[i]);
    }
    for (size_t i = 0; i < drawing->count; i++)
        draw_marker(drawing, i);
    for (size_t i = 0; i < drawing->count; i++)
        draw_label(drawing, i);
}
