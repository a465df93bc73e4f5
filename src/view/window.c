#include "samreg/view/window.h"

#include "samreg/app/listing.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/base/number.h"
#include "samreg/model/field.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <stdlib.h>
#include <string.h>

enum {
    SLICE_ROWS = 120, /* read ahead: more than the tallest usual screen, little enough to read in a blink */
    MOST_ROWS = 360, /* beyond this the far end is dropped */
    COUNT_COLUMNS = 3,
    NAME_COLUMNS = 10
};

/* Sets heading and width of one column from its field. Where there is no room for all, those go first in which every
 * row shows the same, for the filter says it already. */
static void set_column(struct window *window, size_t at, int index)
{
    const struct field *field = &window->selection.entity->fields[index];

    window->fields[at] = index;
    window->columns[at] = (struct list_column){
        .title = text_in(app_language(window->app), field->label),
        .width = field->width > 0 ? field->width : 16,
        .minimum = field->width > 16 ? field->width * 2 / 3 : field->width,
        .priority = (int)at + (filter_fixes(&window->selection.filter, field) ? WINDOW_COLUMNS : 0),
        .align = field_is_number(field) ? DRAW_RIGHT : DRAW_LEFT,
        .grows = at == 0,
        .spills = at == 0 && !window->list.has_heading,
    };
    if (at == 0 && window->counted >= 0) {
        window->columns[at].minimum = NAME_COLUMNS; /* the count is worth more than the end of a name */
    }
    if ((int)at == window->counted) {
        window->columns[at].title = "";
        window->columns[at].width = window->columns[at].minimum = COUNT_COLUMNS;
        window->columns[at].align = DRAW_RIGHT;
    }
}

void window_set_columns(struct window *window, const int *fields, size_t count)
{
    window->column_count = count < WINDOW_COLUMNS ? count : WINDOW_COLUMNS;
    for (size_t i = 0; i < window->column_count; i++)
        set_column(window, i, fields[i]);
    list_touch(&window->list);
}

void window_set_default_columns(struct window *window)
{
    int fields[WINDOW_COLUMNS] = {0};

    window_set_columns(window, fields,
                       listing_default_fields(window->selection.entity, PUBLISH_TEXT, fields, WINDOW_COLUMNS));
}

void window_init(struct window *window, struct app *app, const struct entity *entity)
{
    *window = (struct window){.app = app, .stale = true, .count_stale = true, .counted = -1};
    selection_init(&window->selection, entity, app_as_of(app));
    list_init(&window->list);
    window->list.sorted = -1;
    window_set_default_columns(window);
}

void window_put_selection(struct window *window, struct selection *selection)
{
    bool same = window->selection.entity == selection->entity;

    selection_clear(&window->selection);
    window->selection = *selection;
    *selection = (struct selection){0};
    if (!same) {
        slice_clear(&window->rows); /* rows of another kind must not be drawn with these columns */
        bool heading = window->list.has_heading;
        bool marks = window->list.has_marks;

        list_init(&window->list);
        window->list.has_heading = heading;
        window->list.has_marks = marks;
        window->list.sorted = -1;
        window->mark_count = 0;
        window_set_default_columns(window);
    }
    window_changed(window, false);
}

static void renew_columns(struct window *window)
{
    for (size_t i = 0; i < window->column_count; i++)
        set_column(window, i, window->fields[i]);
}

void window_put_filter(struct window *window, struct filter *filter)
{
    filter_clear(&window->selection.filter);
    window->selection.filter = *filter;
    *filter = (struct filter){0};
    renew_columns(window);
}

void window_clear(struct window *window)
{
    selection_clear(&window->selection);
    slice_clear(&window->rows);
    free(window->marks);
    error_clear(&window->error);
    *window = (struct window){0};
}

void window_changed(struct window *window, bool keep)
{
    const struct record *row = window_row(window);
    bool underway = window->stale && window->keep != 0; /* to a record that is to be read yet */

    if (row != NULL && keep && !underway) {
        window->keep = row->id;
        window->keep_offset = window->list.cursor - window->list.top;
    } else if (!keep) {
        window->keep = 0;
    }
    renew_columns(window); /* the language may be another */
    window->selection.as_of = date_is_set(window->day) ? window->day : app_as_of(window->app);
    window->stale = true;
    window->count_stale = true;
}

void window_go(struct window *window, int64_t id)
{
    window->keep = id;
    window->keep_offset = 0;
    window->stale = true;
}

const struct record *window_row(const struct window *window)
{
    return window->list.cursor < window->rows.count ? &window->rows.rows[window->list.cursor] : NULL;
}

