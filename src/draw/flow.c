#include "samreg/draw/flow.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/draw/letters.h"
#include "samreg/draw/surface.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define TOP 66.0         /* where text begins, below the head of the page */
#define FOOT 56.0        /* what stays free below the text */
#define HEAD_LINE 40.0   /* the baseline of the head */
#define HEAD_RULE 46.0

double layout_width(const struct layout_page *page)
{
    return page->across ? SURFACE_A4_LONG : SURFACE_A4_SHORT;
}

double layout_height(const struct layout_page *page)
{
    return page->across ? SURFACE_A4_SHORT : SURFACE_A4_LONG;
}

void layout_clear(struct layout *layout)
{
    for (size_t i = 0; i < layout->count; i++) {
        for (size_t j = 0; j < layout->pages[i].count; j++)
            free(layout->pages[i].items[j].words);
        free(layout->pages[i].items);
    }
    free(layout->pages);
    free(layout->entries);
    *layout = (struct layout){0};
}

/* ---- Pages ---- */

static struct layout_item *add_item(struct flow *flow, struct layout_item item)
{
    struct layout_page *page = &flow->layout->pages[flow->layout->count - 1];

    page->items = array_room(page->items, page->count, &page->capacity, sizeof *page->items);
    page->items[page->count] = item;
    return &page->items[page->count++];
}

struct layout_item *flow_text(struct flow *flow, const struct flow_type *type, double x, double y,
                              enum picture_anchor anchor, const char *words)
{
    return add_item(flow, (struct layout_item){.kind = LAYOUT_TEXT, .x = x, .y = y, .size = type->size,
                                               .bold = type->bold, .narrow = type->narrow, .ink = type->ink,
                                               .anchor = anchor, .words = memory_copy_text(words)});
}

void flow_rule(struct flow *flow, double x, double y, double width, double height, enum picture_ink ink)
{
    add_item(flow, (struct layout_item){
                       .kind = LAYOUT_RULE, .x = x, .y = y, .width = width, .height = height, .ink = ink});
}

struct layout_item *flow_begin(struct flow *flow, const char *tag)
{
    return add_item(flow, (struct layout_item){.kind = LAYOUT_BEGIN, .tag = tag});
}

void flow_end(struct flow *flow, const char *tag)
{
    add_item(flow, (struct layout_item){.kind = LAYOUT_END, .tag = tag});
}

/* What runs along the pages: as told, else the first two lines under the title. New string. */
static char *running_text(const struct document *document)
{
    struct str out = {0};

    str_add(&out, document->running);
    for (size_t i = 0; !document->running && i < 2 && i < document->line_count; i++)
        str_addf(&out, "%s%s", i > 0 ? " · " : "", document->lines[i]);
    return str_take(&out);
}

/* The head: what the document is, and what it is about. */
static void add_head(struct flow *flow)
{
    static const struct flow_type type = {7.5, 10, .ink = PICTURE_FAINT};
    const struct document *document = flow->document;
    char *running = running_text(document);
    double width = letters_width(running, type.size, false);
    double room = flow->right - flow->left - width - 20;
    /* The table of widths speaks of whole units. */
    char *title = picture_text_cut(document->title, 75, false, (int)(room > 0 ? room * 10 : 0));

    flow_text(flow, &type, flow->left, HEAD_LINE, PICTURE_START, title);
    flow_text(flow, &type, flow->right, HEAD_LINE, PICTURE_END, running);
    flow_rule(flow, flow->left, HEAD_RULE, flow->right - flow->left, 0.5, PICTURE_GRID);
    free(running);
    free(title);
}

void flow_new_page(struct flow *flow, bool across)
{
    struct layout *layout = flow->layout;

    layout->pages = array_room(layout->pages, layout->count, &layout->capacity, sizeof *layout->pages);
    layout->pages[layout->count++] = (struct layout_page){.across = across};
    flow->across = across;
    flow->left = FLOW_MARGIN;
    flow->right = layout_width(&layout->pages[layout->count - 1]) - FLOW_MARGIN;
    flow->bottom = layout_height(&layout->pages[layout->count - 1]) - FOOT;
    flow->y = TOP;
    if (layout->count > 1)
        add_head(flow);
}

