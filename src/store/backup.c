/* A copy of the register, made while others use it: checked and on the disk before it gets its name. */
#include "samreg/store/care.h"

#include "samreg/base/paths.h"
#include "samreg/store/internal.h"
#include "samreg/store/register_file.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Pages copied at a time: others may write in between, and then copying begins anew. After some beginnings the rest is
 * copied at one go, while others wait. */
enum { PAGES = 4096, BEGINNINGS = 4, ALL_PAGES = -1 };

static enum status fail(const char *msgid, const char *path, enum status status, struct error *error)
{
    return error_set(error, status, msgid, path, error_reason(errno), NULL);
}

/* ---- Copying ---- */

static bool is_stopped(const struct stop *stop)
{
    return stop && stop->wanted && stop->wanted(stop->context);
}

/* Whether a code tells of writing: then it is the copy that fails, otherwise the register. */
static bool is_of_writing(int code)
{
    return code == SQLITE_FULL || code == SQLITE_IOERR_WRITE || code == SQLITE_IOERR_FSYNC ||
           code == SQLITE_IOERR_TRUNCATE;
}

static enum status copy_pages(struct store *store, sqlite3_backup *backup, const char *path, const struct stop *stop,
                              struct error *error)
{
    int beginnings = 0, left = 0, code;

    do {
        code = sqlite3_backup_step(backup, beginnings < BEGINNINGS ? PAGES : ALL_PAGES);
        if (sqlite3_backup_remaining(backup) >= left)
            beginnings++;
        left = sqlite3_backup_remaining(backup);
        if (code == SQLITE_OK && is_stopped(stop))
            return error_set(error, STATUS_STOPPED, N_("Stopped: no copy was made."), NULL);
    } while (code == SQLITE_OK);
    if (code == SQLITE_DONE)
        return STATUS_OK;
    return db_fail_at(is_of_writing(code) ? path : store->path, code, sqlite3_errstr(code), error);
}

/* `path` is what messages call the copy: the name that it will have. */
static enum status check_copy(sqlite3 *copy, const char *path, struct error *error)
{
    sqlite3_stmt *check = NULL;
    int code = sqlite3_prepare_v2(copy, "PRAGMA quick_check(1)", -1, &check, NULL);
    enum status status = STATUS_OK;

    if (code == SQLITE_OK)
        code = sqlite3_step(check);
    if (code != SQLITE_ROW)
        status = db_fail_at(path, code, sqlite3_errmsg(copy), error);
    else if (strcmp((const char *)sqlite3_column_text(check, 0), "ok") != 0)
        status = error_set(error, STATUS_DATA,
                           N_("The copy is damaged (%1), so the register is too, or the disk is failing. No copy was "
                              "kept; run samreg verify."),
                           (const char *)sqlite3_column_text(check, 0), NULL);
    sqlite3_finalize(check);
    return status;
}

/* Fills the empty file. It needs no journal: when something fails it is thrown away. */
static enum status fill(struct store *store, const char *temporary, const char *path, const struct stop *stop,
                        struct error *error)
{
    sqlite3 *copy = NULL;
    int code = sqlite3_open_v2(temporary, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, NULL);
    enum status status = STATUS_OK;

    if (code == SQLITE_OK)
        code = sqlite3_exec(copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
    sqlite3_backup *backup = code == SQLITE_OK ? sqlite3_backup_init(copy, "main", store->db, "main") : NULL;
    if (!backup) {
        code = code == SQLITE_OK ? sqlite3_extended_errcode(copy) : code;
        status = db_fail_at(path, code, sqlite3_errmsg(copy), error);
        goto out;
    }
    status = copy_pages(store, backup, path, stop, error);
    code = sqlite3_backup_finish(backup);
    if (status == STATUS_OK && code != SQLITE_OK)
        status = db_fail_at(path, code, sqlite3_errmsg(copy), error);
    if (status == STATUS_OK)
        status = check_copy(copy, path, error);
out:
    sqlite3_close(copy);
    return status;
}

/* ---- The file ---- */

static enum status fail_to_sync(const char *path, int number, struct error *error)
{
    return error_set(error, STATUS_IO, N_("%1 could not be written to the disk: %t2."), path, error_reason(number),
                     NULL);
}

static enum status sync_file(const char *temporary, const char *path, struct error *error)
{
    int file = open(temporary, O_RDWR | O_CLOEXEC);
    int number = file < 0 || fsync(file) != 0 ? errno : 0;

    if (file >= 0 && close(file) != 0 && number == 0)
        number = errno;
    return number == 0 ? STATUS_OK : fail_to_sync(path, number, error);
}

static enum status refuse_existing(const char *path, struct error *error)
{
    return error_set(error, STATUS_CANNOT_CREATE,
                     N_("%1 exists already and is not overwritten. Choose another name, or remove it first."), path,
                     NULL);
}

static enum status refuse_folder(const char *path, struct error *error)
{
    char *folder = register_file_folder(path);
    enum status status = register_file_refuse_folder(folder, STATUS_CANNOT_CREATE, error);

    free(folder);
    return status;
}

/* Gives the file its name, which must be free to the last. Where the file system cannot rename so, a second name
 * does. */
static enum status name_file(const char *temporary, const char *path, struct error *error)
{
    if (renameat2(AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
        return STATUS_OK;
    if (errno == EINVAL && link(temporary, path) == 0) {
        unlink(temporary);
        return STATUS_OK;
    }
    return errno == EEXIST ? refuse_existing(path, error)
                           : fail(N_("%1 could not be made: %t2."), path, STATUS_CANNOT_CREATE, error);
}

static enum status make_copy(struct store *store, char *temporary, const char *path, const struct stop *stop,
                             struct error *error)
{
    int file = mkostemp(temporary, O_CLOEXEC); /* mode 0600 */

    if (file < 0)
        return errno == ENOENT ? refuse_folder(path, error)
                               : fail(N_("%1 could not be made: %t2."), path, STATUS_CANNOT_CREATE, error);
    close(file);
    enum status status = fill(store, temporary, path, stop, error);
    if (status == STATUS_OK)
        status = sync_file(temporary, path, error);
    if (status == STATUS_OK)
        status = name_file(temporary, path, error);
    if (status != STATUS_OK)
        unlink(temporary);
    return status;
}

enum status store_backup(struct store *store, const char *path, const struct stop *stop, struct error *error)
{
    struct str temporary = {0};
    struct stat exists;

    assert(store->depth == 0);
    if (lstat(path, &exists) == 0)
        return refuse_existing(path, error);
    str_addf(&temporary, "%s.XXXXXX", path);
    enum status status = make_copy(store, temporary.text, path, stop, error);
    str_clear(&temporary);
    if (status != STATUS_OK)
        return status;
    int number = file_sync_folder(path);
    return number == 0 ? STATUS_OK : fail_to_sync(path, number, error);
}
