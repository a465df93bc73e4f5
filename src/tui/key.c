#include "samreg/tui/key.h"

#include "samreg/base/text.h"

#include <assert.h>
#include <string.h>
#include <strings.h>

/* The words for the keys that are no character; the first word of a code is the one that key_format() writes. */
static const struct key_word {
    const char *word;
    uint32_t code;
} words[] = {
    {"Esc", KEY_CODE_ESCAPE},     {"Enter", KEY_CODE_ENTER},
    {"Tab", KEY_CODE_TAB},        {"Backspace", KEY_CODE_BACKSPACE},
    {"Del", KEY_CODE_DELETE},     {"Ins", KEY_CODE_INSERT},
    {"Up", KEY_CODE_UP},          {"Down", KEY_CODE_DOWN},
    {"Left", KEY_CODE_LEFT},      {"Right", KEY_CODE_RIGHT},
    {"Home", KEY_CODE_HOME},      {"End", KEY_CODE_END},
    {"PgUp", KEY_CODE_PAGE_UP},   {"PgDn", KEY_CODE_PAGE_DOWN},
    {"Space", KEY_CODE_SPACE},    {"Escape", KEY_CODE_ESCAPE},
    {"Delete", KEY_CODE_DELETE},  {"Insert", KEY_CODE_INSERT},
    {"PageUp", KEY_CODE_PAGE_UP}, {"PageDown", KEY_CODE_PAGE_DOWN},
    {"Return", KEY_CODE_ENTER},
};

static const struct modifier_word {
    const char *word;
    unsigned modifier;
} modifiers[] = {{"Ctrl+", KEY_CTRL}, {"Alt+", KEY_ALT}, {"Shift+", KEY_SHIFT}};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool is_named(uint32_t code)
{
    return code >= KEY_CODE_FIRST_NAMED && code < KEY_CODE_END_OF_NAMED;
}

static bool is_ascii_letter(uint32_t code)
{
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

bool key_equal(struct key a, struct key b)
{
    return a.code == b.code && a.modifiers == b.modifiers;
}

bool key_is_text(struct key key)
{
    bool control = key.code < 0x20 || (key.code >= 0x7f && key.code < 0xa0);
    return key.code < KEY_CODE_FIRST_NAMED && !control && (key.modifiers & (KEY_CTRL | KEY_ALT)) == 0;
}

bool key_is_cancel(struct key key)
{
    if (key.modifiers == KEY_CTRL)
        return key.code == 'g';
    return key.modifiers == 0 && (key.code == KEY_CODE_ESCAPE || key.code == KEY_CODE_F1 + 2);
}

/* The modifiers in front, and where the key itself begins. A lone "+" is the key, not the end of a modifier. */
static const char *skip_modifiers(const char *text, unsigned *found)
{
    *found = 0;
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < COUNT(modifiers); i++) {
            size_t length = strlen(modifiers[i].word);
            if (strncasecmp(text, modifiers[i].word, length) == 0 && text[length] != '\0') {
                *found |= modifiers[i].modifier;
                text += length;
                again = true;
            }
        }
    }
    return text;
}

static bool parse_function_key(const char *text, uint32_t *code)
{
    if (text[0] != 'F' && text[0] != 'f')
        return false;
    unsigned number = 0;
    const char *digit = text + 1;
    for (; *digit >= '0' && *digit <= '9' && number < 100; digit++)
        number = number * 10 + (unsigned)(*digit - '0');
    if (*digit != '\0' || number < 1 || number > 12 || text[1] == '0')
        return false;
    *code = KEY_CODE_F1 + number - 1;
    return true;
}

static bool parse_code(const char *text, uint32_t *code)
{
    size_t length = strlen(text);
    if (length > 0 && text_decode(text, length, code) == length)
        return true;
    for (size_t i = 0; i < COUNT(words); i++) {
        if (strcasecmp(text, words[i].word) == 0) {
            *code = words[i].code;
            return true;
        }
    }
    return parse_function_key(text, code);
}

/* Ctrl with these letters arrives as another key: Backspace, Tab, line feed, Enter. */
static bool is_same_as_named(uint32_t letter)
{
    return letter == 'h' || letter == 'i' || letter == 'j' || letter == 'm';
}

