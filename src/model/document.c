#include "samreg/model/document.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>

void document_begin(struct document *document, enum language language, const char *title)
{
    *document = (struct document){.language = language, .title = memory_copy_text(title)};
}

static void clear_block(struct document_block *block)
{
    free(block->text);
    free(block->sheet);
    table_clear(&block->table);
    picture_clear(&block->picture);
}

void document_clear(struct document *document)
{
    for (size_t i = 0; i < document->count; i++)
        clear_block(&document->blocks[i]);
    for (size_t i = 0; i < document->line_count; i++)
        free(document->lines[i]);
    free(document->blocks);
    free(document->lines);
    free(document->running);
    free(document->title);
    *document = (struct document){0};
}

void document_add_line(struct document *document, const char *text)
{
    document->lines =
        array_room(document->lines, document->line_count, &document->line_capacity, sizeof *document->lines);
    document->lines[document->line_count++] = memory_copy_text(text);
}

void document_set_running(struct document *document, const char *text)
{
    char *running = memory_copy_text(text);

    free(document->running);
    document->running = running;
}

static struct document_block *add_block(struct document *document, enum document_kind kind, const char *text)
{
    struct document_block *block;

    document->blocks = array_room(document->blocks, document->count, &document->capacity, sizeof *document->blocks);
    block = &document->blocks[document->count++];
    *block = (struct document_block){.kind = kind, .text = memory_copy_text(text)};
    return block;
}

void document_add_heading(struct document *document, int level, const char *text)
{
    assert(level >= 1 && level <= DOCUMENT_LEVELS && text);
    add_block(document, DOCUMENT_HEADING, text)->level = level;
}

void document_add_paragraph(struct document *document, const char *text)
{
    assert(text);
    add_block(document, DOCUMENT_PARAGRAPH, text);
}

void document_add_note(struct document *document, const char *text)
{
    assert(text);
    add_block(document, DOCUMENT_NOTE, text);
}

void document_put_table(struct document *document, const char *caption, struct table *table)
{
    assert(table->column_count > 0);
    table_align_decimals(table);
    add_block(document, DOCUMENT_TABLE, caption)->table = *table;
    *table = (struct table){0};
}

void document_put_picture(struct document *document, const char *caption, struct picture *picture)
{
    assert(picture->width > 0);
    add_block(document, DOCUMENT_PICTURE, caption)->picture = *picture;
    *picture = (struct picture){0};
}

struct document_block *document_last(struct document *document)
{
    assert(document->count > 0);
    return &document->blocks[document->count - 1];
}

void document_set_sheet(struct document *document, const char *name)
{
    struct document_block *block = document_last(document);
    char *sheet = memory_copy_text(name);

    assert(block->kind == DOCUMENT_TABLE);
    free(block->sheet);
    block->sheet = sheet;
}
