#include "tests/support/vt.h"

#include <criterion/criterion.h>

#include <string.h>

Test(vt, titles_come_also_in_two_pieces)
{
    static const char bytes[] = "abc\033[1;3H\033]2;sync 144 165\a!";
    const size_t length = sizeof bytes - 1;

    for (size_t first = 1; first < length; first++) {
        struct vt *vt = vt_new(80, 24);
        int row, column;

        vt_feed(vt, bytes, first);
        vt_feed(vt, bytes + first, length - first);
        cr_expect_str_eq(vt_title(vt), "sync 144 165", "cut after %zu bytes: \"%s\"", first, vt_title(vt));
        cr_expect(vt_find(vt, "ab!", &row, &column), "cut after %zu bytes", first);
        vt_free(&vt);
    }
}
