#include "samreg/app/matrix_picture.h"

#include "samreg/base/translate.h"

#include <stdio.h>
#include <stdlib.h>

/* Where things stand on the paper, in its units. */
enum {
    MARGIN = 60,
    TITLE_Y = 84, TITLE_SIZE = 40,
    LINE_Y = 124, LINE_SIZE = 24,
    BODY_Y = 150,         /* the heads above begin */
    LEAST_HEAD = 110, MOST_HEAD = 220, MOST_TURNED_HEAD = 400, /* their height; names of arrangements are long */
    FOOT_Y = PICTURE_HEIGHT - 36, FOOT_SIZE = 20,
    LEGEND_Y = FOOT_Y - 34, LEGEND_SIZE = 22,
    BODY_END = LEGEND_Y - 36,
    NAME_WIDTH = 480, SUM_WIDTH = 90,
    CELLS_X = MARGIN + NAME_WIDTH + SUM_WIDTH,
    CELLS_WIDTH = PICTURE_WIDTH - MARGIN - CELLS_X,
    LEAST_HEIGHT = 26, MOST_HEIGHT = 52, /* of a row */
    LEAST_WIDTH = 32, MOST_WIDTH = 96,   /* of a column */
};

/* The matrix being drawn, and the part of it on the page at hand. */
struct sheet {
    const struct app *app;
    const struct matrix *matrix;
    const struct matrix_shown *shown;
    const struct matrix_caption *caption;
    enum matrix_grouping grouping;
    bool turned;
    size_t rows, columns;            /* as they lie on the paper: turned or not */
    int height, width;               /* of a row and of a column */
    int cells_y;                     /* where the cells begin, below the heads */
    size_t page_rows, page_columns;  /* on a page, at most */
    size_t drawn_rows;               /* of `rows`: those that the pages there may be have room for */
    size_t row, row_end, column, column_end; /* on the page */
    size_t page, pages;
    struct picture *picture;
};

static const char *say(const struct sheet *sheet, const char *msgid)
{
    return text_in(app_language(sheet->app), msgid);
}

