/* `picture matrix` on the register of 2009: what is recorded stands there, on the paper, and pages go on. */
#include "samreg/app/matrix_picture.h"

#include "samreg/app/pictures.h"
#include "samreg/base/memory.h"
#include "session.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Draws with the parameters "NAME=VALUE" set apart by ";". */
static enum status draw(struct app *app, const char *parameters, struct picture_list *list, struct error *error)
{
    struct pair *pairs = NULL;
    size_t count = 0, capacity = 0;
    struct picture_entry entry = {0};
    enum status status;

    while (*parameters != '\0') {
        size_t length = strcspn(parameters, ";");
        char *word = memory_copy_bytes(parameters, length);

        pairs = array_room(pairs, count, &capacity, sizeof *pairs);
        cr_assert(pair_split(word, &pairs[count++]));
        free(word);
        parameters += length + (parameters[length] == ';');
    }
    session_expect_ok(picture_named("matrix", &entry, error), error);
    status = entry.build(app, pairs, count, list, error);
    pairs_free(pairs, count);
    return status;
}

static void draw_well(struct app *app, const char *parameters, struct picture_list *list)
{
    struct error error = {0};

    session_expect_ok(draw(app, parameters, list, &error), &error);
}

/* How many texts of that role the picture has; with `words` only those. */
static size_t count_texts(const struct picture *picture, const char *role, const char *words)
{
    size_t found = 0;

    for (size_t i = 0; i < picture->count; i++) {
        const struct picture_shape *shape = &picture->shapes[i];

        found += shape->kind == PICTURE_A_TEXT && shape->role != NULL && strcmp(shape->role, role) == 0 &&
                 (words == NULL || strcmp(shape->words, words) == 0);
    }
    return found;
}

static bool holds(const struct picture *picture, const char *role, const char *part)
{
    for (size_t i = 0; i < picture->count; i++) {
        const struct picture_shape *shape = &picture->shapes[i];

        if (shape->kind == PICTURE_A_TEXT && shape->role != NULL && strcmp(shape->role, role) == 0 &&
            strstr(shape->words, part) != NULL)
            return true;
    }
    return false;
}

/* Every text lies on the paper: upright ones to the right of their x, turned ones above their y. */
static void expect_on_paper(const struct picture *picture)
{
    for (size_t i = 0; i < picture->count; i++) {
        const struct picture_shape *shape = &picture->shapes[i];
        int width;

        if (shape->kind != PICTURE_A_TEXT)
            continue;
        width = picture_text_width(shape->words, shape->text.size, shape->text.bold);
        cr_expect(shape->text.turn == -90 ? shape->text.y - width >= 0
                  : shape->text.anchor == PICTURE_END ? shape->text.x - width >= 0
                                                      : shape->text.x + width <= picture->width,
                  "%s", shape->words);
        cr_expect(shape->text.y > 0 && shape->text.y < picture->height, "%s", shape->words);
    }
}

Test(matrix_picture, of_a_region_shows_letters_heads_sums_and_what_is_not_named)
{
    struct app *app = session_open();
    struct picture_list list = {0};
    const struct picture *page;

    draw_well(app, "region=Værnesregionen", &list);
    cr_assert_eq(list.count, 1);
    page = &list.items[0];
    cr_expect_eq(count_texts(page, "cell", "D"), 12);
    cr_expect_eq(count_texts(page, "note", "4 kommuner, ikke navngitt"), 4);
    cr_expect_eq(count_texts(page, "column", "1664 Selbu"), 1);
    cr_expect_eq(count_texts(page, "row", "Legevaktordning ?"), 1);
    cr_expect_eq(count_texts(page, "sum", "0/4"), 4);
    cr_expect_eq(count_texts(page, "sum", "2"), 6);
    cr_expect(holds(page, "title", "Værnesregionen"));
    cr_expect(holds(page, "line", "per 01.12.2009"));
    cr_expect(holds(page, "legend", "V vertskommune"));
    cr_expect(holds(page, "source", "Demonstrasjon 2009"));
    cr_expect_not(holds(page, "line", "side"));
    expect_on_paper(page);
    picture_list_clear(&list);
    session_close(&app);
}

Test(matrix_picture, is_turned_grouped_and_narrowed)
{
    struct app *app = session_open();
    struct picture_list list = {0};

    draw_well(app, "region=Værnesregionen;turned=yes;group=sector;filter=ikt", &list);
    cr_assert_eq(list.count, 1);
    cr_expect_eq(count_texts(&list.items[0], "row", "1664 Selbu"), 1);
    cr_expect_eq(count_texts(&list.items[0], "column", "IKT-plattform"), 1);
    cr_expect_eq(count_texts(&list.items[0], "column", "Administrasjon (1)"), 1);
    cr_expect_eq(count_texts(&list.items[0], "cell", "D"), 6);
    cr_expect(holds(&list.items[0], "line", "ikt"));
    expect_on_paper(&list.items[0]);
    picture_list_clear(&list);
    session_close(&app);
}

