/* Any bytes through everything that reads text. The first byte chooses the columns and whether the sign is ASCII; what
 * comes out must be valid, free of what moves the cursor, as wide as was said, and the same when cleaned again. */
#include "samreg/base/collate.h"
#include "samreg/base/text.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds)
        abort();
}

static bool is_fit(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];

        if (byte < 0x20 || byte == 0x7F || (byte == 0xC2 && (unsigned char)text[i + 1] < 0xA0))
            return false;
        /* U+200B to U+200F, U+202A to U+202E, U+2060 to U+206F. */
        if (byte == 0xE2 && (memcmp(text + i, "\xe2\x80", 2) == 0 || memcmp(text + i, "\xe2\x81", 2) == 0)) {
            unsigned last = (unsigned)((unsigned char)text[i + 1] & 1) << 6 | ((unsigned char)text[i + 2] & 0x3FU);

            if ((last >= 0x0B && last <= 0x0F) || (last >= 0x28 && last <= 0x2E) || (last >= 0x60 && last <= 0x6F))
                return false;
        }
    }
    return true;
}

static void check_cleaning(const char *text, size_t length, int columns, bool ascii)
{
    struct str once = {0}, twice = {0};
    int width = text_clean(text, length, columns, ascii, &once);

    require(width >= 0 && width <= columns);
    require(text_valid_length(str_peek(&once), once.length) == once.length);
    require(is_fit(str_peek(&once), once.length));
    require(text_width(str_peek(&once)) == width);
    require(text_clean(str_peek(&once), once.length, INT_MAX, ascii, &twice) == width);
    require(strcmp(str_peek(&once), str_peek(&twice)) == 0);
    str_clear(&twice);
    str_clear(&once);
}

/* Steps forward and backward over the clusters, and adds up their widths. */
static void check_clusters(const char *text, size_t length)
{
    int width = 0;
    size_t next;

    for (size_t offset = 0; offset < length; offset = next) {
        int columns;

        next = text_next_cluster(text, length, offset);
        require(next > offset && next <= length);
        require(text_previous_cluster(text, length, next) == offset);
        columns = text_cluster_width(text + offset, next - offset);
        require(columns == 1 || columns == 2);
        width += columns;
    }
    if (strlen(text) == length)
        require(width == text_width(text));
    for (size_t offset = 0; offset < length; offset = next) {
        next = text_next_word(text, length, offset);
        require(next > offset && next <= length);
    }
    for (size_t offset = length; offset > 0; offset = next) {
        next = text_previous_word(text, length, offset);
        require(next < offset);
    }
}

static void check_tidying(char *(*make)(const char *, size_t), const char *text, size_t length)
{
    char *once, *twice;

    if (text_valid_length(text, length) != length)
        return;
    once = make(text, length);
    twice = make(once, strlen(once));
    require(text_valid_length(once, strlen(once)) == strlen(once));
    require(strcmp(once, twice) == 0);
    free(twice);
    free(once);
}

struct wrapped {
    int columns;
    size_t bytes;
};

static bool check_line(void *context, const char *bytes, size_t length)
{
    struct wrapped *wrapped = context;
    struct str line = {0};

    str_add_bytes(&line, bytes, length);
    require(!strchr(line.text, '\n'));
    require(text_width(line.text) <= wrapped->columns || text_next_cluster(line.text, length, 0) == length);
    wrapped->bytes += length;
    str_clear(&line);
    return true;
}

/* Folding twice changes nothing; a key is valid and decides between equal texts only as equal. */
static void check_keys(const char *text)
{
    struct str once = {0}, twice = {0};

    collate_fold(text, &once);
    collate_fold(str_peek(&once), &twice);
    require(strcmp(str_peek(&once), str_peek(&twice)) == 0);
    require(text_valid_length(str_peek(&once), once.length) == once.length);
    str_reset(&once);
    collate_sort_key(text, &once);
    require(text_valid_length(once.text, once.length) == once.length && strlen(once.text) == once.length);
    str_clear(&twice);
    str_clear(&once);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = {0};
    struct wrapped wrapped = {0};
    unsigned choice = size > 0 ? data[0] : 0;

    if (size > 0) {
        data++;
        size--;
    }
    str_add_bytes(&text, (const char *)data, size);
    check_cleaning(text.text, size, INT_MAX, choice & 1);
    check_cleaning(text.text, size, (int)(choice >> 1), choice & 1);
    check_clusters(text.text, size);
    check_tidying(text_normalise, text.text, strlen(text.text));
    check_tidying(text_tidy, text.text, size);
    check_tidying(text_tidy_lines, text.text, size);
    wrapped.columns = (int)(choice >> 1) + 1;
    text_wrap(text.text, wrapped.columns, check_line, &wrapped);
    require(wrapped.bytes <= strlen(text.text));
    check_keys(text.text);
    str_clear(&text);
    return 0;
}
