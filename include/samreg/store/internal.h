/* What the files of the store share, and no other floor may include: the handle, and a thin layer over SQLite. Every
 * statement comes from db_prepare(), which keeps it prepared for the next time; every code of SQLite becomes a status
 * and a sentence in db_fail(); every transaction begins in store_begin() and knows where; values are bound, never
 * written into SQL. */
#ifndef SAMREG_STORE_INTERNAL_H
#define SAMREG_STORE_INTERNAL_H

#include "samreg/base/date.h"
#include "samreg/base/str.h"
#include "samreg/model/record.h"
#include "samreg/model/selection.h"
#include "samreg/store/store.h"

#include <sqlite3.h>

/* ---- Statements ---- */

/* A prepared statement, lent by the store between db_prepare() and db_done(). */
struct statement {
    struct store *store;
    sqlite3_stmt *handle;
    char *sql;      /* owned */
    uint64_t hash;  /* of sql */
    uint64_t used;  /* the store's count of uses when last lent: the least is given up first */
    bool lent;
};

/* Prepares `sql` (one statement) or takes it from the cache, with nothing bound. Fails only when the file does
 * (locked, damaged); a mistake in the SQL is a bug of the program and answered with STATUS_INTERNAL. Several lends of
 * one text at a time are several statements. */
enum status db_prepare(struct store *store, const char *sql, struct statement **statement,
                       struct error *error) WARN_UNUSED;

/* Binds the parameter ?1, ?2, ... Texts are copied; NULL binds NULL. A value is bound as it is stored: nothing,
 * integer, text, identifier. */
void db_bind_integer(struct statement *statement, int place, int64_t value);
void db_bind_text(struct statement *statement, int place, const char *text);
void db_bind_lasting(struct statement *statement, int place, const char *text); /* not copied: lives longer */
void db_bind_value(struct statement *statement, int place, const struct value *value);

/* Takes a step: `row` tells whether there is a row to read. */
enum status db_step(struct statement *statement, bool *row, struct error *error) WARN_UNUSED;

/* Columns of the row, counted from 0. Text is lent until the next step; NULL where nothing is recorded. */
bool db_is_null(const struct statement *statement, int column);
int64_t db_integer(const struct statement *statement, int column);
const char *db_text(const struct statement *statement, int column);
char *db_copy_text(const struct statement *statement, int column);

/* The column as a value of the field (a reference has no name yet); with field NULL as it is typed in the file.
 * Clears `value` first. */
void db_value(const struct statement *statement, int column, const struct field *field, struct value *value);

/* Begins the statement again, keeping what is bound. */
void db_reset(struct statement *statement);

/* Gives the statement back and sets the pointer to NULL; NULL is let be. */
void db_done(struct statement **statement);

/* Frees every prepared statement; none may be lent. */
void db_forget_statements(struct store *store);

/* Runs the statement to its end and gives it back, also on failure. */
enum status db_run(struct statement **statement, struct error *error) WARN_UNUSED;

/* The first column of the first row; `found` (or NULL) whether there is one, and without one 0 or NULL. Gives the
 * statement back. New string. */
enum status db_read_integer(struct statement **statement, int64_t *value, bool *found, struct error *error) WARN_UNUSED;
enum status db_read_text(struct statement **statement, char **value, bool *found, struct error *error) WARN_UNUSED;

/* Runs a script of several statements that takes no values. */
enum status db_exec(struct store *store, const char *script, struct error *error) WARN_UNUSED;

/* What an (extended) result code of SQLite means to the user: sets the error and returns its status. The only place
 * that knows the codes. db_fail_at() is for the time before there is a store. */
enum status db_fail(struct store *store, int code, struct error *error);
enum status db_fail_at(const char *path, int code, const char *detail, struct error *error);

/* Appends the identifier in double quotes; asserts that it is made of a-z, 0-9 and _. */
void db_quote(const char *identifier, struct str *sql);

/* ---- Transactions ---- */

enum store_transaction { STORE_READING, STORE_WRITING };

/* Begins a transaction: writing takes the write lock at once (BEGIN IMMEDIATE), waiting for others; reading sees one
 * state of the file throughout. Inside any transaction a further STORE_READING one is part of the outer;
 * STORE_WRITING inside another is a bug. */
#define store_begin(store, kind, error) store_begin_at((store), (kind), __FILE__, __LINE__, (error))
enum status store_begin_at(struct store *store, enum store_transaction kind, const char *file, int line,
                           struct error *error) WARN_UNUSED;

/* Ends the transaction begun last. When committing fails it is rolled back; whether it happened all the same only a
 * later read can tell. */
enum status store_commit(struct store *store, struct error *error) WARN_UNUSED;

/* Ends the transaction begun last; a writing one leaves no trace. */
void store_rollback(struct store *store);

/* Ends a reading transaction, whatever came of it. Returns `status`. */
enum status store_end_reading(struct store *store, enum status status);

/* Sets the hooks: waiting for others (store_on_waiting()), and nobody commits but store_commit(). Called once, when
 * the file is open. */
void store_hook(struct store *store);

/* Gives the statements that follow about so many steps of SQLite's machine; 0 ends that. A statement that has used them
 * up fails with STATUS_STOPPED, and store_is_spent() says that it was for this reason. */
void store_limit_steps(struct store *store, int64_t steps);
bool store_is_spent(const struct store *store);

/* Asks `stop` now and then during the statements that follow (STATUS_STOPPED); NULL ends that. */
void store_stop_with(struct store *store, const struct stop *stop);

/* ---- SQL made from the entity tables, kept for the next time ---- */

