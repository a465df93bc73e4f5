#include "samreg/model/labels.h"

#include "samreg/base/text.h"
#include "samreg/model/grid.h"
#include "samreg/model/label_text.h"

#include <criterion/criterion.h>
#include <string.h>

enum { MOST = 40, WIDEST = 120, TALLEST = 40 };

/* Municipalities of 2009, in Norwegian order; the first of every two make up the twenty. */
static const char *const names[MOST] = {
    "Agdenes",   "Bjugn",      "Flatanger", "Frosta",      "Frøya",          "Grong",    "Hemne",      "Hitra",
    "Holtålen",  "Inderøy",    "Klæbu",     "Leka",        "Leksvik",        "Levanger", "Lierne",     "Malvik",
    "Marnardal", "Meldal",     "Melhus",    "Meråker",     "Midtre Gauldal", "Mosvik",   "Namdalseid", "Nord-Aurdal",
    "Oppdal",    "Orkdal",     "Osen",      "Rennebu",     "Rissa",          "Roan",     "Røros",      "Selbu",
    "Skaun",     "Snillfjord", "Stjørdal",  "Stor-Elvdal", "Trondheim",      "Tydal",    "Ørland",     "Åfjord",
};

/* A plot with its items on a terminal of cells. */
struct room {
    struct labels_plot plot;
    struct labels_item items[MOST];
    size_t count;
    struct labels labels;
};

/* Random numbers that are the same everywhere. */
static int roll(unsigned *seed, int below)
{
    *seed = *seed * 1103515245u + 12345u;
    return (int)(*seed >> 8 & 0xffff) * below / 0x10000;
}

static void put_marker(struct room *room, size_t i, int x, int y)
{
    const struct grid_plot grid = {room->plot.area.width, room->plot.area.height, GRID_UPRIGHT};
    struct grid_cell cell = grid_plot_cell(&grid, (struct grid_point){x, y});

    room->items[i].marker = (struct label_box){cell.column, cell.row, 1, 1};
}

static void open_room(struct room *room, int width, int height, size_t count)
{
    const char *list[MOST] = {NULL};
    struct label_text texts[MOST];

    *room = (struct room){
        .plot = {.area = {0, 0, width, height}, .height = 1, .gap_x = 1, .gap_y = 0, .step_x = 2, .step_y = 1},
        .count = count};
    for (size_t i = 0; i < count; i++)
        list[i] = names[count <= MOST / 2 ? 2 * i : i];
    label_text_make(list, count, texts);
    for (size_t i = 0; i < count; i++) {
        room->items[i].id = 1000 - (int64_t)i;
        room->items[i].widths[LABELS_NAME] = text_width(list[i]);
        room->items[i].widths[LABELS_CODE] = text_width(texts[i].code);
        room->items[i].widths[LABELS_NUMBER] = text_width(texts[i].number);
        put_marker(room, i, 500, 500);
    }
}

static void lay(struct room *room)
{
    labels_lay(&room->labels, &room->plot, room->items, room->count);
}

static void close_room(struct room *room)
{
    labels_clear(&room->labels);
}

/* What stands in each cell: a marker ('*'), a leader ('.'), or the sign of the item whose label it is. */
struct picture {
    char cells[TALLEST][WIDEST];
    int width, height;
    bool over_markers; /* the leader of the selected may run over markers */
};

static void draw_leader(void *context, int x, int y)
{
    struct picture *picture = context;

    cr_assert(x >= 0 && x < picture->width && y >= 0 && y < picture->height);
    if (picture->over_markers && picture->cells[y][x] == '*')
        return;
    cr_assert(picture->cells[y][x] == ' ' || picture->cells[y][x] == '.', "a leader runs over '%c' at %d, %d",
              picture->cells[y][x], x, y);
    picture->cells[y][x] = '.';
}

static void draw_label(struct picture *picture, const struct labels_place *place, char sign)
{
    for (int y = place->box.y; y < place->box.y + place->box.height; y++)
        for (int x = place->box.x; x < place->box.x + place->box.width; x++) {
            cr_assert(x >= 0 && x < picture->width && y >= 0 && y < picture->height, "%c leaves the plot", sign);
            cr_assert_eq(picture->cells[y][x], ' ', "%c covers %c at %d, %d", sign, picture->cells[y][x], x, y);
            picture->cells[y][x] = sign;
        }
}

static char sign_of(size_t i)
{
    return "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[i];
}

