/* Documents as HTML: one file, no scripts, readable by ear, on a narrow screen, in the dark and on paper. */
#include "samreg/publish/document.h"

#include "samreg/publish/markup.h"
#include "samreg/publish/picture.h"

#include <string.h>

/* A document being written. */
struct html {
    const struct document *document;
    struct str *out;
};

/* Rules are few and thin, numbers stand to the right and under each other, and what is printed leaves out what only a
 * screen needs. */
static const char style[] =
    ":root{--ink:#1a1a1a;--faint:#595959;--rule:#c8c8c8;--paper:#fff;--band:#f4f6f8;--link:#005a9c}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#ececec;--faint:#b4b4b4;--rule:#4a4a4a;--paper:#181a1b;"
    "--band:#222527;--link:#7cc0f4}}\n"
    "html{font:1rem/1.5 'DejaVu Sans',Verdana,sans-serif;color:var(--ink);background:var(--paper)}\n"
    "body{max-width:68rem;margin:0 auto;padding:2rem 1.25rem 4rem}\n"
    ".skip{position:absolute;left:-99rem}.skip:focus{position:static}\n"
    "h1{font-size:1.9rem;line-height:1.2;margin:0 0 .5rem}\n"
    "h2{font-size:1.4rem;line-height:1.25;margin:2.75rem 0 .75rem;padding-top:.75rem;border-top:2px solid var(--ink)}\n"
    "h3{font-size:1.1rem;margin:2rem 0 .5rem}h4{font-size:1rem;margin:1.5rem 0 .5rem}\n"
    "header p{margin:0;color:var(--faint)}p{max-width:42rem;margin:.75rem 0}\n"
    ".note{font-size:.85rem;line-height:1.45;color:var(--faint);margin:.5rem 0}\n"
    "a{color:var(--link)}nav{margin:2rem 0}nav h2{border:0;padding:0;margin:0 0 .5rem;font-size:1.1rem}\n"
    "nav ul{list-style:none;margin:0;padding:0}nav ul ul{padding-left:1.5rem;font-size:.9rem}\n"
    ".table{overflow-x:auto;margin:1.25rem 0}table{border-collapse:collapse;font-size:.875rem;line-height:1.35}\n"
    "caption{text-align:left;font-weight:bold;padding:0 0 .4rem;font-size:.95rem}\n"
    "th,td{padding:.28rem .9rem .28rem 0;text-align:left;vertical-align:top;border-bottom:1px solid var(--rule)}\n"
    "th:last-child,td:last-child{padding-right:.25rem}thead th{vertical-align:bottom;border-bottom:2px solid "
    "var(--ink)}\n"
    "tbody th{font-weight:normal}tbody tr:hover{background:var(--band)}\n"
    ".n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums lining-nums}\n"
    "thead .n{white-space:normal}.d{white-space:nowrap}\n"
    "tfoot th,tfoot td{font-weight:bold;border-top:2px solid var(--ink);border-bottom:0}\n"
    "tfoot tr+tr th,tfoot tr+tr td{border-top:0}\n"
    "figure{margin:1.5rem 0;overflow-x:auto}figure svg{display:block;width:100%;height:auto}\n"
    "@media screen and (max-width:40rem){figure svg{min-width:38rem}}\n"
    "figcaption{font-weight:bold;font-size:.95rem;margin:0 0 .4rem}\n"
    "@page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) \" / \" counter(pages);"
    "font:8pt 'DejaVu Sans',sans-serif}}\n"
    "@media print{:root{--ink:#000;--faint:#444;--rule:#bbb;--paper:#fff;--band:#fff;--link:#000}"
    "html{font-size:10pt}body{max-width:none;padding:0}a{text-decoration:none}.skip{display:none}"
    ".table,figure{overflow:visible}table{font-size:7.5pt}th,td{padding:.2rem .6rem .2rem 0}"
    "h2,h3,h4,h2+p,h3+p,h4+p,caption{break-after:avoid}tr,figure{break-inside:avoid}thead{display:table-header-group}"
    "tfoot{display:table-row-group}.page{break-before:page}nav{break-after:page}}\n";

