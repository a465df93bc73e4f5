/* What the files that draw a strategy process share: the sheet, and what is laid out on it. */
#ifndef SAMREG_APP_STRATEGY_DRAWING_H
#define SAMREG_APP_STRATEGY_DRAWING_H

#include "samreg/app/strategy_picture.h"
#include "samreg/model/label_text.h"
#include "samreg/model/labels.h"

/* The sheet, in units of the picture. */
enum {
    MARGIN = 60,
    TITLE_SIZE = 44,
    TITLE_Y = 84,
    LINE_SIZE = 24, /* of the lines under the title */
    PLOT_X = 340,
    PLOT_Y = 210,
    PLOT_WIDTH = 1130,
    PLOT_HEIGHT = 720,
    INSET = 24,     /* between the frame and the ends of the axes: half a marker, and a little */
    AXIS_SIZE = 22,
    AXIS_WIDTH = 260, /* of the column of texts on the left */
    BELOW_WIDTH = 350,
    SIDE_X = PLOT_X + PLOT_WIDTH + 36,
    SIDE_SIZE = 22,
    FOOT_Y = PICTURE_HEIGHT - 24,
    FOOT_SIZE = 18,
    QUADRANT_SIZE = 34,
    LABEL_SIZE = 25,
    MARKER = 28,
    MARKER_SMALL = 18, /* where it stood before */
    DOT = 11,          /* a vote */
    GAP = 8,         /* between a name and anything else */
    MANY = 20          /* from so many names on they are set smaller */
};

/* Somebody who is drawn. */
struct drawing_item {
    const struct strategy_member *member;
    size_t place; /* in the process: shape and colour are the same in every picture */
    const struct strategy_position *position; /* or NULL: stands by its votes alone */
    struct grid_point point;
    struct picture_point spot; /* of its marker: where the point is, or that of another it would have covered */
    bool moved; /* stood elsewhere in the round of before: */
    struct grid_point from;
    struct grid_point *votes; /* owned */
    size_t vote_count;
    bool illustrated; /* its position is an illustration, or the one that it moved from */
    char *written;    /* owned; its name as drawn: in brackets where it is illustrated and not all are */
};

struct strategy_drawing {
    struct app *app;
    const struct strategy_process *process;
    const struct strategy_scope *scope;
    const struct strategy_round *round, *from;
    struct picture *picture;
    struct grid_plot grid; /* as many cells as there are units between the ends of the axes */
    struct drawing_item *items;
    size_t count;
    size_t standing, illustrated; /* how many of them are placed, and of these how many are illustrated */
    struct label_text *texts;
    struct labels labels;
    struct labels_plot plot;
    struct labels_fixed *fixed; /* the titled quadrants first, then what labels had better leave free */
    char *titles[GRID_QUADRANTS];    /* owned; */
    int title_sizes[GRID_QUADRANTS]; /* and how large their letters are */
    size_t titled_count, fixed_count, fixed_capacity;
    int label_size, marker;
    int side_y; /* the baseline of the next line beside the plot */
};

/* Finds out who stands in the plot and how large markers and names are. */
void drawing_collect(struct strategy_drawing *drawing);

/* Lays out the titles of the quadrants, then the names. */
void drawing_lay(struct strategy_drawing *drawing);

/* Draws frame, ways, votes, markers and names. */
void drawing_draw(struct strategy_drawing *drawing);

/* What stands beside the marker of the item at a place. Lent. */
const char *drawing_label(const struct strategy_drawing *drawing, size_t place);

/* The item whose sign stands for the item at a place: members of a stack that have only a sign share the first one's.
 * Itself when it has more. */
size_t drawing_signed_by(const struct strategy_drawing *drawing, size_t place);

/* Frees what collecting and laying out made. */
void drawing_clear(struct strategy_drawing *drawing);

#endif
