/* Reads the wire form, trusting nothing. */
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/publish/wire.h"
#include "samreg/publish/wire_line.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The most columns of a table: as many as a sheet has. */
enum { MOST_COLUMNS = 16384 };

/* Being read. */
struct reading {
    struct wire_line line;
    struct wire *wire;
    struct picture *picture;    /* where shapes go; NULL: nowhere */
    bool in_table;              /* columns and rows go to the table below */
    bool in_figure;             /* a picture must follow */
    struct document_block open; /* the table or figure that is not yet in the document */
};

/* ---- Pictures ---- */

static bool read_picture(struct reading *reading)
{
    struct wire_line *line = &reading->line;
    struct document *document = &reading->wire->document;
    int width = wire_take_number(line, 1, PICTURE_LARGEST);
    int height = wire_take_number(line, 1, PICTURE_LARGEST);
    enum language language = (enum language)wire_take_number(line, 0, LANGUAGE_COUNT - 1);
    const char *title = wire_take_text(line);
    const char *description = wire_take_text(line);
    struct picture picture;

    if (!wire_line_done(line) || reading->wire->is_document != reading->in_figure)
        return false;
    picture_begin(&picture, language, title, description);
    picture.width = width;
    picture.height = height;
    if (reading->in_figure) {
        document_put_picture(document, reading->open.text, &picture);
        document_last(document)->new_page = reading->open.new_page;
        reading->picture = &document_last(document)->picture;
        free(reading->open.text);
        reading->open = (struct document_block){0};
        reading->in_figure = false;
    } else {
        reading->picture = picture_list_add(&reading->wire->pictures);
        *reading->picture = picture;
    }
    return true;
}

static bool read_shape(struct reading *reading)
{
    return reading->picture && wire_read_shape(&reading->line, reading->picture);
}

/* ---- Tables ---- */

static bool read_table(struct reading *reading)
{
    struct wire_line *line = &reading->line;
    struct document_block *open = &reading->open;

    open->kind = DOCUMENT_TABLE;
    open->new_page = wire_take_flag(line);
    open->text = memory_copy_text(wire_take_text(line));
    open->sheet = memory_copy_text(wire_take_text(line));
    open->totals = (size_t)wire_take_number(line, 0, INT_MAX);
    reading->in_table = true;
    return wire_line_done(line);
}

static bool read_column(struct reading *reading)
{
    struct wire_line *line = &reading->line;
    struct table *table = &reading->open.table;
    enum field_type type = (enum field_type)wire_take_number(line, 0, FIELD_ORGANISATION);
    const struct field *field = wire_field(type, wire_take_flag(line));
    const char *name = wire_take_words(line);
    const char *heading = wire_take_words(line);

    if (!wire_line_done(line) || !field || !reading->in_table || table->row_count > 0 ||
        table->column_count == MOST_COLUMNS)
        return false;
    table_add_column(table, field, name, heading);
    return true;
}

static bool read_integer(const char *digits, struct value *cell)
{
    char *end = NULL;
    long long number = strtoll(digits, &end, 10);

    if (!*digits || *end || !strchr("-0123456789", *digits) || number == LLONG_MIN || number == LLONG_MAX)
        return false;
    value_set_integer(cell, number);
    return true;
}

static bool read_row(struct reading *reading)
{
    struct table *table = &reading->open.table;
    struct value *cells;
    bool sound = true;

    if (!reading->in_table || table->column_count == 0 || reading->line.count != table->column_count + 1)
        return false;
    cells = table_add_row(table);
    for (size_t i = 0; i < table->column_count && sound; i++) {
        const char *part = wire_take_words(&reading->line);

        if (*part == '#')
            sound = read_integer(part + 1, &cells[i]);
        else if (*part == '=')
            value_set_text(&cells[i], part + 1);
        else
            sound = *part == '\0';
    }
    return sound && wire_line_done(&reading->line);
}

/* A table ends with the first line that is none of it. */
static bool finish_table(struct reading *reading)
{
    struct document *document = &reading->wire->document;
    struct document_block *open = &reading->open;

    if (!reading->in_table)
        return true;
    reading->in_table = false;
    if (open->table.column_count == 0 || open->totals > open->table.row_count)
        return false;
    document_put_table(document, NULL, &open->table);
    *document_last(document) = (struct document_block){
        .kind = DOCUMENT_TABLE, .new_page = open->new_page, .text = open->text, .sheet = open->sheet,
        .totals = open->totals, .table = document_last(document)->table};
    *open = (struct document_block){0};
    return true;
}

/* ---- Documents ---- */

