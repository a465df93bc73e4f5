#include "samreg/publish/picture.h"

#include "samreg/base/text.h"
#include "samreg/model/picture_outline.h"
#include "samreg/publish/markup.h"

#include <limits.h>
#include <string.h>

/* Units of a picture for each em of the page: a text of 22 is then as large as those of tables. */
enum { UNITS_OF_REM = 26 };

/* A picture being written. */
struct svg {
    const struct picture *picture;
    size_t number; /* of the picture in its page; it tells apart what must bear a name */
    struct str *out;
};

static void add_ink(const char *attribute, enum picture_ink ink, struct str *out)
{
    if (ink == PICTURE_NO_INK)
        str_addf(out, " %s=\"none\"", attribute);
    else
        str_addf(out, " %s=\"#%06x\"", attribute, picture_ink_colour(ink));
}

static void add_stroke(enum picture_ink ink, double thickness, enum picture_dash dash, struct str *out)
{
    double lengths[2];

    add_ink("stroke", ink, out);
    if (ink == PICTURE_NO_INK)
        return;
    str_addf(out, " stroke-width=\"%.4g\"", thickness);
    if (picture_dash_lengths(dash, thickness, lengths))
        str_addf(out, " stroke-dasharray=\"%.4g %.4g\"", lengths[0], lengths[1]);
}

static void add_fill(const struct svg *svg, enum picture_ink fill, enum picture_pattern pattern)
{
    if (fill == PICTURE_NO_INK || pattern == PICTURE_SOLID)
        add_ink("fill", fill, svg->out);
    else
        str_addf(svg->out, " fill=\"url(#p%zu-%d-%d)\"", svg->number, (int)fill, (int)pattern);
}

/* ---- Patterns ---- */

static void define_pattern(const struct svg *svg, enum picture_ink fill, enum picture_pattern pattern)
{
    size_t count;
    const struct picture_stroke *strokes = picture_pattern_strokes(pattern, &count);

    str_addf(svg->out,
             "<pattern id=\"p%zu-%d-%d\" patternUnits=\"userSpaceOnUse\" width=\"%d\" height=\"%d\">"
             "<rect width=\"%d\" height=\"%d\" fill=\"#%06x\"/><path d=\"",
             svg->number, (int)fill, (int)pattern, PICTURE_TILE, PICTURE_TILE, PICTURE_TILE, PICTURE_TILE,
             picture_ink_colour(fill));
    for (size_t i = 0; i < count; i++)
        str_addf(svg->out, "%sM%d %dL%d %d", i > 0 ? " " : "", strokes[i].x1, strokes[i].y1, strokes[i].x2,
                 strokes[i].y2);
    str_addf(svg->out, "\" stroke=\"#%06x\" stroke-width=\"%d\" stroke-linecap=\"round\"/></pattern>\n",
             picture_ink_colour(picture_pattern_ink(fill)), PICTURE_STROKE);
}

static void define_patterns(const struct svg *svg)
{
    bool used[PICTURE_INK_COUNT][PICTURE_PATTERN_COUNT] = {{false}};
    bool any = false;

    for (size_t i = 0; i < svg->picture->count; i++) {
        const struct picture_shape *shape = &svg->picture->shapes[i];
        bool is_box = shape->kind == PICTURE_A_BOX;
        enum picture_ink fill = is_box ? shape->box.fill : shape->path.fill;
        enum picture_pattern pattern = is_box ? shape->box.pattern : shape->path.pattern;

        if ((!is_box && shape->kind != PICTURE_A_PATH) || fill == PICTURE_NO_INK || pattern == PICTURE_SOLID ||
            used[fill][pattern])
            continue;
        str_add(svg->out, any ? "" : "<defs>\n");
        used[fill][pattern] = any = true;
        define_pattern(svg, fill, pattern);
    }
    str_add(svg->out, any ? "</defs>\n" : "");
}

/* ---- Shapes ---- */

static void write_line(const struct svg *svg, const struct picture_line *line)
{
    str_addf(svg->out, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"", line->x1, line->y1, line->x2, line->y2);
    add_stroke(line->ink, line->thickness, line->dash, svg->out);
    str_add(svg->out, "/>\n");
}

