/* The figures of a report on a tile map, as a picture. */
#include "samreg/app/report_picture.h"

#include "samreg/app/report_chart.h"
#include "samreg/app/report_map.h"
#include "samreg/app/report_page.h"
#include "samreg/base/memory.h"

#include <stdlib.h>

enum { TILE_WIDEST = 230, TILE_HIGHEST = 130, TILE_LEAST = 40, BETWEEN = 6 };
enum { LEGEND_ROW = 60, ROOM = 720, NAME_LEAST = 12 };
enum { COMPACT_WIDTH = 1280, COMPACT_TILE = 84, COMPACT_LEGEND = 50 }; /* as wide as a chart of a document */

static enum picture_ink ink_of(int class_number)
{
    return class_number < 0 ? PICTURE_PAPER : (enum picture_ink)(PICTURE_SCALE_1 + class_number);
}

/* Classes are told apart in black and white by how dark they are, and by the figure on each tile. */
static enum picture_pattern pattern_of(int class_number)
{
    return class_number == REPORT_MAP_UNKNOWN ? PICTURE_DOTTED : PICTURE_SOLID;
}

/* A size of letters that lets the words into the width. */
static int fitting_size(const char *words, int size, int width)
{
    while (size > NAME_LEAST && picture_text_width(words, size, false) > width)
        size--;
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
    if (place->value[0] != '\0') {
        draw_words(page->picture, &box, box.y + box.height / 2 + size + size / 6, place->value, size, true, "number",
                   place->number);
    }
}

/* Draws the legend and the remarks below it; returns where the next thing may stand. */
static int draw_legend(struct report_page *page, const struct report_map *map, int left, int width, int y)
{
    enum language language = app_language(page->app);
    struct str remarks = {0};
    int x = left;

    for (int i = 0; i < TILE_CLASSES; i++) {
        if (map->legend[i] != NULL)
            x = report_page_legend(page, x, y, ink_of(i), pattern_of(i), map->legend[i]);
    }
    if (map->any_unknown) {
        char *unknown = report_chart_explain_unknown(language);

        x = report_page_legend(page, x, y, ink_of(REPORT_MAP_UNKNOWN), pattern_of(REPORT_MAP_UNKNOWN), unknown);
        free(unknown);
    }
    if (map->any_absent) {
        x = report_page_legend(page, x, y, ink_of(REPORT_MAP_ABSENT), pattern_of(REPORT_MAP_ABSENT),
                               text_in(language, N_("not in the table")));
    }
    y += x > left ? 2 * REPORT_PAGE_LEADING : REPORT_PAGE_LEADING;
    report_map_remarks(map, language, &remarks);
    if (remarks.length > 0) {
        y = picture_add_lines(page->picture,
                              (struct picture_text){.x = left, .y = y, .size = REPORT_PAGE_SMALL, .role = "note"},
                              width, REPORT_PAGE_LEADING, str_peek(&remarks));
    }
    str_clear(&remarks);
    return y;
}

/* The municipalities and their figures, for who does not see the map. */
static char *describe(const struct report_map *map, const char *heading, enum language language)
{
    enum { TOLD = 60 };
    struct str words = {0};

    str_addf(&words, "%s:", heading);
    for (size_t i = 0; i < map->count && i < TOLD; i++) {
        str_addf(&words, "%s %s %s", i > 0 ? "," : "", map->places[i].name,
                 report_map_say(&map->places[i], language));
    }
    str_add(&words, map->count > TOLD ? " …" : ".");
    return str_take(&words);
}

/* How high the remarks are at most: they are wrapped at the width of the paper. */
static int remarks_height(const struct report_map *map, enum language language, int width)
{
    struct str remarks = {0};
    int lines = 0;

    report_map_remarks(map, language, &remarks);
    if (remarks.length > 0) { /* a line is filled to four fifths at least */
        lines = 1 + picture_text_width(str_peek(&remarks), REPORT_PAGE_SMALL, false) / (width * 4 / 5);
    }
    str_clear(&remarks);
    return lines * REPORT_PAGE_LEADING;
}

static int between(int least, int value, int most)
{
    return value < least ? least : value > most ? most : value;
}

