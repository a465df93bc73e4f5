#include "samreg/model/tile_map.h"

#include <criterion/criterion.h>
#include <string.h>

static const char map[] = ",A1,\r\nB1/B2,C1/C2,D1\n,,E1\n";

static void expect_at(const struct tile_layout *layout, size_t tile, int row, int column)
{
    cr_expect(layout->tiles[tile].row == row && layout->tiles[tile].column == column, "tile %zu is at %d, %d", tile,
              layout->tiles[tile].row, layout->tiles[tile].column);
}

Test(tile_map, tiles_stand_where_the_map_has_their_number)
{
    struct tile_layout layout = {0};
    const char *numbers[] = {"E1", "A1", "B2"};

    cr_assert(tile_layout_place(&layout, map, numbers, 3));
    cr_expect(layout.mapped && layout.rows == 3 && layout.columns == 3);
    expect_at(&layout, 0, 2, 2);
    expect_at(&layout, 1, 0, 1);
    expect_at(&layout, 2, 1, 0);
    tile_layout_clear(&layout);
}

Test(tile_map, a_part_of_the_map_is_cut_out)
{
    struct tile_layout layout = {0};
    const char *numbers[] = {"D1", "C1", "E1"};

    cr_assert(tile_layout_place(&layout, map, numbers, 3));
    cr_expect(layout.rows == 2 && layout.columns == 2);
    expect_at(&layout, 0, 0, 1);
    expect_at(&layout, 1, 0, 0);
    expect_at(&layout, 2, 1, 1);
    tile_layout_clear(&layout);
}

Test(tile_map, what_is_not_on_the_map_or_shares_a_cell_is_not_placed)
{
    struct tile_layout layout = {0};
    const char *unknown[] = {"A1", "F1"};
    const char *shared[] = {"C1", "C2"};
    const char *beginning[] = {"A"};

    cr_expect_not(tile_layout_place(&layout, map, unknown, 2));
    cr_expect_not(tile_layout_place(&layout, map, shared, 2));
    cr_expect_not(tile_layout_place(&layout, map, beginning, 1));
    cr_expect_not(tile_layout_place(&layout, map, unknown, 0));
    cr_expect_not(tile_layout_place(&layout, "", unknown, 1));
    cr_expect_eq(layout.count, 0);
}

Test(tile_map, a_plain_grid_goes_line_by_line)
{
    struct tile_layout layout = {0};

    tile_layout_fill(&layout, 7, 3);
    cr_expect(!layout.mapped && layout.rows == 3 && layout.columns == 3);
    expect_at(&layout, 2, 0, 2);
    expect_at(&layout, 6, 2, 0);
    tile_layout_clear(&layout);
    tile_layout_fill(&layout, 2, 5);
    cr_expect(layout.rows == 1 && layout.columns == 2);
    tile_layout_clear(&layout);
    tile_layout_fill(&layout, 0, 5);
    cr_expect(layout.rows == 0 && layout.columns == 0);
    tile_layout_clear(&layout);
}

Test(tile_map, amounts_fall_into_classes_of_equal_range)
{
    cr_expect_eq(tile_class(0, 0, 10), 0);
    cr_expect_eq(tile_class(1.9, 0, 10), 0);
    cr_expect_eq(tile_class(2, 0, 10), 1);
    cr_expect_eq(tile_class(10, 0, 10), TILE_CLASSES - 1);
    cr_expect_eq(tile_class(7, 7, 7), TILE_CLASSES - 1);
    cr_expect_eq(tile_class(0, 0, 0), 0, "nothing is not painted as much");
}
