#include "samreg/app/matrix_sheet.h"

#include "samreg/base/translate.h"

#include <stdlib.h>

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

int matrix_sheet_letters(int height)
{
    return within(height * 6 / 10, 14, 26);
}

/* ---- What lies where ---- */

static const struct matrix_line *line_at(const struct matrix_sheet *sheet, size_t row, size_t column)
{
    return &sheet->shown->lines[sheet->turned ? column : row];
}

static size_t municipality_at(const struct matrix_sheet *sheet, size_t row, size_t column)
{
    return sheet->shown->columns[sheet->turned ? row : column];
}

static int x_of(const struct matrix_sheet *sheet, size_t column)
{
    return sheet->cells_x + (int)(column - sheet->column) * sheet->width;
}

static int y_of(const struct matrix_sheet *sheet, size_t row)
{
    return sheet->cells_y + (int)(row - sheet->row) * sheet->height;
}

/* The baseline of text in the middle of a row. */
static int baseline(const struct matrix_sheet *sheet, size_t row, int size)
{
    return y_of(sheet, row) + (sheet->height + size * 7 / 10) / 2;
}

/* ---- Heads ---- */

static void write_line(const struct matrix_sheet *sheet, const struct matrix_line *line, struct str *out)
{
    if (line->is_group) {
        str_addf(out, "%s (%zu)", matrix_group_name(sheet->app, sheet->matrix, sheet->grouping, line->group),
                 line->members);
    } else {
        str_addf(out, "%s%s", sheet->matrix->rows[line->row].name,
                 sheet->matrix->rows[line->row].uncertain ? " ?" : "");
    }
}

void matrix_sheet_write_head(const struct matrix_sheet *sheet, bool above, size_t place, struct str *out)
{
    const struct matrix_column *column;

    if (above == sheet->turned) {
        write_line(sheet, &sheet->shown->lines[place], out);
    } else {
        column = &sheet->matrix->columns[sheet->shown->columns[place]];
        str_addf(out, "%s %s", column->number, column->name);
    }
}

void matrix_sheet_add_cut(const struct matrix_sheet *sheet, struct picture_text text, int width, const char *words)
{
    char *cut = picture_text_cut(words, text.size, text.bold, width);

    picture_add_text(sheet->picture, text, cut);
    free(cut);
}

static void draw_row_head(const struct matrix_sheet *sheet, size_t row)
{
    int size = matrix_sheet_letters(sheet->height);
    bool is_group = !sheet->turned && sheet->shown->lines[row].is_group;
    struct picture_text text = {.x = MARGIN, .y = baseline(sheet, row, size), .size = size, .bold = is_group,
                                .role = "row"};
    struct str words = {0};

    matrix_sheet_write_head(sheet, false, row, &words);
    matrix_sheet_add_cut(sheet, text, sheet->cells_x - MARGIN - (is_group ? 10 : SUM_WIDTH + 10), str_peek(&words));
    str_clear(&words);
}

/* Names across stand on their side, read upwards from the cells. */
static void draw_column_head(const struct matrix_sheet *sheet, size_t column)
{
    int size = matrix_sheet_letters(sheet->width - 6);
    bool is_group = sheet->turned && sheet->shown->lines[column].is_group;
    struct picture_text text = {.x = x_of(sheet, column) + (sheet->width + size * 7 / 10) / 2, .y = sheet->cells_y - 8,
                                .size = size, .turn = -90, .bold = is_group, .role = "column"};
    struct str words = {0};

    matrix_sheet_write_head(sheet, true, column, &words);
    matrix_sheet_add_cut(sheet, text, sheet->cells_y - BODY_Y - 14, str_peek(&words));
    str_clear(&words);
}

/* ---- Sums ---- */

static void write_line_sum(const struct matrix_sheet *sheet, const struct matrix_line *line, struct str *out)
{
    const struct matrix_row *row = &sheet->matrix->rows[line->row];

    if (line->is_group)
        return;
    matrix_write_total(row->total, out);
    if (matrix_unnamed(row) > 0)
        str_addf(out, "%s/%lld", out->length == 0 ? "0" : "", (long long)row->stated);
}

static void draw_row_sum(const struct matrix_sheet *sheet, size_t row)
{
    int size = matrix_sheet_letters(sheet->height);
    struct picture_text text = {.x = sheet->cells_x - 14, .y = baseline(sheet, row, size), .size = size,
                                .anchor = PICTURE_END, .role = "sum"};
    struct str words = {0};

    if (sheet->turned)
        matrix_write_total(sheet->matrix->columns[sheet->shown->columns[row]].total, &words);
    else
        write_line_sum(sheet, &sheet->shown->lines[row], &words);
    picture_add_text(sheet->picture, text, str_peek(&words));
    str_clear(&words);
}

