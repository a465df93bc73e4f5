#include "samreg/publish/publish.h"

#include "samreg/base/text.h"

#include <criterion/criterion.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct choice colours[] = {{"red", N_("host")}, {"blue", N_("buyer")}, {NULL, NULL}};

static const struct field text_field = {.name = "text", .label = "Text", .help = "", .type = FIELD_TEXT};
static const struct field long_field = {.name = "note", .label = "Note", .help = "", .type = FIELD_LONG_TEXT};
static const struct field count_field = {.name = "count", .label = "Count", .help = "", .type = FIELD_INTEGER};
static const struct field money_field = {.name = "cost", .label = "Cost", .help = "", .type = FIELD_MONEY};
static const struct field date_field = {.name = "date", .label = "Date", .help = "", .type = FIELD_DATE};
static const struct field end_field = {.name = "to", .label = "Through", .help = "", .type = FIELD_END};
static const struct field yes_field = {.name = "sure", .label = "Sure", .help = "", .type = FIELD_YES_NO};
static const struct field choice_field = {
    .name = "role", .label = "Role", .help = "", .type = FIELD_CHOICE, .choices = colours};
static const struct field place_field = {
    .name = "place", .label = "Place", .help = "", .type = FIELD_REFERENCE, .target = ENTITY_MUNICIPALITY};
static const struct field region_field = {
    .name = "region", .label = "Region", .help = "", .type = FIELD_REFERENCE, .target = ENTITY_REGION};

static struct str written(const struct table *table, enum publish_format format, int columns)
{
    struct publish_options options = {.format = format, .language = LANGUAGE_ENGLISH, .columns = columns};
    struct str out = {0};

    cr_assert_eq(publish_table(table, &options, publish_sink_str(&out), NULL), STATUS_OK);
    return out;
}

static void expect(const struct table *table, enum publish_format format, int columns, const char *expected)
{
    struct str out = written(table, format, columns);

    cr_expect_str_eq(str_peek(&out), expected);
    str_clear(&out);
}

/* One table with a column of every sort and two rows, the second empty. */
static void fill(struct table *table)
{
    struct value *row;

    table_add_column(table, &text_field, "name", "Name");
    table_add_column(table, &count_field, "count", "Count");
    table_add_column(table, &money_field, "cost", "Cost");
    table_add_column(table, &date_field, "from", "From");
    table_add_column(table, &end_field, "to", "Through");
    table_add_column(table, &yes_field, "sure", "Sure");
    table_add_column(table, &choice_field, "role", "Role");
    table_add_column(table, &place_field, "place", "Place");
    table_add_column(table, &place_field, "place_id", "Place id");
    row = table_add_row(table);
    value_set_text(&row[0], "Bær; \"frø\", nøtter");
    value_set_integer(&row[1], 29588);
    value_set_integer(&row[2], 123450);
    value_set_text(&row[3], "2009-06-05");
    value_set_text(&row[4], "2010");
    value_set_integer(&row[5], 0);
    value_set_text(&row[6], "blue");
    value_set_reference(&row[7], 4611686018427387904, "1714 Stjørdal");
    value_set_reference(&row[8], 4611686018427387904, "1714 Stjørdal");
    table_add_row(table);
}

Test(publish, csv_writes_data_by_name)
{
    struct table table = {0};

    fill(&table);
    expect(&table, PUBLISH_CSV, 0,
           "name,count,cost,from,to,sure,role,place,place_id\r\n"
           "\"Bær; \"\"frø\"\", nøtter\",29588,1234.5,2009-06-05,2010,no,blue,1714,4611686018427387904\r\n"
           ",,,,,,,,\r\n");
    table_clear(&table);
}