static bool read_document(struct reading *reading)
{
    struct wire_line *line = &reading->line;
    struct document *document = &reading->wire->document;
    enum language language = (enum language)wire_take_number(line, 0, LANGUAGE_COUNT - 1);
    bool contents = wire_take_flag(line);

    if (reading->wire->is_document || reading->wire->pictures.count > 0)
        return false;
    document_begin(document, language, wire_take_words(line));
    document->contents = contents;
    document_set_running(document, wire_take_text(line));
    reading->wire->is_document = true;
    return wire_line_done(line);
}

static bool read_about(struct reading *reading)
{
    document_add_line(&reading->wire->document, wire_take_words(&reading->line));
    return wire_line_done(&reading->line);
}

static bool read_text(struct reading *reading)
{
    struct wire_line *line = &reading->line;
    struct document *document = &reading->wire->document;
    bool new_page = wire_take_flag(line);

    if (wire_line_is(line, "heading")) {
        int level = wire_take_number(line, 1, DOCUMENT_LEVELS);

        document_add_heading(document, level, wire_take_words(line));
    } else if (wire_line_is(line, "note")) {
        document_add_note(document, wire_take_words(line));
    } else {
        document_add_paragraph(document, wire_take_words(line));
    }
    document_last(document)->new_page = new_page;
    return wire_line_done(line);
}

static bool read_figure(struct reading *reading)
{
    reading->open.new_page = wire_take_flag(&reading->line);
    reading->open.text = memory_copy_text(wire_take_text(&reading->line));
    reading->in_figure = true;
    return wire_line_done(&reading->line);
}

/* ---- The whole ---- */

/* Where a line may stand. */
enum place { ANYWHERE, IN_DOCUMENT };

static const struct {
    const char *word;
    enum place place;
    bool (*read)(struct reading *reading);
} lines[] = {
    {"document", ANYWHERE, read_document}, {"about", IN_DOCUMENT, read_about},
    {"heading", IN_DOCUMENT, read_text},   {"paragraph", IN_DOCUMENT, read_text},
    {"note", IN_DOCUMENT, read_text},      {"table", IN_DOCUMENT, read_table},
    {"column", IN_DOCUMENT, read_column},  {"row", IN_DOCUMENT, read_row},
    {"figure", IN_DOCUMENT, read_figure},  {"picture", ANYWHERE, read_picture},
};

static bool read_one(struct reading *reading)
{
    const struct wire_line *line = &reading->line;
    bool is_picture = wire_line_is(line, "picture");

    if (!wire_line_is(line, "row") && !wire_line_is(line, "column") && !finish_table(reading))
        return false;
    if (reading->in_figure && !is_picture)
        return false;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (!wire_line_is(line, lines[i].word))
            continue;
        if (lines[i].place == IN_DOCUMENT && !reading->wire->is_document)
            return false;
        reading->picture = NULL;
        return lines[i].read(reading);
    }
    return read_shape(reading);
}

static enum status refuse_line(const struct reading *reading, struct error *error)
{
    char number[24];

    snprintf(number, sizeof number, "%zu", reading->line.number);
    return error_set(error, STATUS_DATA,
                     N_("Line %1 of what samreg-draw was given is none that it knows. It draws what samreg hands to "
                        "it; nothing was written."),
                     number, NULL);
}

static enum status refuse_end(struct error *error)
{
    return error_set(error, STATUS_DATA,
                     N_("What samreg-draw was given ends before its end. Nothing was written; try again."), NULL);
}

static enum status read_all(struct reading *reading, struct error *error)
{
    struct wire_line *line = &reading->line;

    if (!wire_line_next(line))
        return refuse_end(error);
    if (!wire_line_is(line, WIRE_NAME))
        return refuse_line(reading, error);
    if (wire_take_number(line, 0, INT_MAX) != WIRE_VERSION || !wire_line_done(line))
        return error_set(error, STATUS_DATA,
                         N_("samreg and samreg-draw are of different versions. Install both anew, together."), NULL);
    while (wire_line_next(line)) {
        if (wire_line_is(line, "end")) {
            bool sound = finish_table(reading) && !reading->in_figure && line->count == 1 && line->left == 0 &&
                         (reading->wire->is_document || reading->wire->pictures.count > 0);

            return sound ? STATUS_OK : refuse_line(reading, error);
        }
        if (!read_one(reading))
            return refuse_line(reading, error);
    }
    return refuse_end(error);
}

enum status wire_read(const char *bytes, size_t size, struct wire *wire, struct error *error)
{
    struct reading reading = {.line = {.rest = bytes, .left = size}, .wire = wire};
    enum status status;

    status = read_all(&reading, error);
    if (status != STATUS_OK)
        wire_clear(wire);
    wire_line_clear(&reading.line);
    table_clear(&reading.open.table);
    free(reading.open.text);
    free(reading.open.sheet);
    return status;
}
