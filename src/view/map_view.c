/* The figures of a report on a map: a tile for each municipality, coloured and filled by the size of its figure. */
#include "samreg/view/report_view.h"

#include "samreg/app/report_map.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/tiles.h"
#include "samreg/view/screens.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { COUNTY_DIGITS = 2 };

struct map_view {
    struct view view;
    struct report_view *report_view; /* lies below */
    struct tiles tiles;
    struct report_map map; /* its places are the tiles, in their order */
    size_t column;         /* of the figures */
    unsigned runs;         /* of the report, as it is drawn */
    char county[COUNTY_DIGITS + 1]; /* the number of the county of the row that one came from; "" for none */
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
}

/* ---- Tiles ---- */

/* The row that the report's cursor is on is the tile that the map's is on. */
static void take_cursor(struct map_view *map)
{
    size_t row;

    for (size_t i = 0; report_table_row(map->report_view, &row) && i < map->tiles.count; i++)
        map->tiles.cursor = map->map.places[i].row == row ? i : map->tiles.cursor;
}

static void set_legend(struct map_view *map)
{
    const struct shell *shell = map->view.shell;

    for (int i = 0; i < TILES_CLASSES; i++) {
        if (map->map.legend[i] != NULL)
            tiles_set_legend(&map->tiles, i, map->map.legend[i]);
    }
    if (map->map.any_unknown) {
        char *unknown = report_chart_explain_unknown(app_language(shell_app(shell)));

        tiles_set_legend(&map->tiles, TILES_UNKNOWN, unknown);
        free(unknown);
    }
    if (map->map.any_absent)
        tiles_set_legend(&map->tiles, TILES_ABSENT, shell_text(shell, N_("blank: not in the table")));
}

/* Makes the map of what the report shows now; false, leaving the one before, when its ground could not be read. */
static bool make_tiles(struct map_view *map, struct error *error)
{
    const struct table_view *shown = &map->report_view->shown;
    struct app *app = shell_app(map->view.shell);
    struct report_ground ground = {0};

    if (section_of(map) != NULL &&
        report_ground_read(app, section_of(map), map->county[0] != '\0' ? map->county : NULL, &ground, error)
               != STATUS_OK)
        return false;
    tiles_clear(&map->tiles);
    report_map_clear(&map->map);
    map->runs = map->report_view->runs;
    if (section_of(map) != NULL &&
        report_map_make(section_of(map), shown->rows, shown->count, map->column, &ground, app_language(app),
                           &map->map)) {
        for (size_t i = 0; i < map->map.count; i++) {
            const struct report_map_place *place = &map->map.places[i];

            tiles_add(&map->tiles, place->tile.row, place->tile.column, place->name, place->value, place->class);
        }
        set_legend(map);
        take_cursor(map);
    }
    report_ground_clear(&ground);
    return true;
}

/* Makes it, saying why when that cannot be done. */
static void make_or_say(struct map_view *map)
{
    struct error error = {0};

    if (!make_tiles(map, &error)) {
        map->runs = map->report_view->runs; /* it would not go better at once */
        shell_say_error(map->view.shell, &error);
    }
}

/* The county of the row that the report's cursor is on: of more municipalities than one map has its are shown. */
static void take_county(struct map_view *map)
{
    const struct value *value;
    size_t row;

    if (report_table_row(map->report_view, &row) && row < section_of(map)->table.row_count - section_of(map)->totals) {
        value = report_chart_municipality(section_of(map), row);
        if (value->kind == VALUE_REFERENCE && value->text != NULL &&
            strspn(value->text, "0123456789") >= COUNTY_DIGITS)
            memcpy(map->county, value->text, COUNTY_DIGITS);
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
        const struct report_map_place *place = &map->map.places[map->tiles.cursor];

        str_addf(&text, "%s: %s", place->name, report_map_say(place, app_language(shell_app(map->view.shell))));
    }
    draw_cell(row, 0, 0, row.width, str_peek(&text), DRAW_LEFT, STYLE_HEADING);
    str_clear(&text);
}

/* What is not as one might think, in a few rows taken from the top of the area. */
static void draw_remarks(const struct map_view *map, struct area *area)
{
    enum { MOST = 3 };
    struct str text = {0};

    report_map_remarks(&map->map, app_language(shell_app(map->view.shell)), &text);
    if (text.length > 0 && area->width > 0) {
        int rows = draw_wrapped_rows(str_peek(&text), area->width);

        draw_wrapped(area_take_top(area, rows < MOST ? rows : MOST), str_peek(&text), STYLE_DIM);
    }
    str_clear(&text);
}

