#include "samreg/draw/xlsx_sheet.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/draw/flow.h"
#include "samreg/publish/publish.h"

#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    LONGEST_TEXT = 32000, /* characters of a cell: Excel takes 32 767 units of UTF-16, and few lie outside the first
                           * plane */
    NARROWEST = 7,        /* columns, in characters */
    WIDEST = 60,
    MEASURED_ROWS = 2000, /* rows that are looked at for the widths */
    WHOLE = 100           /* money, areas and decimals are kept in hundredths */
};

#define POINTS 5.25 /* of a character of a column's width */
#define NOTE_SIZE 10.0
#define TEXT_SIZE 11.0
#define HIGHEST 400.0 /* points of a row; a spreadsheet takes 409 */

/* Beyond this a spreadsheet's numbers are not exact. */
static const int64_t LARGEST_NUMBER = 999999999999999;

/* How cells look, by what they hold. */
enum look {
    LOOK_TEXT,
    LOOK_WRAPPED,
    LOOK_INTEGER,
    LOOK_TENTHS,
    LOOK_DECIMAL,
    LOOK_GENERAL, /* each number with the decimals it has */
    LOOK_YEAR,
    LOOK_DATE,
    LOOK_SHARE,
    LOOK_COUNT
};

/* A sheet being written. */
struct sheet {
    lxw_workbook *workbook;
    lxw_worksheet *worksheet;
    const struct document *document;
    const struct document_block *block;
    const struct table *table;
    enum look *looks;                     /* by column */
    double width;                         /* of all columns, in characters */
    lxw_format *formats[LOOK_COUNT][2];   /* of rows, of sums; made when first used */
};

char *xlsx_clean(const char *text)
{
    struct str out = {0};
    size_t count = 0;

    for (;;) {
        size_t length = strcspn(text, "\n");

        (void)text_clean(text, length, LONGEST_TEXT - (int)count, false, &out);
        count += text_count(text, length) + 1;
        if (!text[length] || count >= LONGEST_TEXT)
            return str_take(&out);
        str_add_char(&out, '\n');
        text += length + 1;
    }
}

lxw_error xlsx_text(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const char *text, lxw_format *format)
{
    char *clean = xlsx_clean(text);
    lxw_error failure = *clean ? worksheet_write_string(sheet, row, column, clean, format) : LXW_NO_ERROR;

    free(clean);
    return failure;
}

double xlsx_text_height(const char *text, double size, bool bold, double columns)
{
    /* Letters are taken for those of DejaVu Sans, which are wider than a spreadsheet's own: a line too many hides
     * nothing. */
    const double edges = 4, leading = 1.36;
    struct flow_type type = {size, size * leading, .bold = bold, .ink = PICTURE_INK};

    return flow_paragraph_height(&type, columns * POINTS - edges, text) + 2;
}

/* ---- Looks ---- */

static enum look look_with(int decimals)
{
    return decimals == 1 ? LOOK_TENTHS : LOOK_DECIMAL;
}

/* Decimals are shown where one of the column's numbers has some. */
static enum look decimal_look(const struct table *table, size_t column)
{
    if (table->columns[column].decimals > 0)
        return look_with(table->columns[column].decimals);
    for (size_t row = 0; row < table->row_count; row++) {
        const struct value *value = table_cell(table, row, column);

        if (value->kind == VALUE_INTEGER && value->integer % WHOLE != 0)
            return LOOK_GENERAL;
    }
    return LOOK_INTEGER;
}

static enum look look_of(const struct table *table, size_t column)
{
    const struct field *field = table->columns[column].field;

    if (field_has_decimals(field))
        return decimal_look(table, column);
    switch (field->type) {
    case FIELD_INTEGER:
        return LOOK_INTEGER;
    case FIELD_YEAR:
        return LOOK_YEAR;
    case FIELD_DATE:
    case FIELD_END:
        return LOOK_DATE;
    case FIELD_SHARE:
        return LOOK_SHARE;
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
    case FIELD_YES_NO:
    case FIELD_CHOICE:
    case FIELD_REFERENCE:
    case FIELD_ORGANISATION:
        break;
    }
    return LOOK_TEXT;
}

