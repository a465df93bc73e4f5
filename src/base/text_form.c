/* The forms in which text is stored, and its parting into lines. */
#include "samreg/base/text.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <string.h>
#include <utf8proc.h>

char *text_normalise(const char *text, size_t length)
{
    utf8proc_uint8_t *composed;
    utf8proc_ssize_t size;
    size_t plain = 0;

    /* All characters below U+0300 are in form C, in any order. */
    while (plain < length && (unsigned char)text[plain] < 0xCC)
        plain++;
    if (plain == length)
        return memory_copy_bytes(text, length);
    assert(text_valid_length(text, length) == length);
    size = utf8proc_map((const utf8proc_uint8_t *)text, (utf8proc_ssize_t)length, &composed,
                        UTF8PROC_STABLE | UTF8PROC_COMPOSE);
    if (size < 0)
        memory_exhausted();
    return (char *)composed;
}

static bool is_control(uint32_t code_point)
{
    return code_point < 0x20 || (code_point >= 0x7F && code_point < 0xA0);
}

static bool is_line_end(uint32_t code_point)
{
    return code_point == '\n' || code_point == '\r' || code_point == 0x85 || code_point == 0x2028 ||
           code_point == 0x2029;
}

static bool is_space(uint32_t code_point)
{
    return code_point == ' ' || code_point == '\t' || code_point == '\v' || code_point == '\f' ||
           is_line_end(code_point) ||
           (code_point >= 0x80 && utf8proc_category((utf8proc_int32_t)code_point) == UTF8PROC_CATEGORY_ZS);
}

char *text_tidy(const char *text, size_t length)
{
    struct str out = {0};
    bool space = false;
    char *tidy;

    for (size_t offset = 0; offset < length;) {
        uint32_t code_point;
        size_t size = text_decode_any(text + offset, length - offset, &code_point);

        if (is_space(code_point)) {
            space = out.length > 0;
        } else if (!is_control(code_point)) {
            if (space)
                str_add_char(&out, ' ');
            space = false;
            text_encode(code_point, &out);
        }
        offset += size;
    }
    tidy = text_normalise(str_peek(&out), out.length);
    str_clear(&out);
    return tidy;
}

/* Takes blanks, or blanks and line feeds, off the end. */
static void strip_end(struct str *out, const char *which)
{
    while (out->length > 0 && strchr(which, out->text[out->length - 1]))
        out->text[--out->length] = '\0';
}

char *text_tidy_lines(const char *text, size_t length)
{
    struct str out = {0};
    char *tidy;

    for (size_t offset = 0; offset < length;) {
        uint32_t code_point;
        size_t size = text_decode_any(text + offset, length - offset, &code_point);

        if (code_point == '\r' && offset + 1 < length && text[offset + 1] == '\n')
            size = 2;
        offset += size;
        if (is_line_end(code_point)) {
            strip_end(&out, " ");
            code_point = '\n';
        } else if (code_point == '\t') {
            code_point = ' ';
        }
        if (out.length == 0 && (code_point == '\n' || is_space(code_point)))
            continue;
        if (code_point == '\n' || !is_control(code_point))
            text_encode(code_point, &out);
    }
    strip_end(&out, " \n");
    tidy = text_normalise(str_peek(&out), out.length);
    str_clear(&out);
    return tidy;
}

/* Whether the cluster from `offset` to `end` is a space at which a line may break. */
static bool is_break(const char *text, size_t offset, size_t end)
{
    return end - offset == 1 && text[offset] == ' ';
}

/* The end of the first line of at most `columns` columns in a paragraph without line feeds, and where the next line
 * begins. */
static size_t fill_line(const char *text, size_t length, int columns, size_t *next)
{
    size_t offset = 0, end = 0;
    size_t word_end = 0; /* the last place where a word ends and a space follows */
    bool in_word = false, space = false;
    int total = 0;

    for (; offset < length; offset = end) {
        end = text_next_cluster(text, length, offset);
        total += text_cluster_width(text + offset, end - offset);
        space = is_break(text, offset, end);
        if (space && in_word)
            word_end = offset;
        in_word = !space;
        if (total > columns)
            break;
    }
    if (offset < length && (space || word_end > 0)) {
        *next = word_end;
        while (*next < length && is_break(text, *next, text_next_cluster(text, length, *next)))
            ++*next;
        return word_end;
    }
    /* All of it, or a word that is too long; one cluster always, or nothing would ever end. */
    *next = offset > 0 ? offset : end;
    return *next;
}

void text_wrap(const char *text, int columns, bool (*line)(void *context, const char *bytes, size_t length),
               void *context)
{
    bool more = true;

    assert(columns >= 1);
    while (more) {
        size_t length = strcspn(text, "\n");
        size_t next;

        more = text[length] == '\n';
        do {
            size_t end = fill_line(text, length, columns, &next);

            if (!line(context, text, end))
                return;
            text += next;
            length -= next;
        } while (length > 0);
        text += more;
    }
}
