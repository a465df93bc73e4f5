#include "samreg/publish/document.h"

#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const struct choice roles[] = {{"host", N_("host")}, {NULL, NULL}};
static const struct field name_field = {.name = "name", .label = "Name", .help = "", .type = FIELD_TEXT};
static const struct field count_field = {.name = "count", .label = "Count", .help = "", .type = FIELD_INTEGER};
static const struct field date_field = {.name = "from", .label = "From", .help = "", .type = FIELD_DATE};
static const struct field role_field = {
    .name = "role", .label = "Role", .help = "", .type = FIELD_CHOICE, .choices = roles};

static void add_row(struct table *table, const char *name, int64_t count, const char *date, const char *role)
{
    struct value *row = table_add_row(table);

    value_set_text(&row[0], name);
    value_set_integer(&row[1], count);
    value_set_text(&row[2], date);
    value_set_text(&row[3], role);
}

static void add_table(struct document *document, const char *caption)
{
    struct table table = {0};

    table_add_column(&table, &name_field, "name", "Navn");
    table_add_column(&table, &count_field, "count", "Antall");
    table_add_column(&table, &date_field, "from", "Fra");
    table_add_column(&table, &role_field, "role", "Rolle");
    add_row(&table, "Rygge & Råde", 14895, "2009-06-05", "host");
    add_row(&table, "<b>|*x*", 7, "", "");
    add_row(&table, "Sum", 14902, "", "");
    document_put_table(document, caption, &table);
    document_last(document)->totals = 1;
}

static void fill(struct document *document)
{
    struct picture picture = {0};

    document_begin(document, LANGUAGE_BOKMAL, "Statusrapport");
    document_add_line(document, "Østfold");
    document_add_line(document, "per 01.12.2009");
    document_add_heading(document, 1, "Ordninger");
    document_add_paragraph(document, "Tellingen følger undersøkelsen av 2009.\n1. Ny linje");
    add_table(document, "Ordninger");
    document_add_note(document, "3 er usikre.");
    document_add_heading(document, 2, "Bilder");
    picture_begin(&picture, LANGUAGE_BOKMAL, "Søyler", "Rygge har flest.");
    document_put_picture(document, NULL, &picture);
}

Test(document, text_is_for_reading)
{
    struct document document = {0};
    struct str out = {0};

    fill(&document);
    document_write_text(&document, 0, false, &out);
    cr_expect_str_eq(str_peek(&out),
                     "Statusrapport\n"
                     "═════════════\n"
                     "Østfold\n"
                     "per 01.12.2009\n"
                     "\n"
                     "Ordninger\n"
                     "═════════\n"
                     "\n"
                     "Tellingen følger undersøkelsen av 2009.\n"
                     "1. Ny linje\n"
                     "\n"
                     "Ordninger\n"
                     "\n"
                     "Navn          Antall  Fra         Rolle\n"
                     "────────────  ──────  ──────────  ────────────\n"
                     "Rygge & Råde  14\u00a0895  05.06.2009  vertskommune\n"
                     "<b>|*x*            7\n"
                     "Sum           14\u00a0902\n"
                     "\n"
                     "  3 er usikre.\n"
                     "\n"
                     "Bilder\n"
                     "──────\n"
                     "\n"
                     "  [Søyler] Rygge har flest.\n");
    str_clear(&out);
    document_clear(&document);
}

Test(document, markdown_keeps_what_looks_like_markup_as_text)
{
    struct document document = {0};
    struct str out = {0};

    fill(&document);
    document_write_markdown(&document, &out);
    cr_expect_str_eq(str_peek(&out),
                     "# Statusrapport\n"
                     "\n"
                     "Østfold  \n"
                     "per 01.12.2009\n"
                     "\n"
                     "## Ordninger\n"
                     "\n"
                     "Tellingen følger undersøkelsen av 2009.  \n"
                     "1\\. Ny linje\n"
                     "\n"
                     "**Ordninger**\n"
                     "\n"
                     "| Navn | Antall | Fra | Rolle |\n"
                     "| --- | ---: | --- | --- |\n"
                     "| Rygge \\& Råde | 14\u00a0895 | 05.06.2009 | vertskommune |\n"
                     "| \\<b\\>\\|\\*x\\* | 7 |  |  |\n"
                     "| **Sum** | **14\u00a0902** |  |  |\n"
                     "\n"
                     "> 3 er usikre.\n"
                     "\n"
                     "### Bilder\n"
                     "\n"
                     "> **Søyler**\n"
                     "> Rygge har flest.\n");
    str_clear(&out);
    document_clear(&document);
}

