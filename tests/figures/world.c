#include "tests/figures/world.h"

#include "samreg/base/memory.h"
#include "samreg/store/read.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SLICE = 500, STEPS = 16 };

static void read_entity(struct store *store, const struct entity *entity, struct records *records)
{
    struct selection selection;
    struct slice slice = {0};
    struct error error = {0};
    struct place *last = NULL;

    selection_init(&selection, entity, (struct date){2009, 12, 1});
    selection.all_dates = true;
    for (;;) {
        enum status status = store_slice(store, &selection, last, STORE_FORWARD, SLICE, NULL, &slice, &error);
        cr_assert_eq(status, STATUS_OK, "%s", error_text(&error, LANGUAGE_ENGLISH));
        for (size_t i = 0; i < slice.count; i++) {
            records->items = array_room(records->items, records->count, &records->capacity, sizeof *records->items);
            records->items[records->count] = (struct record){0};
            record_copy(&records->items[records->count++], &slice.rows[i]);
        }
        place_free(&last);
        if (slice.at_end || slice.count == 0)
            break;
        last = slice.places[slice.count - 1];
        slice.places[slice.count - 1] = NULL;
    }
    slice_clear(&slice);
    selection_clear(&selection);
}

static int compare_ids(const void *a, const void *b)
{
    const struct record *left = a, *right = b;

    return (left->id > right->id) - (left->id < right->id);
}

void world_read(struct store *store, struct world *world)
{
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        struct records *records = &world->of[id];
        read_entity(store, entity_get((enum entity_id)id), records);
        if (records->count > 0)
            qsort(records->items, records->count, sizeof *records->items, compare_ids);
    }
}

void world_clear(struct world *world)
{
    for (int id = 0; id < ENTITY_COUNT; id++) {
        for (size_t i = 0; i < world->of[id].count; i++)
            record_clear(&world->of[id].items[i]);
        free(world->of[id].items);
    }
    *world = (struct world){0};
}

const struct record *world_find(const struct world *world, enum entity_id entity, int64_t id)
{
    const struct record key = {.id = id};
    const struct records *records = &world->of[entity];

    return records->count ? bsearch(&key, records->items, records->count, sizeof key, compare_ids) : NULL;
}

int64_t get_reference(const struct record *record, const char *field)
{
    const struct value *value = record_value(record, field);

    return value->kind == VALUE_REFERENCE ? value->integer : 0;
}

const char *get_text(const struct record *record, const char *field)
{
    const struct value *value = record_value(record, field);

    return value->kind == VALUE_TEXT ? value->text : NULL;
}

bool get_number(const struct record *record, const char *field, int64_t *number)
{
    const struct value *value = record_value(record, field);

    *number = value->kind == VALUE_INTEGER ? value->integer : 0;
    return value->kind == VALUE_INTEGER;
}

bool is_text(const struct record *record, const char *field, const char *text)
{
    const char *held = get_text(record, field);

    return held && text ? strcmp(held, text) == 0 : held == text;
}

int day_of(const char *date)
{
    int year = 0, month = 1, day = 1;

    if (!date)
        return 0;
    cr_assert_geq(sscanf(date, "%d-%d-%d", &year, &month, &day), 1);
    return year * 10000 + month * 100 + day;
}

bool holds_on(const struct record *record, int day)
{
    const char *from = record->entity->from ? get_text(record, record->entity->from) : NULL;
    const char *to = record->entity->to ? get_text(record, record->entity->to) : NULL;

    return day_of(from) <= day && (!to || day_of(to) > day);
}

int64_t world_municipality_of_day(const struct world *world, int64_t municipality, int day)
{
    for (int step = 0; step < STEPS; step++) {
        const struct record *record = world_find(world, ENTITY_MUNICIPALITY, municipality);
        const struct records *successors = &world->of[ENTITY_MUNICIPALITY_SUCCESSOR];
        int64_t next = 0;
        size_t count = 0;
        if (!record || !get_text(record, "valid_to") || day_of(get_text(record, "valid_to")) > day)
            return municipality;
        for (size_t i = 0; i < successors->count; i++) {
            const struct record *row = &successors->items[i];
            if (get_reference(row, "municipality") != municipality || day_of(get_text(row, "date")) > day)
                continue;
            next = get_reference(row, "successor");
            count++;
        }
        if (count != 1)
            return municipality;
        municipality = next;
    }
    return municipality;
}
