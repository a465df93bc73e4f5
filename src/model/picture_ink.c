/* The colours of pictures: Okabe and Ito's, which people who confuse red and green or blue and yellow tell apart. */
#include "samreg/model/picture.h"

#include <assert.h>
#include <math.h>

/* Okabe and Ito's yellow is too light for a line on white paper: the series end with a grey instead, and the order
 * puts what differs most in lightness side by side. */
static const unsigned colours[PICTURE_INK_COUNT] = {
    [PICTURE_NO_INK] = 0xffffff,   [PICTURE_PAPER] = 0xffffff,    [PICTURE_INK] = 0x1a1a1a,
    [PICTURE_FAINT] = 0x595959,    [PICTURE_GRID] = 0xd0d0d0,     [PICTURE_SERIES_1] = 0x0072b2,
    [PICTURE_SERIES_2] = 0xe69f00, [PICTURE_SERIES_3] = 0x009e73, [PICTURE_SERIES_4] = 0xcc79a7,
    [PICTURE_SERIES_5] = 0xd55e00, [PICTURE_SERIES_6] = 0x56b4e9, [PICTURE_SERIES_7] = 0x000000,
    [PICTURE_SERIES_8] = 0x8c8c8c, [PICTURE_SCALE_1] = 0xeaf2f8,  [PICTURE_SCALE_2] = 0xb9d7ea,
    [PICTURE_SCALE_3] = 0x73b0d8,  [PICTURE_SCALE_4] = 0x2171b5,  [PICTURE_SCALE_5] = 0x0b3c66,
};

enum picture_ink picture_series(size_t series)
{
    return (enum picture_ink)(PICTURE_SERIES_1 + series % PICTURE_SERIES);
}

enum picture_pattern picture_pattern(size_t series)
{
    static const enum picture_pattern patterns[PICTURE_SERIES] = {
        PICTURE_SOLID,    PICTURE_RISING,  PICTURE_DOTTED,  PICTURE_HORIZONTAL,
        PICTURE_VERTICAL, PICTURE_FALLING, PICTURE_CROSSED, PICTURE_GRIDDED,
    };

    return patterns[series % PICTURE_SERIES];
}

enum picture_symbol picture_symbol(size_t series)
{
    return (enum picture_symbol)(PICTURE_CIRCLE + series % PICTURE_SYMBOL_COUNT);
}

unsigned picture_ink_colour(enum picture_ink ink)
{
    assert(ink < PICTURE_INK_COUNT);
    return colours[ink];
}

/* How light a colour is, 0 to 1, as the guidelines for accessible pages (WCAG 2) compute it. */
static double lightness(unsigned colour)
{
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;

    for (int i = 0; i < 3; i++) {
        double part = (colour >> (16 - 8 * i) & 0xff) / 255.0;

        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

/* Whichever of paper and ink stands out more. */
enum picture_ink picture_ink_upon(enum picture_ink ink)
{
    double ground = lightness(picture_ink_colour(ink)) + 0.05;
    double on_paper = (lightness(colours[PICTURE_PAPER]) + 0.05) / ground;
    double on_ink = ground / (lightness(colours[PICTURE_INK]) + 0.05);

    return on_paper > on_ink ? PICTURE_PAPER : PICTURE_INK;
}
