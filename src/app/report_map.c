#include "samreg/app/report_map.h"

#include "samreg/app/records.h"
#include "samreg/app/report_chart.h"
#include "samreg/base/memory.h"
#include "samreg/model/field.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns of the grid where there is no map; how many municipalities can be read in it, more than a county has; and how
 * many rows that are not on the map are named. */
enum { GRID = 8, MOST_WITHOUT_MAP = 60, NAMED = 3 };

/* ---- The ground ---- */

void report_ground_clear(struct report_ground *ground)
{
    for (size_t i = 0; i < ground->count; i++)
        free(ground->called[i]);
    free(ground->called);
    free(ground->county);
    *ground = (struct report_ground){0};
}

struct reading {
    struct report_ground *ground;
    size_t capacity;
};

static enum status take_municipality(void *context, const struct record *row, struct error *error)
{
    struct reading *reading = context;
    struct report_ground *ground = reading->ground;
    struct str called = {0};

    (void)error;
    str_addf(&called, "%s %s", row->values[entity_field_index(row->entity, "number")].text,
             row->values[entity_field_index(row->entity, "name")].text);
    ground->called = array_room(ground->called, ground->count, &reading->capacity, sizeof *ground->called);
    ground->called[ground->count++] = str_take(&called);
    return STATUS_OK;
}

/* Reads the municipalities of the county of a number. */
static enum status read_municipalities(struct app *app, const char *number, struct date day,
                                       struct report_ground *ground, struct error *error)
{
    struct reading reading = {ground, 0};
    struct selection selection;
    struct str line = {0};
    enum status status;

    selection_init(&selection, entity_get(ENTITY_MUNICIPALITY), day);
    str_addf(&line, "county:%s", number);
    status = app_filter(app, selection.entity, str_peek(&line), &selection.filter, error);
    if (status == STATUS_OK)
        status = app_each(app, &selection, take_municipality, &reading, error);
    str_clear(&line);
    selection_clear(&selection);
    return status;
}

/* What the county of a number is called; new string. */
static enum status call_county(struct app *app, const char *number, char **called, struct error *error)
{
    const struct entity *county = entity_get(ENTITY_COUNTY);
    int64_t id = 0;
    enum status status = app_resolve(app, county, number, &id, NULL, error);

    return status == STATUS_OK ? app_called(app, county, id, called, error) : status;
}

enum status report_ground_read(struct app *app, const struct report_section *section, const char *county,
                               struct report_ground *ground, struct error *error)
{
    const struct value *asked = &section->arguments.values[REPORT_COUNTY];
    struct date day = report_day(&section->arguments);
    enum status status = STATUS_OK;
    char *number;

    *ground = (struct report_ground){.asked = asked->kind == VALUE_REFERENCE && asked->text != NULL};
    if (!ground->asked && county == NULL)
        return STATUS_OK;
    if (ground->asked)
        ground->county = memory_copy_text(asked->text);
    else
        status = call_county(app, county, &ground->county, error);
    number = status == STATUS_OK ? memory_copy_bytes(ground->county, strcspn(ground->county, " ")) : NULL;
    if (status == STATUS_OK)
        status = read_municipalities(app, number, date_is_set(day) ? day : app_as_of(app), ground, error);
    if (status != STATUS_OK)
        report_ground_clear(ground);
    free(number);
    return status;
}

/* Whether the municipality of a number is one of the county's. */
static bool is_on_ground(const struct report_ground *ground, const char *number, size_t length)
{
    for (size_t i = 0; i < ground->count; i++) {
        if (strncmp(ground->called[i], number, length) == 0 && ground->called[i][length] == ' ')
            return true;
    }
    return false;
}

/* ---- The map ---- */

void report_map_clear(struct report_map *map)
{
    for (size_t i = 0; i < map->count; i++) {
        free(map->places[i].number);
        free(map->places[i].name);
        free(map->places[i].value);
        value_clear(&map->places[i].figure);
    }
    for (int i = 0; i < TILE_CLASSES; i++)
        free(map->legend[i]);
    free(map->places);
    free(map->county);
    free(map->left_out_words);
    *map = (struct report_map){0};
}

static struct report_map_place *find_place(const struct report_map *map, const char *number, size_t length)
{
    for (size_t i = 0; i < map->count; i++) {
        if (strlen(map->places[i].number) == length && memcmp(map->places[i].number, number, length) == 0)
            return &map->places[i];
    }
    return NULL;
}

