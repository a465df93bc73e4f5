#include "samreg/app/report_map.h"

#include "samreg/app/report_chart.h"
#include "samreg/app/table_view.h"
#include "samreg/base/memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the grid where there is no map; and how many municipalities can be read in it, more than a county has. */
enum { GRID = 8, MOST_WITHOUT_MAP = 60 };

void report_map_clear(struct report_map *map)
{
    for (size_t i = 0; i < map->count; i++) {
        free(map->places[i].number);
        free(map->places[i].name);
        free(map->places[i].value);
        value_clear(&map->places[i].figure);
    }
    for (int i = 0; i < TILE_CLASSES; i++) {
        free(map->legend[i]);
    }
    free(map->places);
    *map = (struct report_map){0};
}

static struct report_map_place *find_place(const struct report_map *map, const char *number, size_t length)
{
    for (size_t i = 0; i < map->count; i++) {
        if (strlen(map->places[i].number) == length && memcmp(map->places[i].number, number, length) == 0) {
            return &map->places[i];
        }
    }
    return NULL;
}

/* Adds another row of the same municipality to its figure. */
static void add_figure(struct report_map *map, struct report_map_place *place, const struct value *figure, bool sums)
{
    map->any_several = true;
    place->rows++;
    if (figure->kind == VALUE_NONE && sums) {
        return;
    }
    if (place->figure.kind == VALUE_NONE && sums) {
        value_copy(&place->figure, figure);
        return;
    }
    if (!sums || __builtin_add_overflow(place->figure.integer, figure->integer, &place->figure.integer)) {
        value_clear(&place->figure);
    }
}

/* A municipality is called by number and name. */
static void add_place(struct report_map *map, const struct report_section *section, size_t row, size_t column,
                      const char *county)
{
    const struct table *table = &section->table;
    const struct value *value = report_chart_municipality(section, row);
    const struct value *figure = &table->cells[row * table->column_count + column];
    const char *called = value->kind == VALUE_REFERENCE && value->text != NULL ? value->text : "";
    size_t length = strcspn(called, " ");
    struct report_map_place *place = find_place(map, called, length);

    if (length == 0 || (county != NULL && strncmp(called, county, strlen(county)) != 0)) {
        return;
    }
    if (place != NULL) {
        add_figure(map, place, figure, table_view_adds_up(table, column));
        return;
    }
    place = &map->places[map->count++];
    *place = (struct report_map_place){
        .number = memory_copy_bytes(called, length),
        .name = memory_copy_text(called[length] == ' ' ? called + length + 1 : called),
        .class = REPORT_MAP_UNKNOWN,
        .row = row,
        .rows = 1,
    };
    value_copy(&place->figure, figure);
}

static void place_tiles(struct report_map *map)
{
    const char **numbers = memory_new_array(map->count, sizeof *numbers);
    struct tile_layout layout = {0};

    for (size_t i = 0; i < map->count; i++) {
        numbers[i] = map->places[i].number;
    }
    tile_maps_place(numbers, map->count, GRID, &layout);
    for (size_t i = 0; i < map->count; i++) {
        map->places[i].tile = layout.tiles[i];
    }
    map->rows = layout.rows;
    map->columns = layout.columns;
    map->mapped = layout.mapped;
    tile_layout_clear(&layout);
    free(numbers);
}

/* The least and the greatest of some figures, and the places that have them. */
struct range {
    double least, most;
    size_t at_least, at_most;
    bool any;
};

static void widen(struct range *range, double amount, size_t place)
{
    if (!range->any || amount < range->least) {
        range->least = amount;
        range->at_least = place;
    }
    if (!range->any || amount > range->most) {
        range->most = amount;
        range->at_most = place;
    }
    range->any = true;
}

/* A class stands for the figures that are there, not for bounds that nobody has. */
static void write_legend(struct report_map *map, const struct range *classes)
{
    for (int i = 0; i < TILE_CLASSES; i++) {
        struct str text = {0};

        if (!classes[i].any) {
            continue;
        }
        str_add(&text, map->places[classes[i].at_least].value);
        if (classes[i].most > classes[i].least) {
            str_addf(&text, "-%s", map->places[classes[i].at_most].value);
        }
        map->legend[i] = str_take(&text);
    }
}

static void classify(struct report_map *map, const struct table *table, size_t column)
{
    struct range whole = {0};
    struct range classes[TILE_CLASSES] = {0};
    double amount;

    for (size_t i = 0; i < map->count; i++) {
        if (report_chart_amount(table->columns[column].field, &map->places[i].figure, &amount)) {
            widen(&whole, amount, i);
        } else {
            map->any_unknown = true;
        }
    }
    for (size_t i = 0; i < map->count; i++) {
        if (report_chart_amount(table->columns[column].field, &map->places[i].figure, &amount)) {
            map->places[i].class = tile_class(amount, whole.least, whole.most);
            widen(&classes[map->places[i].class], amount, i);
        }
    }
    write_legend(map, classes);
}

bool report_map_make(const struct report_section *section, const size_t *rows, size_t count, size_t column,
                     const char *county, enum language language, struct report_map *map)
{
    const struct table *table = &section->table;

    *map = (struct report_map){0};
    if (!report_chart_has_municipality(section)) {
        return false;
    }
    map->places = memory_new_array(count, sizeof *map->places);
    for (size_t i = 0; i < count; i++) {
        if (rows[i] < table->row_count - section->totals) {
            add_place(map, section, rows[i], column, county);
        }
    }
    for (size_t i = 0; i < map->count; i++) {
        map->places[i].value = report_chart_words(table->columns[column].field, &map->places[i].figure, language);
    }
    place_tiles(map);
    classify(map, table, column);
    return true;
}

bool report_map_is_readable(const struct report_map *map)
{
    return map->mapped || map->count <= MOST_WITHOUT_MAP;
}

void report_map_remarks(const struct report_map *map, enum language language, struct str *out)
{
    if (!map->mapped) {
        str_add(out, text_in(language, N_("No map has all of them: they stand in the order of the table.")));
    }
    if (map->any_several) {
        str_add(out, out->length > 0 ? " " : "");
        str_add(out, text_in(language, N_("Where a municipality has several rows, it is their sum.")));
    }
}
