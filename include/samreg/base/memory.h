/* Memory that is always there: running out aborts the program. The screen's handler of SIGABRT gives the terminal back
 * first, and what is typed in a form was saved as a draft when the keys last paused. */
#ifndef SAMREG_BASE_MEMORY_H
#define SAMREG_BASE_MEMORY_H

#include <stddef.h>

/* Aborts: for who finds out by other ways that memory has run out (a library says so). */
_Noreturn void memory_exhausted(void);

/* `size` bytes, all zero; never NULL (also for 0 bytes). The caller frees with free(). */
void *memory_new(size_t size);

/* `count` elements of `size` bytes, all zero; aborts when the product overflows. Never NULL. */
void *memory_new_array(size_t count, size_t size);

/* Resizes as realloc() does, to `count` elements of `size` bytes; the new part is not cleared. Never NULL. */
void *memory_resize(void *block, size_t count, size_t size);

/* A copy of the string; NULL gives NULL. The caller frees. */
char *memory_copy_text(const char *text);

/* A copy of the first `length` bytes, with a zero byte behind them. The caller frees. */
char *memory_copy_bytes(const char *bytes, size_t length);

/* Makes room for one more element at `array[count]` in an array that grows by doubling.
 * `capacity` is kept by the caller beside `count`; start with NULL, 0, 0.
 *     items = array_room(items, count, &capacity, sizeof *items); items[count++] = x; */
void *array_room(void *array, size_t count, size_t *capacity, size_t size);

#endif