/* Adds another row of the same municipality to its figure. */
static void add_figure(struct report_map *map, struct report_map_place *place, const struct value *figure, bool sums)
{
    map->any_several = true;
    place->rows++;
    if (figure->kind == VALUE_NONE && sums)
        return;
    if (place->figure.kind == VALUE_NONE && sums) {
        value_copy(&place->figure, figure);
        return;
    }
    if (!sums || __builtin_add_overflow(place->figure.integer, figure->integer, &place->figure.integer))
        value_clear(&place->figure);
}

/* What one map is made of. */
struct making {
    const struct report_section *section;
    size_t column;
    enum language language;
    const struct report_ground *ground; /* NULL: none */
    bool narrowed;                      /* to the ground */
    struct value left_sum;              /* of the rows that stand nowhere */
    bool left_adds_up;
    struct str left;                    /* and what the first of them say */
    struct report_map *map;
};

static struct report_map_place *begin_place(struct report_map *map, const char *called, size_t row)
{
    size_t length = strcspn(called, " ");
    struct report_map_place *place = &map->places[map->count++];

    *place = (struct report_map_place){
        .number = memory_copy_bytes(called, length),
        .name = memory_copy_text(called[length] == ' ' ? called + length + 1 : called),
        .class = REPORT_MAP_UNKNOWN,
        .row = row,
        .rows = 1,
    };
    return place;
}

/* Keeps what a row says that stands nowhere on the map. */
static void leave_out(struct making *making, size_t row, const struct value *figure)
{
    const struct table *table = &making->section->table;

    making->map->left_out++;
    if (making->map->left_out <= NAMED) {
        char *called = report_chart_cell(table, row, 0, making->language);
        char *value = report_chart_words(table->columns[making->column].field, figure, making->language);

        str_addf(&making->left, "%s%s %s", making->left.length > 0 ? ", " : "", called,
                 value[0] != '\0' ? value : text_in(making->language, N_("not recorded")));
        free(value);
        free(called);
    }
    if (figure->kind == VALUE_INTEGER &&
        __builtin_add_overflow(making->left_sum.integer, figure->integer, &making->left_sum.integer))
        making->left_adds_up = false;
}

/* A municipality is called by number and name. */
static void add_place(struct making *making, size_t row)
{
    const struct table *table = &making->section->table;
    const struct value *value = report_chart_municipality(making->section, row);
    const struct value *figure = table_cell(table, row, making->column);
    const char *called = value->kind == VALUE_REFERENCE && value->text != NULL ? value->text : "";
    size_t length = strcspn(called, " ");
    struct report_map_place *place = find_place(making->map, called, length);

    if (length == 0 || (making->narrowed && !is_on_ground(making->ground, called, length)))
        leave_out(making, row, figure);
    else if (place != NULL)
        add_figure(making->map, place, figure, making->map->adds_up);
    else
        value_copy(&begin_place(making->map, called, row)->figure, figure);
}

/* The municipalities of the county that no row is about. */
static void add_absent(struct making *making)
{
    for (size_t i = 0; i < making->ground->count; i++) {
        const char *called = making->ground->called[i];

        if (find_place(making->map, called, strcspn(called, " ")) == NULL) {
            struct report_map_place *place = begin_place(making->map, called, SIZE_MAX);

            place->rows = 0;
            place->class = REPORT_MAP_ABSENT;
            place->value = memory_copy_text("");
            making->map->any_absent = true;
        }
    }
}

/* A few rows are named; of more it is told how many they are and, where that means something, their sum. */
static void tell_left_out(struct making *making)
{
    const struct table *table = &making->section->table;
    struct message message = {0};
    char number[24];
    char *sum;

    if (making->map->left_out <= NAMED) {
        making->map->left_out_words = str_take(&making->left);
        return;
    }
    snprintf(number, sizeof number, "%zu", making->map->left_out);
    sum = report_chart_words(table->columns[making->column].field, &making->left_sum, making->language);
    message_set(&message, making->left_adds_up ? N_("%1 rows, %2 in all") : N_("%1 rows"), number, sum, NULL);
    making->map->left_out_words = message_text(&message, making->language);
    message_clear(&message);
    str_clear(&making->left);
    free(sum);
}

static void place_tiles(struct report_map *map)
{
    const char **numbers = memory_new_array(map->count, sizeof *numbers);
    struct tile_layout layout = {0};

    for (size_t i = 0; i < map->count; i++)
        numbers[i] = map->places[i].number;
    tile_maps_place(numbers, map->count, GRID, &layout);
    for (size_t i = 0; i < map->count; i++)
        map->places[i].tile = layout.tiles[i];
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

        if (!classes[i].any)
            continue;
        str_add(&text, map->places[classes[i].at_least].value);
        if (classes[i].most > classes[i].least)
            str_addf(&text, "-%s", map->places[classes[i].at_most].value);
        map->legend[i] = str_take(&text);
    }
}

