#include "samreg/base/pair.h"

#include "samreg/base/memory.h"

#include <stdlib.h>
#include <string.h>

bool pair_split(const char *text, struct pair *pair)
{
    const char *equals = strchr(text, '=');

    if (!equals || equals == text)
        return false;
    pair->name = memory_copy_bytes(text, (size_t)(equals - text));
    pair->value = memory_copy_text(equals + 1);
    return true;
}

const char *pair_find(const struct pair pairs[], size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(pairs[i].name, name) == 0)
            return pairs[i].value;
    }
    return NULL;
}

void pairs_free(struct pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        free(pairs[i].name);
        free(pairs[i].value);
    }
    free(pairs);
}
