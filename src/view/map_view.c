/* The figures of a report on a map: a tile for each municipality, coloured and filled by the size of its figure. */
#include "samreg/view/report_view.h"

#include "samreg/app/records.h"
#include "samreg/app/report_map.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/tiles.h"
#include "samreg/view/screens.h"

#include <stdlib.h>

enum { COUNTY_DIGITS = 2 };

struct map_view {
    struct view view;
    struct report_view *report_view; /* lies below */
    struct tiles tiles;
    struct report_map map; /* its places are the tiles, in their order */
    size_t column;     /* of the figures */
    unsigned runs;     /* of the report, as it is drawn */
    char *county;      /* the first digits of the only municipalities shown, NULL for all; owned */
    char *county_name; /* what the county is called that they are the number of; owned */
};

static struct map_view *of(struct view *view)
{
    return (struct map_view *)view;
}

static const struct report_section *section_of(const struct map_view *map)
{
    return report_view_section(map->report_view);
}

static void clear_map(struct view *view)
{
    struct map_view *map = of(view);

    tiles_clear(&map->tiles);
    report_map_clear(&map->map);
    free(map->county);
    free(map->county_name);
}

/* ---- Tiles ---- */

/* The row that the report's cursor is on is the tile that the map's is on. */
static void take_cursor(struct map_view *map)
{
    size_t row;

    for (size_t i = 0; report_table_row(map->report_view, &row) && i < map->tiles.count; i++) {
        map->tiles.cursor = map->map.places[i].row == row ? i : map->tiles.cursor;
    }
}

static void make_tiles(struct map_view *map)
{
    const struct table_view *shown = &map->report_view->shown;
    enum language language = app_language(shell_app(map->view.shell));

    tiles_clear(&map->tiles);
    report_map_clear(&map->map);
    map->runs = map->report_view->runs;
    if (section_of(map) == NULL
        || !report_map_make(section_of(map), shown->rows, shown->count, map->column, map->county, language,
                            &map->map)) {
        return;
    }
    for (size_t i = 0; i < map->map.count; i++) {
        const struct report_map_place *place = &map->map.places[i];

        tiles_add(&map->tiles, place->tile.row, place->tile.column, place->name, place->value, place->class);
    }
    for (int i = 0; i < TILES_CLASSES; i++) {
        if (map->map.legend[i] != NULL) {
            tiles_set_legend(&map->tiles, i, map->map.legend[i]);
        }
    }
    if (map->map.any_unknown) {
        tiles_set_legend(&map->tiles, TILES_UNKNOWN, shell_text(map->view.shell, N_("(not recorded)")));
    }
    take_cursor(map);
}

/* What the county of that number is called on the day; new string. */
static char *name_county(const struct map_view *map)
{
    struct app *app = shell_app(map->view.shell);
    const struct entity *county = entity_get(ENTITY_COUNTY);
    struct error error = {0};
    char *called = NULL;
    int64_t id;

    if (app_resolve(app, county, map->county, &id, NULL, &error) != STATUS_OK
        || app_called(app, county, id, &called, &error) != STATUS_OK) {
        error_clear(&error);
    }
    return called != NULL ? called : memory_copy_text(map->county);
}

/* More municipalities than one map has are narrowed to the county of the row one came from. */
static void narrow_to_county(struct map_view *map)
{
    size_t row;

    if (report_map_is_readable(&map->map) || !report_table_row(map->report_view, &row)) {
        return;
    }
    for (size_t i = 0; i < map->map.count; i++) {
        if (map->map.places[i].row == row) {
            map->county = memory_copy_bytes(map->map.places[i].number, COUNTY_DIGITS);
        }
    }
    if (map->county != NULL) {
        map->county_name = name_county(map);
        make_tiles(map);
    }
}

/* ---- On the screen ---- */

static void map_title(const struct view *view, struct str *out)
{
    const struct report_view *report_view = ((const struct map_view *)view)->report_view;

    str_addf(out, "%s  %s", report_text(&report_view->report.title, app_language(shell_app(view->shell))),
             shell_text(view->shell, N_("Map")));
}

/* The figures shown, and the municipality under the cursor in full. */
static void draw_head(struct map_view *map, struct area row)
{
    const struct report_section *section = section_of(map);
    struct str text = {0};

    str_addf(&text, "%s  ", section->table.columns[map->column].heading);
    if (map->tiles.count > 0) {
        const struct tiles_tile *tile = &map->tiles.tiles[map->tiles.cursor];

        str_addf(&text, "%s: %s", tile->name,
                 tile->value[0] != '\0' ? tile->value : shell_text(map->view.shell, N_("(not recorded)")));
    }
    draw_cell(row, 0, 0, row.width, str_peek(&text), DRAW_LEFT, STYLE_HEADING);
    str_clear(&text);
}

