/* The maps themselves: every municipality of a mapped county has one tile, whenever one looks. */
#include "samreg/app/tile_maps.h"

#include "session.h"

#include "samreg/app/records.h"
#include "samreg/base/embed.h"
#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 100 };

struct numbers {
    char *items[MOST];
    size_t count;
};

static enum status add_number(void *context, const struct record *row, struct error *error)
{
    struct numbers *numbers = context;

    (void)error;
    cr_assert_lt(numbers->count, MOST);
    numbers->items[numbers->count++] = memory_copy_text(
        row->values[entity_field_index(row->entity, "number")].text);
    return STATUS_OK;
}

/* The numbers of the municipalities that a filter finds as of a day. */
static void find_numbers(struct app *app, const char *line, const char *day, struct numbers *numbers)
{
    struct selection selection;
    struct error error = {0};
    struct date date;

    cr_assert_eq(date_parse(day, app_today(app), &date), DATE_OK);
    app_set_as_of(app, date);
    selection_init(&selection, entity_get(ENTITY_MUNICIPALITY), app_as_of(app));
    session_expect_ok(app_filter(app, selection.entity, line, &selection.filter, &error), &error);
    session_expect_ok(app_each(app, &selection, add_number, numbers, &error), &error);
    selection_clear(&selection);
}

static void forget_numbers(struct numbers *numbers)
{
    for (size_t i = 0; i < numbers->count; i++)
        free(numbers->items[i]);
    numbers->count = 0;
}

static void expect_mapped(struct app *app, const char *line, const char *day, size_t count)
{
    struct tile_layout layout = {0};
    struct numbers numbers = {0};

    find_numbers(app, line, day, &numbers);
    cr_expect_eq(numbers.count, count, "%s as of %s has %zu municipalities", line, day, numbers.count);
    tile_maps_place((const char *const *)numbers.items, numbers.count, 8, &layout);
    cr_expect(layout.mapped, "%s as of %s is not mapped", line, day);
    for (size_t i = 0; i < layout.count; i++) {
        for (size_t j = 0; j < i; j++) {
            cr_expect(layout.tiles[i].row != layout.tiles[j].row || layout.tiles[i].column != layout.tiles[j].column,
                      "%s and %s share a tile", numbers.items[i], numbers.items[j]);
        }
    }
    tile_layout_clear(&layout);
    forget_numbers(&numbers);
}

/* Every day on which one of the counties has other municipalities than the day before. */
Test(tile_maps, each_municipality_of_a_mapped_county_has_a_tile_of_its_own)
{
    struct app *app = session_open();

    expect_mapped(app, "county:01", "2009-12-01", 18);
    expect_mapped(app, "county:01", "2019-12-31", 18);
    expect_mapped(app, "county:31", "2024-01-01", 12);
    expect_mapped(app, "county:16", "2009-12-01", 25);
    expect_mapped(app, "county:16", "2017-12-31", 25);
    expect_mapped(app, "county:17", "2009-12-01", 24);
    expect_mapped(app, "county:17", "2012-01-01", 23);
    expect_mapped(app, "county:50", "2018-01-01", 47);
    expect_mapped(app, "county:50", "2019-01-01", 48);
    expect_mapped(app, "county:50", "2020-01-01", 38);
    expect_mapped(app, "county:16,17", "2009-12-01", 49);
    session_close(&app);
}

/* Keeps the days on which a municipality begins or ends, each once. */
static enum status add_days(void *context, const struct record *row, struct error *error)
{
    static const char *const fields[] = {"valid_from", "valid_to"};
    struct numbers *days = context;

    (void)error;
    for (size_t i = 0; i < 2; i++) {
        const struct value *value = &row->values[entity_field_index(row->entity, fields[i])];
        bool known = value->kind != VALUE_TEXT;

        for (size_t day = 0; day < days->count && !known; day++)
            known = strcmp(days->items[day], value->text) == 0;
        if (!known) {
            cr_assert_lt(days->count, MOST);
            days->items[days->count++] = memory_copy_text(value->text);
        }
    }
    return STATUS_OK;
}

/* Of the reference data itself: whatever was merged, split or renumbered when. */
Test(tile_maps, on_each_day_of_a_change_all_municipalities_of_a_mapped_county_have_a_tile)
{
    static const char *const counties[] = {"county:01", "county:16", "county:17", "county:50", "county:31"};
    struct app *app = session_open();
    struct selection selection;
    struct numbers days = {0};
    struct error error = {0};
    size_t looked = 0;

    selection_init(&selection, entity_get(ENTITY_MUNICIPALITY), app_as_of(app));
    selection.all_dates = true;
    session_expect_ok(app_filter(app, selection.entity, "county:01,16,17,31,50", &selection.filter, &error), &error);
    session_expect_ok(app_each(app, &selection, add_days, &days, &error), &error);
    selection_clear(&selection);
    for (size_t day = 0; day < days.count; day++) {
        for (size_t i = 0; i < sizeof counties / sizeof counties[0]; i++) {
            struct numbers numbers = {0};

            find_numbers(app, counties[i], days.items[day], &numbers);
            if (numbers.count > 0) {
                expect_mapped(app, counties[i], days.items[day], numbers.count);
                looked++;
            }
            forget_numbers(&numbers);
        }
    }
    cr_expect_geq(looked, 10, "%zu days were looked at", looked);
    forget_numbers(&days);
    session_close(&app);
}

Test(tile_maps, others_stand_in_a_plain_grid)
{
    struct app *app = session_open();
    struct tile_layout layout = {0};
    struct numbers numbers = {0};

    find_numbers(app, "county:02", "2009-12-01", &numbers);
    tile_maps_place((const char *const *)numbers.items, numbers.count, 8, &layout);
    cr_expect_not(layout.mapped);
    cr_expect_eq(layout.columns, 8);
    cr_expect_eq(layout.count, numbers.count);
    tile_layout_clear(&layout);
    forget_numbers(&numbers);
    session_close(&app);
}

/* A number that stood on two tiles would stand on the last; one that is none would never be seen. */
Test(tile_maps, each_number_of_a_map_is_a_municipality_and_stands_there_once)
{
    struct app *app = session_open();

    for (const struct embed_file *file = embed_next("db/maps/", NULL); file; file = embed_next("db/maps/", file)) {
        const char *text = (const char *)file->bytes;

        for (text += strcspn(text, "0123456789"); *text != '\0'; text += strcspn(text, "0123456789")) {
            char number[5] = {0};
            struct error error = {0};
            int64_t id = 0;

            cr_assert_eq(strspn(text, "0123456789"), 4, "%s: %.8s", file->path, text);
            memcpy(number, text, 4);
            text += 4;
            cr_expect_null(strstr(text, number), "%s: %s stands there twice", file->path, number);
            session_expect_ok(app_resolve(app, entity_get(ENTITY_MUNICIPALITY), number, &id, NULL, &error), &error);
        }
    }
    session_close(&app);
}
