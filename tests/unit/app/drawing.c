#include "samreg/app/drawing.h"

#include "samreg/base/paths.h"

#include <criterion/criterion.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static const struct field name_field = {.name = "name", .label = "Name", .help = "", .type = FIELD_TEXT};

static char folder[] = "/tmp/samreg-draw-XXXXXX";
static struct conf conf;
static struct app *app;

static void begin(void)
{
    struct app_options options = {.program = "test", .language = LANGUAGE_ENGLISH};

    cr_assert_not_null(mkdtemp(folder));
    cr_assert_eq(chdir(folder), 0);
    conf_init(&conf);
    app = app_new(&conf, &options);
}

static void end(void)
{
    app_free(&app);
    conf_clear(&conf);
    cr_expect_eq(system("cd / && rm -r \"$OLDPWD\""), 0);
}

TestSuite(drawing, .init = begin, .fini = end);

static void fill(struct picture *picture)
{
    picture_begin(picture, LANGUAGE_BOKMAL, "Prøve", "Et navn.");
    picture->width = 320;
    picture->height = 200;
    picture_add_text(picture, (struct picture_text){.x = 20, .y = 50, .size = 24}, "Stjørdal");
}

static enum status draw(enum drawing_format format, size_t count, const char *path, char **said)
{
    struct picture pictures[2];
    struct error error = {0};
    enum status status;

    fill(&pictures[0]);
    fill(&pictures[1]);
    status = drawing_pictures(app, pictures, count, format, path, &error);
    *said = error_text(&error, LANGUAGE_ENGLISH);
    error_clear(&error);
    picture_clear(&pictures[0]);
    picture_clear(&pictures[1]);
    return status;
}

static bool begins_with(const char *path, const char *bytes, size_t count)
{
    char *read = NULL;
    size_t size = 0;
    bool begins;

    cr_assert_eq(file_read(path, 1 << 24, &read, &size, NULL), STATUS_OK);
    begins = size >= count && memcmp(read, bytes, count) == 0;
    free(read);
    return begins;
}

Test(drawing, each_format_is_made)
{
    char *said[3];

    cr_expect_eq(draw(DRAWING_SVG, 1, "a.svg", &said[0]), STATUS_OK, "%s", said[0]);
    cr_expect_eq(draw(DRAWING_PNG, 1, "a.png", &said[1]), STATUS_OK, "%s", said[1]);
    cr_expect_eq(draw(DRAWING_PDF, 2, "a.pdf", &said[2]), STATUS_OK, "%s", said[2]);
    cr_expect(begins_with("a.svg", "<?xml", 5));
    cr_expect(begins_with("a.png", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xc8", 24), "320 by 200 pixels");
    cr_expect(begins_with("a.pdf", "%PDF-1.", 7));
    for (int i = 0; i < 3; i++)
        free(said[i]);
}

Test(drawing, the_ending_names_the_format)
{
    enum drawing_format format = DRAWING_SVG;
    struct error error = {0};
    char *text;

    cr_expect_eq(drawing_format_of("x.y/rutenett.PNG", &format, NULL), STATUS_OK);
    cr_expect_eq(format, DRAWING_PNG);
    cr_expect_eq(drawing_format_of("x.pdf/rutenett", &format, &error), STATUS_USAGE);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(text, "The name x.pdf/rutenett does not say what to draw. Let it end in .svg, .png or .pdf.");
    free(text);
    error_clear(&error);
}

Test(drawing, what_cannot_be_written_is_said_by_the_second_program)
{
    char *said;

    cr_expect_eq(draw(DRAWING_PNG, 1, "missing/a.png", &said), STATUS_CANNOT_CREATE);
    cr_expect_str_eq(said, "The file missing/a.png cannot be written, for its folder does not exist. Make it, or "
                           "choose another place.");
    free(said);
}

/* A limit on the size of files stands in for a full disk: the second program has it from its parent. */
Test(drawing, a_full_disk_leaves_the_old_file)
{
    static const char old[] = "the old file";
    struct rlimit limit = {200, RLIM_INFINITY};
    char *said;

    cr_assert_eq(file_write("a.pdf", old, sizeof old, NULL), STATUS_OK);
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    cr_expect_neq(draw(DRAWING_PDF, 1, "a.pdf", &said), STATUS_OK);
    limit.rlim_cur = RLIM_INFINITY;
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    cr_expect(strstr(said, "the file would be too large"), "%s", said);
    cr_expect(begins_with("a.pdf", old, sizeof old));
    cr_expect_eq(system("test -z \"$(find . -name '.samreg-*')\""), 0, "nothing half written is left");
    free(said);
}

static bool always(void *context)
{
    (void)context;
    return true;
}

Test(drawing, it_can_be_stopped)
{
    struct stop stop = {always, NULL};
    char *said;
    enum status status;

    app_set_stop(app, &stop);
    status = draw(DRAWING_PDF, 2, "a.pdf", &said);
    /* It may have been done before it was asked. */
    if (status != STATUS_OK) {
        cr_expect_eq(status, STATUS_STOPPED);
        cr_expect_str_eq(said, "Stopped. The file a.pdf was not written.");
        cr_expect_neq(system("test -e a.pdf"), 0);
    }
    free(said);
}

Test(drawing, a_document_is_written_in_the_formats_of_text)
{
    static const struct {
        enum publish_format format;
        const char *begins;
    } cases[] = {{PUBLISH_HTML, "<!DOCTYPE html>"}, {PUBLISH_MARKDOWN, "# Rapport"}, {PUBLISH_CSV, "name\r\nFosen"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct document document = {0};
        struct table table = {0};

        document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
        table_add_column(&table, &name_field, "name", "Navn");
        value_set_text(&table_add_row(&table)[0], "Fosen");
        document_put_table(&document, NULL, &table);
        cr_expect_eq(drawing_document(app, &document, cases[i].format, "a", NULL), STATUS_OK);
        cr_expect(begins_with("a", cases[i].begins, strlen(cases[i].begins)));
        document_clear(&document);
    }
}
