#include "samreg/model/labels.h"

#include "samreg/base/memory.h"
#include "samreg/model/label_room.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    RINGS = 6,
    STACK_RINGS = 20,
    RING_PLACES = 4 * STACK_RINGS + 8,
    /* Neighbours are those within so many lines and steps (beside the width of the name). */
    REACH_LINES = 3,
    REACH_STEPS = 2,
    UNIT = 120 /* divided by small numbers without loss */
};

/* The places on a ring around an item that markers and texts leave free. */
struct ring {
    size_t item;
    enum labels_form form;
    int number; /* 1 is next to the marker */
    size_t count;
    struct candidate {
        struct labels_place place;
        long long score;
    } list[RING_PLACES];
};

void labels_clear(struct labels *labels)
{
    free(labels->places);
    *labels = (struct labels){0};
}

struct label_line labels_leader(const struct labels_plot *plot, const struct labels_place *place)
{
    return label_line_between(place->marker, place->box, plot->gap_x, plot->gap_y);
}

static bool try_box(struct label_work *work, size_t i, struct label_box box, enum labels_form form)
{
    struct labels_place place;

    return label_room_consider(work, i, box, form, &place) && label_room_take(work, i, &place, LABEL_CARE_NEEDED);
}

/* Where the label stood before, or NULL. */
static const struct labels_place *find_before(const struct label_work *work, size_t i)
{
    int64_t id = work->items[i].id;

    /* As a rule the items are the same ones in the same order. */
    if (i < work->before->count && work->before->places[i].id == id)
        return &work->before->places[i];
    for (size_t j = 0; j < work->before->count; j++)
        if (work->before->places[j].id == id)
            return &work->before->places[j];
    return NULL;
}

/* Tries the place of before, relative to the marker, for the form it had then. */
static bool try_before(struct label_work *work, size_t i, enum labels_form form, bool only_unmoved)
{
    const struct labels_place *before = find_before(work, i);
    const struct label_box *marker = &work->items[i].marker;

    if (!before || before->form != form || before->box.width != work->items[i].widths[form] ||
        before->box.height != work->plot->height)
        return false;
    if (only_unmoved && (before->marker.x != marker->x || before->marker.y != marker->y))
        return false;

    struct label_box box = before->box;

    box.x += marker->x - before->marker.x;
    box.y += marker->y - before->marker.y;
    return try_box(work, i, box, form);
}

/* The middle of a marker from that of another, in half units. */
static void measure(const struct label_work *work, size_t i, size_t j, int *x, int *y)
{
    const struct label_box *a = &work->items[i].marker, *b = &work->items[j].marker;

    *x = 2 * (a->x - b->x) + a->width - b->width;
    *y = 2 * (a->y - b->y) + a->height - b->height;
}

static bool is_neighbour(const struct label_work *work, size_t i, size_t j, int *x, int *y)
{
    const struct labels_plot *plot = work->plot;

    measure(work, i, j, x, y);
    return i != j && abs(*x) <= 2 * (work->items[i].widths[LABELS_NAME] + REACH_STEPS * plot->step_x) &&
           abs(*y) <= 2 * REACH_LINES * plot->step_y;
}

/* Counts the neighbours of each item, and finds the direction away from their middle. */
static void look_around(struct label_work *work)
{
    int x, y;

    for (size_t i = 0; i < work->count; i++)
        for (size_t j = 0; j < work->count; j++)
            if (is_neighbour(work, i, j, &x, &y)) {
                work->crowds[i].count++;
                work->crowds[i].away_x += 100LL * x / work->plot->step_x;
                work->crowds[i].away_y += 100LL * y / work->plot->step_y;
            }
}

/* How far a direction points away from the neighbours, by its length (nearly). */
static long long rate(const struct label_crowd *crowd, int x, int y)
{
    int long_side = abs(x) > abs(y) ? abs(x) : abs(y), short_side = abs(x) + abs(y) - long_side;

    return (crowd->away_x * x + crowd->away_y * y) * UNIT / (2 * long_side + short_side);
}

