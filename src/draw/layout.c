#include "samreg/draw/layout.h"

#include "samreg/base/memory.h"
#include "samreg/draw/flow.h"
#include "samreg/draw/letters.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The widest line of running text that is pleasant to read. */
#define MEASURE 440.0
#define BELOW_HEADING 5.0
#define BELOW_TEXT 7.0
#define BELOW_NOTE 4.0
#define HIGHEST_PICTURE 0.75 /* of a page: its heading has room above it */
#define SHORT_PART 0.5     /* of a page: a part that is no higher is not broken */
#define AROUND_PICTURE 8.0
#define LARGEST_UNIT 0.386 /* points of a picture's unit at most: a text of 22 is then as large as those of tables */

static const struct flow_type title_type = {22, 28, .bold = true, .ink = PICTURE_INK};
static const struct flow_type line_type = {10.5, 15, .ink = PICTURE_FAINT};
static const struct flow_type body_type = {9.5, 13.8, .ink = PICTURE_INK};
static const struct flow_type note_type = {8, 11.2, .ink = PICTURE_FAINT};
static const struct flow_type caption_type = {9.5, 14, .bold = true, .ink = PICTURE_INK};
static const struct flow_type foot_type = {7.5, 10, .ink = PICTURE_FAINT};
static const struct flow_type heading_types[DOCUMENT_LEVELS] = {
    {16, 21, .bold = true, .ink = PICTURE_INK},
    {12.5, 17, .bold = true, .ink = PICTURE_INK},
    {10.5, 14.5, .bold = true, .ink = PICTURE_INK}};
static const double above_heading[DOCUMENT_LEVELS] = {24, 18, 12};
static const char *const heading_tags[DOCUMENT_LEVELS] = {"H2", "H3", "H4"};

/* ---- How blocks want to stand ---- */

/* Where the part ends that begins with the block: headings, texts and charts with the table behind them and its
 * notes. */
static size_t part_end(const struct document *document, size_t block)
{
    const struct document_block *blocks = document->blocks;
    size_t i = block;

    while (i < document->count && blocks[i].kind == DOCUMENT_HEADING)
        i++;
    while (i < document->count && (blocks[i].kind == DOCUMENT_PARAGRAPH || blocks[i].kind == DOCUMENT_PICTURE))
        i++;
    i += i < document->count && blocks[i].kind == DOCUMENT_TABLE;
    while (i < document->count && blocks[i].kind == DOCUMENT_NOTE)
        i++;
    return i > block ? i : block + 1;
}

/* Whether the part wants a page across: its table does. */
static bool wants_across(const struct flow *flow, size_t block)
{
    const struct document *document = flow->document;
    size_t end = part_end(document, block);

    for (size_t i = block; i < end && i < document->count; i++) {
        if (document->blocks[i].kind == DOCUMENT_TABLE)
            return flow_table_is_wide(&document->blocks[i], document->language);
    }
    return false;
}

static double text_width_of(const struct flow *flow)
{
    return fmin(MEASURE, flow->right - flow->left);
}

static double picture_height(const struct flow *flow, const struct document_block *block, double *width)
{
    double caption = block->text ? caption_type.leading + 4 : 0;
    double most = HIGHEST_PICTURE * flow_room(flow->across) - caption - AROUND_PICTURE;
    double height;

    *width = fmin(flow->right - flow->left, LARGEST_UNIT * block->picture.width);
    height = *width * block->picture.height / block->picture.width;
    if (height > most) {
        *width *= most / height;
        height = most;
    }
    return height;
}

static double note_height(const struct flow *flow, const struct document_block *block)
{
    return flow_paragraph_height(&note_type, text_width_of(flow), block->text) + BELOW_NOTE;
}

/* How high the notes from the block on are. */
static double notes_height(const struct flow *flow, size_t block)
{
    double height = 0;

    while (block < flow->document->count && flow->document->blocks[block].kind == DOCUMENT_NOTE)
        height += note_height(flow, &flow->document->blocks[block++]);
    return height;
}

