/* Paints a picture on a cairo surface; the same shapes as publish writes as SVG. */
#ifndef SAMREG_DRAW_PAINT_H
#define SAMREG_DRAW_PAINT_H

#include "samreg/model/picture.h"

#include <cairo.h>

/* Paints paper and shapes in the context's units: one unit of the picture is one of the context's. */
void paint_picture(cairo_t *cairo, const struct picture *picture);

#endif