/* A message with arguments; new string. */
static char *say_with(const struct sheet *sheet, const char *msgid, long long one, long long other)
{
    struct message message = {0};
    char first[24];
    char second[24];
    char *text;

    snprintf(first, sizeof first, "%lld", one);
    snprintf(second, sizeof second, "%lld", other);
    message_set(&message, msgid, first, second, NULL);
    text = message_text(&message, app_language(sheet->app));
    message_clear(&message);
    return text;
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* The size of letters in a field of that height. */
static int letters(int height)
{
    return within(height * 6 / 10, 14, 26);
}

/* ---- What lies where ---- */

static const struct matrix_line *line_at(const struct sheet *sheet, size_t row, size_t column)
{
    return &sheet->shown->lines[sheet->turned ? column : row];
}

static size_t municipality_at(const struct sheet *sheet, size_t row, size_t column)
{
    return sheet->shown->columns[sheet->turned ? row : column];
}

static int x_of(const struct sheet *sheet, size_t column)
{
    return CELLS_X + (int)(column - sheet->column) * sheet->width;
}

static int y_of(const struct sheet *sheet, size_t row)
{
    return sheet->cells_y + (int)(row - sheet->row) * sheet->height;
}

/* The baseline of text in the middle of a row. */
static int baseline(const struct sheet *sheet, size_t row, int size)
{
    return y_of(sheet, row) + (sheet->height + size * 7 / 10) / 2;
}

/* ---- Heads ---- */

static void write_line(const struct sheet *sheet, const struct matrix_line *line, struct str *out)
{
    if (line->is_group) {
        str_addf(out, "%s (%zu)", matrix_group_name(sheet->app, sheet->matrix, sheet->grouping, line->group),
                 line->members);
    } else {
        str_addf(out, "%s%s", sheet->matrix->rows[line->row].name,
                 sheet->matrix->rows[line->row].uncertain ? " ?" : "");
    }
}

static void write_municipality(const struct sheet *sheet, size_t place, struct str *out)
{
    const struct matrix_column *column = &sheet->matrix->columns[sheet->shown->columns[place]];

    str_addf(out, "%s %s", column->number, column->name);
}

/* Adds the text cut to the width. */
static void add_cut(const struct sheet *sheet, struct picture_text text, int width, const char *words)
{
    char *cut = picture_text_cut(words, text.size, text.bold, width);

    picture_add_text(sheet->picture, text, cut);
    free(cut);
}

static void draw_row_head(const struct sheet *sheet, size_t row)
{
    int size = letters(sheet->height);
    bool is_group = !sheet->turned && sheet->shown->lines[row].is_group;
    struct picture_text text = {.x = MARGIN, .y = baseline(sheet, row, size), .size = size, .bold = is_group,
                                .role = "row"};
    struct str words = {0};

    if (sheet->turned) {
        write_municipality(sheet, row, &words);
    } else {
        write_line(sheet, &sheet->shown->lines[row], &words);
    }
    add_cut(sheet, text, is_group ? NAME_WIDTH + SUM_WIDTH : NAME_WIDTH - 10, str_peek(&words));
    str_clear(&words);
}

/* Names across stand on their side, read upwards from the cells. */
static void draw_column_head(const struct sheet *sheet, size_t column)
{
    int size = letters(sheet->width - 6);
    bool is_group = sheet->turned && sheet->shown->lines[column].is_group;
    struct picture_text text = {.x = x_of(sheet, column) + (sheet->width + size * 7 / 10) / 2, .y = sheet->cells_y - 8,
                                .size = size, .turn = -90, .bold = is_group, .role = "column"};
    struct str words = {0};

    if (sheet->turned) {
        write_line(sheet, &sheet->shown->lines[column], &words);
    } else {
        write_municipality(sheet, column, &words);
    }
    add_cut(sheet, text, sheet->cells_y - BODY_Y - 14, str_peek(&words));
    str_clear(&words);
}

/* ---- Sums ---- */

static void write_line_sum(const struct sheet *sheet, const struct matrix_line *line, struct str *out)
{
    const struct matrix_row *row = &sheet->matrix->rows[line->row];

    if (line->is_group) {
        return;
    }
    matrix_write_total(row->total, out);
    if (matrix_unnamed(row) > 0) {
        str_addf(out, "%s/%lld", out->length == 0 ? "0" : "", (long long)row->stated);
    }
}

static void draw_row_sum(const struct sheet *sheet, size_t row)
{
    int size = letters(sheet->height);
    struct picture_text text = {.x = CELLS_X - 14, .y = baseline(sheet, row, size), .size = size,
                                .anchor = PICTURE_END, .role = "sum"};
    struct str words = {0};

    if (sheet->turned) {
        matrix_write_total(sheet->matrix->columns[sheet->shown->columns[row]].total, &words);
    } else {
        write_line_sum(sheet, &sheet->shown->lines[row], &words);
    }
    picture_add_text(sheet->picture, text, str_peek(&words));
    str_clear(&words);
}

/* The sums below stand under the last row of all. */
static void draw_column_sums(const struct sheet *sheet)
{
    int size = within(letters(sheet->width - 8), 14, letters(sheet->height));
    int y = baseline(sheet, sheet->row_end, size);
    struct picture_text text = {.x = MARGIN, .y = y, .size = letters(sheet->height), .bold = true, .role = "row"};

    picture_add_text(sheet->picture, text, say(sheet, N_("Total")));
    for (size_t column = sheet->column; column < sheet->column_end; column++) {
        struct str words = {0};

        if (sheet->turned) {
            write_line_sum(sheet, &sheet->shown->lines[column], &words);
        } else {
            matrix_write_total(sheet->matrix->columns[sheet->shown->columns[column]].total, &words);
        }
        text = (struct picture_text){.x = x_of(sheet, column) + sheet->width / 2, .y = y, .size = size,
                                     .anchor = PICTURE_MIDDLE, .role = "sum"};
        picture_add_text(sheet->picture, text, str_peek(&words));
        str_clear(&words);
    }
}

/* ---- Cells ---- */

static bool is_uncertain(const struct matrix_part *parts, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (parts[i].uncertain) {
            return true;
        }
    }
    return false;
}