/* Tells the list what is loaded. */
static void tell_list(struct window *window, long long first, long long shift)
{
    struct list_rows rows = {
        .loaded = window->rows.count,
        .more_before = !window->rows.at_begin,
        .more_after = !window->rows.at_end,
        .first = window->rows.at_begin ? 0 : first,
        .count = window->count_stale ? -1 : window->list.rows.count,
    };

    list_set_rows(&window->list, &rows, shift);
}

/* Keeps the message of what failed; a read that a waiting key stopped has not failed. */
static bool went_well(struct window *window, enum status status, struct error *error)
{
    if (status == STATUS_OK) {
        error_clear(&window->error);
        return true;
    }
    if (status == STATUS_STOPPED) {
        error_clear(error);
        return false;
    }
    error_clear(&window->error);
    window->error = *error;
    window->stale = false;
    window->count_stale = false;
    slice_clear(&window->rows);
    window->rows.at_begin = window->rows.at_end = true;
    tell_list(window, 0, 0);
    return false;
}

/* Appends `more` behind (or, with `front`, before) the rows loaded, taking it over. */
static void join_slice(struct slice *rows, struct slice *more, bool front)
{
    size_t total = rows->count + more->count;
    size_t at = front ? 0 : rows->count;

    if (total > rows->capacity) {
        rows->rows = memory_resize(rows->rows, total, sizeof *rows->rows);
        rows->places = memory_resize(rows->places, total, sizeof *rows->places);
        rows->capacity = total;
    }
    if (front && rows->count > 0) {
        memmove(rows->rows + more->count, rows->rows, rows->count * sizeof *rows->rows);
        memmove(rows->places + more->count, rows->places, rows->count * sizeof *rows->places);
    }
    if (more->count > 0) {
        memcpy(rows->rows + at, more->rows, more->count * sizeof *rows->rows);
        memcpy(rows->places + at, more->places, more->count * sizeof *rows->places);
    }
    rows->count = total;
    if (front)
        rows->at_begin = more->at_begin;
    else
        rows->at_end = more->at_end;
    more->count = 0;
    slice_clear(more);
}

/* Drops rows at one end; returns how many. */
static size_t drop_rows(struct slice *rows, size_t keep, bool front)
{
    size_t drop = rows->count > keep ? rows->count - keep : 0;
    size_t from = front ? 0 : keep;

    for (size_t i = 0; i < drop; i++) {
        record_clear(&rows->rows[from + i]);
        place_free(&rows->places[from + i]);
    }
    if (front && drop > 0) {
        memmove(rows->rows, rows->rows + drop, keep * sizeof *rows->rows);
        memmove(rows->places, rows->places + drop, keep * sizeof *rows->places);
        rows->at_begin = false;
    } else if (drop > 0) {
        rows->at_end = false;
    }
    rows->count -= drop;
    return drop;
}

/* Puts the row that stands for all before the first one. */
static void add_row_for_all(struct window *window, struct slice *rows)
{
    struct slice all = {0};

    if (window->all == NULL || !rows->at_begin || (rows->count > 0 && rows->rows[0].id == 0))
        return;
    all.rows = memory_new(sizeof *all.rows);
    all.places = memory_new(sizeof *all.places);
    record_init(all.rows, window->selection.entity);
    all.count = all.capacity = 1;
    all.at_begin = true;
    join_slice(rows, &all, true);
}

/* Reads on behind what is loaded, or before it. */
static bool read_on(struct window *window, bool front)
{
    struct slice more = {0};
    struct error error = {0};
    size_t loaded = window->rows.count;
    const struct place *edge = loaded == 0 ? NULL : window->rows.places[front ? 0 : loaded - 1];
    long long first = window->list.rows.first;
    enum status status = app_slice(window->app, &window->selection, edge, front ? APP_BACKWARD : APP_FORWARD,
                                   SLICE_ROWS, &more, &error);
    size_t dropped;
    size_t got = more.count;

    if (!went_well(window, status, &error)) {
        slice_clear(&more);
        return false;
    }
    join_slice(&window->rows, &more, front);
    if (front && window->rows.at_begin) {
        size_t before = window->rows.count;

        add_row_for_all(window, &window->rows);
        got += window->rows.count - before;
    }
    dropped = drop_rows(&window->rows, MOST_ROWS, !front);
    if (first >= 0)
        first += front ? -(long long)got : (long long)dropped;
    tell_list(window, first, front ? (long long)got : -(long long)dropped);
    return true;
}

