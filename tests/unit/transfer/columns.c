#include "samreg/transfer/columns.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct field_reading reading = {.today = {2009, 12, 1}, .language = LANGUAGE_BOKMAL};

static enum status map(enum entity_id id, const char *text, struct sheet *sheet, struct column **columns,
                       struct error *error)
{
    *sheet = (struct sheet){0};
    *columns = NULL;
    cr_assert_eq(sheet_read(text, strlen(text), sheet, NULL), STATUS_OK);
    return columns_map(entity_get(id), sheet, LANGUAGE_ENGLISH, columns, error);
}

static void expect_refused(enum entity_id id, const char *text, const char *expected)
{
    struct sheet sheet;
    struct column *columns;
    struct error error = {0};
    char *said;

    cr_assert_eq(map(id, text, &sheet, &columns, &error), STATUS_DATA);
    said = error_text(&error, LANGUAGE_ENGLISH);
    cr_expect(strstr(said, expected), "says: %s", said);
    free(said);
    error_clear(&error);
    sheet_clear(&sheet);
}

Test(columns, names_labels_and_identifiers_are_known)
{
    const struct entity *entity = entity_get(ENTITY_ARRANGEMENT);
    struct sheet sheet;
    struct column *columns;

    cr_assert_eq(map(ENTITY_ARRANGEMENT, "id;NAME;Legal form;region_id;region;Through;state_from;year;problem\n",
                     &sheet, &columns, NULL),
                 STATUS_OK);
    cr_expect_eq(columns[0].kind, COLUMN_ID);
    cr_expect_eq(columns[1].field, entity_field_index(entity, "name"));
    cr_expect_eq(columns[2].field, entity_field_index(entity, "legal_form"));
    cr_expect_eq(columns[3].kind, COLUMN_REFERENCE_ID);
    cr_expect_eq(columns[3].field, entity_field_index(entity, "region"));
    cr_expect_eq(columns[4].kind, COLUMN_FIELD);
    cr_expect_eq(columns[5].field, entity_field_index(entity, "ended"));
    cr_expect_eq(columns[5].style, FIELD_SCREEN);
    cr_expect_eq(columns[6].kind, COLUMN_STATE_FROM);
    cr_expect_eq(columns[7].kind, COLUMN_YEAR);
    cr_expect_eq(columns[8].kind, COLUMN_IGNORED);
    free(columns);
    sheet_clear(&sheet);
}

Test(columns, a_field_wins_over_a_column_beside_the_fields)
{
    const struct entity *entity = entity_get(ENTITY_ARRANGEMENT_YEAR);
    struct sheet sheet;
    struct column *columns;

    cr_assert_eq(map(ENTITY_ARRANGEMENT_YEAR, "arrangement;year\n", &sheet, &columns, NULL), STATUS_OK);
    cr_expect_eq(columns[1].kind, COLUMN_FIELD);
    cr_expect_eq(columns[1].field, entity_field_index(entity, "year"));
    free(columns);
    sheet_clear(&sheet);
}

Test(columns, wrong_headings_are_refused)
{
    expect_refused(ENTITY_REGION, "name;colour\n", "There is no column “colour” here.");
    expect_refused(ENTITY_REGION, "name;colour\n", "short_name (Short name)");
    expect_refused(ENTITY_REGION, "name;;kind\n", "A column has no heading.");
    expect_refused(ENTITY_REGION, "name;kind;Name\n", "The column “Name” comes twice.");
    expect_refused(ENTITY_REGION, "name;state_from\n", "There is no column “state_from” here.");
}

/* Reads the first cell of the column as a field of `entity`; the rest of the column is context. */
static enum status read_first(const char *text, struct value *value, struct error *error)
{
    const struct entity *entity = entity_get(ENTITY_MUNICIPALITY_FACT);
    struct sheet sheet;
    struct column *columns;
    enum status status;

    cr_assert_eq(map(ENTITY_MUNICIPALITY_FACT, text, &sheet, &columns, NULL), STATUS_OK);
    status = column_read(entity, &columns[0], sheet_cell(&sheet, 1, 0), &reading, value, error);
    free(columns);
    sheet_clear(&sheet);
    return status;
}

static void expect_number(const char *text, int64_t expected)
{
    struct value value = {0};

    cr_expect_eq(read_first(text, &value, NULL), STATUS_OK, "%s", text);
    cr_expect_eq(value.integer, expected, "%s gives %lld", text, (long long)value.integer);
    value_clear(&value);
}

Test(columns, ambiguous_numbers_are_read_as_their_column_shows)
{
    expect_number("population\n1.000\n1.234.567\n", 1000);
    expect_number("land_area_km2\n1.000\n12,5\n", 100000);
    expect_number("land_area_km2\n1.000\n12.5\n", 100);
    expect_number("land_area_km2\n\"1,000\"\n12.5\n", 100000);
    expect_number("land_area_km2\n\"1,000\"\n\"12,5\"\n", 100);
    expect_number("land_area_km2\n1.250\n\"1.234,5\"\n", 125000);
    expect_number("population\n1 000\n", 1000);
}

Test(columns, ambiguous_numbers_are_refused_where_nothing_shows)
{
    static const char *const texts[] = {"population\n1.000\n2.000\n", "population\n\"1,000\"\n20\n",
                                        "land_area_km2\n1.000\n12,5\n12.5\n", "population\n1.000\nca. 5\n"};

    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        struct value value = {0};
        struct error error = {0};

        cr_expect_eq(read_first(texts[i], &value, &error), STATUS_DATA, "%s", texts[i]);
        cr_expect(error.message.msgid && strstr(error.message.msgid, "in two ways"));
        error_clear(&error);
    }
}

Test(columns, ends_follow_the_heading)
{
    static const struct {
        const char *heading, *expected;
    } cases[] = {{"ended", "2010"}, {"Through", "2011"}};

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct entity *entity = entity_get(ENTITY_REGION);
        char text[64];
        struct sheet sheet;
        struct column *columns;
        struct value value = {0};

        snprintf(text, sizeof text, "%s\n2010\n", cases[i].heading);
        cr_assert_eq(map(ENTITY_REGION, text, &sheet, &columns, NULL), STATUS_OK);
        cr_assert_eq(column_read(entity, &columns[0], "2010", &reading, &value, NULL), STATUS_OK);
        cr_expect_str_eq(value.text, cases[i].expected);
        value_clear(&value);
        free(columns);
        sheet_clear(&sheet);
    }
}

Test(columns, identifiers_are_positive_whole_numbers)
{
    int64_t id = 0;

    cr_expect(column_read_id(" 9223372036854775807 ", &id));
    cr_expect_eq(id, INT64_MAX);
    cr_expect_not(column_read_id("9223372036854775808", &id));
    cr_expect_not(column_read_id("0", &id));
    cr_expect_not(column_read_id("", &id));
    cr_expect_not(column_read_id("-1", &id));
    cr_expect_not(column_read_id("12a", &id));
}
