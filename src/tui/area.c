#include "samreg/tui/area.h"

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

bool area_is_empty(struct area area)
{
    return area.height <= 0 || area.width <= 0;
}

bool area_equal(struct area a, struct area b)
{
    return a.y == b.y && a.x == b.x && a.height == b.height && a.width == b.width;
}

struct area area_common(struct area a, struct area b)
{
    int top = larger(a.y, b.y);
    int left = larger(a.x, b.x);
    int bottom = smaller(a.y + a.height, b.y + b.height);
    int right = smaller(a.x + a.width, b.x + b.width);
    return (struct area){top, left, larger(bottom - top, 0), larger(right - left, 0)};
}

struct area area_inside(struct area area)
{
    return (struct area){area.y + 1, area.x + 1, larger(area.height - 2, 0), larger(area.width - 2, 0)};
}

struct area area_take_top(struct area *area, int height)
{
    int taken = larger(smaller(height, area->height), 0);
    struct area top = {area->y, area->x, taken, area->width};
    area->y += taken;
    area->height -= taken;
    return top;
}

struct area area_take_bottom(struct area *area, int height)
{
    int taken = larger(smaller(height, area->height), 0);
    area->height -= taken;
    return (struct area){area->y + area->height, area->x, taken, area->width};
}

struct area area_take_left(struct area *area, int width)
{
    int taken = larger(smaller(width, area->width), 0);
    struct area left = {area->y, area->x, area->height, taken};
    area->x += taken;
    area->width -= taken;
    return left;
}

struct area area_centre(struct area around, int height, int width)
{
    int h = larger(smaller(height, around.height), 0);
    int w = larger(smaller(width, around.width), 0);
    return (struct area){around.y + (around.height - h) / 2, around.x + (around.width - w) / 2, h, w};
}
