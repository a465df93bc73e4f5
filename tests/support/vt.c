#include "tests/support/vt.h"

#include "samreg/base/memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <vterm.h>

struct vt {
    VTerm *terminal;
    VTermScreen *screen;
    struct str answers;
    struct str held; /* the beginning of a title whose end has not come */
    char *title;
    bool cursor_visible;
    bool alternate;
};

/* libvterm 0.1 gives a title whole; from 0.2 on it comes in fragments, which are always one here: titles are short. */
static int on_property(VTermProp property, VTermValue *value, void *context)
{
    struct vt *vt = context;
    if (property == VTERM_PROP_TITLE) {
        free(vt->title);
#if defined(VTERM_VERSION_MINOR) && VTERM_VERSION_MINOR >= 2
        vt->title = memory_copy_bytes(value->string.str, value->string.len);
#else
        vt->title = memory_copy_text(value->string);
#endif
    } else if (property == VTERM_PROP_CURSORVISIBLE) {
        vt->cursor_visible = value->boolean;
    } else if (property == VTERM_PROP_ALTSCREEN) {
        vt->alternate = value->boolean;
    }
    return 1;
}

static void on_answer(const char *bytes, size_t length, void *context)
{
    struct vt *vt = context;
    str_add_bytes(&vt->answers, bytes, length);
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

struct vt *vt_new(int columns, int rows)
{
    struct vt *vt = memory_new(sizeof *vt);
    vt->cursor_visible = true;
    vt->title = memory_copy_text("");
    vt->terminal = vterm_new(rows, columns);
    assert(vt->terminal);
    vterm_set_utf8(vt->terminal, 1);
    vterm_output_set_callback(vt->terminal, on_answer, vt);
    vt->screen = vterm_obtain_screen(vt->terminal);
    vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
    vterm_screen_enable_altscreen(vt->screen, 1);
    vterm_screen_reset(vt->screen, 1);
    return vt;
}

void vt_free(struct vt **vt)
{
    if (!*vt)
        return;
    vterm_free((*vt)->terminal);
    str_clear(&(*vt)->answers);
    str_clear(&(*vt)->held);
    free((*vt)->title);
    free(*vt);
    *vt = NULL;
}

/* How many bytes at the end are the beginning of a title, from its ESC on. */
static size_t unfinished_title(const char *bytes, size_t length)
{
    for (size_t at = length; at > 0; at--) {
        char last = bytes[at - 1];
        if (last == '\a')
            return 0;
        if (last == '\033')
            return at == length || bytes[at] == ']' ? length - at + 1 : 0;
    }
    return 0;
}

/* libvterm 0.1.4 compares short titles with longer words and so reads behind what it was given: zeroes stand there. It
 * also forgets a title that comes in two pieces: the first is held back. */
void vt_feed(struct vt *vt, const char *bytes, size_t length)
{
    enum { PADDING = 64 };
    str_add_bytes(&vt->held, bytes, length);
    size_t rest = unfinished_title(str_peek(&vt->held), vt->held.length);
    size_t whole = vt->held.length - rest;
    char *padded = memory_new(whole + PADDING);
    if (whole > 0)
        memcpy(padded, vt->held.text, whole);
    char *next = memory_copy_bytes(str_peek(&vt->held) + whole, rest);
    str_reset(&vt->held);
    str_add_bytes(&vt->held, next, rest);
    vterm_input_write(vt->terminal, padded, whole);
    free(next);
    free(padded);
}

void vt_resize(struct vt *vt, int columns, int rows)
{
    vterm_set_size(vt->terminal, rows, columns);
}

void vt_take_answers(struct vt *vt, struct str *out)
{
    str_add_bytes(out, str_peek(&vt->answers), vt->answers.length);
    str_reset(&vt->answers);
}

bool vt_paste(struct vt *vt, const char *text, struct str *out)
{
    vt_take_answers(vt, out);
    vterm_keyboard_start_paste(vt->terminal);
    bool bracketed = vt->answers.length > 0;
    vt_take_answers(vt, out);
    for (; *text; text++)
        str_add_char(out, *text == '\n' ? '\r' : *text);
    vterm_keyboard_end_paste(vt->terminal);
    vt_take_answers(vt, out);
    return bracketed;
}

int vt_rows(const struct vt *vt)
{
    int rows, columns;
    vterm_get_size(vt->terminal, &rows, &columns);
    return rows;
}

int vt_columns(const struct vt *vt)
{
    int rows, columns;
    vterm_get_size(vt->terminal, &rows, &columns);
    return columns;
}

static void add_code_point(uint32_t code, struct str *out)
{
    if (code < 0x80) {
        str_add_char(out, (char)code);
    } else if (code < 0x800) {
        str_add_char(out, (char)(0xc0 | code >> 6));
        str_add_char(out, (char)(0x80 | (code & 0x3f)));
    } else if (code < 0x10000) {
        str_add_char(out, (char)(0xe0 | code >> 12));
        str_add_char(out, (char)(0x80 | (code >> 6 & 0x3f)));
        str_add_char(out, (char)(0x80 | (code & 0x3f)));
    } else {
        str_add_char(out, (char)(0xf0 | code >> 18));
        str_add_char(out, (char)(0x80 | (code >> 12 & 0x3f)));
        str_add_char(out, (char)(0x80 | (code >> 6 & 0x3f)));
        str_add_char(out, (char)(0x80 | (code & 0x3f)));
    }
}

/* Appends the cell's characters; nothing for the second half of a wide one. Returns whether it is more than a blank. */
static bool add_cell(const struct vt *vt, int row, int column, struct str *out)
{
    VTermScreenCell cell;
    if (!vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = column}, &cell))
        return false;
    if (cell.chars[0] == (uint32_t)-1)
        return true;
    if (cell.chars[0] == 0)
        str_add_char(out, ' ');
    for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
        add_code_point(cell.chars[i], out);
    return cell.chars[0] != 0 && cell.chars[0] != ' ';
}