/* How far a label lies from a marker, squared; cells are twice as high as they are wide. */
static int apart(struct label_box label, struct label_box marker)
{
    int x = marker.x < label.x ? label.x - marker.x - 1 : marker.x - label.x - label.width;
    int y = marker.y < label.y ? label.y - marker.y - 1 : marker.y - label.y - label.height;

    x = x > 0 ? x : 0;
    y = y > 0 ? 2 * y : 0;
    return x * x + y * y;
}

/* Who reads a name takes it for that of the nearest marker: its own, or there is a leader. */
static void expect_nearest(const struct room *room, const struct labels_place *place)
{
    int own = apart(place->box, place->marker);

    for (size_t i = 0; i < room->count; i++) {
        struct label_box other = room->items[i].marker;

        if (other.x != place->marker.x || other.y != place->marker.y)
            cr_assert(place->leader || apart(place->box, other) > own, "the label at %d, %d of %d, %d is at %d, %d",
                      place->box.x, place->box.y, place->marker.x, place->marker.y, other.x, other.y);
    }
}

/* Draws the layout into cells, none of which may be used twice, and checks that everybody is in it. */
static void expect_sound(const struct room *room)
{
    struct picture picture = {.width = room->plot.area.width, .height = room->plot.area.height};
    const struct labels *labels = &room->labels;

    memset(picture.cells, ' ', sizeof picture.cells);
    cr_assert_eq(labels->count, room->count);
    for (size_t i = 0; i < labels->count; i++)
        picture.cells[room->items[i].marker.y][room->items[i].marker.x] = '*';
    for (size_t i = 0; i < labels->count; i++) {
        const struct labels_place *place = &labels->places[i];

        cr_assert_eq(place->id, room->items[i].id);
        cr_assert_eq(memcmp(&place->marker, &room->items[i].marker, sizeof place->marker), 0);
        if (place->form == LABELS_SIGN) {
            cr_assert(place->stack_signed);
            continue;
        }
        cr_assert_eq(place->box.width, room->items[i].widths[place->form]);
        draw_label(&picture, place, sign_of(i));
        expect_nearest(room, place);
    }
    for (size_t i = 0; i < labels->count; i++)
        if (labels->places[i].leader) {
            picture.over_markers = room->items[i].selected;
            label_line_walk(labels_leader(&room->plot, &labels->places[i]), draw_leader, &picture);
        }
}

static size_t count_form(const struct room *room, enum labels_form form)
{
    size_t count = 0;

    for (size_t i = 0; i < room->labels.count; i++)
        count += room->labels.places[i].form == form;
    return count;
}

/* How many labels stand elsewhere than `before`, or in another form; those of moved markers are left out. */
static size_t count_changed(const struct room *room, const struct labels_place before[])
{
    size_t changed = 0;

    for (size_t i = 0; i < room->labels.count; i++) {
        const struct labels_place *place = &room->labels.places[i];

        if (place->marker.x == before[i].marker.x && place->marker.y == before[i].marker.y)
            changed +=
                place->form != before[i].form || place->box.x != before[i].box.x || place->box.y != before[i].box.y;
    }
    return changed;
}

static void lay_and_remember(struct room *room, struct labels_place before[])
{
    lay(room);
    memcpy(before, room->labels.places, room->count * sizeof *before);
}

/* The recorded layouts. */
enum layout { CLUSTERS, CORNER, OTHER_CORNER, LINE, COLUMN, DIAGONAL, POINT, CORNER_POINT, SPREAD, LAYOUTS };

static void put_markers(struct room *room, enum layout layout, unsigned seed)
{
    int last = (int)room->count - 1;

    for (int i = 0; i <= last; i++) {
        int x = roll(&seed, 1001), y = roll(&seed, 1001), a = roll(&seed, 160), b = roll(&seed, 160);
        int cluster_x = (int)(seed % 7) < 4 ? 240 : 700, cluster_y = (int)(seed % 5) < 3 ? 300 : 640;

        switch (layout) {
        case CLUSTERS:
            put_marker(room, (size_t)i, cluster_x + a - 80, cluster_y + b - 80);
            break;
        case CORNER:
            put_marker(room, (size_t)i, 1000 - x / 4, 1000 - y / 4);
            break;
        case OTHER_CORNER:
            put_marker(room, (size_t)i, x / 4, y / 4);
            break;
        case LINE:
            put_marker(room, (size_t)i, 1000 * i / last, 480);
            break;
        case COLUMN:
            put_marker(room, (size_t)i, 620, 1000 * i / last);
            break;
        case DIAGONAL:
            put_marker(room, (size_t)i, 1000 * i / last, 1000 * i / last);
            break;
        case POINT:
            put_marker(room, (size_t)i, 450, 550);
            break;
        case CORNER_POINT:
            put_marker(room, (size_t)i, 1000, 0);
            break;
        case SPREAD:
        case LAYOUTS:
            put_marker(room, (size_t)i, x, y);
            break;
        }
    }
}

