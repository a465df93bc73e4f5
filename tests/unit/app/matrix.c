#include "samreg/app/matrix.h"

#include "samreg/app/changes.h"
#include "samreg/app/matrix_document.h"
#include "samreg/app/records.h"
#include "samreg/app/words.h"
#include "samreg/base/memory.h"
#include "samreg/publish/document.h"
#include "session.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

/* The matrix of Værnesregionen: seven arrangements, six members. */
struct desk {
    struct app *app;
    struct matrix matrix;
    struct apply_result result;
    struct error error;
    size_t changed;
};

static void read_matrix(struct desk *desk)
{
    struct matrix_query query = {.area = MATRIX_REGION,
                                 .id = session_find(desk->app, ENTITY_REGION, "Værnesregionen")};

    session_expect_ok(app_matrix(desk->app, &query, &desk->matrix, &desk->error), &desk->error);
}

static void open_desk(struct desk *desk)
{
    *desk = (struct desk){.app = session_open()};
    read_matrix(desk);
}

static void close_desk(struct desk *desk)
{
    apply_result_clear(&desk->result);
    error_clear(&desk->error);
    matrix_clear(&desk->matrix);
    session_close(&desk->app);
}

static struct matrix_place at(const struct desk *desk, const char *arrangement, const char *number)
{
    struct matrix_place place = {0};

    while (place.row < desk->matrix.row_count && strcmp(desk->matrix.rows[place.row].name, arrangement) != 0)
        place.row++;
    while (place.column < desk->matrix.column_count &&
           strcmp(desk->matrix.columns[place.column].number, number) != 0)
        place.column++;
    cr_assert(place.row < desk->matrix.row_count, "%s", arrangement);
    cr_assert(place.column < desk->matrix.column_count, "%s", number);
    return place;
}

/* Every cell of the arrangement's row. */
static size_t row_of(const struct desk *desk, const char *arrangement, struct matrix_place *places)
{
    for (size_t i = 0; i < desk->matrix.column_count; i++)
        places[i] = at(desk, arrangement, desk->matrix.columns[i].number);
    return desk->matrix.column_count;
}

static enum status change(struct desk *desk, const struct matrix_place *places, size_t count,
                          struct matrix_change change)
{
    apply_result_clear(&desk->result);
    error_clear(&desk->error);
    desk->changed = 999;
    return matrix_change_cells(desk->app, &desk->matrix, places, count, &change, &desk->result, &desk->changed,
                               &desk->error);
}

static void change_well(struct desk *desk, const struct matrix_place *places, size_t count, struct matrix_change what)
{
    session_expect_ok(change(desk, places, count, what), &desk->error);
    read_matrix(desk);
}

static void expect_cell(const struct desk *desk, const char *arrangement, const char *number, const char *expected)
{
    struct matrix_place place = at(desk, arrangement, number);
    struct str text = {0};
    size_t count;
    const struct matrix_part *parts = matrix_cell(&desk->matrix, place.row, place.column, &count);

    matrix_write_cell(parts, count, &text);
    cr_expect_str_eq(str_peek(&text), expected, "%s, %s: %s", arrangement, number, str_peek(&text));
    str_clear(&text);
}

/* The journal's newest entry in words. New string. */
static char *newest_entry(struct desk *desk)
{
    struct journal_query query = {.limit = 1};
    struct journal_page page = {0};
    struct str words = {0};

    session_expect_ok(changes_entries(desk->app, &query, &page, &desk->error), &desk->error);
    words_entry(LANGUAGE_ENGLISH, &page.entries[0], &words);
    journal_page_clear(&page);
    return str_take(&words);
}

static void expect_entry(struct desk *desk, const char *expected)
{
    char *words = newest_entry(desk);

    cr_expect_str_eq(words, expected, "%s", words);
    free(words);
}

static void undo(struct desk *desk)
{
    apply_result_clear(&desk->result);
    session_expect_ok(changes_undo(desk->app, 0, &desk->result, NULL, &desk->error), &desk->error);
    read_matrix(desk);
}

Test(matrix, of_a_region_is_read_as_of_the_day)
{
    struct desk desk;

    open_desk(&desk);
    cr_expect_eq(desk.matrix.row_count, 7);
    cr_expect_eq(desk.matrix.column_count, 6);
    expect_cell(&desk, "IKT-plattform", "1664", "D");
    expect_cell(&desk, "Barnevern", "1664", "");
    cr_expect_eq(matrix_unnamed(&desk.matrix.rows[at(&desk, "Barnevern", "1664").row]), 4);
    app_set_as_of(desk.app, (struct date){2019, 1, 1});
    read_matrix(&desk);
    expect_cell(&desk, "IKT-plattform", "5032", "D");
    close_desk(&desk);
}