enum store_sql {
    STORE_SQL_VIA,      /* fetch.c: the state or year of a parent as of a day */
    STORE_SQL_ROW,      /* rows.c: the stored fields of one row */
    STORE_SQL_NAME,     /* called.c: the one text that a row is called by */
    STORE_SQL_INSERT,   /* rows.c: a whole new row */
    STORE_SQL_KEY,      /* rules.c: another record with the same natural key */
    STORE_SQL_SHOWN,    /* derive.c: what others show of a record: its place in the order, and its names */
    STORE_SQL_STATES,   /* derive.c: what a record is found by in its `via` records */
    STORE_SQL_DERIVED,  /* derived.c: sort key, folded text as they are */
    STORE_SQL_DOC,      /* derived.c: the next number of the search index */
    STORE_SQL_PUT,      /* derived.c: a row of the search index */
    STORE_SQL_TAKE,     /* derived.c: takes a row out of the search index */
    STORE_SQL_FOLD,     /* derived.c: another folded text */
    STORE_SQL_STATE,    /* rows.c: whether a record is removed */
    STORE_SQL_MARK,     /* rows.c: another mark of removal */
    STORE_SQL_RECKONED, /* reckon.c: the reckoned fields of a record */
    STORE_SQL_COUNT
};

/* The SQL of that kind for the entity, made by `build` the first time. Lent for the life of the store. */
const char *store_sql(struct store *store, const struct entity *entity, enum store_sql kind,
                      void (*build)(const struct entity *entity, struct str *sql));

/* ---- The handle ---- */

enum { STORE_STATEMENTS = 96, STORE_RECENT = 64 }; /* prepared statements kept; slots to find them by address */

struct store_name; /* called.c */
struct store_shown; /* derive.c */
struct store_watching; /* watch.c */
struct store_reports; /* report.h */

struct store {
    sqlite3 *db;
    char *path;               /* as given */
    unsigned flags;           /* enum store_flag */
    enum language language;

    struct statement *statements[STORE_STATEMENTS];
    size_t statement_count;
    struct statement *recent[STORE_RECENT]; /* by the address of the text they were last asked for with */
    uint64_t uses;
    char *sql[ENTITY_COUNT][STORE_SQL_COUNT];
    char **referring[ENTITY_COUNT]; /* rows.c: by field; NULL until asked for */

    int depth;                /* transactions begun and not ended */
    enum store_transaction transaction; /* the outermost one */
    const char *begun_file;   /* where the outermost one began */
    int begun_line;
    bool committing;          /* store_commit() is at work: the commit hook lets nobody else through */
    struct stop stop;         /* store_stop_with() */
    int64_t steps_left;       /* store_limit_steps() */
    bool limited, spent;

    bool (*keep_waiting)(void *context, int milliseconds); /* store_on_waiting() */
    void *waiting_context;
    int64_t waiting_since;    /* clock_milliseconds() when the first try failed */
    uint64_t random;          /* state of the waiting jitter */

    struct store_name *names; /* what records are called, as of one day in one language: called.c */
    size_t name_count, name_capacity;
    struct date names_as_of;
    uint64_t transactions;      /* transactions begun so far */
    uint64_t writings;          /* those that write, or took back temporary tables: what is kept of reports is void */
    uint64_t names_transaction; /* the one in which names_version was last asked for */
    int64_t names_version;    /* PRAGMA data_version they were read at */

    struct store_shown *shown; /* what records show of others they refer to: derive.c; NULL until asked for */

    struct store_reports *reports; /* the shared tables of reports that are kept: report.c; NULL until asked for */

    struct store_watching *watching; /* NULL until store_watch(); freed by store_unwatch() */
    int64_t watched_version;         /* PRAGMA data_version at the last store_changed() */
};

/* The mark of a register in the file's header ("SAMR"). */
enum { STORE_APPLICATION_ID = 0x53414D52 };

/* Forgets what records are called: after every change of records, language or day. */
void store_forget_names(struct store *store);

/* Frees the SQL that rows.c keeps, when the store closes. */
void row_forget_sql(struct store *store);

/* Frees what is known of the shared tables of reports, when the store closes: they go with the connection. */
void store_forget_reports(struct store *store);

/* Forgets what others show of the record, or with `entity` NULL of all: after each change of a record that is there,
 * and when a transaction begins or ends. */
void store_forget_shown(struct store *store, const struct entity *entity, int64_t id);

/* What the file's data_version is; changes with every commit of another connection. Only outside a transaction or as
 * its first statement. */
enum status store_data_version(struct store *store, int64_t *version, struct error *error) WARN_UNUSED;

/* Stops watching the file; called by store_close(). */
void store_unwatch(struct store *store);

/* Runs the migrations that the file lacks, each in a transaction of its own with its number. `from` is the file's
 * user_version when it was opened; 0 makes a new register. What somebody else has run since is left out. */
enum status store_migrate(struct store *store, int from, struct error *error) WARN_UNUSED;

/* The number of the newest migration built in: the user_version of a register of today. */
int store_newest_version(void);

/* ---- Derived data, written by whoever writes records (never journaled) ----
 * Every record table has, after its fields, the columns sort_key and fold; entities with ENTITY_INDEXED also `doc`, a
 * dense number that is the rowid in the search index search_ENTITY (contentless: a row is taken out by the 'delete'
 * command with the very text that went in).
 *   sort_key: for each field of entity->sorted, collate_sort_key() of its text (numbers and dates in a form whose bytes
 *             sort; of references the sort key of the record they name), set apart by U+0001; nothing recorded sorts
 *             last (U+10FFFF).
 *   fold:     collate_fold() of every FIELD_SEARCHED field, and of what references name (number, name, alias, short
 *             name). */

/* Puts sort key, folded text and search index of the record in order; call it after its row is written. With `new`
 * there is nothing in the search index yet. */
enum status store_derive(struct store *store, const struct entity *entity, int64_t id, struct error *error) WARN_UNUSED;

#endif