/* How high a block is in whole. */
static double block_height(const struct flow *flow, const struct document_block *block)
{
    double width;

    switch (block->kind) {
    case DOCUMENT_HEADING:
        return above_heading[block->level - 1] + BELOW_HEADING +
               flow_paragraph_height(&heading_types[block->level - 1], flow->right - flow->left, block->text);
    case DOCUMENT_PARAGRAPH:
        return flow_paragraph_height(&body_type, text_width_of(flow), block->text) + BELOW_TEXT;
    case DOCUMENT_NOTE:
        return note_height(flow, block);
    case DOCUMENT_TABLE:
        return flow_table_height(block, flow->across, flow->document->language);
    case DOCUMENT_PICTURE:
        return 2 * AROUND_PICTURE + picture_height(flow, block, &width) + (block->text ? caption_type.leading + 4 : 0);
    }
    return 0;
}

static double part_height(const struct flow *flow, size_t block)
{
    size_t end = part_end(flow->document, block);
    double height = 0;

    for (size_t i = block; i < end; i++)
        height += block_height(flow, &flow->document->blocks[i]);
    return height;
}

/* Whether the block may not part from the one behind it: a heading, a text over a table or a chart, a chart. */
static bool leads(const struct document *document, size_t block)
{
    enum document_kind next;

    if (block + 1 >= document->count)
        return false;
    next = document->blocks[block + 1].kind;
    switch (document->blocks[block].kind) {
    case DOCUMENT_HEADING:
        return true;
    case DOCUMENT_PARAGRAPH:
    case DOCUMENT_PICTURE:
        return next == DOCUMENT_TABLE || next == DOCUMENT_PICTURE;
    case DOCUMENT_NOTE:
    case DOCUMENT_TABLE:
        break;
    }
    return false;
}

/* The least room that the block takes before a page may break, with what it may not part from. When that is more than
 * `most`, a chart parts from its table. */
static double least_room(const struct flow *flow, size_t block, double most)
{
    const struct document *document = flow->document;
    const struct document_block *at = &document->blocks[block];
    double height, with;

    if (at->kind == DOCUMENT_TABLE)
        return flow_table_least(at, flow->across, document->language);
    if (at->kind == DOCUMENT_NOTE)
        return note_type.leading;
    if (at->kind == DOCUMENT_PARAGRAPH && !leads(document, block))
        return 2 * body_type.leading;
    height = block_height(flow, at);
    if (!leads(document, block))
        return height;
    with = height + least_room(flow, block + 1, most - height);
    return with > most && at->kind == DOCUMENT_PICTURE ? height : with;
}

/* The room that there must be where the block begins: where a short part begins, all that it takes. */
static double room_needed(const struct flow *flow, size_t block)
{
    double room = flow_room(flow->across);
    double whole;

    if (block > flow->part)
        return fmin(least_room(flow, block, flow_left(flow)), room);
    whole = part_height(flow, block);
    return fmin(whole <= SHORT_PART * room ? whole : least_room(flow, block, room), room);
}

/* ---- Blocks ---- */

static void set_heading(struct flow *flow, const struct document_block *block, size_t entry)
{
    const struct flow_type *type = &heading_types[block->level - 1];
    struct layout_entry *at = &flow->layout->entries[entry];

    flow->y += flow_is_fresh(flow) ? 0 : above_heading[block->level - 1];
    flow_need(flow, flow_paragraph_height(type, flow->right - flow->left, block->text));
    at->page = flow->layout->count - 1;
    flow_begin(flow, "cairo.dest")->entry = entry;
    flow_paragraph(flow, type, flow->right - flow->left, heading_tags[block->level - 1], block->text);
    flow_end(flow, "cairo.dest");
    flow->y += BELOW_HEADING;
}

static void set_picture(struct flow *flow, const struct document_block *block)
{
    double width;
    double height = picture_height(flow, block, &width);
    struct layout_page *page;

    flow->y += flow_is_fresh(flow) ? 0 : AROUND_PICTURE;
    flow_need(flow, height + (block->text ? caption_type.leading + 4 : 0));
    if (block->text) {
        flow_paragraph(flow, &caption_type, flow->right - flow->left, "Caption", block->text);
        flow->y += 4;
    }
    flow_begin(flow, "Figure");
    flow_rule(flow, flow->left, flow->y, width, height, PICTURE_PAPER);
    page = &flow->layout->pages[flow->layout->count - 1];
    page->items[page->count - 1].kind = LAYOUT_PICTURE;
    page->items[page->count - 1].picture = &block->picture;
    flow_end(flow, "Figure");
    flow->y += height + AROUND_PICTURE;
}

