/* The plot of the strategy grid as it is seen: how it lies, that every name is there, what hides and what shows. */
#include "samreg/view/scene.h"

#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"
#include "tests/support/screen.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct scene_axis ambition = {"ambisjonsnivå", "gjøre mest mulig selv", "søke felles løsninger"};
static const struct scene_axis commitment = {"grad av forpliktelse", "praktisk samarbeid", "forpliktende allianse"};

/* Six municipalities; those that moved come from where the first round had them. */
static void fill(struct scene *scene)
{
    static const char *const names[] = {"Frosta", "Malvik", "Meråker", "Selbu", "Stjørdal", "Tydal"};
    static const struct grid_point points[] = {{220, 240}, {610, 420}, {700, 820}, {830, 650}, {560, 700}, {300, 130}};
    static const struct grid_point before[] = {{220, 240}, {300, 350}, {350, 800}, {800, 300}, {560, 700}, {300, 130}};

    scene->x = ambition;
    scene->y = commitment;
    for (size_t i = 0; i < sizeof points / sizeof points[0]; i++) {
        struct scene_item *item = scene_add(scene, (int64_t)i + 1, names[i], plot_look(i), points[i]);

        item->from = before[i];
        item->trail = before[i].x != points[i].x || before[i].y != points[i].y;
    }
}

static void name_quadrants(struct scene *scene)
{
    scene->quadrants[GRID_LOW_LOW] = "Sjølberging";
    scene->quadrants[GRID_HIGH_LOW] = "Tjenestesenter";
    scene->quadrants[GRID_LOW_HIGH] = "Spesialisering";
    scene->quadrants[GRID_HIGH_HIGH] = "Regional partner";
}

static void show(enum grid_orientation orientation, bool trails)
{
    struct scene scene = {.orientation = orientation};

    fill(&scene);
    name_quadrants(&scene);
    for (size_t i = 0; i < scene.count && !trails; i++)
        scene.items[i].trail = false;
    scene_draw(&scene, terminal_area(), false);
    scene_clear(&scene);
}

Test(scene, upright)
{
    screen_start(15, 60);
    show(GRID_UPRIGHT, true);
    screen_is("┌ grad av forpliktelse ─ ↑ forpliktende allianse ─────────┐\n"
              "│                            │       Meråker              │\n"
              "│                            │▄ ▄ ▄ ▄ ▄→◆                 │\n"
              "│                   ◇ ▀ ▀ ▀ ▀│     Regional partner       │\n"
              "│                      Stjørdal ▼               ▲ Selbu   │\n"
              "│                            │                  ↑         │\n"
              "├────────────────────────────┼─────────────────▄──────────┤\n"
              "│                       ▄ ▄ ▄│▄ ▀ →■           ▄          │\n"
              "│     Frosta      □ ▀ ▀      │       Malvik   △           │\n"
              "│            ●               │      Tjenestesenter        │\n"
              "│                 ✚ Tydal    │                            │\n"
              "│                            │                            │\n"
              "└───────────────── ↓ praktisk samarbeid ──────────────────┘\n"
              "← gjøre mest mulig selv             søke felles løsninger →\n");
    screen_stop();
}

Test(scene, six_rows_still_say_what_the_axes_are)
{
    screen_start(6, 40);
    show(GRID_UPRIGHT, false);
    screen_is("┌────── ↑ forpliktende allianse ──────┐\n"
              "│           Stjørdal ▼    ◆···Meråker │\n"
              "├─Frosta──────Tydal┼───■───────▲─Selbu┤\n"
              "│        ●  ✚   Malvik                │\n"
              "└─────── ↓ praktisk samarbeid ────────┘\n"
              "← gjøre mest muli…  søke felles løsnin…\n");
    screen_stop();
}

