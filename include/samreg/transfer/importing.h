/* What the files of an import share; for src/transfer only. Everybody else asks import.h. */
#ifndef SAMREG_TRANSFER_IMPORTING_H
#define SAMREG_TRANSFER_IMPORTING_H

#include "samreg/transfer/columns.h"
#include "samreg/transfer/import.h"
#include "samreg/transfer/names.h"
#include "samreg/transfer/resolver.h"

/* One row of the file, and what became of it. */
struct import_row {
    size_t sheet_row;
    int64_t id;    /* of the record it means; 0: that could not be told */
    bool known;    /* the record is in the register */
    bool by_key;   /* it was found by its natural key */
    bool failed;   /* it has a problem that is no warning */
    enum import_outcome outcome;
    size_t first_change, change_count; /* in the change set */
};

/* An import at work. */
struct importing {
    struct store *store;
    const struct entity *entity;
    const struct import_options *options;
    struct import_report *report;
    struct change_set *set;
    struct sheet *sheet;            /* lent by the report */
    struct column *columns;         /* by column of the sheet */
    size_t column_count;
    int special[COLUMN_IGNORED];    /* the column of that kind, or -1; of kinds that stand for one column */
    int *field_columns;             /* by field: its column, or -1 */
    int *id_columns;                /* by field: the column of the identifier of what it names, or -1 */
    bool *given;                    /* by field: whether it has a column of either sort */
    struct resolver resolver;
    struct names seen;              /* records and natural keys met before: the place of their row */
    struct names own;               /* what the rows of the file are called, folded: the place of their row; -1:
                                     * several */
    size_t row;                     /* the place of the row at work */
    bool holds;                     /* store_hold_still() */
    size_t steps;                   /* rows looked at, each twice */
};

/* Lends the message of a new problem with the row for setting; `column` -1: the row as a whole. A problem that is no
 * warning makes the row fail. */
struct message *importing_problem(struct importing *importing, struct import_row *row, int column, bool warning);

/* As importing_problem(), with the message of the error, which is cleared. */
void importing_refuse(struct importing *importing, struct import_row *row, int column, struct error *error);

/* The text of a cell of the row; "" for column -1. Lent. */
const char *importing_cell(const struct importing *importing, const struct import_row *row, int column);

/* How cells are read. */
struct field_reading importing_reading(const struct importing *importing);

/* Reads what the row says of a field that is given. STATUS_DATA when the cell cannot be understood: then `column` is
 * the one at fault. Any other failure ends the import. `value` is set only on STATUS_OK. */
enum status importing_read_field(struct importing *importing, const struct import_row *row, size_t field,
                                 struct value *value, int *column, struct error *error) WARN_UNUSED;

/* Tells which record each row means: sets `id` and `known`, or reports why that cannot be told (but not cells that
 * cannot be read: those are reported by importing_read_row()). */
enum status importing_identify(struct importing *importing, struct error *error) WARN_UNUSED;

/* Reads the row and adds its changes, or reports its problems. */
enum status importing_read_row(struct importing *importing, struct import_row *row, struct error *error) WARN_UNUSED;

/* What a row says of the states of its record. */
struct importing_states {
    struct value from; /* state_from; nothing: the state that holds */
    struct value year; /* year; likewise */
};

/* Adds the changes of the states behind the fields with `via`, from what the record shows `before` (NULL: it is new) to
 * what it shall show. */
enum status importing_change_states(struct importing *importing, const struct importing_states *states,
                                    const struct record *before, const struct record *after,
                                    struct error *error) WARN_UNUSED;

/* Counts a step; STATUS_STOPPED when the user wants no more. */
enum status importing_step(struct importing *importing, struct error *error) WARN_UNUSED;

/* A fresh identifier for a record of the row at work: those of later rows are greater. */
int64_t importing_new_id(const struct importing *importing);

/* Appends the natural key's parts in data style, of references the identifier, joined by "/". With `given` only the
 * parts it marks. */
void importing_key_text(const struct entity *entity, const struct value *values, const bool *given, struct str *out);

/* Puts the problems in the order of their lines. */
void importing_sort_problems(struct import_report *report);

#endif
