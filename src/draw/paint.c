#include "samreg/draw/paint.h"

#include "samreg/draw/letters.h"
#include "samreg/model/picture_outline.h"

#include <math.h>

static void set_line(cairo_t *cairo, double thickness, enum picture_dash dash)
{
    double lengths[2];
    bool is_broken = picture_dash_lengths(dash, thickness, lengths);

    cairo_set_line_width(cairo, thickness);
    cairo_set_dash(cairo, lengths, is_broken ? 2 : 0, 0);
}

static void stroke(cairo_t *cairo, enum picture_ink ink, double thickness, enum picture_dash dash)
{
    letters_set_ink(cairo, ink);
    set_line(cairo, thickness, dash);
    cairo_stroke(cairo);
}

/* Draws the strokes of a pattern over what is clipped. */
static void draw_strokes(cairo_t *cairo, enum picture_pattern pattern, enum picture_ink ink)
{
    size_t count;
    const struct picture_stroke *strokes = picture_pattern_strokes(pattern, &count);
    double left, top, right, bottom;

    cairo_clip_extents(cairo, &left, &top, &right, &bottom);
    for (int y = (int)floor(top / PICTURE_TILE) * PICTURE_TILE; y < bottom; y += PICTURE_TILE) {
        for (int x = (int)floor(left / PICTURE_TILE) * PICTURE_TILE; x < right; x += PICTURE_TILE) {
            for (size_t i = 0; i < count; i++) {
                cairo_move_to(cairo, x + strokes[i].x1, y + strokes[i].y1);
                cairo_line_to(cairo, x + strokes[i].x2, y + strokes[i].y2);
            }
        }
    }
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
    stroke(cairo, ink, PICTURE_STROKE, PICTURE_UNBROKEN);
}

/* Fills the path at hand and keeps it. */
static void fill_path(cairo_t *cairo, enum picture_ink fill, enum picture_pattern pattern)
{
    cairo_path_t *path;

    if (fill == PICTURE_NO_INK)
        return;
    letters_set_ink(cairo, fill);
    cairo_fill_preserve(cairo);
    if (pattern == PICTURE_SOLID)
        return;
    path = cairo_copy_path(cairo);
    cairo_save(cairo);
    cairo_clip(cairo);
    draw_strokes(cairo, pattern, picture_pattern_ink(fill));
    cairo_restore(cairo);
    cairo_new_path(cairo);
    cairo_append_path(cairo, path);
    cairo_path_destroy(path);
}

static void paint_line(cairo_t *cairo, const struct picture_line *line)
{
    cairo_move_to(cairo, line->x1, line->y1);
    cairo_line_to(cairo, line->x2, line->y2);
    stroke(cairo, line->ink, line->thickness, line->dash);
}

/* The outline of a box, its corners rounded. */
static void trace_box(cairo_t *cairo, const struct picture_box *box)
{
    double radius = fmin(box->radius, fmin(box->width, box->height) / 2.0);
    double right = box->x + box->width;
    double bottom = box->y + box->height;

    if (radius <= 0) {
        cairo_rectangle(cairo, box->x, box->y, box->width, box->height);
        return;
    }
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, right - radius, box->y + radius, radius, -M_PI / 2, 0);
    cairo_arc(cairo, right - radius, bottom - radius, radius, 0, M_PI / 2);
    cairo_arc(cairo, box->x + radius, bottom - radius, radius, M_PI / 2, M_PI);
    cairo_arc(cairo, box->x + radius, box->y + radius, radius, M_PI, 3 * M_PI / 2);
    cairo_close_path(cairo);
}

static void paint_box(cairo_t *cairo, const struct picture_box *box)
{
    trace_box(cairo, box);
    fill_path(cairo, box->fill, box->pattern);
    if (box->outline != PICTURE_NO_INK)
        stroke(cairo, box->outline, box->thickness, PICTURE_UNBROKEN);
    cairo_new_path(cairo);
}

static void trace_symbol(cairo_t *cairo, const struct picture_marker *marker)
{
    struct picture_spot corners[PICTURE_CORNERS];
    size_t count = picture_symbol_outline(marker, corners);

    if (count == 0)
        cairo_arc(cairo, marker->x, marker->y, marker->size / 2.0, 0, 2 * M_PI);
    for (size_t i = 0; i < count; i++)
        cairo_line_to(cairo, corners[i].x, corners[i].y);
    cairo_close_path(cairo);
}

static void paint_marker(cairo_t *cairo, const struct picture_marker *marker)
{
    double line = picture_marker_line(marker);

    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    if (marker->ringed) {
        trace_symbol(cairo, marker);
        stroke(cairo, PICTURE_PAPER, 2 * picture_marker_rim(marker) + (marker->hollow ? line : 0), PICTURE_UNBROKEN);
    }
    trace_symbol(cairo, marker);
    fill_path(cairo, marker->hollow ? PICTURE_PAPER : marker->ink, PICTURE_SOLID);
    if (marker->hollow)
        stroke(cairo, marker->ink, line, PICTURE_UNBROKEN);
    cairo_new_path(cairo);
}

static void paint_path(cairo_t *cairo, const struct picture_shape *shape)
{
    const struct picture_path *path = &shape->path;
    const struct picture_point *points = shape->points;
    size_t last = shape->point_count - 1;
    struct picture_spot end = {points[last].x, points[last].y};
    struct picture_spot corners[3];

    if (path->arrow)
        picture_arrow_head(points[last - 1], points[last], path->thickness, corners, &end);
    for (size_t i = 0; i < last; i++)
        cairo_line_to(cairo, points[i].x, points[i].y);
    cairo_line_to(cairo, end.x, end.y);
    if (path->closed) {
        cairo_close_path(cairo);
        fill_path(cairo, path->fill, path->pattern);
    }
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    if (path->ink != PICTURE_NO_INK)
        stroke(cairo, path->ink, path->thickness, path->dash);
    cairo_new_path(cairo);
    if (path->arrow) {
        for (int i = 0; i < 3; i++)
            cairo_line_to(cairo, corners[i].x, corners[i].y);
        fill_path(cairo, path->ink, PICTURE_SOLID);
        cairo_new_path(cairo);
    }
}

static void paint_text(cairo_t *cairo, const struct picture_shape *shape)
{
    const struct picture_text *text = &shape->text;
    struct letters_style style = {.size = text->size, .bold = text->bold, .ink = text->ink, .anchor = text->anchor,
                                  .halo = text->halo, .turn = text->turn};

    letters_draw(cairo, &style, text->x, text->y, shape->words);
}

static void paint_shape(cairo_t *cairo, const struct picture_shape *shape)
{
    switch (shape->kind) {
    case PICTURE_A_LINE:
        paint_line(cairo, &shape->line);
        break;
    case PICTURE_A_BOX:
        paint_box(cairo, &shape->box);
        break;
    case PICTURE_A_MARKER:
        paint_marker(cairo, &shape->marker);
        break;
    case PICTURE_A_PATH:
        paint_path(cairo, shape);
        break;
    case PICTURE_A_TEXT:
        paint_text(cairo, shape);
        break;
    }
}

void paint_picture(cairo_t *cairo, const struct picture *picture)
{
    cairo_save(cairo);
    cairo_rectangle(cairo, 0, 0, picture->width, picture->height);
    cairo_clip(cairo);
    letters_set_ink(cairo, PICTURE_PAPER);
    cairo_paint(cairo);
    for (size_t i = 0; i < picture->count; i++) {
        cairo_save(cairo);
        paint_shape(cairo, &picture->shapes[i]);
        cairo_restore(cairo);
    }
    cairo_restore(cairo);
}
