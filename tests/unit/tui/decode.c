#include "samreg/tui/decode.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static void put_bytes(struct decoder *decoder, const char *bytes)
{
    for (; *bytes != '\0'; bytes++)
        decode_put(decoder, (struct input_unit){.kind = INPUT_BYTE, .byte = (unsigned char)*bytes});
}

static void put_edge(struct decoder *decoder, enum input_kind kind)
{
    decode_put(decoder, (struct input_unit){.kind = kind});
}

/* The keys that wait, as words with blanks between; a paste as its text in quotes. */
static void expect_items(struct decoder *decoder, const char *expected)
{
    struct str words = {0};
    struct decode_item item;
    while (decode_take(decoder, &item)) {
        str_add(&words, words.length > 0 ? " " : "");
        if (item.text != NULL)
            str_addf(&words, "\"%s\"", item.text);
        else
            key_format(item.key, &words);
        free(item.text);
    }
    cr_expect_str_eq(str_peek(&words), expected);
    str_clear(&words);
}

Test(decode, characters_and_control_characters_become_keys)
{
    struct decoder decoder = {0};
    put_bytes(&decoder, "a\xc3\xa5 \t\r\n\b\x7f\x1a\x1c");
    expect_items(&decoder, "a å Space Tab Enter Enter Backspace Backspace Ctrl+Z Ctrl+\\");
    decode_clear(&decoder);
}

Test(decode, a_character_whose_bytes_come_apart_is_whole)
{
    struct decoder decoder = {0};
    put_bytes(&decoder, "\xe2");
    decode_rest(&decoder);
    cr_expect_not(decode_has_item(&decoder));
    put_bytes(&decoder, "\x82");
    decode_rest(&decoder);
    put_bytes(&decoder, "\xac");
    expect_items(&decoder, "€");
    decode_clear(&decoder);
}

Test(decode, bytes_that_are_no_character_are_dropped_and_take_nothing_along)
{
    struct decoder decoder = {0};
    put_bytes(&decoder, "\xff"
                        "a\xc3"
                        "b\xa5"
                        "c\xed\xa0\x80"
                        "d\xc2\x85"
                        "e\xf5");
    expect_items(&decoder, "a b c d e");
    decode_clear(&decoder);
}

Test(decode, escape_waits_for_what_follows_it)
{
    struct decoder decoder = {0};
    put_bytes(&decoder, "\033");
    cr_expect_not(decode_has_item(&decoder));
    decode_rest(&decoder);
    expect_items(&decoder, "Esc");
    put_bytes(&decoder, "\0331\0339\0330");
    expect_items(&decoder, "F1 F9 Alt+0");
    put_bytes(&decoder, "\033x\033\xc3\xa5");
    expect_items(&decoder, "Alt+x Alt+å");
    put_bytes(&decoder, "\033\033\033\r");
    expect_items(&decoder, "Esc Esc Esc Enter");
    put_bytes(&decoder, "\033");
    decode_put(&decoder, (struct input_unit){.kind = INPUT_KEY, .key = {KEY_CODE_UP, 0}});
    expect_items(&decoder, "Esc Up");
    decode_clear(&decoder);
}

Test(decode, a_paste_is_one_item_and_never_a_command)
{
    struct decoder decoder = {0};
    put_bytes(&decoder, "q");
    put_edge(&decoder, INPUT_PASTE_BEGIN);
    put_bytes(&decoder, "q\x1b[2J\x03\r\nto\rtre\nB\xc3\xb8\xff\t.");
    decode_rest(&decoder);
    put_edge(&decoder, INPUT_PASTE_END);
    put_bytes(&decoder, "n");
    expect_items(&decoder, "q \"q[2J\nto\ntre\nBø\t.\" n");
    decode_clear(&decoder);
}

Test(decode, an_empty_paste_and_one_without_an_end_are_pastes)
{
    struct decoder decoder = {0};
    put_edge(&decoder, INPUT_PASTE_BEGIN);
    put_edge(&decoder, INPUT_PASTE_END);
    put_edge(&decoder, INPUT_PASTE_BEGIN);
    put_bytes(&decoder, "halv");
    cr_expect(decoder.pasting);
    decode_end_paste(&decoder);
    put_edge(&decoder, INPUT_PASTE_END);
    expect_items(&decoder, "\"\" \"halv\"");
    decode_clear(&decoder);
}
