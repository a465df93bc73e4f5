/* Any layout of labels, from its bytes: the plot, its texts, markers with their sizes and wishes, then moves. After
 * each everybody is there, labels keep their distance, cover neither a marker nor a leader, and stay where they are
 * when laid out again. */
#include "samreg/model/labels.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { ITEMS = 24, FIXED = 3, MOVES = 6 };

struct input {
    const uint8_t *data;
    size_t size;
};

static void require(bool holds)
{
    if (!holds)
        abort();
}

/* The next byte, as 0 to `below` - 1; 0 behind the end. */
static int take(struct input *input, int below)
{
    if (input->size == 0)
        return 0;
    input->size--;
    return *input->data++ % below;
}

static void take_marker(struct input *input, const struct label_box *area, struct labels_item *item)
{
    item->marker.x = area->x + take(input, area->width);
    item->marker.y = area->y + take(input, area->height);
}

static struct labels_item take_item(struct input *input, const struct label_box *area, int64_t id, bool *any_selected)
{
    struct labels_item item = {.id = id};
    int wishes;

    take_marker(input, area, &item);
    item.marker.width = item.marker.height = 1 + take(input, 8) / 6;
    item.widths[LABELS_NAME] = 1 + take(input, 20);
    item.widths[LABELS_CODE] = 3;
    item.widths[LABELS_NUMBER] = 2;
    wishes = take(input, 64);
    item.selected = wishes == 1 && !*any_selected;
    *any_selected |= item.selected;
    item.by_hand = wishes == 2;
    item.hand_x = take(input, 21) - 10;
    item.hand_y = take(input, 11) - 5;
    return item;
}

static void check_pair(const struct labels_plot *plot, const struct labels_item *item, const struct labels_place *a,
                       const struct labels_place *b)
{
    if (a->form == LABELS_SIGN)
        return;
    require(!label_box_meets(a->box, b->marker, a->stack == b->stack ? 0 : plot->gap_x,
                             a->stack == b->stack ? 0 : plot->gap_y));
    if (a->leader && !item->selected && a->stack != b->stack)
        require(!label_line_meets(labels_leader(plot, a), b->marker));
    if (!a->leader && a->stack != b->stack)
        require(label_box_distance(a->box, b->marker, plot->step_y, plot->step_x) >
                label_box_distance(a->box, a->marker, plot->step_y, plot->step_x));
    if (b->form == LABELS_SIGN)
        return;
    require(!label_box_meets(a->box, b->box, plot->gap_x, plot->gap_y));
    require(!a->leader || !label_line_meets(labels_leader(plot, a), b->box));
}

static void check_place(const struct labels_plot *plot, const struct labels_item *item,
                        const struct labels_place *place)
{
    require(place->id == item->id && memcmp(&place->marker, &item->marker, sizeof place->marker) == 0);
    require(place->stack_count > 0);
    if (place->form == LABELS_SIGN) {
        require(place->stack_signed && memcmp(&place->box, &place->marker, sizeof place->box) == 0);
        return;
    }
    require(place->box.width == item->widths[place->form] && place->box.height == plot->height);
    require(label_box_within(place->box, plot->area));
    for (size_t i = 0; i < plot->fixed_count; i++)
        require(plot->fixed[i].soft || !label_box_meets(place->box, plot->fixed[i].box, plot->gap_x, plot->gap_y));
}

static void check(const struct labels *labels, const struct labels_plot *plot, const struct labels_item items[],
                  size_t count)
{
    require(labels->count == count);
    for (size_t i = 0; i < count; i++) {
        check_place(plot, &items[i], &labels->places[i]);
        for (size_t j = 0; j < count; j++)
            if (i != j)
                check_pair(plot, &items[i], &labels->places[i], &labels->places[j]);
    }
}

static void lay_twice(struct labels *labels, const struct labels_plot *plot, const struct labels_item items[],
                      size_t count)
{
    struct labels_place first[ITEMS];

    labels_lay(labels, plot, items, count);
    check(labels, plot, items, count);
    for (size_t i = 0; i < count; i++)
        first[i] = labels->places[i];
    labels_lay(labels, plot, items, count);
    check(labels, plot, items, count);
    for (size_t i = 0; i < count; i++)
        require(memcmp(&first[i].box, &labels->places[i].box, sizeof first[i].box) == 0 &&
                first[i].form == labels->places[i].form);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct input input = {data, size};
    struct labels_fixed fixed[FIXED];
    struct labels_item items[ITEMS];
    struct labels labels = {0};
    struct labels_plot plot = {.fixed = fixed};
    size_t count = (size_t)take(&input, ITEMS + 1);
    bool any_selected = false;

    plot.area =
        (struct label_box){take(&input, 9) - 4, take(&input, 9) - 4, 1 + take(&input, 70), 1 + take(&input, 24)};
    plot.height = 1 + take(&input, 8) / 6;
    plot.gap_x = take(&input, 3);
    plot.gap_y = take(&input, 2);
    plot.step_x = 1 + take(&input, 4);
    plot.step_y = 1 + take(&input, 2);
    plot.fixed_count = (size_t)take(&input, FIXED + 1);
    for (size_t i = 0; i < plot.fixed_count; i++)
        fixed[i] =
            (struct labels_fixed){{take(&input, 70), take(&input, 24), 1 + take(&input, 12), 1}, take(&input, 2) == 1};
    for (size_t i = 0; i < count; i++)
        items[i] = take_item(&input, &plot.area, (int64_t)i, &any_selected);
    lay_twice(&labels, &plot, items, count);
    for (int move = 0; move < MOVES && count > 0 && input.size > 0; move++) {
        take_marker(&input, &plot.area, &items[take(&input, (int)count)]);
        lay_twice(&labels, &plot, items, count);
    }
    labels_clear(&labels);
    return 0;
}