/* Adds a place to the ring when it can be had. It lies `side` (-1, 0, 1) and `line` lines from the marker. */
static void add_candidate(const struct label_work *work, struct ring *ring, struct label_box box, int side, int line)
{
    struct candidate *candidate = &ring->list[ring->count];

    assert(ring->count < RING_PLACES);
    if (!label_room_consider(work, ring->item, box, ring->form, &candidate->place))
        return;
    candidate->score = rate(&work->crowds[ring->item], side * ring->number, line);
    ring->count++;
}

/* Lists the places of a ring: beside the marker on both sides in the lines up to its number above and below, and
 * straight above and below. Outer rings are shifted outwards, but their first and last lines begin also right beside
 * the marker: so the names of a stack stand under one another with a fan of leaders that cross nothing. */
static void list_ring(const struct label_work *work, struct ring *ring)
{
    const struct labels_plot *plot = work->plot;
    const struct label_box *marker = &work->items[ring->item].marker;
    int shift = (ring->number - 1) * plot->step_x, out = (ring->number - 1) * plot->step_y;
    struct label_box box = {.width = work->items[ring->item].widths[ring->form], .height = plot->height};

    for (int step = 0; step <= 2 * ring->number; step++) {
        int line = step % 2 ? -(step + 1) / 2 : step / 2; /* 0, -1, 1, -2, 2 ... */

        box.y = marker->y + (marker->height - plot->height) / 2 + line * plot->step_y;
        for (int by = abs(line) == ring->number ? 0 : shift;; by = shift) {
            box.x = marker->x + marker->width + plot->gap_x + by;
            add_candidate(work, ring, box, 1, line);
            box.x = marker->x - plot->gap_x - box.width - by;
            add_candidate(work, ring, box, -1, line);
            if (by == shift)
                break;
        }
    }
    box.x = marker->x + (marker->width - box.width) / 2;
    box.y = marker->y - plot->gap_y - plot->height - out;
    add_candidate(work, ring, box, 0, -ring->number);
    box.y = marker->y + marker->height + plot->gap_y + out;
    add_candidate(work, ring, box, 0, ring->number);
}

/* Sorts by score, the best first; equals stay in their order. */
static void sort_ring(struct ring *ring)
{
    for (size_t i = 1; i < ring->count; i++) {
        struct candidate candidate = ring->list[i];
        size_t j = i;

        for (; j > 0 && ring->list[j - 1].score < candidate.score; j--)
            ring->list[j] = ring->list[j - 1];
        ring->list[j] = candidate;
    }
}

/* Tries one ring, first with every care. */
static bool try_ring(struct label_work *work, size_t i, enum labels_form form, int number, enum label_care care)
{
    struct ring ring = {.item = i, .form = form, .number = number};

    list_ring(work, &ring);
    sort_ring(&ring);
    for (enum label_care now = LABEL_CARE_ALL; now <= care; now++)
        for (size_t at = 0; at < ring.count; at++)
            if (label_room_take(work, i, &ring.list[at].place, now))
                return true;
    return false;
}

static bool try_rings(struct label_work *work, size_t i, enum labels_form form, enum label_care care)
{
    size_t members = work->places[i].stack_count;
    int rings = members <= RINGS ? RINGS : members < STACK_RINGS ? (int)members : STACK_RINGS;

    for (int ring = 1; ring <= rings; ring++)
        if (try_ring(work, i, form, ring, care))
            return true;
    return false;
}

static long long square_distance(struct label_line line)
{
    long long x = line.x2 - line.x1, y = line.y2 - line.y1;

    return x * x + y * y;
}

/* Takes the nearest place in the whole area, even where the leader crosses markers. */
static bool try_anywhere(struct label_work *work, size_t i)
{
    const struct labels_plot *plot = work->plot;
    const struct label_box *area = &plot->area;
    struct labels_place place = work->places[i];
    long long nearest = LLONG_MAX;

    place.form = LABELS_NAME;
    place.box = (struct label_box){0, 0, work->items[i].widths[LABELS_NAME], plot->height};
    for (int y = 0; y + place.box.height <= area->height; y += plot->step_y)
        for (int x = 0; x + place.box.width <= area->width; x += plot->step_x) {
            place.box.x = area->x + x;
            place.box.y = area->y + y;
            place.leader = false;
            long long distance = square_distance(labels_leader(plot, &place));

            if (distance >= nearest || !label_room_is_clear(work, &place))
                continue;
            place.leader = label_room_needs_leader(plot, place.marker, place.box);
            if (!place.leader && label_room_is_a_strangers(work, &place))
                continue;
            nearest = distance;
            work->places[i] = place;
            work->placed[i] = true;
        }
    return work->placed[i];
}

