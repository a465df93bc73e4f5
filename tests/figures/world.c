#include "tests/figures/world.h"

#include "samreg/base/memory.h"
#include "samreg/store/read.h"

#include <criterion/criterion.h>
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

static int64_t parent_of(const struct record *record)
{
    return record->values[entity_parent_index(record->entity)].integer;
}

static int compare_parents(const void *a, const void *b)
{
    int64_t left = parent_of(*(const struct record *const *)a), right = parent_of(*(const struct record *const *)b);

    return left != right ? (left > right) - (left < right) : compare_ids(*(const struct record *const *)a,
                                                                        *(const struct record *const *)b);
}

static void sort_by_parent(const struct entity *entity, struct records *records)
{
    if (entity_parent_index(entity) < 0 || records->count == 0)
        return;
    records->by_parent = memory_new_array(records->count, sizeof *records->by_parent);
    for (size_t i = 0; i < records->count; i++)
        records->by_parent[i] = &records->items[i];
    qsort(records->by_parent, records->count, sizeof *records->by_parent, compare_parents);
}

const struct record *const *world_belonging(const struct world *world, enum entity_id entity, int64_t parent,
                                            size_t *count)
{
    const struct records *records = &world->of[entity];
    size_t low = 0, high = records->by_parent ? records->count : 0, end;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (parent_of(records->by_parent[middle]) < parent)
            low = middle + 1;
        else
            high = middle;
    }
    for (end = low; records->by_parent && end < records->count && parent_of(records->by_parent[end]) == parent;)
        end++;
    *count = end - low;
    return records->by_parent ? records->by_parent + low : NULL;
}

void world_read(struct store *store, struct world *world)
{
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
        struct records *records = &world->of[id];
        read_entity(store, entity_get((enum entity_id)id), records);
        if (records->count > 0)
            qsort(records->items, records->count, sizeof *records->items, compare_ids);
        sort_by_parent(entity_get((enum entity_id)id), records);
    }
}

void world_clear(struct world *world)
{
    for (int id = 0; id < ENTITY_COUNT; id++) {
        for (size_t i = 0; i < world->of[id].count; i++)
            record_clear(&world->of[id].items[i]);
        free(world->of[id].items);
        free(world->of[id].by_parent);
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
    int numbers[3] = {0, 1, 1};

    for (int i = 0; i < 3 && date && *date; i++) {
        char *end;
        numbers[i] = (int)strtol(date, &end, 10);
        date = *end == '-' ? end + 1 : end;
    }
    return numbers[0] ? numbers[0] * 10000 + numbers[1] * 100 + numbers[2] : 0;
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
        int64_t next = 0;
        size_t count = 0, all = 0;
        if (!record || !get_text(record, "valid_to") || day_of(get_text(record, "valid_to")) > day)
            return municipality;
        const struct record *const *successors =
            world_belonging(world, ENTITY_MUNICIPALITY_SUCCESSOR, municipality, &all);
        for (size_t i = 0; i < all; i++) {
            if (day_of(get_text(successors[i], "date")) > day)
                continue;
            next = get_reference(successors[i], "successor");
            count++;
        }
        if (count > 1)
            return 0;
        if (count == 0)
            return municipality;
        municipality = next;
    }
    return municipality;
}
