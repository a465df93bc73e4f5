#include "samreg/tui/area.h"

#include <criterion/criterion.h>

Test(area, is_cut_from_its_edges)
{
    struct area area = {2, 3, 10, 20};
    cr_expect(area_equal(area_take_top(&area, 1), (struct area){2, 3, 1, 20}));
    cr_expect(area_equal(area_take_bottom(&area, 2), (struct area){10, 3, 2, 20}));
    cr_expect(area_equal(area_take_left(&area, 5), (struct area){3, 3, 7, 5}));
    cr_expect(area_equal(area, (struct area){3, 8, 7, 15}));
    cr_expect(area_equal(area_inside(area), (struct area){4, 9, 5, 13}));
}

Test(area, never_gives_more_than_there_is)
{
    struct area area = {0, 0, 2, 3};
    cr_expect(area_equal(area_take_top(&area, 5), (struct area){0, 0, 2, 3}));
    cr_expect(area_is_empty(area));
    cr_expect(area_is_empty(area_take_bottom(&area, 1)));
    cr_expect(area_is_empty(area_take_left(&area, -1)));
    cr_expect(area_is_empty(area_inside((struct area){0, 0, 1, 1})));
    cr_expect(area_equal(area_centre((struct area){0, 0, 5, 9}, 20, 3), (struct area){0, 3, 5, 3}));
}

Test(area, common_parts)
{
    struct area screen = {0, 0, 24, 80};
    cr_expect(area_equal(area_common(screen, (struct area){-2, 70, 5, 20}), (struct area){0, 70, 3, 10}));
    cr_expect(area_is_empty(area_common(screen, (struct area){24, 0, 5, 20})));
}
