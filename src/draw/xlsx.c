#include "samreg/draw/xlsx.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/draw/xlsx_name.h"
#include "samreg/draw/xlsx_sheet.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* The sheet of texts: column A is as wide as a page. */
enum { TEXT_WIDTH = 70 };

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

/* A kind of text on it. */
struct kind {
    double size;
    bool bold;
    lxw_format *format;
};

static struct kind make_kind(lxw_workbook *workbook, double size, bool bold, bool faint)
{
    struct kind kind = {size, bold, workbook_add_format(workbook)};

    format_set_font_size(kind.format, size);
    format_set_text_wrap(kind.format);
    format_set_align(kind.format, LXW_ALIGN_VERTICAL_TOP);
    if (bold)
        format_set_bold(kind.format);
    if (faint)
        format_set_font_color(kind.format, picture_ink_colour(PICTURE_FAINT));
    return kind;
}

/* Writes a text into the next row, which is as high as its lines: no program measures them when it opens the file. */
static lxw_error write_text(lxw_worksheet *sheet, lxw_row_t *row, const struct kind *kind, const char *text)
{
    double height = xlsx_text_height(text, kind->size, kind->bold, TEXT_WIDTH);
    lxw_error failure = worksheet_set_row(sheet, *row, height, NULL);

    return failure ? failure : xlsx_text(sheet, (*row)++, 0, text, kind->format);
}

static lxw_error write_link(const struct book *book, lxw_worksheet *sheet, lxw_row_t row, size_t block)
{
    const double height = 17;
    const char *caption = book->document->blocks[block].text;
    struct str target = {0};
    char *clean = xlsx_clean(caption ? caption : book->sheets[block]);
    lxw_error failure = worksheet_set_row(sheet, row, height, NULL);

    str_addf(&target, "internal:'%s'!A1", book->sheets[block]);
    (void)worksheet_write_url_opt(sheet, row, 0, str_peek(&target), NULL, clean, NULL);
    str_clear(&target);
    free(clean);
    return failure;
}

/* The kinds of text on the sheet. */
struct kinds {
    struct kind title, headings[DOCUMENT_LEVELS], plain, faint;
};

/* A block on the sheet of texts. What a chart shows stands in the table behind it. */
static lxw_error write_block(const struct book *book, lxw_worksheet *sheet, lxw_row_t *row, const struct kinds *kinds,
                             size_t number)
{
    const struct document *document = book->document;
    const struct document_block *block = &document->blocks[number];
    bool before_table = number + 1 < document->count && document->blocks[number + 1].kind == DOCUMENT_TABLE;

    switch (block->kind) {
    case DOCUMENT_HEADING:
        (*row)++;
        return write_text(sheet, row, &kinds->headings[block->level - 1], block->text);
    case DOCUMENT_PARAGRAPH:
        return write_text(sheet, row, &kinds->plain, block->text);
    case DOCUMENT_NOTE:
        return write_text(sheet, row, &kinds->faint, block->text);
    case DOCUMENT_TABLE:
        return write_link(book, sheet, (*row)++, number);
    case DOCUMENT_PICTURE:
        if (block->picture.description && !before_table)
            return write_text(sheet, row, &kinds->faint, block->picture.description);
        break;
    }
    return LXW_NO_ERROR;
}

static lxw_error write_about(const struct book *book)
{
    const struct document *document = book->document;
    lxw_worksheet *sheet = workbook_add_worksheet(book->workbook, book->names.names[0]);
    struct kinds kinds = {
        .title = make_kind(book->workbook, 18, true, false),
        .headings = {make_kind(book->workbook, 14, true, false), make_kind(book->workbook, 12, true, false),
                     make_kind(book->workbook, 11, true, false)},
        .plain = make_kind(book->workbook, 11, false, false),
        .faint = make_kind(book->workbook, 10, false, true)};
    lxw_row_t row = 0;
    lxw_error failure;

    if (!sheet)
        return LXW_ERROR_CREATING_TMPFILE;
    worksheet_set_paper(sheet, 9);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_gridlines(sheet, LXW_HIDE_ALL_GRIDLINES);
    failure = worksheet_set_column(sheet, 0, 0, TEXT_WIDTH, NULL);
    if (!failure)
        failure = write_text(sheet, &row, &kinds.title, document->title);
    for (size_t i = 0; i < document->line_count && !failure; i++)
        failure = write_text(sheet, &row, &kinds.faint, document->lines[i]);
    for (size_t i = 0; i < document->count && !failure; i++)
        failure = write_block(book, sheet, &row, &kinds, i);
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
        failure = sheet ? xlsx_write_table(book->workbook, sheet, document, i) : LXW_ERROR_CREATING_TMPFILE;
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
        return error_set(error, STATUS_IO, N_("It cannot be drawn: %t1. Nothing was written."), error_reason(errno),
                         NULL);
    snprintf(name, sizeof name, "/proc/self/fd/%d", file);
    book.sheets = memory_new_array(document->count, sizeof *book.sheets);
    book.workbook = workbook_new_opt(name, &options);
    if (!book.workbook)
        memory_exhausted();
    set_properties(&book);
    status = write_sheets(&book, error);
    /* The library does not close a workbook without sheets. */
    failure = LXW_NO_ERROR;
    if (status == STATUS_OK)
        failure = workbook_close(book.workbook);
    else
        lxw_workbook_free(book.workbook);
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
