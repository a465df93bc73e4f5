/* Transactions, waiting for others, and being stopped. */
#include "samreg/store/internal.h"

#include "samreg/base/clock.h"
#include "samreg/store/read.h"

#include <assert.h>
#include <stdlib.h>
#include <time.h>

enum {
    WAITING_LIMIT = 5000, /* milliseconds, when nobody was asked to decide */
    WAITING_PAUSE = 25,   /* milliseconds between two tries, at most */
    STOP_INTERVAL = 2000  /* steps of SQLite's machine between two questions whether to stop: below a millisecond */
};

/* ---- Transactions ---- */

static enum status run_now(struct store *store, const char *sql, struct error *error)
{
    struct statement *statement = NULL;
    enum status status = db_prepare(store, sql, &statement, error);

    return status == STATUS_OK ? db_run(&statement, error) : status;
}

enum status store_begin_at(struct store *store, enum store_transaction kind, const char *file, int line,
                           struct error *error)
{
    if (store->depth > 0) {
        assert(kind == STORE_READING && "a writing transaction inside another");
        store->depth++;
        return STATUS_OK;
    }
    enum status status = run_now(store, kind == STORE_WRITING ? "BEGIN IMMEDIATE" : "BEGIN", error);
    if (status != STATUS_OK)
        return status;
    store->depth = 1;
    store_forget_shown(store, NULL, 0);
    store->transactions++;
    store->writings += kind == STORE_WRITING;
    store->transaction = kind;
    store->begun_file = file;
    store->begun_line = line;
    return STATUS_OK;
}

/* Names read during a writing transaction may be those of changes to come or taken back. */
static void end(struct store *store)
{
    if (store->transaction == STORE_WRITING)
        store_forget_names(store);
    store_forget_shown(store, NULL, 0);
}

/* After some failures (disk full, input or output) SQLite has rolled back by itself. With temporary tables that are
 * taken back go the rows of all tables of pairs (pairs.h). */
static void roll_back(struct store *store)
{
    bool is_open = !sqlite3_get_autocommit(store->db);

    store->writings += !is_open || sqlite3_txn_state(store->db, "temp") == SQLITE_TXN_WRITE;
    if (is_open)
        (void)run_now(store, "ROLLBACK", NULL);
}

enum status store_commit(struct store *store, struct error *error)
{
    assert(store->depth > 0);
    if (--store->depth > 0)
        return STATUS_OK;
    store->committing = true;
    enum status status = run_now(store, "COMMIT", error);
    store->committing = false;
    end(store);
    if (status != STATUS_OK)
        roll_back(store);
    return status;
}

void store_rollback(struct store *store)
{
    assert(store->depth > 0);
    if (--store->depth > 0)
        return;
    roll_back(store);
    end(store);
}

enum status store_end_reading(struct store *store, enum status status)
{
    assert(store->depth > 1 || store->transaction == STORE_READING);
    store_rollback(store);
    return status;
}

enum status store_hold_still(struct store *store, struct error *error)
{
    assert(store->depth == 0);
    return store_begin(store, STORE_READING, error);
}

void store_let_go(struct store *store)
{
    assert(store->depth == 1 && store->transaction == STORE_READING);
    store_rollback(store);
    store_assert_idle(store);
}

/* The commit hook: a COMMIT from elsewhere than store_commit() is a bug, and a rollback where assertions are off. */
static int let_only_us_commit(void *context)
{
    const struct store *store = context;

    assert(store->committing);
    return !store->committing;
}

/* ---- Waiting ---- */

/* A pause of 1 to WAITING_PAUSE milliseconds, another for each process: two that wait do not try in step. */
static struct timespec next_pause(struct store *store)
{
    store->random = store->random * 6364136223846793005u + 1442695040888963407u;
    return (struct timespec){.tv_nsec = (long)(1 + (store->random >> 33) % WAITING_PAUSE) * 1000000L};
}

static int wait_for_others(void *context, int tries)
{
    struct store *store = context;
    int64_t now = clock_milliseconds();

    if (tries == 0)
        store->waiting_since = now;
    int waited = (int)(now - store->waiting_since);
    bool goes_on = store->keep_waiting ? store->keep_waiting(store->waiting_context, waited) : waited < WAITING_LIMIT;
    if (goes_on) {
        struct timespec pause = next_pause(store);
        nanosleep(&pause, NULL);
    }
    return goes_on;
}

void store_on_waiting(struct store *store, bool (*keep_waiting)(void *context, int milliseconds), void *context)
{
    store->keep_waiting = keep_waiting;
    store->waiting_context = context;
}

/* ---- Stopping ---- */

static int ask_whether_to_stop(void *context)
{
    struct store *store = context;

    store->steps_left -= STOP_INTERVAL;
    store->spent = store->limited && store->steps_left <= 0;
    return store->spent || (store->stop.wanted && store->stop.wanted(store->stop.context));
}

/* The handler costs a little at every start of a statement: it is there only while somebody needs it. */
static void set_handler(struct store *store)
{
    if (store->stop.wanted || store->limited)
        sqlite3_progress_handler(store->db, STOP_INTERVAL, ask_whether_to_stop, store);
    else
        sqlite3_progress_handler(store->db, 0, NULL, NULL);
}

void store_stop_with(struct store *store, const struct stop *stop)
{
    store->stop = stop ? *stop : (struct stop){0};
    set_handler(store);
}

void store_limit_steps(struct store *store, int64_t steps)
{
    store->limited = steps > 0;
    store->steps_left = steps;
    if (store->limited)
        store->spent = false;
    set_handler(store);
}

bool store_is_spent(const struct store *store)
{
    return store->spent;
}

void store_hook(struct store *store)
{
    sqlite3_commit_hook(store->db, let_only_us_commit, store);
    sqlite3_busy_handler(store->db, wait_for_others, store);
}

void store_assert_idle(const struct store *store)
{
#ifndef NDEBUG
    assert(store->depth == 0);
    assert(sqlite3_txn_state(store->db, NULL) == SQLITE_TXN_NONE);
    for (size_t i = 0; i < store->statement_count; i++)
        assert(!store->statements[i]->lent);
    for (sqlite3_stmt *next = sqlite3_next_stmt(store->db, NULL); next; next = sqlite3_next_stmt(store->db, next))
        assert(!sqlite3_stmt_busy(next));
#else
    (void)store;
#endif
}