/* The text within an element; line feeds become breaks. */
static void add_lines(const char *text, struct str *out)
{
    for (;;) {
        size_t length = strcspn(text, "\n");
        struct str line = {0};

        str_add_bytes(&line, text, length);
        markup_add_text(str_peek(&line), out);
        str_clear(&line);
        if (!text[length])
            return;
        str_add(out, "<br>");
        text += length + 1;
    }
}

/* ---- Tables ---- */

/* Numbers stand to the right; dates are not broken. */
static const char *class_of(const struct field *field)
{
    if (field_is_number(field))
        return "n";
    return field->type == FIELD_DATE || field->type == FIELD_END || field->type == FIELD_ORGANISATION ? "d" : NULL;
}

static void add_row(const struct html *html, const struct table *table, size_t row)
{
    struct str cell = {0};

    str_add(html->out, "<tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        /* The first column names the row for whoever hears the table, unless it is a number itself. */
        bool is_head = i == 0 && !field_is_number(table->columns[0].field);

        str_reset(&cell);
        publish_add_cell(&table->columns[i], table_cell(table, row, i), FIELD_SCREEN, html->document->language, &cell);
        str_add(html->out, is_head ? "<th scope=\"row\"" : "<td");
        markup_add_attribute("class", class_of(table->columns[i].field), html->out);
        str_add_char(html->out, '>');
        add_lines(str_peek(&cell), html->out);
        str_add(html->out, is_head ? "</th>" : "</td>");
    }
    str_add(html->out, "</tr>\n");
    str_clear(&cell);
}

/* The attribute that names a part: by its caption, else by the heading above it, else by the document's title. */
static void add_named_by(const struct html *html, size_t number)
{
    size_t heading = number;

    if (html->document->blocks[number].text) {
        str_addf(html->out, " aria-labelledby=\"c%zu\"", number);
        return;
    }
    while (heading > 0 && html->document->blocks[heading - 1].kind != DOCUMENT_HEADING)
        heading--;
    if (heading > 0)
        str_addf(html->out, " aria-labelledby=\"h%zu\"", heading - 1);
    else
        markup_add_attribute("aria-label", html->document->title, html->out);
}

static void add_table(const struct html *html, const struct document_block *block, size_t number)
{
    const struct table *table = &block->table;
    size_t totals = block->totals < table->row_count ? block->totals : table->row_count;

    /* What is wider than the screen is moved by keyboard too: so it can have the focus, and has a name. */
    str_add(html->out, "<div class=\"table\" role=\"region\" tabindex=\"0\"");
    add_named_by(html, number);
    str_add(html->out, ">\n<table");
    add_named_by(html, number);
    str_add(html->out, ">\n");
    if (block->text) {
        str_addf(html->out, "<caption id=\"c%zu\">", number);
        markup_add_text(block->text, html->out);
        str_add(html->out, "</caption>\n");
    }
    str_add(html->out, "<thead><tr>");
    for (size_t i = 0; i < table->column_count; i++) {
        str_add(html->out, "<th scope=\"col\"");
        markup_add_attribute("class", class_of(table->columns[i].field), html->out);
        str_add_char(html->out, '>');
        markup_add_text(table->columns[i].heading, html->out);
        str_add(html->out, "</th>");
    }
    str_add(html->out, "</tr></thead>\n<tbody>\n");
    for (size_t i = 0; i < table->row_count; i++) {
        if (totals > 0 && i + totals == table->row_count)
            str_add(html->out, "</tbody>\n<tfoot>\n");
        add_row(html, table, i);
    }
    str_add(html->out, totals > 0 ? "</tfoot>\n</table>\n</div>\n" : "</tbody>\n</table>\n</div>\n");
}

/* ---- Parts ---- */

static void add_element(const char *name, const char *class, const char *text, struct str *out)
{
    str_addf(out, "<%s", name);
    markup_add_attribute("class", class, out);
    str_add_char(out, '>');
    add_lines(text, out);
    str_addf(out, "</%s>\n", name);
}

