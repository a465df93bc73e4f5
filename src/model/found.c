#include "samreg/model/found.h"

#include "samreg/base/memory.h"

#include <stdlib.h>

void matches_clear(struct matches *matches)
{
    for (size_t i = 0; i < matches->count; i++)
        free(matches->items[i].called);
    free(matches->items);
    *matches = (struct matches){0};
}

void matches_add(struct matches *matches, const struct entity *entity, int64_t id, char *called)
{
    matches->items = array_room(matches->items, matches->count, &matches->capacity, sizeof *matches->items);
    matches->items[matches->count++] = (struct match){entity, id, called};
}
