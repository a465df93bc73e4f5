#include "samreg/conf/option.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

Test(option, the_table_is_sound)
{
    size_t count;
    const struct option *options = option_all(&count);

    cr_assert_gt(count, 0);
    for (size_t i = 0; i < count; i++) {
        cr_expect_eq(option_find(options[i].name), &options[i], "%s is told twice", options[i].name);
        cr_expect(*options[i].help);
        switch (options[i].kind) {
        case OPTION_CHOICE:
            cr_expect(option_allows(&options[i], options[i].preset), "%s", options[i].name);
            break;
        case OPTION_NUMBER:
            cr_expect_geq(atol(options[i].preset), options[i].low);
            cr_expect_leq(atol(options[i].preset), options[i].high);
            break;
        case OPTION_YES_NO:
            cr_expect(strcmp(options[i].preset, "yes") == 0 || strcmp(options[i].preset, "no") == 0);
            break;
        case OPTION_TEXT:
            break;
        }
    }
    cr_expect_null(option_find("colour"));
}

Test(option, choices_are_whole_words)
{
    const struct option *theme = option_find("theme");

    cr_assert(theme);
    cr_expect(option_allows(theme, "light"));
    cr_expect(option_allows(theme, "contrast"));
    cr_expect_not(option_allows(theme, "ligh"));
    cr_expect_not(option_allows(theme, ""));
    cr_expect_not(option_allows(theme, "dark|light"));
    cr_expect_not(option_allows(option_find("database"), "x"));
}