/* The line from `from` up to, not including, `to`; returns its length in bytes without blanks at the end. */
static size_t add_cells(const struct vt *vt, int row, int from, int to, struct str *out)
{
    size_t end = out->length;
    for (int column = from; column < to; column++)
        if (add_cell(vt, row, column, out))
            end = out->length;
    return end;
}

void vt_line(const struct vt *vt, int row, struct str *out)
{
    struct str line = {0};
    size_t length = add_cells(vt, row < 0 ? vt_rows(vt) + row : row, 0, vt_columns(vt), &line);
    str_add_bytes(out, str_peek(&line), length);
    str_clear(&line);
}

/* The column whose cell begins at that byte of the line. */
static int column_of_byte(const struct vt *vt, int row, size_t offset)
{
    struct str cells = {0};
    int column = 0;
    while (column < vt_columns(vt) && cells.length <= offset)
        add_cell(vt, row, column++, &cells);
    str_clear(&cells);
    return column - 1;
}

void vt_padded_line(const struct vt *vt, int row, struct str *out)
{
    add_cells(vt, row, 0, vt_columns(vt), out);
}

bool vt_covers(const struct vt *vt, const char *text, int row, int column)
{
    bool covers = false;
    struct str line = {0};
    vt_padded_line(vt, row, &line);
    for (const char *at = str_peek(&line); !covers && (at = strstr(at, text)) != NULL; at++) {
        size_t offset = (size_t)(at - str_peek(&line));
        covers = column >= column_of_byte(vt, row, offset) &&
                 column <= column_of_byte(vt, row, offset + strlen(text) - 1);
    }
    str_clear(&line);
    return covers;
}

bool vt_find(const struct vt *vt, const char *text, int *row, int *column)
{
    bool found = false;
    int rows = vt_rows(vt);
    for (int i = 0; i < rows && !found; i++) {
        struct str line = {0};
        add_cells(vt, i, 0, vt_columns(vt), &line);
        const char *at = strstr(str_peek(&line), text);
        if (at) {
            found = true;
            if (row)
                *row = i;
            if (column)
                *column = column_of_byte(vt, i, (size_t)(at - str_peek(&line)));
        }
        str_clear(&line);
    }
    return found;
}

bool vt_is_reverse(const struct vt *vt, int row, int column)
{
    VTermScreenCell cell;
    return vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = column}, &cell) && cell.attrs.reverse;
}

bool vt_cursor(const struct vt *vt, int *row, int *column)
{
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(vt->terminal), &position);
    *row = position.row;
    *column = position.col;
    return vt->cursor_visible;
}

bool vt_is_alternate(const struct vt *vt)
{
    return vt->alternate;
}

const char *vt_title(const struct vt *vt)
{
    return vt->title;
}
