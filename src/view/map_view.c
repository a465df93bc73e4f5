/* The figures of a report on a map: a tile for each municipality, coloured and filled by the size of its figure. */
#include "samreg/view/report_view.h"

#include "samreg/app/tile_maps.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/tiles.h"
#include "samreg/view/screens.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the grid where there is no map; and so many municipalities without one are more than a map of a county. */
enum { GRID = 8, MOST_WITHOUT_MAP = 60, COUNTY_DIGITS = 2 };

struct map_view {
    struct view view;
    struct report_view *report_view; /* lies below */
    struct tiles tiles;
    size_t *rows;      /* the row of the table that each tile stands for; owned */
    size_t column;     /* of the figures */
    unsigned runs;     /* of the report, as it is drawn */
    bool mapped;
    char *county;      /* the first digits of the only municipalities shown, NULL for all; owned */
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
    free(map->rows);
    free(map->county);
}

/* ---- Which municipalities ---- */

/* The municipalities that the rows shown are about, each once. */
struct places {
    char **numbers; /* owned */
    const char **names; /* within what the cells hold */
    size_t *rows;
    size_t count;
};

static void clear_places(struct places *places)
{
    for (size_t i = 0; i < places->count; i++) {
        free(places->numbers[i]);
    }
    free(places->numbers);
    free(places->names);
    free(places->rows);
}

static bool is_there(const struct places *places, const char *number, size_t length)
{
    for (size_t i = 0; i < places->count; i++) {
        if (strlen(places->numbers[i]) == length && memcmp(places->numbers[i], number, length) == 0) {
            return true;
        }
    }
    return false;
}

/* A municipality is called by number and name. */
static void add_place(struct places *places, const struct value *value, size_t row, const char *county)
{
    const char *called = value->kind == VALUE_REFERENCE && value->text != NULL ? value->text : "";
    size_t length = strcspn(called, " ");

    if (length == 0 || is_there(places, called, length)
        || (county != NULL && strncmp(called, county, strlen(county)) != 0)) {
        return;
    }
    places->numbers[places->count] = memory_copy_bytes(called, length);
    places->names[places->count] = called[length] == ' ' ? called + length + 1 : called;
    places->rows[places->count++] = row;
}

static struct places find_places(const struct map_view *map)
{
    const struct report_section *section = section_of(map);
    const struct table_view *shown = &map->report_view->shown;
    size_t column = report_chart_municipality(section);
    struct places places = {
        .numbers = memory_new_array(shown->count, sizeof *places.numbers),
        .names = memory_new_array(shown->count, sizeof *places.names),
        .rows = memory_new_array(shown->count, sizeof *places.rows),
    };

    for (size_t i = 0; column != SIZE_MAX && i < shown->count; i++) {
        add_place(&places, &section->table.cells[shown->rows[i] * section->table.column_count + column],
                  shown->rows[i], map->county);
    }
    return places;
}

/* ---- Tiles ---- */

/* The least and the greatest figure, each with its row; and those of each class. */
struct range {
    double least, most;
    size_t least_row, most_row;
    bool any;
};

static bool amount_of(const struct map_view *map, size_t row, double *amount)
{
    const struct table *table = &section_of(map)->table;

    return map->column < table->column_count
           && report_chart_amount(table->columns[map->column].field,
                                  &table->cells[row * table->column_count + map->column], amount);
}

static void widen(struct range *range, double amount, size_t row)
{
    if (!range->any || amount < range->least) {
        range->least = amount;
        range->least_row = row;
    }
    if (!range->any || amount > range->most) {
        range->most = amount;
        range->most_row = row;
    }
    range->any = true;
}

static void write_cell(const struct map_view *map, size_t row, struct str *out)
{
    if (map->column < section_of(map)->table.column_count) {
        table_view_cell(&map->report_view->shown, row, map->column, out);
    }
}

static struct range find_range(const struct map_view *map, const struct places *places)
{
    struct range range = {0};
    double amount;

    for (size_t i = 0; i < places->count; i++) {
        if (amount_of(map, places->rows[i], &amount)) {
            widen(&range, amount, places->rows[i]);
        }
    }
    return range;
}

