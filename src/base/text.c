#include "samreg/base/text.h"

#include <assert.h>
#include <limits.h>
#include <string.h>
#include <utf8proc.h>

/* What stands for bytes that are no character; as a character of its own it is replaced too, so that its sign is always
 * the same. */
enum { REPLACEMENT = 0xFFFD, MOST_MARKS = 3 };

static unsigned byte_at(const char *text, size_t at)
{
    return (unsigned char)text[at];
}

size_t text_decode(const char *text, size_t length, uint32_t *code_point)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned lead;
    size_t size;
    uint32_t value;

    if (length == 0)
        return 0;
    lead = byte_at(text, 0);
    if (lead < 0x80) {
        *code_point = lead;
        return 1;
    }
    size = lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
    if (size == 0 || size > length)
        return 0;
    value = lead & (0x7FU >> size);
    for (size_t i = 1; i < size; i++) {
        if ((byte_at(text, i) & 0xC0) != 0x80)
            return 0;
        value = value << 6 | (byte_at(text, i) & 0x3F);
    }
    if (value < least[size] || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return 0;
    *code_point = value;
    return size;
}

size_t text_decode_any(const char *text, size_t length, uint32_t *code_point)
{
    size_t size = text_decode(text, length, code_point);

    if (size > 0 || length == 0)
        return size;
    *code_point = REPLACEMENT;
    return 1;
}

void text_encode(uint32_t code_point, struct str *out)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t size;

    assert(code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF));
    size = utf8proc_encode_char((utf8proc_int32_t)code_point, bytes);
    str_add_bytes(out, (const char *)bytes, (size_t)size);
}

/* How many bytes of ASCII the text begins with, in whole words: most text is that, and looked at often. */
static size_t skip_ascii(const char *text, size_t length)
{
    const uint64_t high_bits = 0x8080808080808080U;
    size_t offset = 0;

    for (uint64_t word; length - offset >= sizeof word; offset += sizeof word) {
        memcpy(&word, text + offset, sizeof word);
        if (word & high_bits)
            break;
    }
    return offset;
}

size_t text_valid_length(const char *text, size_t length)
{
    size_t offset = 0;

    while (offset < length) {
        offset += skip_ascii(text + offset, length - offset);
        if (offset == length)
            break;
        uint32_t code_point;
        size_t size = text_decode(text + offset, length - offset, &code_point);

        if (size == 0)
            break;
        offset += size;
    }
    return offset;
}

size_t text_blank_at(const char *text, size_t length)
{
    if (length >= 1 && (*text == ' ' || *text == '\t' || *text == '\n' || *text == '\r'))
        return 1;
    if (length >= 2 && memcmp(text, "\xc2\xa0", 2) == 0)
        return 2;
    return length >= 3 && memcmp(text, "\xe2\x80\xaf", 3) == 0 ? 3 : 0;
}

void text_trim(const char **text, size_t *length)
{
    size_t blank;

    for (; (blank = text_blank_at(*text, *length)) > 0; *length -= blank)
        *text += blank;
    for (size_t size = 1; size <= 3 && size <= *length; size++) {
        if (text_blank_at(*text + *length - size, size) == size) {
            *length -= size;
            size = 0;
        }
    }
}

/* Whether a sign for drawing lines and boxes (U+2500 to U+257F) stands here: borders are made of hundreds. */
static bool is_line(const char *text, size_t length)
{
    return length >= 3 && byte_at(text, 0) == 0xE2 && (byte_at(text, 1) & 0xFE) == 0x94 &&
           (byte_at(text, 2) & 0xC0) == 0x80;
}

/* Bytes of a character that is a cluster of one column whatever follows, or 0 when that takes a closer look: printable
 * ASCII and the Latin letters to U+017F, when no combining mark (lead byte from 0xCC) can follow. Nearly all text here
 * is made of these. */
static size_t plain_size(const char *text, size_t length)
{
    unsigned lead = byte_at(text, 0);
    size_t size = 0;

    if (lead >= 0x20 && lead < 0x7F) {
        size = 1;
    } else if (length >= 2 && (byte_at(text, 1) & 0xC0) == 0x80) {
        if ((lead >= 0xC3 && lead <= 0xC5) || (lead == 0xC2 && byte_at(text, 1) >= 0xA0 && byte_at(text, 1) != 0xAD))
            size = 2;
        else if (is_line(text, length))
            size = 3;
    }
    return size > 0 && (size == length || byte_at(text, size) < 0xCC || is_line(text + size, length - size)) ? size : 0;
}

/* What text_clean() never lets through: whatever moves the cursor, turns or hides text, or has no agreed width. */
static bool is_replaced(uint32_t code_point)
{
    if (code_point >= 0x20 && code_point < 0x7F)
        return false;
    if (code_point == REPLACEMENT || utf8proc_get_property((utf8proc_int32_t)code_point)->ignorable)
        return true;
    switch ((int)utf8proc_category((utf8proc_int32_t)code_point)) {
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return false;
    }
}

/* Columns as terminals and the C library count them, which differ from utf8proc in two: spacing marks take a column of
 * their own, and the vowels and finals of Hangul stand in that of the initial. */
static int character_width(uint32_t code_point)
{
    if ((code_point >= 0x1160 && code_point <= 0x11FF) || (code_point >= 0xD7B0 && code_point <= 0xD7FF))
        return 0;
    if (utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_MC)
        return 1;
    return utf8proc_charwidth((utf8proc_int32_t)code_point);
}