/* Gives the item its whole name, at the cost of the labels that are in its way. */
static void insist(struct label_work *work, size_t i)
{
    if (!try_rings(work, i, LABELS_NAME, LABEL_CARE_MARKERS) && !try_anywhere(work, i))
        return;
    for (size_t j = 0; j < work->count; j++)
        if (j != i && work->placed[j] &&
            label_room_is_in_way(work->plot, &work->places[i], &work->places[j], LABEL_CARE_NEEDED))
            work->placed[j] = work->places[j].by_hand = false;
}

/* Fills in what is known before any label is placed. */
static void find_stacks(struct label_work *work)
{
    for (size_t i = 0; i < work->count; i++) {
        const struct label_box *marker = &work->items[i].marker;
        struct labels_place *place = &work->places[i];

        *place = (struct labels_place){.id = work->items[i].id, .marker = *marker, .box = *marker, .stack = i};
        for (size_t j = 0; j < i && place->stack == i; j++)
            if (memcmp(&work->places[j].marker, marker, sizeof *marker) == 0)
                place->stack = work->places[j].stack;
        work->places[place->stack].stack_count++;
    }
    for (size_t i = 0; i < work->count; i++)
        work->places[i].stack_count = work->places[work->places[i].stack].stack_count;
}

static bool goes_before(const struct label_work *work, size_t a, size_t b)
{
    if (work->items[a].selected != work->items[b].selected)
        return work->items[a].selected;
    return work->crowds[a].count != work->crowds[b].count ? work->crowds[a].count > work->crowds[b].count : a < b;
}

static void find_order(struct label_work *work)
{
    for (size_t i = 0; i < work->count; i++) {
        size_t at = i;

        for (; at > 0 && goes_before(work, i, work->order[at - 1]); at--)
            work->order[at] = work->order[at - 1];
        work->order[at] = i;
    }
}

/* Where a user has set a name it stands also at a stranger's marker, but with a leader to its own. */
static bool try_hand(struct label_work *work, size_t i, struct label_box box)
{
    struct labels_place place = label_room_describe(work, i, box, LABELS_NAME);

    place.leader = place.leader || label_room_is_a_strangers(work, &place);
    return label_box_within(box, work->plot->area) && label_room_is_clear(work, &place) &&
           label_room_take(work, i, &place, LABEL_CARE_NEEDED);
}

static void place_by_hand(struct label_work *work)
{
    for (size_t at = 0; at < work->count; at++) {
        size_t i = work->order[at];
        const struct labels_item *item = &work->items[i];
        struct label_box box = {item->marker.x + item->hand_x, item->marker.y + item->hand_y, item->widths[LABELS_NAME],
                                work->plot->height};

        if (item->by_hand)
            work->places[i].by_hand = try_hand(work, i, box);
    }
}

/* Labels whose marker has not moved stay, in whatever form. */
static void keep_unmoved(struct label_work *work)
{
    for (size_t at = 0; at < work->count; at++)
        for (enum labels_form form = LABELS_NAME; form < LABELS_SIGN && !work->placed[work->order[at]]; form++)
            try_before(work, work->order[at], form, true);
}

/* The selected label that stands where it was, with its whole name, stays there, even where it has taken the place of
 * one set by hand: else both would move each time. */
static void keep_selected(struct label_work *work)
{
    size_t first = work->order[0];

    if (work->items[first].selected && !work->items[first].by_hand)
        try_before(work, first, LABELS_NAME, true);
}

/* Gives the selected one its whole name; where there is no room for that anywhere it keeps what it has. */
static void place_selected(struct label_work *work)
{
    size_t i = work->order[0]; /* where one is selected it goes first */
    struct labels_place now = work->places[i];
    bool was_placed = work->placed[i];

    if (!work->items[i].selected || (was_placed && now.form == LABELS_NAME))
        return;
    work->placed[i] = false;
    if (!try_before(work, i, LABELS_NAME, false) && !try_rings(work, i, LABELS_NAME, LABEL_CARE_NEEDED))
        insist(work, i);
    if (!work->placed[i]) {
        work->places[i] = now;
        work->placed[i] = was_placed;
    }
}