static void draw_tiles(struct report_page *page, const struct report_map *map, int whole, int width, int height)
{
    for (size_t i = 0; i < map->count && page->top + (map->places[i].tile.row + 1) * height < PICTURE_LARGEST; i++)
        draw_tile(page, &map->places[i], (whole - map->columns * width) / 2, width, height);
}

static void draw(const struct app *app, const struct report_section *section, const struct report_map *map,
                 const char *heading, struct picture *picture)
{
    int room = PICTURE_WIDTH - 2 * REPORT_PAGE_EDGE;
    int width = between(1, room / (map->columns > 0 ? map->columns : 1), TILE_WIDEST);
    int height = between(TILE_LEAST, ROOM / (map->rows > 0 ? map->rows : 1), TILE_HIGHEST);
    char *description = describe(map, heading, app_language(app));
    struct str title = {0};
    struct report_page page;

    str_addf(&title, "%s: %s", report_text(&section->report.title, app_language(app)), heading);
    page = report_page_begin(app, section, str_peek(&title), description,
                             map->rows * height + LEGEND_ROW + remarks_height(map, app_language(app), room), picture);
    draw_tiles(&page, map, PICTURE_WIDTH, width, height);
    (void)draw_legend(&page, map, REPORT_PAGE_EDGE, room, page.top + map->rows * height + BETWEEN);
    report_page_end(&page);
    str_clear(&title);
    free(description);
}

/* The map alone, for a document that has title and notes already. */
static void draw_compact(const struct app *app, const struct report_section *section, const struct report_map *map,
                         const char *heading, struct picture *picture)
{
    int width = between(1, COMPACT_WIDTH / (map->columns > 0 ? map->columns : 1), TILE_WIDEST);
    char *description = describe(map, heading, app_language(app));
    struct report_page page = {.app = app, .section = section, .picture = picture};
    int end;

    picture_begin(picture, app_language(app), heading, description);
    picture->width = COMPACT_WIDTH;
    picture->height = PICTURE_LARGEST; /* until it is known */
    page.top = REPORT_PAGE_LEADING + BETWEEN;
    picture_add_text(picture,
                     (struct picture_text){.y = REPORT_PAGE_SMALL, .size = REPORT_PAGE_SMALL, .bold = true,
                                           .role = "legend"},
                     heading);
    draw_tiles(&page, map, COMPACT_WIDTH, width, COMPACT_TILE);
    end = draw_legend(&page, map, 0, COMPACT_WIDTH, page.top + map->rows * COMPACT_TILE + BETWEEN);
    picture->height = between(1, end, PICTURE_LARGEST);
    free(description);
}

/* Whether the figure of one of the municipalities is known: otherwise the table says it all. */
static bool tells_anything(const struct report_map *map)
{
    bool tells = false;

    for (size_t i = 0; i < map->count; i++)
        tells = tells || map->places[i].figure.kind != VALUE_NONE;
    return tells;
}

static bool make(struct app *app, const struct report_section *section, const size_t *rows, size_t count, size_t column,
                 const char *county, bool compact, struct picture *picture)
{
    size_t whole = section->table.row_count - section->totals;
    size_t *all = memory_new_array(whole, sizeof *all);
    struct report_ground ground = {0};
    struct error error = {0};
    struct report_map map = {0};
    bool made;

    for (size_t i = 0; i < whole; i++)
        all[i] = i;
    if (report_ground_read(app, section, county, &ground, &error) != STATUS_OK) {
        error_clear(&error); /* the map is drawn of the rows alone */
    }
    made = report_map_make(section, rows != NULL ? rows : all, rows != NULL ? count : whole, column, &ground,
                           app_language(app), &map) &&
           report_map_is_readable(&map) && (!compact || tells_anything(&map));
    if (made)
        (compact ? draw_compact : draw)(app, section, &map, section->table.columns[column].heading, picture);
    report_map_clear(&map);
    report_ground_clear(&ground);
    free(all);
    return made;
}

bool report_picture_map(struct app *app, const struct report_section *section, const size_t *rows, size_t count,
                        size_t column, const char *county, struct picture *picture)
{
    return make(app, section, rows, count, column, county, false, picture);
}

bool report_picture_compact_map(struct app *app, const struct report_section *section, size_t column,
                                struct picture *picture)
{
    return make(app, section, NULL, 0, column, NULL, true, picture);
}
