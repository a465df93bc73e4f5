/* Text on a cairo surface, by Pango, fitted to the widths that the layout knew without a font. */
#ifndef SAMREG_DRAW_LETTERS_H
#define SAMREG_DRAW_LETTERS_H

#include "samreg/model/picture.h"

#include <cairo.h>

/* Narrow letters are so wide: as those of DejaVu Sans Condensed, which the package of the font may lack. */
#define LETTERS_NARROW 0.9

/* How one line of text is drawn. Sizes and places are in the units of the context. */
struct letters_style {
    double size;   /* an em */
    bool bold;
    bool narrow;
    enum picture_ink ink;
    enum picture_anchor anchor;
    bool halo;     /* a rim of paper */
    double turn;   /* degrees to the right */
};

/* Draws one line of text of any origin, cleaned, anchored at (x, y) on its baseline; nothing for empty text. It is
 * at most as wide as letters_width() says, narrow ones LETTERS_NARROW of it: where the font at hand is wider than the
 * table of widths, it is narrowed. */
void letters_draw(cairo_t *cairo, const struct letters_style *style, double x, double y, const char *words);

/* The width of a line of text, as picture_text_width(), for sizes between the units. */
double letters_width(const char *words, double size, bool bold);

/* Sets the colour of an ink. */
void letters_set_ink(cairo_t *cairo, enum picture_ink ink);

#endif
