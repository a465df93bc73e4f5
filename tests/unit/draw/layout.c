#include "samreg/draw/layout.h"

#include "samreg/draw/flow.h"
#include "samreg/draw/grid.h"
#include "samreg/draw/letters.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct field name_field = {.name = "name", .label = "Name", .help = "", .type = FIELD_TEXT};
static const struct field count_field = {.name = "count", .label = "Count", .help = "", .type = FIELD_INTEGER};

static void add_table(struct document *document, size_t rows, size_t columns, const char *text)
{
    struct table table = {0};

    table_add_column(&table, &name_field, "name", "Navn");
    table_add_column(&table, &count_field, "count", "Antall");
    for (size_t i = 2; i < columns; i++)
        table_add_column(&table, &name_field, "name", "Merknad");
    for (size_t row = 0; row < rows; row++) {
        struct value *cells = table_add_row(&table);
        char name[40];

        snprintf(name, sizeof name, "Rad %zu", row);
        value_set_text(&cells[0], name);
        value_set_integer(&cells[1], (int64_t)row * 1000);
        for (size_t i = 2; i < columns; i++)
            value_set_text(&cells[i], text);
    }
    document_put_table(document, "Tabell", &table);
}

static size_t count_words(const struct layout_page *page, const char *words)
{
    size_t count = 0;

    for (size_t i = 0; i < page->count; i++)
        count += page->items[i].kind == LAYOUT_TEXT && strcmp(page->items[i].words, words) == 0;
    return count;
}

/* What is on the pages: within them, no text upon another on one line, and parts that begin and end in order. */
static void check_pages(const struct layout *layout)
{
    for (size_t number = 0; number < layout->count; number++) {
        const struct layout_page *page = &layout->pages[number];
        const char *open[16];
        size_t depth = 0;

        for (size_t i = 0; i < page->count; i++) {
            const struct layout_item *item = &page->items[i];

            if (item->kind == LAYOUT_BEGIN) {
                cr_assert_lt(depth, 16);
                open[depth++] = item->tag;
            } else if (item->kind == LAYOUT_END) {
                cr_assert(depth > 0 && strcmp(open[--depth], item->tag) == 0, "page %zu: %s ends", number, item->tag);
            } else if (item->kind == LAYOUT_TEXT) {
                double width =
                    letters_width(item->words, item->size, item->bold) * (item->narrow ? LETTERS_NARROW : 1);
                double left = item->anchor == PICTURE_END ? item->x - width : item->x;

                cr_expect(left >= FLOW_MARGIN - 1 && left + width <= layout_width(page) - FLOW_MARGIN + 1,
                          "page %zu: %s", number, item->words);
                cr_expect_geq(item->size, GRID_SMALLEST, "page %zu: %s cannot be read", number, item->words);
                cr_expect(item->y > 30 && item->y < layout_height(page) - 25);
            } else {
                cr_expect(item->y + item->height < layout_height(page) - 50);
            }
        }
        cr_expect_eq(depth, 0, "page %zu: a part does not end", number);
    }
}

Test(layout, a_long_table_repeats_its_heading)
{
    struct document document = {0};
    struct layout layout = {0};
    size_t rows = 0;

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
    document_add_line(&document, "per 01.12.2009");
    add_table(&document, 200, 2, "");
    layout_document(&document, &layout);
    check_pages(&layout);
    cr_expect_gt(layout.count, 3);
    for (size_t i = 0; i < layout.count; i++) {
        char foot[60];

        snprintf(foot, sizeof foot, "Side %zu av %zu", i + 1, layout.count);
        cr_expect_eq(count_words(&layout.pages[i], "Antall"), 1, "page %zu", i);
        cr_expect_eq(count_words(&layout.pages[i], foot), 1);
        cr_expect_eq(count_words(&layout.pages[i], "per 01.12.2009"), 1, "in the title or in the head");
        for (size_t row = 0; row < 200; row++) {
            char name[40];

            snprintf(name, sizeof name, "Rad %zu", row);
            rows += count_words(&layout.pages[i], name);
        }
    }
    cr_expect_eq(rows, 200, "every row is there once");
    layout_clear(&layout);
    document_clear(&document);
}