/* The sums below stand under the last row of all. */
static void draw_column_sums(const struct matrix_sheet *sheet)
{
    int size = within(matrix_sheet_letters(sheet->width - 8), 14, matrix_sheet_letters(sheet->height));
    int y = baseline(sheet, sheet->row_end, size);
    struct picture_text text = {.x = MARGIN, .y = y, .size = matrix_sheet_letters(sheet->height), .bold = true,
                                .role = "row"};

    picture_add_text(sheet->picture, text, text_in(app_language(sheet->app), N_("Total")));
    for (size_t column = sheet->column; column < sheet->column_end; column++) {
        struct str words = {0};

        if (sheet->turned)
            write_line_sum(sheet, &sheet->shown->lines[column], &words);
        else
            matrix_write_total(sheet->matrix->columns[sheet->shown->columns[column]].total, &words);
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
        if (parts[i].uncertain)
            return true;
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

static void draw_field(const struct matrix_sheet *sheet, struct picture_box box, bool uncertain)
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

static void draw_cell(const struct matrix_sheet *sheet, size_t row, size_t column)
{
    const struct matrix_line *line = line_at(sheet, row, column);
    size_t municipality = municipality_at(sheet, row, column);
    int size = within(matrix_sheet_letters(sheet->height), 14, matrix_sheet_letters(sheet->width));
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
    if (words.length > 0)
        picture_add_text(sheet->picture, text, str_peek(&words));
    str_clear(&words);
}

static bool names_nobody(const struct matrix_sheet *sheet, const struct matrix_line *line)
{
    const struct matrix_row *arrangement = &sheet->matrix->rows[line->row];

    return !line->is_group && arrangement->part_count == 0 && matrix_unnamed(arrangement) > 0;
}

/* A column of which nobody is named says so, read upwards from its foot. */
static void draw_column_note(const struct matrix_sheet *sheet, size_t column)
{
    const struct matrix_line *line = &sheet->shown->lines[column];
    int size = matrix_sheet_letters(sheet->width - 6);
    enum { NOTE_LEAST = 14 };
    int bottom = y_of(sheet, sheet->row_end);
    int room = bottom - sheet->cells_y - 14;
    struct picture_text text = {.x = x_of(sheet, column) + (sheet->width + size * 7 / 10) / 2, .y = bottom - 8,
                                .size = size, .turn = -90, .ink = PICTURE_FAINT, .role = "note"};
    struct str words = {0};

    if (!names_nobody(sheet, line))
        return;
    picture_add_box(sheet->picture, /* no rules through the words */
                    (struct picture_box){.x = x_of(sheet, column) + 1, .y = sheet->cells_y + 1,
                                         .width = sheet->width - 2, .height = bottom - sheet->cells_y - 2,
                                         .fill = PICTURE_PAPER});
    matrix_write_row_words(sheet->app, &sheet->matrix->rows[line->row], &words);
    while (text.size > NOTE_LEAST && picture_text_width(str_peek(&words), text.size, false) > room)
        text.size--;
    matrix_sheet_add_cut(sheet, text, room, str_peek(&words));
    str_clear(&words);
}

/* A row of which nobody is named says so, where the first cells would be. */
static bool draw_note(const struct matrix_sheet *sheet, size_t row)
{
    const struct matrix_line *line = &sheet->shown->lines[row];
    const struct matrix_row *arrangement = &sheet->matrix->rows[line->row];
    int size = matrix_sheet_letters(sheet->height);
    struct picture_text text = {.x = sheet->cells_x + 8, .y = baseline(sheet, row, size), .size = size,
                                .ink = PICTURE_FAINT, .role = "note"};
    struct str words = {0};

    if (!names_nobody(sheet, line))
        return false;
    picture_add_box(sheet->picture, /* no rules through the words */
                    (struct picture_box){.x = sheet->cells_x + 1, .y = y_of(sheet, row) + 1,
                                         .width = x_of(sheet, sheet->column_end) - sheet->cells_x - 2,
                                         .height = sheet->height - 2, .fill = PICTURE_PAPER});
    matrix_write_row_words(sheet->app, arrangement, &words);
    matrix_sheet_add_cut(sheet, text, PICTURE_WIDTH - MARGIN - sheet->cells_x - 8, str_peek(&words));
    str_clear(&words);
    return true;
}

/* Thin lines between the rows and columns. */
static void draw_rules(const struct matrix_sheet *sheet)
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

/* ---- The page ---- */

void matrix_sheet_draw(const struct matrix_sheet *sheet)
{
    draw_rules(sheet);
    for (size_t column = sheet->column; column < sheet->column_end; column++)
        draw_column_head(sheet, column);
    for (size_t row = sheet->row; row < sheet->row_end; row++) {
        draw_row_head(sheet, row);
        draw_row_sum(sheet, row);
        if (!sheet->turned && draw_note(sheet, row))
            continue;
        for (size_t column = sheet->column; column < sheet->column_end; column++)
            draw_cell(sheet, row, column);
    }
    for (size_t column = sheet->column; column < sheet->column_end && sheet->turned; column++)
        draw_column_note(sheet, column);
    if (sheet->row_end == sheet->rows)
        draw_column_sums(sheet);
}
