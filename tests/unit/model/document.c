#include "samreg/model/document.h"

#include <criterion/criterion.h>
#include <string.h>

static const struct field name_field = {.name = "name", .label = "Name", .help = "", .type = FIELD_TEXT};

static void fill(struct document *document, const char *title)
{
    struct table table = {0};

    document_begin(document, LANGUAGE_BOKMAL, title);
    document_add_heading(document, 1, title);
    table_add_column(&table, &name_field, "name", "Navn");
    value_set_text(&table_add_row(&table)[0], "Fosen");
    document_put_table(document, "Regioner", &table);
    cr_expect_eq(table.column_count, 0, "the document has taken the table over");
}

Test(document, tables_are_taken_over)
{
    struct document document = {0};

    fill(&document, "A");
    document_set_sheet(&document, "Regioner");
    document_last(&document)->totals = 1;
    cr_expect_eq(document.count, 2);
    cr_expect_str_eq(document.blocks[1].table.cells[0].text, "Fosen");
    cr_expect_str_eq(document.blocks[1].sheet, "Regioner");
    document_clear(&document);
    cr_expect_eq(document.count, 0);
}
