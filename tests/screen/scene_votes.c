/* Votes on the plot of the strategy grid: dots, crosses, and what stands beside them. */
#include "samreg/view/scene.h"

#include "samreg/base/str.h"
#include "samreg/model/votes.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"
#include "tests/support/screen.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const struct scene_axis ambition = {"ambisjonsnivå", "gjøre mest mulig selv", "søke felles løsninger"};
static const struct scene_axis commitment = {"grad av forpliktelse", "praktisk samarbeid", "forpliktende allianse"};

/* A cross in the middle, and markers strewn around it that leave its middle free. */
static void strew(struct scene *scene, uint32_t seed)
{
    enum { MARKERS = 32, VOTES = 5 };
    static const struct grid_point votes[VOTES] = {{520, 480}, {400, 300}, {460, 340}, {580, 620}, {640, 660}};
    struct scene_item *item;

    for (int i = 0; i < MARKERS; i++) {
        seed = seed * 1664525 + 1013904223;
        struct grid_point point = {200 + (int)(seed >> 16) % 600, 200 + (int)(seed >> 8 & 0xffff) % 600};

        if (abs(point.x - votes[0].x) > 40 || abs(point.y - votes[0].y) > 130)
            (void)scene_add(scene, i + 1, "Stjørdal", plot_look((size_t)i), point);
    }
    item = scene_add(scene, MARKERS + 1, "Tydal", plot_look(MARKERS), (struct grid_point){40, 960});
    item->votes = malloc(sizeof votes);
    memcpy(item->votes, votes, sizeof votes);
    item->vote_count = VOTES;
}

Test(scene_votes, no_name_lies_on_the_middle_of_a_cross)
{
    screen_start(18, 48);
    for (uint32_t seed = 0; seed < 60; seed++) {
        struct scene scene = {.x = ambition, .y = commitment};
        struct str shown = {0};

        strew(&scene, seed);
        scene_draw(&scene, terminal_area(), false);
        draw_read_text(terminal_area(), &shown);
        cr_expect(strstr(str_peek(&shown), "╋") != NULL, "layout %u:\n%s", seed, str_peek(&shown));
        str_clear(&shown);
        scene_clear(&scene);
    }
    screen_stop();
}

Test(scene_votes, votes_below_five_are_dots_and_from_five_on_a_cross)
{
    static const struct grid_point votes[] = {{100, 700}, {150, 760}, {260, 900}, {280, 640},
                                              {500, 400}, {640, 300}, {700, 450}, {800, 100}, {820, 820}};
    struct scene scene = {.x = ambition, .y = commitment};

    screen_start(16, 60);
    for (size_t count = 4; count <= 5; count++) {
        const struct grid_point *given = count == 4 ? votes : votes + 4;
        struct scene_item *item = scene_add(&scene, (int64_t)count, count == 4 ? "Malvik" : "Selbu", plot_look(count),
                                            votes_sum_up(given, count).median);

        item->votes = malloc(count * sizeof *votes);
        memcpy(item->votes, given, count * sizeof *votes);
        item->vote_count = count;
        item->voted = true;
    }
    scene_draw(&scene, terminal_area(), false);
    screen_is("┌ grad av forpliktelse ─ ↑ forpliktende allianse ─────────┐\n"
              "│                            │                            │\n"
              "│              ▀             │                            │\n"
              "│                            │                            │\n"
              "│     ▄  ▀  ╋ Malvik         │                            │\n"
              "│               ▄            │          ┃                 │\n"
              "│                            │          ┃                 │\n"
              "├────────────────────────────┼──────────┃─Selbu───────────┤\n"
              "│                            │   ━━━━━━━╋━━━━━━━          │\n"
              "│                            │          ┃                 │\n"
              "│                            │          ┃                 │\n"
              "│                            │          ┃                 │\n"
              "│                            │                            │\n"
              "│                            │                            │\n"
              "└───────────────── ↓ praktisk samarbeid ──────────────────┘\n"
              "← gjøre mest mulig selv             søke felles løsninger →\n");
    scene_clear(&scene);
    screen_stop();
}
