/* Files of pixels and pages, made in memory: PNG of one picture, PDF of several. */
#ifndef SAMREG_DRAW_SURFACE_H
#define SAMREG_DRAW_SURFACE_H

#include "samreg/base/error.h"
#include "samreg/base/str.h"
#include "samreg/model/picture.h"

#include <cairo.h>

/* A page of A4 in points: across for pictures, upright for text. */
#define SURFACE_A4_SHORT 595.276
#define SURFACE_A4_LONG 841.890

/* Appends the picture as PNG: as many pixels as it has units. STATUS_INTERNAL when cairo fails. */
enum status surface_write_png(const struct picture *picture, struct str *out, struct error *error) WARN_UNUSED;

/* Appends the pictures as PDF, one to a page of A4 across, as large as they fit within its margins; the title of the
 * first is that of the file, the language of the first that of its texts, and each page tells what it shows (access.h).
 * STATUS_INTERNAL when cairo fails. */
enum status surface_write_pdf(const struct picture pictures[], size_t count, struct str *out,
                              struct error *error) WARN_UNUSED;

/* A PDF surface whose bytes are appended to `out`, with title and time of making. The caller finishes it before `out`
 * is read. */
cairo_surface_t *surface_new_pdf(const char *title, struct str *out);

/* Finishes and destroys a surface that was drawn on with `cairo`, and tells what became of both. */
cairo_status_t surface_finish(cairo_surface_t *surface, cairo_t *cairo);

/* What became of a surface: STATUS_OK, or STATUS_INTERNAL with cairo's own words. */
enum status surface_status(cairo_status_t status, struct error *error) WARN_UNUSED;

#endif
