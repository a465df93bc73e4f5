#include "samreg/tui/key.h"

#include <criterion/criterion.h>

static void expect_same(const char *words, uint32_t code, unsigned modifiers, const char *written)
{
    struct key key = {0};
    struct str out = {0};
    cr_assert(key_parse(words, &key), "%s", words);
    cr_assert(key_equal(key, (struct key){code, modifiers}), "%s is %x with %x", words, key.code, key.modifiers);
    key_format(key, &out);
    cr_assert_str_eq(str_peek(&out), written);
    str_clear(&out);
}

Test(key, words_and_keys_translate_both_ways)
{
    expect_same("F2", KEY_CODE_F1 + 1, 0, "F2");
    expect_same("f12", KEY_CODE_F12, 0, "F12");
    expect_same("Ctrl+Z", 'z', KEY_CTRL, "Ctrl+Z");
    expect_same("ctrl+z", 'z', KEY_CTRL, "Ctrl+Z");
    expect_same("Esc", KEY_CODE_ESCAPE, 0, "Esc");
    expect_same("Shift+Tab", KEY_CODE_TAB, KEY_SHIFT, "Shift+Tab");
    expect_same("PageDown", KEY_CODE_PAGE_DOWN, 0, "PgDn");
    expect_same("Ctrl+Left", KEY_CODE_LEFT, KEY_CTRL, "Ctrl+Left");
    expect_same("Space", ' ', 0, "Space");
    expect_same("+", '+', 0, "+");
    expect_same("/", '/', 0, "/");
    expect_same("n", 'n', 0, "n");
    expect_same("N", 'N', 0, "N");
    expect_same("Shift+n", 'N', 0, "N");
    expect_same("Alt+x", 'x', KEY_ALT, "Alt+x");
    expect_same("å", 0xe5, 0, "å");
}

Test(key, words_that_name_no_key_that_arrives_are_refused)
{
    const char *const none[] = {"",       "F0",     "F13",        "F01",     "Ctrl+",    "Ctrl+I", "Ctrl+M", "Ctrl+H",
                                "Ctrl+J", "Ctrl+1", "Ctrl+Alt+x", "Shift+1", "PgMiddle", "nn",     "\x01"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        struct key key = {'q', 0};
        cr_expect_not(key_parse(none[i], &key), "\"%s\"", none[i]);
        cr_expect(key_equal(key, (struct key){'q', 0}));
    }
}

Test(key, only_characters_type)
{
    cr_expect(key_is_text((struct key){'a', 0}));
    cr_expect(key_is_text((struct key){' ', 0}));
    cr_expect(key_is_text((struct key){0xe6, 0}));
    cr_expect_not(key_is_text((struct key){'a', KEY_CTRL}));
    cr_expect_not(key_is_text((struct key){'a', KEY_ALT}));
    cr_expect_not(key_is_text((struct key){KEY_CODE_F1, 0}));
    cr_expect_not(key_is_text((struct key){0x85, 0}));
    cr_expect_not(key_is_text((struct key){KEY_CODE_NONE, 0}));
}

Test(key, keys_that_are_hard_on_a_norwegian_keyboard_are_known)
{
    static const struct {
        const char *words;
        enum key_hazard hazard;
    } cases[] = {
        {"F1", KEY_HAZARD_NONE},
        {"F9", KEY_HAZARD_NONE},
        {"?", KEY_HAZARD_NONE},
        {"/", KEY_HAZARD_NONE},
        {":", KEY_HAZARD_NONE},
        {"*", KEY_HAZARD_NONE},
        {"+", KEY_HAZARD_NONE},
        {"<", KEY_HAZARD_NONE},
        {"Ctrl+Z", KEY_HAZARD_NONE},
        {"Ctrl+S", KEY_HAZARD_NONE},
        {"Del", KEY_HAZARD_NONE},
        {"Shift+Tab", KEY_HAZARD_NONE},
        {"Ctrl+Left", KEY_HAZARD_NONE},
        {"@", KEY_HAZARD_ALTGR},
        {"[", KEY_HAZARD_ALTGR},
        {"}", KEY_HAZARD_ALTGR},
        {"$", KEY_HAZARD_ALTGR},
        {"~", KEY_HAZARD_DEAD},
        {"^", KEY_HAZARD_DEAD},
        {"`", KEY_HAZARD_DEAD},
        {"\\", KEY_HAZARD_MOVES},
        {"|", KEY_HAZARD_MOVES},
        {"'", KEY_HAZARD_MOVES},
        {"ø", KEY_HAZARD_LETTER},
        {"Ctrl+A", KEY_HAZARD_SWALLOWED},
        {"Ctrl+B", KEY_HAZARD_SWALLOWED},
        {"Ctrl+\\", KEY_HAZARD_SWALLOWED},
        {"F10", KEY_HAZARD_SWALLOWED},
        {"Alt+x", KEY_HAZARD_SWALLOWED},
        {"Shift+F1", KEY_HAZARD_SWALLOWED},
        {"Shift+PgUp", KEY_HAZARD_SWALLOWED},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct key key = {0};
        cr_assert(key_parse(cases[i].words, &key), "%s", cases[i].words);
        cr_expect_eq(key_hazard(key), cases[i].hazard, "%s", cases[i].words);
    }
}
