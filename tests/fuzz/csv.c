/* Fuzz target: any bytes as a CSV file, its headings held against every entity table, its cells read as fields. */
#include "samreg/transfer/columns.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_cells(const struct entity *entity, const struct sheet *sheet, const struct column *columns)
{
    struct field_reading reading = {.today = {2009, 12, 1}, .language = LANGUAGE_BOKMAL};

    for (size_t row = 1; row < sheet->row_count; row++) {
        for (size_t i = 0; i < sheet->rows[0].count; i++) {
            const char *text = sheet_cell(sheet, row, i);
            struct value value = {0};
            int64_t id;

            if (columns[i].kind != COLUMN_FIELD || entity->fields[columns[i].field].type == FIELD_REFERENCE)
                (void)column_read_id(text, &id);
            else if (column_read(entity, &columns[i], text, &reading, &value, NULL) == STATUS_OK &&
                     field_check(&entity->fields[columns[i].field], &value, NULL) != STATUS_OK)
                abort(); /* what was read cannot be stored */
            value_clear(&value);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct sheet sheet = {0};
    struct error error = {0};

    if (sheet_read((const char *)data, size, &sheet, &error) == STATUS_OK) {
        for (int id = ENTITY_NONE + 1; id < ENTITY_COUNT; id++) {
            const struct entity *entity = entity_get((enum entity_id)id);
            struct column *columns = NULL;

            if (columns_map(entity, &sheet, LANGUAGE_BOKMAL, &columns, &error) == STATUS_OK)
                read_cells(entity, &sheet, columns);
            free(columns);
        }
    }
    sheet_clear(&sheet);
    error_clear(&error);
    return 0;
}
