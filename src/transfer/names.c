#include "samreg/transfer/names.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_SIZE = 64 };

/* FNV-1a, 64 bits. */
static uint64_t hash_text(const char *text)
{
    uint64_t hash = 14695981039346656037u;

    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

void names_clear(struct names *names)
{
    for (size_t i = 0; i < names->size; i++)
        free(names->entries[i].text);
    free(names->entries);
    *names = (struct names){0};
}

/* The entry of the text, or the free one where it belongs. There is always a free one. */
static struct names_entry *find_entry(const struct names *names, const char *text, uint64_t hash)
{
    size_t at = (size_t)hash & (names->size - 1);

    while (names->entries[at].text && (names->entries[at].hash != hash || strcmp(names->entries[at].text, text) != 0))
        at = (at + 1) & (names->size - 1);
    return &names->entries[at];
}

int64_t *names_find(const struct names *names, const char *text)
{
    struct names_entry *entry = names->size > 0 ? find_entry(names, text, hash_text(text)) : NULL;

    return entry && entry->text ? &entry->number : NULL;
}

static void grow(struct names *names)
{
    struct names larger = {.size = names->size > 0 ? names->size * 2 : FIRST_SIZE, .count = names->count};

    larger.entries = memory_new_array(larger.size, sizeof *larger.entries);
    for (size_t i = 0; i < names->size; i++) {
        struct names_entry *entry = &names->entries[i];

        if (entry->text)
            *find_entry(&larger, entry->text, entry->hash) = *entry;
    }
    free(names->entries);
    *names = larger;
}

void names_add(struct names *names, const char *text, int64_t number)
{
    uint64_t hash = hash_text(text);
    struct names_entry *entry;

    if ((names->count + 1) * 2 > names->size)
        grow(names);
    entry = find_entry(names, text, hash);
    assert(!entry->text);
    *entry = (struct names_entry){.text = memory_copy_text(text), .hash = hash, .number = number};
    names->count++;
}
