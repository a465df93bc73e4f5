#include "samreg/model/label_room.h"

bool label_room_needs_leader(const struct labels_plot *plot, struct label_box marker, struct label_box box)
{
    int slack = plot->height / 2 > 0 ? plot->height / 2 : 1;

    return !label_box_meets(marker, box, plot->gap_x + 1, plot->gap_y + slack);
}

/* The leaders of a stack all begin at its marker. */
bool label_room_is_in_way(const struct labels_plot *plot, const struct labels_place *a, const struct labels_place *b,
                          enum label_care care)
{
    if (label_box_meets(a->box, b->box, plot->gap_x, plot->gap_y))
        return true;
    if (a->leader && label_line_meets(labels_leader(plot, a), b->box))
        return true;
    if (b->leader && label_line_meets(labels_leader(plot, b), a->box))
        return true;
    return care == LABEL_CARE_ALL && a->leader && b->leader && a->stack != b->stack &&
           label_line_crosses(labels_leader(plot, a), labels_leader(plot, b));
}

/* Whether the place is clear of the fixed texts: the hard ones, or the soft ones. */
static bool is_clear_of_texts(const struct labels_plot *plot, const struct labels_place *place, bool soft)
{
    for (size_t i = 0; i < plot->fixed_count; i++) {
        const struct labels_fixed *fixed = &plot->fixed[i];

        if (fixed->soft == soft &&
            (label_box_meets(place->box, fixed->box, soft ? 0 : plot->gap_x, soft ? 0 : plot->gap_y) ||
             (place->leader && label_line_meets(labels_leader(plot, place), fixed->box))))
            return false;
    }
    return true;
}

static bool is_clear_of_markers(const struct label_work *work, const struct labels_place *place)
{
    const struct labels_plot *plot = work->plot;

    for (size_t i = 0; i < work->count; i++) {
        const struct labels_place *other = &work->places[i];
        bool own = other->stack == place->stack;

        if (other->stack != i) /* the first of a stack stands for all */
            continue;
        if (label_box_meets(place->box, other->marker, own ? 0 : plot->gap_x, own ? 0 : plot->gap_y) ||
            (!own && place->leader && label_line_meets(labels_leader(plot, place), other->marker)))
            return false;
    }
    return true;
}

/* How far a label is from a marker: squared, a step to the side counting as one up or down. */
static long long distance_to(const struct labels_plot *plot, struct label_box box, struct label_box marker)
{
    return label_box_distance(box, marker, plot->step_y, plot->step_x);
}

bool label_room_is_a_strangers(const struct label_work *work, const struct labels_place *place)
{
    long long own = distance_to(work->plot, place->box, place->marker);

    for (size_t i = 0; i < work->count; i++) {
        const struct labels_place *other = &work->places[i];

        if (other->stack == i && other->stack != place->stack &&
            distance_to(work->plot, place->box, other->marker) <= own)
            return true;
    }
    return false;
}

bool label_room_is_clear(const struct label_work *work, const struct labels_place *place)
{
    return is_clear_of_markers(work, place) && is_clear_of_texts(work->plot, place, false);
}

struct labels_place label_room_describe(const struct label_work *work, size_t i, struct label_box box,
                                        enum labels_form form)
{
    struct labels_place place = work->places[i];

    place.box = box;
    place.form = form;
    place.leader = label_room_needs_leader(work->plot, place.marker, box);
    return place;
}

bool label_room_consider(const struct label_work *work, size_t i, struct label_box box, enum labels_form form,
                         struct labels_place *place)
{
    if (!label_box_within(box, work->plot->area))
        return false;
    *place = label_room_describe(work, i, box, form);
    return label_room_is_clear(work, place) && (place->leader || !label_room_is_a_strangers(work, place));
}

bool label_room_take(struct label_work *work, size_t i, const struct labels_place *place, enum label_care care)
{
    if (care == LABEL_CARE_ALL && !is_clear_of_texts(work->plot, place, true))
        return false;
    for (size_t j = 0; j < work->count && care != LABEL_CARE_MARKERS; j++)
        if (work->placed[j] && label_room_is_in_way(work->plot, place, &work->places[j], care))
            return false;
    work->places[i] = *place;
    work->placed[i] = true;
    return true;
}
