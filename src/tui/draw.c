#include "samreg/tui/draw.h"

#include "samreg/base/text.h"
#include "samreg/tui/paint.h"
#include "samreg/tui/terminal.h"

#include <assert.h>
#include <curses.h>
#include <limits.h>
#include <string.h>
#include <wchar.h>

/* Cells are put into ncurses' window in runs; one call per run is several times as fast as one per cell. */
enum { RUN_ROOM = 256 };

/* Overlays that can be told apart; more count as changed. */
enum { COVERS = 8 };

/* The areas that overlays cover in one drawing. */
struct covers {
    struct area areas[COVERS];
    int count; /* may be more than there are areas */
};

/* Belongs to the one terminal: where its cursor shall stand, what widgets compare, and the cells of the run that is
 * being written; there is one at a time, and on the stack 7 kB would be cleared for each. */
static struct {
    cchar_t cells[RUN_ROOM];
    int cursor_y;
    int cursor_x;
    unsigned long generation;
    unsigned long changes;
    struct covers covers;  /* of this drawing */
    struct covers covered; /* of the one before */
} state = {.generation = 1};

/* A row being written from left to right between two columns of the screen. */
struct run {
    int y;
    int x;     /* the screen column of the next cell */
    int left;  /* the first column that may be written */
    int right; /* the first one behind that may not */
    int start; /* the column of state.cells[0] */
    int count;
    attr_t attributes;
    short pair;
    bool blank; /* the last cell is one: the next is made of it, which is quicker than making it anew */
};

static void set_style(struct run *run, enum style style)
{
    run->attributes = paint_attributes(style);
    run->pair = paint_pair(style);
}

/* Begins a run at row `y`, column `x` of the area, limited to `width` columns. Returns false when nothing of it can be
 * seen. */
static bool begin_run(struct run *run, struct area area, int y, int x, int width, enum style style)
{
    assert(terminal_is_started());
    struct area cell = {area.y + y, area.x + x, 1, width};
    struct area seen = area_common(area_common(cell, area), terminal_area());
    if (area_is_empty(seen))
        return false;
    run->y = seen.y;
    run->x = area.x + x;
    run->left = seen.x;
    run->right = seen.x + seen.width;
    run->start = run->x;
    run->count = 0;
    run->blank = false;
    set_style(run, style);
    return true;
}

static void flush_run(struct run *run)
{
    if (run->count > 0)
        mvadd_wchnstr(run->y, run->start, state.cells, run->count);
    run->count = 0;
}

/* Adds one character with its combining marks, `width` columns wide, or blanks where it is cut by an edge. */
static void put_cell(struct run *run, const wchar_t *characters, int width)
{
    bool seen = run->x >= run->left && run->x + width <= run->right;
    int blanks = 0;
    if (!seen) {
        for (int x = run->x; x < run->x + width; x++)
            blanks += x >= run->left && x < run->right;
    }
    if (run->count == 0)
        run->start = run->x < run->left ? run->left : run->x;
    if (run->count + width > RUN_ROOM) {
        flush_run(run);
        run->start = run->x;
    }
    if (seen)
        setcchar(&state.cells[run->count++], characters, run->attributes, run->pair, NULL);
    for (; blanks > 0; blanks--)
        setcchar(&state.cells[run->count++], L" ", run->attributes, run->pair, NULL);
    run->x += width;
}

static void put_blanks(struct run *run, int count)
{
    for (; count > 0 && run->x < run->right; count--) {
        bool follows = run->count > 0 && run->count < RUN_ROOM && run->blank;
        if (follows) {
            state.cells[run->count] = state.cells[run->count - 1];
            run->count++;
            run->x++;
        } else {
            put_cell(run, L" ", 1);
            run->blank = run->count > 0;
        }
    }
    run->blank = false;
}

/* Puts one cluster of cleaned text. ncurses goes by wcwidth(), text_clean() by Unicode's tables: where the two part,
 * the sign for "cannot be shown" stands in, so that the columns stay straight. */
