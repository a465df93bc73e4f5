#include "samreg/base/embed.h"

#include <string.h>

const struct embed_file *embed_get(const char *path)
{
    for (const struct embed_file *file = embed_files; file->path; file++) {
        int order = strcmp(file->path, path);

        if (order == 0)
            return file;
        if (order > 0)
            break;
    }
    return NULL;
}

const struct embed_file *embed_next(const char *prefix, const struct embed_file *previous)
{
    size_t length = strlen(prefix);

    for (const struct embed_file *file = previous ? previous + 1 : embed_files; file->path; file++) {
        int order = strncmp(file->path, prefix, length);

        if (order == 0)
            return file;
        if (order > 0)
            break;
    }
    return NULL;
}

const char *embed_header_value(const char *path, const char *key)
{
    for (const struct embed_header *header = embed_headers; header->path; header++)
        if (strcmp(header->path, path) == 0 && strcmp(header->key, key) == 0)
            return header->value;
    return NULL;
}