Test(matrix, a_row_is_set_as_one_entry_named_after_the_arrangement_and_undone_as_one)
{
    struct desk desk;
    struct matrix_place places[6];

    open_desk(&desk);
    change_well(&desk, places, row_of(&desk, "Barnevern", places),
                (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_PARTICIPANT, .accept_warnings = true});
    cr_expect_eq(desk.changed, 6);
    expect_cell(&desk, "Barnevern", "1664", "D");
    expect_cell(&desk, "Barnevern", "1714", "D");
    expect_entry(&desk, "added: Barnevern (6 Participations)");
    undo(&desk);
    expect_cell(&desk, "Barnevern", "1664", "");
    expect_cell(&desk, "Barnevern", "1714", "");
    close_desk(&desk);
}

Test(matrix, a_column_is_named_after_the_municipality)
{
    struct desk desk;
    struct matrix_place places[2];

    open_desk(&desk);
    places[0] = at(&desk, "IKT-plattform", "1664");
    places[1] = at(&desk, "Felles saks- og arkivsystem", "1664");
    change_well(&desk, places, 2, (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_HOST});
    expect_cell(&desk, "IKT-plattform", "1664", "V");
    expect_entry(&desk, "changed: 1664 Selbu (2 Participations)");
    close_desk(&desk);
}

Test(matrix, what_is_so_already_makes_no_entry)
{
    struct desk desk;
    struct matrix_place places[6];

    open_desk(&desk);
    char *before = newest_entry(&desk);
    change_well(&desk, places, row_of(&desk, "IKT-plattform", places),
                (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_PARTICIPANT});
    cr_expect_eq(desk.changed, 0);
    cr_expect_eq(desk.result.operation, 0);
    expect_entry(&desk, before);
    free(before);
    close_desk(&desk);
}

Test(matrix, a_row_of_which_some_are_there_is_completed)
{
    struct desk desk;
    struct matrix_place places[6];
    struct matrix_place one;

    open_desk(&desk);
    one = at(&desk, "IKT-plattform", "1711");
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_REMOVE});
    expect_cell(&desk, "IKT-plattform", "1711", "");
    change_well(&desk, places, row_of(&desk, "IKT-plattform", places),
                (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_OWNER});
    cr_expect_eq(desk.changed, 6);
    expect_cell(&desk, "IKT-plattform", "1711", "E");
    expect_cell(&desk, "IKT-plattform", "1664", "E");
    expect_entry(&desk, "changed: IKT-plattform (6 Participations)");
    close_desk(&desk);
}

Test(matrix, doubt_is_set_and_taken_away)
{
    struct desk desk;
    struct matrix_place one;

    open_desk(&desk);
    one = at(&desk, "IKT-plattform", "1664");
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_CERTAINTY, .uncertain = true});
    expect_cell(&desk, "IKT-plattform", "1664", "D?");
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_CERTAINTY, .uncertain = true});
    cr_expect_eq(desk.changed, 0);
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_CERTAINTY});
    expect_cell(&desk, "IKT-plattform", "1664", "D");
    close_desk(&desk);
}

Test(matrix, ended_participations_stay_on_days_before)
{
    struct desk desk;
    struct matrix_place one;

    open_desk(&desk);
    one = at(&desk, "IKT-plattform", "1664");
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_END, .through = {2009, 11, 30}});
    expect_cell(&desk, "IKT-plattform", "1664", "");
    app_set_as_of(desk.app, (struct date){2009, 11, 30});
    read_matrix(&desk);
    expect_cell(&desk, "IKT-plattform", "1664", "D");
    close_desk(&desk);
}

Test(matrix, one_who_comes_back_begins_on_the_day_and_ends_where_it_is_recorded_later)
{
    struct desk desk;
    struct matrix_place one;
    struct str words = {0};

    open_desk(&desk);
    one = at(&desk, "IKT-plattform", "1664");
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_END, .through = {2008, 0, 0}});
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_BUYER});
    expect_cell(&desk, "IKT-plattform", "1664", "K");
    matrix_write_cell_words(desk.app, &desk.matrix, one, &words);
    cr_expect_str_eq(str_peek(&words), "IKT-plattform · 1664 Selbu: kjøper fra 01.12.2009", "%s", str_peek(&words));
    app_set_as_of(desk.app, (struct date){2009, 6, 1});
    read_matrix(&desk);
    expect_cell(&desk, "IKT-plattform", "1664", "");
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_SELLER});
    str_reset(&words);
    matrix_write_cell_words(desk.app, &desk.matrix, one, &words);
    cr_expect_str_eq(str_peek(&words), "IKT-plattform · 1664 Selbu: selger fra 01.06.2009 til og med 30.11.2009", "%s",
                     str_peek(&words));
    str_clear(&words);
    close_desk(&desk);
}

