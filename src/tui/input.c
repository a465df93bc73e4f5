#include "samreg/tui/input.h"

#include <assert.h>
#include <curses.h>

/* Codes for define_key() begin above ncurses' own. The trie keeps them in 16 bits. */
enum { OWN_CODE = KEY_MAX + 1, CODE_PASTE_BEGIN = OWN_CODE, CODE_PASTE_END, CODE_SEQUENCE };

/* Every encoding of a key that some terminal sends, with or without its terminfo entry saying so (ux.md 0.1, 1.5). */
static const struct sequence {
    const char *bytes;
    struct key key;
} sequences[] = {
    {"\033OP", {KEY_CODE_F1, 0}},
    {"\033[11~", {KEY_CODE_F1, 0}},
    {"\033[[A", {KEY_CODE_F1, 0}},
    {"\033OQ", {KEY_CODE_F1 + 1, 0}},
    {"\033[12~", {KEY_CODE_F1 + 1, 0}},
    {"\033[[B", {KEY_CODE_F1 + 1, 0}},
    {"\033OR", {KEY_CODE_F1 + 2, 0}},
    {"\033[13~", {KEY_CODE_F1 + 2, 0}},
    {"\033[[C", {KEY_CODE_F1 + 2, 0}},
    {"\033OS", {KEY_CODE_F1 + 3, 0}},
    {"\033[14~", {KEY_CODE_F1 + 3, 0}},
    {"\033[[D", {KEY_CODE_F1 + 3, 0}},
    {"\033[15~", {KEY_CODE_F1 + 4, 0}},
    {"\033[[E", {KEY_CODE_F1 + 4, 0}},
    {"\033[17~", {KEY_CODE_F1 + 5, 0}},
    {"\033[18~", {KEY_CODE_F1 + 6, 0}},
    {"\033[19~", {KEY_CODE_F1 + 7, 0}},
    {"\033[20~", {KEY_CODE_F1 + 8, 0}},
    {"\033[21~", {KEY_CODE_F1 + 9, 0}},
    {"\033[23~", {KEY_CODE_F1 + 10, 0}},
    {"\033[24~", {KEY_CODE_F1 + 11, 0}},
    {"\033[A", {KEY_CODE_UP, 0}},
    {"\033OA", {KEY_CODE_UP, 0}},
    {"\033[B", {KEY_CODE_DOWN, 0}},
    {"\033OB", {KEY_CODE_DOWN, 0}},
    {"\033[C", {KEY_CODE_RIGHT, 0}},
    {"\033OC", {KEY_CODE_RIGHT, 0}},
    {"\033[D", {KEY_CODE_LEFT, 0}},
    {"\033OD", {KEY_CODE_LEFT, 0}},
    {"\033[H", {KEY_CODE_HOME, 0}},
    {"\033OH", {KEY_CODE_HOME, 0}},
    {"\033[1~", {KEY_CODE_HOME, 0}},
    {"\033[7~", {KEY_CODE_HOME, 0}},
    {"\033[F", {KEY_CODE_END, 0}},
    {"\033OF", {KEY_CODE_END, 0}},
    {"\033[4~", {KEY_CODE_END, 0}},
    {"\033[8~", {KEY_CODE_END, 0}},
    {"\033[2~", {KEY_CODE_INSERT, 0}},
    {"\033[3~", {KEY_CODE_DELETE, 0}},
    {"\033[5~", {KEY_CODE_PAGE_UP, 0}},
    {"\033[6~", {KEY_CODE_PAGE_DOWN, 0}},
    {"\033[Z", {KEY_CODE_TAB, KEY_SHIFT}},
    {"\033[1;2A", {KEY_CODE_UP, KEY_SHIFT}},
    {"\033[1;2B", {KEY_CODE_DOWN, KEY_SHIFT}},
    {"\033[1;2C", {KEY_CODE_RIGHT, KEY_SHIFT}},
    {"\033[1;2D", {KEY_CODE_LEFT, KEY_SHIFT}},
    {"\033[1;5A", {KEY_CODE_UP, KEY_CTRL}},
    {"\033[1;5B", {KEY_CODE_DOWN, KEY_CTRL}},
    {"\033[1;5C", {KEY_CODE_RIGHT, KEY_CTRL}},
    {"\033[1;5D", {KEY_CODE_LEFT, KEY_CTRL}},
    {"\033[1;5H", {KEY_CODE_HOME, KEY_CTRL}},
    {"\033[1;5F", {KEY_CODE_END, KEY_CTRL}},
    {"\033[3;5~", {KEY_CODE_DELETE, KEY_CTRL}},
    {"\033[2;5~", {KEY_CODE_INSERT, KEY_CTRL}},
    {"\033[5;5~", {KEY_CODE_PAGE_UP, KEY_CTRL}},
    {"\033[6;5~", {KEY_CODE_PAGE_DOWN, KEY_CTRL}},
    {"\033Oa", {KEY_CODE_UP, KEY_CTRL}},
    {"\033Ob", {KEY_CODE_DOWN, KEY_CTRL}},
    {"\033Oc", {KEY_CODE_RIGHT, KEY_CTRL}},
    {"\033Od", {KEY_CODE_LEFT, KEY_CTRL}},
    /* The keypad in application mode. Its decimal key is a comma, as on Norwegian keyboards (ux.md 2.4). */
    {"\033OM", {KEY_CODE_ENTER, 0}},
    {"\033OX", {'=', 0}},
    {"\033Oj", {'*', 0}},
    {"\033Ok", {'+', 0}},
    {"\033Ol", {',', 0}},
    {"\033Om", {'-', 0}},
    {"\033On", {',', 0}},
    {"\033Oo", {'/', 0}},
    {"\033Op", {'0', 0}},
    {"\033Oq", {'1', 0}},
    {"\033Or", {'2', 0}},
    {"\033Os", {'3', 0}},
    {"\033Ot", {'4', 0}},
    {"\033Ou", {'5', 0}},
    {"\033Ov", {'6', 0}},
    {"\033Ow", {'7', 0}},
    {"\033Ox", {'8', 0}},
    {"\033Oy", {'9', 0}},
};

