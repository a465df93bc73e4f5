#include "samreg/publish/wire.h"

#include "samreg/publish/document.h"
#include "samreg/publish/picture.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static const struct choice roles[] = {{"host", N_("host")}, {NULL, NULL}};
static const struct field name_field = {.name = "name", .label = "Name", .help = "", .type = FIELD_TEXT};
static const struct field count_field = {.name = "count", .label = "Count", .help = "", .type = FIELD_INTEGER};
static const struct field cost_field = {.name = "cost", .label = "Cost", .help = "", .type = FIELD_MONEY};
static const struct field to_field = {.name = "to", .label = "To", .help = "", .type = FIELD_END};
static const struct field sure_field = {.name = "sure", .label = "Sure", .help = "", .type = FIELD_YES_NO};
static const struct field role_field = {
    .name = "role", .label = "Role", .help = "", .type = FIELD_CHOICE, .choices = roles};
static const struct field percent_field = {
    .name = "share", .label = "Share", .help = "", .type = FIELD_SHARE, .flags = FIELD_PERCENT};
static const struct field place_field = {
    .name = "place", .label = "Place", .help = "", .type = FIELD_REFERENCE, .target = ENTITY_MUNICIPALITY};

/* One shape of each kind, with all there is to say of it. */
static void fill_picture(struct picture *picture)
{
    const struct picture_point points[] = {{10, 10}, {100, 10}, {100, 200}};

    picture_begin(picture, LANGUAGE_NYNORSK, "Ein\ttittel\\", NULL);
    picture->width = 800;
    picture->height = 600;
    picture_add_line(picture, (struct picture_line){-5, 6, 7, 8, 3, PICTURE_SPOTTED, PICTURE_FAINT});
    picture_add_box(picture, (struct picture_box){.x = 1, .y = 2, .width = 30, .height = 40, .radius = 5,
                                                  .fill = PICTURE_SERIES_2, .pattern = PICTURE_CROSSED,
                                                  .outline = PICTURE_GRID, .thickness = 2});
    for (int symbol = 0; symbol < PICTURE_SYMBOL_COUNT; symbol++)
        picture_add_marker(picture, (struct picture_marker){.x = 9, .y = 8, .size = 20, .ink = PICTURE_SERIES_8,
                                                            .symbol = (enum picture_symbol)symbol,
                                                            .hollow = symbol % 2 == 0, .ringed = symbol % 3 == 0});
    picture_add_path(picture, (struct picture_path){.arrow = true, .dash = PICTURE_DASHED, .thickness = 4}, points, 3);
    picture_add_path(picture, (struct picture_path){.closed = true, .fill = PICTURE_SCALE_3}, points, 3);
    picture_add_text(picture, (struct picture_text){.x = 3, .y = 4, .size = 12, .anchor = PICTURE_MIDDLE,
                                                    .bold = true, .halo = true, .turn = -45,
                                                    .ink = PICTURE_SERIES_5, .role = "label", .id = "17 14"},
                     "Stjørdal\n\\n\tx");
    picture_add_text(picture, (struct picture_text){.x = 3, .y = 4, .size = 12}, "");
}

static void fill_document(struct document *document)
{
    struct table table = {0};
    struct picture picture;
    struct value *row;

    document_begin(document, LANGUAGE_BOKMAL, "Statusrapport");
    document->contents = true;
    document_add_line(document, "per 01.12.2009");
    document_set_running(document, "Østfold");
    document_add_heading(document, 1, "Ordninger");
    document_last(document)->new_page = true;
    document_add_paragraph(document, "En\nto");
    table_add_column(&table, &name_field, "name", "Navn");
    table_add_column(&table, &count_field, "count", "Antall");
    table_add_column(&table, &cost_field, "cost", "Kostnad");
    table_add_column(&table, &to_field, "to", "Til og med");
    table_add_column(&table, &sure_field, "sure", "Sikker");
    table_add_column(&table, &role_field, "role", "Rolle");
    table_add_column(&table, &place_field, "place", "Kommune");
    table_add_column(&table, &percent_field, "share", "Andel");
    row = table_add_row(&table);
    value_set_text(&row[0], "=1+1\ttab\n#linje");
    value_set_integer(&row[1], -29588);
    value_set_integer(&row[2], 123450);
    value_set_text(&row[3], "2010");
    value_set_integer(&row[4], 1);
    value_set_text(&row[5], "host");
    value_set_reference(&row[6], 77, "1714 Stjørdal");
    value_set_text(&row[7], "11/21");
    table_add_row(&table);
    document_put_table(document, "Tabell \"1\"", &table);
    document_last(document)->totals = 1;
    document_set_sheet(document, "Ark");
    document_add_note(document, "3 er usikre.");
    fill_picture(&picture);
    document_put_picture(document, "Bilde", &picture);
    document_add_heading(document, 3, "Slutt");
}

