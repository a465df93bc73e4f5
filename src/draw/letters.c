#include "samreg/draw/letters.h"

#include "samreg/base/text.h"

#include <limits.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

/* The table of widths knows whole units: a text is measured as large as nothing is rounded. */
enum { FINENESS = 2048 };

void letters_set_ink(cairo_t *cairo, enum picture_ink ink)
{
    unsigned colour = picture_ink_colour(ink);

    cairo_set_source_rgb(cairo, (colour >> 16) / 255.0, (colour >> 8 & 0xff) / 255.0, (colour & 0xff) / 255.0);
}

double letters_width(const char *words, double size, bool bold)
{
    return picture_text_width(words, FINENESS, bold) * size / FINENESS;
}

static PangoLayout *make_layout(cairo_t *cairo, const struct letters_style *style, const char *words)
{
    PangoLayout *layout = pango_cairo_create_layout(cairo);
    PangoFontDescription *font = pango_font_description_new();
    PangoAttrList *attributes = pango_attr_list_new();
    cairo_font_options_t *options = cairo_font_options_create();

    /* Letters keep their distances at every size, on screens and on paper. */
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(pango_layout_get_context(layout), options);
    pango_context_set_round_glyph_positions(pango_layout_get_context(layout), FALSE);
    pango_layout_context_changed(layout);
    pango_font_description_set_family_static(font, "DejaVu Sans");
    pango_font_description_set_weight(font, style->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_absolute_size(font, style->size * PANGO_SCALE);
    pango_layout_set_font_description(layout, font);
    /* No ligatures: a reader of PDF that searches for "definisjon" or reads it aloud finds each letter. */
    pango_attr_list_insert(attributes, pango_attr_font_features_new("liga=0, clig=0"));
    pango_layout_set_attributes(layout, attributes);
    pango_layout_set_single_paragraph_mode(layout, TRUE);
    pango_layout_set_text(layout, words, -1);
    cairo_font_options_destroy(options);
    pango_font_description_free(font);
    pango_attr_list_unref(attributes);
    return layout;
}

static void draw_halo(cairo_t *cairo, PangoLayoutLine *line, double size)
{
    cairo_save(cairo);
    pango_cairo_layout_line_path(cairo, line);
    letters_set_ink(cairo, PICTURE_PAPER);
    cairo_set_line_width(cairo, size / 4);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

/* Draws the line with its left end at the origin. */
static void draw_line(cairo_t *cairo, const struct letters_style *style, PangoLayoutLine *line)
{
    cairo_move_to(cairo, 0, 0);
    if (style->halo)
        draw_halo(cairo, line, style->size);
    cairo_move_to(cairo, 0, 0);
    letters_set_ink(cairo, style->ink);
    pango_cairo_show_layout_line(cairo, line);
    cairo_new_path(cairo);
}

/* Draws clean words anchored at the origin. */
static void draw_words(cairo_t *cairo, const struct letters_style *style, const char *words)
{
    static const double shares[PICTURE_ANCHOR_COUNT] = {
        [PICTURE_START] = 0, [PICTURE_MIDDLE] = 0.5, [PICTURE_END] = 1};
    PangoLayout *layout = make_layout(cairo, style, words);
    PangoLayoutLine *line = pango_layout_get_line_readonly(layout, 0);
    double most = letters_width(words, style->size, style->bold);
    PangoRectangle extents;
    double taken;

    pango_layout_line_get_extents(line, NULL, &extents);
    taken = (double)extents.width / PANGO_SCALE;
    cairo_scale(cairo, (style->narrow ? LETTERS_NARROW : 1) * (taken > most ? most / taken : 1), 1);
    cairo_translate(cairo, -taken * shares[style->anchor], 0);
    draw_line(cairo, style, line);
    g_object_unref(layout);
}

void letters_draw(cairo_t *cairo, const struct letters_style *style, double x, double y, const char *words)
{
    struct str clean = {0};

    (void)text_clean(words, strlen(words), INT_MAX, false, &clean);
    if (letters_width(str_peek(&clean), style->size, style->bold) > 0) {
        cairo_save(cairo);
        cairo_translate(cairo, x, y);
        cairo_rotate(cairo, style->turn * M_PI / 180);
        draw_words(cairo, style, str_peek(&clean));
        cairo_restore(cairo);
    }
    str_clear(&clean);
}
