/* Screens as they were seen on a terminal, in a file between measure.c and floor_cells.c: a `struct cells_screen`, then
 * its rows * columns cells, and so on. Both programs are built together, so the bytes are those of the machine. */
#ifndef SAMREG_TESTS_BENCH_CELLS_H
#define SAMREG_TESTS_BENCH_CELLS_H

#include <stdint.h>

enum { CELLS_BOLD = 1, CELLS_UNDERLINE = 2, CELLS_REVERSE = 4, CELLS_CHARACTERS = 6 };

struct cells_screen {
    int32_t rows, columns, cursor_row, cursor_column;
};

struct cells_cell {
    uint32_t characters[CELLS_CHARACTERS]; /* ended by 0; none: the right half of a wide character, or blank */
    int16_t foreground, background;        /* -1: the terminal's own */
    uint8_t attributes;
    uint8_t width;
};

#endif
