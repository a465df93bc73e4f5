#include "tests/support/screen.h"

#include "samreg/tui/crosstab.h"
#include "samreg/tui/draw.h"
#include "samreg/tui/terminal.h"

#include <criterion/criterion.h>
#include <stdio.h>

static int cells_asked;

/* In a cell stands the last digit of row and column together; row 2 has a note, and nothing else. */
static void give_cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    (void)context;
    cells_asked++;
    str_addf(out, "%zu", (row + column) % 10);
    if (column == 1)
        *style = STYLE_WARNING;
}

static void give_row_head(void *context, size_t row, struct str *out, enum style *style)
{
    (void)context;
    (void)style;
    str_addf(out, "Ordning %zu", row);
}

static void give_sum(void *context, size_t place, struct str *out, enum style *style)
{
    (void)context;
    (void)style;
    str_addf(out, "%zu", place * 2 % 100);
}

static void give_column_head(void *context, size_t column, struct str *out, enum style *style)
{
    static const char *const names[] = {"Røst", "Ås", "Stjørdal"};

    (void)context;
    (void)style;
    str_add(out, names[column % 3]);
}

static void give_note(void *context, size_t row, struct str *out, enum style *style)
{
    (void)context;
    (void)style;
    if (row == 2)
        str_add(out, "4 kommuner, ikke navngitt");
}

static const struct crosstab_source source = {
    .cell = give_cell, .row_head = give_row_head, .row_sum = give_sum, .column_head = give_column_head,
    .column_sum = give_sum, .note = give_note, .corner = "Ordning", .sum = "Sum"};

static void begin(struct crosstab *crosstab, size_t rows, size_t columns)
{
    crosstab_init(crosstab);
    crosstab->row_head_width = 12;
    crosstab->sum_width = 4;
    crosstab->head_height = 4;
    crosstab_set_size(crosstab, rows, columns);
}

static void press(struct crosstab *crosstab, const char *words)
{
    cr_expect_eq(crosstab_key(crosstab, screen_key(words)), CROSSTAB_MOVED, "%s", words);
    crosstab_draw(crosstab, terminal_area(), &source);
}

Test(crosstab, has_heads_and_sums_both_ways_with_names_written_downwards)
{
    struct crosstab crosstab;

    screen_start(10, 28);
    begin(&crosstab, 9, 3);
    crosstab.cell_width = 3;
    crosstab_go(&crosstab, 1, 1);
    crosstab_draw(&crosstab, terminal_area(), &source);
    screen_is("                 R     S\n"
              "                 ø     t\n"
              "                 s  Å  j\n"
              " Ordning     Sum t  s  ø\n"
              " Ordning 0     0 0  1  2\n"
              ">Ordning 1     2 1  2  3\n"
              " Ordning 2     4 4 kommuner…\n"
              " Ordning 3     6 3  4  5\n"
              " Ordning 4     8 4  5  6\n"
              " Sum             0  2  4\n");
    screen_styles_are(((struct area){3, 0, 3, 28}), "HHHHHHHHHHHHHHHHHHHHssHHHHHH\n"
                                                    "....................WWW\n"
                                                    "S...................SSW\n");
    screen_cursor_is(5, 20);
    screen_stop();
}

Test(crosstab, a_move_draws_two_rows_and_a_turn_without_one_nothing)
{
    struct crosstab crosstab;

    screen_start(10, 28);
    begin(&crosstab, 9, 3);
    crosstab_draw(&crosstab, terminal_area(), &source);
    cells_asked = 0;
    crosstab_draw(&crosstab, terminal_area(), &source);
    cr_expect_eq(cells_asked, 0);
    press(&crosstab, "Down");
    cr_expect_eq(cells_asked, 6);
    crosstab_touch(&crosstab);
    crosstab_draw(&crosstab, terminal_area(), &source);
    cr_expect_gt(cells_asked, 9);
    screen_stop();
}

Test(crosstab, what_a_move_draws_is_what_drawing_everything_draws)
{
    static const char *const keys[] = {"Down", "Right", "Right", "Down", "Left", "Up", "End", "Down", "Down", "Down",
                                       "Down", "Home", "PgDn", "Ctrl+Up", "Ctrl+End", "Shift+Up", "Shift+Left", "Up"};
    struct crosstab crosstab;

    screen_start(10, 28);
    begin(&crosstab, 40, 30);
    crosstab_draw(&crosstab, terminal_area(), &source);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct str moved = {0}, whole = {0};
        enum style styles[10][28];
        press(&crosstab, keys[i]);
        draw_read_text(terminal_area(), &moved);
        for (int y = 0; y < 10; y++)
            for (int x = 0; x < 28; x++)
                styles[y][x] = draw_read_style(y, x);
        crosstab_touch(&crosstab);
        crosstab_draw(&crosstab, terminal_area(), &source);
        draw_read_text(terminal_area(), &whole);
        cr_expect_str_eq(str_peek(&moved), str_peek(&whole), "after %s", keys[i]);
        for (int y = 0; y < 10; y++)
            for (int x = 0; x < 28; x++)
                cr_expect_eq(styles[y][x], draw_read_style(y, x), "after %s at %d, %d", keys[i], y, x);
        str_clear(&moved);
        str_clear(&whole);
    }
    screen_stop();
}

