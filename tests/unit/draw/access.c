#include "samreg/draw/access.h"

#include "samreg/draw/artifacts.h"
#include "samreg/draw/draw.h"
#include "samreg/publish/wire.h"

#include <criterion/criterion.h>
#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

static const struct field name_field = {.name = "name", .label = "Name", .help = "", .type = FIELD_TEXT};
static const struct field count_field = {.name = "count", .label = "Count", .help = "", .type = FIELD_INTEGER};

static void put_picture(struct document *document, const char *title, const char *description)
{
    struct picture picture = {0};

    picture_begin(&picture, LANGUAGE_BOKMAL, title, description);
    picture_add_box(&picture, (struct picture_box){.x = 1, .y = 1, .width = 9, .height = 9, .fill = PICTURE_INK});
    document_put_picture(document, NULL, &picture);
}

/* A document of every kind of part, as PDF, opened by the library. */
static qpdf_data open_document(struct str *out)
{
    struct document document = {0};
    struct table table = {0};
    struct str sent = {0};
    struct value *cells;
    qpdf_data file = qpdf_init();

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport for Østfold");
    document.contents = true;
    document_add_heading(&document, 1, "Ordninger");
    put_picture(&document, "Søyler", "Ordninger: Rygge 4, Råde 3.");
    table_add_column(&table, &name_field, "name", "Navn");
    table_add_column(&table, &count_field, "count", "Antall");
    cells = table_add_row(&table);
    value_set_text(&cells[0], "Rygge");
    table_add_row(&table);
    document_put_table(&document, "Alle", &table);
    put_picture(&document, "Kart", NULL);
    wire_write_document(&document, &sent);
    cr_assert_eq(draw_bytes("pdf", sent.text, sent.length, out, NULL), STATUS_OK);
    cr_assert_eq(qpdf_read_memory(file, "test", str_peek(out), out->length, NULL), QPDF_SUCCESS);
    str_clear(&sent);
    document_clear(&document);
    return file;
}

static void expect_parent(qpdf_data file, qpdf_oh element, qpdf_oh parent)
{
    cr_expect_eq(qpdf_oh_get_object_id(file, qpdf_oh_get_key(file, element, "/P")),
                 qpdf_oh_get_object_id(file, parent), "%s is not where it says",
                 qpdf_oh_get_name(file, qpdf_oh_get_key(file, element, "/S")));
}

/* Appends the elements of the tree with what was added to them, each in brackets; each must say whose it is. */
static void walk(qpdf_data file, qpdf_oh parent, qpdf_oh element, struct str *out)
{
    qpdf_oh kids;

    if (!qpdf_oh_is_dictionary(file, element) || !qpdf_oh_has_key(file, element, "/S"))
        return;
    expect_parent(file, element, parent);
    str_addf(out, "(%s", qpdf_oh_get_name(file, qpdf_oh_get_key(file, element, "/S")) + 1);
    if (qpdf_oh_has_key(file, element, "/Alt"))
        str_addf(out, " \"%s\"", qpdf_oh_get_utf8_value(file, qpdf_oh_get_key(file, element, "/Alt")));
    if (qpdf_oh_has_key(file, element, "/A")) {
        qpdf_oh scope = qpdf_oh_get_key(file, qpdf_oh_get_key(file, element, "/A"), "/Scope");

        str_addf(out, " %s", qpdf_oh_is_name(file, scope) ? qpdf_oh_get_name(file, scope) : "/BBox");
    }
    kids = qpdf_oh_get_key(file, element, "/K");
    if (qpdf_oh_is_array(file, kids)) {
        for (int i = 0; i < qpdf_oh_get_array_n_items(file, kids); i++)
            walk(file, element, qpdf_oh_get_array_item(file, kids, i), out);
    } else {
        walk(file, element, kids, out);
    }
    str_add(out, ")");
}

/* What a page draws, unpacked. */
static void read_page(qpdf_data file, size_t number, struct str *out)
{
    unsigned char *bytes = NULL;
    size_t size = 0;

    cr_assert_eq(qpdf_oh_get_page_content_data(file, qpdf_get_page_n(file, number), &bytes, &size), QPDF_SUCCESS);
    str_reset(out);
    str_add_bytes(out, (const char *)bytes, size);
    free(bytes);
}

static size_t count_in(const char *text, const char *words)
{
    size_t count = 0;

    for (; (text = strstr(text, words)); text++)
        count++;
    return count;
}

