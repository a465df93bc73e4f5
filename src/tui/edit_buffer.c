#include "samreg/tui/edit_buffer.h"

#include "samreg/base/text.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

void edit_buffer_splice(struct str *text, size_t from, size_t to, const char *bytes, size_t length)
{
    assert(from <= to && to <= text->length);
    struct str changed = {0};
    str_add_bytes(&changed, str_peek(text), from);
    str_add_bytes(&changed, bytes, length);
    str_add_bytes(&changed, str_peek(text) + to, text->length - to);
    str_clear(text);
    *text = changed;
}

/* The length of the longest beginning of whole clusters that has at most `room` code points. */
static size_t fitting_length(const char *bytes, size_t length, size_t room)
{
    size_t at = 0;
    while (at < length) {
        size_t next = text_next_cluster(bytes, length, at);
        if (text_count(bytes, next) > room)
            break;
        at = next;
    }
    return at;
}

enum edit_result edit_buffer_insert(struct str *text, size_t *cursor, size_t limit, const char *bytes, size_t length)
{
    if (length == 0)
        return EDIT_MOVED;
    /* The cluster before the cursor takes part: a combining mark belongs to it. */
    size_t from = text_previous_cluster(str_peek(text), text->length, *cursor);
    struct str piece = {0};
    str_add_bytes(&piece, str_peek(text) + from, *cursor - from);
    str_add_bytes(&piece, bytes, length);
    char *composed = text_normalise(str_peek(&piece), piece.length);
    size_t size = strlen(composed);
    size_t others = text_count(str_peek(text), text->length) - text_count(str_peek(text) + from, *cursor - from);
    bool full = limit > 0 && others + text_count(composed, size) > limit;
    if (full) {
        size = fitting_length(composed, size, limit > others ? limit - others : 0);
        /* Never takes away what was there: a text already too long stays as it is. */
        if (size < *cursor - from) {
            str_clear(&piece);
            free(composed);
            return EDIT_FULL;
        }
    }
    edit_buffer_splice(text, from, *cursor, composed, size);
    *cursor = from + size;
    str_clear(&piece);
    free(composed);
    return full ? EDIT_FULL : EDIT_CHANGED;
}

void edit_buffer_clean_paste(const char *bytes, size_t length, bool lines, struct str *out)
{
    bool blank = false; /* white space waits to become one space */
    size_t begin = out->length;
    for (size_t at = 0; at < length;) {
        uint32_t code = 0;
        size_t read = text_decode(bytes + at, length - at, &code);
        at += read > 0 ? read : 1;
        if (read == 0)
            continue;
        if (code == '\r')
            code = at < length && bytes[at] == '\n' ? 0 : '\n';
        bool white = code == '\t' || code == '\n' || code == ' ';
        if (white && lines) {
            str_add_char(out, code == '\n' ? '\n' : ' ');
        } else if (white) {
            blank = true;
        } else if (key_is_text((struct key){code, 0})) {
            if (blank && out->length > begin)
                str_add_char(out, ' ');
            blank = false;
            text_encode(code, out);
        }
    }
}

static enum edit_result remove_range(struct str *text, size_t *cursor, size_t from, size_t to)
{
    *cursor = from;
    if (from == to)
        return EDIT_MOVED;
    edit_buffer_splice(text, from, to, "", 0);
    return EDIT_CHANGED;
}

/* Keys that move or remove by words. */
static enum edit_result control_key(struct str *text, size_t *cursor, uint32_t code)
{
    const char *bytes = str_peek(text);
    switch (code) {
    case KEY_CODE_LEFT:
        *cursor = text_previous_word(bytes, text->length, *cursor);
        return EDIT_MOVED;
    case KEY_CODE_RIGHT:
        *cursor = text_next_word(bytes, text->length, *cursor);
        return EDIT_MOVED;
    case KEY_CODE_DELETE:
        return remove_range(text, cursor, *cursor, text_next_word(bytes, text->length, *cursor));
    case KEY_CODE_BACKSPACE:
    case 'w':
        return remove_range(text, cursor, text_previous_word(bytes, text->length, *cursor), *cursor);
    default:
        return EDIT_IGNORED;
    }
}

bool edit_buffer_erases(struct key key)
{
    return key.modifiers == KEY_CTRL &&
           (key.code == 'w' || key.code == 'u' || key.code == KEY_CODE_BACKSPACE || key.code == KEY_CODE_DELETE);
}

void edit_buffer_keep(struct edit_erased *erased, const struct str *text, size_t cursor)
{
    str_reset(&erased->text);
    str_add_bytes(&erased->text, str_peek(text), text->length);
    erased->cursor = cursor;
    erased->kept = true;
}

enum edit_result edit_buffer_bring_back(struct edit_erased *erased, struct str *text, size_t *cursor)
{
    if (!erased->kept)
        return EDIT_IGNORED;
    if (strcmp(str_peek(&erased->text), str_peek(text)) == 0)
        return EDIT_MOVED;
    struct str now = *text;
    size_t stood = *cursor;
    *text = erased->text;
    *cursor = erased->cursor;
    erased->text = now;
    erased->cursor = stood;
    return EDIT_CHANGED;
}

enum edit_result edit_buffer_key(struct str *text, size_t *cursor, size_t limit, struct key key)
{
    if (key_is_text(key)) {
        struct str typed = {0};
        text_encode(key.code, &typed);
        enum edit_result result = edit_buffer_insert(text, cursor, limit, str_peek(&typed), typed.length);
        str_clear(&typed);
        return result;
    }
    if (key.modifiers == KEY_CTRL)
        return control_key(text, cursor, key.code);
    if (key.modifiers != 0)
        return EDIT_IGNORED;
    const char *bytes = str_peek(text);
    switch (key.code) {
    case KEY_CODE_LEFT:
        *cursor = text_previous_cluster(bytes, text->length, *cursor);
        return EDIT_MOVED;
    case KEY_CODE_RIGHT:
        *cursor = text_next_cluster(bytes, text->length, *cursor);
        return EDIT_MOVED;
    case KEY_CODE_BACKSPACE:
        return remove_range(text, cursor, text_previous_cluster(bytes, text->length, *cursor), *cursor);
    case KEY_CODE_DELETE:
        return remove_range(text, cursor, *cursor, text_next_cluster(bytes, text->length, *cursor));
    default:
        return EDIT_IGNORED;
    }
}

int edit_buffer_width(const char *bytes, size_t length)
{
    int columns = 0;
    for (size_t at = 0; at < length;) {
        size_t next = text_next_cluster(bytes, length, at);
        columns += text_cluster_width(bytes + at, next - at);
        at = next;
    }
    return columns;
}
