#include "samreg/base/str.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(str, an_empty_string_can_be_looked_at_and_taken)
{
    struct str str = {0};
    char *taken;

    cr_expect_str_eq(str_peek(&str), "");
    taken = str_take(&str);
    cr_expect_str_eq(taken, "");
    str_add(&str, NULL);
    cr_expect_str_eq(str_peek(&str), "");
    str_clear(&str);
    free(taken);
}

Test(str, appends_text_bytes_and_format)
{
    struct str str = {0};

    str_add(&str, "Moss");
    str_add_char(&str, ' ');
    str_add_bytes(&str, "Rygge og Råde", 5);
    str_addf(&str, " %d %.1f %s", 54920, 472.2, "km²");
    cr_expect_str_eq(str_peek(&str), "Moss Rygge 54920 472.2 km²");
    cr_expect_eq(str.length, strlen(str.text));
    str_clear(&str);
    cr_expect_null(str.text);
    cr_expect_eq(str.length, 0);
}

Test(str, adding_nothing_makes_a_text)
{
    struct str str = {0};

    str_add_bytes(&str, NULL, 0);
    cr_assert_not_null(str.text);
    cr_expect_str_eq(str.text, "");
    str_clear(&str);
}

Test(str, grows_over_every_boundary)
{
    for (size_t length = 0; length < 300; length++) {
        struct str str = {0};

        for (size_t i = 0; i < length; i++)
            str_add_char(&str, 'x');
        str_addf(&str, "%*s", (int)length, "y");
        cr_expect_eq(strlen(str_peek(&str)), length + (length > 0 ? length : 1));
        str_clear(&str);
    }
}

Test(str, reset_keeps_the_memory)
{
    struct str str = {0};
    const char *memory;

    str_add(&str, "something");
    memory = str.text;
    str_reset(&str);
    cr_expect_str_eq(str_peek(&str), "");
    str_add(&str, "else");
    cr_expect_eq(str.text, memory);
    cr_expect_str_eq(str_peek(&str), "else");
    str_clear(&str);
    str_reset(&str);
}

Test(str, take_hands_over)
{
    struct str str = {0};
    char *taken;

    str_add(&str, "Fosen");
    taken = str_take(&str);
    cr_expect_null(str.text);
    cr_expect_eq(str.capacity, 0);
    cr_expect_str_eq(taken, "Fosen");
    free(taken);
}