/* Sets a block where the page at hand is filled to; `entry` counts the headings. */
static void set_block(struct flow *flow, size_t number, size_t *entry)
{
    const struct document_block *block = &flow->document->blocks[number];

    flow_need(flow, room_needed(flow, number));
    switch (block->kind) {
    case DOCUMENT_HEADING:
        set_heading(flow, block, (*entry)++);
        break;
    case DOCUMENT_PARAGRAPH:
        flow_paragraph(flow, &body_type, text_width_of(flow), "P", block->text);
        flow->y += BELOW_TEXT;
        break;
    case DOCUMENT_NOTE:
        flow_paragraph(flow, &note_type, text_width_of(flow), "P", block->text);
        flow->y += BELOW_NOTE;
        break;
    case DOCUMENT_TABLE:
        flow_table(flow, block, notes_height(flow, number + 1));
        break;
    case DOCUMENT_PICTURE:
        set_picture(flow, block);
        break;
    }
}

/* Goes on to the page that a part wants to stand on. A part that fits what is left of a page across stays there: pages
 * are turned as seldom as may be. */
static void turn_to(struct flow *flow, size_t number)
{
    bool across = flow->across;

    if (number >= flow->settled) {
        across = wants_across(flow, number);
        flow->part = number;
        flow->settled = part_end(flow->document, number);
        across = across || (flow->across && !flow_is_fresh(flow) && part_height(flow, number) <= flow_left(flow));
    }
    if (across != flow->across || (flow->document->blocks[number].new_page && !flow_is_fresh(flow)))
        flow_new_page(flow, across);
}

/* ---- Contents ---- */

/* A line of the contents whose page is not yet known. */
struct reference {
    size_t page, item; /* where the number stands */
};

static const struct flow_type reference_types[DOCUMENT_LEVELS] = {
    {10, 17, .bold = true, .ink = PICTURE_INK}, {9.5, 14.5, .ink = PICTURE_INK}, {9, 13.5, .ink = PICTURE_FAINT}};

/* How close the lines stand: a little closer where that keeps them on the page. */
static double closeness(const struct flow *flow)
{
    const double closest = 0.74;
    double height = 0;

    for (size_t i = 0; i < flow->layout->entry_count; i++)
        height += reference_types[flow->layout->entries[i].level - 1].leading;
    return height > flow_left(flow) && height * closest <= flow_left(flow) ? flow_left(flow) / height - 0.001 : 1;
}

static void set_reference(struct flow *flow, size_t entry, double close, struct reference *reference)
{
    const struct layout_entry *at = &flow->layout->entries[entry];
    const struct flow_type *type = &reference_types[at->level - 1];
    double indent = 14.0 * (at->level - 1);
    double room = flow->right - flow->left - indent - 40;
    char *text = picture_text_cut(at->text, (int)(type->size * 10), type->bold, (int)(room * 10));
    double begin = flow->left + indent + letters_width(text, type->size, type->bold) + 6;
    struct layout_page *page;

    if (flow_left(flow) < type->leading * close) { /* no part goes on from page to page */
        flow_end(flow, "TOC");
        flow_new_page(flow, flow->across);
        flow_begin(flow, "TOC");
    }
    flow->y += type->leading * close;
    flow_begin(flow, "TOCI");
    flow_begin(flow, "Link")->entry = entry;
    flow_text(flow, type, flow->left + indent, flow->y - 4, PICTURE_START, text);
    reference->page = flow->layout->count - 1;
    flow_text(flow, type, flow->right, flow->y - 4, PICTURE_END, "");
    page = &flow->layout->pages[reference->page];
    reference->item = page->count - 1;
    flow_end(flow, "Link");
    flow_end(flow, "TOCI");
    flow_rule(flow, begin, flow->y - 4, flow->right - 28 - begin, 0.4, PICTURE_GRID);
    free(text);
}

