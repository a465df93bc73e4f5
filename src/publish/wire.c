#include "samreg/publish/wire.h"

#include "samreg/publish/publish.h"
#include "samreg/publish/wire_line.h"
#include "samreg/publish/writer.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>

void wire_clear(struct wire *wire)
{
    document_clear(&wire->document);
    picture_list_clear(&wire->pictures);
    *wire = (struct wire){0};
}

/* ---- Writing ---- */

static void add_text(const char *text, struct str *out)
{
    struct str valid = {0};

    str_add_char(out, '\t');
    if (!text) {
        str_add(out, WIRE_NOTHING);
        return;
    }
    publish_add_valid(text, strlen(text), &valid);
    for (size_t i = 0; i < valid.length; i++) {
        switch (valid.text[i]) {
        case '\\':
            str_add(out, "\\\\");
            break;
        case '\t':
            str_add(out, "\\t");
            break;
        case '\n':
            str_add(out, "\\n");
            break;
        default:
            str_add_char(out, valid.text[i]);
            break;
        }
    }
    str_clear(&valid);
}

/* Appends the word and `count` numbers behind it. */
static void add_numbers(struct str *out, const char *word, int count, ...)
{
    va_list numbers;

    str_add(out, word);
    va_start(numbers, count);
    for (int i = 0; i < count; i++)
        str_addf(out, "\t%d", va_arg(numbers, int));
    va_end(numbers);
}

static void write_path(const struct picture_shape *shape, struct str *out)
{
    const struct picture_path *path = &shape->path;

    add_numbers(out, "path", 7, path->closed, path->arrow, path->thickness, (int)path->dash, (int)path->ink,
                (int)path->fill, (int)path->pattern);
    for (size_t i = 0; i < shape->point_count; i++)
        str_addf(out, "\t%d\t%d", shape->points[i].x, shape->points[i].y);
}

static void write_words(const struct picture_shape *shape, struct str *out)
{
    const struct picture_text *text = &shape->text;

    add_numbers(out, "text", 8, text->x, text->y, text->size, (int)text->anchor, text->bold, text->halo, text->turn,
                (int)text->ink);
    add_text(text->role, out);
    add_text(text->id, out);
    add_text(shape->words, out);
}

static void write_shape(const struct picture_shape *shape, struct str *out)
{
    const struct picture_line *line = &shape->line;
    const struct picture_box *box = &shape->box;
    const struct picture_marker *marker = &shape->marker;

    switch (shape->kind) {
    case PICTURE_A_LINE:
        add_numbers(out, "line", 7, line->x1, line->y1, line->x2, line->y2, line->thickness, (int)line->dash,
                    (int)line->ink);
        break;
    case PICTURE_A_BOX:
        add_numbers(out, "box", 9, box->x, box->y, box->width, box->height, box->radius, (int)box->fill,
                    (int)box->pattern, (int)box->outline, box->thickness);
        break;
    case PICTURE_A_MARKER:
        add_numbers(out, "marker", 7, marker->x, marker->y, marker->size, (int)marker->symbol, (int)marker->ink,
                    marker->hollow, marker->ringed);
        break;
    case PICTURE_A_PATH:
        write_path(shape, out);
        break;
    case PICTURE_A_TEXT:
        write_words(shape, out);
        break;
    }
    str_add_char(out, '\n');
}

static void write_picture(const struct picture *picture, struct str *out)
{
    add_numbers(out, "picture", 3, picture->width, picture->height, (int)picture->language);
    add_text(picture->title, out);
    add_text(picture->description, out);
    str_add_char(out, '\n');
    for (size_t i = 0; i < picture->count; i++)
        write_shape(&picture->shapes[i], out);
}

/* A number goes behind "#", a text behind "="; nothing recorded is nothing. */
static void write_cell(const struct table_column *column, const struct value *value, enum language language,
                       struct str *out)
{
    struct str cell = {0};

    if (value->kind == VALUE_INTEGER && wire_field(column->field->type, false)) {
        str_addf(out, "\t#%lld", (long long)value->integer);
        return;
    }
    if (value->kind != VALUE_NONE)
        str_add_char(&cell, '=');
    if (value->kind == VALUE_TEXT && wire_field(column->field->type, false))
        str_add(&cell, value->text);
    else
        publish_add_cell(column, value, FIELD_SCREEN, language, &cell);
    add_text(str_peek(&cell), out);
    str_clear(&cell);
}

static void write_table(const struct document_block *block, enum language language, struct str *out)
{
    const struct table *table = &block->table;

    add_text(block->text, out);
    add_text(block->sheet, out);
    str_addf(out, "\t%zu\n", block->totals < table->row_count ? block->totals : table->row_count);
    for (size_t i = 0; i < table->column_count; i++) {
        const struct table_column *column = &table->columns[i];

        bool typed = wire_field(column->field->type, false) != NULL;

        add_numbers(out, "column", 2, typed ? (int)column->field->type : (int)FIELD_TEXT,
                    column->field->type == FIELD_SHARE && (column->field->flags & FIELD_PERCENT) != 0);
        add_text(column->name, out);
        add_text(column->heading, out);
        str_add_char(out, '\n');
    }
    for (size_t row = 0; row < table->row_count; row++) {
        str_add(out, "row");
        for (size_t i = 0; i < table->column_count; i++)
            write_cell(&table->columns[i], table_cell(table, row, i), language, out);
        str_add_char(out, '\n');
    }
}

static void write_block(const struct document_block *block, enum language language, struct str *out)
{
    static const char *const words[] = {
        [DOCUMENT_HEADING] = "heading", [DOCUMENT_PARAGRAPH] = "paragraph", [DOCUMENT_NOTE] = "note",
        [DOCUMENT_TABLE] = "table",     [DOCUMENT_PICTURE] = "figure",
    };

    add_numbers(out, words[block->kind], 1, block->new_page);
    switch (block->kind) {
    case DOCUMENT_HEADING:
        str_addf(out, "\t%d", block->level);
        add_text(block->text, out);
        str_add_char(out, '\n');
        break;
    case DOCUMENT_PARAGRAPH:
    case DOCUMENT_NOTE:
        add_text(block->text, out);
        str_add_char(out, '\n');
        break;
    case DOCUMENT_TABLE:
        write_table(block, language, out);
        break;
    case DOCUMENT_PICTURE:
        add_text(block->text, out);
        str_add_char(out, '\n');
        write_picture(&block->picture, out);
        break;
    }
}

static void begin(struct str *out)
{
    str_addf(out, "%s\t%d\n", WIRE_NAME, WIRE_VERSION);
}

void wire_write_pictures(const struct picture pictures[], size_t count, struct str *out)
{
    assert(count > 0);
    begin(out);
    for (size_t i = 0; i < count; i++)
        write_picture(&pictures[i], out);
    str_add(out, "end\n");
}

void wire_write_document(const struct document *document, struct str *out)
{
    begin(out);
    add_numbers(out, "document", 2, (int)document->language, document->contents);
    add_text(document->title, out);
    add_text(document->running, out);
    str_add_char(out, '\n');
    for (size_t i = 0; i < document->line_count; i++) {
        str_add(out, "about");
        add_text(document->lines[i], out);
        str_add_char(out, '\n');
    }
    for (size_t i = 0; i < document->count; i++)
        write_block(&document->blocks[i], document->language, out);
    str_add(out, "end\n");
}
