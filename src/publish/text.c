/* Text for people: aligned columns. */
#include "samreg/publish/publish.h"

#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/publish/writer.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    HELD_ROWS = 200, /* rows that are looked at before the columns get their widths */
    NARROWEST = 6,   /* no column is narrowed below this */
    BETWEEN = 2      /* blanks between columns */
};

/* The text format's own: the rows held back, and the widths once they are known. */
struct layout {
    char **held; /* held_count cells, row by row */
    size_t held_count;
    size_t held_capacity;
    int *widths; /* by column */
    bool measured;
};

static void hold(struct layout *layout, char *cell)
{
    layout->held = array_room(layout->held, layout->held_count, &layout->held_capacity, sizeof *layout->held);
    layout->held[layout->held_count++] = cell;
}

/* Line ends inside a value become blanks: one row is one line. */
static char *make_line(const char *text)
{
    char *line = memory_copy_text(text);

    for (char *c = line; *c; c++) {
        if (*c == '\n' || *c == '\r' || *c == '\t')
            *c = ' ';
    }
    return line;
}

static bool is_right(const struct publish *publish, size_t column)
{
    return field_is_number(publish->shape->columns[column].field);
}

/* Whether the column's values are cut where there is no room. Half a number or half a date is worse than none; of their
 * columns only the headings are. */
static bool is_cut(const struct publish *publish, size_t column)
{
    const struct field *field = publish->shape->columns[column].field;

    return !field_is_number(field) && field->type != FIELD_DATE && field->type != FIELD_END;
}

/* The width of the widest cell held back. */
static int widest_cell(const struct publish *publish, const struct layout *layout, size_t column)
{
    int widest = 0;

    for (size_t i = column; i < layout->held_count; i += publish->shape->column_count) {
        int width = text_width(layout->held[i]);

        widest = width > widest ? width : widest;
    }
    return widest;
}

/* The column that is narrowed next: the widest that still can be; the number of columns when there is none. */
static size_t next_to_narrow(const struct publish *publish, const struct layout *layout, const int *cells)
{
    size_t count = publish->shape->column_count;
    size_t widest = count;

    for (size_t i = 0; i < count; i++) {
        int least = !is_cut(publish, i) && cells[i] > NARROWEST ? cells[i] : NARROWEST;

        if (layout->widths[i] > least && (widest == count || layout->widths[i] > layout->widths[widest]))
            widest = i;
    }
    return widest;
}

/* Gives the columns the width of their widest cell, and with a terminal narrows the widest again and again until the
 * line fits or nothing is left to narrow. */
static void measure(struct publish *publish, struct layout *layout)
{
    size_t count = publish->shape->column_count;
    long all = (long)(count - 1) * BETWEEN;
    int *cells = memory_new_array(count, sizeof *cells);

    for (size_t i = 0; i < count; i++) {
        int heading = text_width(publish->shape->columns[i].heading);

        cells[i] = widest_cell(publish, layout, i);
        layout->widths[i] = cells[i] > heading ? cells[i] : heading;
        all += layout->widths[i];
    }
    while (publish->options.columns > 0 && all > publish->options.columns) {
        size_t widest = next_to_narrow(publish, layout, cells);

        if (widest == count)
            break;
        layout->widths[widest]--;
        all--;
    }
    free(cells);
    layout->measured = true;
}

static void add_blanks(struct str *out, int count)
{
    while (count-- > 0)
        str_add_char(out, ' ');
}

/* Appends the cell to the line; on a terminal cut to the column. */
static void add_cell(struct publish *publish, const struct layout *layout, size_t column, const char *text,
                     struct str *line)
{
    int width = layout->widths[column];
    int taken = text_width(text);
    bool cut = publish->options.columns > 0 && taken > width;

    if (is_right(publish, column))
        add_blanks(line, width - taken);
    if (cut) {
        taken = text_clean(text, strlen(text), width - 1, publish->options.ascii, line) + 1;
        str_add(line, publish->options.ascii ? "~" : "…");
    } else {
        taken = text_clean(text, strlen(text), INT_MAX, publish->options.ascii, line);
    }
    if (!is_right(publish, column))
        add_blanks(line, width - taken);
}

/* Appends the line without the blanks at its end. */
static void finish_line(struct publish *publish, struct str *line)
{
    while (line->length > 0 && line->text[line->length - 1] == ' ')
        line->text[--line->length] = '\0';
    str_add(&publish->out, str_peek(line));
    str_add_char(&publish->out, '\n');
    str_clear(line);
}

static void write_row(struct publish *publish, const struct layout *layout, char *const *cells)
{
    struct str line = {0};

    for (size_t i = 0; i < publish->shape->column_count; i++) {
        add_blanks(&line, i > 0 ? BETWEEN : 0);
        add_cell(publish, layout, i, cells[i], &line);
    }
    finish_line(publish, &line);
}

static void write_head(struct publish *publish, const struct layout *layout)
{
    struct str line = {0};

    if (publish->shape->title) {
        char *title = make_line(publish->shape->title);

        text_clean(title, strlen(title), INT_MAX, publish->options.ascii, &publish->out);
        str_add(&publish->out, "\n\n");
        free(title);
    }
    for (size_t i = 0; i < publish->shape->column_count; i++) {
        add_blanks(&line, i > 0 ? BETWEEN : 0);
        add_cell(publish, layout, i, publish->shape->columns[i].heading, &line);
    }
    finish_line(publish, &line);
    for (size_t i = 0; i < publish->shape->column_count; i++) {
        add_blanks(&line, i > 0 ? BETWEEN : 0);
        for (int column = 0; column < layout->widths[i]; column++)
            str_add(&line, publish->options.ascii ? "-" : "─");
    }
    finish_line(publish, &line);
}

/* Writes what was held back, now that the widths are known. */
static void release(struct publish *publish, struct layout *layout)
{
    size_t count = publish->shape->column_count;

    measure(publish, layout);
    write_head(publish, layout);
    for (size_t i = 0; i < layout->held_count; i += count)
        write_row(publish, layout, layout->held + i);
    for (size_t i = 0; i < layout->held_count; i++)
        free(layout->held[i]);
    layout->held_count = 0;
}

static void begin_text(struct publish *publish)
{
    struct layout *layout = memory_new(sizeof *layout);

    layout->widths = memory_new_array(publish->shape->column_count, sizeof *layout->widths);
    publish->own = layout;
}

static void row_text(struct publish *publish, const struct value *cells)
{
    struct layout *layout = publish->own;
    size_t count = publish->shape->column_count;

    for (size_t i = 0; i < count; i++) {
        publish_set_cell(publish, i, &cells[i], FIELD_SCREEN);
        hold(layout, make_line(str_peek(&publish->cell)));
    }
    if (!layout->measured) {
        if (layout->held_count == HELD_ROWS * count)
            release(publish, layout);
        return;
    }
    write_row(publish, layout, layout->held);
    while (layout->held_count > 0)
        free(layout->held[--layout->held_count]);
}

static void end_text(struct publish *publish)
{
    struct layout *layout = publish->own;

    if (!layout->measured)
        release(publish, layout);
}

static void clear_text(struct publish *publish)
{
    struct layout *layout = publish->own;

    if (!layout)
        return;
    for (size_t i = 0; i < layout->held_count; i++)
        free(layout->held[i]);
    free(layout->held);
    free(layout->widths);
    free(layout);
    publish->own = NULL;
}

const struct publish_ops publish_text = {
    .begin = begin_text, .row = row_text, .end = end_text, .clear = clear_text};