Test(matrix_picture, goes_on_on_further_pages_on_which_every_row_stands_once)
{
    struct app *app = session_open();
    struct picture_list list = {0};
    size_t rows = 0, sums = 0;

    draw_well(app, "region=Mosseregionen;group=sector", &list);
    cr_assert_gt(list.count, 1);
    for (size_t i = 0; i < list.count; i++) {
        rows += count_texts(&list.items[i], "row", NULL);
        sums += count_texts(&list.items[i], "row", "Sum");
        cr_expect(holds(&list.items[i], "line", "side"));
        expect_on_paper(&list.items[i]);
    }
    cr_expect_eq(sums, 1, "under the last row");
    cr_expect_gt(rows, 26);
    picture_list_clear(&list);
    session_close(&app);
}

Test(matrix_picture, of_everything_leaves_out_what_is_empty_unless_it_is_asked_for)
{
    struct app *app = session_open();
    struct picture_list filled = {0};
    struct picture_list whole = {0};

    draw_well(app, "", &filled);
    draw_well(app, "filled=no", &whole);
    cr_expect_lt(filled.count, whole.count);
    cr_expect_leq(whole.count, MATRIX_PAGES_MOST);
    picture_list_clear(&filled);
    picture_list_clear(&whole);
    session_close(&app);
}

Test(matrix_picture, of_a_matrix_that_is_too_large_says_how_much_is_drawn)
{
    struct app *app = session_open();
    struct matrix matrix = {0};
    struct matrix_shown shown = {0};
    struct matrix_caption caption = {0};
    struct picture_list list = {0};

    for (int i = 0; i < 2000; i++)
        matrix_add_row(&matrix)->name = memory_copy_text("Ordning");
    for (int i = 0; i < 430; i++) {
        struct matrix_column *column = matrix_add_column(&matrix);

        column->number = memory_copy_text("1714");
        column->name = memory_copy_text("Stjørdal");
    }
    matrix_close(&matrix);
    matrix_show(&matrix, MATRIX_UNGROUPED, false, &shown);
    matrix_picture_add(app, &matrix, &shown, MATRIX_UNGROUPED, false, &caption, &list);
    cr_expect_leq(list.count, MATRIX_PAGES_MOST);
    cr_expect(holds(&list.items[0], "line", "bare de første"));
    cr_expect(holds(&list.items[0], "line", "av 2000 rader"));
    matrix_shown_clear(&shown);
    matrix_clear(&matrix);
    picture_list_clear(&list);
    session_close(&app);
}

Test(matrix_picture, of_nothing_is_a_page_that_says_so)
{
    struct app *app = session_open();
    struct picture_list list = {0};

    draw_well(app, "filter=finnesikke", &list);
    cr_assert_eq(list.count, 1);
    cr_expect(holds(&list.items[0], "note", "Ingen deltar"));
    picture_list_clear(&list);
    session_close(&app);
}

/* Arrangements of a region without a member: no row is drawn, and none is said to be left out. */
Test(matrix_picture, of_rows_without_a_column_does_not_count_them)
{
    struct app *app = session_open();
    struct matrix matrix = {0};
    struct matrix_shown shown = {0};
    struct matrix_caption caption = {0};
    struct picture_list list = {0};

    for (int i = 0; i < 20; i++)
        matrix_add_row(&matrix)->name = memory_copy_text("Ordning");
    matrix_close(&matrix);
    matrix_show(&matrix, MATRIX_UNGROUPED, false, &shown);
    matrix_picture_add(app, &matrix, &shown, MATRIX_UNGROUPED, false, &caption, &list);
    cr_assert_eq(list.count, 1);
    cr_expect(holds(&list.items[0], "note", "Ingen deltar"));
    cr_expect_not(holds(&list.items[0], "line", "bare de første"));
    matrix_shown_clear(&shown);
    matrix_clear(&matrix);
    picture_list_clear(&list);
    session_close(&app);
}

static void expect_refused(struct app *app, const char *parameters, enum status expected, const char *sentence)
{
    struct picture_list list = {0};
    struct error error = {0};

    cr_expect_eq(draw(app, parameters, &list, &error), expected, "%s", parameters);
    cr_expect(session_says(&error, sentence));
    cr_expect_eq(list.count, 0);
}

Test(matrix_picture, refuses_what_it_does_not_know)
{
    struct app *app = session_open();

    expect_refused(app, "regoin=Fosen", STATUS_USAGE, "Did you mean region?");
    expect_refused(app, "region=Utopia", STATUS_DATA, "Utopia");
    expect_refused(app, "region=Fosen;county=17", STATUS_USAGE, "Give either region or county, not both.");
    expect_refused(app, "group=size", STATUS_DATA, "group is sector, form or none, and not “size”.");
    expect_refused(app, "turned=maybe", STATUS_DATA, "turned is yes or no, and not “maybe”.");
    expect_refused(app, "filter=statsu:idea", STATUS_DATA, "status");
    session_close(&app);
}
