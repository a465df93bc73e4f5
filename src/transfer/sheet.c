#include "samreg/transfer/sheet.h"

#include "samreg/base/formula.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/transfer/encoding.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

enum { SAMPLE = 10 }; /* records looked at to find the separator */

void sheet_clear(struct sheet *sheet)
{
    free(sheet->rows);
    free(sheet->cells);
    str_clear(&sheet->text);
    *sheet = (struct sheet){0};
}

const char *sheet_cell(const struct sheet *sheet, size_t row, size_t column)
{
    const struct sheet_row *r = &sheet->rows[row];

    return column < r->count ? sheet->text.text + sheet->cells[r->first + column] : "";
}

static bool is_blank(const char *text)
{
    size_t length = strlen(text);

    text_trim(&text, &length);
    return length == 0;
}

bool sheet_is_whole(const struct sheet *sheet, size_t row)
{
    size_t wanted = sheet->rows[0].count;

    if (sheet->rows[row].count < wanted)
        return false;
    for (size_t i = wanted; i < sheet->rows[row].count; i++) {
        if (!is_blank(sheet_cell(sheet, row, i)))
            return false;
    }
    return true;
}

/* ---- The separator ---- */

/* How often each candidate stands outside quotes in the first records. */
struct sample {
    size_t counts[SAMPLE];
    size_t records;
};

static void take_sample(const char *text, size_t size, char separator, struct sample *sample)
{
    bool quoted = false, empty = true;

    *sample = (struct sample){0};
    for (size_t i = 0; i < size && sample->records < SAMPLE; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        if (quoted || (text[i] != '\n' && text[i] != '\r')) {
            sample->counts[sample->records] += !quoted && text[i] == separator;
            empty = false;
            continue;
        }
        sample->records += !empty;
        empty = true;
    }
    sample->records += sample->records < SAMPLE && !empty;
}

/* The candidate that divides the most records as it divides the first, and then the one that divides that one into the
 * most cells. A file of one column has no separator; it is read as if it had semicolons. */
static char find_separator(const char *text, size_t size)
{
    static const char candidates[] = ";\t|,";
    char best = candidates[0];
    size_t most = 0, widest = 0;

    for (const char *c = candidates; *c; c++) {
        struct sample sample;
        size_t alike = 0;

        take_sample(text, size, *c, &sample);
        if (sample.counts[0] == 0)
            continue;
        for (size_t i = 0; i < sample.records; i++)
            alike += sample.counts[i] == sample.counts[0];
        if (alike > most || (alike == most && sample.counts[0] > widest)) {
            best = *c;
            most = alike;
            widest = sample.counts[0];
        }
    }
    return best;
}

/* Takes a first line "sep=;" off the text, as some spreadsheets write it. Returns its length, 0 without one. */
static size_t take_declared(const char *text, char *separator)
{
    size_t length;

    if (strncmp(text, "sep=", 4) != 0 || text[4] == '\0' || !strchr(";,\t|", text[4]))
        return 0;
    length = 5 + strcspn(text + 5, "\n");
    if (length != 5 + strspn(text + 5, "\r"))
        return 0;
    *separator = text[4];
    return length + (text[length] == '\n');
}

/* ---- The cells ---- */

/* A sheet being read. */
struct reading {
    struct sheet *sheet;
    size_t line;  /* of the text, being given to the parser */
    size_t begun; /* the line on which the row began; 0 between rows */
};

static void add_cell(void *bytes, size_t length, void *context)
{
    struct reading *reading = context;
    struct sheet *sheet = reading->sheet;
    const char *text = bytes ? bytes : "";

    if (sheet->separator != ',' && length > 1 && text[0] == FORMULA_GUARD && formula_is_suspect(text + 1, length - 1)) {
        text++;
        length--;
    }
    sheet->cells = array_room(sheet->cells, sheet->cell_count, &sheet->cell_capacity, sizeof *sheet->cells);
    sheet->cells[sheet->cell_count++] = sheet->text.length;
    str_add_bytes(&sheet->text, text, length);
    str_add_char(&sheet->text, '\0');
}

