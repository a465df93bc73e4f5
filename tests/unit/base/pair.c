#include "samreg/base/pair.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>

Test(pair, is_split_at_the_first_equals_sign)
{
    struct pair *pairs = memory_new_array(3, sizeof *pairs);

    cr_assert(pair_split("county=16", &pairs[0]));
    cr_assert(pair_split("filter=name=Å", &pairs[1]));
    cr_assert(pair_split("with=", &pairs[2]));
    cr_expect_str_eq(pairs[0].name, "county");
    cr_expect_str_eq(pairs[0].value, "16");
    cr_expect_str_eq(pair_find(pairs, 3, "filter"), "name=Å");
    cr_expect_str_eq(pair_find(pairs, 3, "with"), "");
    cr_expect_null(pair_find(pairs, 3, "other"));
    pairs_free(pairs, 3);
}

Test(pair, without_a_name_or_a_sign_is_none)
{
    struct pair pair = {NULL, NULL};

    cr_expect_not(pair_split("county", &pair));
    cr_expect_not(pair_split("=16", &pair));
    cr_expect_not(pair_split("", &pair));
    cr_expect_null(pair.name);
}
