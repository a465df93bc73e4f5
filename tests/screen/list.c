#include "tests/support/screen.h"

#include "samreg/tui/draw.h"
#include "samreg/tui/list.h"
#include "samreg/tui/terminal.h"

#include <criterion/criterion.h>
#include <stdio.h>

/* A register of made-up arrangements: row N is "Ordning N". The third one is marked, every tenth has ended. */
static void give_cell(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    (void)context;
    if (row % 10 == 9)
        *style = STYLE_DIM;
    if (column == 0)
        str_addf(out, "Ordning %zu", row + 1);
    else if (column == 1)
        str_addf(out, "%zu", row % 7);
    else
        str_add(out, row % 2 == 0 ? "Værnesregionen" : "Fosen");
}

static bool is_marked(void *context, size_t row)
{
    (void)context;
    return row == 2;
}

static const struct list_column columns[] = {
    {.title = "Navn", .width = 20, .minimum = 10, .grows = true},
    {.title = "Deltakere", .width = 9, .priority = 2, .align = DRAW_RIGHT},
    {.title = "Region", .width = 16, .minimum = 8, .priority = 1},
};

static const struct list_source source = {.cell = give_cell, .is_marked = is_marked};

static void begin(struct list *list, size_t count)
{
    list_init(list);
    list->has_marks = true;
    list->sorted = 0;
    struct list_rows rows = {.loaded = count, .first = 0, .count = (long long)count};
    list_set_rows(list, &rows, 0);
}

static void draw(struct list *list, bool focus)
{
    list_draw(list, terminal_area(), columns, 3, &source, focus);
}

Test(list_screen, shows_heading_cursor_and_marks)
{
    struct list list;
    screen_start(8, 60);
    begin(&list, 12);
    list_go(&list, 1);
    draw(&list, true);
    screen_is("  Navn ▲                          Deltakere Region\n"
              "  Ordning 1                               0 Værnesregionen\n"
              "> Ordning 2                               1 Fosen\n"
              " *Ordning 3                               2 Værnesregionen\n"
              "  Ordning 4                               3 Fosen\n"
              "  Ordning 5                               4 Værnesregionen\n"
              "  Ordning 6                               5 Fosen\n"
              "  Ordning 7                               6 Værnesregionen\n");
    screen_styles_are(terminal_area(), "HHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHHH\n"
                                       "\n"
                                       "SSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSSS\n"
                                       ".MMMMMMMMMMMMMMMMMMMMMMMMMMMMMM.MMMMMMMMMMM.MMMMMMMMMMMMMMMM\n");
    screen_cursor_is(2, 2);
    draw(&list, false);
    screen_styles_are(((struct area){2, 0, 1, 60}), "ssssssssssssssssssssssssssssssssssssssssssssssssssssssssssss\n");
    screen_stop();
}

/* Every other row has something in the second column. */
static void give_every_other(void *context, size_t row, size_t column, struct str *out, enum style *style)
{
    (void)context;
    (void)style;
    if (column == 0)
        str_addf(out, "Ordningen med nummer %zu", row + 1);
    else if (row % 2 == 0)
        str_addf(out, "%zu", row);
}

Test(list_screen, a_text_takes_the_room_that_the_cell_behind_it_leaves)
{
    static const struct list_column two[] = {{.width = 12, .spills = true},
                                             {.width = 8, .align = DRAW_RIGHT}};
    static const struct list_source every_other = {.cell = give_every_other};
    struct list list;

    screen_start(4, 24);
    list_init(&list);
    list.has_heading = false;
    list_set_rows(&list, &(struct list_rows){.loaded = 4, .first = 0, .count = 4}, 0);
    list_draw(&list, terminal_area(), two, 2, &every_other, true);
    screen_is(">Ordningen med numm… 0\n"
              " Ordningen med nummer…\n"
              " Ordningen med numm… 2\n"
              " Ordningen med nummer…\n");
    screen_stop();
}

Test(list_screen, moving_draws_the_rows_concerned_and_scrolling_all)
{
    struct list list;
    screen_start(5, 40);
    begin(&list, 30);
    draw(&list, true);
    list_key(&list, screen_key("Down"));
    draw(&list, true);
    screen_is("  Navn ▲              Deltakere Region\n"
              "  Ordning 1                   0 Værnesr…\n"
              "> Ordning 2                   1 Fosen\n"
              " *Ordning 3                   2 Værnesr…\n"
              "  Ordning 4                   3 Fosen\n");
    /* What somebody else drew over rows that did not change stays: those rows are not drawn. */
    draw_text(terminal_area(), 4, 2, "drawn over", STYLE_NORMAL);
    list_key(&list, screen_key("Up"));
    draw(&list, true);
    screen_is("  Navn ▲              Deltakere Region\n"
              "> Ordning 1                   0 Værnesr…\n"
              "  Ordning 2                   1 Fosen\n"
              " *Ordning 3                   2 Værnesr…\n"
              "  drawn over                  3 Fosen\n");
    draw_invalidate();
    draw(&list, true);
    screen_is("  Navn ▲              Deltakere Region\n"
              "> Ordning 1                   0 Værnesr…\n"
              "  Ordning 2                   1 Fosen\n"
              " *Ordning 3                   2 Værnesr…\n"
              "  Ordning 4                   3 Fosen\n");
    list_key(&list, screen_key("PgDn"));
    draw(&list, true);
    screen_is("  Navn ▲              Deltakere Region\n"
              "> Ordning 5                   4 Værnesr…\n"
              "  Ordning 6                   5 Fosen\n"
              "  Ordning 7                   6 Værnesr…\n"
              "  Ordning 8                   0 Fosen\n");
    list_key(&list, screen_key("End"));
    draw(&list, true);
    screen_is("  Navn ▲              Deltakere Region\n"
              "  Ordning 27                  5 Værnesr…\n"
              "  Ordning 28                  6 Fosen\n"
              "  Ordning 29                  0 Værnesr…\n"
              "> Ordning 30                  1 Fosen\n");
    screen_cursor_is(4, 2);
    screen_stop();
}

Test(list_screen, rows_that_are_gone_leave_blanks)
{
    struct list list;
    screen_start(5, 40);
    begin(&list, 30);
    draw(&list, true);
    begin(&list, 1);
    draw(&list, true);
    screen_is("  Navn ▲              Deltakere Region\n"
              "> Ordning 1                   0 Værnesr…\n");
    begin(&list, 0);
    draw(&list, true);
    screen_is("  Navn ▲              Deltakere Region\n");
    screen_stop();
}

Test(list_screen, narrow_screens_lose_columns_and_nothing_else)
{
    struct list list;
    screen_start(3, 30);
    begin(&list, 30);
    draw(&list, true);
    screen_is("  Navn ▲              Region\n"
              "> Ordning 1           Værnesr…\n"
              "  Ordning 2           Fosen\n");
    for (int height = 0; height < 6; height++) {
        for (int width = 0; width < 20; width++) {
            struct area area = {0, 0, height, width};
            list_draw(&list, area, columns, 3, &source, true);
        }
    }
    screen_stop();
}