Test(matrix, warnings_wait_for_an_answer)
{
    struct desk desk;
    struct matrix_place places[6];

    open_desk(&desk);
    /* Six of the four that the source states. */
    cr_expect_eq(change(&desk, places, row_of(&desk, "Barnevern", places),
                        (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_PARTICIPANT}),
                 STATUS_WARNED);
    cr_expect_gt(desk.result.problems.count, 0);
    read_matrix(&desk);
    expect_cell(&desk, "Barnevern", "1664", "");
    close_desk(&desk);
}

Test(matrix, a_change_by_another_since_is_a_conflict_until_it_is_read)
{
    struct desk desk;
    struct matrix_place one;
    struct matrix_change host = {.verb = MATRIX_SET_ROLE, .role = MATRIX_HOST};
    struct matrix old = {0};

    open_desk(&desk);
    one = at(&desk, "IKT-plattform", "1664");
    old = desk.matrix;
    desk.matrix = (struct matrix){0};
    read_matrix(&desk);
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_OWNER});
    matrix_clear(&desk.matrix);
    desk.matrix = old;
    cr_expect_eq(change(&desk, &one, 1, host), STATUS_CONFLICT);
    cr_assert_eq(desk.result.conflicts.count, 1);
    read_matrix(&desk);
    change_well(&desk, &one, 1, host);
    expect_cell(&desk, "IKT-plattform", "1664", "V");
    close_desk(&desk);
}

Test(matrix, a_cell_of_several_roles_is_left_to_the_form)
{
    struct desk desk;
    struct matrix_place one;

    open_desk(&desk);
    one = at(&desk, "IKT-plattform", "1664");
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_BUYER});
    matrix_add_part(&desk.matrix)->role = MATRIX_SELLER;
    desk.matrix.parts[desk.matrix.part_count - 1].row = one.row;
    desk.matrix.parts[desk.matrix.part_count - 1].column = one.column;
    for (size_t i = 0; i < desk.matrix.row_count; i++)
        desk.matrix.rows[i].part_count = 0;
    matrix_close(&desk.matrix);
    cr_expect_eq(change(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_HOST}),
                 STATUS_DATA);
    cr_expect(session_says(&desk.error, "1664 Selbu has several roles in “IKT-plattform”."));
    close_desk(&desk);
}

Test(matrix, a_municipality_that_is_out_of_force_takes_part_in_nothing_new)
{
    struct desk desk;
    struct matrix_place one;
    struct str words = {0};

    open_desk(&desk);
    one = at(&desk, "Barnevern", "1664");
    desk.matrix.columns[one.column].out_of_force = true;
    matrix_write_cell_words(desk.app, &desk.matrix, one, &words);
    cr_expect_str_eq(str_peek(&words), "Barnevern · 1664 Selbu (gjelder ikke på dagen): ikke navngitt", "%s",
                     str_peek(&words));
    str_clear(&words);
    cr_expect_eq(change(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_ROLE}), STATUS_DATA);
    cr_expect(session_says(&desk.error, "1664 Selbu is not in force on the day"));
    close_desk(&desk);
}

Test(matrix, an_end_before_the_beginning_is_refused)
{
    struct desk desk;
    struct matrix_place one;

    open_desk(&desk);
    one = at(&desk, "IKT-plattform", "1664");
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_END, .through = {2008, 0, 0}});
    change_well(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_SET_ROLE, .role = MATRIX_BUYER});
    cr_expect_eq(change(&desk, &one, 1, (struct matrix_change){.verb = MATRIX_END, .through = {2007, 0, 0}}),
                 STATUS_DATA);
    cr_expect_eq(desk.result.operation, 0);
    read_matrix(&desk);
    expect_cell(&desk, "IKT-plattform", "1664", "K");
    close_desk(&desk);
}

Test(matrix, too_many_cells_are_refused)
{
    struct desk desk;
    struct matrix_place one = {0};

    open_desk(&desk);
    cr_expect_eq(change(&desk, &one, MATRIX_CELLS_MOST + 1, (struct matrix_change){.verb = MATRIX_REMOVE}),
                 STATUS_DATA);
    cr_expect(session_says(&desk.error, "too many cells"));
    close_desk(&desk);
}

static void expect_row_words(const struct desk *desk, struct matrix_row row, const char *expected)
{
    struct str words = {0};

    matrix_write_row_words(desk->app, &row, &words);
    cr_expect_str_eq(str_peek(&words), expected, "%s", str_peek(&words));
    str_clear(&words);
}

