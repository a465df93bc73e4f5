#include "samreg/store/matrix.h"

#include "samreg/store/read.h"
#include "tests/unit/store/shelf.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static void read_matrix(const struct shelf *shelf, struct matrix_query query, struct matrix *matrix)
{
    struct error error = {0};

    if (!date_is_set(query.as_of))
        query.as_of = shelf->day;
    cr_assert_eq(store_matrix(shelf->store, &query, NULL, matrix, &error), STATUS_OK, "%s",
                 error_text(&error, LANGUAGE_ENGLISH));
    store_assert_idle(shelf->store);
}

/* The matrix as text, a row a line: name, region, stated, outside, bodies, form; then each cell. New string. */
static char *text_of(const struct matrix *matrix)
{
    struct str text = {0};

    for (size_t i = 0; i < matrix->column_count; i++)
        str_addf(&text, "%s%s%s", i > 0 ? " " : "", matrix->columns[i].number,
                 matrix->columns[i].out_of_force ? "!" : "");
    for (size_t i = 0; i < matrix->row_count; i++) {
        const struct matrix_row *row = &matrix->rows[i];
        str_addf(&text, "\n%s|%s|%lld|%u|%u|%s:", row->name, row->region ? row->region : "-", (long long)row->stated,
                 row->outside, row->bodies, row->form >= 0 ? matrix->forms[row->form] : "-");
        for (size_t j = 0; j < matrix->column_count; j++) {
            size_t count;
            const struct matrix_part *parts = matrix_cell(matrix, i, j, &count);
            str_add(&text, count > 0 ? " " : " .");
            matrix_write_cell(parts, count, &text);
        }
    }
    return str_take(&text);
}

static void expect_matrix(const struct shelf *shelf, struct matrix_query query, const char *expected)
{
    struct matrix matrix = {0};

    read_matrix(shelf, query, &matrix);
    char *text = text_of(&matrix);
    cr_expect_str_eq(text, expected, "%s\ninstead of\n%s", text, expected);
    free(text);
    matrix_clear(&matrix);
}

Test(matrix, of_all_has_every_municipality_and_arrangement_of_the_day)
{
    struct shelf shelf;

    shelf_open(&shelf);
    expect_matrix(&shelf, (struct matrix_query){.area = MATRIX_ALL},
                  "5011 1663 1714 0137 0426\n"
                  "Barnevern|Mosseregionen|-1|0|0|-: . . . . .\n"
                  "Barnevern|Værnesregionen|4|0|0|IKS Interkommunalt selskap: . . V . .\n"
                  "Ørland legevakt|-|-1|0|0|-: . . . . .\n"
                  "Ås IKT-plattform|Værnesregionen|11|0|0|-: . D . . .");
    shelf_close(&shelf);
}

Test(matrix, of_the_first_arrangements_has_their_cells_and_says_that_there_are_more)
{
    struct shelf shelf;
    struct matrix matrix = {0};

    shelf_open(&shelf);
    expect_matrix(&shelf, (struct matrix_query){.area = MATRIX_ALL, .most = 2},
                  "5011 1663 1714 0137 0426\n"
                  "Barnevern|Mosseregionen|-1|0|0|-: . . . . .\n"
                  "Barnevern|Værnesregionen|4|0|0|IKS Interkommunalt selskap: . . V . .");
    read_matrix(&shelf, (struct matrix_query){.area = MATRIX_ALL, .most = 2}, &matrix);
    cr_expect(matrix.cut);
    read_matrix(&shelf, (struct matrix_query){.area = MATRIX_ALL, .most = 4}, &matrix);
    cr_expect_not(matrix.cut, "there are just as many");
    matrix_clear(&matrix);
    shelf_close(&shelf);
}

Test(matrix, brings_participations_to_the_municipality_of_the_day)
{
    struct shelf shelf;

    shelf_open(&shelf);
    desk_add(shelf.store, "participation", "arrangement", desk_text(shelf.platform), "municipality",
             desk_text(shelf.hemne), "role", "owner", "certainty", "uncertain", NULL);
    expect_matrix(&shelf, (struct matrix_query){.area = MATRIX_ALL, .as_of = {2021, 1, 1}},
                  "5055 5011! 1663 5059 5035\n"
                  "Barnevern|Mosseregionen|-1|0|0|-: . . . . .\n"
                  "Barnevern|Værnesregionen|4|0|0|IKS Interkommunalt selskap: . . D . V\n"
                  "Ørland legevakt|-|-1|0|0|-: . . . . .\n"
                  "Ås IKT-plattform|Værnesregionen|11|0|0|-: . E? D . .");
    shelf_close(&shelf);
}

