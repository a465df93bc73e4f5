#include "samreg/tui/pick.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/popup.h"

#include <stdlib.h>
#include <string.h>

/* Columns and rows beyond which an overlay to pick from does not grow. */
enum { WIDEST = 76, NARROWEST = 30, TALLEST = 24 };

void pick_init(struct pick *pick, const char *title, const char *prompt)
{
    *pick = (struct pick){.title = memory_copy_text(title), .prompt = memory_copy_text(prompt)};
    edit_line_init(&pick->typed, 0);
    list_init(&pick->list);
    pick->list.has_heading = false;
}

void pick_clear_rows(struct pick *pick)
{
    for (size_t i = 0; i < pick->count; i++) {
        free(pick->rows[i].text);
        free(pick->rows[i].detail);
        free(pick->rows[i].folded);
    }
    pick->count = 0;
    pick->shown_count = 0;
}

void pick_clear(struct pick *pick)
{
    pick_clear_rows(pick);
    free(pick->rows);
    free(pick->shown);
    free(pick->title);
    free(pick->prompt);
    free(pick->empty);
    edit_line_clear(&pick->typed);
    *pick = (struct pick){0};
}

void pick_add(struct pick *pick, long long id, const char *text, const char *detail, const char *words)
{
    struct str folded = {0};
    collate_fold(text, &folded);
    if (detail != NULL)
        collate_fold(detail, &folded);
    if (words != NULL)
        collate_fold(words, &folded);
    pick->rows = array_room(pick->rows, pick->count, &pick->capacity, sizeof *pick->rows);
    pick->rows[pick->count++] =
        (struct pick_row){id, memory_copy_text(text), memory_copy_text(detail), str_take(&folded)};
}

/* True when each word of the folded query is part of the row's folded text. Words are runs without blanks. */
static bool matches(const struct pick_row *row, const char *query)
{
    struct str word = {0};
    bool found = true;
    for (const char *at = query; found && *at != '\0';) {
        size_t length = strcspn(at, " ");
        str_reset(&word);
        str_add_bytes(&word, at, length);
        found = length == 0 || strstr(row->folded, str_peek(&word)) != NULL;
        at += length > 0 ? length : 1;
    }
    str_clear(&word);
    return found;
}

static void set_list(struct pick *pick)
{
    struct list_rows rows = {.loaded = pick->shown_count, .first = 0, .count = (long long)pick->shown_count};
    list_set_rows(&pick->list, &rows, 0);
    list_go(&pick->list, 0);
}

void pick_ready(struct pick *pick)
{
    struct str query = {0};
    if (!pick->owner_filters)
        collate_fold(edit_line_peek(&pick->typed), &query);
    pick->shown_count = 0;
    for (size_t i = 0; i < pick->count; i++) {
        if (!matches(&pick->rows[i], str_peek(&query)))
            continue;
        pick->shown = array_room(pick->shown, pick->shown_count, &pick->shown_capacity, sizeof *pick->shown);
        pick->shown[pick->shown_count++] = i;
    }
    str_clear(&query);
    set_list(pick);
}

void pick_select(struct pick *pick, long long id)
{
    for (size_t i = 0; i < pick->shown_count; i++) {
        if (pick->rows[pick->shown[i]].id == id) {
            list_go(&pick->list, i);
            pick->moving = true;
            return;
        }
    }
}

const struct pick_row *pick_chosen(const struct pick *pick)
{
    return pick->list.cursor < pick->shown_count ? &pick->rows[pick->shown[pick->list.cursor]] : NULL;
}

static enum pick_result after_edit(struct pick *pick, enum edit_result result)
{
    if (result == EDIT_IGNORED)
        return PICK_IGNORED;
    pick->moving = false;
    if (result != EDIT_CHANGED)
        return PICK_STAYED;
    if (!pick->owner_filters)
        pick_ready(pick);
    return PICK_FILTERED;
}