static void put_cluster(struct run *run, const char *cluster, size_t length, int columns)
{
    wchar_t characters[CCHARW_MAX + 1] = {0};
    size_t count = 0;
    for (size_t at = 0; at < length && count < CCHARW_MAX;) {
        uint32_t code = 0;
        size_t read = text_decode(cluster + at, length - at, &code);
        if (read == 0)
            break;
        characters[count++] = (wchar_t)code;
        at += read;
    }
    if (columns <= 0 || count == 0)
        return;
    bool agreed = wcwidth(characters[0]) == columns;
    for (size_t i = 1; i < count; i++)
        agreed = agreed && wcwidth(characters[i]) == 0;
    if (agreed) {
        put_cell(run, characters, columns);
    } else {
        put_cell(run, terminal_is_ascii() ? L"?" : L"\uFFFD", 1);
        put_blanks(run, columns - 1);
    }
}

/* Puts cleaned text up to `columns` columns, and returns how many it took. */
static int put_clean(struct run *run, const char *text, size_t length, int columns)
{
    int used = 0;
    for (size_t at = 0; at < length;) {
        bool plain = (unsigned char)text[at] < 0x80 && (at + 1 == length || (unsigned char)text[at + 1] < 0x80);
        size_t next = plain ? at + 1 : text_next_cluster(text, length, at);
        int width = plain ? 1 : text_cluster_width(text + at, next - at);
        if (used + width > columns)
            break;
        if (plain)
            put_cell(run, (wchar_t[]){(wchar_t)text[at], 0}, 1);
        else
            put_cluster(run, text + at, next - at, width);
        used += width;
        at = next;
    }
    return used;
}

/* Puts text in `width` columns, cut with an ellipsis. Returns the columns used. */
static int put_cut(struct run *run, const char *text, int width)
{
    struct str clean = {0};
    /* Two columns more than fit, so that a wide character at the edge counts as too long as well. */
    int columns = text_clean(text, strlen(text), width + 2, terminal_is_ascii(), &clean);
    int used;
    if (columns <= width) {
        used = put_clean(run, str_peek(&clean), clean.length, width);
    } else {
        used = put_clean(run, str_peek(&clean), clean.length, width - 1);
        used += put_clean(run, draw_ellipsis(), strlen(draw_ellipsis()), width - used);
    }
    str_clear(&clean);
    return used;
}

void draw_fill(struct area area, enum style style)
{
    struct run run;
    for (int y = 0; y < area.height; y++) {
        if (begin_run(&run, area, y, 0, area.width, style)) {
            put_blanks(&run, area.width);
            flush_run(&run);
        }
    }
}

int draw_text(struct area area, int y, int x, const char *text, enum style style)
{
    struct run run;
    if (!begin_run(&run, area, y, x, area.width - x, style))
        return 0;
    struct str clean = {0};
    text_clean(text, strlen(text), area.width - x, terminal_is_ascii(), &clean);
    int used = put_clean(&run, str_peek(&clean), clean.length, area.width - x);
    flush_run(&run);
    str_clear(&clean);
    return used;
}

/* The columns that cleaned text takes, at most `width`. */
static int clean_width(const char *text, int width)
{
    struct str clean = {0};
    int columns = text_clean(text, strlen(text), width, terminal_is_ascii(), &clean);
    str_clear(&clean);
    return columns;
}

void draw_cell(struct area area, int y, int x, int width, const char *text, enum draw_align align, enum style style)
{
    struct run run;
    if (width <= 0 || !begin_run(&run, area, y, x, width, style))
        return;
    int before = 0;
    if (align != DRAW_LEFT) {
        int spare = width - clean_width(text, width);
        before = align == DRAW_RIGHT ? spare : spare / 2;
    }
    put_blanks(&run, before);
    int used = before + put_cut(&run, text, width - before);
    put_blanks(&run, width - used);
    flush_run(&run);
}

void draw_spans(struct area area, int y, int x, int width, const struct draw_span *spans, size_t count,
                enum style padding)
{
    struct run run;
    if (width <= 0 || !begin_run(&run, area, y, x, width, padding))
        return;
    int used = 0;
    for (size_t i = 0; i < count && used < width; i++) {
        set_style(&run, spans[i].style);
        used += put_cut(&run, spans[i].text, width - used);
    }
    set_style(&run, padding);
    put_blanks(&run, width - used);
    flush_run(&run);
}

