/* What marked rows add up to: for tables of reports and for lists of records. */
#ifndef SAMREG_VIEW_MARKED_H
#define SAMREG_VIEW_MARKED_H

#include "samreg/model/value.h"
#include "samreg/view/shell.h"
#include "samreg/view/window.h"

/* A column over the marked rows. */
struct marked_sum {
    const struct field *field; /* that adds up */
    const char *heading;       /* lent */
    int64_t sum;
    size_t known;              /* rows that have a number */
    bool total;                /* the sum is the report's own and not that of the rows: no mean is said */
};

/* Adds a row's value, or takes it out again with `out`. */
void marked_count(struct marked_sum *sum, const struct value *value, bool out);

/* Says how many rows are marked, what that means (a msgid, or NULL), what each of the sums is and on average, and how
 * many rows have none. */
void marked_say(struct shell *shell, size_t count, const struct marked_sum *sums, size_t sum_count,
                const char *meaning);

/* The sums of a list's columns over the marked records: worked out when they are asked for first, kept while marks come
 * and go, and worked out again when the register has changed. All zeroes at first. */
struct marked {
    struct marked_sum sums[WINDOW_COLUMNS];
    int fields[WINDOW_COLUMNS]; /* places in the entity */
    size_t count;
    bool valid;
    unsigned serial; /* app_serial() that it holds for */
};

/* The marks, the columns or what is answered as of are others: it is worked out again. */
void marked_forget(struct marked *marked);

/* Begins anew with nothing marked. */
void marked_begin(struct marked *marked, const struct window *window);

/* Tells that a record was marked, or its mark taken away. */
void marked_change(struct marked *marked, const struct window *window, const struct record *row, bool is_marked);

/* Says what is marked in the list: of the column that it is sorted by where that adds up, else of all that do and have
 * a number. */
void marked_say_list(struct marked *marked, struct shell *shell, const struct window *window, const char *meaning);

#endif
