/* What publish writes, import reads: both kinds of CSV, every kind of field. The two floors do not know each other. */
#include "samreg/publish/publish.h"
#include "samreg/transfer/columns.h"

#include "samreg/base/formula.h"
#include "samreg/base/text.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { CELLS = 10000 };

/* A sequence that is the same on every run (xorshift). */
static uint64_t next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static uint64_t below(uint64_t *state, uint64_t limit)
{
    return next_random(state) % limit;
}

/* The bytes of the first code points of a text. */
static size_t cut(const struct str *text, int64_t code_points)
{
    size_t at = 0;
    uint32_t code_point;

    while (at < text->length && code_points-- > 0)
        at += text_decode(text->text + at, text->length - at, &code_point);
    return at;
}

/* A text as it is stored, of pieces that files stumble over. */
static void set_random_text(uint64_t *state, bool lines, int64_t limit, struct value *value)
{
    static const char *const pieces[] = {"=", "+", "-", "@", "'", "\"", "\"\"", ",", ";", "|", " ", "\n", "\\", "%s",
                                         "#", "1.000", "sep=;", "no", "none", "a", "Moss", "0", "ø", "Å", "é",
                                         "\u00a0", "\uff1d", "\uff20", "\u202e", "\U0001f600"};
    struct str text = {0};
    uint64_t count = 1 + below(state, 6);

    while (count-- > 0)
        str_add(&text, pieces[below(state, sizeof pieces / sizeof pieces[0])]);
    value_put_text(value, lines ? text_tidy_lines(text.text, cut(&text, limit))
                                : text_tidy(text.text, cut(&text, limit)));
    str_clear(&text);
}

static void set_random_date(uint64_t *state, struct value *value)
{
    char text[DATE_TEXT];
    struct date date = {.year = 1900 + (int)below(state, 200)};

    if (below(state, 3) > 0)
        date.month = 1 + (int)below(state, 12);
    if (date.month > 0 && below(state, 2) > 0)
        date.day = 1 + (int)below(state, 28);
    value_set_text(value, date_format_iso(date, text));
}

static void set_random_share(uint64_t *state, struct value *value)
{
    static const unsigned denominators[] = {1, 3, 7, 100, 1000, 10000, 12345};
    unsigned denominator = denominators[below(state, sizeof denominators / sizeof denominators[0])];
    struct str text = {0};

    str_addf(&text, "%u/%u", (unsigned)below(state, denominator + 1), denominator);
    value_put_text(value, str_take(&text));
}

static void set_random_choice(uint64_t *state, const struct field *field, struct value *value)
{
    uint64_t count = 0;

    while (field->choices[count].code)
        count++;
    value_set_text(value, field->choices[below(state, count)].code);
}

/* A value that the field can store; one in eight is not recorded. */
static void set_random(uint64_t *state, const struct field *field, struct value *value)
{
    if (below(state, 8) == 0)
        return;
    switch (field->type) {
    case FIELD_TEXT:
    case FIELD_LONG_TEXT:
        set_random_text(state, field->type == FIELD_LONG_TEXT, field_limit(field), value);
        break;
    case FIELD_INTEGER:
    case FIELD_DECIMAL:
    case FIELD_MONEY:
    case FIELD_AREA:
        value_set_integer(value, (int64_t)below(state, (uint64_t)field_limit(field) + 1));
        break;
    case FIELD_YEAR:
        value_set_integer(value, FIELD_FIRST_YEAR + (int64_t)below(state, 300));
        break;
    case FIELD_YES_NO:
        value_set_integer(value, (int64_t)below(state, 2));
        break;
    case FIELD_SHARE:
        set_random_share(state, value);
        break;
    case FIELD_DATE:
    case FIELD_END:
        set_random_date(state, value);
        break;
    case FIELD_CHOICE:
        set_random_choice(state, field, value);
        break;
    case FIELD_ORGANISATION:
        value_set_text(value, "123456785");
        break;
    case FIELD_REFERENCE:
        value_set_reference(value, (int64_t)(below(state, INT64_MAX - 1) + 1), "Somewhere");
        break;
    }
}

/* A table with a column for every field, references by identifier, and enough rows of random values. */
static void fill(const struct entity *entity, enum language language, uint64_t *state, struct table *table)
{
    for (size_t i = 0; i < entity->field_count; i++) {
        const struct field *field = &entity->fields[i];
        struct str name = {0};

        str_addf(&name, "%s%s", field->name, field->type == FIELD_REFERENCE ? "_id" : "");
        table_add_column(table, field, str_peek(&name),
                         field->type == FIELD_REFERENCE ? str_peek(&name) : text_in(language, field->label));
        str_clear(&name);
    }
    while (table->row_count * table->column_count < CELLS) {
        struct value *row = table_add_row(table);

        for (size_t i = 0; i < entity->field_count; i++)
            set_random(state, &entity->fields[i], &row[i]);
    }
}

