/* Keys as values and as words ("Ctrl+Z", "F2", "/"), free of any terminal. */
#ifndef SAMREG_TUI_KEY_H
#define SAMREG_TUI_KEY_H

#include "samreg/base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Keys that are no character. Their codes lie above Unicode. */
enum key_code {
    KEY_CODE_NONE = 0,
    KEY_CODE_SPACE = 0x20, /* the character; named so that it can be written as a word */
    KEY_CODE_FIRST_NAMED = 0x110000,
    KEY_CODE_ESCAPE = KEY_CODE_FIRST_NAMED,
    KEY_CODE_ENTER,
    KEY_CODE_TAB,
    KEY_CODE_BACKSPACE,
    KEY_CODE_DELETE,
    KEY_CODE_INSERT,
    KEY_CODE_UP,
    KEY_CODE_DOWN,
    KEY_CODE_LEFT,
    KEY_CODE_RIGHT,
    KEY_CODE_HOME,
    KEY_CODE_END,
    KEY_CODE_PAGE_UP,
    KEY_CODE_PAGE_DOWN,
    KEY_CODE_F1, /* F1 to F12 follow one another */
    KEY_CODE_F12 = KEY_CODE_F1 + 11,
    KEY_CODE_END_OF_NAMED
};

/* Modifiers, to be or-ed. Shift is never set on a character: "N" is the character N. */
enum key_modifier { KEY_SHIFT = 1, KEY_CTRL = 2, KEY_ALT = 4 };

/* One key press. `code` is a Unicode code point, or one of enum key_code. With KEY_CTRL a letter is lower case: Ctrl+Z
 * is { 'z', KEY_CTRL }. */
struct key {
    uint32_t code;
    unsigned modifiers;
};

/* True when both are the same key. */
bool key_equal(struct key a, struct key b);

/* True when the key types a character: a printable code point (Space too) without Ctrl or Alt. */
bool key_is_text(struct key key);

/* True for the keys that leave every overlay without doing anything: Esc, F3, Ctrl+G (ux.md 2.5). */
bool key_is_cancel(struct key key);

/* Reads a key from its words, any case: "F2", "Ctrl+Z", "Shift+Tab", "Esc", "Enter", "PgDn", "Del", "Space", "/",
 * "n", "N", "+". A single character is itself, as it is written. Returns false, leaving `key` alone, when the words
 * name no key that can be told apart from others: Ctrl+I, Ctrl+M and Ctrl+H arrive as Tab, Enter and Backspace and
 * are refused. */
bool key_parse(const char *text, struct key *key);

/* Appends the words that key_parse() reads back to the same key. For KEY_CODE_NONE nothing. */
void key_format(struct key key, struct str *out);

/* Why a key should not be bound by default, measured with Norwegian PC and Mac keyboards and real terminals (ux.md
 * 2.4, 1.5). */
enum key_hazard {
    KEY_HAZARD_NONE,
    KEY_HAZARD_ALTGR,    /* @ $ { } [ ]: needs AltGr or Option */
    KEY_HAZARD_DEAD,     /* ~ ^ ` and the acute accent: a dead key, comes with the next key */
    KEY_HAZARD_MOVES,    /* \ | ': direct on one keyboard, not on another */
    KEY_HAZARD_LETTER,   /* not ASCII: for typing names, not on every keyboard */
    KEY_HAZARD_SWALLOWED /* the terminal, tmux or screen takes it: Alt+..., F10 to F12, Ctrl+A, Ctrl+B, Ctrl+V, Ctrl+\
                          * and the like */
};

/* What speaks against binding `key` by default; KEY_HAZARD_NONE when nothing does. */
enum key_hazard key_hazard(struct key key);

#endif
