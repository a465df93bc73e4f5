/* Import: a CSV file becomes a change set and a report; nothing is written here (store_apply() does that).
 *
 * What is read
 *   Characters  UTF-8 with or without BOM, UTF-16 with BOM, else Windows-1252. A file that is meant to be UTF-8 and
 *               has a broken byte is refused with line and byte.
 *   Separator   ; , tab or | as the first records have it, or a first line "sep=;". Cells may be quoted, and quoted
 *               cells hold line ends. A ' before what a spreadsheet would take for a formula (base/formula.h) is taken
 *               off, except in files set apart by commas.
 *   Numbers     in every form that is not ambiguous. "1.000" and "1,000" are read as the other numbers of their column
 *               show (whether a point or a comma stands before decimals there), and refused where those show nothing.
 *   Headings    the names of fields, or their labels in any language, upper and lower case alike. An unknown heading
 *               refuses the file and lists the known ones. Under a field's name the end of a period is exclusive, as
 *               exported; under its label it is the last day ("til og med"). Beside the fields:
 *                 id          the identifier of the record itself
 *                 FIELD_id    the identifier of what the reference FIELD names; wins over a column FIELD
 *                 state_from  where the entity has fields that stand in a state (see below)
 *                 year        likewise
 *                 problem     ignored, so that mended rejects can be read again
 *   References  as store_resolve() finds them, or as a record is called ("1714 Stjørdal"); a name that several bear is
 *               refused with the candidates. A reference to the entity itself may name a row of the same file.
 *
 * Which record a row means
 *   the one with its `id`, if that is known; else the one of its natural key, as far as its columns are in the file
 *   (several such: the row is refused and says which columns would tell); else a new one. Two rows for one record are
 *   refused. An empty cell empties its field; what has no column is left alone. A row that changes nothing changes
 *   nothing. A removed record is not brought back: its row is refused.
 *
 * Fields that stand in a state or a year of their own (`via`)
 *   With `state_from` the row speaks of the state that begins then: it is corrected if there is one, else added, and
 *   the state that held until then ends. Without, the state that holds as of the day is corrected; where there is none,
 *   one is added from the record's own beginning (`effective`), or from where the last one ended. With `year` the row
 *   speaks of that year; without, the newest year on or before the day is corrected; where there is none, the year of
 *   the day is added. A state that is added takes the record's source along. */
#ifndef SAMREG_TRANSFER_IMPORT_H
#define SAMREG_TRANSFER_IMPORT_H

#include "samreg/base/date.h"
#include "samreg/model/change.h"
#include "samreg/model/selection.h"

struct store;

/* How to import. All zeroes but `today` and `as_of` is a good start. */
struct import_options {
    enum language language; /* in which words are tried first; all others are known too */
    struct date today;      /* for "i dag" and two-digit years; a full day */
    struct date as_of;      /* for names and `via` fields; a full day */
    bool stable_ids;        /* reference and demonstration rows: new records get store_stable_id() of their natural key:
                             * its values in data style joined by "/", of references the identifier */
    bool rejects;           /* good rows go in, bad ones are kept for import_write_rejects() */
    void (*progress)(void *context, size_t done, size_t all); /* rows; told now and then, or NULL */
    void *progress_context;
    struct stop stop;       /* STATUS_STOPPED */
};

/* What is wrong with a row. */
struct import_problem {
    size_t line;            /* of the file, from 1: where the row begins */
    const char *heading;    /* the column as the file calls it; NULL: the row as a whole. Lent by the report */
    bool warning;           /* the row goes in all the same */
    struct message message; /* one sentence */
};

/* What became of a row. */
enum import_outcome { IMPORT_NEW, IMPORT_CHANGED, IMPORT_SAME, IMPORT_REJECTED };

struct import_row;
struct sheet;

/* What came of the rows. All zeroes is empty. */
struct import_report {
    size_t counts[4];               /* rows, by enum import_outcome */
    struct import_problem *problems; /* by line */
    size_t problem_count, problem_capacity;
    struct import_row *rows;        /* the module's own: which change belongs to which row */
    size_t row_count, row_capacity;
    struct sheet *sheet;            /* the module's own: the file's cells, for import_write_rejects() */
};
void import_report_clear(struct import_report *report);

/* Reads the file into `set` (all zeroes) and `report` (all zeroes), holding every row against record_check().
 * STATUS_DATA when the file cannot be understood (characters, a broken row with line and column, headings): `report` is
 * empty then. STATUS_DATA also when a row is rejected and `rejects` is not given: then `report` is filled all the same,
 * `set` is empty, and `error` carries the first problem with its line and column. Reading errors and STATUS_STOPPED as
 * the store gives them. */
enum status import_read(struct store *store, const struct entity *entity, const char *bytes, size_t size,
                        const struct import_options *options, struct import_report *report, struct change_set *set,
                        struct error *error) WARN_UNUSED;

/* Takes the rows that `problems` (of store_apply()) finds fault with out of `set` and adds them to the rejected ones.
 * Returns how many rows that were; 0 when the problems are nobody's in particular. For `rejects`: apply, and on
 * STATUS_DATA take out and apply again until nothing is left to take out. */
size_t import_reject(struct import_report *report, struct change_set *set, const struct problems *problems);

/* Appends the rejected rows as a file in the form of the one read (its separator and headings, UTF-8), with a last
 * column `problem` in the language; cells of a row that are more than the headings stand behind that. Nothing when no
 * row is rejected. */
void import_write_rejects(const struct import_report *report, enum language language, struct str *out);

/* Appends one problem as a sentence with its line and column: "Line 7, Status: ...". */
void import_write_problem(const struct import_problem *problem, enum language language, struct str *out);

#endif