enum { SEQUENCE_COUNT = sizeof sequences / sizeof sequences[0] };

/* Keys that an unusual terminal's terminfo entry encodes in its own way. */
static const struct curses_key {
    int code;
    struct key key;
} curses_keys[] = {
    {KEY_UP, {KEY_CODE_UP, 0}},
    {KEY_DOWN, {KEY_CODE_DOWN, 0}},
    {KEY_LEFT, {KEY_CODE_LEFT, 0}},
    {KEY_RIGHT, {KEY_CODE_RIGHT, 0}},
    {KEY_HOME, {KEY_CODE_HOME, 0}},
    {KEY_END, {KEY_CODE_END, 0}},
    {KEY_PPAGE, {KEY_CODE_PAGE_UP, 0}},
    {KEY_NPAGE, {KEY_CODE_PAGE_DOWN, 0}},
    {KEY_IC, {KEY_CODE_INSERT, 0}},
    {KEY_DC, {KEY_CODE_DELETE, 0}},
    {KEY_BACKSPACE, {KEY_CODE_BACKSPACE, 0}},
    {KEY_ENTER, {KEY_CODE_ENTER, 0}},
    {KEY_BTAB, {KEY_CODE_TAB, KEY_SHIFT}},
    {KEY_SLEFT, {KEY_CODE_LEFT, KEY_SHIFT}},
    {KEY_SRIGHT, {KEY_CODE_RIGHT, KEY_SHIFT}},
    {KEY_SR, {KEY_CODE_UP, KEY_SHIFT}},
    {KEY_SF, {KEY_CODE_DOWN, KEY_SHIFT}},
};

/* A pad: wgetch() refreshes a window before it reads, and drawing happens in one place only. */
static WINDOW *pad;

void input_start(void)
{
    assert(pad == NULL);
    pad = newpad(1, 1);
    assert(pad != NULL);
    keypad(pad, TRUE);
    nodelay(pad, TRUE);
    define_key("\033[200~", CODE_PASTE_BEGIN);
    define_key("\033[201~", CODE_PASTE_END);
    for (int i = 0; i < SEQUENCE_COUNT; i++)
        define_key(sequences[i].bytes, CODE_SEQUENCE + i);
}

void input_stop(void)
{
    if (pad != NULL)
        delwin(pad);
    pad = NULL;
}

/* The key that ncurses' code stands for; NOTHING's code when it is none that the program knows. */
static struct key key_of(int code)
{
    if (code >= CODE_SEQUENCE && code < CODE_SEQUENCE + SEQUENCE_COUNT)
        return sequences[code - CODE_SEQUENCE].key;
    if (code >= KEY_F(1) && code <= KEY_F(12))
        return (struct key){KEY_CODE_F1 + (uint32_t)(code - KEY_F(1)), 0};
    for (size_t i = 0; i < sizeof curses_keys / sizeof curses_keys[0]; i++) {
        if (curses_keys[i].code == code)
            return curses_keys[i].key;
    }
    return (struct key){KEY_CODE_NONE, 0};
}

struct input_unit input_read(void)
{
    int code = wgetch(pad);
    if (code == ERR)
        return (struct input_unit){.kind = INPUT_NOTHING};
    if (code >= 0 && code <= 0xff)
        return (struct input_unit){.kind = INPUT_BYTE, .byte = (unsigned char)code};
    if (code == CODE_PASTE_BEGIN)
        return (struct input_unit){.kind = INPUT_PASTE_BEGIN};
    if (code == CODE_PASTE_END)
        return (struct input_unit){.kind = INPUT_PASTE_END};
    return (struct input_unit){.kind = INPUT_KEY, .key = key_of(code)};
}
