/* The participation matrix as data: arrangements down, municipalities across, and in each cell who takes part in which
 * role on a day (domain.md N9, A29, D06; ux.md 70 and 71). Only what is recorded takes room, so a register of any width
 * fits; what stands on the screen, in a file or in a picture is derived from it. */
#ifndef SAMREG_MODEL_MATRIX_H
#define SAMREG_MODEL_MATRIX_H

#include "samreg/base/date.h"
#include "samreg/base/str.h"
#include "samreg/model/filter.h"

/* The roles, in the order in which one key goes through them. */
enum matrix_role {
    MATRIX_PARTICIPANT,
    MATRIX_HOST,
    MATRIX_OWNER,
    MATRIX_BUYER,
    MATRIX_SELLER,
    MATRIX_OFFICE,
    MATRIX_OBSERVER,
    MATRIX_UNSTATED, /* takes part, but as what is not recorded */
    MATRIX_ROLES
};

/* The letter that stands in a cell, in every language (after the Norwegian word; ux.md 2.3: one set of keys), the code
 * that is stored, and the name (a msgid). MATRIX_UNSTATED has the letter `x` and the code "". */
char matrix_role_letter(enum matrix_role role);
const char *matrix_role_code(enum matrix_role role);
const char *matrix_role_label(enum matrix_role role);

/* Whether who has the role carries the arrangement for the others: a host, an office municipality, a seller. */
bool matrix_role_carries(enum matrix_role role);

/* The role of a stored code; MATRIX_UNSTATED for NULL and for what is none. */
enum matrix_role matrix_role_of(const char *code);

/* Which municipalities and arrangements a matrix is of. */
enum matrix_area {
    MATRIX_ALL,    /* every municipality and arrangement */
    MATRIX_REGION, /* the members of a region; its arrangements, and those in which a member takes part */
    MATRIX_COUNTY  /* the municipalities of a county, and the arrangements in which one takes part */
};

struct matrix_query {
    enum matrix_area area;
    int64_t id;                  /* of the region or county */
    const struct filter *filter; /* of arrangements; NULL lets all through */
    struct date as_of;           /* a full day */
    size_t most;                 /* arrangements that are read; 0: as many as a matrix may have */
};

/* One participation that holds on the day. */
struct matrix_part {
    size_t row, column;   /* where it stands */
    int64_t id, version;
    int64_t municipality; /* as it was entered: the one of the column, or one that it has succeeded */
    enum matrix_role role;
    bool uncertain;
    char *from, *to; /* stored forms (`to` exclusive), owned; NULL where not recorded */
};

/* How many take part: `sure` for certain, `unsure` besides. Observers do not count, and who has several roles counts
 * once. */
struct matrix_total {
    unsigned sure, unsure;
};

/* Stands for a group where there is none, and where there are several. */
enum { MATRIX_NO_GROUP = -1, MATRIX_SEVERAL_GROUPS = -2 };

struct matrix_row {
    int64_t id;
    char *name;
    char *region;      /* what its region is called; NULL for none */
    bool uncertain;    /* whether the arrangement exists */
    int64_t stated;    /* number of participants that a source states; -1 for none */
    unsigned outside;  /* municipalities that take part and are no column */
    unsigned bodies;   /* others that take part: a county, a company */
    int sector, form;  /* places in the matrix's sectors and forms, or one of the two above */
    struct matrix_total total; /* within the columns */
    size_t first_part, part_count;
};

struct matrix_column {
    int64_t id;
    char *number, *name;
    char *short_name; /* as printed on a chart; NULL where not recorded */
    bool out_of_force; /* on the day: it was split, and its successor is undecided; or it comes later */
    struct matrix_total total; /* over all rows */
};

/* All zeroes is an empty matrix. */
struct matrix {
    struct matrix_row *rows;
    size_t row_count, row_capacity;
    struct matrix_column *columns;
    size_t column_count, column_capacity;
    struct matrix_part *parts; /* by row, then column, then role, once matrix_close() was called */
    size_t part_count, part_capacity;
    char **sectors, **forms; /* names in their own order, owned */
    size_t sector_count, sector_capacity, form_count, form_capacity;
    size_t named; /* rows of which somebody is named: of the others nobody knows who takes part */
    bool cut; /* there are more arrangements than were read */
};

