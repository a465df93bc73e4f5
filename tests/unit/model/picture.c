#include "samreg/model/picture.h"

#include "samreg/model/picture_outline.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What the fonts themselves say: DejaVu Sans at 2048 units to the em. */
Test(picture, text_is_as_wide_as_the_font_says)
{
    cr_expect_eq(picture_text_width("A", 2048, false), 1401);
    cr_expect_eq(picture_text_width("A", 2048, true), 1585);
    cr_expect_eq(picture_text_width("Å", 2048, false), 1401);
    cr_expect_eq(picture_text_width("ŋ", 2048, false), 1298);
    cr_expect_eq(picture_text_width("–", 2048, false), 1024);
    cr_expect_eq(picture_text_width("Stjørdal", 2048, false), 1300 + 803 + 569 + 1253 + 842 + 1300 + 1255 + 569);
    cr_expect_eq(picture_text_width("", 24, false), 0);
    cr_expect_eq(picture_text_width("a\u0301", 2048, false), 1255, "a combining mark takes no room");
}

Test(picture, letters_that_are_not_known_have_room)
{
    cr_expect_geq(picture_text_width("Ж", 100, false), 100);
    cr_expect_geq(picture_text_width("漢", 100, false), 200);
    cr_expect_geq(picture_text_width("\xff", 100, false), 100);
    cr_expect_leq(picture_text_width("iiii", 1, false), 2);
}

Test(picture, a_text_is_cut_to_a_width)
{
    char *whole = picture_text_cut("Stjørdal", 20, false, 500);
    char *cut = picture_text_cut("Interkommunalt arkiv", 20, false, 120);
    char *none = picture_text_cut("Stjørdal", 20, false, 3);

    cr_expect_str_eq(whole, "Stjørdal");
    cr_expect_str_eq(cut, "Interkom…");
    cr_expect_leq(picture_text_width(cut, 20, false), 120);
    cr_expect_str_eq(none, "…");
    free(whole);
    free(cut);
    free(none);
}

Test(picture, lines_are_broken_at_blanks)
{
    struct picture picture = {0};
    struct picture_text text = {.x = 10, .y = 100, .size = 20, .role = "note"};
    int below;

    picture_begin(&picture, LANGUAGE_BOKMAL, "T", "D");
    below = picture_add_lines(&picture, text, 150, 30, "en to tre fire fem\nEtEllerAnnetSomErAltforLangt x");
    cr_assert_eq(picture.count, 4);
    cr_expect_str_eq(picture.shapes[0].words, "en to tre fire");
    cr_expect_str_eq(picture.shapes[1].words, "fem");
    cr_expect_str_eq(picture.shapes[2].words, "EtEllerAnnetSomErAltforLangt");
    cr_expect_str_eq(picture.shapes[3].words, "x");
    cr_expect_eq(picture.shapes[3].text.y, 190);
    cr_expect_eq(below, 220);
    cr_expect_str_eq(picture.shapes[3].role, "note");
    picture_clear(&picture);
}

Test(picture, series_differ_in_ink_pattern_and_symbol)
{
    for (size_t i = 0; i < PICTURE_SERIES; i++) {
        for (size_t j = 0; j < i; j++) {
            cr_expect_neq(picture_ink_colour(picture_series(i)), picture_ink_colour(picture_series(j)));
            cr_expect_neq(picture_pattern(i), picture_pattern(j));
            cr_expect_neq(picture_symbol(i), picture_symbol(j));
        }
    }
    cr_expect_eq(picture_series(PICTURE_SERIES), picture_series(0));
}

static double light(enum picture_ink ink)
{
    static const double weights[3] = {0.2126, 0.7152, 0.0722};
    unsigned colour = picture_ink_colour(ink);
    double sum = 0;

    for (int i = 0; i < 3; i++) {
        double part = (colour >> (16 - 8 * i) & 0xff) / 255.0;

        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

/* As the guidelines for accessible pages (WCAG 2) have it. */
static double contrast(enum picture_ink a, enum picture_ink b)
{
    double first = light(a) + 0.05;
    double second = light(b) + 0.05;

    return first > second ? first / second : second / first;
}

Test(picture, text_can_be_read_on_every_ink)
{
    cr_expect_geq(contrast(PICTURE_INK, PICTURE_PAPER), 7);
    cr_expect_geq(contrast(PICTURE_FAINT, PICTURE_PAPER), 4.5);
    for (int ink = PICTURE_PAPER; ink < PICTURE_INK_COUNT; ink++) {
        double reached = contrast((enum picture_ink)ink, picture_ink_upon((enum picture_ink)ink));

        if (ink != PICTURE_FAINT && ink != PICTURE_INK)
            cr_expect_geq(reached, 4.5, "ink %d: %f", ink, reached);
    }
}

Test(picture, steps_of_the_scale_grow_darker)
{
    for (int i = 1; i < PICTURE_SCALES; i++)
        cr_expect_gt(contrast((enum picture_ink)(PICTURE_SCALE_1 + i - 1), (enum picture_ink)(PICTURE_SCALE_1 + i)),
                     1.2);
    cr_expect_gt(light(PICTURE_SCALE_1), light(PICTURE_SCALE_5));
}

Test(picture, symbols_lie_around_their_middle)
{
    for (int symbol = PICTURE_SQUARE; symbol < PICTURE_SYMBOL_COUNT; symbol++) {
        struct picture_marker marker = {.x = 500, .y = 300, .size = 40, .symbol = (enum picture_symbol)symbol};
        struct picture_spot corners[PICTURE_CORNERS];
        size_t count = picture_symbol_outline(&marker, corners);

        cr_assert_geq(count, 3);
        for (size_t i = 0; i < count; i++)
            cr_expect_leq(hypot(corners[i].x - 500, corners[i].y - 300), 29, "symbol %d corner %zu", symbol, i);
    }
}

Test(picture, an_arrow_ends_at_its_point)
{
    struct picture_spot corners[3], end;

    picture_arrow_head((struct picture_point){0, 0}, (struct picture_point){100, 0}, 3, corners, &end);
    cr_expect_eq(corners[0].x, 100);
    cr_expect_lt(end.x, 100);
    cr_expect_lt(corners[1].x, 100);
    cr_expect_float_eq(corners[1].y, -corners[2].y, 1e-9);
    picture_arrow_head((struct picture_point){7, 7}, (struct picture_point){7, 7}, 3, corners, &end);
    cr_expect(isfinite(corners[1].x) && isfinite(end.y), "a movement of nothing has a head too");
}