Test(wire, a_document_comes_out_as_it_went_in)
{
    struct document document = {0};
    struct wire wire = {0};
    struct str sent = {0}, again = {0}, before = {0}, after = {0};

    fill_document(&document);
    wire_write_document(&document, &sent);
    cr_assert_eq(wire_read(str_peek(&sent), sent.length, &wire, NULL), STATUS_OK);
    cr_assert(wire.is_document);
    document_write_html(&document, &before);
    document_write_html(&wire.document, &after);
    cr_expect_str_eq(str_peek(&after), str_peek(&before));
    cr_expect(strstr(str_peek(&after), "52,4\u00a0%"), "per cent stay per cent");
    wire_write_document(&wire.document, &again);
    cr_expect_str_eq(str_peek(&again), str_peek(&sent), "and once more the same");
    cr_expect_str_eq(wire.document.blocks[2].sheet, "Ark");
    cr_expect_str_eq(wire.document.running, "Østfold");
    cr_expect_eq(wire.document.blocks[2].totals, 1);
    cr_expect(wire.document.blocks[0].new_page);
    cr_expect_eq(wire.document.blocks[2].table.cells[1].kind, VALUE_INTEGER, "numbers stay numbers");
    cr_expect_eq(wire.document.blocks[2].table.cells[8].kind, VALUE_NONE, "nothing recorded stays nothing");
    document_clear(&document);
    wire_clear(&wire);
    str_clear(&sent);
    str_clear(&again);
    str_clear(&before);
    str_clear(&after);
}

Test(wire, pictures_come_out_as_they_went_in)
{
    struct picture pictures[2];
    struct wire wire = {0};
    struct str sent = {0}, before = {0}, after = {0};

    fill_picture(&pictures[0]);
    fill_picture(&pictures[1]);
    wire_write_pictures(pictures, 2, &sent);
    cr_assert_eq(wire_read(str_peek(&sent), sent.length, &wire, NULL), STATUS_OK);
    cr_assert_eq(wire.pictures.count, 2);
    cr_assert_not(wire.is_document);
    picture_write_svg(&pictures[1], &before);
    picture_write_svg(&wire.pictures.items[1], &after);
    cr_expect_str_eq(str_peek(&after), str_peek(&before));
    cr_expect_null(wire.pictures.items[0].description);
    picture_clear(&pictures[0]);
    picture_clear(&pictures[1]);
    wire_clear(&wire);
    str_clear(&sent);
    str_clear(&before);
    str_clear(&after);
}

/* Reads bytes that must be refused, and returns the sentence. */
static char *refused(const char *bytes, size_t size)
{
    struct wire wire = {0};
    struct error error = {0};
    char *text;

    cr_assert_eq(wire_read(bytes, size, &wire, &error), STATUS_DATA, "accepts %.*s", (int)size, bytes);
    cr_expect_eq(wire.document.count + wire.pictures.count, 0);
    cr_expect_null(wire.document.title, "nothing is left of it");
    text = error_text(&error, LANGUAGE_ENGLISH);
    error_clear(&error);
    return text;
}

Test(wire, what_is_cut_off_is_refused)
{
    struct document document = {0};
    struct str sent = {0};

    fill_document(&document);
    wire_write_document(&document, &sent);
    for (size_t length = 0; length < sent.length; length++)
        free(refused(str_peek(&sent), length));
    document_clear(&document);
    str_clear(&sent);
}

