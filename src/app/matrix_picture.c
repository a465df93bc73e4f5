#include "samreg/app/matrix_picture.h"

#include "samreg/app/matrix_sheet.h"
#include "samreg/app/words.h"
#include "samreg/base/translate.h"

#include <stdlib.h>

static const char *say(const struct matrix_sheet *sheet, const char *msgid)
{
    return text_in(app_language(sheet->app), msgid);
}

static int within(int value, int least, int most)
{
    return value < least ? least : value > most ? most : value;
}

/* "per 01.12.2009 · 7 × 6 · filter: legevakt · page 2 of 6". */
static void draw_top(const struct matrix_sheet *sheet)
{
    struct str words = {0};
    char day[DATE_TEXT];
    char *text;

    str_add(&words, say(sheet, N_("Who takes part in what")));
    if (sheet->caption->area != NULL)
        str_addf(&words, ": %s", sheet->caption->area);
    matrix_sheet_add_cut(sheet,
            (struct picture_text){.x = MARGIN, .y = TITLE_Y, .size = TITLE_SIZE, .bold = true, .role = "title"},
            PICTURE_WIDTH - 2 * MARGIN, str_peek(&words));
    str_reset(&words);
    str_addf(&words, "%s %s", say(sheet, N_("as of")), date_format(app_as_of(sheet->app), day));
    if (sheet->caption->filter != NULL && sheet->caption->filter[0] != '\0')
        str_addf(&words, " · %s %s", say(sheet, N_("Filter:")), sheet->caption->filter);
    if (sheet->drawn_rows > 0 && sheet->drawn_rows < sheet->rows) {
        text = words_numbers(app_language(sheet->app), N_("only the first %1 of %2 rows"), (long long)sheet->drawn_rows,
                        (long long)sheet->rows);
        str_addf(&words, " · %s", text);
        free(text);
    }
    if (sheet->pages > 1) {
        text = words_numbers(app_language(sheet->app), N_("page %1 of %2"), (long long)sheet->page,
                             (long long)sheet->pages);
        str_addf(&words, " · %s", text);
        free(text);
    }
    matrix_sheet_add_cut(sheet, (struct picture_text){.x = MARGIN, .y = LINE_Y, .size = LINE_SIZE, .ink = PICTURE_FAINT,
                                         .role = "line"},
            PICTURE_WIDTH - 2 * MARGIN, str_peek(&words));
    str_clear(&words);
}

static void draw_foot(const struct matrix_sheet *sheet)
{
    struct str words = {0};
    struct picture_text text = {.x = MARGIN, .y = LEGEND_Y, .size = LEGEND_SIZE, .role = "legend"};

    for (int role = 0; role < MATRIX_UNSTATED; role++) {
        str_addf(&words, "%s%c %s", role > 0 ? "   " : "", matrix_role_letter((enum matrix_role)role),
                 say(sheet, matrix_role_label((enum matrix_role)role)));
    }
    str_addf(&words, "   ? %s   + %s", say(sheet, N_("uncertain")), say(sheet, N_("several roles")));
    matrix_sheet_add_cut(sheet, text, PICTURE_WIDTH - 2 * MARGIN, str_peek(&words));
    str_reset(&words);
    str_addf(&words, "%s: %s. %s", say(sheet, N_("Source")), app_register_name(sheet->app),
             say(sheet, N_("Totals are of the municipalities here, on all pages; who only looks on is not counted.")));
    text = (struct picture_text){.x = MARGIN, .y = FOOT_Y, .size = FOOT_SIZE, .ink = PICTURE_FAINT, .role = "source"};
    matrix_sheet_add_cut(sheet, text, PICTURE_WIDTH - 2 * MARGIN, str_peek(&words));
    str_clear(&words);
}

static size_t least(size_t one, size_t other)
{
    return one < other ? one : other;
}

/* What a page is for who does not see it. */
static void begin_page(struct matrix_sheet *sheet, struct picture_list *list)
{
    char *description = words_numbers(app_language(sheet->app),
                                      N_("A table of %1 rows and %2 columns; in each cell the letter of the role in "
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

/* The width of the longest name at the left, or with `above` of those above the columns. */
static int longest_head(const struct matrix_sheet *sheet, bool above, int size)
{
    size_t count = above ? sheet->columns : sheet->rows;
    int longest = 0;

    for (size_t i = 0; i < count; i++) {
        struct str words = {0};
        int width;

        matrix_sheet_write_head(sheet, above, i, &words);
        width = picture_text_width(str_peek(&words), size, true);
        longest = width > longest ? width : longest;
        str_clear(&words);
    }
    return longest;
}

/* The heads get the height of the longest name, as far as may be: more where few rows leave room. */
static int measure_heads(const struct matrix_sheet *sheet)
{
    enum { EASY_HEIGHT = 40, ROWS_MOST = 100 };
    int longest = longest_head(sheet, true, matrix_sheet_letters(sheet->width - 6)) + 20;
    int most = sheet->turned ? MOST_TURNED_HEAD : MOST_HEAD;
    int spare = BODY_END - BODY_Y - ((int)least(sheet->rows, ROWS_MOST) + 1) * EASY_HEIGHT;

    return within(longest, LEAST_HEAD, spare > most ? spare : most);
}

/* The names get what the columns leave over, as far as they need it. */
static int measure_names(const struct matrix_sheet *sheet)
{
    int spare = CELLS_WIDTH - (int)sheet->page_columns * sheet->width;
    int longest = longest_head(sheet, false, matrix_sheet_letters(sheet->height)) + 20;

    return within(longest, NAME_WIDTH, NAME_WIDTH + spare);
}

static size_t parts_of(size_t all, size_t most)
{
    return (all + most - 1) / most;
}

/* One behind the last row of the page that begins with `row`: no page ends with the head of a group. */
static size_t end_of_page(const struct matrix_sheet *sheet, size_t row)
{
    size_t end = least(row + sheet->page_rows, sheet->rows);

    return end < sheet->rows && end - row > 1 && !sheet->turned && sheet->shown->lines[end - 1].is_group ? end - 1
                                                                                                        : end;
}

/* Shares the paper among rows and columns, and these evenly among pages. */
static void lay_out(struct matrix_sheet *sheet)
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
    sheet->cells_x = MARGIN + measure_names(sheet) + SUM_WIDTH;
    while (sheet->drawn_rows < sheet->rows && (down == 0 || (down + 1) * across <= MATRIX_PAGES_MOST)) {
        sheet->drawn_rows = end_of_page(sheet, sheet->drawn_rows);
        down++;
    }
    sheet->pages = across * down;
}

static void draw_pages(struct matrix_sheet *sheet, struct picture_list *list)
{
    for (sheet->row = 0; sheet->row < sheet->drawn_rows; sheet->row = sheet->row_end) {
        sheet->row_end = end_of_page(sheet, sheet->row);
        for (size_t column = 0; column < sheet->columns; column += sheet->page_columns) {
            sheet->column = column;
            sheet->column_end = least(column + sheet->page_columns, sheet->columns);
            begin_page(sheet, list);
            matrix_sheet_draw(sheet);
        }
    }
}

void matrix_picture_add(const struct app *app, const struct matrix *matrix, const struct matrix_shown *shown,
                        enum matrix_grouping grouping, bool turned, const struct matrix_caption *caption,
                        struct picture_list *list)
{
    struct matrix_sheet sheet = {.app = app, .matrix = matrix, .shown = shown, .caption = caption, .grouping = grouping,
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