Test(matrix, says_how_many_take_part_and_how_many_are_not_named)
{
    struct desk desk;

    open_desk(&desk);
    expect_row_words(&desk, desk.matrix.rows[at(&desk, "Barnevern", "1664").row], "4 kommuner, ikke navngitt");
    expect_row_words(&desk, desk.matrix.rows[at(&desk, "IKT-plattform", "1664").row], "6 kommuner");
    expect_row_words(&desk, (struct matrix_row){.stated = 4, .total = {1, 1}}, "2 navngitt av 4 oppgitt");
    expect_row_words(&desk, (struct matrix_row){.stated = -1, .total = {1, 0}, .outside = 2, .bodies = 1},
                     "3 kommuner, 2 utenfra, 1 som ikke er kommune");
    close_desk(&desk);
}

static const char *text_at(const struct table *table, size_t row, const char *column)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->columns[i].name, column) == 0) {
            const struct value *value = table_cell(table, row, i);

            return value->kind == VALUE_TEXT ? value->text : "";
        }
    }
    return "(no such column)";
}

Test(matrix, is_given_away_as_a_table_both_ways)
{
    struct desk desk;
    struct matrix_shown shown = {0};
    struct table table = {0};

    open_desk(&desk);
    matrix_show(&desk.matrix, MATRIX_BY_SECTOR, false, &shown);
    matrix_to_table(desk.app, &desk.matrix, &shown, MATRIX_BY_SECTOR, false, &table);
    cr_expect_eq(table.row_count, 8);
    cr_expect_str_eq(text_at(&table, 7, "arrangement"), "Sum");
    cr_expect_str_eq(text_at(&table, 7, "1664"), "2");
    cr_expect_str_neq(text_at(&table, 0, "group"), "");
    table_clear(&table);
    matrix_show(&desk.matrix, MATRIX_UNGROUPED, true, &shown);
    matrix_to_table(desk.app, &desk.matrix, &shown, MATRIX_UNGROUPED, true, &table);
    cr_expect_eq(table.row_count, 8, "six municipalities, the sum, and what the sources state");
    cr_expect_str_eq(text_at(&table, 7, "Barnevern/Værnesregionen"), "4");
    cr_expect_str_eq(text_at(&table, 0, "IKT-plattform/Værnesregionen"), "D");
    cr_expect_str_eq(text_at(&table, 6, "IKT-plattform/Værnesregionen"), "6");
    table_clear(&table);
    matrix_shown_clear(&shown);
    close_desk(&desk);
}

Test(matrix, is_a_document_with_its_area_day_filter_and_letters)
{
    struct desk desk;
    struct matrix_shown shown = {0};
    struct matrix_caption caption = {"Værnesregionen", "status:operating"};
    struct document document = {0};
    struct str text = {0};

    open_desk(&desk);
    matrix_show(&desk.matrix, MATRIX_UNGROUPED, false, &shown);
    matrix_to_document(desk.app, &desk.matrix, &shown, MATRIX_UNGROUPED, false, &caption, &document);
    document_write_text(&document, 0, false, &text);
    cr_expect(strstr(str_peek(&text), "Demonstrasjon 2009 · Værnesregionen · per 01.12.2009 · Filter: status:operating")
              != NULL, "%s", str_peek(&text));
    cr_expect(strstr(str_peek(&text), "V vertskommune, E eier") != NULL, "%s", str_peek(&text));
    cr_expect_eq(document.blocks[0].totals, 1);
    document_clear(&document);
    str_clear(&text);
    matrix_shown_clear(&shown);
    close_desk(&desk);
}

Test(matrix, goes_to_a_clipboard_as_lines_of_cells)
{
    struct desk desk;
    struct matrix_shown shown = {0};
    struct str text = {0};

    open_desk(&desk);
    matrix_show(&desk.matrix, MATRIX_UNGROUPED, true, &shown);
    free(desk.matrix.rows[shown.lines[0].row].name);
    desk.matrix.rows[shown.lines[0].row].name = memory_copy_text("=1+1");
    matrix_write_tabs(desk.app, &desk.matrix, &shown, MATRIX_UNGROUPED, false, &text);
    cr_expect(strncmp(str_peek(&text), "Ordning\tRegion\tSum\t", 19) == 0, "%s", str_peek(&text));
    cr_expect(strstr(str_peek(&text), "\nIKT-plattform\tVærnesregionen\t6\t0\t6\tD\tD\tD\tD\tD\tD") != NULL, "%s",
              str_peek(&text));
    cr_expect(strstr(str_peek(&text), "\n'=1+1\t") != NULL, "no formula: %s", str_peek(&text));
    str_clear(&text);
    matrix_shown_clear(&shown);
    close_desk(&desk);
}
