/* Making and opening a register, in the order and with the settings of reliability.md 2.3. */
#include "samreg/base/memory.h"
#include "samreg/store/care.h"
#include "samreg/store/register_file.h"
#include "samreg/store/query.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define IN_MEMORY ":memory:"

/* Each condition of a filter is one level, and what holds the longest one together takes some more. */
enum { EXPRESSION_DEPTH = 2 * FILTER_CONDITIONS };

/* ---- Settings of the connection ---- */

static void set_limits(sqlite3 *db)
{
    static const struct {
        int limit, value;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, 4 * 1000 * 1000}, {SQLITE_LIMIT_SQL_LENGTH, 100 * 1000}, {SQLITE_LIMIT_ATTACHED, 2},
        {SQLITE_LIMIT_EXPR_DEPTH, EXPRESSION_DEPTH}, {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 256},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };

    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++)
        sqlite3_limit(db, limits[i].limit, limits[i].value);
}

/* Whatever a schema or a row written by somebody else holds must not be able to do more than be read. */
static void set_defences(sqlite3 *db)
{
    static const struct {
        int setting, value;
    } settings[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},     {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_DQS_DML, 0},       {SQLITE_DBCONFIG_DQS_DDL, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},   {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
    };

    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++)
        sqlite3_db_config(db, settings[i].setting, settings[i].value, NULL);
}

/* One thread needs no locks around every allocation, and nobody asks how much memory SQLite has. Both can be said only
 * before SQLite's first use; later calls change nothing. */
