#include "samreg/tui/form.h"

#include "samreg/base/str.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    TWO_COLUMNS = 110, /* a form this wide has two columns: a screen of 120 leaves room for borders */
    BETWEEN_COLUMNS = 3,
    LABEL_LEAST = 6,
    FIELD_LEAST = 8,
    BESIDE_LEAST = 14, /* columns a message needs to stand beside its field */
    MESSAGE_ROWS = 3,  /* rows a message below its field takes at most */
    TEXT_LEAST = 3,    /* rows of a long text */
    TEXT_MOST = 8,
    TABLE_INDENT = 2
};

/* The sign before a message, so that it says the same without colours. */
static const char *severity_sign(enum form_severity severity)
{
    return severity == FORM_HINT ? "" : "! ";
}

static enum style severity_style(enum form_severity severity)
{
    switch (severity) {
    case FORM_WARNING:
        return STYLE_WARNING;
    case FORM_ERROR:
        return STYLE_ERROR;
    case FORM_HINT:
        break;
    }
    return STYLE_DIM;
}

static int smaller(int a, int b)
{
    return a < b ? a : b;
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static bool has_label(enum form_kind kind)
{
    return kind == FORM_LINE || kind == FORM_CHOICE || kind == FORM_STATIC || kind == FORM_TEXT;
}

/* Items that stand in columns; the others take the whole width. */
static bool flows(enum form_kind kind)
{
    return kind == FORM_LINE || kind == FORM_CHOICE || kind == FORM_STATIC;
}

static bool count_line(void *context, const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    int *lines = context;
    return ++*lines < MESSAGE_ROWS;
}

static int wrapped_rows(const char *text, int width)
{
    int lines = 0;
    text_wrap(text, larger(width, 1), count_line, &lines);
    return larger(lines, 1);
}

/* ---- Layout ---- */

/* What stands behind a label; empty for most. */
static const char *word_behind(const struct form *form, const struct form_item *item)
{
    return item->required && form->required_word != NULL ? form->required_word : "";
}

/* Columns of the label: the longest one, but never so much that the fields get narrow. */
static int label_width(const struct form *form, int width)
{
    int longest = 0;
    for (size_t i = 0; i < form->count; i++) {
        if (has_label(form->items[i].kind)) {
            int behind = text_width(word_behind(form, &form->items[i]));
            longest = larger(longest, text_width(form->items[i].label) + behind + (behind > 0));
        }
    }
    return larger(smaller(longest, width * 2 / 5), smaller(LABEL_LEAST, width));
}

/* Places the message of an item that has been placed, beside the field where it fits, else below. Returns the rows
 * below. */
static int place_message(struct form_item *item, int right)
{
    item->message_place = (struct area){0, 0, 0, 0};
    if (item->message == NULL)
        return 0;
    int wish = text_width(item->message) + (int)strlen(severity_sign(item->severity));
    int beside = item->place.x + item->place.width + 1;
    int room = right - beside;
    if (item->kind != FORM_TEXT && item->kind != FORM_CELL && room >= BESIDE_LEAST && wish <= room) {
        item->message_place = (struct area){item->place.y, beside, 1, room};
        return 0;
    }
    int x = item->kind == FORM_CELL ? TABLE_INDENT : item->place.x;
    int width = larger(right - x, 1);
    int rows = wrapped_rows(item->message, width - (int)strlen(severity_sign(item->severity)));
    item->message_place = (struct area){item->place.y + item->place.height, x, rows, width};
    return rows;
}

/* Places an item with a label from column `x` on. Returns the rows it takes. */
static int place_labelled(struct form_item *item, int y, int x, int width, int label)
{
    int field = x + 1 + label + 1;
    int room = larger(x + width - field, 1);
    int height = 1;
    int wish = item->width > 0 && item->kind != FORM_TEXT ? item->width : room;
    if (item->kind == FORM_TEXT) {
        edit_text_resize(&item->text, item->text.height, room);
        height = smaller(larger(edit_text_rows(&item->text), TEXT_LEAST), TEXT_MOST);
    }
    item->label_place = (struct area){y, x + 1, 1, label};
    item->place = (struct area){y, field, height, smaller(wish, room)};
    return height + place_message(item, x + width);
}

/* Places a run of items that flow, from `begin` to before `end`, in one or two columns. Returns the rows they take. */
static int place_run(struct form *form, size_t begin, size_t end, int y, int width, int label)
{
    bool two = width >= TWO_COLUMNS && end - begin > 1;
    int column_width = two ? (width - BETWEEN_COLUMNS) / 2 : width;
    size_t first_column = two ? begin + (end - begin + 1) / 2 : end;
    int rows = 0;
    int tallest = 0;
    int x = 0;
    for (size_t i = begin; i < end; i++) {
        if (i == first_column) {
            x = column_width + BETWEEN_COLUMNS;
            rows = 0;
        }
        rows += place_labelled(&form->items[i], y + rows, x, column_width, label);
        tallest = larger(tallest, rows);
    }
    return tallest;
}

/* The widths of a table's columns in the room there is: those without a wish share what is left; too wide ones give. */
static void fit_table(const struct form_item *table, int width, int *widths)
{
    int room = width - TABLE_INDENT - table->columns;
    int open = 0;
    for (int i = 0; i < table->columns; i++) {
        widths[i] = table->widths[i];
        room -= widths[i];
        open += widths[i] == 0;
    }
    for (int i = 0; i < table->columns && open > 0; i++) {
        if (widths[i] == 0) {
            widths[i] = larger(room / open--, FIELD_LEAST);
            room -= widths[i];
        }
    }
    while (room < 0) {
        int widest = 0;
        for (int i = 1; i < table->columns; i++)
            widest = widths[i] > widths[widest] ? i : widest;
        if (widths[widest] <= 1)
            break;
        widths[widest]--;
        room++;
    }
}

/* Places a table's heading at `y` and its cells below. Returns the rows they take; `index` goes behind the last
 * cell. */
static int place_table(struct form *form, size_t *index, int y, int width)
{
    struct form_item *table = &form->items[*index];
    int widths[FORM_TABLE_COLUMNS] = {0};
    fit_table(table, width, widths);
    /* Heading, and the columns' titles below it. */
    table->label_place = (struct area){y, 0, 1, width};
    table->place = (struct area){y + 1, TABLE_INDENT, 1, larger(width - TABLE_INDENT, 0)};
    int rows = 2 + place_message(table, width);
    for (++*index; *index < form->count && form->items[*index].kind == FORM_CELL;) {
        int x = TABLE_INDENT;
        int below = 0;
        for (int column = 0; column < table->columns; column++, ++*index) {
            struct form_item *cell = &form->items[*index];
            cell->place = (struct area){y + rows, x, 1, widths[column]};
            cell->label_place = (struct area){0, 0, 0, 0};
            x += widths[column] + 1;
            int message = place_message(cell, width);
            cell->message_place.y += below;
            below += message;
        }
        rows += 1 + below;
    }
    return rows;
}

static int place_heading(struct form_item *item, int y, int width)
{
    int before = y > 0 ? 1 : 0;
    item->label_place = (struct area){y + before, 0, 1, width};
    item->place = item->label_place;
    item->message_place = (struct area){0, 0, 0, 0};
    return before + 1;
}

void form_layout(struct form *form, int width)
{
    int column_width = width >= TWO_COLUMNS ? (width - BETWEEN_COLUMNS) / 2 : width;
    int label = label_width(form, column_width);
    int y = 0;
    for (size_t i = 0; i < form->count;) {
        size_t begin = i;
        switch (form->items[i].kind) {
        case FORM_HEADING:
            y += place_heading(&form->items[i++], y, width);
            break;
        case FORM_TEXT:
            y += place_labelled(&form->items[i++], y, 0, width, label);
            break;
        case FORM_TABLE:
            y += y > 0 ? 1 : 0;
            y += place_table(form, &i, y, width);
            break;
        case FORM_STATIC:
        case FORM_LINE:
        case FORM_CHOICE:
        case FORM_CELL:
            /* Cells stand behind a table, which takes them along. */
            assert(flows(form->items[i].kind));
            while (i < form->count && flows(form->items[i].kind))
                i++;
            y += place_run(form, begin, i, y, width, label);
            break;
        }
    }
    form->height = y;
}

/* ---- Drawing ---- */

/* The last row that belongs to an item: its own, its message's, and for a cell those of the whole row of cells. */
static int last_row_of(const struct form *form, const struct form_item *item)
{
    int last = item->place.y + item->place.height - 1;
    for (size_t i = 0; i < form->count; i++) {
        const struct form_item *other = &form->items[i];
        bool beside = item->kind == FORM_CELL && other->kind == FORM_CELL && other->place.y == item->place.y;
        if ((other == item || beside) && other->message_place.height > 0)
            last = larger(last, other->message_place.y + other->message_place.height - 1);
    }
    return last;
}

/* Scrolls as little as shows the focus with its message; the first item shows what stands above it too. */
static void scroll_to_focus(struct form *form)
{
    int page = form->page;
    if (form->focus < form->count && page > 0) {
        const struct form_item *item = &form->items[form->focus];
        int first = item->place.y;
        int last = last_row_of(form, item);
        if (form->top < last - page + 1)
            form->top = last - page + 1;
        if (form->top > first)
            form->top = first;
        bool nothing_above = true;
        for (size_t i = 0; i < form->focus; i++)
            nothing_above = nothing_above && !form_takes_focus(form, i);
        if (nothing_above && last < page)
            form->top = 0;
    }
    form->top = larger(smaller(form->top, form->height - page), 0);
}

struct wrapped {
    struct area area;
    int y;
    int x;
    int width;
    int left;
    enum style style;
    struct str text;
};

static bool draw_line(void *context, const char *bytes, size_t length)
{
    struct wrapped *wrapped = context;
    str_reset(&wrapped->text);
    str_add_bytes(&wrapped->text, bytes, length);
    draw_cell(wrapped->area, wrapped->y++, wrapped->x, wrapped->width, str_peek(&wrapped->text), DRAW_LEFT,
              wrapped->style);
    return --wrapped->left > 0;
}

static void draw_message(const struct form *form, const struct form_item *item, struct area area)
{
    struct area place = item->message_place;
    if (item->message == NULL || place.height == 0)
        return;
    enum style style = severity_style(item->severity);
    const char *sign = severity_sign(item->severity);
    int indent = (int)strlen(sign);
    int y = place.y - form->top;
    draw_text(area, y, place.x, sign, style);
    struct wrapped wrapped = {area, y, place.x + indent, larger(place.width - indent, 1), place.height, style, {0}};
    text_wrap(item->message, wrapped.width, draw_line, &wrapped);
    str_clear(&wrapped.text);
}

static void draw_label(const struct form *form, size_t index, struct area area)
{
    const struct form_item *item = &form->items[index];
    struct area place = item->label_place;
    int y = place.y - form->top;
    if (form_item_is_changed(form, index))
        draw_text(area, y, place.x - 1, "*", STYLE_CHANGED);
    const char *behind = word_behind(form, item);
    const struct draw_span spans[] = {
        {item->label, STYLE_LABEL}, {behind[0] != '\0' ? " " : "", STYLE_DIM}, {behind, STYLE_DIM}};
    draw_spans(area, y, place.x, place.width, spans, sizeof spans / sizeof spans[0], STYLE_NORMAL);
}

/* The part of a long text that can be seen; it scrolls within that. */
static void draw_long_text(struct form *form, struct form_item *item, struct area area, enum style style, bool focus)
{
    struct area place = {area.y + item->place.y - form->top, area.x + item->place.x, item->place.height,
                         item->place.width};
    edit_text_draw(&item->text, area_common(place, area), style, focus);
}

static void draw_field(struct form *form, size_t index, struct area area, bool focus)
{
    struct form_item *item = &form->items[index];
    int y = item->place.y - form->top;
    enum style style = focus ? STYLE_FIELD_FOCUS
                       : item->struck ? STYLE_DIM
                       : item->read_only ? STYLE_NORMAL : STYLE_FIELD;
    if (item->kind == FORM_TEXT) {
        draw_long_text(form, item, area, style, focus);
        return;
    }
    int width = item->place.width;
    if (item->kind == FORM_CHOICE && width > 2) {
        width -= 2;
        draw_cell(area, y, item->place.x + width, 2, draw_sort_sign(true), DRAW_RIGHT, style);
    }
    edit_line_draw(&item->line, area, y, item->place.x, width, style, focus);
}

static void draw_table_heading(const struct form *form, const struct form_item *table, struct area area, int width)
{
    int widths[FORM_TABLE_COLUMNS] = {0};
    int y = table->label_place.y - form->top;
    fit_table(table, width, widths);
    draw_cell(area, y, 0, width, table->label, DRAW_LEFT, STYLE_HEADING);
    int x = TABLE_INDENT;
    for (int i = 0; i < table->columns; i++) {
        draw_cell(area, y + 1, x, widths[i], table->titles[i], DRAW_LEFT, STYLE_LABEL);
        x += widths[i] + 1;
    }
}

static void draw_item(struct form *form, size_t index, struct area area, bool focus)
{
    const struct form_item *item = &form->items[index];
    int y = item->place.y - form->top;
    switch (item->kind) {
    case FORM_HEADING:
        draw_cell(area, y, 0, area.width, item->label, DRAW_LEFT, STYLE_HEADING);
        break;
    case FORM_TABLE:
        draw_table_heading(form, item, area, area.width);
        break;
    case FORM_STATIC:
        draw_label(form, index, area);
        draw_cell(area, y, item->place.x, item->place.width, form_value(form, index), DRAW_LEFT, STYLE_NORMAL);
        break;
    case FORM_CELL:
        if (item->struck && item->id == 0)
            draw_text(area, y, 0, "-", STYLE_CHANGED);
        else if (form_item_is_changed(form, index))
            draw_text(area, y, item->place.x - 1, "*", STYLE_CHANGED);
        draw_field(form, index, area, focus);
        break;
    case FORM_LINE:
    case FORM_TEXT:
    case FORM_CHOICE:
        draw_label(form, index, area);
        draw_field(form, index, area, focus);
        break;
    }
    draw_message(form, item, area);
}

void form_draw(struct form *form, struct area area, bool focus)
{
    if (area_is_empty(area))
        return;
    /* The last column is for the scroll mark, so that scrolling does not change the layout. */
    struct area inner = area;
    inner.width = larger(area.width - 1, 1);
    form_layout(form, inner.width);
    form->page = area.height;
    scroll_to_focus(form);
    draw_fill(area, STYLE_NORMAL);
    for (size_t i = 0; i < form->count; i++) {
        if (i != form->focus)
            draw_item(form, i, inner, false);
    }
    if (form->focus < form->count)
        draw_item(form, form->focus, inner, focus);
    draw_scroll_mark(area, form->top, form->page, form->height, STYLE_BORDER);
}