static const char *const layout_names[LAYOUTS] = {"clusters", "corner", "other corner", "line",  "column",
                                                  "diagonal", "point",  "corner point", "spread"};

/* Lays out each layout from five seeds; at least so many whole names must find room in each. */
static void try_layouts(int width, int height, size_t count, const size_t least[LAYOUTS])
{
    for (enum layout layout = 0; layout < LAYOUTS; layout++)
        for (unsigned seed = 1; seed <= 5; seed++) {
            struct room room;
            size_t whole;

            open_room(&room, width, height, count);
            put_markers(&room, layout, seed);
            lay(&room);
            expect_sound(&room);
            whole = count_form(&room, LABELS_NAME);
            cr_expect_geq(whole, least[layout], "%s: %zu whole names instead of %zu", layout_names[layout], whole,
                          least[layout]);
            close_room(&room);
        }
}

Test(labels, of_twenty_at_80_by_24_never_overlap)
{
    try_layouts(58, 17, 20, (const size_t[]){20, 7, 7, 17, 20, 18, 20, 17, 20});
}

Test(labels, of_forty_at_120_by_40_never_overlap)
{
    try_layouts(96, 33, 40, (const size_t[]){38, 12, 13, 37, 40, 37, 40, 21, 40});
}

Test(labels, of_twenty_and_forty_at_60_by_20_never_overlap)
{
    try_layouts(50, 14, 20, (const size_t[]){19, 6, 6, 18, 18, 18, 20, 14, 20});
    try_layouts(50, 14, 40, (const size_t[]){32, 5, 6, 22, 27, 24, 28, 14, 30});
}

Test(labels, laid_out_again_stay_where_they_are)
{
    for (enum layout layout = 0; layout < LAYOUTS; layout++)
        for (size_t selected = 0; selected < 40; selected += 13) {
            struct room room;
            struct labels_place before[MOST];

            open_room(&room, 58, 17, 40);
            put_markers(&room, layout, 7);
            room.items[selected].selected = true;
            lay_and_remember(&room, before);
            lay(&room);
            cr_expect_eq(count_changed(&room, before), 0, "%s", layout_names[layout]);
            close_room(&room);
        }
}

Test(labels, move_little_when_one_marker_moves)
{
    static const enum layout layouts[] = {CLUSTERS, LINE, DIAGONAL, SPREAD};

    for (size_t l = 0; l < sizeof layouts / sizeof *layouts; l++)
        for (unsigned seed = 1; seed <= 5; seed++) {
            struct room room;
            struct labels_place before[MOST];
            size_t changed = 0;
            unsigned moves = seed;

            open_room(&room, 58, 17, 20);
            put_markers(&room, layouts[l], seed);
            lay(&room);
            for (size_t i = 0; i < room.count; i++) {
                memcpy(before, room.labels.places, sizeof *before * room.count);
                put_marker(&room, i, roll(&moves, 1001), roll(&moves, 1001));
                lay(&room);
                expect_sound(&room);
                size_t now = count_changed(&room, before);
                cr_expect_leq(now, 3, "%zu others moved", now);
                changed += now;
            }
            cr_expect_leq(changed, 2 * room.count / 3, "%s: %zu others moved", layout_names[layouts[l]], changed);
            close_room(&room);
        }
}

Test(labels, of_the_selected_are_whole_in_every_layout)
{
    for (enum layout layout = 0; layout < LAYOUTS; layout++)
        for (size_t selected = 0; selected < 40; selected++) {
            struct room room;

            open_room(&room, 50, 14, 40);
            put_markers(&room, layout, 3);
            lay(&room);
            room.items[selected].selected = true;
            lay(&room);
            expect_sound(&room);
            cr_expect_eq(room.labels.places[selected].form, LABELS_NAME, "%s %zu", layout_names[layout], selected);
            close_room(&room);
        }
}

