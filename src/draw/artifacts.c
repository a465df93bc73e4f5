#include "samreg/draw/artifacts.h"

#include <stdbool.h>
#include <string.h>

/* ---- Words of a page ---- */

/* The operators of a page being read. */
struct reading {
    const char *bytes;
    size_t size, at;
};

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_delimiter(char c)
{
    return c != '\0' && strchr("()<>[]{}/%", c) != NULL;
}

/* Passes over a string in parentheses, which may hold others; false when it does not end. */
static bool pass_string(struct reading *reading)
{
    int depth = 0;

    for (; reading->at < reading->size; reading->at++) {
        char c = reading->bytes[reading->at];
        if (c == '\\')
            reading->at++;
        else if (c == '(')
            depth++;
        else if (c == ')' && --depth == 0) {
            reading->at++;
            return true;
        }
    }
    return false;
}

/* Passes over what stands up to and with the sign. */
static bool pass_to(struct reading *reading, char end)
{
    const char *found = memchr(reading->bytes + reading->at, end, reading->size - reading->at);

    reading->at = found ? (size_t)(found - reading->bytes) + 1 : reading->size;
    return found != NULL;
}

/* Passes over the bytes of a picture that stands in the page itself, up to the EI that ends it. */
static bool pass_picture(struct reading *reading)
{
    for (; reading->at + 3 < reading->size; reading->at++)
        if (is_blank(reading->bytes[reading->at]) && memcmp(reading->bytes + reading->at + 1, "EI", 2) == 0 &&
            is_blank(reading->bytes[reading->at + 3])) {
            reading->at += 3;
            return true;
        }
    return false;
}

/* Reads the next operator, or word of the same look (true, a number), into `from` and `length`; what else there is,
 * strings, names and brackets, is passed over. The length is 0 at the end. False when a string does not end. */
static bool next_word(struct reading *reading, size_t *from, size_t *length)
{
    bool whole = true;

    *length = 0;
    while (whole && *length == 0 && reading->at < reading->size) {
        char c = reading->bytes[reading->at];

        *from = reading->at;
        if (c == '(') {
            whole = pass_string(reading);
        } else if (c == '%') {
            (void)pass_to(reading, '\n');
        } else if (c == '<' && reading->at + 1 < reading->size && reading->bytes[reading->at + 1] == '<') {
            reading->at += 2; /* a dictionary: its words are operands */
        } else if (c == '<') {
            whole = pass_to(reading, '>');
        } else if (is_blank(c) || (is_delimiter(c) && c != '/')) {
            reading->at++;
        } else {
            do
                reading->at++;
            while (reading->at < reading->size && !is_blank(reading->bytes[reading->at]) &&
                   !is_delimiter(reading->bytes[reading->at]));
            *length = c == '/' ? 0 : reading->at - *from;
        }
    }
    return whole;
}

static bool is_word(const struct reading *reading, size_t from, size_t length, const char *word)
{
    return strlen(word) == length && memcmp(reading->bytes + from, word, length) == 0;
}

static bool is_one_of(const struct reading *reading, size_t from, size_t length, const char *const words[])
{
    for (size_t i = 0; words[i]; i++)
        if (is_word(reading, from, length, words[i]))
            return true;
    return false;
}

/* ---- What stands outside ---- */

/* What stands between two parts. */
struct gap {
    size_t from;
    bool draws, writes;
};

static void close_gap(const struct reading *reading, const struct gap *gap, size_t to, struct str *out)
{
    if (gap->draws)
        str_add(out, gap->writes ? "/Artifact << /Type /Pagination >> BDC\n" : "/Artifact << /Type /Layout >> BDC\n");
    str_add_bytes(out, reading->bytes + gap->from, to - gap->from);
    if (gap->draws)
        str_add(out, "\nEMC\n");
}

/* Where the operands of BDC begin: at the name of its part, behind the operator before. */
static size_t operands_begin(const struct reading *reading, size_t from, size_t after)
{
    const char *begin = reading->bytes + after;
    const char *name = memchr(begin, '/', from - after);

    return name ? (size_t)(name - reading->bytes) : from;
}

/* Whether a word belongs to an operator behind it. */
static bool is_operand(const struct reading *reading, size_t from, size_t length)
{
    static const char *const words[] = {"true", "false", "null", NULL};

    return strchr("+-.0123456789", reading->bytes[from]) != NULL || is_one_of(reading, from, length, words);
}

/* A page being marked. */
struct marking {
    struct reading reading;
    struct gap gap;
    size_t part;  /* where the part that it is in begins */
    size_t after; /* behind the last operator outside of parts */
    int depth;    /* of parts */
};

static void note_drawing(struct gap *gap, const struct reading *reading, size_t from, size_t length)
{
    static const char *const texts[] = {"Tj", "TJ", "'", "\"", NULL};
    static const char *const shapes[] = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do", "BI", NULL};

    gap->writes = gap->writes || is_one_of(reading, from, length, texts);
    gap->draws = gap->draws || gap->writes || is_one_of(reading, from, length, shapes);
}

/* Takes in an operator; false when it ends a part that was not begun. */
static bool take_operator(struct marking *marking, size_t from, size_t length, struct str *out)
{
    static const char *const begins[] = {"BDC", "BMC", NULL};
    const struct reading *reading = &marking->reading;

    if (is_one_of(reading, from, length, begins)) {
        if (marking->depth++ > 0)
            return true;
        marking->part = operands_begin(reading, from, marking->after);
        close_gap(reading, &marking->gap, marking->part, out);
    } else if (is_word(reading, from, length, "EMC")) {
        if (marking->depth == 0)
            return false;
        if (--marking->depth == 0) {
            str_add_bytes(out, reading->bytes + marking->part, reading->at - marking->part);
            str_add_char(out, '\n');
            marking->gap = (struct gap){.from = reading->at};
        }
    } else if (marking->depth == 0) {
        note_drawing(&marking->gap, reading, from, length);
    }
    marking->after = reading->at;
    return true;
}

bool artifacts_mark(const char *bytes, size_t size, struct str *out)
{
    struct marking marking = {.reading = {bytes, size, 0}};
    size_t from = 0, length = 0;
    bool whole = true;

    do {
        whole = next_word(&marking.reading, &from, &length);
        if (whole && length > 0 && !is_operand(&marking.reading, from, length))
            whole = take_operator(&marking, from, length, out) &&
                    (!is_word(&marking.reading, from, length, "ID") || pass_picture(&marking.reading));
    } while (whole && length > 0);
    if (whole && marking.depth == 0)
        close_gap(&marking.reading, &marking.gap, size, out);
    return whole && marking.depth == 0;
}