void draw_restyle(struct area area, int y, int x, int width, enum style style)
{
    struct area cells = {area.y + y, area.x + x, 1, width};
    struct area seen = area_common(area_common(cells, area), terminal_area());
    if (!area_is_empty(seen))
        mvchgat(seen.y, seen.x, seen.width, paint_attributes(style), paint_pair(style), NULL);
}

void draw_cursor(struct area area, int y, int x)
{
    state.cursor_y = area.y + y;
    state.cursor_x = area.x + x;
}

void draw_invalidate(void)
{
    state.generation++;
}

unsigned long draw_generation(void)
{
    return state.generation;
}

void draw_begin(void)
{
    state.covered = state.covers;
    state.covers.count = 0;
}

void draw_cover(struct area area)
{
    if (state.covers.count < COVERS)
        state.covers.areas[state.covers.count] = area;
    state.covers.count++;
}

/* Whether one overlay of this drawing covers the whole area. */
static bool is_covered(struct area area)
{
    for (int i = 0; i < state.covers.count && i < COVERS; i++) {
        if (area_equal(area_common(area, state.covers.areas[i]), area))
            return true;
    }
    return area_is_empty(area);
}

bool draw_uncovered(void)
{
    for (int i = 0; i < state.covered.count && i < COVERS; i++) {
        if (!is_covered(state.covered.areas[i]))
            return true;
    }
    return state.covered.count > COVERS || state.covers.count > COVERS;
}

void draw_note_change(void)
{
    state.changes++;
}

unsigned long draw_change_serial(void)
{
    return state.changes;
}

const char *draw_ellipsis(void)
{
    return terminal_is_ascii() ? "~" : "…";
}

const char *draw_dot(void)
{
    return terminal_is_ascii() ? "-" : "·";
}

const char *draw_sort_sign(bool descending)
{
    if (terminal_is_ascii())
        return descending ? "v" : "^";
    return descending ? "▼" : "▲";
}

static int limit(int value, int last)
{
    return value < 0 || last < 0 ? 0 : value > last ? last : value;
}

void draw_flush(void)
{
    struct area screen = terminal_area();
    move(limit(state.cursor_y, screen.height - 1), limit(state.cursor_x, screen.width - 1));
    wnoutrefresh(stdscr);
    doupdate();
}

/* Appends the characters of one cell and returns its width in columns. */
static int read_cell(int y, int x, struct str *out)
{
    cchar_t cell;
    wchar_t characters[CCHARW_MAX + 1] = {0};
    attr_t attributes = 0;
    short pair = 0;
    bool read = mvin_wch(y, x, &cell) != ERR && getcchar(&cell, characters, &attributes, &pair, NULL) != ERR;
    if (!read || characters[0] == 0) {
        str_add_char(out, ' ');
        return 1;
    }
    for (size_t i = 0; characters[i] != 0; i++)
        text_encode((uint32_t)characters[i], out);
    int width = wcwidth(characters[0]);
    return width > 0 ? width : 1;
}

void draw_read_text(struct area area, struct str *out)
{
    struct area seen = area_common(area, terminal_area());
    struct str line = {0};
    for (int y = seen.y; y < seen.y + seen.height; y++) {
        str_reset(&line);
        for (int x = seen.x; x < seen.x + seen.width;)
            x += read_cell(y, x, &line);
        size_t length = line.length;
        while (length > 0 && line.text[length - 1] == ' ')
            length--;
        str_add_bytes(out, str_peek(&line), length);
        str_add_char(out, '\n');
    }
    str_clear(&line);
}

enum style draw_read_style(int y, int x)
{
    cchar_t cell;
    wchar_t characters[CCHARW_MAX + 1] = {0};
    attr_t attributes = 0;
    short pair = 0;
    struct area one = {y, x, 1, 1};
    if (area_is_empty(area_common(one, terminal_area())) || mvin_wch(y, x, &cell) == ERR)
        return STYLE_COUNT;
    getcchar(&cell, characters, &attributes, &pair, NULL);
    return paint_role(attributes, pair);
}

void draw_read_cursor(int *y, int *x)
{
    struct area screen = terminal_area();
    *y = limit(state.cursor_y, screen.height - 1);
    *x = limit(state.cursor_x, screen.width - 1);
}