/* What is not as one might think. */
static void draw_remarks(const struct map_view *map, struct area row)
{
    struct str text = {0};

    if (map->county != NULL) {
        str_addf(&text, "%s %s.  ", shell_text(map->view.shell, N_("Only the municipalities of")), map->county_name);
    }
    report_map_remarks(&map->map, app_language(shell_app(map->view.shell)), &text);
    draw_cell(row, 0, 0, row.width, str_peek(&text), DRAW_LEFT, STYLE_DIM);
    str_clear(&text);
}

static void draw_map(struct view *view, struct area area)
{
    struct map_view *map = of(view);

    if (section_of(map) == NULL) {
        report_draw(map->report_view, area); /* says why there is none */
        return;
    }
    if (map->runs != map->report_view->runs) {
        make_tiles(map);
    }
    draw_head(map, area_take_top(&area, 1));
    if (!map->map.mapped || map->county != NULL || map->map.any_several) {
        draw_remarks(map, area_take_top(&area, 1));
    }
    draw_cursor(area, 0, 0);
    tiles_draw(&map->tiles, area);
}

static void settle_map(struct view *view, bool whole)
{
    (void)whole;
    (void)report_view_run(of(view)->report_view);
    if (of(view)->runs != of(view)->report_view->runs) {
        make_tiles(of(view));
    }
}

static bool map_work(struct view *view)
{
    return report_view_run(of(view)->report_view);
}

static bool map_key(struct view *view, struct key key)
{
    struct map_view *map = of(view);

    if (!tiles_key(&map->tiles, key)) {
        return false;
    }
    report_table_go(map->report_view, map->map.places[map->tiles.cursor].row);
    return true;
}

/* The next column of numbers, in the direction of `step`. */
static void next_column(struct map_view *map, size_t step)
{
    const struct table *table = &section_of(map)->table;
    size_t column = map->column;

    do {
        column = (column + step) % table->column_count;
    } while (column != map->column && !field_is_number(table->columns[column].field));
    map->column = column;
    map->report_view->column = column;
    make_tiles(map);
}

static bool map_act(struct view *view, enum action_id action)
{
    struct map_view *map = of(view);

    switch ((int)action) {
    case ACTION_OPEN:
        report_view_open(map->report_view, map->map.places[map->tiles.cursor].row, map->column);
        return true;
    case ACTION_NEXT_TABLE:
        next_column(map, 1);
        return true;
    case ACTION_PREVIOUS_TABLE:
        next_column(map, section_of(map)->table.column_count - 1);
        return true;
    case ACTION_EXPORT:
        report_files_export_map(map->report_view, map->column, map->county);
        return true;
    default:
        return false;
    }
}

static const char *map_refuse(const struct view *view, enum action_id action)
{
    const struct map_view *map = (const struct map_view *)view;
    bool of_a_map = action == ACTION_OPEN || action == ACTION_NEXT_TABLE || action == ACTION_PREVIOUS_TABLE
                    || action == ACTION_EXPORT;

    return of_a_map && (section_of(map) == NULL || map->tiles.count == 0) ? N_("There is nothing on the map.") : NULL;
}

static void map_help(const struct view *view, struct str *out)
{
    str_addf(out, "%s\n%s", shell_text(view->shell, N_("Map")),
             shell_text(view->shell,
                        N_("A tile for each municipality, placed by neighbourhood, filled by the size of its figure. "
                           "The arrows go from tile to tile, Enter opens the records behind the figure.")));
}

static const struct view_ops map_ops = {
    .place = ACTION_MAP,
    .clear = clear_map,
    .title = map_title,
    .draw = draw_map,
    .settle = settle_map,
    .key = map_key,
    .act = map_act,
    .refuse = map_refuse,
    .work = map_work,
    .help = map_help,
};

void map_open(struct report_view *report_view)
{
    struct map_view *map = memory_new(sizeof *map);
    const struct table *table = &report_view_section(report_view)->table;

    map->view.ops = &map_ops;
    map->view.shell = report_view->view.shell;
    map->report_view = report_view;
    map->column = report_view->column;
    for (size_t i = 0; i < table->column_count && !field_is_number(table->columns[map->column].field); i++) {
        map->column = i;
    }
    make_tiles(map);
    narrow_to_county(map);
    shell_open(report_view->view.shell, &map->view);
}