/* Brings what was written to the form in which keys arrive; false when no such key arrives. */
static bool settle(uint32_t code, unsigned pressed, struct key *key)
{
    if (is_named(code)) {
        *key = (struct key){code, pressed};
        return true;
    }
    if (!key_is_text((struct key){code, 0}))
        return false;
    if ((pressed & KEY_CTRL) != 0) {
        uint32_t lower = code >= 'A' && code <= 'Z' ? code + 0x20 : code;
        bool sent = is_ascii_letter(code) ? !is_same_as_named(lower) : code >= '\\' && code <= '_';
        if (pressed != KEY_CTRL || !sent)
            return false;
        *key = (struct key){lower, KEY_CTRL};
        return true;
    }
    if ((pressed & KEY_SHIFT) != 0) {
        if (!is_ascii_letter(code))
            return false;
        code = code >= 'a' ? code - 0x20 : code;
    }
    *key = (struct key){code, pressed & KEY_ALT};
    return true;
}

bool key_parse(const char *text, struct key *key)
{
    assert(text != NULL && key != NULL);
    unsigned pressed = 0;
    uint32_t code = 0;
    return parse_code(skip_modifiers(text, &pressed), &code) && settle(code, pressed, key);
}

void key_format(struct key key, struct str *out)
{
    if (key.code == KEY_CODE_NONE)
        return;
    for (size_t i = 0; i < COUNT(modifiers); i++) {
        if ((key.modifiers & modifiers[i].modifier) != 0)
            str_add(out, modifiers[i].word);
    }
    for (size_t i = 0; i < COUNT(words); i++) {
        if (words[i].code == key.code) {
            str_add(out, words[i].word);
            return;
        }
    }
    if (is_named(key.code))
        str_addf(out, "F%u", (unsigned)(key.code - KEY_CODE_F1 + 1));
    else if ((key.modifiers & KEY_CTRL) != 0 && key.code >= 'a' && key.code <= 'z')
        str_add_char(out, (char)(key.code - 0x20));
    else
        text_encode(key.code, out);
}

static enum key_hazard named_hazard(struct key key)
{
    bool function = key.code >= KEY_CODE_F1 && key.code <= KEY_CODE_F12;
    if (function && (key.code > KEY_CODE_F1 + 8 || key.modifiers != 0))
        return KEY_HAZARD_SWALLOWED;
    bool page = key.code == KEY_CODE_PAGE_UP || key.code == KEY_CODE_PAGE_DOWN;
    bool others = key.code == KEY_CODE_INSERT || key.code == KEY_CODE_ENTER || key.code == KEY_CODE_ESCAPE;
    if (key.modifiers != 0 && (page || others))
        return KEY_HAZARD_SWALLOWED;
    if (key.code == KEY_CODE_TAB && (key.modifiers & KEY_CTRL) != 0)
        return KEY_HAZARD_SWALLOWED;
    return (key.modifiers & (KEY_CTRL | KEY_SHIFT)) == (KEY_CTRL | KEY_SHIFT) ? KEY_HAZARD_SWALLOWED : KEY_HAZARD_NONE;
}

enum key_hazard key_hazard(struct key key)
{
    if ((key.modifiers & KEY_ALT) != 0)
        return KEY_HAZARD_SWALLOWED;
    if (is_named(key.code))
        return named_hazard(key);
    if ((key.modifiers & KEY_CTRL) != 0) {
        bool taken = !is_ascii_letter(key.code) || key.code == 'a' || key.code == 'b' || key.code == 'v';
        return taken ? KEY_HAZARD_SWALLOWED : KEY_HAZARD_NONE;
    }
    if (key.code > 0x7e)
        return key.code == 0xb4 || key.code == 0xa8 ? KEY_HAZARD_DEAD : KEY_HAZARD_LETTER;
    /* strchr() finds the terminating zero too, and no key has that code. */
    if (strchr("@${}[]", (int)key.code) != NULL)
        return KEY_HAZARD_ALTGR;
    if (strchr("~^`", (int)key.code) != NULL)
        return KEY_HAZARD_DEAD;
    return strchr("\\|'", (int)key.code) != NULL ? KEY_HAZARD_MOVES : KEY_HAZARD_NONE;
}
