#include "samreg/tui/pager.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"

#include <stdlib.h>
#include <string.h>

enum { GUESSED_WIDTH = 80 }; /* as long as no area is known */

void pager_init(struct pager *pager, const char *search_label)
{
    *pager = (struct pager){.search_label = memory_copy_text(search_label != NULL ? search_label : "/")};
    edit_line_init(&pager->words, 0);
}

void pager_clear(struct pager *pager)
{
    for (size_t i = 0; i < pager->count; i++)
        free(pager->lines[i].text);
    free(pager->lines);
    free(pager->rows);
    free(pager->search_label);
    edit_line_clear(&pager->words);
    *pager = (struct pager){0};
}

void pager_add(struct pager *pager, const char *text, int indent, enum style style)
{
    bool none_found = pager->found >= pager->count;
    pager->lines = array_room(pager->lines, pager->count, &pager->capacity, sizeof *pager->lines);
    pager->lines[pager->count++] = (struct pager_line){memory_copy_text(text != NULL ? text : ""), indent, style};
    if (none_found)
        pager->found = pager->count;
    pager->width = 0;
}

/* ---- Wrapping ---- */

struct wrapping {
    struct pager *pager;
    size_t line;
    const char *begin;  /* of the line's whole text */
    const char *behind; /* behind the bytes of the last row */
    bool once;          /* only the first row is wanted */
};

static bool add_row(void *context, const char *bytes, size_t length)
{
    struct wrapping *wrapping = context;
    struct pager *pager = wrapping->pager;
    pager->rows = array_room(pager->rows, pager->row_count, &pager->row_capacity, sizeof *pager->rows);
    pager->rows[pager->row_count++] = (struct pager_place){wrapping->line, (size_t)(bytes - wrapping->begin), length};
    wrapping->behind = bytes + length;
    return !wrapping->once;
}

/* Wraps one line: its first row at the full width, the others narrower by the indent. */
static void wrap_line(struct pager *pager, size_t line)
{
    const char *text = pager->lines[line].text;
    int indent = pager->lines[line].indent;
    struct wrapping wrapping = {pager, line, text, text, indent > 0};
    size_t rows = pager->row_count;
    text_wrap(text, pager->width, add_row, &wrapping);
    if (indent > 0 && *wrapping.behind != '\0') {
        const char *rest = wrapping.behind + strspn(wrapping.behind, " \n");
        wrapping.once = false;
        int width = pager->width > indent ? pager->width - indent : 1;
        if (*rest != '\0')
            text_wrap(rest, width, add_row, &wrapping);
    }
    /* An empty line is a blank row. */
    if (pager->row_count == rows)
        add_row(&wrapping, text, 0);
}

/* Wraps everything anew for a width, keeping the line at the top where it is. */
static void wrap_all(struct pager *pager, int width)
{
    size_t line = pager->top < pager->row_count ? pager->rows[pager->top].line : 0;
    pager->width = width;
    pager->row_count = 0;
    pager->top = 0;
    for (size_t i = 0; i < pager->count; i++) {
        if (i == line)
            pager->top = pager->row_count;
        wrap_line(pager, i);
    }
}

/* ---- Keys ---- */

static size_t last_top(const struct pager *pager)
{
    size_t page = pager->page > 0 ? (size_t)pager->page : 1;
    return pager->row_count > page ? pager->row_count - page : 0;
}

static enum pager_result scroll(struct pager *pager, long long rows)
{
    long long top = (long long)pager->top + rows;
    long long last = (long long)last_top(pager);
    pager->top = (size_t)(top < 0 ? 0 : top > last ? last : top);
    return PAGER_STAYED;
}

static bool line_has(const struct pager *pager, size_t line, const char *folded)
{
    struct str text = {0};
    collate_fold(pager->lines[line].text, &text);
    bool found = strstr(str_peek(&text), folded) != NULL;
    str_clear(&text);
    return found;
}

/* Shows the row in which a line begins. */
static void show_line(struct pager *pager, size_t line)
{
    for (size_t row = 0; row < pager->row_count; row++) {
        if (pager->rows[row].line == line) {
            pager->top = row;
            scroll(pager, 0);
            return;
        }
    }
}

/* Finds the next line with the words, from `from` on and around. Case and accents make no difference. */
static enum pager_result find(struct pager *pager, size_t from)
{
    struct str folded = {0};
    collate_fold(edit_line_peek(&pager->words), &folded);
    const char *words = str_peek(&folded) + strspn(str_peek(&folded), " ");
    enum pager_result result = *words == '\0' ? PAGER_STAYED : PAGER_NOT_FOUND;
    for (size_t i = 0; result == PAGER_NOT_FOUND && i < pager->count; i++) {
        size_t line = (from + i) % pager->count;
        if (line_has(pager, line, words)) {
            pager->found = line;
            show_line(pager, line);
            result = PAGER_STAYED;
        }
    }
    str_clear(&folded);
    return result;
}

