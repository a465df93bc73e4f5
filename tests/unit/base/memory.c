#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

Test(memory, new_memory_is_zero_and_never_null)
{
    char *block = memory_new(64);
    int *array = memory_new_array(0, sizeof *array);

    cr_assert_not_null(array);
    for (size_t i = 0; i < 64; i++)
        cr_expect_eq(block[i], 0);
    free(array);
    free(block);
}

Test(memory, copies_texts_and_bytes)
{
    char *text = memory_copy_text("Selbu");
    char *bytes = memory_copy_bytes("Selbu", 3);

    cr_expect_str_eq(text, "Selbu");
    cr_expect_str_eq(bytes, "Sel");
    cr_expect_null(memory_copy_text(NULL));
    free(bytes);
    free(text);
}

Test(memory, an_array_grows_and_keeps_its_elements)
{
    size_t count = 0, capacity = 0;
    size_t *items = NULL;

    while (count < 1000) {
        items = array_room(items, count, &capacity, sizeof *items);
        items[count] = count;
        count++;
    }
    cr_expect_geq(capacity, count);
    cr_expect_lt(capacity, 2 * count + 16);
    for (size_t i = 0; i < count; i++)
        cr_expect_eq(items[i], i);
    free(items);
}

static void ask_for_too_many(void)
{
    free(memory_new_array(SIZE_MAX / 2, 4));
}

Test(memory, an_overflowing_product_aborts, .signal = SIGABRT)
{
    ask_for_too_many();
}