Test(publish, spreadsheet_writes_what_a_norwegian_spreadsheet_reads)
{
    struct table table = {0};

    fill(&table);
    expect(&table, PUBLISH_SPREADSHEET, 0,
           "\xef\xbb\xbf\"Name\";\"Count\";\"Cost\";\"From\";\"Through\";\"Sure\";\"Role\";\"Place\";\"Place id\"\r\n"
           "\"Bær; \"\"frø\"\", nøtter\";\"29588\";\"1234,5\";\"05.06.2009\";\"2009\";\"no\";\"buyer\";"
           "\"1714 Stjørdal\";\"4611686018427387904\"\r\n"
           "\"\";\"\";\"\";\"\";\"\";\"\";\"\";\"\";\"\"\r\n");
    table_clear(&table);
}

Test(publish, json_writes_types_and_keeps_identifiers_exact)
{
    struct table table = {0};

    fill(&table);
    expect(&table, PUBLISH_JSON, 0,
           "[\n"
           "  {\"name\": \"Bær; \\\"frø\\\", nøtter\", \"count\": 29588, \"cost\": 1234.5, \"from\": \"2009-06-05\", "
           "\"to\": \"2010\", \"sure\": false, \"role\": \"blue\", \"place\": \"1714\", "
           "\"place_id\": \"4611686018427387904\"},\n"
           "  {\"name\": null, \"count\": null, \"cost\": null, \"from\": null, \"to\": null, \"sure\": null, "
           "\"role\": null, \"place\": null, \"place_id\": null}\n"
           "]\n");
    table_clear(&table);
}

Test(publish, text_aligns_and_sets_numbers_to_the_right)
{
    struct table table = {.title = strdup("Kommuner")};
    struct value *row;

    table_add_column(&table, &text_field, "name", "Name");
    table_add_column(&table, &count_field, "count", "Inhabitants");
    table_add_column(&table, &yes_field, "sure", "Sure");
    row = table_add_row(&table);
    value_set_text(&row[0], "Stjørdal");
    value_set_integer(&row[1], 20980);
    value_set_integer(&row[2], 1);
    row = table_add_row(&table);
    value_set_text(&row[0], "Å");
    value_set_integer(&row[1], 7);
    expect(&table, PUBLISH_TEXT, 0,
           "Kommuner\n"
           "\n"
           "Name      Inhabitants  Sure\n"
           "────────  ───────────  ────\n"
           "Stjørdal       20\u00a0980  yes\n"
           "Å                   7\n");
    table_clear(&table);
}

Test(publish, text_fits_the_terminal_and_marks_what_is_cut)
{
    struct table table = {0};
    struct value *row;

    table_add_column(&table, &text_field, "name", "Name");
    table_add_column(&table, &long_field, "note", "Note");
    table_add_column(&table, &count_field, "count", "Count");
    row = table_add_row(&table);
    value_set_text(&row[0], "Legevakt");
    value_set_text(&row[1], "A note that is far too long\nfor the line it stands on");
    value_set_integer(&row[2], 4);
    expect(&table, PUBLISH_TEXT, 30,
           "Name      Note           Count\n"
           "────────  ─────────────  ─────\n"
           "Legevakt  A note that …      4\n");
    table_clear(&table);
}

Test(publish, numbers_and_dates_are_not_cut_only_their_headings_are)
{
    struct table table = {0};
    struct value *row;

    table_add_column(&table, &text_field, "name", "Name");
    table_add_column(&table, &count_field, "count", "A heading that is long");
    table_add_column(&table, &date_field, "from", "From");
    row = table_add_row(&table);
    value_set_text(&row[0], "Tjenestesenter");
    value_set_integer(&row[1], 1234567);
    value_set_text(&row[2], "2009-06-05");
    expect(&table, PUBLISH_TEXT, 29,
           "Name    A headin…  From\n"
           "──────  ─────────  ──────────\n"
           "Tjene…  1\u00a0234\u00a0567  05.06.2009\n");
    table_clear(&table);
}

Test(publish, text_never_lets_a_control_character_through)
{
    struct table table = {0};
    struct str out;

    table_add_column(&table, &text_field, "name", "Name");
    value_set_text(&table_add_row(&table)[0], "a\x1b[2Jb\r\n\u202e\x9b" "c");
    out = written(&table, PUBLISH_TEXT, 80);
    cr_expect_not(strpbrk(str_peek(&out), "\x1b\r"));
    cr_expect_not(strstr(str_peek(&out), "\u202e"));
    cr_expect_eq(text_valid_length(out.text, out.length), out.length);
    str_clear(&out);
    table_clear(&table);
}

