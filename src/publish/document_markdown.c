/* Documents as Markdown, with tables as GitHub and most editors read them. */
#include "samreg/publish/document.h"

#include "samreg/base/text.h"

#include <limits.h>
#include <string.h>

/* A document being written. */
struct markdown {
    enum language language;
    struct str *out;
};

/* Whether a sign would be taken for markup wherever it stands. */
static bool is_markup(char sign)
{
    return strchr("\\`*_[]<>|~&", sign) != NULL;
}

/* Whether the text would begin a list, a heading, a quotation or a rule when it begins a line. */
static bool begins_markup(const char *text)
{
    size_t digits = strspn(text, "0123456789");

    return (*text && strchr("#+-=", *text)) ||
           (digits > 0 && (text[digits] == '.' || text[digits] == ')') &&
            (text[digits + 1] == ' ' || text[digits + 1] == '\0'));
}

/* Appends text so that it reads as it is: within a line, or as a whole one. */
static void add_text(const char *text, size_t length, bool is_line, struct str *out)
{
    struct str clean = {0};
    const char *at;

    (void)text_clean(text, length, INT_MAX, false, &clean);
    at = str_peek(&clean);
    if (is_line && begins_markup(at)) {
        size_t digits = strspn(at, "0123456789");

        str_add_bytes(out, at, digits);
        str_add_char(out, '\\');
        str_add_char(out, at[digits]);
        at += digits + 1;
    }
    for (; *at; at++) {
        if (is_markup(*at))
            str_add_char(out, '\\');
        str_add_char(out, *at);
    }
    str_clear(&clean);
}

/* Appends text within a line. */
static void add_flat(const char *text, struct str *out)
{
    struct str flat = {0};

    str_add(&flat, text);
    for (size_t i = 0; i < flat.length; i++) {
        if (flat.text[i] == '\n' || flat.text[i] == '\r' || flat.text[i] == '\t')
            flat.text[i] = ' ';
    }
    add_text(str_peek(&flat), flat.length, false, out);
    str_clear(&flat);
}

/* Appends text whose line feeds are kept as breaks; `before` begins each line. */
static void add_lines(const char *text, const char *before, struct str *out)
{
    for (;;) {
        size_t length = strcspn(text, "\n");

        str_add(out, before);
        add_text(text, length, true, out);
        str_add(out, text[length] ? "  \n" : "\n");
        if (!text[length])
            return;
        text += length + 1;
    }
}

static void add_row(const struct markdown *markdown, const struct table *table, size_t row, bool is_sum)
{
    struct str cell = {0};

    for (size_t i = 0; i < table->column_count; i++) {
        str_reset(&cell);
        publish_add_cell(&table->columns[i], table_cell(table, row, i), FIELD_SCREEN, markdown->language, &cell);
        str_add(markdown->out, i > 0 ? " | " : "| ");
        str_add(markdown->out, is_sum && cell.length > 0 ? "**" : "");
        add_flat(str_peek(&cell), markdown->out);
        str_add(markdown->out, is_sum && cell.length > 0 ? "**" : "");
    }
    str_add(markdown->out, " |\n");
    str_clear(&cell);
}

static void add_table(const struct markdown *markdown, const struct document_block *block)
{
    const struct table *table = &block->table;

    if (block->text) {
        str_add(markdown->out, "**");
        add_flat(block->text, markdown->out);
        str_add(markdown->out, "**\n\n");
    }
    for (size_t i = 0; i < table->column_count; i++) {
        str_add(markdown->out, i > 0 ? " | " : "| ");
        add_flat(table->columns[i].heading, markdown->out);
    }
    str_add(markdown->out, " |\n|");
    for (size_t i = 0; i < table->column_count; i++)
        str_add(markdown->out, field_is_number(table->columns[i].field) ? " ---: |" : " --- |");
    str_add_char(markdown->out, '\n');
    for (size_t i = 0; i < table->row_count; i++)
        add_row(markdown, table, i, i + block->totals >= table->row_count);
}

static void add_picture(const struct markdown *markdown, const struct document_block *block)
{
    const char *title = block->text ? block->text : block->picture.title;

    str_add(markdown->out, "> **");
    add_flat(title ? title : "", markdown->out);
    str_add(markdown->out, "**\n");
    if (block->picture.description)
        add_lines(block->picture.description, "> ", markdown->out);
}

static void add_block(const struct markdown *markdown, const struct document_block *block)
{
    str_add_char(markdown->out, '\n');
    switch (block->kind) {
    case DOCUMENT_HEADING:
        for (int i = 0; i <= block->level; i++)
            str_add_char(markdown->out, '#');
        str_add_char(markdown->out, ' ');
        add_flat(block->text, markdown->out);
        str_add_char(markdown->out, '\n');
        break;
    case DOCUMENT_PARAGRAPH:
        add_lines(block->text, "", markdown->out);
        break;
    case DOCUMENT_NOTE:
        add_lines(block->text, "> ", markdown->out);
        break;
    case DOCUMENT_TABLE:
        add_table(markdown, block);
        break;
    case DOCUMENT_PICTURE:
        add_picture(markdown, block);
        break;
    }
}

void document_write_markdown(const struct document *document, struct str *out)
{
    struct markdown markdown = {document->language, out};

    str_add(out, "# ");
    add_flat(document->title, out);
    str_add(out, document->line_count > 0 ? "\n\n" : "\n");
    for (size_t i = 0; i < document->line_count; i++) {
        add_text(document->lines[i], strlen(document->lines[i]), true, out);
        str_add(out, i + 1 < document->line_count ? "  \n" : "\n");
    }
    for (size_t i = 0; i < document->count; i++)
        add_block(&markdown, &document->blocks[i]);
}
