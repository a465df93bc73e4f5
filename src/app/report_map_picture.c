/* The figures of a report on a tile map, as a picture. */
#include "samreg/app/report_picture.h"

#include "samreg/app/report_map.h"
#include "samreg/app/report_page.h"
#include "samreg/base/memory.h"

#include <stdlib.h>

enum { TILE_WIDEST = 230, TILE_HIGHEST = 130, TILE_LEAST = 40, BETWEEN = 6 };
enum { LEGEND_ROW = 60, ROOM = 720, NAME_LEAST = 12 };

static enum picture_ink ink_of(int class_number)
{
    return class_number == REPORT_MAP_UNKNOWN ? PICTURE_PAPER
                                              : (enum picture_ink)(PICTURE_SCALE_1 + class_number);
}

/* Classes are told apart in black and white by how dark they are, and by the figure on each tile. */
static enum picture_pattern pattern_of(int class_number)
{
    return class_number == REPORT_MAP_UNKNOWN ? PICTURE_DOTTED : PICTURE_SOLID;
}

/* A size of letters that lets the words into the width. */
static int fitting_size(const char *words, int size, int width)
{
    while (size > NAME_LEAST && picture_text_width(words, size, false) > width) {
        size--;
    }
    return size;
}

static void draw_words(struct picture *picture, const struct picture_box *box, int y, const char *words, int size,
                       bool bold, const char *role, const char *id)
{
    int fitted = fitting_size(words, size, box->width - 2 * BETWEEN);
    char *cut = picture_text_cut(words, fitted, bold, box->width - BETWEEN);

    picture_add_text(picture,
                     (struct picture_text){.x = box->x + box->width / 2, .y = y, .size = fitted, .bold = bold,
                                           .anchor = PICTURE_MIDDLE, .ink = picture_ink_upon(box->fill), .role = role,
                                           .id = id},
                     cut);
    free(cut);
}

static void draw_tile(struct report_page *page, const struct report_map_place *place, int left, int width, int height)
{
    struct picture_box box = {
        .x = left + place->tile.column * width,
        .y = page->top + place->tile.row * height,
        .width = width - BETWEEN,
        .height = height - BETWEEN,
        .radius = BETWEEN,
        .fill = ink_of(place->class),
        .pattern = pattern_of(place->class),
        .outline = PICTURE_FAINT,
    };
    int size = height / 4 < 26 ? height / 4 : 26;

    picture_add_box(page->picture, box);
    draw_words(page->picture, &box, box.y + box.height / 2 - size / 4, place->name, size, false, "label",
               place->number);
    draw_words(page->picture, &box, box.y + box.height / 2 + size + size / 6,
               place->value[0] != '\0' ? place->value : "?", size, true, "number", place->number);
}

static void draw_legend(struct report_page *page, const struct report_map *map, int y)
{
    enum language language = app_language(page->app);
    struct str remarks = {0};
    int x = REPORT_PAGE_EDGE;

    for (int i = 0; i < TILE_CLASSES; i++) {
        if (map->legend[i] != NULL) {
            x = report_page_legend(page, x, y, ink_of(i), pattern_of(i), map->legend[i]);
        }
    }
    if (map->any_unknown) {
        x = report_page_legend(page, x, y, ink_of(REPORT_MAP_UNKNOWN), pattern_of(REPORT_MAP_UNKNOWN),
                               text_in(language, N_("(not recorded)")));
    }
    report_map_remarks(map, language, &remarks);
    if (remarks.length > 0) {
        picture_add_text(page->picture,
                         (struct picture_text){.x = x, .y = y + REPORT_PAGE_SMALL, .size = REPORT_PAGE_SMALL,
                                               .role = "note"},
                         str_peek(&remarks));
    }
    str_clear(&remarks);
}

/* The municipalities and their figures, for who does not see the map. */
static char *describe(const struct report_map *map, const char *heading)
{
    enum { TOLD = 60 };
    struct str words = {0};

    str_addf(&words, "%s:", heading);
    for (size_t i = 0; i < map->count && i < TOLD; i++) {
        str_addf(&words, "%s %s %s", i > 0 ? "," : "", map->places[i].name,
                 map->places[i].value[0] != '\0' ? map->places[i].value : "?");
    }
    str_add(&words, map->count > TOLD ? " …" : ".");
    return str_take(&words);
}

static void draw(const struct app *app, const struct report_section *section, const struct report_map *map,
                 const char *heading, struct picture *picture)
{
    int width = (PICTURE_WIDTH - 2 * REPORT_PAGE_EDGE) / (map->columns > 0 ? map->columns : 1);
    int height = ROOM / (map->rows > 0 ? map->rows : 1);
    char *description = describe(map, heading);
    struct str title = {0};
    struct report_page page;

    width = width < TILE_WIDEST ? width : TILE_WIDEST;
    height = height > TILE_HIGHEST ? TILE_HIGHEST : height < TILE_LEAST ? TILE_LEAST : height;
    str_addf(&title, "%s: %s", report_text(&section->report.title, app_language(app)), heading);
    page = report_page_begin(app, section, str_peek(&title), description, map->rows * height + LEGEND_ROW, picture);
    for (size_t i = 0; i < map->count && page.top + (map->places[i].tile.row + 1) * height < PICTURE_LARGEST; i++) {
        draw_tile(&page, &map->places[i], (PICTURE_WIDTH - map->columns * width) / 2, width, height);
    }
    draw_legend(&page, map, page.top + map->rows * height + BETWEEN);
    report_page_end(&page);
    str_clear(&title);
    free(description);
}

bool report_picture_map(const struct app *app, const struct report_section *section, const size_t *rows, size_t count,
                        size_t column, const char *county, struct picture *picture)
{
    size_t whole = section->table.row_count - section->totals;
    size_t *all = memory_new_array(whole, sizeof *all);
    struct report_map map;
    bool made;

    for (size_t i = 0; i < whole; i++) {
        all[i] = i;
    }
    made = report_map_make(section, rows != NULL ? rows : all, rows != NULL ? count : whole, column, county,
                           app_language(app), &map);
    made = made && map.count > 0 && report_map_is_readable(&map);
    if (made) {
        draw(app, section, &map, section->table.columns[column].heading, picture);
    }
    report_map_clear(&map);
    free(all);
    return made;
}
