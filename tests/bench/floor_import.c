/* The floor that an import is measured against: the same rows, copied by bare SQL from a register that has them into
 * one that has them not yet, in one transaction.
 *
 *     bench-floor_import DONE FILE
 *
 * It reads no CSV, finds no record, derives and checks nothing, and writes no statement more than once: only tables,
 * indexes, search index and journal. All that it writes it keeps in memory until the end. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define NEW(table) "INSERT INTO " table " SELECT * FROM done." table " WHERE "
#define OF_NEW "arrangement IN (SELECT id FROM done.arrangement WHERE id NOT IN (SELECT id FROM known)) ORDER BY id;"

static const char settings[] =
    "PRAGMA foreign_keys = ON; PRAGMA journal_mode = TRUNCATE; PRAGMA synchronous = FULL;"
    "PRAGMA cache_size = -1000000; PRAGMA cache_spill = OFF";

static const char copy[] =
    "BEGIN IMMEDIATE;"
    "CREATE TEMP TABLE known AS SELECT id FROM main.arrangement;"
    "INSERT INTO main.search_arrangement (rowid, fold) SELECT doc, fold FROM done.arrangement"
    " WHERE id NOT IN (SELECT id FROM known) ORDER BY doc;"
    "INSERT INTO main.arrangement SELECT * FROM done.arrangement WHERE id NOT IN (SELECT id FROM known) ORDER BY doc;"
    NEW("arrangement_state") OF_NEW
    NEW("arrangement_year") OF_NEW
    NEW("journal_entry") "sequence > (SELECT max(sequence) FROM main.journal_entry);"
    NEW("journal_change") "sequence > (SELECT max(sequence) FROM main.journal_change);"
    "COMMIT;";

static void expect(sqlite3 *db, int code)
{
    if (code == SQLITE_OK || code == SQLITE_DONE)
        return;
    fprintf(stderr, "bench-floor_import: %s\n", sqlite3_errmsg(db));
    exit(EXIT_FAILURE);
}

int main(int argc, char **argv)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *attach = NULL;

    if (argc != 3) {
        fprintf(stderr, "usage: bench-floor_import DONE FILE\n");
        return EXIT_FAILURE;
    }
    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    expect(db, sqlite3_open(argv[2], &db));
    expect(db, sqlite3_exec(db, settings, NULL, NULL, NULL));
    expect(db, sqlite3_prepare_v2(db, "ATTACH ?1 AS done", -1, &attach, NULL));
    expect(db, sqlite3_bind_text(attach, 1, argv[1], -1, SQLITE_STATIC));
    expect(db, sqlite3_step(attach));
    sqlite3_finalize(attach);
    expect(db, sqlite3_exec(db, copy, NULL, NULL, NULL));
    sqlite3_close(db);
    return EXIT_SUCCESS;
}