Test(publish, rows_pass_through_one_by_one_however_many)
{
    struct table shape = {0};
    struct publish_options options = {.format = PUBLISH_TEXT, .language = LANGUAGE_ENGLISH};
    struct str out = {0};
    struct value cell = {0};
    struct publish *publish;
    size_t lines = 0;

    table_add_column(&shape, &count_field, "count", "Count");
    publish = publish_new(&shape, &options, publish_sink_str(&out));
    for (int i = 0; i < 5000; i++) {
        value_set_integer(&cell, i);
        cr_assert_eq(publish_row(publish, &cell, NULL), STATUS_OK);
    }
    cr_assert_eq(publish_end(publish, NULL), STATUS_OK);
    for (size_t i = 0; i < out.length; i++)
        lines += out.text[i] == '\n';
    cr_expect_eq(lines, 5002);
    publish_free(&publish);
    cr_expect_null(publish);
    str_clear(&out);
    table_clear(&shape);
}

Test(publish, an_empty_table_is_written_in_every_format)
{
    struct table table = {0};

    table_add_column(&table, &text_field, "name", "Name");
    expect(&table, PUBLISH_TEXT, 0, "Name\n────\n");
    expect(&table, PUBLISH_CSV, 0, "name\r\n");
    expect(&table, PUBLISH_SPREADSHEET, 0, "\xef\xbb\xbf\"Name\"\r\n");
    expect(&table, PUBLISH_JSON, 0, "[]\n");
    table_clear(&table);
}

Test(publish, formulas_are_guarded_and_numbers_are_not)
{
    static const char *const suspects[] = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", "'x", "\uff1d1", "\uff0b1",
                                           "\uff0d1", "\uff201"};

    for (size_t i = 0; i < sizeof suspects / sizeof suspects[0]; i++) {
        struct table table = {0};
        struct str out;
        struct value *row;

        table_add_column(&table, &text_field, "name", "Name");
        table_add_column(&table, &money_field, "cost", "Cost");
        row = table_add_row(&table);
        value_set_text(&row[0], suspects[i]);
        value_set_integer(&row[1], -150);
        out = written(&table, PUBLISH_SPREADSHEET, 0);
        cr_expect_eq(strncmp(strchr(str_peek(&out), '\n') + 1, "\"'", 2), 0, "row %zu is not guarded", i);
        cr_expect(strstr(str_peek(&out), ";\"-1,5\"\r\n"));
        str_clear(&out);
        table_clear(&table);
    }
}

Test(publish, files_are_valid_utf8_whatever_a_value_holds)
{
    struct table table = {0};

    table_add_column(&table, &text_field, "name", "Name");
    value_set_text(&table_add_row(&table)[0], "a\xff\x01\xc2\x85" "b");
    expect(&table, PUBLISH_CSV, 0, "name\r\na\ufffd\ufffd\ufffd" "b\r\n");
    expect(&table, PUBLISH_JSON, 0, "[\n  {\"name\": \"a\ufffd\\u0001\\u0085b\"}\n]\n");
    table_clear(&table);
}

Test(publish, a_name_without_a_number_is_written_whole)
{
    struct table table = {0};

    table_add_column(&table, &region_field, "region", "Region");
    value_set_reference(&table_add_row(&table)[0], 1, "Indre Fosen råd");
    expect(&table, PUBLISH_CSV, 0, "region\r\nIndre Fosen råd\r\n");
    table_clear(&table);
}

Test(publish, a_lone_empty_cell_is_no_empty_line)
{
    struct table table = {0};

    table_add_column(&table, &text_field, "name", "Name");
    table_add_row(&table);
    expect(&table, PUBLISH_CSV, 0, "name\r\n\"\"\r\n");
    table_clear(&table);
}

static enum status refuse_second(void *context, const char *bytes, size_t length, struct error *error)
{
    int *calls = context;