/* The list's keys that do not also edit the typed text. */
static bool moves_list(struct key key)
{
    return key.modifiers == 0 && (key.code == KEY_CODE_UP || key.code == KEY_CODE_DOWN ||
                                  key.code == KEY_CODE_PAGE_UP || key.code == KEY_CODE_PAGE_DOWN);
}

enum pick_result pick_key(struct pick *pick, struct key key)
{
    if (key_is_cancel(key))
        return PICK_CANCELLED;
    if (key.modifiers == 0 && key.code == KEY_CODE_ENTER) {
        if (pick_chosen(pick) != NULL)
            return PICK_CHOSEN;
        return pick->free_text && pick->typed.text.length > 0 ? PICK_FREE : PICK_STAYED;
    }
    if (moves_list(key)) {
        list_key(&pick->list, key);
        pick->moving = true;
        return PICK_STAYED;
    }
    return after_edit(pick, edit_line_key(&pick->typed, key));
}

enum pick_result pick_paste(struct pick *pick, const char *text, size_t length)
{
    return after_edit(pick, edit_line_paste(&pick->typed, text, length));
}

enum { TEXT_COLUMN, DETAIL_COLUMN };

static void give_cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    const struct pick *pick = context;
    const struct pick_row *shown = &pick->rows[pick->shown[row]];
    if (column == TEXT_COLUMN) {
        str_add(out, shown->text);
    } else {
        str_add(out, shown->detail);
        *style = STYLE_DIM;
    }
}

/* The widest text and the widest detail of all rows, so that the overlay keeps its size while one types. */
static void measure(const struct pick *pick, int *text, int *detail)
{
    *text = 0;
    *detail = 0;
    for (size_t i = 0; i < pick->count; i++) {
        int width = text_width(pick->rows[i].text);
        *text = width > *text ? width : *text;
        width = pick->rows[i].detail != NULL ? text_width(pick->rows[i].detail) : 0;
        *detail = width > *detail ? width : *detail;
    }
}

static int between(int least, int value, int most)
{
    return value < least ? least : value > most ? most : value;
}

static void draw_typed(struct pick *pick, struct area row)
{
    const char *prompt = pick->prompt != NULL ? pick->prompt : "";
    int label = between(0, text_width(prompt), row.width / 2);
    draw_cell(row, 0, 0, label, prompt, DRAW_LEFT, STYLE_LABEL);
    edit_line_draw(&pick->typed, row, 0, label, row.width - label, STYLE_FIELD, true);
}

void pick_draw(struct pick *pick, struct area screen)
{
    int text = 0;
    int detail = 0;
    measure(pick, &text, &detail);
    int width = between(NARROWEST, text + detail + 3, WIDEST);
    int height = between(3, (int)(pick->count < TALLEST ? pick->count : TALLEST) + 1, screen.height - 4);
    struct area content = popup_draw_frame(screen, height, width, pick->title);
    struct area typed = area_take_top(&content, 1);
    draw_typed(pick, typed);
    if (area_is_empty(content))
        return;
    struct list_column columns[] = {
        [TEXT_COLUMN] = {.width = between(1, text, WIDEST), .minimum = 8, .priority = 0, .grows = true},
        [DETAIL_COLUMN] = {.width = between(1, detail, WIDEST), .minimum = 6, .priority = 1},
    };
    struct list_source source = {.context = pick, .cell = give_cell};
    /* An overlay is drawn over others every time: nothing of it can be relied on to stand there still. */
    list_touch(&pick->list);
    list_draw(&pick->list, content, columns, detail > 0 ? 2 : 1, &source, true);
    if (pick->shown_count == 0 && pick->empty != NULL)
        draw_cell(content, 0, 0, content.width, pick->empty, DRAW_LEFT, STYLE_DIM);
    /* While one types the cursor stands in the text, while one moves on the row. */
    if (!pick->moving)
        draw_typed(pick, typed);
}
