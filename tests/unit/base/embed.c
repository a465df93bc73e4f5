#include "samreg/base/embed.h"

#include <criterion/criterion.h>
#include <string.h>

Test(embed, the_table_is_sorted_and_every_file_is_found)
{
    size_t count = 0;

    for (const struct embed_file *file = embed_files; file->path; file++, count++) {
        if (count > 0)
            cr_expect_lt(strcmp(file[-1].path, file->path), 0, "%s before %s", file[-1].path, file->path);
        cr_expect_eq(embed_get(file->path), file);
        cr_expect_eq(file->bytes[file->size], 0);
    }
    cr_expect_gt(count, 0);
}

Test(embed, what_is_not_there_is_not_found)
{
    cr_expect_null(embed_get(""));
    cr_expect_null(embed_get("db"));
    cr_expect_null(embed_get("zzz"));
    cr_expect_null(embed_next("nowhere/", NULL));
}

Test(embed, next_walks_all_that_begin_with_the_prefix)
{
    size_t expected = 0, walked = 0;

    for (const struct embed_file *file = embed_files; file->path; file++)
        expected += strncmp(file->path, "po/", 3) == 0;
    for (const struct embed_file *file = embed_next("po/", NULL); file; file = embed_next("po/", file)) {
        cr_expect_eq(strncmp(file->path, "po/", 3), 0);
        walked++;
    }
    cr_expect_eq(walked, expected);
    cr_expect_not_null(embed_next("", NULL));
}