static void end_row(int byte, void *context)
{
    struct reading *reading = context;
    struct sheet *sheet = reading->sheet;
    size_t first = 0;
    bool blank = true;

    (void)byte;
    if (sheet->row_count > 0)
        first = sheet->rows[sheet->row_count - 1].first + sheet->rows[sheet->row_count - 1].count;
    for (size_t i = first; i < sheet->cell_count; i++)
        blank = blank && is_blank(sheet->text.text + sheet->cells[i]);
    if (blank) {
        sheet->text.length = first < sheet->cell_count ? sheet->cells[first] : sheet->text.length;
        sheet->cell_count = first;
    } else {
        sheet->rows = array_room(sheet->rows, sheet->row_count, &sheet->row_capacity, sizeof *sheet->rows);
        sheet->rows[sheet->row_count++] =
            (struct sheet_row){.line = reading->begun, .first = first, .count = sheet->cell_count - first};
    }
    reading->begun = 0;
}

/* Blanks around a cell are kept here: what they mean is the field's affair, and libcsv would take a separating tab for
 * one. */
static int is_no_space(unsigned char byte)
{
    (void)byte;
    return 0;
}

static enum status refuse_line(size_t line, size_t column, const char *msgid, struct error *error)
{
    struct str number = {0}, place = {0};
    enum status status;

    str_addf(&number, "%zu", line);
    str_addf(&place, "%zu", column);
    status = error_set(error, STATUS_DATA, msgid, str_peek(&number), str_peek(&place), NULL);
    str_clear(&number);
    str_clear(&place);
    return status;
}

/* The bytes to the end of the line, its end included. */
static size_t line_length(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == size || text[i + 1] != '\n')))
            return i + 1;
    }
    return size;
}

/* The cells of the row that has not ended. */
static size_t count_open(const struct sheet *sheet)
{
    const struct sheet_row *last = sheet->row_count > 0 ? &sheet->rows[sheet->row_count - 1] : NULL;

    return sheet->cell_count - (last ? last->first + last->count : 0);
}

/* Gives the text to the parser line by line, so that it is known where each row begins. */
static enum status parse(struct csv_parser *parser, const char *text, size_t size, struct reading *reading,
                         struct error *error)
{
    for (size_t at = 0; at < size; reading->line++) {
        size_t length = line_length(text + at, size - at);
        size_t taken;

        /* Of an empty line between rows libcsv says nothing. */
        if (reading->begun == 0 && text[at] != '\n' && text[at] != '\r')
            reading->begun = reading->line;
        taken = csv_parse(parser, text + at, length, add_cell, end_row, reading);
        if (taken < length)
            return refuse_line(reading->line, text_count(text + at, taken) + 1,
                               N_("Line %1, character %2: a quote stands where none may. Put the whole cell in quotes, "
                                  "and write a quote inside it twice."),
                               error);
        at += length;
    }
    if (csv_fini(parser, add_cell, end_row, reading) != 0)
        return refuse_line(reading->begun, count_open(reading->sheet) + 1,
                           N_("The row that begins on line %1 has a quote in column %2 that is not closed. Close it, "
                              "or write a quote inside a cell twice."),
                           error);
    return STATUS_OK;
}

static enum status read_cells(const char *text, size_t size, size_t first_line, struct sheet *sheet,
                              struct error *error)
{
    struct reading reading = {.sheet = sheet, .line = first_line};
    struct csv_parser parser;
    enum status status;

    if (csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
        return error_set(error, STATUS_INTERNAL, N_("The reader of CSV files cannot be started."), NULL);
    csv_set_delim(&parser, (unsigned char)sheet->separator);
    csv_set_space_func(&parser, is_no_space);
    status = parse(&parser, text, size, &reading, error);
    csv_free(&parser);
    if (status == STATUS_OK && sheet->row_count == 0)
        status = error_set(error, STATUS_DATA,
                           N_("The file is empty. Its first row must hold the names of the columns."), NULL);
    return status;
}

enum status sheet_read(const char *bytes, size_t size, struct sheet *sheet, struct error *error)
{
    struct str text = {0};
    enum status status = encoding_decode(bytes, size, &text, error);

    if (status == STATUS_OK) {
        const char *begin = str_peek(&text);
        size_t skipped = take_declared(begin, &sheet->separator);

        if (sheet->separator == '\0')
            sheet->separator = find_separator(begin, text.length);
        status = read_cells(begin + skipped, text.length - skipped, skipped > 0 ? 2 : 1, sheet, error);
    }
    str_clear(&text);
    if (status != STATUS_OK)
        sheet_clear(sheet);
    return status;
}