Test(crosstab, scrolls_in_both_directions_with_its_heads)
{
    struct crosstab crosstab;

    screen_start(8, 25);
    begin(&crosstab, 1000, 430);
    crosstab.head_height = 2;
    crosstab_draw(&crosstab, terminal_area(), &source);
    press(&crosstab, "Ctrl+End");
    screen_is("                 R Å S R\n"
              " Ordning     Sum ø s t ø\n"
              " Ordning 9…   90 1 2 3 4\n"
              " Ordning 9…   92 2 3 4 5\n"
              " Ordning 9…   94 3 4 5 6\n"
              " Ordning 9…   96 4 5 6 7\n"
              ">Ordning 9…   98 5 6 7 8\n"
              " Sum             52545658\n");
    screen_stop();
}

Test(crosstab, to_the_side_it_jumps_half_a_page)
{
    struct crosstab crosstab;

    screen_start(8, 37);
    begin(&crosstab, 5, 30);
    crosstab_draw(&crosstab, terminal_area(), &source);
    cr_expect_eq(crosstab.page_columns, 10);
    for (int i = 0; i < 9; i++)
        press(&crosstab, "Right");
    cr_expect_eq(crosstab.left, 0);
    press(&crosstab, "Right");
    cr_expect_eq(crosstab.left, 5);
    press(&crosstab, "Tab");
    cr_expect_eq(crosstab.left, 15);
    cr_expect_eq(crosstab.column, 20);
    press(&crosstab, "Shift+Tab");
    press(&crosstab, "Ctrl+Left");
    cr_expect_eq(crosstab.left, 0);
    cr_expect_eq(crosstab.column, 0);
    screen_stop();
}

static void expect_marked(const struct crosstab *crosstab, size_t row, size_t row_end, size_t column,
                          size_t column_end)
{
    struct crosstab_block block = crosstab_marked(crosstab);

    cr_expect(block.row == row && block.row_end == row_end && block.column == column &&
                  block.column_end == column_end,
              "%zu-%zu, %zu-%zu", block.row, block.row_end, block.column, block.column_end);
}

Test(crosstab, marks_cells_rows_and_columns)
{
    struct crosstab crosstab;

    screen_start(12, 37);
    begin(&crosstab, 5, 4);
    crosstab_go(&crosstab, 1, 1);
    crosstab_draw(&crosstab, terminal_area(), &source);
    expect_marked(&crosstab, 1, 2, 1, 2);
    press(&crosstab, "Shift+Down");
    press(&crosstab, "Shift+Left");
    expect_marked(&crosstab, 1, 3, 0, 2);
    screen_styles_are(((struct area){4, 16, 4, 6}), "...WW\n"
                                                    ".ssss\n"
                                                    ".SSssd\n"
                                                    "...WW\n");
    press(&crosstab, "Up");
    expect_marked(&crosstab, 1, 2, 0, 1);
    crosstab_mark(&crosstab, CROSSTAB_ROWS);
    press(&crosstab, "Down");
    expect_marked(&crosstab, 1, 3, 0, 4);
    crosstab_mark(&crosstab, CROSSTAB_COLUMNS);
    press(&crosstab, "Right");
    expect_marked(&crosstab, 0, 5, 0, 2);
    crosstab_mark(&crosstab, CROSSTAB_NO_MARKS);
    expect_marked(&crosstab, 2, 3, 1, 2);
    screen_stop();
}

Test(crosstab, without_cells_shows_its_heads_and_takes_no_enter)
{
    struct crosstab crosstab;

    screen_start(6, 30);
    begin(&crosstab, 0, 0);
    crosstab.head_height = 1;
    crosstab_draw(&crosstab, terminal_area(), &source);
    screen_is(" Ordning     Sum\n"
              "\n"
              "\n"
              "\n"
              "\n"
              " Sum\n");
    cr_expect_eq(crosstab_key(&crosstab, screen_key("Enter")), CROSSTAB_IGNORED);
    press(&crosstab, "Down");
    press(&crosstab, "Ctrl+End");
    expect_marked(&crosstab, 0, 0, 0, 0);
    screen_stop();
}

Test(crosstab, keeps_its_cursor_when_it_shrinks_and_fits_where_there_is_no_room)
{
    struct crosstab crosstab;

    screen_start(4, 12);
    begin(&crosstab, 50, 50);
    crosstab_go(&crosstab, 40, 40);
    crosstab_draw(&crosstab, terminal_area(), &source);
    crosstab_set_size(&crosstab, 3, 2);
    cr_expect_eq(crosstab.row, 2);
    cr_expect_eq(crosstab.column, 1);
    crosstab_draw(&crosstab, terminal_area(), &source);
    crosstab_draw(&crosstab, (struct area){0, 0, 1, 3}, &source);
    crosstab_draw(&crosstab, (struct area){0, 0, 0, 0}, &source);
    screen_stop();
}

Test(crosstab, without_colour_shows_cursor_and_marks_by_attributes)
{
    struct crosstab crosstab;

    screen_start_mono(10, 28);
    begin(&crosstab, 9, 3);
    crosstab_draw(&crosstab, terminal_area(), &source);
    press(&crosstab, "Shift+Right");
    cr_expect_neq(draw_read_style(4, 17), draw_read_style(4, 21), "a mark is not plain");
    cr_expect_neq(draw_read_style(4, 17), draw_read_style(4, 19), "nor like the cursor");
    screen_stop();
}
