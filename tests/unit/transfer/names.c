#include "samreg/transfer/names.h"

#include <criterion/criterion.h>
#include <stdio.h>

Test(names, texts_are_found_again_however_many)
{
    struct names names = {0};
    char text[32];

    cr_expect_null(names_find(&names, "0"));
    for (int i = 0; i < 10000; i++) {
        snprintf(text, sizeof text, "%d", i);
        names_add(&names, text, i);
    }
    for (int i = 0; i < 10000; i++) {
        snprintf(text, sizeof text, "%d", i);
        cr_assert(names_find(&names, text));
        cr_assert_eq(*names_find(&names, text), i);
    }
    cr_expect_null(names_find(&names, "10000"));
    *names_find(&names, "7") = -1;
    cr_expect_eq(*names_find(&names, "7"), -1);
    names_clear(&names);
}