    (void)bytes;
    (void)length;
    return (*calls)++ == 0 ? STATUS_OK : error_set(error, STATUS_IO, "full", NULL);
}

Test(publish, a_failing_sink_is_told_once_and_stays_told)
{
    struct table shape = {0};
    struct publish_options options = {.format = PUBLISH_CSV};
    struct value cell = {0};
    struct error error = {0};
    enum status status = STATUS_OK;
    int calls = 0, rows = 0;
    struct publish *publish;

    table_add_column(&shape, &text_field, "name", "Name");
    value_set_text(&cell, "a text that fills the buffer in a while");
    publish = publish_new(&shape, &options, (struct publish_sink){.write = refuse_second, .context = &calls});
    while (status == STATUS_OK && rows++ < 100000)
        status = publish_row(publish, &cell, &error);
    cr_expect_eq(status, STATUS_IO);
    cr_expect_str_eq(error.message.msgid, "full");
    error_clear(&error);
    cr_expect_eq(publish_end(publish, &error), STATUS_IO);
    cr_expect_str_eq(error.message.msgid, "full");
    cr_expect_eq(calls, 2);
    publish_free(&publish);
    error_clear(&error);
    value_clear(&cell);
    table_clear(&shape);
}

Test(publish, a_full_disk_is_said_with_the_name_of_the_file)
{
    struct table table = {0};
    struct publish_options options = {.format = PUBLISH_CSV};
    FILE *full = fopen("/dev/full", "w");
    struct publish_stream stream = {full, "list.csv"};
    struct error error = {0};

    cr_assert(full);
    setvbuf(full, NULL, _IONBF, 0);
    table_add_column(&table, &text_field, "name", "Name");
    cr_expect_eq(publish_table(&table, &options, publish_sink_stream(&stream), &error), STATUS_IO);
    cr_expect_str_eq(error.message.arguments[0], "list.csv");
    cr_expect_str_eq(error.message.arguments[1], error_reason(ENOSPC));
    fclose(full);
    error_clear(&error);
    table_clear(&table);
}

/* What goes through CSV to a terminal, and to a file, of a name that turns the line round and hides a sign. */
static void expect_written(bool terminal, const char *expected)
{
    const struct publish_options options = {.format = PUBLISH_CSV};
    struct publish_stream stream = {NULL, NULL};
    struct table table = {0};
    struct error error = {0};
    char got[200] = "";
    int ends[2];
    int main_side = posix_openpt(O_RDWR | O_NOCTTY);

    cr_assert(main_side >= 0 && grantpt(main_side) == 0 && unlockpt(main_side) == 0 && pipe(ends) == 0);
    stream.stream = terminal ? fopen(ptsname(main_side), "w") : fdopen(ends[1], "w");
    cr_assert_not_null(stream.stream);
    table_add_column(&table, &text_field, "name", "Name");
    value_set_text(table_add_row(&table), "Fosen \u202eIKS\u200b \033[31m");
    cr_expect_eq(publish_table(&table, &options, publish_sink_stream(&stream), &error), STATUS_OK);
    fflush(stream.stream);
    cr_assert_gt(read(terminal ? main_side : ends[0], got, sizeof got - 1), 0);
    cr_expect_str_eq(got, expected);
    fclose(stream.stream);
    close(main_side);
    table_clear(&table);
}

Test(publish, what_goes_to_a_terminal_is_clean_in_every_format)
{
    expect_written(true, "name\r\nFosen \ufffdIKS\ufffd \ufffd[31m\r\n");
    expect_written(false, "name\r\nFosen \u202eIKS\u200b \ufffd[31m\r\n");
}

Test(publish, formats_have_names)
{
    enum publish_format format = PUBLISH_TEXT;

    for (int i = 0; i < PUBLISH_FORMAT_COUNT; i++) {
        cr_expect(publish_format_parse(publish_format_name((enum publish_format)i), &format));
        cr_expect_eq((int)format, i);
    }
    cr_expect_not(publish_format_parse("xml", &format));
}
