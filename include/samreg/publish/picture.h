/* Writes pictures (model/picture.h) as SVG: real text that can be searched, read aloud and restyled, no scripts and
 * nothing fetched from elsewhere. The width of a text is held to what was laid out (textLength) where something else
 * counts on it: texts that end or are centred at a place, are turned, or have a halo.
 *
 * A shape's role is its class and its id its attribute data-id; the picture's title and description stand in <title>
 * and <desc>. */
#ifndef SAMREG_PUBLISH_PICTURE_H
#define SAMREG_PUBLISH_PICTURE_H

#include "samreg/base/str.h"
#include "samreg/model/picture.h"

/* Appends the picture as a file of its own. */
void picture_write_svg(const struct picture *picture, struct str *out);

/* Appends the picture as an element within a page of HTML, as wide as there is room for, and not larger than it reads
 * well. `number` tells the pictures of a page apart. */
void picture_write_inline(const struct picture *picture, size_t number, struct str *out);

#endif
