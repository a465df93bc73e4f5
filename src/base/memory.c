#include "samreg/base/memory.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void memory_exhausted(void)
{
    abort();
}

static size_t multiply(size_t count, size_t size)
{
    size_t total;

    if (__builtin_mul_overflow(count, size, &total) || total > PTRDIFF_MAX)
        memory_exhausted();
    return total > 0 ? total : 1;
}

void *memory_new(size_t size)
{
    return memory_new_array(size, 1);
}

void *memory_new_array(size_t count, size_t size)
{
    void *block = calloc(1, multiply(count, size));

    if (!block)
        memory_exhausted();
    return block;
}

void *memory_resize(void *block, size_t count, size_t size)
{
    void *resized = realloc(block, multiply(count, size));

    if (!resized)
        memory_exhausted();
    return resized;
}

char *memory_copy_text(const char *text)
{
    return text ? memory_copy_bytes(text, strlen(text)) : NULL;
}

char *memory_copy_bytes(const char *bytes, size_t length)
{
    char *copy;

    if (length == SIZE_MAX)
        memory_exhausted();
    copy = memory_resize(NULL, length + 1, 1);
    if (length > 0)
        memcpy(copy, bytes, length);
    copy[length] = '\0';
    return copy;
}

void *array_room(void *array, size_t count, size_t *capacity, size_t size)
{
    assert(count <= *capacity);
    if (count < *capacity)
        return array;
    if (*capacity > SIZE_MAX / 2)
        memory_exhausted();
    *capacity = *capacity > 0 ? *capacity * 2 : 8;
    return memory_resize(array, *capacity, size);
}