static lxw_format *format_of(struct sheet *sheet, enum look look, bool is_sum)
{
    static const char *const numbers[LOOK_COUNT] = {
        [LOOK_INTEGER] = "#,##0", [LOOK_TENTHS] = "#,##0.0", [LOOK_DECIMAL] = "#,##0.00", [LOOK_YEAR] = "0",
        [LOOK_DATE] = "dd.mm.yyyy", [LOOK_SHARE] = "0.0 %",
    };
    lxw_format *format = sheet->formats[look][is_sum];

    if (format)
        return format;
    format = sheet->formats[look][is_sum] = workbook_add_format(sheet->workbook);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (numbers[look])
        format_set_num_format(format, numbers[look]);
    if (look == LOOK_DATE) {
        format_set_align(format, LXW_ALIGN_LEFT);
        format_set_indent(format, 1); /* apart from the number before it */
    }
    if (look == LOOK_WRAPPED)
        format_set_text_wrap(format);
    if (is_sum) {
        format_set_bold(format);
        format_set_top(format, LXW_BORDER_THIN);
    }
    return format;
}

/* ---- Columns ---- */

/* The width of the widest line of a text. */
static int widest_line(const char *text)
{
    int widest = 0;

    while (*text) {
        size_t length = strcspn(text, "\n");
        char *line = memory_copy_bytes(text, length);
        int width = text_width(line);

        widest = width > widest ? width : widest;
        free(line);
        text += length + (text[length] == '\n');
    }
    return widest;
}

/* Headings may be broken at their blanks; the button of the filter stands beside them. */
static int heading_width(const char *heading)
{
    enum { BUTTON = 3 };
    struct str lines = {0};
    int width;

    str_add(&lines, heading);
    for (size_t i = 0; i < lines.length; i++) {
        if (lines.text[i] == ' ')
            lines.text[i] = '\n';
    }
    width = widest_line(str_peek(&lines)) + BUTTON;
    str_clear(&lines);
    return width;
}

static lxw_error set_column(struct sheet *sheet, size_t column)
{
    const struct table *table = sheet->table;
    int width = heading_width(table->columns[column].heading);
    struct str cell = {0};

    sheet->looks[column] = look_of(table, column);
    for (size_t row = 0; row < table->row_count && row < MEASURED_ROWS; row++) {
        int taken;

        str_reset(&cell);
        publish_add_cell(&table->columns[column], table_cell(table, row, column), FIELD_SCREEN,
                         sheet->document->language, &cell);
        taken = widest_line(str_peek(&cell)) + 1;
        width = taken > width ? taken : width;
        if (sheet->looks[column] == LOOK_TEXT && (taken > WIDEST || strchr(str_peek(&cell), '\n')))
            sheet->looks[column] = LOOK_WRAPPED;
    }
    str_clear(&cell);
    width = width < NARROWEST ? NARROWEST : width > WIDEST ? WIDEST : width;
    sheet->width += width;
    return worksheet_set_column(sheet->worksheet, (lxw_col_t)column, (lxw_col_t)column, width, NULL);
}

