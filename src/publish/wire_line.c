#include "samreg/publish/wire_line.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"

#include <stdlib.h>
#include <string.h>

#define COLUMN(kind) [kind] = {.name = "column", .label = "", .help = "", .type = (kind)}

static const struct field fields[] = {
    COLUMN(FIELD_TEXT),  COLUMN(FIELD_LONG_TEXT), COLUMN(FIELD_INTEGER), COLUMN(FIELD_DECIMAL), COLUMN(FIELD_MONEY),
    COLUMN(FIELD_AREA),  COLUMN(FIELD_SHARE),     COLUMN(FIELD_DATE),    COLUMN(FIELD_END),     COLUMN(FIELD_YEAR),
};

static const struct field percent_field = {
    .name = "column", .label = "", .help = "", .type = FIELD_SHARE, .flags = FIELD_PERCENT};

const struct field *wire_field(enum field_type type, bool percent)
{
    size_t place = (size_t)type;

    if (percent)
        return type == FIELD_SHARE ? &percent_field : NULL;
    return place < sizeof fields / sizeof *fields && fields[place].name ? &fields[place] : NULL;
}

void wire_line_clear(struct wire_line *line)
{
    free(line->copy);
    free(line->parts);
    *line = (struct wire_line){0};
}

/* Undoes the backslashes within a part, in place. Returns false for one that means nothing. */
static bool unescape(char *part)
{
    char *to = part;

    for (const char *from = part; *from; from++) {
        char sign = *from;

        if (sign == '\\') {
            from++;
            if (*from != '\\' && *from != 't' && *from != 'n')
                return false;
            sign = *from;
            sign = sign == 't' ? '\t' : sign == 'n' ? '\n' : '\\';
        }
        *to++ = sign;
    }
    *to = '\0';
    return true;
}

bool wire_line_next(struct wire_line *line)
{
    const char *end = line->left > 0 ? memchr(line->rest, '\n', line->left) : NULL;
    size_t length = end ? (size_t)(end - line->rest) : 0;

    free(line->copy);
    line->copy = NULL;
    line->number++;
    line->count = 0;
    line->next = 1;
    line->sound = true;
    if (!end)
        return false;
    line->copy = memory_copy_bytes(line->rest, length);
    /* Bytes that are no text were never written, nor was a zero byte, which would hide what follows it. */
    line->sound = text_valid_length(line->rest, length) == length && strlen(line->copy) == length;
    line->rest = end + 1;
    line->left -= length + 1;
    for (char *part = line->copy; part;) {
        char *tab = strchr(part, '\t');

        if (tab)
            *tab = '\0';
        line->parts = array_room(line->parts, line->count, &line->capacity, sizeof *line->parts);
        line->parts[line->count++] = part;
        part = tab ? tab + 1 : NULL;
    }
    return true;
}

bool wire_line_is(const struct wire_line *line, const char *word)
{
    return line->count > 0 && strcmp(line->parts[0], word) == 0;
}

bool wire_line_done(const struct wire_line *line)
{
    return line->sound && line->next == line->count;
}

/* The next part as it came, or NULL. */
static char *take_part(struct wire_line *line)
{
    if (line->next >= line->count) {
        line->sound = false;
        return NULL;
    }
    return line->parts[line->next++];
}

int wire_take_number(struct wire_line *line, int least, int most)
{
    const char *part = take_part(line);
    char *end = NULL;
    long number = part ? strtol(part, &end, 10) : 0;

    /* strtol() lets blanks and "+" pass, which are never written. */
    if (!part || !*part || *end || !strchr("-0123456789", *part) || number < least || number > most) {
        line->sound = false;
        return least;
    }
    return (int)number;
}

bool wire_take_flag(struct wire_line *line)
{
    return wire_take_number(line, 0, 1) == 1;
}

const char *wire_take_text(struct wire_line *line)
{
    char *part = take_part(line);

    if (!part || strcmp(part, WIRE_NOTHING) == 0)
        return NULL;
    line->sound = unescape(part) && line->sound;
    return part;
}

const char *wire_take_words(struct wire_line *line)
{
    const char *text = wire_take_text(line);

    if (!text)
        line->sound = false;
    return text ? text : "";
}