Test(labels, of_others_mostly_stay_when_the_selection_goes_on)
{
    struct room room;
    struct labels_place before[MOST];
    size_t changed = 0;

    open_room(&room, 58, 17, 20);
    put_markers(&room, CLUSTERS, 2);
    lay(&room);
    for (size_t i = 0; i < room.count; i++) {
        memcpy(before, room.labels.places, sizeof *before * room.count);
        room.items[i].selected = true;
        lay(&room);
        changed += count_changed(&room, before);
        room.items[i].selected = false;
    }
    cr_expect_eq(changed, 0, "all have their whole names already, and %zu moved", changed);
    close_room(&room);
}

static void expect_box(const struct labels_place *place, int x, int y, int width)
{
    cr_expect(place->box.x == x && place->box.y == y && place->box.width == width && place->box.height == 1,
              "%d, %d %dx%d", place->box.x, place->box.y, place->box.width, place->box.height);
}

/* A room of up to two items in a plot of 31 by 11; the names are "Agdenes" and "Flatanger". */
static void open_small_room(struct room *room, size_t count)
{
    open_room(room, 31, 11, count);
    for (size_t i = 0; i < count; i++)
        room->items[i].marker = (struct label_box){15, 5, 1, 1};
}

Test(labels, stand_to_the_right_where_nothing_is_in_the_way)
{
    struct room room;

    open_small_room(&room, 1);
    lay(&room);
    expect_box(&room.labels.places[0], 17, 5, 7);
    cr_expect(!room.labels.places[0].leader && room.labels.places[0].form == LABELS_NAME);
    close_room(&room);
}

Test(labels, stand_on_the_side_away_from_neighbours)
{
    struct room room;

    open_small_room(&room, 2);
    room.items[1].marker.x = 18;
    lay(&room);
    expect_box(&room.labels.places[0], 7, 5, 7);
    expect_box(&room.labels.places[1], 20, 5, 9);
    close_room(&room);
    open_small_room(&room, 2);
    room.items[1].marker.y = 6;
    lay(&room);
    expect_box(&room.labels.places[0], 12, 4, 7);
    expect_box(&room.labels.places[1], 11, 7, 9);
    close_room(&room);
}

Test(labels, stay_within_the_plot)
{
    struct room room;

    open_small_room(&room, 1);
    room.items[0].marker.x = 30;
    lay(&room);
    expect_box(&room.labels.places[0], 22, 5, 7);
    room.plot.area.x = 100;
    room.items[0].marker.x = 101;
    lay(&room);
    expect_box(&room.labels.places[0], 103, 5, 7);
    close_room(&room);
}

Test(labels, placed_by_hand_stand_there)
{
    struct room room;

    open_small_room(&room, 2);
    room.items[1].marker.x = 18;
    room.items[0].by_hand = true;
    room.items[0].hand_x = 5; /* in the way of the other's */
    room.items[0].hand_y = -1;
    lay(&room);
    expect_box(&room.labels.places[0], 20, 4, 7);
    cr_expect(room.labels.places[0].by_hand && !room.labels.places[1].by_hand);
    expect_sound(&room);
    close_room(&room);
}

Test(labels, placed_by_hand_at_a_strangers_marker_have_a_leader)
{
    struct room room;

    open_room(&room, 60, 20, 2);
    put_marker(&room, 0, 500, 500);
    room.items[1].marker.y += 2;
    room.items[0].by_hand = true;
    room.items[0].hand_x = -2;
    room.items[0].hand_y = 1;
    lay(&room);
    expect_sound(&room);
    cr_expect(room.labels.places[0].by_hand);
    cr_expect(room.labels.places[0].leader);
    close_room(&room);
}

Test(labels, placed_by_hand_out_of_the_plot_find_another_place)
{
    struct room room;

    open_small_room(&room, 2);
    room.items[0].by_hand = room.items[1].by_hand = true;
    room.items[0].hand_x = 20;
    room.items[1].hand_x = -3; /* over its own marker */
    lay(&room);
    cr_expect(!room.labels.places[0].by_hand && !room.labels.places[1].by_hand);
    expect_sound(&room);
    close_room(&room);
}

Test(labels, of_a_stack_all_stand_at_its_marker)
{
    struct room room;

    open_small_room(&room, 5);
    room.items[1].marker.x = 3;
    lay(&room);
    expect_sound(&room);
    cr_expect_eq(count_form(&room, LABELS_NAME), 5);
    for (size_t i = 0; i < 5; i++) {
        cr_expect_eq(room.labels.places[i].stack, i == 1 ? 1 : 0);
        cr_expect_eq(room.labels.places[i].stack_count, i == 1 ? 1 : 4);
        cr_expect_not(room.labels.places[i].stack_signed);
    }
    close_room(&room);
}