static void write_box(const struct svg *svg, const struct picture_box *box)
{
    str_addf(svg->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"", box->x, box->y, box->width, box->height);
    if (box->radius > 0)
        str_addf(svg->out, " rx=\"%d\"", box->radius);
    add_fill(svg, box->fill, box->pattern);
    if (box->outline != PICTURE_NO_INK)
        add_stroke(box->outline, box->thickness, PICTURE_UNBROKEN, svg->out);
    str_add(svg->out, "/>\n");
}

/* The outline of a marker, with the colours of its line and its inside. */
static void write_symbol(const struct svg *svg, const struct picture_marker *marker, enum picture_ink line,
                         enum picture_ink inside, double thickness)
{
    struct picture_spot corners[PICTURE_CORNERS];
    size_t count = picture_symbol_outline(marker, corners);

    if (count == 0) {
        str_addf(svg->out, "<circle cx=\"%d\" cy=\"%d\" r=\"%.4g\"", marker->x, marker->y, marker->size / 2.0);
    } else {
        str_add(svg->out, "<polygon points=\"");
        for (size_t i = 0; i < count; i++)
            str_addf(svg->out, "%s%.2f,%.2f", i > 0 ? " " : "", corners[i].x, corners[i].y);
        str_add(svg->out, "\"");
    }
    add_ink("fill", inside, svg->out);
    add_stroke(line, thickness, PICTURE_UNBROKEN, svg->out);
    str_add(svg->out, " stroke-linejoin=\"round\"/>\n");
}

static void write_marker(const struct svg *svg, const struct picture_marker *marker)
{
    double line = picture_marker_line(marker);

    if (marker->ringed)
        write_symbol(svg, marker, PICTURE_PAPER, PICTURE_PAPER,
                     2 * picture_marker_rim(marker) + (marker->hollow ? line : 0));
    write_symbol(svg, marker, marker->hollow ? marker->ink : PICTURE_NO_INK,
                 marker->hollow ? PICTURE_PAPER : marker->ink, line);
}

static void write_arrow_head(const struct svg *svg, enum picture_ink ink, const struct picture_spot corners[3])
{
    str_addf(svg->out, "<polygon points=\"%.2f,%.2f %.2f,%.2f %.2f,%.2f\"", corners[0].x, corners[0].y, corners[1].x,
             corners[1].y, corners[2].x, corners[2].y);
    add_ink("fill", ink, svg->out);
    str_add(svg->out, "/>\n");
}

static void write_path(const struct svg *svg, const struct picture_shape *shape)
{
    const struct picture_path *path = &shape->path;
    const struct picture_point *points = shape->points;
    size_t last = shape->point_count - 1;
    struct picture_spot end = {points[last].x, points[last].y};
    struct picture_spot corners[3];

    if (path->arrow)
        picture_arrow_head(points[last - 1], points[last], path->thickness, corners, &end);
    str_addf(svg->out, "<%s points=\"", path->closed ? "polygon" : "polyline");
    for (size_t i = 0; i < last; i++)
        str_addf(svg->out, "%d,%d ", points[i].x, points[i].y);
    str_addf(svg->out, "%.6g,%.6g\"", end.x, end.y);
    add_fill(svg, path->closed ? path->fill : PICTURE_NO_INK, path->pattern);
    add_stroke(path->ink, path->thickness, path->dash, svg->out);
    str_add(svg->out, " stroke-linejoin=\"round\"/>\n");
    if (path->arrow)
        write_arrow_head(svg, path->ink, corners);
}

/* Whether the layout counts on the text's width: something was put beside or around it. Titles, notes and legends are
 * set from the left like any text, and read best as the reader's own letters run. */
static bool is_laid_out(const struct picture_text *text)
{
    return text->anchor != PICTURE_START || text->halo || text->turn != 0;
}

