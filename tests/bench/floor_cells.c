/* The floor for bytes: bare ncurses that shows screens seen before, one after another, as fast as it can.
 *
 *     bench-floor_cells SCREENS
 *
 * Every key shows the next screen of the file (cells.h), with one refresh. What it sends is what ncurses needs for just
 * this change of the screen, whoever makes it: the same bar, panes and text cost the same. */
#include "cells.h"

#include <curses.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>

/* The pair of these colours, made when it is needed first. */
static short pair_of(int foreground, int background)
{
    static short pairs = 0;

    if (foreground < 0 && background < 0)
        return 0;
    for (short pair = 1; pair <= pairs; pair++) {
        short f, b;
        if (pair_content(pair, &f, &b) == OK && f == foreground && b == background)
            return pair;
    }
    init_pair(++pairs, (short)foreground, (short)background);
    return pairs;
}

static attr_t attributes_of(const struct cells_cell *cell)
{
    attr_t attributes = A_NORMAL;

    if (cell->attributes & CELLS_BOLD)
        attributes |= A_BOLD;
    if (cell->attributes & CELLS_UNDERLINE)
        attributes |= A_UNDERLINE;
    if (cell->attributes & CELLS_REVERSE)
        attributes |= A_REVERSE;
    return attributes;
}

static void show_cell(int row, int column, const struct cells_cell *cell)
{
    wchar_t text[CELLS_CHARACTERS + 1] = {L' '};
    cchar_t shown;

    for (int i = 0; i < CELLS_CHARACTERS && cell->characters[i]; i++)
        text[i] = (wchar_t)cell->characters[i];
    setcchar(&shown, text, attributes_of(cell), pair_of(cell->foreground, cell->background), NULL);
    mvadd_wchnstr(row, column, &shown, 1);
}

/* Draws the next screen; returns false after the last one. */
static bool show_next(FILE *file)
{
    struct cells_screen screen;
    struct cells_cell cell;

    if (fread(&screen, sizeof screen, 1, file) != 1)
        return false;
    for (int row = 0; row < screen.rows; row++) {
        for (int column = 0; column < screen.columns; column++) {
            if (fread(&cell, sizeof cell, 1, file) != 1)
                return false;
            if (cell.width > 0)
                show_cell(row, column, &cell);
        }
    }
    move(screen.cursor_row, screen.cursor_column);
    return true;
}

int main(int argc, char **argv)
{
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;

    if (!file)
        return EXIT_FAILURE;
    setlocale(LC_CTYPE, "");
    initscr();
    start_color();
    use_default_colors();
    raw();
    noecho();
    nonl();
    while (show_next(file)) {
        refresh();
        int key = getch();
        if (key == KEY_RESIZE) /* the size is the next screen's */
            continue;
    }
    endwin();
    fclose(file);
    return EXIT_SUCCESS;
}
