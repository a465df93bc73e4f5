#include "samreg/model/value.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>

Test(value, empty_text_is_nothing_recorded)
{
    struct value value = {0};
    value_set_text(&value, "text");
    value_set_text(&value, "");
    cr_expect_eq(value.kind, VALUE_NONE);
    value_put_text(&value, memory_copy_text(""));
    cr_expect_eq(value.kind, VALUE_NONE);
    value_set_text(&value, NULL);
    cr_expect_eq(value.kind, VALUE_NONE);
    cr_expect_null(value.text);
}

Test(value, setters_replace_what_was_held)
{
    struct value value = {0};
    value_set_text(&value, "text");
    value_set_integer(&value, 7);
    cr_expect_eq(value.kind, VALUE_INTEGER);
    cr_expect_null(value.text);
    value_set_reference(&value, 9, "nine");
    cr_expect_str_eq(value.text, "nine");
    value_set_reference(&value, 10, value.text);
    cr_expect_str_eq(value.text, "nine");
    value_set_text(&value, value.text);
    cr_expect_eq(value.kind, VALUE_TEXT);
    cr_expect_str_eq(value.text, "nine");
    value_clear(&value);
}

Test(value, copy_is_independent)
{
    struct value from = {0}, to = {0};
    value_set_text(&from, "text");
    value_set_text(&to, "other");
    value_copy(&to, &from);
    value_clear(&from);
    cr_expect_str_eq(to.text, "text");
    value_copy(&to, &to);
    cr_expect_str_eq(to.text, "text");
    value_clear(&to);
}

Test(value, equal_compares_what_is_recorded)
{
    struct value none = {0}, zero = {.kind = VALUE_INTEGER}, one = {.kind = VALUE_INTEGER, .integer = 1};
    struct value text = {.kind = VALUE_TEXT, .text = (char[]){"1"}}, same = {.kind = VALUE_TEXT, .text = (char[]){"1"}};
    struct value called = {.kind = VALUE_REFERENCE, .integer = 1, .text = (char[]){"a"}};
    struct value uncalled = {.kind = VALUE_REFERENCE, .integer = 1};
    cr_expect(value_equal(&none, &none));
    cr_expect_not(value_equal(&none, &zero));
    cr_expect_not(value_equal(&zero, &one));
    cr_expect_not(value_equal(&one, &text));
    cr_expect(value_equal(&text, &same));
    cr_expect(value_equal(&called, &uncalled));
    cr_expect_not(value_equal(&called, &one));
}