Test(matrix, of_a_region_has_its_members_and_what_they_take_part_in)
{
    struct shelf shelf;

    shelf_open(&shelf);
    desk_add(shelf.store, "membership", "region", desk_text(shelf.moss), "municipality", desk_text(shelf.malvik), NULL);
    desk_add(shelf.store, "membership", "region", desk_text(shelf.moss), "municipality", desk_text(shelf.hemne),
             "valid_to", "2005", NULL);
    desk_add(shelf.store, "participation", "arrangement", desk_text(shelf.platform), "municipality",
             desk_text(shelf.stjordal), "role", "owner", NULL);
    desk_add(shelf.store, "participation", "arrangement", desk_text(shelf.platform), "municipality",
             desk_text(shelf.stjordal), "role", "buyer", NULL);
    desk_add(shelf.store, "participation", "arrangement", desk_text(shelf.platform), "body", "Fylkeskommunen", "role",
             "owner", NULL);
    expect_matrix(&shelf, (struct matrix_query){.area = MATRIX_REGION, .id = shelf.moss},
                  "1663\n"
                  "Barnevern|Mosseregionen|-1|0|0|-: .\n"
                  "Ås IKT-plattform|Værnesregionen|11|1|1|-: D");
    shelf_close(&shelf);
}

Test(matrix, of_a_county_has_its_municipalities_of_the_day)
{
    struct shelf shelf;

    shelf_open(&shelf);
    expect_matrix(&shelf, (struct matrix_query){.area = MATRIX_COUNTY, .id = shelf.nord_trondelag},
                  "1714\nBarnevern|Værnesregionen|4|0|0|IKS Interkommunalt selskap: V");
    expect_matrix(&shelf,
                  (struct matrix_query){.area = MATRIX_COUNTY, .id = shelf.trondelag, .as_of = {2018, 1, 1}},
                  "5035\nBarnevern|Værnesregionen|4|1|0|IKS Interkommunalt selskap: V");
    expect_matrix(&shelf, (struct matrix_query){.area = MATRIX_COUNTY, .id = shelf.ostfold}, "0137");
    shelf_close(&shelf);
}

Test(matrix, leaves_out_what_is_removed)
{
    struct shelf shelf;

    shelf_open(&shelf);
    desk_remove(shelf.store, "kari", "arrangement", shelf.platform);
    desk_remove(shelf.store, "kari", "arrangement", shelf.emergency);
    desk_remove(shelf.store, "kari", "arrangement", shelf.child_care_moss);
    desk_remove(shelf.store, "kari", "municipality", shelf.valer_hedmark);
    expect_matrix(&shelf, (struct matrix_query){.area = MATRIX_ALL},
                  "5011 1663 1714 0137\n"
                  "Barnevern|Værnesregionen|4|0|0|IKS Interkommunalt selskap: . . V .");
    shelf_close(&shelf);
}

Test(matrix, follows_the_filter)
{
    struct shelf shelf;
    struct selection selection;

    shelf_open(&shelf);
    shelf_select(&shelf, "arrangement", "barnevern municipality:Stjørdal", NULL, &selection);
    expect_matrix(&shelf, (struct matrix_query){.area = MATRIX_ALL, .filter = &selection.filter},
                  "5011 1663 1714 0137 0426\n"
                  "Barnevern|Værnesregionen|4|0|0|IKS Interkommunalt selskap: . . V . .");
    selection_clear(&selection);
    shelf_close(&shelf);
}