static void add_picture(const struct html *html, const struct document_block *block, size_t number)
{
    /* On a narrow screen it is moved as a table is. */
    str_add(html->out, "<figure tabindex=\"0\"");
    add_named_by(html, number);
    str_add(html->out, ">\n");
    if (block->text) {
        str_addf(html->out, "<figcaption id=\"c%zu\">", number);
        add_lines(block->text, html->out);
        str_add(html->out, "</figcaption>\n");
    }
    picture_write_inline(&block->picture, number, html->out);
    str_add(html->out, "</figure>\n");
}

static void add_block(const struct html *html, const struct document_block *block, size_t number)
{
    switch (block->kind) {
    case DOCUMENT_HEADING:
        str_addf(html->out, "<h%d id=\"h%zu\"%s>", block->level + 1, number, block->new_page ? " class=\"page\"" : "");
        markup_add_text(block->text, html->out);
        str_addf(html->out, "</h%d>\n", block->level + 1);
        break;
    case DOCUMENT_PARAGRAPH:
        add_element("p", NULL, block->text, html->out);
        break;
    case DOCUMENT_NOTE:
        add_element("p", "note", block->text, html->out);
        break;
    case DOCUMENT_TABLE:
        add_table(html, block, number);
        break;
    case DOCUMENT_PICTURE:
        add_picture(html, block, number);
        break;
    }
}

/* ---- Contents ---- */

/* Goes from the level of one entry to that of the next: lists are opened and closed between them. */
static void change_level(struct str *out, int from, int to)
{
    if (to > from) {
        for (int i = from; i < to; i++)
            str_add(out, i > from ? "<li>\n<ul>\n" : "\n<ul>\n");
        return;
    }
    if (from > 0)
        str_add(out, "</li>\n");
    for (int i = from; i > to; i--)
        str_add(out, i > 1 ? "</ul></li>\n" : "</ul>\n");
}

static void add_contents(const struct html *html)
{
    const struct document *document = html->document;
    int level = 0;

    str_add(html->out, "<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">");
    markup_add_text(text_in(document->language, N_("Contents")), html->out);
    str_add(html->out, "</h2>");
    for (size_t i = 0; i < document->count; i++) {
        if (document->blocks[i].kind != DOCUMENT_HEADING)
            continue;
        change_level(html->out, level, document->blocks[i].level);
        level = document->blocks[i].level;
        str_addf(html->out, "<li><a href=\"#h%zu\">", i);
        markup_add_text(document->blocks[i].text, html->out);
        str_add(html->out, "</a>");
    }
    change_level(html->out, level, 0);
    str_add(html->out, "</nav>\n");
}

/* For who goes by the keyboard: past the contents. */
static void add_skip(const struct html *html)
{
    const struct document *document = html->document;

    for (size_t i = 0; i < document->count; i++) {
        if (document->blocks[i].kind == DOCUMENT_HEADING) {
            str_addf(html->out, "<a class=\"skip\" href=\"#h%zu\">", i);
            markup_add_text(text_in(document->language, N_("Skip to the first chapter")), html->out);
            str_add(html->out, "</a>\n");
            return;
        }
    }
}

/* ---- The whole ---- */

void document_write_html(const struct document *document, struct str *out)
{
    struct html html = {document, out};
    bool contents = document->contents;

    str_addf(out,
             "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n"
             "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
             "'unsafe-inline'\">\n"
             "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
             "<meta name=\"generator\" content=\"samreg\">\n<title>",
             language_code(document->language));
    markup_add_text(document->title, out);
    if (document->running) {
        str_add(out, " · ");
        markup_add_text(document->running, out);
    }
    str_addf(out, "</title>\n<style>\n%s</style>\n</head>\n<body>\n", style);
    if (contents)
        add_skip(&html);
    str_add(out, "<header>\n");
    add_element("h1", NULL, document->title, out);
    for (size_t i = 0; i < document->line_count; i++)
        add_element("p", NULL, document->lines[i], out);
    str_add(out, "</header>\n");
    str_add(out, "<main>\n");
    for (size_t i = 0; i < document->count; i++) {
        /* What is said before the first heading stands before the contents. */
        if (contents && document->blocks[i].kind != DOCUMENT_PARAGRAPH && document->blocks[i].kind != DOCUMENT_NOTE) {
            add_contents(&html);
            contents = false;
        }
        add_block(&html, &document->blocks[i], i);
    }
    str_add(out, "</main>\n</body>\n</html>\n");
}