bool flow_is_fresh(const struct flow *flow)
{
    return flow->y <= TOP;
}

double flow_left(const struct flow *flow)
{
    return flow->bottom - flow->y;
}

double flow_room(bool across)
{
    return (across ? SURFACE_A4_SHORT : SURFACE_A4_LONG) - TOP - FOOT;
}

void flow_need(struct flow *flow, double height)
{
    if (flow_left(flow) < height && !flow_is_fresh(flow))
        flow_new_page(flow, flow->across);
}

/* ---- Lines ---- */

void flow_lines_clear(struct flow_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        free(lines->items[i]);
    free(lines->items);
    *lines = (struct flow_lines){0};
}

static void add_line(struct flow_lines *lines, const char *bytes, size_t length)
{
    lines->items = array_room(lines->items, lines->count, &lines->capacity, sizeof *lines->items);
    lines->items[lines->count++] = memory_copy_bytes(bytes, length);
}

/* How many bytes of the text fit, in whole letters: at least one letter. Widths add up: the table knows no pairs. */
static size_t fitting(const char *text, size_t length, const struct flow_type *type, double width)
{
    size_t taken = 0;
    double sum = 0;

    width /= type->narrow ? LETTERS_NARROW : 1;
    while (taken < length) {
        size_t next = text_next_cluster(text, length, taken);
        char *letter = memory_copy_bytes(text + taken, next - taken);

        sum += letters_width(letter, type->size, type->bold);
        free(letter);
        if (sum > width + 0.01 && taken > 0)
            break;
        taken = next;
    }
    return taken;
}

/* The length of the first line of a text without line feeds: up to the last blank that fits. */
static size_t line_length(const char *text, size_t length, const struct flow_type *type, double width)
{
    size_t most = fitting(text, length, type, width);
    size_t taken = most;

    if (most == length || text[most] == ' ')
        return most;
    while (taken > 0 && text[taken] != ' ')
        taken--;
    return taken > 0 ? taken : most;
}

void flow_break(const char *text, const struct flow_type *type, double width, struct flow_lines *lines)
{
    for (;;) {
        size_t length = strcspn(text, "\n");

        if (length == 0)
            add_line(lines, text, 0);
        for (size_t at = 0; at < length;) {
            size_t taken = line_length(text + at, length - at, type, width);

            add_line(lines, text + at, taken);
            at += taken;
            at += at < length && text[at] == ' ' ? 1 : 0;
        }
        if (text[length] == '\0')
            return;
        text += length + 1;
    }
}

void flow_paragraph(struct flow *flow, const struct flow_type *type, double width, const char *tag, const char *text)
{
    struct flow_lines lines = {0};

    flow_break(text, type, width, &lines);
    flow_need(flow, lines.count > 1 ? 2 * type->leading : type->leading);
    flow_begin(flow, tag);
    for (size_t i = 0; i < lines.count; i++) {
        if (flow_left(flow) < type->leading) {
            flow_end(flow, tag);
            flow_new_page(flow, flow->across);
            flow_begin(flow, tag);
        }
        flow->y += type->leading;
        flow_text(flow, type, flow->left, flow->y - (type->leading - type->size) / 2 - type->size * 0.14, PICTURE_START,
                  lines.items[i]);
    }
    flow_end(flow, tag);
    flow_lines_clear(&lines);
}

double flow_paragraph_height(const struct flow_type *type, double width, const char *text)
{
    struct flow_lines lines = {0};
    double height;

    flow_break(text, type, width, &lines);
    height = (double)lines.count * type->leading;
    flow_lines_clear(&lines);
    return height;
}
