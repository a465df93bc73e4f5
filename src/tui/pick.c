#include "samreg/tui/pick.h"

#include "samreg/base/collate.h"
#include "samreg/base/memory.h"
#include "samreg/base/text.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/popup.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns and rows beyond which an overlay to pick from does not grow. */
enum { WIDEST = 76, NARROWEST = 30, TALLEST = 24 };

/* How well a row matches. */
enum { RANK_EQUAL, RANK_BEGINS, RANK_DETAIL_BEGINS, RANK_WORDS_BEGIN, RANK_CONTAINS, RANK_HIDDEN, RANK_COUNT };

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
        free(pick->rows[i].folded_text);
        free(pick->rows[i].folded_detail);
        free(pick->rows[i].folded_shown);
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

static char *fold(const char *text)
{
    struct str folded = {0};
    if (text != NULL)
        collate_fold(text, &folded);
    return str_take(&folded);
}

void pick_add(struct pick *pick, long long id, const char *text, const char *detail, const char *words)
{
    struct pick_row row = {.id = id,
                           .text = memory_copy_text(text),
                           .detail = memory_copy_text(detail),
                           .folded_text = fold(text),
                           .folded_detail = fold(detail)};
    struct str folded = {0};
    str_addf(&folded, "%s%s", row.folded_text, row.folded_detail);
    row.folded_shown = memory_copy_text(str_peek(&folded));
    if (words != NULL)
        collate_fold(words, &folded);
    row.folded = str_take(&folded);
    pick->rows = array_room(pick->rows, pick->count, &pick->capacity, sizeof *pick->rows);
    pick->rows[pick->count++] = row;
}

/* True when each word of the folded query stands in the folded text; with `begins`, at the beginning of a word. Words
 * are runs without blanks, and blanks stand before each word of a folded text. */
static bool has_words(const char *folded, const char *query, bool begins)
{
    struct str word = {0};
    bool found = true;
    for (const char *at = query; found && *at != '\0';) {
        size_t length = strcspn(at, " ");
        str_reset(&word);
        if (begins)
            str_add_char(&word, ' ');
        str_add_bytes(&word, at, length);
        found = length == 0 || strstr(folded, str_peek(&word)) != NULL;
        at += length > 0 ? length : 1;
    }
    str_clear(&word);
    return found;
}

/* How well a row matches the folded query; RANK_COUNT when it does not. */
static int rank_of(const struct pick_row *row, const char *query)
{
    size_t length = strlen(query);
    if (strcmp(row->folded_text, query) == 0 || strcmp(row->folded_shown, query) == 0)
        return RANK_EQUAL;
    if (strncmp(row->folded_shown, query, length) == 0)
        return RANK_BEGINS;
    if (strncmp(row->folded_detail, query, length) == 0)
        return RANK_DETAIL_BEGINS;
    if (has_words(row->folded_text, query, true))
        return RANK_WORDS_BEGIN;
    if (has_words(row->folded_text, query, false))
        return RANK_CONTAINS;
    return has_words(row->folded, query, false) ? RANK_HIDDEN : RANK_COUNT;
}

static void set_list(struct pick *pick)
{
    struct list_rows rows = {.loaded = pick->shown_count, .first = 0, .count = (long long)pick->shown_count};
    list_set_rows(&pick->list, &rows, 0);
    list_go(&pick->list, 0);
}

static void keep_room(struct pick *pick)
{
    for (size_t i = 0; i < pick->count; i++) {
        int width = text_width(pick->rows[i].text);
        pick->text_room = width > pick->text_room ? width : pick->text_room;
        width = pick->rows[i].detail != NULL ? text_width(pick->rows[i].detail) : 0;
        pick->detail_room = width > pick->detail_room ? width : pick->detail_room;
    }
    pick->row_room = pick->count > pick->row_room ? pick->count : pick->row_room;
}

