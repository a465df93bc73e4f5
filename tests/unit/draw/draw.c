#include "samreg/draw/draw.h"

#include "samreg/draw/xlsx_name.h"
#include "samreg/publish/wire.h"

#include <criterion/criterion.h>
#include <pango/pangocairo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static const struct field name_field = {.name = "name", .label = "Name", .help = "", .type = FIELD_TEXT};

/* The table of widths and the font that pictures are drawn with say the same. */
Test(draw, widths_are_those_of_the_font)
{
    static const char *const samples[] = {"Stjørdal",     "Værnesregionen", "0137 Våler (Østfold)",
                                          "1 234 567,89", "Ŋŋ Čč Đđ",       "WAVE To. fi ffl"};
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cairo = cairo_create(surface);

    for (size_t i = 0; i < 2 * sizeof samples / sizeof *samples; i++) {
        const char *sample = samples[i / 2];
        PangoLayout *layout = pango_cairo_create_layout(cairo);
        PangoFontDescription *font = pango_font_description_from_string(i % 2 ? "DejaVu Sans Bold" : "DejaVu Sans");
        PangoRectangle extents;
        int width = picture_text_width(sample, 1000, i % 2);

        pango_font_description_set_absolute_size(font, 1000 * PANGO_SCALE);
        pango_layout_set_font_description(layout, font);
        pango_layout_set_text(layout, sample, -1);
        pango_layout_get_extents(layout, NULL, &extents);
        /* The font moves some pairs of letters closer together. */
        cr_expect_leq(extents.width / PANGO_SCALE, width + 8, "%s: whole units for each letter", sample);
        cr_expect_geq(extents.width / PANGO_SCALE, width * 94 / 100, "%s", sample);
        pango_font_description_free(font);
        g_object_unref(layout);
    }
    cairo_destroy(cairo);
    cairo_surface_destroy(surface);
}

static struct str sent_document(void)
{
    struct document document = {0};
    struct table table = {0};
    struct str out = {0};

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
    table_add_column(&table, &name_field, "name", "Navn");
    value_set_text(&table_add_row(&table)[0], "=1+1");
    document_put_table(&document, NULL, &table);
    wire_write_document(&document, &out);
    document_clear(&document);
    return out;
}

Test(draw, a_document_becomes_a_file)
{
    static const struct {
        const char *format, *begins;
    } cases[] = {{"pdf", "%PDF-1."}, {"xlsx", "PK\x03\x04"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct str bytes = sent_document();
        struct str out = {0};

        cr_assert_eq(draw_bytes(cases[i].format, bytes.text, bytes.length, &out, NULL), STATUS_OK);
        cr_expect_eq(strncmp(str_peek(&out), cases[i].begins, strlen(cases[i].begins)), 0);
        str_clear(&bytes);
        str_clear(&out);
    }
}

Test(draw, a_document_is_no_picture_and_a_picture_no_workbook)
{
    static const char picture[] = "samreg-wire\t1\npicture\t10\t10\t0\tT\tD\nend\n";
    struct str bytes = sent_document();
    struct str out = {0};
    struct error error = {0};

    cr_expect_eq(draw_bytes("png", bytes.text, bytes.length, &out, &error), STATUS_DATA);
    cr_expect_eq(draw_bytes("svg", bytes.text, bytes.length, &out, &error), STATUS_DATA);
    cr_expect_eq(draw_bytes("xlsx", picture, sizeof picture - 1, &out, &error), STATUS_DATA);
    cr_expect_eq(draw_bytes("docx", picture, sizeof picture - 1, &out, &error), STATUS_USAGE);
    cr_expect_eq(out.length, 0);
    error_clear(&error);
    str_clear(&bytes);
}

enum { MADE, REFUSED, CONTRADICTS };

/* Makes a workbook in a process of its own that may open no file from the number on; how that ended. */
static int make_with_files(const struct str *bytes, rlim_t number)
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        struct rlimit limit = {number, number};
        struct str out = {0};
        struct error error = {0};
        bool made = setrlimit(RLIMIT_NOFILE, &limit) == 0 &&
                    draw_bytes("xlsx", bytes->text, bytes->length, &out, &error) == STATUS_OK;
        bool agrees = made == (error.message.msgid == NULL) && made == (out.length > 0);
        _exit(!agrees ? CONTRADICTS : made ? MADE : REFUSED);
    }
    cr_assert_eq(waitpid(child, &status, 0), child);
    cr_assert(WIFEXITED(status), "with %lu it ends by signal %d", (unsigned long)number, WTERMSIG(status));
    return WEXITSTATUS(status);
}

/* A workbook opens a file for each sheet. Whatever number of files may be opened, it is made or it is said why not. */
Test(draw, a_workbook_that_may_open_too_few_files_is_refused)
{
    struct str bytes = sent_document();
    int first = dup(STDIN_FILENO);
    rlim_t more = 0;
    int ended;

    cr_assert_geq(first, 0);
    close(first);
    while ((ended = make_with_files(&bytes, (rlim_t)first + more)) == REFUSED && more < 100)
        more++;
    cr_expect_eq(ended, MADE);
    cr_expect_gt(more, 2, "some were refused");
    str_clear(&bytes);
}

Test(draw, names_of_sheets_suit_every_program)
{
    struct xlsx_names names = {0};

    cr_expect_str_eq(xlsx_name(&names, "Kommuner"), "Kommuner");
    cr_expect_str_eq(xlsx_name(&names, "KOMMUNER"), "KOMMUNER (2)");
    cr_expect_str_eq(xlsx_name(&names, "kommuner"), "kommuner (3)");
    cr_expect_str_eq(xlsx_name(&names, "a/b\\c?d*e:f[g]'h"), "a b c d e f g h");
    cr_expect_str_eq(xlsx_name(&names, ""), "Sheet");
    cr_expect_str_eq(xlsx_name(&names, "History"), "History (2)");
    cr_expect_str_eq(xlsx_name(&names, "Et navn som er lengre enn trettién tegn"), "Et navn som er lengre enn trett");
    cr_expect_str_eq(xlsx_name(&names, "Et navn som er lengre enn trettito tegn"), "Et navn som er lengre enn t (2)");
    xlsx_names_clear(&names);
}
