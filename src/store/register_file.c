#include "samreg/store/register_file.h"

#include "samreg/base/memory.h"
#include "samreg/base/str.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

/* Not in every version of linux/magic.h. */
enum { CIFS_MAGIC = (int)0xFF534D42, SMB2_MAGIC = (int)0xFE534D42, FUSE_MAGIC = 0x65735546 };

enum { REGISTER_MODE = 0660 };

static enum status fail(enum status status, const char *msgid, const char *path, struct error *error)
{
    return error_set(error, status, msgid, path, error_reason(errno), NULL);
}

char *register_file_folder(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash)
        return memory_copy_text(".");
    return slash == path ? memory_copy_text("/") : memory_copy_bytes(path, (size_t)(slash - path));
}

enum status register_file_refuse_folder(const char *folder, enum status status, struct error *error)
{
    return error_set(error, status, N_("There is no folder %1. Make it first, or choose another place."), folder, NULL);
}

enum status register_file_locate(const char *path, char **located, struct error *error)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash ? slash + 1 : path;
    char *folder = register_file_folder(path);
    char *real = realpath(folder, NULL);
    struct str joined = {0};
    enum status status = STATUS_OK;

    if (!*name) {
        status = error_set(error, STATUS_NO_INPUT, N_("“%1” does not name a file."), path, NULL);
    } else if (!real && errno == EACCES) {
        status = error_set(error, STATUS_NOT_ALLOWED, N_("You may not look into the folder %1."), folder, NULL);
    } else if (!real) {
        status = register_file_refuse_folder(folder, STATUS_NO_INPUT, error);
    } else {
        str_addf(&joined, "%s/%s", strcmp(real, "/") == 0 ? "" : real, name);
        *located = str_take(&joined);
    }
    free(real);
    free(folder);
    return status;
}

/* ---- Making ---- */

static enum status fail_to_make(const char *path, struct error *error)
{
    if (errno == EEXIST)
        return fail(STATUS_CANNOT_CREATE, N_("%1 exists already and is left alone. Choose another name."), path, error);
    if (errno == EACCES || errno == EPERM || errno == EROFS)
        return fail(STATUS_NOT_ALLOWED, N_("You may not make a file in the folder of %1."), path, error);
    if (errno == ENOENT || errno == ENOTDIR || errno == ENAMETOOLONG || errno == ELOOP)
        return fail(STATUS_CANNOT_CREATE, N_("%1 cannot be made (%t2)."), path, error);
    return fail(STATUS_IO, N_("%1 cannot be made (%t2)."), path, error);
}

/* Colleagues get their right to the register from the folder's group. Where the user is not in that group the file
 * stays the user's own. */
static void take_group_of_folder(int descriptor, const char *located)
{
    char *folder = register_file_folder(located);
    struct stat file, above;

    if (fstat(descriptor, &file) == 0 && stat(folder, &above) == 0 && file.st_gid != above.st_gid)
        if (fchown(descriptor, (uid_t)-1, above.st_gid) != 0)
            errno = 0;
    free(folder);
}

enum status register_file_make(const char *path, const char *located, struct error *error)
{
    int descriptor = open(located, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, REGISTER_MODE);

    if (descriptor < 0)
        return fail_to_make(path, error);
    take_group_of_folder(descriptor, located);
    /* The mode given to open(2) is cut by the umask, that of fchmod(2) is not. */
    enum status status = fchmod(descriptor, REGISTER_MODE) == 0 ? STATUS_OK : fail_to_make(path, error);
    if (close(descriptor) != 0 && status == STATUS_OK)
        status = fail_to_make(path, error);
    if (status != STATUS_OK)
        unlink(located);
    return status;
}

/* ---- Checking ---- */

static enum status check_kind(const char *path, const char *located, struct stat *file, struct error *error)
{
    if (lstat(located, file) != 0) {
        if (errno == ENOENT || errno == ENOTDIR)
            return fail(STATUS_NO_INPUT, N_("There is no register %1. “samreg init %1” makes one."), path, error);
        return fail(errno == EACCES ? STATUS_NOT_ALLOWED : STATUS_IO, N_("%1 cannot be opened (%t2)."), path, error);
    }
    if (S_ISLNK(file->st_mode))
        return fail(STATUS_DATA, N_("%1 is a symbolic link. Name the file that it points to."), path, error);
    if (!S_ISREG(file->st_mode))
        return fail(STATUS_DATA, N_("%1 is not a samreg register: it is no ordinary file."), path, error);
    if (file->st_nlink != 1)
        return fail(STATUS_DATA,
                    N_("%1 has a second name (hard link). Opened under two names a register can be damaged: remove one "
                       "of them."),
                    path, error);
    return STATUS_OK;
}

