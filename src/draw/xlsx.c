#include "samreg/draw/xlsx.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/draw/xlsx_name.h"
#include "samreg/draw/xlsx_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* The sheet of texts: column A is as wide as a page. */
enum { TEXT_WIDTH = 100 };

/* A workbook being made. */
struct book {
    const struct document *document;
    lxw_workbook *workbook;
    struct xlsx_names names;
    const char **sheets; /* by block: the name of a table's sheet, lent by `names`; NULL for others */
};

/* What a table's sheet is called: as told, else its caption, else the heading above it, else the document's title. */
static const char *wanted_name(const struct document *document, size_t block)
{
    if (document->blocks[block].sheet)
        return document->blocks[block].sheet;
    if (document->blocks[block].text)
        return document->blocks[block].text;
    while (block-- > 0) {
        if (document->blocks[block].kind == DOCUMENT_HEADING)
            return document->blocks[block].text;
    }
    return document->title;
}

static size_t count_tables(const struct document *document)
{
    size_t count = 0;

    for (size_t i = 0; i < document->count; i++)
        count += document->blocks[i].kind == DOCUMENT_TABLE;
    return count;
}

/* ---- The sheet of texts ---- */

static lxw_format *text_format(lxw_workbook *workbook, double size, bool bold, bool faint)
{
    lxw_format *format = workbook_add_format(workbook);

    format_set_font_size(format, size);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (bold)
        format_set_bold(format);
    if (faint)
        format_set_font_color(format, picture_ink_colour(PICTURE_FAINT));
    return format;
}

static void write_link(const struct book *book, lxw_worksheet *sheet, lxw_row_t row, size_t block)
{
    const char *caption = book->document->blocks[block].text;
    struct str target = {0};
    char *clean = xlsx_clean(caption ? caption : book->sheets[block]);

    str_addf(&target, "internal:'%s'!A1", book->sheets[block]);
    (void)worksheet_write_url_opt(sheet, row, 0, str_peek(&target), NULL, clean, NULL);
    str_clear(&target);
    free(clean);
}

static lxw_error write_about(const struct book *book)
{
    const struct document *document = book->document;
    lxw_worksheet *sheet = workbook_add_worksheet(
        book->workbook, book->names.names[0]);
    lxw_format *title = text_format(book->workbook, 18, true, false);
    lxw_format *headings[DOCUMENT_LEVELS] = {text_format(book->workbook, 14, true, false),
                                             text_format(book->workbook, 12, true, false),
                                             text_format(book->workbook, 11, true, false)};
    lxw_format *plain = text_format(book->workbook, 11, false, false);
    lxw_format *faint = text_format(book->workbook, 10, false, true);
    lxw_row_t row = 0;
    lxw_error failure;

    worksheet_set_paper(sheet, 9);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    failure = worksheet_set_column(sheet, 0, 0, TEXT_WIDTH, NULL);
    if (!failure)
        failure = xlsx_text(sheet, row++, 0, document->title, title);
    for (size_t i = 0; i < document->line_count && !failure; i++)
        failure = xlsx_text(sheet, row++, 0, document->lines[i], faint);
    for (size_t i = 0; i < document->count && !failure; i++) {
        const struct document_block *block = &document->blocks[i];

        row += block->kind == DOCUMENT_HEADING;
        if (block->kind == DOCUMENT_TABLE)
            write_link(book, sheet, row++, i);
        else if (block->kind == DOCUMENT_PICTURE)
            failure = block->picture.description ? xlsx_text(sheet, row++, 0, block->picture.description, faint) : 0;
        else
            failure = xlsx_text(sheet, row++, 0, block->text,
                                block->kind == DOCUMENT_HEADING ? headings[block->level - 1]
                                : block->kind == DOCUMENT_NOTE  ? faint
                                                                : plain);
    }
    return failure;
}

/* ---- The whole ---- */

/* Gives every sheet its name, before links speak of them; the sheet of texts, where there is one, is the first. */
static void name_sheets(struct book *book, bool with_about)
{
    const struct document *document = book->document;

    if (with_about)
        (void)xlsx_name(&book->names, text_in(document->language, N_("About")));
    for (size_t i = 0; i < document->count; i++) {
        if (document->blocks[i].kind == DOCUMENT_TABLE)
            book->sheets[i] = xlsx_name(&book->names, wanted_name(document, i));
    }
}

static enum status write_sheets(struct book *book, struct error *error)
{
    const struct document *document = book->document;
    size_t tables = count_tables(document);
    lxw_error failure = LXW_NO_ERROR;

    name_sheets(book, tables != 1);
    if (tables != 1)
        failure = write_about(book);
    for (size_t i = 0; i < document->count && !failure; i++) {
        const struct table *table = &document->blocks[i].table;
        lxw_worksheet *sheet;

        if (document->blocks[i].kind != DOCUMENT_TABLE)
            continue;
        if (table->row_count + document->count + document->line_count + 2 > LXW_ROW_MAX) {
            char rows[24];

            snprintf(rows, sizeof rows, "%zu", table->row_count);
            return error_set(error, STATUS_DATA,
                             N_("A sheet has room for a million rows, and here are %1. Narrow it with a filter, or "
                                "choose csv."),
                             rows, NULL);
        }
        sheet = workbook_add_worksheet(book->workbook, book->sheets[i]);
        failure = xlsx_write_table(book->workbook, sheet, document, i);
    }
    if (failure)
        return error_set(error, STATUS_INTERNAL, N_("It cannot be drawn: %1. Nothing was written."),
                         lxw_strerror(failure), NULL);
    return STATUS_OK;
}

static void set_properties(const struct book *book)
{
    char *title = xlsx_clean(book->document->title);
    char *subject = xlsx_clean(book->document->line_count > 0 ? book->document->lines[0] : "");
    char creator[] = "samreg";
    lxw_doc_properties properties = {.title = title, .subject = subject, .author = creator};

    (void)workbook_set_properties(book->workbook, &properties);
    free(title);
    free(subject);
}

/* Appends what the file holds. */
static enum status read_back(int file, struct str *out, struct error *error)
{
    char block[65536];
    ssize_t got;
    off_t at = 0;

    while ((got = pread(file, block, sizeof block, at)) > 0) {
        str_add_bytes(out, block, (size_t)got);
        at += got;
    }
    return got == 0
               ? STATUS_OK
               : error_set(error, STATUS_INTERNAL, N_("It cannot be drawn: %1. Nothing was written."), "read", NULL);
}

enum status xlsx_write(const struct document *document, struct str *out, struct error *error)
{
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    struct book book = {.document = document};
    int file = memfd_create("samreg-draw", MFD_CLOEXEC);
    char name[40];
    enum status status;
    lxw_error failure;

    if (file < 0)
        memory_exhausted();
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    book.sheets = memory_new_array(document->count, sizeof *book.sheets);
    book.workbook = workbook_new_opt(name, &options);
    if (!book.workbook)
        memory_exhausted();
    set_properties(&book);
    status = write_sheets(&book, error);
    failure = workbook_close(book.workbook);
    if (status == STATUS_OK && failure)
        status = error_set(error, STATUS_INTERNAL, N_("It cannot be drawn: %1. Nothing was written."),
                           lxw_strerror(failure), NULL);
    if (status == STATUS_OK)
        status = read_back(file, out, error);
    close(file);
    xlsx_names_clear(&book.names);
    free(book.sheets);
    return status;
}