Test(scene, turned_right)
{
    screen_start(15, 60);
    show(GRID_TURNED_RIGHT, false);
    screen_is("┌ ambisjonsnivå ─ ↑ gjøre mest mulig selv ────────────────┐\n"
              "│                            │                            │\n"
              "│               Frosta       │                            │\n"
              "│             ●              │      Spesialisering        │\n"
              "│ Tydal ✚                    │                            │\n"
              "│                            │                            │\n"
              "├────────────────────────────┼─Stjørdal───────────────────┤\n"
              "│                       ■ Malvik        ▼                 │\n"
              "│                            │                 ◆ Meråker  │\n"
              "│       Tjenestesenter       │     Regional partner       │\n"
              "│                            │        ▲                   │\n"
              "│                            │  Selbu                     │\n"
              "└──────────────── ↓ søke felles løsninger ────────────────┘\n"
              "← praktisk samarbeid                forpliktende allianse →\n");
    screen_stop();
}

Test(scene, upside_down)
{
    screen_start(15, 60);
    show(GRID_UPSIDE_DOWN, false);
    screen_is("┌ grad av forpliktelse ─ ↑ praktisk samarbeid ────────────┐\n"
              "│                            │                            │\n"
              "│                            │    Tydal ✚                 │\n"
              "│       Tjenestesenter       │               ●            │\n"
              "│               Malvik       │                 Frosta     │\n"
              "│                      ■     │                            │\n"
              "├────────────────────────────┼────────────────────────────┤\n"
              "│                            │                            │\n"
              "│   Selbu ▲               ▼ Stjørdal                      │\n"
              "│      Regional partner      │      Spesialisering        │\n"
              "│                 ◆          │                            │\n"
              "│              Meråker       │                            │\n"
              "└──────────────── ↓ forpliktende allianse ────────────────┘\n"
              "← søke felles løsninger             gjøre mest mulig selv →\n");
    screen_stop();
}

Test(scene, turned_left)
{
    screen_start(15, 60);
    show(GRID_TURNED_LEFT, true);
    screen_is("┌ ambisjonsnivå ─ ↑ søke felles løsninger ────────────────┐\n"
              "│                     Selbu  │                            │\n"
              "│                   ▲←▄ ▄ ▄ ▄│▄                           │\n"
              "│      Regional partner      │  ▀ ▀ ▀ ▀ △                 │\n"
              "│  Meråker ◆                 │                            │\n"
              "│          ↑      ▼          │    ■↖Malvik                │\n"
              "├──────────▀────────Stjørdal─┼──────▄─────────────────────┤\n"
              "│           ▀                │       ▄                    │\n"
              "│           ◇                │        □           ✚ Tydal │\n"
              "│       Spesialisering       │              ●             │\n"
              "│                            │       Frosta               │\n"
              "│                            │                            │\n"
              "└──────────────── ↓ gjøre mest mulig selv ────────────────┘\n"
              "← forpliktende allianse                praktisk samarbeid →\n");
    screen_stop();
}

Test(scene, mirrored)
{
    screen_start(15, 60);
    show(GRID_MIRRORED, true);
    screen_is("┌ grad av forpliktelse ─ ↑ forpliktende allianse ─────────┐\n"
              "│              Meråker       │                            │\n"
              "│                 ◆←▄ ▄ ▄ ▄ ▄│                            │\n"
              "│      Regional partner      │▀ ▀ ▀ ▀ ◇                   │\n"
              "│   Selbu ▲               ▼ Stjørdal                      │\n"
              "│         ↑                  │                            │\n"
              "├──────────▄─────────────────┼────────────────────────────┤\n"
              "│          ▄           ■← ▀ ▄│▄ ▄ ▄                       │\n"
              "│           △   Malvik       │      ▀ ▀ □      Frosta     │\n"
              "│       Tjenestesenter       │               ●            │\n"
              "│                            │    Tydal ✚                 │\n"
              "│                            │                            │\n"
              "└───────────────── ↓ praktisk samarbeid ──────────────────┘\n"
              "← søke felles løsninger             gjøre mest mulig selv →\n");
    screen_stop();
}

