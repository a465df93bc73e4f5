#include "tests/support/keys.h"

#include <criterion/criterion.h>

#include <string.h>

static void expect(const char *keys, const char *bytes)
{
    struct str read = {0};
    cr_assert_eq(keys_read(keys, &read), strlen(keys), "%s is not read whole", keys);
    cr_assert_str_eq(str_peek(&read), bytes, "%s", keys);
    str_clear(&read);
}

Test(keys, plain_keys_are_those_of_xterm)
{
    expect("a", "a");
    expect("å", "å");
    expect("<Enter>", "\r");
    expect("<Backspace>", "\177");
    expect("<Esc>", "\033");
    expect("<lt>", "<");
    expect("<Up>", "\033OA");
    expect("<F1>", "\033OP");
    expect("<F5>", "\033[15~");
    expect("<F12>", "\033[24~");
    expect("<PgDn>", "\033[6~");
}

Test(keys, modifiers_are_those_of_xterm)
{
    expect("<Ctrl+Z>", "\032");
    expect("<ctrl+z>", "\032");
    expect("<Alt+x>", "\033x");
    expect("<Shift+Tab>", "\033[Z");
    expect("<Ctrl+Left>", "\033[1;5D");
    expect("<Ctrl+Shift+Left>", "\033[1;6D");
    expect("<Shift+F2>", "\033[1;2Q");
    expect("<Shift+F6>", "\033[17;2~");
    expect("<Ctrl+Del>", "\033[3;5~");
}

Test(keys, ctrl_space_is_a_zero_byte)
{
    struct str read = {0};
    cr_assert_eq(keys_read("<Ctrl+Space>", &read), 12);
    cr_assert_eq(read.length, 1);
    cr_assert_eq(read.text[0], '\0');
    str_clear(&read);
}

Test(keys, unknown_names_are_refused)
{
    static const char *const wrong[] = {"<Enter", "<Hyper+x>", "<F13>", "<x>", "<>", "<Ctrl+1>", "<Shift+x>"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct str read = {0};
        cr_expect_eq(keys_read(wrong[i], &read), 0, "%s", wrong[i]);
        cr_expect_eq(read.length, 0, "%s", wrong[i]);
        str_clear(&read);
    }
}