/* A class stands for the figures that are there: "3-5". */
static void set_legend(struct map_view *map, const struct range *classes)
{
    for (int i = 0; i < TILES_CLASSES; i++) {
        struct str text = {0};

        if (!classes[i].any) {
            continue;
        }
        write_cell(map, classes[i].least_row, &text);
        if (classes[i].most > classes[i].least) {
            str_add_char(&text, '-');
            write_cell(map, classes[i].most_row, &text);
        }
        tiles_set_legend(&map->tiles, i, str_peek(&text));
        str_clear(&text);
    }
}

static void add_tiles(struct map_view *map, const struct places *places, const struct tile_layout *layout)
{
    struct range whole = find_range(map, places);
    struct range classes[TILES_CLASSES] = {0};
    double amount;

    for (size_t i = 0; i < places->count; i++) {
        int class_number = TILES_UNKNOWN;
        struct str value = {0};

        if (amount_of(map, places->rows[i], &amount)) {
            class_number = tile_class(amount, whole.least, whole.most);
            widen(&classes[class_number], amount, places->rows[i]);
        } else {
            tiles_set_legend(&map->tiles, TILES_UNKNOWN,
                             shell_text(map->view.shell, N_("(not recorded)")));
        }
        write_cell(map, places->rows[i], &value);
        tiles_add(&map->tiles, layout->tiles[i].row, layout->tiles[i].column, places->names[i], str_peek(&value),
                  class_number);
        str_clear(&value);
    }
    set_legend(map, classes);
}

/* The row that the report's cursor is on is the tile that the map's is on. */
static void take_cursor(struct map_view *map)
{
    size_t row;

    for (size_t i = 0; report_table_row(map->report_view, &row) && i < map->tiles.count; i++) {
        map->tiles.cursor = map->rows[i] == row ? i : map->tiles.cursor;
    }
}

static void make_tiles(struct map_view *map)
{
    struct places places = {0};
    struct tile_layout layout = {0};

    tiles_clear(&map->tiles);
    free(map->rows);
    map->rows = NULL;
    map->runs = map->report_view->runs;
    if (section_of(map) == NULL) {
        return;
    }
    places = find_places(map);
    tile_maps_place((const char *const *)places.numbers, places.count, GRID, &layout);
    map->mapped = layout.mapped;
    add_tiles(map, &places, &layout);
    map->rows = places.rows;
    places.rows = NULL;
    take_cursor(map);
    tile_layout_clear(&layout);
    clear_places(&places);
}

/* More municipalities than one map has are narrowed to the county of the row one came from. */
static void narrow_to_county(struct map_view *map)
{
    const struct report_section *section = section_of(map);
    size_t column = report_chart_municipality(section);
    size_t row;

    if (map->mapped || map->tiles.count <= MOST_WITHOUT_MAP || !report_table_row(map->report_view, &row)) {
        return;
    }
    if (section->table.cells[row * section->table.column_count + column].kind == VALUE_REFERENCE) {
        map->county = memory_copy_bytes(section->table.cells[row * section->table.column_count + column].text,
                                        COUNTY_DIGITS);
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
        str_addf(&text, "%s %s.  ", shell_text(map->view.shell, N_("Only municipalities whose number begins with")),
                 map->county);
    }
    if (!map->mapped) {
        str_add(&text, shell_text(map->view.shell,
                                  N_("No map has all of them: they stand in the order of the table.")));
    }
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
    if (!map->mapped || map->county != NULL) {
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
    report_table_go(map->report_view, map->rows[map->tiles.cursor]);
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

static void open_behind(struct map_view *map)
{
    struct report_behind behind = {0};

    if (report_section_behind(section_of(map), map->rows[map->tiles.cursor], map->column, &behind)) {
        records_open_behind(map->view.shell, &behind);
        report_behind_clear(&behind);
    }
}

static bool map_act(struct view *view, enum action_id action)
{
    struct map_view *map = of(view);

    switch ((int)action) {
    case ACTION_OPEN:
        open_behind(map);
        return true;
    case ACTION_NEXT_TABLE:
        next_column(map, 1);
        return true;
    case ACTION_PREVIOUS_TABLE:
        next_column(map, section_of(map)->table.column_count - 1);
        return true;
    case ACTION_EXPORT:
        report_files_export_map(map->report_view, map->column);
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
