#include "samreg/model/label_shape.h"

#include <stdlib.h>

bool label_box_meets(struct label_box a, struct label_box b, int gap_x, int gap_y)
{
    return a.x < b.x + b.width + gap_x && b.x < a.x + a.width + gap_x && a.y < b.y + b.height + gap_y &&
           b.y < a.y + a.height + gap_y;
}

bool label_box_within(struct label_box box, struct label_box area)
{
    return box.x >= area.x && box.y >= area.y && box.x + box.width <= area.x + area.width &&
           box.y + box.height <= area.y + area.height;
}

/* What is free between two stretches. */
static long long gap_between(int a, int a_size, int b, int b_size)
{
    long long free = a < b ? (long long)b - a - a_size : (long long)a - b - b_size;

    return free > 0 ? free : 0;
}

long long label_box_distance(struct label_box a, struct label_box b, int scale_x, int scale_y)
{
    long long x = gap_between(a.x, a.width, b.x, b.width) * scale_x;
    long long y = gap_between(a.y, a.height, b.y, b.height) * scale_y;

    return x * x + y * y;
}

struct label_line label_line_between(struct label_box marker, struct label_box label, int gap_x, int gap_y)
{
    int before_x = gap_x > 0 ? gap_x : 1, before_y = gap_y > 0 ? gap_y : 1;
    int left = 2 * label.x, right = 2 * (label.x + label.width);
    struct label_line line = {.x1 = 2 * marker.x + marker.width, .y1 = 2 * marker.y + marker.height};

    line.x2 = line.x1;
    line.y2 = 2 * label.y + label.height;
    if (line.x1 < left)
        line.x2 = left - before_x;
    else if (line.x1 > right)
        line.x2 = right + before_x;
    else if (line.y1 < line.y2)
        line.y2 = 2 * label.y - before_y;
    else
        line.y2 = 2 * (label.y + label.height) + before_y;
    return line;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* On which side of the line a point lies: -1, 0 (on it) or 1. */
static int side_of(struct label_line line, int x, int y)
{
    long long cross = (long long)(line.x2 - line.x1) * (y - line.y1) - (long long)(line.y2 - line.y1) * (x - line.x1);

    return (cross > 0) - (cross < 0);
}

bool label_line_meets(struct label_line line, struct label_box box)
{
    int left = 2 * box.x, right = 2 * (box.x + box.width), top = 2 * box.y, bottom = 2 * (box.y + box.height);

    if (larger(line.x1, line.x2) < left || smaller(line.x1, line.x2) > right || larger(line.y1, line.y2) < top ||
        smaller(line.y1, line.y2) > bottom)
        return false;
    /* Apart only where all corners lie on one side. */
    return abs(side_of(line, left, top) + side_of(line, right, top) + side_of(line, left, bottom) +
               side_of(line, right, bottom)) < 4;
}

bool label_line_crosses(struct label_line a, struct label_line b)
{
    return larger(a.x1, a.x2) >= smaller(b.x1, b.x2) && larger(b.x1, b.x2) >= smaller(a.x1, a.x2) &&
           larger(a.y1, a.y2) >= smaller(b.y1, b.y2) && larger(b.y1, b.y2) >= smaller(a.y1, a.y2) &&
           side_of(a, b.x1, b.y1) * side_of(a, b.x2, b.y2) <= 0 && side_of(b, a.x1, a.y1) * side_of(b, a.x2, a.y2) <= 0;
}

/* The quotient rounded down; `divisor` is above 0. */
static int divide_down(long long value, long long divisor)
{
    return (int)(value >= 0 ? value / divisor : -((-value + divisor - 1) / divisor));
}

void label_line_walk(struct label_line line, void (*cell)(void *context, int x, int y), void *context)
{
    long long dx = line.x2 - line.x1, dy = line.y2 - line.y1;
    long long steps = (llabs(dx) > llabs(dy) ? llabs(dx) : llabs(dy)) / 2;

    for (long long i = 1; i <= steps; i++)
        cell(context, divide_down(line.x1 * steps + dx * i, 2 * steps),
             divide_down(line.y1 * steps + dy * i, 2 * steps));
}