/* What is certain is filled: darkest for who carries it, hollow for observers. */
static enum picture_ink fill_of(enum matrix_role role)
{
    return role == MATRIX_OBSERVER        ? PICTURE_PAPER
           : matrix_role_carries(role)    ? PICTURE_SCALE_4
           : role == MATRIX_OWNER         ? PICTURE_SCALE_3
           : role == MATRIX_BUYER         ? PICTURE_SCALE_1
                                          : PICTURE_SCALE_2;
}

static void draw_field(const struct sheet *sheet, struct picture_box box, bool uncertain)
{
    struct picture_point corners[] = {{box.x, box.y},
                                      {box.x + box.width, box.y},
                                      {box.x + box.width, box.y + box.height},
                                      {box.x, box.y + box.height}};

    if (uncertain) {
        picture_add_path(sheet->picture,
                         (struct picture_path){.closed = true, .dash = PICTURE_DASHED, .thickness = 2,
                                               .ink = PICTURE_FAINT, .fill = PICTURE_PAPER},
                         corners, 4);
    } else {
        picture_add_box(sheet->picture, box);
    }
}

static void draw_cell(const struct sheet *sheet, size_t row, size_t column)
{
    const struct matrix_line *line = line_at(sheet, row, column);
    size_t municipality = municipality_at(sheet, row, column);
    int size = within(letters(sheet->height), 14, letters(sheet->width));
    size_t count = 0;
    const struct matrix_part *parts = NULL;
    struct str words = {0};
    struct picture_text text = {.x = x_of(sheet, column) + sheet->width / 2, .y = baseline(sheet, row, size),
                                .size = size, .bold = true, .anchor = PICTURE_MIDDLE, .role = "cell"};

    if (line->is_group) {
        matrix_write_total(line->total[municipality], &words);
        text.role = "sum";
    } else {
        parts = matrix_cell(sheet->matrix, line->row, municipality, &count);
        matrix_write_cell(parts, count, &words);
    }
    if (count > 0) {
        bool uncertain = is_uncertain(parts, count);
        enum picture_ink fill = uncertain ? PICTURE_PAPER : fill_of(parts[0].role);

        draw_field(sheet, (struct picture_box){.x = x_of(sheet, column) + 2, .y = y_of(sheet, row) + 2,
                                               .width = sheet->width - 4, .height = sheet->height - 4,
                                               .fill = fill, .outline = PICTURE_GRID}, uncertain);
        text.ink = picture_ink_upon(fill);
    }
    if (words.length > 0) {
        picture_add_text(sheet->picture, text, str_peek(&words));
    }
    str_clear(&words);
}

/* A row of which nobody is named says so, where the first cells would be. */
static bool draw_note(const struct sheet *sheet, size_t row)
{
    const struct matrix_line *line = &sheet->shown->lines[row];
    const struct matrix_row *arrangement = &sheet->matrix->rows[line->row];
    int size = letters(sheet->height);
    struct picture_text text = {.x = CELLS_X + 8, .y = baseline(sheet, row, size), .size = size,
                                .ink = PICTURE_FAINT, .role = "note"};
    struct str words = {0};

    if (line->is_group || arrangement->part_count > 0 || matrix_unnamed(arrangement) == 0) {
        return false;
    }
    picture_add_box(sheet->picture, /* no rules through the words */
                    (struct picture_box){.x = CELLS_X + 1, .y = y_of(sheet, row) + 1,
                                         .width = x_of(sheet, sheet->column_end) - CELLS_X - 2,
                                         .height = sheet->height - 2, .fill = PICTURE_PAPER});
    matrix_write_row_words(sheet->app, arrangement, &words);
    add_cut(sheet, text, CELLS_WIDTH - 8, str_peek(&words));
    str_clear(&words);
    return true;
}

/* Thin lines between the rows and columns. */
static void draw_rules(const struct sheet *sheet)
{
    int right = x_of(sheet, sheet->column_end);
    int bottom = y_of(sheet, sheet->row_end);

    for (size_t row = sheet->row; row <= sheet->row_end; row++) {
        picture_add_line(sheet->picture, (struct picture_line){.x1 = MARGIN, .y1 = y_of(sheet, row), .x2 = right,
                                                               .y2 = y_of(sheet, row), .ink = PICTURE_GRID});
    }
    for (size_t column = sheet->column; column <= sheet->column_end; column++) {
        int x = x_of(sheet, column);

        picture_add_line(sheet->picture, (struct picture_line){.x1 = x, .y1 = sheet->cells_y, .x2 = x, .y2 = bottom,
                                                               .ink = PICTURE_GRID});
    }
}