/* Sets the contents; the pages are filled in when they are known. */
static struct reference *set_contents(struct flow *flow)
{
    struct layout *layout = flow->layout;
    struct reference *references = memory_new_array(layout->entry_count, sizeof *references);
    double close;

    flow->y += 26;
    flow_paragraph(flow, &heading_types[1], flow->right - flow->left, "H2",
                   text_in(flow->document->language, N_("Contents")));
    flow->y += 4;
    close = closeness(flow);
    flow_begin(flow, "TOC");
    for (size_t i = 0; i < layout->entry_count; i++)
        set_reference(flow, i, close, &references[i]);
    flow_end(flow, "TOC");
    return references;
}

static void fill_in(struct layout *layout, const struct reference *references)
{
    for (size_t i = 0; i < layout->entry_count; i++) {
        struct layout_item *item = &layout->pages[references[i].page].items[references[i].item];
        struct str number = {0};

        str_addf(&number, "%zu", layout->entries[i].page + 1);
        free(item->words);
        item->words = str_take(&number);
    }
}

/* ---- The whole ---- */

static void collect_entries(struct flow *flow)
{
    struct layout *layout = flow->layout;

    for (size_t i = 0; i < flow->document->count; i++) {
        const struct document_block *block = &flow->document->blocks[i];

        if (block->kind != DOCUMENT_HEADING)
            continue;
        layout->entries =
            array_room(layout->entries, layout->entry_count, &layout->entry_capacity, sizeof *layout->entries);
        layout->entries[layout->entry_count++] = (struct layout_entry){block->text, block->level, 0};
    }
}

static void set_title(struct flow *flow)
{
    const struct document *document = flow->document;

    flow->y -= 10;
    flow_paragraph(flow, &title_type, flow->right - flow->left, "H1", document->title);
    flow->y += 4;
    for (size_t i = 0; i < document->line_count; i++)
        flow_paragraph(flow, &line_type, flow->right - flow->left, "P", document->lines[i]);
    flow->y += 10;
    flow_rule(flow, flow->left, flow->y, flow->right - flow->left, 1.2, PICTURE_INK);
    flow->y += 14;
}

/* The number of each page, when it is known how many there are. */
static void set_feet(struct flow *flow)
{
    struct layout *layout = flow->layout;

    for (size_t i = 0; i < layout->count; i++) {
        struct message message = {0};
        struct layout_page *page = &layout->pages[i];
        struct layout_item foot = {.kind = LAYOUT_TEXT, .size = foot_type.size, .ink = foot_type.ink,
                                   .anchor = PICTURE_END, .x = layout_width(page) - flow->left,
                                   .y = layout_height(page) - 30};
        char number[24], count[24];

        snprintf(number, sizeof number, "%zu", i + 1);
        snprintf(count, sizeof count, "%zu", layout->count);
        message_set(&message, N_("Page %1 of %2"), number, count, NULL);
        foot.words = message_text(&message, flow->document->language);
        message_clear(&message);
        page->items = array_room(page->items, page->count, &page->capacity, sizeof *page->items);
        page->items[page->count++] = foot;
    }
}

void layout_document(const struct document *document, struct layout *layout)
{
    struct flow flow = {.document = document, .layout = layout};
    struct reference *references = NULL;
    size_t entry = 0;
    size_t block = 0;

    collect_entries(&flow);
    flow_new_page(&flow, !document->contents && wants_across(&flow, 0));
    set_title(&flow);
    /* What is said before the first heading stands before the contents. */
    while (document->contents && block < document->count &&
           (document->blocks[block].kind == DOCUMENT_PARAGRAPH || document->blocks[block].kind == DOCUMENT_NOTE))
        set_block(&flow, block++, &entry);
    if (document->contents) {
        references = set_contents(&flow);
        flow_new_page(&flow, wants_across(&flow, block));
    }
    for (; block < document->count; block++) {
        turn_to(&flow, block);
        set_block(&flow, block, &entry);
    }
    if (references)
        fill_in(layout, references);
    free(references);
    set_feet(&flow);
}
