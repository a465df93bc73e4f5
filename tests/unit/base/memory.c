#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

static int told[2];

static void tell(void)
{
    (void)!write(told[1], "x", 1);
}

/* Aborts in a child, so that what the handler did can be looked at. */
static char exhaust_in_child(void (*handler)(void), void (*use)(void))
{
    char byte = 0;
    pid_t child;

    cr_assert_eq(pipe(told), 0);
    child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        memory_on_exhausted(handler);
        use();
        _exit(0);
    }
    close(told[1]);
    (void)!read(told[0], &byte, 1);
    close(told[0]);
    return byte;
}

static void ask_for_too_many(void)
{
    free(memory_new_array(SIZE_MAX / 2, 4));
}

Test(memory, the_handler_is_called_when_a_product_overflows)
{
    cr_expect_eq(exhaust_in_child(tell, ask_for_too_many), 'x');
    cr_expect_eq(exhaust_in_child(NULL, ask_for_too_many), 0);
}

Test(memory, an_overflowing_product_aborts, .signal = SIGABRT)
{
    ask_for_too_many();
}