Test(scene, mirrored_turned_right)
{
    screen_start(15, 60);
    show(GRID_MIRRORED_TURNED_RIGHT, false);
    screen_is("┌ ambisjonsnivå ─ ↑ søke felles løsninger ────────────────┐\n"
              "│                            │  Selbu                     │\n"
              "│                            │        ▲                   │\n"
              "│       Tjenestesenter       │     Regional partner       │\n"
              "│                            │                 ◆ Meråker  │\n"
              "│                       ■ Malvik        ▼                 │\n"
              "├────────────────────────────┼─Stjørdal───────────────────┤\n"
              "│                            │                            │\n"
              "│ Tydal ✚                    │                            │\n"
              "│             ●              │      Spesialisering        │\n"
              "│               Frosta       │                            │\n"
              "│                            │                            │\n"
              "└──────────────── ↓ gjøre mest mulig selv ────────────────┘\n"
              "← praktisk samarbeid                forpliktende allianse →\n");
    screen_stop();
}

Test(scene, mirrored_upside_down)
{
    screen_start(15, 60);
    show(GRID_MIRRORED_UPSIDE_DOWN, false);
    screen_is("┌ grad av forpliktelse ─ ↑ praktisk samarbeid ────────────┐\n"
              "│                            │                            │\n"
              "│                 ✚ Tydal    │                            │\n"
              "│            ●               │      Tjenestesenter        │\n"
              "│     Frosta                 │       Malvik               │\n"
              "│                            │     ■                      │\n"
              "├────────────────────────────┼────────────────────────────┤\n"
              "│                            │                            │\n"
              "│                      Stjørdal ▼               ▲ Selbu   │\n"
              "│       Spesialisering       │     Regional partner       │\n"
              "│                            │          ◆                 │\n"
              "│                            │       Meråker              │\n"
              "└──────────────── ↓ forpliktende allianse ────────────────┘\n"
              "← gjøre mest mulig selv             søke felles løsninger →\n");
    screen_stop();
}

Test(scene, mirrored_turned_left)
{
    screen_start(15, 60);
    show(GRID_MIRRORED_TURNED_LEFT, false);
    screen_is("┌ ambisjonsnivå ─ ↑ gjøre mest mulig selv ────────────────┐\n"
              "│                            │                            │\n"
              "│                            │       Frosta               │\n"
              "│       Spesialisering       │              ●             │\n"
              "│                            │                    ✚ Tydal │\n"
              "│                            │                            │\n"
              "├───────────────────Stjørdal─┼────────────────────────────┤\n"
              "│                 ▼          │    ■ Malvik                │\n"
              "│  Meråker ◆                 │                            │\n"
              "│      Regional partner      │      Tjenestesenter        │\n"
              "│                   ▲        │                            │\n"
              "│                     Selbu  │                            │\n"
              "└──────────────── ↓ søke felles løsninger ────────────────┘\n"
              "← forpliktende allianse                praktisk samarbeid →\n");
    screen_stop();
}

Test(scene, upright_at_80_columns_with_trails)
{
    screen_start(20, 80);
    show(GRID_UPRIGHT, true);
    screen_is("┌ grad av forpliktelse ──── ↑ forpliktende allianse ──────────────────────────┐\n"
              "│                                      │                                      │\n"
              "│                                      │                                      │\n"
              "│                                      │           Meråker                    │\n"
              "│                          ◇ ▀ ▀ ▀ ▀ ▀ ▀ ▀ ▀ ▀ ▀ ▀ ▀ →◆                       │\n"
              "│            Spesialisering            │          Regional partner            │\n"
              "│                                  Stjørdal ▼                   ▲ Selbu       │\n"
              "│                                      │                        ↑             │\n"
              "│                                      │                       ▄              │\n"
              "├──────────────────────────────────────┼───────────────────────▄──────────────┤\n"
              "│                                      │    ▄ →■ Malvik        ▄              │\n"
              "│                           ▄ ▄ ▄ ▄ ▀ ▀│▀ ▀                   ▄               │\n"
              "│         Frosta        □ ▀            │                      △               │\n"
              "│                ●                     │           Tjenestesenter             │\n"
              "│                                      │                                      │\n"
              "│                       ✚              │                                      │\n"
              "│                         Tydal        │                                      │\n"
              "│                                      │                                      │\n"
              "└─────────────────────────── ↓ praktisk samarbeid ────────────────────────────┘\n"
              "← gjøre mest mulig selv          ambisjonsnivå          søke felles løsninger →\n");
    screen_stop();
}

