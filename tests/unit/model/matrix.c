#include "samreg/model/matrix.h"

#include "samreg/base/memory.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { SELBU, MALVIK, TYDAL };
enum { ARCHIVE, TAX, DOCTOR, QUIET };

static void add_row(struct matrix *matrix, const char *name, int sector, int form, int64_t stated)
{
    struct matrix_row *row = matrix_add_row(matrix);

    row->id = 100 + (int64_t)matrix->row_count;
    row->name = memory_copy_text(name);
    row->sector = sector;
    row->form = form;
    row->stated = stated;
}

static void add_column(struct matrix *matrix, const char *name)
{
    struct matrix_column *column = matrix_add_column(matrix);

    column->id = 200 + (int64_t)matrix->column_count;
    column->name = memory_copy_text(name);
}

static void add_part(struct matrix *matrix, size_t row, size_t column, enum matrix_role role, bool uncertain)
{
    struct matrix_part *part = matrix_add_part(matrix);

    part->id = (int64_t)matrix->part_count;
    part->row = row;
    part->column = column;
    part->role = role;
    part->uncertain = uncertain;
}

/* Four arrangements and three municipalities, of which Tydal takes part in nothing. */
static struct matrix make(void)
{
    struct matrix matrix = {0};
    int health = matrix_add_sector(&matrix, "Helse");
    int iks = matrix_add_form(&matrix, "IKS");

    add_row(&matrix, "Arkiv", MATRIX_NO_GROUP, iks, 4);
    add_row(&matrix, "Skatt", MATRIX_SEVERAL_GROUPS, MATRIX_NO_GROUP, -1);
    add_row(&matrix, "Lege", health, iks, 4);
    add_row(&matrix, "Stille", health, MATRIX_NO_GROUP, -1);
    add_column(&matrix, "Selbu");
    add_column(&matrix, "Malvik");
    add_column(&matrix, "Tydal");
    add_part(&matrix, TAX, MALVIK, MATRIX_BUYER, false);
    add_part(&matrix, ARCHIVE, MALVIK, MATRIX_OBSERVER, false);
    add_part(&matrix, TAX, SELBU, MATRIX_PARTICIPANT, true);
    add_part(&matrix, ARCHIVE, SELBU, MATRIX_HOST, false);
    add_part(&matrix, TAX, MALVIK, MATRIX_PARTICIPANT, false);
    matrix.rows[ARCHIVE].bodies = 1;
    matrix_close(&matrix);
    return matrix;
}

static void expect_cell(const struct matrix *matrix, size_t row, size_t column, const char *expected)
{
    size_t count;
    const struct matrix_part *parts = matrix_cell(matrix, row, column, &count);
    struct str text = {0};

    matrix_write_cell(parts, count, &text);
    cr_expect_str_eq(str_peek(&text), expected, "%zu, %zu: %s", row, column, str_peek(&text));
    str_clear(&text);
}

static void expect_total(struct matrix_total total, const char *expected)
{
    struct str text = {0};

    matrix_write_total(total, &text);
    cr_expect_str_eq(str_peek(&text), expected, "%s instead of %s", str_peek(&text), expected);
    str_clear(&text);
}

/* The lines as text: heads in brackets. New string. */
static char *lines_of(const struct matrix *matrix, const struct matrix_shown *shown)
{
    struct str text = {0};

    for (size_t i = 0; i < shown->line_count; i++) {
        const struct matrix_line *line = &shown->lines[i];
        if (line->is_group)
            str_addf(&text, "[%d:%zu] ", line->group, line->members);
        else
            str_addf(&text, "%s ", matrix->rows[line->row].name);
    }
    return str_take(&text);
}

static void expect_lines(const struct matrix *matrix, enum matrix_grouping grouping, bool filled, const char *expected)
{
    struct matrix_shown shown = {0};

    matrix_show(matrix, grouping, filled, &shown);
    char *lines = lines_of(matrix, &shown);
    cr_expect_str_eq(lines, expected, "%s", lines);
    free(lines);
    matrix_shown_clear(&shown);
}

