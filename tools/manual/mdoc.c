#include "manual.h"

#include <ctype.h>
#include <string.h>

/* mandoc asks for text lines of at most 80 bytes, and counts a letter outside ASCII as the escape that it makes of it
 * ("\\[u00F8]"). */
enum { LINE_BYTES = 78, ESCAPE_BYTES = 8 };

static void add_escaped(struct str *out, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '\\')
            str_add(out, "\\e");
        else if (text[i] == '"')
            str_add(out, "\\(dq");
        else
            str_add_char(out, text[i]);
    }
}

/* Whether a word ends a sentence, the next one being `next`. */
static bool ends_sentence(const char *word, size_t length, const char *next)
{
    while (length > 0 && strchr(")\"", word[length - 1]))
        length--;
    if (length > 2 && memcmp(word + length - 3, "”", 3) == 0)
        length -= 3;
    return length > 0 && strchr(".!?:", word[length - 1]) && !islower((unsigned char)*next);
}

/* The length of the name of a function that the word names, as in "undo_apply(),"; else 0. */
static size_t measure_function(const char *word, size_t length)
{
    size_t name = strspn(word, "abcdefghijklmnopqrstuvwxyz_N0123456789");

    return name > 0 && name + 2 <= length && memcmp(word + name, "()", 2) == 0 ? name : 0;
}

/* Appends the name of a function as a line of its own, with what stands behind it. */
static void add_function(struct str *out, const char *word, size_t name, size_t length)
{
    str_addf(out, ".Fn %.*s", (int)name, word);
    for (size_t i = name + 2; i < length; i++)
        str_addf(out, " %c", word[i]);
    str_add_char(out, '\n');
}

static size_t measure_word(const char *escaped)
{
    size_t length = 0;

    for (; *escaped; escaped++) {
        unsigned char byte = (unsigned char)*escaped;

        length += byte < 0x80 ? 1 : byte < 0xc0 ? 0 : ESCAPE_BYTES;
    }
    return length;
}

void mdoc_text(struct str *out, const char *text)
{
    size_t column = 0;

    for (const char *word = text + strspn(text, " \n"); *word;) {
        size_t length = strcspn(word, " \n");
        size_t function = measure_function(word, length);
        const char *next = word + length + strspn(word + length, " \n");
        struct str escaped = {0};

        add_escaped(&escaped, word, length);
        if (column > 0 && (function > 0 || column + 1 + measure_word(str_peek(&escaped)) > LINE_BYTES)) {
            str_add_char(out, '\n');
            column = 0;
        }
        if (column > 0)
            str_add_char(out, ' ');
        else if (*word == '.' || *word == '\'')
            str_add(out, "\\&");
        if (function > 0) {
            add_function(out, word, function, length);
        } else {
            str_add(out, str_peek(&escaped));
            column += 1 + measure_word(str_peek(&escaped));
            if (!*next || ends_sentence(word, length, next)) {
                str_add_char(out, '\n');
                column = 0;
            }
        }
        str_clear(&escaped);
        word = next;
    }
}

void mdoc_word(struct str *out, const char *text)
{
    bool quoted = strpbrk(text, " ") != NULL || *text == '\0';

    str_add(out, quoted ? " \"" : " ");
    if (strchr(".,:;()[]?!|", *text) || !isalnum((unsigned char)*text))
        str_add(out, "\\&");
    add_escaped(out, text, strlen(text));
    if (quoted)
        str_add_char(out, '"');
}

void mdoc_macro(struct str *out, const char *macro, const char *word)
{
    str_add_char(out, '.');
    str_add(out, macro);
    if (word)
        mdoc_word(out, word);
    str_add_char(out, '\n');
}
