#include "samreg/app/report_map.h"

#include "samreg/base/memory.h"
#include "samreg/model/report_chart.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the grid where there is no map. */
enum { GRID = 8 };

void report_map_clear(struct report_map *map)
{
    for (size_t i = 0; i < map->count; i++) {
        free(map->places[i].number);
        free(map->places[i].name);
        free(map->places[i].value);
    }
    for (int i = 0; i < TILE_CLASSES; i++) {
        free(map->legend[i]);
    }
    free(map->places);
    *map = (struct report_map){0};
}

static bool is_there(const struct report_map *map, const char *number, size_t length)
{
    for (size_t i = 0; i < map->count; i++) {
        if (strlen(map->places[i].number) == length && memcmp(map->places[i].number, number, length) == 0) {
            return true;
        }
    }
    return false;
}

/* A municipality is called by number and name. */
static void add_place(struct report_map *map, const struct value *value, size_t row, const char *county)
{
    const char *called = value->kind == VALUE_REFERENCE && value->text != NULL ? value->text : "";
    size_t length = strcspn(called, " ");

    if (length == 0 || is_there(map, called, length)
        || (county != NULL && strncmp(called, county, strlen(county)) != 0)) {
        return;
    }
    map->places[map->count++] = (struct report_map_place){
        .number = memory_copy_bytes(called, length),
        .name = memory_copy_text(called[length] == ' ' ? called + length + 1 : called),
        .class = REPORT_MAP_UNKNOWN,
        .row = row,
    };
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

static bool amount_at(const struct table *table, const struct report_map_place *place, size_t column, double *amount)
{
    return report_chart_amount(table->columns[column].field, &table->cells[place->row * table->column_count + column],
                               amount);
}

static void classify(struct report_map *map, const struct table *table, size_t column)
{
    struct range whole = {0};
    struct range classes[TILE_CLASSES] = {0};
    double amount;

    for (size_t i = 0; i < map->count; i++) {
        if (amount_at(table, &map->places[i], column, &amount)) {
            widen(&whole, amount, i);
        } else {
            map->any_unknown = true;
        }
    }
    for (size_t i = 0; i < map->count; i++) {
        if (amount_at(table, &map->places[i], column, &amount)) {
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
    size_t municipality = report_chart_municipality(section);

    *map = (struct report_map){0};
    if (municipality == SIZE_MAX) {
        return false;
    }
    map->places = memory_new_array(count, sizeof *map->places);
    for (size_t i = 0; i < count; i++) {
        add_place(map, &table->cells[rows[i] * table->column_count + municipality], rows[i], county);
    }
    for (size_t i = 0; i < map->count; i++) {
        map->places[i].value = report_chart_cell(table, map->places[i].row, column, language);
    }
    place_tiles(map);
    classify(map, table, column);
    return true;
}