Test(scene, turned_left_at_96_columns)
{
    screen_start(21, 96);
    show(GRID_TURNED_LEFT, true);
    screen_is("┌ ambisjonsnivå ─────────────────── ↑ søke felles løsninger ──────────────────────────────────┐\n"
              "│                                              │                                              │\n"
              "│                                              │                                              │\n"
              "│                          Selbu ▲← ▄ ▄ ▄ ▄ ▄ ▄│▄                                             │\n"
              "│                                              │  ▀ ▀ ▀ ▀ ▀ ▀ ▀ ▀ △                           │\n"
              "│               Regional partner               │               Tjenestesenter                 │\n"
              "│        Meråker ◆                             │                                              │\n"
              "│                ↑                             │      ■ Malvik                                │\n"
              "│                 ▀         ▼ Stjørdal         │       ↖                                      │\n"
              "├─────────────────▀────────────────────────────┼─────────▄────────────────────────────────────┤\n"
              "│                 ▀                            │          ▄                                   │\n"
              "│                  ▀                           │            ▄                                 │\n"
              "│                  ◇                           │             □                   ✚ Tydal      │\n"
              "│                Spesialisering                │                 Sjølberging                  │\n"
              "│                                              │                Frosta ●                      │\n"
              "│                                              │                                              │\n"
              "│                                              │                                              │\n"
              "│                                              │                                              │\n"
              "└────────────────────────────────── ↓ gjøre mest mulig selv ──────────────────────────────────┘\n"
              "← forpliktende allianse                grad av forpliktelse                praktisk samarbeid →\n");
    screen_stop();
}

Test(scene, in_ascii_every_sign_has_a_twin)
{
    screen_start_ascii(16, 60);
    show(GRID_UPRIGHT, true);
    screen_is("+ grad av forpliktelse - ^ forpliktende allianse ---------+\n"
              "|                            |                            |\n"
              "|                            |       Meråker              |\n"
              "|                   o . . . .|' ' ' ' '>+                 |\n"
              "|       Spesialisering Stjørdal V  Regional partner       |\n"
              "|                            |                  A Selbu   |\n"
              "|                            |                  ^         |\n"
              "+----------------------------+-----------------'----------+\n"
              "|                           .|. . ># Malvik    '          |\n"
              "|     Frosta      o ' ' ' '  |                '           |\n"
              "|            *               |                o           |\n"
              "|                            |                            |\n"
              "|                 %          |                            |\n"
              "|                   Tydal    |                            |\n"
              "+----------------- v praktisk samarbeid ------------------+\n"
              "< gjøre mest mulig selv             søke felles løsninger >\n");
    screen_stop();
}

Test(scene, without_colours_shape_and_the_bar_on_the_selected_tell)
{
    struct scene scene = {0};

    screen_start_mono(16, 60);
    fill(&scene);
    for (size_t i = 0; i < scene.count; i++)
        scene.items[i].trail = false;
    scene.items[3].selected = true;
    scene_draw(&scene, terminal_area(), true);
    screen_is("┌ grad av forpliktelse ─ ↑ forpliktende allianse ─────────┐\n"
              "│                            │                            │\n"
              "│                            │       Meråker              │\n"
              "│                            │          ◆                 │\n"
              "│                      Stjørdal ▼                         │\n"
              "│                            │                  ▲ Selbu   │\n"
              "│                            │                            │\n"
              "├────────────────────────────┼────────────────────────────┤\n"
              "│                            │     ■ Malvik               │\n"
              "│     Frosta                 │                            │\n"
              "│            ●               │                            │\n"
              "│                            │                            │\n"
              "│                 ✚          │                            │\n"
              "│                   Tydal    │                            │\n"
              "└───────────────── ↓ praktisk samarbeid ──────────────────┘\n"
              "← gjøre mest mulig selv             søke felles løsninger →\n");
    screen_cursor_is(5, 48);
    cr_expect_eq(draw_read_style(5, 50), STYLE_SELECTED, "its name stands out");
    scene_clear(&scene);
    screen_stop();
}

