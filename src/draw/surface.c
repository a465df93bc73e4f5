#include "samreg/draw/surface.h"

#include "samreg/base/clock.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/draw/access.h"
#include "samreg/draw/paint.h"

#include <cairo-pdf.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What stays free around a picture on its page. */
#define MARGIN 36.0

enum status surface_status(cairo_status_t status, struct error *error)
{
    if (status == CAIRO_STATUS_SUCCESS)
        return STATUS_OK;
    if (status == CAIRO_STATUS_NO_MEMORY)
        memory_exhausted();
    return error_set(error, STATUS_INTERNAL, N_("It cannot be drawn: %1. Nothing was written."),
                     cairo_status_to_string(status), NULL);
}

static cairo_status_t append(void *context, const unsigned char *bytes, unsigned length)
{
    str_add_bytes(context, (const char *)bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

enum status surface_write_png(const struct picture *picture, struct str *out, struct error *error)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture->width, picture->height);
    cairo_t *cairo = cairo_create(surface);
    cairo_status_t status;

    paint_picture(cairo, picture);
    status = cairo_status(cairo);
    cairo_destroy(cairo);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png_stream(surface, append, out);
    cairo_surface_destroy(surface);
    return surface_status(status, error);
}

/* Text of any origin, fit for the file's description: valid and clean. New string. */
static char *clean(const char *text)
{
    struct str out = {0};

    (void)text_clean(text ? text : "", text ? strlen(text) : 0, INT_MAX, false, &out);
    return str_take(&out);
}

cairo_surface_t *surface_new_pdf(const char *title, struct str *out)
{
    cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(append, out, SURFACE_A4_SHORT, SURFACE_A4_LONG);
    char now[CLOCK_TEXT];
    char *cleaned = clean(title);

    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, cleaned);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "samreg");
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, clock_now(now));
    free(cleaned);
    return surface;
}

cairo_status_t surface_finish(cairo_surface_t *surface, cairo_t *cairo)
{
    cairo_status_t status = cairo_status(cairo);

    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    return status;
}

static void draw_page(cairo_surface_t *surface, cairo_t *cairo, const struct picture *picture,
                      struct access_parts *parts)
{
    double scale =
        fmin((SURFACE_A4_LONG - 2 * MARGIN) / picture->width, (SURFACE_A4_SHORT - 2 * MARGIN) / picture->height);
    double left = (SURFACE_A4_LONG - scale * picture->width) / 2;
    double top = (SURFACE_A4_SHORT - scale * picture->height) / 2;
    struct access_part *part = access_parts_add(parts, "Figure", picture->title, picture->description);
    char *title = clean(picture->title);

    cairo_pdf_surface_set_size(surface, SURFACE_A4_LONG, SURFACE_A4_SHORT);
    cairo_tag_begin(cairo, part->tag, NULL);
    cairo_save(cairo);
    cairo_translate(cairo, left, top);
    cairo_scale(cairo, scale, scale);
    paint_picture(cairo, picture);
    cairo_restore(cairo);
    cairo_tag_end(cairo, part->tag);
    part->box[0] = left;
    part->box[1] = top;
    part->box[2] = SURFACE_A4_LONG - left;
    part->box[3] = SURFACE_A4_SHORT - top;
    if (*title)
        cairo_pdf_surface_set_page_label(surface, title);
    cairo_show_page(cairo);
    free(title);
}

enum status surface_write_pdf(const struct picture pictures[], size_t count, struct str *out, struct error *error)
{
    struct str made = {0};
    cairo_surface_t *surface = surface_new_pdf(pictures[0].title, &made);
    cairo_t *cairo = cairo_create(surface);
    struct access_parts parts = {0};
    enum status status;

    for (size_t i = 0; i < count; i++)
        draw_page(surface, cairo, &pictures[i], &parts);
    status = surface_status(surface_finish(surface, cairo), error);
    if (status == STATUS_OK)
        status = access_add(&made, pictures[0].language, &parts, out, error);
    access_parts_clear(&parts);
    str_clear(&made);
    return status;
}
