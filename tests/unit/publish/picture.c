#include "samreg/publish/picture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct str written(void (*draw)(struct picture *picture))
{
    struct picture picture = {0};
    struct str out = {0};

    picture_begin(&picture, LANGUAGE_BOKMAL, "Tittel <1>", "Beskrivelse & mer");
    picture.width = 400;
    picture.height = 300;
    draw(&picture);
    picture_write_svg(&picture, &out);
    picture_clear(&picture);
    return out;
}

static size_t occurrences(const char *text, const char *part)
{
    size_t count = 0;

    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

static void draw_nothing(struct picture *picture)
{
    (void)picture;
}

Test(picture, an_empty_picture_is_paper_with_a_name)
{
    struct str out = written(draw_nothing);

    cr_expect_str_eq(str_peek(&out),
                     "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 400 300\" width=\"400\" height=\"300\" "
                     "lang=\"nb\" xml:lang=\"nb\" role=\"img\" aria-labelledby=\"t0 d0\" "
                     "font-family=\"DejaVu Sans, Verdana, sans-serif\">\n"
                     "<title id=\"t0\">Tittel &lt;1&gt;</title>\n"
                     "<desc id=\"d0\">Beskrivelse &amp; mer</desc>\n"
                     "<rect width=\"400\" height=\"300\" fill=\"#ffffff\"/>\n"
                     "</svg>\n");
    str_clear(&out);
}

static void draw_text(struct picture *picture)
{
    picture_add_text(picture,
                     (struct picture_text){.x = 10, .y = 20, .size = 20, .anchor = PICTURE_END, .role = "label",
                                           .id = "1714\"", .bold = true, .halo = true, .turn = -90},
                     "Stjørdal\x1b[2J</text><script>");
}

Test(picture, text_is_text_and_nothing_else)
{
    struct str out = written(draw_text);
    char width[40];

    snprintf(width, sizeof width, "textLength=\"%d\"",
             picture_text_width("Stjørdal\ufffd[2J</text><script>", 20, true));
    cr_expect(strstr(str_peek(&out), width));
    cr_expect(strstr(str_peek(&out), " class=\"label\" data-id=\"1714&quot;\" text-anchor=\"end\" "
                                     "font-weight=\"bold\""));
    cr_expect(strstr(str_peek(&out), " transform=\"rotate(-90 10 20)\""));
    cr_expect(strstr(str_peek(&out), ">Stjørdal\ufffd[2J&lt;/text&gt;&lt;script&gt;</text>"));
    cr_expect_not(strstr(str_peek(&out), "<script"));
    str_clear(&out);
}

static void draw_note(struct picture *picture)
{
    picture_add_text(picture, (struct picture_text){.x = 10, .y = 20, .size = 20, .role = "note"}, "Kilde: 001");
}

Test(picture, a_note_is_not_stretched)
{
    struct str out = written(draw_note);

    cr_expect(strstr(str_peek(&out), ">Kilde: 001</text>"));
    cr_expect_not(strstr(str_peek(&out), "textLength"));
    str_clear(&out);
}

static void draw_patterns(struct picture *picture)
{
    for (size_t i = 0; i < PICTURE_SERIES; i++)
        for (int twice = 0; twice < 2; twice++)
            picture_add_box(picture, (struct picture_box){.x = 10, .y = 10, .width = 50, .height = 50,
                                                          .fill = picture_series(i), .pattern = picture_pattern(i)});
}

Test(picture, a_pattern_is_defined_once)
{
    struct str out = written(draw_patterns);

    cr_expect_eq(occurrences(str_peek(&out), "<pattern "), PICTURE_SERIES - 1, "the first series is plain");
    cr_expect_eq(occurrences(str_peek(&out), "fill=\"url(#p0-"), 2 * (PICTURE_SERIES - 1));
    str_clear(&out);
}

static void draw_arrow(struct picture *picture)
{
    const struct picture_point points[] = {{10, 10}, {100, 10}, {100, 200}};

    picture_add_path(picture, (struct picture_path){.arrow = true, .thickness = 4, .dash = PICTURE_DASHED,
                                                    .ink = PICTURE_SERIES_5}, points, 3);
}

Test(picture, an_arrow_has_a_line_and_a_head)
{
    struct str out = written(draw_arrow);

    cr_expect(strstr(str_peek(&out), "<polyline points=\"10,10 100,10 100,184\" fill=\"none\" stroke=\"#d55e00\" "
                                     "stroke-width=\"4\" stroke-dasharray=\"20 16\""));
    cr_expect(strstr(str_peek(&out), "<polygon points=\"100.00,200.00 "));
    str_clear(&out);
}

Test(picture, pictures_of_one_page_do_not_share_names)
{
    struct picture picture = {0};
    struct str out = {0};

    picture_begin(&picture, LANGUAGE_ENGLISH, "A", "B");
    draw_patterns(&picture);
    picture_write_inline(&picture, 1, &out);
    picture_write_inline(&picture, 2, &out);
    cr_expect_eq(occurrences(str_peek(&out), "id=\"p1-6-1\""), 1);
    cr_expect_eq(occurrences(str_peek(&out), "id=\"p2-6-1\""), 1);
    cr_expect_eq(occurrences(str_peek(&out), "<?xml"), 0);
    picture_clear(&picture);
    str_clear(&out);
}
