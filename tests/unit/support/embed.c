#include "samreg/base/embed.h"

#include <criterion/criterion.h>
#include <string.h>

Test(embed, table_is_sorted_and_terminated)
{
    for (size_t i = 0; embed_files[i].path; i++) {
        cr_assert_eq(embed_files[i].bytes[embed_files[i].size], 0);
        if (i > 0)
            cr_assert_lt(strcmp(embed_files[i - 1].path, embed_files[i].path), 0);
    }
}

Test(embed, catalogues_are_compiled)
{
    size_t found = 0;
    for (size_t i = 0; embed_files[i].path; i++) {
        if (strncmp(embed_files[i].path, "po/", 3) == 0) {
            cr_assert_eq(memcmp(embed_files[i].bytes, "\xde\x12\x04\x95", 4), 0, "%s", embed_files[i].path);
            found++;
        }
    }
    cr_assert_gt(found, 0);
}