/* Places in the form those who have no place yet. */
static void place_others(struct label_work *work, enum labels_form form)
{
    for (size_t at = 0; at < work->count; at++) {
        size_t i = work->order[at];

        if (!work->placed[i] && !try_before(work, i, form, false))
            try_rings(work, i, form, LABEL_CARE_NEEDED);
    }
}

/* Tries a longer form than the label has now. */
static bool lengthen(struct label_work *work, size_t i)
{
    struct labels_place now = work->places[i];
    bool was_placed = work->placed[i];
    enum labels_form end = was_placed ? now.form : LABELS_SIGN;

    work->placed[i] = false;
    for (enum labels_form form = LABELS_NAME; form < end; form++)
        if (try_rings(work, i, form, LABEL_CARE_NEEDED))
            return true;
    work->places[i] = now;
    work->placed[i] = was_placed;
    return false;
}

/* Gives everybody the longest form there is room for, until nobody finds a longer one: only so does the layout stay as
 * it is when it is made again. */
static void lengthen_all(struct label_work *work)
{
    bool changed = true;

    while (changed) {
        changed = false;
        for (size_t at = 0; at < work->count; at++)
            changed |= lengthen(work, work->order[at]);
    }
}

static size_t count_placed(const struct label_work *work)
{
    size_t count = 0;

    for (size_t i = 0; i < work->count; i++)
        count += work->placed[i];
    return count;
}

/* Where whole names come first, those placed last may find no room even for a number. Then codes come first. */
static void place_all(struct label_work *work)
{
    size_t bytes = work->count * sizeof *work->placed;
    bool *kept = memory_new_array(work->count, sizeof *kept);

    keep_selected(work);
    place_by_hand(work);
    keep_unmoved(work);
    place_selected(work);
    memcpy(kept, work->placed, bytes);
    for (enum labels_form form = LABELS_NAME; form < LABELS_SIGN; form++)
        place_others(work, form);
    if (count_placed(work) < work->count) {
        memcpy(work->placed, kept, bytes);
        place_others(work, LABELS_CODE);
        place_others(work, LABELS_NUMBER);
    }
    lengthen_all(work);
    free(kept);
}

/* Who has found no place is the sign on the marker. */
static void sign_others(struct label_work *work)
{
    for (size_t i = 0; i < work->count; i++)
        if (!work->placed[i]) {
            struct labels_place *place = &work->places[i];

            place->box = place->marker;
            place->form = LABELS_SIGN;
            place->leader = place->by_hand = false;
            work->places[place->stack].stack_signed = true;
        }
    for (size_t i = 0; i < work->count; i++)
        work->places[i].stack_signed = work->places[work->places[i].stack].stack_signed;
}

void labels_lay(struct labels *labels, const struct labels_plot *plot, const struct labels_item items[], size_t count)
{
    struct label_work work = {.plot = plot,
                        .items = items,
                        .count = count,
                        .before = labels,
                        .places = memory_new_array(count, sizeof *work.places),
                        .placed = memory_new_array(count, sizeof *work.placed),
                        .order = memory_new_array(count, sizeof *work.order),
                        .crowds = memory_new_array(count, sizeof *work.crowds)};

    assert(plot->height > 0 && plot->gap_x >= 0 && plot->gap_y >= 0 && plot->step_x > 0 && plot->step_y > 0);
    find_stacks(&work);
    look_around(&work);
    find_order(&work);
    if (count > 0)
        place_all(&work);
    sign_others(&work);
    free(work.placed);
    free(work.order);
    free(work.crowds);
    free(labels->places);
    *labels = (struct labels){work.places, count};
}

bool labels_covered(const struct labels *labels, const struct labels_plot *plot, struct label_box box)
{
    for (size_t i = 0; i < labels->count; i++) {
        const struct labels_place *place = &labels->places[i];

        if (place->form != LABELS_SIGN && label_box_meets(place->box, box, 0, 0))
            return true;
        if (place->leader && label_line_meets(labels_leader(plot, place), box))
            return true;
    }
    return false;
}