Test(matrix, knows_the_sector_of_an_arrangement_when_it_is_one)
{
    struct shelf shelf;
    struct matrix matrix = {0};

    shelf_open(&shelf);
    int64_t health = desk_add(shelf.store, "sector", "code", "health", "name", "Helse", NULL);
    int64_t social = desk_add(shelf.store, "sector", "code", "social", "name", "Sosial", NULL);
    int64_t doctor = desk_add(shelf.store, "service_area", "code", "doctor", "name", "Lege", "sector",
                              desk_text(health), NULL);
    int64_t nurse = desk_add(shelf.store, "service_area", "code", "nurse", "name", "Pleie", "sector",
                             desk_text(health), NULL);
    int64_t care = desk_add(shelf.store, "service_area", "code", "care", "name", "Omsorg", "sector",
                            desk_text(social), NULL);
    desk_add(shelf.store, "arrangement_service", "arrangement", desk_text(shelf.emergency), "service_area",
             desk_text(doctor), NULL);
    desk_add(shelf.store, "arrangement_service", "arrangement", desk_text(shelf.emergency), "service_area",
             desk_text(nurse), NULL);
    desk_add(shelf.store, "arrangement_service", "arrangement", desk_text(shelf.platform), "service_area",
             desk_text(doctor), NULL);
    desk_add(shelf.store, "arrangement_service", "arrangement", desk_text(shelf.platform), "service_area",
             desk_text(care), NULL);
    desk_add(shelf.store, "arrangement_service", "arrangement", desk_text(shelf.child_care), "service_area",
             desk_text(care), "valid_to", "2009", NULL);
    read_matrix(&shelf, (struct matrix_query){.area = MATRIX_ALL}, &matrix);
    cr_assert_eq(matrix.sector_count, 2);
    cr_expect_str_eq(matrix.sectors[0], "Helse");
    cr_expect_eq(matrix.rows[matrix_find_row(&matrix, shelf.emergency)].sector, 0);
    cr_expect_eq(matrix.rows[matrix_find_row(&matrix, shelf.platform)].sector, MATRIX_SEVERAL_GROUPS);
    cr_expect_eq(matrix.rows[matrix_find_row(&matrix, shelf.child_care)].sector, MATRIX_NO_GROUP, "it ended");
    matrix_clear(&matrix);
    shelf_close(&shelf);
}

Test(matrix, of_a_region_that_is_not_there_is_an_error)
{
    struct shelf shelf;
    struct matrix matrix = {0};
    struct error error = {0};
    struct matrix_query query = {.area = MATRIX_REGION, .id = 7, .as_of = {2009, 12, 1}};

    shelf_open(&shelf);
    cr_expect_eq(store_matrix(shelf.store, &query, NULL, &matrix, &error), STATUS_DATA);
    cr_expect_eq(matrix.column_count, 0);
    error_clear(&error);
    int64_t gone = desk_add(shelf.store, "county", "number", "99", "name", "Borte", NULL);
    desk_remove(shelf.store, "kari", "county", gone);
    query = (struct matrix_query){.area = MATRIX_COUNTY, .id = gone, .as_of = {2009, 12, 1}};
    cr_expect_eq(store_matrix(shelf.store, &query, NULL, &matrix, &error), STATUS_DATA);
    error_clear(&error);
    store_assert_idle(shelf.store);
    shelf_close(&shelf);
}

static bool always(void *context)
{
    (void)context;
    return true;
}

Test(matrix, stops_when_it_is_told_to)
{
    struct shelf shelf;
    struct matrix matrix = {0};
    struct error error = {0};
    struct stop stop = {always, NULL};
    struct matrix_query query = {.as_of = {2009, 12, 1}};

    shelf_open(&shelf);
    for (int i = 0; i < 600; i++)
        desk_add(shelf.store, "municipality", "number", desk_text(2000 + i), "name", "Kommune", NULL);
    cr_expect_eq(store_matrix(shelf.store, &query, &stop, &matrix, &error), STATUS_STOPPED);
    cr_expect_eq(matrix.row_count, 0);
    error_clear(&error);
    store_assert_idle(shelf.store);
    shelf_close(&shelf);
}

static void expect_room(const struct shelf *shelf, struct date day, bool expected_before, const char *expected_next)
{
    struct error error = {0};
    bool before = !expected_before;
    char *next = NULL;

    cr_assert_eq(store_matrix_room(shelf->store, shelf->child_care, shelf->malvik, day, &before, &next, &error),
                 STATUS_OK);
    cr_expect_eq(before, expected_before);
    cr_expect_str_eq(next ? next : "", expected_next);
    free(next);
}

Test(matrix, tells_what_a_new_participation_must_not_overlap)
{
    struct shelf shelf;

    shelf_open(&shelf);
    desk_add(shelf.store, "participation", "arrangement", desk_text(shelf.child_care), "municipality",
             desk_text(shelf.malvik), "role", "participant", "valid_from", "1999", "valid_to", "2005", NULL);
    expect_room(&shelf, (struct date){1990, 1, 1}, false, "1999");
    expect_room(&shelf, (struct date){2007, 1, 1}, true, "2010");
    expect_room(&shelf, (struct date){2012, 1, 1}, true, "");
    shelf_close(&shelf);
}