void matrix_clear(struct matrix *matrix);

/* Add an empty row (stated -1, no groups), column or part behind the others and lend it for filling in. */
struct matrix_row *matrix_add_row(struct matrix *matrix);
struct matrix_column *matrix_add_column(struct matrix *matrix);
struct matrix_part *matrix_add_part(struct matrix *matrix);

/* Adds a sector or form (copied) behind the others and returns its place. */
int matrix_add_sector(struct matrix *matrix, const char *name);
int matrix_add_form(struct matrix *matrix, const char *name);

/* Puts the parts in order and works out the totals: once, when everything is added. */
void matrix_close(struct matrix *matrix);

/* The parts of a cell, lent; `count` is 0 where nobody takes part. */
const struct matrix_part *matrix_cell(const struct matrix *matrix, size_t row, size_t column, size_t *count);

/* The place of a row or column by its record; `*_count` when it is not there. */
size_t matrix_find_row(const struct matrix *matrix, int64_t id);
size_t matrix_find_column(const struct matrix *matrix, int64_t id);

/* Appends what stands in a cell: the letter of its first role, `?` behind it when it is uncertain, `+` when there are
 * several roles. Nothing for an empty cell. At most two characters. */
void matrix_write_cell(const struct matrix_part *parts, size_t count, struct str *out);

/* Appends a total: "6", "4?" when one or more of the 4 are uncertain. Nothing for nobody. */
void matrix_write_total(struct matrix_total total, struct str *out);

/* In how many per cent of the arrangements of which somebody is named the municipality takes part, rounded; 0 where
 * there are none. */
unsigned matrix_percent(const struct matrix *matrix, size_t column);

/* How many participants a source states that are not named: stated less those that are (municipalities outside the
 * columns and other bodies too), never below 0. */
int64_t matrix_unnamed(const struct matrix_row *row);

/* ---- What is shown of it ---- */

enum matrix_grouping { MATRIX_UNGROUPED, MATRIX_BY_SECTOR, MATRIX_BY_FORM };

/* One line of the arrangements' direction: an arrangement, or the head of the group of those that follow. */
struct matrix_line {
    bool is_group;
    size_t row; /* in the matrix */
    int group;  /* a head: its place among the sectors or forms, or one of the two above */
    size_t members;             /* a head: arrangements in it */
    struct matrix_total *total; /* a head: per column of the matrix, owned; otherwise NULL */
};

/* All zeroes is empty. */
struct matrix_shown {
    struct matrix_line *lines;
    size_t line_count, line_capacity;
    size_t *columns; /* places in the matrix */
    size_t column_count;
};

/* Chooses and orders: groups in their own order, several and none last; within them the matrix's order. With `filled`
 * rows and columns in which nobody takes part are left out, unless a source states participants of the row. Replaces
 * what `shown` held. */
void matrix_show(const struct matrix *matrix, enum matrix_grouping grouping, bool filled, struct matrix_shown *shown);

void matrix_shown_clear(struct matrix_shown *shown);

/* ---- What setting a role would do ---- */

enum matrix_step {
    MATRIX_ADD,     /* a new participation */
    MATRIX_CORRECT, /* the part at `*which` gets the role */
    MATRIX_KEEP,    /* it has the role already */
    MATRIX_UNCLEAR  /* several parts, and it could be any */
};

/* What giving a cell the role means. One part is corrected; of several the one that has the role already is kept, else
 * the only one that is a participation proper (host, participant, owner, office: one municipality is one of them at a
 * time) is corrected when the role is one too. */
enum matrix_step matrix_step_to(const struct matrix_part *parts, size_t count, enum matrix_role role, size_t *which);

/* The role that comes after that of the cell when one key goes through them. */
enum matrix_role matrix_role_after(const struct matrix_part *parts, size_t count);

#endif
