#include "samreg/tui/tiles.h"

#include <criterion/criterion.h>

/*   0
 * 1 2 3
 *     4 */
static void begin(struct tiles *tiles)
{
    *tiles = (struct tiles){0};
    tiles_add(tiles, 0, 1, "A", "", 0);
    tiles_add(tiles, 1, 0, "B", "", 0);
    tiles_add(tiles, 1, 1, "C", "", 0);
    tiles_add(tiles, 1, 2, "D", "", 0);
    tiles_add(tiles, 2, 2, "E", "", 0);
}

Test(tiles, arrows_go_to_the_nearest_tile)
{
    struct tiles tiles;

    begin(&tiles);
    cr_expect_eq(tiles_step(&tiles, 0, 1, 0), 2);
    cr_expect_eq(tiles_step(&tiles, 2, 0, -1), 1);
    cr_expect_eq(tiles_step(&tiles, 2, 0, 1), 3);
    cr_expect_eq(tiles_step(&tiles, 3, 1, 0), 4);
    cr_expect_eq(tiles_step(&tiles, 1, -1, 0), 0, "there is none straight above");
    cr_expect_eq(tiles_step(&tiles, 1, 0, -1), 1, "there is nothing to the left");
    tiles_clear(&tiles);
}

Test(tiles, every_tile_can_be_reached)
{
    struct tiles tiles;
    bool reached[5] = {true};

    begin(&tiles);
    for (int round = 0; round < 5; round++) {
        for (size_t i = 0; i < 5; i++) {
            if (reached[i]) {
                reached[tiles_step(&tiles, i, 1, 0)] = true;
                reached[tiles_step(&tiles, i, -1, 0)] = true;
                reached[tiles_step(&tiles, i, 0, 1)] = true;
                reached[tiles_step(&tiles, i, 0, -1)] = true;
            }
        }
    }
    for (size_t i = 0; i < 5; i++)
        cr_expect(reached[i], "tile %zu", i);
    tiles_clear(&tiles);
}

Test(tiles, keys_move_and_others_are_left_alone)
{
    struct tiles tiles;

    begin(&tiles);
    cr_expect(tiles_key(&tiles, (struct key){KEY_CODE_DOWN, 0}) && tiles.cursor == 2);
    cr_expect(tiles_key(&tiles, (struct key){KEY_CODE_END, 0}) && tiles.cursor == 4);
    cr_expect(tiles_key(&tiles, (struct key){KEY_CODE_HOME, 0}) && tiles.cursor == 0);
    cr_expect_not(tiles_key(&tiles, (struct key){'x', 0}));
    tiles_clear(&tiles);
    cr_expect_not(tiles_key(&tiles, (struct key){KEY_CODE_DOWN, 0}), "there is nowhere to go");
}
