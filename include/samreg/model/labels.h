/* Where the names stand beside the markers of a plot: every name is there, none covers another, and they do not dance
 * from one picture to the next (ux.md 4.2). The same for the terminal and for pictures, which differ in their units
 * (label_shape.h); nothing is random, so the facilitator's screen and the wall agree.
 *
 * How it is done, in this order, each label taking what room is left:
 * 1. The selected one where it stood with its whole name, when its marker has not moved; labels placed by hand, where
 *    their place is free.
 * 2. Labels of before whose marker has not moved keep their place, where it is still free: a label moves only when it
 *    must, or when there is room for a longer form.
 * 3. The selected item, with its whole name unless the plot has no room for it anywhere: then it keeps what it has. It
 *    takes the room of others where it must, also of those placed by hand, who then look for another.
 * 4. The others with their whole name: first as before relative to their marker, then in eight places around it,
 *    then on rings 2 to 6 further out with a leader; members of a stack on as many rings as they are (up to 20). In
 *    each ring the places away from the neighbours come first. The most crowded are placed first.
 * 5. Who finds no room then tries the same with the code, then with the number; both are in the legend.
 * 6. When that leaves somebody without, 4 and 5 are done again with codes and numbers alone.
 * 7. Whoever has less than the whole name gets the longest form there is room for now, until nobody finds a longer one.
 * 8. Who has no place then is the sign on its marker, which always has room, and in the legend.
 *
 * A place is free when it lies in the area, keeps its distance from every marker, label and fixed text, its leader
 * touches none of them, and it covers no leader. Only the leader of the selected may run over markers, where there is
 * no other way. Soft texts may be covered, and leaders may cross, where nothing else is left on a ring.
 *
 * A name is read as that of the marker it stands at. So a label without a leader is always nearer to its own marker
 * than to any other, and where a user has set one at another's marker it has a leader to its own.
 *
 * Markers in exactly the same place (and of one size) are a stack: one marker with their number, each of them with its
 * own label. */
#ifndef SAMREG_MODEL_LABELS_H
#define SAMREG_MODEL_LABELS_H

#include "samreg/model/label_shape.h"

#include <stddef.h>
#include <stdint.h>

/* What a label shows: of label_text.h. Beginning with the code, the item is in the legend. */
enum labels_form { LABELS_NAME, LABELS_CODE, LABELS_NUMBER, LABELS_SIGN };

/* A text that is there already: axis texts, the timer; or soft: titles of quadrants, which a label may cover. */
struct labels_fixed {
    struct label_box box;
    bool soft;
};

/* The plot. On a terminal: gap_x 1, gap_y 0, step_x 2, step_y 1, height 1. In a picture step_y is about the
 * height, and step_x twice as much. */
struct labels_plot {
    struct label_box area; /* labels stand within; markers too */
    int height;            /* of every label; at least 1 */
    int gap_x, gap_y;      /* what stays free between a label and anything else; at least 0 */
    int step_x, step_y;    /* how far places on a ring, and the rings, lie from each other; at least 1 */
    const struct labels_fixed *fixed;
    size_t fixed_count;
};

/* A marker and its label. */
struct labels_item {
    int64_t id;              /* what the item is known by from one layout to the next; each its own */
    struct label_box marker; /* at least 1 by 1 */
    int widths[LABELS_SIGN]; /* of the whole name, the code and the number, by form; at least 1 */
    bool selected;      /* at most one is */
    bool by_hand;       /* the label has a place set by hand: its upper left corner is */
    int hand_x, hand_y; /* so far from that of the marker */
};

/* Where a label is. */
struct labels_place {
    int64_t id;
    struct label_box marker; /* of the item */
    struct label_box box;    /* the label; of LABELS_SIGN the marker itself */
    enum labels_form form;
    bool by_hand;       /* stands where it was set by hand */
    bool leader;        /* draw labels_leader() */
    size_t stack;       /* the first item of its stack: itself when it stands alone */
    size_t stack_count; /* members of the stack, 1 when it stands alone */
    bool stack_signed;  /* a member of the stack has LABELS_SIGN: the marker shows the first one's sign, and the legend
                         * names all such members at it; else the number of members */
};

/* A layout. All zeroes is one without items. */
struct labels {
    struct labels_place *places; /* in the order of the items */
    size_t count;
};
void labels_clear(struct labels *labels);

/* Lays out the labels of `count` items, which come sorted as names are. `labels` holds the layout of before (or all
 * zeroes), and then the new one. Draw leaders first, then soft texts that are not labels_covered(), markers, labels.
 * The same items laid out again stay exactly where they are. */
void labels_lay(struct labels *labels, const struct labels_plot *plot, const struct labels_item items[], size_t count);

/* The leader of a place that has one. */
struct label_line labels_leader(const struct labels_plot *plot, const struct labels_place *place);

/* Whether a label or a leader lies on a box: a soft text is then better left out. */
bool labels_covered(const struct labels *labels, const struct labels_plot *plot, struct label_box box);

#endif
