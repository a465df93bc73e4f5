#include "samreg/draw/pdf.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/draw/access.h"
#include "samreg/draw/layout.h"
#include "samreg/draw/letters.h"
#include "samreg/draw/paint.h"
#include "samreg/draw/surface.h"

#include <cairo-pdf.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void draw_picture(cairo_t *cairo, const struct layout_item *item)
{
    double scale = item->width / item->picture->width;

    cairo_save(cairo);
    cairo_translate(cairo, item->x, item->y);
    cairo_scale(cairo, scale, scale);
    paint_picture(cairo, item->picture);
    cairo_restore(cairo);
}

static void begin_part(cairo_t *cairo, const struct layout_item *item)
{
    char attributes[40] = "";

    if (strcmp(item->tag, CAIRO_TAG_LINK) == 0)
        snprintf(attributes, sizeof attributes, "dest='h%zu'", item->entry);
    else if (strcmp(item->tag, CAIRO_TAG_DEST) == 0)
        snprintf(attributes, sizeof attributes, "name='h%zu'", item->entry);
    cairo_tag_begin(cairo, item->tag, *attributes ? attributes : NULL);
}

static void draw_item(cairo_t *cairo, const struct layout_item *item)
{
    struct letters_style style = {
        .size = item->size, .bold = item->bold, .narrow = item->narrow, .ink = item->ink, .anchor = item->anchor};

    switch (item->kind) {
    case LAYOUT_TEXT:
        letters_draw(cairo, &style, item->x, item->y, item->words);
        break;
    case LAYOUT_RULE:
        letters_set_ink(cairo, item->ink);
        cairo_rectangle(cairo, item->x, item->y, item->width, item->height);
        cairo_fill(cairo);
        break;
    case LAYOUT_PICTURE:
        draw_picture(cairo, item);
        break;
    case LAYOUT_BEGIN:
        begin_part(cairo, item);
        break;
    case LAYOUT_END:
        cairo_tag_end(cairo, item->tag);
        break;
    }
}

static void draw_page(cairo_surface_t *surface, cairo_t *cairo, const struct layout_page *page)
{
    cairo_pdf_surface_set_size(surface, layout_width(page), layout_height(page));
    for (size_t i = 0; i < page->count; i++)
        draw_item(cairo, &page->items[i]);
    cairo_show_page(cairo);
}

/* Adds the headings as the outline beside the pages: each under the last one of a lower level. */
static void add_outline(cairo_surface_t *surface, const struct layout *layout)
{
    int parents[DOCUMENT_LEVELS + 1] = {CAIRO_PDF_OUTLINE_ROOT};

    for (size_t i = 0; i < layout->entry_count; i++) {
        const struct layout_entry *entry = &layout->entries[i];
        struct str text = {0};
        char destination[40];
        int made;

        snprintf(destination, sizeof destination, "dest='h%zu'", i);
        (void)text_clean(entry->text, strlen(entry->text), INT_MAX, false, &text);
        made = cairo_pdf_surface_add_outline(surface, parents[entry->level - 1], str_peek(&text), destination,
                                             entry->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
        for (int level = entry->level; level <= DOCUMENT_LEVELS; level++)
            parents[level] = made;
        str_clear(&text);
    }
}

/* What the figures, links and tables of a page say to who does not see them, in the order in which they are drawn. */
static void collect_parts(const struct layout *layout, const struct layout_page *page, struct access_parts *parts)
{
    for (size_t i = 0; i < page->count; i++) {
        const struct layout_item *item = &page->items[i];

        if (item->kind == LAYOUT_PICTURE) {
            struct access_part *part =
                access_parts_add(parts, "Figure", item->picture->title, item->picture->description);

            part->box[0] = item->x;
            part->box[1] = layout_height(page) - item->y - item->height;
            part->box[2] = item->x + item->width;
            part->box[3] = layout_height(page) - item->y;
        } else if (item->kind == LAYOUT_BEGIN && strcmp(item->tag, CAIRO_TAG_LINK) == 0) {
            access_parts_add(parts, CAIRO_TAG_LINK, layout->entries[item->entry].text, NULL);
        } else if (item->kind == LAYOUT_BEGIN && strcmp(item->tag, "Table") == 0) {
            access_parts_add(parts, "Table", NULL, NULL)->goes_on = item->goes_on;
        }
    }
}

/* The document as cairo writes it. */
static cairo_status_t draw_document(const struct document *document, const struct layout *layout, struct str *made)
{
    cairo_surface_t *surface = surface_new_pdf(document->title, made);
    cairo_t *cairo = cairo_create(surface);

    if (document->line_count > 0) {
        struct str subject = {0};

        (void)text_clean(document->lines[0], strlen(document->lines[0]), INT_MAX, false, &subject);
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, str_peek(&subject));
        str_clear(&subject);
    }
    for (size_t i = 0; i < layout->count; i++)
        draw_page(surface, cairo, &layout->pages[i]);
    add_outline(surface, layout);
    return surface_finish(surface, cairo);
}

enum status pdf_write(const struct document *document, struct str *out, struct error *error)
{
    struct layout layout = {0};
    struct access_parts parts = {0};
    struct str made = {0};
    enum status status;

    layout_document(document, &layout);
    status = surface_status(draw_document(document, &layout, &made), error);
    for (size_t i = 0; i < layout.count; i++)
        collect_parts(&layout, &layout.pages[i], &parts);
    if (status == STATUS_OK)
        status = access_add(&made, document->language, &parts, out, error);
    access_parts_clear(&parts);
    str_clear(&made);
    layout_clear(&layout);
    return status;
}