/* Between a head and an end that are right. */
static const char *const wrong_lines[] = {
    "",
    "picture",
    "picture\t0\t10\t0\tT\tD",
    "picture\t9000\t10\t0\tT\tD",
    "picture\t10\t10\t3\tT\tD",
    "picture\t10\t10\t0\tT",
    "picture\t10\t10\t0\tT\tD\tmore",
    "picture\t 10\t10\t0\tT\tD",
    "picture\t+10\t10\t0\tT\tD",
    "picture\t10x\t10\t0\tT\tD",
    "picture\t99999999999999999999\t10\t0\tT\tD",
    "picture\t10\t10\t0\tT\\x\tD",
    "picture\t10\t10\t0\tT\\",
    "picture\t10\t10\t0\tT\xff\tD",
    "line\t1\t2\t3\t4\t1\t0\t2",
    "picture\t10\t10\t0\tT\tD\nline\t1\t2\t3\t4\t1\t9\t2",
    "picture\t10\t10\t0\tT\tD\nline\t1\t2\t3\t100001\t1\t0\t2",
    "picture\t10\t10\t0\tT\tD\nbox\t1\t2\t-3\t4\t0\t1\t0\t0\t1",
    "picture\t10\t10\t0\tT\tD\nbox\t1\t2\t3\t4\t0\t99\t0\t0\t1",
    "picture\t10\t10\t0\tT\tD\nmarker\t1\t2\t3\t99\t1\t0\t0",
    "picture\t10\t10\t0\tT\tD\nmarker\t1\t2\t3\t0\t1\t0\t2",
    "picture\t10\t10\t0\tT\tD\npath\t0\t0\t1\t0\t1\t0\t0\t1\t2",
    "picture\t10\t10\t0\tT\tD\npath\t0\t0\t1\t0\t1\t0\t0\t1\t2\t3",
    "picture\t10\t10\t0\tT\tD\npath\t1\t1\t1\t0\t1\t0\t0\t1\t2\t3\t4",
    "picture\t10\t10\t0\tT\tD\ntext\t1\t2\t0\t0\t0\t0\t0\t2\t\\-\t\\-\tx",
    "picture\t10\t10\t0\tT\tD\ntext\t1\t2\t2001\t0\t0\t0\t0\t2\t\\-\t\\-\tx",
    "picture\t10\t10\t0\tT\tD\ntext\t1\t2\t9\t0\t0\t0\t91\t2\t\\-\t\\-\tx",
    "picture\t10\t10\t0\tT\tD\ntext\t1\t2\t9\t0\t0\t0\t0\t2\t\"><x\t\\-\tx",
    "picture\t10\t10\t0\tT\tD\ntext\t1\t2\t9\t0\t0\t0\t0\t2\t\\-\t\\-\t\\-",
    "picture\t10\t10\t0\tT\tD\ndocument\t0\t0\tT\t\\-",
    "picture\t10\t10\t0\tT\tD\nsomething",
    "document\t0\t0\t\\-\t\\-",
    "document\t0\t0\tT\t\\-\ndocument\t0\t0\tT\t\\-",
    "document\t0\t0\tT\t\\-\nheading\t0\t4\tH",
    "document\t0\t0\tT\t\\-\nheading\t0\t0\tH",
    "document\t0\t0\tT\t\\-\npicture\t10\t10\t0\tT\tD",
    "document\t0\t0\tT\t\\-\nfigure\t0\tF",
    "document\t0\t0\tT\t\\-\nfigure\t0\tF\nnote\t0\tN",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t0",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t1\ncolumn\t0\t0\tn\tN",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t0\nrow\t=x",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t0\ncolumn\t11\t0\tn\tN",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t0\ncolumn\t0\t0\tn\tN\nrow\t=x\t=y",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t0\ncolumn\t0\t0\tn\tN\nrow\tx",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t0\ncolumn\t0\t0\tn\tN\nrow\t#1.5",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t0\ncolumn\t0\t0\tn\tN\nrow\t#99999999999999999999",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t0\ncolumn\t0\t0\tn\tN\nrow\t=x\ncolumn\t0\t0\tn\tN",
    "document\t0\t0\tT\t\\-\nrow\t=x",
    "column\t0\t0\tn\tN",
    "document\t0\t0\tT\t\\-\ntable\t0\tT\t\\-\t0\ncolumn\t0\t1\tn\tN",
    "picture\t10\t10\t0\tT\tD\nend",
};

Test(wire, what_is_wrong_is_refused)
{
    for (size_t i = 0; i < sizeof wrong_lines / sizeof *wrong_lines; i++) {
        struct str bytes = {0};
        char *said;

        str_addf(&bytes, "samreg-wire\t1\n%s\nend\n", wrong_lines[i]);
        said = refused(str_peek(&bytes), bytes.length);
        cr_expect(strstr(said, "of what samreg-draw was given is none that it knows."), "case %zu: %s", i, said);
        free(said);
        str_clear(&bytes);
    }
}

Test(wire, a_zero_byte_is_refused)
{
    static const char bytes[] = "samreg-wire\t1\npicture\t10\t10\t0\tT\tD\0x\nend\n";

    free(refused(bytes, sizeof bytes - 1));
}

Test(wire, another_version_is_told)
{
    static const char bytes[] = "samreg-wire\t2\npicture\t10\t10\t0\tT\tD\nend\n";
    char *said = refused(bytes, sizeof bytes - 1);

    cr_expect_str_eq(said, "samreg and samreg-draw are of different versions. Install both anew, together.");
    free(said);
}