static void classify(struct report_map *map, const struct table *table, size_t column)
{
    struct range whole = {0};
    struct range classes[TILE_CLASSES] = {0};
    double amount;

    for (size_t i = 0; i < map->count; i++) {
        if (report_chart_amount(table->columns[column].field, &map->places[i].figure, &amount))
            widen(&whole, amount, i);
        else
            map->any_unknown = map->any_unknown || map->places[i].class == REPORT_MAP_UNKNOWN;
    }
    for (size_t i = 0; i < map->count; i++) {
        if (report_chart_amount(table->columns[column].field, &map->places[i].figure, &amount)) {
            map->places[i].class = tile_class(amount, whole.least, whole.most);
            widen(&classes[map->places[i].class], amount, i);
        }
    }
    write_legend(map, classes);
}

const char *report_map_say(const struct report_map_place *place, enum language language)
{
    return place->class == REPORT_MAP_ABSENT    ? text_in(language, N_("not in the table"))
           : place->class == REPORT_MAP_UNKNOWN ? text_in(language, N_("not recorded"))
                                                : place->value;
}

static void make(struct making *making, const size_t *rows, size_t count)
{
    const struct report_section *section = making->section;
    struct report_map *map = making->map;
    bool whole_ground = making->ground != NULL && (making->narrowed || making->ground->asked);

    *map = (struct report_map){.adds_up = section->table.columns[making->column].sum};
    map->places = memory_new_array(count + (whole_ground ? making->ground->count : 0), sizeof *map->places);
    value_set_integer(&making->left_sum, 0);
    making->left_adds_up = map->adds_up;
    for (size_t i = 0; i < count; i++) {
        if (rows[i] < section->table.row_count - section->totals)
            add_place(making, rows[i]);
    }
    for (size_t i = 0; i < map->count; i++) {
        const struct value *figure = &map->places[i].figure;

        map->places[i].value = figure->kind == VALUE_NONE
                                   ? memory_copy_text(REPORT_CHART_UNKNOWN)
                                   : report_chart_words(section->table.columns[making->column].field, figure,
                                                        making->language);
    }
    if (whole_ground)
        add_absent(making);
    map->county = making->narrowed ? memory_copy_text(making->ground->county) : NULL;
    tell_left_out(making);
    place_tiles(map);
    classify(map, &section->table, making->column);
}

bool report_map_make(const struct report_section *section, const size_t *rows, size_t count, size_t column,
                     const struct report_ground *ground, enum language language, struct report_map *map)
{
    struct report_map narrowed = {0};
    struct making making = {.section = section, .column = column, .language = language, .map = map};

    *map = (struct report_map){0};
    if (!report_chart_has_municipality(section))
        return false;
    making.ground = ground != NULL && ground->count > 0 ? ground : NULL;
    make(&making, rows, count);
    if (map->mapped || making.ground == NULL)
        return true;
    making.narrowed = true;
    making.map = &narrowed;
    make(&making, rows, count);
    if (narrowed.mapped || !report_map_is_readable(map)) {
        report_map_clear(map);
        *map = narrowed;
    } else {
        report_map_clear(&narrowed);
    }
    return true;
}

bool report_map_is_readable(const struct report_map *map)
{
    return map->mapped || (map->count > 0 && map->count <= MOST_WITHOUT_MAP);
}

static void add_remark(enum language language, const char *msgid, const char *argument, struct str *out)
{
    struct message message = {0};
    char *words;

    message_set(&message, msgid, argument, NULL);
    words = message_text(&message, language);
    str_addf(out, "%s%s", out->length > 0 ? " " : "", words);
    message_clear(&message);
    free(words);
}

void report_map_remarks(const struct report_map *map, enum language language, struct str *out)
{
    if (map->count == 0)
        add_remark(language, N_("No row names a municipality, so there is nothing to place."), NULL, out);
    if (map->county != NULL)
        add_remark(language, N_("Only the municipalities of %1."), map->county, out);
    if (map->left_out > 0)
        add_remark(language, N_("Not on the map: %1."), map->left_out_words, out);
    if (!map->mapped && map->count > 0)
        add_remark(language, N_("No map has all of them: they stand in the order of the table."), NULL, out);
    if (map->any_several) {
        add_remark(language, map->adds_up ? N_("Where a municipality has several rows, it is their sum.")
                                          : N_("A municipality with several rows has none: they do not add up."),
                   NULL, out);
    }
}