static void set_up_library(void)
{
    (void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

/* The handle with an open connection; may be there also after a failure. `located` is the file, `path` what the user
 * calls it. */
static enum status connect_to(const char *path, const char *located, unsigned flags, struct store **store,
                              struct error *error)
{
    int mode = SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_NOMUTEX;
    sqlite3 *db = NULL;

    set_up_library();
    mode |= flags & STORE_READ_ONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
    if (strcmp(located, IN_MEMORY) == 0)
        mode |= SQLITE_OPEN_MEMORY;
    int code = sqlite3_open_v2(located, &db, mode, NULL);
    if (code != SQLITE_OK) {
        enum status status = db_fail_at(path, code, db ? sqlite3_errmsg(db) : NULL, error);
        sqlite3_close(db);
        return status;
    }
    set_defences(db);
    set_limits(db);
    struct store *new = memory_new(sizeof *new);
    new->db = db;
    new->path = memory_copy_text(path);
    new->flags = flags;
    sqlite3_randomness(sizeof new->random, &new->random);
    store_hook(new);
    *store = new;
    return query_add_functions(new, error);
}

static enum status read_pragma(struct store *store, const char *pragma, int64_t *value, struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store, pragma, &statement, error);

    return status == STATUS_OK ? db_read_integer(&statement, value, NULL, error) : status;
}

/* Rollback journal, cut to nothing after use: Debian 12's SQLite can damage a shared register in WAL mode. A file that
 * somebody turned to WAL is turned back, which works only while nobody else has it open. */
static enum status set_journal(struct store *store, struct error *error)
{
    struct statement *statement = NULL;
    char *mode = NULL;

    /* Turning a file back from WAL writes to it: that commit is ours. */
    store->committing = true;
    enum status status = db_prepare(store, "PRAGMA journal_mode = TRUNCATE", &statement, error);
    if (status == STATUS_OK)
        status = db_read_text(&statement, &mode, NULL, error);
    store->committing = false;
    if (status == STATUS_OK && strcmp(mode, "truncate") != 0 && strcmp(mode, "memory") != 0)
        status = error_set(error, STATUS_BUSY,
                           N_("%1 is open in another program that has changed its journal. Close that program and try "
                              "again."),
                           store->path, NULL);
    free(mode);
    return status;
}

static enum status configure(struct store *store, struct error *error)
{
    enum status status = set_journal(store, error);
    int64_t foreign_keys = 0;

    if (status == STATUS_OK)
        status = db_exec(store,
                         "PRAGMA synchronous = FULL; PRAGMA recursive_triggers = ON; PRAGMA cell_size_check = ON;"
                         "PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY",
                         error);
    if (status == STATUS_OK)
        status = read_pragma(store, "PRAGMA foreign_keys", &foreign_keys, error);
    if (status == STATUS_OK && !foreign_keys)
        status = error_set(error, STATUS_UNAVAILABLE,
                           N_("This machine's SQLite does not keep references whole."), NULL);
    return status;
}

/* ---- Making ---- */

/* Takes away a register that could not be filled, with its journal. */
static void take_away(const char *located)
{
    struct str journal = {0};

    str_addf(&journal, "%s-journal", located);
    unlink(journal.text);
    unlink(located);
    str_clear(&journal);
}

static enum status fill(struct store *store, struct error *error)
{
    enum status status = configure(store, error);

    return status == STATUS_OK ? store_migrate(store, 0, error) : status;
}

/* Where nothing can be read, nothing can be made either; the words are the same. */
static enum status cannot_create(struct error *error)
{
    if (error)
        error->status = STATUS_CANNOT_CREATE;
    return STATUS_CANNOT_CREATE;
}

enum status store_create_called(const char *path, const char *called, struct store **store, struct error *error)
{
    bool in_memory = strcmp(path, IN_MEMORY) == 0;
    struct store *new = NULL;
    char *located = NULL;
    enum status status = STATUS_OK;

    if (in_memory)
        located = memory_copy_text(IN_MEMORY);
    else
        status = register_file_locate(path, &located, error);
    if (status == STATUS_NO_INPUT)
        status = cannot_create(error);
    if (status == STATUS_OK && !in_memory)
        status = register_file_make(called, located, error);
    if (status != STATUS_OK)
        goto out;
    status = connect_to(called, located, 0, &new, error);
    if (status == STATUS_OK)
        status = fill(new, error);
    if (status == STATUS_OK) {
        *store = new;
        new = NULL;
    } else if (!in_memory) {
        store_close(&new);
        take_away(located);
    }
out:
    store_close(&new);
    free(located);
    return status;
}

enum status store_create(const char *path, struct store **store, struct error *error)
{
    return store_create_called(path, path, store, error);
}

/* ---- Opening ---- */

/* Reads the file's identity: the first touch, which also takes back what somebody who died has left half done. */
static enum status identify(struct store *store, int *version, struct error *error)
{
    int64_t application = 0, number = 0;
    enum status status = read_pragma(store, "PRAGMA application_id", &application, error);

    if (status == STATUS_OK)
        status = read_pragma(store, "PRAGMA user_version", &number, error);
    if (status != STATUS_OK)
        return status;
    if (application != STORE_APPLICATION_ID || number < 1)
        return error_set(error, STATUS_DATA,
                         N_("%1 is not a samreg register. Check its name; “samreg init” makes a register."),
                         store->path, NULL);
    if (number > store_newest_version())
        return error_set(error, STATUS_UNAVAILABLE,
                         N_("%1 was written by a newer version of samreg. Install that version on this machine."),
                         store->path, NULL);
    *version = (int)number;
    return STATUS_OK;
}

/* The quick form of the integrity check: before anything is built on a file that may be damaged. */
static enum status check_quickly(struct store *store, struct error *error)
{
    struct statement *statement = NULL;
    char *answer = NULL;
    enum status status = db_prepare(store, "PRAGMA quick_check(1)", &statement, error);

    if (status == STATUS_OK)
        status = db_read_text(&statement, &answer, NULL, error);
    if (status == STATUS_OK && (!answer || strcmp(answer, "ok") != 0))
        status = db_fail_at(store->path, SQLITE_CORRUPT, answer ? answer : "quick_check", error);
    free(answer);
    return status;
}

static bool is_taken(const char *path)
{
    struct stat file;

    return lstat(path, &file) == 0;
}

/* Copies the register beside itself, under the first free name: "register.db.version-1", then "register.db.version-1-2"
 * and so on. The copy of an earlier try that failed is kept and stands in nobody's way. */
static enum status copy_beside(struct store *store, int version, struct error *error)
{
    struct str name = {0};
    enum status status;

    do {
        int number = 1;
        do {
            str_reset(&name);
            str_addf(&name, "%s.version-%d", store->path, version);
            if (number > 1)
                str_addf(&name, "-%d", number);
            number++;
        } while (is_taken(name.text));
        if (error)
            error_clear(error);
        status = store_backup(store, name.text, NULL, error);
    } while (status == STATUS_CANNOT_CREATE && is_taken(name.text)); /* meanwhile, by a colleague who opens it too */
    str_clear(&name);
    return status;
}

/* Brings an older register up to date, after a copy beside it. */
static enum status bring_up_to_date(struct store *store, int version, struct error *error)
{
    if (store_is_read_only(store))
        return error_set(error, STATUS_UNAVAILABLE,
                         N_("%1 was written by an older version of samreg. Somebody who may write to it must open it "
                            "once."),
                         store->path, NULL);
    enum status status = check_quickly(store, error);
    if (status == STATUS_OK)
        status = copy_beside(store, version, error);
    return status == STATUS_OK ? store_migrate(store, version, error) : status;
}

static enum status take_into_use(struct store *store, const char *located, struct error *error)
{
    bool journal_before = register_file_has_journal(located);
    int version = 0;
    enum status status = identify(store, &version, error);

    /* A journal that is gone after the first touch belonged to somebody who died, or who just finished: look once. */
    if (status == STATUS_OK && journal_before && !register_file_has_journal(located))
        status = check_quickly(store, error);
    if (status == STATUS_OK)
        status = configure(store, error);
    if (status == STATUS_OK && version < store_newest_version())
        status = bring_up_to_date(store, version, error);
    return status;
}

enum status store_open(const char *path, unsigned flags, struct store **store, struct error *error)
{
    struct store *new = NULL;
    char *located = NULL;
    enum status status = register_file_locate(path, &located, error);

    if (status == STATUS_OK)
        status = register_file_check(path, located, flags & STORE_READ_ONLY, error);
    if (status == STATUS_OK)
        status = connect_to(path, located, flags, &new, error);
    if (status == STATUS_OK)
        status = take_into_use(new, located, error);
    if (status == STATUS_OK) {
        *store = new;
        new = NULL;
    }
    store_close(&new);
    free(located);
    return status;
}