Test(matrix, has_a_letter_code_and_name_for_every_role)
{
    for (int role = 0; role < MATRIX_ROLES; role++) {
        cr_expect_eq((int)matrix_role_of(matrix_role_code((enum matrix_role)role)), role);
        cr_expect(strlen(matrix_role_label((enum matrix_role)role)) > 0);
        for (int other = 0; other < role; other++)
            cr_expect_neq(matrix_role_letter((enum matrix_role)role), matrix_role_letter((enum matrix_role)other));
    }
    cr_expect_eq(matrix_role_of(NULL), MATRIX_UNSTATED);
    cr_expect_eq(matrix_role_of("chair"), MATRIX_UNSTATED);
    cr_expect_str_eq(matrix_role_label(MATRIX_OFFICE), "office municipality");
}

Test(matrix, shows_role_doubt_and_several_roles_in_a_cell)
{
    struct matrix matrix = make();

    expect_cell(&matrix, ARCHIVE, SELBU, "V");
    expect_cell(&matrix, ARCHIVE, TYDAL, "");
    expect_cell(&matrix, TAX, SELBU, "D?");
    expect_cell(&matrix, TAX, MALVIK, "D+");
    expect_cell(&matrix, QUIET, SELBU, "");
    matrix_clear(&matrix);
}

Test(matrix, counts_each_municipality_once_and_no_observers)
{
    struct matrix matrix = make();

    expect_total(matrix.rows[ARCHIVE].total, "1");
    expect_total(matrix.rows[TAX].total, "2?");
    expect_total(matrix.rows[DOCTOR].total, "");
    expect_total(matrix.columns[SELBU].total, "2?");
    expect_total(matrix.columns[MALVIK].total, "1");
    expect_total(matrix.columns[TYDAL].total, "");
    matrix_clear(&matrix);
}

Test(matrix, says_in_how_much_of_it_each_takes_part)
{
    struct matrix matrix = make();
    struct matrix nothing = {0};

    cr_expect_eq(matrix.named, 2, "of the others nobody knows who takes part");
    cr_expect_eq(matrix_percent(&matrix, SELBU), 100);
    cr_expect_eq(matrix_percent(&matrix, MALVIK), 50);
    cr_expect_eq(matrix_percent(&matrix, TYDAL), 0);
    add_column(&nothing, "Selbu");
    cr_expect_eq(matrix_percent(&nothing, 0), 0);
    matrix.named = 3;
    cr_expect_eq(matrix_percent(&matrix, SELBU), 67);
    matrix_clear(&nothing);
    matrix_clear(&matrix);
}

Test(matrix, knows_how_many_are_stated_but_not_named)
{
    struct matrix matrix = make();

    cr_expect_eq(matrix_unnamed(&matrix.rows[ARCHIVE]), 2, "four, of which a municipality and another body are named");
    cr_expect_eq(matrix_unnamed(&matrix.rows[DOCTOR]), 4);
    cr_expect_eq(matrix_unnamed(&matrix.rows[TAX]), 0);
    matrix.rows[TAX].stated = 1;
    cr_expect_eq(matrix_unnamed(&matrix.rows[TAX]), 0);
    matrix_clear(&matrix);
}

Test(matrix, groups_with_several_and_none_last_and_every_row_once)
{
    struct matrix matrix = make();

    expect_lines(&matrix, MATRIX_UNGROUPED, false, "Arkiv Skatt Lege Stille ");
    expect_lines(&matrix, MATRIX_BY_SECTOR, false, "[0:2] Lege Stille [-2:1] Skatt [-1:1] Arkiv ");
    expect_lines(&matrix, MATRIX_BY_FORM, false, "[0:2] Arkiv Lege [-1:2] Skatt Stille ");
    matrix_clear(&matrix);
}

Test(matrix, leaves_out_what_is_empty_but_not_what_a_source_states)
{
    struct matrix matrix = make();
    struct matrix_shown shown = {0};

    expect_lines(&matrix, MATRIX_UNGROUPED, true, "Arkiv Skatt Lege ");
    matrix_show(&matrix, MATRIX_UNGROUPED, true, &shown);
    cr_assert_eq(shown.column_count, 2);
    cr_expect_eq(shown.columns[1], MALVIK);
    matrix_show(&matrix, MATRIX_UNGROUPED, false, &shown);
    cr_expect_eq(shown.column_count, 3);
    matrix_shown_clear(&shown);
    matrix_clear(&matrix);
}