/* ---- Around it ---- */

/* "per 01.12.2009 · 7 × 6 · filter: legevakt · page 2 of 6". */
static void draw_top(const struct sheet *sheet)
{
    struct str words = {0};
    char day[DATE_TEXT];
    char *text;

    str_add(&words, say(sheet, N_("Who takes part in what")));
    if (sheet->caption->area != NULL) {
        str_addf(&words, ": %s", sheet->caption->area);
    }
    add_cut(sheet,
            (struct picture_text){.x = MARGIN, .y = TITLE_Y, .size = TITLE_SIZE, .bold = true, .role = "title"},
            PICTURE_WIDTH - 2 * MARGIN, str_peek(&words));
    str_reset(&words);
    str_addf(&words, "%s %s", say(sheet, N_("as of")), date_format(app_as_of(sheet->app), day));
    if (sheet->caption->filter != NULL && sheet->caption->filter[0] != '\0') {
        str_addf(&words, " · %s %s", say(sheet, N_("Filter:")), sheet->caption->filter);
    }
    if (sheet->drawn_rows < sheet->rows) {
        text = say_with(sheet, N_("only the first %1 of %2 rows"), (long long)sheet->drawn_rows,
                        (long long)sheet->rows);
        str_addf(&words, " · %s", text);
        free(text);
    }
    if (sheet->pages > 1) {
        text = say_with(sheet, N_("page %1 of %2"), (long long)sheet->page, (long long)sheet->pages);
        str_addf(&words, " · %s", text);
        free(text);
    }
    add_cut(sheet, (struct picture_text){.x = MARGIN, .y = LINE_Y, .size = LINE_SIZE, .ink = PICTURE_FAINT,
                                         .role = "line"},
            PICTURE_WIDTH - 2 * MARGIN, str_peek(&words));
    str_clear(&words);
}

static void draw_foot(const struct sheet *sheet)
{
    struct str words = {0};
    struct picture_text text = {.x = MARGIN, .y = LEGEND_Y, .size = LEGEND_SIZE, .role = "legend"};

    for (int role = 0; role < MATRIX_UNSTATED; role++) {
        str_addf(&words, "%s%c %s", role > 0 ? "   " : "", matrix_role_letter((enum matrix_role)role),
                 say(sheet, matrix_role_label((enum matrix_role)role)));
    }
    str_addf(&words, "   ? %s   + %s", say(sheet, N_("uncertain")), say(sheet, N_("several roles")));
    add_cut(sheet, text, PICTURE_WIDTH - 2 * MARGIN, str_peek(&words));
    str_reset(&words);
    str_addf(&words, "%s: %s", say(sheet, N_("Source")), app_register_name(sheet->app));
    text = (struct picture_text){.x = MARGIN, .y = FOOT_Y, .size = FOOT_SIZE, .ink = PICTURE_FAINT, .role = "source"};
    add_cut(sheet, text, PICTURE_WIDTH - 2 * MARGIN, str_peek(&words));
    str_clear(&words);
}

static void draw_body(const struct sheet *sheet)
{
    draw_rules(sheet);
    for (size_t column = sheet->column; column < sheet->column_end; column++) {
        draw_column_head(sheet, column);
    }
    for (size_t row = sheet->row; row < sheet->row_end; row++) {
        draw_row_head(sheet, row);
        draw_row_sum(sheet, row);
        if (!sheet->turned && draw_note(sheet, row)) {
            continue;
        }
        for (size_t column = sheet->column; column < sheet->column_end; column++) {
            draw_cell(sheet, row, column);
        }
    }
    if (sheet->row_end == sheet->rows) {
        draw_column_sums(sheet);
    }
}

static size_t least(size_t one, size_t other)
{
    return one < other ? one : other;
}