/* Bytes of the cluster at the beginning of the text, and its columns; `length` is not 0. */
static size_t measure_cluster(const char *text, size_t length, int *columns)
{
    utf8proc_int32_t state = 0;
    uint32_t last, next;
    size_t offset = text_decode_any(text, length, &last);
    int width = is_replaced(last) ? 0 : character_width(last);

    /* Whatever has no column of its own to stand on is shown as the sign, alone. */
    *columns = width > 0 ? width : 1;
    if (width == 0)
        return offset;
    while (offset < length) {
        size_t size = text_decode_any(text + offset, length - offset, &next);

        if (utf8proc_grapheme_break_stateful((utf8proc_int32_t)last, (utf8proc_int32_t)next, &state))
            break;
        if (is_replaced(next) || *columns + character_width(next) > 2)
            break;
        *columns += character_width(next);
        offset += size;
        last = next;
    }
    return offset;
}

size_t text_next_cluster(const char *text, size_t length, size_t offset)
{
    int columns;
    size_t size;

    assert(offset <= length);
    if (offset == length)
        return length;
    size = plain_size(text + offset, length - offset);
    return offset + (size > 0 ? size : measure_cluster(text + offset, length - offset, &columns));
}

size_t text_previous_cluster(const char *text, size_t length, size_t offset)
{
    size_t start = offset > 0 ? offset - 1 : 0;
    size_t next;

    assert(offset <= length);
    /* Between two ASCII characters there is always a boundary: from one of those we walk forward. */
    while (start > 0 && (byte_at(text, start) >= 0x80 || byte_at(text, start - 1) >= 0x80))
        start--;
    while ((next = text_next_cluster(text, length, start)) < offset)
        start = next;
    return start;
}

/* Letters and digits, and the marks on them. */
static bool is_word_character(uint32_t code_point)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)code_point);

    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

size_t text_next_word(const char *text, size_t length, size_t offset)
{
    bool inside = false;

    assert(offset <= length);
    while (offset < length) {
        uint32_t code_point;
        size_t size = text_decode_any(text + offset, length - offset, &code_point);

        if (is_word_character(code_point))
            inside = true;
        else if (inside)
            break;
        offset += size;
    }
    return offset;
}

size_t text_previous_word(const char *text, size_t length, size_t offset)
{
    bool inside = false;

    assert(offset <= length);
    while (offset > 0) {
        uint32_t code_point;
        size_t start = offset - 1;

        while (start > 0 && offset - start < 4 && (byte_at(text, start) & 0xC0) == 0x80)
            start--;
        if (text_decode(text + start, offset - start, &code_point) != offset - start) {
            start = offset - 1;
            code_point = REPLACEMENT;
        }
        if (is_word_character(code_point))
            inside = true;
        else if (inside)
            break;
        offset = start;
    }
    return offset;
}

int text_cluster_width(const char *cluster, size_t length)
{
    int columns;

    if (length == 0)
        return 0;
    if (plain_size(cluster, length) == length)
        return 1;
    measure_cluster(cluster, length, &columns);
    return columns;
}

int text_width(const char *text)
{
    size_t length = strlen(text);
    size_t offset = 0;
    int total = 0;

    while (offset < length) {
        int columns = 1;
        size_t size = plain_size(text + offset, length - offset);

        if (size == 0)
            size = measure_cluster(text + offset, length - offset, &columns);
        if (__builtin_add_overflow(total, columns, &total))
            return INT_MAX;
        offset += size;
    }
    return total;
}

size_t text_count(const char *text, size_t length)
{
    size_t count = 0;

    for (size_t i = 0; i < length; i++)
        count += (byte_at(text, i) & 0xC0) != 0x80;
    return count;
}

/* Appends a cluster that is not plain: the sign, or its characters without the marks that are too many. */
static void add_clean_cluster(const char *cluster, size_t length, bool ascii, struct str *out)
{
    uint32_t code_point;
    size_t offset = text_decode_any(cluster, length, &code_point);
    int marks = 0;

    if (is_replaced(code_point) || character_width(code_point) == 0) {
        str_add(out, ascii ? "?" : "\xef\xbf\xbd");
        return;
    }
    str_add_bytes(out, cluster, offset);
    while (offset < length) {
        size_t size = text_decode_any(cluster + offset, length - offset, &code_point);

        if (character_width(code_point) > 0 || ++marks <= MOST_MARKS)
            str_add_bytes(out, cluster + offset, size);
        offset += size;
    }
}

int text_clean(const char *text, size_t length, int columns, bool ascii, struct str *out)
{
    size_t offset = 0;
    size_t plain = 0; /* where the run of characters that go as they are began */
    int total = 0;

    while (offset < length) {
        int width = 1;
        size_t size = plain_size(text + offset, length - offset);
        bool looked_at = size == 0;

        if (looked_at)
            size = measure_cluster(text + offset, length - offset, &width);
        if (width > columns - total)
            break;
        total += width;
        if (looked_at) {
            str_add_bytes(out, text + plain, offset - plain);
            add_clean_cluster(text + offset, size, ascii, out);
            plain = offset + size;
        }
        offset += size;
    }
    str_add_bytes(out, text + plain, offset - plain);
    return total;
}