/* The rows that fill the list: what is read first, for the eye waits for no more. */
static size_t rows_to_fill(const struct window *window)
{
    return window->list.page > 1 ? (size_t)window->list.page : (size_t)terminal_area().height;
}

/* Replaces what is loaded by the first or the last rows. */
static bool read_end(struct window *window, bool last)
{
    struct slice rows = {0};
    struct error error = {0};
    enum status status = app_slice(window->app, &window->selection, NULL, last ? APP_BACKWARD : APP_FORWARD,
                                   rows_to_fill(window), &rows, &error);
    long long count = window->count_stale ? -1 : window->list.rows.count;

    if (!went_well(window, status, &error)) {
        slice_clear(&rows);
        return false;
    }
    add_row_for_all(window, &rows);
    slice_clear(&window->rows);
    window->rows = rows;
    tell_list(window, last && count >= 0 ? count - (long long)rows.count : -1, 0);
    return true;
}

/* Finds the record that the cursor shall be on and reads the rows around it; false when a key waits or it failed. */
static bool read_around(struct window *window)
{
    struct place *place = NULL;
    struct slice rows = {0};
    struct slice before = {0};
    struct error error = {0};
    bool found = false;
    size_t above = 0;
    enum status status = app_place_of(window->app, &window->selection, window->keep, &place, &found, &error);

    if (status == STATUS_OK)
        status = app_slice(window->app, &window->selection, place, APP_FORWARD, rows_to_fill(window), &rows, &error);
    if (status == STATUS_OK)
        status = app_slice(window->app, &window->selection, place, APP_BACKWARD, rows_to_fill(window), &before, &error);
    place_free(&place);
    if (!went_well(window, status, &error)) {
        slice_clear(&rows);
        slice_clear(&before);
        return false;
    }
    above = before.count;
    join_slice(&rows, &before, true);
    if (rows.at_begin) {
        add_row_for_all(window, &rows);
        above = rows.count > 0 && rows.rows[0].id == 0 ? above + 1 : above;
    }
    slice_clear(&window->rows);
    window->rows = rows;
    tell_list(window, -1, 0);
    list_go(&window->list, above > window->keep_offset ? above - window->keep_offset : 0);
    window->list.top = above > window->keep_offset ? above - window->keep_offset : 0;
    list_go(&window->list, above);
    return true;
}

/* Where the cursor begins: one who has typed a filter means what it found, not the row for all. */
static size_t first_meant(const struct window *window)
{
    bool found = window->selection.filter.count > 0 && window->rows.count > 1 && window->rows.rows[0].id == 0;

    return found ? 1 : 0;
}

/* Reads everything anew. */
static bool read_anew(struct window *window)
{
    bool done;

    if (window->keep != 0) {
        done = read_around(window);
    } else {
        done = read_end(window, false);
        if (done) {
            window->list.top = 0;
            list_go(&window->list, first_meant(window));
        }
    }
    if (done) {
        window->stale = false;
        window->keep = 0;
        list_touch(&window->list);
    }
    return done;
}

/* Reads the count and, where it is not known, how many rows stand before the first one loaded. */
static bool read_count(struct window *window)
{
    struct error error = {0};
    struct list_rows rows = window->list.rows;
    int64_t count = 0;
    int64_t rank = 1;
    enum status status = app_count(window->app, &window->selection, &count, &error);

    if (status == STATUS_OK && !window->rows.at_begin && window->rows.count > 0)
        status = app_rank(window->app, &window->selection, window->rows.places[0], &rank, &error);
    if (!went_well(window, status, &error))
        return false;
    window->count_stale = false;
    rows.count = count + (window->all != NULL);
    rows.first = window->rows.at_begin ? 0 : rank - 1 + (window->all != NULL);
    list_set_rows(&window->list, &rows, 0);
    return true;
}

/* What the list needs, or would soon. */
static bool read_wanted(struct window *window)
{
    switch (list_wants(&window->list)) {
    case LIST_WANT_BEFORE:
        return read_on(window, true);
    case LIST_WANT_AFTER:
        return read_on(window, false);
    case LIST_WANT_FIRST:
        return read_end(window, false);
    case LIST_WANT_LAST:
        return read_end(window, true);
    case LIST_WANT_NOTHING:
        break;
    }
    if (!window->rows.at_end && window->list.cursor + 2 * (size_t)window->list.page > window->rows.count)
        return read_on(window, false);
    if (!window->rows.at_begin && window->list.cursor < 2 * (size_t)window->list.page)
        return read_on(window, true);
    return false;
}

