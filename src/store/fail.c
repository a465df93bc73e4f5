/* What SQLite's result codes mean to the user. */
#include "samreg/store/internal.h"

#include "samreg/base/memory.h"

#include <assert.h>

/* One sentence per kind of failure: %1 is the register's path, %2 what SQLite says. */
struct meaning {
    int code; /* primary or extended: the first entry that fits counts */
    enum status status;
    const char *msgid;
};

static const struct meaning meanings[] = {
    {SQLITE_BUSY, STATUS_BUSY, N_("Somebody else is writing to %1. Try again in a moment.")},
    {SQLITE_LOCKED, STATUS_BUSY, N_("Somebody else is writing to %1. Try again in a moment.")},
    {SQLITE_FULL, STATUS_IO, N_("The disk that holds %1 is full: nothing was written. Make room and try again.")},
    {SQLITE_INTERRUPT, STATUS_STOPPED, N_("Stopped.")},
    {SQLITE_ABORT_ROLLBACK, STATUS_STOPPED, N_("Stopped.")},
    {SQLITE_READONLY_ROLLBACK, STATUS_NOT_ALLOWED,
     N_("%1 was left in the middle of a change and must first be opened once by somebody who may write to it.")},
    {SQLITE_READONLY, STATUS_NOT_ALLOWED,
     N_("You may not write to %1 or to its folder. Ask the administrator, or open it with --read-only.")},
    {SQLITE_PERM, STATUS_NOT_ALLOWED, N_("You have no right to open %1. Ask the administrator.")},
    {SQLITE_AUTH, STATUS_NOT_ALLOWED, N_("You have no right to open %1. Ask the administrator.")},
    {SQLITE_NOTADB, STATUS_DATA, N_("%1 is not a samreg register. Check its name; “samreg init” makes a register.")},
    {SQLITE_CORRUPT, STATUS_DATA, N_("%1 is damaged (%2). Do not write to it; go back to the last backup.")},
    {SQLITE_FORMAT, STATUS_DATA, N_("%1 is damaged (%2). Do not write to it; go back to the last backup.")},
    {SQLITE_IOERR_DELETE, STATUS_IO,
     N_("What is left of a change by somebody else to %1 could not be removed. Ask the administrator to take the "
        "sticky bit off the folder.")},
    {SQLITE_IOERR, STATUS_IO, N_("Reading or writing %1 failed (%2). Look after the disk before you go on.")},
    {SQLITE_CANTOPEN, STATUS_IO, N_("%1 or a file beside it could not be opened (%2).")},
    {SQLITE_TOOBIG, STATUS_DATA, N_("What was given is too long for %1.")},
    {SQLITE_CONSTRAINT_UNIQUE, STATUS_DATA, N_("%1 already holds such a record (%2).")},
    {SQLITE_CONSTRAINT_PRIMARYKEY, STATUS_DATA, N_("%1 already holds such a record (%2).")},
    {SQLITE_CONSTRAINT_FOREIGNKEY, STATUS_DATA, N_("Another record is needed that %1 does not hold (%2).")},
    {SQLITE_CONSTRAINT, STATUS_DATA, N_("%1 cannot hold this value (%2).")},
    {0, STATUS_INTERNAL, N_("The program made a mistake with %1 (%2). Please report it.")},
};

static const struct meaning *find_meaning(int code)
{
    const struct meaning *meaning = meanings;

    while (meaning->code && meaning->code != code && meaning->code != (code & 0xff))
        meaning++;
    return meaning;
}

enum status db_fail_at(const char *path, int code, const char *detail, struct error *error)
{
    const struct meaning *meaning = find_meaning(code);

    assert((code & 0xff) != SQLITE_OK && (code & 0xff) != SQLITE_ROW && (code & 0xff) != SQLITE_DONE);
    if ((code & 0xff) == SQLITE_NOMEM || code == SQLITE_IOERR_NOMEM)
        memory_exhausted();
    return error_set(error, meaning->status, meaning->msgid, path, detail ? detail : sqlite3_errstr(code), NULL);
}

enum status db_fail(struct store *store, int code, struct error *error)
{
    return db_fail_at(store->path, code, sqlite3_errmsg(store->db), error);
}