static size_t occurrences(const char *text, const char *part)
{
    size_t count = 0;

    for (const char *at = strstr(text, part); at; at = strstr(at + 1, part))
        count++;
    return count;
}

/* ---- HTML ---- */

/* Whether every element that begins also ends, in order; an HTML reader would mend it and hide the mistake. */
static bool is_well_formed(const char *html)
{
    const char *open[64];
    size_t lengths[64];
    size_t depth = 0;

    for (const char *at = strchr(html, '<'); at; at = strchr(at, '<')) {
        const char *end = strchr(at, '>');
        const char *name = at + 1 + (at[1] == '/');
        size_t length = 0;

        if (!end)
            return false;
        while (isalnum((unsigned char)name[length]))
            length++;
        if (at[1] == '/') {
            if (depth == 0 || length != lengths[depth - 1] || strncmp(name, open[depth - 1], length) != 0)
                return false;
            depth--;
        } else if (at[1] != '!' && end[-1] != '/' && strncmp(name, "meta", 4) != 0 && strncmp(name, "br>", 3) != 0) {
            if (depth == sizeof open / sizeof *open)
                return false;
            open[depth] = name;
            lengths[depth++] = length;
        }
        at = end;
    }
    return depth == 0;
}

Test(document, html_is_one_accessible_page)
{
    static const char *const wanted[] = {
        "<html lang=\"nb\">",
        "<title>Statusrapport</title>",
        "<h1>Statusrapport</h1>",
        "<li><a href=\"#h0\">Ordninger</a>",
        "<h2 id=\"h0\">Ordninger</h2>",
        "<h3 id=\"h4\">Bilder</h3>",
        "<caption id=\"c2\">Ordninger</caption>",
        "<th scope=\"col\">Navn</th><th scope=\"col\" class=\"n\">Antall</th><th scope=\"col\" class=\"d\">Fra</th>",
        "<tr><th scope=\"row\">Rygge &amp; Råde</th><td class=\"n\">14\u00a0895</td><td class=\"d\">05.06.2009</td>"
        "<td>vertskommune</td></tr>",
        "<th scope=\"row\">&lt;b&gt;|*x*</th>",
        "<tfoot>\n<tr><th scope=\"row\">Sum</th>",
        "<p class=\"note\">3 er usikre.</p>",
        "<desc id=\"d5\">Rygge har flest.</desc>",
        "<body>\n<a class=\"skip\" href=\"#h0\">Hopp til første kapittel</a>\n<header>",
        "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-labelledby=\"c2\">\n<table aria-labelledby=\"c2\">",
        "<figure tabindex=\"0\" aria-labelledby=\"h4\">\n<svg",
    };
    struct document document = {0};
    struct str out = {0};

    fill(&document);
    document.contents = true;
    document_write_html(&document, &out);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        cr_expect(strstr(str_peek(&out), wanted[i]), "lacks %s", wanted[i]);
    cr_expect_not(strstr(str_peek(&out), "<script"));
    cr_expect(is_well_formed(str_peek(&out)));
    str_clear(&out);
    document_clear(&document);
}

/* Whoever hears a page of many tables tells them apart by name. */
Test(document, html_names_a_table_without_a_caption_by_what_stands_above)
{
    struct document document = {0};
    struct str out = {0};

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport & tall");
    add_table(&document, NULL);
    document_add_heading(&document, 1, "Ordninger");
    document_add_paragraph(&document, "Tellingen.");
    add_table(&document, NULL);
    document_write_html(&document, &out);
    cr_expect_eq(occurrences(str_peek(&out), "aria-label=\"Rapport &amp; tall\""), 2, "the region and its table");
    cr_expect_eq(occurrences(str_peek(&out), "aria-labelledby=\"h1\""), 2);
    cr_expect_eq(occurrences(str_peek(&out), "class=\"skip\""), 0, "nothing to skip");
    str_clear(&out);
    document_clear(&document);
}

