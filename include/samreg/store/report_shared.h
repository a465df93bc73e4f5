/* What the files of the store share that run reports: report.c (rows and totals), report_shared.c (the shared tables
 * and notes of db/reports/common/, and the values that SQL is given), report_fill.c (their rows that filters tell).
 *
 * Besides `uses` and `filter` (model/report.h), the head of a shared table may say
 *     fill: counted      it holds the arrangements that count under the definition, as the filter language says it
 *     keep: @FILTER      of its rows those are kept whose arrangement, `id`, passes the filter on the row's own `day`
 *     steady: TABLE      between two days it changes little: the rows whose `id` TABLE does not name are the same on
 *                        both, and for the other day only those that it names are made anew. "{unsteady}" stands in its
 *                        SQL where the condition comes that the identifier of `a` is one of these
 * Its SQL begins with the statement that makes it. */
#ifndef SAMREG_STORE_REPORT_SHARED_H
#define SAMREG_STORE_REPORT_SHARED_H

#include "samreg/store/internal.h"
#include "samreg/store/report.h"

/* A shared table or note, and what it was made with. */
struct shared {
    char *name;
    char *key;       /* the values of the parameters that it and those below it depend on */
    char *note;      /* of a note: what it says, for the next report under which it stands; NULL: nothing */
    bool is_view;    /* it is dropped as one */
    bool stands_for; /* a view of the other day that is the table of the day, only called so */
    uint64_t asked;  /* the report that last asked for it: for this one nothing is left to do */
};

/* One of each store, from its first report until it closes. */
struct store_reports {
    struct store *store;
    struct shared *tables;
    size_t count, capacity;
    uint64_t asked; /* reports run so far */

    /* The state of the register that the tables were made of. */
    bool whole;             /* all of them are there: the last run ended well, none is going on */
    bool failed;            /* a report of this run did not come to its end */
    int64_t version;        /* PRAGMA data_version: what others write */
    uint64_t writings;      /* the store's own */
    enum language language; /* of names, notes and words */
};

/* A report at work. */
struct run {
    struct store_reports *reports;
    struct report_section *section;
    bool then; /* what is made is for the other day */
};

/* What the report compares with another of its kind: the county, region or municipality, the first that is given. */
enum report_parameter report_find_compared(const struct report_arguments *arguments);

/* The day that what is made is for; not set where there is no other one. */
struct date report_find_day(const struct run *run);

/* Binds the arguments to the statement's parameters by their names. STATUS_INTERNAL: one is called what none is. */
enum status report_bind(const struct run *run, struct statement *statement, struct error *error) WARN_UNUSED;

/* Appends a note to those of the section, which takes the text over. */
void report_put_note(struct report_section *section, char *text);

/* Makes a shared table, or says a shared note, and first what it uses itself; one that was made with the same values
 * stays. "now_" or "then_" in its name says of which day; below one of the other day all are. A table of the other day
 * that has the same values as the one of the day is a view of that. Many use the same: each
 * is looked into once in a report. Appends the values that it depends on to the key. */
enum status report_make_shared(const struct run *run, const char *name, struct str *key,
                               struct error *error) WARN_UNUSED;

/* Fills the table of the arrangements that count under the definition, as the filter "counted" says it: of those that
 * the table `only` names, or of all where that is NULL. */
enum status report_fill_counted(const struct run *run, const char *table, const char *only,
                                struct error *error) WARN_UNUSED;

/* Keeps the rows whose arrangement, `id`, passes the report's filter of that name on the row's own `day`. */
enum status report_keep_on_own_day(const struct run *run, const char *table, const char *piece,
                                   struct error *error) WARN_UNUSED;

/* Drops whatever shared tables the connection has, also those that are not known of after a failure, and forgets them.
 * Within a transaction. */
enum status report_drop_shared(struct store_reports *reports, struct error *error) WARN_UNUSED;

#endif