bool window_work(struct window *window)
{
    if (window->stale)
        return read_anew(window);
    if (window->error.status == STATUS_OK && read_wanted(window))
        return true;
    return window->count_stale && read_count(window);
}

void window_load(struct window *window)
{
    if (window->stale)
        (void)read_anew(window);
}

void window_settle(struct window *window, bool whole)
{
    window_load(window);
    while (whole && window->error.status == STATUS_OK &&
           (window->list.wanted != 0 || window->list.jump != LIST_WANT_NOTHING) && read_wanted(window)) {
    }
}

/* The place of a mark, or where it would stand. */
static size_t find_mark(const struct window *window, int64_t id)
{
    size_t low = 0;
    size_t high = window->mark_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (window->marks[middle] < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool window_is_marked(const struct window *window, int64_t id)
{
    size_t at = find_mark(window, id);

    return at < window->mark_count && window->marks[at] == id;
}

/* Marks a record or takes its mark away. */
static void mark_record(struct window *window, int64_t id, bool marked)
{
    size_t at = find_mark(window, id);

    if (marked == window_is_marked(window, id))
        return;
    if (marked) {
        window->marks = array_room(window->marks, window->mark_count, &window->mark_capacity, sizeof *window->marks);
        memmove(window->marks + at + 1, window->marks + at, (window->mark_count - at) * sizeof *window->marks);
        window->marks[at] = id;
        window->mark_count++;
    } else {
        window->mark_count--;
        memmove(window->marks + at, window->marks + at + 1, (window->mark_count - at) * sizeof *window->marks);
    }
    list_touch(&window->list);
}

static int compare_ids(const void *a, const void *b)
{
    int64_t one = *(const int64_t *)a;
    int64_t other = *(const int64_t *)b;

    return (one > other) - (one < other);
}

void window_mark_all(struct window *window, const int64_t *ids, size_t count)
{
    free(window->marks);
    window->marks = memory_new_array(count, sizeof *window->marks);
    if (count > 0) {
        memcpy(window->marks, ids, count * sizeof *window->marks);
        qsort(window->marks, count, sizeof *window->marks, compare_ids);
    }
    window->mark_count = window->mark_capacity = count;
    list_touch(&window->list);
}

void window_unmark_all(struct window *window)
{
    window->mark_count = 0;
    list_touch(&window->list);
}

enum list_result window_key(struct window *window, struct key key)
{
    enum list_result result = list_key(&window->list, key);

    if (result == LIST_MARK && window->list.marked_row < window->rows.count) {
        int64_t id = window->rows.rows[window->list.marked_row].id;

        mark_record(window, id, !window_is_marked(window, id));
    }
    return result;
}

void window_counter(const struct window *window, struct str *out)
{
    long long place = list_place(&window->list) - (window->all != NULL);
    char number[NUMBER_TEXT];

    if (window->list.rows.count >= 0) {
        if (place >= 0)
            str_addf(out, "%s/", number_say(place + 1, number));
        str_add(out, number_say(window->list.rows.count - (window->all != NULL), number));
    }
}

/* What the source is not sure of bears a question mark wherever it is listed. */
static bool is_uncertain(const struct record *record)
{
    int certainty = entity_field_index(record->entity, "certainty");

    return certainty >= 0 && record->values[certainty].kind == VALUE_TEXT &&
           strcmp(record->values[certainty].text, "uncertain") == 0;
}

static void cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    const struct window *window = context;
    const struct record *record = &window->rows.rows[row];
    int index = window->fields[column];

    if (record->id == 0 && column == 0) {
        str_add(out, text_in(app_language(window->app), window->all));
        return;
    }
    words_value(app_language(window->app), &record->entity->fields[index],
                record_value_in(record, (size_t)index, app_language(window->app)), out);
    if (column == 0 && is_uncertain(record))
        str_add(out, " ?");
    if (window->decorate != NULL)
        window->decorate(window->decorate_context, record, column, out, style);
}

static bool is_marked(void *context, size_t row)
{
    const struct window *window = context;

    return window->mark_count > 0 && window_is_marked(window, window->rows.rows[row].id);
}

void window_draw(struct window *window, struct area area, bool focus)
{
    struct list_source source = {window, cell, window->list.has_marks ? is_marked : NULL};

    if (window->error.status != STATUS_OK) {
        char *text = error_text(&window->error, app_language(window->app));

        draw_fill(area, STYLE_NORMAL);
        draw_text(area, 0, 0, text, STYLE_ERROR);
        draw_cursor(area, 0, 0);
        free(text);
        list_touch(&window->list);
        return;
    }
    list_draw(&window->list, area, window->columns, window->column_count, &source, focus);
}