/* What follows it stays there: a page is not turned for what has room. */
Test(layout, a_wide_table_stands_across_with_its_heading)
{
    struct document document = {0};
    struct layout layout = {0};

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
    document_add_heading(&document, 1, "Smal");
    add_table(&document, 3, 2, "");
    document_add_heading(&document, 1, "Bred");
    add_table(&document, 3, 11, "En merknad som er for lang for en smal spalte");
    document_add_note(&document, "Kilde");
    document_add_heading(&document, 1, "Slutt");
    document_add_paragraph(&document, "Takk");
    document_add_heading(&document, 1, "Lang");
    add_table(&document, 60, 2, "");
    layout_document(&document, &layout);
    check_pages(&layout);
    cr_assert_geq(layout.count, 3);
    cr_expect_not(layout.pages[0].across);
    cr_expect(layout.pages[1].across);
    cr_expect_not(layout.pages[2].across);
    cr_expect_eq(count_words(&layout.pages[2], "Lang"), 1);
    cr_expect_eq(count_words(&layout.pages[1], "Bred"), 1);
    cr_expect_eq(count_words(&layout.pages[1], "Kilde"), 1);
    cr_expect_eq(count_words(&layout.pages[1], "Takk"), 1);
    layout_clear(&layout);
    document_clear(&document);
}

Test(layout, contents_tell_the_page_of_each_heading)
{
    struct document document = {0};
    struct layout layout = {0};

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
    document.contents = true;
    document_add_paragraph(&document, "Innledning");
    for (int i = 0; i < 5; i++) {
        char text[40];

        snprintf(text, sizeof text, "Kapittel %d", i);
        document_add_heading(&document, 1, text);
        document_last(&document)->new_page = true;
        add_table(&document, 60, 2, "");
    }
    layout_document(&document, &layout);
    check_pages(&layout);
    cr_expect_eq(count_words(&layout.pages[0], "Innledning"), 1);
    cr_expect_eq(count_words(&layout.pages[0], "Innhold"), 1);
    cr_assert_eq(layout.entry_count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct layout_entry *entry = &layout.entries[i];
        char number[24];

        snprintf(number, sizeof number, "%zu", entry->page + 1);
        cr_expect_eq(count_words(&layout.pages[0], entry->text), 1);
        cr_expect_geq(count_words(&layout.pages[0], number), 1, "%s is on page %s", entry->text, number);
        cr_expect_eq(count_words(&layout.pages[entry->page], entry->text), 1);
    }
    layout_clear(&layout);
    document_clear(&document);
}

Test(layout, no_heading_stands_alone)
{
    for (size_t rows = 1; rows < 80; rows++) {
        struct document document = {0};
        struct layout layout = {0};

        document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
        add_table(&document, rows, 2, "");
        document_add_heading(&document, 1, "Over");
        document_add_heading(&document, 2, "Under");
        add_table(&document, 3, 3, "Legevakt");
        layout_document(&document, &layout);
        cr_expect_eq(count_words(&layout.pages[layout.count - 1], "Over"),
                     count_words(&layout.pages[layout.count - 1], "Under"), "%zu rows", rows);
        cr_expect_eq(count_words(&layout.pages[layout.count - 1], "Under"), 1, "%zu rows", rows);
        cr_expect_eq(count_words(&layout.pages[layout.count - 1], "Legevakt"), 3, "%zu rows", rows);
        layout_clear(&layout);
        document_clear(&document);
    }
}

/* Smaller letters come before a page across. */
Test(layout, a_table_that_fits_in_smaller_letters_stands_upright)
{
    struct document document = {0};
    struct layout layout = {0};

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
    add_table(&document, 3, 10, "sju tegn");
    layout_document(&document, &layout);
    check_pages(&layout);
    cr_assert_eq(layout.count, 1);
    cr_expect_not(layout.pages[0].across);
    layout_clear(&layout);
    document_clear(&document);
}

/* What does not fit across either stands in parts, each with the names of the rows and every row. */
/* Seven columns of 17 Nord-Trøndelag take more than the page at full size: smaller, they stand on one line each. */
Test(layout, names_are_set_smaller_rather_than_broken)
{
    struct document document = {0};
    struct layout layout = {0};

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
    add_table(&document, 6, 7, "17 Nord-Trøndelag");
    layout_document(&document, &layout);
    check_pages(&layout);
    cr_expect_not(layout.pages[0].across);
    cr_expect_eq(count_words(&layout.pages[0], "17 Nord-Trøndelag"), 30);
    layout_clear(&layout);
    document_clear(&document);
}

