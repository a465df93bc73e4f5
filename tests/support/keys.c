#include "tests/support/keys.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

enum { SHIFT = 1, ALT = 2, CTRL = 4 };

/* How a key's bytes are made. CURSOR: ESC O x, with modifiers ESC [ 1 ; m x. NUMBERED: ESC [ x ~, ESC [ x ; m ~. */
enum form { PLAIN, CURSOR, NUMBERED };

static const struct name {
    const char *name;
    enum form form;
    const char *bytes;
} names[] = {
    {"Enter", PLAIN, "\r"},    {"Tab", PLAIN, "\t"},      {"Esc", PLAIN, "\033"},    {"Backspace", PLAIN, "\177"},
    {"Space", PLAIN, " "},     {"lt", PLAIN, "<"},        {"gt", PLAIN, ">"},        {"Up", CURSOR, "A"},
    {"Down", CURSOR, "B"},     {"Right", CURSOR, "C"},    {"Left", CURSOR, "D"},     {"Home", CURSOR, "H"},
    {"End", CURSOR, "F"},      {"F1", CURSOR, "P"},       {"F2", CURSOR, "Q"},       {"F3", CURSOR, "R"},
    {"F4", CURSOR, "S"},       {"Ins", NUMBERED, "2"},    {"Del", NUMBERED, "3"},    {"PgUp", NUMBERED, "5"},
    {"PgDn", NUMBERED, "6"},   {"F5", NUMBERED, "15"},    {"F6", NUMBERED, "17"},    {"F7", NUMBERED, "18"},
    {"F8", NUMBERED, "19"},    {"F9", NUMBERED, "20"},    {"F10", NUMBERED, "21"},   {"F11", NUMBERED, "23"},
    {"F12", NUMBERED, "24"},
};

static const struct name *find_name(const char *text, size_t length)
{
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strlen(names[i].name) == length && strncasecmp(names[i].name, text, length) == 0)
            return &names[i];
    return NULL;
}

static size_t read_modifiers(const char *text, int *modifiers)
{
    static const struct {
        const char *word;
        int bit;
    } words[] = {{"Shift+", SHIFT}, {"Ctrl+", CTRL}, {"Alt+", ALT}};

    *modifiers = 0;
    size_t taken = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t length = strlen(words[i].word);
        if (strncasecmp(text + taken, words[i].word, length) == 0) {
            *modifiers |= words[i].bit;
            taken += length;
            i = (size_t)-1; /* in any order */
        }
    }
    return taken;
}

static void add_special(const struct name *key, int modifiers, struct str *bytes)
{
    if (key->form == CURSOR && modifiers)
        str_addf(bytes, "\033[1;%d%s", 1 + modifiers, key->bytes);
    else if (key->form == CURSOR)
        str_addf(bytes, "\033O%s", key->bytes);
    else if (modifiers)
        str_addf(bytes, "\033[%s;%d~", key->bytes, 1 + modifiers);
    else
        str_addf(bytes, "\033[%s~", key->bytes);
}

/* A character or a plain key with modifiers; false when no terminal can send the two together. */
static bool add_plain(const char *text, size_t length, int modifiers, struct str *bytes)
{
    if (modifiers == SHIFT && length == 1 && *text == '\t') {
        str_add(bytes, "\033[Z");
        return true;
    }
    if (modifiers & SHIFT)
        return false;
    if (modifiers & ALT)
        str_add_char(bytes, '\033');
    if (!(modifiers & CTRL)) {
        str_add_bytes(bytes, text, length);
        return true;
    }
    if (length != 1 || !(isalpha((unsigned char)*text) || strchr(" @[\\]^_", *text)))
        return false;
    str_add_char(bytes, *text == ' ' ? '\0' : (char)(*text & 0x1f));
    return true;
}

static size_t character_length(const char *text)
{
    size_t length = 1;
    while (((unsigned char)text[length] & 0xc0) == 0x80)
        length++;
    return length;
}

size_t keys_read(const char *keys, struct str *bytes)
{
    if (*keys != '<') {
        size_t length = character_length(keys);
        str_add_bytes(bytes, keys, length);
        return length;
    }
    const char *end = strchr(keys, '>');
    if (!end)
        return 0;
    int modifiers;
    const char *word = keys + 1 + read_modifiers(keys + 1, &modifiers);
    size_t length = (size_t)(end - word);
    const struct name *key = find_name(word, length);
    if (key && key->form != PLAIN)
        add_special(key, modifiers, bytes);
    else if (key) {
        if (!add_plain(key->bytes, strlen(key->bytes), modifiers, bytes))
            return 0;
    } else if (!modifiers || length == 0 || character_length(word) != length ||
               !add_plain(word, length, modifiers, bytes)) {
        return 0;
    }
    return (size_t)(end - keys) + 1;
}
