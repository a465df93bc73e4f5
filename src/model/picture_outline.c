#include "samreg/model/picture_outline.h"

#include <assert.h>
#include <math.h>

/* Corners of the symbols in hundredths of half their size, around the middle. Areas look alike: a triangle reaches
 * further out than a square. */
struct shape {
    size_t count;
    signed char corners[PICTURE_CORNERS][2];
};
static const struct shape shapes[PICTURE_SYMBOL_COUNT] = {
    [PICTURE_SQUARE] = {4, {{-88, -88}, {88, -88}, {88, 88}, {-88, 88}}},
    [PICTURE_DIAMOND] = {4, {{0, -120}, {120, 0}, {0, 120}, {-120, 0}}},
    [PICTURE_UP] = {3, {{0, -115}, {112, 82}, {-112, 82}}},
    [PICTURE_DOWN] = {3, {{0, 115}, {112, -82}, {-112, -82}}},
    [PICTURE_PLUS] = {12,
                      {{-36, -108}, {36, -108}, {36, -36}, {108, -36}, {108, 36}, {36, 36},
                       {36, 108}, {-36, 108}, {-36, 36}, {-108, 36}, {-108, -36}, {-36, -36}}},
    [PICTURE_CROSS] = {12,
                       {{-102, -51}, {-51, -102}, {0, -51}, {51, -102}, {102, -51}, {51, 0},
                        {102, 51}, {51, 102}, {0, 51}, {-51, 102}, {-102, 51}, {-51, 0}}},
    [PICTURE_STAR] = {10,
                      {{0, -125}, {32, -44}, {119, -39}, {52, 17}, {73, 101}, {0, 54},
                       {-73, 101}, {-52, 17}, {-119, -39}, {-32, -44}}},
};

size_t picture_symbol_outline(const struct picture_marker *marker, struct picture_spot corners[PICTURE_CORNERS])
{
    const struct shape *shape = &shapes[marker->symbol];

    for (size_t i = 0; i < shape->count; i++) {
        corners[i].x = marker->x + shape->corners[i][0] * marker->size / 200.0;
        corners[i].y = marker->y + shape->corners[i][1] * marker->size / 200.0;
    }
    return shape->count;
}

double picture_marker_line(const struct picture_marker *marker)
{
    return fmax(1.5, marker->size / 8.0);
}

double picture_marker_rim(const struct picture_marker *marker)
{
    return fmax(1.5, marker->size / 7.0);
}

bool picture_dash_lengths(enum picture_dash dash, double thickness, double lengths[2])
{
    static const int times[PICTURE_DASH_COUNT][2] = {
        [PICTURE_UNBROKEN] = {0, 0}, [PICTURE_DASHED] = {5, 4}, [PICTURE_SPOTTED] = {1, 3}};

    lengths[0] = times[dash][0] * thickness;
    lengths[1] = times[dash][1] * thickness;
    return dash != PICTURE_UNBROKEN;
}

void picture_arrow_head(struct picture_point from, struct picture_point to, int thickness,
                        struct picture_spot corners[3], struct picture_spot *line_end)
{
    double away = hypot(to.x - from.x, to.y - from.y);
    double length = 8.0 + 3.0 * thickness;
    double across = 0.42 * length;
    double x = away > 0 ? (to.x - from.x) / away : 1;
    double y = away > 0 ? (to.y - from.y) / away : 0;

    length = away > 0 && length > away ? away : length;
    corners[0] = (struct picture_spot){to.x, to.y};
    corners[1] = (struct picture_spot){to.x - length * x - across * y, to.y - length * y + across * x};
    corners[2] = (struct picture_spot){to.x - length * x + across * y, to.y - length * y - across * x};
    *line_end = (struct picture_spot){to.x - 0.8 * length * x, to.y - 0.8 * length * y};
}

/* ---- Patterns ---- */

#define RISING {0, 12, 12, 0}, {-2, 2, 2, -2}, {10, 14, 14, 10}
#define FALLING {0, 0, 12, 12}, {-2, 10, 2, 14}, {10, -2, 14, 2}

static const struct picture_stroke rising[] = {RISING};
static const struct picture_stroke falling[] = {FALLING};
static const struct picture_stroke horizontal[] = {{-2, 6, 14, 6}};
static const struct picture_stroke vertical[] = {{6, -2, 6, 14}};
static const struct picture_stroke crossed[] = {RISING, FALLING};
static const struct picture_stroke dotted[] = {{3, 3, 3, 3}, {9, 9, 9, 9}};
static const struct picture_stroke gridded[] = {{-2, 6, 14, 6}, {6, -2, 6, 14}};

const struct picture_stroke *picture_pattern_strokes(enum picture_pattern pattern, size_t *count)
{
    static const struct {
        const struct picture_stroke *strokes;
        size_t count;
    } patterns[PICTURE_PATTERN_COUNT] = {
        [PICTURE_SOLID] = {NULL, 0},
        [PICTURE_RISING] = {rising, sizeof rising / sizeof *rising},
        [PICTURE_FALLING] = {falling, sizeof falling / sizeof *falling},
        [PICTURE_HORIZONTAL] = {horizontal, 1},
        [PICTURE_VERTICAL] = {vertical, 1},
        [PICTURE_CROSSED] = {crossed, sizeof crossed / sizeof *crossed},
        [PICTURE_DOTTED] = {dotted, 2},
        [PICTURE_GRIDDED] = {gridded, 2},
    };

    assert(pattern < PICTURE_PATTERN_COUNT);
    *count = patterns[pattern].count;
    return patterns[pattern].strokes;
}

enum picture_ink picture_pattern_ink(enum picture_ink fill)
{
    bool is_light = fill == PICTURE_PAPER || fill == PICTURE_GRID || fill == PICTURE_SCALE_1 ||
                    fill == PICTURE_SCALE_2;

    return is_light ? PICTURE_FAINT : PICTURE_PAPER;
}