static bool is_empty_row(const struct table *table, size_t row)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (table_cell(table, row, i)->kind != VALUE_NONE)
            return false;
    }
    return true;
}

static void read_cell(const struct entity *entity, const struct column *column, const char *text,
                      enum language language, struct value *value)
{
    struct field_reading reading = {.today = {2009, 12, 1}, .language = language};
    struct error error = {0};
    int64_t id = 0;

    if (column->kind == COLUMN_REFERENCE_ID) {
        if (column_read_id(text, &id))
            value_set_reference(value, id, NULL);
        return;
    }
    cr_assert_eq(column_read(entity, column, text, &reading, value, &error), STATUS_OK, "%s: %s",
                 entity->fields[column->field].name, text);
}

static void round_trip(enum entity_id id, enum publish_format format, enum language language)
{
    const struct entity *entity = entity_get(id);
    struct publish_options options = {.format = format, .language = language};
    struct table table = {0};
    struct str file = {0};
    struct sheet sheet = {0};
    struct column *columns = NULL;
    uint64_t state = 0x9e3779b97f4a7c15u + (uint64_t)id;
    size_t at = 1;

    fill(entity, language, &state, &table);
    cr_assert_eq(publish_table(&table, &options, publish_sink_str(&file), NULL), STATUS_OK);
    cr_assert_eq(sheet_read(file.text, file.length, &sheet, NULL), STATUS_OK);
    cr_assert_eq(columns_map(entity, &sheet, language, &columns, NULL), STATUS_OK);
    for (size_t row = 0; row < table.row_count; row++) {
        if (is_empty_row(&table, row))
            continue; /* an empty row of a file is no row */
        cr_assert_lt(at, sheet.row_count);
        for (size_t i = 0; i < table.column_count; i++) {
            const struct value *given = table_cell(&table, row, i);
            struct value read = {0};

            if (columns[i].kind == COLUMN_IGNORED)
                continue; /* what is reckoned is not read */
            read_cell(entity, &columns[i], sheet_cell(&sheet, at, i), language, &read);
            cr_assert(value_equal(given, &read), "%s of row %zu: “%s” (%lld) comes back from “%s” as “%s” (%lld)",
                      table.columns[i].name, row, given->text ? given->text : "", (long long)given->integer,
                      sheet_cell(&sheet, at, i), read.text ? read.text : "", (long long)read.integer);
            value_clear(&read);
        }
        at++;
    }
    cr_expect_eq(at, sheet.row_count);
    free(columns);
    sheet_clear(&sheet);
    str_clear(&file);
    table_clear(&table);
}

Test(round_trip, csv_comes_back_exactly)
{
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++)
        round_trip((enum entity_id)id, PUBLISH_CSV, LANGUAGE_BOKMAL);
}

Test(round_trip, spreadsheets_come_back_exactly)
{
    for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++)
        round_trip((enum entity_id)id, PUBLISH_SPREADSHEET, (enum language)(id % LANGUAGE_COUNT));
}

/* Cells of a spreadsheet file are all quoted, so that a cell begins behind every line end or semicolon outside of
 * quotes. */
Test(round_trip, no_cell_of_a_spreadsheet_can_be_a_formula)
{
    struct publish_options options = {.format = PUBLISH_SPREADSHEET, .language = LANGUAGE_ENGLISH};
    static const struct field field = {.name = "text", .label = "Text", .help = "", .type = FIELD_TEXT};
    struct table table = {0};
    struct str file = {0};
    uint64_t state = 88172645463325252u;
    bool quoted = false;

    table_add_column(&table, &field, "a", "a");
    table_add_column(&table, &field, "b", "b");
    while (table.row_count * table.column_count < CELLS) {
        struct value *row = table_add_row(&table);

        set_random_text(&state, true, 100, &row[0]);
        set_random_text(&state, false, 100, &row[1]);
    }
    cr_assert_eq(publish_table(&table, &options, publish_sink_str(&file), NULL), STATUS_OK);
    for (size_t i = 3; i < file.length; i++) {
        if (file.text[i] != '"')
            continue;
        quoted = !quoted;
        if (quoted && file.text[i - 1] != '"')
            cr_assert(file.text[i + 1] == FORMULA_GUARD ||
                          !formula_is_suspect(file.text + i + 1, file.length - i - 1),
                      "byte %zu", i);
    }
    str_clear(&file);
    table_clear(&table);
}