/* The locks that keep two writers apart cannot be trusted over a network. */
static enum status check_file_system(const char *path, const char *located, struct error *error)
{
    struct statfs system;

    if (statfs(located, &system) != 0)
        return STATUS_OK;
    switch ((int)system.f_type) {
    case NFS_SUPER_MAGIC:
    case SMB_SUPER_MAGIC:
    case CIFS_MAGIC:
    case SMB2_MAGIC:
    case FUSE_MAGIC:
    case AFS_SUPER_MAGIC:
    case CODA_SUPER_MAGIC:
        return error_set(error, STATUS_UNAVAILABLE,
                         N_("%1 lies on a network file system, where two users can damage it. Log in to the machine "
                            "that has the disk, or copy the register to a local disk."),
                         path, NULL);
    default:
        return STATUS_OK;
    }
}

/* In a folder that a group shares, the group must be able to write: otherwise a colleague reads but cannot save. Only
 * the owner can mend it. */
static void mend_rights(const char *located, const char *folder, const struct stat *file)
{
    struct stat above;

    if (stat(folder, &above) != 0 || file->st_uid != geteuid())
        return;
    if (!(above.st_mode & S_ISGID) || !(above.st_mode & S_IWGRP))
        return;
    if (file->st_gid != above.st_gid && lchown(located, (uid_t)-1, above.st_gid) != 0)
        return;
    if ((file->st_mode & REGISTER_MODE) != REGISTER_MODE && chmod(located, file->st_mode | REGISTER_MODE) != 0)
        return;
}

static enum status check_rights(const char *path, const char *located, const char *folder, bool read_only,
                                struct error *error)
{
    if (faccessat(AT_FDCWD, located, R_OK, AT_EACCESS) != 0)
        return fail(STATUS_NOT_ALLOWED, N_("You may not read %1. Ask its owner or the administrator."), path, error);
    if (read_only)
        return STATUS_OK;
    if (faccessat(AT_FDCWD, located, W_OK, AT_EACCESS) != 0)
        return fail(STATUS_NOT_ALLOWED,
                    N_("You may read %1 but not write to it (%t2). Open it with --read-only, or ask its owner for "
                       "“chmod 660 %1” and the right group."),
                    path, error);
    if (faccessat(AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) != 0)
        return error_set(error, STATUS_NOT_ALLOWED,
                         N_("You may not write in the folder %1, where every change keeps its journal. Open the "
                            "register with --read-only, or ask the administrator for “chmod 2770 %1” and the right "
                            "group."),
                         folder, NULL);
    return STATUS_OK;
}

/* The journal beside the register, if there is one. */
static bool find_journal(const char *located, struct stat *journal)
{
    struct str name = {0};

    str_addf(&name, "%s-journal", located);
    bool found = lstat(name.text, journal) == 0;
    str_clear(&name);
    return found;
}

enum status register_file_check(const char *path, const char *located, bool read_only, struct error *error)
{
    struct stat file, journal;
    enum status status = check_kind(path, located, &file, error);

    if (status == STATUS_OK)
        status = check_file_system(path, located, error);
    if (status == STATUS_OK && find_journal(located, &journal) && (!S_ISREG(journal.st_mode) || journal.st_nlink != 1))
        status = error_set(error, STATUS_DATA,
                           N_("%1-journal, which stands beside the register, is not what the program left there. "
                              "Ask the administrator."),
                           path, NULL);
    if (status != STATUS_OK)
        return status;
    char *folder = register_file_folder(located);
    mend_rights(located, folder, &file);
    status = check_rights(path, located, folder, read_only, error);
    free(folder);
    return status;
}

bool register_file_has_journal(const char *located)
{
    struct stat journal;

    return find_journal(located, &journal) && journal.st_size > 0;
}
