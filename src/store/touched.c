/* Sets of identifiers and of touched records: open addressing, grown at two thirds. */
#include "samreg/store/writing.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>

enum { FIRST_SLOTS = 64 }; /* a power of two, so that a mask finds the slot */

/* Identifiers of reference rows are hashes and all others random, but a test's may be 1, 2, 3: mix the bits. */
static size_t mix(int64_t id)
{
    uint64_t bits = (uint64_t)id;

    bits ^= bits >> 33;
    bits *= 0xff51afd7ed558ccdu;
    bits ^= bits >> 33;
    return (size_t)bits;
}

static bool is_crowded(size_t count, size_t slots)
{
    return (count + 1) * 3 > slots * 2;
}

/* ---- Sets of identifiers ---- */

void id_set_clear(struct id_set *set)
{
    free(set->slots);
    *set = (struct id_set){0};
}

/* The slot that holds the identifier, or the free one where it belongs. */
static int64_t *find_id(const struct id_set *set, int64_t id)
{
    size_t mask = set->capacity - 1;
    size_t slot = mix(id) & mask;

    while (set->slots[slot] && set->slots[slot] != id)
        slot = (slot + 1) & mask;
    return &set->slots[slot];
}

static void grow_ids(struct id_set *set)
{
    struct id_set grown = {.capacity = set->capacity ? set->capacity * 2 : FIRST_SLOTS, .count = set->count};

    grown.slots = memory_new_array(grown.capacity, sizeof *grown.slots);
    for (size_t i = 0; i < set->capacity; i++)
        if (set->slots[i])
            *find_id(&grown, set->slots[i]) = set->slots[i];
    free(set->slots);
    *set = grown;
}

bool id_set_add(struct id_set *set, int64_t id)
{
    assert(id > 0);
    if (is_crowded(set->count, set->capacity))
        grow_ids(set);
    int64_t *slot = find_id(set, id);
    if (*slot)
        return false;
    *slot = id;
    set->count++;
    return true;
}

bool id_set_has(const struct id_set *set, int64_t id)
{
    return set->count > 0 && *find_id(set, id) == id;
}

/* ---- Touched records ---- */

void touched_clear(struct touched_list *list)
{
    free(list->items);
    free(list->slots);
    *list = (struct touched_list){0};
}

/* The slot of the record, or the free one where it belongs. */
static size_t *find_slot(const struct touched_list *list, const struct entity *entity, int64_t id)
{
    size_t mask = list->slot_count - 1;
    size_t slot = mix(id) & mask;

    for (; list->slots[slot]; slot = (slot + 1) & mask) {
        const struct touched *item = &list->items[list->slots[slot] - 1];
        if (item->id == id && item->entity == entity)
            break;
    }
    return &list->slots[slot];
}

static void grow_slots(struct touched_list *list)
{
    free(list->slots);
    list->slot_count = list->slot_count ? list->slot_count * 2 : FIRST_SLOTS;
    list->slots = memory_new_array(list->slot_count, sizeof *list->slots);
    for (size_t i = 0; i < list->count; i++)
        *find_slot(list, list->items[i].entity, list->items[i].id) = i + 1;
}

struct touched *touched_find(const struct touched_list *list, const struct entity *entity, int64_t id)
{
    size_t place = list->count ? *find_slot(list, entity, id) : 0;

    return place ? &list->items[place - 1] : NULL;
}

struct touched *touched_note(struct touched_list *list, const struct entity *entity, int64_t id)
{
    struct touched *found = touched_find(list, entity, id);

    if (found)
        return found;
    if (is_crowded(list->count, list->slot_count))
        grow_slots(list);
    list->items = array_room(list->items, list->count, &list->capacity, sizeof *list->items);
    list->items[list->count] = (struct touched){.entity = entity, .id = id};
    *find_slot(list, entity, id) = list->count + 1;
    return &list->items[list->count++];
}
