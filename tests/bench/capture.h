/* From libvterm's screen to the cells that floor_cells replays. */
#ifndef TESTS_BENCH_CAPTURE_H
#define TESTS_BENCH_CAPTURE_H

#include "cells.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <vterm.h>

_Static_assert(CELLS_CHARACTERS <= VTERM_MAX_CHARS_PER_CELL, "the terminal knows as many characters of a cell");

static int16_t colour_of(const VTermColor *colour, bool is_foreground)
{
    if (is_foreground ? VTERM_COLOR_IS_DEFAULT_FG(colour) : VTERM_COLOR_IS_DEFAULT_BG(colour))
        return -1;
    return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : -1;
}

/* Appends what the terminal shows to a file of screens (cells.h). */
static void capture_screen(VTerm *vt, FILE *file)
{
    struct cells_screen screen = {0};
    VTermPos cursor;
    int rows, columns;

    vterm_get_size(vt, &rows, &columns);
    vterm_state_get_cursorpos(vterm_obtain_state(vt), &cursor);
    screen = (struct cells_screen){rows, columns, cursor.row, cursor.col};
    fwrite(&screen, sizeof screen, 1, file);
    for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
            VTermScreenCell seen = {0};
            vterm_screen_get_cell(vterm_obtain_screen(vt), (VTermPos){row, column}, &seen);
            struct cells_cell cell = {.foreground = colour_of(&seen.fg, true),
                                      .background = colour_of(&seen.bg, false),
                                      .width = (uint8_t)seen.width};
            for (int i = 0; i < CELLS_CHARACTERS; i++)
                cell.characters[i] = seen.chars[i];
            if (seen.chars[0] == (uint32_t)-1)
                cell = (struct cells_cell){.width = 0};
            cell.attributes = (uint8_t)((seen.attrs.bold ? CELLS_BOLD : 0) | (seen.attrs.reverse ? CELLS_REVERSE : 0) |
                                        (seen.attrs.underline ? CELLS_UNDERLINE : 0));
            fwrite(&cell, sizeof cell, 1, file);
        }
    }
}

#endif