void pick_ready(struct pick *pick)
{
    struct str query = {0};
    if (!pick->owner_filters)
        collate_fold(edit_line_peek(&pick->typed), &query);
    for (size_t i = 0; i < pick->count; i++)
        pick->rows[i].rank = query.length == 0 ? RANK_EQUAL : rank_of(&pick->rows[i], str_peek(&query));
    pick->shown_count = 0;
    for (int rank = RANK_EQUAL; rank < RANK_COUNT; rank++) {
        for (size_t i = 0; i < pick->count; i++) {
            if (pick->rows[i].rank != rank)
                continue;
            pick->shown = array_room(pick->shown, pick->shown_count, &pick->shown_capacity, sizeof *pick->shown);
            pick->shown[pick->shown_count++] = i;
        }
    }
    str_clear(&query);
    keep_room(pick);
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

/* The list's keys that do not also edit the typed text just now. */
static bool moves_list(const struct pick *pick, struct key key)
{
    if (key.modifiers != 0)
        return false;
    if (key.code == KEY_CODE_HOME || key.code == KEY_CODE_END)
        return pick->moving || pick->typed.text.length == 0;
    return key.code == KEY_CODE_UP || key.code == KEY_CODE_DOWN || key.code == KEY_CODE_PAGE_UP ||
           key.code == KEY_CODE_PAGE_DOWN;
}

static void move_list(struct pick *pick, struct key key)
{
    size_t last = pick->shown_count > 0 ? pick->shown_count - 1 : 0;
    if (key.code == KEY_CODE_UP && pick->list.cursor == 0)
        list_go(&pick->list, last);
    else if (key.code == KEY_CODE_DOWN && pick->list.cursor == last)
        list_go(&pick->list, 0);
    else
        list_key(&pick->list, key);
    pick->moving = true;
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
    if (moves_list(pick, key)) {
        move_list(pick, key);
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

static int between(int least, int value, int most)
{
    return value < least ? least : value > most ? most : value;
}

int pick_text_columns(int screen_width, int detail)
{
    enum { FRAME = 4, GUTTER = 1 };
    int columns = between(0, screen_width - FRAME, WIDEST) - GUTTER - (detail > 0 ? detail + 1 : 0) - 1;
    return columns > 0 ? columns : 0;
}

static void draw_typed(struct pick *pick, struct area row)
{
    const char *prompt = pick->prompt != NULL ? pick->prompt : "";
    int label = between(0, text_width(prompt), row.width / 2);
    draw_cell(row, 0, 0, label, prompt, DRAW_LEFT, STYLE_LABEL);
    edit_line_draw(&pick->typed, row, 0, label, row.width - label, STYLE_FIELD, true);
}

/* Which row of how many, where not all of them fit in `page`; empty otherwise. */
static void write_counter(const struct pick *pick, int page, char *counter, size_t size)
{
    counter[0] = '\0';
    if (page > 0 && pick->shown_count > (size_t)page)
        (void)snprintf(counter, size, "%zu/%zu", pick->list.cursor + 1, pick->shown_count);
}

static void draw_rows(struct pick *pick, struct area content)
{
    struct list_column columns[] = {
        [TEXT_COLUMN] = {.width = between(1, pick->text_room, WIDEST), .minimum = 8, .priority = 0, .grows = true},
        [DETAIL_COLUMN] = {.width = between(1, pick->detail_room, WIDEST), .minimum = 6, .priority = 1},
    };
    struct list_source source = {.context = pick, .cell = give_cell};
    /* An overlay is drawn over others every time: nothing of it can be relied on to stand there still. */
    list_touch(&pick->list);
    list_draw(&pick->list, content, columns, pick->detail_room > 0 ? 2 : 1, &source, true);
    if (pick->shown_count == 0 && pick->empty != NULL)
        draw_cell(content, 0, 0, content.width, pick->empty, DRAW_LEFT, STYLE_DIM);
    struct area with_border = {content.y, content.x, content.height, content.width + 2};
    draw_scroll_mark(with_border, (long long)pick->list.top, content.height, (long long)pick->shown_count,
                     STYLE_BORDER_ACTIVE);
}

void pick_draw(struct pick *pick, struct area screen)
{
    int rows = (int)(pick->row_room < TALLEST ? pick->row_room : TALLEST);
    int width = between(NARROWEST, pick->text_room + pick->detail_room + 3, WIDEST);
    int height = between(3, rows + 1, screen.height - 4);
    char counter[48];
    write_counter(pick, popup_content(screen, height, width).height - 1, counter, sizeof counter);
    struct area content = popup_draw_frame(screen, height, width, pick->title, counter);
    struct area typed = area_take_top(&content, 1);
    draw_typed(pick, typed);
    if (area_is_empty(content))
        return;
    draw_rows(pick, content);
    /* While one types the cursor stands in the text, while one moves on the row. */
    if (!pick->moving)
        draw_typed(pick, typed);
}