static void walk_all(qpdf_data file, struct str *out)
{
    qpdf_oh tree = qpdf_oh_get_key(file, qpdf_get_root(file), "/StructTreeRoot");

    walk(file, tree, qpdf_oh_get_key(file, tree, "/K"), out);
}

Test(access, a_document_tells_its_language_and_shows_its_title)
{
    struct str out = {0};
    qpdf_data file = open_document(&out);
    qpdf_oh root = qpdf_get_root(file);
    qpdf_oh info = qpdf_oh_get_key(file, qpdf_get_trailer(file), "/Info");
    qpdf_oh shown = qpdf_oh_get_key(file, qpdf_oh_get_key(file, root, "/ViewerPreferences"), "/DisplayDocTitle");
    qpdf_oh marked = qpdf_oh_get_key(file, qpdf_oh_get_key(file, root, "/MarkInfo"), "/Marked");

    cr_expect_str_eq(qpdf_oh_get_utf8_value(file, qpdf_oh_get_key(file, root, "/Lang")), "nb");
    cr_expect(qpdf_oh_get_bool_value(file, shown));
    cr_expect(qpdf_oh_get_bool_value(file, marked));
    cr_expect(qpdf_oh_is_name_and_equals(file, qpdf_oh_get_key(file, qpdf_get_page_n(file, 0), "/Tabs"), "/S"));
    cr_expect_str_eq(qpdf_oh_get_utf8_value(file, qpdf_oh_get_key(file, info, "/Title")), "Rapport for Østfold");
    qpdf_cleanup(&file);
    str_clear(&out);
}

Test(access, figures_tell_what_they_show_and_heads_of_what_they_are)
{
    struct str out = {0}, tree = {0};
    qpdf_data file = open_document(&out);

    walk_all(file, &tree);
    cr_expect_str_eq(str_peek(&tree), "(Document(H1)(H2)(TOC(TOCI(Link)))(H2)"
                                      "(Figure \"Søyler. Ordninger: Rygge 4, Råde 3.\" /BBox)"
                                      "(Table(Caption)(TR(TH /Column)(TH /Column))(TR(TH /Row)(TD))(TR(TH /Row)(TD)))"
                                      "(Figure \"Kart\" /BBox))");
    qpdf_cleanup(&file);
    str_clear(&out);
    str_clear(&tree);
}

/* However many pages it takes, it is one table with one head. */
Test(access, a_table_on_several_pages_is_one)
{
    enum { ROWS = 150 };
    struct document document = {0};
    struct table table = {0};
    struct str sent = {0}, out = {0}, tree = {0}, page = {0};
    qpdf_data file = qpdf_init();

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
    table_add_column(&table, &name_field, "name", "Navn");
    table_add_column(&table, &count_field, "count", "Antall");
    for (int i = 0; i < ROWS; i++) {
        struct value *cells = table_add_row(&table);

        value_set_text(&cells[0], "Rygge");
        value_set_integer(&cells[1], i);
    }
    document_put_table(&document, "Alle", &table);
    wire_write_document(&document, &sent);
    cr_assert_eq(draw_bytes("pdf", sent.text, sent.length, &out, NULL), STATUS_OK);
    cr_assert_eq(qpdf_read_memory(file, "test", str_peek(&out), out.length, NULL), QPDF_SUCCESS);
    walk_all(file, &tree);
    cr_assert_gt(qpdf_get_num_pages(file), 2);
    cr_expect_eq(strncmp(str_peek(&tree), "(Document(H1)(Table(Caption)(TR(TH /Column)(TH /Column))", 56), 0, "%s",
                 str_peek(&tree));
    cr_expect_eq(count_in(str_peek(&tree), "(Table"), 1);
    cr_expect_eq(count_in(str_peek(&tree), "(TR(TH /Row)(TD))"), ROWS);
    cr_expect_eq(count_in(str_peek(&tree), "/Column"), 2);
    for (int i = 1; i < qpdf_get_num_pages(file); i++) {
        read_page(file, (size_t)i, &page);
        cr_expect_eq(count_in(str_peek(&page), "/TH <<"), count_in(str_peek(&page), "/TD <<"), "page %d", i);
    }
    qpdf_cleanup(&file);
    document_clear(&document);
    str_clear(&sent);
    str_clear(&out);
    str_clear(&tree);
    str_clear(&page);
}