Test(scene, hidden_names_leave_the_markers)
{
    struct scene scene = {.names_hidden = true};

    screen_start(12, 40);
    fill(&scene);
    for (size_t i = 0; i < scene.count; i++)
        scene.items[i].trail = false;
    scene_draw(&scene, terminal_area(), false);
    screen_is("┌────── ↑ forpliktende allianse ──────┐\n"
              "│                  │                  │\n"
              "│                  │      ◆           │\n"
              "│                  │ ▼                │\n"
              "│                  │           ▲      │\n"
              "├──────────────────┼──────────────────┤\n"
              "│                  │   ■              │\n"
              "│        ●         │                  │\n"
              "│           ✚      │                  │\n"
              "│                  │                  │\n"
              "└─────── ↓ praktisk samarbeid ────────┘\n"
              "← gjøre mest muli…  søke felles løsnin…\n");
    scene_clear(&scene);
    screen_stop();
}

Test(scene, a_stack_shows_its_number_and_all_its_names)
{
    struct scene scene = {0};

    screen_start(12, 44);
    fill(&scene);
    for (size_t i = 0; i < scene.count; i++) {
        scene.items[i].trail = false;
        scene.items[i].point = i < 4 ? (struct grid_point){700, 700} : scene.items[i].point;
    }
    scene_draw(&scene, terminal_area(), false);
    screen_is("┌──────── ↑ forpliktende allianse ────────┐\n"
              "│                    │        ·Selbu      │\n"
              "│                    │        ·Malvik     │\n"
              "│             Stjørdal ▼     4 Frosta     │\n"
              "│                    │         Meråker    │\n"
              "├────────────────────┼────────────────────┤\n"
              "│                    │                    │\n"
              "│                    │                    │\n"
              "│            ✚ Tydal │                    │\n"
              "│                    │                    │\n"
              "└───────── ↓ praktisk samarbeid ──────────┘\n"
              "← gjøre mest mulig …  søke felles løsninge…\n");
    scene_clear(&scene);
    screen_stop();
}

Test(scene, a_name_placed_by_hand_stays_there)
{
    struct scene scene = {0};

    screen_start(16, 60);
    fill(&scene);
    for (size_t i = 0; i < scene.count; i++)
        scene.items[i].trail = false;
    scene.items[0].label_set = true;
    scene.items[0].label_dx = 200;
    scene.items[0].label_dy = 300;
    scene_draw(&scene, terminal_area(), false);
    screen_is("┌ grad av forpliktelse ─ ↑ forpliktende allianse ─────────┐\n"
              "│                            │                            │\n"
              "│                            │       Meråker              │\n"
              "│                            │          ◆                 │\n"
              "│                      Stjørdal ▼                         │\n"
              "│                            │                  ▲ Selbu   │\n"
              "│                            │                            │\n"
              "├─────────────────────··Frosta────────────────────────────┤\n"
              "│                  ···       │     ■ Malvik               │\n"
              "│              ····          │                            │\n"
              "│            ●·              │                            │\n"
              "│                            │                            │\n"
              "│                 ✚          │                            │\n"
              "│                   Tydal    │                            │\n"
              "└───────────────── ↓ praktisk samarbeid ──────────────────┘\n"
              "← gjøre mest mulig selv             søke felles løsninger →\n");
    scene_clear(&scene);
    screen_stop();
}

Test(scene, where_names_have_no_room_codes_are_explained_below)
{
    struct scene scene = {0};

    screen_start(9, 24);
    fill(&scene);
    for (size_t i = 0; i < scene.count; i++) {
        scene.items[i].trail = false;
        scene.items[i].point = (struct grid_point){450 + 60 * (int)i, 500};
    }
    scene_draw(&scene, terminal_area(), false);
    screen_is("┌──────────┬──────────┐\n"
              "│   Malvik·│   ·Selbu │\n"
              "│          ·   ·      │\n"
              "├──Frosta─●■◆─▲▼✚─Tyd─┤\n"
              "│          │·  ·      │\n"
              "│   Meråker·Stjørdal  │\n"
              "└──────────┴──────────┘\n"
              "← gjøre m…  søke felle…\n"
              "Tyd Tydal\n");
    scene_clear(&scene);
    screen_stop();
}