Test(layout, a_very_wide_table_stands_in_parts)
{
    struct document document = {0};
    struct layout layout = {0};
    size_t heads = 0, cells = 0, figures = 0, more = 0;

    document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
    add_table(&document, 40, 30, "Legevaktordning");
    layout_document(&document, &layout);
    check_pages(&layout);
    for (size_t i = 0; i < layout.count; i++) {
        const struct layout_page *page = &layout.pages[i];

        cr_expect(page->across || i == 0);
        cr_expect_eq(count_words(page, "Navn"), 1 + count_words(page, "De samme radene, med flere kolonner:"),
                     "page %zu: the first column heads each part, also where it goes on", i);
        heads += count_words(page, "Navn");
        cells += count_words(page, "Legevaktordning");
        figures += count_words(page, "7000");
        more += count_words(page, "De samme radene, med flere kolonner:");
    }
    cr_expect_eq(cells, 40 * 28, "every cell is there once");
    cr_expect_eq(figures, 1);
    cr_expect_geq(more, 1);
    cr_expect_gt(heads, more);
    layout_clear(&layout);
    document_clear(&document);
}

/* Nor does a page hold little more than the end of a table. */
Test(layout, notes_stand_with_the_last_rows_of_their_table)
{
    for (size_t rows = 1; rows < 90; rows++) {
        struct document document = {0};
        struct layout layout = {0};
        const struct layout_page *last;
        char name[40];

        document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
        document_add_heading(&document, 1, "Over");
        add_table(&document, rows, 2, "");
        document_last(&document)->totals = rows > 3;
        document_add_note(&document, "Kilde");
        document_add_note(&document, "Merknad");
        layout_document(&document, &layout);
        check_pages(&layout);
        last = &layout.pages[layout.count - 1];
        cr_expect_eq(count_words(last, "Kilde"), 1, "%zu rows", rows);
        for (size_t row = rows > 3 ? rows - 3 : 0; row < rows; row++) {
            snprintf(name, sizeof name, "Rad %zu", row);
            cr_expect_eq(count_words(last, name), 1, "%zu rows: %s", rows, name);
        }
        layout_clear(&layout);
        document_clear(&document);
    }
}

static size_t count_pictures(const struct layout_page *page)
{
    size_t count = 0;

    for (size_t i = 0; i < page->count; i++)
        count += page->items[i].kind == LAYOUT_PICTURE;
    return count;
}

Test(layout, a_chart_stands_with_its_heading_however_high)
{
    for (int height = 100; height < 4000; height += 300) {
        struct document document = {0};
        struct layout layout = {0};

        document_begin(&document, LANGUAGE_BOKMAL, "Rapport");
        add_table(&document, 30, 2, "");
        document_add_heading(&document, 1, "Over");
        document_add_paragraph(&document, "Hva det er.");
        {
            struct picture picture = {0};

            picture_begin(&picture, LANGUAGE_BOKMAL, "Bilde", "Hva det viser.");
            picture.height = height;
            document_put_picture(&document, NULL, &picture);
        }
        add_table(&document, 40, 3, "Legevakt");
        layout_document(&document, &layout);
        check_pages(&layout);
        for (size_t i = 0; i < layout.count; i++) {
            cr_expect_eq(count_words(&layout.pages[i], "Over"), count_words(&layout.pages[i], "Hva det er."));
            cr_expect_eq(count_words(&layout.pages[i], "Over"), count_pictures(&layout.pages[i]), "%d high", height);
        }
        layout_clear(&layout);
        document_clear(&document);
    }
}

/* Whatever comes, it is laid out: no room for a word, a cell higher than a page, many columns, nothing at all. */
Test(layout, extremes_are_laid_out)
{
    struct str cell = {0};

    for (int i = 0; i < 3000; i++)
        str_add(&cell, i % 100 == 0 ? "\n" : "ordsomikkeslutter");
    for (size_t columns = 2; columns < 60; columns += 19) {
        struct document document = {0};
        struct layout layout = {0};

        document_begin(&document, LANGUAGE_BOKMAL, str_peek(&cell));
        document_add_line(&document, str_peek(&cell));
        document.contents = true;
        document_add_heading(&document, 3, str_peek(&cell));
        add_table(&document, 2, columns, columns < 40 ? str_peek(&cell) : "ord");
        document_last(&document)->totals = 2;
        add_table(&document, 0, columns, "");
        layout_document(&document, &layout);
        cr_expect_geq(layout.count, 2);
        layout_clear(&layout);
        document_clear(&document);
    }
    str_clear(&cell);
}