Test(access, a_link_tells_where_it_leads)
{
    struct str out = {0};
    qpdf_data file = open_document(&out);
    qpdf_oh links = qpdf_oh_get_key(file, qpdf_get_page_n(file, 0), "/Annots");
    qpdf_oh link = qpdf_oh_get_array_item(file, links, 0);

    cr_assert_eq(qpdf_oh_get_array_n_items(file, links), 1);
    cr_expect_str_eq(qpdf_oh_get_utf8_value(file, qpdf_oh_get_key(file, link, "/Contents")), "Ordninger");
    qpdf_cleanup(&file);
    str_clear(&out);
}

Test(access, a_picture_alone_tells_what_it_shows)
{
    static const char sent[] = "samreg-wire\t1\npicture\t100\t100\t0\tKart\tStjørdal 4.\n"
                               "text\t50\t50\t20\t0\t0\t0\t0\t2\tlabel\t\\-\tStjørdal\nend\n";
    qpdf_data file = qpdf_init();
    struct str out = {0}, tree = {0};

    cr_assert_eq(draw_bytes("pdf", sent, sizeof sent - 1, &out, NULL), STATUS_OK);
    cr_assert_eq(qpdf_read_memory(file, "test", str_peek(&out), out.length, NULL), QPDF_SUCCESS);
    walk_all(file, &tree);
    cr_expect_str_eq(str_peek(&tree), "(Document(Figure \"Kart. Stjørdal 4.\" /BBox))");
    qpdf_cleanup(&file);
    str_clear(&out);
    str_clear(&tree);
}

/* The head stands before the first part of a page, the foot behind the last one; the page of the title has no head. */
Test(access, head_foot_and_rules_are_artifacts)
{
    struct str out = {0}, page = {0}, again = {0};
    qpdf_data file = open_document(&out);

    cr_assert_gt(qpdf_get_num_pages(file), 1);
    for (int i = 0; i < qpdf_get_num_pages(file); i++) {
        read_page(file, (size_t)i, &page);
        cr_expect_eq(count_in(str_peek(&page), "/Artifact << /Type /Pagination >> BDC"), i == 0 ? 1 : 2, "%s",
                     str_peek(&page));
        cr_expect(artifacts_mark(str_peek(&page), page.length, &again));
        cr_expect_eq(count_in(str_peek(&again), "/Artifact"), count_in(str_peek(&page), "/Artifact"),
                     "nothing is drawn that is neither a part nor an artifact");
        str_reset(&again);
    }
    qpdf_cleanup(&file);
    str_clear(&out);
    str_clear(&page);
    str_clear(&again);
}

Test(access, the_description_is_there_for_programs_too)
{
    struct str out = {0}, packet = {0};
    qpdf_data file = open_document(&out);
    qpdf_oh stream = qpdf_oh_get_key(file, qpdf_get_root(file), "/Metadata");
    qpdf_oh info = qpdf_oh_get_key(file, qpdf_get_trailer(file), "/Info");
    const char *made = qpdf_oh_get_utf8_value(file, qpdf_oh_get_key(file, info, "/CreationDate"));
    unsigned char *bytes = NULL;
    size_t size = 0;

    cr_expect_eq(strncmp(made, "D:20", 4), 0, "%s", made);
    qpdf_oh subtype = qpdf_oh_get_key(file, qpdf_oh_get_dict(file, stream), "/Subtype");
    cr_expect(qpdf_oh_is_name_and_equals(file, subtype, "/XML"));
    cr_assert_eq(qpdf_oh_get_stream_data(file, stream, qpdf_dl_none, NULL, &bytes, &size), QPDF_SUCCESS);
    str_add_bytes(&packet, (const char *)bytes, size);
    cr_expect_not_null(strstr(str_peek(&packet), ">Rapport for Østfold</rdf:li></rdf:Alt></dc:title>"),
                       "it is not packed: %s", str_peek(&packet));
    cr_expect_not_null(strstr(str_peek(&packet), "<rdf:li>nb</rdf:li>"));
    cr_expect_not_null(strstr(str_peek(&packet), "<xmp:CreateDate>20"));
    free(bytes);
    qpdf_cleanup(&file);
    str_clear(&out);
    str_clear(&packet);
}

Test(access, what_is_no_pdf_is_refused)
{
    struct str made = {0}, out = {0};
    struct access_parts parts = {0};
    struct error error = {0};

    str_add(&made, "%PDF-1.5\nnothing\n");
    cr_expect_eq(access_add(&made, LANGUAGE_BOKMAL, &parts, &out, &error), STATUS_INTERNAL);
    cr_expect_eq(out.length, 0);
    error_clear(&error);
    str_clear(&made);
}