static enum pager_result search_key(struct pager *pager, struct key key)
{
    if (key_is_cancel(key)) {
        pager->searching = false;
        return PAGER_STAYED;
    }
    if (key.code == KEY_CODE_ENTER && key.modifiers == 0) {
        pager->searching = false;
        size_t line = pager->top < pager->row_count ? pager->rows[pager->top].line : 0;
        return find(pager, line);
    }
    return edit_line_key(&pager->words, key) == EDIT_IGNORED ? PAGER_IGNORED : PAGER_STAYED;
}

static enum pager_result begin_search(struct pager *pager)
{
    pager->searching = true;
    edit_line_set(&pager->words, "");
    return PAGER_STAYED;
}

enum pager_result pager_key(struct pager *pager, struct key key)
{
    /* A key typed before the text was ever drawn: the line it goes to is the same in any width. */
    if (pager->width == 0) {
        wrap_all(pager, GUESSED_WIDTH);
        pager->width = 0;
    }
    if (pager->searching)
        return search_key(pager, key);
    if (key.modifiers != 0)
        return PAGER_IGNORED;
    long long page = pager->page > 1 ? pager->page - 1 : 1;
    switch (key.code) {
    case KEY_CODE_UP:
        return scroll(pager, -1);
    case KEY_CODE_DOWN:
        return scroll(pager, 1);
    case KEY_CODE_PAGE_UP:
        return scroll(pager, -page);
    case KEY_CODE_PAGE_DOWN:
    case KEY_CODE_SPACE:
        return scroll(pager, page);
    case KEY_CODE_HOME:
        return scroll(pager, -(long long)pager->row_count);
    case KEY_CODE_END:
        return scroll(pager, (long long)pager->row_count);
    case '/':
        return begin_search(pager);
    case 'n':
        return find(pager, pager->found < pager->count ? pager->found + 1 : 0);
    default:
        return PAGER_IGNORED;
    }
}

void pager_paste(struct pager *pager, const char *text, size_t length)
{
    if (pager->searching)
        edit_line_paste(&pager->words, text, length);
}

bool pager_is_typing(const struct pager *pager)
{
    return pager->searching;
}

/* ---- Drawing ---- */

static void draw_row(const struct pager *pager, size_t row, struct area area, int y)
{
    const struct pager_place *place = &pager->rows[row];
    const struct pager_line *line = &pager->lines[place->line];
    bool first = row == 0 || pager->rows[row - 1].line != place->line;
    int indent = first ? 0 : line->indent;
    char *text = memory_copy_bytes(line->text + place->begin, place->length);
    enum style style = place->line == pager->found ? STYLE_ACCENT : line->style;
    draw_cell(area, y, 0, indent, "", DRAW_LEFT, STYLE_NORMAL);
    draw_cell(area, y, indent, area.width - indent, text, DRAW_LEFT, style);
    free(text);
    if (first && place->line == pager->found)
        draw_cursor(area, y, 0);
}

static void draw_search(struct pager *pager, struct area row)
{
    int label = text_width(pager->search_label);
    label = label > row.width / 2 ? row.width / 2 : label;
    draw_cell(row, 0, 0, label, pager->search_label, DRAW_LEFT, STYLE_STRONG);
    edit_line_draw(&pager->words, row, 0, label, row.width - label, STYLE_NORMAL, true);
}

void pager_draw(struct pager *pager, struct area area)
{
    if (area_is_empty(area))
        return;
    struct area body = area;
    struct area search = area_take_bottom(&body, pager->searching ? 1 : 0);
    /* The last column is for the scroll mark. */
    int width = body.width > 2 ? body.width - 1 : body.width;
    if (pager->width != width)
        wrap_all(pager, width);
    pager->page = body.height;
    scroll(pager, 0);
    draw_fill(body, STYLE_NORMAL);
    draw_cursor(body, 0, 0);
    struct area text = {body.y, body.x, body.height, width};
    for (int y = 0; y < body.height && pager->top + (size_t)y < pager->row_count; y++)
        draw_row(pager, pager->top + (size_t)y, text, y);
    draw_scroll_mark(body, (long long)pager->top, body.height, (long long)pager->row_count, STYLE_BORDER);
    if (pager->searching)
        draw_search(pager, search);
}