Test(document, contents_nest_as_the_headings_do)
{
    static const int levels[] = {1, 2, 2, 3, 1, 3, 2, 1};
    struct document document = {0};
    struct str out = {0};

    document_begin(&document, LANGUAGE_ENGLISH, "T");
    document.contents = true;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        document_add_heading(&document, levels[i], "H");
    document_write_html(&document, &out);
    cr_expect(is_well_formed(str_peek(&out)));
    str_reset(&out);
    document.blocks[0].level = 3;
    document_write_html(&document, &out);
    cr_expect(is_well_formed(str_peek(&out)), "the first heading need not be a chapter");
    str_clear(&out);
    document_clear(&document);
}

Test(document, hostile_text_stays_text)
{
    static const char hostile[] = "</p><script>alert(1)</script>\x1b[2J\xff\"'&lt;\n# x";
    struct document document = {0};
    struct str out = {0};

    document_begin(&document, LANGUAGE_BOKMAL, hostile);
    document_add_line(&document, hostile);
    document_add_heading(&document, 1, hostile);
    document_add_paragraph(&document, hostile);
    document_add_note(&document, hostile);
    add_table(&document, hostile);
    value_set_text(&document_last(&document)->table.cells[0], hostile);
    document.contents = true;
    document_write_html(&document, &out);
    cr_expect(is_well_formed(str_peek(&out)));
    cr_expect_not(strstr(str_peek(&out), "<script"));
    cr_expect_not(strpbrk(str_peek(&out), "\x1b\xff"));
    str_reset(&out);
    document_write_markdown(&document, &out);
    cr_expect_eq(occurrences(str_peek(&out), "<script"), occurrences(str_peek(&out), "\\<script"));
    cr_expect_not(strstr(str_peek(&out), "\n# x"));
    cr_expect_not(strpbrk(str_peek(&out), "\x1b\xff"));
    str_reset(&out);
    document_write_text(&document, 60, false, &out);
    cr_expect_not(strpbrk(str_peek(&out), "\x1b\xff"));
    str_clear(&out);
    document_clear(&document);
}

/* ---- Any format ---- */

Test(document, one_table_is_written_as_a_table)
{
    struct publish_options options = {.format = PUBLISH_CSV};
    struct document document = {0};
    struct error error = {0};
    struct str out = {0};
    char *text;

    fill(&document);
    cr_assert_eq(publish_document(&document, &options, publish_sink_str(&out), &error), STATUS_OK);
    cr_expect_eq(strncmp(str_peek(&out), "name,count,from,role\r\nRygge & Råde,14895,2009-06-05,host\r\n", 55), 0);
    str_reset(&out);
    add_table(&document, "Enda en");
    cr_expect_eq(publish_document(&document, &options, publish_sink_str(&out), &error), STATUS_USAGE);
    text = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect_str_eq(text, "A file of csv holds one table, and here are 2. Choose markdown, html, xlsx or pdf, or one "
                           "of its parts.");
    cr_expect_eq(out.length, 0);
    free(text);
    error_clear(&error);
    document_clear(&document);
    str_clear(&out);
}

Test(document, each_format_goes_to_the_sink)
{
    static const struct {
        enum publish_format format;
        const char *begins;
    } cases[] = {
        {PUBLISH_TEXT, "Statusrapport\n═"}, {PUBLISH_MARKDOWN, "# Status"}, {PUBLISH_HTML, "<!DOCTYPE html>"}};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct publish_options options = {.format = cases[i].format};
        struct document document = {0};
        struct str out = {0};

        fill(&document);
        cr_assert_eq(publish_document(&document, &options, publish_sink_str(&out), NULL), STATUS_OK);
        cr_expect_eq(strncmp(str_peek(&out), cases[i].begins, strlen(cases[i].begins)), 0);
        document_clear(&document);
        str_clear(&out);
    }
}
