/* What the columns of a file mean for an entity. */
#ifndef SAMREG_TRANSFER_COLUMNS_H
#define SAMREG_TRANSFER_COLUMNS_H

#include "samreg/model/field.h"
#include "samreg/transfer/sheet.h"

enum column_kind {
    COLUMN_FIELD,        /* a field's value; of references what they are called */
    COLUMN_REFERENCE_ID, /* the identifier of what a reference names */
    COLUMN_ID,           /* the record's own identifier */
    COLUMN_STATE_FROM,   /* where the state begins that the row speaks of */
    COLUMN_YEAR,         /* the year that the row speaks of */
    COLUMN_IGNORED
};

/* Which mark stands before decimals in a column of numbers, as its cells show. */
enum column_decimals { COLUMN_UNKNOWN, COLUMN_COMMA, COLUMN_POINT };

/* One column of a file. */
struct column {
    enum column_kind kind;
    int field;              /* COLUMN_FIELD, COLUMN_REFERENCE_ID: place in entity->fields; else -1 */
    enum field_style style; /* FIELD_DATA under a field's name, FIELD_SCREEN under its label: how ends are read */
    enum column_decimals decimals;
};

/* What the headings of the sheet (not empty) mean for the entity, as import.h says: `columns` is a new array with one
 * for each heading. STATUS_DATA when one is unknown (the known ones are listed, in the language), could mean several
 * fields, or comes twice. */
enum status columns_map(const struct entity *entity, const struct sheet *sheet, enum language language,
                        struct column **columns, struct error *error) WARN_UNUSED;

/* Reads a cell of a COLUMN_FIELD whose field is no reference as field_read() does, with the decimals that the column
 * shows. */
enum status column_read(const struct entity *entity, const struct column *column, const char *text,
                        const struct field_reading *reading, struct value *value, struct error *error) WARN_UNUSED;

/* Reads an identifier as exports write it; false when the text is none. Blanks around it are ignored. */
bool column_read_id(const char *text, int64_t *id);

#endif