static void write_text(const struct svg *svg, const struct picture_shape *shape)
{
    static const char *const anchors[PICTURE_ANCHOR_COUNT] = {
        [PICTURE_START] = NULL, [PICTURE_MIDDLE] = "middle", [PICTURE_END] = "end"};
    const struct picture_text *text = &shape->text;
    struct str words = {0};
    int width;

    (void)text_clean(shape->words, strlen(shape->words), INT_MAX, false, &words);
    width = picture_text_width(str_peek(&words), text->size, text->bold);
    if (width > 0) {
        str_addf(svg->out, "<text x=\"%d\" y=\"%d\" font-size=\"%d\"", text->x, text->y, text->size);
        if (is_laid_out(text))
            str_addf(svg->out, " textLength=\"%d\" lengthAdjust=\"spacingAndGlyphs\"", width);
        markup_add_attribute("class", text->role, svg->out);
        markup_add_attribute("data-id", text->id, svg->out);
        markup_add_attribute("text-anchor", anchors[text->anchor], svg->out);
        markup_add_attribute("font-weight", text->bold ? "bold" : NULL, svg->out);
        add_ink("fill", text->ink, svg->out);
        if (text->halo)
            str_addf(svg->out, " stroke=\"#%06x\" stroke-width=\"%.4g\" stroke-linejoin=\"round\" "
                               "paint-order=\"stroke\"",
                     picture_ink_colour(PICTURE_PAPER), text->size / 4.0);
        if (text->turn != 0)
            str_addf(svg->out, " transform=\"rotate(%d %d %d)\"", text->turn, text->x, text->y);
        str_add(svg->out, strstr(str_peek(&words), "  ") ? " xml:space=\"preserve\">" : ">");
        markup_add_text(str_peek(&words), svg->out);
        str_add(svg->out, "</text>\n");
    }
    str_clear(&words);
}

static void write_shape(const struct svg *svg, const struct picture_shape *shape)
{
    switch (shape->kind) {
    case PICTURE_A_LINE:
        write_line(svg, &shape->line);
        break;
    case PICTURE_A_BOX:
        write_box(svg, &shape->box);
        break;
    case PICTURE_A_MARKER:
        write_marker(svg, &shape->marker);
        break;
    case PICTURE_A_PATH:
        write_path(svg, shape);
        break;
    case PICTURE_A_TEXT:
        write_text(svg, shape);
        break;
    }
}

/* ---- The whole ---- */

static void write_element(const struct svg *svg, bool is_file)
{
    const struct picture *picture = svg->picture;
    struct str *out = svg->out;

    str_addf(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\"", picture->width, picture->height);
    if (is_file)
        str_addf(out, " width=\"%d\" height=\"%d\"", picture->width, picture->height);
    else
        str_addf(out, " style=\"max-width:%drem\"", picture->width / UNITS_OF_REM);
    str_addf(out, " lang=\"%s\" xml:lang=\"%s\" role=\"img\" aria-labelledby=\"t%zu d%zu\" "
                  "font-family=\"DejaVu Sans, Verdana, sans-serif\">\n",
             language_code(picture->language), language_code(picture->language), svg->number, svg->number);
    str_addf(out, "<title id=\"t%zu\">", svg->number);
    markup_add_text(picture->title ? picture->title : "", out);
    str_addf(out, "</title>\n<desc id=\"d%zu\">", svg->number);
    markup_add_text(picture->description ? picture->description : "", out);
    str_add(out, "</desc>\n");
    define_patterns(svg);
    str_addf(out, "<rect width=\"%d\" height=\"%d\" fill=\"#%06x\"/>\n", picture->width, picture->height,
             picture_ink_colour(PICTURE_PAPER));
    for (size_t i = 0; i < picture->count; i++)
        write_shape(svg, &picture->shapes[i]);
    str_add(out, "</svg>\n");
}

void picture_write_svg(const struct picture *picture, struct str *out)
{
    struct svg svg = {picture, 0, out};

    str_add(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write_element(&svg, true);
}

void picture_write_inline(const struct picture *picture, size_t number, struct str *out)
{
    struct svg svg = {picture, number, out};

    write_element(&svg, false);
}