/* Names none of which stands in another. */
static const char *const many[] = {
    "Agdenes",  "Bjugn",    "Flatanger", "Fosnes",   "Frosta",   "Frøya",    "Grong",    "Hemne", "Hitra", "Holtålen",
    "Høylandet", "Inderøy", "Klæbu",     "Leka",     "Leksvik",  "Levanger", "Lierne",   "Malvik",  "Meldal",  "Melhus",
    "Meråker",  "Midtre G", "Mosvik",    "Namdalseid", "Namsos", "Namsskogan", "Nærøy",  "Oppdal",  "Orkdal",  "Osen",
    "Overhalla", "Rennebu", "Rissa",     "Roan",     "Røros",    "Røyrvik",  "Selbu",    "Skaun",   "Snillfj", "Snåsa",
};

/* Places as municipalities take them: crowded to one side. The same on every machine. */
static struct grid_point crowded_point(unsigned *seed)
{
    int values[4];

    for (size_t i = 0; i < 4; i++) {
        *seed = *seed * 1103515245U + 12345U;
        values[i] = (int)(*seed >> 16 & 1023) * GRID_LAST / 1023;
    }
    return (struct grid_point){(values[0] + values[1]) / 2, GRID_LAST - values[2] * values[3] / GRID_LAST};
}

static size_t times_shown(const char *screen, const char *name)
{
    size_t times = 0;

    for (const char *at = strstr(screen, name); at != NULL; at = strstr(at + 1, name))
        times++;
    return times;
}

/* A name that another one covers is no longer there. */
static void expect_all_names(int height, int width, size_t count, unsigned seed)
{
    struct scene scene = {.x = ambition, .y = commitment};
    struct str screen = {0};

    screen_start(height, width);
    for (size_t i = 0; i < count; i++)
        (void)scene_add(&scene, (int64_t)i + 1, many[i], plot_look(i), crowded_point(&seed));
    scene_draw(&scene, terminal_area(), false);
    draw_read_text(terminal_area(), &screen);
    for (size_t i = 0; i < count; i++) {
        cr_expect_eq(times_shown(str_peek(&screen), many[i]), 1, "%s, of %zu at %d by %d:\n%s", many[i], count, width,
                     height, str_peek(&screen));
    }
    str_clear(&screen);
    scene_clear(&scene);
    screen_stop();
}

Test(scene, all_names_of_20_stand_at_80_by_24_and_of_40_at_120_by_40)
{
    for (unsigned seed = 1; seed <= 12; seed++) {
        expect_all_names(20, 80, 20, seed);
        expect_all_names(36, 120, 40, seed);
    }
}

Test(scene, at_60_by_20_who_has_no_name_on_the_plot_has_it_in_the_legend)
{
    struct scene scene = {.x = ambition, .y = commitment};
    struct str screen = {0};
    unsigned seed = 5;

    screen_start(17, 60);
    for (size_t i = 0; i < 40; i++)
        (void)scene_add(&scene, (int64_t)i + 1, many[i], plot_look(i), crowded_point(&seed));
    scene_draw(&scene, terminal_area(), false);
    draw_read_text(terminal_area(), &screen);
    for (size_t i = 0; i < 40; i++)
        cr_expect_eq(times_shown(str_peek(&screen), many[i]), 1, "%s:\n%s", many[i], str_peek(&screen));
    cr_expect_gt(scene.legend_rows, 0);
    str_clear(&screen);
    scene_clear(&scene);
    screen_stop();
}

Test(scene, on_its_way_a_marker_leaves_its_name_where_it_goes)
{
    struct scene scene = {.x = ambition, .y = commitment};
    struct scene_item *item;

    screen_start(9, 40);
    item = scene_add(&scene, 1, "Selbu", plot_look(0), (struct grid_point){800, 800});
    item->gliding = true;
    item->at = (struct grid_point){100, 100};
    scene_draw(&scene, terminal_area(), false);
    screen_is("┌────── ↑ forpliktende allianse ──────┐\n"
              "│                  │                  │\n"
              "│                  │            Selbu │\n"
              "├──────────────────┼──────────────────┤\n"
              "│                  │                  │\n"
              "│   ●              │                  │\n"
              "└─────── ↓ praktisk samarbeid ────────┘\n"
              "← gjøre mest muli…  søke felles løsnin…\n");
    scene_clear(&scene);
    screen_stop();
}