static lxw_error write_heading(struct sheet *sheet)
{
    lxw_format *formats[2];
    lxw_error failure = LXW_NO_ERROR;

    for (int right = 0; right < 2; right++) {
        formats[right] = workbook_add_format(sheet->workbook);
        format_set_bold(formats[right]);
        format_set_text_wrap(formats[right]);
        format_set_align(formats[right], LXW_ALIGN_VERTICAL_BOTTOM);
        format_set_align(formats[right], right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
        format_set_bottom(formats[right], LXW_BORDER_MEDIUM);
        format_set_bg_color(formats[right], 0xf2f2f2);
    }
    for (size_t i = 0; i < sheet->table->column_count && !failure; i++) {
        const struct table_column *column = &sheet->table->columns[i];

        failure = xlsx_text(sheet->worksheet, 0, (lxw_col_t)i, column->heading,
                            formats[field_is_number(column->field)]);
    }
    return failure;
}

/* ---- Cells ---- */

/* Spreadsheets count days from 1900, and took that year for a leap year: what lies before March is text. */
static bool is_day_of_spreadsheets(struct date date)
{
    return date.day > 0 && (date.year > 1900 || (date.year == 1900 && date.month > 2));
}

static bool read_day(const struct field *field, const char *text, lxw_datetime *day)
{
    struct date date;

    if (date_parse_iso(text, &date) != DATE_OK)
        return false;
    if (field->type == FIELD_END)
        date = date_end_through(date);
    if (!is_day_of_spreadsheets(date))
        return false;
    *day = (lxw_datetime){.year = date.year, .month = date.month, .day = date.day};
    return true;
}

/* A share as it is stored, or one computed: that may be below zero or more than the whole. */
static bool read_share(const char *text, double *share)
{
    char *end;
    long long part = strtoll(text, &end, 10);
    long long whole = end > text && *end == '/' ? strtoll(end + 1, &end, 10) : 0;

    if (whole <= 0 || *end)
        return false;
    *share = (double)part / (double)whole;
    return true;
}

/* A cell as the text that is shown. */
static lxw_error write_words(struct sheet *sheet, lxw_row_t row, size_t column, const struct value *value,
                             lxw_format *format)
{
    struct str cell = {0};
    lxw_error failure;

    publish_add_cell(&sheet->table->columns[column], value, FIELD_SCREEN, sheet->document->language, &cell);
    failure = xlsx_text(sheet->worksheet, row, (lxw_col_t)column, str_peek(&cell), format);
    str_clear(&cell);
    return failure;
}

static lxw_error write_number(struct sheet *sheet, lxw_row_t row, size_t column, double number, lxw_format *format)
{
    return worksheet_write_number(sheet->worksheet, row, (lxw_col_t)column, number, format);
}

static lxw_error write_cell(struct sheet *sheet, lxw_row_t row, size_t column, const struct value *value, bool is_sum)
{
    const struct field *field = sheet->table->columns[column].field;
    enum look look = value->decimals > 0 ? look_with(value->decimals) : sheet->looks[column];
    lxw_format *format = format_of(sheet, look, is_sum);
    double share;
    lxw_datetime day;

    if (value->kind == VALUE_NONE)
        return is_sum ? worksheet_write_blank(sheet->worksheet, row, (lxw_col_t)column, format) : LXW_NO_ERROR;
    if (value->kind == VALUE_INTEGER && sheet->looks[column] != LOOK_TEXT && sheet->looks[column] != LOOK_WRAPPED &&
        value->integer <= LARGEST_NUMBER && value->integer >= -LARGEST_NUMBER)
        return write_number(sheet, row, column,
                            (double)value->integer / (field_has_decimals(field) ? WHOLE : 1), format);
    if (value->kind == VALUE_TEXT && sheet->looks[column] == LOOK_SHARE && read_share(value->text, &share))
        return write_number(sheet, row, column, share, format);
    if (value->kind == VALUE_TEXT && sheet->looks[column] == LOOK_DATE && read_day(field, value->text, &day))
        return worksheet_write_datetime(sheet->worksheet, row, (lxw_col_t)column, &day, format);
    return write_words(sheet, row, column, value, format);
}

/* Makes a row as high as the broken lines of its texts: no program measures them when it opens the file. */
static lxw_error set_height(struct sheet *sheet, size_t row, bool is_sum)
{
    const struct table *table = sheet->table;
    const double usual = 15;
    double height = usual;

    for (size_t i = 0; i < table->column_count; i++) {
        const struct value *value = table_cell(table, row, i);
        struct str cell = {0};

        if (sheet->looks[i] != LOOK_WRAPPED || value->kind == VALUE_NONE)
            continue;
        publish_add_cell(&table->columns[i], value, FIELD_SCREEN, sheet->document->language, &cell);
        height = fmax(height, fmin(xlsx_text_height(str_peek(&cell), TEXT_SIZE, is_sum, WIDEST), HIGHEST));
        str_clear(&cell);
    }
    return height > usual + 2 ? worksheet_set_row(sheet->worksheet, (lxw_row_t)row + 1, height, NULL) : LXW_NO_ERROR;
}

static lxw_error write_rows(struct sheet *sheet)
{
    const struct table *table = sheet->table;
    lxw_error failure = LXW_NO_ERROR;

    for (size_t row = 0; row < table->row_count && !failure; row++) {
        bool is_sum = row + sheet->block->totals >= table->row_count;

        failure = set_height(sheet, row, is_sum);
        for (size_t i = 0; i < table->column_count && !failure; i++)
            failure = write_cell(sheet, (lxw_row_t)row + 1, i, table_cell(table, row, i), is_sum);
    }
    return failure;
}

/* ---- The whole ---- */

/* Writes a text below the table, across its columns: a row for each line. */
static lxw_error write_below(struct sheet *sheet, lxw_row_t *row, const char *text, lxw_format *format)
{
    enum { NARROW = 60, BROAD = 110 };
    double columns = sheet->width < NARROW ? NARROW : sheet->width > BROAD ? BROAD : sheet->width;
    struct flow_type type = {NOTE_SIZE, NOTE_SIZE, .ink = PICTURE_FAINT};
    struct flow_lines lines = {0};
    lxw_error failure = LXW_NO_ERROR;

    flow_break(text, &type, columns * POINTS, &lines);
    for (size_t i = 0; i < lines.count && !failure; i++)
        failure = xlsx_text(sheet->worksheet, (*row)++, 0, lines.items[i], format);
    flow_lines_clear(&lines);
    return failure;
}

/* Below the table: the notes that follow it, and what the document says of itself when no other sheet does. */
static lxw_error write_notes(struct sheet *sheet, size_t block, bool is_only)
{
    const struct document *document = sheet->document;
    lxw_row_t row = (lxw_row_t)sheet->table->row_count + 2;
    lxw_format *format = workbook_add_format(sheet->workbook);
    lxw_error failure = LXW_NO_ERROR;

    format_set_font_size(format, NOTE_SIZE);
    format_set_font_color(format, picture_ink_colour(PICTURE_FAINT));
    if (is_only && document->line_count > 0)
        failure = write_below(sheet, &row, document->title, format);
    for (size_t i = 0; is_only && i < document->line_count && !failure; i++)
        failure = write_below(sheet, &row, document->lines[i], format);
    for (size_t i = is_only ? 0 : block + 1; i < document->count && !failure; i++) {
        enum document_kind kind = document->blocks[i].kind;

        if (kind == DOCUMENT_NOTE || (is_only && kind == DOCUMENT_PARAGRAPH))
            failure = write_below(sheet, &row, document->blocks[i].text, format);
        else if (!is_only)
            break;
    }
    return failure;
}

/* For printing: A4, across when it is wide, the heading on every page. */
static lxw_error set_paper(struct sheet *sheet)
{
    enum { A4 = 9, MOST_UPRIGHT = 6 };

    worksheet_set_paper(sheet->worksheet, A4);
    if (sheet->table->column_count > MOST_UPRIGHT)
        worksheet_set_landscape(sheet->worksheet);
    worksheet_fit_to_pages(sheet->worksheet, 1, 0);
    (void)worksheet_repeat_rows(sheet->worksheet, 0, 0);
    (void)worksheet_set_footer(sheet->worksheet, "&R&P / &N");
    return LXW_NO_ERROR;
}

static bool is_only_table(const struct document *document, size_t block)
{
    for (size_t i = 0; i < document->count; i++) {
        if (i != block && document->blocks[i].kind == DOCUMENT_TABLE)
            return false;
    }
    return true;
}

lxw_error xlsx_write_table(lxw_workbook *workbook, lxw_worksheet *worksheet, const struct document *document,
                           size_t block)
{
    const struct table *table = &document->blocks[block].table;
    size_t totals = document->blocks[block].totals;
    size_t rows = table->row_count - (totals < table->row_count ? totals : table->row_count);
    struct sheet sheet = {.workbook = workbook, .worksheet = worksheet, .document = document,
                          .block = &document->blocks[block], .table = table};
    lxw_error failure = set_paper(&sheet);

    sheet.looks = memory_new_array(table->column_count, sizeof *sheet.looks);
    worksheet_freeze_panes(worksheet, 1, 0);
    for (size_t i = 0; i < table->column_count && !failure; i++)
        failure = set_column(&sheet, i);
    if (!failure)
        failure = worksheet_autofilter(worksheet, 0, 0, (lxw_row_t)rows, (lxw_col_t)(table->column_count - 1));
    if (!failure)
        failure = write_heading(&sheet);
    if (!failure)
        failure = write_rows(&sheet);
    if (!failure)
        failure = write_notes(&sheet, block, is_only_table(document, block));
    free(sheet.looks);
    return failure;
}
