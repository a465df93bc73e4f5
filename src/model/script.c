#include "samreg/model/script.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"
#include "samreg/base/text.h"

#include <stdlib.h>
#include <string.h>

/* A part of the file; not ended by a zero byte. */
struct span {
    const char *text;
    size_t length;
};

static struct span trim(const char *text, size_t length)
{
    text_trim(&text, &length);
    return (struct span){text, length};
}

static enum status refuse(size_t line, const char *msgid, struct error *error)
{
    struct str number = {0};
    str_addf(&number, "%zu", line);
    enum status status = error_set(error, STATUS_DATA, msgid, str_peek(&number), NULL);
    str_clear(&number);
    return status;
}

static size_t count_lines(const char *bytes, size_t size)
{
    size_t lines = 1;
    for (size_t i = 0; i < size; i++)
        lines += bytes[i] == '\n';
    return lines;
}

static void add_line(struct script *script, struct span key, struct span value)
{
    script->lines = array_room(script->lines, script->count, &script->capacity, sizeof *script->lines);
    script->lines[script->count++] = (struct script_line){
        .key = memory_copy_bytes(key.text, key.length),
        .value = memory_copy_bytes(value.text, value.length),
    };
}

static void continue_line(struct script_line *line, struct span more)
{
    struct str value = {0};
    str_add(&value, line->value);
    if (value.length > 0 && more.length > 0)
        str_add_char(&value, ' ');
    str_add_bytes(&value, more.text, more.length);
    free(line->value);
    line->value = str_take(&value);
}

/* Takes in one line of the header, given without the two hyphens and the line's end; false when it has another form. */
static bool take_line(struct script *script, const char *text, size_t length)
{
    struct span content = trim(text, length);
    if (content.length == 0)
        return true;
    if (content.text == text + 1) {
        size_t key = strspn(content.text, "abcdefghijklmnopqrstuvwxyz0123456789_-.");
        if (key == 0 || key >= content.length || content.text[key] != ':')
            return false;
        add_line(script, (struct span){content.text, key}, trim(content.text + key + 1, content.length - key - 1));
        return true;
    }
    if (content.text == text || script->count == 0)
        return false;
    continue_line(&script->lines[script->count - 1], content);
    return true;
}

static enum status read_header(const char *bytes, size_t size, struct script *script, size_t *end, struct error *error)
{
    size_t at = 0;
    for (size_t line = 1; size - at >= 2 && memcmp(bytes + at, "--", 2) == 0; line++) {
        const char *newline = memchr(bytes + at, '\n', size - at);
        size_t length = newline ? (size_t)(newline - (bytes + at)) : size - at;
        if (!take_line(script, bytes + at + 2, length - 2))
            return refuse(line,
                          N_("Line %1: “-- key: value”, or “--” with two blanks and more of the value, is expected."),
                          error);
        at += newline ? length + 1 : length;
    }
    *end = at;
    return STATUS_OK;
}

enum status script_read(const char *bytes, size_t size, struct script *script, struct error *error)
{
    *script = (struct script){0};
    size_t length = strlen(bytes);
    if (length < size)
        return refuse(count_lines(bytes, length), N_("Line %1: a zero byte stands in the text."), error);
    size_t valid = text_valid_length(bytes, size);
    if (valid < size)
        return refuse(count_lines(bytes, valid), N_("Line %1: the text is not valid UTF-8."), error);
    size_t end = 0;
    enum status status = read_header(bytes, size, script, &end, error);
    if (status == STATUS_OK)
        script->sql = bytes + end + strspn(bytes + end, " \t\r\n");
    else
        script_clear(script);
    return status;
}

const struct script_line *script_next(const struct script *script, const char *key, const struct script_line *previous)
{
    size_t first = previous ? (size_t)(previous - script->lines) + 1 : 0;
    for (size_t i = first; i < script->count; i++)
        if (strcmp(script->lines[i].key, key) == 0)
            return &script->lines[i];
    return NULL;
}

const char *script_get(const struct script *script, const char *key)
{
    const struct script_line *line = script_next(script, key, NULL);
    return line ? line->value : NULL;
}

void script_clear(struct script *script)
{
    for (size_t i = 0; i < script->count; i++) {
        free(script->lines[i].key);
        free(script->lines[i].value);
    }
    free(script->lines);
    *script = (struct script){0};
}