Test(matrix, sums_up_each_group_by_column)
{
    struct matrix matrix = make();
    struct matrix_shown shown = {0};

    matrix_show(&matrix, MATRIX_BY_FORM, false, &shown);
    expect_total(shown.lines[0].total[SELBU], "1");
    expect_total(shown.lines[0].total[MALVIK], "");
    expect_total(shown.lines[3].total[SELBU], "1?");
    expect_total(shown.lines[3].total[MALVIK], "1");
    matrix_shown_clear(&shown);
    matrix_clear(&matrix);
}

Test(matrix, of_nothing_shows_nothing)
{
    struct matrix matrix = {0};
    struct matrix_shown shown = {0};

    matrix_close(&matrix);
    matrix_show(&matrix, MATRIX_BY_SECTOR, true, &shown);
    cr_expect_eq(shown.line_count, 0);
    cr_expect_eq(shown.column_count, 0);
    cr_expect_eq(matrix_find_row(&matrix, 1), 0);
    matrix_shown_clear(&shown);
    matrix_clear(&matrix);
}

Test(matrix, finds_rows_and_columns_by_their_records)
{
    struct matrix matrix = make();

    cr_expect_eq(matrix_find_row(&matrix, 102), TAX);
    cr_expect_eq(matrix_find_row(&matrix, 1), matrix.row_count);
    cr_expect_eq(matrix_find_column(&matrix, 203), TYDAL);
    cr_expect_eq(matrix_find_column(&matrix, 1), matrix.column_count);
    matrix_clear(&matrix);
}

Test(matrix, setting_a_role_adds_corrects_keeps_or_is_unclear)
{
    struct matrix_part one = {.role = MATRIX_PARTICIPANT};
    struct matrix_part two[] = {{.role = MATRIX_PARTICIPANT}, {.role = MATRIX_BUYER}};
    struct matrix_part trade[] = {{.role = MATRIX_BUYER}, {.role = MATRIX_SELLER}};
    size_t which;

    cr_expect_eq(matrix_step_to(NULL, 0, MATRIX_HOST, &which), MATRIX_ADD);
    cr_expect_eq(matrix_step_to(&one, 1, MATRIX_PARTICIPANT, &which), MATRIX_KEEP);
    cr_expect_eq(matrix_step_to(&one, 1, MATRIX_BUYER, &which), MATRIX_CORRECT);
    cr_expect_eq(which, 0);
    cr_expect_eq(matrix_step_to(two, 2, MATRIX_HOST, &which), MATRIX_CORRECT);
    cr_expect_eq(which, 0);
    cr_expect_eq(matrix_step_to(two, 2, MATRIX_SELLER, &which), MATRIX_UNCLEAR);
    cr_expect_eq(matrix_step_to(trade, 2, MATRIX_HOST, &which), MATRIX_UNCLEAR);
    cr_expect_eq(matrix_step_to(trade, 2, MATRIX_SELLER, &which), MATRIX_KEEP);
}

Test(matrix, one_key_goes_through_all_roles_and_begins_anew)
{
    struct matrix_part part = {.role = MATRIX_PARTICIPANT};
    bool seen[MATRIX_ROLES] = {false};

    cr_expect_eq(matrix_role_after(NULL, 0), MATRIX_PARTICIPANT);
    for (int i = 0; i < MATRIX_UNSTATED; i++) {
        seen[part.role] = true;
        part.role = matrix_role_after(&part, 1);
    }
    cr_expect_eq(part.role, MATRIX_PARTICIPANT);
    for (int role = 0; role < MATRIX_UNSTATED; role++)
        cr_expect(seen[role]);
    part.role = MATRIX_UNSTATED;
    cr_expect_eq(matrix_role_after(&part, 1), MATRIX_PARTICIPANT);
}

Test(matrix, tells_who_carries_an_arrangement)
{
    cr_expect(matrix_role_carries(MATRIX_HOST));
    cr_expect(matrix_role_carries(MATRIX_OFFICE));
    cr_expect(matrix_role_carries(MATRIX_SELLER));
    cr_expect_not(matrix_role_carries(MATRIX_PARTICIPANT));
    cr_expect_not(matrix_role_carries(MATRIX_OBSERVER));
    cr_expect_not(matrix_role_carries(MATRIX_UNSTATED));
}