Test(labels, that_find_no_room_are_shorter_and_then_signs)
{
    struct room room;

    open_small_room(&room, 1);
    room.plot.area = (struct label_box){12, 5, 8, 1};
    lay(&room);
    cr_expect_eq(room.labels.places[0].form, LABELS_CODE);
    expect_box(&room.labels.places[0], 17, 5, 3);
    room.plot.area.x = 14;
    room.plot.area.width = 4;
    lay(&room);
    cr_expect_eq(room.labels.places[0].form, LABELS_NUMBER);
    expect_box(&room.labels.places[0], 17, 5, 1);
    room.plot.area.width = 3;
    lay(&room);
    cr_expect_eq(room.labels.places[0].form, LABELS_SIGN);
    expect_box(&room.labels.places[0], 15, 5, 1);
    cr_expect(room.labels.places[0].stack_signed);
    room.plot.area = (struct label_box){0, 0, 31, 11};
    lay(&room);
    cr_expect_eq(room.labels.places[0].form, LABELS_NAME);
    close_room(&room);
}

Test(labels, cover_soft_texts_only_when_they_must_and_others_never)
{
    struct labels_fixed fixed[] = {{{16, 0, 15, 11}, true}, {{12, 4, 7, 1}, false}, {{12, 6, 7, 1}, false}};
    struct room room;

    open_small_room(&room, 1);
    room.plot.fixed = fixed;
    room.plot.fixed_count = 3;
    lay(&room);
    expect_box(&room.labels.places[0], 7, 5, 7);
    cr_expect_not(labels_covered(&room.labels, &room.plot, fixed[0].box));
    fixed[1].box = (struct label_box){0, 0, 15, 11};
    fixed[2].box = (struct label_box){16, 0, 15, 5};
    labels_clear(&room.labels);
    lay(&room);
    expect_box(&room.labels.places[0], 17, 5, 7);
    cr_expect(labels_covered(&room.labels, &room.plot, fixed[0].box));
    cr_expect_not(labels_covered(&room.labels, &room.plot, fixed[1].box));
    close_room(&room);
}

Test(labels, go_along_with_their_marker)
{
    struct room room;

    open_small_room(&room, 2);
    room.items[1].marker.x = 18;
    lay(&room);
    room.items[0].marker = (struct label_box){12, 9, 1, 1};
    lay(&room);
    expect_box(&room.labels.places[0], 4, 9, 7);
    expect_box(&room.labels.places[1], 20, 5, 9);
    close_room(&room);
}

Test(labels, are_known_again_when_items_come_and_go)
{
    struct room room;
    struct labels_place before[MOST];

    open_room(&room, 58, 17, 20);
    put_markers(&room, CLUSTERS, 4);
    lay_and_remember(&room, before);
    memmove(room.items, room.items + 1, 19 * sizeof *room.items);
    room.count = 19;
    lay(&room);
    cr_expect_eq(count_changed(&room, before + 1), 0);
    room.count = 0;
    lay(&room);
    cr_expect_eq(room.labels.count, 0);
    close_room(&room);
}

Test(labels, of_a_picture_keep_their_distance)
{
    struct room room;

    open_room(&room, 1600, 900, 40);
    put_markers(&room, CLUSTERS, 5);
    room.plot.height = room.plot.step_y = 22;
    room.plot.step_x = 44;
    room.plot.gap_x = 6;
    room.plot.gap_y = 4;
    for (size_t i = 0; i < room.count; i++) {
        room.items[i].marker.width = room.items[i].marker.height = 14;
        for (enum labels_form form = LABELS_NAME; form < LABELS_SIGN; form++)
            room.items[i].widths[form] *= 11;
    }
    lay(&room);
    cr_expect_eq(count_form(&room, LABELS_NAME), 40);
    for (size_t i = 0; i < room.count; i++)
        for (size_t j = 0; j < room.count; j++) {
            const struct labels_place *a = &room.labels.places[i], *b = &room.labels.places[j];

            cr_expect(i == j || !label_box_meets(a->box, b->box, 6, 4), "%zu and %zu", i, j);
            cr_expect(!label_box_meets(a->box, b->marker, 0, 0), "%zu on %zu", i, j);
            cr_expect(a->stack == b->stack || a->leader ||
                          label_box_distance(a->box, b->marker, 1, 2) > label_box_distance(a->box, a->marker, 1, 2),
                      "%zu is read as %zu", i, j);
            cr_expect(i == j || !a->leader || !label_line_meets(labels_leader(&room.plot, a), b->box));
        }
    close_room(&room);
}
