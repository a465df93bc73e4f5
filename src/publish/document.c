/* Documents: which writer writes what, and text. */
#include "samreg/publish/document.h"

#include "samreg/base/text.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

/* A document being written as text. */
struct text {
    int columns;
    bool ascii;
    enum language language;
    struct str *out;
    const char *before; /* what each line of the paragraph at hand begins with */
};

static bool write_line(void *context, const char *bytes, size_t length)
{
    const struct text *text = context;

    str_add(text->out, text->before);
    (void)text_clean(bytes, length, INT_MAX, text->ascii, text->out);
    str_add_char(text->out, '\n');
    return true;
}

static void write_paragraph(struct text *text, const char *before, const char *words)
{
    int columns = (text->columns > 0 ? text->columns : DOCUMENT_COLUMNS) - text_width(before);

    text->before = before;
    text_wrap(words, columns > 1 ? columns : 1, write_line, text);
}

/* A line with a rule under it. */
static void write_heading(struct text *text, const char *words, const char *sign)
{
    int width = text_clean(words, strlen(words), INT_MAX, text->ascii, text->out);

    str_add_char(text->out, '\n');
    for (int i = 0; i < width; i++)
        str_add(text->out, sign);
    str_add_char(text->out, '\n');
}

static void write_table(struct text *text, const struct document_block *block)
{
    struct publish_options options = {
        .format = PUBLISH_TEXT, .language = text->language, .columns = text->columns, .ascii = text->ascii};
    enum status status;

    if (block->text) {
        write_paragraph(text, "", block->text);
        str_add_char(text->out, '\n');
    }
    status = publish_table(&block->table, &options, publish_sink_str(text->out), NULL);
    assert(status == STATUS_OK);
    (void)status;
}

static void write_picture(struct text *text, const struct document_block *block)
{
    const struct picture *picture = &block->picture;
    struct str words = {0};

    str_addf(&words, "[%s]", block->text ? block->text : picture->title ? picture->title : "");
    if (picture->description)
        str_addf(&words, " %s", picture->description);
    write_paragraph(text, "  ", str_peek(&words));
    str_clear(&words);
}

static void write_block(struct text *text, const struct document_block *block)
{
    static const char *const rules[DOCUMENT_LEVELS + 1] = {"", "═", "─", "·"};
    static const char *const ascii_rules[DOCUMENT_LEVELS + 1] = {"", "=", "-", "."};

    str_add_char(text->out, '\n');
    switch (block->kind) {
    case DOCUMENT_HEADING:
        write_heading(text, block->text, (text->ascii ? ascii_rules : rules)[block->level]);
        break;
    case DOCUMENT_PARAGRAPH:
        write_paragraph(text, "", block->text);
        break;
    case DOCUMENT_NOTE:
        write_paragraph(text, "  ", block->text);
        break;
    case DOCUMENT_TABLE:
        write_table(text, block);
        break;
    case DOCUMENT_PICTURE:
        write_picture(text, block);
        break;
    }
}

void document_write_text(const struct document *document, int columns, bool ascii, struct str *out)
{
    struct text text = {columns, ascii, document->language, out, ""};

    write_heading(&text, document->title, ascii ? "=" : "═");
    for (size_t i = 0; i < document->line_count; i++)
        write_paragraph(&text, "", document->lines[i]);
    for (size_t i = 0; i < document->count; i++)
        write_block(&text, &document->blocks[i]);
}

/* ---- Any format ---- */

static enum status write_only_table(const struct document *document, const struct publish_options *options,
                                    struct publish_sink sink, struct error *error)
{
    struct publish_options own = *options;
    const struct table *table = NULL;
    char digits[24];
    size_t count = 0;

    for (size_t i = 0; i < document->count; i++) {
        if (document->blocks[i].kind == DOCUMENT_TABLE) {
            table = &document->blocks[i].table;
            count++;
        }
    }
    own.language = document->language;
    if (count == 1)
        return publish_table(table, &own, sink, error);
    snprintf(digits, sizeof digits, "%zu", count);
    return error_set(error, STATUS_USAGE,
                     N_("A file of %1 holds one table, and here are %2. Choose markdown, html, xlsx or pdf, or one of "
                        "its parts."),
                     publish_format_name(options->format), digits, NULL);
}

enum status publish_document(const struct document *document, const struct publish_options *options,
                             struct publish_sink sink, struct error *error)
{
    struct str out = {0};
    enum status status;

    assert(!publish_format_is_drawn(options->format));
    if (options->format == PUBLISH_TEXT)
        document_write_text(document, options->columns, options->ascii, &out);
    else if (options->format == PUBLISH_MARKDOWN)
        document_write_markdown(document, &out);
    else if (options->format == PUBLISH_HTML)
        document_write_html(document, &out);
    else
        return write_only_table(document, options, sink, error);
    status = sink.write(sink.context, str_peek(&out), out.length, error);
    str_clear(&out);
    return status;
}