/* What a page is for who does not see it. */
static void begin_page(struct sheet *sheet, struct picture_list *list)
{
    char *description = say_with(sheet, N_("A table of %1 rows and %2 columns; in each cell the letter of the role in "
                                           "which the municipality takes part in the arrangement."),
                                 (long long)(sheet->row_end - sheet->row),
                                 (long long)(sheet->column_end - sheet->column));

    sheet->picture = picture_list_add(list);
    sheet->page++;
    picture_begin(sheet->picture, app_language(sheet->app), say(sheet, N_("Who takes part in what")), description);
    free(description);
    draw_top(sheet);
    draw_foot(sheet);
}

/* The heads get the height of the longest name, as far as may be. */
static int measure_heads(const struct sheet *sheet)
{
    int size = letters(sheet->width - 6);
    int longest = LEAST_HEAD;

    for (size_t column = 0; column < sheet->columns; column++) {
        struct str words = {0};
        int width;

        if (sheet->turned) {
            write_line(sheet, &sheet->shown->lines[column], &words);
        } else {
            write_municipality(sheet, column, &words);
        }
        width = picture_text_width(str_peek(&words), size, true) + 20;
        longest = width > longest ? width : longest;
        str_clear(&words);
    }
    return within(longest, LEAST_HEAD, sheet->turned ? MOST_TURNED_HEAD : MOST_HEAD);
}

static size_t parts_of(size_t all, size_t most)
{
    return (all + most - 1) / most;
}

/* One behind the last row of the page that begins with `row`: no page ends with the head of a group. */
static size_t end_of_page(const struct sheet *sheet, size_t row)
{
    size_t end = least(row + sheet->page_rows, sheet->rows);

    return end < sheet->rows && end - row > 1 && !sheet->turned && sheet->shown->lines[end - 1].is_group ? end - 1
                                                                                                        : end;
}

/* Shares the paper among rows and columns, and these evenly among pages. */
static void lay_out(struct sheet *sheet)
{
    size_t across = parts_of(sheet->columns, CELLS_WIDTH / LEAST_WIDTH);
    size_t down = 0;
    int room;

    sheet->page_columns = parts_of(sheet->columns, across);
    sheet->width = within(CELLS_WIDTH / (int)sheet->page_columns, LEAST_WIDTH, MOST_WIDTH);
    sheet->cells_y = BODY_Y + measure_heads(sheet);
    room = BODY_END - sheet->cells_y;
    sheet->page_rows = (size_t)(room / LEAST_HEIGHT - 1); /* and the sums */
    sheet->page_rows = parts_of(sheet->rows, parts_of(sheet->rows, sheet->page_rows));
    sheet->height = within(room / (int)(sheet->page_rows + 1), LEAST_HEIGHT, MOST_HEIGHT);
    while (sheet->drawn_rows < sheet->rows && (down == 0 || (down + 1) * across <= MATRIX_PAGES_MOST)) {
        sheet->drawn_rows = end_of_page(sheet, sheet->drawn_rows);
        down++;
    }
    sheet->pages = across * down;
}

static void draw_pages(struct sheet *sheet, struct picture_list *list)
{
    for (sheet->row = 0; sheet->row < sheet->drawn_rows; sheet->row = sheet->row_end) {
        sheet->row_end = end_of_page(sheet, sheet->row);
        for (size_t column = 0; column < sheet->columns; column += sheet->page_columns) {
            sheet->column = column;
            sheet->column_end = least(column + sheet->page_columns, sheet->columns);
            begin_page(sheet, list);
            draw_body(sheet);
        }
    }
}

void matrix_picture_add(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                        enum matrix_grouping grouping, bool turned, const struct matrix_caption *caption,
                        struct picture_list *list)
{
    struct sheet sheet = {.app = app, .matrix = matrix, .shown = shown, .caption = caption, .grouping = grouping,
                          .turned = turned, .pages = 1};

    sheet.rows = turned ? shown->column_count : shown->line_count;
    sheet.columns = turned ? shown->line_count : shown->column_count;
    if (sheet.rows > 0 && sheet.columns > 0) {
        lay_out(&sheet);
        draw_pages(&sheet, list);
        return;
    }
    begin_page(&sheet, list);
    picture_add_text(sheet.picture,
                     (struct picture_text){.x = MARGIN, .y = BODY_Y + LEAST_HEAD, .size = LINE_SIZE, .role = "note"},
                     say(&sheet, N_("Nobody takes part in anything here.")));
}
