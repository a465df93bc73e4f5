/* The short forms of names that do not fit on a plot: three-letter codes, numbers, and signs of one column. They do not
 * depend on where the markers stand, so a code means the same as long as the list of names is the same. */
#ifndef SAMREG_MODEL_LABEL_TEXT_H
#define SAMREG_MODEL_LABEL_TEXT_H

#include <stddef.h>

enum {
    LABEL_TEXT_CODE = 32, /* bytes of a code, with the zero byte */
    LABEL_TEXT_SHORT = 8, /* bytes of a number or a sign */
    LABEL_TEXT_MOST =
        388 /* so many names at most: more than there are municipalities, and as many as there are signs */
};

struct label_text {
    char code[LABEL_TEXT_CODE];    /* "Stj": three letters of the name, unlike every other code */
    char number[LABEL_TEXT_SHORT]; /* "7": the place in the list, from 1 */
    char sign[LABEL_TEXT_SHORT];   /* one letter: a to z, A to Z, then those from U+0100 on */
};

/* Writes the short forms of `count` names (at most LABEL_TEXT_MOST; UTF-8) to `texts`, in the same order. The names
 * come sorted: the first of two that could have the same code gets it.
 *
 * A code is the first letter or digit of the name with two later ones, in their order in the name: the first two that
 * make it unique, whatever the case of its letters ("Nor", "Nod", "NoO"). A name of fewer letters has them all. Where
 * nothing is unique it is the number, made unique by adding the number of names to it as often as needed. */
void label_text_make(const char *const names[], size_t count, struct label_text texts[]);

#endif