static void draw_map(struct view *view, struct area area)
{
    struct map_view *map = of(view);

    if (section_of(map) == NULL) {
        report_draw(map->report_view, area); /* says why there is none */
        return;
    }
    draw_head(map, area_take_top(&area, 1));
    draw_remarks(map, &area);
    draw_cursor(area, 0, 0);
    tiles_draw(&map->tiles, area);
}

/* Keys mean the tiles that they would mean typed slowly. */
static bool map_busy(const struct view *view)
{
    const struct map_view *map = (const struct map_view *)view;

    return report_view_must_run(map->report_view) || map->runs != map->report_view->runs;
}

static bool is_of_tiles(const struct view *view, enum action_id action)
{
    (void)view;
    return action == ACTION_OPEN || action == ACTION_NEXT_TABLE || action == ACTION_PREVIOUS_TABLE ||
           action == ACTION_EXPORT;
}

static bool map_work(struct view *view)
{
    if (report_view_run(of(view)->report_view))
        return true;
    if (of(view)->runs == of(view)->report_view->runs)
        return false;
    make_or_say(of(view));
    return true;
}

/* The row of the table that the tile under the cursor stands for; SIZE_MAX: none. */
static size_t row_under_cursor(const struct map_view *map)
{
    return map->tiles.count > 0 ? map->map.places[map->tiles.cursor].row : SIZE_MAX;
}

static bool map_key(struct view *view, struct key key)
{
    struct map_view *map = of(view);

    if (!tiles_key(&map->tiles, key))
        return false;
    if (row_under_cursor(map) != SIZE_MAX)
        report_table_go(map->report_view, row_under_cursor(map));
    return true;
}

/* The next column of numbers, `step` columns to the right at a time; the map's own where there is no other. */
static size_t next_figures(const struct map_view *map, size_t step)
{
    const struct table *table = &section_of(map)->table;
    size_t column = map->column;

    do {
        column = (column + step) % table->column_count;
    } while (column != map->column && !field_is_number(table->columns[column].field));
    return column;
}

static void show_figures(struct map_view *map, size_t column)
{
    map->column = column;
    map->report_view->column = column;
    make_or_say(map);
}

static bool map_act(struct view *view, enum action_id action)
{
    struct map_view *map = of(view);

    switch ((int)action) {
    case ACTION_OPEN:
        report_view_open(map->report_view, row_under_cursor(map), map->column);
        return true;
    case ACTION_NEXT_TABLE:
        show_figures(map, next_figures(map, 1));
        return true;
    case ACTION_PREVIOUS_TABLE:
        show_figures(map, next_figures(map, section_of(map)->table.column_count - 1));
        return true;
    case ACTION_EXPORT:
        report_files_export_map(map->report_view, map->column, map->county[0] != '\0' ? map->county : NULL);
        return true;
    default:
        return false;
    }
}

static const char *map_refuse(const struct view *view, enum action_id action)
{
    const struct map_view *map = (const struct map_view *)view;

    if (is_of_tiles(view, action) && (section_of(map) == NULL || map->tiles.count == 0))
        return N_("There is nothing on the map.");
    if ((action == ACTION_NEXT_TABLE || action == ACTION_PREVIOUS_TABLE) && next_figures(map, 1) == map->column)
        return N_("The table has no other figures.");
    if (action == ACTION_OPEN && row_under_cursor(map) == SIZE_MAX)
        return N_("No row of the table is about this municipality.");
    return NULL;
}

/* A map has figures where a report has tables. */
static const char *map_label(const struct view *view, enum action_id action)
{
    (void)view;
    return action == ACTION_NEXT_TABLE ? N_("Next figures") : NULL;
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
    .busy = map_busy,
    .depends = is_of_tiles,
    .key = map_key,
    .act = map_act,
    .refuse = map_refuse,
    .label = map_label,
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
    for (size_t i = 0; i < table->column_count && !field_is_number(table->columns[map->column].field); i++)
        map->column = i;
    take_county(map);
    make_or_say(map);
    shell_open(report_view->view.shell, &map->view);
}
